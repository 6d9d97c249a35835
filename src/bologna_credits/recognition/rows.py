"""The rows of a decision on recognition: one for each component at the host, and one for each component at home."""

from collections.abc import Iterable
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.by_place import by_place
from bologna_credits.core.findings import Finding, Report, Verdict
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.grades.scales import Grade
from bologna_credits.papers.components import Component
from bologna_credits.papers.transcripts import CourseResult


def without_answered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings without the open ones that a person has settled; the person's decision stays.

    >>> from bologna_credits.core.findings import facts
    >>> asked = Finding("recognition.missing", Verdict.OPEN, "A1")
    >>> answer = Finding("recognition.settled", Verdict.HOLDS, "A1", facts(code="recognition.missing"))
    >>> [finding.code for finding in without_answered([asked, answer])]
    ['recognition.settled']
    """
    found = tuple(findings)
    answered = {(f.named.get("code"), f.subject) for f in found if f.code == "recognition.settled"}
    if not answered:
        return found
    return tuple(f for f in found if f.verdict is not Verdict.OPEN or (f.code, f.subject) not in answered)


@final
@attrs.frozen(kw_only=True)
class Row:
    """One component studied at the host, side by side with the result at home.

    Args:
        component: the component as agreed; its code is the key of the course, where several courses have its code.
        course: the line of the transcript; None if there is none.
        credits: the credits at the host.
        replaces: the codes at home that it replaces.
        recognised: the credits at home, a range where the home rules give one.
        grade: the grade at home, where there is one.
        shown_grade: the grade at home in words.
        method: the method of the grade in a word.
        verdict: HOLDS if it is recognised, OPEN if that is undecided.
        findings: the reasons.
        grade_findings: the steps of the grade.
        beyond: credits at the host beyond what was agreed, which are open or do not count.
        failed: True if it was failed at the host.
        within: the component of which it is a part and which counts its credits; None if they count here.
        inside: the credits of its parts that are decided by themselves and count there, while it is not recognised.
    """

    __reduce__ = by_place
    __repr__ = brief

    component: Component
    course: CourseResult | None
    credits: Credits | None
    replaces: tuple[str, ...]
    recognised: CreditRange | None
    grade: Grade | None
    shown_grade: str
    method: str
    verdict: Verdict
    findings: tuple[Finding, ...]
    grade_findings: tuple[Finding, ...] = ()
    beyond: Credits | None = None
    failed: bool = False
    within: str | None = None
    inside: Credits | None = None

    @property
    def code(self) -> str:
        """The component's code at the host."""
        return self.component.code

    @property
    def counted(self) -> Credits | None:
        """The credits at the host, each once: without those beyond what was agreed, and those that another row counts."""
        if self.credits is None or self.within is not None:
            return None
        left = self.credits
        for less in (self.beyond, self.inside):
            left = left if less is None else left - min(less, left)
        return left

    def _brief(self) -> str:
        return f"{self.code}: {self.verdict.value}, {self.shown_grade}"

    @property
    def report(self) -> Report:
        """All reasons of this row; a settled point is its answer."""
        return Report(without_answered(self.findings + self.grade_findings))


@final
@attrs.frozen(kw_only=True)
class HomeRow:
    """One component of the home curriculum, and the components that replace it.

    Args:
        component: the component as agreed.
        replaced_by: the codes at the host.
        grade: the grade at home, where there is one.
        shown_grade: the grade at home in words.
        verdict: HOLDS if it is replaced, OPEN if that is undecided.
        findings: the reasons.
    """

    __reduce__ = by_place
    __repr__ = brief

    component: Component
    replaced_by: tuple[str, ...]
    grade: Grade | None
    shown_grade: str
    verdict: Verdict
    findings: tuple[Finding, ...]

    @property
    def code(self) -> str:
        """The component's code at home."""
        return self.component.code

    def _brief(self) -> str:
        return f"{self.code}: {self.verdict.value}, {self.shown_grade}"

    @property
    def report(self) -> Report:
        """All reasons of this row; a settled point is its answer."""
        return Report(without_answered(self.findings))
