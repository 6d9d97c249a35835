"""The signatures under a learning agreement or a change of it. Institutions sign by an office; no person's name is stored."""

import datetime
from collections.abc import Iterable
from typing import Literal, final, get_args

import attrs

from bologna_credits.core.by_place import by_place
from bologna_credits.core.circumstances import one_of
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.reading import read_day
from bologna_credits.core.typed import typed

Party = Literal["student", "sending", "receiving"]
"""The three parties of a learning agreement; ``sending`` and ``receiving`` are the institutions."""
PARTIES: tuple[Party, ...] = get_args(Party)


def _read_day(value: datetime.date | str) -> datetime.date:
    return read_day(value, "day")


@final
@attrs.frozen(field_transformer=typed)
class Signature:
    """One signature under a learning agreement or a change of it.

    Args:
        party: ``student``, ``sending`` or ``receiving``.
        day: the day of the signature.
        office: the office that signed for an institution, not a person's name.

    Raises:
        ArgumentError: another party; text that is no day.

    >>> Signature("sending", "2024-01-15", "International office").day
    datetime.date(2024, 1, 15)
    """

    __reduce__ = by_place

    party: Party = attrs.field(validator=one_of(PARTIES))
    day: datetime.date = attrs.field(converter=_read_day)
    office: str = ""


def read_signatures(value: Iterable[Signature]) -> tuple[Signature, ...]:
    """Return signatures as a tuple, each party at most once.

    Raises:
        ArgumentError: a party that signed twice.
    """
    found = tuple(value)
    parties = [signature.party for signature in found]
    for party in PARTIES:
        if parties.count(party) > 1:
            raise ArgumentError("signatures", f"{party} twice", ("each party once: the later day, if it signed anew",))
    return found


def lacking(signatures: tuple[Signature, ...]) -> tuple[Party, ...]:
    """Return the parties that have not signed."""
    return tuple(party for party in PARTIES if party not in {signature.party for signature in signatures})


def signed_on(signatures: tuple[Signature, ...]) -> datetime.date | None:
    """Return the day of the last of the three signatures, or None if one is missing."""
    return None if lacking(signatures) else max(signature.day for signature in signatures)
