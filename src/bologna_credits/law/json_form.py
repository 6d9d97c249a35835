"""The JSON form of files of law: the keys of the TOML, with exact numbers and days as text.

A key whose value is the default of its class is left out, as in the TOML.
"""

import datetime
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, cast

import attrs

from bologna_credits.core.errors import BolognaError
from bologna_credits.core.exact import read_exact
from bologna_credits.core.json_schemas import DAY, NUMBER, TEXT
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import Pairs
from bologna_credits.core.shapes import Choice, Known, Leaf, choice, fields_of
from bologna_credits.core.structuring import Fault, collect, shown
from bologna_credits.core.toml_form import Entries, with_source_tables
from bologna_credits.credits.systems import Ratio
from bologna_credits.law.file_form import FILE_FORM

_NUMBER_FORM = 'an exact number as text, such as "3" or "3/2"'
_DAY_FORM = 'a day as text, such as "2015-09-01"'


def _read_number(value: str, _: Known) -> Fraction:
    return read_exact(value)


def _read_ratio(value: Any, known: Known) -> Ratio:
    if isinstance(value, str):
        return Ratio.of(_read_number(value, known))
    if len(value) != 2 or not all(isinstance(number, str) for number in value):
        raise Fault("is one number as text or a list of two, low and high")
    low, high = value
    return Ratio(low, high)


def _read_day(value: str, _: Known) -> datetime.date:
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:  # Python reads forms that other software may not
        raise Fault(f'must be {_DAY_FORM}, and is "{value[:20]}"')
    return day


def _pairs_of(value: dict[Any, Any], *, number: bool) -> tuple[tuple[str, Any], ...]:
    pairs: list[tuple[str, Any]] = []
    found: list[tuple[str, str]] = []
    for key, item in value.items():
        try:
            if not isinstance(key, str) or not isinstance(item, str):
                raise Fault(f"must be {_NUMBER_FORM if number else 'text'}, and is {shown(item, JSON_FORM)}")
            pairs.append((key, read_exact(item) if number else item))
        except (Fault, BolognaError) as error:
            collect(found, error, f".{key}")
    if found:
        raise Fault(found=found)
    return tuple(pairs)


JSON_FORM = attrs.evolve(
    FILE_FORM,
    table="an object",
    null="null",
    leaves={
        **FILE_FORM.leaves,
        Fraction: Leaf(_NUMBER_FORM, (str,), _read_number),
        Ratio: Leaf(f"{_NUMBER_FORM}, or a list of two", (str, list), _read_ratio),
        datetime.date: Leaf(_DAY_FORM, (str,), _read_day),
        Pairs: Leaf("an object of texts by language", (dict,), lambda value, _: _pairs_of(value, number=False)),
        Entries: Leaf("an object of numbers by grade", (dict,), lambda value, _: _pairs_of(value, number=True)),
    },
)
"""The form of files of law in JSON."""
SOURCE_FORM = with_source_tables(JSON_FORM)
"""The form of their sources, each of which is written once and named by its key."""
LEAVES: Mapping[Any, dict[str, Any]] = {
    str: TEXT,
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    datetime.date: DAY,
    Fraction: NUMBER,
    Ratio: {"anyOf": [NUMBER, {"type": "array", "items": NUMBER, "minItems": 2, "maxItems": 2}]},
    Source: {**TEXT, "description": "a key of sources"},
    Pairs: {"type": "object", "additionalProperties": TEXT},
    Entries: {"type": "object", "additionalProperties": NUMBER},
}
"""The JSON Schemas of the leaves."""


def plain(kind: Any, value: Any) -> Any:
    """Return a value as plain data of the form.

    Args:
        kind: the type of the place where it stands.
        value: the value.

    >>> plain(Ratio, Ratio("3/2", "9/5")), plain(datetime.date | None, datetime.date(2015, 9, 1))
    (['3/2', '9/5'], '2015-09-01')
    """
    if value is None or type(value) in (bool, int, str):
        return value
    if isinstance(value, Source):
        return value.key
    if isinstance(value, Ratio):
        return str(value.low) if value.low == value.high else [str(value.low), str(value.high)]
    may = choice(JSON_FORM, kind)
    if isinstance(value, tuple):
        return _plain_tuple(may, value)
    return plain_fields(value) if may.classes else str(value)  # a number, a day or a word of an enumeration


def _plain_tuple(may: Choice, value: tuple[Any, ...]) -> Any:
    if may.items is None:  # texts or numbers by key
        return {key: item if isinstance(item, str) else str(item) for key, item in value}
    return [plain(may.items[0 if may.endless else place], item) for place, item in enumerate(value)]


def plain_fields(value: Any, skipped: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the fields of a value that differ from their defaults.

    Args:
        value: an instance of a frozen class.
        skipped: fields that are left out.
    """
    found: dict[str, Any] = {}
    for field in fields_of(cast("Any", type(value))):
        held = getattr(value, field.name)
        if field.name in skipped or (field.default is not attrs.NOTHING and held == field.default):
            continue
        if field.name in JSON_FORM.spread:
            found |= plain_fields(held)
        else:
            found[JSON_FORM.names.get(field.name, field.name)] = plain(cast("Any", field.type), held)
    return found
