"""A letter as text for a terminal."""

import unicodedata

import pytest
from hypothesis import given, settings

from bologna_credits import CourseResult, Credits, HomeRules, Institution, Transcript, recognise
from bologna_credits.letters import Letterhead, letter
from tests.letters.conftest import EXAMPLES, decided
from tests.letters.hostile import TEXTS, letter_with


@settings(max_examples=40)
@given(TEXTS)
def test_no_sign_that_acts_on_a_terminal_reaches_it(text: str) -> None:
    said = letter_with(text).text()
    assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp") and sign != "\n" for sign in said)


@pytest.mark.parametrize("name", EXAMPLES)
def test_sentences_are_folded_and_headings_underlined(name: str) -> None:
    lines = letter(decided(name), "ru", letterhead=Letterhead(institution="KRU", closing="Конец.")).text().split("\n")
    assert lines[:3] == ["KRU", "", "Решение о признании периода обучения"]
    assert all(len(line) <= 96 or "  " in line or "/" in line for line in lines)
    assert "Обоснование" in lines
    assert lines[lines.index("Обоснование") + 1] == "-" * len("Обоснование")
    assert lines[-7:-5] == ["Конец.", ""]
    assert lines[-1] == "Подпись"


def test_a_letter_that_cites_nothing_has_no_list_of_sources() -> None:
    course = CourseResult("A", "Algebra", Credits(5, "ECTS"), None, None, status="in-progress")
    decision = recognise(Transcript(Institution("Oslo"), (course,)), None, HomeRules(credits="ECTS"))
    made = letter(decision, form="short")
    assert made.sheet.sources == ()
    assert "Sources" not in made.text()
    assert "Sources" not in made.html()
