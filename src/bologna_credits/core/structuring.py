"""The strict walker from plain data (TOML, JSON) to frozen classes.

Nothing is coerced, an unknown key is a fault, and all faults of a document are collected, each with its path. The walker knows no
class of the domain; a :class:`~bologna_credits.core.shapes.Dialect` gives it the readers of leaves. The reader of a type is made
when the type is first met, because preparing a class costs more than reading a small table.
"""

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, cast, final

import attrs

from bologna_credits.core.errors import BolognaError, DefinitionError
from bologna_credits.core.misspellings import nearest
from bologna_credits.core.shapes import Choice, Dialect, Known, Leaf, StandIn, choice, fields_of, is_words, words_of
from bologna_credits.core.visible import shown_value

T = TypeVar("T")
Read = Callable[[Any, Known], Any]

_LONGEST = 40  # characters of a text that a fault repeats


class Fault(ValueError):
    """The faults of one value: for each, its place within the value, and the words."""

    def __init__(self, words: str = "", at: str = "", *, found: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(words)
        self.found: list[tuple[str, str]] = list(found) or [(at, words)]


def collect(found: list[tuple[str, str]], error: Exception, at: str) -> None:
    """Add the faults of an error to a list, each below a place."""
    if isinstance(error, DefinitionError):  # of a part that looks at itself: each of its faults is one
        inner = [("", f"{error.file}: {fault}") for fault in error.faults]
    else:
        inner = error.found if isinstance(error, Fault) else [("", str(error))]
    found += [(at + place, words) for place, words in inner]


def misspelt(word: str, known: Iterable[str]) -> str:
    """Return the end of a fault that names the known word most like another, or nothing.

    >>> misspelt("rows", ["raw", "row"])
    '; did you mean "row"?'
    """
    other = nearest(word, known)
    return f'; did you mean "{other}"?' if other else ""


def by_key(fault: str) -> Read:
    """Return the reader of a key that names another value of the document.

    Args:
        fault: the fault of an unknown key, such as ``'no source "{}" in this file'``.
    """

    def read(key: str, known: Known) -> Any:
        if key in known:
            return known[key]
        raise Fault(fault.format(key) + misspelt(key, known))

    return read


def shown(value: object, dialect: Dialect) -> str:
    """Return a value of plain data in words, for a fault."""
    if isinstance(value, str):
        return f'the text "{value[:_LONGEST]}"'
    if isinstance(value, dict | list):
        return dialect.table if isinstance(value, dict) else "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    return dialect.null or "nothing" if value is None else shown_value(value)


def check_format(document: Mapping[str, Any], reads: int, name: str, dialect: Dialect) -> None:
    """Check the number of the format that a document states.

    Args:
        document: plain data with a key ``format``, or without one.
        reads: the number of the format that is read.
        name: the name of the document.
        dialect: the kind of document.

    Raises:
        DefinitionError: another number, none, or what is no whole number, such as ``true`` and ``1.0``.

    >>> from bologna_credits.core.toml_form import TOML
    >>> check_format({"format": True}, 1, "case.toml", TOML)
    Traceback (most recent call last):
    ...
    bologna_credits.core.errors.DefinitionError: case.toml: format: this version reads format 1, not true
    """
    found = document.get("format")
    if type(found) is not int or found != reads:
        absent = f"this version reads format {reads}, and none is stated"
        told = f"this version reads format {reads}, not {shown(found, dialect)}" if "format" in document else absent
        raise DefinitionError(name, (f"format: {told}",))


def structure(dialect: Dialect, kind: type[T], value: object, *, file: str, known: Known, at: str = "") -> T:
    """Return the instance of a frozen class that a value of plain data describes.

    Args:
        dialect: the kind of document.
        kind: the class.
        value: plain data.
        file: the name of the document, for its faults.
        known: the values that the document names by a key, such as its sources.
        at: the place of the value in the document.

    Raises:
        DefinitionError: all faults at once, each with its path.

    >>> from bologna_credits.core import Rounding
    >>> from bologna_credits.core.toml_form import TOML
    >>> structure(TOML, Rounding, {"step": "1/2", "mode": "half_up"}, file="x.toml", known={})
    Rounding(step=Fraction(1, 2), mode=<Mode.HALF_UP: 'half_up'>)
    """
    try:
        return cast("T", reader_of(dialect, cast("Any", kind))(value, known))
    except (Fault, BolognaError) as error:
        found: list[tuple[str, str]] = []
        collect(found, error, at)
    raise DefinitionError(file, lines_of(found))


def lines_of(found: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return faults as lines, each with its path.

    >>> lines_of([(".home.on", "is missing"), ("", "is a list")])
    ('home.on: is missing', 'is a list')
    """
    return tuple(f"{place.removeprefix('.')}: {words}" if place else words for place, words in found)


@functools.cache
def reader_of(dialect: Dialect, kind: Any) -> Read:
    """Return the reader of a type in a kind of document.

    A reader takes plain data and the values that the document names by a key. It raises :class:`Fault`.
    """
    may = choice(dialect, kind)
    wanted = wanted_of(dialect, may)
    if len(may.leaves) == 1 and not may.classes and may.items is None:
        return _leaf_reader(dialect, leaf_of(dialect, may.leaves[0]), wanted, nullable=may.nullable)
    if may.items is not None and not may.leaves and not may.classes:
        inner, expected = _list_reader(dialect, may), cast("type", list)
    elif len(may.classes) == 1 and not may.leaves and may.items is None:
        inner, expected = class_reader(dialect, may.classes[0]), dict
    else:
        return _AnyReader(dialect, may)

    def read(value: Any, known: Known) -> Any:
        if isinstance(value, expected):
            return inner(value, known)
        if value is None and may.nullable:
            return None
        raise Fault(f"must be {wanted}, and is {shown(value, dialect)}")

    return read


def leaf_of(dialect: Dialect, kind: Any) -> Leaf:
    """Return the form of a type without fields; that of an enumeration or a ``Literal`` is made from its words."""
    found = dialect.leaves.get(kind)
    if found is not None:
        return found
    words = words_of(kind)

    def read(text: Any, _: Known) -> Any:
        if text in words:
            return words[text]
        raise Fault(f'cannot be "{text}"{misspelt(text, words)}; use one of {", ".join(words)}')

    return Leaf(f"one of {', '.join(words)}", (str,), read)


def wanted_of(dialect: Dialect, may: Choice) -> str:
    """Return the values that one place allows, in words."""
    parts = [leaf_of(dialect, leaf).form for leaf in may.leaves if not (may.marked and is_words(leaf))]
    parts += ["a list"] if may.items is not None else []
    parts += [dialect.table] if may.classes or (may.marked and any(map(is_words, may.leaves))) else []
    return " or ".join(parts + ([dialect.null] if may.nullable and dialect.null else []))


def _leaf_reader(dialect: Dialect, leaf: Leaf, wanted: str, *, nullable: bool) -> Read:
    takes, turn = leaf.takes, leaf.read

    def read(value: Any, known: Known) -> Any:
        if type(value) in takes:
            return value if turn is None else turn(value, known)
        if value is None and nullable:
            return None
        raise Fault(f"must be {wanted}, and is {shown(value, dialect)}")

    return read


def _list_reader(dialect: Dialect, may: Choice) -> Read:
    kinds = may.items or ()
    readers: list[Read] = []

    def read(value: list[Any], known: Known) -> tuple[Any, ...]:
        if not may.endless and len(value) != len(kinds):
            raise Fault(f"must be a list of {len(kinds)}, and is one of {len(value)}")
        if not readers:  # prepared with the first list: an empty one is the commonest
            readers.extend(reader_of(dialect, kind) for kind in kinds)
        items: list[Any] = []
        found: list[tuple[str, str]] = []
        for index, item in enumerate(value):
            try:
                items.append(readers[0 if may.endless else index](item, known))
            except (Fault, BolognaError) as error:
                collect(found, error, f"[{index}]")
        if found:
            raise Fault(found=found)
        return tuple(items)

    return read


@functools.cache
def class_reader(dialect: Dialect, kind: type) -> Read:
    """Return the reader of an attrs class from a table that is known to be one."""
    stand_in = dialect.stand_ins.get(kind)
    if stand_in is not None:
        return _stand_in_reader(dialect, stand_in)
    fields = {dialect.names.get(field.name, field.name): field for field in fields_of(kind)}
    spread = {name: keys for name, keys in dialect.spread.items() if name in fields}
    needed = tuple(key for key, field in fields.items() if field.default is attrs.NOTHING)
    prepared: dict[str, tuple[str, Read]] = {}

    def prepare(key: str) -> tuple[str, Read] | None:
        field = fields.get(key)
        if field is not None:
            prepared[key] = (field.alias or field.name, reader_of(dialect, cast("Any", field.type)))
        return prepared.get(key)

    def read(value: dict[str, Any], known: Known) -> Any:
        for name, keys in spread.items():
            value = _gather(value, name, keys)
        given: dict[str, Any] = {}
        faults: dict[str, list[tuple[str, str]]] = {}
        unknown: list[tuple[str, str]] = []
        for key, item in value.items():
            slot = prepared.get(key) or prepare(key)
            if slot is None:
                unknown.append(("", _unknown(key, (part for name in fields for part in spread.get(name, (name,))))))
                continue
            try:
                given[slot[0]] = slot[1](item, known)
            except (Fault, BolognaError) as error:
                collect(faults.setdefault(key, []), error, "" if key in spread else f".{key}")
        faults |= {key: [(f".{key}", "is missing")] for key in needed if key not in value}
        if faults or unknown:
            raise Fault(found=[*(fault for key in fields for fault in faults.get(key, ())), *unknown])
        return kind(**given)

    return read


def _gather(value: dict[str, Any], name: str, keys: tuple[str, ...]) -> dict[str, Any]:
    """Return a table in which the keys of one field, which a file writes beside the others, are that field."""
    if name in value:
        raise Fault(f"{name} is not written in a file; write {' and '.join(keys)}")
    inner = {key: value[key] for key in keys if key in value}
    return {**{key: item for key, item in value.items() if key not in inner}, name: inner} if inner else value


def _unknown(key: str, known: Iterable[str]) -> str:
    known = tuple(known)
    return f'unknown key "{key}"' + (misspelt(str(key), known) or f"; known: {', '.join(known)}")


def _stand_in_reader(dialect: Dialect, stand_in: StandIn) -> Read:
    inner = class_reader(dialect, stand_in.kind)

    def read(value: dict[str, Any], known: Known) -> Any:
        written = inner(value, known)
        try:
            return stand_in.read(written)
        except BolognaError as error:
            raise Fault(str(error), f".{stand_in.at}") from None

    return read


@final
class _AnyReader:
    """The reader of a place that allows values of several kinds; the form of the data decides between them."""

    def __init__(self, dialect: Dialect, may: Choice) -> None:
        leaves = {kind: leaf_of(dialect, kind) for kind in may.leaves}
        self.dialect = dialect
        self.may = may
        self.wanted = wanted_of(dialect, may)
        self.marks = {leaf.mark: leaf for leaf in leaves.values() if may.marked and leaf.mark is not None}
        self.words = {dialect.tags[kind]: leaf for kind, leaf in leaves.items() if may.marked and is_words(kind)}
        self.classes = {dialect.tags[kind]: kind for kind in may.classes} if may.tagged else {}
        apart = (*self.marks.values(), *self.words.values())
        self.by_type = {data: leaf for leaf in reversed(leaves.values()) if leaf not in apart for data in leaf.takes}
        self.list_reader = _list_reader(dialect, may) if may.items is not None else None

    def __call__(self, value: Any, known: Known) -> Any:
        leaf = self.by_type.get(type(value))
        if leaf is not None:
            return value if leaf.read is None else leaf.read(value, known)
        if value is None and self.may.nullable:
            return None
        if isinstance(value, list) and self.list_reader is not None:
            return self.list_reader(value, known)
        if isinstance(value, dict) and (self.may.classes or self.marks or self.words):
            return self._table(value, known)
        raise Fault(f"must be {self.wanted}, and is {shown(value, self.dialect)}")

    def _table(self, value: dict[str, Any], known: Known) -> Any:
        dialect = self.dialect
        if len(value) == 1 and (mark := next(iter(value))) in self.marks:
            return self._leaf(self.marks[mark], value[mark], known, f".{mark}")
        if not self.classes and not self.words and self.may.classes:
            return class_reader(dialect, self.may.classes[0])(value, known)
        tag = str(value.get(dialect.tag))
        inner = {key: item for key, item in value.items() if key != dialect.tag}
        if tag in self.classes:
            return class_reader(dialect, self.classes[tag])(inner, known)
        if tag in self.words and list(inner) == [dialect.word]:
            return self._leaf(self.words[tag], inner[dialect.word], known, f".{dialect.word}")
        wrong = f'cannot be "{tag}"' if dialect.tag in value else "is missing"
        raise Fault(f"{wrong}; use one of {', '.join((*self.classes, *self.words))}", f".{dialect.tag}")

    def _leaf(self, leaf: Leaf, value: Any, known: Known, at: str) -> Any:
        try:
            return _leaf_reader(self.dialect, leaf, leaf.form, nullable=False)(value, known)
        except (Fault, BolognaError) as error:
            found: list[tuple[str, str]] = []
            collect(found, error, at)
        raise Fault(found=found)
