"""The groups of a decision that one result of recognition describes; a chapter of :mod:`bologna_credits.interop.elmo`.

Components that together replace others at home, or that a match pairs, are one group. Every other component is a group by itself.
"""

from collections.abc import Iterable
from typing import Literal, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.findings import Verdict
from bologna_credits.recognition.content import DecisionContent
from bologna_credits.recognition.rows import HomeRow, Row

ElmoStatus = Literal["Positive", "Negative", "Partially Positive"]


@final
@attrs.frozen
class DecidedGroup:
    """Components studied, and the components at home that they replace.

    Args:
        rows: the components studied that are decided; none for home components that an agreement recognises whatever was passed.
        home_rows: the home components that they replace.
        open: the components of the same group that are undecided.
    """

    __repr__ = brief

    rows: tuple[Row, ...]
    home_rows: tuple[HomeRow, ...] = ()
    open: tuple[Row, ...] = ()

    @property
    def recognised(self) -> tuple[Row, ...]:
        """The components that are recognised."""
        return tuple(row for row in self.rows if row.verdict is Verdict.HOLDS)

    @property
    def status(self) -> ElmoStatus:
        """The status in the words of ELMO.

        Positive is only what is recognised whole: no component of the group is refused or open, and no credits are beyond what
        counts.
        """
        recognised = self.recognised
        if not recognised:
            return "Negative" if self.rows else "Positive"
        whole = len(recognised) == len(self.rows) and not self.open and all(row.beyond is None for row in recognised)
        return "Positive" if whole else "Partially Positive"

    @property
    def title(self) -> str:
        """The codes on both sides."""
        sides = (" + ".join(row.code for row in side) for side in (self.rows, self.home_rows))
        return " → ".join(filter(None, sides))


def groups_of(decision: DecisionContent) -> tuple[DecidedGroup, ...]:
    """Return the groups of a decision in the order of its rows; a group in which nothing is decided is left out.

    >>> from bologna_credits import interop
    >>> decision = interop.case.load("examples/oslo-kostanay").recognise()
    >>> [(group.title, group.status) for group in groups_of(decision)][:2]
    [('KZH1101 → HIS2301', 'Positive'), ('RUS1102 + RUS1103 → RUS2302', 'Positive')]
    """
    rows, home = decision.rows, {row.code: row for row in decision.home_rows if row.verdict is Verdict.HOLDS}
    joined = [frozenset(match.host) for match in decision.matches]
    joined += [frozenset(row.replaced_by) for row in home.values()]
    found = []
    for codes in _joined((row.code for row in rows), joined):
        inside = tuple(row for row in rows if row.code in codes)
        replaced = dict.fromkeys(code for row in inside if row.verdict is Verdict.HOLDS for code in row.replaces)
        decided = tuple(row for row in inside if row.verdict is not Verdict.OPEN)
        if decided:
            undecided = tuple(row for row in inside if row.verdict is Verdict.OPEN)
            found.append(DecidedGroup(decided, tuple(home[code] for code in replaced if code in home), undecided))
    written = {row.code for group in found for row in group.home_rows}
    alone = tuple(row for code, row in home.items() if code not in written)
    return (*found, DecidedGroup((), alone)) if alone else tuple(found)


def _joined(codes: Iterable[str], pairs: Iterable[frozenset[str]]) -> list[set[str]]:
    """Sets of codes, of which any two that a pair joins are in one set; in the order of the codes."""
    group_of: dict[str, set[str]] = {code: {code} for code in codes}
    for pair in pairs:
        together: set[str] = set().union(*(group_of[code] for code in pair if code in group_of))
        group_of.update(dict.fromkeys(together, together))
    return list({id(group): group for group in group_of.values()}.values())
