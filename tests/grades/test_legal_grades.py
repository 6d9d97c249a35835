"""The step of a number onto a legal grade."""

from fractions import Fraction

import pytest

from bologna_credits import (
    ArgumentError,
    OntoGrade,
    UndecidedError,
    grading_scale,
)
from bologna_credits.grades import OntoMode


@pytest.mark.parametrize(
    ("mode", "value", "label"),
    [
        ("nearest_better", "2.5", "2.3"),
        ("nearest_worse", "2.5", "2.7"),
        ("nearest_better", "2.6", "2.7"),
        ("nearest_better", "2.4", "2.3"),
        ("next_better", "2.2", "2.0"),
        ("next_worse", "2.1", "2.3"),
        ("next_better", "2.3", "2.3"),
    ],
)
def test_a_number_steps_onto_a_legal_grade(mode: OntoMode, value: str, label: str) -> None:
    grade = OntoGrade(mode).apply(Fraction(value), grading_scale("DE-THIRDS"))
    assert grade is not None
    assert grade.label == label


def test_no_legal_grade_lies_beyond_the_best_and_the_lowest_pass() -> None:
    scale = grading_scale("BE-20")
    assert OntoGrade("nearest_better").apply(Fraction(21), scale) is None
    assert OntoGrade("nearest_better").apply(Fraction(9), scale) is None
    better = OntoGrade("next_better").apply(Fraction("12.1"), scale)
    assert better is not None
    assert better.label == "13"


def test_a_step_needs_numbers_and_a_known_mode() -> None:
    with pytest.raises(UndecidedError, match="choose minimum, median or maximum"):
        OntoGrade("next_better").apply(Fraction(1), grading_scale("NO-AF"))
    with pytest.raises(ArgumentError, match="nearest_better"):
        OntoGrade("nearer")  # type: ignore[arg-type]
    assert {str(OntoGrade(mode)) for mode in OntoMode} == {
        "nearest legal grade, tie to the better",
        "nearest legal grade, tie to the worse",
        "next better legal grade",
        "next worse legal grade",
    }
