"""Text from strangers is shown with escapes that can be read."""

import datetime
import json
import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from bologna_credits import Credits
from bologna_credits.core.visible import shortened, shown_value, visible, visible_in_json


@given(st.text())
def test_no_shown_text_acts_on_a_terminal_or_reorders_a_line(text: str) -> None:
    for character in visible(text):
        assert unicodedata.category(character) not in ("Cc", "Cs") or character in "\n\t"
        assert unicodedata.bidirectional(character) not in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "Z"), exclude_characters="\u2028\u2029")))
def test_ordinary_text_of_any_script_is_shown_as_it_is(text: str) -> None:
    assert visible(text) == text


def test_a_long_value_is_cut_with_an_ellipsis() -> None:
    assert shortened("x" * 80) == "x" * 80
    assert shortened("x" * 81) == "x" * 79 + "…"
    assert shortened("\x1b" * 3, 5) == "\\x1b…"


def test_a_value_that_is_shown_is_one_line_and_never_longer_than_its_limit() -> None:
    assert shortened("A\nbologna_credits: no faults found") == "A\\nbologna_credits: no faults found"
    for longest in (2, 80, 400):
        assert len(shortened("\x1b\n" * 1_000, longest)) == longest


@given(st.text())
def test_json_is_shown_with_escapes_that_hold_the_same_text(text: str) -> None:
    shown = visible_in_json(json.dumps(text, ensure_ascii=False))
    assert visible(shown) == shown
    assert json.loads(shown) == text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("first", "first"),
        (3, "3"),
        (True, "True"),
        (None, "None"),
        (Fraction(1, 3), "1/3"),
        (datetime.date(2016, 9, 1), "2016-09-01"),
        (["Kim Lee"], "list"),
        ({"name": "Kim Lee"}, "dict"),
        (Credits(5, "ECTS"), "Credits"),
        (Credits, "the class Credits"),
        (b"Kim Lee", "bytes"),
    ],
)
def test_a_wrong_argument_is_shown_by_its_type_unless_it_is_text_a_number_or_a_day(value: object, shown: str) -> None:
    assert shown_value(value) == shown


def test_a_number_that_python_cannot_print_is_told_so() -> None:
    assert shown_value(10**5000) == "a number of many digits"


def test_a_text_that_has_to_be_told_from_a_number_is_shown_in_quotes() -> None:
    assert (shown_value("5", repr), shown_value(5, repr)) == ("'5'", "5")
