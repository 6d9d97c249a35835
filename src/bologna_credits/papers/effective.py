"""The tables of a learning agreement on a day: the first version, and the changes in force."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.notebook import card
from bologna_credits.core.reading import fold
from bologna_credits.papers.changes import Change
from bologna_credits.papers.components import Component, component_keys
from bologna_credits.papers.signatures import lacking

Table = tuple[Component, ...]


@final
@attrs.frozen
class Effective:
    """The tables of a learning agreement on a day, after the changes in force.

    Args:
        studied: table A.
        recognised: table B.
        report: the open points and the notes on the changes.
        virtual: table C.

    >>> Effective((Component("A1", "Algebra"),), (), Report(), (Component("V1", "Online"),)).hosted[1].code
    'V1'
    """

    __repr__ = brief
    _repr_html_ = card

    studied: Table
    recognised: Table
    report: Report
    virtual: Table = ()

    @property
    def hosted(self) -> Table:
        """All components that the host runs, tables A and C."""
        return self.studied + self.virtual


def effective_tables(first: Effective, changes: Iterable[Change], day: datetime.date | None) -> Effective:
    """Return the tables after the changes that are in force.

    Args:
        first: the tables of the first version, and what is known of its signatures.
        changes: the later changes.
        day: the day that counts; None for all changes in force.
    """
    found = [*first.report]
    in_force = []
    for change in changes:
        since = change.in_force
        if since is None:
            found += [] if day is not None and change.day > day else [_proposal(change)]
        elif day is None or since <= day:
            in_force.append((since, change))
    # A stable sort: changes of one day keep their order in the agreement.
    in_force.sort(key=lambda pair: pair[0])
    tables: list[list[Component]] = [[*first.studied], [*first.recognised], [*first.virtual]]
    for change in _since_cumulative([change for _, change in in_force], found):
        drops = (change.drop_studied, change.drop_recognised, change.drop_virtual)
        adds = (change.add_studied, change.add_recognised, change.add_virtual)
        unknown: list[str] = []
        unclear: list[str] = []
        for table, gone, new in zip(tables, drops, adds, strict=True):
            if not gone:
                table += new
                continue
            codes = Counter(component.code for component in table)
            keys = component_keys(table)
            known = frozenset(keys)
            open_here = [code for code in gone if code not in known and codes[code] > 1]
            unclear += open_here
            unknown += [code for code in gone if code not in known and not codes[code]]
            leaving = {*gone} - {*open_here}
            stay = [one for key, one in zip(keys, table, strict=True) if not leaving & {key, one.code}]
            table[:] = [*stay, *new]
        for code, named_codes in (("recognition.change-unknown", unknown), ("recognition.change-unclear", unclear)):
            if named_codes:
                named = facts(day=change.day, codes=tuple(named_codes))
                found.append(Finding(code, Verdict.OPEN, ", ".join(named_codes), named))
    studied, recognised = _once(tuple(tables[0]), found), _once(tuple(tables[1]), found)
    virtual = _once((*studied, *tables[2]), found)[len(studied) :]
    return Effective(studied, recognised, Report(found), virtual)


def _identity(component: Component) -> tuple[str, str]:
    return component.code, fold(component.host or "")


def _proposal(change: Change) -> Finding:
    if not change.signatures:
        return Finding("recognition.change-unsigned", Verdict.NOTE, "", facts(day=change.day))
    named = facts(day=change.day, missing=lacking(change.signatures))
    return Finding("recognition.change-proposed", Verdict.NOTE, "", named)


def _since_cumulative(changes: Sequence[Change], found: list[Finding]) -> Sequence[Change]:
    """Return the changes from the last cumulative one on; note each single change that it replaces."""
    last = max((index for index, change in enumerate(changes) if change.cumulative), default=0)
    found += [
        Finding("recognition.change-replaced", Verdict.NOTE, "", facts(day=change.day, by=changes[last].day))
        for change in changes[:last]
        if not change.cumulative
    ]
    return changes[last:]


def _once(components: Table, found: list[Finding]) -> Table:
    """Return each component once: a component listed twice would be recognised twice."""
    if len(set(map(_identity, components))) == len(components):
        return components
    by_identity: dict[tuple[str, str], Component] = {}
    for component in components:
        identity = _identity(component)
        if identity in by_identity and by_identity[identity] != component:
            found.append(Finding("recognition.component-twice", Verdict.OPEN, component.code))
        by_identity.setdefault(identity, component)
    return tuple(by_identity.values())
