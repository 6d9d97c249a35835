"""Grades and counts of a sheet as a grading table."""

from fractions import Fraction

import pytest

from bologna_credits import ArgumentTypeError, DefinitionError, DocumentError, GradingTable, default_catalogue, grading_scale
from bologna_credits.interop.sheets import read_grading_table
from tests.interop.workbooks import book_of, packed, workbook

NO = grading_scale("NO-AF")
ENTRIES = {"A": 10, "B": 30, "C": 40}


def _faults(text: str | bytes, **options: object) -> tuple[str, ...]:
    with pytest.raises(DefinitionError) as caught:
        read_grading_table(text, NO, **options)  # type: ignore[arg-type]
    return caught.value.faults


def test_grades_and_counts_become_a_table_with_all_that_the_caller_says() -> None:
    table = read_grading_table(
        "Grade,Number of students\nA,10\nB,30\nC,40\n", NO, label="Law", years=(2023, 2025), isced="0421", population="course"
    )
    assert table == GradingTable(NO, ENTRIES, label="Law", years=(2023, 2025), isced="0421", population="course")
    assert table.counts


def test_a_workbook_gives_the_same_table_as_text() -> None:
    rows = [["Оценка", "Количество студентов"], ["A", 10], ["B", 30.0], ["C", 40]]
    assert read_grading_table(workbook(rows), "NO-AF", catalogue=default_catalogue()) == GradingTable(NO, ENTRIES)


def test_percentages_are_read_with_decimal_commas_and_signs_and_are_no_counts() -> None:
    table = read_grading_table("Grade;Percentage\nA;12,5 %\nB;87,5%\n", NO)
    assert (table.entries, table.counts) == ((("A", Fraction(25, 2)), ("B", Fraction(175, 2))), False)


def test_whole_percentages_are_no_counts_either() -> None:
    assert not read_grading_table("Grade;%\nA;20\nB;30\n", NO).counts


def test_percentages_of_excel_are_those_that_it_shows() -> None:
    book = [["Grade", "Percent"], ["A", 0.125], ["B", 0.875]]
    sheet = (made := book_of(book)).active
    assert sheet is not None
    sheet["B2"].number_format = sheet["B3"].number_format = "0.0%"
    assert read_grading_table(packed(made), NO).entries == (("A", Fraction(25, 2)), ("B", Fraction(175, 2)))


def test_counts_go_before_percentages_and_fractions_are_no_counts() -> None:
    assert read_grading_table("Grade;Count;Percent\nA;1;25\nB;3;75\n", NO).entries == (("A", Fraction(1)), ("B", Fraction(3)))
    assert not read_grading_table("Grade;Count\nA;1.5\nB;3\n", NO).counts


def test_a_row_of_totals_is_left_out_and_has_to_be_the_sum() -> None:
    assert read_grading_table("Grade;Count\nA;10\nB;30\nC;40\nИтого;80\nTotal;\n", NO) == GradingTable(NO, ENTRIES)
    (fault,) = _faults("Grade;Count\nA;10\nB;30\nTotal;41\n")
    assert fault == 'row 4, column B "Count": the total is 41, and the rows add up to 40'


def test_labels_without_a_grade_are_dropped_by_the_scale_or_by_the_caller() -> None:
    table = read_grading_table("Grade;Count\nA;10\nB;30\nC;40\nabsent;7\n", NO, no_grades=["absent"])
    assert (table.counted, table.no_grades, table.shares["A"]) == (True, ("absent",), Fraction(1, 8))


def test_all_faults_are_told_at_once_in_the_words_of_the_file() -> None:
    faults = _faults("Оценка;Кол-во студентов;Заметки\nA;x;1\nQ;5;\n;7;\nB;1;\nb;2;\nC;;\n")
    assert [fault.split(":")[0] for fault in faults] == [
        'column C "Заметки" has no meaning in a grading table; take it out',
        'row 2, column B "Кол-во студентов"',
        'row 3, column A "Оценка"',
        'row 4, column A "Оценка"',
        'row 6, column A "Оценка"',
        'row 7, column B "Кол-во студентов"',
    ]
    assert "stands in row 5 already" in faults[4]


def test_a_column_that_the_caller_names_may_stand_in_the_sheet() -> None:
    text = "Grade;Count;Cumulative\nA;10;12\nB;30;50\nC;40;100\n"
    assert read_grading_table(text, NO, ignore=["cumulative"]) == GradingTable(NO, ENTRIES)


def test_what_makes_no_table_is_told() -> None:
    assert "no passing grades" in _faults("Grade;Count\nF;5\n")[0]
    assert "no_grades" in _faults("Grade;Count\nA;5\n", no_grades=["A"])[0]


def test_a_formula_is_a_fault() -> None:
    assert "formula" in str(_faults(workbook([["Grade", "Count"], ["A", "=1+1"], ["B", 3]])))


@pytest.mark.parametrize("argument", ["no_grades", "ignore"])
def test_one_text_in_place_of_a_list_is_told(argument: str) -> None:
    with pytest.raises(ArgumentTypeError, match=argument):
        read_grading_table("Grade;Count\nA;5\n", NO, **{argument: "A"})  # type: ignore[arg-type]


def test_a_sheet_without_the_columns_is_told() -> None:
    with pytest.raises(DefinitionError, match="no column for Count or Percentage"):
        read_grading_table("Grade;Anzahl\nA;5\n", NO)
    with pytest.raises(DocumentError, match="no row names the columns"):
        read_grading_table("x;y\nA;5\n", NO)
