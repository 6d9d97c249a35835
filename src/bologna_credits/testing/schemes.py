"""The conformance kit for files of schemes: whether every rule answers, and changes its answer where its text does.

The bundled files pass it and nothing else; :class:`bologna_credits.testing.DefinitionSuite` runs it over those of plug-ins.
"""

import datetime
from collections.abc import Iterable, Iterator
from fractions import Fraction

from bologna_credits.core.errors import BolognaError
from bologna_credits.core.findings import Finding, Report, Verdict, facts, failing
from bologna_credits.core.provenance import Source, Standing
from bologna_credits.core.reading import read_day
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.practices.mobility import GrantPractice, SelectionPractice, TransferPractice
from bologna_credits.law.scheme_files import SchemeFile, check_schemes
from bologna_credits.law.schemes import Deadline, Limit, MobilityScheme, StayRule
from bologna_credits.mobility.checks import check_mobility
from bologna_credits.mobility.deadlines import told_deadline
from bologna_credits.mobility.durations import days_of, duration
from bologna_credits.mobility.grants import grant
from bologna_credits.mobility.periods import MobilityPeriod
from bologna_credits.mobility.selection import LEVELS

_OLD = datetime.timedelta(days=365)
_DAY = datetime.timedelta(days=1)
_LEAST = ("minimum", "minimum-unclear", "shorter-than-minimum", "full-term-open")
_MOST = ("maximum", "maximum-unclear", "longer-than-maximum")
_USUAL = datetime.date(2023, 3, 1)


def check_scheme_file(
    read: SchemeFile, today: datetime.date | str | None = None, *, catalogue: Catalogue | None = None
) -> Report:
    """Whether a file of schemes makes sense, and whether each of its rules answers as its text says.

    Every kind of stay is tried at its limits, a day below and a day above, by the public checks; every deadline on its last day
    and after it; every printed rate of a grant against its own count; every scale, mark and level of language that a practice
    names.

    Args:
        read: one file, from :func:`read_schemes` or :func:`mobility_files`.
        today: the day from which the age of ``checked`` is counted; left out, age is not looked at.
        catalogue: where the scales that practices name are looked up; the bundled one if left out.

    Returns:
        FAILS for what is wrong, NOTE for what a reader should know, and one HOLDS that counts what was tried.

    >>> from bologna_credits.law import mobility_files
    >>> erasmus = next(file for file in mobility_files() if file.country == "ERASMUS")
    >>> print(check_scheme_file(erasmus).holds[0].message)
    passed: 4 schemes, 19 kinds of stay, 37 limits tried, 7 practices
    """
    found = list(check_schemes(read))
    if today is not None:
        found += source_ages(read.sources, read_day(today))
    tried = 0
    if not any(finding.verdict is Verdict.FAILS for finding in found):
        for scheme in read.schemes:
            for rule in scheme.stays:
                tried += len(_usual(rule.least)) + len(_usual(rule.most))
                found += _stay(scheme, rule)
            for deadline in scheme.deadlines:
                found += _deadline(scheme, deadline)
        for practice in read.grants:
            found += _grant(practice)
        others: tuple[SelectionPractice | TransferPractice, ...] = (*read.selections, *read.transfers)
        for other in others:
            found += _conditions(other, catalogue if catalogue is not None else default_catalogue())
    if not any(finding.verdict is Verdict.FAILS for finding in found):
        counted = facts(
            schemes=len(read.schemes),
            stays=sum(len(scheme.stays) for scheme in read.schemes),
            limits=tried,
            practices=len(read.rules) - len(read.schemes),
        )
        found.append(Finding("kit.schemes-passed", Verdict.HOLDS, read.country, counted))
    return Report(found)


def source_ages(sources: Iterable[Source], today: datetime.date) -> Iterator[Finding]:
    """Which sources nobody has read for a year, or ever."""
    for source in sources:
        if source.checked is None:
            yield Finding("kit.never-checked", Verdict.NOTE, source.key, (), source)
        elif today - source.checked > _OLD:
            named = facts(checked=source.checked, days=(today - source.checked).days)
            yield Finding("kit.checked-long-ago", Verdict.NOTE, source.key, named, source)


def _usual(limits: tuple[Limit, ...]) -> list[Limit]:
    return [limit for limit in limits if limit.authority is None]


def _stay(scheme: MobilityScheme, rule: StayRule) -> Iterator[Finding]:
    about = f"{scheme.code} {rule.kind}"
    if not rule.least and not rule.most:
        yield Finding("kit.no-limits", Verdict.NOTE, about, ())
    for person in rule.persons:
        for activity in rule.activities:
            for limit in _usual(rule.least):
                yield from _least(about, scheme, limit, _first(limit), (rule.kind, person, activity))
            for limit in _usual(rule.most):
                yield from _most(about, scheme, limit, _first(limit), (rule.kind, person, activity))


def _first(limit: Limit) -> datetime.date:
    """A first day of stays for which a limit holds."""
    held = limit.in_force
    if held.on(_USUAL) is not Standing.NO:
        return _USUAL
    if held.starts is not None and held.starts.day > _USUAL:
        return held.starts.known or held.starts.day
    assert held.ends is not None  # nothing else is over by then
    return held.ends.day


def _least(
    about: str, scheme: MobilityScheme, limit: Limit, start: datetime.date, stay: tuple[str, str, str]
) -> Iterator[Finding]:
    below = Verdict.OPEN if limit.or_term else Verdict.FAILS
    at = below if limit.above else Verdict.HOLDS
    expected = ((-1, below), (0, at), (1, Verdict.HOLDS))
    yield from _tried(about, "at least", scheme, limit, start, stay, expected, _LEAST)


def _most(
    about: str, scheme: MobilityScheme, limit: Limit, start: datetime.date, stay: tuple[str, str, str]
) -> Iterator[Finding]:
    at = Verdict.FAILS if limit.above else Verdict.HOLDS
    expected = ((-1, Verdict.HOLDS), (0, at), (1, Verdict.FAILS))
    yield from _tried(about, "at most", scheme, limit, start, stay, expected, _MOST)


def _tried(
    about: str,
    which: str,
    scheme: MobilityScheme,
    limit: Limit,
    start: datetime.date,
    stay: tuple[str, str, str],
    expected: tuple[tuple[int, Verdict], ...],
    codes: tuple[str, ...],
) -> Iterator[Finding]:
    """Stays beside a limit, and what the public check says of each."""
    kind, person, activity = stay
    for beside, verdict in expected:
        period = _of_length(
            scheme, limit, start, beside, MobilityPeriod(start, start, kind=kind, person=person, activity=activity)
        )
        if period is None:  # no day is less than one day
            continue
        told = [
            finding.verdict
            for finding in check_mobility(period, scheme=scheme)
            if finding.code.removeprefix("mobility.") in codes and finding.named["limit"] == str(limit)
        ]
        if told != [verdict]:
            days = duration(period, scheme=scheme).days
            answer = ", ".join(one.value for one in told) or "no answer"
            named = facts(days=days, which=which, limit=str(limit), verdict=answer, expected=verdict.value)
            yield Finding("kit.limit", Verdict.FAILS, f"{about} {person} {activity}", named, limit.source)


def _of_length(
    scheme: MobilityScheme, limit: Limit, start: datetime.date, beside: int, like: MobilityPeriod
) -> MobilityPeriod | None:
    """A stay that counts so many days more or fewer than a limit; the 31st counts as the 30th, so another day may be needed."""
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
    """On the last day something is in time; much later it is not, and what is not decided stays open."""
    lenient = deadline.normally or deadline.authority is not None
    late = Verdict.OPEN if lenient else Verdict.FAILS
    far = datetime.timedelta(days=1 + 32 * int(deadline.number))
    early = -far if deadline.before is not None else datetime.timedelta(0)
    for done, verdict in ((_USUAL + early, Verdict.HOLDS), (_USUAL + far, late)):
        told = [finding.verdict for finding in told_deadline(deadline, _USUAL, done, deadline.what)]
        if told != [verdict]:
            answer = ", ".join(one.value for one in told)
            yield failing("kit.deadline", scheme.code, what=deadline.what, done=done, verdict=answer, expected=verdict.value)


def _grant(practice: GrantPractice) -> Iterator[Finding]:
    """A month at a printed rate is that rate, and the days of a schedule add up to what it prints."""
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
    """Scales, marks and levels exist."""
    try:
        if practice.scale is not None:
            scale = known.grading_scale(practice.scale)
            if practice.worst is not None:
                scale.grade(practice.worst)
        elif practice.worst is not None:
            yield failing("kit.reference", practice.code, why=f"{practice.worst} is a mark of no scale")
    except BolognaError as error:
        yield failing("kit.reference", practice.code, why=error.message)
    if isinstance(practice, SelectionPractice) and practice.language not in (None, *LEVELS):
        yield failing("kit.reference", practice.code, why=f"{practice.language} is none of {', '.join(LEVELS)}")
