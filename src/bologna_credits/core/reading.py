"""Converters that classes of every room share, and the comparison of labels."""

import datetime
import enum
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TypeVar

from bologna_credits.core.errors import ArgumentError, ArgumentTypeError
from bologna_credits.core.exact import Number, read_exact

Pairs = tuple[tuple[str, str], ...]


def read_day(value: datetime.date | str, argument: str = "on") -> datetime.date:
    """Return a day from a date or from text such as ``"2015-09-01"``.

    Args:
        value: a date, a time (its day is taken) or text.
        argument: the name of the argument, for the error.

    Raises:
        ArgumentError: the text is no day of the calendar.
        ArgumentTypeError: the value is neither a date nor text.

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
    """Return the member of an enumeration for a word.

    Args:
        kind: the enumeration.
        value: the word.
        argument: the name of the argument, for the error.

    Raises:
        ArgumentError: the word is unknown; names the nearest.

    >>> from bologna_credits.core import Seen
    >>> read_word(Seen, "primary", "seen").value
    'primary'
    """
    try:
        return kind(value)
    except ValueError:
        raise ArgumentError(argument, str(value), tuple(kind)) from None


def optional_day(value: datetime.date | str | None) -> datetime.date | None:
    """Return a day as :func:`read_day` does; None stays None."""
    return None if value is None else read_day(value, "day")


def optional_exact(value: Number | None) -> Fraction | None:
    """Return a number as :func:`~bologna_credits.core.read_exact` does; None stays None."""
    return None if value is None else read_exact(value)


def read_pairs(value: Mapping[str, str] | Iterable[tuple[str, str]]) -> Pairs:
    """Return a mapping as a tuple of pairs, which hashes."""
    return tuple(value.items()) if isinstance(value, Mapping) else tuple(value)


def fold(label: str) -> str:
    """Return a label in the form in which labels are compared, without regard to case and to white space.

    >>> fold("  Sehr  GUT ")
    'sehr gut'
    """
    return " ".join(label.split()).casefold()


def name_in(names: Pairs, language: str, otherwise: str) -> str:
    """Return the name in a language, or the first name, or ``otherwise`` where there is none.

    >>> name_in((("en", "Norway"), ("nb", "Norge")), "nb", "NO")
    'Norge'
    """
    return dict(names).get(language) or next((name for _, name in names), otherwise)
