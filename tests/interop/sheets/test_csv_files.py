"""Sheets as text: their encoding, their separator, their quotes."""

import pytest

from bologna_credits import ArgumentError, DocumentError
from bologna_credits.interop import Limits
from bologna_credits.interop.sheets.csv_files import decode, guarded, is_text, read_csv, unguarded

RUSSIAN = "Код;Дисциплина;Оценка\nМ1;Высшая математика 1;хорошо\n"


def _cells(text: str, limits: Limits | None = None) -> list[tuple[object, ...]]:
    return [row.cells for row in read_csv(text, "x.csv", limits or Limits()).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_with_and_without_its_mark(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), "x", None) == (RUSSIAN, ())


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_the_unicode_text_of_excel_is_utf_16_with_a_mark_and_tabs(mark: bytes) -> None:
    text = RUSSIAN.replace(";", "\t")
    content = mark + text.encode("utf-16-le" if mark == b"\xff\xfe" else "utf-16-be")
    assert is_text(content)
    assert decode(content, "x", None)[0] == text


def test_windows_1251_is_recognised_by_its_words_and_told() -> None:
    text, found = decode(RUSSIAN.encode("cp1251"), "x", None)
    assert text == RUSSIAN
    assert [(one.code, one.named["encoding"]) for one in found] == [("document.encoding-read", "windows-1251")]


@pytest.mark.parametrize(
    "content",
    [
        RUSSIAN.encode("koi8-r"),
        RUSSIAN.encode("cp866"),
        RUSSIAN.encode("iso8859-5"),
        RUSSIAN.lower().encode("koi8-r"),
        "Code;Title;Grade\nA;Mathématiques;B\n".encode("cp1252"),
        "Code;Title;Grade\nA;Łódź;5\n".encode("cp1250"),
        "Code;Title;Grade\nA;É;B\n".encode("cp1252"),
        "Code;Title;Grade\nA;ГЕОМЕТРИЯ;5\n".encode("cp1251"),  # capitals alone: KOI8 in small letters looks the same
        b"Code;Title\nA;\x98\n",
        "Код;Дисциплина\nA;Мир ¤\n".encode("cp1251"),
    ],
)
def test_an_encoding_that_the_words_do_not_show_is_refused_and_not_guessed(content: bytes) -> None:
    with pytest.raises(DocumentError, match="name its encoding"):
        decode(content, "x.csv", None)


def test_the_line_of_the_first_odd_byte_is_told() -> None:
    with pytest.raises(DocumentError) as caught:
        decode("Code\nA\nÉ\n".encode("cp1252"), "x.csv", None)
    assert caught.value.line == 3


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866", "windows-1251", "cp1251"])
def test_an_encoding_that_the_caller_names_is_used(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), "x", encoding) == (RUSSIAN, ())


def test_kazakh_is_read_in_the_code_page_that_has_its_letters() -> None:
    text = "Пән коды;Пән атауы\nА;Қазақ тілі\n"
    assert decode(text.encode("kz1048"), "x", "kz1048")[0] == text


def test_a_named_utf_8_has_no_mark_in_its_text() -> None:
    assert decode(b"\xef\xbb\xbfCode", "x", "utf-8")[0] == "Code"


def test_bytes_that_are_not_of_the_named_encoding_are_refused() -> None:
    with pytest.raises(DocumentError, match="is not text in utf-8"):
        decode(b"\xff", "x", "utf-8")


@pytest.mark.parametrize("encoding", ["klingon", "base64", "a\0b"])
def test_what_is_no_encoding_is_told(encoding: str) -> None:
    with pytest.raises(ArgumentError, match="encoding"):
        decode(b"Code", "x", encoding)


@pytest.mark.parametrize("content", [b"\x7fELF\0\0", "Code".encode("utf-16-le")])
def test_zero_bytes_are_no_text(content: bytes) -> None:
    with pytest.raises(DocumentError, match="zero bytes"):
        decode(content, "x", None)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_is_that_with_which_the_header_has_known_words(separator: str) -> None:
    text = separator.join(["Code", "Title", "Grade"]) + "\n" + separator.join(["A", '"a;b,c\td"', "5"]) + "\n"
    assert _cells(text) == [("Code", "Title", "Grade"), ("A", "a;b,c\td", "5")]


def test_decimal_commas_do_not_make_the_comma_the_separator() -> None:
    assert _cells("Code;Credits;Grade\nA;4,5;3,0\n")[1] == ("A", "4,5", "3,0")


def test_the_separator_that_excel_writes_on_top_counts() -> None:
    sheet = read_csv("sep=|\nCode|Grade\nA|5\n", "x", Limits())
    assert [(row.number, row.cells) for row in sheet.rows] == [(2, ("Code", "Grade")), (3, ("A", "5"))]


def test_without_known_words_the_separator_with_most_columns_counts() -> None:
    assert _cells("a,b,c\n") == [("a", "b", "c")]


def test_empty_rows_are_skipped_and_the_others_keep_their_numbers() -> None:
    sheet = read_csv("Code;Grade\n;\n\n  ;  \nA;5\n", "x", Limits())
    assert [row.number for row in sheet.rows] == [1, 5]


def test_a_quoted_cell_may_hold_quotes_and_lines() -> None:
    assert _cells('Code;Title\nA;"a ""b""\nc"\n')[1] == ("A", 'a "b"\nc')


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('Code;Title\nA;"a\n', "not closed"),
        ('Code;Title\nA;"a"b"\n', "write each of them twice"),
        ('Code;Title\nA;"' + "x" * 200_000 + "\n", "is a quotation mark not closed"),
    ],
)
def test_quotes_that_do_not_fit_are_told_with_their_row(text: str, why: str) -> None:
    with pytest.raises(DocumentError, match=why) as caught:
        _cells(text)
    assert caught.value.line == 2


@pytest.mark.parametrize(
    ("limits", "word"), [(Limits(courses=2), "rows"), (Limits(elements=5), "cells"), (Limits(text=3), "characters")]
)
def test_a_sheet_beyond_a_limit_is_refused_and_the_limit_is_named(limits: Limits, word: str) -> None:
    with pytest.raises(DocumentError, match=f"refused: more than .* {word}"):
        _cells("Code;Grade\nA;5\nB;5\n", limits)


@pytest.mark.parametrize("text", ["=1+1", "+SUM(A1)", "@x", "-x", "'=1", "''=1", "-", "-3", "+4.5", "A-", "'s", ""])
def test_what_is_guarded_against_spreadsheets_is_read_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_only_what_a_spreadsheet_takes_for_a_formula_is_guarded() -> None:
    assert [guarded(text) for text in ("=1", "-3", "-", "A-")] == ["'=1", "-3", "-", "A-"]
