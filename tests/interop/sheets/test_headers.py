"""The header of a sheet in the words of people."""

import pytest

from bologna_credits import DefinitionError, DocumentError
from bologna_credits.interop import Limits
from bologna_credits.interop.sheets.cells import Sheet
from bologna_credits.interop.sheets.courses import NEEDED, USED
from bologna_credits.interop.sheets.csv_files import read_csv
from bologna_credits.interop.sheets.headers import Header, field_of, has_header, read_header
from bologna_credits.interop.sheets.sources import sheets_of
from bologna_credits.interop.sheets.words import HEADERS
from tests.interop.workbooks import book_of, packed


def _sheet(text: str) -> Sheet:
    return read_csv(text, "x.csv", Limits())


def _header(text: str) -> Header:
    return read_header(_sheet(text), NEEDED, USED)


def _faults(text: str) -> tuple[str, ...]:
    with pytest.raises(DefinitionError) as caught:
        _header(text)
    return caught.value.faults


@pytest.mark.parametrize("field", HEADERS)
def test_every_word_of_the_table_names_its_column(field: str) -> None:
    assert {field_of(word) for word in HEADERS[field].every()} == {field}  # type: ignore[index]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        # The heads of a transcript form of a Kazakh university, as they are printed there.
        ("Пәндердің аталуы / Наименование дисциплины / Courses", "title"),
        ("Академиалық кредиттердің саны ECTS / Количество академических кредитов ECTS", "ects"),
        ("Баға / Оценка / Grade", "grade"),
        ("Әріптік\nБуквенная", "grade"),
        ("Grade – Оценка", "grade"),
        ("Оценка (хорошо/отлично)", None),
        ("Code / Title", None),
        ("Remarks", None),
        ("", None),
    ],
)
def test_a_header_in_several_languages_is_read_where_they_agree(header: str, field: str | None) -> None:
    assert field_of(header) == field


def test_the_header_is_found_below_a_title_and_what_stands_above_is_told_without_its_words() -> None:
    header = _header("Transcript;;\nStudent;Aliya N.;\n\nCode;Title;Grade\nA;Algebra;5\n")
    assert header.row == 4
    assert dict(header.columns) == {"code": 0, "title": 1, "grade": 2}
    (told,) = header.found
    assert (told.code, told.named["rows"]) == ("document.rows-above", (1, 2))
    assert "Aliya" not in str(told)


def test_of_equal_rows_the_first_is_the_header() -> None:
    assert _header("Code;Grade\nCode;Grade\n").row == 1


def test_a_column_without_meaning_is_told_and_not_lost_silently() -> None:
    header = _header("No;Code;Grade;Remarks;;\n1;A;5;late;x;\n2;B;5;;y;\n")
    unread, unnamed = header.found
    assert (unread.code, dict(unread.named)) == ("document.column-unread", {"column": "D", "name": "Remarks", "count": 1})
    assert (unnamed.code, unnamed.named["columns"], unnamed.named["count"]) == ("document.column-unnamed", ("E",), 2)


def test_titles_in_languages_are_columns_of_their_own() -> None:
    header = _header("Code;Title;Title (ru);Атауы (kk);Credits (ECTS);Remarks (ru)\nA;Algebra;Алгебра;;5;\n")
    assert dict(header.languages) == {"ru": 2, "kk": 3}
    assert header.columns["ects"] == 4
    assert [told.named["name"] for told in header.found] == ["Remarks (ru)"]


def test_titles_in_languages_alone_are_titles() -> None:
    assert dict(_header("Title (en);Grade\nAlgebra;5\n").languages) == {"en": 0}


def test_a_column_twice_is_an_error_that_names_both() -> None:
    (fault,) = _faults("Code;Grade;Оценка\nA;5;4\n")
    assert fault == 'row 1, column C "Оценка" says the same as column B "Grade"; leave one of them out'
    assert "column C" in _faults("Code;Title (ru);Название (ru);Grade\n")[0]


def test_all_faults_of_a_header_are_told_at_once() -> None:
    assert len(_faults("Date;Date;Term\n")) == 3


def test_a_missing_column_names_the_nearest_header_of_the_file() -> None:
    assert _faults("Code;Grdae\nA;5\n") == (
        'row 1: no column for Grade or Credits or ECTS or Status; did you mean "Grade" by "Grdae"?',
    )
    assert _faults("Code;Оценкa за курс\nA;5\n")[0].startswith("row 1: no column for Grade")
    assert _faults("Date;Grade\n;5\n")[0] == "row 1: no column for Code or Title; write one of Code, Код, Пән коды"


def test_without_any_known_word_the_columns_that_are_needed_are_named() -> None:
    with pytest.raises(DocumentError, match="no row names the columns; write a header with Code or Title, and Grade"):
        _header("1;2\n3;4\n")


def test_a_header_that_is_merged_over_columns_is_an_error_and_one_that_is_merged_over_rows_is_not() -> None:
    book = book_of([["Code", "Grade", None], [None, None, None], ["A", "5", "B"]])
    sheet = book.active
    assert sheet is not None
    sheet.merge_cells("A1:A2")
    assert read_header(sheets_of(packed(book))[0], NEEDED, USED).row == 1
    sheet.merge_cells("B1:C1")
    with pytest.raises(DefinitionError) as caught:
        read_header(sheets_of(packed(book))[0], NEEDED, USED)
    assert caught.value.faults == (
        'row 1, column B "Grade": the cell is merged over columns B to C; take the merging away, and give each column its own header',
    )


def test_a_place_is_told_in_the_words_of_the_file() -> None:
    header = _header("Шифр;Оценка\nA;5\n")
    assert header.place(2, "grade") == 'row 2, column B "Оценка"'
    assert (header.named("grade"), header.named("count")) == ("Оценка", "Count")


def test_a_header_is_recognised_if_it_has_all_that_is_needed() -> None:
    assert has_header(_sheet("Code;Grade\n"), NEEDED)
    assert not has_header(_sheet("Code;Date\n"), NEEDED)


@pytest.mark.parametrize(
    ("header", "like"),
    [("Дисциплинна", "Дисциплина"), ("Оценка экзамена", "Оценка"), ("Remarks", None), ("Grade in words", "Grade")],
)
def test_a_column_without_a_meaning_is_told_with_the_header_that_it_is_like(header: str, like: str | None) -> None:
    (note,) = _header(f"Code;ECTS;{header}\nA;5;x\n").found
    assert (note.code, note.named.get("like")) == ("document.column-unread" if like is None else "document.column-like", like)


def test_a_column_is_like_none_that_stands_in_the_sheet_already() -> None:
    (note,) = _header("Code;Оценка;Оценка экзамена\nA;5;4\n").found
    assert note.code == "document.column-unread"


def test_a_sheet_with_other_headers_is_told_the_known_ones_that_are_like_them() -> None:
    with pytest.raises(DocumentError) as caught:
        _header("Мой лист\nПредмет обучения;Баллы;Отметка экзаменатора\nMikro;4;5\n")
    assert caught.value.why.endswith('; write in row 2: "Предмет обучения" → "Предмет", "Отметка экзаменатора" → "Отметка"')
    with pytest.raises(DocumentError) as caught:
        _header("x;y\n1;2\n")
    assert caught.value.why.endswith("in English, Russian or Kazakh")
