"""Files of mobility schemes: the same form, the same reader and the same strictness as the files of countries.

They stand apart from the definitions of credits and grades, so that whoever only converts does not pay for reading them.
"""

import re
from collections.abc import Iterator
from typing import final

import attrs

from bologna_credits.core.errors import DefinitionError
from bologna_credits.core.findings import Finding, Report, failing
from bologna_credits.core.provenance import ALWAYS, Source
from bologna_credits.core.reading import Pairs
from bologna_credits.law.definition import Gap
from bologna_credits.law.definition_checks import check_sources
from bologna_credits.law.definition_files import open_file
from bologna_credits.law.practices.mobility import GrantPractice, SelectionPractice, TransferPractice
from bologna_credits.law.practices.recognition import RecognitionPractice
from bologna_credits.law.schemes import ACTIVITIES, LIFTED, PERSONS, Count, Limit, MobilityScheme, Needed, StayRule, Unit
from bologna_credits.law.toml_reader import structure
from bologna_credits.version import VERSION

KEYS = ("schemes", "grants", "selections", "transfers", "recognitions")
"""The keys by which a file of schemes is told from a file of a country."""
_CODE = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)*")
_LONGEST = {Unit.DAYS: 720, Unit.MONTHS: 24}

MobilityPractice = GrantPractice | SelectionPractice | TransferPractice | RecognitionPractice
MobilityRule = MobilityScheme | MobilityPractice


@final
@attrs.frozen
class SchemeFile:
    """One file of schemes: of a programme, a country, or an agreement of universities."""

    file: str
    country: str
    names: Pairs
    sources: tuple[Source, ...] = ()
    schemes: tuple[MobilityScheme, ...] = ()
    grants: tuple[GrantPractice, ...] = ()
    selections: tuple[SelectionPractice, ...] = ()
    transfers: tuple[TransferPractice, ...] = ()
    recognitions: tuple[RecognitionPractice, ...] = ()
    gaps: tuple[Gap, ...] = ()
    distribution: str = "bologna_credits"
    version: str = ""
    digest: str = ""

    @property
    def rules(self) -> tuple[MobilityRule, ...]:
        """Everything in it that has a code."""
        return (*self.schemes, *self.grants, *self.selections, *self.transfers, *self.recognitions)

    @property
    def origin(self) -> str:
        """File, distribution and version in one line."""
        return f"{self.distribution} {self.version}: {self.file} ({self.digest})"


def read_schemes(text: str, file: str, *, distribution: str = "bologna_credits", version: str = VERSION) -> SchemeFile:
    r"""A file of schemes as frozen classes, checked for shape and for sense.

    Args:
        text: the TOML.
        file: its name, for faults.
        distribution: the distribution that it comes from.
        version: its version.

    Raises:
        DefinitionError: all faults at once, each with its path.

    >>> read_schemes('format = 1\ncountry = "XX"\nnames = { en = "An agreement" }', "xx.toml").schemes
    ()
    """
    table, sources = open_file(text, file, distribution, version)
    read = structure(SchemeFile, table, file, sources)
    faults = check_schemes(read).fails
    if faults:
        raise DefinitionError(file, tuple(f"{fault.subject}: {fault.message}" for fault in faults))
    return read


def check_schemes(read: SchemeFile) -> Report:
    """Whether a file of schemes makes sense in itself.

    Returns:
        FAILS for what would give wrong answers.

    >>> check_schemes(SchemeFile("xx.toml", "XX", ())).fails
    ()
    """
    found = [*check_sources(read.sources), *_codes(read)]
    for scheme in read.schemes:
        found += _words(scheme)
        for rule in scheme.stays:
            found += _limits(f"{scheme.code} {rule.kind}", rule)
        found += _twice(scheme)
        found += _deadlines(scheme)
    for grant in read.grants:
        found += _rates(grant)
    return Report(found)


def _codes(read: SchemeFile) -> Iterator[Finding]:
    prefix = read.country
    if not _CODE.fullmatch(prefix) or "-" in prefix:
        yield failing("data.country-form", prefix)
        return
    for scheme in read.schemes:
        if not _CODE.fullmatch(scheme.code):
            yield failing("data.code-form", scheme.code)
        elif scheme.code != prefix and not scheme.code.startswith(prefix + "-"):
            yield failing("data.code-prefix", scheme.code, prefix=prefix)
    practices: tuple[GrantPractice | SelectionPractice | TransferPractice | RecognitionPractice, ...]
    practices = (*read.grants, *read.selections, *read.transfers, *read.recognitions)
    for rule in practices:
        if not rule.code.startswith(prefix + "/"):
            yield failing("data.code-prefix", rule.code, prefix=prefix + "/")
    codes = [rule.code for rule in read.rules]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield failing("data.code-twice", code)


def _words(scheme: MobilityScheme) -> Iterator[Finding]:
    lifted = scheme.force_majeure.what if scheme.force_majeure is not None else ()
    persons = [word for rule in scheme.stays for word in rule.persons] + [word for cap in scheme.caps for word in cap.persons]
    for known, words in (
        (PERSONS, persons),
        (ACTIVITIES, [word for rule in scheme.stays for word in rule.activities]),
        (LIFTED, lifted),
    ):
        for word in dict.fromkeys(word for word in words if word not in known):
            yield failing("data.word-unknown", scheme.code, word=word, known=", ".join(known))


def _plausible(limit: Limit, count: Count) -> bool:
    """Half a month of the calendar has no day on which it ends."""
    whole = count is Count.YEAR_360 or limit.number.denominator == 1
    return whole and 0 < limit.number <= _LONGEST[limit.unit]


def _limits(subject: str, rule: StayRule) -> Iterator[Finding]:
    for limit in (*rule.least, *rule.most):
        if not _plausible(limit, rule.count):
            yield failing("data.limit", subject, limit=str(limit))
    days = {Unit.DAYS: 1, Unit.MONTHS: 30}
    for least in rule.least:
        for most in rule.most:
            if least.number * days[least.unit] > most.number * days[most.unit]:
                yield failing("data.limits-order", subject, least=str(least), most=str(most))
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
    """A time runs from an event or up to one; a cap is told in months of 30 days."""
    for deadline in scheme.deadlines:
        if (deadline.after is None) == (deadline.before is None):
            yield failing("data.deadline-side", scheme.code, what=deadline.what)
        if deadline.number <= 0 or (deadline.least is not None and not 0 < deadline.least <= deadline.number):
            yield failing("data.deadline-span", scheme.code, what=deadline.what)
    for cap in scheme.caps:
        if cap.limit.unit is not Unit.MONTHS or cap.limit.number <= 0:
            yield failing("data.cap", scheme.code, limit=str(cap.limit))


def _rates(grant: GrantPractice) -> Iterator[Finding]:
    """By the month or by the day, and no day without a rate before the last."""
    if (grant.month is None) == (not grant.days) or (grant.rates and grant.month is None):
        yield failing("data.grant-way", grant.code)
    next_day = 1
    for rate in grant.days:
        if rate.first != next_day or rate.last < rate.first or rate.rate <= 0:
            yield failing("data.grant-days", grant.code, first=rate.first, expected=next_day)
        next_day = rate.last + 1


def _twice(scheme: MobilityScheme) -> Iterator[Finding]:
    """Two rules that answer for the same stay could contradict each other."""
    seen: dict[tuple[str, str, str], None] = {}
    for rule in scheme.stays:
        for key in ((rule.kind, person, activity) for person in rule.persons for activity in rule.activities):
            if key in seen:
                yield failing("data.stay-twice", scheme.code, stay=", ".join(key))
            seen[key] = None
