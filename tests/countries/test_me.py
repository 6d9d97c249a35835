"""Montenegro: ECTS letters that stand for points. Expected values are those that the university prints."""

import pytest

import bologna_credits as bc
from bologna_credits import NoConversionError


def test_montenegrin_letters_are_not_the_letters_of_ects() -> None:
    """They stand for points (“Grade A (excellent) is equivalent to grade 10 (more or equal to 90 points)”), not for the best 10 %."""
    ours, ects = bc.grading_scale("ME-AF"), bc.grading_scale("ECTS-AF")
    assert ours.grade("A") != ects.grade("A")
    for start, to in ((ours, "ECTS-AF"), (ects, "ME-AF")):
        for letter in "ABCDE":
            with pytest.raises(NoConversionError):
                bc.convert_grade(start.grade(letter), to=to)
    assert bc.grading_scale("ME") == ours
    with pytest.raises(bc.UnknownGradeError):
        ours.grade("FX")  # of ECTS-AF alone


@pytest.mark.parametrize(
    ("points", "letter"),
    [
        ("100", "A"),
        ("90", "A"),
        ("89.99", "B"),  # “more or equal to 80 points and less than 90 points”
        ("80", "B"),
        ("70", "C"),
        ("60", "D"),
        ("59.9", "E"),  # “more or equal to 50 points and less than 60 points”
        ("50", "E"),
        ("49.9", "F"),
        ("0", "F"),
    ],
)
def test_points_turn_at_the_lower_end_of_each_range(points: str, letter: str) -> None:
    grade = bc.grading_scale("ME").from_percent(points)
    assert (grade.label, grade.passes) == (letter, letter != "F")


def test_the_letters_have_the_numbers_10_to_6_and_the_fail_has_none() -> None:
    """“Grade E (sufficient) is equivalent to grade 6”; “The grade F has the meaning fail.”"""
    scale = bc.grading_scale("ME-AF")
    assert [scale.grade(letter).value for letter in "ABCDEF"] == [10, 9, 8, 7, 6, None]


def test_a_credit_is_30_hours() -> None:
    """University of Montenegro: “One ECTS credit refers to 30 hours of student work”."""
    assert [str(row.workload) for row in bc.credit_system("ME").hours] == ["30 hours"]
