"""The search for a word in any language and script."""

import pytest

from bologna_credits import (
    Catalogue,
    default_catalogue,
    find,
    read_definition,
)

_FILE = """
format = 1
country = "XX"
names = { qq = "Nirgendwo" }
[sources.a]
title = "An act"
url = "https://example.org/a"
seen = "secondary"
[[scales]]
code = "XX-S"
names = { en = "marks of Nowhere" }
basis = "statute"
source = "a"
numbers = { best = 10, lowest_pass = 5, worst = 0 }
bands = [{ low = 9, high = 10, words = { de = "sehr schön" } }]
rows = [{ label = "11", passes = true, value = 11, above = true, aliases = ["eleven!"], words = { fr = "félicité" } }]
[[equivalences]]
from = "XX-S"
to = "ECTS-AF"
basis = "statute"
source = "a"
rows = [{ low = 9, high = 10, to = ["A"] }]
ends = { day = 2010-12-31, is = "in_force", source = "a" }
[[equivalences]]
from = "XX-S"
to = "ECTS-AF"
basis = "institution"
source = "a"
authority = "Uni"
withdrawn = "it was unlawful"
rows = [{ low = 9, high = 10, to = ["B"] }]
"""


@pytest.fixture(scope="module")
def nowhere() -> Catalogue:
    return default_catalogue().with_definition(read_definition(_FILE, "xx.toml"))


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("opintopiste", "credit system", "FI-OP"),
        ("ҚАЗАҚСТАН", "country", "KZ"),
        ("hogskolepoang", "credit system", "SE-HP"),
        ("väl godkänd", "grade", "SE-UVG VG"),
        ("kz/kaznu", "practice", "KZ/KazNU"),
        ("it-30", "grading scale", "IT-30"),
        ("félicité", "grade", "XX-S 11"),
        ("eleven", "grade", "XX-S 11"),
        ("SEHR SCHON", "grade", "XX-S 9–10"),
        ("marks of  nowhere", "grading scale", "XX-S"),
    ],
)
def test_a_word_is_found_in_any_language_and_script(nowhere: Catalogue, text: str, kind: str, code: str) -> None:
    assert (kind, code) in [(found.kind, found.code) for found in find(text, catalogue=nowhere)]


def test_the_whole_word_comes_before_a_part_of_one() -> None:
    texts = [found.text.casefold() for found in find("poäng")]
    assert texts[0] == "poäng"
    assert "högskolepoäng" in texts[1:]


def test_an_empty_search_finds_nothing() -> None:
    assert find("  ") == ()
    assert find("qqqqqq") == ()
