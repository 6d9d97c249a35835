"""Workbooks of Excel as sheets of text."""

import datetime
import sys

import pytest

from bologna_credits import DocumentError
from bologna_credits.core import MissingExtraError
from bologna_credits.interop import Limits
from bologna_credits.interop.sheets.cells import Cell, Sheet
from bologna_credits.interop.sheets.workbooks import read_workbook, shown_number
from tests.interop.workbooks import book_of, packed, part_of, with_parts, workbook

DAY = datetime.date(2026, 1, 15)


def _only(content: bytes, limits: Limits | None = None) -> Sheet:
    (sheet,) = read_workbook(content, "x.xlsx", limits or Limits())
    return sheet


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  A  ", "A"),
        (5, "5"),
        (5.0, "5"),
        (4.5, "4.5"),
        (3.3000000000000003, "3.3"),
        (0.1 + 0.2, "0.3"),
        (1e21, "1000000000000000000000"),
        (-3, "-3"),
        (True, "yes"),
        (False, "no"),
        (DAY, DAY),
        (datetime.datetime(2026, 1, 15), DAY),  # noqa: DTZ001  (a workbook holds no zone)
        (datetime.datetime(2026, 1, 15, 9, 30), "2026-01-15 09:30:00"),  # noqa: DTZ001
        (datetime.time(9, 30), "09:30:00"),
    ],
)
def test_a_cell_is_text_or_a_day(value: object, text: Cell) -> None:
    assert _only(workbook([["x"], [value]])).rows[1].cells == (text,)


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (0.25, "0%", "25%"),
        (0.125, "0.0%", "12.5%"),
        (7, "000", "007"),
        (7, "0", "7"),
        (7.5, "000", "7.5"),
        (1000, "#,##0", "1000"),
    ],
)
def test_a_number_is_read_as_its_format_shows_percentages_and_codes(value: float, form: str, text: str) -> None:
    assert shown_number(value, form) == text


def test_a_text_that_looks_like_a_formula_is_text() -> None:
    book = book_of([["Code"]])
    sheet = book.active
    assert sheet is not None
    cell = sheet.cell(2, 1)
    cell.value, cell.data_type = "=1+1", "s"
    read = _only(packed(book))
    assert (read.rows[1].cells, read.faults) == (("=1+1",), ())


def test_a_formula_and_an_error_are_faults_with_their_place_and_are_never_evaluated() -> None:
    read = _only(workbook([["Code"], ["=1+1"], ["#REF!"]]))
    assert [(row, column) for row, column, _ in read.faults] == [(2, 0), (3, 0)]
    assert "formula" in read.faults[0][2]
    assert "#REF!" in read.faults[1][2]
    assert "2" not in read.rows[1].cells


def test_the_value_that_a_program_stored_beside_a_formula_is_not_trusted() -> None:
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    part = f'{head}<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>'
    read = _only(with_parts(workbook([["x"]]), {"xl/worksheets/sheet1.xml": part.encode()}))
    assert read.rows[0].cells == ("?",)
    assert len(read.faults) == 1


def test_a_day_in_the_form_of_the_standard_is_a_day() -> None:
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    part = f'{head}<row r="1"><c r="A1" t="d"><v>2026-01-15</v></c></row></sheetData></worksheet>'
    assert _only(with_parts(workbook([["x"]]), {"xl/worksheets/sheet1.xml": part.encode()})).rows[0].cells == (DAY,)


def test_empty_rows_and_sheets_are_skipped_and_rows_keep_their_numbers() -> None:
    (read,) = read_workbook(workbook([["a"], [], [""], ["b"]], Empty=[]), "x.xlsx", Limits())
    assert [row.number for row in read.rows] == [1, 4]
    assert read.name == "x.xlsx, sheet Courses"
    assert read.title == "Courses"


def test_hidden_rows_columns_and_sheets_are_read_and_told() -> None:
    book = book_of([["a", "b"], ["c", "d"]], Other=[["e"]])
    sheet = book.active
    assert sheet is not None
    sheet.row_dimensions[2].hidden = True
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["F"].hidden = True
    book["Other"].sheet_state = "hidden"
    first, other = read_workbook(packed(book), "x.xlsx", Limits())
    assert [(one.code, one.named.get("rows"), one.named.get("columns")) for one in first.found] == [
        ("document.rows-hidden", (2,), None),
        ("document.columns-hidden", None, ("B",)),
    ]
    assert [one.code for one in other.found] == ["document.sheet-hidden"]


def test_a_workbook_of_1904_has_its_own_day_0() -> None:
    book = book_of([["Date"], [DAY]])
    book.epoch = datetime.datetime(1904, 1, 1)  # noqa: DTZ001
    read = _only(packed(book))
    assert (read.rows[1].cells, read.epoch) == ((DAY,), datetime.date(1904, 1, 1))


def test_a_text_beyond_the_limit_is_refused() -> None:
    with pytest.raises(DocumentError, match="row 1: refused: more than 3 characters"):
        _only(workbook([["abcd"]]), Limits(text=3))


@pytest.mark.parametrize(
    "parts",
    [
        {"xl/worksheets/sheet1.xml": b"<worksheet"},
        {"xl/workbook.xml": b"<workbook"},
        {"xl/styles.xml": b"no xml"},
        {"[Content_Types].xml": None},
        {"xl/_rels/workbook.xml.rels": None},
    ],
)
def test_a_damaged_workbook_is_one_clear_error(parts: dict[str, bytes | None]) -> None:
    with pytest.raises(DocumentError, match="damaged workbook"):
        _only(with_parts(workbook([["a", "b"]]), parts))


def test_a_sheet_in_a_part_that_was_not_looked_at_is_not_read() -> None:
    content = workbook([["a", "b"]])
    relations = part_of(content, "xl/_rels/workbook.xml.rels")
    moved = {
        "xl/_rels/workbook.xml.rels": relations.replace(b"worksheets/sheet1.xml", b"worksheets/sheet1.dat"),
        "xl/worksheets/sheet1.dat": part_of(content),
    }
    with pytest.raises(DocumentError, match="damaged workbook"):
        _only(with_parts(content, moved))


def test_a_sheet_in_an_unusual_folder_is_looked_at_and_read() -> None:
    content = workbook([["a", "b"]])
    relations = part_of(content, "xl/_rels/workbook.xml.rels")
    moved: dict[str, bytes | None] = {
        "xl/_rels/workbook.xml.rels": relations.replace(b"worksheets/sheet1.xml", b"pages/one.xml"),
        "xl/worksheets/sheet1.xml": None,
        "xl/pages/one.xml": part_of(content),
    }
    assert _only(with_parts(content, moved)).rows[0].cells == ("a", "b")
    moved["xl/pages/one.xml"] = b'<worksheet><sheetData><row r="99999999"/></sheetData></worksheet>'
    with pytest.raises(DocumentError, match="no spreadsheet has"):
        _only(with_parts(content, moved))


def test_without_openpyxl_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    content = workbook([["a"]])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'bologna_credits\[xlsx\]'"):
        _only(content)
