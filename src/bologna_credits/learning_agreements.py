"""The learning agreement: table A, what is studied at the host, and table B, what is recognised at home.

It pairs two lists, not rows; a mapping of components to components is a separate paper (:class:`Match`).
"""

import datetime
from collections.abc import Iterable
from typing import TypeVar, final

import attrs

from bologna_credits.circumstances import Case
from bologna_credits.credits import Credits
from bologna_credits.errors import ArgumentTypeError
from bologna_credits.findings import Finding, Report, Verdict, facts
from bologna_credits.provenance import Source, read_day

T = TypeVar("T")


def _tuple(value: Iterable[T]) -> tuple[T, ...]:
    if isinstance(value, str):
        raise ArgumentTypeError("codes", repr(value), 'a list of codes, such as ("MAT101",)')
    return tuple(value)


def _read_texts(value: Iterable[str]) -> tuple[str, ...]:
    return _tuple(value)


def _day_or_none(value: datetime.date | str | None) -> datetime.date | None:
    return None if value is None else read_day(value, "day")


@final
@attrs.frozen
class Component:
    """One component of a learning agreement.

    Args:
        code: its code at the institution that runs it.
        title: its title.
        credits: the credits agreed; None where none are stated.
        case: circumstances that differ from the student's, ``Case(activity="practice.industrial")``.
    """

    code: str
    title: str
    credits: Credits | None = None
    case: Case = Case()


def _read_components(value: Iterable[Component]) -> tuple[Component, ...]:
    return _tuple(value)


@final
@attrs.frozen
class Change:
    """A later change of a learning agreement: what goes and what comes, in both tables.

    Args:
        day: the day of the change.
        drop_studied: codes that leave table A.
        add_studied: components that enter table A.
        drop_recognised: codes that leave table B.
        add_recognised: components that enter table B.
        signed: whether all parties signed; a proposal is not in force.
        reason: why, as the paper says.
    """

    day: datetime.date = attrs.field(converter=read_day)
    drop_studied: tuple[str, ...] = attrs.field(default=(), converter=_read_texts)
    add_studied: tuple[Component, ...] = attrs.field(default=(), converter=_read_components)
    drop_recognised: tuple[str, ...] = attrs.field(default=(), converter=_read_texts)
    add_recognised: tuple[Component, ...] = attrs.field(default=(), converter=_read_components)
    signed: bool = True
    reason: str = ""


@final
@attrs.frozen
class Match:
    """Components of the host that together replace components at home, where the parties wrote it down.

    A learning agreement pairs two lists, not rows: without matches the whole package is judged.

    Args:
        host: codes of components studied.
        home: codes of components recognised for them.
        condition: what must be met besides passing; None where recognition is automatic.
        source: the text that pairs them.
    """

    host: tuple[str, ...] = attrs.field(converter=_read_texts)
    home: tuple[str, ...] = attrs.field(converter=_read_texts)
    condition: str | None = None
    source: Source | None = None

    def __str__(self) -> str:
        return f"{' + '.join(self.host)} → {' + '.join(self.home)}"


def _read_changes(value: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(_tuple(value), key=lambda change: change.day))


@final
@attrs.frozen
class Effective:
    """What a learning agreement says on a day: both tables after the signed changes."""

    studied: tuple[Component, ...]
    recognised: tuple[Component, ...]
    report: Report


@final
@attrs.frozen
class LearningAgreement:
    """A learning agreement: table A, what is studied at the host, and table B, what is recognised at home.

    Args:
        studied: table A.
        recognised: table B; the two need no one-to-one correspondence.
        changes: later changes, in any order.
        signed: the day on which the last party signed.
        reference: its number, for decisions.
    """

    studied: tuple[Component, ...] = attrs.field(converter=_read_components)
    recognised: tuple[Component, ...] = attrs.field(converter=_read_components)
    changes: tuple[Change, ...] = attrs.field(default=(), converter=_read_changes)
    signed: datetime.date | None = attrs.field(default=None, converter=_day_or_none)
    reference: str = ""

    def effective(self, on: datetime.date | str | None = None) -> Effective:
        """Both tables on a day, or after all changes.

        >>> first = Component("MAT1", "Calculus")
        >>> other = Component("MAT2", "Algebra")
        >>> change = Change("2016-09-20", drop_studied=["MAT1"], add_studied=[other])
        >>> [c.code for c in LearningAgreement([first], [], [change]).effective().studied]
        ['MAT2']
        """
        day = None if on is None else read_day(on)
        studied, recognised = list(self.studied), list(self.recognised)
        found = []
        for change in self.changes:
            if day is not None and change.day > day:
                continue
            if not change.signed:
                found.append(Finding("recognition.change-unsigned", Verdict.NOTE, "", facts(day=change.day)))
                continue
            known = {component.code for component in (*studied, *recognised)}
            strange = [code for code in (*change.drop_studied, *change.drop_recognised) if code not in known]
            if strange:
                named = facts(day=change.day, codes=", ".join(strange))
                found.append(Finding("recognition.change-unknown", Verdict.OPEN, ", ".join(strange), named))
            studied = [c for c in studied if c.code not in change.drop_studied] + list(change.add_studied)
            recognised = [c for c in recognised if c.code not in change.drop_recognised] + list(change.add_recognised)
        return Effective(tuple(studied), tuple(recognised), Report(found))
