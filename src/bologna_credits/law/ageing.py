"""Sources that nobody has read for long."""

import datetime
from collections.abc import Iterable
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.errors import ArgumentTypeError
from bologna_credits.core.listing import Listing
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import read_day
from bologna_credits.core.typed import checked, shown_type, typed
from bologna_credits.law.definition import Definition
from bologna_credits.law.scheme_file import SchemeFile


@final
@attrs.frozen(field_transformer=typed)
class StaleSource:
    """A source that nobody read since a day: the file that cites it, and the source."""

    __repr__ = brief

    file: str
    source: Source

    @property
    def checked(self) -> datetime.date | None:
        """The day on which it was last read; None where none is told."""
        return self.source.checked


@checked
def sources_before(files: Iterable[Definition | SchemeFile], day: datetime.date | str) -> Listing[StaleSource]:
    """List the sources that were last read before a day, or on a day that is not told, the oldest first.

    Args:
        files: definition files and files of schemes.
        day: a source that was read on this day or later is not listed.

    >>> from bologna_credits import default_catalogue
    >>> sources_before(default_catalogue().all(), "2020-01-01")
    ()
    """
    before = read_day(day)
    read = tuple(files)
    for file in read:
        if not isinstance(file, Definition | SchemeFile):
            raise ArgumentTypeError("files", shown_type(file), "a list of definition files or files of schemes")
    found = [StaleSource(file.origin.file, source) for file in read for source in file.sources]
    stale = [one for one in found if one.checked is None or one.checked < before]
    return Listing(sorted(stale, key=lambda one: (one.checked or datetime.date.min, one.file, one.source.key)))
