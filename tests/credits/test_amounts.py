"""Credits, ranges and workload."""

import pickle
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from bologna_credits import ArgumentTypeError, CreditRange, Credits, MixedCreditsError, NumberError, Workload, credit_system

_amounts = st.fractions(min_value=0, max_value=1000, max_denominator=1000)


def test_credits_of_one_system_add_subtract_scale_and_compare() -> None:
    five, ten = Credits(5, "ects"), Credits("10", credit_system("ECTS"))
    assert sum([five, ten]) == Credits(15, "ECTS")
    assert ten - five == five
    assert 2 * five == ten
    assert five < ten
    assert ten >= five
    assert repr(five * "1/3") == "Credits('5/3', 'ECTS')"
    assert str(five) == "5 ECTS"


@given(_amounts, _amounts)
def test_addition_does_not_depend_on_the_order_and_subtraction_undoes_it(one: Fraction, other: Fraction) -> None:
    left, right = Credits(one, "ECTS"), Credits(other, "ECTS")
    assert left + right == right + left
    assert left + right - right == left


def test_credits_of_two_systems_are_different_and_do_not_mix() -> None:
    ects, old = Credits(5, "ECTS"), Credits(5, "KZ-RK")
    assert ects != old
    for act in (lambda: ects + old, lambda: ects - old, lambda: ects < old):
        with pytest.raises(MixedCreditsError, match=r"convert_credits\(…, to=\"ECTS\"\)"):
            act()


def test_credits_do_not_meet_bare_numbers() -> None:
    five = Credits(5, "ECTS")
    for act in (lambda: five + 1, lambda: 1 + five, lambda: five - 1, lambda: five < 1):  # type: ignore[operator]
        with pytest.raises(TypeError):
            act()


def test_credits_are_never_negative_and_have_a_system() -> None:
    with pytest.raises(NumberError, match="leave them out where they are unknown"):
        Credits(-1, "ECTS")
    with pytest.raises(NumberError, match="less than nothing"):
        Credits(1, "ECTS") - Credits(2, "ECTS")
    for system in (None, "", 5):
        with pytest.raises(ArgumentTypeError, match="the code of a credit system"):
            Credits(1, system)


def test_a_range_knows_its_bounds_and_adds() -> None:
    span = CreditRange("4.5", "5.4", "ECTS")
    assert Credits("4.5", "ECTS") in span
    assert Credits("5.5", "ECTS") not in span
    assert Credits(5, "KZ-RK") not in span
    assert 5 not in span
    assert not span.decided
    assert sum([span, span]) == CreditRange(9, "10.8", "ECTS")
    assert span + Credits(1, "ECTS") == Credits(1, "ECTS") + span == CreditRange("5.5", "6.4", "ECTS")
    assert repr(span) == "CreditRange('4.5', '5.4', 'ECTS')"
    assert str(CreditRange(5, 5, "ECTS")) == "5 ECTS"


def test_a_range_refuses_wrong_bounds_and_other_systems() -> None:
    with pytest.raises(NumberError, match="lower bound first"):
        CreditRange(6, 5, "ECTS")
    span = CreditRange(1, 2, "ECTS")
    with pytest.raises(MixedCreditsError):
        span + Credits(1, "KZ-RK")
    for act in (lambda: span + 1, lambda: 1 + span):  # type: ignore[operator]
        with pytest.raises(TypeError):
            act()


def test_an_academic_hour_is_no_clock_hour() -> None:
    work = Workload(45, 45, 50)
    assert work.clock_hours == (Fraction(75, 2), Fraction(75, 2))
    assert str(work * 2) == "90 hours of 50 minutes"
    assert str(Workload(25, 30)) == "25 to 30 hours"


def test_the_length_of_an_hour_is_a_positive_whole_number() -> None:
    with pytest.raises(ArgumentTypeError, match="whole number of minutes"):
        Workload(1, 1, 50.5)  # type: ignore[arg-type]
    with pytest.raises(NumberError, match="is no hour"):
        Workload(1, 1, 0)
    with pytest.raises(NumberError, match="30 lies above 25; give the lower bound first"):
        Workload(30, 25)


@given(st.fractions(0, 10**6), st.fractions(0, 10**6))
def test_credits_and_ranges_come_back_equal_from_a_pickle_that_holds_whole_numbers(low: Fraction, more: Fraction) -> None:
    for value in (Credits(low, "ECTS"), CreditRange(low, low + more, "ECTS"), CreditRange(low, low, "KZ-RK")):
        kept = pickle.dumps(value)
        again = pickle.loads(kept)
        assert again == value
        assert type(again) is type(value)
        assert b"fractions" not in kept
