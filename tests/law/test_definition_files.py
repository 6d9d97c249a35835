"""Definition files: shape, sense, and the catalogue that finds their content."""

from collections.abc import Callable

import pytest

from bologna_credits import (
    DefinitionError,
    default_catalogue,
    read_definition,
)
from bologna_credits.law import Definition, check_data

Define = Callable[[str], Definition]


_SYSTEM = '[[systems]]\ncode = "XX-C"\nnames = { en = "credit" }\n'


_SCALE = '[[scales]]\ncode = "XX-S"\nnames = { en = "scale" }\n'


@pytest.mark.parametrize(
    ("rest", "fault"),
    [
        ("[[systems]\n", "not TOML"),
        (_SYSTEM + 'ects = [{ ratio = 1.5, basis = "statute", source = "a" }]', "systems[0].ects[0].ratio: write 1.5 in quotes"),
        (_SYSTEM + 'ects = [{ ratio = [1, 2, 3], basis = "statute", source = "a" }]', "one number or a list of two"),
        (_SYSTEM + 'ects = [{ ratio = true, basis = "statute", source = "a" }]', "must be a number"),
        (_SYSTEM + 'ects = [{ ratio = "x", basis = "statute", source = "a" }]', "is not a number"),
        (
            _SYSTEM + 'ects = [{ ratio = 1, basis = "statut", source = "a" }]',
            'ects[0].basis: cannot be "statut"; did you mean "statute"',
        ),
        (_SYSTEM + 'ects = [{ ratio = 1, basis = "qqqq", source = "a" }]', "use one of statute"),
        (_SYSTEM + 'ects = [{ ratio = 1, basis = "statute", source = "b" }]', 'no source "b" in this file'),
        (_SYSTEM + 'ects = [{ ratio = 1, basis = "statute", source = "aa" }]', 'did you mean "a"'),
        (_SYSTEM + 'ects = [{ ratio = 1, basis = "statute" }]', "systems[0].ects[0].source: is missing"),
        (_SYSTEM + "ects = 5", "systems[0].ects: must be a list, and is 5"),
        (_SYSTEM + "ects = [5]", "systems[0].ects[0]: must be a table, and is 5"),
        (_SYSTEM + "hols = true", 'systems[0]: unknown key "hols"'),
        (_SYSTEM + "zzzz = true", "known: code, names"),
        (_SYSTEM + "whole = 1", "systems[0].whole: must be true or false, and is 1"),
        (_SYSTEM + "in_force = 1", "write starts and ends"),
        (_SYSTEM + 'starts = { day = "2011", is = "signed" }', "systems[0].starts.day: must be a day written without quotes"),
        ("systems = [{ code = 5, names = 5 }]", "systems[0].names: must be a table of texts by language"),
        ("systems = [{ code = 5, names = 5 }]", "systems[0].code: must be text, and is 5"),
        ("systems = [7]", "systems[0]: must be a table, and is 7"),
        ("scales = 7", "scales: must be a list, and is 7"),
        (
            _SCALE + 'rows = [{ label = "A", passes = true, percent = [1] }]',
            "scales[0].rows[0].percent: must be a list of 2, and is one of 1",
        ),
        (
            _SYSTEM + 'hours = [{ low = 1, high = 1, minutes = true, basis = "statute", source = "a" }]',
            "minutes: must be a whole number, and is true",
        ),
        (
            '[[tables]]\ncode = "XX-T"\nscale = "XX-S"\npopulation = "course"\nsource = "a"\nentries = 5',
            "tables[0].entries: must be a table of numbers",
        ),
        ('file = "x"', "file: is not written in a file"),
        (_SYSTEM + "aliases = {}", "aliases: must be a list, and is a table"),
    ],
)
def test_a_fault_of_shape_is_told_with_its_path(define: Define, rest: str, fault: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        define(rest)
    assert fault in str(caught.value)


def test_all_faults_are_told_at_once(define: Define) -> None:
    with pytest.raises(DefinitionError) as caught:
        define(_SYSTEM + "whole = 1\naliases = 2\nregion = 3\n")
    assert len(caught.value.faults) == 3


@pytest.mark.parametrize("head", ["", "format = 2\n", 'format = "1"\n'])
def test_an_unknown_format_version_is_refused(head: str) -> None:
    with pytest.raises(DefinitionError, match="this version reads format 1"):
        read_definition(head + 'country = "XX"\nnames = { en = "x" }', "xx.toml")


def _table(rows: str, more: str = "") -> str:
    return f'[[equivalences]]\nfrom = "XX-S"\nto = "ECTS-AF"\nbasis = "statute"\nsource = "a"\nrows = [{rows}]\n{more}'


def test_numbers_and_rows_of_one_scale_can_stand_in_a_table(define: Define) -> None:
    numbers = "numbers = { best = 9, lowest_pass = 5, worst = 0, step = 1 }\n"
    definition = define(_SCALE + numbers + _table('{ grade = "7", to = ["A"] }'))
    row = definition.equivalences[0].row(definition.scales[0].grade("7"))
    assert row is not None
    assert row.to == ("A",)


def test_every_bundled_file_loads_and_makes_sense() -> None:
    definitions = list(default_catalogue().all())
    assert {"KZ", "ECTS", "NO", "DE", "IT", "GB", "BE", "FR"} <= {definition.country for definition in definitions}
    for definition in definitions:
        assert not check_data(definition).fails
        assert all(source.quote for source in definition.sources if source.seen.value == "primary")
        assert definition.origin.distribution == "bologna_credits"
        assert definition.origin.file in str(definition.origin)


_STAGES = """\
format = 1
country = "XX"
names = { en = "Nowhere" }
version = "2"

[sources.a]
title = "An act"
url = "https://example.org"

[[systems]]
code = "YY-C"
names = { en = "credit" }
ects = [{ ratio = ["3", "2"], basis = "statute", source = "a" }]

[[systems]]
code = "XX-D"
names = 5

[[scales]]
code = "XX-2"
names = { en = "words" }
basis = "statute"
source = "a"
rows = [{ label = "A", passes = true }, { label = "a", passes = false }]
"""


def test_faults_of_shape_of_sources_and_of_sense_are_told_at_once_and_none_that_only_follows() -> None:
    with pytest.raises(DefinitionError) as raised:
        read_definition(_STAGES, "xx.toml")
    places = [fault.partition(": ")[0] for fault in raised.value.faults]
    assert places[:3] == ["version", "sources.a.seen", "systems[1].names"]
    assert {"YY-C", "XX-2"} == {place.partition(" ")[0] for place in places[3:]}  # the letter of the country, the range, two rows
    assert len(places) == 6
    assert "no source" not in str(raised.value)


def test_a_file_without_a_country_or_a_table_of_sources_tells_its_shape_alone() -> None:
    with pytest.raises(DefinitionError) as raised:
        read_definition(_STAGES.replace('country = "XX"', "country = 5"), "xx.toml")
    assert [fault.partition(": ")[0] for fault in raised.value.faults] == [
        "version",
        "sources.a.seen",
        "country",
        "systems[1].names",
    ]
    with pytest.raises(DefinitionError) as raised:
        read_definition(_STAGES.partition("[sources.a]")[0] + "sources = 5\n", "xx.toml")
    assert [fault.partition(": ")[0] for fault in raised.value.faults] == ["version", "sources"]
