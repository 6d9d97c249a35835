"""Exact numbers: every way to read one, every refusal, named roundings."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from bologna_credits.errors import ArgumentError, NumberError, NumberTypeError
from bologna_credits.exact import Rounding, read_exact, show_exact, show_places


class Half(Fraction):
    """A subclass of Fraction."""


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (7, Fraction(7)),
        (Fraction(5, 3), Fraction(5, 3)),
        (Half(1, 2), Fraction(1, 2)),
        (Decimal("7.50"), Fraction(15, 2)),
        ("7.5", Fraction(15, 2)),
        ("7,5", Fraction(15, 2)),
        (" 7.5 ", Fraction(15, 2)),
        ("-3", Fraction(-3)),
        ("+3", Fraction(3)),
        ("5/3", Fraction(5, 3)),
        ("0,125", Fraction(1, 8)),
        ("2.000000", Fraction(2)),
        (7.5, Fraction(15, 2)),
        (3.67, Fraction(367, 100)),
        (1e22, Fraction(10**22)),
        (np.float64(3.67), Fraction(367, 100)),
        (np.float32(7.5), Fraction(15, 2)),
        (np.int64(3), Fraction(3)),
    ],
)
def test_a_number_is_read_as_it_was_written(given: object, read: Fraction) -> None:
    value = read_exact(given)  # type: ignore[arg-type]  # NumPy's scalars are not typed as numbers
    assert value == read
    assert type(value) is Fraction


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("1,000", 'write "1000" or "1.000"'),
        ("1 000", "separators between groups"),
        ("1_000", "separators between groups"),
        ("1.000,5", "separators between groups"),
        ("٣", "ASCII digits"),
        ("", "is not a number"),
        ("1e3", "is not a number"),
        (".5", "is not a number"),
        ("5/0", "divides by zero"),
        ("1" * 101, "more than 100 characters"),
        (0.1 + 0.2, "trace of float arithmetic"),
        (np.float32(0.1), "trace of float arithmetic"),
        (float("nan"), "not a finite number"),
        (float("inf"), "not a finite number"),
        (-float("inf"), "not a finite number"),
        (Decimal("NaN"), "not a finite number"),
        (Decimal("Infinity"), "not a finite number"),
    ],
)
def test_what_is_unclear_or_no_number_is_refused_with_a_cure(given: object, told: str) -> None:
    with pytest.raises(NumberError, match=told):
        read_exact(given)  # type: ignore[arg-type]


@pytest.mark.parametrize("given", [True, False, None, [1], np.bool_(True), np.array([1, 2])])
def test_what_is_no_number_at_all_is_a_type_error(given: object) -> None:
    with pytest.raises(NumberTypeError, match="a number is needed"):
        read_exact(given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(15, 2), "7.5"),
        (Fraction(5, 3), "5/3"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(0), "0"),
        (Fraction(7, 50), "0.14"),
        (Fraction(1, 7), "1/7"),
    ],
)
def test_a_number_is_shown_as_a_decimal_where_that_ends(value: Fraction, text: str) -> None:
    assert show_exact(value) == text
    assert read_exact(text) == value


def test_fixed_places_cut_and_never_print_minus_nothing() -> None:
    assert show_places(Fraction(29, 10), 0) == "2"
    assert show_places(Fraction(-1, 1000), 2) == "0.00"
    assert show_places(Fraction(-5, 4), 1) == "-1.2"


@pytest.mark.parametrize(
    ("mode", "results"),
    [
        ("half_up", (5, 2, -3, 1)),
        ("half_down", (4, 2, -2, 1)),
        ("half_even", (4, 2, -2, 1)),
        ("up", (5, 2, -3, 1)),
        ("down", (4, 1, -2, 0)),
    ],
)
def test_each_mode_rounds_as_its_name_says(mode: str, results: tuple[int, ...]) -> None:
    values = (Fraction(9, 2), Fraction(8, 5), Fraction(-5, 2), Fraction(3, 4))
    assert tuple(Rounding(1, mode).apply(value) for value in values) == results


def test_half_even_goes_up_to_an_even_number() -> None:
    assert Rounding(1, "half_even").apply(Fraction(7, 2)) == 4


def test_a_step_can_be_a_half_or_a_tenth() -> None:
    assert Rounding("1/2", "half_up").apply(Fraction(11, 4)) == 3
    assert Rounding("0.1", "down").apply(Fraction("2.08")) == 2
    assert str(Rounding("1/10", "half_up")) == "half up to steps of 0.1"


def test_a_step_is_positive_and_a_mode_is_known() -> None:
    with pytest.raises(NumberError, match="greater than 0"):
        Rounding(0, "half_up")
    with pytest.raises(ArgumentError, match='did you mean "half_up"'):
        Rounding(1, "halfup")
