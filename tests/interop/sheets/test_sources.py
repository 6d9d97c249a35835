"""The sheets of a document, whichever its kind, and the choice among them."""

import io
from pathlib import Path

import pytest

from bologna_credits import ArgumentError, ArgumentTypeError, DocumentError
from bologna_credits.interop import Limits
from bologna_credits.interop.sheets.courses import NEEDED
from bologna_credits.interop.sheets.sources import chosen, sheets_of, unread
from tests.interop.workbooks import workbook

TEXT = "Code;Grade\nA;5\n"
ROWS = [["Code", "Grade"], ["A", "5"]]


def test_a_sheet_is_read_from_its_text_its_bytes_a_path_and_an_open_file(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(TEXT)
    wanted = [("Code", "Grade"), ("A", "5")]
    for document in (
        TEXT,
        "\ufeff" + TEXT,
        TEXT.replace("\n", "\r"),
        TEXT.encode(),
        path,
        str(path),
        io.BytesIO(TEXT.encode()),
        workbook(ROWS),
    ):
        (sheet,) = sheets_of(document)
        assert [row.cells for row in sheet.rows] == wanted


def test_a_document_is_named_by_its_file_or_in_the_words_of_the_caller(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(TEXT)
    assert sheets_of(tmp_path / "x.csv")[0].name == "x.csv"
    assert sheets_of(TEXT)[0].name == "document"
    assert sheets_of(TEXT, source="the transcript")[0].name == "the transcript"


@pytest.mark.parametrize("document", [b"", b"\n\n;;\n", " \n", workbook([]), workbook([[""]], Other=[])])
def test_an_empty_sheet_is_one_clear_error(document: bytes | str) -> None:
    with pytest.raises(DocumentError, match="is empty"):
        sheets_of(document)


@pytest.mark.parametrize("document", [TEXT, TEXT.encode()])
def test_a_document_beyond_the_limit_of_bytes_is_refused(document: bytes | str) -> None:
    with pytest.raises(DocumentError, match="refused: more than 5 bytes"):
        sheets_of(document, limits=Limits(bytes=5))


def test_a_text_of_wide_letters_within_the_limit_of_bytes_is_read() -> None:
    assert sheets_of("Code;Grade\nA;5", limits=Limits(bytes=14))


def test_what_is_no_document_is_told() -> None:
    with pytest.raises(ArgumentTypeError, match="document must be a path"):
        sheets_of(5)  # type: ignore[arg-type]


def test_the_sheet_with_the_columns_is_chosen_and_the_others_are_told() -> None:
    sheets = sheets_of(workbook([["Notes"]], Courses2=ROWS))
    one = chosen(sheets, NEEDED, None, "x")
    assert one.title == "Courses2"
    assert [finding.named["sheets"] for finding in unread(sheets, [one])] == [("Courses",)]
    assert unread(sheets, sheets) == []


def test_a_sheet_is_chosen_by_its_name() -> None:
    sheets = sheets_of(workbook(ROWS, Other=ROWS))
    assert chosen(sheets, NEEDED, "Other", "x").title == "Other"
    with pytest.raises(ArgumentError, match='did you mean "Other"'):
        chosen(sheets, NEEDED, "Othr", "x")


def test_two_sheets_with_courses_are_an_error_that_names_both() -> None:
    with pytest.raises(DocumentError, match="several sheets have these columns: Courses, Other"):
        chosen(sheets_of(workbook(ROWS, Other=ROWS)), NEEDED, None, "x")


def test_without_a_sheet_of_courses_the_first_is_taken_so_that_its_faults_are_told() -> None:
    assert chosen(sheets_of(workbook([["a"]], Other=[["b"]])), NEEDED, None, "x").title == "Courses"
