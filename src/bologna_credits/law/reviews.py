"""Second readings: the entries of a file of law that another person compared with their text, and on which day."""

import datetime
from collections.abc import Iterator
from typing import Any, final

import attrs

from bologna_credits.core.errors import DefinitionError

_KEY = "reviewed"


@final
@attrs.frozen
class Review:
    """An entry that a second person compared with its text: its place, such as ``systems[0].ects[1]``, the day, and the text.

    The text is named by its key; it is unknown in a catalogue that an earlier version exported.
    """

    entry: str
    day: datetime.date
    source: str | None = None


def take_reviews(table: dict[str, Any], file: str) -> list[Review]:
    """Take the key ``reviewed`` out of the entries of a file, and return the entries that had it.

    The day is no part of the law: it must not change a value, its digest or what a pickle says of it.

    Raises:
        DefinitionError: all faults at once: a day that is none, or a table that cites no source.
    """
    reviews: list[Review] = []
    faults: list[str] = []
    for path, entry in list(_entries({key: part for key, part in table.items() if key != "sources"}, "")):
        if _KEY not in entry:
            continue
        day = entry.pop(_KEY)
        if type(day) is not datetime.date:
            faults.append(f"{path}.{_KEY}: must be a day written without quotes, such as 2026-11-27")
        elif not isinstance(entry.get("source"), str):
            faults.append(f"{path}.{_KEY}: belongs to an entry with a source of its own")
        else:
            reviews.append(Review(path, day, entry["source"]))
    if _KEY in table:
        faults.append(f"{_KEY}: belongs to an entry with a source of its own, not to the file")
    if faults:
        raise DefinitionError(file, tuple(faults))
    return reviews


def _entries(part: object, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The tables below a part of a file, with their paths."""
    if isinstance(part, list):
        for place, item in enumerate(part):
            yield from _entries(item, f"{path}[{place}]")
    elif isinstance(part, dict):
        if path:
            yield path, part
        for key, item in list(part.items()):
            yield from _entries(item, f"{path}.{key}" if path else key)
