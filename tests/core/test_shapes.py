"""The values that a type allows in one kind of document."""

import enum
from collections.abc import Hashable
from typing import Literal

import attrs
import pytest

from bologna_credits.core.shapes import Choice, Dialect, Leaf, choice, fields_of, is_words, words_of


class Colour(enum.StrEnum):
    RED = "red"
    BLUE = "blue"


@attrs.frozen
class Box:
    size: "int"
    secret: int = attrs.field(default=0, init=False)
    colour: Colour | None = None


@attrs.frozen
class Bag:
    size: int


_PLAIN = Dialect(
    leaves={str: Leaf("text", (str,)), int: Leaf("a number", (int,), mark="number")},
    widen={Hashable: (None, str, Colour, Box, Bag)},
    tags={Box: "Box", Bag: "Bag", Colour: "Colour"},
)


def test_a_union_lists_all_that_may_stand() -> None:
    may = choice(_PLAIN, str | int | Box | tuple[int, ...] | None)
    assert may == Choice(nullable=True, leaves=(str, int), classes=(Box,), items=(int,), endless=True)
    assert (may.marked, may.tagged) == (True, False)


def test_a_list_of_fixed_length_has_a_type_for_each_place() -> None:
    may = choice(_PLAIN, tuple[str, int])
    assert (may.items, may.endless) == ((str, int), False)


def test_an_open_type_is_widened_by_the_dialect() -> None:
    may = choice(_PLAIN, Hashable)
    assert (may.nullable, may.leaves, may.classes, may.tagged) == (True, (str, Colour), (Box, Bag), True)


@pytest.mark.parametrize("kind", [dict[str, int], float, list[int]])
def test_a_type_without_a_form_is_refused(kind: object) -> None:
    with pytest.raises(TypeError, match="a table has no form for"):
        choice(_PLAIN, kind)


@pytest.mark.parametrize("kind", [Box | Bag, str | Colour])
def test_what_stands_beside_others_needs_a_tag(kind: object) -> None:
    nameless = Dialect(leaves=_PLAIN.leaves)
    with pytest.raises(TypeError, match="stands beside others, and has no tag"):
        choice(nameless, kind)


def test_literals_and_enumerations_are_words() -> None:
    kind: object = Literal["low", "high"]
    assert [is_words(one) for one in (kind, Colour, str, Box, int | None)] == [True, True, False, False, False]
    assert words_of(kind) == {"low": "low", "high": "high"}
    assert words_of(Colour) == {"red": Colour.RED, "blue": Colour.BLUE}


def test_fields_are_those_of_the_constructor_with_their_types_resolved() -> None:
    assert [(field.name, field.type) for field in fields_of(Box)] == [("size", int), ("colour", Colour | None)]
