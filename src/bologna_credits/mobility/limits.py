"""The limits of a stay: the least and the most duration, days without a break, and the rules that force majeure lifts."""

import enum
from collections.abc import Iterator

from bologna_credits.core.academic_terms import earliest
from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.core.provenance import Standing
from bologna_credits.law.schemes import Limit, MobilityScheme, Unit
from bologna_credits.mobility.durations import Compared, DayCount, Duration, compare, compare_longest
from bologna_credits.mobility.periods import MobilityPeriod
from bologna_credits.mobility.working_days import working_days


class Lift(enum.StrEnum):
    """A rule that force majeure lifts."""

    LEAST = "least"
    MOST = "most"
    HOURS = "hours"


def limits_at_start(limits: tuple[Limit, ...], period: MobilityPeriod) -> list[Limit]:
    """Return the limits that were in force when the stay began, without those of a single authority."""
    day = earliest(period.start)
    return [limit for limit in limits if limit.authority is None and limit.in_force.on(day) is not Standing.NO]


def least_verdict(compared: Compared, limit: Limit) -> Verdict:
    """Return HOLDS where a stay reaches its least duration, FAILS where it does not, OPEN where months leave both possible."""
    enough = compared.beyond or (compared.at and not limit.above)
    lacking = compared.below or (compared.at and limit.above)
    return Verdict.OPEN if enough and lacking else Verdict.HOLDS if enough else Verdict.FAILS


def most_verdict(compared: Compared, limit: Limit) -> Verdict:
    """Return HOLDS where a stay keeps its most duration, FAILS where it does not, OPEN where months leave both possible."""
    within = compared.below or (compared.at and not limit.above)
    over = compared.beyond or (compared.at and limit.above)
    return Verdict.OPEN if within and over else Verdict.HOLDS if within else Verdict.FAILS


def lifted(rule: Lift, period: MobilityPeriod, scheme: MobilityScheme) -> tuple[Finding, ...]:
    """Return the finding that force majeure lifts a rule; empty where the rule stays or force majeure is not claimed."""
    lifts = scheme.force_majeure
    if not period.force_majeure or lifts is None or rule not in lifts.what:
        return ()
    return (Finding("mobility.force-majeure", Verdict.NOTE, period.span, facts(what=rule), lifts.source),)


def check_least(period: MobilityPeriod, scheme: MobilityScheme, length: Duration) -> Iterator[Finding]:
    """Compare a stay with its least duration."""
    waived = lifted(Lift.LEAST, period, scheme)
    yield from waived
    if waived:
        return
    for limit in limits_at_start(length.rule.least, period):
        yield _least(period, length, limit)
        yield from _holidays(period, limit)
    yield from _other_voices(length.rule.least, period)


def _holidays(period: MobilityPeriod, limit: Limit) -> Iterator[Finding]:
    """Tell that one public holiday would leave too few working days, where a stay has just enough of them."""
    if limit.unit is Unit.WORKING_DAYS:
        worked = working_days(period)
        if worked.low == limit.number:
            yield Finding("mobility.holidays-unknown", Verdict.NOTE, period.span, facts(days=worked, limit=limit), limit.source)


def _least(period: MobilityPeriod, length: Duration, limit: Limit) -> Finding:
    days = working_days(period) if limit.unit is Unit.WORKING_DAYS else DayCount(length.low, length.high)
    named = facts(days=days, limit=limit)
    verdict = least_verdict(compare(period, length, limit), limit)
    if verdict is Verdict.HOLDS:
        return Finding("mobility.minimum", Verdict.HOLDS, period.span, named, limit.source)
    term = period.covers_term()
    if limit.or_term and term:
        return Finding("mobility.full-term", Verdict.HOLDS, period.span, named, limit.source)
    if limit.or_term and term is None:
        return Finding("mobility.full-term-open", Verdict.OPEN, period.span, named, limit.source)
    if verdict is Verdict.OPEN:
        return Finding("mobility.minimum-unclear", Verdict.OPEN, period.span, named, limit.source)
    return Finding("mobility.shorter-than-minimum", Verdict.FAILS, period.span, named, limit.source)


_MOST_CODES = {
    Verdict.HOLDS: "mobility.maximum",
    Verdict.OPEN: "mobility.maximum-unclear",
    Verdict.FAILS: "mobility.longer-than-maximum",
}


def check_most(period: MobilityPeriod, scheme: MobilityScheme, length: Duration) -> Iterator[Finding]:
    """Compare a stay with its most duration."""
    waived = lifted(Lift.MOST, period, scheme)
    yield from waived
    if waived:
        return
    for limit in limits_at_start(length.rule.most, period):
        verdict = most_verdict(compare(period, length, limit), limit)
        named = facts(days=DayCount(length.low, length.high), limit=limit)
        yield Finding(_MOST_CODES[verdict], verdict, period.span, named, limit.source)
    yield from _other_voices(length.rule.most, period)


def _other_voices(limits: tuple[Limit, ...], period: MobilityPeriod) -> Iterator[Finding]:
    for limit in limits:
        if limit.authority is not None:
            named = facts(authority=limit.authority, limit=limit, note=limit.note or "")
            yield Finding("mobility.other-voice", Verdict.NOTE, period.span, named, limit.source)


_CONSECUTIVE_CODES = {
    Verdict.HOLDS: "mobility.consecutive",
    Verdict.OPEN: "mobility.consecutive-unclear",
    Verdict.FAILS: "mobility.not-consecutive",
}


def check_consecutive(period: MobilityPeriod, scheme: MobilityScheme, length: Duration) -> Iterator[Finding]:
    """Compare the longest part of a stay with its least duration, where the text asks for consecutive days."""
    source = length.rule.consecutive
    if source is None or not period.interruptions or lifted(Lift.LEAST, period, scheme):
        return
    for limit in limits_at_start(length.rule.least, period):
        compared, low, high = compare_longest(period, length, limit)
        verdict = least_verdict(compared, limit)
        named = facts(days=high if low == high else DayCount(low, high), limit=limit)
        yield Finding(_CONSECUTIVE_CODES[verdict], verdict, period.span, named, source)
