"""Reading one definition file: shape first, then sense."""

import hashlib
from pathlib import Path
from typing import Any, final

import attrs

from bologna_credits.core.errors import DefinitionError
from bologna_credits.core.provenance import Source
from bologna_credits.core.toml_form import read_toml, structure_sources
from bologna_credits.law.definition import Definition
from bologna_credits.law.definition_checks import check_data
from bologna_credits.law.file_form import structure
from bologna_credits.version import VERSION

FORMAT = 1
_OWN = {"file", "distribution", "version", "digest"}  # what the reader itself says of a definition


@final
@attrs.frozen
class DataFolder:
    """A folder of definition files, and the distribution that brings it."""

    path: Path
    distribution: str = "bologna_credits"
    version: str = VERSION

    def has(self, folder: str, prefix: str) -> bool:
        """Whether a country or framework has a file in one of the folders."""
        return prefix.isalnum() and self._file(folder, prefix).is_file()

    def read(self, folder: str, prefix: str) -> Definition:
        """That file.

        Raises:
            DefinitionError: its faults.
        """
        text, file = self.text(folder, prefix)
        definition = read_definition(text, file, distribution=self.distribution, version=self.version)
        if definition.country != prefix:  # it would never be found by its own codes
            raise DefinitionError(file, (f'country = "{definition.country}", but the file is called {prefix.lower()}.toml',))
        return definition

    def text(self, folder: str, prefix: str) -> tuple[str, str]:
        """The text of that file, and its name for faults.

        Raises:
            DefinitionError: it cannot be read.
        """
        path = self._file(folder, prefix)
        name = f"{folder}/{path.name}"
        # The bundled files are this distribution's own; a fault in another's is told with its name.
        file = name if self.distribution == "bologna_credits" else f"{self.distribution}: {name}"
        try:
            return path.read_text("utf-8"), file
        except (OSError, UnicodeDecodeError) as error:
            raise DefinitionError(file, (f"cannot be read: {error}",)) from None

    def prefixes(self, folder: str) -> set[str]:
        """The countries or frameworks with a file in a folder."""
        place = self.path / folder
        return {path.name[:-5].upper() for path in place.glob("*.toml")} if place.is_dir() else set()

    def _file(self, folder: str, prefix: str) -> Path:
        return self.path / folder / f"{prefix.lower()}.toml"


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
    table, sources = open_file(text, file, distribution, version)
    _name_country(table)
    definition = structure(Definition, table, file, sources)
    faults = check_data(definition).fails
    if faults:
        raise DefinitionError(file, tuple(f"{fault.subject}: {fault.message}" for fault in faults))
    return definition


def open_file(text: str, file: str, distribution: str, version: str) -> tuple[dict[str, Any], dict[str, Source]]:
    """What files of every kind have in common: the format, the sources by key, and where the file came from.

    Raises:
        DefinitionError: not TOML, another format, a key that no file writes, or faults in the sources.
    """
    table = read_toml(text, file)
    found = table.pop("format", None)
    if type(found) is not int or found != FORMAT:
        was = f"not {found}" if found is not None else "and none is stated"
        raise DefinitionError(file, (f"format: this version reads format {FORMAT}, {was}",))
    if own := sorted(_OWN & table.keys()):
        raise DefinitionError(file, tuple(f"{key}: is not written in a file" for key in own))
    sources = structure_sources(table.get("sources", {}), file)
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    table |= {"sources": list(sources), "file": file, "distribution": distribution, "version": version, "digest": digest}
    return table, sources


def _name_country(table: dict[str, Any]) -> None:
    """Systems and scales of a country's file are that country's; a framework has none."""
    country = table.get("country")
    if isinstance(country, str) and len(country) == 2:
        for kind in ("systems", "scales"):
            items = table.get(kind)
            for item in items if isinstance(items, list) else ():
                if isinstance(item, dict):
                    item.setdefault("country", country)
