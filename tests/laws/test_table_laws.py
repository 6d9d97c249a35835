"""Laws of grading tables, lines, averages and blocks that no example could cover."""

from fractions import Fraction
from typing import Literal

import attrs
from hypothesis import given, strategies as st

from bologna_credits import (
    Attempt,
    GradingScale,
    GradingTable,
    GradingTableOverlap,
    Linear,
    convert_block,
    convert_grade,
    grade_average,
    grading_scale,
    practice,
)
from bologna_credits.grades import NumberGrades
from bologna_credits.law import BlockPractice, Choose

UP = GradingScale("XX-UP", numbers=NumberGrades(10, 5, 0, 1))
"""0 to 10, pass 5; DOWN is the same scale with the digits turned round: 0 is best, 5 the lowest pass."""
DOWN = GradingScale("XX-DOWN", numbers=NumberGrades(0, 5, 10, 1))
counts = st.lists(st.integers(0, 40), min_size=6, max_size=6).filter(any)
choices = st.sampled_from([Choose.MINIMUM, Choose.AVERAGE, Choose.MEDIAN, Choose.MAXIMUM])


_SIDES: tuple[Literal["better", "worse"], ...] = ("better", "worse")


def _up(numbers: list[int]) -> GradingTable:
    """Counts for 10 down to 5, all of which pass."""
    return GradingTable(UP, {str(10 - place): count for place, count in enumerate(numbers)}, counted=True)


def _down(numbers: list[int]) -> GradingTable:
    return GradingTable(DOWN, {str(place): count for place, count in enumerate(numbers)}, counted=True)


@given(counts, counts, choices, st.sampled_from(_SIDES))
def test_the_direction_of_the_digits_changes_nothing(
    host: list[int], home: list[int], choose: Choose, tie: Literal["better", "worse"]
) -> None:
    """The same two distributions, with the digits of both scales turned round."""
    plain = GradingTableOverlap(_down(host), _up(home), choose=choose, tie=tie)
    turned = GradingTableOverlap(_up(host), _down(home), choose=choose, tie=tie)
    for place in range(6):
        one = convert_grade(DOWN.grade(place), by=plain)
        other = convert_grade(UP.grade(10 - place), by=turned)
        assert one.decided == other.decided
        if one.result is not None and other.result is not None:
            assert one.result.value is not None
            assert other.result.value == 10 - one.result.value
        if one.exact is not None:
            assert other.exact == 10 - one.exact


@given(counts, counts, choices)
def test_merging_equal_distributions_changes_nothing(host: list[int], home: list[int], choose: Choose) -> None:
    one, twice = _down(host), GradingTable.merged([_down(host), _down(host)])
    assert twice.shares == one.shares
    target = _up(home)
    for grade in DOWN.passing:
        first = convert_grade(grade, by=GradingTableOverlap(one, target, choose=choose))
        second = convert_grade(grade, by=GradingTableOverlap(twice, target, choose=choose))
        assert (first.result, first.exact, first.candidates) == (second.result, second.exact, second.candidates)


@given(counts, counts, st.integers(0, 50), choices)
def test_dropping_fails_first_or_last_is_the_same(host: list[int], home: list[int], failed: int, choose: Choose) -> None:
    without = _down(host)
    with_fails = GradingTable(DOWN, {**{str(place): count for place, count in enumerate(host)}, "6": failed, "10": failed})
    assert with_fails.shares == without.shares
    target = _up(home)
    for grade in DOWN.passing:
        first = convert_grade(grade, by=GradingTableOverlap(without, target, choose=choose))
        second = convert_grade(grade, by=GradingTableOverlap(with_fails, target, choose=choose))
        assert (first.result, first.exact) == (second.result, second.exact)


@given(counts, choices)
def test_a_distribution_converted_onto_its_like_is_the_identity_for_grades_that_somebody_received(
    numbers: list[int], choose: Choose
) -> None:
    by = GradingTableOverlap(_down(numbers), _up(numbers), choose=choose)
    for place, count in enumerate(numbers):
        if count:
            assert convert_grade(DOWN.grade(place), by=by).grade == UP.grade(10 - place)


marks = st.integers(5, 10)


@given(marks, marks)
def test_a_line_is_monotone_in_quality_whatever_the_digits(one: int, other: int) -> None:
    up, down = (convert_grade(UP.grade(mark), to="IT-30", by=Linear()).exact for mark in (one, other))
    assert up is not None
    assert down is not None
    assert (up < down) == (one < other)
    turned = convert_grade(DOWN.grade(10 - one), to="IT-30", by=Linear()).exact
    assert turned == up


results = st.lists(st.tuples(marks, st.integers(1, 30)), min_size=1, max_size=8)


@given(results, st.integers(2, 9))
def test_an_average_lies_between_its_marks_and_depends_on_neither_order_nor_unit(
    given_results: list[tuple[int, int]], factor: int
) -> None:
    pairs = [(UP.grade(mark), credits) for mark, credits in given_results]
    mean = grade_average(pairs).exact
    assert min(mark for mark, _ in given_results) <= mean <= max(mark for mark, _ in given_results)
    assert grade_average(list(reversed(pairs))).exact == mean
    assert grade_average([(grade, credits * factor) for grade, credits in pairs]).exact == mean
    # One course split into two of half the credits changes nothing.
    first, weight = pairs[0]
    assert grade_average([(first, Fraction(weight, 2)), (first, Fraction(weight, 2)), *pairs[1:]]).exact == mean


@given(results)
def test_the_best_attempt_never_gives_less_than_the_last(given_results: list[tuple[int, int]]) -> None:
    tries = [Attempt(UP.grade(mark), 1, course="M") for mark, _ in given_results]
    assert grade_average(tries, repeats="best").exact >= grade_average(tries, repeats="last").exact


@given(results)
def test_cutting_surplus_from_the_worst_never_lowers_a_block(given_results: list[tuple[int, int]]) -> None:
    law = practice("DE/FU-Berlin-law")
    assert isinstance(law, BlockPractice)
    total = sum(credits for _, credits in given_results)
    points = grading_scale("DE-LAW-FU-BERLIN")
    stay = [(points.grade(mark), credits) for mark, credits in given_results]
    sizes = attrs.evolve(law, sizes=(), by=None)
    whole = convert_block(stay, by=sizes, needed=total).exact
    cut = convert_block(stay, by=sizes, needed=max(total - 5, 1)).exact
    assert whole is not None
    assert cut is not None
    assert cut >= whole
