"""The part that is missing of a path at which nothing is, and the name in its folder that is most like it."""

import itertools
import os
from pathlib import Path

from bologna_credits.core.misspellings import nearest
from bologna_credits.core.visible import shortened

_MOST_NAMES = 2000
"""Names of a folder that are compared: one with millions of files would take long to read."""
_NOTHING = {
    "file": "there is no such file",
    "folder": "there is no such folder",
    "file or folder": "there is no such file or folder",
}
_LIKENESS = 0.6
"""Files share their endings, so that names with little else in common are half alike."""


def absent(path: str | os.PathLike[str], kind: str = "file") -> str | None:
    """Return what is missing at a path, with the nearest name that is there; None where something is.

    Args:
        path: the path.
        kind: what should be there, in a word: file, folder, or "file or folder".

    >>> absent("examples/kostanay-lod", "folder"), absent("exampels/kostanay-lodz", "folder"), absent("examples")
    ('there is no such folder; did you mean "kostanay-lodz"?', 'there is no folder "exampels"; did you mean "examples"?', None)
    """
    wanted = Path(path)
    if os.path.lexists(wanted):
        return None
    # From the whole path upwards: the last part that is missing is the first of them.
    missing = wanted
    while missing.parent != missing and not os.path.lexists(missing.parent):
        missing = missing.parent
    if not os.path.isdir(missing.parent):  # noqa: PTH112  (Path.is_dir raises for a name that is too long)
        return f'"{shortened(missing.parent.name)}" is no folder'
    whole = missing == wanted
    other = nearest(missing.name, _names(missing.parent, folders=not whole or kind == "folder"), likeness=_LIKENESS)
    near = f'; did you mean "{shortened(other)}"?' if other else ""
    return f"{_NOTHING[kind]}{near}" if whole else f'there is no folder "{shortened(missing.name)}"{near}'


def _names(folder: Path, *, folders: bool) -> list[str]:
    """Return names in a folder that can be read and shown: of all that is there, or of folders alone."""
    try:
        with os.scandir(folder) as entries:
            found = [entry.name for entry in itertools.islice(entries, _MOST_NAMES) if not folders or entry.is_dir()]
    except OSError:
        return []
    return [name for name in found if name.isprintable() and not name.startswith(".")]
