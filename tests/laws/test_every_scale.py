"""Laws of every scale of the catalogue: identity, order, spelling, fails, pickles."""

import pickle
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from bologna_credits import Grade, GradingScale, ModifiedBavarian, UnknownGradeError, convert_grade, grading_scales
from bologna_credits.core import show_exact
from bologna_credits.testing import grades_of
from bologna_credits.testing.strategies import grades, scales

SCALES = grading_scales()


BY_CODE = {scale.code: scale for scale in SCALES}


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.code)
def test_a_scale_keeps_its_laws(scale: GradingScale) -> None:
    found = grades_of(scale)
    assert found
    for grade in found:
        assert convert_grade(grade, to=scale).grade == grade
        assert scale.grade(grade.label) == grade
        again = pickle.loads(pickle.dumps(grade))
        assert (again, again.quality, again.passes, hash(again)) == (grade, grade.quality, grade.passes, hash(grade))
    ranked = [grade for grade in found if grade.quality is not None]
    assert all(better > worse and not worse > better for better, worse in pairwise(ranked))
    assert pickle.loads(pickle.dumps(scale)) == scale


@given(data=st.data(), scale=st.sampled_from(SCALES))
def test_any_number_of_a_scale_reads_back_as_itself(data: st.DataObject, scale: GradingScale) -> None:
    numbers = scale.numbers
    if numbers is None:
        return
    low, high = sorted((numbers.best, numbers.worst))
    if numbers.step is None:
        value = low + (high - low) * data.draw(st.fractions(0, 1, max_denominator=500))
    else:
        value = low + numbers.step * data.draw(st.integers(0, int((high - low) / numbers.step)))
    if not numbers.legal(value):  # a step is counted from the worst number
        return
    grade = scale.grade(value)
    assert scale.labelled(grade.label) == grade
    assert grade.value == value
    assert grade.passes == numbers.passes(value) or grade.row is not None


@given(start=grades(), to=scales())
def test_no_failing_grade_becomes_a_passing_one(start: Grade, to: GradingScale) -> None:
    if start.passes or start.scale == to or (to.code in BY_CODE and start.scale.code in BY_CODE):
        return
    answer = convert_grade(start, to=to, by=ModifiedBavarian(number_letters=True, onto="nearest_better"))
    assert answer.result is None or not answer.result.passes


@given(start=st.sampled_from(SCALES), to=st.sampled_from(SCALES), data=st.data())
def test_no_table_and_no_formula_lets_a_fail_pass(start: GradingScale, to: GradingScale, data: st.DataObject) -> None:
    failing = [grade for grade in grades_of(start) if not grade.passes and grade.conditional is None]
    if not failing or start == to:
        return
    grade = data.draw(st.sampled_from(failing))
    answer = convert_grade(grade, to=to, by=ModifiedBavarian(number_letters=True, onto="nearest_better"))
    assert answer.result is None or not answer.result.passes


@given(start=grades(), other=grades())
def test_grades_of_one_scale_are_in_one_order(start: Grade, other: Grade) -> None:
    if start.scale != other.scale or start.quality is None or other.quality is None:
        return
    assert (start < other) + (start > other) + (start.quality == other.quality) == 1
    assert (start <= other) == (not start > other)
    assert Fraction(start.quality[0]) == start.quality[0]


def _read(scale: GradingScale, label: str) -> Grade | None:
    try:
        return scale.grade(label)
    except UnknownGradeError:
        return None


@pytest.mark.sweep
@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.code)
def test_a_mark_with_its_maximum_is_the_mark_and_never_a_ratio(scale: GradingScale) -> None:
    """15/20 on a scale of 20 is 15; once it was three quarters, a fail."""
    rows = {row.label for row in scale.rows} | {alias for row in scale.rows for alias in row.aliases}
    for grade in grades_of(scale):
        for maximum in (5, 6, 10, 18, 20, 30, 100, 110):
            label = f"{grade.label}/{maximum}"
            assert label in rows or _read(scale, label) in (None, grade)
        if scale.best_number is not None and grade.passes and scale.best_number < (scale.lowest_pass_number or 0):
            assert _read(scale, f"{grade.label}/{show_exact(scale.best_number)}") is None  # digits that fall have no maximum
