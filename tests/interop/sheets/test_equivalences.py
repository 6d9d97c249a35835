"""A commission's own table of grades, read from a sheet of two columns."""

import pytest

from bologna_credits import DefinitionError, Equivalence, convert_grade, grading_scale
from bologna_credits.core import Source
from bologna_credits.interop.sheets import read_equivalence
from tests.interop.workbooks import workbook

MINUTES = Source("minutes", "Minutes 7 of the commission", "https://example.org/minutes-7", seen="primary")
NO, IT, KZ = grading_scale("NO-AF"), grading_scale("IT-30"), grading_scale("KZ-2018")


def read(text: str | bytes, start: str = "NO-AF", to: str = "KZ-2018") -> Equivalence:
    return read_equivalence(text, start, to, source=MINUTES, authority="Kostanay")


def faults(text: str | bytes, start: str = "NO-AF", to: str = "KZ-2018") -> tuple[str, ...]:
    with pytest.raises(DefinitionError) as caught:
        read(text, start, to)
    return caught.value.faults


def test_two_columns_are_a_table_and_the_header_may_be_in_any_words() -> None:
    table = read("Ословская оценка;Біздің баға\nA;A\nB;В+\nF;FX\n")
    assert [(row.grade, row.to) for row in table.rows] == [("A", ("A",)), ("B", ("B+",)), ("F", ("FX",))]
    assert (table.start, table.to, table.authority, table.source) == ("NO-AF", "KZ-2018", "Kostanay", MINUTES)
    assert read("A;A\nB;B+\nF;FX\n").rows == table.rows  # and no header is needed
    assert convert_grade(NO.grade("B"), by=table).grade.label == "B+"


def test_a_workbook_is_read_as_text_is() -> None:
    assert read(workbook([["Oslo", "Kostanay"], ["A", "A"], ["B", "B+"]])).rows == read("Oslo,Kostanay\nA,A\nB,B+\n").rows


@pytest.mark.parametrize("cell", ["B / B+", "B; B+", "B | B+", "B or B+", "B или B+", "B немесе B+", "B, B+"])
def test_several_grades_in_a_cell_leave_the_choice_open(cell: str) -> None:
    answer = convert_grade(NO.grade("C"), by=read("Oslo{0}Ours\nC{0}{1}\nD{0}C\n".format("," if ";" in cell else ";", cell)))
    assert not answer.decided
    assert [grade.label for grade in answer.candidates] == ["B", "B+"]


@pytest.mark.parametrize("cell", ["28-29", "28 \N{EN DASH} 29", "29\N{HYPHEN}28", "28..29", "28,0-29,0"])
def test_a_range_of_numbers_holds_both_ends(cell: str) -> None:
    table = read(f"Bologna;Ours\n{cell};A-\n27;B\n", "IT-30")
    assert [convert_grade(IT.grade(mark), by=table).grade.label for mark in (28, 29)] == ["A-", "A-"]
    assert convert_grade(IT.grade(27), by=table).grade.label == "B"


def test_all_faults_are_told_at_once_each_with_its_place() -> None:
    told = faults("Oslo;Kostanay\nA;A\nQ;A\nB;Z\n;B\nC;\nA;A-\nD;B;\n")
    assert [(fault[:15], label in fault) for fault, label in zip(told, ('"Q"', '"Z"'), strict=False)] == [
        ("row 3, column A", True),
        ("row 4, column B", True),
    ]
    assert told[2:] == (
        "row 5, column A: is empty",
        "row 6, column B: is empty",
        "row 7, column A: A stands in row 2 already",
    )


def test_only_the_first_row_may_be_words() -> None:
    assert len(faults("Oslo;Kostanay\nA;A\nTotal;all\n")) == 2


@pytest.mark.parametrize(("text", "count"), [("A\nB\n", 1), ("A;A;80\n", 3)])
def test_a_sheet_of_more_or_fewer_columns_is_no_table(text: str, count: int) -> None:
    (fault,) = faults(text)
    assert fault == f"a table of grades has two columns, the grade of NO-AF and the grade of KZ-2018, and this sheet has {count}"


def test_a_header_alone_is_no_table() -> None:
    assert faults("Oslo;Kostanay\n") == ("no row stands below the header",)


def test_a_fail_never_becomes_a_pass() -> None:
    assert faults("A;A\nF;D\n") == ("row 2, column A: F fails and D passes; a fail never becomes a pass",)
    assert faults("18-20;D\n10-17;D\n", "IT-30") == (
        "row 2, column A: this range fails and D passes; a fail never becomes a pass",
    )
    assert read("17-18;D\n", "IT-30").rows  # a mark of it passes; the one that fails is left open when it is converted
    assert not convert_grade(IT.grade(17), by=read("17-18;D\n", "IT-30")).decided
    assert read("16.5-17.5;FX\n", "IT-30").rows


def test_a_range_of_numbers_needs_a_scale_of_numbers() -> None:
    (fault,) = faults("A;A\n1-2;B\n")
    assert fault.startswith("row 2, column A: ")
