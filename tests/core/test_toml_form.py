"""The TOML form: its leaves, the terms and sources of a file, and text that is no TOML."""

import datetime
from fractions import Fraction

import attrs
import pytest

from bologna_credits.core import AcademicTerm, ArgumentTypeError, DefinitionError, Seen, Source
from bologna_credits.core.reading import Pairs
from bologna_credits.core.structuring import structure
from bologna_credits.core.toml_form import TOML, Entries, read_toml, structure_sources

_SOURCE = Source("a", "An act", "https://example.org/a", Seen.SECONDARY)


@attrs.frozen
class Sheet:
    day: datetime.date | None = None
    number: Fraction | None = None
    names: Pairs = ()
    entries: Entries = ()
    term: AcademicTerm | None = None
    source: Source | None = None


def _read(text: str) -> Sheet:
    return structure(TOML, Sheet, read_toml(text, "x.toml"), file="x.toml", known={"a": _SOURCE})


def test_every_leaf_is_read() -> None:
    sheet = _read(
        'day = 2015-09-01\nnumber = "3/2"\nnames = { en = "x" }\nentries = { A = 1, B = "0.5" }\n'
        'term = "2018/2019-1/2"\nsource = "a"'
    )
    assert sheet == Sheet(
        datetime.date(2015, 9, 1),
        Fraction(3, 2),
        (("en", "x"),),
        (("A", Fraction(1)), ("B", Fraction(1, 2))),
        AcademicTerm.read("2018/2019-1/2"),
        _SOURCE,
    )


def test_a_term_may_be_a_table_with_its_days() -> None:
    term = _read('term = { name = "2018/2019-1/2", starts = 2018-08-20, ends = 2018-12-21 }').term
    assert term == AcademicTerm.read("2018/2019-1/2", starts="2018-08-20", ends="2018-12-21")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("number = 1.5", 'number: write 1.5 in quotes, or as a ratio such as "9/2"; a decimal without quotes is not exact'),
        ("number = true", 'number: must be a number, an integer or "p/q", and is true'),
        ('number = "1,000"', 'number: "1,000" is unclear: a thousand or a decimal comma; write "1000" or "1.000"'),
        ('day = "2015-09-01"', 'day: must be a day written without quotes, such as 2015-09-01, and is the text "2015-09-01"'),
        (
            "day = 2015-09-01T10:00:00",
            "day: must be a day written without quotes, such as 2015-09-01, and is 2015-09-01 10:00:00",
        ),
        ("names = { en = 5 }", "names.en: must be text, and is 5"),
        (
            "entries = { A = 1.5 }",
            'entries.A: write 1.5 in quotes, or as a ratio such as "9/2"; a decimal without quotes is not exact',
        ),
        ("entries = []", "entries: must be a table of numbers by grade, and is a list"),
        ('source = "b"', 'source: no source "b" in this file'),
        ('source = "aa"', 'source: no source "aa" in this file; did you mean "a"?'),
        ("source = 5", "source: must be the key of a source, and is 5"),
        ("term = 5", "term: must be a term such as 2018/2019-1/2, or a table with its name and days, and is 5"),
        ("term = {}", "term.name: is missing"),
    ],
)
def test_a_fault_of_a_leaf_has_its_path(text: str, fault: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        _read(text)
    assert caught.value.faults == (fault,)


def test_text_that_is_no_toml_names_line_and_column() -> None:
    with pytest.raises(DefinitionError, match=r"x\.toml: not TOML: .*line 1, column 5"):
        read_toml("a = ]", "x.toml")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = " + "[" * 5000 + "]" * 5000, "it is nested too deep"),
        ("a = " + "[" * 100 + "]" * 100, "it is nested too deep"),
        ("a" + ".a" * 100 + " = 1", "it is nested too deep"),
        ("[a" + ".a" * 5000 + "]", "it is nested too deep"),
        ("a = " + "9" * 5000, "a number has thousands of digits"),
        ("a = 1\nb = '\ud800'", "half of a character that is written as two (at line 2)"),
    ],
    ids=["lists", "few lists", "keys", "tables", "number", "surrogate"],
)
def test_hostile_text_is_one_error_that_names_the_file(text: str, told: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        read_toml(text, "x.toml")
    assert caught.value.file == "x.toml"
    assert told in str(caught.value)


def test_a_hundred_levels_are_read() -> None:
    assert read_toml("a = " + "[" * 99 + "]" * 99, "x.toml").keys() == {"a"}
    assert read_toml("a" + ".a" * 99 + " = 1", "x.toml").keys() == {"a"}


def test_bytes_are_no_text_and_a_byte_order_mark_is_passed_over() -> None:
    with pytest.raises(ArgumentTypeError, match="text must be the text of a file in TOML, and is bytes"):
        read_toml(b"a = 1", "x.toml")  # type: ignore[arg-type]
    assert read_toml("\ufeffa = 1", "x.toml") == {"a": 1}


def test_the_sources_of_a_file_are_read_by_key() -> None:
    table = {"title": "An act", "url": "https://example.org/a", "seen": "secondary"}
    assert structure_sources({"a": table}, "x.toml") == {"a": _SOURCE}


def test_all_faults_of_sources_are_collected() -> None:
    tables = {"a": 5, "b": {"key": "b"}, "c": {"title": "t", "url": "u", "seen": "read"}, "d": {}}
    with pytest.raises(DefinitionError) as caught:
        structure_sources(tables, "x.toml")
    assert caught.value.faults == (
        "sources.a: must be a table, and is 5",
        "sources.b: key is not written in a file; it is the name of the table",
        'sources.c.seen: cannot be "read"; use one of primary, secondary',
        "sources.d.title: is missing",
        "sources.d.url: is missing",
        "sources.d.seen: is missing",
    )
    with pytest.raises(DefinitionError, match="sources: must be a table of tables, and is 5"):
        structure_sources(5, "x.toml")
