"""Averages: exact, weighted by credits, and open where a rule is needed that nobody named."""

import pickle
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    Credits,
    GradeRow,
    GradingScale,
    MixedCreditsError,
    MixedScalesError,
    Rounding,
    UndecidedError,
    grade_average,
    grading_scale,
)

ITALY, THIRDS, KAZAKH = grading_scale("IT-30"), grading_scale("DE-THIRDS"), grading_scale("KZ-2011")


def ects(amount: Any) -> Credits:
    return Credits(amount, "ECTS")


def test_the_average_is_exact_and_rounding_is_a_step_of_its_own() -> None:
    """A published calculator: 3.7 with 3 credits, 1.3 and 2.0 with 6 each give 2.06."""
    marks = [(THIRDS.grade("3.7"), ects(3)), (THIRDS.grade("1.3"), ects(6)), (THIRDS.grade("2.0"), ects(6))]
    answer = grade_average(marks, rounding=Rounding("0.1", "down"))
    assert (answer.exact, answer.value, answer.weight) == (Fraction("2.06"), Fraction(2), Fraction(15))
    assert [finding.code for finding in answer.steps] == ["average.mean", "grade.rounded"]
    assert grade_average(marks).value == Fraction("2.06")
    assert str(answer).startswith("DE-THIRDS: 2\n")
    assert "<strong>DE-THIRDS: 2</strong>" in answer._repr_html_()
    assert pickle.loads(pickle.dumps(answer)) == answer


def test_plain_weights_may_stand_for_credits() -> None:
    assert grade_average([(THIRDS.grade("1.0"), 1), (THIRDS.grade("2.0"), "0.5")]).exact == Fraction(4, 3)


def test_a_fail_is_open_until_somebody_says_whether_it_counts() -> None:
    """KazNPU: an F counts in the denominator: 4.0 with 3, 3.0 with 2, 0 with 3 credits give 2.25."""
    marks = [(KAZAKH.grade("A"), 3), (KAZAKH.grade("B"), 2), (KAZAKH.grade("F"), 3)]
    answer = grade_average(marks)
    assert not answer.decided
    with pytest.raises(UndecidedError, match="F is a fail; whether fails count in the average is not said: say it with fails="):
        answer.exact  # noqa: B018
    assert str(answer).startswith("KZ-2011: open")
    assert grade_average(marks, fails="count").exact == Fraction("2.25")
    left_out = grade_average(marks, fails="leave-out")
    assert left_out.exact == Fraction(18, 5)
    assert [finding.code for finding in left_out.steps.notes] == ["average.fail-left-out"]


def test_what_lode_counts_is_not_guessed() -> None:
    marks = [(ITALY.grade("30L"), ects(6)), (ITALY.grade("27"), ects(6))]
    with pytest.raises(UndecidedError, match="what 30L counts in an average is not said"):
        grade_average(marks).value  # noqa: B018
    answer = grade_average(marks, counts_as={"30 e lode": 31})
    assert answer.exact == 29
    assert [finding.message for finding in answer.steps.notes] == ["30L counts 31, by the caller"]


def test_a_mere_pass_is_left_out_with_a_note() -> None:
    scale = GradingScale("XX-P", rows=[GradeRow("4", True, 4), GradeRow("P", True, ranked=False), GradeRow("1", False, 1)])
    answer = grade_average([(scale.grade("4"), 5), (scale.grade("P"), 10)])
    assert (answer.exact, answer.weight) == (Fraction(4), Fraction(5))
    assert [finding.code for finding in answer.steps.notes] == ["average.left-out"]
    nothing = grade_average([(scale.grade("P"), 10)])
    assert [finding.code for finding in nothing.steps.open] == ["average.nothing"]


def test_letters_without_numbers_and_conditional_grades_are_open() -> None:
    rows = [GradeRow("A", True), GradeRow("D", True, 1, conditional="the mean is 2.00"), GradeRow("F", False)]
    scale = GradingScale("XX-L", rows=rows)
    codes = [finding.code for finding in grade_average([(scale.grade("A"), 1), (scale.grade("D"), 1)]).steps.open]
    assert codes == ["average.no-number", "grade.conditional"]


def test_scales_and_systems_are_not_mixed() -> None:
    with pytest.raises(MixedScalesError):
        grade_average([(ITALY.grade(28), 1), (THIRDS.grade("1.0"), 1)])
    with pytest.raises(MixedCreditsError, match="cannot average over ECTS and KZ-RK credits"):
        grade_average([(ITALY.grade(28), ects(5)), (ITALY.grade(28), Credits(3, "KZ-RK"))])
    with pytest.raises(MixedCreditsError, match="plain weights"):
        grade_average([(ITALY.grade(28), 5), (ITALY.grade(28), ects(5))])


def test_wrong_input_is_told() -> None:
    with pytest.raises(ArgumentError, match='fails cannot be "drop"'):
        grade_average([(ITALY.grade(28), 5)], fails="drop")  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="at least one pair"):
        grade_average([])
    with pytest.raises(ArgumentTypeError, match="a pair of a grade and its credits"):
        grade_average([("28", 5)])  # type: ignore[list-item]


@given(st.lists(st.tuples(st.sampled_from(THIRDS.passing), st.integers(1, 30)), min_size=1, max_size=12), st.integers(2, 9))
def test_an_average_lies_within_its_marks_and_minds_neither_order_nor_the_size_of_weights(marks: Any, factor: int) -> None:
    exact = grade_average(marks).exact
    values = [grade.value for grade, _ in marks]
    assert min(values) <= exact <= max(values)
    assert grade_average(list(reversed(marks))).exact == exact
    assert grade_average([(grade, weight * factor) for grade, weight in marks]).exact == exact
