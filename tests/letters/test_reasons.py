"""Reasons a line each, and open points with who settles them and how."""

import re

import pytest

from bologna_credits import Recognition, Verdict
from bologna_credits.core.languages import words
from bologna_credits.core.wording.letters import LETTERS
from bologna_credits.letters.parts import Line, Sources
from bologna_credits.letters.reasons import how_of, noted, open_points, reasons, refusals, settled
from bologna_credits.recognition.effects import CREDIT_POINTS, EFFECTS, GRADE_POINTS, Effect
from tests.letters.conftest import EXAMPLES, decided

_ENGLISH = words("en")


def _about(lines: tuple[Line, ...], code: str, kind: str) -> str:
    return next(line.plain for line in lines if code in line.about.split(", ") and line.kind == kind)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_grade_and_every_amount_has_its_reason_in_a_line(name: str) -> None:
    decision = decided(name)
    lines = reasons(decision, Sources(), _ENGLISH)
    for row in decision.rows:
        assert _about(lines, row.code, "Result")
        if row.recognised is not None:
            assert _about(lines, row.code, "Credits")
        if row.grade is not None:
            assert row.grade.label in _about(lines, row.code, "Grade")


def test_a_reason_has_the_number_of_the_text_on_which_it_rests() -> None:
    sources, decision = Sources(), decided("oslo-kostanay")
    lines = reasons(decision, sources, _ENGLISH)
    told = _about(lines, "KZH1101", "Grade")
    number = int(re.findall(r"\[(\d+)\]", told)[-1])
    assert list(sources)[number - 1].title.startswith("Table from Kazakh to Norwegian letters")


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_open_or_settled_is_no_reason(name: str) -> None:
    decision = decided(name)
    told = " ".join(line.plain for line in reasons(decision, Sources(), _ENGLISH))
    assert not any(point.message in told for point in decision.open)


@pytest.mark.parametrize("code", EFFECTS)
def test_every_point_has_words_on_how_it_is_settled(code: str) -> None:
    assert how_of(code) in LETTERS
    if code in GRADE_POINTS:
        assert how_of(code) == "letter.how.grade"
    if code in CREDIT_POINTS:
        assert how_of(code) == "letter.how.credits"
    if EFFECTS[code][0] is not Effect.CONFIRMED:
        assert how_of(code) != "letter.how.confirmed"


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_open_point_is_told_with_who_settles_it_and_how(name: str, language: str) -> None:
    decision, spoken = decided(name), words(language)
    lines = open_points(decision, "Dean", Sources(), spoken)
    told = {about for line in lines for about in line.about.split(", ")}
    assert {point.about(spoken) for point in decision.open if ", " not in point.subject} <= told
    who = decision.home.decides or "Dean"
    assert all(line.pieces[-1].text.startswith(f"{who}: ") and line.pieces[-1].source is None for line in lines)
    assert not any("{" in line.plain for line in lines)


def test_without_an_office_the_home_university_settles() -> None:
    lines = open_points(decided("kostanay-lodz"), "", Sources(), _ENGLISH)
    assert all(
        line.plain.endswith("the home university: decide on a grade of the scale KZ-2018, or recognise it without a grade.")
        for line in lines
    )


def test_a_refusal_says_what_failed() -> None:
    decision = decided("kostanay-lodz")
    (line,) = refusals(decision.debt, Sources(), _ENGLISH)
    assert line.plain == "EK-104 Public finance: 2.0 is a failing grade of PL-5; failed at the host: academic debt"


def test_what_stands_in_no_row_is_noted_once() -> None:
    decision = decided("kostanay-oslo")
    told = [line.plain for line in noted(decision, Sources(), _ENGLISH)]
    assert told[-1] == "FRI0107: not part of the agreement: set apart, assessed on request"
    assert len(told) == len(set(told)) == 2
    assert not any(finding.verdict is Verdict.OPEN and finding.message in " ".join(told) for finding in decision.findings)


def test_what_was_settled_names_office_day_grade_and_reason() -> None:
    decision: Recognition = decided("kostanay-lodz")
    (point, *_) = decision.open
    done = decision.settle(point.code, point.subject, "holds", by="Dean", on="2026-03-01", because="by the syllabus", grade="B")
    (line,) = settled(done, Sources(), _ENGLISH)
    assert line.plain == "JP-201: Dean decided on 2026-03-01: grade B — by the syllabus"
