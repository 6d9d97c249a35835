"""The files beside a case: where they are, and that they do not leave its folder."""

from pathlib import Path

from bologna_credits.core.errors import DocumentError
from bologna_credits.core.opener import shown_name


def path_of(folder: Path, name: str, *, outside: bool) -> Path:
    """Return the path of a file that a case names, and refuse one outside of its folder unless that is allowed."""
    if not outside:
        stay_inside(folder / name, folder)
    return folder / name


def stay_inside(path: Path, folder: Path) -> None:
    """Refuse a path outside of a folder.

    Raises:
        DocumentError: the path lies outside.
    """
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links, or a name that no file can have
        return  # the reader tells it
    if not inside:
        why = "refused: it lies outside of the folder of the case; allow it with outside=True"
        raise DocumentError(shown_name(path), why)
