"""The check of a stay against the rules of its scheme."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.academic_terms import earliest, latest
from bologna_credits.core.findings import Facts, Finding, Report, Verdict, facts
from bologna_credits.core.provenance import Standing
from bologna_credits.core.typed import checked
from bologna_credits.credits.systems import ects_of
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.lookup import credit_system
from bologna_credits.law.schemes import PERSONS, MobilityScheme, Needed, Part
from bologna_credits.mobility.caps import check_caps
from bologna_credits.mobility.deadlines import deadline_findings
from bologna_credits.mobility.durations import Duration, compare, duration, scheme_of
from bologna_credits.mobility.limits import (
    check_consecutive,
    check_least,
    check_most,
    least_verdict,
    limits_at_start,
    most_verdict,
)
from bologna_credits.mobility.periods import MobilityPeriod, Stay, Traveller, stays_of
from bologna_credits.mobility.teaching import check_hours


@checked
def check_mobility(
    period: MobilityPeriod,
    *,
    scheme: MobilityScheme | str,
    before: Iterable[Stay] = (),
    catalogue: Catalogue | None = None,
) -> Report:
    """Check a stay against the rules of a scheme.

    Args:
        period: the stay.
        scheme: a scheme or its code.
        before: earlier stays of the same person, with and without grant, of earlier programmes as well.
        catalogue: another catalogue than the bundled one.

    Returns:
        HOLDS, FAILS, OPEN and NOTE for each rule. Where the text leaves something to a person, the finding is OPEN: a stay of
        58 days may have been a full term.

    Raises:
        UnknownSchemeError: no scheme of that code, also for the one that an earlier stay names.
        UnknownSystemError: no credit system of the code of the credits gained.
        ArgumentError: the scheme has no such stay.
        CircumstanceNeededError: the kind of stay is not given.

    >>> stay = MobilityPeriod("2023-01-01", "2023-02-28", kind="long-term", cycle="first")
    >>> [finding.code for finding in check_mobility(stay, scheme="ERASMUS-2021").open]
    ['mobility.full-term-open']
    """
    known = scheme_of(scheme, catalogue)
    length = duration(period, scheme=known, catalogue=catalogue)
    earlier = stays_of(before, "before")
    checks = (
        check_least(period, known, length),
        check_most(period, known, length),
        check_consecutive(period, known, length),
        _virtual_part(period, length),
        _credits(period, length, catalogue),
        _participants(period, length),
        check_hours(period, known, length),
        check_caps(period, known, earlier, catalogue),
        _overlaps(period, earlier),
        _changed_end(period, known),
        _interruptions(period, known),
    )
    return length.steps + Report(finding for check in checks for finding in check)


@checked
def fitting_kinds(period: MobilityPeriod, *, scheme: MobilityScheme | str, catalogue: Catalogue | None = None) -> tuple[str, ...]:
    """Return the kinds of stay whose limits a stay keeps, or may keep where its papers give months.

    Args:
        period: the stay; its own kind does not matter.
        scheme: a scheme or its code.
        catalogue: another catalogue than the bundled one.

    Raises:
        UnknownSchemeError: no scheme of that code.

    >>> fitting_kinds(MobilityPeriod("2023-09-01", "2023-09-20", person="doctoral"), scheme="ERASMUS-2021-KA171")
    ('short-term-doctoral',)
    """
    known = scheme_of(scheme, catalogue)
    found = []
    for rule in known.stays:
        if period.person in rule.persons and period.activity in rule.activities:
            stay = attrs.evolve(period, kind=rule.kind)
            length = duration(stay, scheme=known, catalogue=catalogue)
            least = [least_verdict(compare(stay, length, limit), limit) for limit in limits_at_start(rule.least, stay)]
            most = [most_verdict(compare(stay, length, limit), limit) for limit in limits_at_start(rule.most, stay)]
            if Verdict.FAILS not in (*least, *most):
                found.append(rule.kind)
    return tuple(found)


def _virtual_part(period: MobilityPeriod, length: Duration) -> Iterator[Finding]:
    rule = length.rule
    if rule.virtual is Part.REQUIRED:
        named = facts(kind=rule.kind)
        if period.virtual is None:
            yield Finding("mobility.virtual-unsaid", Verdict.OPEN, period.span, named, rule.virtual_source)
        elif period.virtual:
            yield Finding("mobility.virtual", Verdict.HOLDS, period.span, named, rule.virtual_source)
        else:
            yield Finding("mobility.virtual-missing", Verdict.FAILS, period.span, named, rule.virtual_source)


@final
@attrs.frozen(kw_only=True)
class _Codes:
    """The codes of a check of a number that several texts may require."""

    enough: str
    short: str
    voices: str


_CREDIT_CODES = _Codes(enough="mobility.credits", short="mobility.credits-short", voices="mobility.credits-voices")
_PARTICIPANT_CODES = _Codes(
    enough="mobility.participants", short="mobility.participants-short", voices="mobility.participants-voices"
)


def _interruptions(period: MobilityPeriod, scheme: MobilityScheme) -> Iterator[Finding]:
    """Tell where no text says how days of interruption count, so that taking them off is a reading of this library."""
    told = scheme.interruptions is not None and period.person in (scheme.interruptions_persons or PERSONS)
    if period.interruptions and not told:
        cited = scheme.interruptions or scheme.source
        named = facts(person=Traveller(period.person), scheme=scheme.code)
        yield Finding("mobility.interruptions-unsaid", Verdict.NOTE, period.span, named, cited, because=cited.note or "")


def _credits(period: MobilityPeriod, length: Duration, catalogue: Catalogue | None) -> Iterator[Finding]:
    voices = _in_force(length.rule.credits, period)
    if not voices:
        return
    if period.credits is not None:
        system = credit_system(period.credits.system, catalogue=catalogue)
        gained = ects_of(period.credits, system)
        if gained is not None:
            rate = system.fixed_rate()
            if rate is not None and gained != period.credits:
                named = facts(credits=period.credits, ects=gained)
                yield Finding("mobility.credits-counted", Verdict.NOTE, period.span, named, rate.source)
            yield _enough(gained.amount, voices, period, _CREDIT_CODES)
            return
    least, most = _asked(voices)
    yield Finding("mobility.credits-unsaid", Verdict.OPEN, period.span, _numbers(None, least, most), most.source)


def _participants(period: MobilityPeriod, length: Duration) -> Iterator[Finding]:
    voices = _in_force(length.rule.participants, period)
    if voices and period.participants is not None:
        yield _enough(Fraction(period.participants), voices, period, _PARTICIPANT_CODES)


def _in_force(voices: tuple[Needed, ...], period: MobilityPeriod) -> tuple[Needed, ...]:
    """Return the requirements that were or may have been in force when the stay began."""
    return tuple(voice for voice in voices if voice.in_force.on(earliest(period.start)) is not Standing.NO)


def _enough(given: Fraction, voices: tuple[Needed, ...], period: MobilityPeriod, codes: _Codes) -> Finding:
    """Compare a number with the requirement of each text: below all of them it FAILS, below some it is OPEN."""
    least, most = _asked(voices)
    named = _numbers(given, least, most)
    if given >= most.number:
        return Finding(codes.enough, Verdict.HOLDS, period.span, named, most.source)
    if given < least.number:
        return Finding(codes.short, Verdict.FAILS, period.span, named, least.source)
    return Finding(codes.voices, Verdict.OPEN, period.span, named, most.source)


def _asked(voices: tuple[Needed, ...]) -> tuple[Needed, Needed]:
    """Return the text that requires least and the text that requires most."""
    return min(voices, key=lambda voice: voice.number), max(voices, key=lambda voice: voice.number)


def _numbers(given: Fraction | None, least: Needed, most: Needed) -> Facts:
    return facts(given=given, asked=tuple(dict.fromkeys((least.number, most.number))))


def _overlaps(period: MobilityPeriod, before: tuple[Stay, ...]) -> Iterator[Finding]:
    for stay in before:
        if (
            isinstance(stay, MobilityPeriod)
            and latest(stay.start) <= earliest(period.end)
            and latest(period.start) <= earliest(stay.end)
        ):
            yield Finding("mobility.overlap", Verdict.OPEN, period.span, facts(start=stay.start, end=stay.end))


def _changed_end(period: MobilityPeriod, scheme: MobilityScheme) -> Iterator[Finding]:
    planned = period.planned_end
    if planned is None or planned == latest(period.end):
        return
    if planned > latest(period.end):
        code = "mobility.early-return-forced" if period.force_majeure else "mobility.early-return"
        yield Finding(code, Verdict.NOTE, period.span, facts(planned=planned, why=period.force_majeure))
        return
    yield Finding("mobility.extended", Verdict.NOTE, period.span, facts(planned=planned))
    for deadline in scheme.deadlines:
        if deadline.what == "extension-requested":
            yield from deadline_findings(deadline, planned, period.extension_requested, period.span)
