"""The European Higher Education Area: members by day, suspensions, ministerial conferences, the Cultural Convention.

A suspension takes a member's rights of representation for a time; it does not end the membership. Where sources disagree about
the day of joining, the days in between are disputed, and a question about one of them raises instead of guessing.
"""

import datetime
import functools
from typing import final

import attrs

from bologna_credits.core.errors import UnclearDayError, UnknownCountryError
from bologna_credits.core.provenance import Source, Standing
from bologna_credits.core.reading import read_day
from bologna_credits.law.file_form import read_bundled


@final
@attrs.frozen
class Conference:
    """A conference of the ministers, and the communiqué that they adopted."""

    place: str
    starts: datetime.date
    ends: datetime.date
    communique: str
    source: Source

    def __str__(self) -> str:
        return f"{self.place} {self.ends.year}: {self.communique}"


@final
@attrs.frozen
class OtherDay:
    """Another day of joining that a source gives."""

    day: datetime.date
    source: Source
    note: str | None = None


@final
@attrs.frozen
class Suspension:
    """A time without rights of representation; a suspended member is a member. ``ends`` is None while it lasts."""

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
@attrs.frozen
class Membership:
    """A member: the day on which the ministers admitted it, and the other days that sources give."""

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

    def __str__(self) -> str:
        return f"{self.code}: {self.name} (since {self.joined})"


@final
@attrs.frozen
class Convention:
    """A party to the European Cultural Convention, which membership of the EHEA requires."""

    country: str
    since: datetime.date
    source: Source


@final
@attrs.frozen
class _File:
    conferences: tuple[Conference, ...]
    members: tuple[Membership, ...]
    suspensions: tuple[Suspension, ...]
    cultural_convention: tuple[Convention, ...]


@functools.lru_cache(maxsize=1)
def _data() -> _File:
    return read_bundled(_File, "ehea.toml")


def _member(country: str) -> Membership | None:
    wanted = country.strip().upper()
    return next((member for member in _data().members if member.code == wanted), None)


def conferences() -> tuple[Conference, ...]:
    """List the ministerial conferences, from Bologna 1999 on.

    >>> str(conferences()[0])
    'Bologna 1999: The Bologna Declaration'
    """
    return _data().conferences


def membership(country: str) -> Membership:
    """Return the membership of a country, with every day of joining that a source gives; ``"EU"`` is the European Commission.

    Args:
        country: ISO 3166 alpha-2 code, in any case.

    Raises:
        UnknownCountryError: it is no member; names the nearest code.

    >>> membership("KZ").joined.isoformat()
    '2010-03-12'
    """
    found = _member(country)
    if found is None:
        advice = "it is no member of the EHEA; the United Kingdom is GB, Greece is GR"
        raise UnknownCountryError(country, tuple(member.code for member in _data().members), advice)
    return found


def is_member(country: str, *, on: datetime.date | str) -> bool:
    """Return True if a country was a member on a day; a suspended member is one.

    Args:
        country: ISO 3166 alpha-2 code; a country that never joined is no member.
        on: the day that counts.

    Raises:
        UnclearDayError: a day between two days of joining that are both given (Liechtenstein, Montenegro).

    >>> is_member("KZ", on="2010-03-11"), is_member("KZ", on="2010-03-12"), is_member("US", on="2024-01-01")
    (False, True, False)
    """
    found = _member(country)
    if found is None:
        return False
    answer = found.on(on)
    if answer is Standing.UNCLEAR:
        days = (found.joined, *(other.day for other in found.disputed))
        raise UnclearDayError(found.code, read_day(on).isoformat(), tuple(f"a start on {day}" for day in sorted(days)))
    return answer is Standing.YES


def members(*, on: datetime.date | str) -> tuple[Membership, ...]:
    """List the countries that were members on a day, without disputed ones and without the European Commission.

    >>> len(members(on="1999-12-31")), len(members(on="2020-12-31"))
    (29, 49)
    """
    return tuple(member for member in _data().members if member.code != "EU" and member.on(on) is Standing.YES)


def suspensions(country: str | None = None) -> tuple[Suspension, ...]:
    """List all suspensions, or those of one country.

    >>> [str(found.starts) for found in suspensions("RU")]
    ['2022-04-11']
    """
    wanted = country.strip().upper() if country is not None else None
    return tuple(found for found in _data().suspensions if wanted in (None, found.country))


def is_suspended(country: str, *, on: datetime.date | str) -> bool:
    """Return True if a member's rights of representation were suspended on a day.

    >>> is_suspended("BY", on="2022-04-10"), is_suspended("BY", on="2024-05-30"), is_member("BY", on="2024-05-30")
    (False, True, True)
    """
    return any(found.on(on) for found in suspensions(country))


def cultural_convention(country: str) -> Convention | None:
    """Return the day since which the European Cultural Convention is in force for a country, or None where no source gives it.

    >>> cultural_convention("KZ").since.isoformat()
    '2010-03-05'
    """
    wanted = country.strip().upper()
    return next((found for found in _data().cultural_convention if found.country == wanted), None)
