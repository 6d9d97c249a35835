"""Converters that classes of every room share, and how labels are compared."""

import datetime
import enum
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TypeVar

from bologna_credits.core.errors import ArgumentError, ArgumentTypeError
from bologna_credits.core.exact import Number, read_exact

Pairs = tuple[tuple[str, str], ...]


def read_day(value: datetime.date | str, argument: str = "on") -> datetime.date:
    """A day from a date or from text like ``"2015-09-01"``.

    Raises:
        ArgumentError: text that is no day of the calendar.
        ArgumentTypeError: neither a date nor text.

    >>> read_day("2015-09-01")
    datetime.date(2015, 9, 1)
    """
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if not isinstance(value, str):
        raise ArgumentTypeError(argument, type(value).__name__, "a date or text such as '2015-09-01'")
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise ArgumentError(argument, value, ("a day as YYYY-MM-DD",)) from None


Word = TypeVar("Word", bound=enum.StrEnum)


def read_word(kind: type[Word], value: str, argument: str) -> Word:
    """One of the words of an enumeration.

    Raises:
        ArgumentError: none of them; names the nearest.

    >>> from bologna_credits.core import Seen
    >>> read_word(Seen, "primary", "seen").value
    'primary'
    """
    try:
        return kind(value)
    except ValueError:
        raise ArgumentError(argument, str(value), tuple(kind)) from None


def optional_day(value: datetime.date | str | None) -> datetime.date | None:
    """A day as :func:`read_day` reads it, or None."""
    return None if value is None else read_day(value, "day")


def optional_exact(value: Number | None) -> Fraction | None:
    """A number as :func:`~bologna_credits.core.read_exact` reads it, or None."""
    return None if value is None else read_exact(value)


def read_pairs(value: Mapping[str, str] | Iterable[tuple[str, str]]) -> Pairs:
    """A mapping as a tuple of pairs, so that values hash."""
    return tuple(value.items()) if isinstance(value, Mapping) else tuple(value)


def fold(label: str) -> str:
    """A label as it is compared: without regard to case and to white space around and within it."""
    return " ".join(label.split()).casefold()


def name_in(names: Pairs, language: str, otherwise: str) -> str:
    """The name in a language, else the first that there is, else ``otherwise``.

    >>> name_in((("en", "Norway"), ("nb", "Norge")), "nb", "NO")
    'Norge'
    """
    return dict(names).get(language) or next((name for _, name in names), otherwise)
