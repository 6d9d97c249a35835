"""The one writer of files: a file is whole or is not there, and what was there before stays whole until it is replaced."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from bologna_credits.core.absent import absent
from bologna_credits.core.errors import NotWrittenError
from bologna_credits.core.opener import shown_name

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK, errno.EXDEV}
"""The answers of a file system that has no second names for a file."""
_EXISTS = "a file of this name exists"


def write_new(path: str | Path, content: bytes) -> None:
    """Write a file that is not there yet; of two writers of one name, the second is refused.

    Args:
        path: the path of the file.
        content: its bytes.

    Raises:
        NotWrittenError: the file exists, or cannot be written; then nothing of it is there.
    """
    path = Path(path)
    with _errors_of(path), _beside(path, content) as part:
        try:
            os.link(part, path)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            # The name is taken first, by one of several writers alone, and then filled at once.
            os.close(os.open(path, _FLAGS, 0o666))
            part.replace(path)
    _settle_folder(path.parent)


def write_over(path: str | Path, content: bytes) -> None:
    """Write a file, in place of one that may be there, and keep the permissions of that one.

    Args:
        path: the path of the file; where it is a link, the file behind it.
        content: its bytes.

    Raises:
        NotWrittenError: the file cannot be written; then the old one is there, whole.
    """
    path = Path(os.path.realpath(path))
    with _errors_of(path):
        mode = _mode_of(path)
        with _beside(path, content) as part:
            if mode is not None:
                part.chmod(mode)
            part.replace(path)
    _settle_folder(path.parent)


def _mode_of(path: Path) -> int | None:
    """Return the permissions of a file that may be replaced, or None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise NotWrittenError(shown_name(path), "it is no file but a folder, a pipe or a device")
    mode = stat.S_IMODE(found.st_mode)
    if not mode & 0o222:  # replacing asks the folder alone, but whoever protects a file means the file
        raise NotWrittenError(shown_name(path), "it is write-protected")
    return mode


@contextlib.contextmanager
def _errors_of(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise NotWrittenError(shown_name(path), _EXISTS) from None
    except OSError as error:
        if isinstance(error, NotWrittenError):
            raise
        raise NotWrittenError(shown_name(path), unwritten(path, error)) from None
    except ValueError:  # a NUL, or half of a surrogate pair
        raise NotWrittenError(shown_name(path), "no file can have this name") from None


def unwritten(path: Path, error: OSError) -> str:
    """Return why a file cannot be written; where its folder is missing, the nearest name that is there.

    Args:
        path: the path of the file.
        error: the answer of the system.
    """
    nothing = isinstance(error, FileNotFoundError | NotADirectoryError) and not path.parent.is_dir() and absent(path)
    return nothing or error.strerror or str(error)


@contextlib.contextmanager
def _beside(path: Path, content: bytes) -> Iterator[Path]:
    """Give the name of a whole file with the content, in the same folder; it is gone afterwards."""
    part = path.with_name(f".{path.name[:60]}.{os.urandom(4).hex()}.part")
    try:
        with os.fdopen(os.open(part, _FLAGS, 0o666), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield part
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def _settle_folder(folder: Path) -> None:
    """Put the new name on the disk as well, where the system can do that for a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
