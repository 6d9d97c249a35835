"""Text from strangers, made safe to show: control characters and changes of direction become visible escapes."""

import datetime
import functools
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

Self = TypeVar("Self")
_LONGEST_VALUE = 400

# C0 and C1 controls without tab and line feed, the marks that reorder text, line and paragraph separators, half surrogate pairs.
# It is compiled when a text holds one of them, and re remembers it.
_HIDDEN = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"


def visible(text: str) -> str:
    r"""Return text with characters that act on a terminal or reorder a line as escapes that can be read.

    >>> visible("a\x1b[31m"), visible("Grade \u202eA")
    ('a\\x1b[31m', 'Grade \\u202eA')
    """
    # Nothing that is hidden is printable; line feeds, which are no more so, stay as they are.
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    return re.sub(_HIDDEN, _escape, text)


def is_whole(text: str) -> bool:
    r"""Return True for text that a file can hold: it has no half of a surrogate pair, which is half of a character.

    >>> is_whole("Қазақстан"), is_whole("\ud800")
    (True, False)
    """
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def visible_in_json(text: str) -> str:
    r"""Return JSON with the same characters as escapes of JSON, so that it still holds the same text.

    >>> visible_in_json('"Grade \u202eA"')
    '"Grade \\u202eA"'
    """
    return re.sub(_HIDDEN, lambda match: f"\\u{ord(match[0]):04x}", text)


def visibly(method: Callable[[Self], str]) -> Callable[[Self], str]:
    """Return a method whose text is visible: how every class of the package is printed.

    Args:
        method: a method ``__str__``, or another that returns text for people.
    """

    @functools.wraps(method)
    def shown(self: Self) -> str:
        return visible(method(self))

    return shown


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def shown_value(value: object, write: Callable[[object], str] = str) -> str:
    """Return a value of a wrong argument for a message: text, numbers and days as they are, of anything else the type alone.

    Anything else may be the record of a person.

    Args:
        value: the value.
        write: ``str``, or ``repr`` where text is to be told from numbers.

    >>> shown_value("first"), shown_value(2.5, repr), shown_value(["Kim Lee"]), shown_value(int)
    ('first', '2.5', 'list', 'the class int')
    """
    if isinstance(value, str):
        return write(value[:_LONGEST_VALUE])
    if value is None or isinstance(value, int | float | Fraction | Decimal | datetime.date):
        try:
            return write(value)
        except ValueError:  # Python shows no number of more than 4,300 digits
            return "a number of many digits"
    return f"the class {value.__name__}" if isinstance(value, type) else type(value).__name__


def shortened(text: str, longest: int = 80) -> str:
    r"""Return a value for a message: visible, on one line, and cut where it is too long.

    Args:
        text: the value.
        longest: the most characters that are shown.

    >>> shortened("x" * 100, 5), shortened("A\nB")
    ('xxxx…', 'A\\nB')
    """
    return cut(text[: longest + 1].replace("\n", "\\n"), longest)


def cut(text: str, longest: int) -> str:
    """Return a text, visible and cut where it is too long.

    Args:
        text: the text.
        longest: the most characters that are shown.

    >>> cut("xxxx", 3)
    'xx…'
    """
    shown = visible(text[: longest + 1])  # a text of megabytes is not searched whole
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"
