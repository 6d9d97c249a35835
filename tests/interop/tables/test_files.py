"""Tables of a cohort in files."""

from pathlib import Path

import pytest

from bologna_credits import DefinitionError, DocumentError
from bologna_credits.interop import Limits
from bologna_credits.interop.tables.files import read_table
from tests.interop.workbooks import workbook


def _file(folder: Path, text: str, name: str = "courses.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_the_header_is_the_first_row_with_the_key_and_rows_are_as_wide_as_it(tmp_path: Path) -> None:
    names, rows = read_table(_file(tmp_path, "Autumn\n;;\nStudent;Code;Grade;\n17;A1;4,5\n18;A2;\n"), "student")
    assert names == ("Student", "Code", "Grade")
    assert rows == [("17", "A1", "4,5"), ("18", "A2", "")]


def test_a_table_without_the_key_begins_with_its_first_row(tmp_path: Path) -> None:
    assert read_table(_file(tmp_path, "host,home\nA1,M1\n"), "student") == (("host", "home"), [("A1", "M1")])


def test_a_row_that_is_wider_than_the_header_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="row 2: more cells than the header has"):
        read_table(_file(tmp_path, "student;grade\n17;4;5\n"), "student")


def test_limits_are_those_of_a_callers_own_tables(tmp_path: Path) -> None:
    path = _file(tmp_path, "host,home\nA1,M1\nA2,M2\n")
    with pytest.raises(DocumentError, match="more than 2 rows"):
        read_table(path, "student", limits=Limits(courses=2))


def test_a_workbook_is_one_table(tmp_path: Path) -> None:
    path = tmp_path / "courses.xlsx"
    path.write_bytes(workbook([["student", "code"], [17, "A1"]]))
    assert read_table(path, "student") == (("student", "code"), [("17", "A1")])


def test_of_a_workbook_with_several_sheets_none_is_guessed(tmp_path: Path) -> None:
    path = tmp_path / "courses.xlsx"
    path.write_bytes(workbook([["student", "code"], [17, "A1"]], Other=[["x"]]))
    with pytest.raises(DocumentError, match="has 2 sheets; write each table into a file of its own"):
        read_table(path, "student")


def test_a_formula_is_a_fault_and_no_value(tmp_path: Path) -> None:
    path = tmp_path / "courses.xlsx"
    path.write_bytes(workbook([["student", "grade"], [17, "=2+2"]]))
    with pytest.raises(DefinitionError, match="row 2, column B: "):
        read_table(path, "student")
