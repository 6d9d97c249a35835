"""What is known of credit systems, scales, tables and practices, by code and by country.

Files are read when they are first needed, one at a time, and kept; several threads may ask at once. Plug-ins are looked for
only where the bundled files do not settle the question by themselves.
"""

import datetime
import functools
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar, final

from bologna_credits.core.bundled import BUNDLED
from bologna_credits.core.errors import (
    AmbiguousCodeError,
    ArgumentTypeError,
    DefinitionError,
    PluginError,
    PluginWarning,
    UnclearDayError,
    UnknownCodeError,
    UnknownCountryError,
    UnknownPracticeError,
    UnknownScaleError,
    UnknownSystemError,
    UnknownTableError,
)
from bologna_credits.core.provenance import Standing
from bologna_credits.core.reading import read_day
from bologna_credits.credits.systems import CreditSystem
from bologna_credits.grades.equivalences import Equivalence
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.scales import GradingScale
from bologna_credits.law.definition import Definition, Practice
from bologna_credits.law.definition_files import DataFolder
from bologna_credits.law.plugins import Installed, installed

_GROUND = ("countries", "frameworks")
_PRACTICES = ("practices",)
_FOLDERS = _GROUND + _PRACTICES
_MOST_ANSWERS = 1024
_Asked = tuple[str, datetime.date | str | None]
T = TypeVar("T")
Dated = TypeVar("Dated", CreditSystem, GradingScale, Practice)


@final
class Catalogue:
    """What is known of credit systems, scales, tables and practices.

    Immutable to its users: :meth:`with_definition` returns a new one.

    Args:
        root: the folder of definition files.
        extra: definitions that stand before those of the same codes.
        plugins: finds what other distributions bring; called once, when first needed.
    """

    def __init__(self, root: Path, extra: Iterable[Definition] = (), plugins: Callable[[], Installed] = Installed) -> None:
        self._root = DataFolder(root)
        self._extra = tuple(extra)
        self._plugins = plugins
        self._read: dict[tuple[str, tuple[str, ...]], tuple[Definition, ...]] = {}
        self._added: dict[str, tuple[Definition, ...]] = {}
        self._faults: dict[str, tuple[PluginError, ...]] = {}
        self._lock = threading.RLock()
        self._systems: dict[_Asked, CreditSystem] = {}
        self._scales: dict[_Asked, GradingScale] = {}

    def with_definition(self, definition: Definition) -> "Catalogue":
        """A catalogue in which a definition stands before those of the same codes."""
        return Catalogue(self._root.path, (definition, *self._extra), self._plugins)

    def __reduce__(self) -> tuple[Any, ...]:
        return _catalogue_of, (self._extra,)

    @functools.cached_property
    def _installed(self) -> Installed:
        return self._plugins()

    @functools.cached_property
    def prefixes(self) -> tuple[str, ...]:
        """The countries and frameworks that have a file, sorted; plug-ins' included."""
        names = {definition.country for definition in self._extra}
        for place in (self._root, *self._installed.folders):
            for folder in _FOLDERS:
                names |= place.prefixes(folder)
        return tuple(sorted(names))

    @property
    def faults(self) -> tuple[PluginError, ...]:
        """What is wrong with plug-ins; what they bring is left out, and the rest works on. Reads all files of plug-ins."""
        for prefix in self.prefixes:
            self._added_to(prefix)
        return tuple(dict.fromkeys(fault for faults in (self._installed.faults, *self._faults.values()) for fault in faults))

    def definitions(self, prefix: str) -> tuple[Definition, ...]:
        """The definition files of a country or framework: its own, its practices, and what plug-ins add.

        Raises:
            UnknownCountryError: there is none.
        """
        prefix = prefix.strip().upper()
        found = tuple(dict.fromkeys((*self._in(prefix, _GROUND), *self._in(prefix, _PRACTICES), *self._added_to(prefix))))
        if not found:
            raise self._blame(prefix, UnknownCountryError(prefix, self.prefixes))
        return found

    def _in(self, prefix: str, folders: tuple[str, ...]) -> tuple[Definition, ...]:
        """What stands in some of the bundled folders: a country's practices are read only when one is asked for."""
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
        return (*found, *(self._root.read(folder, prefix) for folder in folders if self._root.has(folder, prefix)))

    def _added_to(self, prefix: str) -> tuple[Definition, ...]:
        """What plug-ins add to a country; a file that is broken or gives a code anew is left out and told."""
        prefix = prefix.upper()
        found = self._added.get(prefix)
        if found is None and any(place.has(folder, prefix) for place in self._installed.folders for folder in _FOLDERS):
            with self._lock:  # two that come at once read the same files and keep the same answer
                found, self._faults[prefix] = self._load_added(prefix)
                self._added[prefix] = found
        return found or ()

    def _load_added(self, prefix: str) -> tuple[tuple[Definition, ...], tuple[PluginError, ...]]:
        found: list[Definition] = []
        faults = []
        ours = [d for d in (*self._in(prefix, _GROUND), *self._in(prefix, _PRACTICES)) if d not in self._extra]
        givers = {code: definition.distribution for definition in ours for code in _codes(definition)}
        for place in self._installed.folders:
            for folder in (folder for folder in _FOLDERS if place.has(folder, prefix)):
                try:
                    definition = place.read(folder, prefix)
                except DefinitionError as error:
                    faults.append(PluginError(place.distribution, place.version, (error.message,)))
                    continue
                again = [code for code in _codes(definition) if code in givers]
                if again:
                    told = tuple(f"{definition.file}: {code} is given by {givers[code]} already" for code in again)
                    faults.append(PluginError(place.distribution, place.version, told))
                    continue
                givers |= dict.fromkeys(_codes(definition), definition.distribution)
                found.append(definition)
        return tuple(found), tuple(faults)

    def _blame(self, prefix: str, error: UnknownCodeError) -> UnknownCodeError | PluginError:
        """What a failed look-up raises: the plug-in's fault where a plug-in should have brought it."""
        self._added_to(prefix)
        found = self._faults.get(prefix.upper()) or self._installed.faults
        if not found:
            return error
        return PluginError(found[0].distribution, found[0].version, (*found[0].faults, f"and without it: {error.message}"))

    def all(self) -> Iterator[Definition]:
        """Every definition; reads all files, and warns of each plug-in that is left out."""
        for fault in self.faults:
            warnings.warn(PluginWarning(fault.message), stacklevel=2)
        for prefix in self.prefixes:
            if self._in(prefix, _GROUND) or self._in(prefix, _PRACTICES) or self._added_to(prefix):
                yield from self.definitions(prefix)

    def _ground(self, prefix: str) -> tuple[Definition, ...]:
        """A country's own files and what plug-ins add to it, without the bundled practices."""
        return (*self._in(prefix, _GROUND), *self._added_to(prefix))

    def _of(self, code: str, pick: Callable[[Definition], Iterable[Dated]], error: type[UnknownCodeError]) -> list[Dated]:
        """What a code means, or all that its country has where the code is a country's."""
        wanted = code.strip().upper()
        prefix = wanted.replace("/", "-").split("-")[0]
        for definitions in (self._in, self._with_plugins):
            items = _first_of_each(definitions(prefix, _GROUND), pick)
            found = [item for item in items if item.code.upper() == wanted]
            if found:  # a bundled code answers without a look at the plug-ins, which cannot replace it
                return found
        if not items or prefix != wanted:
            raise self._blame(prefix, error(code, tuple(dict.fromkeys(item.code for d in self._quietly() for item in pick(d)))))
        return items

    def _with_plugins(self, prefix: str, _: tuple[str, ...]) -> tuple[Definition, ...]:
        return self._ground(prefix)

    def _quietly(self) -> tuple[Definition, ...]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", PluginWarning)
            return tuple(self.all())

    def credit_system(self, code: str, on: datetime.date | str | None = None) -> CreditSystem:
        """See :func:`credit_system`."""
        found = self._systems.get((_text(code), on))
        if found is None:
            found = _one(self._of(code, lambda d: d.systems, UnknownSystemError), code, on, "credit system")
            _keep(self._systems, (code, on), found)
        return found

    def grading_scale(self, code: str, on: datetime.date | str | None = None) -> GradingScale:
        """See :func:`grading_scale`."""
        found = self._scales.get((_text(code), on))
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
        prefix = wanted.split("/")[0]
        for definitions in (self._in, self._with_plugins):
            items = _first_of_each(definitions(prefix, _PRACTICES), practices_of)
            found = [item for item in items if item.code.casefold() == wanted]
            if found:
                return found
        known = tuple(dict.fromkeys(practice.code for d in self._quietly() for practice in practices_of(d)))
        raise self._blame(prefix, UnknownPracticeError(code, known))

    def grading_table(self, code: str) -> GradingTable:
        """See :func:`grading_table`."""
        wanted = code.strip().upper()
        prefix = wanted.split("-")[0]
        for table in (table for definition in self._ground(prefix) for table in definition.tables):
            if table.code.upper() == wanted:
                scale = self.grading_scale(table.scale)
                return GradingTable(
                    scale,
                    table.entries,
                    population=table.population,  # type: ignore[arg-type]  # checked when it is read
                    label=table.label,
                    years=table.years,
                    isced=table.isced,
                    source=table.source,
                )
        raise self._blame(prefix, UnknownTableError(code, tuple(table.code for d in self._quietly() for table in d.tables)))

    def equivalences(self, start: str, to: str, on: datetime.date | str | None = None) -> tuple[Equivalence, ...]:
        """The published tables from one scale to another, the default first."""
        pair = (start.strip().upper(), to.strip().upper())
        prefixes = dict.fromkeys(code.split("-")[0] for code in pair)
        tables = [table for prefix in prefixes for d in self._ground(prefix) for table in d.equivalences]
        found = [t for t in dict.fromkeys(tables) if (t.start.upper(), t.to.upper()) == pair]
        if on is not None:
            found = [table for table in found if table.in_force.on(on) is not Standing.NO]
        return tuple(sorted(found, key=lambda table: not table.default))

    def origins(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Where the definitions behind some codes come from; travels with a decision."""
        asked = dict.fromkeys((code.replace("/", "-").split("-")[0], _PRACTICES if "/" in code else _GROUND) for code in codes)
        bundled = (d for prefix, folders in asked for d in self._in(prefix, folders))
        added = (d for prefix, _ in asked for d in self._added_to(prefix))
        return tuple(dict.fromkeys(definition.origin for definition in (*bundled, *added)))


def _text(code: str) -> str:
    if not isinstance(code, str):
        raise ArgumentTypeError("code", type(code).__name__, 'text, such as "KZ-RK"')
    return code


def practices_of(definition: Definition) -> tuple[Practice, ...]:
    """The practices of a definition, of every kind."""
    return definition.practices


def _codes(definition: Definition) -> tuple[str, ...]:
    """Every code that a definition gives, each once."""
    items = (*definition.systems, *definition.scales, *definition.tables, *practices_of(definition))
    return tuple(dict.fromkeys(item.code.upper() for item in items))


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


def _one(items: list[Dated], code: str, on: datetime.date | str | None, kind: str) -> Dated:
    """The one item in force; a code names its item on any day, and a country's only item needs no day."""
    if len(items) == 1 and (on is None or items[0].code.upper() == code.strip().upper()):
        return items[0]
    items = [item for item in items if item.code.upper() == code.strip().upper() or not getattr(item, "body", None)] or items
    if len(items) == 1 and on is None:
        return items[0]
    choices = tuple(f"{item.code} ({item.in_force})" for item in items)
    usual = [item for item in items if getattr(item, "default", False)]  # of scales only
    if on is None and len(usual) == 1:
        return usual[0]
    if on is None:
        raise AmbiguousCodeError(code, kind, choices, "name one, or say the day that counts with on=")
    day = read_day(on)
    standing = [(item, item.in_force.on(day)) for item in items]
    held = [item for item, answer in standing if answer is not Standing.NO]
    preferred = [item for item in held if getattr(item, "default", False)]  # of scales only
    standing = [(item, answer) for item, answer in standing if not preferred or item in preferred]
    held = preferred or held
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
    return Catalogue(_bundled(), extra, installed) if extra else default_catalogue()


def _bundled() -> Path:
    # Beside this module; importlib.resources would cost a fifth of the first conversion.
    return BUNDLED


_default: list[Catalogue] = []
_default_lock = threading.Lock()


def default_catalogue() -> Catalogue:
    """The catalogue of the bundled definition files and of the plug-ins of this environment; made on first use."""
    if not _default:
        with _default_lock:  # whoever comes second finds what the first has made
            _default[:] = _default or [Catalogue(_bundled(), (), installed)]
    return _default[0]
