"""Courses that were only passed, here or there."""

from fractions import Fraction

import pytest

from bologna_credits import (
    ArgumentError,
    Credits,
    Grade,
    GradingScale,
    NoConversionError,
    PracticeWith,
    Rounding,
    convert_grade,
    grade_average,
    grading_scale,
    methods_between,
)
from bologna_credits.conversion import MeanSoFar, PassedOnly
from bologna_credits.grades import GradeRow

ITALY = grading_scale("IT-30")


def _passed() -> Grade:
    return grading_scale("IT-PF").grade(next(grade.label for grade in grading_scale("IT-PF").grades if grade.passes))


def test_the_mean_so_far_stands_for_a_course_that_was_only_passed() -> None:
    answer = convert_grade(_passed(), to=ITALY, by=MeanSoFar("26.5", roundings=Rounding(1, "half_up")))
    assert answer.grade.label == "27"
    assert [finding.code for finding in answer.steps] == ["grade.mean-so-far", "grade.rounded"]


def test_the_mean_may_be_an_average_of_the_library() -> None:
    mean = grade_average([(ITALY.grade("24"), Credits(6, "ECTS")), (ITALY.grade("28"), Credits(6, "ECTS"))])
    answer = convert_grade(_passed(), to=ITALY, by=MeanSoFar(mean))
    assert (answer.grade.label, answer.exact) == ("26", Fraction(26))


def test_a_mean_between_two_marks_is_open_unless_the_step_is_said() -> None:
    plain = convert_grade(_passed(), to=ITALY, by=MeanSoFar("26.4"))
    assert [finding.code for finding in plain.steps.open] == ["grade.no-legal"]
    onto = convert_grade(_passed(), to=ITALY, by=MeanSoFar("26.4", onto="next_better"))
    assert (onto.grade.label, [finding.code for finding in onto.steps][-1]) == ("27", "grade.onto")


def test_vercelli_takes_the_mean_and_does_not_say_how_it_becomes_a_mark() -> None:
    """'si riconoscerà un voto corrispondente alla media ponderata dei voti …', and no word on rounding."""
    answer = convert_grade(_passed(), by=PracticeWith("IT/UPO-DIGSPES", mean="26.4"))
    assert (answer.exact, answer.decided) == (Fraction("26.4"), False)
    assert [finding.code for finding in answer.steps.open] == ["grade.rounding-unknown"]
    with pytest.raises(ArgumentError, match="the student's mean so far"):
        convert_grade(_passed(), by="IT/UPO-DIGSPES")


def test_a_grade_is_not_replaced_by_the_mean() -> None:
    with pytest.raises(NoConversionError, match="28 is a grade"):
        convert_grade(ITALY.grade("28"), to="FR-20", by=MeanSoFar(26))


def test_a_fail_is_not_replaced_by_the_mean() -> None:
    failed = next(grade for grade in grading_scale("IT-PF").grades if not grade.passes)
    answer = convert_grade(failed, to="IT-30", by=MeanSoFar(26))
    assert not any(grade.passes for grade in answer.candidates)


def test_only_the_pass_is_kept_where_the_student_chose_so_before_the_stay() -> None:
    answer = convert_grade(ITALY.grade("28"), by=PracticeWith("DE/HM-Muenchen", passed=True))
    assert answer.grade.label == "mit Erfolg abgelegt"
    assert "before the stay" in str(answer.steps)
    assert convert_grade(ITALY.grade("28"), by="DE/HM-Muenchen").grade.label == "1.5"


def test_a_practice_without_that_choice_refuses_it() -> None:
    with pytest.raises(ArgumentError, match="gives the student no such choice"):
        convert_grade(ITALY.grade("28"), by=PracticeWith("DE/Koeln-ES1", passed=True))


def test_a_fail_stays_a_fail_where_only_the_pass_is_kept() -> None:
    answer = convert_grade(grading_scale("NO-AF").grade("F"), to="IT-PF", by=PassedOnly())
    assert not answer.decided
    assert not any(grade.passes for grade in answer.candidates)


def test_a_target_needs_one_mere_pass() -> None:
    with pytest.raises(NoConversionError, match="no mere pass"):
        convert_grade(ITALY.grade("28"), to="FR-20", by=PassedOnly())
    two = GradingScale(
        "XX-TWO",
        rows=(GradeRow("pass", True, ranked=False), GradeRow("merit", True, ranked=False), GradeRow("fail", False, ranked=False)),
    )
    with pytest.raises(NoConversionError, match="2 of them: pass, merit"):
        convert_grade(ITALY.grade("28"), to=two, by=PassedOnly())


def test_look_up_lists_the_rule_for_passes_where_there_are_passes() -> None:
    assert "IT/UPO-DIGSPES" in [way.name for way in methods_between("IT-PF", "IT-30")]
    assert "IT/UPO-DIGSPES" not in [way.name for way in methods_between("GB-PERCENT", "IT-30")]
