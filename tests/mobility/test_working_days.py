"""Working days, counted here by hand on a calendar of 2023: 5 June is a Monday."""

import datetime

import pytest

from bologna_credits import Interruption, MobilityPeriod
from bologna_credits.mobility.working_days import (
    WorkingDays,
    days_for,
    days_from_monday_to_friday,
    working_days,
)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2023-06-05", "2023-06-09", 5),
        ("2023-06-05", "2023-06-11", 5),
        ("2023-06-03", "2023-06-04", 0),
        ("2023-06-08", "2023-06-12", 3),
        ("2023-06-01", "2023-06-30", 22),
        ("2023-06-07", "2023-06-07", 1),
    ],
)
def test_working_days_are_those_from_monday_to_friday(start: str, end: str, expected: int) -> None:
    first, last = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    assert days_from_monday_to_friday(first, last) == expected
    assert working_days(MobilityPeriod(start, end)) == WorkingDays(expected, expected)


def test_a_day_of_absence_is_no_working_day() -> None:
    stay = MobilityPeriod("2023-06-05", "2023-06-11", interruptions=[("2023-06-09", "2023-06-10")])
    assert working_days(stay) == WorkingDays(4, 4)


def test_months_leave_a_span_of_working_days() -> None:
    assert working_days(MobilityPeriod("2023-06", "2023-07")) == WorkingDays(
        1, 43
    )  # Friday 30 June to Saturday 1 July; both months
    assert str(working_days(MobilityPeriod("2023-05", "2023-07"))) == "23 to 66 working"
    assert working_days(MobilityPeriod("2023-06", "2023-06")) == WorkingDays(0, 22)


@pytest.mark.parametrize(
    ("start", "last"), [("2023-06-05", "2023-06-09"), ("2023-06-03", "2023-06-09"), ("2023-06-07", "2023-06-13")]
)
def test_the_fifth_working_day_is_a_friday_or_one_of_the_week_after(start: str, last: str) -> None:
    first = datetime.date.fromisoformat(start)
    assert (first + datetime.timedelta(days=days_for(first, 5) - 1)).isoformat() == last


def test_working_days_are_those_that_are_counted_one_by_one() -> None:
    first, day = datetime.date(2023, 6, 1), datetime.timedelta(days=1)
    for start in (first + number * day for number in range(7)):
        for length in range(40):
            end = start + length * day
            away = [Interruption(start + 3 * day, start + 6 * day), Interruption(start + 5 * day, start + 9 * day)]
            days = [start + number * day for number in range(length + 1)]
            worked = [one for one in days if one.isoweekday() < 6]
            assert days_from_monday_to_friday(start, end) == len(worked)
            present = [one for one in worked if not start + 3 * day <= one <= start + 9 * day]
            assert days_from_monday_to_friday(start, end, away) == len(present)


def test_working_days_are_counted_to_the_ends_of_the_calendar_at_once() -> None:
    first, last = datetime.date.min, datetime.date.max  # a Monday and a Friday
    assert days_from_monday_to_friday(first, last, [Interruption("9999-12-01", last)]) == 2608615 - 23
    assert days_from_monday_to_friday(first, last) == 2608615  # 3652059 days are 521722 weeks and 5 days
    assert days_for(last, 3) == 5
