"""The writing of labels and codes: exact ratios of the library's own, marks with their maximum, labels that are plain numbers."""

import re
from fractions import Fraction

from bologna_credits.core.errors import ArgumentTypeError, NumberError
from bologna_credits.core.exact import read_exact
from bologna_credits.core.visible import shown_value

_EXACT_RATIO = re.compile("-?[0-9]+/[0-9]*[1-9][0-9]*")
_WITH_MAXIMUM = re.compile(r" *([0-9]+(?:[.,][0-9]+)?) */ *([0-9]+(?:[.,][0-9]+)?) *")
_LEADING_ZERO = re.compile("-?0[0-9]")


def is_exact_ratio(label: str) -> bool:
    """Return True for a label that only the library itself writes, such as ``40/3``.

    >>> is_exact_ratio("40/3"), is_exact_ratio("15/0")
    (True, False)
    """
    return _EXACT_RATIO.fullmatch(label) is not None


def mark_with_maximum(given: str) -> tuple[str, Fraction] | None:
    """Return the mark and the maximum of a text such as ``15/20``, or None.

    >>> mark_with_maximum("15,5 / 20")
    ('15,5', Fraction(20, 1))
    """
    printed = _WITH_MAXIMUM.fullmatch(given)
    return None if printed is None else (printed[1], read_exact(printed[2]))


def reads_as(label: str, value: Fraction) -> bool:
    """Return True if a label is the plain writing of a number.

    >>> reads_as("1.0", Fraction(1)), reads_as("02", Fraction(2))
    (True, False)
    """
    if _LEADING_ZERO.match(label):
        return False
    try:
        return read_exact(label) == value
    except NumberError:
        return False


def read_scale_code(value: object) -> str:
    """Return the code of a grading scale in capitals.

    >>> read_scale_code(" kz-2011")
    'KZ-2011'
    """
    if not isinstance(value, str) or not value.strip():
        raise ArgumentTypeError("code", shown_value(value, repr), 'the code of a grading scale, such as "KZ-2011"')
    return value.strip().upper()
