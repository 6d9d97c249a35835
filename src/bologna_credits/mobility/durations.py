"""The duration of a stay: its days by the rule of its scheme, interruptions taken off."""

import calendar
import datetime
import math
from collections.abc import Callable
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.academic_terms import earliest, latest
from bologna_credits.core.brief import brief
from bologna_credits.core.counting import counted
from bologna_credits.core.errors import ArgumentError, CircumstanceNeededError, UndecidedError
from bologna_credits.core.exact import read_exact, show_exact
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.typed import checked, typed
from bologna_credits.core.visible import visibly
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.known_units import check_units
from bologna_credits.law.lookup import mobility_scheme
from bologna_credits.law.schemes import Count, Limit, MobilityScheme, StayRule, Unit
from bologna_credits.mobility.periods import Interruption, MobilityPeriod
from bologna_credits.mobility.working_days import days_for, working_days


@final
@attrs.frozen(field_transformer=typed)
class DayCount:
    """A number of days, or the span in which it lies where papers give months only.

    >>> str(DayCount(58, 58)), str(DayCount(30, 58))
    ('58', '30 to 58')
    """

    low: Fraction = attrs.field(converter=read_exact)
    high: Fraction = attrs.field(converter=read_exact)

    @visibly
    def __str__(self) -> str:
        low, high = show_exact(self.low), show_exact(self.high)
        return low if low == high else f"{low} to {high}"

    def _spoken(self, say: Callable[..., str]) -> str:
        """Return it in the words of a language; ``say`` gives a label of that language, filled in."""
        if self.low == self.high:
            return say("value.number", number=self.low)
        return say("value.span", low=self.low, high=self.high)


@final
@attrs.frozen(field_transformer=typed)
class Duration:
    """The days that a stay counts.

    ``low`` and ``high`` are equal where the papers give days. Where they give months, the days lie between the two.

    Attributes:
        low, high: days, both ends of the stay counted, interruptions taken off.
        rule: the rule of the scheme by which the stay was counted.
        steps: the findings that explain the number.
    """

    __repr__ = brief

    low: int
    high: int
    rule: StayRule
    steps: Report

    @property
    def days(self) -> int:
        """The days.

        Raises:
            UndecidedError: the papers give months only.
        """
        if self.low != self.high:
            raise UndecidedError(f"the papers give months, so {self.low} to {self.high} days", "give the days of start and end")
        return self.low

    @property
    def months(self) -> int:
        """Full months of 30 days."""
        return self.days // 30

    @property
    def rest(self) -> int:
        """Days beyond the full months."""
        return self.days % 30

    @visibly
    def __str__(self) -> str:
        if self.low != self.high:
            return f"{self.low} to {self.high} days"
        return f"{counted(self.days, 'day')} ({counted(self.months, 'month')} and {counted(self.rest, 'day')})"


def scheme_of(scheme: MobilityScheme | str, catalogue: Catalogue | None = None) -> MobilityScheme:
    """Return a scheme as it is, or the scheme of a code."""
    return mobility_scheme(scheme, catalogue=catalogue) if isinstance(scheme, str) else scheme


def rule_for(period: MobilityPeriod, scheme: MobilityScheme) -> StayRule:
    """Return the rule of a scheme for a stay.

    Raises:
        ArgumentError: the scheme has no such stay; lists those it has.
        CircumstanceNeededError: the scheme has several rules for this person and activity, and the kind is not given.
    """
    rules = [rule for rule in scheme.stays if period.person in rule.persons and period.activity in rule.activities]
    if not rules:
        known = tuple(f"{', '.join(rule.persons)} for {', '.join(rule.activities)}" for rule in scheme.stays)
        raise ArgumentError(f"the stay under {scheme.code}", f"{period.person} for {period.activity}", known)
    kinds = tuple(rule.kind for rule in rules)
    if period.kind is None and len(rules) > 1:
        raise CircumstanceNeededError(f"how long a stay counts under {scheme.code}", (("kind", kinds),))
    found = [rule for rule in rules if period.kind in (None, rule.kind)]
    if not found:
        raise ArgumentError("kind", str(period.kind), kinds)
    return found[0]


def place_of(day: datetime.date, count: Count) -> int:
    """Return a day as a number: the difference of two is their distance by the rule."""
    if count is Count.CALENDAR:
        return day.toordinal()
    return day.year * 360 + day.month * 30 + min(day.day, 30)


def runs(start: datetime.date, end: datetime.date, interruptions: tuple[Interruption, ...], count: Count) -> list[int]:
    """Return the days of each uninterrupted part of a stay, in order."""
    place, last = place_of(start, count), place_of(end, count)
    found = []
    for item in interruptions:
        # In a year of 360 days the 31st counts as the 30th; a part has at least 0 days.
        found.append(max(place_of(item.first, count) - place, 0))
        place = max(place, place_of(item.last, count) + 1)
    found.append(max(last - place + 1, 0))
    return found


def certain_runs(period: MobilityPeriod, count: Count) -> list[int]:
    """Return the days of each uninterrupted part of a stay that are certain: from the latest start to the earliest end.

    An interruption that reaches into these days takes its part of them off.
    """
    first, last = latest(period.start), earliest(period.end)
    if last < first:  # the papers give months, and no day is certain
        return [0]
    inner = (
        Interruption(max(item.first, first), min(item.last, last)) for item in period.interruptions if _meets(item, first, last)
    )
    return runs(first, last, tuple(inner), count)


def _meets(item: Interruption, first: datetime.date, last: datetime.date) -> bool:
    return item.first <= last and first <= item.last


@checked
def duration(period: MobilityPeriod, *, scheme: MobilityScheme | str, catalogue: Catalogue | None = None) -> Duration:
    """Return the duration of a stay under a scheme.

    Long stays of students under Erasmus+ count in a year of twelve 30-day months. Short stays and stays of staff count calendar
    days. Interruptions are taken off by the same count.

    Args:
        period: first and last day of required presence, both counted; travel is not part of it.
        scheme: a scheme or its code, such as ``"ERASMUS-2021"``.
        catalogue: another catalogue than the bundled one.

    Returns:
        Days, and the same days as months of 30 days and a rest; a span of days where the papers give months only.

    Raises:
        UnknownSchemeError: no scheme of that code; names the nearest.
        ArgumentError: the scheme has no such stay.
        CircumstanceNeededError: the kind of stay is not given, and the scheme has several.
        UnknownSystemError: credits of the stay in a system that does not exist; names the nearest.

    Source:
        European Commission, "Duration Calculated (days) field in KA131 mobility activities".

    >>> stay = MobilityPeriod("2023-01-01", "2023-04-15", person="student", activity="study", kind="long-term")
    >>> duration(stay, scheme="ERASMUS-2021").days
    105
    """
    check_units([period.credits], catalogue or default_catalogue())
    known = scheme_of(scheme, catalogue)
    rule = rule_for(period, known)
    high = sum(runs(earliest(period.start), latest(period.end), period.interruptions, rule.count))
    low = high if period.exact else max(sum(certain_runs(period, rule.count)), 1)
    whole = sum(runs(earliest(period.start), latest(period.end), (), rule.count))
    found = [
        Finding(
            "mobility.counted",
            Verdict.NOTE,
            period.span,
            facts(days=DayCount(low, high), how=rule.count, scheme=known.code),
            rule.count_source,
        )
    ]
    if whole != high:
        found.append(
            Finding("mobility.interrupted", Verdict.NOTE, period.span, facts(days=whole - high, whole=whole), known.interruptions)
        )
    return Duration(low, high, rule, Report(found))


def days_of(limit: Limit, count: Count, start: datetime.date) -> int:
    """Return the days of a limit; months of the calendar and working days begin on the first day of the stay."""
    number = limit.number
    if limit.unit is Unit.WORKING_DAYS:
        return days_for(start, math.ceil(number))
    if limit.unit is Unit.DAYS or count is Count.YEAR_360:
        days = number * (1 if limit.unit is Unit.DAYS else 30)
        return -(-days.numerator // days.denominator)
    # Every 400 years the calendar begins anew, so a stay at its end is as long as one four centuries earlier.
    begins = start.replace(year=start.year - _PERIOD) if start.year > datetime.MAXYEAR - _PERIOD else start
    return (add_months(begins, int(number)) - begins).days


_PERIOD = 400


def add_months(day: datetime.date, months: int) -> datetime.date:
    """Return the same day some months later or earlier, or the last day of a month that is too short.

    >>> add_months(datetime.date(2023, 1, 31), 1)
    datetime.date(2023, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@final
@attrs.frozen
class Compared:
    """The possible lengths of a stay beside a limit: below, at or beyond it; several where papers give months."""

    below: bool
    at: bool
    beyond: bool

    @classmethod
    def of(cls, low: int, high: int) -> "Compared":
        """Return the comparison of a length with a limit.

        Args:
            low: the least that the length may be, less the limit.
            high: the most that it may be, less the limit.
        """
        return cls(low < 0, low <= 0 <= high, high > 0)


def compare(period: MobilityPeriod, length: Duration, limit: Limit) -> Compared:
    """Compare a stay with a limit."""
    if limit.unit is Unit.WORKING_DAYS:
        worked = working_days(period)
        return Compared(worked.low < limit.number, worked.low <= limit.number <= worked.high, worked.high > limit.number)
    least = length.low - days_of(limit, length.rule.count, latest(period.start))
    most = length.high - days_of(limit, length.rule.count, earliest(period.start))
    return Compared.of(min(least, most), max(least, most))


def compare_longest(period: MobilityPeriod, length: Duration, limit: Limit) -> tuple[Compared, int, int]:
    """Compare the longest part of a stay without a break with a limit; return its fewest and its most days as well."""
    count = length.rule.count
    high = max(runs(earliest(period.start), latest(period.end), period.interruptions, count))
    low = high if period.exact else max(*certain_runs(period, count), 1)
    least, most = low - days_of(limit, count, latest(period.start)), high - days_of(limit, count, earliest(period.start))
    return Compared.of(min(least, most), max(least, most)), low, high
