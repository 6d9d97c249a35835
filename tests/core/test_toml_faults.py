"""Lines that are not TOML, told in words for a person who types a file."""

import re

import pytest
import tomli

from bologna_credits import DefinitionError
from bologna_credits.core.languages import words
from bologna_credits.core.retold import retold
from bologna_credits.core.toml_faults import explained
from bologna_credits.core.toml_form import read_toml

_LINES = [
    ("on = 31.02.2026", "write a day as 2026-01-15, without quotes"),
    ("on = 20/02/2026", "write a day as 2026-01-15, without quotes"),
    ("on = 2026-02-31", "no such day is in the calendar; write a day as 2026-01-15, without quotes"),
    ("on = 2026-2-3", "write a day as 2026-01-15, without quotes"),
    ("credits = 4,5", 'write a decimal in quotes with a point, such as "4.5"'),
    ("courses = [{ credits = 4,5 }]", 'write a decimal in quotes with a point, such as "4.5"'),
    ("name = «Лодзь»", "write a text between straight quotes"),
    ("name = [„Lodz“]", "write a text between straight quotes"),
    ('file = "C:\\Users\\t.csv"', "write / for a backslash, or two of them"),
    ('file = "C:\\papers"', "write / for a backslash, or two of them"),
    ('name = "Lodz', "a quotation mark is missing; within a text write «» for quotation marks"),
    ('name = "The "Lodz""', "within a text write «» for quotation marks"),
    ("name = Lodz", "write a text between quotes, and yes and no as true and false"),
    ("signed = да", "write a text between quotes, and yes and no as true and false"),
    ("on = ", "a value is missing after the equals sign"),
    ("on =   # the day", "a value is missing after the equals sign"),
    ("on 2026-02-03", "a line is a key with its value, a table in brackets, or a comment after #"),
    ("Дело", "a line is a key with its value, a table in brackets, or a comment after #"),
    ('host = ["A"', "a bracket is not closed"),
    ("host = 1\nhost = 2", "a key or a table stands twice, or [table] stands where [[table]] is meant"),
    ("[[m]]\nhost = 1\n[m]\nhost = 2", "a key or a table stands twice, or [table] stands where [[table]] is meant"),
]


@pytest.mark.parametrize(("text", "told"), _LINES)
def test_a_line_is_told_by_what_a_person_would_write_with_its_place_and_in_each_language(text: str, told: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        read_toml(text, "case.toml")
    (fault,) = caught.value.faults
    assert re.fullmatch(rf"not TOML: {re.escape(told)} \(at line \d+, column \d+\)", fault)
    for language in ("ru", "kk"):
        said = retold(fault, words(language))
        assert not re.findall(r"[a-z]{3,} [a-z]{2,}", said), said


def test_what_nothing_in_the_line_shows_is_told_in_the_words_of_the_parser() -> None:
    with pytest.raises(tomli.TOMLDecodeError) as caught:
        tomli.loads("a = 1 2")
    assert explained("a = 1 2", str(caught.value)) == str(caught.value)
    assert explained('a = "x" 2', "Expected newline or end of document after a statement (at line 1, column 9)").startswith(
        "within"
    )
    assert explained("a = 'x\" 2", "Expected newline or end of document after a statement (at line 1, column 9)").startswith(
        "a quo"
    )
    assert explained("a = ['\"\"' 2", "Unclosed array (at line 1, column 9)") == "a bracket is not closed (at line 1, column 9)"


def test_a_message_without_a_place_or_of_a_line_that_is_not_there_stays() -> None:
    assert explained("a", "no place") == "no place"
    assert explained("a", "Odd (at line 7, column 1)") == "Odd (at line 7, column 1)"
