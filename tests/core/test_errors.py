import pickle
import re

import pytest

from bologna_credits import (
    AmbiguousCodeError,
    ArgumentError,
    ArgumentTypeError,
    BolognaError,
    CircumstanceNeededError,
    DefinitionError,
    DocumentError,
    EquivalenceGapError,
    MixedCreditsError,
    MixedScalesError,
    NoConversionError,
    NumberError,
    UnclearDayError,
    UndecidedError,
    UnknownCodeError,
    UnknownGradeError,
    UnknownScaleError,
    UnknownSystemError,
)
from bologna_credits.core import (
    MissingExtraError,
    NestedCreditsError,
    NoCountryFileError,
    NotMemberError,
    NotWrittenError,
    NumberTypeError,
    PluginError,
    RuleFailsError,
    StalePickleError,
    UnknownCountryError,
    UnknownPracticeError,
    UnknownSchemeError,
    UnknownTableError,
    country_errors,
    country_names,
    errors,
)

# One of each, with the built-in that it fits and the parts of its message that help.
EXAMPLES: list[tuple[BolognaError, type[Exception], list[str]]] = [
    (NumberError('"x"', "is not a number", "write 7.5"), ValueError, ['"x"', "is not a number", "write 7.5"]),
    (NumberTypeError("a boolean"), TypeError, ["not a boolean", "give an int"]),
    (
        ArgumentError("mode", "half", ("half_up", "down")),
        ValueError,
        ["mode", '"half"', 'did you mean "half_up"?', "half_up, down"],
    ),
    (ArgumentTypeError("on", "int", "a date"), TypeError, ["on must be a date", "is int"]),
    (MixedCreditsError("add", "ECTS", "KZ-AK"), TypeError, ["cannot add ECTS and KZ-AK", 'convert_credits(…, to="ECTS")']),
    (MixedScalesError("IT-30", "NO-AF"), TypeError, ["IT-30", "NO-AF", 'convert_grade(…, to="IT-30")']),
    (UnknownCodeError("ECTZ", ("ECTS",), "look again"), LookupError, ['no code "ECTZ"', 'did you mean "ECTS"?', "look again"]),
    (UnknownSystemError("ZZ", ("ECTS", "KZ-AK")), LookupError, ['no credit system "ZZ"', "known: ECTS, KZ-AK"]),
    (UnknownScaleError("KX", ("KZ",)), LookupError, ['no grading scale "KX"', 'did you mean "KZ"?']),
    (UnknownPracticeError("DE/X", ()), LookupError, ['no practice "DE/X"']),
    (UnknownSchemeError("ERASMUS-21", ("ERASMUS-2021",)), LookupError, ["no mobility scheme", 'did you mean "ERASMUS-2021"?']),
    (UnknownTableError("T", ()), LookupError, ['no grading table "T"']),
    (UnknownCountryError("kazakstan", ("KZ", "US")), LookupError, ['no country "kazakstan"', 'did you mean "KZ" (Kazakhstan)?']),
    (NotMemberError("US", ("KZ",)), LookupError, ["United States is no member of the European Higher Education Area"]),
    (NoCountryFileError("NR", ("KZ",)), LookupError, ["no definition file for Nauru yet", "template"]),
    (
        AmbiguousCodeError("KZ", "credit system", ("KZ-RK", "KZ-AK"), "say on="),
        LookupError,
        ["several credit systems", "KZ-RK, KZ-AK", "say on="],
    ),
    (
        UnclearDayError("KZ", "2019-01-01", ("KZ-RK", "KZ-AK")),
        LookupError,
        ["which of KZ-RK and KZ-AK", "2019-01-01", "name the one that the documents use"],
    ),
    (
        UnknownGradeError("NO-AF", "Bestat", ("A", "Bestått")),
        LookupError,
        ['NO-AF has no grade "Bestat"', 'did you mean "Bestått"?', "it has A, Bestått"],
    ),
    (
        CircumstanceNeededError("the rate", (("cycle", ("first", "second")), ("activity", ("theory",)))),
        LookupError,
        ["the rate depends", "cycle= one of first, second", "activity= one of theory"],
    ),
    (UndecidedError("the rules give 4.5 to 5.4", "choose with policy="), ValueError, ["4.5 to 5.4", "choose with policy="]),
    (
        NoConversionError("A", "B", ("table 1", "table 2"), "name one"),
        LookupError,
        ["from A to B", "there are: table 1, table 2", "name one"],
    ),
    (EquivalenceGapError("A", "B", "89.5", ("85–89", "90–94")), LookupError, ["A to B", '"89.5"', "85–89, 90–94"]),
    (NestedCreditsError((("P", "A"),)), ValueError, ["A within P", '"topmost"']),
    (DefinitionError("kz.toml", ("one", "two")), ValueError, ["kz.toml: one\nkz.toml: two"]),
    (DocumentError("a.xml", "not XML", 3, 7), ValueError, ["a.xml, line 3, column 7: not XML"]),
    (NotWrittenError("a.json", "No space left"), OSError, ["a.json was not written: No space left"]),
    (
        PluginError("example", "1.0", ("one", "two")),
        ImportError,
        ["the plug-in example 1.0 is left out: one; two", "uninstall example"],
    ),
    (RuleFailsError(("too short", "too late")), ValueError, ["too short; too late"]),
    (
        StalePickleError("grading scale", "KZ-2011", "0123456789ab", "0.9", "1.0", "ba9876543210"),
        LookupError,
        [
            "0.9",
            'grading scale "KZ-2011" (0123456789ab)',
            "1.0 has another (ba9876543210)",
            "the stored JSON form",
            "the version",
        ],
    ),
    (StalePickleError("credit system", "KZ-RK", "0123456789ab", "0.9", here="1.0"), LookupError, ["1.0 has no such code"]),
    (MissingExtraError("lxml", "xml"), ImportError, ["lxml is not installed", "pip install 'bologna_credits[xml]'"]),
]


NAMES = [type(error).__name__ for error, _, _ in EXAMPLES]


def test_the_examples_hold_every_error_of_the_module() -> None:
    every = {
        name
        for module in (errors, country_errors)
        for name, value in vars(module).items()
        if isinstance(value, type) and issubclass(value, BolognaError) and value is not BolognaError
    }
    assert every == set(NAMES)


@pytest.mark.parametrize(("error", "builtin", "parts"), EXAMPLES, ids=NAMES)
def test_a_message_says_what_was_wrong_and_what_to_do(error: BolognaError, builtin: type[Exception], parts: list[str]) -> None:
    assert [part for part in parts if part not in str(error)] == []


OF_PROGRAMS = {
    "int",
    "fraction",
    "decimal",
    "pip",
    "install",
    "python",
    "template",
    "pickle",
    "json",
    "topmost",
    "leaves",
    "courses",
}
"""Words within templates that are code, and the same in every language."""


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize(("error", "builtin", "parts"), EXAMPLES, ids=NAMES)
def test_a_message_in_another_language_has_no_english_word_but_those_of_its_facts(
    error: BolognaError, builtin: type[Exception], parts: list[str], language: str
) -> None:
    def words(text: str) -> set[str]:
        return {word.casefold() for word in re.findall("[A-Za-z]{2,}", re.sub("[A-Za-z_]+[(=]", "", text))}

    named = set(country_names.COUNTRY_NAMES.values()) if isinstance(error, UnknownCountryError) else set()
    own = set().union(*(words(text) for text in (*map(str, error.args), *map(repr, error.args), *named)))
    said = error.text(language)
    assert words(said) - own - words("bologna_credits") - OF_PROGRAMS == set()
    assert re.search("[а-яәіңғүұқөһ]", said) or isinstance(error, RuleFailsError | DefinitionError | UndecidedError)
    assert error.text() == error.text("en") == error.message
    assert "{" not in said


def test_the_nearest_code_stands_in_the_message_of_every_language() -> None:
    error = UnknownScaleError("KX", ("KZ",))
    assert "возможно, имелось в виду «KZ»?" in error.text("ru")
    assert "мүмкін, «KZ» дегіңіз келген шығар?" in error.text("kk")


def test_all_faults_of_a_file_are_told_after_its_name_and_known_ones_in_the_language() -> None:
    many = DefinitionError("kz.toml", ('home.scale: no grading scale "KX"', "something else", *map(str, range(30))))
    lines = many.text("ru").splitlines()
    assert lines[:2] == ["kz.toml: home.scale: нет шкалы оценок «KX»", "kz.toml: something else"]
    assert lines[-1] == "kz.toml: и еще ошибок: 12"


@pytest.mark.parametrize(
    ("place", "ru"),
    [({}, "a.csv: "), ({"line": 3}, "a.csv, строка 3: "), ({"column": 7}, "a.csv, столбец 7: "), ({"line": 3, "column": 7}, "a.csv, строка 3, столбец 7: ")],
)  # fmt: skip
def test_the_place_in_a_document_is_told_in_the_language(place: dict[str, int], ru: str) -> None:
    error = DocumentError("a.csv", "is empty: no cell of it holds anything", **place)
    assert error.text("ru") == f"{ru}пусто: ни в одной ячейке ничего нет"


def test_the_days_of_each_choice_are_told_in_the_language() -> None:
    error = AmbiguousCodeError("SE", "grading scale", ("SE-AF (at any time)", "SE-345"), "name one")
    assert "SE-AF (в любое время), SE-345" in error.text("ru")


@pytest.mark.parametrize(("error", "builtin", "parts"), EXAMPLES, ids=NAMES)
def test_an_error_is_also_the_fitting_builtin(error: BolognaError, builtin: type[Exception], parts: list[str]) -> None:
    with pytest.raises(builtin):
        raise error


@pytest.mark.parametrize(("error", "builtin", "parts"), EXAMPLES, ids=NAMES)
def test_an_error_pickles_with_its_fields(error: BolognaError, builtin: type[Exception], parts: list[str]) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert again.args == error.args
    assert str(again) == str(error)


@pytest.mark.parametrize(("error", "builtin", "parts"), EXAMPLES, ids=NAMES)
def test_an_error_is_no_bare_key_error(error: BolognaError, builtin: type[Exception], parts: list[str]) -> None:
    assert not isinstance(error, KeyError)


def test_the_root_says_that_the_library_was_used_wrongly() -> None:
    assert str(BolognaError()) == "the library was used wrongly"


def test_an_argument_with_nothing_to_choose_from_is_told_alone() -> None:
    assert str(ArgumentError("mode", "x")) == 'mode cannot be "x"'


def test_a_single_choice_is_not_told_as_one_of_several() -> None:
    assert str(ArgumentError("on", "x", ("a day as YYYY-MM-DD",))) == 'on cannot be "x"; use a day as YYYY-MM-DD'


def test_two_unranked_grades_of_one_scale_are_told_so() -> None:
    assert "a grade of PF that has no rank" in str(MixedScalesError("PF", "PF"))


def test_twelve_known_codes_are_printed() -> None:
    known = tuple(f"Q{i}" for i in range(12))
    assert f"known: {', '.join(known)}" in str(UnknownSystemError("ZZZ", known))


def test_more_known_codes_than_a_reader_can_use_are_not_printed() -> None:
    assert str(UnknownSystemError("ZZZ", tuple(f"Q{i}" for i in range(13)))) == 'no credit system "ZZZ"'


def test_a_country_with_one_item_out_of_force_is_not_told_that_it_has_several() -> None:
    assert '"XX" has one credit system: XX-A;' in str(AmbiguousCodeError("XX", "credit system", ("XX-A",), "name it"))


def test_an_unclear_day_with_one_candidate_asks_whether_and_not_which() -> None:
    assert "do not settle whether XX-A held" in str(UnclearDayError("XX", "2019-01-01", ("XX-A",)))


def test_a_scale_of_numbers_prints_its_range_instead_of_its_labels() -> None:
    assert "it has 30 to 0" in str(UnknownGradeError("IT-30", "31", ("30L",), "30 to 0"))


def test_a_conversion_without_choices_is_told_without_them() -> None:
    assert str(NoConversionError("A", "B", (), "say by=")) == "no single rule leads from A to B; say by="


def test_a_gap_without_neighbours_is_told_without_them() -> None:
    assert str(EquivalenceGapError("A", "B", "x", ())) == 'the table A to B has no row for "x"'


def test_a_document_fault_without_a_place_names_the_file_alone() -> None:
    assert str(DocumentError("a.xml", "empty")) == "a.xml: empty"
