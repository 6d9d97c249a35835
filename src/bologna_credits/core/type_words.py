"""Annotations in words, for the errors about values of the wrong type."""

import collections.abc
import datetime
import os
import types
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import IO, Any, Literal, Union, get_args, get_origin

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
    IO: "a file opened in binary mode",
}
LISTS = (tuple, list, collections.abc.Iterable, collections.abc.Sequence, collections.abc.Iterator)
"""The classes of lists, as annotations name them."""


def words_of(kind: Any) -> str:
    """Return the values that an annotation allows, in words.

    >>> words_of(str | None), words_of(tuple[int, ...]), words_of(tuple[str, int])
    ('text or None', 'a list of whole numbers', 'a tuple (text, a whole number)')
    """
    origin, items = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return " or ".join(dict.fromkeys(words_of(one) for one in items))
    if origin is Literal:
        return f"one of {', '.join(map(str, items))}"
    if origin is not None and issubclass(origin, Mapping):
        return "a mapping"
    if origin is tuple and items and Ellipsis not in items:
        return f"a tuple ({', '.join(map(words_of, items))})"
    if origin in LISTS:
        return f"a list{several(items[0])}" if items else "a list"
    if origin in (IO, os.PathLike):
        return words_of(origin)
    if kind in _WORDS or kind is None:
        return _WORDS.get(kind, "None")
    if isinstance(kind, type) and issubclass(kind, os.PathLike):
        return "a path"
    name = getattr(kind, "__name__", None)
    if name is None:
        return "another value"
    if isinstance(said := getattr(kind, "in_words", None), str):  # a class that says in words what a caller gives
        return said
    return f"{'an' if name[:1] in 'AEIOU' else 'a'} {name}"


def several(kind: Any) -> str:
    """Return the words after "a list" for its items.

    >>> several(int), several(list[str])
    (' of whole numbers', ' of lists of texts')
    """
    one = words_of(kind)
    if one == "text":
        return " of texts"
    if " or " in one or "," in one:
        return f", each {one}"
    noun, of, rest = one.removeprefix("a ").removeprefix("an ").partition(" of ")
    plural = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"
    return f" of {plural}{of}{rest}"
