"""Two versions of a decision, row by row: the effect of a correction, or of computing it again."""

import enum
from collections.abc import Callable, Iterator
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.findings import Facts, Finding, Report, Verdict, facts
from bologna_credits.core.languages import ENGLISH_WORDS
from bologna_credits.core.messages import label, show_fact
from bologna_credits.core.typed import checked
from bologna_credits.core.visible import visibly
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.recognition.content import DecisionContent, keys_of
from bologna_credits.recognition.home_values import NO_GRADE, WITHIN_PACKAGE, WITHOUT_GRADE, grade_told
from bologna_credits.recognition.rows import HomeRow, Row
from bologna_credits.recognition.settlements import lapsed_finding


class RowSide(enum.StrEnum):
    """The side of a row, the host or the home university."""

    HOST = "host"
    HOME = "home"


class Presence(enum.StrEnum):
    """The mark of a row that one version does not have."""

    ABSENT = "absent"


_VERDICTS = {Verdict.HOLDS: "row.recognised", Verdict.FAILS: "row.not-recognised"}


def _english(key: str, **facts: object) -> str:
    return label(key, ENGLISH_WORDS, **facts)


@final
@attrs.frozen(kw_only=True)
class RowState:
    """The decision of one row.

    Args:
        side: the side of the row.
        verdict: its verdict.
        grade: the grade at home, as it is shown.
        credits: the credits at the host, or those of a home component.
        worth: the credits at home; None on the home side.
        others: the codes that it replaces, or that replace it.
        shown: the further fields that are printed, ``credits`` and ``others``: those in which two versions differ.

    >>> shown = {"grade": "B", "credits": None, "worth": None, "others": (), "shown": ("others",)}
    >>> print(RowState(side=RowSide.HOST, verdict=Verdict.HOLDS, **shown))
    recognised, grade B, for nothing
    """

    __repr__ = brief

    side: RowSide
    verdict: Verdict
    grade: str
    credits: Credits | None
    worth: CreditRange | None
    others: tuple[str, ...]
    shown: tuple[str, ...] = attrs.field(default=(), eq=False)

    @visibly
    def __str__(self) -> str:
        credits = "no credits" if self.credits is None else str(self.credits)
        worth = "" if self.worth is None else f" worth {self.worth}"
        others = f"{'for' if self.side is RowSide.HOST else 'by'} {show_fact(self.others) or 'nothing'}"
        words = {"credits": credits + worth, "others": others}
        return ", ".join([*self._result(_english), *(words[key] for key in self.shown)])

    def _spoken(self, say: Callable[..., str]) -> str:
        """Return it in the words of a language; ``say`` gives a label of that language, filled in."""
        worth = {} if self.worth is None else {"worth": self.worth}
        credits = say("state.worth", credits=self.credits, **worth) if worth and self.credits is not None else self.credits
        replaces, nothing = ("state.for", "state.for-nothing") if self.side is RowSide.HOST else ("state.by", "state.by-nothing")
        told = {
            "credits": say("state.no-credits") if credits is None else credits,
            "others": say(replaces, codes=self.others) if self.others else say(nothing),
        }
        return say("value.listed", items=(*self._result(say), *(told[key] for key in self.shown)))

    def _result(self, say: Callable[..., str]) -> tuple[str, ...]:
        """Return the verdict and the grade in the words of the printed tables."""
        verdict = say(_VERDICTS.get(self.verdict, "row.open"))
        if self.grade == NO_GRADE:
            return (verdict,)
        grade = grade_told(self.grade, say)
        if self.grade == WITHOUT_GRADE:
            return (grade,) if self.verdict is Verdict.HOLDS else (verdict, grade)
        return verdict, grade if self.grade == WITHIN_PACKAGE else say("state.grade", grade=grade)


@final
@attrs.frozen
class Difference:
    """One row that differs, before and after."""

    side: RowSide
    code: str
    before: RowState | Presence
    after: RowState | Presence

    @property
    def what(self) -> str:
        """The side and the code in one."""
        return f"{self.side} {self.code}"

    @property
    def facts(self) -> Facts:
        """The facts of a finding on it."""
        return facts(side=self.side, code=self.code, before=self.before, after=self.after)


def _state(side: RowSide, row: Row | HomeRow | None) -> RowState | Presence:
    if row is None:
        return Presence.ABSENT
    if isinstance(row, Row):
        credits, worth, others = row.credits, row.recognised, row.replaces
    else:
        credits, worth, others = row.component.credits, None, row.replaced_by
    return RowState(side=side, verdict=row.verdict, grade=row.shown_grade, credits=credits, worth=worth, others=others)


def _showing(one: RowState | Presence, other: RowState | Presence) -> RowState | Presence:
    """Return a state that prints, beside verdict and grade, what differs from the other."""
    if isinstance(one, Presence) or isinstance(other, Presence):
        return one
    differs = {"credits": (one.credits, one.worth) != (other.credits, other.worth), "others": one.others != other.others}
    return attrs.evolve(one, shown=tuple(key for key, value in differs.items() if value))


def _sides(decision: DecisionContent) -> dict[tuple[RowSide, str], Row | HomeRow]:
    rows: dict[tuple[RowSide, str], Row | HomeRow] = {(RowSide.HOST, row.code): row for row in decision.rows}
    return rows | {(RowSide.HOME, row.code): row for row in decision.home_rows}


def differences(old: DecisionContent, new: DecisionContent) -> Iterator[Difference]:
    """Yield the rows in which two decisions differ: verdict, grade, credits, or what replaces what."""
    before, after = _sides(old), _sides(new)
    for side, code in dict.fromkeys((*before, *after)):
        one, other = _state(side, before.get((side, code))), _state(side, after.get((side, code)))
        if one != other:
            yield Difference(side, code, _showing(one, other), _showing(other, one))


@checked
def diff(old: DecisionContent, new: DecisionContent) -> Report:
    """Compare two versions of a decision.

    Args:
        old: the earlier version.
        new: the later one.

    Returns:
        NOTE for each row that changed, is new or is gone, for courses outside the agreement, and for the sum; HOLDS if both
        decide the same. A point that a person had settled and that is open again is OPEN.

    >>> from bologna_credits import Component, CourseResult, Credits, HomeRules, Institution, LearningAgreement, Transcript
    >>> from bologna_credits import grading_scale, recognise
    >>> scale, five = grading_scale("NO-AF"), Credits(5, "ECTS")
    >>> def transcript(label):
    ...     return Transcript(Institution("Oslo"), (CourseResult("A", "Algebra", five, scale.grade(label), label),))
    >>> old = recognise(transcript("F"), LearningAgreement([Component("A", "Algebra", five)], []), HomeRules(credits="ECTS"))
    >>> new = old.revise(transcript=transcript("C"), because="the resit was missing", on="2017-02-01")
    >>> print(diff(old, new).notes[0].message)
    host A was not recognised, grade F (NO-AF), 5 ECTS and is now recognised without grade, 5 ECTS worth 5 ECTS
    """
    found = [Finding("diff.changed", Verdict.NOTE, difference.code, difference.facts) for difference in differences(old, new)]
    gone, come = (set(keys_of(one)) for one in (old, new))
    found += [
        Finding("diff.outside-gone" if code in gone else "diff.outside-new", Verdict.NOTE, code) for code in sorted(gone ^ come)
    ]
    if old.credits != new.credits:
        found.append(Finding("diff.credits", Verdict.NOTE, "", facts(before=old.credits, after=new.credits)))
    kept, asked = {s.point for s in new.settlements}, {(f.code, f.subject) for f in new.asked}
    found += [
        lapsed_finding(settlement, Verdict.OPEN if settlement.point in asked else Verdict.NOTE)
        for settlement in old.settlements
        if settlement.point not in kept
    ]
    return Report(found or [Finding("diff.same", Verdict.HOLDS)])
