"""Workbooks of Excel (.xlsx) as sheets of text; a chapter of :mod:`bologna_credits.interop.sheets`.

openpyxl reads the cells. No formula is evaluated, and the value that a program stored beside one is not trusted: a cell with a
formula is a fault. A number is read by at most 15 digits, as a spreadsheet shows it, because 3.3 is stored as 3.3000000000000003.
"""

import datetime
import io
import re
import warnings
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bologna_credits.core.errors import DocumentError, MissingExtraError
from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.interop.limits import Limits
from bologna_credits.interop.sheets.cells import Cell, Row, Sheet, letters_of
from bologna_credits.interop.sheets.workbook_scan import Layout, scan

if TYPE_CHECKING:
    from openpyxl import Workbook

_ZEROS = re.compile("0+")
_DIGITS = 15  # the digits that a spreadsheet keeps
_MOST_TOLD = 20
_FORMULA = "holds a formula, and formulas are not evaluated; put its value there (copy, paste as values)"
# What openpyxl raises for parts that are damaged or missing: it has no error of its own for most of them.
_ODD = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, OSError, EOFError, SyntaxError, RuntimeError)


def read_workbook(content: bytes, name: str, limits: Limits) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook that have cells, in their order.

    Args:
        content: the bytes.
        name: the name of the document, for messages.
        limits: the limits of the document.

    Raises:
        DocumentError: refused or damaged.
        MissingExtraError: openpyxl is not installed.
    """
    layouts = scan(content, name, limits)
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise MissingExtraError("openpyxl", "xlsx") from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about parts that are not read, such as drawings
        try:
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
            return tuple(_sheets(book, name, layouts, limits))
        except DocumentError:  # which is a ValueError
            raise
        except (*_ODD, zipfile.BadZipFile):
            raise DocumentError(name, "is a damaged workbook: its parts cannot be read") from None


def _sheets(book: "Workbook", name: str, layouts: dict[str, Layout], limits: Limits) -> list[Sheet]:
    several = len(book.worksheets) > 1
    found = []
    for one in book.worksheets:
        sheet: Any = one  # the stubs know no read-only sheet
        layout = layouts[str(sheet._worksheet_path).lstrip("/")]  # noqa: SLF001  (a part that was not looked at is not read)
        sheet.reset_dimensions()  # what a file declares of its size is not trusted
        named = f"{name}, sheet {sheet.title}" if several else name
        read = _sheet(sheet, named, layout, limits, book.epoch.date())
        if read.rows:
            found.append(read)
    return found


def _sheet(sheet: Any, name: str, layout: Layout, limits: Limits, epoch: datetime.date) -> Sheet:
    rows: list[Row] = []
    faults: list[tuple[int, int, str]] = []
    for number, cells in enumerate(sheet.iter_rows(), 1):
        texts: list[Cell] = []
        for column, cell in enumerate(cells):
            value = cell.value
            if value is None:
                texts.append("")
            elif type(value) is str and cell.data_type == "s":
                texts.append(value.strip())
            else:
                texts.append(_read(cell, number, column, faults))
            if len(str(texts[-1])) > limits.text:
                why = f"refused: more than {limits.text:,} characters in one cell; allow more with limits=Limits(text=…)"
                raise DocumentError(name, f"row {number}: {why}")
        if any(texts):
            rows.append(Row(number, tuple(texts)))
    return Sheet(
        name=name,
        rows=tuple(rows),
        found=_hidden(sheet, layout, rows),
        merged=layout.merged,
        faults=tuple(faults),
        title=sheet.title,
        epoch=epoch,
    )


def _hidden(sheet: Any, layout: Layout, rows: list[Row]) -> tuple[Finding, ...]:
    """The findings about what a person does not see in the spreadsheet, though it is read."""
    found = []
    hidden = tuple(row.number for row in rows if row.number in layout.rows)
    if hidden:
        named = facts(count=len(hidden), rows=hidden[:_MOST_TOLD])
        found.append(Finding("document.rows-hidden", Verdict.NOTE, sheet.title, named))
    width = max((len(row.cells) for row in rows), default=0)
    columns = tuple(letters_of(column) for column in sorted(layout.columns) if column < width)
    if columns:
        found.append(Finding("document.columns-hidden", Verdict.NOTE, sheet.title, facts(columns=columns)))
    if sheet.sheet_state != "visible":
        found.append(Finding("document.sheet-hidden", Verdict.NOTE, sheet.title, facts(sheet=sheet.title)))
    return tuple(found)


def _read(cell: Any, row: int, column: int, faults: list[tuple[int, int, str]]) -> Cell:
    value, kind = cell.value, cell.data_type
    if kind == "f":
        faults.append((row, column, _FORMULA))
        return "?"
    if kind == "e":
        faults.append((row, column, f"holds the error {value} of a spreadsheet; put its value there"))
        return "?"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime):
        return value.date() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, int | float):
        return shown_number(value, cell.number_format)
    return str(value).strip()


def shown_number(value: float, form: str) -> str:
    """Return a number as text, without the trace of binary fractions.

    Args:
        value: the number as it is stored.
        form: its format: of percentages, and of codes with leading zeros.

    >>> shown_number(3.3000000000000003, "General"), shown_number(0.25, "0%"), shown_number(7, "000"), shown_number(5.0, "0.00")
    ('3.3', '25%', '007', '5')
    """
    exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_DIGITS}g}")
    if form.endswith("%"):
        exact *= 100
    text = format(exact, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if form.endswith("%"):
        return text + "%"
    return text.rjust(len(form), "0") if _ZEROS.fullmatch(form) and text.isdecimal() else text
