"""JSON with exact numbers: no float on the way, one text for one value, and one clear error for what is refused."""

import io
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from bologna_credits import ArgumentTypeError
from bologna_credits.core import DocumentError
from bologna_credits.interop import exact_json
from bologna_credits.interop.exact_json import read_json, to_json

decimals = st.builds(lambda number, places: Fraction(number, 10**places), st.integers(-(10**20), 10**20), st.integers(0, 20))
texts = st.text(st.characters(codec="utf-8"))
plain = st.recursive(
    st.none() | st.booleans() | texts | decimals,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


@given(value=st.dictionaries(texts, plain) | st.lists(plain))
def test_what_is_written_is_read_again_exactly(value: Any) -> None:
    assert read_json(to_json(value))[0] == value


@given(value=st.dictionaries(texts, plain))
def test_the_text_is_json_for_every_other_reader(value: Any) -> None:
    read = json.loads(to_json(value), parse_float=Fraction, parse_int=Fraction)
    assert read == value


@pytest.mark.parametrize(("text", "exact"), [("0.1", "1/10"), ("7.50", "15/2"), ("1e2", "100"), ("25E-1", "5/2"), ("-3", "-3")])
def test_a_number_is_the_decimal_that_is_written(text: str, exact: str) -> None:
    (value,) = read_json(f"[{text}]")[0]
    assert isinstance(value, Fraction)
    assert value == Fraction(exact)


def test_empty_objects_and_lists_and_single_values() -> None:
    assert to_json({"a": {}, "b": [], "c": None, "d": True, "e": 3}).split() == [
        "{",
        *['"a":', "{},", '"b":', "[],", '"c":', "null,", '"d":', "true,", '"e":', "3"],
        "}",
    ]


@pytest.mark.parametrize("value", [Fraction(1, 3), 0.5, b"x", {1, 2}, object()])
def test_a_value_without_an_exact_form_is_refused(value: object) -> None:
    with pytest.raises(ArgumentTypeError, match="a value of JSON"):
        to_json([value])


def test_marks_that_reorder_a_line_are_escapes_in_the_text() -> None:
    assert to_json(["Grade \u202eA\x9b"]) == '[\n  "Grade \\u202eA\\u009b"\n]\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"a": }', "line 1, column 7: not JSON: expecting value"),
        ('{"a": 1}\n{', "line 2, column 1: not JSON: extra data"),
        ('{"a": NaN}', "refused: NaN is no number"),
        ('{"a": 1e99}', "refused: a number has more than 60 digits"),
        ('{"a": 1e99999999999999999999}', "refused: a number has more than 60 digits"),
        ('{"a": 1, "b": 2, "a": 3}', 'refused: an object has the key "a" twice'),
        ("[" * 100_000, "refused: nested too deeply"),
    ],
)
def test_what_is_refused_says_where_and_why(text: str, words: str) -> None:
    with pytest.raises(DocumentError) as raised:
        read_json(text)
    assert words in str(raised.value)


def test_a_document_is_a_path_bytes_a_file_or_the_text(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}\r\n')
    assert read_json(path) == ({"a": 1}, "result.json")
    assert read_json(str(path)) == ({"a": 1}, "result.json")
    assert read_json(path.read_bytes()) == ({"a": 1}, "document")
    assert read_json(io.BytesIO(b"[]")) == ([], "document")
    assert read_json("\ufeff []", source="file 12") == ([], "file 12")


@pytest.mark.parametrize("text", ["", "x" * 2000, "Ada\nExample"])
def test_text_that_is_neither_json_nor_a_path_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(DocumentError, match="neither JSON") as raised:
        read_json(text)
    assert "Ada" not in str(raised.value)


def test_no_document_at_all_and_no_text_in_utf_8() -> None:
    with pytest.raises(ArgumentTypeError, match="document must be a path"):
        read_json(3)  # type: ignore[arg-type]
    with pytest.raises(DocumentError, match="UTF-8"):
        read_json(b'{"a": "\xff"}')


@pytest.mark.parametrize("text", ['["\\ud800"]', '{"\\udfff": 1}', '{"a": [{"b": "x\\ud83d"}]}', '["\ud800"]'])
def test_half_of_a_character_is_refused(text: str) -> None:
    with pytest.raises(DocumentError, match=r"half of a character|not text in UTF-8"):
        read_json(text)
    assert read_json('["\\ud83d\\ude00", "\\u0041"]')[0] == ["\U0001f600", "A"]


def test_text_of_json_is_bounded_like_its_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exact_json, "MOST_BYTES", 10)
    for document in ("[" + "1," * 10 + "1]", b"[1, 2, 3, 4, 5]"):
        with pytest.raises(DocumentError, match="more than 10 bytes"):
            read_json(document)


def test_the_key_that_stands_twice_is_found_in_one_pass() -> None:
    compared = 0

    class Key(str):
        __slots__ = ()
        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            nonlocal compared
            compared += 1
            return str.__eq__(self, other)

    keys = [Key(f"k{number}") for number in range(2000)]
    with pytest.raises(ValueError, match='"k1999" twice'):
        exact_json._once([(key, 1) for key in (*keys, Key("k1999"))])
    assert compared < 5 * len(keys)
