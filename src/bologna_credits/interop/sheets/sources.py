"""The sheets of a document, whichever its kind, and the choice among them; a chapter of :mod:`bologna_credits.interop.sheets`."""

from collections.abc import Iterable
from pathlib import Path
from typing import IO

from bologna_credits.core.errors import ArgumentError, ArgumentTypeError, DocumentError
from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.core.opener import bounded, read_file, read_stream, shown_name
from bologna_credits.core.typed import shown_type
from bologna_credits.core.visible import is_whole
from bologna_credits.interop.limits import Limits
from bologna_credits.interop.sheets.cells import Sheet
from bologna_credits.interop.sheets.csv_files import MOST_COLUMNS, decode, read_csv
from bologna_credits.interop.sheets.headers import Needed, has_header
from bologna_credits.interop.sheets.workbook_scan import is_workbook
from bologna_credits.interop.sheets.workbooks import read_workbook

SheetDocument = str | Path | bytes | IO[bytes]
"""A path, the bytes, a file opened in binary mode, or the text of a sheet: text of more than one line."""

_UNNAMED = "document"


def sheets_of(
    document: SheetDocument, *, encoding: str | None = None, limits: Limits | None = None, source: str = ""
) -> tuple[Sheet, ...]:
    r"""Return the sheets of a document that have cells.

    Args:
        document: the document.
        encoding: the encoding of a text, where its bytes do not show it.
        limits: other limits than the usual ones.
        source: the name of the document, for messages; without it that of the file.

    Raises:
        DocumentError: the document cannot be read, or has no cells.

    >>> [row.cells for row in sheets_of("Code;Credits\nA;5")[0].rows]
    [('Code', 'Credits'), ('A', '5')]
    """
    allowed = limits or Limits()
    content, name = _content(document, allowed)
    name = source or name
    if isinstance(content, str):
        found: tuple[Sheet, ...] = (read_csv(content.removeprefix("\ufeff"), name, allowed),)
    elif is_workbook(content):
        found = read_workbook(content, name, allowed)
    else:
        text, told = decode(content, name, encoding)
        found = (read_csv(text, name, allowed, told),)
    if not any(sheet.rows for sheet in found):
        raise DocumentError(name, "is empty: no cell of it holds anything")
    for row in (row for sheet in found for row in sheet.rows if len(row.cells) > MOST_COLUMNS):
        if sum(1 for _ in row.filled) > MOST_COLUMNS:  # each of them could be a header
            raise DocumentError(
                name, f"refused: row {row.number} has more than {MOST_COLUMNS:,} cells; no sheet of courses is so wide"
            )
    return found


def _content(document: SheetDocument, limits: Limits) -> tuple[bytes | str, str]:
    if isinstance(document, bytes | bytearray):
        return bounded(bytes(document), _UNNAMED, limits.bytes), _UNNAMED
    if isinstance(document, str) and ("\n" in document or "\r" in document):
        if len(document) > limits.bytes:
            bounded(document.encode("utf-8", "replace"), _UNNAMED, limits.bytes)
        if not is_whole(document):
            raise DocumentError(_UNNAMED, "is no text: it holds half of a character")
        return document, _UNNAMED
    if isinstance(document, str | Path):
        return read_file(document, most=limits.bytes), shown_name(document)
    if hasattr(document, "read"):
        return read_stream(document, most=limits.bytes)
    raise ArgumentTypeError("document", shown_type(document), "a path, the text, bytes, or a file opened in binary mode")


def chosen(sheets: tuple[Sheet, ...], needed: Iterable[Needed], title: str | None, name: str) -> Sheet:
    """Return the sheet with the columns that are needed.

    Args:
        sheets: the sheets of a document.
        needed: the columns.
        title: the name of the sheet that the caller means, or None.
        name: the name of the document, for messages.

    Raises:
        ArgumentError: no sheet has that name.
        DocumentError: several sheets have the columns.
    """
    if title is not None:
        titles = tuple(sheet.title for sheet in sheets)
        if title not in titles:
            raise ArgumentError("sheet", title, titles)
        return sheets[titles.index(title)]
    needed = tuple(needed)
    fitting = [sheet for sheet in sheets if has_header(sheet, needed)]
    if len(fitting) > 1:
        titles = tuple(sheet.title for sheet in fitting)
        why = f"several sheets have these columns: {', '.join(titles)}; say which one counts, or put all rows into one"
        raise DocumentError(name, why)
    return fitting[0] if fitting else sheets[0]


def unread(sheets: Iterable[Sheet], read: Iterable[Sheet]) -> list[Finding]:
    """Return the finding about sheets of a workbook that are not read."""
    used = tuple(read)
    left = tuple(sheet.title for sheet in sheets if not any(sheet is one for one in used))
    return [Finding("document.sheets-unread", Verdict.NOTE, "", facts(sheets=left))] if left else []
