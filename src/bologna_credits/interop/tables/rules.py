"""The home rules of a cohort: one set for all, or a table with a row for each set, whose headers are the keys of ``[home]``."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, final

import attrs

from bologna_credits.core.errors import ArgumentError, DefinitionError, DocumentError
from bologna_credits.core.exact import show_exact
from bologna_credits.core.opener import read_text_file, shown_name
from bologna_credits.core.structuring import check_format
from bologna_credits.core.toml_form import TOML, read_toml, structure_sources
from bologna_credits.interop.case.folder import path_of
from bologna_credits.interop.case.home import Faults, HomeTable
from bologna_credits.interop.sheets.courses import read_entries
from bologna_credits.interop.sheets.words import BY_STATUS, folded
from bologna_credits.interop.tables.cells import TableRow
from bologna_credits.interop.tables.headers import Columns, is_number
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.file_form import structure
from bologna_credits.papers.home_rules import HomeRules

RULES = "rules"
"""The column that names a set of rules, in the table of rules and in that of students."""
_SHORT = {
    "cycle": "circumstances.cycle",
    "track": "circumstances.track",
    "activity": "circumstances.activity",
    "intake": "circumstances.intake",
    "take": "policy.take",
    "step": "policy.rounding.step",
    "mode": "policy.rounding.mode",
    "method": "grades.method",
    "issuer": "grades.issuer",
    "from": "grades.from",
}
"""Headers without dots, and the keys that they stand for."""
_GRADES = "grades"


@final
@attrs.frozen(kw_only=True)
class _RulesFile:
    """A file of rules: the table ``[home]`` of a case, and nothing else."""

    home: HomeTable


def read_rules(path: str | Path, known: Catalogue) -> HomeRules:
    """Return the home rules of a file in TOML, which holds ``[home]`` as a case does, with its sources.

    Args:
        path: the file.
        known: the catalogue.

    Raises:
        DocumentError: the file cannot be read.
        DefinitionError: all faults at once.
    """
    name = shown_name(path)
    table = read_toml(read_text_file(path), name)
    check_format({"format": 1} | table, 1, name, TOML)
    table.pop("format", None)
    sources = structure_sources(table.pop("sources", {}), name)
    read = structure(_RulesFile, table, name, sources)
    faults = Faults()
    rules = read.home.read(known, faults, lambda file: path_of(Path(path).parent, file, outside=False))
    if rules is None or faults.found:
        raise DefinitionError(name, tuple(faults.found))
    return rules


def _no_file(name: str) -> Path:
    """Refuse the file of a table of grades: a table of rules has no folder in which it could lie."""
    raise DocumentError(name, "a row of rules names no file; write the table of grades in a file of rules, under [home.grades]")


@final
@attrs.define(kw_only=True)
class Rules:
    """The reader of rows of rules: each set is read once.

    Args:
        columns: the columns of the table.
        known: the catalogue.
    """

    columns: Columns
    known: Catalogue
    _read: dict[tuple[TableRow, ...], HomeRules | tuple[str, ...]] = attrs.field(factory=dict)

    def read(self, rows: Sequence[TableRow], faults: list[str]) -> HomeRules | None:
        """Return the rules of the rows of one set; several rows hold several ways to convert grades.

        Args:
            rows: the rows.
            faults: the faults, to which those of the rows are added.
        """
        key = tuple(rows)
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = self._made(rows)
        if isinstance(found, HomeRules):
            return found
        faults += found
        return None

    def _made(self, rows: Sequence[TableRow]) -> HomeRules | tuple[str, ...]:
        faults: list[str] = []
        tables = [self._table(row, number, faults) for number, row in enumerate(rows, 1)]
        ways = [table.pop(_GRADES) for table in tables if _GRADES in table]
        said: dict[str, Any] = {}
        for table in tables:
            for name, value in table.items():
                if said.setdefault(name, value) != value:
                    faults.append(f'rules: the rows of one set say different things under "{name}"; only grades may differ')
        if ways:
            said[_GRADES] = ways[0] if len(ways) == 1 else ways
        if faults:
            return tuple(dict.fromkeys(faults))
        try:
            home = structure(HomeTable, said, "rules", {})
        except DefinitionError as error:
            return tuple(f"rules: {fault}" for fault in error.faults)
        found = Faults()
        rules = home.read(self.known, found, _no_file)
        if rules is None or found.found:
            return tuple(f"rules: {fault.removeprefix('home.')}" for fault in found.found)
        return rules

    def _table(self, row: TableRow, number: int, faults: list[str]) -> dict[str, Any]:
        """Return a row as the tables of a file."""
        found: dict[str, Any] = {}
        what = f"rules, row {number}"
        faults += self.columns.faults(row, what)
        for path in self.columns.at:
            text = self.columns.text(row, path)
            if not text:
                continue
            *outer, last = path.split(".")
            inner = found
            for key in outer:
                inner = inner.setdefault(key, {})
            inner[last] = self._value(path, last, text, row, what, faults)
        return found

    def _value(self, path: str, last: str, text: str, row: TableRow, what: str, faults: list[str]) -> Any:
        """Return the value of a cell as a file in TOML would hold it."""
        place = self.columns.place(what, path)
        if last == "on":
            return self.columns.day(row, path, what, faults)
        if last == "no_finer_mark":
            said = {"passed": True, "failed": False}.get(str(BY_STATUS.get(folded(text))), text)
            return {"true": True, "false": False}.get(folded(text), said)
        if last in {"intake", "years"}:
            numbers = [int(part) if part.isascii() and part.isdecimal() else part for part in text.replace("–", "-").split("-")]
            return numbers if last == "years" else numbers[0]
        if last == "entries":
            entries = read_entries(text)
            if isinstance(entries, str):
                faults.append(f"{place}: {entries}")
                return {}
            return {label: show_exact(number) for label, number in entries[0]}
        return text


def rule_columns(names: Sequence[str]) -> Columns:
    """Return the columns of a table of rules: each header is a key of ``[home]``, with dots where tables stand in it.

    Raises:
        DefinitionError: a key stands twice.

    >>> dict(rule_columns(["credits", "policy.take", "Cycle"]).at)
    {'credits': 0, 'policy.take': 1, 'circumstances.cycle': 2}
    """
    at: dict[str, int] = {}
    for place, name in enumerate(names):
        key = name.strip().casefold()
        path = _SHORT.get(key, key)
        if path == RULES or is_number(name):
            continue
        if path in at:
            raise DefinitionError(RULES, (f'the columns "{names[at[path]]}" and "{name}" say the same; leave one out',))
        clash = next((one for one in at if one.startswith(f"{path}.") or path.startswith(f"{one}.")), None)
        if clash is not None:
            raise DefinitionError(RULES, (f'the columns "{names[at[clash]]}" and "{name}" contradict each other',))
        at[path] = place
    return Columns(table=RULES, names=tuple(names), at=at)


def sets_of(names: Sequence[str], rows: Sequence[TableRow]) -> dict[str, list[TableRow]]:
    """Return the rows of a table of rules by the name of their set; without a column "rules" they are one set without a name.

    Args:
        names: the headers.
        rows: the rows.

    >>> sets_of(["rules", "credits"], [("law", "KZ-AK"), ("arts", "ECTS")])
    {'law': [('law', 'KZ-AK')], 'arts': [('arts', 'ECTS')]}
    """
    place = next((place for place, name in enumerate(names) if folded(name) == RULES), None)
    found: dict[str, list[TableRow]] = {}
    for row in rows:
        found.setdefault("" if place is None else str(row[place]), []).append(row)
    return found


def set_of(sets: Mapping[str, Sequence[TableRow]], name: str) -> Sequence[TableRow]:
    """Return the rows of the set of a name; the only one where no name is said.

    Raises:
        ArgumentError: no set of this name, or none named where there are several.

    >>> set_of({"law": [("law", "KZ-AK")]}, "")
    [('law', 'KZ-AK')]
    """
    if not name and len(sets) == 1:
        return next(iter(sets.values()))
    if name not in sets:
        raise ArgumentError(RULES, name or "nothing", tuple(sets))
    return sets[name]
