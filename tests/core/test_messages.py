import datetime
import re
from fractions import Fraction
from pathlib import Path
from string import Formatter

import pytest

import bologna_credits as bc
from bologna_credits.core.languages import words
from bologna_credits.core.messages import MESSAGES, _pieces, message_of


def test_a_message_is_built_from_its_facts() -> None:
    assert message_of("credits.rounded", {"before": "4.5", "after": "5", "rounding": "half up"}) == "4.5 becomes 5 (half up)"


def test_an_unknown_code_shows_its_facts() -> None:
    assert message_of("plug-in.rule", {"amount": "3", "system": "XX"}) == "amount 3, system XX"


def test_an_unknown_code_without_facts_shows_itself() -> None:
    assert message_of("plug-in.rule", {}) == "plug-in.rule"


def test_a_fact_that_is_lacking_does_not_break_the_message() -> None:
    assert message_of("credits.rounded", {"before": "4.5"}) == "4.5 becomes … (…)"


def test_shares_are_shown_as_percentages_where_the_template_asks_for_them() -> None:
    third, half = Fraction(1, 3), Fraction(1, 2)
    assert message_of("grade.interval", {"grade": "B", "low": third, "high": half, "table": "T"}) == (
        "B covers the best 33.33 % to 50.00 % of T"
    )
    assert message_of("grade.overlap", {"candidates": ("A", "B"), "shares": (third, half), "table": "T"}) == (
        "that overlaps A, B of T (by 33.33 %, 50.00 %)"
    )
    assert message_of("grade.interval", {"grade": "B", "low": "old text", "high": half, "table": "T"}).startswith(
        "B covers the best old text to"
    )


def test_a_template_may_name_the_word_between_the_items_of_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MESSAGES, "plug-in.choice", "choose {codes:or}")
    assert message_of("plug-in.choice", {"codes": ("A", Fraction(1, 2))}) == "choose A or 0.5"
    assert message_of("plug-in.choice", {"codes": "A"}) == "choose A"


def test_braces_in_a_fact_are_kept_as_they_are() -> None:
    assert message_of("document.credits-unreadable", {"value": "{0}{x}"}) == 'the credits "{0}{x}" are no number'


@pytest.mark.parametrize("code", MESSAGES)
def test_a_code_is_lower_case_words_with_one_dot(code: str) -> None:
    assert re.fullmatch(r"[a-z]+(\.[a-z]+(-[a-z]+)*)?", code)


@pytest.mark.parametrize("code", MESSAGES)
def test_a_template_holds_plain_names_of_facts(code: str) -> None:
    fields = [name for _, name, _, _ in Formatter().parse(MESSAGES[code]) if name is not None]
    assert [name for name in fields if not name.isidentifier()] == []


def test_every_code_is_written_out_where_a_finding_is_made() -> None:
    package = Path(bc.__file__).parent
    wording = package / "core" / "wording"
    source = "".join(path.read_text("utf-8") for path in package.rglob("*.py") if wording not in path.parents)
    assert [code for code in MESSAGES if f'"{code}"' not in source] == []


def test_a_template_is_taken_apart_once_however_many_findings_use_it() -> None:
    _pieces.cache_clear()
    for number in range(2, 1002):
        message_of("credits.rounded", {"before": number, "after": number, "rounding": "half up"})
    assert _pieces.cache_info().misses == 1
    assert (_pieces.cache_info().maxsize or 0) > len(MESSAGES)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_bracket_with_nothing_in_it_is_left_out(language: str) -> None:
    day = datetime.date(2026, 3, 1)
    told = message_of("dossier.no-due-day", {"complete": day}, words(language))
    bare = message_of("dossier.no-due-day", {"complete": None}, words(language))
    assert told.replace(f" ({words(language).day(day)})", "") == bare != told
    assert (
        message_of("dossier.before-complete", {"decided": day, "complete": None}, words(language)).count("–") == 1
    )  # no bracket
    assert "(" not in message_of("recognition.used", {"degree": ""}, words(language))
