"""The columns of a table of a cohort other than its courses, and the cells of its rows with the words for their places."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import final

import attrs

from bologna_credits.core.errors import DefinitionError
from bologna_credits.core.misspellings import nearest
from bologna_credits.interop.sheets.cells import EPOCH, plain, shown_header
from bologna_credits.interop.sheets.days import Serial, Unclear, decided, read_cell
from bologna_credits.interop.sheets.words import BY_HEADER, HEADERS, Field, folded
from bologna_credits.interop.tables.cells import TableCell, TableRow, Unreadable


def words_for(own: Iterable[str], shared: Iterable[Field]) -> dict[str, str]:
    """Return the words of a header with the columns that they name: own names, and those of sheets in all their languages.

    Args:
        own: the names of columns that only this table has.
        shared: the columns that sheets of courses have as well.

    >>> words_for(["condition"], ["code"])["шифр"]
    'code'
    """
    found = {folded(word): str(field) for field in shared for word in HEADERS[field].every()}
    return found | {folded(field): str(field) for field in shared} | {folded(name): name for name in own}


@final
@attrs.frozen(kw_only=True)
class Columns:
    """The columns of a table.

    Args:
        table: the name of the table.
        names: its headers, in order.
        at: the place of each column that has a meaning.
    """

    table: str
    names: tuple[str, ...]
    at: Mapping[str, int]

    @property
    def unread(self) -> tuple[str, ...]:
        """The headers of the columns that have no meaning; the number of a line says nothing."""
        used = set(self.at.values())
        return tuple(name for place, name in enumerate(self.names) if place not in used and not is_number(name))

    def text(self, row: TableRow, field: str) -> str:
        """Return a cell as text on one line; empty if there is none, or it cannot be read."""
        place = self.at.get(field)
        cell: TableCell = "" if place is None else row[place]
        return "" if isinstance(cell, Unreadable) else plain(cell)

    def faults(self, row: TableRow, what: str) -> Iterator[str]:
        """Yield the faults of the cells of a row that cannot be read, with the words for the row."""
        for field, place in self.at.items():
            cell = row[place]
            if isinstance(cell, Unreadable):
                yield f"{self.place(what, field)}: {cell.why}"

    def place(self, what: str, field: str) -> str:
        """Return the words for the place of a cell."""
        return f'{what}, column "{shown_header(self.names[self.at[field]])}"'

    def day(self, row: TableRow, field: str, what: str, faults: list[str]) -> datetime.date | None:
        """Return the day in a cell, or None; what is no day is added to the faults."""
        place = self.at.get(field)
        cell: TableCell = "" if place is None else row[place]
        if isinstance(cell, Unreadable) or cell == "":
            return None
        read = read_cell(cell, EPOCH)
        if isinstance(read, Serial):
            return read.day
        if isinstance(read, Unclear):
            one, other = decided(read, "day first"), decided(read, "month first")
            faults.append(f'{self.place(what, field)}: "{plain(cell)}" is {one} or {other}; write the one that is meant')
            return None
        if isinstance(read, str):
            faults.append(f"{self.place(what, field)}: {read}")
            return None
        return read


def is_number(name: str) -> bool:
    """Return True for the header of a column that numbers the lines.

    >>> is_number("№ п/п"), is_number("Code")
    (True, False)
    """
    return BY_HEADER.get(folded(name)) == "number"


def columns_of(table: str, names: Sequence[str], words: Mapping[str, str], needed: Collection[str]) -> Columns:
    """Return the columns of a table.

    Args:
        table: the name of the table.
        names: its headers.
        words: the columns that headers name, by folded words.
        needed: the columns that have to be there.

    Raises:
        DefinitionError: a column that is missing or stands twice; all at once.

    >>> columns_of("matches", ["Host", "home", "Remarks"], words_for(["home"], ["host"]), ["host", "home"]).unread
    ('Remarks',)
    """
    at: dict[str, int] = {}
    faults: list[str] = []
    for place, name in enumerate(names):
        field = words.get(folded(name))
        if field is None:
            continue
        if field in at:
            faults.append(f'columns "{shown_header(names[at[field]])}" and "{shown_header(name)}" say the same; leave one out')
        else:
            at[field] = place
    unread = [name for place, name in enumerate(names) if place not in at.values()]
    for field in needed:
        if field not in at:
            near = nearest(field, unread, likeness=0.6)
            meant = f'; is "{shown_header(near)}" meant?' if near else ""
            faults.append(f'no column "{field}"{meant}')
    if faults:
        raise DefinitionError(table, tuple(faults))
    return Columns(table=table, names=tuple(names), at=at)
