"""Converters that classes of every room share, and the comparison of labels."""

import datetime
import enum
import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TypeVar

from bologna_credits.core.errors import ArgumentError, ArgumentTypeError
from bologna_credits.core.exact import Number, read_exact
from bologna_credits.core.typed import shown_type

Pairs = tuple[tuple[str, str], ...]
_DAY_FORMS = "a date or text such as '2015-09-01'"
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")


def read_day(value: datetime.date | str, argument: str = "on") -> datetime.date:
    """Return a day from a date or from text such as ``"2015-09-01"``.

    Args:
        value: a date, a time without a zone (its day is taken) or text.
        argument: the name of the argument, for the error.

    Raises:
        ArgumentError: the text is no day of the calendar, or is not written YYYY-MM-DD; the time has a zone, in which it may be
            another day than here.
        ArgumentTypeError: the value is neither a date nor text, such as pandas' ``NaT``.

    >>> read_day("2015-09-01")
    datetime.date(2015, 9, 1)
    """
    if isinstance(value, datetime.datetime):
        return _day_of(value, argument)
    if isinstance(value, datetime.date):
        return value
    if not isinstance(value, str):
        raise ArgumentTypeError(argument, type(value).__name__, _DAY_FORMS)
    try:
        # The parser of the standard library also reads 20150901 and weeks, which a person takes for something else.
        return datetime.date.fromisoformat(value if _DAY.fullmatch(value) else "")
    except ValueError:
        raise ArgumentError(argument, value, (_day_needed(value),)) from None


def _day_needed(value: str) -> str:
    """Return what a day has to be, with the day that was meant where it was written as people write it."""
    if _DAY.fullmatch(value):
        return "a day as YYYY-MM-DD that the calendar has"
    written = _DOTTED.fullmatch(value.strip())
    if written is not None:
        meant = f"{written[3]}-{written[2]:0>2}-{written[1]:0>2}"
        return f"a day as YYYY-MM-DD, here {meant}" if _is_day(meant) else "a day as YYYY-MM-DD that the calendar has"
    return "a day as YYYY-MM-DD"


def _is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _day_of(value: datetime.datetime, argument: str) -> datetime.date:
    # NaT of pandas calls itself a time and equals nothing, not even itself.
    if value != value:
        raise ArgumentTypeError(argument, type(value).__name__, _DAY_FORMS)
    if value.tzinfo is not None:
        cure = "the day where it counts: a time with a zone may be another day there"
        raise ArgumentError(argument, value.isoformat(), (cure,))
    return value.date()


Word = TypeVar("Word", bound=enum.StrEnum)


def read_word(kind: type[Word], value: str, argument: str) -> Word:
    """Return the member of an enumeration for a word.

    Args:
        kind: the enumeration.
        value: the word.
        argument: the name of the argument, for the error.

    Raises:
        ArgumentError: the word is unknown; names the nearest.
        ArgumentTypeError: the value is no word.

    >>> from bologna_credits.core import Seen
    >>> read_word(Seen, "primary", "seen").value
    'primary'
    """
    if type(value) is kind:
        return value
    if not isinstance(value, str):
        raise ArgumentTypeError(argument, shown_type(value), f"one of {', '.join(kind)}")
    try:
        return kind(value)
    except ValueError:
        raise ArgumentError(argument, value, tuple(kind)) from None


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
    if not isinstance(language, str):
        raise ArgumentTypeError("language", shown_type(language), 'the code of a language, such as "en"')
    return dict(names).get(language) or next((name for _, name in names), otherwise)
