"""The one writer of the program: letters that a stream cannot show are escaped, and a stream that takes nothing is told."""

import codecs
import contextlib
import json
import os
from typing import TextIO

from bologna_credits.core.visible import visible

NOT_WRITTEN = 3
"""The exit status where the output cannot be written: a full disk, a reader that has gone, a stream that is closed."""

_ESCAPE = "bologna_credits.escape"


def _escape(error: UnicodeError) -> tuple[str, int]:
    """Return escapes for letters that an encoding lacks, as in JSON: printed JSON holds the same text after it."""
    assert isinstance(error, UnicodeEncodeError)
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


codecs.register_error(_ESCAPE, _escape)


def in_encoding(text: str, encoding: str) -> str:
    r"""Return a text with escapes for letters that an encoding lacks.

    >>> in_encoding("5 → 7", "cp1252"), in_encoding("5 → 7", "utf-8")
    ('5 \\u2192 7', '5 → 7')
    """
    return text.encode(encoding, _ESCAPE).decode(encoding)


def write(text: str, stream: TextIO | None) -> str:
    """Write a text, and return the reason if that is impossible, otherwise nothing.

    Args:
        text: the text; what acts on a terminal becomes an escape.
        stream: the stream; None where the process was started without one.
    """
    if not text:
        return ""
    if stream is None:
        return "the stream is closed"
    try:
        stream.write(in_encoding(visible(text), getattr(stream, "encoding", None) or "utf-8"))
        stream.flush()
    except OSError as error:
        _give_up(stream)
        return error.strerror or str(error)
    except ValueError:
        return "the stream is closed"
    return ""


def _give_up(stream: TextIO) -> None:
    """Send what is still in the buffer of a stream nowhere, so that the interpreter does not stumble over it at its exit."""
    with contextlib.suppress(OSError, ValueError):
        number = stream.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)
