"""The parts of a grading scale: ranges of numbers, printed rows, and grades that are numbers."""

import pickle
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from bologna_credits import ArgumentError, ArgumentTypeError, BolognaError, EquivalenceGapError, NumberError
from bologna_credits.grades import Band, GradeRow, NumberGrades
from bologna_credits.grades.rows import row_of_percent


@pytest.mark.parametrize(
    ("band", "inside", "outside", "shown"),
    [
        (Band(9, "11.49"), (9, "11.49"), ("8.99", "11.495"), "9–11.49"),
        (Band(3, 3), (3,), (2, 4), "3"),
        (Band(9, 11, over=True), ("9.01", 11), (9,), "more than 9 and at most 11"),
        (Band(9, 11, below=True), (9,), (11,), "at least 9 and less than 11"),
        (Band(9), (9, 100), (8,), "at least 9"),
        (Band(None, 11, below=True), (0, 10), (11,), "less than 11"),
    ],
)
def test_a_band_holds_its_ends_unless_the_text_excludes_them(
    band: Band, inside: tuple[int | str, ...], outside: tuple[int | str, ...], shown: str
) -> None:
    assert all(number in band for number in inside)
    assert not any(number in band for number in outside)
    assert str(band) == shown


def test_the_distance_of_a_number_is_that_of_the_nearer_end() -> None:
    assert Band(9, 11).distance(Fraction(12)) == 1
    assert Band(9, 11).distance(Fraction("9.5")) == Fraction(1, 2)
    assert Band(None, 11).distance(Fraction(5)) == 6


def test_a_row_reads_its_numbers_exactly() -> None:
    row = GradeRow("A-", True, value="3,67", points=3.67, percent=(90, "94"))
    assert (row.value, row.points, row.percent) == (Fraction("3.67"), Fraction("3.67"), (Fraction(90), Fraction(94)))
    assert GradeRow("P", True).percent is None


def test_numbers_know_their_direction_and_their_steps() -> None:
    german = NumberGrades(1, 4, 5, step="1/2", decimals=1)
    assert german.direction == -1
    assert [german.label(value) for value in german.enumerate()][:2] == ["1.0", "1.5"]
    assert german.passes(Fraction(4))
    assert not german.passes(Fraction("4.5"))
    assert german.legal(Fraction("1.5"))
    assert not german.legal(Fraction("1.3"))
    assert str(german) == "1.0 to 5.0 in steps of 0.5 (lowest pass 4.0)"


def test_a_finer_number_than_is_printed_keeps_a_label_of_its_own() -> None:
    assert NumberGrades(20, 10, 0, decimals=1).label(Fraction("9.95")) == "9.95"
    assert NumberGrades(20, 10, 0).enumerate() == []


def test_a_step_is_positive() -> None:
    with pytest.raises(NumberError, match="a step is greater than 0"):
        NumberGrades(20, 10, 0, step=0)


def test_a_row_without_a_grade_tells_for_whom_it_is_printed() -> None:
    named = GradeRow("NP", False, words={"es": "no presentado", "en": "absent"}, graded=False)
    assert (named.word("es"), named.word("de"), named.printed_for) == ("no presentado", None, "absent, no presentado")
    assert GradeRow("W", False, graded=False).printed_for == "W"


def test_a_percentage_belongs_to_the_row_of_its_band_and_a_gap_names_the_rows_beside_it() -> None:
    rows = [GradeRow("A", True, percent=(90, 100)), GradeRow("B", True, percent=(80, 89)), GradeRow("P", True, ranked=False)]
    assert row_of_percent(rows, Fraction(80), "XX").label == "B"
    with pytest.raises(EquivalenceGapError, match="A 90–100 %"):
        row_of_percent(rows, Fraction("89.5"), "XX")


def test_a_percentage_at_an_excluded_end_belongs_to_the_next_row() -> None:
    """University of Montenegro: B is 80 and more and less than 90 points, A 90 and more."""
    rows = [GradeRow("A", True, percent=(90, 100)), GradeRow("B", True, percent=(80, 90), below=True)]
    assert [row_of_percent(rows, Fraction(mark), "XX").label for mark in ("100", "90", "89.999", "80")] == ["A", "A", "B", "B"]
    with pytest.raises(EquivalenceGapError, match="B at least 80 and less than 90 %"):
        row_of_percent(rows, Fraction("79.5"), "XX")
    assert GradeRow("C", True, percent=(70, 80), over=True).band == Band(70, 80, over=True)
    assert GradeRow("P", True).band is None


@pytest.mark.parametrize("side", [{"over": True}, {"below": True}])
def test_a_row_without_percentages_excludes_no_end(side: dict[str, bool]) -> None:
    with pytest.raises(ArgumentError, match="the two ends of a band"):
        GradeRow("A", True, **side)  # type: ignore[arg-type]  # each key has its own type


@given(st.lists(st.integers(0, 100), min_size=3, max_size=6, unique=True), st.fractions(0, 100, max_denominator=50))
def test_bands_that_follow_each_other_with_one_end_excluded_hold_each_percentage_once(ends: list[int], percent: Fraction) -> None:
    ends.sort()
    rows = [GradeRow(str(low), True, percent=(low, high), below=True) for low, high in pairwise(ends)]
    holding = [row.label for row in rows if row.band is not None and percent in row.band]
    assert holding == ([str(max(end for end in ends if end <= percent))] if ends[0] <= percent < ends[-1] else [])


@pytest.mark.parametrize("decimals", [-1, 21, 10**9, True, "1", 1.0])
def test_the_printed_places_are_a_small_whole_number(decimals: object) -> None:
    with pytest.raises((NumberError, ArgumentTypeError), match="decimals"):
        NumberGrades(20, 10, 0, decimals=decimals)  # type: ignore[arg-type]


def test_a_range_has_an_end_and_excludes_only_an_end_that_it_has() -> None:
    makers: list[Callable[[], object]] = [
        Band,
        lambda: Band(over=True),
        lambda: Band(high=5, over=True),
        lambda: Band(5, below=True),
    ]
    for make in makers:
        with pytest.raises(ArgumentError, match='cannot be "nothing"'):
            make()
    assert 4 in Band(high=5)
    assert 6 in Band(5, over=True)


def test_rows_ranges_and_numbers_refuse_wrong_types_by_name() -> None:
    makers: list[tuple[Callable[[], object], str]] = [
        (lambda: GradeRow(5, True), "label must be text, and is int"),  # type: ignore[arg-type]
        (lambda: GradeRow("5", "yes"), 'passes must be True or False, and is the text "yes"'),  # type: ignore[arg-type]
        (
            lambda: GradeRow("5", True, percent=3),  # type: ignore[arg-type]
            "percent must be a tuple (an exact number, an exact number) or None, and is int",
        ),
        (lambda: Band(1, 2, conditional=3), "conditional must be text or None, and is int"),  # type: ignore[arg-type]
        (lambda: NumberGrades(20, 10, None), ""),  # type: ignore[arg-type]
    ]
    for make, told in makers:
        with pytest.raises(BolognaError) as caught:
            make()
        assert str(caught.value) == told or not told


_bounds = st.fractions(min_value=-5, max_value=105, max_denominator=20)


@given(
    st.lists(_bounds, min_size=3, max_size=3, unique=True).map(sorted),
    st.booleans(),
    st.none() | st.fractions(min_value=Fraction(1, 20), max_value=9, max_denominator=20),
    _bounds,
    st.integers(1, 7),
)
def test_whole_numbers_say_of_a_number_what_fractions_say(
    ends: list[Fraction], higher: bool, step: Fraction | None, value: Fraction, common: int
) -> None:
    low, middle, high = ends
    best, worst = (high, low) if higher else (low, high)
    numbers = NumberGrades(best, middle, worst, step)
    top, bottom = value.numerator * common, value.denominator * common
    on_step = step is None or ((value - worst) / step).denominator == 1
    legal = low <= value <= high and on_step
    assert numbers.whole.legal(top, bottom) is numbers.legal(value) is legal
    passes = value >= middle if higher else value <= middle
    assert numbers.whole.passes(top, bottom) is numbers.passes(value) is passes
    place = numbers.whole.place(top, bottom)
    assert place == (value * numbers.whole.denominator if legal and step is not None else None)
    assert numbers.direction == (1 if higher else -1)


def test_the_whole_numbers_are_worked_out_once_and_are_no_part_of_the_value() -> None:
    asked, other = NumberGrades(10, 5, 0), NumberGrades(10, 5, 0)
    assert asked.whole is asked.whole
    assert (asked, hash(asked), repr(asked), pickle.dumps(asked)) == (other, hash(other), repr(other), pickle.dumps(other))
