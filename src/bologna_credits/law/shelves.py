"""Files of one kind, of this distribution and of plug-ins, each read when it is first needed and kept.

A chapter of :mod:`bologna_credits.law.catalogue`, which has one shelf of definitions and one of files of schemes.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Generic, Literal, final

from bologna_credits import law
from bologna_credits.core.errors import ArgumentTypeError, PluginError, UnknownCodeError
from bologna_credits.core.typed import shown_type
from bologna_credits.law.files import DataFolder, File, Reader
from bologna_credits.law.held_files import HeldFolder
from bologna_credits.law.plugins import Installed, read_added

if TYPE_CHECKING:
    from bologna_credits.law.definition import Definition
    from bologna_credits.law.scheme_file import SchemeFile

Group = tuple[str, ...]
"""The names of folders that are read together."""
Layer = Literal["given", "own", "added"]
"""Files that a caller gave, which take precedence; a catalogue's own; and those that plug-ins add."""


def extra_files(given: Any) -> tuple[Any, ...]:
    """Return definitions and files of schemes as a tuple.

    Raises:
        ArgumentTypeError: something else.

    >>> extra_files(())
    ()
    """
    files = tuple(given) if isinstance(given, Iterable) else (given,)
    for file in files:
        if not hasattr(file, "origin"):
            raise ArgumentTypeError("extra", shown_type(file), "definitions and files of schemes")
    return files


def finder_of(plugins: Callable[[], Installed]) -> Callable[[], Installed]:
    """Return what finds the files of other distributions.

    Raises:
        ArgumentTypeError: it cannot be called.

    >>> finder_of(Installed)
    <class 'bologna_credits.law.plugins.Installed'>
    """
    if not callable(plugins):
        raise ArgumentTypeError("plugins", shown_type(plugins), "a function that finds the files of other distributions")
    return plugins


def prefix_of(code: object) -> str:
    """Return the country, framework or family with which a code begins.

    Raises:
        ArgumentTypeError: the code is no text.

    >>> prefix_of("de/Passau-SoBi")
    'DE'
    """
    if not isinstance(code, str):
        raise ArgumentTypeError("code", shown_type(code), 'text, such as "KZ-RK"')
    return code.strip().upper().replace("/", "-").split("-")[0]


def by_kind(files: "Iterable[Definition | SchemeFile]") -> "tuple[tuple[Definition, ...], tuple[SchemeFile, ...]]":
    """The definitions and the files of schemes among some files."""
    definitions: list[Definition] = []
    schemes: list[SchemeFile] = []
    for file in files:
        if isinstance(file, law.Definition):
            definitions.append(file)
        else:
            schemes.append(file)
    return tuple(definitions), tuple(schemes)


@final
class Shelf(Generic[File]):
    """Files of one kind, by country, framework or family of schemes. Several threads may ask at once.

    Args:
        root: this distribution's folder.
        groups: the folders with files of this kind; those of a group are read together.
        reader: the reader of these files.
        extra: files that take precedence over those of the same codes.
        plugins: the plug-ins; asked only where this distribution's own files do not answer.
        lock: the lock of the catalogue, which one thread may take again.
    """

    def __init__(
        self,
        root: DataFolder | HeldFolder,
        groups: tuple[Group, ...],
        reader: Reader[File],
        *,
        extra: tuple[File, ...],
        plugins: Callable[[], Installed],
        lock: AbstractContextManager[bool],
    ) -> None:
        self._root = root
        self._groups = groups
        self._reader = reader
        self._extra = extra
        self._plugins = plugins
        self._lock = lock
        self._read: dict[tuple[str, Group], tuple[File, ...]] = {}
        self._added: dict[str, tuple[File, ...]] = {}
        self._faults: dict[str, tuple[PluginError, ...]] = {}

    @property
    def prefixes(self) -> set[str]:
        """The prefixes that have a file, plug-ins' included."""
        places = (self._root, *self._plugins().folders)
        found = [place.prefixes(folder) for place in places for group in self._groups for folder in group]
        return {file.country for file in self._extra}.union(*found)

    def own(self, prefix: str, group: Group) -> tuple[File, ...]:
        """The extra files of a prefix, and this distribution's own from one group of folders."""
        prefix = prefix.upper()
        bundled = self._bundled(prefix, group)
        return self._with_extra(prefix, bundled) if self._extra else bundled

    def _with_extra(self, prefix: str, bundled: tuple[File, ...]) -> tuple[File, ...]:
        extra = tuple(file for file in self._extra if file.country == prefix)
        return (*extra, *(file for file in bundled if file not in extra))

    def _bundled(self, prefix: str, group: Group) -> tuple[File, ...]:
        asked = (prefix, group)
        found = self._read.get(asked)
        if found is None:
            with self._lock:
                found = self._read.get(asked) or tuple(
                    self._root.read(folder, prefix, self._reader) for folder in group if self._root.has(folder, prefix)
                )
                if found:  # an unknown prefix is not remembered: misspellings would pile up
                    self._read[asked] = found
        return found

    def read_before(self, prefix: str) -> tuple[File, ...]:
        """This distribution's own files of a prefix that were read before; reads none."""
        return tuple(file for group in self._groups for file in self._read.get((prefix, group), ()))

    def _all_bundled(self, prefix: str) -> tuple[File, ...]:
        return tuple(file for group in self._groups for file in self._bundled(prefix, group))

    def added(self, prefix: str) -> tuple[File, ...]:
        """The files that plug-ins add to a prefix."""
        prefix = prefix.upper()
        found = self._added.get(prefix)
        if found is None and (places := self._places(prefix)):
            with self._lock:  # two threads that come at once read the same files and keep the same answer
                given = {code: file.origin.distribution for file in self._all_bundled(prefix) for code in file.codes}
                found, self._faults[prefix] = read_added(places, prefix, self._reader, given)
                self._added[prefix] = found
        return found or ()

    def _places(self, prefix: str) -> list[tuple[DataFolder | HeldFolder, str]]:
        names = [folder for group in self._groups for folder in group]
        return [(place, name) for place in self._plugins().folders for name in names if place.has(name, prefix)]

    def files(self, prefix: str) -> tuple[File, ...]:
        """All files of a prefix: the extra ones, this distribution's own, and those that plug-ins add."""
        prefix = prefix.upper()
        return (*self._with_extra(prefix, self._all_bundled(prefix)), *self.added(prefix))

    def layers(self) -> Iterator[tuple[Layer, File]]:
        """Yield all files of all prefixes, each with its layer."""
        for prefix in sorted(self.prefixes):
            for file in self._with_extra(prefix, self._all_bundled(prefix)):
                yield ("given" if any(file is one for one in self._extra) else "own"), file
            for file in self.added(prefix):
                yield "added", file

    @property
    def faults(self) -> tuple[PluginError, ...]:
        """The faults of plug-ins; reads all their files of this kind."""
        for prefix in sorted(self.prefixes):
            self.added(prefix)
        return tuple(fault for faults in self._faults.values() for fault in faults)

    def blame(self, prefix: str, error: UnknownCodeError) -> UnknownCodeError | PluginError:
        """The error of a look-up that found nothing: the plug-in's fault where a plug-in should have brought it."""
        self.added(prefix)
        found = self._faults.get(prefix.upper()) or self._plugins().faults
        if not found:
            return error
        return PluginError(found[0].distribution, found[0].version, (*found[0].faults, f"and without it: {error.message}"))
