"""The learner's own data, as a caller gives them when a document is written. No paper of the package holds them."""

import datetime
from collections.abc import Iterable, Mapping
from typing import final

import attrs

from bologna_credits.core.countries import optional_country
from bologna_credits.core.errors import ArgumentError, ArgumentTypeError
from bologna_credits.core.reading import Pairs, optional_day, read_pairs
from bologna_credits.core.typed import typed
from bologna_credits.interop.xml_writing import is_language


def _read_born(value: datetime.date | str | None) -> datetime.date | None:
    try:
        return optional_day(value)
    except ArgumentError:  # its message would repeat the day
        raise ArgumentError("born", "what was given", ("a day as YYYY-MM-DD",)) from None


def check_language(_: object, field: "attrs.Attribute[str | None]", value: str | None) -> None:
    """Check that a language is the code of one.

    Raises:
        ArgumentError: another text.
    """
    if value is not None and not is_language(value):
        raise ArgumentError(field.name, value, ("the code of a language, such as en or kk-Cyrl",))


def _read_identifiers(value: Mapping[str, str] | Iterable[tuple[str, str]]) -> Pairs:
    given: object = value
    if isinstance(given, str):  # the message for another type would repeat it
        raise ArgumentTypeError("identifiers", "text", 'identifiers by type, such as {"esi": "…"}')
    return read_pairs(value)


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=typed)
class Learner:
    """The learner's own data, for one document. They are never stored, and neither ``repr`` nor a message shows them.

    Args:
        given_names: the given names; empty if the learner has none.
        family_name: the family name; empty if the learner has none.
        citizenship: the code of the country, where it is known.
        identifiers: by type, ``{"esi": "urn:schac:…"}``. ELMO knows ``esi`` and ``nationalIdentifier``; others may be used.
        born: the day of birth.
        birth_place: the place of birth.
        birth_name: the full name at birth.
        other_script: the full name in another script than the Latin, ``"Айгүл Сейітова"``.
        other_language: the language of that name, ``"kk"``.

    Raises:
        ArgumentTypeError: a value of another type.
        ArgumentError: a day of birth that is no day; a language that is no code.
        UnknownCountryError: no country of this code.

    >>> Learner(given_names="Ada", family_name="Example", born="2000-01-01")
    Learner(…)
    """

    given_names: str
    family_name: str
    citizenship: str | None = attrs.field(default=None, converter=optional_country)
    identifiers: Pairs = attrs.field(default=(), converter=_read_identifiers)
    born: datetime.date | None = attrs.field(default=None, converter=_read_born)
    birth_place: str | None = None
    birth_name: str | None = None
    other_script: str | None = None
    other_language: str | None = attrs.field(default=None, validator=check_language)

    def __repr__(self) -> str:
        return "Learner(…)"
