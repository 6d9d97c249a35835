"""The rows of a sheet as courses."""

import datetime
from fractions import Fraction

import pytest

from bologna_credits import CourseResult, Credits, DefinitionError, GradingTable, Institution, Transcript, grading_scale
from bologna_credits.interop.sheets import read_transcript
from bologna_credits.interop.sheets.courses import read_amount, read_entries, read_identifiers
from tests.interop.workbooks import workbook

LODZ = Institution("University of Lodz", "PL", {"erasmus": "PL LODZ01"})
PL = {"PL": "PL-5"}


def _read(text: str | bytes, **options: object) -> Transcript:
    return read_transcript(text, **{"issuer": LODZ, "scales": PL, **options})  # type: ignore[arg-type]


def _faults(text: str | bytes, **options: object) -> tuple[str, ...]:
    with pytest.raises(DefinitionError) as caught:
        _read(text, **options)
    return caught.value.faults


def _notes(transcript: Transcript) -> list[str]:
    return [finding.code for finding in transcript.report]


def test_a_row_is_a_course_with_all_that_its_cells_say() -> None:
    read = _read(
        "Code;Title;Title (pl);Credits;Credit system;Grade;Scale;Status;Date;ISCED;Type;Distribution\n"
        'MAT1;Algebra;Algebra liniowa;4,5;ECTS;4,5;PL-5;passed;15.01.2026;0541;Course;"5: 10; 4,5: 20"\n'
    )
    scale = grading_scale("PL-5")
    assert read.courses == (
        CourseResult(
            "MAT1",
            "Algebra",
            Credits("4.5", "ECTS"),
            grade=scale.grade("4.5"),
            label="4,5",
            status="passed",
            day=datetime.date(2026, 1, 15),
            kind="Course",
            titles=(("pl", "Algebra liniowa"),),
            distribution=GradingTable(scale, {"5": 10, "4,5": 20}, population="course", label="MAT1 Algebra"),
            isced="0541",
        ),
    )
    assert not read.report


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [("5", 5, None), ("4,5", Fraction(9, 2), None), ("5 ECTS", 5, "ECTS"), ("5/3", Fraction(5, 3), None), ("5 (ECTS)", None, None), ("2,5 з.е.", Fraction(5, 2), "з.е")],
)  # fmt: skip
def test_an_amount_may_have_its_unit_behind_it(text: str, amount: Fraction | None, unit: str | None) -> None:
    if amount is not None:
        assert read_amount(text) == (amount, unit)


@pytest.mark.parametrize("header", ["Code;Title;ECTS;Grade", "Code;Title;Credits;Grade;System"])
@pytest.mark.parametrize("word", ["ECTS", "ects", "ECTS credits", "credits", "cr.", "кредитов"])
def test_a_word_beside_an_amount_may_say_the_system_of_its_column_again(header: str, word: str) -> None:
    read = _read(f"{header}\nA;Algebra;5 {word};4;{'ECTS' if 'System' in header else ''}\n")
    assert str(read.courses[0].credits) == "5 ECTS"


@pytest.mark.parametrize("header", ["Code;Title;ECTS;Grade", "Code;Title;Credits;Grade;System"])
@pytest.mark.parametrize("word", ["US-SH", "KZ-RK", "foo", "x10"])
def test_an_amount_of_another_system_than_its_column_is_a_fault(header: str, word: str) -> None:
    (fault,) = _faults(f"{header}\nA;Algebra;5 {word};4;{'ECTS' if 'System' in header else ''}\n")
    assert f'the amount is of "{word}", and its system is ECTS; write one of them' in fault


@pytest.mark.parametrize("column", ["ECTS", "Credits"])
@pytest.mark.parametrize("text", ["1e2", "1E999", "5e-1", "1e+2", "2.5e1"])
def test_a_number_with_an_exponent_is_no_amount_and_never_its_first_digits(column: str, text: str) -> None:
    (fault,) = _faults(f"Code;Title;{column};Grade\nA;Algebra;{text};4\n")
    assert f'"{text}" is not a number' in fault


@pytest.mark.parametrize(
    ("text", "entries", "counted"),
    [
        ("A: 10; B: 20", {"A": 10, "B": 20}, True),
        ("A:10;B:20;", {"A": 10, "B": 20}, True),
        ("A=10, B=20", {"A": 10, "B": 20}, True),
        ("A: 10\nB: 20", {"A": 10, "B": 20}, True),
        ("A: 10 | B: 20", {"A": 10, "B": 20}, True),
        ("4,5: 10; 5,0: 20", {"4,5": 10, "5,0": 20}, True),
        ("A: 12,5%; B: 87,5 %", {"A": Fraction(25, 2), "B": Fraction(175, 2)}, False),
        ("A: 20 %; B: 80 %", {"A": 20, "B": 80}, False),
        ("A: 1.5", {"A": Fraction(3, 2)}, False),
    ],
)
def test_a_distribution_is_read_from_one_cell(text: str, entries: dict[str, int], counted: bool) -> None:
    assert read_entries(text) == (tuple((label, Fraction(number)) for label, number in entries.items()), counted)


@pytest.mark.parametrize(
    ("text", "why"),
    [("A", "no grade with its number"), ("A: x", "is not a number"), ("A:" + " " * 200_000 + "B", "is not a number")],
)
def test_a_distribution_that_cannot_be_read_is_told(text: str, why: str) -> None:
    assert why in str(read_entries(text))


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("schac: uw.edu.pl; erasmus: PL WARSZAW01", (("schac", "uw.edu.pl"), ("erasmus", "PL WARSZAW01"))),
        ("PL WARSZAW01", (("erasmus", "PL WARSZAW01"),)),
        ("uw.edu.pl;", (("schac", "uw.edu.pl"),)),
        ("", ()),
    ],
)
def test_identifiers_have_their_kind_or_show_it(text: str, pairs: object) -> None:
    assert read_identifiers(text) == pairs


def test_a_row_of_totals_is_left_out_and_told_and_a_course_of_that_name_is_none() -> None:
    read = _read("Code;Title;ECTS;Grade\nA;Total;5;4\n;Всего;5;\nБарлығы;;5;\n;;;\nGPA;;;4.0\n;A;5;4\n")
    assert [course.code for course in read.courses] == ["A", "A"]
    (told,) = [finding for finding in read.report if finding.code == "document.totals-left-out"]
    assert (told.named["rows"], told.named["labels"]) == ((3, 4, 6), ("Всего", "Барлығы", "GPA"))


def test_a_paper_without_codes_has_its_titles_for_codes_and_says_so() -> None:
    read = _read("Title;ECTS\nAlgebra;5\n")
    assert (read.courses[0].code, _notes(read)) == ("Algebra", ["document.no-code", "document.no-result"])


@pytest.mark.parametrize(
    ("text", "title"), [("Code;ECTS\nA;5\n", "A"), ("Code;Title (en);Title (pl);ECTS\nA;;Algebra;5\nB;b;c;1\n", "Algebra")]
)
def test_a_title_that_is_missing_is_that_of_another_language_or_the_code(text: str, title: str) -> None:
    assert _read(text).courses[0].title == title


def test_credits_in_ects_go_before_others() -> None:
    read = _read("Code;Credits;ECTS\nA;3;5\nB;3;\n", system="KZ-AK")
    assert [str(course.credits) for course in read.courses] == ["5 ECTS", "3 KZ-AK"]


def test_attempts_and_terms_are_told_because_a_transcript_has_no_place_for_them() -> None:
    read = _read("Code;Title;Grade;Attempt;Term;Date\nA;a;2;1;2025/2026-1/2;15.01.2026\nA;a;4;2;2025/2026-1/2;15.02.2026\n")
    told = [
        (finding.code, dict(finding.named))
        for finding in read.report
        if finding.code in {"document.term-stated", "document.attempt-stated"}
    ]
    assert told == [
        ("document.attempt-stated", {"attempt": 1, "codes": ("A",)}),
        ("document.term-stated", {"term": "2025/2026-1/2", "codes": ("A",)}),
        ("document.attempt-stated", {"attempt": 2, "codes": ("A",)}),
    ]


def test_days_of_excel_and_days_of_two_readings_are_read_and_told() -> None:
    read = _read("Code;Grade;Date\nA;4;46037\nB;4;03/04/2026\nC;4;15/01/2026\nD;4;\n")
    assert [str(course.day) for course in read.courses] == ["2026-01-15", "2026-04-03", "2026-01-15", "None"]
    assert _notes(read) == ["document.day-as-number", "document.day-by-others"]


def test_a_day_of_two_readings_alone_is_an_error_that_names_both() -> None:
    (fault,) = _faults("Code;Grade;Date\nA;4;03/04/2026\n")
    assert fault == 'row 2, column C "Date": "03/04/2026" can mean 2026-04-03 or 2026-03-04; write the one that is meant'


def test_all_faults_are_told_at_once_in_the_order_of_the_sheet_in_the_words_of_its_header() -> None:
    faults = _faults(
        "Шифр;Дисциплина;Кредиты ECTS;Оценка;Шкала;Дата;Статус;Попытка;Распределение\n"
        "A;a;x;4,25;PL-5;32.01.2026;сдана;0;A\n"
        ";;5;;;;;;\n"
        "B;b;1,000;4;PL-7;soon;?;1.5;Q: 1\n"
    )
    assert [fault.split(":")[0] for fault in faults] == [
        'row 2, column C "Кредиты ECTS"',
        'row 2, column D "Оценка"',
        'row 2, column F "Дата"',
        'row 2, column G "Статус"',
        'row 2, column H "Попытка"',
        'row 2, column I "Распределение"',
        "row 3",
        'row 4, column C "Кредиты ECTS"',
        'row 4, column E "Шкала"',
        'row 4, column F "Дата"',
        'row 4, column G "Статус"',
        'row 4, column H "Попытка"',
        'row 4, column I "Распределение"',
    ]
    assert 'perhaps "сдан"' in faults[3]
    assert 'did you mean "PL-' in faults[8]


def test_a_formula_is_a_fault_and_its_row_has_no_fault_of_its_own() -> None:
    (fault, other) = _faults(workbook([["Code", "Grade", "Date"], ["=1+1", "4", None], ["B", "4", "=TODAY()"]]))
    assert fault.startswith('row 2, column A "Code": holds a formula')
    assert other.startswith('row 3, column C "Date": holds a formula')
    assert _read(workbook([["=1+1"], ["Code", "Grade"], ["A", "4"]])).courses  # above the header nothing is read


def test_a_second_sheet_has_a_row_for_each_grade_of_a_course() -> None:
    rows = [["Code", "Title", "Grade"], ["A", "a", "4,5"], ["B", "b", "5"]]
    counts = [["Code", "Grade", "Count"], ["A", "5", 10], ["a", "4,5", 20], ["B", "5", 1], ["Total", None, 31]]
    table = _read(workbook(rows, Counts=counts)).courses[0].distribution
    assert table is not None
    assert (table.entries, table.counts) == ((("5", Fraction(10)), ("4,5", Fraction(20))), True)


def test_a_second_file_has_percentages_by_host_and_code() -> None:
    courses = "Code;Title;Grade;Host;Scale\nA;a;4,5;Lodz;PL-5\nA;a;4;Passau;PL-5\n"
    shares = "Host;Code;Grade;Percent\nPassau;A;4;40 %\nPassau;A;3;60\n"
    first, second = _read(courses, distributions=shares).courses
    assert first.distribution is None
    assert second.distribution is not None
    assert not second.distribution.counts


def test_a_cell_that_spills_beyond_the_header_is_a_fault_and_no_course_is_cut_short() -> None:
    assert _faults("Code;Grade;Distribution\nA;5;5: 10; 4,5: 20\n") == (
        "row 2, column D: more cells than the header has; put a cell that holds a semicolon in quotes",
    )
    assert "holds a comma, such as 4,5," in _faults("Code,Grade,ECTS\nA,5,4,5\n")[0]
    assert "holds the separator" in _faults("sep=|\nCode|Grade\nA|5|x\n")[0]


def test_the_faults_of_a_second_sheet_are_told_with_its_name() -> None:
    rows = [["Code", "Grade", "Distribution"], ["A", "4", "5: 1"]]
    counts = [
        ["Code", "Grade", "Count"],
        ["A", "5", 10],
        ["B", "5", 1],
        ["A", None, 5],
        ["A", "4", None],
        ["A", "3", "x"],
        ["A", "3", "=1"],
    ]
    assert [fault.split(";")[0] for fault in _faults(workbook(rows, Counts=counts))] == [
        'row 2, column C "Distribution": the distribution stands here and in a sheet of its own',
        'Counts: row 7, column C "Count": holds a formula, and formulas are not evaluated',
        'Counts: row 4, column B "Grade": is empty',
        "Counts: row 5: no number stands in Count",
        'Counts: row 6, column C "Count": "x" is not a number',
        'Counts: row 3, column A "Code": the transcript has no course "B"',
    ]
    assert _faults("Code;Grade\nA;4\n", distributions="Code;Host;Grade;Count\nB;Lodz;5;1\n") == (
        'document: row 2, column A "Code": the transcript has no course "B"',
    )


@pytest.mark.parametrize("amount", ["2½", "7 1/2", "²"])
def test_a_fraction_that_is_no_exact_number_is_told_as_no_number_and_not_as_a_unit(amount: str) -> None:
    (fault,) = _faults(f"Code;Credits;Status\nA;{amount};passed\n")
    assert fault.startswith(f'row 2, column B "Credits": "{amount}" is not a number; write the digits 0 to 9')


def test_a_misspelt_unit_beside_the_amount_is_told_at_its_cell() -> None:
    (fault,) = _faults("Code;Credits;Status\nA;5 ETCS;passed\n")
    assert fault == 'row 2, column B "Credits": no credit system "ETCS"; did you mean "ECTS"?'
