"""A workbook looked at before it is opened: what is refused, how large it becomes, what is merged and hidden.

A workbook is a packed folder of XML from a stranger. Its size is bounded by what its parts declare, because no part is unpacked
further than that; no part may declare entities; and no sheet may name a row or a column that would fill the memory.
"""

import io
import re
import zipfile
import zlib
from typing import final

import attrs

from bologna_credits.core.errors import DocumentError
from bologna_credits.core.opener import shown_size
from bologna_credits.interop.limits import Limits

ZIP = b"PK\x03\x04"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EMPTY_ZIP = b"PK\x05\x06"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_PARTS = 10_000
_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384
_CELLS = b"sheetData"
_TAG = r"<(?:[A-Za-z]\w*:)?"
_ROW = re.compile((_TAG + r"row\b([^<>]*)>").encode())
_ROW_OR_CELL = re.compile((_TAG + r'(?:(row)\b([^<>]*)|c\b(?:[^<>]*?\br="([A-Z]{1,9})(\d{1,9})")?[^<>]*)>').encode())
_MERGED = re.compile((_TAG + r'mergeCell\b[^<>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"').encode())
_COLUMN = re.compile((_TAG + r"col\b([^<>]*)>").encode())
_NUMBER = re.compile(rb'\br="(\d{1,9})"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_SPAN = re.compile(rb'\b(min|max)="(\d{1,5})"')


@final
@attrs.frozen
class Layout:
    """The form of a sheet as its part states it: merged ranges, hidden rows, hidden columns (from 0)."""

    merged: tuple[tuple[int, int, int, int], ...] = ()
    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


def is_workbook(content: bytes) -> bool:
    r"""Return True for content that is a workbook, or pretends to be: it is packed, or of an old version of Excel.

    >>> is_workbook(b"PK\x03\x04"), is_workbook(b"Code;Title")
    (True, False)
    """
    return content.startswith((ZIP, _EMPTY_ZIP, OLD))


def column_number(letters: str) -> int:
    """Return the number of a column, from 0.

    >>> column_number("A"), column_number("AA")
    (0, 26)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def scan(content: bytes, name: str, limits: Limits) -> dict[str, Layout]:
    """Return the layout of each sheet of a workbook, by the name of its part.

    Args:
        content: the bytes.
        name: the name of the document, for messages.
        limits: the limits of the document.

    Raises:
        DocumentError: of another kind than .xlsx, encrypted, with macros, damaged, or beyond a limit.
    """
    if content.startswith(OLD):
        raise DocumentError(name, _LOCKED if _ENCRYPTED in content else _OLD_KIND)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            _check_parts(folder, name, limits)
            return _layouts(folder, name, limits)
    except DocumentError:  # which is a ValueError
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise DocumentError(name, "is a damaged workbook: its packing cannot be read") from None


_LOCKED = "refused: it is encrypted with a password; save it without"
_OLD_KIND = "refused: it is a workbook of Excel before 2007 (.xls); save it as .xlsx or as CSV UTF-8"


def _check_parts(folder: zipfile.ZipFile, name: str, limits: Limits) -> None:
    parts = folder.infolist()
    names = {part.filename for part in parts}
    size = sum(part.file_size for part in parts)
    if size > limits.bytes:
        raise DocumentError(name, f"refused: it unpacks into more than {shown_size(limits.bytes)}")
    if len(parts) > _MOST_PARTS:
        raise DocumentError(name, f"refused: it has more than {_MOST_PARTS:,} parts")
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentError(name, _LOCKED)
    if "mimetype" in names:
        raise DocumentError(name, "refused: it is an OpenDocument file (.ods); save it as .xlsx or as CSV UTF-8")
    if "xl/workbook.bin" in names:
        raise DocumentError(name, "refused: it is a binary workbook (.xlsb); save it as .xlsx")
    types = folder.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if b"macroEnabled" in types or any(part.endswith("vbaProject.bin") for part in names):
        raise DocumentError(name, "refused: it is a workbook with macros (.xlsm); save it as .xlsx")
    if "xl/workbook.xml" not in names:
        raise DocumentError(name, "is no workbook: it is a packed file of another kind")


def _layouts(folder: zipfile.ZipFile, name: str, limits: Limits) -> dict[str, Layout]:
    """Return the layout of each part with cells, wherever it stands in the folder."""
    found = {}
    for part in folder.infolist():
        if part.filename.endswith((".xml", ".rels")):
            content = folder.read(part)
            _check_entities(content, name)
            if _CELLS in content:
                found[part.filename] = _layout(content, name, limits)
    return found


def _check_entities(part: bytes, name: str) -> None:
    if b"\0" in part or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise DocumentError(name, "refused: a part of it has a DTD or another encoding, and a workbook needs none")


def _layout(part: bytes, name: str, limits: Limits) -> Layout:
    _check_size(part, name, limits)
    hidden = set()
    number = 0
    for row in _ROW.finditer(part):
        stated = _NUMBER.search(row[1])
        number = int(stated[1]) if stated else number + 1
        if _HIDDEN.search(row[1]):
            hidden.add(number)
    columns: set[int] = set()
    for column in _COLUMN.finditer(part):
        span = {key: int(value) for key, value in _SPAN.findall(column[1])}
        if _HIDDEN.search(column[1]) and len(span) == 2:
            columns |= set(range(span[b"min"] - 1, min(span[b"max"], _MOST_COLUMNS)))
    merged = tuple(
        (int(top), column_number(left.decode()), int(bottom), column_number(right.decode()))
        for left, top, right, bottom in _MERGED.findall(part)
    )
    return Layout(merged, frozenset(hidden), frozenset(columns))


def _check_size(part: bytes, name: str, limits: Limits) -> None:
    """Refuse rows and columns that would fill the memory: each row is read up to its last cell."""
    cells = rows = number = last = 0
    for found in _ROW_OR_CELL.finditer(part):
        if found[1]:
            cells, last, rows = cells + last, 0, rows + 1
            stated = _NUMBER.search(found[2])
            number = max(number + 1, int(stated[1]) if stated else 0)
        else:
            last = max(last + 1, column_number(found[3].decode()) + 1 if found[3] else 0)
            number = max(number, int(found[4] or 0))
        if number > _MOST_ROWS or last > _MOST_COLUMNS:
            raise DocumentError(name, "refused: it names a row or a column that no spreadsheet has")
    if rows > limits.courses:
        raise DocumentError(name, f"refused: more than {limits.courses:,} rows; allow more with limits=Limits(courses=…)")
    if cells + last > limits.elements:
        raise DocumentError(name, f"refused: more than {limits.elements:,} cells; allow more with limits=Limits(elements=…)")
