"""A statute that was not read is named by who tells it; the rule stands in docs/reference/format.md."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import bologna_credits

DATA = Path(bologna_credits.__file__).parent / "data"
FILES = sorted(path for folder in ("countries", "frameworks", "practices", "schemes") for path in (DATA / folder).glob("*.toml"))

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
ACT = re.compile(
    r"§\s*\d"
    r"|\b(art|article|čl|член|члан)\b\.?\s*\d"
    r"|\b(act|circular|decision|decree|law|order|regulation)\b( No)? \d"
    r"|\b(décret|loi|ley|lei|legge|määrus|закон|приказ|наказ)\b( nr| n°| №)? \d"
    r"|\b(no|nr)\b\.? \d"
    rf"|\bof \d{{1,2}} ({MONTHS}) \d{{4}}\b",
    re.IGNORECASE,
)


def told_statutes(part: Any, sources: dict[str, Any], place: str = "") -> Iterator[tuple[str, str]]:
    """Each entry whose basis is a statute and whose source was not read itself: its place, and the words about the source."""
    if isinstance(part, list):
        for number, item in enumerate(part):
            yield from told_statutes(item, sources, f"{place}[{number}]")
    if isinstance(part, dict):
        source = sources.get(str(part.get("source")), {})
        if part.get("basis") == "statute" and source.get("seen") == "secondary":
            yield place, " | ".join(str(source.get(key, "")) for key in ("title", "note", "quote"))
        for key, item in part.items():
            yield from told_statutes(item, sources, f"{place}.{key}")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_statute_told_by_others_is_named_by_number_day_or_article(path: Path) -> None:
    definition = tomllib.loads(path.read_text(encoding="utf-8"))
    unnamed = [place for place, words in told_statutes(definition, definition["sources"]) if not ACT.search(words)]
    assert not unnamed, f"name the act in the source's title or note, or take the basis of who tells it: {unnamed}"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Real Decreto 1125/2003, art. 5.4 to 5.6, in English", True),
        ("GntZollDVDV 2023 § 40", True),
        ("Its Armenian page names decree 2307-N of 22 December 2005", True),
        ("An encyclopedia's entry on rating (order of the ministry of 8 June 1999)", True),
        ("An account of the law on higher education, which itself was not read.", False),
        ("A university's account of the law, 60 credits a year since 2014", False),
    ],
)
def test_the_words_tell_a_named_act_from_a_law_at_large(words: str, named: bool) -> None:
    assert bool(ACT.search(words)) is named


def test_a_told_statute_is_found_in_an_entry_and_in_its_rows() -> None:
    told = {"source": "page", "basis": "statute"}
    sources = {"page": {"seen": "secondary", "title": "A page"}, "act": {"seen": "primary", "title": "The act"}}
    definition = {"scales": [told | {"rows": [told, told | {"source": "act"}, told | {"basis": "agency"}]}]}
    assert [place for place, _ in told_statutes(definition, sources)] == [".scales[0]", ".scales[0].rows[0]"]
