"""Laws that every published practice, table and choice keeps: better stays better, and a fail stays a fail."""

import datetime
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given, strategies as st

from bologna_credits import (
    ArgumentError,
    Attempt,
    Chain,
    Equivalence,
    Grade,
    GradingScale,
    GradingTable,
    GradingTableOverlap,
    Linear,
    ModifiedBavarian,
    NoConversionError,
    PracticeWith,
    convert_grade,
    default_catalogue,
    grade_average,
    grading_scale,
    practices,
)
from bologna_credits.conversion import PassedOnly
from bologna_credits.grades import NumberGrades
from bologna_credits.law import Choose, GradePractice, LinearPractice, Weights
from bologna_credits.testing import grades_of

if TYPE_CHECKING:
    from bologna_credits.law.definition import Practice

UP = GradingScale("XX-UP", numbers=NumberGrades(10, 5, 0))
"""0 to 10, pass 5; DOWN is the same scale with the digits turned round: 0 is best, 5 the lowest pass."""
DOWN = GradingScale("XX-DOWN", numbers=NumberGrades(0, 5, 10))
STEPS_UP, STEPS_DOWN = (
    GradingScale(f"XX-S{i}", numbers=NumberGrades(*ends, 1)) for i, ends in enumerate(((10, 5, 0), (0, 5, 10)))
)
NUMBERED = [rule for rule in practices() if isinstance(rule, GradePractice | LinearPractice)]
FAILING = [grade for scale in (UP, DOWN) for grade in (scale.grade("4.9"), scale.grade("5.1")) if not grade.passes]
counts = st.lists(st.integers(0, 40), min_size=6, max_size=6).filter(any)
marks = st.fractions(5, 10, max_denominator=40)


def _day(rule: "Practice") -> datetime.date | None:
    """A day on which a practice was in force."""
    ends = rule.in_force.starts or rule.in_force.ends
    return ends.day if ends else None


def _table(scale: GradingScale, numbers: list[int], best: int) -> GradingTable:
    step = -1 if best else 1
    return GradingTable(scale, {str(best + step * place): count for place, count in enumerate(numbers)}, counted=True)


# Monotone in quality


@given(st.sampled_from(NUMBERED), marks, marks)
def test_no_published_practice_makes_a_better_mark_worse(
    rule: GradePractice | LinearPractice, one: Fraction, other: Fraction
) -> None:
    first, second = (convert_grade(UP.grade(mark), by=rule.code, on=_day(rule)) for mark in (one, other))
    if first.result is not None and second.result is not None and one >= other:
        assert first.result >= second.result


@given(st.sampled_from(NUMBERED), marks)
def test_the_direction_of_the_digits_changes_nothing_in_any_published_practice(
    rule: GradePractice | LinearPractice, mark: Fraction
) -> None:
    up, down = (convert_grade(grade, by=rule.code, on=_day(rule)) for grade in (UP.grade(mark), DOWN.grade(10 - mark)))
    assert (up.result, up.exact, up.candidates) == (down.result, down.exact, down.candidates)


@given(counts, counts, st.sampled_from(list(Weights)))
def test_an_average_is_monotone_in_quality_however_it_is_weighed(host: list[int], home: list[int], weights: Weights) -> None:
    here, there = _table(STEPS_DOWN, host, 0), _table(STEPS_UP, home, 10)
    method = GradingTableOverlap(here, there, choose="average", weights=weights)
    exact = [convert_grade(grade, by=method).exact for grade, weight in here.passing if weight]
    assert None not in exact
    assert all(better >= worse for better, worse in pairwise(value for value in exact if value is not None))


def _follow(table: Equivalence) -> list[tuple[Grade, Grade]]:
    """The grades of the rows that lead to one ranked grade, with what they become."""
    start, to = grading_scale(table.start), grading_scale(table.to)
    found = []
    for grade in grades_of(start):
        row = table.row(grade)
        if row is not None and len(row.to) == 1 and grade.quality is not None and to.grade(row.to[0]).quality is not None:
            found.append((grade, to.grade(row.to[0])))
    return found


TURNED = {"UA-100 → ECTS-AF (Dubno (University Ukraina))"}
"""Prints F, with a resit, above FX, with the course again."""
TABLES = [table for definition in default_catalogue().all() for table in definition.equivalences]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_published_table_makes_a_better_grade_worse(table: Equivalence) -> None:
    """Not a law of nature: a table that breaks it is kept as it is printed, and stands among the exceptions."""
    ranked = sorted(_follow(table), key=lambda pair: pair[0].quality or (), reverse=True)
    kept = all(better >= worse for (_, better), (_, worse) in pairwise(ranked))
    assert kept == (table.name not in TURNED)


# A fail stays a fail


@pytest.mark.parametrize("rule", practices(), ids=lambda rule: rule.code)
@pytest.mark.parametrize("fail", FAILING, ids=str)
def test_no_published_practice_lets_a_fail_pass(rule: "Practice", fail: Grade) -> None:
    host = GradingTable(fail.scale, {"5": 90}, years=(2022, 2024))
    home = GradingTable(STEPS_UP, {"10": 90}, years=(2022, 2024))
    try:
        answer = convert_grade(fail, by=PracticeWith(rule.code, host, home, "maximum", mean="27"), on=_day(rule))
    except (ArgumentError, NoConversionError):  # a practice that converts no grades, or none of this scale
        return
    assert not any(grade.passes for grade in (*answer.candidates, *((answer.result,) if answer.result else ())))
    assert answer.exact is None


_SIDES: tuple[Literal["better", "worse"] | None, ...] = (None, "better", "worse")


@given(st.sampled_from(list(Choose)), counts, counts, st.sampled_from(_SIDES))
def test_no_choice_lets_a_fail_pass(
    choose: Choose, host: list[int], home: list[int], nobody: Literal["better", "worse"] | None
) -> None:
    here, there = _table(STEPS_UP, host, 10), _table(STEPS_DOWN, home, 0)
    for method in (
        GradingTableOverlap(here, there, choose=choose, nobody=nobody),
        Linear(),
        Linear(best=0, lowest=5, start_lowest=0),
    ):
        for mark in range(5):
            answer = convert_grade(STEPS_UP.grade(mark), to=STEPS_DOWN, by=method)
            assert not any(grade.passes for grade in answer.candidates)
    assert not convert_grade(STEPS_UP.grade(4), to="DE-HM-PASS", by=PassedOnly()).decided


def test_no_chain_lets_a_fail_pass() -> None:
    chain = Chain(ModifiedBavarian(onto="nearest_better"), via="DE-THIRDS", then=Linear())
    answer = convert_grade(STEPS_UP.grade(4), to="IT-30", by=chain)
    assert not any(grade.passes for grade in answer.candidates)


# Whole distributions


@given(counts, counts, st.integers(2, 9), st.sampled_from(list(Choose)))
def test_counts_times_a_number_on_either_side_change_nothing(
    host: list[int], home: list[int], factor: int, choose: Choose
) -> None:
    many = [count * factor for count in host], [count * factor for count in home]
    first = GradingTableOverlap(_table(STEPS_DOWN, host, 0), _table(STEPS_UP, home, 10), choose=choose)
    second = GradingTableOverlap(_table(STEPS_DOWN, many[0], 0), _table(STEPS_UP, many[1], 10), choose=choose)
    for grade in STEPS_DOWN.passing:
        one, other = convert_grade(grade, by=first), convert_grade(grade, by=second)
        assert (one.result, one.exact, one.candidates) == (other.result, other.exact, other.candidates)


@given(st.lists(st.tuples(st.integers(18, 30), st.integers(1, 12)), min_size=1, max_size=6), st.integers(1, 12))
def test_results_that_a_practice_leaves_out_change_nothing_wherever_they_stand(
    given_: list[tuple[int, int]], weight: int
) -> None:
    letters = grading_scale("US-LETTER")
    plain = [Attempt(letters.grade("ABCDF"[mark % 5]), credits) for mark, credits in given_]
    alone = grade_average(plain, by="US/Oregon-Coast").exact
    for place in range(len(plain) + 1):
        mixed = [*plain[:place], Attempt("W", weight), *plain[place:]]
        assert grade_average(mixed, by="US/Oregon-Coast").exact == alone
