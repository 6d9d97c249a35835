"""Faults that the checks must not overlook; each of these once passed, or ended in a bare error."""

from collections.abc import Callable

import pytest

from bologna_credits import (
    DefinitionError,
    read_definition,
)
from bologna_credits.law import Definition, check_data

Define = Callable[[str], Definition]


_SYSTEM = '[[systems]]\ncode = "XX-C"\nnames = { en = "credit" }\n'


_SCALE = '[[scales]]\ncode = "XX-S"\nnames = { en = "scale" }\n'


_ROWS = 'rows = [{ label = "A", passes = true }, { label = "F", passes = false }]\n'


def _boundary(day: str, known: str = "") -> str:
    return f'{{ day = {day}, is = "signed"{known} }}'


def _table(rows: str, more: str = "") -> str:
    return f'[[equivalences]]\nfrom = "XX-S"\nto = "ECTS-AF"\nbasis = "statute"\nsource = "a"\nrows = [{rows}]\n{more}'


HEAD = """
format = 1
country = "XX"
names = { en = "Nowhere" }
[sources.a]
title = "An act"
url = "https://example.org/a"
seen = "secondary"
"""


SYSTEM = '[[systems]]\ncode = "XX-C"\nnames = { en = "credit" }\n'


SCALE = '[[scales]]\ncode = "XX-S"\nnames = { en = "scale" }\n'


YEAR = 'years = [{ credits = 60, basis = "guide", source = "a" }]\n'


def rate(when: str, more: str = "") -> str:
    return f'[[systems.ects]]\nwhen = {{ {when} }}\nratio = 1\nbasis = "guide"\nsource = "a"\n{more}\n'


def credit_table(rows: str) -> str:
    practice = '[[credit_practices]]\ncode = "XX/P"\nbody = "a body"\nfrom = "ECTS"\nto = "XX-C"\n'
    return practice + f'[[credit_practices.rules]]\nsource = "a"\n{rows}\n'


@pytest.mark.parametrize(
    ("rest", "fault"),
    [
        (SCALE + 'rows = [{ label = "A", passes = true }, { label = "A", passes = false }]', "belongs to A and to A"),
        (SCALE + "numbers = { best = 1, lowest_pass = 4, worst = 5, step = 0 }", "scales[0].numbers: 0 is no step"),
        (SYSTEM + YEAR + 'hours = [{ low = -5, high = 3, basis = "guide", source = "a" }]', "hours are positive"),
        (SYSTEM + YEAR + 'hours = [{ low = 25, high = 30, minutes = 0, basis = "guide", source = "a" }]', "hours are positive"),
        (
            SYSTEM + rate('cycle = "first", activity = "practice"') + rate('activity = "practice.research"'),
            "two rows could both answer",
        ),
        (SYSTEM + rate('cycle = "first"') + rate('cycle = "first"', "default = true"), "needs authority"),
        (credit_table("ranges = [[4, 3, 1]]"), "a printed range is positive and low comes first: 4, 3"),
        (credit_table("ranges = [[0, 3, 1]]"), "a printed range is positive and low comes first: 0, 3"),
        (credit_table("ranges = [[4, 8, 3]]\nprinted = [[8, 6]]"), "one ends at 8, the next begins at 8"),
    ],
    ids=[
        "the same label twice",
        "no step",
        "negative hours",
        "an hour without minutes",
        "a kind of practice",
        "first voice unnamed",
        "a range from high to low",
        "a range from nothing",
        "two rows for one amount",
    ],
)
def test_a_file_that_would_answer_wrongly_is_kept_out(rest: str, fault: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        read_definition(HEAD + rest, "xx.toml")
    assert fault in str(caught.value)


@pytest.mark.parametrize("version", ["true", "1.0", '"1"', "2"])
def test_only_the_whole_number_of_the_format_is_accepted(version: str) -> None:
    with pytest.raises(DefinitionError, match="this version reads format 1"):
        read_definition(f'format = {version}\ncountry = "XX"\nnames = {{ en = "x" }}', "xx.toml")


@pytest.mark.parametrize("key", ["file", "distribution", "version", "digest"])
def test_a_file_cannot_say_where_it_came_from(key: str) -> None:
    with pytest.raises(DefinitionError, match=f"{key}: is not written in a file"):
        read_definition(f'{key} = "mine"\n' + HEAD, "xx.toml")


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ('[sources.b]\ntitle = " "\nurl = "u"\nseen = "secondary"', "needs a title and a url"),
        ('[sources.b]\ntitle = "t"\nurl = "u"\nseen = "primary"', "needs a quote"),
        (f'[sources.b]\ntitle = "t"\nurl = "u"\nseen = "primary"\nquote = "{"w " * 26}"', "the quote has 26 words"),
        ('[[systems]]\ncode = "xx c"\nnames = {}', "capital letters, digits and hyphens"),
        ('[[systems]]\ncode = "YY-C"\nnames = {}', "codes of this file start with XX"),
        (_SYSTEM + _SYSTEM, "the code is given twice"),
        ('[[credit_practices]]\ncode = "YY/P"\nbody = "b"\nfrom = "XX-C"\nto = "ECTS"\nrules = []', "start with XX/"),
        (_SYSTEM + f"starts = {_boundary('2012-01-01')}\nends = {_boundary('2011-01-01')}", "is later than"),
        (_SYSTEM + f"starts = {_boundary('2012-01-01', ', known = 2011-01-01')}", "is later than"),
        (_SYSTEM + 'ects = [{ ratio = ["2", "1"], basis = "statute", source = "a" }]', "low comes first"),
        (_SYSTEM + 'ects = [{ ratio = 0, basis = "statute", source = "a" }]', "a ratio is positive"),
        (_SYSTEM + 'hours = [{ low = 45, high = 40, basis = "statute", source = "a" }]', "hours are positive"),
        (_SYSTEM + 'hours = [{ low = 45, high = 45, contact = 50, basis = "statute", source = "a" }]', "contact hours are part"),
        (
            _SYSTEM + 'ects = [{ ratio = 1, basis = "statute", source = "a" }, { ratio = 2, basis = "statute", source = "a" }]',
            "needs authority",
        ),
        (
            _SYSTEM
            + 'ects = [{ ratio = 1, basis = "statute", source = "a", default = true }, { ratio = 2, basis = "statute", source = "a" }]',
            "needs authority",
        ),
        (
            _SYSTEM + 'ects = [{ ratio = 1, basis = "statute", source = "a", when = { cycle = "first" } },'
            ' { ratio = 2, basis = "statute", source = "a", when = { activity = "theory" } }]',
            "two rows could both answer",
        ),
        (_SCALE, "needs rows or numbers"),
        (
            _SCALE + 'rows = [{ label = "A", passes = true }, { label = "B", passes = true, aliases = ["a"] }]',
            "belongs to A and to B",
        ),
        (_SCALE + _ROWS + 'fail = "G"', "is no row"),
        (_SCALE + _ROWS + 'fail = "A"', "is a passing row"),
        (_SCALE + 'rows = [{ label = "A", passes = true, percent = [9, 1] }]', "runs from 9 to 1"),
        (
            _SCALE
            + 'rows = [{ label = "A", passes = true, percent = [5, 9] }, { label = "B", passes = true, percent = [1, 5] }]',
            "overlap",
        ),
        (
            _SCALE + 'rows = [{ label = "A", passes = true, points = 3 }, { label = "B", passes = true, points = 4 }]',
            "points do not run in one direction",
        ),
        (_SCALE + 'rows = [{ label = "F", passes = false }, { label = "A", passes = true }]', "is below a failing one"),
        (_SCALE + "numbers = { best = 10, lowest_pass = 11, worst = 0 }", "do not fit together"),
        (_SCALE + "numbers = { best = 10, lowest_pass = 5, worst = 0, step = 3 }", "does not lead"),
        (
            _SCALE + 'numbers = { best = 10, lowest_pass = 5, worst = 0 }\nrows = [{ label = "L", passes = true }]',
            "needs a value",
        ),
    ],
)
def test_what_makes_no_sense_keeps_a_file_out(define: Define, rest: str, words: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        define(rest)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        (_table('{ grade = "A", to = ["A"] }, { grade = "A", to = ["B"] }'), 'two rows for "A"'),
        (_table('{ grade = "A", to = [] }'), "leads nowhere"),
        (_table("", 'default = true\nauthority = "B"\n') + _table("", "default = true"), "mark only one default"),
        (_SCALE + _ROWS + _table('{ grade = "Z", to = ["A"] }'), '"Z" is no grade of XX-S'),
        (
            _SCALE + "numbers = { best = 9, lowest_pass = 5, worst = 0, step = 1 }\n" + _table('{ grade = "07", to = ["A"] }'),
            '"07" is no',
        ),
        (
            _SCALE + "numbers = { best = 9, lowest_pass = 5, worst = 0, step = 1 }\n" + _table('{ grade = "x", to = ["A"] }'),
            '"x" is no',
        ),
    ],
)
def test_a_table_that_makes_no_sense_keeps_a_file_out(define: Define, rest: str, words: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        define(rest)
    assert words in str(caught.value)


def test_a_gap_between_bands_and_an_implausible_year_are_notes(define: Define) -> None:
    rows = 'rows = [{ label = "A", passes = true, percent = [90, 99] }, { label = "F", passes = false, percent = [0, 80] }]\n'
    year = 'years = [{ credits = 60, basis = "statute", source = "a" }]\n'
    hours = 'hours = [{ low = 100, high = 100, basis = "statute", source = "a" }]\n'
    report = check_data(define(_SYSTEM + year + hours + _SCALE + rows))
    assert sorted(f.code for f in report.notes) == ["data.bands-gap", "data.year-load"]
    assert not report.fails
