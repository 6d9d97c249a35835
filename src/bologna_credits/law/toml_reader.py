"""The shape of a TOML file: strict, all faults at once, each with its path, in our own words.

cattrs walks the classes; this module gives it the strictness and turns what it finds into lines such as
``systems[0].ects[3].ratio: write exact numbers as integers or "p/q", not 1.5``. Nothing is coerced.
"""

import datetime
import enum
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from fractions import Fraction
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

import attrs
import tomli
from cattrs import (
    AttributeValidationNote,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)

from bologna_credits.core.academic_terms import AcademicTerm
from bologna_credits.core.errors import BolognaError, DefinitionError, nearest
from bologna_credits.core.exact import read_exact
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import Pairs
from bologna_credits.credits.systems import Ratio

T = TypeVar("T")
Entries = tuple[tuple[str, Fraction], ...]

# Words that Python keeps for itself, or that read better in a file than in code.
_FILE_NAMES = {"start": "from", "meaning": "is"}

# Which sources the file under the reader has; a context variable, so that threads do not see each other's.
_sources: ContextVar[Mapping[str, Source]] = ContextVar("sources")


@attrs.frozen
class TermTable:
    """A term with its days, where its EWP form alone does not say enough."""

    name: str
    starts: datetime.date | None = None
    ends: datetime.date | None = None


class _Fault(ValueError):
    """A fault of shape, already in words."""


def _kind(value: object) -> str:
    names = {
        dict: "a table",
        list: "a list",
        str: f'the text "{value}"',
        bool: f"{str(value).lower()}",
        float: f"the float {value}",
    }
    return names.get(type(value), f"{value}")


def _text(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise _Fault(f"is text, not {_kind(value)}")
    return value


def _whole(value: object, _: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _Fault(f"is a whole number, not {_kind(value)}")
    return value


def _flag(value: object, _: object) -> bool:
    if not isinstance(value, bool):
        raise _Fault(f"is true or false, not {_kind(value)}")
    return value


def _day(value: object, _: object) -> datetime.date:
    if type(value) is not datetime.date:
        raise _Fault(f"is a day written without quotes, such as 2015-09-01, not {_kind(value)}")
    return value


def _exact(value: object, _: object) -> Fraction:
    if isinstance(value, float):
        raise _Fault(f'write exact numbers as integers or "p/q", not {value}')
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise _Fault(f'is a number, an integer or "p/q", not {_kind(value)}')
    return read_exact(value)


def _ratio(value: object, _: object) -> Ratio:
    if isinstance(value, list):
        if len(value) != 2:
            raise _Fault(f"is one number or a list of two, low and high, not {len(value)}")
        return Ratio(_exact(value[0], None), _exact(value[1], None))
    return Ratio.of(_exact(value, None))


def _pairs(value: object, _: object) -> Pairs:
    if not isinstance(value, dict):
        raise _Fault(f'is a table of texts by language, such as {{ en = "…" }}, not {_kind(value)}')
    return tuple((key, _text(text, None)) for key, text in value.items())


def _entries(value: object, _: object) -> Entries:
    if not isinstance(value, dict):
        raise _Fault(f"is a table of numbers by grade, not {_kind(value)}")
    return tuple((label, _exact(number, None)) for label, number in value.items())


def _word(value: object, kind: type[enum.StrEnum]) -> enum.StrEnum:
    text = _text(value, None)
    try:
        return kind(text)
    except ValueError:
        other = nearest(text, list(kind))
        hint = f'; did you mean "{other}"?' if other else ""
        raise _Fault(f'cannot be "{text}"{hint}; use one of {", ".join(kind)}') from None


def _term(value: object, _: object) -> AcademicTerm:
    if isinstance(value, str):
        return AcademicTerm.read(value)
    written = _term_table(value, TermTable)
    return AcademicTerm.read(written.name, starts=written.starts, ends=written.ends)


def _source(value: object, _: object) -> Source:
    key = _text(value, None)
    known = _sources.get()
    if key not in known:
        other = nearest(key, known)
        raise _Fault(f'no source "{key}" in this file' + (f'; did you mean "{other}"?' if other else ""))
    return known[key]


def _list_hook(kind: Any, converter: Converter) -> Callable[[object, Any], tuple[Any, ...]]:
    args = get_args(kind)
    length = None if args[-1] is Ellipsis else len(args)
    item_kind = args[0]

    def structure(value: object, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _Fault(f"is a list, not {_kind(value)}")
        if length is not None and len(value) != length:
            raise _Fault(f"is a list of {length}, not of {len(value)}")
        items, errors = [], []
        # Asked for only now: a class that no file uses need not be prepared. The converter remembers it.
        item_hook = converter.get_structure_hook(item_kind)
        for index, item in enumerate(value):
            try:
                items.append(item_hook(item, item_kind))
            except Exception as error:  # cattrs raises errors of many kinds; all are told with their place
                error.add_note(IterableValidationNote("item", index, item_kind))
                errors.append(error)
        if errors:
            raise IterableValidationError("list", errors, kind)
        return tuple(items)

    return structure


def _class_hook(kind: type[T], converter: Converter) -> Callable[[object, Any], T]:
    # By hand and not by cattrs' generated code: compiling that for each class would take longer than reading the files.
    attrs.resolve_types(cast("type[attrs.AttrsInstance]", kind))
    fields = {_FILE_NAMES.get(a.name, a.name): a for a in attrs.fields(cast("Any", kind)) if a.init}
    dated = "in_force" in fields

    def structure(value: object, _: Any) -> T:
        if not isinstance(value, dict):
            raise _Fault(f"is a table, not {_kind(value)}")
        if "in_force" in value and dated:
            raise _Fault("in_force is not written in a file; write starts and ends")
        if dated and ("starts" in value or "ends" in value):
            days = {key: value[key] for key in ("starts", "ends") if key in value}
            value = {**{key: item for key, item in value.items() if key not in days}, "in_force": days}
        given: dict[str, Any] = {}
        errors: list[Exception] = []
        for key, field in fields.items():
            try:
                if key in value:
                    given[field.alias or field.name] = converter.get_structure_hook(field.type)(value[key], field.type)
                elif field.default is attrs.NOTHING:
                    raise _Fault("is missing")
            except Exception as error:  # cattrs raises errors of many kinds; all are told with their place
                error.add_note(AttributeValidationNote("key", field.name, field.type))
                errors.append(error)
        if unknown := value.keys() - fields.keys():
            errors.append(ForbiddenExtraKeysError(None, kind, set(unknown)))
        if errors:
            raise ClassValidationError("table", errors, kind)
        return kind(**given)

    return structure


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _is_literal(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _make_converter() -> Converter:
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    converter.register_structure_hook_factory(attrs.has, _class_hook)
    converter.register_structure_hook_factory(_is_tuple, cast("Any", _list_hook))
    for kind, hook in (
        (str, _text),
        (int, _whole),
        (bool, _flag),
        (datetime.date, _day),
        (Fraction, _exact),
        (Ratio, _ratio),
        (Source, _source),
        (AcademicTerm, _term),
    ):
        converter.register_structure_hook(cast("Any", kind), hook)
    converter.register_structure_hook_func(lambda kind: kind == Pairs, _pairs)
    converter.register_structure_hook_func(lambda kind: kind == Entries, _entries)
    # The class itself checks the word.
    converter.register_structure_hook_func(_is_literal, _text)
    converter.register_structure_hook(enum.StrEnum, cast("Any", _word))
    return converter


_converter = _make_converter()
_source_table = _class_hook(Source, _converter)
_term_table = _class_hook(TermTable, _converter)


def _known_keys(kind: type) -> list[str]:
    keys = [_FILE_NAMES.get(a.name, a.name) for a in attrs.fields(cast("Any", kind)) if a.init]
    return [key for name in keys for key in (("starts", "ends") if name == "in_force" else (name,))]


def _leaf(error: BaseException) -> str:
    if isinstance(error, ForbiddenExtraKeysError):
        known = _known_keys(error.cl)
        lines = []
        for key in sorted(error.extra_fields):
            other = nearest(key, known)
            lines.append(f'unknown key "{key}"' + (f'; did you mean "{other}"?' if other else f"; known: {', '.join(known)}"))
        return "; ".join(lines)
    return str(error)


def _faults(error: BaseException, path: str) -> list[str]:
    if not isinstance(error, ClassValidationError | IterableValidationError):
        return [f"{path}: {_leaf(error)}" if path else _leaf(error)]
    lines = []
    for inner in error.exceptions:
        here = path
        places = (AttributeValidationNote, IterableValidationNote)
        for note in (note for note in getattr(inner, "__notes__", ()) if isinstance(note, places)):
            if isinstance(note, IterableValidationNote):
                here = f"{path}[{note.index}]"
            elif note.name != "in_force":
                name = _FILE_NAMES.get(note.name, note.name)
                here = f"{path}.{name}" if path else name
        lines += _faults(inner, here)
    return lines


def read_toml(text: str, file: str) -> dict[str, Any]:
    """A TOML file as a dict.

    Raises:
        DefinitionError: not TOML; says the line and column.
    """
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise DefinitionError(file, (f"not TOML: {error}",)) from None


def structure_sources(tables: object, file: str) -> dict[str, Source]:
    """The ``[sources.key]`` tables of a file, by key.

    Raises:
        DefinitionError: all faults at once.
    """
    if not isinstance(tables, dict):
        raise DefinitionError(file, (f"sources: is a table of tables, not {_kind(tables)}",))
    found, faults = {}, []
    for key, table in tables.items():
        try:
            if isinstance(table, dict) and "key" in table:
                raise _Fault("key is not written in a file; it is the name of the table")
            found[key] = _source_table({**table, "key": key} if isinstance(table, dict) else table, Source)
        except Exception as error:  # as above: every kind of fault is told
            faults += _faults(error, f"sources.{key}")
    if faults:
        raise DefinitionError(file, tuple(faults))
    return found


def structure(kind: type[T], table: object, file: str, sources: Mapping[str, Source]) -> T:
    """A table of a file as an instance of a frozen class.

    Args:
        kind: the class.
        table: what TOML gave.
        file: its name, for the faults.
        sources: what ``source = "…"`` may name.

    Raises:
        DefinitionError: all faults at once, each with its path.
    """
    token = _sources.set(sources)
    try:
        return _converter.structure(table, kind)
    except (ClassValidationError, IterableValidationError, BolognaError, _Fault) as error:
        raise DefinitionError(file, tuple(_faults(error, ""))) from None
    finally:
        _sources.reset(token)
