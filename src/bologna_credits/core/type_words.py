"""Annotations in words, for the errors about values of the wrong type."""

import collections.abc
import datetime
import types
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, Union, get_args, get_origin

_WORDS: dict[Any, str] = {
    str: "text",
    int: "a whole number",
    bool: "True or False",
    float: "a number",
    Fraction: "an exact number",
    Decimal: "a decimal number",
    bytes: "bytes",
    datetime.date: "a date",
    type(None): "None",
}
LISTS = (tuple, list, collections.abc.Iterable, collections.abc.Sequence, collections.abc.Iterator)
"""The classes of lists, as annotations name them."""


def words_of(kind: Any) -> str:
    """Return the values that an annotation allows, in words.

    >>> words_of(str | None), words_of(tuple[int, ...])
    ('text or None', 'a list of whole numbers')
    """
    origin, items = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return " or ".join(dict.fromkeys(words_of(one) for one in items))
    if origin is Literal:
        return f"one of {', '.join(map(str, items))}"
    if origin is not None and issubclass(origin, Mapping):
        return "a mapping"
    if origin in LISTS:
        return f"a list{several(items[0])}" if items else "a list"
    if kind in _WORDS or kind is None:
        return _WORDS.get(kind, "None")
    name = getattr(kind, "__name__", None)
    if name is None:
        return "another value"
    if isinstance(said := getattr(kind, "in_words", None), str):  # a class that says in words what a caller gives
        return said
    return f"{'an' if name[:1] in 'AEIOU' else 'a'} {name}"


def several(kind: Any) -> str:
    """Return the words after "a list" for its items.

    >>> several(int)
    ' of whole numbers'
    """
    one = words_of(kind)
    if one == "text":
        return " of texts"
    if " or " in one or "," in one:
        return f", each {one}"
    return f" of {one.removeprefix('a ').removeprefix('an ')}s"
