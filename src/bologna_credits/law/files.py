"""Files of law: their place, their origin, and the parts that they share."""

import os
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, final

import attrs

from bologna_credits.core.errors import ArgumentError, ArgumentTypeError, DefinitionError, DocumentError
from bologna_credits.core.opener import read_text_file
from bologna_credits.core.typed import shown_type
from bologna_credits.core.visible import visibly
from bologna_credits.law.compiled import FORM, read_compiled, sha256
from bologna_credits.version import VERSION

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
_LONGEST_PREFIX = 40  # a code is looked at before a file is named after it: systems refuse names of 256 bytes
OURS = "bologna_credits"
_COMPILED = "compiled"


KEY: list[int | str] = [FORM, FORMAT, VERSION]
"""The beginning of the key of compiled data."""


def key_of(digest: str) -> list[Any]:
    """Return the key of the compiled form of a text: it fits this form, this format, this version and this text alone."""
    return [*KEY, digest]


@final
@attrs.frozen
class Origin:
    """The origin of a file of law; it travels with every decision that rests on the file.

    Args:
        file: the file's name, such as ``countries/kz.toml``.
        distribution: the distribution that brought it.
        version: the distribution's version.
        digest: the beginning of the text's SHA-256.

    >>> str(Origin("countries/kz.toml", version="1.0", digest="0123abcd"))
    'bologna_credits 1.0: countries/kz.toml (0123abcd)'
    """

    file: str
    distribution: str = OURS
    version: str = ""
    digest: str = ""

    @visibly
    def __str__(self) -> str:
        return f"{self.distribution} {self.version}: {self.file} ({self.digest})"


def read_origin(value: Origin | str) -> Origin:
    """An origin, given as such or by the name of its file."""
    return value if isinstance(value, Origin) else Origin(value)


class LawFile(Protocol):
    """The features that files of every kind share."""

    @property
    def origin(self) -> Origin:
        """The file's origin."""

    @property
    def country(self) -> str:
        """The country, framework or family of schemes."""

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that it gives, in capitals, each once."""


File = TypeVar("File", bound=LawFile)
File_co = TypeVar("File_co", bound=LawFile, covariant=True)


class Reader(Protocol[File_co]):
    """A function that reads the text of one kind of file."""

    def __call__(self, text: str, file: str, *, distribution: str = OURS, version: str = VERSION) -> File_co:
        """Read a text, under the name of its file."""


def _text_of_path(path: object) -> str:
    place = os.fspath(path) if isinstance(path, str | os.PathLike) else None
    if not isinstance(place, str):
        raise ArgumentTypeError("root", shown_type(path), "the path of a folder")
    if not _may_be_a_name(place):
        raise ArgumentError("root", place, ("the path of a folder: no folder has such a name",))
    return place


def _may_be_a_name(place: str) -> bool:
    """Return False for a text with a NUL or half of a surrogate pair: nothing on a disk has such a name."""
    try:
        os.fsencode(place)
    except UnicodeEncodeError:
        return False
    return "\0" not in place


@final
@attrs.frozen
class DataFolder:
    """A folder of files of law, and the distribution that brings it."""

    place: str = attrs.field(converter=_text_of_path)
    distribution: str = OURS
    version: str = VERSION

    @property
    def path(self) -> "Path":
        """The folder as a path."""
        from pathlib import Path

        return Path(self.place)

    def has(self, folder: str, prefix: str) -> bool:
        """Return True if a country, framework or family has a file in one of the folders."""
        return (
            len(prefix) <= _LONGEST_PREFIX
            and prefix.isascii()
            and prefix.isalnum()
            and os.path.isfile(self._file(folder, prefix))
        )

    def read(self, folder: str, prefix: str, reader: Reader[File]) -> File:
        """Read that file.

        Raises:
            DefinitionError: its faults.
        """
        path = self._file(folder, prefix)
        name = f"{folder}/{prefix.lower()}.toml"
        # A fault in another distribution's file is reported with that distribution's name.
        file = name if self.distribution == OURS else f"{self.distribution}: {name}"
        try:
            text = read_text_file(path)
        except DocumentError as error:
            raise DefinitionError(file, (error.why,)) from None
        found = self._compiled(folder, prefix, text) or reader(text, file, distribution=self.distribution, version=self.version)
        if found.country != prefix:  # it would never be found by its own codes
            raise DefinitionError(file, (f'country = "{found.country}", but the file is called {prefix.lower()}.toml',))
        return found

    def _compiled(self, folder: str, prefix: str, text: str) -> Any:
        """Return what a build compiled from this very text, or None."""
        if self.distribution != OURS:
            return None
        try:
            with open(os.path.join(self.place, _COMPILED, folder, f"{prefix.lower()}.json"), "rb") as file:
                data = file.read()
        except OSError:
            return None
        return read_compiled(data, key_of(sha256(text.encode())))

    def prefixes(self, folder: str) -> set[str]:
        """The countries, frameworks or families with a file in a folder."""
        try:
            names = os.listdir(os.path.join(self.place, folder))
        except OSError:
            return set()
        return {name[:-5].upper() for name in names if name.endswith(".toml")}

    def _file(self, folder: str, prefix: str) -> str:
        return os.path.join(self.place, folder, f"{prefix.lower()}.toml")
