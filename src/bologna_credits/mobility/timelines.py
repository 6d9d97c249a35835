"""What a picture of stays shows: days, limits and the cap that is used up; :mod:`bologna_credits.plots` draws it."""

import datetime
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.academic_terms import earliest, latest
from bologna_credits.core.findings import Verdict
from bologna_credits.core.provenance import Standing
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.schemes import Cap, Limit, MobilityScheme
from bologna_credits.mobility.checks import Stay, check_mobility
from bologna_credits.mobility.durations import Duration, days_of, duration, runs, scheme_of
from bologna_credits.mobility.periods import EarlierStay, Interruption, MobilityPeriod

_DAY = datetime.timedelta(days=1)
_FAR = datetime.timedelta(days=800)  # no limit is longer


@final
@attrs.frozen
class Mark:
    """Where a stay reaches a limit: ``day`` is the first on which it is long enough, or the last on which it is not too long."""

    day: datetime.date
    limit: Limit


@final
@attrs.frozen
class StayRow:
    """One stay: from ``first`` to ``last``; ``sure`` is what lies within it where the papers give months only."""

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
    """How much of a cycle's cap is used: ``points`` are days with what is used at their end, and lines between them.

    Where papers give months only, the points tell the most that may be used, and ``least`` how little it may be in the end.
    """

    cycle: str
    cap: int
    points: tuple[tuple[datetime.date, Fraction], ...]
    least: Fraction

    @property
    def total(self) -> Fraction:
        """What is used in the end, at most."""
        return self.points[-1][1]


@final
@attrs.frozen
class Timeline:
    """Stays in the order of their days, and the caps that they use up."""

    rows: tuple[StayRow, ...]
    used: tuple[Used, ...]
    uncounted: int
    """Stays whose cycle nobody said."""

    @property
    def span(self) -> tuple[datetime.date, datetime.date]:
        """From the first day to the last that is drawn."""
        days = [row.first for row in self.rows] + [row.last for row in self.rows]
        days += [mark.day for row in self.rows for mark in (*row.least, *row.most)]
        days += [row.stay.planned_end for row in self.rows if row.stay.planned_end is not None]
        return min(days), max(days)


def timeline(stays: Iterable[Stay], scheme: MobilityScheme | str, *, catalogue: Catalogue | None = None) -> Timeline:
    """The rows and caps of some stays under a scheme; a stay that names a scheme of its own counts by that.

    >>> one = MobilityPeriod("2023-01-01", "2023-04-15", kind="long-term", cycle="first")
    >>> told = timeline([one, EarlierStay(5, "first")], "ERASMUS-2021")
    >>> str(told.rows[0].least[0].day), str(told.used[0].total)
    ('2023-03-01', '255')
    """
    known = scheme_of(scheme, catalogue)
    given = tuple(stays)
    earlier = [stay for stay in given if isinstance(stay, EarlierStay)]
    periods = sorted((stay for stay in given if isinstance(stay, MobilityPeriod)), key=lambda stay: earliest(stay.start))
    rows = []
    for number, stay in enumerate(periods):
        before: list[Stay] = [*earlier, *periods[:number]]
        rows.append(_row(stay, scheme_of(stay.scheme, catalogue) if stay.scheme else known, before, catalogue))
    uncounted = sum(stay.cycle is None for stay in given) if known.caps else 0
    return Timeline(tuple(rows), tuple(_used(known, tuple(rows), tuple(earlier))), uncounted)


def _row(stay: MobilityPeriod, scheme: MobilityScheme, before: list[Stay], catalogue: Catalogue | None) -> StayRow:
    length = duration(stay, scheme=scheme)
    report = check_mobility(stay, scheme=scheme, before=before, catalogue=catalogue)
    inner = (latest(stay.start), earliest(stay.end))
    return StayRow(
        stay,
        length,
        earliest(stay.start),
        latest(stay.end),
        inner if inner[0] <= inner[1] else None,
        tuple(_marks(stay, length, length.rule.least, least=True)),
        tuple(_marks(stay, length, length.rule.most, least=False)),
        Verdict.FAILS if report.fails else Verdict.OPEN if report.open else Verdict.HOLDS,
    )


def _marks(stay: MobilityPeriod, length: Duration, limits: tuple[Limit, ...], *, least: bool) -> Iterator[Mark]:
    start = earliest(stay.start)
    for limit in limits:
        if limit.authority is None and limit.in_force.on(start) is not Standing.NO:
            wanted = days_of(limit, length.rule.count, start)
            day = start
            while day < start + _FAR and _until(stay, length, day if least else day + _DAY) < wanted + (not least):
                day += _DAY
            yield Mark(day, limit)


def _until(stay: MobilityPeriod, length: Duration, day: datetime.date) -> int:
    """The days that the stay counts if it ends on a day."""
    away = tuple(Interruption(item.first, min(item.last, day)) for item in stay.interruptions if item.first <= day)
    return sum(runs(earliest(stay.start), day, away, length.rule.count))


def _used(scheme: MobilityScheme, rows: tuple[StayRow, ...], earlier: tuple[EarlierStay, ...]) -> Iterator[Used]:
    cycles = dict.fromkeys(_cycle(row.stay.cycle) for row in rows if row.stay.cycle is not None)
    for cycle in cycles:
        mine = [row for row in rows if row.stay.cycle is not None and _cycle(row.stay.cycle) == cycle]
        cap = _cap(scheme, mine[0].stay)
        if cap is None:
            continue
        total = sum((stay.total for stay in earlier if stay.cycle is not None and _cycle(stay.cycle) == cycle), Fraction(0))
        points = []
        for row in mine:
            points.append((row.first, total))
            for item in row.stay.interruptions:
                points.append((item.first, total + _until(row.stay, row.length, item.first - _DAY)))
                points.append((item.last, points[-1][1]))
            total += row.length.high
            points.append((row.last, total))
        spread = sum(row.length.high - row.length.low for row in mine)
        yield Used(cycle, int(cap.limit.number * 30), tuple(points), total - spread)


def _cycle(name: str) -> str:
    """The short cycle counts with the first."""
    return "first" if name == "short" else name


def _cap(scheme: MobilityScheme, stay: MobilityPeriod) -> Cap | None:
    return next((cap for cap in scheme.caps if cap.one_cycle == stay.one_cycle and stay.person in cap.persons), None)
