"""Hours of teaching: the hours that a stay requires, and the check of the hours taught."""

from collections.abc import Iterator
from fractions import Fraction

from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.law.schemes import MobilityScheme, Teaching
from bologna_credits.mobility.durations import Duration
from bologna_credits.mobility.limits import Lift, lifted
from bologna_credits.mobility.periods import MobilityPeriod, Traveller


def teaching_hours(days: int, rule: Teaching, *, combined: bool = False) -> tuple[Fraction, Fraction]:
    """Return the hours of teaching that a stay requires: without, and with, the share of an incomplete week.

    The first week, and a stay that is shorter, require the full number. The share is computed by calendar days. The text leaves
    it to the institution, which knows the working days.

    Args:
        days: the days of the stay.
        rule: the hours that a scheme requires.
        combined: ``True`` for a stay that combines teaching and training.

    >>> from bologna_credits import mobility_scheme
    >>> staff = next(rule.teaching for rule in mobility_scheme("ERASMUS-2021").stays if rule.kind == "staff")
    >>> [str(hours) for hours in (*teaching_hours(3, staff), *teaching_hours(10, staff))]
    ['8', '8', '8', '80/7']
    """
    week = rule.combined if combined and rule.combined is not None else rule.week
    full = week * max(days // 7, 1)
    return full, max(full, week * Fraction(days, 7)) if rule.pro_rata else full


def check_hours(period: MobilityPeriod, scheme: MobilityScheme, length: Duration) -> Iterator[Finding]:
    """Compare the hours taught with the hours that the stay requires."""
    rule = length.rule.teaching
    if rule is None or "teaching" not in period.activity:
        return
    waived = lifted(Lift.HOURS, period, scheme)
    yield from waived
    if period.person in rule.exempt:
        yield Finding(
            "mobility.hours-exempt", Verdict.HOLDS, period.span, facts(person=Traveller(period.person)), rule.exempt_source
        )
    elif not waived:
        yield _hours(period, length, rule)


def _hours(period: MobilityPeriod, length: Duration, rule: Teaching) -> Finding:
    combined = period.activity == "teaching-training"
    source = rule.combined_source if combined and rule.combined_source is not None else rule.source
    least = teaching_hours(length.low, rule, combined=combined)[0]
    sure, needed = teaching_hours(length.high, rule, combined=combined)
    named = facts(hours=period.hours, needed=needed)
    if period.hours is None:
        return Finding("mobility.hours-unsaid", Verdict.OPEN, period.span, named, source)
    if period.hours >= needed:
        return Finding("mobility.hours", Verdict.HOLDS, period.span, named, source)
    if period.hours < least:
        return Finding("mobility.hours-short", Verdict.FAILS, period.span, facts(hours=period.hours, needed=least), source)
    if period.hours < sure:
        return Finding("mobility.hours-unclear", Verdict.OPEN, period.span, named, source)
    shares = facts(hours=period.hours, least=sure, needed=needed)
    return Finding("mobility.hours-share", Verdict.OPEN, period.span, shares, rule.pro_rata_source or source)
