"""France: surprising cases, asked through the public API."""

from typing import Literal

import pytest

import bologna_credits as bc

FR = bc.grading_scale("FR-20")


def _decide(mark: str, status: Literal["passed", "failed"] | None) -> bc.Recognition:
    agreement = bc.LearningAgreement(
        [bc.Component("UE1", "Algèbre", bc.Credits(6, "FR-ECTS"))], [bc.Component("M1", "Mathematics")]
    )
    course = bc.CourseResult("UE1", "Algèbre", bc.Credits(6, "FR-ECTS"), FR.grade(mark), status=status)
    return bc.recognise(bc.Transcript(bc.Institution("Grenoble"), (course,)), agreement, bc.HomeRules(credits="ECTS"))


def test_compensation_gives_credits_below_ten() -> None:
    """ "les UE non validées d'un semestre validé sont considérées acquises par compensation": 9 with credits awarded counts."""
    decision = _decide("9", "passed")
    assert decision.credits == bc.CreditRange(6, 6, "ECTS")
    assert decision.debt == ()


def test_nine_without_a_status_is_open_and_a_failed_nine_is_a_debt() -> None:
    """ "10 or more is generally required for a course or a semester to be validated", generally."""
    unsaid = _decide("9", None)
    assert (unsaid.recognised, unsaid.debt) == ((), ())
    assert "recognition.passed-conditional" in [finding.code for finding in unsaid.open]
    failed = _decide("9", "failed")
    assert failed.recognised == ()
    assert len(failed.debt) == 1


@pytest.mark.parametrize(
    ("mark", "letter"),
    [
        ("15.1", "A"),
        ("15", "B"),
        ("14.5", "B"),
        ("13", "C"),
        ("11.5", "D"),
        ("10.5", "E"),
        ("9.99", "FX"),
        ("8", "FX"),
        ("7.9", "F"),
    ],
)
def test_letters_of_tarbes(mark: str, letter: str) -> None:
    """A above 15, B 14–15, C 12–14, D 11–12, E 10–11, FX 8–10, F below 8 (vectors TFR03, TFR04, TFR07)."""
    assert bc.convert_grade(FR.grade(mark), to="ECTS-AF", by="ENIT Tarbes").grade.label == letter


@pytest.mark.parametrize(("mark", "letters"), [("14", ["B", "C"]), ("12", ["C", "D"]), ("11", ["D", "E"]), ("10", ["E", "FX"])])
def test_a_mark_that_tarbes_prints_twice_stays_open(mark: str, letters: list[str]) -> None:
    """ "between 14 and 15", "between 12 and 14": 14 is in both; and credits ask for "above 10"."""
    answer = bc.convert_grade(FR.grade(mark), to="ECTS-AF", by="ENIT Tarbes")
    assert [grade.label for grade in answer.candidates] == letters
    assert not answer.decided


def test_schools_disagree_and_one_must_be_named() -> None:
    """15.2 is A at Tarbes and B by the proposal of ENSEEIHT; 16 is B at Enjmin and A at Strasbourg."""
    with pytest.raises(bc.NoConversionError, match="Cnam-Enjmin"):
        bc.convert_grade(FR.grade("15.2"), to="ECTS-AF")
    asked = [
        ("15.2", "ENIT Tarbes"),
        ("15.2", "ENSEEIHT (proposal of 2004)"),
        ("16", "Cnam-Enjmin"),
        ("16", "Université de Strasbourg (Performing Arts)"),
    ]
    assert [bc.convert_grade(FR.grade(mark), to="ECTS-AF", by=body).grade.label for mark, body in asked] == ["A", "B", "B", "A"]


def test_between_whole_marks_enjmin_prints_nothing() -> None:
    """ "Between 17 and 20", "Between 15 and 16": 16.5 has no row, and none is made up."""
    with pytest.raises(bc.EquivalenceGapError, match=r"16\.5"):
        bc.convert_grade(FR.grade("16.5"), to="ECTS-AF", by="Cnam-Enjmin")


def test_a_table_that_lets_a_fail_pass_is_kept_and_asked_about() -> None:
    """The proposal of ENSEEIHT gives E from 9 on, below the pass of 10: no fail becomes a pass without a person."""
    answer = bc.convert_grade(FR.grade("9.5"), to="ECTS-AF", by="ENSEEIHT (proposal of 2004)")
    assert [grade.label for grade in answer.candidates] == ["E"]
    assert not answer.decided
    assert answer.steps.open
