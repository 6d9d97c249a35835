"""Working days, counted here by hand on a calendar of 2023: 5 June is a Monday."""

import datetime

import pytest

from bologna_credits import MobilityPeriod
from bologna_credits.mobility.working_days import (
    WorkingDays,
    days_from_monday_to_friday,
    last_working_day,
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
    assert last_working_day(datetime.date.fromisoformat(start), 5).isoformat() == last
