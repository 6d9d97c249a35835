"""The only reader of definition files, and the look-up of what they say.

Files are read when they are first needed, one at a time, and kept; several threads may ask at once.
"""

import datetime
import functools
import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar, final

from bologna_credits.definition import Definition
from bologna_credits.definition_checks import check_data
from bologna_credits.equivalences import Equivalence
from bologna_credits.errors import (
    AmbiguousCodeError,
    DefinitionError,
    UnclearDayError,
    UnknownCodeError,
    UnknownCountryError,
    UnknownPracticeError,
    UnknownScaleError,
    UnknownSystemError,
    UnknownTableError,
)
from bologna_credits.grades import GradingScale
from bologna_credits.grading_tables import GradingTable
from bologna_credits.practices import CreditPractice, GradePractice
from bologna_credits.provenance import Standing, read_day
from bologna_credits.shapes import read_toml, structure, structure_sources
from bologna_credits.systems import CreditSystem
from bologna_credits.version import VERSION

FORMAT = 1
_OWN = {"file", "distribution", "version", "digest"}  # what the reader itself says of a definition
_GROUND = ("countries", "frameworks")
_PRACTICES = ("practices",)
_FOLDERS = _GROUND + _PRACTICES
_MOST_ANSWERS = 1024
_Asked = tuple[str, datetime.date | str | None]
Practice = CreditPractice | GradePractice
T = TypeVar("T")
Dated = TypeVar("Dated", CreditSystem, GradingScale, Practice)


def read_definition(text: str, file: str, *, distribution: str = "bologna_credits", version: str = VERSION) -> Definition:
    r"""A definition file as frozen classes, checked for shape and for sense.

    Args:
        text: the TOML.
        file: its name, for faults and decisions.
        distribution: the distribution that it comes from.
        version: its version.

    Raises:
        DefinitionError: all faults at once, each with its path.

    >>> read_definition('format = 1\ncountry = "XX"\nnames = { en = "Nowhere" }', "xx.toml").country
    'XX'
    """
    table = read_toml(text, file)
    found = table.pop("format", None)
    if type(found) is not int or found != FORMAT:
        was = f"not {found}" if found is not None else "and none is stated"
        raise DefinitionError(file, (f"format: this version reads format {FORMAT}, {was}",))
    if own := sorted(_OWN & table.keys()):
        raise DefinitionError(file, tuple(f"{key}: is not written in a file" for key in own))
    sources = structure_sources(table.get("sources", {}), file)
    table["sources"] = list(sources)
    _name_country(table)
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    table |= {"file": file, "distribution": distribution, "version": version, "digest": digest}
    definition = structure(Definition, table, file, sources)
    faults = check_data(definition).fails
    if faults:
        raise DefinitionError(file, tuple(f"{fault.subject}: {fault.message}" for fault in faults))
    return definition


def _name_country(table: dict[str, Any]) -> None:
    """Systems and scales of a country's file are that country's; a framework has none."""
    country = table.get("country")
    if isinstance(country, str) and len(country) == 2:
        for kind in ("systems", "scales"):
            items = table.get(kind)
            for item in items if isinstance(items, list) else ():
                if isinstance(item, dict):
                    item.setdefault("country", country)


@final
class Catalogue:
    """What is known of credit systems, scales, tables and practices.

    Immutable to its users: :meth:`with_definition` returns a new one.
    """

    def __init__(self, root: Path, extra: Iterable[Definition] = ()) -> None:
        self._root = root
        self._extra = tuple(extra)
        self._read: dict[tuple[str, tuple[str, ...]], tuple[Definition, ...]] = {}
        self._lock = threading.Lock()
        self._systems: dict[_Asked, CreditSystem] = {}
        self._scales: dict[_Asked, GradingScale] = {}

    def with_definition(self, definition: Definition) -> "Catalogue":
        """A catalogue in which a definition stands before those of the same codes."""
        return Catalogue(self._root, (definition, *self._extra))

    def __reduce__(self) -> tuple[Any, ...]:
        return _catalogue_of, (self._extra,)

    @functools.cached_property
    def prefixes(self) -> tuple[str, ...]:
        """The countries and frameworks that have a file, sorted."""
        names = {
            path.name[:-5].upper()
            for folder in _FOLDERS
            for path in (self._root / folder).iterdir()
            if path.name.endswith(".toml")
        }
        return tuple(sorted(names | {definition.country for definition in self._extra}))

    def definitions(self, prefix: str) -> tuple[Definition, ...]:
        """The definition files of a country or framework: its own, and its practices.

        Raises:
            UnknownCountryError: there is none.
        """
        found = self._in(prefix, _GROUND) + self._in(prefix, _PRACTICES)
        if not found:
            raise UnknownCountryError(prefix.upper(), self.prefixes)
        return tuple(dict.fromkeys(found))

    def _in(self, prefix: str, folders: tuple[str, ...]) -> tuple[Definition, ...]:
        """What stands in some of the folders: a country's practices are read only when one is asked for."""
        asked = (prefix.upper(), folders)
        found = self._read.get(asked)
        if found is None:
            with self._lock:
                found = self._read.get(asked) or self._load(*asked)
                if found:  # what does not exist is not remembered: misspellings would pile up
                    self._read[asked] = found
        return found

    def _load(self, prefix: str, folders: tuple[str, ...]) -> tuple[Definition, ...]:
        found = [definition for definition in self._extra if definition.country == prefix]
        for folder in folders:
            path = self._root / folder / f"{prefix.lower()}.toml"
            if prefix.isalnum() and path.is_file():
                found.append(read_definition(path.read_text("utf-8"), f"{folder}/{path.name}"))
        return tuple(found)

    def all(self) -> Iterator[Definition]:
        """Every definition; reads all files."""
        for prefix in self.prefixes:
            yield from self.definitions(prefix)

    def _of(self, code: str, pick: Callable[[Definition], Iterable[Dated]], error: type[UnknownCodeError]) -> list[Dated]:
        """What a code means, or all that its country has where the code is a country's."""
        wanted = code.strip().upper()
        prefix = wanted.replace("/", "-").split("-")[0]
        items = _first_of_each(self._in(prefix, _GROUND), pick)
        found = [item for item in items if item.code.upper() == wanted]
        if not found and (not items or prefix != wanted):
            raise error(code, tuple(dict.fromkeys(item.code for d in self.all() for item in pick(d))))
        return found or items

    def credit_system(self, code: str, on: datetime.date | str | None = None) -> CreditSystem:
        """See :func:`credit_system`."""
        found = self._systems.get((code, on))
        if found is None:
            found = _one(self._of(code, lambda d: d.systems, UnknownSystemError), code, on, "credit system")
            _keep(self._systems, (code, on), found)
        return found

    def grading_scale(self, code: str, on: datetime.date | str | None = None) -> GradingScale:
        """See :func:`grading_scale`."""
        found = self._scales.get((code, on))
        if found is None:
            found = _one(self._of(code, lambda d: d.scales, UnknownScaleError), code, on, "grading scale")
            _keep(self._scales, (code, on), found)
        return found

    def practice(self, code: str, on: datetime.date | str | None = None) -> Practice:
        """See :func:`practice`."""
        found: list[Practice] = [*self._of_practices(code)]
        if on is None and len(found) > 1:
            days = tuple(str(item.in_force) for item in found)
            raise AmbiguousCodeError(code, "version", days, "say the day that counts with on=")
        if on is None:
            return found[0]
        day = read_day(on)
        held = [item for item in found if item.in_force.on(day) is not Standing.NO]
        if not held:
            versions = ", ".join(str(item.in_force) for item in found)
            raise UnknownPracticeError(code, (), f"on {day} it was not in force; it is {versions}")
        if len(held) > 1 or held[0].in_force.on(day) is Standing.UNCLEAR:
            raise UnclearDayError(code, day.isoformat(), tuple(str(item.in_force) for item in held))
        return held[0]

    def _of_practices(self, code: str) -> list[Practice]:
        wanted = code.strip().casefold()
        items = _first_of_each(self._in(wanted.split("/")[0], _PRACTICES), lambda d: _practices([d]))
        found = [item for item in items if item.code.casefold() == wanted]
        if not found:
            raise UnknownPracticeError(code, tuple(dict.fromkeys(p.code for p in _practices(self.all()))))
        return found

    def grading_table(self, code: str) -> GradingTable:
        """See :func:`grading_table`."""
        wanted = code.strip().upper()
        tables = [table for definition in self._in(wanted.split("-")[0], _GROUND) for table in definition.tables]
        for table in tables:
            if table.code.upper() == wanted:
                scale = self.grading_scale(table.scale)
                return GradingTable(scale, table.entries, table.population, table.label, table.years, table.isced, table.source)
        raise UnknownTableError(code, tuple(table.code for d in self.all() for table in d.tables))

    def equivalences(self, start: str, to: str, on: datetime.date | str | None = None) -> tuple[Equivalence, ...]:
        """The published tables from one scale to another, the default first."""
        pair = (start.strip().upper(), to.strip().upper())
        prefixes = dict.fromkeys(code.split("-")[0] for code in pair)
        tables = [table for prefix in prefixes for d in self._in(prefix, _GROUND) for table in d.equivalences]
        found = [t for t in dict.fromkeys(tables) if (t.start.upper(), t.to.upper()) == pair]
        if on is not None:
            found = [table for table in found if table.in_force.on(on) is not Standing.NO]
        return tuple(sorted(found, key=lambda table: not table.default))

    def origins(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Where the definitions behind some codes come from; travels with a decision."""
        asked = dict.fromkeys((code.replace("/", "-").split("-")[0], _PRACTICES if "/" in code else _GROUND) for code in codes)
        return tuple(dict.fromkeys(d.origin for prefix, folders in asked for d in self._in(prefix, folders)))


def _first_of_each(definitions: Iterable[Definition], pick: Callable[[Definition], Iterable[Dated]]) -> list[Dated]:
    """What a country has, each code from the first definition that has it: one that stands before replaces it."""
    items: list[Dated] = []
    for definition in definitions:
        earlier = {item.code.upper() for item in items}
        items += [item for item in pick(definition) if item.code.upper() not in earlier]
    return items


def _keep(answers: dict[_Asked, T], asked: _Asked, answer: T) -> None:
    """Remember an answer, up to a bound; a day that changes with every call must not fill the memory."""
    if len(answers) >= _MOST_ANSWERS:
        answers.clear()
    answers[asked] = answer


def _practices(definitions: Iterable[Definition]) -> list[Practice]:
    found: list[Practice] = []
    for definition in definitions:
        found += [*definition.credit_practices, *definition.grade_practices]
    return found


def _one(items: list[Dated], code: str, on: datetime.date | str | None, kind: str) -> Dated:
    """The one item in force; a code names its item on any day, and a country's only item needs no day."""
    if len(items) == 1 and (on is None or items[0].code.upper() == code.strip().upper()):
        return items[0]
    choices = tuple(f"{item.code} ({item.in_force})" for item in items)
    if on is None:
        raise AmbiguousCodeError(code, kind, choices, "name one, or say the day that counts with on=")
    day = read_day(on)
    standing = [(item, item.in_force.on(day)) for item in items]
    held = [item for item, answer in standing if answer is not Standing.NO]
    unclear = any(answer is Standing.UNCLEAR for _, answer in standing)
    if unclear:
        raise UnclearDayError(code, day.isoformat(), tuple(item.code for item in held))
    if len(held) == 1:
        return held[0]
    if not held:
        raise AmbiguousCodeError(code, kind, choices, f"none was in force on {day}; name the one that counts")
    raise AmbiguousCodeError(code, kind, tuple(f"{i.code} ({i.in_force})" for i in held), f"name the one that counts on {day}")


def _catalogue_of(extra: tuple[Definition, ...]) -> Catalogue:
    # The folder of data is where the package is installed; it is not carried in the pickle.
    return Catalogue(_bundled(), extra) if extra else default_catalogue()


def _bundled() -> Path:
    # Beside this module; importlib.resources would cost a fifth of the first conversion.
    return Path(__file__).with_name("data")


_default: list[Catalogue] = []
_default_lock = threading.Lock()


def default_catalogue() -> Catalogue:
    """The catalogue of the bundled definition files; made on first use."""
    if not _default:
        with _default_lock:  # whoever comes second finds what the first has made
            _default[:] = _default or [Catalogue(_bundled())]
    return _default[0]


def credit_system(code: str, on: datetime.date | str | None = None) -> CreditSystem:
    """A credit system by its code, or the one in force in a country on a day.

    Args:
        code: such as ``"KZ-RK"``, in any case; or a country's code.
        on: the day that counts, needed where a country has had several.

    Raises:
        UnknownSystemError: no such code; names the nearest.
        AmbiguousCodeError: a country's code without a day, or a day on which none or several were in force.
        UnclearDayError: a day on which the sources do not settle it.

    >>> credit_system("KZ", on="2015-09-01").code
    'KZ-RK'
    """
    return default_catalogue().credit_system(code, on)


def grading_scale(code: str, on: datetime.date | str | None = None) -> GradingScale:
    """A grading scale by its code, or the one in force in a country on a day.

    Args:
        code: such as ``"IT-30"``, in any case; or a country's code.
        on: the day that counts; may be left out where there is only one.

    Raises:
        UnknownScaleError: no such code; names the nearest.
        AmbiguousCodeError: several scales, and no day; or a day on which none or several were in force.
        UnclearDayError: a day on which the sources do not settle it.

    >>> grading_scale("KZ", on="2015-09-01").code
    'KZ-2011'
    """
    return default_catalogue().grading_scale(code, on)


def practice(code: str, on: datetime.date | str | None = None) -> Practice:
    """How one body publishes that it converts.

    Args:
        code: such as ``"DE/Passau-SoBi"``, in any case.
        on: the day or cohort that counts, needed where the practice changed.

    Raises:
        UnknownPracticeError: no such code, or not in force on that day.
        AmbiguousCodeError: the practice changed; says when.

    >>> practice("DE/Passau-SoBi", on="2024-10-01").to
    'DE-THIRDS'
    """
    return default_catalogue().practice(code, on)


def grading_table(code: str) -> GradingTable:
    """A grading table that somebody published.

    Raises:
        UnknownTableError: no such code; names the nearest.

    >>> grading_table("ECTS-LETTERS").shares["A"]
    Fraction(1, 10)
    """
    return default_catalogue().grading_table(code)
