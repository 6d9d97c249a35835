"""Whether a stay meets the rules of its scheme, and what remains of a study cycle's cap."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.academic_terms import earliest, latest
from bologna_credits.core.circumstances import CYCLES, one_of
from bologna_credits.core.errors import UndecidedError
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.provenance import Standing
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.schemes import Cap, Limit, MobilityScheme, Needed, Part, Teaching
from bologna_credits.mobility.deadlines import told_deadline
from bologna_credits.mobility.durations import Compared, Duration, compare, days_of, duration, runs, scheme_of
from bologna_credits.mobility.periods import EarlierStay, MobilityPeriod

Stay = MobilityPeriod | EarlierStay


def check_mobility(
    period: MobilityPeriod,
    *,
    scheme: MobilityScheme | str,
    before: Iterable[Stay] = (),
    catalogue: Catalogue | None = None,
) -> Report:
    """Whether a stay meets a scheme's rules.

    Args:
        period: the stay.
        scheme: a scheme or its code.
        before: earlier stays of the same person, with and without grant, of earlier programmes as well.
        catalogue: another catalogue than the bundled one.

    Returns:
        HOLDS, FAILS, OPEN and NOTE for each rule. Where the text leaves something to a person, it is OPEN: a stay of 58 days may
        have been a full term.

    Raises:
        UnknownSchemeError: no scheme of that code.
        ArgumentError: the scheme has no such stay.
        CircumstanceNeededError: the kind of stay was not said.

    >>> stay = MobilityPeriod("2023-01-01", "2023-02-28", kind="long-term", cycle="first")
    >>> [finding.message for finding in check_mobility(stay, scheme="ERASMUS-2021").open]
    ['58 days are less than 2 months; one full academic term or trimester is enough as well: was it one?']
    """
    known = scheme_of(scheme, catalogue)
    length = duration(period, scheme=known)
    earlier = tuple(before)
    checks = (
        _least(period, known, length),
        _most(period, known, length),
        _consecutive(period, known, length),
        _virtual(period, length),
        _asked(period, length),
        _hours(period, known, length),
        _caps(period, known, earlier, catalogue),
        _overlaps(period, earlier),
        _ends(period, known),
    )
    return length.steps + Report(finding for check in checks for finding in check)


def fitting_kinds(period: MobilityPeriod, *, scheme: MobilityScheme | str, catalogue: Catalogue | None = None) -> tuple[str, ...]:
    """The kinds of stay whose limits a stay keeps, or may keep where months were given.

    >>> fitting_kinds(MobilityPeriod("2023-09-01", "2023-09-20", person="doctoral"), scheme="ERASMUS-2021-KA171")
    ('short-term-doctoral',)
    """
    known = scheme_of(scheme, catalogue)
    found = []
    for rule in known.stays:
        if period.person in rule.persons and period.activity in rule.activities:
            stay = attrs.evolve(period, kind=rule.kind)
            length = duration(stay, scheme=known)
            short = any(_short(compare(stay, length, limit), limit) is Verdict.FAILS for limit in _usual(rule.least, stay))
            long = any(_long(compare(stay, length, limit), limit) is Verdict.FAILS for limit in _usual(rule.most, stay))
            found += [] if short or long else [rule.kind]
    return tuple(found)


def _usual(limits: tuple[Limit, ...], period: MobilityPeriod) -> list[Limit]:
    """The limits without an authority of their own that held when the stay began."""
    day = earliest(period.start)
    return [limit for limit in limits if limit.authority is None and limit.in_force.on(day) is not Standing.NO]


def _short(compared: Compared, limit: Limit) -> Verdict:
    enough = compared.beyond or (compared.at and not limit.above)
    lacking = compared.below or (compared.at and limit.above)
    return Verdict.OPEN if enough and lacking else Verdict.HOLDS if enough else Verdict.FAILS


def _long(compared: Compared, limit: Limit) -> Verdict:
    within = compared.below or (compared.at and not limit.above)
    over = compared.beyond or (compared.at and limit.above)
    return Verdict.OPEN if within and over else Verdict.HOLDS if within else Verdict.FAILS


def _shown(length: Duration) -> str:
    return str(length.low) if length.low == length.high else f"{length.low} to {length.high}"


def _others(limits: tuple[Limit, ...], period: MobilityPeriod) -> Iterator[Finding]:
    for limit in limits:
        if limit.authority is not None:
            named = facts(authority=limit.authority, limit=str(limit), note=limit.note or "")
            yield Finding("mobility.other-voice", Verdict.NOTE, period.span, named, limit.source)


def _lifted(what: str, period: MobilityPeriod, scheme: MobilityScheme) -> Iterator[Finding]:
    """That force majeure lifts a rule; nothing where it does not, or where nobody claims it."""
    lifts = scheme.force_majeure
    if period.force_majeure and lifts is not None and what in lifts.what:
        yield Finding("mobility.force-majeure", Verdict.NOTE, period.span, facts(what=_LIFTED[what]), lifts.source)


_LIFTED = {"least": "the least duration", "most": "the most duration", "hours": "the hours of teaching"}


def _least(period: MobilityPeriod, scheme: MobilityScheme, length: Duration) -> Iterator[Finding]:
    lifted = tuple(_lifted("least", period, scheme))
    yield from lifted
    if lifted:
        return
    for limit in _usual(length.rule.least, period):
        named = facts(days=_shown(length), limit=str(limit))
        verdict = _short(compare(period, length, limit), limit)
        if verdict is Verdict.HOLDS:
            yield Finding("mobility.minimum", Verdict.HOLDS, period.span, named, limit.source)
        elif limit.or_term and period.covers_term() is not False:
            held = Verdict.HOLDS if period.covers_term() else Verdict.OPEN
            code = "mobility.full-term" if period.covers_term() else "mobility.full-term-open"
            yield Finding(code, held, period.span, named, limit.source)
        elif verdict is Verdict.OPEN:
            yield Finding("mobility.minimum-unclear", Verdict.OPEN, period.span, named, limit.source)
        else:
            yield Finding("mobility.shorter-than-minimum", Verdict.FAILS, period.span, named, limit.source)
    yield from _others(length.rule.least, period)


def _most(period: MobilityPeriod, scheme: MobilityScheme, length: Duration) -> Iterator[Finding]:
    lifted = tuple(_lifted("most", period, scheme))
    yield from lifted
    if lifted:
        return
    codes = {
        Verdict.HOLDS: "mobility.maximum",
        Verdict.OPEN: "mobility.maximum-unclear",
        Verdict.FAILS: "mobility.longer-than-maximum",
    }
    for limit in _usual(length.rule.most, period):
        verdict = _long(compare(period, length, limit), limit)
        yield Finding(codes[verdict], verdict, period.span, facts(days=_shown(length), limit=str(limit)), limit.source)
    yield from _others(length.rule.most, period)


def _consecutive(period: MobilityPeriod, scheme: MobilityScheme, length: Duration) -> Iterator[Finding]:
    """The least number of days is asked for without a break."""
    source = length.rule.consecutive
    if source is None or not period.interruptions or any(_lifted("least", period, scheme)):
        return
    start, end = earliest(period.start), latest(period.end)
    longest = max(runs(start, end, period.interruptions, length.rule.count))
    for limit in _usual(length.rule.least, period):
        enough = longest >= days_of(limit, length.rule.count, start)
        verdict = Verdict.HOLDS if enough else Verdict.FAILS
        code = "mobility.consecutive" if enough else "mobility.not-consecutive"
        yield Finding(code, verdict, period.span, facts(days=longest, limit=str(limit)), source)


def _virtual(period: MobilityPeriod, length: Duration) -> Iterator[Finding]:
    rule = length.rule
    if rule.virtual is Part.REQUIRED:
        verdict = {True: Verdict.HOLDS, False: Verdict.FAILS, None: Verdict.OPEN}[period.virtual]
        code = {True: "mobility.virtual", False: "mobility.virtual-missing", None: "mobility.virtual-unsaid"}[period.virtual]
        yield Finding(code, verdict, period.span, facts(kind=rule.kind), rule.virtual_source)


def _asked(period: MobilityPeriod, length: Duration) -> Iterator[Finding]:
    """Credits and participants, by every voice: what all ask for fails, what some ask for is open."""
    ects = period.credits.amount if period.credits is not None and period.credits.system == "ECTS" else None
    if length.rule.credits:
        yield from _enough("credits", ects, length.rule.credits, period)
    if length.rule.participants and period.participants is not None:
        yield from _enough("participants", Fraction(period.participants), length.rule.participants, period)


def _enough(what: str, given: Fraction | None, voices: tuple[Needed, ...], period: MobilityPeriod) -> Iterator[Finding]:
    held = [voice for voice in voices if voice.in_force.on(earliest(period.start)) is not Standing.NO]
    least, most = (choose(held, key=lambda voice: voice.number) for choose in (min, max))
    asked = str(least.number) if least.number == most.number else f"{least.number} or {most.number}"
    named = facts(what=what, given=given, asked=asked)
    if given is None:
        yield Finding(f"mobility.{what}-unsaid", Verdict.OPEN, period.span, named, most.source)
    elif given >= most.number:
        yield Finding(f"mobility.{what}", Verdict.HOLDS, period.span, named, most.source)
    elif given < least.number:
        yield Finding(f"mobility.{what}-short", Verdict.FAILS, period.span, named, least.source)
    else:
        yield Finding(f"mobility.{what}-voices", Verdict.OPEN, period.span, named, most.source)


def teaching_hours(days: int, rule: Teaching, *, combined: bool = False) -> tuple[Fraction, Fraction]:
    """The hours of teaching that a stay of so many days asks for: in any case, and with the share of an incomplete week.

    The first week, and a stay that is shorter, ask for the full number. The share is by days of the week; the text leaves it to
    the institution to compute it, for it knows on which days somebody worked.

    >>> from bologna_credits import mobility_scheme
    >>> staff = next(rule.teaching for rule in mobility_scheme("ERASMUS-2021").stays if rule.kind == "staff")
    >>> [str(hours) for hours in (*teaching_hours(3, staff), *teaching_hours(10, staff))]
    ['8', '8', '8', '80/7']
    """
    week = rule.combined if combined and rule.combined is not None else rule.week
    full = week * max(days // 7, 1)
    return full, max(full, week * Fraction(days, 7)) if rule.pro_rata else full


def _hours(period: MobilityPeriod, scheme: MobilityScheme, length: Duration) -> Iterator[Finding]:
    rule = length.rule.teaching
    if rule is None or "teaching" not in period.activity:
        return
    lifted = tuple(_lifted("hours", period, scheme))
    yield from lifted
    if period.person in rule.exempt:
        yield Finding("mobility.hours-exempt", Verdict.HOLDS, period.span, facts(person=period.person), rule.exempt_source)
    elif not lifted:
        combined = period.activity == "teaching-training"
        source = rule.combined_source if combined and rule.combined_source is not None else rule.source
        least = teaching_hours(length.low, rule, combined=combined)[0]
        sure, needed = teaching_hours(length.high, rule, combined=combined)
        named = facts(hours=period.hours, needed=needed)
        if period.hours is None:
            yield Finding("mobility.hours-unsaid", Verdict.OPEN, period.span, named, source)
        elif period.hours >= needed:
            yield Finding("mobility.hours", Verdict.HOLDS, period.span, named, source)
        elif period.hours < least:
            yield Finding("mobility.hours-short", Verdict.FAILS, period.span, facts(hours=period.hours, needed=least), source)
        elif period.hours < sure:
            yield Finding("mobility.hours-unclear", Verdict.OPEN, period.span, named, source)
        else:
            told = facts(hours=period.hours, least=sure, needed=needed)
            yield Finding("mobility.hours-share", Verdict.OPEN, period.span, told, rule.pro_rata_source or source)


def _cycle(name: str | None) -> str | None:
    """The cycle against which a stay counts: the short cycle counts with the first."""
    return "first" if name == "short" else name


@final
@attrs.frozen
class Remaining:
    """What remains of the cap of a study cycle, in days of months with 30 days.

    Attributes:
        cap: the days of the cap.
        used_low, used_high: the days that stays have used; the same where all papers give days.
        report: which stays counted, and what is open.
    """

    cap: int
    used_low: Fraction
    used_high: Fraction
    report: Report

    @property
    def used(self) -> Fraction:
        """The days used.

        Raises:
            UndecidedError: some papers give months only, or do not say the cycle.
        """
        if self.used_low != self.used_high:
            what = f"between {self.used_low} and {self.used_high} days are used"
            raise UndecidedError(what, "give the days of start and end, and the cycle of each stay")
        return self.used_low

    @property
    def days(self) -> Fraction:
        """The days that remain, 0 where the cap is used up.

        Raises:
            UndecidedError: as for ``used``.
        """
        return max(self.cap - self.used, Fraction(0))

    def __str__(self) -> str:
        low, high = (max(self.cap - used, Fraction(0)) for used in (self.used_high, self.used_low))
        return f"{low} of {self.cap} days remain" if low == high else f"{low} to {high} of {self.cap} days remain"


def remaining(
    before: Iterable[Stay],
    *,
    scheme: MobilityScheme | str,
    cycle: str,
    one_cycle: bool = False,
    person: str = "student",
    catalogue: Catalogue | None = None,
) -> Remaining | None:
    """What remains of the cap of a study cycle.

    Args:
        before: the stays so far, with and without grant, of earlier programmes as well.
        scheme: a scheme or its code.
        cycle: the cycle; the short cycle counts with the first.
        one_cycle: whether the programme has one cycle only.
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
    _Cycle(cycle)
    for cap in known.caps:
        if cap.one_cycle == one_cycle and person in cap.persons:
            return _remaining(tuple(before), known, cap, cycle, catalogue)
    return None


@attrs.frozen
class _Cycle:
    cycle: str = attrs.field(validator=one_of(CYCLES))


def _remaining(stays: tuple[Stay, ...], scheme: MobilityScheme, cap: Cap, cycle: str, catalogue: Catalogue | None) -> Remaining:
    low = high = Fraction(0)
    found = []
    for stay in stays:
        if _cycle(stay.cycle) not in (None, _cycle(cycle)):
            continue
        least, most, shown = _length(stay, scheme, catalogue)
        if stay.cycle is None:
            found.append(Finding("mobility.cycle-unsaid", Verdict.OPEN, shown, facts(days=_span(least, most)), cap.limit.source))
            least = Fraction(0)
        else:
            found.append(Finding("mobility.cap-counts", Verdict.NOTE, shown, facts(days=_span(least, most)), cap.limit.source))
        low, high = low + least, high + most
    return Remaining(int(cap.limit.number * 30), low, high, Report(found))


def _span(low: Fraction, high: Fraction) -> str:
    return str(low) if low == high else f"{low} to {high}"


def _length(stay: Stay, scheme: MobilityScheme, catalogue: Catalogue | None) -> tuple[Fraction, Fraction, str]:
    if isinstance(stay, EarlierStay):
        return stay.total, stay.total, f"{stay.months} months and {stay.days} days"
    length = duration(stay, scheme=stay.scheme or scheme, catalogue=catalogue)
    return Fraction(length.low), Fraction(length.high), stay.span


def _caps(
    period: MobilityPeriod, scheme: MobilityScheme, before: tuple[Stay, ...], catalogue: Catalogue | None
) -> Iterator[Finding]:
    for cap in scheme.caps:
        if cap.one_cycle != period.one_cycle or period.person not in cap.persons:
            continue
        if period.cycle is None:
            if before:
                yield Finding("mobility.cap-cycle-unsaid", Verdict.OPEN, period.span, facts(cap=str(cap.limit)), cap.limit.source)
            continue
        told = _remaining((*before, period), scheme, cap, period.cycle, catalogue)
        yield from told.report.open
        named = facts(used=_span(told.used_low, told.used_high), cap=told.cap, count=len(before) + 1)
        if told.used_high <= told.cap:
            yield Finding("mobility.cap", Verdict.HOLDS, period.span, named, cap.limit.source, cap.note or "")
        elif told.used_low > told.cap:
            yield Finding("mobility.cap-exceeded", Verdict.FAILS, period.span, named, cap.limit.source, cap.note or "")
        else:
            yield Finding("mobility.cap-unclear", Verdict.OPEN, period.span, named, cap.limit.source, cap.note or "")


def _overlaps(period: MobilityPeriod, before: tuple[Stay, ...]) -> Iterator[Finding]:
    for stay in before:
        if (
            isinstance(stay, MobilityPeriod)
            and latest(stay.start) <= earliest(period.end)
            and latest(period.start) <= earliest(stay.end)
        ):
            yield Finding("mobility.overlap", Verdict.OPEN, period.span, facts(other=stay.span))


def _ends(period: MobilityPeriod, scheme: MobilityScheme) -> Iterator[Finding]:
    planned = period.planned_end
    if planned is None or planned == latest(period.end):
        return
    if planned > latest(period.end):
        code = "mobility.early-return-forced" if period.force_majeure else "mobility.early-return"
        yield Finding(code, Verdict.NOTE, period.span, facts(planned=planned, why=period.force_majeure))
        return
    yield Finding("mobility.extended", Verdict.NOTE, period.span, facts(planned=planned))
    from_here = [deadline for deadline in scheme.deadlines if deadline.what == "extension-requested"]
    for deadline in from_here:
        yield from told_deadline(deadline, planned, period.extension_requested, period.span)
