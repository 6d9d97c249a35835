"""Small papers on which the library was once wrong, with the values that they must give."""

from pathlib import Path

import pytest

import bologna_credits as bc


def test_marks_with_their_maximum_pass(shared: Path) -> None:
    transcript = bc.interop.elmo.read(shared / "cases" / "A01-fraction-label-fr.xml")
    marks = {course.code: course.grade for course in transcript.courses}
    scale = bc.grading_scale("FR-20")
    assert marks == {"ALG1": scale.grade("15"), "ANA1": scale.grade("12")}
    assert all(grade is not None and grade.passes for grade in marks.values())


def test_credits_awarded_for_a_failing_mark_count_and_the_grade_at_home_is_open(shared: Path) -> None:
    transcript = bc.interop.elmo.read(shared / "cases" / "A04-compensated-pass.xml")
    six = bc.Credits(6, "ECTS")
    agreement = bc.LearningAgreement([bc.Component("MA1", "Mathematics", six)], [bc.Component("H1", "Mathematics", six)])
    for by in (bc.ModifiedBavarian(), bc.ModifiedBavarian(onto="nearest_better")):
        decision = bc.recognise(transcript, agreement, bc.HomeRules("ECTS", scale="DE-THIRDS", by=by))
        assert (decision.rows[0].verdict, str(decision.credits)) == (bc.Verdict.HOLDS, "6 ECTS")
        assert [(point.code, point.subject) for point in decision.open] == [("recognition.grade-open", "MA1")]
        assert decision.rows[0].grade is None


@pytest.mark.skipif(bc.grading_scale("FR-20").grade("9.5").conditional is None, reason="FR-20 has no condition below 10 yet")
def test_credits_stated_for_a_mark_that_may_be_compensated_are_open_and_no_debt(shared: Path) -> None:
    transcript = bc.interop.elmo.read(shared / "cases" / "A05-french-credits-below-ten.xml")
    agreement = bc.LearningAgreement([bc.Component("L2", "L2", bc.Credits(5, "ECTS"))], [])
    decision = bc.recognise(transcript, agreement, bc.HomeRules("ECTS", scale="DE-THIRDS"))
    assert decision.debt == ()
    assert {point.code for point in decision.open} & {"recognition.passed-unknown", "recognition.passed-conditional"}
