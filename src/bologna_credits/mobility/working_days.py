"""Working days: Monday to Friday. Public holidays are not known here, so a count at its limit is told as uncertain."""

import datetime
from collections.abc import Iterable
from typing import final

import attrs

from bologna_credits.core.academic_terms import earliest, latest
from bologna_credits.core.visible import visibly
from bologna_credits.mobility.periods import Interruption, MobilityPeriod

_DAY = datetime.timedelta(days=1)
_FRIDAY = 4


@final
@attrs.frozen
class WorkingDays:
    """A number of working days, or the span in which it lies where papers give months only.

    >>> str(WorkingDays(5, 5)), str(WorkingDays(20, 22))
    ('5 working', '20 to 22 working')
    """

    low: int
    high: int

    @visibly
    def __str__(self) -> str:
        number = str(self.low) if self.low == self.high else f"{self.low} to {self.high}"
        return f"{number} working"


def days_from_monday_to_friday(start: datetime.date, end: datetime.date, away: Iterable[Interruption] = ()) -> int:
    """Return the number of days from Monday to Friday in a stay, both ends counted, without the days of absence.

    >>> days_from_monday_to_friday(datetime.date(2023, 6, 2), datetime.date(2023, 6, 6))
    3
    """
    absent = tuple(away)
    days = (start + number * _DAY for number in range((end - start).days + 1))
    return sum(day.weekday() <= _FRIDAY and not any(item.first <= day <= item.last for item in absent) for day in days)


def working_days(period: MobilityPeriod) -> WorkingDays:
    """Return the working days of a stay; a span where its papers give months only.

    >>> working_days(MobilityPeriod("2023-06-05", "2023-06-09"))
    WorkingDays(low=5, high=5)
    """
    high = days_from_monday_to_friday(earliest(period.start), latest(period.end), period.interruptions)
    # Where the papers give months, the last possible start may be after the first possible end: no day is certain then.
    low = days_from_monday_to_friday(latest(period.start), earliest(period.end), period.interruptions)
    return WorkingDays(low, high)


def last_working_day(start: datetime.date, number: int) -> datetime.date:
    """Return the day on which a stay from ``start`` has so many working days.

    >>> last_working_day(datetime.date(2023, 6, 2), 5)
    datetime.date(2023, 6, 8)
    """
    day = start
    while days_from_monday_to_friday(start, day) < number:
        day += _DAY
    return day
