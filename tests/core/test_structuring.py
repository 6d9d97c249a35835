"""The strict walker: the values that it reads, and the faults of the others."""

import enum
import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any, Literal

import attrs
import pytest

import bologna_credits
from bologna_credits.core import ArgumentError, DefinitionError
from bologna_credits.core.languages import words
from bologna_credits.core.retold import retold
from bologna_credits.core.shapes import Dialect, Known, Leaf, StandIn
from bologna_credits.core.structuring import Fault, check_format, lines_of, misspelt, shown, structure
from bologna_credits.core.toml_form import TOML


class Colour(enum.StrEnum):
    RED = "red"
    BLUE = "blue"


@attrs.frozen
class Days:
    starts: int | None = None
    ends: int | None = None


def _positive(_: object, __: object, value: int) -> None:
    if value < 1:
        raise ArgumentError("size", str(value), ("1 or more",))


@attrs.frozen
class Box:
    size: int = attrs.field(validator=_positive)
    colour: Colour = Colour.RED
    side: Literal["left", "right"] | None = None
    inside: "tuple[Box, ...]" = ()
    pair: tuple[int, int] | None = None
    start: str = ""
    in_force: Days = Days()
    owner: "Owner | None" = None


@attrs.frozen
class Owner:
    name: str


@attrs.frozen
class Written:
    nick: str


@attrs.frozen
class Holder:
    held: Hashable = None
    one: Box | str | None = None
    flag: bool | str = False


def _owner(written: Written) -> Owner:
    if written.nick == "nobody":
        raise ArgumentError("nick", written.nick)
    return Owner(written.nick)


def _number(text: Any, known: Known) -> int:
    if text in known:
        return int(known[text])
    if text == "13":
        raise ArgumentError("number", text)
    raise Fault(f"is no number, {text}")


_LEAVES = {str: Leaf("text", (str,)), bool: Leaf("true or false", (bool,)), int: Leaf("a whole number", (int,))}
PLAIN = Dialect(
    leaves=_LEAVES,
    names={"start": "from"},
    spread={"in_force": ("starts", "ends")},
    stand_ins={Owner: StandIn(Written, read=_owner, write=lambda owner: Written(owner.name), at="nick")},
)
MARKED = Dialect(
    table="an object",
    null="null",
    leaves={**_LEAVES, int: Leaf("a number as text", (str,), _number, mark="number")},
    widen={Hashable: (None, str, int, bool, Colour, Owner, Days, tuple[Hashable, ...])},
    tags={Owner: "Owner", Days: "Days", Colour: "Colour"},
)


def _read(kind: type, value: object, dialect: Dialect = PLAIN, known: Known | None = None) -> Any:
    return structure(dialect, kind, value, file="x", known=known or {})


def _faults(kind: type, value: object, dialect: Dialect = PLAIN) -> list[str]:
    with pytest.raises(DefinitionError) as caught:
        _read(kind, value, dialect)
    assert caught.value.file == "x"
    return list(caught.value.faults)


def test_a_table_becomes_an_instance() -> None:
    table = {"size": 1, "colour": "blue", "side": "left", "inside": [{"size": 2}], "pair": [1, 2], "from": "here", "starts": 3}
    assert _read(Box, table) == Box(1, Colour.BLUE, "left", (Box(2),), (1, 2), "here", Days(3))


def test_a_class_is_read_by_the_fields_of_its_stand_in() -> None:
    assert _read(Box, {"size": 1, "owner": {"nick": "Ann"}}).owner == Owner("Ann")
    assert _faults(Box, {"size": 1, "owner": {"nick": "nobody"}}) == ['owner.nick: nick cannot be "nobody"']
    assert _faults(Box, {"size": 1, "owner": {"name": "Ann"}}) == [
        "owner.nick: is missing",
        'owner: unknown key "name"; known: nick',
    ]


def test_all_faults_are_collected_each_with_its_path() -> None:
    table = {
        "colour": "rad",
        "side": "up",
        "inside": [{"size": 1}, {"size": 0}, {"size": "1"}, 5, {"size": 1, "inside": [{"sise": 1}]}],
        "pair": [1],
        "from": None,
        "starts": "a",
        "zzzz": 1,
    }
    assert set(_faults(Box, table)) == {
        'colour: cannot be "rad"; did you mean "red"?; use one of red, blue',
        'side: cannot be "up"; use one of left, right',
        'inside[1]: size cannot be "0"; use 1 or more',
        'inside[2].size: must be a whole number, and is the text "1"',
        "inside[3]: must be a table, and is 5",
        'inside[4].inside[0]: unknown key "sise"; did you mean "size"?',
        "inside[4].inside[0].size: is missing",
        "pair: must be a list of 2, and is one of 1",
        "from: must be text, and is nothing",
        'starts: must be a whole number, and is the text "a"',
        'unknown key "zzzz"; known: size, colour, side, inside, pair, from, starts, ends, owner',
        "size: is missing",
    }


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ({"size": True}, "size: must be a whole number, and is true"),
        ({"size": 1.0}, "size: must be a whole number, and is 1.0"),
        ({"size": 1, "from": 5}, "from: must be text, and is 5"),
        ({"size": 1, "from": False}, "from: must be text, and is false"),
        ({"size": 1, "inside": {}}, "inside: must be a list, and is a table"),
        ({"size": 1, "colour": 1}, "colour: must be one of red, blue, and is 1"),
        ({"size": 1, "start": "x"}, 'unknown key "start"; did you mean "starts"?'),
        ({"size": 1, "in_force": {}}, "in_force is not written in a file; write starts and ends"),
        ([], "must be a table, and is a list"),
    ],
)
def test_nothing_is_coerced(table: object, fault: str) -> None:
    assert _faults(Box, table) == [fault]


def test_an_absent_value_stands_only_where_it_may() -> None:
    assert _read(Box, {"size": 1, "side": None, "pair": None, "owner": None}) == Box(1)
    assert _faults(Box, {"size": None}, MARKED) == ["size: must be a number as text, and is null"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("5", "5"),
        (None, None),
        (True, True),
        ({"number": "five"}, 5),
        ({"is": "Colour", "word": "red"}, Colour.RED),
        ({"is": "Owner", "name": "Ann"}, Owner("Ann")),
        ({"is": "Days"}, Days()),
        (["a", [{"number": "five"}]], ("a", (5,))),
    ],
)
def test_the_form_of_the_data_tells_which_of_several_it_is(written: object, value: object) -> None:
    read = _read(Holder, {"held": written}, MARKED, {"five": 5}).held
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ({"number": "13"}, 'held.number: number cannot be "13"'),
        ({"number": "x"}, "held.number: is no number, x"),
        ({"number": 5}, "held.number: must be a number as text, and is 5"),
        ({"is": "Colour", "word": "rod"}, 'held.word: cannot be "rod"; did you mean "red"?; use one of red, blue'),
        ({"is": "Colour"}, 'held.is: cannot be "Colour"; use one of Owner, Days, Colour'),
        ({"is": ["Owner"]}, "held.is: cannot be \"['Owner']\"; use one of Owner, Days, Colour"),
        ({}, "held.is: is missing; use one of Owner, Days, Colour"),
        ({"is": "Owner", "name": 5}, "held.name: must be text, and is 5"),
        (
            [["a", 5.5]],
            "held[0][1]: must be text or a number as text or true or false or a list or an object or null, and is 5.5",
        ),
    ],
)
def test_a_fault_among_several_kinds_has_its_path(written: object, fault: str) -> None:
    assert _faults(Holder, {"held": written}, MARKED) == [fault]


def test_one_class_beside_text_needs_no_tag() -> None:
    assert _read(Holder, {"one": {"size": 1}, "flag": "yes"}) == Holder(one=Box(1), flag="yes")
    assert _read(Holder, {"flag": True}) == Holder(flag=True)
    assert _faults(Holder, {"one": 5, "flag": {}}) == [
        "one: must be text or a table, and is 5",
        "flag: must be true or false or text, and is a table",
    ]


def test_the_place_of_a_whole_value_stands_before_its_faults() -> None:
    with pytest.raises(DefinitionError, match=r"^x: boxes\.a\.size: is missing$"):
        structure(PLAIN, Box, {}, file="x", known={}, at=".boxes.a")


def test_faults_in_words() -> None:
    assert lines_of([(".a[0]", "is missing"), ("", "is a list")]) == ("a[0]: is missing", "is a list")
    assert (misspelt("raw", ["row"]), misspelt("zzz", ["row"])) == ('; did you mean "row"?', "")
    assert shown("x" * 50, PLAIN) == f'the text "{"x" * 40}"'
    values: list[object] = [{}, [], None, True, 5]
    assert [shown(value, MARKED) for value in values] == ["an object", "a list", "null", "true", "5"]


def test_no_message_says_what_was_needed_as_if_it_were_so() -> None:
    backwards = re.compile(r"""\bis (?:\{[^}]*\}|an? [a-z ]+|text|one of [^"']*|true or false), not (?:of )?["'{]""")
    assert backwards.search('f"is {wanted}, not {shown(value)}"')
    assert backwards.search("f'{key} is text, not \"{given}\"'")
    source = Path(bologna_credits.__file__).parent
    found = {file.relative_to(source).as_posix(): backwards.findall(file.read_text("utf-8")) for file in source.rglob("*.py")}
    assert {name: told for name, told in found.items() if told} == {
        "core/wording/files.py": ["is {verdict}, not {"]
    }  # what came out, and what was expected


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("form", [leaf.form for leaf in TOML.leaves.values()] + ["a list", "a table", "text or a table"])
@pytest.mark.parametrize("given", ["5", 'the text "20"', "a list"])
def test_what_a_value_of_a_file_must_be_and_what_it_is_is_told_in_the_language(form: str, given: str, language: str) -> None:
    told = retold(f"case.toml: home.on: must be {form}, and is {given}", words(language))
    assert told.startswith("case.toml: home.on: ")
    left = re.findall(r"[a-z]{2,}", told.removeprefix("case.toml: home.on: "))
    assert set(left) <= {"true", "false", "en"}


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (2, "not 2"),
        (True, "not true"),
        (1.0, "not 1.0"),
        ("1", 'not the text "1"'),
        ([1], "not a list"),
    ],
    ids=["another", "true", "fraction", "text", "list"],
)
def test_a_format_is_one_whole_number_and_another_is_told_in_words_of_files(found: object, told: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        check_format({"format": found}, 1, "case.toml", TOML)
    assert caught.value.faults == (f"format: this version reads format 1, {told}",)
    with pytest.raises(DefinitionError, match="this version reads format 1, and none is stated"):
        check_format({}, 1, "case.toml", TOML)


def test_every_reader_checks_the_format_in_the_one_way() -> None:
    package = Path(bologna_credits.__file__).parent
    modules = [path for path in package.rglob("*.py") if path.parent.name != "wording"]
    said = [path.name for path in modules if "this version reads format" in path.read_text("utf-8")]
    assert said == ["structuring.py"]
