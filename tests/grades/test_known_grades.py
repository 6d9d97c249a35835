"""What a scale knows of itself is worked out once, and in whole numbers."""

from collections.abc import Callable
from fractions import Fraction

from hypothesis import given, strategies as st

from bologna_credits import Grade, GradingScale, grading_scale, grading_scales
from bologna_credits.grades import GradeRow, NumberGrades
from bologna_credits.grades.known_grades import MOST_REMEMBERED, Ladder, WholeEnds, whole_ends

_ROWS = [GradeRow("A", True, 5), GradeRow("B", True, 3), GradeRow("C", False, 2)]
_numbers = st.fractions(min_value=-40, max_value=140, max_denominator=60)


def test_the_lists_of_all_scales_are_worked_out_once(counted_calls: Callable[[type, str], list[object]]) -> None:
    scales = grading_scales()

    def everything() -> list[object]:
        own = [(s.grades, s.passing, s.failing, s.fail_grade, s.best_number, s.lowest_pass_number) for s in scales]
        return [*own, *(scale.known.ladder for scale in scales)]

    first, made = everything(), counted_calls(Grade, "__init__")
    again = everything()
    assert len(scales) > 150
    assert made == []
    assert all(one is other for pair in zip(first, again, strict=True) for one, other in [pair] if not isinstance(one, tuple))


def test_the_grades_of_a_scale_are_its_rows_and_its_numbers_best_first() -> None:
    scale = GradingScale("X-ALL", rows=[GradeRow("3+", True, 3, above=True)], numbers=NumberGrades(3, 2, 1, 1))
    known = scale.known
    assert [grade.label for grade in known.grades] == ["3+", "3", "2", "1"]
    assert [grade.label for grade in known.passing] == ["3+", "3", "2"]
    assert [grade.label for grade in known.failing] == ["1"]
    assert known.only_fail == scale.grade("1")
    assert known.mere_passes == ()


def test_the_only_fail_is_none_where_there_are_several_or_any_number_of_them() -> None:
    assert GradingScale("X-TWO", numbers=NumberGrades(3, 3, 1, 1)).known.only_fail is None
    assert GradingScale("X-ANY", numbers=NumberGrades(3, 2, 1)).known.only_fail is None
    ranked = GradingScale("X-RANKED", rows=[*_ROWS, GradeRow("absent", False, ranked=False)]).known.only_fail
    assert ranked is not None
    assert ranked.label == "C"


def test_a_mere_pass_has_no_rank() -> None:
    scale = GradingScale("X-PF", rows=[GradeRow("pass", True, ranked=False), GradeRow("fail", False, ranked=False)])
    assert [grade.label for grade in scale.known.mere_passes] == ["pass"]


def test_the_ends_are_those_of_the_numbers_or_of_the_ranked_passing_rows() -> None:
    assert GradingScale("X-R", rows=_ROWS).known.ends == (Fraction(5), Fraction(3))
    assert GradingScale("X-R", rows=_ROWS).known.whole_ends == WholeEnds(1, 5, 3)
    assert GradingScale("X-N", rows=_ROWS, numbers=NumberGrades("9.5", 6, 0)).known.whole_ends == WholeEnds(2, 19, 12)
    unnumbered = GradingScale("X-L", rows=[*_ROWS, GradeRow("pass", True)])
    assert unnumbered.known.ends == (None, None)
    assert unnumbered.known.whole_ends is None
    assert GradingScale("X-0", rows=[GradeRow("F", False, 1)]).known.ends == (None, None)


@given(_numbers, _numbers)
def test_whole_ends_are_the_ends(best: Fraction, lowest: Fraction) -> None:
    whole = whole_ends(best, lowest)
    assert (Fraction(whole.best, whole.denominator), Fraction(whole.lowest, whole.denominator)) == (best, lowest)


def test_only_ranges_with_a_condition_are_unclear() -> None:
    assert grading_scale("FR-20").known.unclear_bands == tuple(b for b in grading_scale("FR-20").bands if b.conditional)


@given(st.sampled_from(["FR-20", "DE-TENTHS", "DE-THIRDS", "IT-30", "NO-AF", "KZ-2018"]), _numbers, st.integers(1, 9))
def test_the_passing_grade_at_a_number_is_the_one_of_its_value(code: str, value: Fraction, common: int) -> None:
    """Looked for among the grades themselves, or among all numbers where these have no steps."""
    scale = grading_scale(code)
    found = scale.known.passing_at(value.numerator * common, value.denominator * common)
    numbers = scale.numbers
    if numbers is not None and numbers.step is None:
        low, high = sorted((numbers.best, numbers.lowest_pass))
        assert (found is not None) is (low <= value <= high)
        assert found is None or found.value == value
    else:
        equal = [grade for grade in scale.passing if grade.value == value and not grade.above]
        assert found == (equal[0] if equal else None)


def test_a_ladder_is_as_long_as_its_grades_and_finds_the_place_of_a_number() -> None:
    for scale, direction in ((grading_scale("DE-THIRDS"), 1), (grading_scale("IT-30"), -1)):
        steps = scale.known.ladder
        assert isinstance(steps, Ladder)
        assert steps.sign == direction
        for place, grade in enumerate(steps.grades):
            assert grade.value is not None
            assert steps.place(grade.value.numerator * 3, grade.value.denominator * 3) == (place, True)
        assert steps.place(-1000 * direction, 1) == (0, False)
        assert steps.place(1000 * direction, 1) == (len(steps.grades), False)


def test_letters_without_points_have_no_ladder() -> None:
    assert GradingScale("X-LETTERS", rows=[GradeRow("A", True), GradeRow("B", True, 3)]).known.ladder is None
    assert GradingScale("X-NONE", rows=[GradeRow("F", False, 1)]).known.ladder is None


def _ladder(*numbers: int | Fraction) -> Ladder[Grade]:
    return Ladder(grading_scale("NO-AF").passing[: len(numbers)], [Fraction(number) for number in numbers])


def test_the_keys_of_a_ladder_are_whole_and_grow_from_the_best_grade_whatever_the_direction_of_the_digits() -> None:
    for numbers in ((1, 2), (2, 1), (1, 2, 3), (Fraction(5, 2), 2, Fraction(4, 3))):
        keys = _ladder(*numbers).keys
        assert list(keys) == sorted(keys)
        assert {type(key) for key in keys} == {int}
    assert _ladder(1, 2).keys == (1, 2)
    assert _ladder(Fraction(5, 2), 2, Fraction(4, 3)).keys == (-15, -12, -8)


def test_a_ladder_of_one_grade_counts_smaller_numbers_as_better() -> None:
    ladder = _ladder(5)
    assert (ladder.place(4, 1), ladder.place(5, 1), ladder.place(6, 1)) == ((0, False), (0, True), (1, False))


def test_a_row_with_a_number_stands_among_the_numbers_of_its_scale() -> None:
    """A conditional pass is printed as 5* and stands before the plain 5, whose number it has."""
    scale = GradingScale("X-MIXED", numbers=NumberGrades(7, 5, 4, step=1), rows=[GradeRow("5*", True, 5)])
    assert [grade.label for grade in scale.grades] == ["7", "6", "5*", "5", "4"]
    assert [grade.label for grade in scale.passing] == ["7", "6", "5*", "5"]


def test_a_scale_remembers_no_more_places_than_its_bound() -> None:
    known = GradingScale("X-PLACES", numbers=NumberGrades(10, 5, 0, step="1/1000")).known
    for place in range(MOST_REMEMBERED + 10):
        known.passing_at(5000 + place, 1000)
    assert known._passing_at_place.cache_info().currsize <= MOST_REMEMBERED
