"""Cells and the words for their places."""

import pytest

from bologna_credits.interop.sheets.cells import Row, letters_of, place_of, shown_header


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_a_column_has_the_letters_of_a_spreadsheet(column: int, letters: str) -> None:
    assert letters_of(column) == letters


def test_a_place_is_row_and_column_in_the_words_of_the_file() -> None:
    assert place_of(7, 2, "Кредиты") == 'row 7, column C "Кредиты"'
    assert place_of(7, 2, "") == "row 7, column C"


def test_a_header_is_shown_on_one_line_and_not_longer_than_a_line() -> None:
    assert shown_header("Course\ntitle") == "Course title"
    assert len(shown_header("x" * 5000)) < 100
    assert "\x1b" not in shown_header("a\x1b[31m")


def test_a_cell_beyond_the_end_of_a_row_is_empty() -> None:
    row = Row(1, ("", "A"))
    assert (row.at(1), row.at(9), list(row.filled)) == ("A", "", [1])
