"""The tables of a cohort in files of text or workbooks: their headers and their rows."""

from pathlib import Path

from bologna_credits.core.errors import DefinitionError, DocumentError
from bologna_credits.interop.limits import Limits
from bologna_credits.interop.sheets.cells import letters_of, plain
from bologna_credits.interop.sheets.sources import sheets_of
from bologna_credits.interop.sheets.words import folded
from bologna_credits.interop.tables.cells import TableRow

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx")
"""The ends of the names of files that are read here."""
LARGE = Limits(bytes=8 * 2**30, courses=50_000_000, elements=10**9)
"""The limits of the tables of a caller, which are no documents of strangers."""


def read_table(
    path: str | Path, key: str, *, encoding: str | None = None, limits: Limits = LARGE
) -> tuple[tuple[str, ...], list[TableRow]]:
    """Return the headers and the rows of a table in a file.

    The header is the first row that has the key of the students, else the first row.

    Args:
        path: the file.
        key: the header of the column of students.
        encoding: the encoding of a text whose bytes do not show it.
        limits: the limits of the file.

    Raises:
        DocumentError: the file cannot be read, or is a workbook with several sheets.
        DefinitionError: rows that are wider than the header.
        MissingExtraError: a workbook, and openpyxl is not installed.
    """
    sheets = sheets_of(path, encoding=encoding, limits=limits)
    sheet = sheets[0]
    if len(sheets) > 1:
        raise DocumentError(sheet.name, f"has {len(sheets)} sheets; write each table into a file of its own")
    wanted = folded(key)
    top = next((place for place, row in enumerate(sheet.rows) if any(folded(plain(cell)) == wanted for cell in row.cells)), 0)
    names = tuple(plain(cell) for cell in sheet.rows[top].cells)
    while names and not names[-1]:
        names = names[:-1]
    width, found, faults = len(names), list[TableRow](), []
    broken = {row: (column, why) for row, column, why in sheet.faults}
    for row in sheet.rows[top + 1 :]:
        cells = row.cells
        if any(cells[width:]):
            faults.append(f"row {row.number}: more cells than the header has")
        if row.number in broken:
            column, why = broken[row.number]
            faults.append(f"row {row.number}, column {letters_of(column)}: {why}")
        found.append(cells[:width] if len(cells) >= width else (*cells, *[""] * (width - len(cells))))
    if faults:
        raise DefinitionError(sheet.name, tuple(faults))
    return names, found
