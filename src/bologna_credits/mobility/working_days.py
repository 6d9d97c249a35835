"""Working days: Monday to Friday. Public holidays are not known here, so a count at its limit is told as uncertain."""

import datetime
from collections.abc import Callable, Iterable
from typing import final

import attrs

from bologna_credits.core.academic_terms import earliest, latest
from bologna_credits.core.typed import typed
from bologna_credits.core.visible import visibly
from bologna_credits.mobility.periods import Interruption, MobilityPeriod

_DAY = datetime.timedelta(days=1)
_WEEK = 7
_FRIDAY = 5


@final
@attrs.frozen(field_transformer=typed)
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

    def _spoken(self, say: Callable[..., str]) -> str:
        """Return it in the words of a language; ``say`` gives a label of that language, filled in."""
        if self.low == self.high:
            return say("value.working", span=say("value.number", number=self.low))
        return say("value.working", span=say("value.span", low=self.low, high=self.high))


def days_from_monday_to_friday(start: datetime.date, end: datetime.date, away: Iterable[Interruption] = ()) -> int:
    """Return the number of days from Monday to Friday in a stay, both ends counted, without the days of absence.

    >>> days_from_monday_to_friday(datetime.date(2023, 6, 2), datetime.date(2023, 6, 6))
    3
    """
    found = _weekdays(start.toordinal(), end.toordinal())
    place = start
    for item in sorted(away, key=lambda item: item.first):
        first, last = max(item.first, place), min(item.last, end)
        if first <= last:
            found -= _weekdays(first.toordinal(), last.toordinal())
            if last == end:
                break
            place = last + _DAY
    return found


def _weekdays(first: int, last: int) -> int:
    """The days from Monday to Friday between two days, given by their numbers; 1 is a Monday."""
    return max(_weekdays_until(last) - _weekdays_until(first - 1), 0)


def _weekdays_until(day: int) -> int:
    weeks, rest = divmod(day, _WEEK)
    return weeks * _FRIDAY + min(rest, _FRIDAY)


def working_days(period: MobilityPeriod) -> WorkingDays:
    """Return the working days of a stay; a span where its papers give months only.

    >>> working_days(MobilityPeriod("2023-06-05", "2023-06-09"))
    WorkingDays(low=5, high=5)
    """
    high = days_from_monday_to_friday(earliest(period.start), latest(period.end), period.interruptions)
    # Where the papers give months, the last possible start may be after the first possible end: no day is certain then.
    low = days_from_monday_to_friday(latest(period.start), earliest(period.end), period.interruptions)
    return WorkingDays(low, high)


def days_for(start: datetime.date, number: int) -> int:
    """Return the number of days after which a stay from ``start`` has so many working days, the last one counted.

    >>> days_for(datetime.date(2023, 6, 2), 5)
    7
    """
    first = start.toordinal()
    days = max(number // _FRIDAY * _WEEK - _WEEK, 1)
    while _weekdays(first, first + days - 1) < number:
        days += 1
    return days
