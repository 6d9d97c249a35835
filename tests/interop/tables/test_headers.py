"""Headers of tables of a cohort, and cells with the words for their places."""

import datetime

import pytest

from bologna_credits import DefinitionError
from bologna_credits.interop.sheets.words import BY_HEADER, folded
from bologna_credits.interop.tables.agreements import _MATCH_WORDS, _WORDS, agreement_columns, match_columns
from bologna_credits.interop.tables.cells import Unreadable
from bologna_credits.interop.tables.headers import columns_of, is_number, words_for


def test_the_words_of_sheets_name_the_same_columns_here() -> None:
    at = agreement_columns(["Table", "Шифр дисциплины", "Атауы", "Кредиты ECTS", "Host"]).at
    assert at == {"table": 0, "code": 1, "title": 2, "ects": 3, "host": 4}


@pytest.mark.parametrize("words", [_WORDS, _MATCH_WORDS])
def test_a_word_of_its_own_means_nothing_else_in_a_sheet_of_courses(words: dict[str, str]) -> None:
    shared = {str(field) for field in BY_HEADER.values()}
    own = {word: field for word, field in words.items() if field not in shared}
    assert {word: BY_HEADER[word] for word in own if word in BY_HEADER} == {}


def test_all_faults_of_a_header_are_told_at_once() -> None:
    with pytest.raises(DefinitionError) as caught:
        match_columns(["host", "Host", "hme"])
    assert caught.value.faults == (
        'columns "host" and "Host" say the same; leave one out',
        'no column "home"; is "hme" meant?',
    )


def test_a_column_without_a_meaning_is_unread_and_a_number_of_lines_is_not_told() -> None:
    assert match_columns(["№", "host", "home", "Remarks"]).unread == ("Remarks",)
    assert is_number("No")


def test_a_day_is_read_as_in_a_sheet_and_a_fault_says_its_place() -> None:
    columns = columns_of("students", ["Day"], words_for([], ["date"]), ["date"])
    faults: list[str] = []
    assert columns.day(("15.01.2026",), "date", "students", faults) == datetime.date(2026, 1, 15)
    assert columns.day((datetime.date(2026, 1, 15),), "date", "students", faults) == datetime.date(2026, 1, 15)
    assert columns.day(("46037",), "date", "students", faults) == datetime.date(2026, 1, 15)
    assert columns.day(("",), "date", "students", faults) is None
    assert columns.day((Unreadable("x"),), "date", "students", faults) is None
    assert columns.day(("",), "code", "students", faults) is None
    assert faults == []
    assert columns.day(("03/04/2026",), "date", "students", faults) is None
    assert columns.day(("soon",), "date", "students", faults) is None
    assert faults[0] == 'students, column "Day": "03/04/2026" is 2026-04-03 or 2026-03-04; write the one that is meant'
    assert faults[1].startswith('students, column "Day": "soon"')


def test_a_cell_that_cannot_be_read_is_empty_text_and_a_fault() -> None:
    columns = match_columns(["host", "home"])
    row = (Unreadable("is list"), "M1")
    assert columns.text(row, "host") == ""
    assert list(columns.faults(row, "match 1")) == ['match 1, column "host": is list']


def test_words_are_compared_without_case_and_blanks() -> None:
    assert words_for(["table"], [])[folded(" TABLE ")] == "table"
