"""Days of stays under the bundled schemes."""

import datetime

import pytest

from bologna_credits import (
    ArgumentError,
    CircumstanceNeededError,
    Interruption,
    MobilityPeriod,
    UndecidedError,
    duration,
)
from bologna_credits.core import UnknownSchemeError
from bologna_credits.mobility.durations import add_months, compare_longest
from tests.mobility.stays import E21, stays_within, study


def test_the_commissions_own_example_is_three_months_and_fifteen_days() -> None:
    length = duration(study("2023-01-01", "2023-04-15"), scheme=E21)
    assert (length.days, length.months, length.rest) == (105, 3, 15)
    assert str(length) == "105 days (3 months and 15 days)"


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2023-02-01", "2023-02-28", 28),  # February has 28 days at the end of a stay …
        ("2023-01-01", "2023-02-28", 58),
        ("2023-02-01", "2023-03-31", 60),  # … and 30 within one
        ("2023-01-31", "2023-03-31", 61),
        ("2023-01-31", "2023-01-31", 1),
        ("2024-02-01", "2024-02-29", 29),
        ("2023-09-01", "2024-08-31", 360),
    ],
)
def test_long_stays_count_in_a_year_of_360_days(start: str, end: str, days: int) -> None:
    assert duration(study(start, end), scheme=E21).days == days


def test_short_stays_and_staff_count_days_of_the_calendar() -> None:
    blended = MobilityPeriod("2023-01-31", "2023-03-01", kind="short-term-blended")
    assert duration(blended, scheme=E21).days == 30
    staff = MobilityPeriod("2023-02-27", "2023-03-03", person="lecturer", activity="teaching")
    assert str(duration(staff, scheme=E21)) == "5 days (0 months and 5 days)"
    assert str(duration(study("2023-01-01", "2023-01-31"), scheme=E21)) == "30 days (1 month and 0 days)"


def test_the_kind_has_to_be_said_where_a_scheme_has_several() -> None:
    with pytest.raises(CircumstanceNeededError, match="kind= one of long-term, short-term-blended, blended-intensive"):
        duration(MobilityPeriod("2023-01-01", "2023-04-15"), scheme=E21)
    with pytest.raises(ArgumentError, match='kind cannot be "long"; did you mean "long-term"'):
        duration(study("2023-01-01", "2023-04-15", kind="long"), scheme=E21)


def test_what_a_scheme_does_not_have_is_told() -> None:
    with pytest.raises(ArgumentError, match="the stay under ERASMUS-2021 cannot be"):
        duration(MobilityPeriod("2023-01-01", "2023-04-15", person="lecturer"), scheme=E21)
    with pytest.raises(UnknownSchemeError, match='did you mean "ERASMUS-2021"'):
        duration(study("2023-01-01", "2023-04-15"), scheme="ERASMUS-2012")


def test_interruptions_are_taken_off() -> None:
    stay = study("2023-01-01", "2023-04-10", interruptions=[("2023-02-01", "2023-02-07")])
    length = duration(stay, scheme=E21)
    assert length.days == 93  # 100 − 7
    assert [finding.message for finding in length.steps] == [
        "93 days, counted in a year of 360 days (ERASMUS-2021)",
        "7 days of interruption are taken off 100",
    ]


def test_an_interruption_on_the_31st_takes_nothing_off_twice() -> None:
    both = [Interruption("2023-01-30", "2023-01-30"), Interruption("2023-01-31", "2023-01-31")]
    assert duration(study("2023-01-01", "2023-01-31", interruptions=both), scheme=E21).days == 29
    whole = [Interruption("2023-01-30", "2023-01-31")]
    assert duration(study("2023-01-30", "2023-01-31", interruptions=whole), scheme=E21).days == 0


def test_months_give_a_span_of_days() -> None:
    length = duration(study("2021-02", "2021-07"), scheme=E21)
    assert (length.low, length.high) == (124, 180)
    assert str(length) == "124 to 180 days"
    with pytest.raises(UndecidedError, match="124 to 180 days"):
        _ = length.days
    within_a_month = duration(study("2021-02", "2021-02"), scheme=E21)
    assert (within_a_month.low, within_a_month.high) == (1, 28)
    interrupted = study("2021-02", "2021-07", interruptions=[("2021-02-10", "2021-02-12"), ("2021-04-01", "2021-04-05")])
    assert (duration(interrupted, scheme=E21).low, duration(interrupted, scheme=E21).high) == (119, 172)


def test_a_month_later_is_the_last_day_of_a_month_that_is_too_short() -> None:
    assert add_months(datetime.date(2024, 1, 31), 1) == datetime.date(2024, 2, 29)
    assert add_months(datetime.date(2024, 1, 31), -2) == datetime.date(2023, 11, 30)


_INTERRUPTED = [
    ("2023-09", "2023-12", ("2023-09-25", "2023-10-05")),  # reaches from the month of the start into the next one
    ("2023-09", "2023-10", ("2023-09-10", "2023-10-20")),
    ("2023-09-04", "2023-10", ("2023-09-28", "2023-10-03")),
    ("2023-09", "2023-09", ("2023-09-01", "2023-09-30")),
    ("2023-09", "2023-11", ("2023-09-10", "2023-09-12")),
]


@pytest.mark.parametrize(("start", "end", "away"), _INTERRUPTED)
def test_months_leave_the_span_of_all_stays_that_they_allow(start: str, end: str, away: tuple[str, str]) -> None:
    paper, off = study(start, end, interruptions=[away]), Interruption(*away)
    days: list[int] = []
    longest: list[int] = []
    for stay in stays_within(start, end):
        assert isinstance(stay.start, datetime.date)
        assert isinstance(stay.end, datetime.date)
        first, last = max(off.first, stay.start), min(off.last, stay.end)
        met = stay if last < first else study(str(stay.start), str(stay.end), interruptions=[(str(first), str(last))])
        length = duration(met, scheme=E21)
        days.append(length.days)
        longest.append(compare_longest(met, length, length.rule.least[0])[1])
    found = duration(paper, scheme=E21)
    assert (found.low, found.high) == (max(min(days), 1), max(days))
    assert compare_longest(paper, found, found.rule.least[0])[1:] == (max(min(longest), 1), max(longest))
