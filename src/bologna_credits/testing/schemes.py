"""The conformance kit for files of schemes: every rule answers, and changes its answer where its text does.

The bundled files pass it without another finding. :class:`bologna_credits.testing.DefinitionSuite` runs it over those of
plug-ins.
"""

import datetime
import enum
from collections.abc import Iterator
from fractions import Fraction
from typing import cast, final

import attrs

from bologna_credits.core.errors import BolognaError
from bologna_credits.core.findings import Finding, Report, Verdict, facts, failing
from bologna_credits.core.provenance import Standing
from bologna_credits.core.typed import checked
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.practices.mobility import GrantPractice, SelectionPractice, TransferPractice
from bologna_credits.law.scheme_checks import check_schemes
from bologna_credits.law.scheme_file import SchemeFile
from bologna_credits.law.schemes import Deadline, Limit, MobilityScheme, StayRule
from bologna_credits.mobility.checks import check_mobility
from bologna_credits.mobility.deadlines import deadline_findings
from bologna_credits.mobility.durations import days_of, duration
from bologna_credits.mobility.grants import grant
from bologna_credits.mobility.periods import MobilityPeriod, Person, Purpose
from bologna_credits.mobility.selection import LEVELS
from bologna_credits.testing.reports import review_days, source_ages, with_count
from bologna_credits.testing.sources import check_sources_of

_DAY = datetime.timedelta(days=1)
_USUAL = datetime.date(2023, 3, 1)


class LimitSide(enum.StrEnum):
    """The side on which a limit bounds a stay."""

    LEAST = "at least"
    MOST = "at most"


_CODES = {
    LimitSide.LEAST: (
        "mobility.minimum",
        "mobility.minimum-unclear",
        "mobility.shorter-than-minimum",
        "mobility.full-term-open",
    ),
    LimitSide.MOST: ("mobility.maximum", "mobility.maximum-unclear", "mobility.longer-than-maximum"),
}


@checked
def check_scheme_file(
    read: SchemeFile, today: datetime.date | str | None = None, *, catalogue: Catalogue | None = None
) -> Report:
    """Check that a file of schemes makes sense, and that each of its rules answers as its text requires.

    Every kind of stay is tried at its limits, a day below and a day above, by the public checks; every deadline on its last day
    and after it; every printed rate of a grant against its own count; every scale, mark and level of language that a practice
    names.

    Args:
        read: one file, from :func:`read_schemes` or :func:`mobility_files`.
        today: the day from which the age of ``checked`` is counted; without it the age is not looked at.
        catalogue: the catalogue for the scales that practices name; the bundled one if left out.

    Returns:
        FAILS for each fault, NOTE for each point that a reader should know, and one HOLDS that counts the trials.

    >>> from bologna_credits.law import mobility_files
    >>> erasmus = next(file for file in mobility_files() if file.country == "ERASMUS")
    >>> print(check_scheme_file(erasmus).holds[0].message)
    passed: 4 schemes, 21 kinds of stay, 41 limits tried, 7 practices
    """
    known = catalogue or default_catalogue()
    found = Report(
        [*check_schemes(read), *source_ages(read.sources, today), *review_days(read.reviews, today), *check_sources_of(read)]
    )
    if not found.fails:
        found += Report(_tried(read, known))
    limits = [limit for scheme in read.schemes for rule in scheme.stays for limit in _usual((*rule.least, *rule.most))]
    counted = facts(
        schemes=len(read.schemes),
        stays=sum(len(scheme.stays) for scheme in read.schemes),
        limits=len(limits),
        practices=len(read.practices),
    )
    return with_count(found, Finding("kit.schemes-passed", Verdict.HOLDS, read.country, counted))


def _tried(read: SchemeFile, known: Catalogue) -> Iterator[Finding]:
    """Try every rule of a file."""
    for scheme in read.schemes:
        for rule in scheme.stays:
            yield from _stay(scheme, rule)
        for deadline in scheme.deadlines:
            yield from _deadline(scheme, deadline)
    for practice in read.grants:
        yield from _grant(practice)
    selecting: tuple[SelectionPractice | TransferPractice, ...] = (*read.selections, *read.transfers)
    for conditions in selecting:
        yield from _conditions(conditions, known)


def _usual(limits: tuple[Limit, ...]) -> list[Limit]:
    return [limit for limit in limits if limit.authority is None]


def _stay(scheme: MobilityScheme, rule: StayRule) -> Iterator[Finding]:
    if not rule.least and not rule.most:
        yield Finding("kit.no-limits", Verdict.NOTE, f"{scheme.code} {rule.kind}", ())
    # The words of a file are checked before.
    for person in cast("tuple[Person, ...]", rule.persons):
        for activity in cast("tuple[Purpose, ...]", rule.activities):
            for limit in _usual(rule.least):
                below = Verdict.OPEN if limit.or_term else Verdict.FAILS
                expected = (below, below if limit.above else Verdict.HOLDS, Verdict.HOLDS)
                trial = _Trial(scheme, rule.kind, person=person, activity=activity, side=LimitSide.LEAST, limit=limit)
                yield from trial.findings(expected)
            for limit in _usual(rule.most):
                expected = (Verdict.HOLDS, Verdict.FAILS if limit.above else Verdict.HOLDS, Verdict.FAILS)
                trial = _Trial(scheme, rule.kind, person=person, activity=activity, side=LimitSide.MOST, limit=limit)
                yield from trial.findings(expected)


def _first(limit: Limit) -> datetime.date:
    """A first day of stays for which a limit holds."""
    held = limit.in_force
    if held.on(_USUAL) is not Standing.NO:
        return _USUAL
    if held.starts is not None and held.starts.day > _USUAL:
        return held.starts.known or held.starts.day
    assert held.ends is not None  # nothing else is over by then
    return held.ends.day


@final
@attrs.frozen
class _Trial:
    """A limit of one kind of stay, and stays beside it."""

    scheme: MobilityScheme
    kind: str
    person: Person = attrs.field(kw_only=True)
    activity: Purpose = attrs.field(kw_only=True)
    side: LimitSide = attrs.field(kw_only=True)
    limit: Limit = attrs.field(kw_only=True)

    def findings(self, expected: tuple[Verdict, Verdict, Verdict]) -> Iterator[Finding]:
        """Compare the public check with the verdicts expected a day below the limit, at it, and a day above."""
        start = _first(self.limit)
        like = MobilityPeriod(start, start, kind=self.kind, person=self.person, activity=self.activity)
        subject = f"{self.scheme.code} {self.kind} {self.person} {self.activity}"
        for beside, verdict in zip((-1, 0, 1), expected, strict=True):
            period = _of_length(self.scheme, self.limit, start, beside, like)
            if period is None:  # no day is less than one day
                continue
            told = self._verdicts(period)
            if told == (verdict,):
                continue
            days = duration(period, scheme=self.scheme).days
            named = facts(days=days, side=self.side, limit=self.limit, verdict=told, expected=verdict)
            code = "kit.limit" if told else "kit.limit-unanswered"
            yield Finding(code, Verdict.FAILS, subject, named, self.limit.source)

    def _verdicts(self, period: MobilityPeriod) -> tuple[Verdict, ...]:
        """The verdicts of the public check on this limit."""
        report = check_mobility(period, scheme=self.scheme)
        return tuple(
            finding.verdict
            for finding in report
            if finding.code in _CODES[self.side] and str(finding.named["limit"]) == str(self.limit)
        )


def _of_length(
    scheme: MobilityScheme, limit: Limit, start: datetime.date, beside: int, like: MobilityPeriod
) -> MobilityPeriod | None:
    """A stay that counts so many days more or fewer than a limit.

    The 31st counts as the 30th, so another first day may be needed.
    """
    count = duration(like, scheme=scheme).rule.count
    wanted = days_of(limit, count, start) + beside
    if wanted < 1:
        return None
    end = start + datetime.timedelta(days=wanted - 1 - 3 if wanted > 3 else 0)
    while True:
        period = MobilityPeriod(start, end, kind=like.kind, person=like.person, activity=like.activity)
        days = duration(period, scheme=scheme).days
        if days == wanted:
            return period
        # In a year of 360 days the last of February is followed by two days that no stay ends on.
        if days > wanted:
            start += _DAY
            end = start + datetime.timedelta(days=wanted - 4 if wanted > 3 else 0)
        end += _DAY


def _deadline(scheme: MobilityScheme, deadline: Deadline) -> Iterator[Finding]:
    """Check that a deadline is kept on its last day and missed much later, and that an undecided one stays open."""
    lenient = deadline.normally or deadline.authority is not None
    late = Verdict.OPEN if lenient else Verdict.FAILS
    far = datetime.timedelta(days=1 + 32 * int(deadline.number))
    early = -far if deadline.before is not None else datetime.timedelta(0)
    for done, verdict in ((_USUAL + early, Verdict.HOLDS), (_USUAL + far, late)):
        told = tuple(finding.verdict for finding in deadline_findings(deadline, _USUAL, done, deadline.what))
        if told != (verdict,):
            yield failing("kit.deadline", scheme.code, what=deadline.what, done=done, verdict=told, expected=verdict)


def _grant(practice: GrantPractice) -> Iterator[Finding]:
    """Check that a month at a printed rate is that rate, and that the days of a schedule add up."""
    for _, rate in practice.rates:
        amount = grant(practice.month or 1, by=practice, monthly=rate).amount
        if amount != rate:
            yield failing("kit.grant", practice.code, rate=rate, amount=amount)
    printed = Fraction(0)
    for rates in practice.days:
        printed += (rates.last - rates.first + 1) * rates.rate
        amount = grant(rates.last, by=practice).amount
        if amount != printed:
            yield failing("kit.grant", practice.code, rate=printed, amount=amount)


def _conditions(practice: SelectionPractice | TransferPractice, known: Catalogue) -> Iterator[Finding]:
    """Check that the scale, the mark and the level of language that a practice names exist."""
    try:
        if practice.scale is not None:
            scale = known.grading_scale(practice.scale)
            if practice.worst is not None:
                scale.grade(practice.worst)
        elif practice.worst is not None:
            yield failing("kit.mark-without-scale", practice.code, mark=practice.worst)
        if isinstance(practice, TransferPractice) and practice.system is not None:
            known.credit_system(practice.system)
    except BolognaError as error:
        yield failing("kit.reference", practice.code, why=error.message)
    if isinstance(practice, SelectionPractice) and practice.language not in (None, *LEVELS):
        yield failing("kit.level-unknown", practice.code, level=practice.language, known=LEVELS)
