"""Workbooks for tests: rows of values as the bytes of an .xlsx, and parts of one changed by hand."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl import Workbook

Rows = Iterable[Any]


def book_of(rows: Rows, **further: Rows) -> Workbook:
    """A workbook of the sheet Courses, and of further sheets by their titles."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Courses"
    for row in rows:
        first.append(row)
    for title, others in further.items():
        sheet = book.create_sheet(title)
        for row in others:
            sheet.append(row)
    return book


def packed(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def workbook(rows: Rows, **further: Rows) -> bytes:
    """The bytes of a workbook of rows."""
    return packed(book_of(rows, **further))


def with_parts(content: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """A workbook with parts replaced, added, or taken away."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def part_of(content: bytes, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A part of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        return folder.read(name)
