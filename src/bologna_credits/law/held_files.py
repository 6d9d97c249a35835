"""Files of law that were read elsewhere, such as those of an exported catalogue: in memory, in the place of a folder."""

from collections.abc import Iterable, Iterator
from typing import Any, final

from bologna_credits.law.files import OURS, File, LawFile, Reader
from bologna_credits.version import VERSION


@final
class HeldFolder:
    """Files of one distribution, where a folder of files is expected; each is found by the folder and the name that it had.

    Args:
        files: the files.
        distribution: the distribution that brought them.
        version: its version.

    >>> HeldFolder().has("countries", "KZ"), HeldFolder().prefixes("countries")
    (False, set())
    """

    # A plain class: one that attrs makes would cost every start of a program some of its time.
    def __init__(self, files: tuple[LawFile, ...] = (), distribution: str = OURS, version: str = VERSION) -> None:
        self.files = files
        self.distribution = distribution
        self.version = version

    def has(self, folder: str, prefix: str) -> bool:
        """Return True if a country, framework or family has a file that was in one of the folders."""
        return any(file.country == prefix for file in self._of(folder))

    def read(self, folder: str, prefix: str, reader: Reader[File]) -> File:  # noqa: ARG002  # it was read before
        """Return that file."""
        found: Any = next(file for file in self._of(folder) if file.country == prefix)
        return found  # type: ignore[no-any-return]  # the folder tells the kind of its files

    def prefixes(self, folder: str) -> set[str]:
        """The countries, frameworks or families with a file from a folder."""
        return {file.country for file in self._of(folder)}

    def _of(self, folder: str) -> Iterator[LawFile]:
        return (file for file in self.files if folder_of(file) == folder)


def folder_of(file: LawFile) -> str:
    """Return the folder from which a file was read, such as ``countries``; that of a plug-in names its distribution first."""
    return file.origin.file.rpartition(": ")[2].rpartition("/")[0]


def by_distribution(files: Iterable[LawFile]) -> tuple[HeldFolder, ...]:
    """Return files as folders in memory, one for each distribution, in order."""
    apart: dict[tuple[str, str], list[LawFile]] = {}
    for file in files:
        apart.setdefault((file.origin.distribution, file.origin.version), []).append(file)
    return tuple(HeldFolder(tuple(held), *named) for named, held in apart.items())
