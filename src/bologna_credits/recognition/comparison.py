"""Two versions of a decision, row by row: what a correction changed, and whether computing it again gives the same."""

from collections.abc import Iterable, Iterator
from typing import final

import attrs

from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.recognition.presentation import Decided
from bologna_credits.recognition.rows import HomeRow, Row

_ABSENT = "absent"


@final
@attrs.frozen
class Difference:
    """One row that differs: on which side it stands, its code, and what it was and is in words."""

    side: str
    code: str
    before: str
    after: str

    @property
    def what(self) -> str:
        """Side and code in one."""
        return f"{self.side} {self.code}"


def _aspects(row: Row | HomeRow | None) -> dict[str, str]:
    """What a row decides, in words. How it came about is not part of it."""
    if row is None:
        return {}
    if isinstance(row, Row):
        credits = f"{row.credits or 'no credits'} worth {row.recognised}" if row.recognised else str(row.credits or "no credits")
        others = "for " + (", ".join(row.replaces) or "nothing")
    else:
        credits, others = str(row.component.credits or "no credits"), "by " + (", ".join(row.replaced_by) or "nothing")
    return {"verdict": row.verdict.value, "grade": row.shown_grade, "credits": credits, "others": others}


def _told(one: dict[str, str], other: dict[str, str]) -> str:
    """Verdict and grade, and of the rest what differs."""
    if not one:
        return _ABSENT
    more = [one[key] for key in ("credits", "others") if other and one[key] != other[key]]
    return ", ".join([one["verdict"], one["grade"], *more])


def _sides(decision: Decided) -> dict[tuple[str, str], Row | HomeRow]:
    rows: dict[tuple[str, str], Row | HomeRow] = {("host", row.code): row for row in decision.rows}
    return rows | {("home", row.code): row for row in decision.home_rows}


def differences(old: Decided, new: Decided) -> Iterator[Difference]:
    """The rows in which two decisions differ: verdict, grade, credits, or what replaces what."""
    before, after = _sides(old), _sides(new)
    for key in dict.fromkeys((*before, *after)):
        one, other = _aspects(before.get(key)), _aspects(after.get(key))
        if one != other:
            yield Difference(*key, _told(one, other), _told(other, one))


def _reasons(findings: Iterable[Finding]) -> list[tuple[object, ...]]:
    return [(f.code, f.verdict, f.subject, f.facts, f.because) for f in findings]


def reasons_changed(old: Decided, new: Decided) -> Iterator[str]:
    """The rows that decide the same for other reasons; sources and wording do not count."""
    changed = {(d.side, d.code) for d in differences(old, new)}
    before, after = _sides(old), _sides(new)
    for key in before.keys() & after.keys() - changed:
        one, other = before[key], after[key]
        if _reasons(_findings(one)) != _reasons(_findings(other)):
            yield " ".join(key)


def _findings(row: Row | HomeRow) -> tuple[Finding, ...]:
    return row.findings + row.grade_findings if isinstance(row, Row) else row.findings


def diff(old: Decided, new: Decided) -> Report:
    """What changed from one version of a decision to another.

    Args:
        old: the earlier version.
        new: the later one.

    Returns:
        A NOTE for each row that changed, came or went, for courses outside the agreement, and for the sum; HOLDS where both
        decide the same. A point that a person had settled and that is open again is OPEN.

    >>> from bologna_credits import Component, CourseResult, Credits, HomeRules, Institution, LearningAgreement, Transcript
    >>> from bologna_credits import grading_scale, recognise
    >>> scale, five = grading_scale("NO-AF"), Credits(5, "ECTS")
    >>> def transcript(label):
    ...     return Transcript(Institution("Oslo"), (CourseResult("A", "Algebra", five, scale.grade(label), label),))
    >>> old = recognise(transcript("F"), LearningAgreement([Component("A", "Algebra", five)], []), HomeRules(credits="ECTS"))
    >>> new = old.revise(transcript=transcript("C"), because="the resit was missing", on="2017-02-01")
    >>> print(diff(old, new).notes[0].message)
    host A was fails, F (NO-AF), 5 ECTS and is now holds, recognised without grade, 5 ECTS worth 5 ECTS
    """
    found = [
        Finding("diff.changed", Verdict.NOTE, d.code, facts(what=d.what, before=d.before, after=d.after))
        for d in differences(old, new)
    ]
    gone, come = ({course.code for course in one.outside} for one in (old, new))
    found += [
        Finding("diff.outside-gone" if code in gone else "diff.outside-new", Verdict.NOTE, code) for code in sorted(gone ^ come)
    ]
    if old.credits != new.credits:
        found.append(Finding("diff.credits", Verdict.NOTE, "", facts(before=str(old.credits), after=str(new.credits))))
    kept, asked = {(s.code, s.subject) for s in new.settlements}, {(f.code, f.subject) for f in new.report.open}
    for settlement in old.settlements:
        point = (settlement.code, settlement.subject)
        if point not in kept:
            named = facts(code=settlement.code, office=settlement.by)
            again = Verdict.OPEN if point in asked else Verdict.NOTE
            found.append(Finding("recognition.settlement-lapsed", again, settlement.subject, named))
    return Report(found or [Finding("diff.same", Verdict.HOLDS)])
