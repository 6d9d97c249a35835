"""The result of one component: the attempt that counts, whether it was passed, and its credits at the host."""

import enum
from collections.abc import Sequence
from typing import final

import attrs

from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.credits.amounts import Credits
from bologna_credits.papers.components import Component
from bologna_credits.papers.home_rules import Used
from bologna_credits.papers.transcripts import CourseResult, Status
from bologna_credits.recognition.rulebook import Rulebook


class Pass(enum.StrEnum):
    """The meaning of a label on its scale."""

    PASSING = "passing"
    FAILING = "failing"


_USED: dict[Used, tuple[str, Verdict]] = {
    "open": ("recognition.used", Verdict.OPEN),
    "accept": ("recognition.used-accept", Verdict.NOTE),
    "refuse": ("recognition.used-refuse", Verdict.FAILS),
}
_BY_STATUS: dict[Status, Verdict] = {"passed": Verdict.HOLDS, "failed": Verdict.FAILS}


@final
@attrs.frozen(kw_only=True)
class Result:
    """The result of one component by the transcript.

    Args:
        component: the component as agreed.
        course: the line of the transcript that counts; None if there is none.
        passed: HOLDS if it was passed and no home rule excludes it, FAILS, or OPEN.
        credits: the credits that count at the host.
        findings: the reasons.
        failed: True if it was failed at the host; a pass that a home rule excludes is no fail.
    """

    component: Component
    course: CourseResult | None
    passed: Verdict
    credits: Credits | None
    findings: tuple[Finding, ...]
    failed: bool = False

    @property
    def code(self) -> str:
        """The component's code."""
        return self.component.code


def result_of(component: Component, lines: Sequence[CourseResult], rules: Rulebook) -> Result:
    """Return the result of a component.

    Args:
        component: the component as agreed.
        lines: the lines of the transcript with its code.
        rules: the rules that apply.
    """
    course, found = _attempt(component, lines, rules)
    if course is None:
        found = rules.open("recognition.missing", component.code)
        return Result(component=component, course=None, passed=rules.verdict(found), credits=component.credits, findings=found)
    reasons = found + pass_findings(course, rules)
    credits, more = _credits(component, course, rules)
    failed = rules.verdict(reasons) is Verdict.FAILS
    if not failed:
        reasons += _barred(component, course, rules)
    return Result(
        component=component,
        course=course,
        passed=rules.verdict(reasons),
        credits=credits,
        findings=reasons + more,
        failed=failed,
    )


def pass_findings(course: CourseResult, rules: Rulebook) -> tuple[Finding, ...]:
    """Judge whether a course was passed: by its status, else by its label on the scale; without both it counts as passed."""
    code, grade = course.code, course.grade
    if course.status == "in-progress":
        return rules.open("recognition.in-progress", code)
    kind = Pass.PASSING if grade is not None and grade.passes else Pass.FAILING
    if course.status is not None:
        verdict = _BY_STATUS[course.status]
        stated = Finding("recognition.passed-by-status", verdict, code, facts(status=course.status))
        if grade is not None and grade.conditional is None and grade.passes != (verdict is Verdict.HOLDS):
            named = facts(status=course.status, grade=grade.label, what=kind, scale=grade.scale.code)
            return stated, Finding("recognition.status-against-label", Verdict.NOTE, code, named)
        return (stated,)
    if grade is not None and grade.conditional is not None:
        return rules.open(
            "recognition.passed-conditional", code, grade=grade.label, scale=grade.scale.code, why=grade.conditional
        )
    if grade is not None:
        named = facts(grade=grade.label, what=kind, scale=grade.scale.code)
        return (Finding("recognition.passed-by-label", Verdict.HOLDS if grade.passes else Verdict.FAILS, code, named),)
    if course.label is not None:
        return rules.open("recognition.passed-unknown", code, label=course.label)
    return (Finding("recognition.passed-by-absence", Verdict.NOTE, code),)


def _barred(component: Component, course: CourseResult, rules: Rulebook) -> tuple[Finding, ...]:
    """Return the objections of the home rules to a pass: it already counts for another degree, or its grade is too low."""
    found: tuple[Finding, ...] = ()
    if course.used is not None:
        code, verdict = _USED[rules.home.used]
        used = Finding(code, verdict, component.code, facts(degree=course.used), rules.home.source)
        found = rules.points.open(used) if verdict is Verdict.OPEN else (used,)
    if rules.home.least is not None:
        found += _least(component, course, *rules.home.least, rules)
    return found


def _least(component: Component, course: CourseResult, label: str, code: str, rules: Rulebook) -> tuple[Finding, ...]:
    scale = rules.catalogue.grading_scale(code)
    least, grade, source = scale.grade(label), course.grade, rules.home.source
    named = facts(grade=course.shown_grade, least=least.label, scale=code)
    if grade is None or grade.scale != scale or grade.quality is None:
        return rules.points.open(Finding("recognition.least-open", Verdict.OPEN, component.code, named, source))
    if grade < least:
        return (Finding("recognition.below-least", Verdict.FAILS, component.code, named, source),)
    return (Finding("recognition.least", Verdict.HOLDS, component.code, named, source),)


def _attempt(
    component: Component, lines: Sequence[CourseResult], rules: Rulebook
) -> tuple[CourseResult | None, tuple[Finding, ...]]:
    """Return the one attempt that counts; a fail beside a pass does not, and a line without a result is left out."""
    if len(lines) < 2:
        return (lines[0] if lines else None), ()
    attempts = [r for r in lines if r.label is not None or r.grade is not None or r.status is not None] or list(lines)
    same = len({(r.credits, r.label, r.grade, r.status) for r in attempts}) == 1
    passed = [r for r in attempts if rules.verdict(pass_findings(r, rules)) is Verdict.HOLDS]
    latest = max(attempts, key=_order)
    if same or len(passed) < 2:
        kept = max(passed, key=_order, default=latest)
        named = facts(count=len(lines), kept=kept.shown_grade)
        return kept, (Finding("recognition.several-results", Verdict.NOTE, component.code, named),)
    chosen = _by_rule(passed, rules)
    if chosen is None:
        return latest, rules.open("recognition.several-results-open", component.code, count=len(lines))
    named = facts(count=len(lines), kept=chosen.shown_grade, which=rules.home.repeats)
    return chosen, (Finding("recognition.several-results-rule", Verdict.NOTE, component.code, named, rules.home.source),)


def _order(result: CourseResult) -> tuple[str, ...]:
    """Return a key that sorts attempts by day, and attempts of one day by content, not by place in the document."""
    return str(result.day or ""), result.status or "", result.shown_grade, str(result.credits or ""), result.title


def _by_rule(passed: Sequence[CourseResult], rules: Rulebook) -> CourseResult | None:
    """Return the pass that counts by the home rules; None if they leave it open, or if a grade or day they need is unknown."""
    if rules.home.repeats == "best":
        grades = [r.grade for r in passed if r.grade is not None and r.grade.quality is not None]
        if len(grades) < len(passed) or len({grade.scale for grade in grades}) > 1:
            return None
        best = max(grades)
        return max((r for r in passed if r.grade == best), key=_order)
    days = {r.day for r in passed}
    if rules.home.repeats == "open" or None in days or len(days) < len(passed):
        return None
    by_day = sorted(passed, key=lambda r: str(r.day))
    return by_day[0 if rules.home.repeats == "first" else -1]


def _credits(component: Component, course: CourseResult, rules: Rulebook) -> tuple[Credits | None, tuple[Finding, ...]]:
    """Return the credits of the transcript, else those of the agreement."""
    agreed, stated = component.credits, course.credits
    if stated is None and agreed is None:
        return None, rules.open("recognition.credits-missing", component.code)
    if stated is None:
        found = Finding("recognition.credits-from-agreement", Verdict.NOTE, component.code, facts(credits=agreed))
        return agreed, (found,)
    if agreed is not None and agreed != stated:
        named = facts(transcript=stated, agreement=agreed)
        return stated, (Finding("recognition.credits-differ", Verdict.NOTE, component.code, named),)
    return stated, ()
