"""Everything that is published, by code and by country: systems, scales, tables, practices and mobility schemes.

Files are read when they are first needed, one at a time, and kept; several threads may ask at once. Plug-ins are consulted only
where no bundled file answers.
"""

import datetime
import functools
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar, final

from bologna_credits import law
from bologna_credits.core.bundled import DATA
from bologna_credits.core.countries import country_codes, country_name, is_country, read_as
from bologna_credits.core.country_errors import NoCountryFileError, UnknownCountryError
from bologna_credits.core.errors import (
    AmbiguousCodeError,
    PluginError,
    PluginWarning,
    UnclearDayError,
    UnknownCodeError,
    UnknownPracticeError,
    UnknownScaleError,
    UnknownSchemeError,
    UnknownSystemError,
    UnknownTableError,
)
from bologna_credits.core.later import later
from bologna_credits.core.provenance import Standing
from bologna_credits.core.reading import read_day
from bologna_credits.core.references import owner
from bologna_credits.core.typed import checked, checked_late
from bologna_credits.law.choosing import first_of_each, named, the_one
from bologna_credits.law.code_index import IndexedDefinition, bundled_index
from bologna_credits.law.files import KEY, OURS, DataFolder, Reader
from bologna_credits.law.held_files import HeldFolder
from bologna_credits.law.memories import Memories
from bologna_credits.law.names import meant
from bologna_credits.law.plugins import Installed, installed
from bologna_credits.law.shelves import Group, Layer, Shelf, by_kind, extra_files, finder_of, prefix_of
from bologna_credits.version import VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from bologna_credits.credits.systems import CreditSystem
    from bologna_credits.grades.equivalences import Equivalence
    from bologna_credits.grades.grading_tables import GradingTable
    from bologna_credits.grades.scales import GradingScale
    from bologna_credits.law.definition import Definition, Practice
    from bologna_credits.law.practices.mobility import GrantPractice, SelectionPractice, TransferPractice
    from bologna_credits.law.practices.recognition import RecognitionPractice
    from bologna_credits.law.scheme_file import MobilityRule, SchemeFile
    from bologna_credits.law.schemes import MobilityScheme
else:  # conversions of single grades need none
    (GradingTable,) = later("bologna_credits.grades.grading_tables", "GradingTable")

FOLDERS: "dict[str, Reader[Any]]"
"""The folders of bundled files, each with the reader of its texts."""
_GROUND = ("countries", "frameworks")
_PRACTICES = ("practices",)
_SCHEMES = ("schemes",)
_MOST_ANSWERS = 1024
_Asked = tuple[str, datetime.date | str | None]
T = TypeVar("T")
Coded = TypeVar("Coded", "CreditSystem", "GradingScale", "Practice")
Rule = TypeVar("Rule", bound="MobilityRule")


def _read_definition(text: str, file: str, *, distribution: str = OURS, version: str = VERSION) -> "Definition":
    """Read a definition file; what reads TOML and checks it is loaded only where nothing was compiled."""
    return law.read_definition(text, file, distribution=distribution, version=version)


def _read_schemes(text: str, file: str, *, distribution: str = OURS, version: str = VERSION) -> "SchemeFile":
    """Read a file of schemes; their classes are loaded only now, so that conversions do not pay for them."""
    return law.read_schemes(text, file, distribution=distribution, version=version)


FOLDERS = {**dict.fromkeys((*_GROUND, *_PRACTICES), _read_definition), **dict.fromkeys(_SCHEMES, _read_schemes)}


@final
class Catalogue:
    """Everything that is published: credit systems, scales, tables, practices and mobility schemes.

    Immutable to its users: :meth:`with_definition` returns a new one.

    Args:
        root: the folder of definition files, or files that were read elsewhere.
        extra: definitions and files of schemes that take precedence over those of the same codes.
        plugins: finds the files of other distributions; called once, when first needed.
    """

    def __init__(
        self,
        root: "Path | str | HeldFolder",
        extra: "Iterable[Definition | SchemeFile]" = (),
        plugins: Callable[[], Installed] = Installed,
    ) -> None:
        self._root = root if isinstance(root, HeldFolder) else DataFolder(root)
        self._extra: tuple[Definition | SchemeFile, ...] = extra_files(extra)
        self._plugins = finder_of(plugins)
        self.memories: Memories = Memories(self)
        self._lock = threading.RLock()
        definitions, schemes = by_kind(self._extra)
        self._definitions = Shelf(
            self._root,
            (_GROUND, _PRACTICES),
            _read_definition,
            extra=definitions,
            plugins=self._found_plugins,
            lock=self._lock,
        )
        self._schemes = Shelf(self._root, (_SCHEMES,), _read_schemes, extra=schemes, plugins=self._found_plugins, lock=self._lock)
        self._system_answers: dict[_Asked, CreditSystem] = {}
        self._scale_answers: dict[_Asked, GradingScale] = {}

    def with_definition(self, *files: "Definition | SchemeFile") -> "Catalogue":
        """A catalogue in which some definitions or files of schemes take precedence over those of the same codes."""
        root = self._root if isinstance(self._root, HeldFolder) else self._root.place
        return Catalogue(root, (*files, *self._extra), self._plugins)

    def __repr__(self) -> str:
        return f"<Catalogue of {len(self.prefixes)} countries and frameworks>"

    def __reduce__(self) -> tuple[Any, ...]:
        if isinstance(self._root, HeldFolder):
            return Catalogue, (self._root, self._extra, self._plugins)
        return _catalogue_of, (self._extra,)

    @functools.cached_property
    def _installed(self) -> Installed:
        return self._plugins()

    def _found_plugins(self) -> Installed:
        return self._installed

    @functools.cached_property
    def prefixes(self) -> tuple[str, ...]:
        """The countries and frameworks that have a file, sorted; plug-ins' included."""
        return tuple(sorted(self._definitions.prefixes))

    @property
    def faults(self) -> tuple[PluginError, ...]:
        """The faults of plug-ins, which are left out while the rest works on; reads all files of plug-ins."""
        return tuple(dict.fromkeys((*self._installed.faults, *self._definitions.faults, *self._schemes.faults)))

    @checked
    def definitions(self, prefix: str) -> "tuple[Definition, ...]":
        """The definition files of a country or framework: its own, its practices, and those that plug-ins add.

        Raises:
            UnknownCountryError: no country or framework has this code; names the nearest.
            NoCountryFileError: the country has no file yet.
        """
        given, prefix = prefix, (read_as(prefix) or prefix).strip().upper()
        found = self._definitions.files(prefix)
        if not found:
            known = tuple(dict.fromkeys((*self.prefixes, *country_codes())))
            error = NoCountryFileError(prefix, known) if is_country(prefix) else UnknownCountryError(given, known)
            raise self._definitions.blame(prefix, error)
        return found

    def all(self) -> "Iterator[Definition]":
        """Every definition; reads all files, and warns of each plug-in that is left out."""
        self._warn()
        for prefix in self.prefixes:
            yield from self._definitions.files(prefix)

    def scheme_files(self) -> "tuple[SchemeFile, ...]":
        """Every file of schemes; reads them all, and warns of each plug-in that is left out."""
        self._warn()
        return tuple(file for family in sorted(self._schemes.prefixes) for file in self._schemes.files(family))

    def layers(self) -> "Iterator[tuple[Layer, Definition | SchemeFile]]":
        """Every file with the layer that it belongs to; reads all files, and warns of each plug-in that is left out."""
        self._warn()
        yield from self._definitions.layers()
        yield from self._schemes.layers()

    def _warn(self) -> None:
        for fault in self.faults:
            warnings.warn(PluginWarning(fault.message), stacklevel=3)

    def _known(self, codes: Callable[[], Iterable[str]]) -> tuple[str, ...]:
        """Codes to choose from in an error; a plug-in that is left out is reported elsewhere."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", PluginWarning)
            return tuple(dict.fromkeys(codes()))

    def _ground(self, prefix: str) -> "tuple[Definition, ...]":
        """A country's own files and those that plug-ins add to it, without the bundled practices."""
        return (*self._definitions.own(prefix, _GROUND), *self._definitions.added(prefix))

    def _find(
        self, code: str, group: Group, pick: "Callable[[Definition], Iterable[Coded]]", error: type[UnknownCodeError]
    ) -> list[Coded]:
        """The items of a code, or all that its country has where the code is a country's."""
        code = read_as(code) or code
        prefix = prefix_of(code)
        found = named(first_of_each(self._definitions.own(prefix, group), pick), code)
        if found:  # a bundled code answers without a look at the plug-ins, which cannot replace it
            return found
        items = first_of_each(self._ground(prefix), pick)
        found = named(items, code) or (items if prefix == code.strip().upper() else [])
        if not found:
            raise self._definitions.blame(prefix, self._unknown(code, pick, error))
        return found

    def _unknown(
        self, code: str, pick: "Callable[[Definition], Iterable[Coded]]", error: type[UnknownCodeError]
    ) -> UnknownCodeError:
        """The error for a code that nothing has: that its country has no file yet, or the codes that a name or word means."""
        prefix = prefix_of(code)
        if is_country(prefix) and prefix not in self.prefixes:
            return error(code, (), f"no definition file for {country_name(prefix)} yet")
        read: Any = self._indexed()
        named = meant(code, read, pick)
        if named is not None:
            return error(code, *named)
        return error(code, tuple(dict.fromkeys(item.code for definition in read for item in pick(definition))))

    def _indexed(self) -> "tuple[Definition | IndexedDefinition, ...]":
        """The codes and names of every definition: from the index of a build where nothing was added to its files."""
        root = self._root
        if self._extra or self._installed.folders or isinstance(root, HeldFolder):
            return self._quietly()
        return bundled_index(root.place, KEY) or self._quietly()

    def _quietly(self) -> "tuple[Definition, ...]":
        """Every definition, without a warning of plug-ins, which is given elsewhere."""
        return tuple(definition for prefix in self.prefixes for definition in self._definitions.files(prefix))

    @checked_late
    def credit_system(self, code: str, on: datetime.date | str | None = None) -> "CreditSystem":
        """See :func:`credit_system`."""
        found = self._system_answers.get((code, on))
        if found is None:
            items = self._find(code, _GROUND, _systems_of, UnknownSystemError)
            national = [system for system in items if not system.body] or items
            found = the_one(national, code, on, "credit system")
            _keep(self._system_answers, (code, on), found)
        return found

    @checked_late
    def grading_scale(self, code: str, on: datetime.date | str | None = None) -> "GradingScale":
        """See :func:`grading_scale`."""
        found = self._scale_answers.get((code, on))
        if found is None:
            found = the_one(self._find(code, _GROUND, _scales_of, UnknownScaleError), code, on, "grading scale")
            _keep(self._scale_answers, (code, on), found)
        return found

    @checked
    def practice(self, code: str, on: datetime.date | str | None = None) -> "Practice":
        """See :func:`practice`."""
        found: list[Practice] = self._find(code, _PRACTICES, _practices_of, UnknownPracticeError)
        versions = tuple(str(item.in_force) for item in found)
        if on is None:
            if len(found) > 1:
                raise AmbiguousCodeError(code, "version", versions, "say the day that counts with on=")
            return found[0]
        day = read_day(on)
        held = [item for item in found if item.in_force.on(day) is not Standing.NO]
        if not held:
            raise UnknownPracticeError(code, (), f"on {day} it was not in force; it is {', '.join(versions)}")
        if len(held) > 1 or held[0].in_force.on(day) is Standing.UNCLEAR:
            raise UnclearDayError(code, day.isoformat(), tuple(str(item.in_force) for item in held))
        return held[0]

    @checked
    def grading_table(self, code: str) -> GradingTable:
        """See :func:`grading_table`."""
        wanted = code.strip().upper()
        prefix = prefix_of(code)
        for table in (table for definition in self._ground(prefix) for table in definition.tables):
            if table.code.upper() == wanted:
                return GradingTable(
                    self.grading_scale(table.scale),
                    table.entries,
                    population=table.population,  # type: ignore[arg-type]  # checked when it is read
                    label=table.label,
                    years=table.years,
                    isced=table.isced,
                    source=table.source,
                )
        known = self._known(lambda: (table.code for definition in self.all() for table in definition.tables))
        raise self._definitions.blame(prefix, UnknownTableError(code, known))

    @checked
    def equivalences(self, start: str, to: str, on: datetime.date | str | None = None) -> "tuple[Equivalence, ...]":
        """The published tables from one scale to another, the default first."""
        pair = (start.strip().upper(), to.strip().upper())
        prefixes = dict.fromkeys(code.split("-")[0] for code in pair)
        tables = [table for prefix in prefixes for d in self._ground(prefix) for table in d.equivalences]
        found = [t for t in dict.fromkeys(tables) if (t.start.upper(), t.to.upper()) == pair]
        if on is not None:
            found = [table for table in found if table.in_force.on(on) is not Standing.NO]
        return tuple(sorted(found, key=lambda table: not table.default))

    def every_equivalence(self) -> "Iterator[Equivalence]":
        """Every published table; reads all files of countries, and warns of nothing."""
        return (table for prefix in self.prefixes for d in self._ground(prefix) for table in d.equivalences)

    def mobility_scheme(self, code: str) -> "MobilityScheme":
        """See :func:`mobility_scheme`."""
        return self._rule(code, lambda file: file.schemes, UnknownSchemeError)

    def grant_practice(self, code: str) -> "GrantPractice":
        """See :func:`grant_practice`."""
        return self._rule(code, lambda file: file.grants, UnknownPracticeError)

    def selection_practice(self, code: str) -> "SelectionPractice":
        """See :func:`selection_practice`."""
        return self._rule(code, lambda file: file.selections, UnknownPracticeError)

    def transfer_practice(self, code: str) -> "TransferPractice":
        """See :func:`transfer_practice`."""
        return self._rule(code, lambda file: file.transfers, UnknownPracticeError)

    def recognition_practice(self, code: str) -> "RecognitionPractice":
        """See :func:`recognition_practice`."""
        return self._rule(code, lambda file: file.recognitions, UnknownPracticeError)

    @checked
    def _rule(self, code: str, pick: "Callable[[SchemeFile], Iterable[Rule]]", error: type[UnknownCodeError]) -> "Rule":
        """The scheme or practice of a code, from the first file that gives it."""
        wanted = code.strip().upper()
        prefix = prefix_of(code)
        for rule in (rule for file in self._schemes.files(prefix) for rule in pick(file)):
            if rule.code.upper() == wanted:
                return rule
        known = self._known(lambda: (rule.code for file in self.scheme_files() for rule in pick(file)))
        raise self._schemes.blame(prefix, error(code, known))

    @checked
    def origins(self, codes: Iterable[str], *, recognition: str | None = None) -> tuple[str, ...]:
        """The origins of the definitions behind some codes, in lines that travel with a decision.

        Args:
            codes: codes of systems, scales and practices of conversion.
            recognition: the code of a practice of recognition, whose files of schemes are named as well.
        """
        asked = dict.fromkeys((prefix_of(code), _PRACTICES if "/" in code else _GROUND) for code in codes)
        bundled = [file.origin for prefix, group in asked for file in self._definitions.own(prefix, group)]
        added = [file.origin for prefix, _ in asked for file in self._definitions.added(prefix)]
        schemes = [file.origin for file in self._schemes.files(prefix_of(recognition))] if recognition is not None else []
        return tuple(dict.fromkeys(map(str, (*bundled, *added, *schemes))))


def owns(catalogue: Catalogue, item: "CreditSystem | GradingScale") -> bool:
    """Return True if a system or a scale is a catalogue's own object, from a bundled file; reads no file."""
    read = catalogue._definitions.read_before(prefix_of(item.code))  # noqa: SLF001  # of this module
    return any(own is item for definition in read for own in (*definition.systems, *definition.scales))


def _systems_of(definition: "Definition") -> "tuple[CreditSystem, ...]":
    return definition.systems


def _scales_of(definition: "Definition") -> "tuple[GradingScale, ...]":
    return definition.scales


def _practices_of(definition: "Definition") -> "tuple[Practice, ...]":
    return definition.practices


def _keep(answers: dict[_Asked, T], asked: _Asked, answer: T) -> None:
    """Remember an answer, up to a bound; a day that changes with every call must not fill the memory."""
    if len(answers) >= _MOST_ANSWERS:
        answers.clear()
    answers[asked] = answer


_DEFAULT = Catalogue(DATA, (), installed)
# What makes references is loaded when something is pickled, and not for a conversion.
owner(*later("bologna_credits.law.references", "reference_in_default"))


def default_catalogue() -> Catalogue:
    """The catalogue of the bundled definition files and of the plug-ins of this environment; nothing is read before it is needed.

    >>> default_catalogue() is default_catalogue()
    True
    """
    return _DEFAULT


def _catalogue_of(extra: "tuple[Definition | SchemeFile, ...]") -> Catalogue:
    # The folder of data depends on the place of installation, so it is not part of the pickle.
    return Catalogue(DATA, extra, installed) if extra else _DEFAULT
