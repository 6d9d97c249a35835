"""The agreements and the matches of a cohort, from tables with a row for each component and for each pair of courses."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, cast, final

import attrs

from bologna_credits.core.circumstances import Circumstances
from bologna_credits.core.errors import BolognaError
from bologna_credits.core.misspellings import nearest
from bologna_credits.credits.amounts import Credits
from bologna_credits.interop.elmo.credits import is_ects, says_credits
from bologna_credits.interop.sheets.courses import read_amount
from bologna_credits.interop.sheets.words import BY_STATUS, folded
from bologna_credits.interop.tables.cells import TableRow
from bologna_credits.interop.tables.headers import Columns, columns_of, words_for
from bologna_credits.papers.agreements import Form, LearningAgreement
from bologna_credits.papers.changes import Change
from bologna_credits.papers.components import Component, Match

Table = Literal["studied", "recognised", "virtual"]
Deed = Literal["add", "drop"]
_TABLES: dict[str, Table] = {
    "studied": "studied", "a": "studied", "tablea": "studied", "host": "studied",
    "recognised": "recognised", "recognized": "recognised", "b": "recognised", "tableb": "recognised", "home": "recognised",
    "virtual": "virtual", "c": "virtual", "tablec": "virtual",
}  # fmt: skip
_DEEDS: dict[str, Deed] = {
    "add": "add", "added": "add", "new": "add", "drop": "drop", "dropped": "drop", "deleted": "drop", "remove": "drop",
}  # fmt: skip
_CIRCUMSTANCES = ("cycle", "track", "activity", "intake")
_SAME = ("reference", "form")
_WORDS = words_for(
    ("table", "condition", "description", "change", "signed", "reason", *_SAME, *_CIRCUMSTANCES),
    ("code", "title", "credits", "ects", "system", "host", "term", "date"),
)
_NEEDED = ("table", "code")
_MATCH_WORDS = words_for(("match", "home", "condition"), ("host",))
_NO_SYSTEM = "the credits have no system; name it beside them, such as ECTS"
_ECTS = "ECTS"
_MOST_KEPT = 4_000

_Group = tuple[set[tuple[str, str]], dict[str, None], dict[str, None], dict[str, None]]
"""A match while its rows are read: what joins rows to it, and its codes at the host, its codes at home, its conditions."""
SystemOf = Callable[[str, Table, str | None, "Usual"], str | None]
"""Takes the word for a credit system, or nothing, the table, the host, and the usual systems; returns the code, or None."""


def agreement_columns(names: Sequence[str]) -> Columns:
    """Return the columns of a table of agreements.

    Raises:
        DefinitionError: a column that is missing or stands twice.

    >>> agreement_columns(["Table", "Код", "Title"]).at["code"]
    1
    """
    return columns_of("agreements", names, _WORDS, _NEEDED)


def match_columns(names: Sequence[str]) -> Columns:
    """Return the columns of a table of matches.

    Raises:
        DefinitionError: a column that is missing or stands twice.

    >>> match_columns(["host", "home"]).unread
    ()
    """
    return columns_of("matches", names, _MATCH_WORDS, ("host", "home"))


@final
@attrs.frozen
class Usual:
    """The credit systems of amounts that name none: at home, for table B, and where all courses of a student were taken."""

    home: str = ""
    away: str | None = None


@final
@attrs.define(kw_only=True)
class _Parts:
    """The parts of one agreement or of one of its changes while its rows are read."""

    day: datetime.date | None = None
    signed: bool | None = None
    reason: str = ""
    added: dict[Table, list[Component]] = attrs.Factory(lambda: {"studied": [], "recognised": [], "virtual": []})
    dropped: dict[Table, list[str]] = attrs.Factory(lambda: {"studied": [], "recognised": [], "virtual": []})


@final
@attrs.frozen
class _FirstRow:
    """A row of a first version that was read before: its component, and what it says of the agreement."""

    table: Table
    component: Component
    stated: tuple[tuple[str, object], ...]


def _state(stated: dict[str, set[object]], said: Iterable[tuple[str, object]]) -> None:
    for field, value in said:
        if value:
            stated.setdefault(field, set()).add(value)


@final
@attrs.define(kw_only=True)
class Agreements:
    """The reader of the rows of agreements; the components of one row are read once, however many students have it.

    Args:
        columns: the columns of the table.
        system_of: the code of a credit system from its word.
    """

    columns: Columns
    system_of: SystemOf
    _first_rows: dict[tuple[Usual, TableRow], "_FirstRow"] = attrs.field(factory=dict)
    _agreements: dict[tuple[object, ...], LearningAgreement] = attrs.field(factory=dict)

    def read(self, rows: Sequence[TableRow], usual: Usual, faults: list[str]) -> LearningAgreement | None:
        """Return the agreement of one student; None where something is at fault.

        Args:
            rows: the rows of the student.
            usual: the credit systems of amounts that name none.
            faults: the faults, to which those of the rows are added.
        """
        key = (usual, *rows)
        known = self._agreements.get(key)
        if known is not None:
            return known
        before = len(faults)
        first, changes, stated = _Parts(), dict[datetime.date, _Parts](), dict[str, set[object]]()
        for number, row in enumerate(rows, 1):
            self._row(row, number, usual, first, changes, stated, faults)
        for field, values in stated.items():
            if len(values) > 1:
                faults.append(f'agreement, column "{field}": the rows say {len(values)} different things; write one for all')
        if len(faults) > before:
            return None
        try:
            agreement = _agreement(first, changes, stated)
        except BolognaError as error:
            faults.append(f"agreement: {error.told}")
            return None
        if len(self._agreements) < _MOST_KEPT:
            self._agreements[key] = agreement
        return agreement

    def hosts_of(self, rows: Sequence[TableRow]) -> set[str]:
        """Return the words for institutions that run components studied or virtual, as the rows name them."""
        text = self.columns.text
        away = [row for row in rows if _TABLES.get(folded(text(row, "table"))) in ("studied", "virtual")]
        return {text(row, "host") for row in away} - {""}

    def _row(
        self,
        row: TableRow,
        number: int,
        usual: Usual,
        first: _Parts,
        changes: dict[datetime.date, _Parts],
        stated: dict[str, set[object]],
        faults: list[str],
    ) -> None:
        known = self._first_rows.get((usual, row))
        if known is not None:
            _state(stated, known.stated)
            first.added[known.table].append(known.component)
            return
        columns = self.columns
        code = columns.text(row, "code")
        what = f"agreed component {number} ({code[:40]})" if code else f"agreed component {number}"
        before = len(faults)
        faults += columns.faults(row, what)
        table = _word(columns, row, "table", _TABLES, what, faults)
        deed = _word(columns, row, "change", _DEEDS, what, faults) if columns.text(row, "change") else None
        if not code:
            faults.append(f"{columns.place(what, 'code')}: is empty")
        day = columns.day(row, "date", what, faults)
        if deed is None and day is not None:
            faults.append(f'{columns.place(what, "date")}: it is the day of a change; write add or drop under "change"')
        if deed is not None and day is None:
            faults.append(f'{what}: the change has no day; write it under "date"')
        parts = first if deed is None or day is None else changes.setdefault(day, _Parts(day=day))
        said: tuple[tuple[str, object], ...] = ()
        if deed is None:
            signed = columns.day(row, "signed", what, faults)
            said = (("signed", signed), *((field, columns.text(row, field)) for field in _SAME))
            _state(stated, said)
        else:
            self._change(row, what, parts, faults)
        if len(faults) > before or table is None:
            return
        if deed == "drop":
            parts.dropped[table].append(code)
            return
        component = self._component(row, table, usual, what, faults)
        if component is None:
            return
        parts.added[table].append(component)
        if deed is None and len(self._first_rows) < _MOST_KEPT:
            self._first_rows[usual, row] = _FirstRow(table, component, said)

    def _change(self, row: TableRow, what: str, parts: _Parts, faults: list[str]) -> None:
        columns = self.columns
        word = columns.text(row, "signed")
        said = {"passed": True, "failed": False}.get(str(BY_STATUS.get(folded(word))))
        if said is None and word:
            said = columns.day(row, "signed", what, faults) is not None
        if said is None:
            faults.append(f'{what}: nothing says whether all parties signed the change; write yes, no or the day under "signed"')
        elif parts.signed is not None and parts.signed is not said:
            faults.append(f"{what}: the change of {parts.day} is signed in one row and not in another")
        parts.signed = said
        parts.reason = parts.reason or columns.text(row, "reason")

    def _component(self, row: TableRow, table: Table, usual: Usual, what: str, faults: list[str]) -> Component | None:
        try:
            return self._made(row, table, usual, what, faults)
        except BolognaError as error:
            faults.append(f"{what}: {error.told}")
            return None

    def _made(self, row: TableRow, table: Table, usual: Usual, what: str, faults: list[str]) -> Component | None:
        def text(field: str) -> str:
            return self.columns.text(row, field)

        field, unit = ("ects", _ECTS) if text("ects") else ("credits", None)
        credits = None
        if text(field):
            try:
                amount, named = read_amount(text(field))
                system, host = text("system") or unit, text("host") or None
                code = self.system_of(system or named or "", table, host, usual)
                if code is None:
                    faults.append(f"{self.columns.place(what, field)}: {_NO_SYSTEM}")
                    return None
                said = not (system and named) or says_credits(named) or (code == _ECTS and is_ects(named))
                if not said and self.system_of(str(named), table, host, usual) != code:
                    why = f'the amount is of "{str(named)[:40]}", and its system is {code}; write one of them'
                    faults.append(f"{self.columns.place(what, field)}: {why}")
                    return None
                credits = Credits(amount, code)
            except BolognaError as error:
                faults.append(f"{self.columns.place(what, field)}: {error.told}")
                return None
        known: dict[str, Any] = {name: text(name) or None for name in _CIRCUMSTANCES}
        if known["intake"] is not None and known["intake"].isdecimal():
            known["intake"] = int(known["intake"])
        return Component(
            code=text("code"),
            title=text("title") or text("code"),
            credits=credits,
            circumstances=Circumstances(**known),
            term=text("term") or None,
            condition=text("condition") or None,
            description=text("description"),
            host=text("host") or None,
        )


def _word(columns: Columns, row: TableRow, field: str, words: dict[str, Any], what: str, faults: list[str]) -> Any:
    """Return the meaning of the word in a cell, or None with a fault."""
    text = columns.text(row, field)
    found = words.get(folded(text))
    if found is None:
        near = nearest(folded(text), words)
        meant = f'; is "{words[near]}" meant?' if near else ""
        known = ", ".join(dict.fromkeys(words.values()))
        faults.append(f'{columns.place(what, field)}: "{text[:40]}" is unknown{meant}; write one of {known}')
    return found


def _agreement(first: _Parts, changes: dict[datetime.date, _Parts], stated: dict[str, set[object]]) -> LearningAgreement:
    said: dict[str, Any] = {field: next(iter(values)) for field, values in stated.items()}
    return LearningAgreement(
        first.added["studied"],
        first.added["recognised"],
        [
            Change(
                day,
                drop_studied=parts.dropped["studied"],
                add_studied=parts.added["studied"],
                drop_recognised=parts.dropped["recognised"],
                add_recognised=parts.added["recognised"],
                signed=parts.signed,
                reason=parts.reason,
                drop_virtual=parts.dropped["virtual"],
                add_virtual=parts.added["virtual"],
            )
            for day, parts in sorted(changes.items())
        ],
        signed=said.get("signed"),
        reference=said.get("reference", ""),
        virtual=first.added["virtual"],
        form=cast("Form", said.get("form", "study")),
    )


def read_matches(columns: Columns, rows: Iterable[TableRow], faults: list[str]) -> tuple[Match, ...]:
    """Return the matches of pairs of courses: pairs that share a course, or the word under "match", are one match.

    Args:
        columns: the columns of the table.
        rows: the rows.
        faults: the faults, to which those of the rows are added.

    >>> columns = match_columns(["host", "home"])
    >>> print(*read_matches(columns, [("A1", "M1"), ("A2", "M1"), ("A3", "M2")], []), sep="; ")
    A1 + A2 → M1; A3 → M2
    """
    groups: list[_Group] = []
    for number, row in enumerate(rows, 1):
        what = f"match {number}"
        faults += columns.faults(row, what)
        host, home, word = columns.text(row, "host"), columns.text(row, "home"), columns.text(row, "match")
        if not host and not home:
            faults.append(f"{what}: neither a course at the host nor one at home stands in it")
            continue
        marks = {("match", word)} if word else {pair for pair in (("host", host), ("home", home)) if pair[1]}
        joined = [place for place, group in enumerate(groups) if not marks.isdisjoint(group[0])]
        merged: _Group = (marks, {}, {}, {})
        for place in joined:
            merged[0].update(groups[place][0])
            for one, other in zip(merged[1:], groups[place][1:], strict=True):
                one.update(other)
        groups = [group for place, group in enumerate(groups) if place not in joined]
        for kept, text in zip(merged[1:], (host, home, columns.text(row, "condition")), strict=True):
            if text:
                kept[text] = None
        groups.insert(joined[0] if joined else len(groups), merged)
    found = []
    for _, hosts, homes, conditions in groups:
        if len(conditions) > 1:
            faults.append(f"the match of {' + '.join(hosts)} has {len(conditions)} conditions; write them into one cell")
        found.append(Match(tuple(hosts), tuple(homes), condition=next(iter(conditions), None)))
    return tuple(found)
