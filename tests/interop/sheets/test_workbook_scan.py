"""A workbook looked at before it is opened."""

import io
import zipfile

import pytest

from bologna_credits import DocumentError
from bologna_credits.interop import Limits
from bologna_credits.interop.sheets.workbook_scan import Layout, column_number, is_workbook, scan
from tests.interop.workbooks import book_of, packed, part_of, with_parts, workbook

ROWS = [["Code", "Grade"], ["A", 5]]
SHEET = "xl/worksheets/sheet1.xml"


def _refused(content: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(DocumentError) as caught:
        scan(content, "x.xlsx", limits or Limits())
    return str(caught.value)


def _with_sheet(data: str) -> bytes:
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return with_parts(workbook(ROWS), {SHEET: f"{head}{data}</sheetData></worksheet>".encode()})


def _archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as folder:
        for name, part in parts.items():
            folder.writestr(name.replace("__", "/"), part)
    return out.getvalue()


def test_a_workbook_begins_as_an_archive_or_as_an_old_document() -> None:
    assert is_workbook(workbook(ROWS))
    assert is_workbook(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest")
    assert not is_workbook(b"PKW;Grade\n")


@pytest.mark.parametrize(("letters", "number"), [("A", 0), ("Z", 25), ("AA", 26), ("XFD", 16383)])
def test_letters_name_a_column(letters: str, number: int) -> None:
    assert column_number(letters) == number


def test_a_plain_workbook_has_a_plain_layout_whatever_its_pictures() -> None:
    assert scan(with_parts(workbook(ROWS), {"xl/media/image1.png": b"\0<!DOCTYPE"}), "x", Limits()) == {SHEET: Layout()}
    assert scan(workbook(ROWS), "x", Limits()) == {SHEET: Layout()}


def test_merged_ranges_hidden_rows_and_hidden_columns_are_seen() -> None:
    book = book_of(ROWS)
    sheet = book.active
    assert sheet is not None
    sheet.merge_cells("A1:B2")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    assert scan(packed(book), "x", Limits())[SHEET] == Layout(((1, 0, 2, 1),), frozenset({2}), frozenset({1}))


def test_rows_without_a_number_are_counted() -> None:
    data = '<row r="4"><c/></row><row hidden="true"><c><v>1</v></c><c/></row>'
    assert scan(_with_sheet(data), "x", Limits())[SHEET].rows == {5}


def test_a_visible_column_with_a_width_is_not_hidden() -> None:
    content = _with_sheet('<col min="1" max="2" width="9"/><col hidden="1" min="1"/><row r="1"><c r="A1"/></row>')
    assert scan(content, "x", Limits())[SHEET].columns == frozenset()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "before 2007"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted with a password"),
        (b"PK\x03\x04 and nothing more", "damaged workbook"),
        (workbook(ROWS)[:-200], "damaged workbook"),
        (_archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument"),
        (_archive(xl__workbook=b""), "packed file of another kind"),
        (with_parts(workbook(ROWS), {"xl/workbook.bin": b""}), "binary workbook"),
        (with_parts(workbook(ROWS), {"xl/vbaProject.bin": b""}), "with macros"),
        (with_parts(workbook(ROWS), {"[Content_Types].xml": b'<a ContentType="x.macroEnabled.main+xml"/>'}), "with macros"),
        (with_parts(workbook(ROWS), {"xl/styles.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "has a DTD"),
        (with_parts(workbook(ROWS), {"xl/styles.xml": "<a/>".encode("utf-16")}), "another encoding"),
    ],
)
def test_what_is_no_plain_workbook_is_refused_in_words(content: bytes, why: str) -> None:
    assert why in _refused(content)


def test_an_encrypted_archive_is_refused() -> None:
    content = bytearray(_archive(**{"[Content_Types].xml": b"", "xl__workbook.xml": b"<a/>"}))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1  # the flag of encryption in the directory of the archive
    assert "encrypted" in _refused(bytes(content))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    content = with_parts(workbook(ROWS), {"xl/media/image1.xml": b" " * 70_000_000})
    assert len(content) < 200_000
    assert "unpacks into more than 64 MiB" in _refused(content)


def test_an_archive_of_very_many_parts_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as folder:
        for number in range(10_001):
            folder.writestr(str(number), b"")
    assert "parts" in _refused(out.getvalue())


@pytest.mark.parametrize(
    "data",
    [
        '<row r="99999999"><c r="A99999999"/></row>',
        '<row r="1"><c r="ZZZZ1"/></row>',
        '<row><c r="A999999999"/></row>',
    ],
)
def test_a_row_or_column_that_no_spreadsheet_has_is_refused(data: str) -> None:
    assert "no spreadsheet has" in _refused(_with_sheet(data))


def test_cells_far_to_the_right_count_with_all_that_stand_before_them() -> None:
    far = "".join(f'<row r="{row}"><c r="XFD{row}"/></row>' for row in range(1, 200))
    assert "cells" in _refused(_with_sheet(far))
    assert "more than 3 rows" in _refused(_with_sheet("<row/>" * 4), Limits(courses=3))


def test_tags_that_do_not_end_are_scanned_in_one_walk() -> None:
    # Quadratic patterns would need minutes for this.
    content = with_parts(
        workbook(ROWS), {SHEET: b"<sheetData>" + b"<c " * 400_000 + b"<row " * 200_000 + b"<mergeCell " * 100_000}
    )
    assert scan(content, "x", Limits())[SHEET] == Layout()


def test_the_parts_of_a_workbook_are_not_changed_by_a_look() -> None:
    content = workbook(ROWS)
    scan(content, "x", Limits())
    assert b"sheetData" in part_of(content)
