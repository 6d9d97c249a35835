"""Philippines: the least number is the best, and a four is not yet a fail for good."""

import pytest

import bologna_credits as bc


def test_one_is_better_than_three() -> None:
    """'1.0 Excellent', '3.0 Pass', '5.0 Failure'."""
    scale = bc.grading_scale("PH-UP")
    assert scale.grade("1.0") > scale.grade("3.0") > scale.grade("5.0")
    assert scale.passing[-1].label == "3.0"


@pytest.mark.parametrize("label", ["4.0", "5.0"])
def test_a_conditional_failure_gives_no_credit_as_it_stands(label: str) -> None:
    """'If the student passes the reexamination, he/she is given a grade of 3.00, but if he/she fails, a 5.00.'"""
    assert not bc.grading_scale("PH-UP").grade(label).passes


def test_no_grade_stands_between_three_and_four() -> None:
    with pytest.raises(bc.UnknownGradeError):
        bc.grading_scale("PH-UP").grade("3.25")


def test_a_unit_of_laboratory_is_twice_a_unit_of_lectures() -> None:
    """Diliman: 'at least 16 semester-hours of instruction', 'at least 32 semester hours'."""
    system = bc.credit_system("PH-UP-UNIT")
    (lecture,) = system.hours_for(bc.Circumstances(activity="theory"))
    (laboratory,) = system.hours_for(bc.Circumstances(activity="laboratory"))
    assert laboratory.low == 2 * lecture.low == 32
