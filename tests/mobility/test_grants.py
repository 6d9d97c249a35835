"""Grants as bodies publish that they compute them."""

from fractions import Fraction

import pytest

from bologna_credits import ArgumentError, MobilityPeriod, UndecidedError, duration
from bologna_credits.core import UnknownPracticeError
from bologna_credits.law import mobility_practices
from bologna_credits.mobility import grant


def test_a_months_amount_is_paid_for_months_and_a_thirtieth_of_it_for_each_day() -> None:
    stay = duration(MobilityPeriod("2023-01-01", "2023-04-15", kind="long-term"), scheme="ERASMUS-2021")
    answer = grant(stay, by="ERASMUS/Siegen", monthly=450)
    assert answer.amount == 3 * 450 + 15 * 15
    assert answer.day == 15
    assert str(answer) == "1575 EUR"
    assert [finding.message for finding in answer.steps] == ["3 × 450 + 15 × 15 = 1575"]


@pytest.mark.parametrize(("monthly", "day"), [(690, "23"), (640, "21.3")])
def test_lapland_cuts_a_days_rate_after_a_tenth(monthly: int, day: str) -> None:
    answer = grant(31, by="ERASMUS/ULapland", monthly=monthly)
    assert answer.day == Fraction(day)
    assert answer.amount == monthly + Fraction(day)


def test_without_a_rounding_a_days_rate_stays_exact() -> None:
    assert grant(1, by="ERASMUS/clause", monthly=640).day == Fraction(64, 3)


@pytest.mark.parametrize(
    ("days", "amount"), [(5, 5 * 79), (14, 14 * 79), (15, 14 * 79 + 56), (20, 1442), (30, 14 * 79 + 16 * 56)]
)
def test_short_stays_are_paid_by_the_day(days: int, amount: int) -> None:
    assert grant(days, by="ERASMUS/short-term").amount == amount


def test_two_bodies_print_two_rates_for_the_same_days() -> None:
    assert grant(15, by="ERASMUS/VSVU").amount - grant(15, by="ERASMUS/short-term").amount == 3


def test_what_a_practice_does_not_cover_is_told() -> None:
    with pytest.raises(ArgumentError, match="at most 30, the last day"):
        grant(31, by="ERASMUS/short-term")
    with pytest.raises(ArgumentError, match="rates by the day"):
        grant(10, by="ERASMUS/short-term", monthly=450)
    with pytest.raises(ArgumentError, match="ERASMUS/Siegen prints 450, 390, 330"):
        grant(10, by="ERASMUS/Siegen")
    with pytest.raises(ArgumentError, match="ERASMUS/clause prints none"):
        grant(10, by="ERASMUS/clause")
    with pytest.raises(ArgumentError, match="an amount above 0"):
        grant(10, by="ERASMUS/clause", monthly=0)
    with pytest.raises(ArgumentError, match="at least one day"):
        grant(0, by="ERASMUS/clause", monthly=450)
    with pytest.raises(UnknownPracticeError, match='did you mean "ERASMUS/Siegen"'):
        grant(10, by="ERASMUS/Sigen", monthly=450)
    months = duration(MobilityPeriod("2023-01", "2023-04", kind="long-term"), scheme="ERASMUS-2021")
    with pytest.raises(UndecidedError):
        grant(months, by="ERASMUS/Siegen", monthly=450)
    assert grant(30, by=next(p for p in mobility_practices() if p.code == "ERASMUS/UdS"), monthly=750).amount == 750  # type: ignore[arg-type]
