"""The TOML dialect of the walker: definition files and case files, with the leaves that ``core`` knows."""

import datetime
import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

import attrs
import tomli

from bologna_credits.core.academic_terms import AcademicTerm
from bologna_credits.core.errors import ArgumentTypeError, BolognaError, DefinitionError
from bologna_credits.core.exact import read_exact
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import Pairs
from bologna_credits.core.shapes import Dialect, Known, Leaf
from bologna_credits.core.structuring import Fault, by_key, collect, lines_of, reader_of, shown
from bologna_credits.core.toml_faults import explained

Entries = tuple[tuple[str, Fraction], ...]

NUMBER_FORM = 'a number, an integer or "p/q"'


@attrs.frozen
class TermTable:
    """A term with its days, for terms whose EWP form alone is not enough."""

    name: str
    starts: datetime.date | None = None
    ends: datetime.date | None = None


def read_number(value: Any, _: Known) -> Fraction:
    """Return an exact number; a float is a fault, because a file of law has to show the figure as it was printed.

    >>> read_number("5/3", {})
    Fraction(5, 3)
    """
    if isinstance(value, float):
        raise Fault(f'write {value} in quotes, or as a ratio such as "9/2"; a decimal without quotes is not exact')
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise Fault(f"must be {NUMBER_FORM}, and is {shown(value, TOML)}")
    return read_exact(value)


def _read_table(value: dict[str, Any], kind: Any) -> tuple[tuple[str, Any], ...]:
    """Return a table of free keys as pairs."""
    read, pairs = reader_of(TOML, kind), []
    found: list[tuple[str, str]] = []
    for key, item in value.items():
        try:
            pairs.append((key, read(item, {})))
        except (Fault, BolognaError) as error:
            collect(found, error, f".{key}")
    if found:
        raise Fault(found=found)
    return tuple(pairs)


def _read_term(value: str | dict[str, Any], known: Known) -> AcademicTerm:
    if isinstance(value, str):
        return AcademicTerm.read(value)
    written = reader_of(TOML, TermTable)(value, known)
    return AcademicTerm.read(written.name, starts=written.starts, ends=written.ends)


TOML = Dialect(
    leaves={
        str: Leaf("text", (str,)),
        int: Leaf("a whole number", (int,)),
        bool: Leaf("true or false", (bool,)),
        datetime.date: Leaf("a day written without quotes, such as 2015-09-01", (datetime.date,)),
        Fraction: Leaf(NUMBER_FORM, (int, str, float), read_number),
        Source: Leaf("the key of a source", (str,), by_key('no source "{}" in this file')),
        AcademicTerm: Leaf("a term such as 2018/2019-1/2, or a table with its name and days", (str, dict), _read_term),
        Pairs: Leaf('a table of texts by language, such as { en = "…" }', (dict,), lambda value, _: _read_table(value, str)),
        Entries: Leaf("a table of numbers by grade", (dict,), lambda value, _: _read_table(value, Fraction)),
    },
    # Words that Python keeps for itself, or that read better in a file than in code.
    names={"start": "from", "meaning": "is", "pass_marks": "pass"},
    spread={"in_force": ("starts", "ends")},
)
"""The form of definition files and case files. Rooms above add their own leaves with :func:`attrs.evolve`."""


def with_source_tables(form: Dialect) -> Dialect:
    """Return the form of the tables of sources: a source is written whole there, and named by its key everywhere else."""
    return attrs.evolve(form, leaves={kind: leaf for kind, leaf in form.leaves.items() if kind is not Source})


_SOURCE_TABLES = with_source_tables(TOML)


_DEEPEST = 100
_TOO_DEEP = "not TOML that can be read: it is nested too deep"


def read_toml(text: str, file: str) -> dict[str, Any]:
    """Return a TOML file as a dict.

    A byte order mark at the beginning is passed over.

    Raises:
        ArgumentTypeError: no text.
        DefinitionError: the text is not TOML, with line and column; it is nested too deep; a number in it is too long.

    >>> read_toml("format = 1", "xx.toml")
    {'format': 1}
    """
    if not isinstance(text, str):
        raise ArgumentTypeError("text", type(text).__name__, "the text of a file in TOML")
    try:
        text.encode()
        table = tomli.loads(text.removeprefix("\ufeff"))
    except tomli.TOMLDecodeError as error:
        raise DefinitionError(file, (f"not TOML: {explained(text, str(error))}",)) from None
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise DefinitionError(file, (f"not TOML: half of a character that is written as two (at line {line})",)) from None
    except RecursionError:
        raise DefinitionError(file, (_TOO_DEEP,)) from None
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        raise DefinitionError(file, ("not TOML that can be read: a number has thousands of digits",)) from None
    if _is_deep(table):
        raise DefinitionError(file, (_TOO_DEEP,))
    return table


def _is_deep(table: dict[str, Any]) -> bool:
    """True for more levels than a reader of plain data can follow; versions of tomli differ in what they refuse themselves."""
    level: list[dict[str, Any] | list[Any]] = [table]
    for _ in range(_DEEPEST):
        level = [
            part
            for whole in level
            for part in (whole.values() if isinstance(whole, dict) else whole)
            if isinstance(part, dict | list)
        ]
        if not level:
            return False
    return True


def structure_sources(tables: object, file: str, form: Dialect = _SOURCE_TABLES) -> dict[str, Source]:
    """Return the ``[sources.key]`` tables of a file, by key.

    Args:
        tables: the tables.
        file: the name of the file, for its faults.
        form: the form of the tables.

    Raises:
        DefinitionError: all faults at once, each with its path.

    >>> structure_sources({"a": {"title": "An act", "url": "https://example.org", "seen": "secondary"}}, "xx.toml")["a"].title
    'An act'
    """
    sources, faults = collect_sources(tables, form)
    if faults:
        raise DefinitionError(file, faults)
    return sources


def collect_sources(tables: object, form: Dialect = _SOURCE_TABLES) -> tuple[dict[str, Source], tuple[str, ...]]:
    """Return the ``[sources.key]`` tables of a file, by key, and their faults.

    A stand-in has the key of a source at fault, so that the places which name it are not at fault as well.

    Args:
        tables: the tables.
        form: the form of the tables.

    >>> sources, faults = collect_sources({"a": {"title": "An act", "url": "https://example.org"}})
    >>> list(sources), faults
    (['a'], ('sources.a.seen: is missing',))
    """
    if not isinstance(tables, Mapping):
        return {}, (f"sources: must be a table of tables, and is {shown(tables, form)}",)
    read = reader_of(form, Source)
    sources: dict[str, Source] = {}
    found: list[tuple[str, str]] = []
    for key, table in tables.items():
        try:
            if isinstance(table, dict) and "key" in table:
                raise Fault("key is not written in a file; it is the name of the table")
            sources[key] = read({**table, "key": key} if isinstance(table, dict) else table, {})
        except (Fault, BolognaError) as error:
            collect(found, error, f".sources.{key}")
            sources[key] = Source(key, "…", "…", seen="secondary")
    return sources, lines_of(found)


_UNKNOWN = re.compile(r'unknown key "([^"]*)"(?:; did you mean "([^"]*)")?')


def without_faulty(table: Mapping[str, Any], faults: Iterable[str]) -> tuple[dict[str, Any], set[str]]:
    """Return a table without its parts that are at fault, so that the rest can be looked at as well, and the keys of these parts.

    An item of a list is left out alone. An unknown key counts as the key that was probably meant, too.

    Args:
        table: the table.
        faults: its faults, each with its path.

    >>> without_faulty({"a": [1, "x"], "b": "c"}, ["a[1]: must be a whole number"])
    ({'a': [1], 'b': 'c'}, {'a'})
    """
    items: dict[str, set[int]] = {}
    keys: set[str] = set()
    for fault in faults:
        if unknown := _UNKNOWN.match(fault):
            keys |= set(filter(None, unknown.groups()))
            continue
        key, _, item = fault.partition(":")[0].partition(".")[0].partition("[")
        if item:
            items.setdefault(key, set()).add(int(item.removesuffix("]")))
        else:
            keys.add(key)
    rest = {key: value for key, value in table.items() if key not in keys}
    for key, places in items.items():
        rest[key] = [item for place, item in enumerate(table[key]) if place not in places]
    return rest, keys | set(items)
