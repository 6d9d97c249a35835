"""Plain data, ready for JSON, of the frozen classes of a case and a decision; and back again, losing nothing.

It is generic: a new field of a class is written and read without a change here. A field that equals its default is left out, so a
default is part of the format: changing one asks for a new format number. Numbers are text ("9/2"), days are ISO text. Grading
scales stand whole beside the record, each once, so that a decision can be read when the definition files have long changed.
"""

import datetime
import enum
import re
from collections.abc import Mapping
from copy import deepcopy
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeVar, cast, final

import attrs

from bologna_credits.core.errors import ArgumentTypeError, BolognaError, DefinitionError, UnknownScaleError, nearest
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.recognition.stored_types import MARKS, TAG, Choice, choice, stored_fields

FORMAT = 1
_ENVELOPE = ("format", "kind", "record", "scales")
_FAULTY: Any = object()
_NUMBER = re.compile("-?[0-9]+(/[0-9]+)?")
_LONGEST = 2000  # digits of a number; a longer text is a mistake or an attack

T = TypeVar("T")


# Writing


@final
class _Writer:
    """One value under way: the scales that it uses, each under a key of its own."""

    def __init__(self) -> None:
        self.scales: dict[str, GradingScale] = {}

    def write(self, value: Any, kind: Any) -> Any:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, tuple):
            return self._list(value, choice(kind))
        if isinstance(value, Grade):
            return {"scale": self._key(value.scale), "label": value.label}
        if isinstance(value, GradingScale):
            return self._key(value)
        if attrs.has(type(value)):
            return self._class(value, choice(kind))
        return _write_leaf(value, choice(kind))

    def _list(self, value: tuple[Any, ...], may: Choice) -> list[Any]:
        items = may.items or ()
        return [self.write(item, items[0 if may.endless else place]) for place, item in enumerate(value)]

    def _class(self, value: Any, may: Choice) -> dict[str, Any]:
        kind = type(value)
        if kind not in may.classes:
            needed = "one of this library's own classes, which plain data can hold"
            raise ArgumentTypeError("a value of a decision", kind.__name__, needed)
        return ({TAG: kind.__name__} if may.tagged else {}) | self.fields(value)

    def fields(self, value: Any) -> dict[str, Any]:
        """The fields of a value that differ from their defaults."""
        found = {}
        for field in stored_fields(cast("Any", type(value))):
            held = getattr(value, field.name)
            if held != field.default or type(held) is not type(field.default):
                found[field.name] = self.write(held, field.type)
        return found

    def _key(self, scale: GradingScale) -> str:
        key, count = scale.code, 1
        while self.scales.setdefault(key, scale) != scale:
            count += 1
            key = f"{scale.code}#{count}"  # two scales that bear one code, the caller's and the catalogue's
        return key


def _write_leaf(value: Any, may: Choice) -> Any:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return value
    if isinstance(value, Fraction | datetime.date):
        mark = MARKS[Fraction if isinstance(value, Fraction) else datetime.date]
        return {mark: str(value)} if may.marked else str(value)
    raise ArgumentTypeError("a value of a decision", repr(value), "text, a number, a day, or a class of this library")


@lru_cache(maxsize=256)
def _plain_scale(scale: GradingScale) -> dict[str, Any]:
    return _Writer().fields(scale)


def to_plain(value: Any, kind: str) -> dict[str, Any]:
    """A value as plain data.

    Args:
        value: an instance of a frozen class.
        kind: what it is, ``decision`` or ``case``.

    Raises:
        ArgumentTypeError: it holds a method of conversion of the caller's own, which is code.

    >>> from bologna_credits.credits.amounts import Credits
    >>> to_plain(Credits("4.5", "ECTS"), "credits")["record"]
    {'amount': '9/2', 'system': 'ECTS'}
    """
    writer = _Writer()
    record = writer.fields(value)
    scales = {key: deepcopy(_plain_scale(scale)) for key, scale in writer.scales.items()}
    return {"format": FORMAT, "kind": kind, "record": record, "scales": scales}


# Reading


def _told(value: object) -> str:
    names = {
        dict: "an object",
        list: "a list",
        str: f'the text "{str(value)[:40]}"',
        bool: str(value).lower(),
        type(None): "null",
    }
    return names.get(type(value), str(value))


def _read_exact(text: str) -> Fraction:
    if len(text) > _LONGEST or not _NUMBER.fullmatch(text):
        raise ValueError
    return Fraction(text)


_TEXTS: dict[type, tuple[Any, str]] = {
    Fraction: (_read_exact, 'an exact number as text, such as "5" or "9/2"'),
    datetime.date: (datetime.date.fromisoformat, 'a day as text, such as "2016-09-01"'),
}


@final
class _Reader:
    """One reading: the faults so far, and the scales that stand beside the record."""

    def __init__(self, scales: Mapping[str, GradingScale]) -> None:
        self.faults: list[str] = []
        self.scales = scales

    def fault(self, at: str, words: str) -> Any:
        """Notes a fault; what could not be read stands for itself."""
        self.faults.append(f"{at}: {words}")
        return _FAULTY

    def read(self, value: object, kind: Any, at: str) -> Any:
        may = choice(kind)
        if value is None and may.nullable:
            return None
        if isinstance(value, list) and may.items is not None:
            return self._list(value, may, at)
        if may.classes == (GradingScale,) and isinstance(value, str):
            return self._scale(value, at)
        if isinstance(value, dict) and may.marked and len(value) == 1 and (mark := next(iter(value))) in MARKS.values():
            (leaf,) = (leaf for leaf, name in MARKS.items() if name == mark)
            return self._text(value[mark], leaf, f"{at}.{mark}")
        if isinstance(value, dict) and may.classes:
            return self._tagged(value, may, at)
        return self._leaf(value, may, at)

    def _list(self, value: list[Any], may: Choice, at: str) -> Any:
        items = may.items or ()
        if not may.endless and len(value) != len(items):
            return self.fault(at, f"is a list of {len(items)}, not of {len(value)}")
        read = [self.read(item, items[0 if may.endless else i], f"{at}[{i}]") for i, item in enumerate(value)]
        return _FAULTY if any(item is _FAULTY for item in read) else tuple(read)

    def _leaf(self, value: object, may: Choice, at: str) -> Any:
        leaves = may.leaves
        if isinstance(value, bool) and (bool in leaves or (may.marked and int in leaves)):
            return value
        if isinstance(value, int) and not isinstance(value, bool) and int in leaves:
            return value
        if isinstance(value, str) and leaves:
            if str in leaves:
                return value
            texts = [leaf for leaf in leaves if leaf not in (bool, int)]
            if len(texts) == 1:
                return self._text(value, texts[0], at)
        return self.fault(at, f"is {_wanted(may)}, not {_told(value)}")

    def _text(self, value: object, leaf: type, at: str) -> Any:
        if issubclass(leaf, enum.StrEnum):
            try:
                return leaf(str(value))
            except ValueError:
                other = nearest(str(value), list(leaf))
                hint = f'; did you mean "{other}"?' if other else ""
                return self.fault(at, f'cannot be "{value}"{hint}; use one of {", ".join(leaf)}')
        reads, form = _TEXTS[leaf]
        try:
            return reads(value)
        except (ValueError, TypeError, ZeroDivisionError, AttributeError):
            return self.fault(at, f"is {form}, not {_told(value)}")

    def _scale(self, key: str, at: str) -> Any:
        if key in self.scales:
            return self.scales[key]
        other = nearest(key, self.scales)
        return self.fault(at, f'no scale "{key}" among scales' + (f'; did you mean "{other}"?' if other else ""))

    def _tagged(self, value: dict[str, Any], may: Choice, at: str) -> Any:
        if not may.tagged:
            return self.fields(value, may.classes[0], at)
        names = {kind.__name__: kind for kind in may.classes}
        tag = value.get(TAG)
        if tag not in names:
            words = f'cannot be "{tag}"' if TAG in value else "is missing"
            return self.fault(f"{at}.{TAG}", f"{words}; use one of {', '.join(names)}")
        return self.fields({key: item for key, item in value.items() if key != TAG}, names[tag], at)

    def fields(self, value: dict[str, Any], kind: type, at: str) -> Any:
        """An instance of a class from its fields."""
        if kind is Grade:
            return self._grade(value, at)
        given, before = {}, len(self.faults)
        known = {field.name: field for field in stored_fields(kind)}
        for name, field in known.items():
            if name in value:
                given[field.alias or name] = self.read(value[name], field.type, f"{at}.{name}")
            elif field.default is attrs.NOTHING:
                self.fault(f"{at}.{name}", "is missing")
        self.unknown(value, known, at)
        if len(self.faults) > before:
            return _FAULTY
        try:
            return kind(**given)
        except BolognaError as error:
            return self.fault(at, str(error))

    def unknown(self, value: Mapping[str, Any], known: Mapping[str, Any] | tuple[str, ...], at: str) -> None:
        """Notes the keys that nothing reads."""
        for key in value:
            if key not in known:
                other = nearest(str(key), known)
                hint = f'did you mean "{other}"?' if other else f"known: {', '.join(known)}"
                self.fault(at, f'unknown key "{key}"; {hint}')

    def _grade(self, value: dict[str, Any], at: str) -> Any:
        before = len(self.faults)
        for key in ("scale", "label"):
            if not isinstance(value.get(key), str):
                self.fault(f"{at}.{key}", f"is text, not {_told(value[key])}" if key in value else "is missing")
        self.unknown(value, ("scale", "label"), at)
        scale = self._scale(value["scale"], f"{at}.scale") if len(self.faults) == before else _FAULTY
        if scale is _FAULTY:
            return _FAULTY
        try:
            return scale.grade(value["label"])
        except BolognaError as error:
            return self.fault(f"{at}.label", str(error))


def _wanted(may: Choice) -> str:
    words = {str: "text", int: "a whole number", bool: "true or false"} | {leaf: form for leaf, (_, form) in _TEXTS.items()}
    parts = [words[leaf] if leaf in words else f"one of {', '.join(cast('Any', leaf))}" for leaf in may.leaves]
    parts += ["a list"] if may.items is not None else []
    parts += ["the key of a scale" if may.classes == (GradingScale,) else "an object"] if may.classes else []
    return " or ".join(parts + (["null"] if may.nullable else []))


def _read_scales(given: object, faults: list[str], known: Catalogue) -> dict[str, GradingScale]:
    if not isinstance(given, dict):
        faults.append(f"scales: is an object of grading scales by key, not {_told(given)}")
        return {}
    scales = {}
    for key, plain in given.items():
        reader = _Reader({})
        if not isinstance(plain, dict):
            faults.append(f"scales.{key}: is an object, not {_told(plain)}")
            continue
        scale = _same_in(known, plain) or reader.fields(plain, GradingScale, f"scales.{key}")
        faults += reader.faults
        if scale is not _FAULTY:
            scales[key] = scale
    return scales


def _same_in(known: Catalogue, plain: dict[str, Any]) -> GradingScale | None:
    """The catalogue's own scale, where it still is what was written: grades then share what it remembers."""
    try:
        scale = known.grading_scale(str(plain.get("code")))
    except (BolognaError, UnknownScaleError):
        return None
    return scale if _plain_scale(scale) == plain else None


def from_plain(
    kind: type[T], data: object, what: str, *, readable: tuple[str, ...] = (), catalogue: Catalogue | None = None
) -> T:
    """A value from its plain data.

    Args:
        kind: the class.
        data: what :func:`to_plain` gave, through JSON or not.
        what: ``decision`` or ``case``.
        readable: further keys that are for people and are not read.
        catalogue: another catalogue than the bundled one.

    Raises:
        DefinitionError: all faults at once, each with its path.
    """
    if not isinstance(data, dict):
        raise DefinitionError(what, (f"is an object, not {_told(data)}",))
    if data.get("format") != FORMAT or isinstance(data["format"], bool):
        raise DefinitionError(what, (f"format: this version reads format {FORMAT}, not {_told(data.get('format'))}",))
    faults: list[str] = []
    if data.get("kind") != what:
        faults.append(f'kind: is "{what}", not {_told(data.get("kind"))}')
    reader = _Reader(_read_scales(data.get("scales", {}), faults, catalogue if catalogue is not None else default_catalogue()))
    known = (*_ENVELOPE, *readable)
    reader.faults = faults
    for key in data:
        if key not in known:
            other = nearest(str(key), known)
            faults.append(f'unknown key "{key}"' + (f'; did you mean "{other}"?' if other else ""))
    record = data.get("record")
    if not isinstance(record, dict):
        faults.append(f"record: is an object, not {_told(record)}" if "record" in data else "record: is missing")
        raise DefinitionError(what, tuple(faults))
    value = reader.fields(record, kind, "record")
    if faults:
        raise DefinitionError(what, tuple(faults))
    return value  # type: ignore[no-any-return]
