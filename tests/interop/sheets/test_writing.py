"""A transcript as the rows of a sheet."""

import datetime
import io
import sys
import zipfile

import pytest
from openpyxl import load_workbook

from bologna_credits import (
    ArgumentError,
    CourseResult,
    Credits,
    DocumentError,
    GradingTable,
    Institution,
    Transcript,
    grading_scale,
)
from bologna_credits.core import MissingExtraError
from bologna_credits.interop import sheets

OSLO = Institution("Oslo", "NO")
SCALE = grading_scale("NO-AF")


def _paper(*courses: CourseResult) -> Transcript:
    return Transcript(OSLO, courses)


COURSE = CourseResult(
    "EURO1000",
    "Europe",
    Credits("7.5", "ECTS"),
    grade=SCALE.grade("B"),
    label="B",
    status="passed",
    day=datetime.date(2026, 1, 15),
    titles={"nb": "Europa"},
    distribution=GradingTable(SCALE, {"A": 1, "B": 2}, population="course", label="EURO1000 Europe", counted=True),
)


@pytest.mark.parametrize(
    ("language", "header"),
    [
        ("en", "Code;Title;Credits;Credit system;Grade;Scale;Status;Date;Distribution;Title (nb)"),
        ("ru", "Код;Название;Кредиты;Система кредитов;Оценка;Шкала;Статус;Дата;Распределение;Название (nb)"),
        ("kk", "Пән коды;Атауы;Кредит саны;Кредит жүйесі;Баға;Шкала;Мәртебесі;Күні;Бағалардың таралуы;Атауы (nb)"),
    ],
)
def test_the_header_stands_in_the_language_that_is_asked_for_and_empty_columns_are_left_out(language: str, header: str) -> None:
    written = sheets.write_transcript(_paper(COURSE), separator=";", language=language)  # type: ignore[arg-type]
    assert written.splitlines() == [header, 'EURO1000;Europe;7.5;ECTS;B;NO-AF;passed;2026-01-15;"A: 1; B: 2";Europa']


def test_a_grade_without_a_printed_label_is_written_with_its_own() -> None:
    back = sheets.read_transcript(sheets.write_transcript(_paper(CourseResult("A", "a", grade=SCALE.grade("B")))), issuer=OSLO)
    assert (back.courses[0].grade, back.courses[0].label) == (SCALE.grade("B"), "B")


def test_percentages_of_a_distribution_stay_percentages() -> None:
    table = GradingTable(SCALE, {"A": 40, "B": 60}, population="course", label="A a", counted=False)
    paper = _paper(CourseResult("A", "a", distribution=table))
    assert '"A: 40%; B: 60%"' in sheets.write_transcript(paper, separator=";")
    back = sheets.read_transcript(sheets.write_transcript(paper), issuer=OSLO).courses[0].distribution
    assert back is not None
    assert not back.counts


def test_hosts_are_written_with_their_country_and_identifiers() -> None:
    lodz = Institution("Lodz", "PL", {"erasmus": "PL LODZ01", "schac": "uni.lodz.pl"})
    text = sheets.write_transcript(_paper(CourseResult("A", "a", host=lodz), CourseResult("A", "a")), separator=";")
    assert text.splitlines()[1] == 'A;a;;;Lodz;PL;"erasmus: PL LODZ01; schac: uni.lodz.pl"'


def test_a_workbook_holds_numbers_and_days_as_such_and_everything_else_as_text() -> None:
    course = CourseResult("=1+1", "00123", Credits("5/3", "ECTS"), day=datetime.date(2026, 1, 15))
    page = load_workbook(io.BytesIO(sheets.write_workbook(_paper(COURSE, course)))).active
    assert page is not None
    assert [cell.value for cell in page[2]][:3] == ["EURO1000", "Europe", 7.5]
    assert [(cell.value, cell.data_type) for cell in page[3]][:3] == [("=1+1", "s"), ("00123", "s"), ("5/3", "s")]
    assert page["H3"].is_date


def test_a_workbook_of_one_transcript_is_the_same_bytes_whenever_it_is_written() -> None:
    content = sheets.write_workbook(_paper(COURSE))
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        assert {part.date_time for part in folder.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        assert folder.read("docProps/core.xml").count(b"2000-01-01T00:00:00Z") == 2


def test_all_that_a_sheet_cannot_hold_is_told_at_once() -> None:
    nested = CourseResult("P", "p", parts=[CourseResult("A", "a")], used="Bachelor")
    with pytest.raises(DocumentError) as caught:
        sheets.write_transcript(_paper(nested, CourseResult("B", "b", beside=[SCALE.grade("B")])))
    told = str(caught.value)
    assert [word in told for word in ("courses within it", "degree for which it counts", "further scales")] == [True] * 3


@pytest.mark.parametrize(
    ("course", "why"),
    [
        (CourseResult("A", "two\nlines"), "A: its title would not be read back"),
        (CourseResult("A", ""), "its title would not be read back"),
        (CourseResult("", ""), "neither a code nor a title|would be read back as"),
        (CourseResult("A", "a", label="B", grade=SCALE.grade("C")), "its grade would not be read back"),
        (CourseResult("A", "a", Credits(5, "XX-CREDIT")), "would not be read back: row 2"),
        (CourseResult("A", "a", host=Institution("ost\nwest")), "its host would not"),
    ],
)
def test_what_would_be_read_back_as_something_else_is_refused(course: CourseResult, why: str) -> None:
    with pytest.raises(DocumentError, match=why):
        sheets.write_transcript(_paper(course, COURSE))


def test_a_transcript_without_courses_is_no_sheet() -> None:
    with pytest.raises(DocumentError, match="no course stands below the header"):
        sheets.write_transcript(_paper())


def test_a_row_that_would_be_taken_for_a_total_is_refused() -> None:
    with pytest.raises(DocumentError, match="2 courses would be read back as 1"):
        sheets.write_transcript(_paper(CourseResult("Total", ""), COURSE))


def test_what_cannot_be_read_back_at_all_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"would not be read back: .*characters in one cell"):
        sheets.write_transcript(_paper(CourseResult("A", "x" * 110_000)))


def test_a_character_that_a_workbook_cannot_hold_is_told_with_its_place() -> None:
    with pytest.raises(DocumentError, match="row 2, Title: a workbook cannot hold this character"):
        sheets.write_workbook(_paper(CourseResult("A", "a\x01b")))


def test_another_separator_or_language_is_refused_and_the_known_ones_are_named() -> None:
    for write in (sheets.write_transcript, sheets.write_workbook):
        with pytest.raises(ArgumentError, match="language"):
            write(_paper(COURSE), language="de")  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="separator"):
        sheets.write_transcript(_paper(COURSE), separator="|")
    with pytest.raises(ArgumentError, match="separator"):
        sheets.empty_sheet(separator="|")
    with pytest.raises(ArgumentError, match="language"):
        sheets.empty_sheet("de")  # type: ignore[arg-type]


def test_without_openpyxl_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtraError, match=r"bologna_credits\[xlsx\]"):
        sheets.write_workbook(_paper(COURSE))
