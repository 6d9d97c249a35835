"""The institutions of a cohort, found by name or identifier, whichever of many rows name them."""

from collections.abc import Iterable, Sequence
from typing import final

import attrs

from bologna_credits.core.errors import BolognaError, DefinitionError
from bologna_credits.core.reading import Pairs, fold
from bologna_credits.interop._typed_lines import Host
from bologna_credits.interop.sheets.courses import read_identifiers
from bologna_credits.interop.tables.cells import TableRow
from bologna_credits.interop.tables.headers import Columns, columns_of, words_for
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.transcripts import Institution

_WORDS = words_for(("name",), ("host", "country", "identifiers", "system", "scale"))


def host_columns(names: Sequence[str]) -> Columns:
    """Return the columns of a table of institutions; "name" and "host" both name the institution.

    Raises:
        DefinitionError: a column that is missing or stands twice.

    >>> host_columns(["Name", "Country", "Scale"]).at
    {'host': 0, 'country': 1, 'scale': 2}
    """
    return columns_of("hosts", names, {word: "host" if field == "name" else field for word, field in _WORDS.items()}, ("host",))


@final
@attrs.define(kw_only=True)
class Hosts:
    """The institutions that a caller names, and those that rows name besides.

    Args:
        named: the institutions that the caller names.
    """

    named: tuple[Host, ...] = ()
    _known: dict[str, Host] = attrs.field(init=False)
    _found: dict[tuple[str, str | None, Pairs], Host] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self._known = {}
        for host in self.named:
            for word in (host.institution.name, *(value for _, value in host.institution.identifiers)):
                self._known.setdefault(fold(word), host)

    def find(self, word: str, country: str | None = None, identifiers: Pairs = ()) -> Host:
        """Return the institution that a row names: one that the caller names, else a new one.

        Args:
            word: the name or an identifier.
            country: its country, where the row says it.
            identifiers: its identifiers, where the row says them.

        Raises:
            UnknownCountryError: no country has this code.
        """
        key = (word, country, identifiers)
        found = self._found.get(key)
        if found is None:
            institution = Institution(word, country, identifiers)
            named = [self._known[fold(one)] for one in (word, *(value for _, value in identifiers)) if fold(one) in self._known]
            plain = country is None and not identifiers
            found = next((one for one in named if plain or one.institution.same_as(institution)), Host(institution=institution))
            self._found[key] = found
        return found

    def known(self, word: str) -> Host | None:
        """Return the institution that the caller names by a word, or None."""
        return self._known.get(fold(word))


def read_hosts_table(columns: Columns, rows: Iterable[TableRow], known: Catalogue) -> tuple[Host, ...]:
    """Return the institutions of a table.

    Args:
        columns: its columns.
        rows: its rows.
        known: the catalogue, for the systems and scales that they name.

    Raises:
        DefinitionError: all faults at once, each with its row.
    """
    found: list[Host] = []
    faults: list[str] = []
    for number, row in enumerate(rows, 1):
        what = f"row {number}"
        faults += columns.faults(row, what)
        texts = {field: columns.text(row, field) or None for field in columns.at}
        name = texts["host"]
        if name is None:
            faults.append(f"{columns.place(what, 'host')}: is empty")
            continue
        try:
            institution = Institution(name, texts.get("country"), read_identifiers(texts.get("identifiers") or ""))
            system, scale = texts.get("system"), texts.get("scale")
            system = None if system is None else known.credit_system(system).code
            if scale is not None:
                known.grading_scale(scale)
        except BolognaError as error:
            faults.append(f"{what}: {error.told}")
            continue
        found.append(Host(institution=institution, system=system, scale=scale))
    if faults:
        raise DefinitionError("hosts", tuple(faults))
    return tuple(found)
