"""JSON Schemas of classes: keys, defaults, and what stands in one place. The shipped schemas are tested beside their documents."""

from fractions import Fraction
from typing import Any

import attrs

from bologna_credits.core.json_schemas import DAY, NUMBER, TEXT, Schema, array_schema, object_schema
from bologna_credits.core.shapes import Dialect, Leaf


@attrs.frozen
class _Held:
    """Days."""

    starts: str | None = None


@attrs.frozen
class _Thing:
    """A thing.

    More of it.
    """

    name: str
    start: tuple[Fraction, ...] = ()
    held: _Held = _Held()


_FORM = Dialect(
    leaves={str: Leaf("text", (str,)), Fraction: Leaf("a number", (str,))}, names={"start": "from"}, spread={"held": ("starts",)}
)
_LEAVES: dict[Any, dict[str, Any]] = {str: TEXT, Fraction: NUMBER}


def test_keys_are_those_of_the_document_and_required_where_there_is_no_default() -> None:
    schema = Schema(_FORM, _LEAVES).whole(_Thing, {})
    nullable = {"anyOf": [TEXT, {"type": "null"}]}
    assert schema == {
        "description": "A thing.",
        "type": "object",
        "properties": {"name": TEXT, "from": array_schema(NUMBER), "starts": nullable},
        "required": ["name"],
        "additionalProperties": False,
    }


def test_defaults_are_told_as_the_document_writes_them_where_a_writer_is_given() -> None:
    schema = Schema(_FORM, _LEAVES, lambda _, value: list(value) if isinstance(value, tuple) else value).whole(_Thing, {})
    told = {key: found.get("default", "none") for key, found in schema["properties"].items()}
    assert told == {"name": "none", "from": [], "starts": None}


def test_a_class_is_defined_once_and_referred_to() -> None:
    made = Schema(_FORM, _LEAVES)
    assert made.of(tuple[_Thing, _Thing])["prefixItems"] == [{"$ref": "#/$defs/_Thing"}] * 2
    assert list(made.defs) == ["_Thing"]


def test_an_object_has_no_other_keys() -> None:
    assert object_schema({"a": DAY})["required"] == ["a"]
    assert object_schema({"a": DAY}, [], title="T")["title"] == "T"
