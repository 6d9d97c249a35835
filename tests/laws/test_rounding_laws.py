"""Roundings against Python's decimal module, which implements them another way."""

import decimal
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from bologna_credits import Rounding
from bologna_credits.core import Mode, read_exact, show_exact

_MODES = {
    "half_up": decimal.ROUND_HALF_UP,
    "half_down": decimal.ROUND_HALF_DOWN,
    "half_even": decimal.ROUND_HALF_EVEN,
    "up": decimal.ROUND_UP,
    "down": decimal.ROUND_DOWN,
}
_numbers = st.decimals(min_value=-1000, max_value=1000, places=3)


@pytest.mark.parametrize("mode", _MODES)
@given(value=_numbers, places=st.integers(0, 2))
def test_a_rounding_to_decimal_places_is_that_of_the_decimal_module(mode: Mode, value: Decimal, places: int) -> None:
    step = Decimal(1).scaleb(-places)
    assert Rounding(step, mode).apply(Fraction(value)) == Fraction(value.quantize(step, _MODES[mode]))


@given(value=st.fractions(), step=st.fractions(min_value=Fraction(1, 100), max_value=100), mode=st.sampled_from(list(_MODES)))
def test_a_rounding_lands_on_a_step_less_than_one_step_away_and_stays_there(value: Fraction, step: Fraction, mode: Mode) -> None:
    rounding = Rounding(step, mode)
    rounded = rounding.apply(value)
    assert (rounded / step).denominator == 1
    assert abs(rounded - value) < step
    assert rounding.apply(rounded) == rounded


@given(st.fractions())
def test_what_is_shown_reads_back_as_the_same_number(value: Fraction) -> None:
    shown = show_exact(value)
    if len(shown) <= 100:
        assert read_exact(shown) == value
