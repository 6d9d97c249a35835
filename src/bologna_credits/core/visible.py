"""Text from strangers, made safe to show: control characters and changes of direction become visible escapes."""

import re

# C0 and C1 controls without tab and line feed, the marks that reorder text, line and paragraph separators, half surrogate pairs.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def visible(text: str) -> str:
    r"""Return text with characters that act on a terminal or reorder a line as escapes that can be read.

    >>> visible("a\x1b[31m"), visible("Grade \u202eA")
    ('a\\x1b[31m', 'Grade \\u202eA')
    """
    return _HIDDEN.sub(_escape, text) if not text.isprintable() else text


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def shortened(text: str, longest: int = 80) -> str:
    """Return a value for a message: visible, and cut where it is longer than a line.

    Args:
        text: the value.
        longest: the most characters that are shown.

    >>> shortened("x" * 100, 5)
    'xxxx…'
    """
    return visible(text if len(text) <= longest else text[: longest - 1] + "…")
