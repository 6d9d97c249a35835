"""The days, limits and caps of some stays, as a picture shows them; :mod:`bologna_credits.plots` draws it."""

import datetime
import math
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.academic_terms import earliest, latest
from bologna_credits.core.brief import brief
from bologna_credits.core.errors import UndecidedError
from bologna_credits.core.findings import Verdict
from bologna_credits.core.typed import checked
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.schemes import Limit, MobilityScheme, Unit
from bologna_credits.mobility.caps import cap_days, cap_for, counting_cycle, counts_towards, own_scheme
from bologna_credits.mobility.checks import check_mobility
from bologna_credits.mobility.durations import Duration, days_of, duration, runs, scheme_of
from bologna_credits.mobility.limits import limits_at_start
from bologna_credits.mobility.periods import EarlierStay, Interruption, MobilityPeriod, Stay, stays_of
from bologna_credits.mobility.working_days import days_from_monday_to_friday

_DAY = datetime.timedelta(days=1)
_FAR = 800  # days; no limit is longer


@final
@attrs.frozen
class Mark:
    """The day on which a stay reaches a limit: the first on which it is long enough, or the last on which it is not too long."""

    __repr__ = brief

    day: datetime.date
    limit: Limit


@final
@attrs.frozen(kw_only=True)
class StayRow:
    """One stay, from ``first`` to ``last``; ``sure`` holds the days of certain presence where the papers give months only."""

    __repr__ = brief

    stay: MobilityPeriod
    length: Duration
    first: datetime.date
    last: datetime.date
    sure: tuple[datetime.date, datetime.date] | None
    least: tuple[Mark, ...]
    most: tuple[Mark, ...]
    verdict: Verdict


@final
@attrs.frozen
class Used:
    """The use of a cycle's cap: ``points`` are days with the number of days used by then, joined by lines.

    Where papers give months only, the points hold the most that may be used, and ``least`` the least in the end.
    """

    __repr__ = brief

    cycle: str
    cap: int
    points: tuple[tuple[datetime.date, Fraction], ...]
    least: Fraction

    @property
    def total(self) -> Fraction:
        """The most that is used in the end."""
        return self.points[-1][1]


@final
@attrs.frozen
class Timeline:
    """Stays in the order of their days, and the caps that they use up."""

    __repr__ = brief

    rows: tuple[StayRow, ...]
    used: tuple[Used, ...]
    uncounted: int
    """The number of stays whose cycle is not given."""

    @property
    def span(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day that is drawn.

        Raises:
            UndecidedError: no stay has days.
        """
        if not self.rows:
            raise UndecidedError("no stay has days", "give one by its days or months, as a MobilityPeriod")
        days = [row.first for row in self.rows] + [row.last for row in self.rows]
        days += [mark.day for row in self.rows for mark in (*row.least, *row.most)]
        days += [row.stay.planned_end for row in self.rows if row.stay.planned_end is not None]
        return min(days), max(days)


@checked
def timeline(stays: Iterable[Stay], scheme: MobilityScheme | str, *, catalogue: Catalogue | None = None) -> Timeline:
    """Return the rows and caps of some stays under a scheme.

    Args:
        stays: the stays in any order.
        scheme: a scheme or its code; a stay that names its own scheme is counted by that scheme.
        catalogue: another catalogue than the bundled one.

    Raises:
        UnknownSchemeError: no scheme of that code.
        CircumstanceNeededError: the kind of a stay is not given, and the scheme has several.

    >>> one = MobilityPeriod("2023-01-01", "2023-04-15", kind="long-term", cycle="first")
    >>> shown = timeline([one, EarlierStay(5, "first")], "ERASMUS-2021")
    >>> str(shown.rows[0].least[0].day), str(shown.used[0].total)
    ('2023-03-01', '255')
    """
    known = scheme_of(scheme, catalogue)
    given = stays_of(stays, "stays")
    earlier = [stay for stay in given if isinstance(stay, EarlierStay)]
    periods = sorted((stay for stay in given if isinstance(stay, MobilityPeriod)), key=lambda stay: earliest(stay.start))
    rows = []
    for number, stay in enumerate(periods):
        before: list[Stay] = [*earlier, *periods[:number]]
        rows.append(_row(stay, known, before, catalogue))
    uncounted = sum(stay.cycle is None for stay in given) if known.caps else 0
    return Timeline(tuple(rows), tuple(_used(known, tuple(rows), tuple(earlier))), uncounted)


def _row(stay: MobilityPeriod, scheme: MobilityScheme, before: list[Stay], catalogue: Catalogue | None) -> StayRow:
    own = own_scheme(stay, scheme, catalogue)
    length = duration(stay, scheme=own or scheme, catalogue=catalogue)
    inner = (latest(stay.start), earliest(stay.end))
    verdict = Verdict.OPEN  # no file describes the programme, so no limit is known
    if own is not None:
        report = check_mobility(stay, scheme=own, before=before, catalogue=catalogue)
        verdict = Verdict.FAILS if report.fails else Verdict.OPEN if report.open else Verdict.HOLDS
    return StayRow(
        stay=stay,
        length=length,
        first=earliest(stay.start),
        last=latest(stay.end),
        sure=inner if inner[0] <= inner[1] else None,
        least=tuple(_marks(stay, length, length.rule.least, least=True)) if own is not None else (),
        most=tuple(_marks(stay, length, length.rule.most, least=False)) if own is not None else (),
        verdict=verdict,
    )


def _marks(stay: MobilityPeriod, length: Duration, limits: tuple[Limit, ...], *, least: bool) -> Iterator[Mark]:
    start = earliest(stay.start)
    for limit in limits_at_start(limits, stay):
        wanted = math.ceil(limit.number) if limit.unit is Unit.WORKING_DAYS else days_of(limit, length.rule.count, start)
        yield from (Mark(day, limit) for day in _reached(stay, length, limit, wanted, least=least))


def _reached(stay: MobilityPeriod, length: Duration, limit: Limit, wanted: int, *, least: bool) -> Iterator[datetime.date]:
    """The day on which a stay reaches a limit; none where it lies after the last day of the calendar."""
    start = earliest(stay.start)
    for number in range(min(_FAR, (datetime.date.max - start).days) + 1):
        day = start + number * _DAY
        if not least and day == datetime.date.max:
            return
        if number == _FAR or _until(stay, length, day if least else day + _DAY, limit.unit) >= wanted + (not least):
            yield day
            return


def _until(stay: MobilityPeriod, length: Duration, day: datetime.date, unit: Unit = Unit.DAYS) -> int:
    """The days that the stay counts if it ends on a day."""
    if unit is Unit.WORKING_DAYS:
        return days_from_monday_to_friday(earliest(stay.start), day, stay.interruptions)
    away = tuple(Interruption(item.first, min(item.last, day)) for item in stay.interruptions if item.first <= day)
    return sum(runs(earliest(stay.start), day, away, length.rule.count))


def _before(row: StayRow, day: datetime.date) -> int:
    """The days that a stay counts before a day."""
    return 0 if day == row.first else _until(row.stay, row.length, day - _DAY)


def _used(scheme: MobilityScheme, rows: tuple[StayRow, ...], earlier: tuple[EarlierStay, ...]) -> Iterator[Used]:
    cycles = dict.fromkeys(counting_cycle(row.stay.cycle) for row in rows if row.stay.cycle is not None)
    for cycle in cycles:
        of_cycle = [row for row in rows if row.stay.cycle is not None and counting_cycle(row.stay.cycle) == cycle]
        cap = cap_for(scheme, person=of_cycle[0].stay.person, one_cycle=of_cycle[0].stay.one_cycle)
        if cap is None:
            continue
        mine = [row for row in of_cycle if counts_towards(cap, row.stay, scheme) is not False]
        before = [stay for stay in earlier if stay.cycle is not None and counting_cycle(stay.cycle) == cycle]
        before = [stay for stay in before if counts_towards(cap, stay, scheme) is not False]
        total = sum((stay.total for stay in before), Fraction(0))
        points = []
        for row in mine:
            points.append((row.first, total))
            for item in row.stay.interruptions:
                points.append((item.first, total + _before(row, item.first)))
                points.append((item.last, points[-1][1]))
            total += row.length.high
            points.append((row.last, total))
        if not points:  # the cap is not used up by a stay under another programme
            continue
        # What may not count, and what the papers leave open, is in the most that may be used and not in the least.
        spread = sum((row.length.high - row.length.low for row in mine if counts_towards(cap, row.stay, scheme)), Fraction(0))
        spread += sum(row.length.high for row in mine if counts_towards(cap, row.stay, scheme) is None)
        spread += sum((stay.total for stay in before if counts_towards(cap, stay, scheme) is None), Fraction(0))
        yield Used(cycle, cap_days(cap), tuple(points), total - spread)
