"""Mobility schemes, grants, selection and transfer by their codes: the bundled files and what plug-ins add."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, final

from bologna_credits.core.bundled import BUNDLED
from bologna_credits.core.errors import DefinitionError, PluginError, UnknownCodeError, UnknownPracticeError, UnknownSchemeError
from bologna_credits.law.definition_files import DataFolder
from bologna_credits.law.plugins import Installed, installed
from bologna_credits.law.practices.mobility import GrantPractice, SelectionPractice, TransferPractice
from bologna_credits.law.practices.recognition import RecognitionPractice
from bologna_credits.law.scheme_files import MobilityPractice, SchemeFile, read_schemes
from bologna_credits.law.schemes import MobilityScheme

_FOLDER = "schemes"
Rule = TypeVar("Rule", MobilityScheme, GrantPractice, SelectionPractice, TransferPractice, RecognitionPractice)


@final
class Schemes:
    """Files of schemes, read when they are first needed and kept.

    Args:
        root: the folder of definition files.
        plugins: finds what other distributions bring; called once, when first needed.
    """

    def __init__(self, root: Path, plugins: Callable[[], Installed] = Installed) -> None:
        self._root = DataFolder(root)
        self._plugins = plugins
        self._files: dict[str, tuple[SchemeFile, ...]] = {}
        self._faults: dict[str, tuple[PluginError, ...]] = {}

    @functools.cached_property
    def _installed(self) -> Installed:
        return self._plugins()

    @functools.cached_property
    def prefixes(self) -> tuple[str, ...]:
        """The families that have a file, sorted; plug-ins' included."""
        names = self._root.prefixes(_FOLDER)
        for place in self._installed.folders:
            names |= place.prefixes(_FOLDER)
        return tuple(sorted(names))

    @property
    def faults(self) -> tuple[PluginError, ...]:
        """What is wrong with plug-ins; what they bring is left out. Reads all their files."""
        for prefix in self.prefixes:
            self.files(prefix)
        return tuple(fault for faults in self._faults.values() for fault in faults)

    def files(self, prefix: str) -> tuple[SchemeFile, ...]:
        """The files of a family: its own, and those that plug-ins add; none where there is none."""
        prefix = prefix.upper()
        found = self._files.get(prefix)
        if found is None:  # two threads that come at once read the same files and keep the same answer
            found, self._faults[prefix] = self._read(prefix)
            if found:
                self._files[prefix] = found
        return found

    def _read(self, prefix: str) -> tuple[tuple[SchemeFile, ...], tuple[PluginError, ...]]:
        found = [_one(self._root, prefix)] if self._root.has(_FOLDER, prefix) else []
        givers = {rule.code.upper(): file.distribution for file in found for rule in file.rules}
        faults: list[PluginError] = []
        for place in self._installed.folders:
            if not place.has(_FOLDER, prefix):
                continue
            try:
                added = _one(place, prefix)
            except DefinitionError as error:
                faults.append(PluginError(place.distribution, place.version, (error.message,)))
                continue
            again = [rule.code for rule in added.rules if rule.code.upper() in givers]
            if again:
                told = tuple(f"{added.file}: {code} is given by {givers[code.upper()]} already" for code in again)
                faults.append(PluginError(place.distribution, place.version, told))
                continue
            givers |= {rule.code.upper(): added.distribution for rule in added.rules}
            found.append(added)
        return tuple(found), tuple(faults)

    def all(self) -> tuple[SchemeFile, ...]:
        """Every file."""
        return tuple(file for prefix in self.prefixes for file in self.files(prefix))

    def find(self, code: str, kind: type[Rule], error: type[UnknownCodeError]) -> Rule:
        """What a code means.

        Raises:
            UnknownCodeError: no such code; names the nearest.
            PluginError: the plug-in that should have brought it is broken.
        """
        wanted = code.strip().upper()
        prefix = wanted.replace("/", "-").split("-")[0]
        for file in self.files(prefix):
            for rule in file.rules:
                if isinstance(rule, kind) and rule.code.upper() == wanted:
                    return rule
        unknown = error(code, tuple(rule.code for file in self.all() for rule in file.rules if isinstance(rule, kind)))
        broken: tuple[PluginError, ...] = self._faults.get(prefix, ())
        if not broken:
            raise unknown
        first: PluginError = broken[0]
        raise PluginError(first.distribution, first.version, (*first.faults, f"and without it: {unknown.message}"))


def _one(place: DataFolder, prefix: str) -> SchemeFile:
    text, name = place.text(_FOLDER, prefix)
    read = read_schemes(text, name, distribution=place.distribution, version=place.version)
    if read.country != prefix:
        raise DefinitionError(name, (f'country = "{read.country}", but the file is called {prefix.lower()}.toml',))
    return read


@functools.cache
def default_schemes() -> Schemes:
    """The bundled schemes, and what the plug-ins of this environment add.

    >>> "ERASMUS" in default_schemes().prefixes
    True
    """
    return Schemes(BUNDLED, installed)


def mobility_scheme(code: str) -> MobilityScheme:
    """A scheme of mobility by its code.

    Raises:
        UnknownSchemeError: no such code; names the nearest.

    >>> print(mobility_scheme("erasmus-2014"))
    ERASMUS-2014: Erasmus+ 2014–2020 between programme countries (KA103)
    """
    return default_schemes().find(code, MobilityScheme, UnknownSchemeError)


def mobility_schemes() -> tuple[MobilityScheme, ...]:
    """Every scheme of mobility.

    >>> [scheme.code for scheme in mobility_schemes()][:3]
    ['CEEPUS', 'ERASMUS-2021', 'ERASMUS-2021-KA171']
    """
    return tuple(scheme for file in default_schemes().all() for scheme in file.schemes)


def mobility_files() -> tuple[SchemeFile, ...]:
    """Every file of schemes and practices of mobility: where their sources and gaps stand.

    >>> [file.country for file in mobility_files()][:2]
    ['CEEPUS', 'DE']
    """
    return default_schemes().all()


def mobility_practices() -> tuple[MobilityPractice, ...]:
    """How bodies publish that they compute grants, select for mobility, transfer and recognise.

    >>> "KZ/KBTU-mobility" in [practice.code for practice in mobility_practices()]
    True
    """
    return tuple(rule for file in default_schemes().all() for rule in file.rules if not isinstance(rule, MobilityScheme))


def grant_practice(code: str) -> GrantPractice:
    """How a body computes grants, by its code.

    Raises:
        UnknownPracticeError: no such code; names the nearest.
    """
    return default_schemes().find(code, GrantPractice, UnknownPracticeError)


def selection_practice(code: str) -> SelectionPractice:
    """On which conditions a body selects for mobility, by its code.

    Raises:
        UnknownPracticeError: no such code; names the nearest.

    >>> selection_practice("KZ/Atyrau-mobility").language
    'B2'
    """
    return default_schemes().find(code, SelectionPractice, UnknownPracticeError)


def transfer_practice(code: str) -> TransferPractice:
    """On which conditions a body lets students transfer to it, by its code.

    Raises:
        UnknownPracticeError: no such code; names the nearest.

    >>> transfer_practice("KZ/KSU-transfer").difference
    5
    """
    return default_schemes().find(code, TransferPractice, UnknownPracticeError)


def recognition_practice(code: str) -> RecognitionPractice:
    """How a body recognises what was achieved elsewhere, by its code.

    Raises:
        UnknownPracticeError: no such code; names the nearest.

    >>> recognition_practice("KZ/KIMEP-exchange").grades
    'without'
    """
    return default_schemes().find(code, RecognitionPractice, UnknownPracticeError)
