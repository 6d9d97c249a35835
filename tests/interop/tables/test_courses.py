"""The courses of a student in a table: read as the rows of a sheet."""

from fractions import Fraction
from typing import Any

import pytest

from bologna_credits import DefinitionError, Institution, Transcript, default_catalogue
from bologna_credits.interop import sheets
from bologna_credits.interop._course_lines import Courses
from bologna_credits.interop._typed_lines import Host
from bologna_credits.interop.tables.cells import Unreadable
from bologna_credits.interop.tables.courses import CourseRows, header_of, read_distribution_rows, unread_of
from bologna_credits.interop.tables.hosts import Hosts

_LODZ = Host(institution=Institution("Lodz", "PL", {"erasmus": "PL LODZ01"}), system="ECTS", scale="PL-5")
_OSLO = Host(institution=Institution("Oslo", "NO"), system="ECTS", scale="NO-AF")
_NAMES = ("No", "Code", "Title", "Credits", "Grade", "Date", "Host", "Country")


def _reader(*named: Host, names: tuple[str, ...] = _NAMES, **more: Any) -> CourseRows:
    known = default_catalogue()
    return CourseRows(header=header_of("courses", names), hosts=Hosts(named=named), courses=Courses(known=known), **more)


def _read(rows: list[tuple[Any, ...]], *named: Host, first: Host | None = None) -> tuple[Transcript | None, list[str]]:
    faults: list[str] = []
    return _reader(*named).read(rows, first, faults), faults


def test_rows_of_a_table_and_a_sheet_are_read_alike() -> None:
    rows = [
        ("1", "EK-101", "Microeconomics", "6", "4,5", "28.01.2026", "", ""),
        ("2", "", "Statistik", "4 ECTS", "5", "", "", ""),
    ]
    found, faults = _read(rows, _LODZ)
    text = "\n".join(";".join(cells) for cells in (_NAMES, *rows))
    sheet = sheets.read_transcript(text, issuer=_LODZ.institution, system="ECTS", scales={"*": "PL-5"})
    assert faults == []
    assert found is not None
    assert found.courses == sheet.courses
    assert {finding.code for finding in found.report} == {"document.no-code"}


def test_each_row_may_name_its_host_and_the_first_one_issued_the_transcript() -> None:
    rows = [
        ("1", "A", "Algebra", "6", "4", "", "PL LODZ01", ""),
        ("2", "B", "Botany", "5", "B", "", "Oslo", "NO"),
        ("3", "C", "Civics", "5", "", "", "Bergen", ""),
        ("4", "D", "Drawing", "5", "4", "", "", ""),
    ]
    found, faults = _read(rows, _OSLO, _LODZ)
    assert faults == [
        'course 3 (C), column "Credits": the credits have no system; name it beside them, such as 6 ECTS, or once, as the system of the host'
    ]
    found, faults = _read([row for row in rows if row[1] != "C"], _OSLO, _LODZ)
    assert faults == []
    assert found is not None
    assert found.issuer is _LODZ.institution
    assert [str(course.grade) for course in found.courses] == ["4.0 (PL-5)", "B (NO-AF)", "4.0 (PL-5)"]


def test_the_host_of_the_student_comes_before_those_of_rows() -> None:
    found, _ = _read([("1", "B", "Botany", "5", "B", "", "Oslo", "")], _LODZ, _OSLO, first=_LODZ)
    assert found is not None
    assert found.issuer is _LODZ.institution


def test_a_fault_names_the_course_by_its_place_and_code() -> None:
    rows = [
        ("1", "A", "Algebra", "six", "4", "", "", ""),
        ("2", "", "", Unreadable("is list"), "4", "soon", "", "XQ"),
        ("3", "", "", "", "4", "", "", ""),
    ]
    found, faults = _read(rows, _LODZ)
    assert found is None
    assert faults[0].startswith('course 1 (A), column "Credits": "six" is not a number')
    assert 'course 2, column "Credits": is list' in faults
    assert faults[-1] == "course 3: the course has neither a code nor a title"


def test_a_country_that_is_none_is_told_at_its_cell() -> None:
    _, faults = _read([("1", "A", "Algebra", "5 ECTS", "4", "", "Lodz", "XQ")])
    assert faults[0].startswith('course 1 (A), column "Country": ')


def test_courses_of_no_institution_are_a_fault() -> None:
    found, faults = _read([("1", "A", "Algebra", "5 ECTS", "", "", "", "")])
    assert found is None
    assert faults == ["no institution is named; add a column host, or name it in the table of students or of hosts"]


def test_a_row_that_many_students_have_is_read_once() -> None:
    reader = _reader(_LODZ)
    rows = [("1", "A", "Algebra", "5", "4", "28.01.2026", "", ""), ("2", "B", "Botany", "x", "4", "", "", "")]
    first, second = list[str](), list[str]()
    reader.read(rows, None, first)
    assert len(reader._lines) == 1  # the row with a fault is read again, so that its fault is told again
    reader.read(rows, None, second)
    assert first == second != []


def test_days_of_two_readings_are_read_by_other_days_of_the_same_student_alone() -> None:
    reader = _reader(_LODZ)
    unclear, clear = ("1", "A", "Algebra", "5", "4", "03/04/2026", "", ""), ("2", "B", "Botany", "5", "4", "28/04/2026", "", "")
    faults: list[str] = []
    found = reader.read([unclear, clear], None, faults)
    assert found is not None
    assert str(found.courses[0].day) == "2026-04-03"
    assert reader.read([unclear], None, faults) is None
    assert faults == ['course 1 (A), column "Date": "03/04/2026" can mean 2026-04-03 or 2026-03-04; write the one that is meant']


def test_what_was_found_of_a_scale_is_told_to_each_student() -> None:
    reader = _reader(Host(institution=Institution("Oslo", "NO"), system="ECTS"))
    row = ("1", "A", "Algebra", "5", "B", "2026-01-15", "", "")
    told = [reader.read([row], None, []) for _ in range(2)]
    assert [[finding.code for finding in one.report] for one in told if one] == [["document.scale-by-country"]] * 2


def test_a_distribution_of_another_table_belongs_to_its_course() -> None:
    header = header_of("distributions", ["Code", "Grade", "Count"], distributions=True)
    tables = read_distribution_rows(header, [("A", "5", "10"), ("A", "4", "30")])
    reader = _reader(_LODZ, distributions=tables)
    found = reader.read([("1", "A", "Algebra", "5", "4", "", "", "")], None, [])
    assert found is not None
    assert found.courses[0].distribution is not None
    assert found.courses[0].distribution.entries == (("5", Fraction(10)), ("4", Fraction(30)))
    with pytest.raises(DefinitionError, match='"Grade": is empty'):
        read_distribution_rows(header, [("A", "", "10")])


def test_faults_of_the_header_name_columns_without_letters_and_rows() -> None:
    with pytest.raises(DefinitionError) as caught:
        header_of("courses", ["Title", "Course title", "Grde"])
    assert caught.value.faults[0] == 'column "Course title" says the same as column "Title"; leave one of them out'
    assert caught.value.faults[1].startswith("no column for Grade or Credits or ECTS or Status; did you mean")
    assert unread_of(header_of("courses", ["№", "Code", "Grade", "Remarks", "Title (ru)"])) == ("Remarks",)


def test_without_a_column_of_hosts_the_only_institution_gave_all_results() -> None:
    reader = _reader(_LODZ, names=("Code", "Credits", "Grade"))
    found = reader.read([("A", "5", "4")], None, [])
    assert found is not None
    assert found.issuer is _LODZ.institution
