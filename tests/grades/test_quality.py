"""The order of grades by quality."""

import pytest

from bologna_credits import MixedScalesError, grading_scale
from bologna_credits.grades.quality import ByQuality


def test_a_better_grade_is_greater_whatever_the_direction_of_the_digits() -> None:
    germany, italy = grading_scale("DE-THIRDS"), grading_scale("IT-30")
    assert germany.grade("1.0") > germany.grade("1.3") >= germany.grade("1.3")
    assert italy.grade(18) < italy.grade(30) <= italy.grade("30L")


def test_grades_compare_with_grades_of_their_scale_only() -> None:
    one = grading_scale("DE-THIRDS").grade("1.0")
    assert isinstance(one, ByQuality)
    with pytest.raises(MixedScalesError):
        assert one >= grading_scale("IT-30").grade(18)
    for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
        assert getattr(one, compare)(1) is NotImplemented
