"""The conformance kit over files on disk, as a function and as tests for pytest."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from bologna_credits.core.findings import Finding, Report
from bologna_credits.core.opener import read_text_file
from bologna_credits.core.toml_form import read_toml
from bologna_credits.core.typed import checked
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.definition import Definition
from bologna_credits.law.definition_files import read_definition
from bologna_credits.law.scheme_file import SchemeFile
from bologna_credits.law.scheme_files import KEYS, read_schemes
from bologna_credits.testing.definitions import check_definition
from bologna_credits.testing.schemes import check_scheme_file


@checked
def read_file(path: str | Path) -> Definition | SchemeFile:
    """Read a definition file or a file of schemes; only the latter has ``[[schemes]]`` and the like.

    Raises:
        DefinitionError: faults of shape or sense, each with its path.
        DocumentError: the file cannot be read.
    """
    text = read_text_file(path)
    path = Path(path)
    if not read_toml(text, path.name).keys().isdisjoint(KEYS):
        return read_schemes(text, path.name)
    return read_definition(text, path.name)


@checked
def check_file(path: str | Path, today: datetime.date | str | None = None, *, catalogue: Catalogue | None = None) -> Report:
    """Run the kit over a file on disk, of a country or of schemes.

    The files of the same name in the folders beside it are read as well, because practices may name their systems and scales.

    Args:
        path: the file.
        today: the day from which the age of ``checked`` is counted; without it the age is not looked at.
        catalogue: the catalogue for systems and scales of other files; the bundled one if left out.

    Raises:
        DefinitionError: faults of shape or sense, each with its path.
        DocumentError: the file cannot be read.
    """
    read = read_file(path)
    path = Path(path)
    beside = [path.resolve().parent.parent / folder / path.name for folder in ("countries", "frameworks", "practices")]
    others = [read_file(other) for other in beside if other != path.resolve() and other.is_file()]
    known = (catalogue or default_catalogue()).with_definition(*reversed(others))
    if isinstance(read, SchemeFile):
        return check_scheme_file(read, today, catalogue=known)
    return check_definition(read, today, catalogue=known)


class DefinitionSuite:
    """The tests that pytest runs over a definition file or a file of schemes: subclass it, and name the file.

    >>> class TestMyCountry(DefinitionSuite):
    ...     file = "src/bologna_example/data/countries/xx.toml"

    With ``today``, the report notes sources that have not been read for a year; ``catalogue`` holds the systems and scales of
    other files.
    """

    file: ClassVar[str | Path]
    today: ClassVar[datetime.date | str | None] = None
    catalogue: ClassVar[Catalogue | None] = None

    @property
    def definition(self) -> Definition | SchemeFile:
        """The file, read; a fault of shape or sense is raised with its path."""
        return read_file(self.file)

    def _holds(self, of: Callable[[Finding], bool]) -> None:
        report = check_file(self.file, self.today, catalogue=self.catalogue)
        wrong = [str(finding) for finding in report.fails if of(finding)]
        assert not wrong, "\n".join(wrong)

    def test_the_file_makes_sense(self) -> None:
        """Shape, sources, labels, bands, days, voices."""
        self._holds(lambda finding: finding.code.startswith("data."))

    def test_conversions_keep_the_laws(self) -> None:
        """Identity, order, round trip, sums, and no fail that passes; for schemes, every limit decides at its value."""
        self._holds(lambda finding: finding.code != "kit.example" and finding.code.startswith("kit."))

    def test_printed_examples_come_out(self) -> None:
        """Every case that a text prints."""
        self._holds(lambda finding: finding.code == "kit.example")

    def test_the_file_is_not_empty(self) -> None:
        """A file without systems, scales, schemes and gaps is empty."""
        found = self.definition
        if isinstance(found, SchemeFile):
            something: object = found.rules or found.gaps
        else:
            something = found.systems or found.scales or found.gaps or found.practices
        assert something, f"{self.file} is empty"
