"""The cap of a study cycle: the days that all stays of one cycle may take together, and the days that remain."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import CYCLES, Cycle
from bologna_credits.core.counting import counted
from bologna_credits.core.errors import ArgumentError, UndecidedError
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.typed import checked, typed
from bologna_credits.core.visible import shown_value, visibly
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.schemes import Cap, MobilityScheme
from bologna_credits.mobility.durations import DayCount, duration, scheme_of
from bologna_credits.mobility.periods import EarlierStay, MobilityPeriod, Person, Stay, stays_of

_OTHER = "OTHER"


@final
@attrs.frozen(field_transformer=typed)
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

    __repr__ = brief

    cap: int
    used_low: Fraction
    used_high: Fraction
    report: Report

    @property
    def used(self) -> Fraction:
        """The days used.

        Raises:
            UndecidedError: some papers give months only, do not give the cycle, or name a programme of which the text is silent.
        """
        if self.used_low != self.used_high:
            spread = f"between {self.used_low} and {self.used_high} days are used"
            raise UndecidedError(spread, "give the days of start and end, the cycle and the programme of each stay")
        return self.used_low

    @property
    def days(self) -> Fraction:
        """The days that remain; 0 where the cap is used up.

        Raises:
            UndecidedError: as for ``used``.
        """
        return max(self.cap - self.used, Fraction(0))

    @visibly
    def __str__(self) -> str:
        left = DayCount(*(max(self.cap - used, Fraction(0)) for used in (self.used_high, self.used_low)))
        return f"{left} of {counted(self.cap, 'day')} remain"


@checked
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
        before: the stays so far, with and without grant, of earlier programmes as well. A stay under another programme, such as
            ``scheme="NORDPLUS"``, does not use up the months of Erasmus+; it is told as a NOTE.
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
    >>> print(remaining([EarlierStay(5, "first", scheme="NORDPLUS")], scheme="ERASMUS-2021", cycle="first"))
    360 of 360 days remain
    """
    known = scheme_of(scheme, catalogue)
    if cycle not in CYCLES:
        raise ArgumentError("cycle", shown_value(cycle), CYCLES)
    cap = cap_for(known, person=person, one_cycle=one_cycle)
    return None if cap is None else remaining_of(stays_of(before, "before"), known, cap, cycle, catalogue)


def cap_for(scheme: MobilityScheme, *, person: str, one_cycle: bool) -> Cap | None:
    """Return the cap of a scheme for a person, or None."""
    return next((cap for cap in scheme.caps if cap.one_cycle == one_cycle and person in cap.persons), None)


def counting_cycle(name: str) -> str:
    """Return the cycle against which a stay counts; the short cycle counts with the first."""
    return "first" if name == "short" else name


def cap_days(cap: Cap) -> int:
    """Return the days of a cap; its months have 30 days."""
    return int(cap.limit.number * 30)


def remaining_of(stays: tuple[Stay, ...], scheme: MobilityScheme, cap: Cap, cycle: str, catalogue: Catalogue | None) -> Remaining:
    """Return the days that remain of one cap; see :func:`remaining`."""
    low = high = Fraction(0)
    found: list[Finding] = []
    for stay in stays:
        if stay.cycle is not None and counting_cycle(stay.cycle) != counting_cycle(cycle):
            continue
        one = _Counted.of(stay, scheme, cap, catalogue)
        found += one.findings
        low, high = low + one.days.low, high + one.days.high
    return Remaining(cap_days(cap), low, high, Report(found))


def own_scheme(stay: Stay, scheme: MobilityScheme, catalogue: Catalogue | None) -> MobilityScheme | None:
    """Return the scheme by whose rules a stay counts: the one that it names, else the given one.

    None for a programme that no file describes.

    Raises:
        UnknownSchemeError: no scheme of that code; names the nearest.
    """
    if stay.scheme is None:
        return scheme
    code = stay.scheme.strip().upper()
    if code == _OTHER or any(code in cap.programmes for cap in scheme.caps):
        return None
    return scheme_of(stay.scheme, catalogue)


def counts_towards(cap: Cap, stay: Stay, scheme: MobilityScheme) -> bool | None:
    """Return whether a stay uses up a cap; None where the text does not say which programmes count.

    A stay that names no programme is taken for one of the scheme.
    """
    if stay.scheme is None:
        return True
    code = stay.scheme.strip().upper()
    if cap.programmes:
        return code in cap.programmes or _family(code) in cap.programmes
    return True if _family(code) == _family(scheme.code) else None


def _family(code: str) -> str:
    """The first word of the code of a scheme: its programme or country."""
    return code.split("-")[0]


@final
@attrs.frozen
class _Counted:
    """The days by which one stay uses up a cap, and the findings that tell why."""

    days: DayCount
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, stay: Stay, scheme: MobilityScheme, cap: Cap, catalogue: Catalogue | None) -> "_Counted":
        own = own_scheme(stay, scheme, catalogue) or scheme
        counts = counts_towards(cap, stay, scheme)
        source = cap.limit.source
        if counts is False:
            named = facts(programme=stay.scheme, cap=cap.limit, programmes=cap.programmes)
            told = Finding("mobility.cap-other-programme", Verdict.NOTE, _name(stay), named, cap.programmes_source)
            return cls(DayCount(0, 0), (told,))
        days = _length(stay, own, catalogue)
        if counts is None:
            named = facts(days=days, programme=stay.scheme, cap=cap.limit)
            told = Finding("mobility.cap-programme-open", Verdict.OPEN, _name(stay), named, source)
            return cls(DayCount(0, days.high), (told,))
        if stay.cycle is None:
            told = Finding("mobility.cycle-unsaid", Verdict.OPEN, _name(stay), facts(days=days), source)
            return cls(DayCount(0, days.high), (told,))
        code = "mobility.cap-counts-unnamed" if stay.scheme is None and cap.programmes else "mobility.cap-counts"
        return cls(days, (Finding(code, Verdict.NOTE, _name(stay), facts(days=days), source),))


def _name(stay: Stay) -> str:
    """The name of a stay for people: its days, or its length."""
    if not isinstance(stay, EarlierStay):
        return stay.span
    parts = [counted(number, noun) for number, noun in ((stay.months, "month"), (stay.days, "day")) if number]
    return " and ".join(parts) or "0 days"


def _length(stay: Stay, scheme: MobilityScheme, catalogue: Catalogue | None) -> DayCount:
    """The days of a stay."""
    if isinstance(stay, EarlierStay):
        return DayCount(stay.total, stay.total)
    length = duration(stay, scheme=scheme, catalogue=catalogue)
    return DayCount(length.low, length.high)


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
        # The stay that is checked is under this scheme, whatever it names.
        mine = _length(period, scheme, catalogue)
        earlier = remaining_of(before, scheme, cap, period.cycle, catalogue)
        yield from (finding for finding in earlier.report if finding.code != "mobility.cap-counts")
        used = DayCount(earlier.used_low + mine.low, earlier.used_high + mine.high)
        named = facts(used=used, cap=earlier.cap, count=len(before) + 1)
        if used.high <= earlier.cap:
            yield Finding("mobility.cap", Verdict.HOLDS, period.span, named, cap.limit.source, because=cap.note or "")
        elif used.low > earlier.cap:
            yield Finding("mobility.cap-exceeded", Verdict.FAILS, period.span, named, cap.limit.source, because=cap.note or "")
        else:
            yield Finding("mobility.cap-unclear", Verdict.OPEN, period.span, named, cap.limit.source, because=cap.note or "")
