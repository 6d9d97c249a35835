"""Conversion of a case or a decision to plain data, ready for JSON, and back without loss.

A field that equals its default is left out. Defaults are thus part of the format: a changed default requires a new format number.
Numbers are text ("9/2"), days are ISO text. Grading scales are written whole beside the record, each once, so that a decision can
be read when the definition files have changed.
"""

import datetime
import enum
import functools
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from fractions import Fraction
from types import MappingProxyType
from typing import Any, TypeVar, cast, final
from weakref import WeakKeyDictionary

from bologna_credits.core.errors import ArgumentTypeError, BolognaError, DefinitionError
from bologna_credits.core.shapes import Choice, choice, fields_of
from bologna_credits.core.structuring import Fault, check_format, class_reader, collect, lines_of, misspelt, shown
from bologna_credits.grades.scales import GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.recognition.digests import ENVELOPE, first_difference, with_digests, wrong_digests
from bologna_credits.recognition.stored_types import STORED, TAGS
from bologna_credits.version import VERSION

FORMAT = 1
_DEEPEST = 250  # levels of a document; 100 lines within each other, the most that a transcript has, take two each
_TABLES = "bologna_credits.recognition.stored_types"

_WORDS = frozenset({"message", "facts", "because", "totals", "method", "grade", "home_rules", "source"})
"""Keys of the readable half whose values are words of the version that wrote them."""

T = TypeVar("T")


# Writing


@final
class _Scales:
    """The scales that one value uses, each under its own key."""

    def __init__(self) -> None:
        self.by_key: dict[str, GradingScale] = {}

    def key(self, scale: GradingScale) -> str:
        """Return the key of a scale; a second scale of the same code gets a number."""
        key, count = scale.code, 1
        while self.by_key.setdefault(key, scale) != scale:
            count += 1
            key = f"{scale.code}#{count}"
        return key


_Write = Callable[[Any, _Scales], Any]


@functools.cache
def _writer_of(kind: Any) -> _Write:
    """Return the writer of a type."""
    may = choice(STORED, kind)
    items = may.items or ()

    def write(value: Any, scales: _Scales) -> Any:
        held = type(value)
        if value is None or held is str or held is int or held is bool:
            return value
        if held is tuple:
            return [_writer_of(items[0 if may.endless else place])(item, scales) for place, item in enumerate(value)]
        if held is GradingScale:
            return scales.key(value)
        if held in may.classes:
            found: dict[str, Any] = {STORED.tag: TAGS[held]} if may.tagged else {}
            return found | class_fields(value, scales)
        return _plain_leaf(value, may)

    return write


def _plain_leaf(value: Any, may: Choice) -> Any:
    kind = type(value)
    if kind in (Fraction, datetime.date):
        return {STORED.leaves[kind].mark: str(value)} if may.marked else str(value)
    if may.marked and kind in may.leaves:
        return {STORED.tag: TAGS[kind], STORED.word: str(value)}
    if isinstance(value, str) and not (may.marked and isinstance(value, enum.Enum)):
        return str(value)
    needed = f"text, a number, a day, or of a class or enumeration that a table of {_TABLES} names"
    raise ArgumentTypeError("a value of a decision", f"a value of the class {kind.__name__}", needed)


@functools.cache
def _fields_writer(kind: type) -> tuple[tuple[str, Any, type, _Write], ...]:
    fields = fields_of(kind)
    return tuple((field.name, field.default, type(field.default), _writer_of(cast("Any", field.type))) for field in fields)


def class_fields(value: Any, scales: _Scales) -> dict[str, Any]:
    """Return the fields of a value that differ from their defaults."""
    stand_in = STORED.stand_ins.get(type(value))
    if stand_in is not None:
        value = stand_in.write(value)
    found = {}
    for name, default, kind, write in _fields_writer(cast("Any", type(value))):
        held = getattr(value, name)
        if held != default or type(held) is not kind:
            found[name] = write(held, scales)
    return found


_plain_scales: WeakKeyDictionary[GradingScale, dict[str, Any]] = WeakKeyDictionary()
"""The plain data of the scales in use; a scale that nobody holds any more leaves no trace."""


def _plain_scale(scale: GradingScale) -> dict[str, Any]:
    found = _plain_scales.get(scale)
    if found is None:
        found = _plain_scales[scale] = class_fields(scale, _Scales())
    return found


def to_plain(value: Any, kind: str, readable: Mapping[str, Any] = MappingProxyType({})) -> dict[str, Any]:
    """Return a value as plain data, with the digests of the document.

    Args:
        value: an instance of a frozen class.
        kind: the word for it, ``decision``, ``case`` or ``dossier``.
        readable: the same in words, for people and for software that shows it.

    Raises:
        ArgumentTypeError: the value holds a method of conversion of the caller's own, or a fact whose class the stored form does
            not name.

    >>> from bologna_credits.credits.amounts import Credits
    >>> to_plain(Credits("4.5", "ECTS"), "credits")["record"]
    {'amount': '9/2', 'system': 'ECTS'}
    """
    scales = _Scales()
    record = class_fields(value, scales)
    whole = {key: deepcopy(_plain_scale(scale)) for key, scale in scales.by_key.items()}
    document = {"format": FORMAT, "kind": kind, "written_by": VERSION, "record": record, "scales": whole}
    return with_digests(document, readable)


# Reading


def _read_scales(given: object, known: Catalogue, found: list[tuple[str, str]]) -> dict[str, GradingScale]:
    if not isinstance(given, dict):
        found.append(("scales", f"must be an object of grading scales by key, and is {shown(given, STORED)}"))
        return {}
    scales = {}
    for key, plain in given.items():
        try:
            if not isinstance(plain, dict):
                raise Fault(f"must be an object, and is {shown(plain, STORED)}")
            scales[key] = _same_in(known, plain) or class_reader(STORED, GradingScale)(plain, {})
        except (Fault, BolognaError) as error:
            collect(found, error, f"scales.{key}")
    return scales


def _same_in(known: Catalogue, plain: Mapping[str, Any]) -> GradingScale | None:
    """Return the catalogue's own scale if it equals the stored one: grades then share what it remembers."""
    try:
        scale = known.grading_scale(str(plain.get("code")))
    except BolognaError:
        return None
    return scale if _plain_scale(scale) == plain else None


def from_plain(
    kind: type[T],
    data: object,
    what: str,
    *,
    readable: tuple[str, ...] = (),
    derive: Callable[[T], Mapping[str, Any]] | None = None,
    catalogue: Catalogue | None = None,
) -> T:
    """Return the value that plain data describe.

    Args:
        kind: the class.
        data: plain data as :func:`to_plain` gives them, through JSON or not.
        what: the word for it, ``decision``, ``case`` or ``dossier``.
        readable: further keys, which are for people. They are not read, but compared with what ``derive`` gives.
        derive: gives the readable half of a value.
        catalogue: another catalogue than the bundled one.

    Raises:
        DefinitionError: all faults at once, each with its path.

    >>> from bologna_credits.credits.amounts import Credits
    >>> from_plain(Credits, to_plain(Credits("4.5", "ECTS"), "credits"), "credits")
    Credits('4.5', 'ECTS')
    """
    if not isinstance(data, dict):
        raise DefinitionError(what, (f"must be an object, and is {shown(data, STORED)}",))
    check_format(data, FORMAT, what, STORED)
    found: list[tuple[str, str]] = []
    if data.get("kind") != what:
        found.append(("kind", f'must be "{what}", and is {shown(data.get("kind"), STORED)}'))
    if _too_deep(data):
        raise DefinitionError(what, (f"is nested more than {_DEEPEST} levels deep",))
    known = (*ENVELOPE, "digests", *readable)
    found += [("", f'unknown key "{key}"{misspelt(str(key), known)}') for key in data if key not in known]
    scales = _read_scales(data.get("scales", {}), catalogue or default_catalogue(), found)
    record, value = data.get("record"), None
    if isinstance(record, dict):
        try:
            value = class_reader(STORED, cast("Any", kind))(record, scales)
        except (Fault, BolognaError) as error:
            collect(found, error, "record")
    else:
        found.append(("record", f"must be an object, and is {shown(record, STORED)}" if "record" in data else "is missing"))
    found = found or wrong_digests(data, readable)  # other faults say more than that something is another
    if not found and derive is not None:
        found += _not_derived(data, derive(cast("T", value)), same=data.get("written_by") == VERSION)
    if found:
        raise DefinitionError(what, (*lines_of(found), *_other_version(data)))
    return cast("T", value)


def _too_deep(data: object) -> bool:
    # Level by level: a recursion could itself run out of depth.
    level, depth = [data], 0
    while level and depth <= _DEEPEST:
        level = [inner for one in level for inner in _inner(one)]
        depth += 1
    return bool(level)


def _inner(value: object) -> Iterable[object]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def _not_derived(data: Mapping[str, Any], derived: Mapping[str, Any], *, same: bool) -> list[tuple[str, str]]:
    """Return the fault of a readable half that is not the one that the record gives.

    Another version of the library may have other words, so that codes, amounts and grades alone are compared.
    """
    given = {key: data[key] for key in derived if key in data}
    if not given:
        return []
    one, other = (given, dict(derived)) if same else (_without_words(given), _without_words(derived))
    place = first_difference(one, other)
    return [] if place is None else [(place, "is not what the record says")]


def _without_words(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _without_words(item) for key, item in value.items() if key not in _WORDS}
    return [_without_words(item) for item in value] if isinstance(value, list) else value


def _other_version(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the line that names the version that wrote a document, where it is another."""
    version = data.get("written_by")
    if not isinstance(version, str) or version == VERSION:
        return ()
    return (f"it was written by bologna_credits {version[:20]}, and this is {VERSION}; read it with that version or a later one",)
