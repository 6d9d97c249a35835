"""The cells of a sheet as text, and the words for their places; a chapter of :mod:`bologna_credits.interop.sheets`."""

import datetime
from collections.abc import Iterator
from typing import final

import attrs

from bologna_credits.core.findings import Finding
from bologna_credits.core.visible import shortened, visible

Cell = str | datetime.date
"""A cell: its text, or the day of a cell that a spreadsheet formats as a date; an empty one is the empty text."""

EPOCH = datetime.date(1899, 12, 30)
"""The day 0 of the numbers by which Excel counts days, as they are from March 1900 on."""
_LONGEST_NAME = 60  # characters of a header that a message repeats


@final
@attrs.frozen
class Row:
    """A row of a sheet that is not empty, with its number as a spreadsheet shows it."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell:
        """Return a cell; one beyond the end of the row is empty.

        >>> Row(1, ("A",)).at(5)
        ''
        """
        return self.cells[column] if column < len(self.cells) else ""

    @property
    def filled(self) -> Iterator[int]:
        """The columns of the cells that are not empty."""
        return (column for column, cell in enumerate(self.cells) if cell != "")


@final
@attrs.frozen(kw_only=True)
class Sheet:
    """A sheet: its name, its rows that are not empty, and what there is to tell of it.

    Args:
        name: the name of the document, and of the sheet where there are several, for messages.
        rows: the rows that are not empty.
        found: the oddities.
        merged: the ranges of merged cells, as first row, first column, last row, last column; columns count from 0.
        faults: cells that cannot be read, by row and column, each with the reason.
        separator: the separator of its cells, of a text.
        title: the name of the sheet in its workbook.
        epoch: day 0 of the numbers by which the spreadsheet counts days.
    """

    name: str
    rows: tuple[Row, ...]
    found: tuple[Finding, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    faults: tuple[tuple[int, int, str], ...] = ()
    separator: str = ""
    title: str = ""
    epoch: datetime.date = EPOCH


def letters_of(column: int) -> str:
    """Return the letters by which a spreadsheet names a column that counts from 0.

    >>> letters_of(0), letters_of(25), letters_of(26), letters_of(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    found = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        found = chr(ord("A") + place) + found
    return found


def shown_header(text: str) -> str:
    """Return a header for a message: on one line, and not longer than a line."""
    return shortened(visible(" ".join(text.split())), _LONGEST_NAME)


def place_of(row: int, column: int, header: str) -> str:
    """Return the words for the place of a cell.

    >>> place_of(7, 2, "Кредиты")
    'row 7, column C "Кредиты"'
    """
    named = f' "{shown_header(header)}"' if header else ""
    return f"row {row}, column {letters_of(column)}{named}"


def plain(cell: Cell) -> str:
    """Return a cell as text on one line.

    >>> plain(datetime.date(2026, 1, 15)), plain(" a  b ")
    ('2026-01-15', 'a b')
    """
    return cell.isoformat() if isinstance(cell, datetime.date) else " ".join(cell.split())
