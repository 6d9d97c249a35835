"""The checks for sense of a file of schemes: findings, not exceptions."""

from collections.abc import Iterator
from fractions import Fraction

from bologna_credits.core.findings import Finding, Report, failing
from bologna_credits.core.provenance import ALWAYS
from bologna_credits.law.practices.mobility import GrantPractice
from bologna_credits.law.scheme_file import SchemeFile
from bologna_credits.law.schemes import ACTIVITIES, LIFTED, PERSONS, Count, Limit, MobilityScheme, Needed, StayRule, Unit
from bologna_credits.law.shared_checks import check_codes, check_repeated, check_sources

_LONGEST = {Unit.DAYS: 720, Unit.MONTHS: 24, Unit.WORKING_DAYS: 500}
_DAYS = {Unit.DAYS: Fraction(1), Unit.MONTHS: Fraction(30), Unit.WORKING_DAYS: Fraction(7, 5)}


def check_schemes(read: SchemeFile) -> Report:
    """Check that a file of schemes makes sense.

    Args:
        read: one file, in shape.

    Returns:
        FAILS for faults that would give wrong answers.

    >>> check_schemes(SchemeFile("xx.toml", "XX", ())).fails
    ()
    """
    practices = [practice.code for practice in read.practices]
    found = [
        *check_sources(read.sources),
        *check_codes(read.country, [scheme.code for scheme in read.schemes], practices),
        *check_repeated(rule.code for rule in read.rules),
    ]
    for scheme in read.schemes:
        found += _words(scheme)
        for rule in scheme.stays:
            found += _limits(f"{scheme.code} {rule.kind}", rule)
        found += _twice(scheme)
        found += _deadlines(scheme)
    for grant in read.grants:
        found += _rates(grant)
    return Report(found)


def _words(scheme: MobilityScheme) -> Iterator[Finding]:
    """Check that persons, activities and the rules that force majeure lifts are known words."""
    lifted = scheme.force_majeure.what if scheme.force_majeure is not None else ()
    persons = [word for rule in scheme.stays for word in rule.persons] + [word for cap in scheme.caps for word in cap.persons]
    persons += scheme.interruptions_persons
    for known, words in (
        (PERSONS, persons),
        (ACTIVITIES, [word for rule in scheme.stays for word in rule.activities]),
        (LIFTED, lifted),
    ):
        for word in dict.fromkeys(word for word in words if word not in known):
            yield failing("data.word-unknown", scheme.code, word=word, known=known)


def _plausible(limit: Limit, count: Count) -> bool:
    """Return True if a limit can be met: half a month of the calendar has no day on which it ends."""
    whole = count is Count.YEAR_360 or limit.number.denominator == 1
    return whole and 0 < limit.number <= _LONGEST[limit.unit]


def _limits(subject: str, rule: StayRule) -> Iterator[Finding]:
    for limit in (*rule.least, *rule.most):
        if not _plausible(limit, rule.count):
            yield failing("data.limit", subject, limit=limit)
    for most in rule.most:
        # With public holidays unknown, no number of working days is surely too many.
        if most.unit is Unit.WORKING_DAYS:
            yield failing("data.limit-unit", subject, limit=most)
    for least in rule.least:
        for most in rule.most:
            if least.number * _DAYS[least.unit] > most.number * _DAYS[most.unit]:
                yield failing("data.limits-order", subject, least=least, most=most)
    named: tuple[tuple[str, tuple[Limit | Needed, ...]], ...] = (
        ("least", rule.least),
        ("most", rule.most),
        ("credits", rule.credits),
        ("participants", rule.participants),
    )
    for name, limits in named:
        unnamed = [limit.in_force for limit in limits if limit.authority is None]
        if len(unnamed) > 1 and ALWAYS in unnamed:
            yield failing("data.voice-unnamed", f"{subject} {name}")


def _deadlines(scheme: MobilityScheme) -> Iterator[Finding]:
    """Check that a time runs from an event or up to one, and that a cap is in months of 30 days."""
    for deadline in scheme.deadlines:
        if (deadline.after is None) == (deadline.before is None):
            yield failing("data.deadline-side", scheme.code, what=deadline.what)
        if deadline.number <= 0 or (deadline.least is not None and not 0 < deadline.least <= deadline.number):
            yield failing("data.deadline-span", scheme.code, what=deadline.what)
    for cap in scheme.caps:
        if cap.limit.unit is not Unit.MONTHS or cap.limit.number <= 0:
            yield failing("data.cap", scheme.code, limit=cap.limit)
        if (cap.programmes_source is None) == bool(cap.programmes):
            yield failing("data.cap-programmes", scheme.code, limit=cap.limit)


def _rates(grant: GrantPractice) -> Iterator[Finding]:
    """Check that a grant goes by the month or by the day, and that no day before the last lacks a rate."""
    if (grant.month is None) == (not grant.days) or (grant.rates and grant.month is None):
        yield failing("data.grant-way", grant.code)
    next_day = 1
    for rate in grant.days:
        if rate.first != next_day or rate.last < rate.first or rate.rate <= 0:
            yield failing("data.grant-days", grant.code, first=rate.first, expected=next_day)
        next_day = rate.last + 1


def _twice(scheme: MobilityScheme) -> Iterator[Finding]:
    """Check that no two rules answer for the same stay."""
    seen: dict[tuple[str, str, str], None] = {}
    for rule in scheme.stays:
        for key in ((rule.kind, person, activity) for person in rule.persons for activity in rule.activities):
            if key in seen:
                yield failing("data.stay-twice", scheme.code, stay=key)
            seen[key] = None
