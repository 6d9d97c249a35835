"""Open points as a person names and answers them."""

from pathlib import Path

import attrs
import pytest

import bologna_credits as bc
from bologna_credits.cli.options import UsageError
from bologna_credits.cli.points import Point, chosen, decided, grade_of, points_of, points_table
from bologna_credits.core import Finding, Verdict
from bologna_credits.core.languages import words
from bologna_credits.interop import case
from bologna_credits.recognition.effects import CREDIT_POINTS, EFFECTS, GRADE_POINTS


def _point(code: str, subject: str = "A1", number: int = 1) -> Point:
    scale = bc.grading_scale("NO-AF") if code in GRADE_POINTS else None
    return Point(number, Finding(code, Verdict.OPEN, subject), scale)


@pytest.mark.parametrize("code", EFFECTS)
def test_every_point_has_an_answer_and_no_two_answers_share_a_word(code: str) -> None:
    point = _point(code)
    assert point.answers
    assert set(point.words.values()) <= {Verdict.HOLDS, Verdict.FAILS}
    if not point.takes_grade and not point.takes_credits:
        assert set(point.words.values()) == {Verdict.HOLDS, Verdict.FAILS}


@pytest.mark.parametrize("code", CREDIT_POINTS)
def test_missing_credits_take_a_number_or_no_credits(code: str) -> None:
    assert _point(code).answers == "--credits NUMBER, or --decide no-credits"
    assert _point(code).words == {"no-credits": Verdict.FAILS}


def test_a_range_takes_a_number_or_stays() -> None:
    assert _point("recognition.credits-range").answers == "--credits NUMBER, or --decide range"


def test_a_point_that_the_table_does_not_know_is_confirmed_or_not() -> None:
    assert _point("dossier.later").answers == "--decide confirmed, or --decide not-confirmed"


def test_a_scale_of_numbers_is_shown_by_its_range() -> None:
    point = Point(1, Finding("recognition.grade-open", Verdict.OPEN, "A1"), bc.grading_scale("IT-30"))
    assert point.grades[-1] == str(bc.grading_scale("IT-30").numbers)


def test_without_a_scale_at_home_no_grade_is_asked_for() -> None:
    point = Point(1, Finding("recognition.grade-open", Verdict.OPEN, "A1"))
    assert (point.answers, point.grades) == ("--decide without-grade", ())


def test_a_scale_beside_a_point_that_asks_for_no_grade_offers_none() -> None:
    point = Point(1, Finding("recognition.missing", Verdict.OPEN, "A1"), bc.grading_scale("NO-AF"))
    assert (point.takes_grade, point.grades) == (False, ())


def test_a_name_of_several_points_is_told_with_what_tells_them_apart() -> None:
    points = (_point("recognition.missing", "2"), _point("recognition.used", "B", 2))
    with pytest.raises(UsageError, match='"2" means 2 open points: "missing 2", or "used B"'):
        chosen(points, ["2"])
    assert chosen(points, ["missing 2"]) == points[:1]


def test_a_point_that_is_named_twice_is_answered_once() -> None:
    points = (_point("recognition.missing"),)
    assert chosen(points, ["1", "a1"]) == points


def test_where_nothing_is_open_it_is_said() -> None:
    with pytest.raises(UsageError, match="no point is open"):
        chosen((), ["1"])
    assert points_table(()) == "no open points"
    assert points_table((), words("kk")) == "шешілмеген мәселелер жоқ"


def test_credits_alone_decide_that_they_count() -> None:
    point = _point("recognition.credits-need")
    assert decided([point], None, None, "5") == [(point, Verdict.HOLDS)]


def test_a_decision_without_a_scale_at_home_has_points_too(root: Path) -> None:
    papers = case.load(root / "examples" / "oslo-kostanay")
    home = bc.HomeRules("NO-SP", circumstances=papers.home.circumstances)
    decision = attrs.evolve(papers, home=home).recognise()
    assert {point.scale for point in points_of(decision)} == {None}


def test_what_follows_from_a_result_stands_behind_it_and_the_whole_subject_is_meant_before_a_side() -> None:
    sheet = "Code;Title;ECTS;Grade\nA;Algebra;5;nb\n"
    transcript = bc.interop.sheets.read_transcript(sheet, issuer=bc.Institution("Lodz", "PL"), scales={"PL": "PL-5"})
    five = bc.Credits(5, "ECTS")
    agreement = bc.LearningAgreement([bc.Component("A", "Algebra", five)], [bc.Component("H", "Algebra", five)])
    decision = bc.recognise(transcript, agreement, bc.HomeRules("ECTS"), matches=[bc.Match(["A"], ["H"])])
    points = points_of(decision)
    assert [(point.number, point.code) for point in points] == [(1, "passed-unknown"), (2, "match-open")]
    assert chosen(points, ["A"]) == points[:1]
    assert chosen(points, ["H"]) == points[1:]


def test_a_typed_grade_has_the_label_of_its_scale() -> None:
    point = _point("recognition.grade-open")
    assert [grade_of(point, typed) for typed in ("b", None)] == ["B", None]
    assert grade_of(_point("recognition.missing"), "b") == "b"


def test_a_long_reason_of_several_points_is_told_once_and_a_short_one_with_each() -> None:
    long, short = "no rule leads there " * 5, "no rule"
    points = tuple(
        Point(number, Finding("recognition.missing", Verdict.OPEN, f"A{number}", because=why))
        for number, why in enumerate((short, long.strip(), long.strip(), short), 1)
    )
    told = points_table(points)
    assert (told.count("leads"), told.count("— as in"), "point 2  " in told) == (5, 1, True)
    assert points_table(points, words("ru")).count("leads") == 5
