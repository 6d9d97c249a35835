"""Sheets through the public door: whole documents, and what is refused."""

from pathlib import Path
from typing import Any

import pytest

from bologna_credits import ArgumentTypeError, DefinitionError, DocumentError, Institution
from bologna_credits.interop import Limits, _course_lines, sheets
from bologna_credits.interop._bound_scales import readings_of
from bologna_credits.interop.sheets import courses
from bologna_credits.interop.sheets.words import folded
from tests.interop.workbooks import workbook

LODZ = Institution("University of Lodz", "PL")
TEXT = "Code;Title;ECTS;Grade\nA;Algebra;5;4\n"
ROWS: list[list[Any]] = [["Code", "Title", "ECTS", "Grade"], ["A", "Algebra", 5, 4]]


def test_text_and_workbook_give_the_same_transcript(root: Path) -> None:
    text = (root / "examples" / "kostanay-lodz" / "transcript.csv").read_text("utf-8-sig")
    rows = [[cell.strip('"') for cell in line.split(";", 6)] for line in text.splitlines()]
    options = {"issuer": LODZ, "scales": {"PL": "PL-5"}}
    one, other = (sheets.read_transcript(document, **options) for document in (text, workbook(rows)))  # type: ignore[arg-type]
    assert one.courses == other.courses
    assert len(one.courses) == 6


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_and_the_encoding_make_no_difference(encoding: str, separator: str) -> None:
    text = "Код;Дисциплина;Кредиты ECTS;Оценка\nМ1;Высшая математика;5;4\n".replace(";", separator)
    read = sheets.read_transcript(text.encode(encoding), issuer=LODZ, scales={"PL": "PL-5"})
    assert [(course.code, course.title, str(course.grade)) for course in read.courses] == [
        ("М1", "Высшая математика", "4.0 (PL-5)")
    ]


def test_the_words_for_the_document_stand_in_the_transcript_and_in_errors() -> None:
    assert sheets.read_transcript(TEXT, issuer=LODZ, source="the paper").source == "the paper"
    with pytest.raises(DefinitionError, match="the paper: row 2"):
        sheets.read_transcript(TEXT.replace("5", "x"), issuer=LODZ, source="the paper")


def test_the_day_of_issue_is_that_of_the_caller() -> None:
    assert str(sheets.read_transcript(TEXT, issuer=LODZ, issued="2026-02-10").issued) == "2026-02-10"


def test_a_named_sheet_of_a_workbook_is_read_and_the_others_are_told() -> None:
    content = workbook(ROWS, Other=[["Code", "Grade"], ["B", 3]])
    read = sheets.read_transcript(content, issuer=LODZ, sheet="Other")
    assert [course.code for course in read.courses] == ["B"]
    assert "document.sheets-unread" in {finding.code for finding in read.report}


def test_the_header_faults_of_both_sheets_are_told_at_once() -> None:
    with pytest.raises(DefinitionError) as caught:
        sheets.read_transcript("Code;Code;Grade\nA;B;5\n", issuer=LODZ, distributions="Code;Code;Grade;Count\nA;B;5;1\n")
    assert len(caught.value.faults) == 2


@pytest.mark.parametrize("text", ["Code;Grade\n", "Code;Title;Grade\n;Total;\n"])
def test_a_header_without_a_course_is_told(text: str) -> None:
    with pytest.raises(DefinitionError, match="row 1: no course stands below the header"):
        sheets.read_transcript(text, issuer=LODZ)


def test_a_limit_of_rows_is_that_of_the_caller() -> None:
    with pytest.raises(DocumentError, match="more than 1 rows"):
        sheets.read_transcript(TEXT, issuer=LODZ, limits=Limits(courses=1))


@pytest.mark.parametrize(
    "options", [{"issuer": "Lodz"}, {"hosts": ["Lodz"]}, {"scales": "PL-5"}, {"no_grades": "NP"}, {"limits": 5}]
)
def test_an_argument_of_the_wrong_type_is_told_by_its_name(options: dict[str, object]) -> None:
    with pytest.raises(ArgumentTypeError, match=next(iter(options))):
        sheets.read_transcript(TEXT, **{"issuer": LODZ, **options})  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [100, 1000])
def test_the_work_grows_with_the_rows_and_what_is_looked_up_does_not(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = {"folds": 0, "looked up": 0}

    def counting(name: str, function: object) -> object:
        def call(*args: object) -> object:
            calls[name] += 1
            return function(*args)  # type: ignore[operator]

        return call

    monkeypatch.setattr(courses, "folded", counting("folds", folded))
    monkeypatch.setattr(_course_lines, "readings_of", counting("looked up", readings_of))
    rows = "".join(f"C{n};Course {n};{n % 9 + 1};4\n" for n in range(count))
    read = sheets.read_transcript("Code;Title;ECTS;Grade\n" + rows, issuer=LODZ, scales={"PL": "PL-5"})
    assert len(read.courses) == count
    assert calls["looked up"] == 1
    assert calls["folds"] <= 6 * count


@pytest.mark.parametrize("document", [",".join(["c"] * 501) + "\n", workbook([["c"] * 501])])
def test_a_sheet_wider_than_any_of_courses_is_refused_before_its_headers_are_looked_for(
    document: str | bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("bologna_credits.interop.sheets.headers.folded", asked.append)
    with pytest.raises(DocumentError, match="row 1 has more than 500 cells"):
        sheets.read_transcript(document, issuer=LODZ)
    assert not asked


def test_cells_far_to_the_right_are_no_wide_sheet() -> None:
    rows = [[*ROWS[0], *[None] * 1500, "x"], ROWS[1]]
    assert sheets.read_transcript(workbook(rows), issuer=LODZ).courses
