"""The European Higher Education Area: members by day, suspensions, ministerial conferences, the Cultural Convention.

A suspension takes a member's rights of representation for a time; it does not end the membership. Where sources disagree about
the day of joining, the days in between are disputed, and a question about one of them raises instead of guessing.
"""

import datetime
import enum
import functools
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.countries import country_code
from bologna_credits.core.country_errors import NotMemberError
from bologna_credits.core.errors import UnclearDayError
from bologna_credits.core.listing import Listing
from bologna_credits.core.notebook import card
from bologna_credits.core.provenance import Source, Standing
from bologna_credits.core.reading import read_day
from bologna_credits.core.typed import checked, typed
from bologna_credits.core.visible import visibly
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.definition_parts import Gap
from bologna_credits.law.file_form import read_bundled

_COMMISSION = "EU"


@final
@attrs.frozen(field_transformer=typed)
class Conference:
    """A conference of the ministers, and the communiqué that they adopted."""

    __repr__ = brief

    place: str
    starts: datetime.date
    ends: datetime.date
    communique: str
    source: Source

    @visibly
    def __str__(self) -> str:
        return f"{self.place} {self.ends.year}: {self.communique}"


@final
@attrs.frozen(field_transformer=typed)
class OtherDay:
    """Another day of joining that a source gives."""

    day: datetime.date
    source: Source
    note: str | None = None


@final
@attrs.frozen(field_transformer=typed)
class Suspension:
    """A time without rights of representation; a suspended member is a member. ``ends`` is None while it lasts."""

    __repr__ = brief

    country: str
    starts: datetime.date
    source: Source
    ends: datetime.date | None = None
    note: str | None = None

    def on(self, day: datetime.date | str) -> bool:
        """Return True if it held on a day; the last day counts."""
        day = read_day(day)
        return self.starts <= day and (self.ends is None or day <= self.ends)


@final
@attrs.frozen(field_transformer=typed)
class Membership:
    """A member: the day on which the ministers admitted it, and the other days that sources give."""

    __repr__ = brief
    _repr_html_ = card

    code: str
    name: str
    joined: datetime.date
    source: Source
    disputed: tuple[OtherDay, ...] = ()
    note: str | None = None

    def on(self, day: datetime.date | str) -> Standing:
        """Return yes or no, or unclear between two days of joining that are both given."""
        day = read_day(day)
        days = sorted([self.joined, *(other.day for other in self.disputed)])
        if day < days[0]:
            return Standing.NO
        return Standing.UNCLEAR if day < days[-1] else Standing.YES

    @visibly
    def __str__(self) -> str:
        return f"{self.code}: {self.name} (since {self.joined})"


@final
@attrs.frozen(field_transformer=typed)
class Convention:
    """A party to the European Cultural Convention, which membership of the EHEA requires.

    ``since`` is the day of entry into force, or None where no text that was read gives it.
    """

    __repr__ = brief

    country: str
    source: Source
    since: datetime.date | None = None

    @visibly
    def __str__(self) -> str:
        since = f" (since {self.since})" if self.since else ""
        return f"{self.country}: party to the European Cultural Convention{since}"


class Milestone(enum.StrEnum):
    """The kind of an event or a statement in the history of a country."""

    CONVENTION = "convention"
    """The European Cultural Convention came into force."""
    JOINED = "joined"
    """The ministers admitted the country."""
    OTHER_DAY = "other day"
    """Another day of joining that a source gives and that is not refuted."""
    FIRST = "first"
    """A text calls the country the first of a region."""
    MISDATED = "misdated"
    """A text gives a day of joining that a better source refutes."""
    SUSPENDED = "suspended"
    """The rights of representation were suspended."""


@final
@attrs.frozen(field_transformer=typed)
class Statement:
    """Words of a text about a country: the first of a region, or a wrong day of joining that is in use."""

    country: str
    kind: Milestone
    text: str
    source: Source


@final
@attrs.frozen(field_transformer=typed)
class Event:
    """One event or statement in the history of a country, with its source; ``day`` is None for a statement."""

    __repr__ = brief

    kind: Milestone
    day: datetime.date | None
    text: str
    source: Source

    @visibly
    def __str__(self) -> str:
        return f"{self.day}: {self.text}" if self.day else f"{self.kind.value}: {self.text} [{self.source.title}]"


@final
@attrs.frozen
class _File:
    conferences: tuple[Conference, ...]
    members: tuple[Membership, ...]
    suspensions: tuple[Suspension, ...]
    cultural_convention: tuple[Convention, ...]
    statements: tuple[Statement, ...]


@functools.lru_cache(maxsize=1)
def _data() -> _File:
    return read_bundled(_File, "ehea.toml")


def _code(country: str) -> str:
    """The ISO code of a country, or EU for the European Commission."""
    return _COMMISSION if str(country).strip().upper() == _COMMISSION else country_code(country)


def _member(country: str) -> Membership | None:
    wanted = _code(country)
    return next((member for member in _data().members if member.code == wanted), None)


def conferences() -> Listing[Conference]:
    """List the ministerial conferences, from Bologna 1999 on.

    >>> str(conferences()[0])
    'Bologna 1999: The Bologna Declaration'
    """
    return Listing(_data().conferences)


@checked
def membership(country: str) -> Membership:
    """Return the membership of a country, with every day of joining that a source gives; ``"EU"`` is the European Commission.

    Args:
        country: ISO 3166 alpha-2 code, in any case; UK is read as GB, EL as GR.

    Raises:
        UnknownCountryError: no country has this code; names the nearest.
        NotMemberError: the country is no member.

    >>> membership("KZ").joined.isoformat()
    '2010-03-12'
    """
    found = _member(country)
    if found is None:
        raise NotMemberError(_code(country), tuple(member.code for member in _data().members))
    return found


@checked
def is_member(country: str, *, on: datetime.date | str) -> bool:
    """Return True if a country was a member on a day; a suspended member is one.

    Args:
        country: ISO 3166 alpha-2 code, in any case; UK is read as GB, EL as GR. A country that never joined is no member.
        on: the day that counts.

    Raises:
        UnknownCountryError: no country has this code; names the nearest.
        UnclearDayError: a day between two days of joining that are both given (Liechtenstein, Montenegro).

    >>> is_member("KZ", on="2010-03-11"), is_member("KZ", on="2010-03-12"), is_member("US", on="2024-01-01")
    (False, True, False)
    """
    found = _member(country)
    read_day(on)
    if found is None:
        return False
    answer = found.on(on)
    if answer is Standing.UNCLEAR:
        days = (found.joined, *(other.day for other in found.disputed))
        raise UnclearDayError(found.code, read_day(on).isoformat(), tuple(f"a start on {day}" for day in sorted(days)))
    return answer is Standing.YES


@checked
def members(*, on: datetime.date | str) -> Listing[Membership]:
    """List the countries that were members on a day, without disputed ones and without the European Commission.

    >>> len(members(on="1999-12-31")), len(members(on="2020-12-31"))
    (29, 49)
    """
    return Listing(member for member in _data().members if member.code != "EU" and member.on(on) is Standing.YES)


@checked
def suspensions(country: str | None = None) -> Listing[Suspension]:
    """List all suspensions, or those of one country.

    Raises:
        UnknownCountryError: no country has this code; names the nearest.

    >>> [str(found.starts) for found in suspensions("RU")]
    ['2022-04-11']
    """
    wanted = _code(country) if country is not None else None
    return Listing(found for found in _data().suspensions if wanted in (None, found.country))


@checked
def is_suspended(country: str, *, on: datetime.date | str) -> bool:
    """Return True if a member's rights of representation were suspended on a day.

    Raises:
        UnknownCountryError: no country has this code; names the nearest.

    >>> is_suspended("BY", on="2022-04-10"), is_suspended("BY", on="2024-05-30"), is_member("BY", on="2024-05-30")
    (False, True, True)
    """
    return any(found.on(on) for found in suspensions(country))


@checked
def cultural_convention(country: str) -> Convention | None:
    """Return a country's part in the European Cultural Convention, or None where no text that was read names it as a party.

    The day of entry into force is given where it was read. None is no proof that a country is no party.

    Raises:
        UnknownCountryError: no country has this code; names the nearest.

    >>> print(cultural_convention("KZ"))
    KZ: party to the European Cultural Convention (since 2010-03-05)
    >>> print(cultural_convention("NO"))
    NO: party to the European Cultural Convention
    """
    wanted = _code(country)
    return next((found for found in _data().cultural_convention if found.country == wanted), None)


def parties() -> Listing[Convention]:
    """List the parties to the European Cultural Convention that texts name, by code.

    >>> len(parties()), [party.country for party in parties() if party.since][:3]
    (49, ['AD', 'AT', 'BY'])
    """
    return Listing(sorted(_data().cultural_convention, key=lambda party: party.country))


@checked
def history(country: str) -> Listing[Event]:
    """Return the history of a country in the Area: events by day, then what texts say of it.

    Args:
        country: ISO 3166 alpha-2 code, in any case; ``"EU"`` is the European Commission.

    Returns:
        The events and statements with their sources; empty for a country of which no text says anything.

    Raises:
        UnknownCountryError: no country has this code; names the nearest.

    >>> for event in history("KZ")[:3]:
    ...     print(event)
    2010-03-05: the European Cultural Convention is in force
    2010-03-12: joined the European Higher Education Area
    first: the 47th member, and the first of Central Asia [IQAA, Bologna process in Kazakhstan]
    >>> print(history("KZ")[-1].text)
    March 2011 is told as the time of joining; the ministers' own declaration is of 12 March 2010
    """
    code = _code(country)
    dated: list[tuple[datetime.date, Milestone, str, Source]] = []
    party = cultural_convention(code)
    if party is not None and party.since is not None:
        dated.append((party.since, Milestone.CONVENTION, "the European Cultural Convention is in force", party.source))
    member = _member(code)
    if member is not None:
        dated.append((member.joined, Milestone.JOINED, "joined the European Higher Education Area", member.source))
        dated += [(other.day, Milestone.OTHER_DAY, "joined by another account", other.source) for other in member.disputed]
    lost = "rights of representation suspended; still a member"
    dated += [(found.starts, Milestone.SUSPENDED, lost, found.source) for found in suspensions(code)]
    said = (Event(each.kind, None, each.text, each.source) for each in _data().statements if each.country == code)
    return Listing(
        (*(Event(kind, day, text, source) for day, kind, text, source in sorted(dated, key=lambda one: one[0])), *said)
    )


@final
@attrs.frozen(field_transformer=typed)
class Coverage:
    """The data on one member: its credit systems and scales that were or may have been in force, and the gaps in their place."""

    __repr__ = brief
    _repr_html_ = card

    member: Membership
    systems: tuple[str, ...]
    scales: tuple[str, ...]
    gaps: tuple[Gap, ...]

    @property
    def complete(self) -> bool:
        """True if it has a credit system or a gap in its place, and a scale or a gap in its place."""
        kinds = {gap.instead_of for gap in self.gaps}
        return bool((self.systems or "credits" in kinds) and (self.scales or "scale" in kinds))

    @visibly
    def __str__(self) -> str:
        return f"{self.member}: {', '.join((*self.systems, *self.scales)) or 'nothing'}"


@checked
def coverage(*, on: datetime.date | str, catalogue: Catalogue | None = None) -> Listing[Coverage]:
    """Return for each member on a day its credit systems and scales, or the gaps in their place.

    Args:
        on: the day that counts.
        catalogue: a catalogue in place of the bundled one.

    >>> found = {one.member.code: one for one in coverage(on="2026-11-26")}
    >>> found["NO"].systems, found["LI"].scales, len(found["LI"].gaps)
    (('NO-SP',), (), 1)
    """
    known = catalogue or default_catalogue()
    day = read_day(on)
    found = []
    for member in members(on=day):
        files = known.definitions(member.code) if member.code in known.prefixes else ()
        systems = tuple(system.code for file in files for system in file.systems if system.in_force.on(day) is not Standing.NO)
        scales = tuple(scale.code for file in files for scale in file.scales if scale.in_force.on(day) is not Standing.NO)
        lacking = {kind for kind, codes in (("credits", systems), ("scale", scales)) if not codes}
        gaps = tuple(gap for file in files for gap in file.gaps if gap.instead_of in lacking)
        found.append(Coverage(member, systems, scales, gaps))
    return Listing(found)
