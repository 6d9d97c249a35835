"""Marks of degrees from their parts."""

from fractions import Fraction

import attrs
import pytest
from hypothesis import given, strategies as st

from bologna_credits import ArgumentError, NumberError, Rounding, UndecidedError, practice
from bologna_credits.conversion import degree_mark
from bologna_credits.law import DegreePractice

LICENCE = "VA/Patristicum-licence"
LAUREA = "SM/UNIRSM-laurea"


def test_the_patristicum_weighs_courses_5_thesis_10_and_oral_15() -> None:
    """patristicum.org/altre-info: (5 · 27 + 10 · 24 + 15 · 30) / 30 = 825 / 30 = 27.5, by hand."""
    mark = degree_mark({"courses": 27, "thesis": 24, "oral": 30}, by=LICENCE)
    assert (mark.value, mark.exact, mark.decided) == (Fraction(55, 2), Fraction(55, 2), True)
    assert str(mark).startswith("27.5\n")
    assert mark.steps.sources[0].url == "https://patristicum.org/altre-info"


@given(st.tuples(*[st.integers(18, 30)] * 3))
def test_a_weighted_mean_lies_between_its_parts_and_follows_the_heaviest(marks: tuple[int, int, int]) -> None:
    courses, thesis, oral = marks
    value = degree_mark({"courses": courses, "thesis": thesis, "oral": oral}, by=LICENCE).value
    assert min(marks) <= value <= max(marks)
    assert value * 6 == courses + 2 * thesis + 3 * oral


def test_san_marino_rounds_the_mean_to_the_nearest_whole_number_and_adds_whole_points() -> None:
    """unirsm.sm: the mean in 110ths to the nearest whole number, then a whole number of points from 0 to 6."""
    assert degree_mark({"courses": "101.4"}, by=LAUREA, points=4).value == 105
    assert degree_mark({"courses": "101.6"}, by=LAUREA, points=0).value == 102
    assert degree_mark({"courses": 101}, by=LAUREA, points=1).value == 102


def test_without_the_points_of_the_board_the_mark_is_a_range() -> None:
    mark = degree_mark({"courses": "101.4"}, by=LAUREA)
    assert (mark.low, mark.high, mark.decided) == (Fraction(101), Fraction(107), False)
    assert str(mark).startswith("101 to 107\n")
    with pytest.raises(UndecidedError, match="0 to 6 points"):
        _ = mark.value


def test_a_mean_in_the_middle_is_open_where_the_text_says_only_nearest() -> None:
    mark = degree_mark({"courses": "101.5"}, by=LAUREA, points=2)
    assert (mark.low, mark.exact) == (None, Fraction("101.5"))
    assert [finding.code for finding in mark.steps.open] == ["degree.tie-open"]
    assert str(mark).startswith("open\n")


def test_a_sum_beyond_110_is_open() -> None:
    assert degree_mark({"courses": 108}, by=LAUREA, points=2).value == 110
    certain = degree_mark({"courses": 108}, by=LAUREA, points=3)
    assert (certain.low, certain.decided) == (None, False)
    possible = degree_mark({"courses": 108}, by=LAUREA)
    assert [finding.code for finding in possible.steps.open] == ["degree.points-open", "degree.beyond"]
    assert (possible.low, possible.high, possible.decided) == (Fraction(108), None, False)


@pytest.mark.parametrize("points", [7, -1, "2.5"])
def test_points_that_no_board_can_give_are_refused(points: object) -> None:
    with pytest.raises(NumberError, match="a whole number from 0 to 6"):
        degree_mark({"courses": 100}, by=LAUREA, points=points)  # type: ignore[arg-type]


def test_halves_of_a_point_pass_where_the_text_does_not_ask_for_whole_ones() -> None:
    found = practice(LAUREA)
    assert isinstance(found, DegreePractice)
    halves = attrs.evolve(found, whole_points=False)
    assert degree_mark({"courses": 100}, by=halves, points="2.5").value == Fraction("102.5")
    with pytest.raises(NumberError, match="give from 0 to 6"):
        degree_mark({"courses": 100}, by=halves, points=7)


def test_points_are_refused_where_no_board_gives_any() -> None:
    with pytest.raises(ArgumentError, match="no points of a board"):
        degree_mark({"courses": 27, "thesis": 24, "oral": 30}, by=LICENCE, points=1)


def test_a_part_that_is_missing_unknown_or_failed_is_refused() -> None:
    with pytest.raises(ArgumentError, match="nothing for oral"):
        degree_mark({"courses": 27, "thesis": 24}, by=LICENCE)
    with pytest.raises(ArgumentError, match='did you mean "thesis"'):
        degree_mark({"courses": 27, "thesi": 24, "oral": 20}, by=LICENCE)
    with pytest.raises(NumberError, match="give a number from 18 to 30"):
        degree_mark({"courses": 27, "thesis": 17, "oral": 20}, by=LICENCE)
    with pytest.raises(NumberError, match="give a number up to 110"):
        degree_mark({"courses": 111}, by=LAUREA)


def test_a_step_that_changes_nothing_is_not_told() -> None:
    found = practice(LICENCE)
    assert isinstance(found, DegreePractice)
    tenths = attrs.evolve(found, roundings=(Rounding("1/10", "half_up"),))
    assert len(degree_mark({"courses": 27, "thesis": 24, "oral": 30}, by=tenths).steps) == 1
    assert degree_mark({"courses": 27, "thesis": 24, "oral": 29}, by=tenths).value == 27


def test_the_code_of_another_practice_is_refused() -> None:
    with pytest.raises(ArgumentError, match="composes the mark of a degree"):
        degree_mark({"courses": 27}, by="KZ/Abai")


def test_a_diploma_of_mining_at_athens_is_four_fifths_courses_and_one_fifth_thesis() -> None:
    """old-2017.metal.ntua.gr: 4/5 · 7.5 + 1/5 · 9.5 = 7.9, by hand."""
    assert degree_mark({"courses": "7.5", "thesis": "9.5"}, by="GR/NTUA-Metal").value == Fraction("7.9")
