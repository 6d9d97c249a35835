"""The one opener of files: regular files alone, bounded in size, and one error that names the file."""

import os
import stat
from typing import IO, TYPE_CHECKING

from bologna_credits.core.errors import ArgumentTypeError, DocumentError
from bologna_credits.core.later import later
from bologna_credits.core.visible import visible

if TYPE_CHECKING:
    from pathlib import Path

    from bologna_credits.core.absent import absent
else:  # until a file is missing, nothing looks for names like it
    (absent,) = later("bologna_credits.core.absent", "absent")

MOST_BYTES = 64 * 1024 * 1024
"""The most bytes of a document."""
MOST_TEXT = 4 * 1024 * 1024
"""The most bytes of a definition file or a case file."""

_MEBIBYTE = 1024 * 1024
_LONGEST_NAME = 80
_DOCUMENT = "document"
# A pipe that nobody writes to would be waited for; Windows has neither the flag nor such pipes.
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


def shown_name(path: str | os.PathLike[str]) -> str:
    """Return the name of a file for a message: without its folders, on one line, and not longer than a line.

    >>> shown_name("folder/case.toml")
    'case.toml'
    """
    name = visible(os.path.basename(os.fspath(path).rstrip(os.sep)) or os.fspath(path))
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


def read_file(path: "str | Path", *, most: int = MOST_BYTES) -> bytes:
    """Return the bytes of a regular file.

    Args:
        path: the path of the file.
        most: the most bytes that are read.

    Raises:
        ArgumentTypeError: no path.
        DocumentError: the file cannot be read, is no regular file (a folder, a pipe, a device), or is too long.

    >>> from bologna_credits.core.bundled import BUNDLED
    >>> read_file(BUNDLED / "ehea.toml")[:10]
    b'format = 1'
    """
    if not isinstance(path, str | os.PathLike):
        raise ArgumentTypeError("the path of a file", type(path).__name__, "text or a path")
    name = shown_name(path)
    try:
        # The kind is looked at before the file is opened: opening a device may act on it.
        regular = stat.S_ISREG(os.stat(path).st_mode)
        content = _content(path, most) if regular else b""
    except OSError as error:
        raise DocumentError(name, unread(path, error)) from None
    except ValueError:  # a NUL, or half of a surrogate pair: no file has such a name
        raise DocumentError(name, "cannot be read: no file can have this name") from None
    if not regular:
        raise DocumentError(name, "cannot be read: it is no file but a folder, a pipe or a device")
    return bounded(content, name, most)


def unread(path: "str | Path", error: OSError, kind: str = "file") -> str:
    """Return why something cannot be read; where nothing is at the path, the nearest name that is there.

    Args:
        path: the path.
        error: the answer of the system.
        kind: what should be there, in a word.

    >>> unread("examples/kostanay-oslo/case.tml", FileNotFoundError(2, "No such file"))
    'there is no such file; did you mean "case.toml"?'
    """
    nothing = absent(path, kind) if isinstance(error, FileNotFoundError | NotADirectoryError) else None
    return nothing or f"cannot be read: {error.strerror or error}"


def _content(path: "str | Path", most: int) -> bytes:
    with os.fdopen(os.open(path, _FLAGS), "rb") as file:
        return file.read(most + 1)


def read_stream(document: IO[bytes], *, most: int = MOST_BYTES) -> tuple[bytes, str]:
    """Return the bytes of an open binary file, and its name for messages.

    Args:
        document: the file, or anything whose ``read(size)`` returns bytes.
        most: the most bytes that are read.

    Raises:
        ArgumentTypeError: it was opened as text.
        DocumentError: it is closed, cannot be read, or is too long.

    >>> import io
    >>> read_stream(io.BytesIO(b"<a/>"))
    (b'<a/>', 'document')
    """
    given = getattr(document, "name", None)
    name = shown_name(given) if isinstance(given, str | os.PathLike) else _DOCUMENT
    try:
        content = document.read(most + 1)
    except OSError as error:
        raise DocumentError(name, f"cannot be read: {error.strerror or error}") from None
    except (TypeError, ValueError):
        raise DocumentError(name, "cannot be read: it is closed, or not a file opened in binary mode") from None
    if not isinstance(content, bytes):
        raise ArgumentTypeError(_DOCUMENT, type(content).__name__, "a path, bytes, or a file opened in binary mode")
    return bounded(content, name, most), name


def bounded(content: bytes, name: str, most: int) -> bytes:
    """Return content, if it is not too long.

    Raises:
        DocumentError: it is too long.

    >>> bounded(b"abc", "x", 3)
    b'abc'
    """
    if len(content) > most:
        raise DocumentError(name, f"refused: more than {shown_size(most)}")
    return content


def shown_size(size: int) -> str:
    """Return a number of bytes for a message.

    >>> shown_size(64 * 1024 * 1024), shown_size(100)
    ('64 MiB', '100 bytes')
    """
    return f"{size:,} bytes" if size % _MEBIBYTE else f"{size // _MEBIBYTE} MiB"


def text_of(content: bytes, name: str) -> str:
    r"""Return content as text: UTF-8, with or without a byte order mark, with the ends of lines of any system.

    Raises:
        DocumentError: it is not UTF-8; names the line.

    >>> text_of(b"\xef\xbb\xbfa\r\nb\rc", "x")
    'a\nb\nc'
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DocumentError(name, "is not text in UTF-8; save it as UTF-8", line, None) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_text_file(path: "str | Path", *, most: int = MOST_TEXT) -> str:
    """Return the text of a regular file in UTF-8.

    Args:
        path: the path of the file.
        most: the most bytes that are read.

    Raises:
        ArgumentTypeError: no path.
        DocumentError: the file cannot be read, is no regular file, is too long, or is not UTF-8.

    >>> from bologna_credits.core.bundled import BUNDLED
    >>> read_text_file(BUNDLED / "ehea.toml")[:10]
    'format = 1'
    """
    return text_of(read_file(path, most=most), shown_name(path))
