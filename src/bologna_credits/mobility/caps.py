"""The cap of a study cycle: the days that all stays of one cycle may take together, and the days that remain."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.circumstances import CYCLES, Cycle
from bologna_credits.core.counting import counted
from bologna_credits.core.errors import ArgumentError, UndecidedError
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.schemes import Cap, MobilityScheme
from bologna_credits.mobility.durations import DayCount, duration, scheme_of
from bologna_credits.mobility.periods import EarlierStay, MobilityPeriod, Person, Stay


@final
@attrs.frozen
class Remaining:
    """The days that remain of the cap of a study cycle, in months of 30 days.

    Attributes:
        cap: the days of the cap.
        used_low, used_high: the days that stays have used; equal where all papers give days and a cycle.
        report: the stays that count, and what is open.

    >>> left = remaining([EarlierStay(5, "first")], scheme="ERASMUS-2021", cycle="first")
    >>> str(left.used), str(left.days)
    ('150', '210')
    """

    cap: int
    used_low: Fraction
    used_high: Fraction
    report: Report

    @property
    def used(self) -> Fraction:
        """The days used.

        Raises:
            UndecidedError: some papers give months only, or do not give the cycle.
        """
        if self.used_low != self.used_high:
            spread = f"between {self.used_low} and {self.used_high} days are used"
            raise UndecidedError(spread, "give the days of start and end, and the cycle of each stay")
        return self.used_low

    @property
    def days(self) -> Fraction:
        """The days that remain; 0 where the cap is used up.

        Raises:
            UndecidedError: as for ``used``.
        """
        return max(self.cap - self.used, Fraction(0))

    def __str__(self) -> str:
        left = DayCount(*(max(self.cap - used, Fraction(0)) for used in (self.used_high, self.used_low)))
        return f"{left} of {counted(self.cap, 'day')} remain"


def remaining(
    before: Iterable[Stay],
    *,
    scheme: MobilityScheme | str,
    cycle: Cycle,
    one_cycle: bool = False,
    person: Person = "student",
    catalogue: Catalogue | None = None,
) -> Remaining | None:
    """Return the days that remain of the cap of a study cycle.

    Args:
        before: the stays so far, with and without grant, of earlier programmes as well.
        scheme: a scheme or its code.
        cycle: the cycle; the short cycle counts with the first.
        one_cycle: ``True`` for a programme of one cycle only.
        person: student, doctoral or graduate.
        catalogue: another catalogue than the bundled one.

    Returns:
        The days, or None where the scheme has no cap for this person.

    Raises:
        UnknownSchemeError: no scheme of that code.
        ArgumentError: an unknown cycle.

    >>> print(remaining([EarlierStay(5, "first"), EarlierStay(4, "first")], scheme="ERASMUS-2021", cycle="first"))
    90 of 360 days remain
    """
    known = scheme_of(scheme, catalogue)
    if cycle not in CYCLES:
        raise ArgumentError("cycle", str(cycle), CYCLES)
    cap = cap_for(known, person=person, one_cycle=one_cycle)
    return None if cap is None else _remaining(tuple(before), known, cap, cycle, catalogue)


def cap_for(scheme: MobilityScheme, *, person: str, one_cycle: bool) -> Cap | None:
    """Return the cap of a scheme for a person, or None."""
    return next((cap for cap in scheme.caps if cap.one_cycle == one_cycle and person in cap.persons), None)


def counting_cycle(name: str) -> str:
    """Return the cycle against which a stay counts; the short cycle counts with the first."""
    return "first" if name == "short" else name


def cap_days(cap: Cap) -> int:
    """Return the days of a cap; its months have 30 days."""
    return int(cap.limit.number * 30)


def _remaining(stays: tuple[Stay, ...], scheme: MobilityScheme, cap: Cap, cycle: str, catalogue: Catalogue | None) -> Remaining:
    low = high = Fraction(0)
    found = []
    for stay in stays:
        if stay.cycle is not None and counting_cycle(stay.cycle) != counting_cycle(cycle):
            continue
        days, subject = _length(stay, scheme, catalogue)
        least = days.low
        if stay.cycle is None:
            found.append(Finding("mobility.cycle-unsaid", Verdict.OPEN, subject, facts(days=days), cap.limit.source))
            least = Fraction(0)
        else:
            found.append(Finding("mobility.cap-counts", Verdict.NOTE, subject, facts(days=days), cap.limit.source))
        low, high = low + least, high + days.high
    return Remaining(cap_days(cap), low, high, Report(found))


def _length(stay: Stay, scheme: MobilityScheme, catalogue: Catalogue | None) -> tuple[DayCount, str]:
    """The days of a stay, and its name for people."""
    if isinstance(stay, EarlierStay):
        return DayCount(stay.total, stay.total), f"{counted(stay.months, 'month')} and {counted(stay.days, 'day')}"
    length = duration(stay, scheme=stay.scheme or scheme, catalogue=catalogue)
    return DayCount(length.low, length.high), stay.span


def check_caps(
    period: MobilityPeriod, scheme: MobilityScheme, before: tuple[Stay, ...], catalogue: Catalogue | None
) -> Iterator[Finding]:
    """Compare the stays of a cycle, this one included, with the cap of the cycle."""
    for cap in scheme.caps:
        if cap.one_cycle != period.one_cycle or period.person not in cap.persons:
            continue
        if period.cycle is None:
            if before:
                yield Finding("mobility.cap-cycle-unsaid", Verdict.OPEN, period.span, facts(cap=cap.limit), cap.limit.source)
            continue
        left = _remaining((*before, period), scheme, cap, period.cycle, catalogue)
        yield from left.report.open
        named = facts(used=DayCount(left.used_low, left.used_high), cap=left.cap, count=len(before) + 1)
        if left.used_high <= left.cap:
            yield Finding("mobility.cap", Verdict.HOLDS, period.span, named, cap.limit.source, because=cap.note or "")
        elif left.used_low > left.cap:
            yield Finding("mobility.cap-exceeded", Verdict.FAILS, period.span, named, cap.limit.source, because=cap.note or "")
        else:
            yield Finding("mobility.cap-unclear", Verdict.OPEN, period.span, named, cap.limit.source, because=cap.note or "")
