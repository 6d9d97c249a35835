"""Definition files: shape, sense, and the catalogue that finds what they say."""

import pickle
import threading
from collections.abc import Callable

import pytest

import bologna_credits
from bologna_credits import (
    AmbiguousCodeError,
    Catalogue,
    DefinitionError,
    UnclearDayError,
    UnknownScaleError,
    UnknownSystemError,
    credit_system,
    default_catalogue,
    grading_scale,
    grading_table,
    practice,
    read_definition,
)
from bologna_credits.core import UnknownCountryError, UnknownPracticeError, UnknownTableError
from bologna_credits.law import Definition, GradePractice, check_data

Define = Callable[[str], Definition]
Extend = Callable[[str], Catalogue]

_SYSTEM = '[[systems]]\ncode = "XX-C"\nnames = { en = "credit" }\n'
_RATE = 'ects = [{ ratio = "3/2", basis = "statute", source = "a" }]\n'
_SCALE = '[[scales]]\ncode = "XX-S"\nnames = { en = "scale" }\n'
_ROWS = 'rows = [{ label = "A", passes = true }, { label = "F", passes = false }]\n'


@pytest.mark.parametrize(
    ("rest", "fault"),
    [
        ("[[systems]\n", "not TOML"),
        (_SYSTEM + 'ects = [{ ratio = 1.5, basis = "statute", source = "a" }]', "systems[0].ects[0].ratio: write exact numbers"),
        (_SYSTEM + 'ects = [{ ratio = [1, 2, 3], basis = "statute", source = "a" }]', "one number or a list of two"),
        (_SYSTEM + 'ects = [{ ratio = true, basis = "statute", source = "a" }]', "is a number"),
        (_SYSTEM + 'ects = [{ ratio = "x", basis = "statute", source = "a" }]', "is not a number"),
        (
            _SYSTEM + 'ects = [{ ratio = 1, basis = "statut", source = "a" }]',
            'ects[0].basis: cannot be "statut"; did you mean "statute"',
        ),
        (_SYSTEM + 'ects = [{ ratio = 1, basis = "qqqq", source = "a" }]', "use one of statute"),
        (_SYSTEM + 'ects = [{ ratio = 1, basis = "statute", source = "b" }]', 'no source "b" in this file'),
        (_SYSTEM + 'ects = [{ ratio = 1, basis = "statute", source = "aa" }]', 'did you mean "a"'),
        (_SYSTEM + 'ects = [{ ratio = 1, basis = "statute" }]', "systems[0].ects[0].source: is missing"),
        (_SYSTEM + "ects = 5", "systems[0].ects: is a list, not 5"),
        (_SYSTEM + "ects = [5]", "systems[0].ects[0]: is a table, not 5"),
        (_SYSTEM + "hols = true", 'systems[0]: unknown key "hols"'),
        (_SYSTEM + "zzzz = true", "known: code, names"),
        (_SYSTEM + "whole = 1", "systems[0].whole: is true or false, not 1"),
        (_SYSTEM + "in_force = 1", "write starts and ends"),
        (_SYSTEM + 'starts = { day = "2011", is = "signed" }', "systems[0].starts.day: is a day written without quotes"),
        ("systems = [{ code = 5, names = 5 }]", "systems[0].names: is a table of texts by language"),
        ("systems = [{ code = 5, names = 5 }]", "systems[0].code: is text, not 5"),
        ("systems = [7]", "systems[0]: is a table, not 7"),
        ("scales = 7", "scales: is a list, not 7"),
        (
            _SCALE + 'rows = [{ label = "A", passes = true, percent = [1] }]',
            "scales[0].rows[0].percent: is a list of 2, not of 1",
        ),
        (
            _SYSTEM + 'hours = [{ low = 1, high = 1, minutes = true, basis = "statute", source = "a" }]',
            "minutes: is a whole number, not true",
        ),
        (
            '[[tables]]\ncode = "XX-T"\nscale = "XX-S"\npopulation = "course"\nsource = "a"\nentries = 5',
            "tables[0].entries: is a table of numbers",
        ),
        ('file = "x"', "file: is not written in a file"),
        (_SYSTEM + "aliases = {}", "aliases: is a list, not a table"),
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


@pytest.mark.parametrize(
    ("sources", "fault"),
    [
        ("sources = 5", "sources: is a table of tables, not 5"),
        ("[sources]\na = 5", "sources.a: is a table, not 5"),
        ('[sources.a]\ntitle = "t"\nseen = "primary"', "sources.a.url: is missing"),
        ('[sources.a]\nkey = "b"', "sources.a: key is not written in a file"),
    ],
)
def test_a_fault_in_a_source_is_told(sources: str, fault: str) -> None:
    with pytest.raises(DefinitionError, match=fault.replace(".", r"\.")):
        read_definition('format = 1\ncountry = "XX"\nnames = { en = "x" }\n' + sources, "xx.toml")


def test_the_code_of_a_country_is_one_word_of_capital_letters() -> None:
    with pytest.raises(DefinitionError, match="x-y: country is two capital letters"):
        read_definition('format = 1\ncountry = "x-y"\nnames = { en = "x" }', "xy.toml")


def _boundary(day: str, known: str = "") -> str:
    return f'{{ day = {day}, is = "signed"{known} }}'


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ('[sources.b]\ntitle = " "\nurl = "u"\nseen = "secondary"', "needs a title and a url"),
        ('[sources.b]\ntitle = "t"\nurl = "u"\nseen = "primary"', "needs a quote"),
        (f'[sources.b]\ntitle = "t"\nurl = "u"\nseen = "primary"\nquote = "{"w " * 26}"', "the quote has 26 words"),
        ('[[systems]]\ncode = "xx c"\nnames = {}', "capital letters, digits and hyphens"),
        ('[[systems]]\ncode = "YY-C"\nnames = {}', "codes of this file start with XX"),
        (_SYSTEM + _SYSTEM, "the code stands twice"),
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
        (_SCALE + 'rows = [{ label = "F", passes = false }, { label = "A", passes = true }]', "stands below a failing one"),
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


def _table(rows: str, more: str = "") -> str:
    return f'[[equivalences]]\nfrom = "XX-S"\nto = "ECTS-AF"\nbasis = "statute"\nsource = "a"\nrows = [{rows}]\n{more}'


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


def test_a_country_finds_the_system_and_scale_in_force() -> None:
    assert credit_system("kz", on="2015-09-01").code == "KZ-RK"
    assert credit_system("KZ", on="2023-09-01").code == "KZ-AK"
    assert grading_scale("KZ", on="2015-09-01").code == "KZ-2011"
    assert grading_scale("KZ", on="2023-09-01").code == "KZ-2018"
    assert grading_scale("kz-2011").code == "KZ-2011"


def test_between_two_acts_the_country_is_not_guessed() -> None:
    with pytest.raises(UnclearDayError, match="KZ-RK and KZ-AK"):
        credit_system("KZ", on="2018-11-01")


def test_a_country_with_several_and_no_day_lists_them() -> None:
    with pytest.raises(AmbiguousCodeError, match=r"KZ-RK .* KZ-AK .*name one, or say the day"):
        credit_system("KZ")
    with pytest.raises(AmbiguousCodeError, match="none was in force on 1990-01-01"):
        credit_system("KZ", on="1990-01-01")
    with pytest.raises(AmbiguousCodeError, match="name the one that counts on 2020-01-01"):
        grading_scale("DE", on="2020-01-01")


def test_a_code_that_does_not_exist_names_the_nearest() -> None:
    with pytest.raises(UnknownSystemError, match='did you mean "KZ-RK"'):
        credit_system("KZ-RQ")
    with pytest.raises(UnknownScaleError, match='did you mean "NO-AF"'):
        grading_scale("NOO-AF")
    with pytest.raises(UnknownPracticeError, match='did you mean "KZ/KazNU"'):
        practice("KZ/KazNUU")
    with pytest.raises(UnknownPracticeError):
        practice("QQ/X")
    with pytest.raises(UnknownTableError, match='did you mean "ECTS-LETTERS"'):
        grading_table("ECTS-LETTER")
    with pytest.raises(UnknownTableError):
        grading_table("QQ-LETTERS")
    with pytest.raises(UnknownCountryError):
        default_catalogue().definitions("QQ")
    with pytest.raises(UnknownCountryError):
        default_catalogue().definitions("../x")


def _target(code: str, on: str) -> str:
    found = practice(code, on=on)
    assert isinstance(found, GradePractice)
    return found.to


def test_a_practice_that_changed_needs_its_day() -> None:
    assert _target("de/passau-sobi", "2024-10-01") == "DE-THIRDS"
    assert _target("DE/Passau-SoBi", "2026-01-01") == "DE-TENTHS"
    with pytest.raises(AmbiguousCodeError, match="say the day that counts"):
        practice("DE/Passau-SoBi")
    with pytest.raises(UnknownPracticeError, match="on 2000-01-01 it was not in force"):
        practice("DE/Passau-WiWi", on="2000-01-01")


_PRACTICE = '[[credit_practices]]\ncode = "XX/P"\nbody = "b"\nfrom = "XX-C"\nto = "ECTS"\nrules = []\n'


def test_a_practice_whose_day_is_not_settled_is_not_guessed(with_country: Extend) -> None:
    catalogue = with_country(_PRACTICE + f"starts = {_boundary('2012-01-01', ', known = 2013-01-01')}")
    with pytest.raises(UnclearDayError, match="whether"):
        catalogue.practice("XX/P", "2012-06-01")
    assert catalogue.practice("XX/P", "2013-06-01").code == "XX/P"
    assert catalogue.practice("XX/P").code == "XX/P"


def test_a_new_catalogue_replaces_without_touching_the_old(with_country: Extend, define: Define) -> None:
    catalogue = with_country(_SYSTEM + _RATE + _SCALE + _ROWS)
    assert catalogue.credit_system("XX").ects[0].ratio.low * 2 == 3
    assert "XX" in catalogue.prefixes
    again = catalogue.with_definition(define(_SYSTEM + 'ects = [{ ratio = 2, basis = "statute", source = "a" }]'))
    assert again.credit_system("XX-C").ects[0].ratio.low == 2
    assert str(again.credit_system("XX-C")) == "XX-C: credit"
    with pytest.raises(UnknownSystemError):
        default_catalogue().credit_system("XX-C")
    assert pickle.loads(pickle.dumps(catalogue)).credit_system("XX-C") == catalogue.credit_system("XX-C")
    assert pickle.loads(pickle.dumps(default_catalogue())) is default_catalogue()


def test_equivalences_are_directed_dated_and_found_by_either_country(with_country: Extend) -> None:
    catalogue = default_catalogue()
    assert catalogue.equivalences("KZ-2011", "ECTS-AF")[0].row(catalogue.grading_scale("KZ-2011").grade("A-")) is not None
    assert catalogue.equivalences("NO-AF", "KZ-2011") == ()
    assert catalogue.equivalences("QQ-1", "QQ-2") == ()
    dated = with_country(_SCALE + _ROWS + _table('{ grade = "A", to = ["A"] }', f"ends = {_boundary('2012-01-01')}"))
    assert dated.equivalences("xx-s", "ects-af", "2011-01-01")
    assert not dated.equivalences("XX-S", "ECTS-AF", "2013-01-01")
    assert dated.equivalences("XX-S", "ECTS-AF")[0].name == "XX-S → ECTS-AF"


def test_where_a_decision_rests_is_told_by_file_and_digest() -> None:
    origins = default_catalogue().origins(["KZ-RK", "KZ-2011", "QQ-1", "KZ/KazNU"])
    assert [origin.split(": ")[1].split(" ")[0] for origin in origins] == ["countries/kz.toml", "practices/kz.toml"]
    assert origins[0].startswith(f"bologna_credits {bologna_credits.__version__}: countries/kz.toml (")


def test_threads_that_ask_at_once_get_the_same_answer() -> None:
    root = default_catalogue()._root.path
    catalogue, found = Catalogue(root), []
    barrier = threading.Barrier(8)

    def ask() -> None:
        barrier.wait()
        found.append(catalogue.grading_scale("KZ-2011"))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert all(scale is found[0] for scale in found)


def test_answers_are_remembered_only_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bologna_credits.law.catalogue._MOST_ANSWERS", 2)
    catalogue = Catalogue(default_catalogue()._root.path)
    for day in ("2014-09-01", "2015-09-01", "2016-09-01"):
        assert catalogue.grading_scale("KZ", day).code == "KZ-2011"
    assert len(catalogue._scale_answers) == 1
