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
from bologna_credits.recognition.course_book import CourseBook, Meant
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


def result_of(meant: Meant, book: CourseBook, rules: Rulebook) -> Result:
    """Return the result of a component.

    Args:
        meant: the component, and the course of the transcript that it means.
        book: the courses of the transcript.
        rules: the rules that apply.
    """
    component = meant.component
    if meant.course is None:
        found = _unknown(meant, rules)
        return Result(component=component, course=None, passed=rules.verdict(found), credits=component.credits, findings=found)
    course, found = attempt_of(component.code, book.lines[meant.course], rules)
    if meant.by is not None:
        others = tuple(key for key in meant.courses if key != meant.course)
        named = facts(course=meant.course, by=meant.by, others=others)
        found = (Finding("recognition.course-of-several", Verdict.NOTE, component.code, named), *found)
    reasons = found + pass_findings(component.code, course, rules)
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


def _unknown(meant: Meant, rules: Rulebook) -> tuple[Finding, ...]:
    """Return the open point on a component whose course is not in the transcript, or is not the only one that may be meant."""
    code = meant.component.code
    if meant.taken:
        return rules.open("recognition.course-taken", code, course=meant.courses[0])
    return (
        rules.open("recognition.course-unclear", code, courses=meant.courses)
        if meant.courses
        else rules.open("recognition.missing", code)
    )


def pass_findings(code: str, course: CourseResult, rules: Rulebook) -> tuple[Finding, ...]:
    """Judge whether a course was passed: by its status, else by its label on the scale.

    Without both it counts as passed, as in ELMO. A line that a person typed is open then, and so is one
    of which no part was passed: the absence alone makes no pass of fails.

    Args:
        code: the subject of the findings, the key of the course.
        course: the line of the transcript.
        rules: the rules that apply.
    """
    grade = None if course.grade is None else course.grade.under(rules.home.circumstances)
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
        named = facts(grade=grade.label, scale=grade.scale.code, why=grade.conditional)
        return rules.points.open(
            Finding("recognition.passed-conditional", Verdict.OPEN, code, named, grade.conditional_source or rules.home.source)
        )
    if grade is not None:
        named = facts(grade=grade.label, what=kind, scale=grade.scale.code)
        return (Finding("recognition.passed-by-label", Verdict.HOLDS if grade.passes else Verdict.FAILS, code, named),)
    if course.label is not None:
        return rules.open("recognition.passed-unknown", code, label=course.label)
    if course.code in rules.silent:
        return rules.open("recognition.no-result", code)
    if course.parts and not any(rules.verdict(pass_findings(code, part, rules)) is Verdict.HOLDS for part in course.parts):
        return rules.open("recognition.passed-parts", code, parts=tuple(dict.fromkeys(part.code for part in course.parts)))
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


def attempt_of(code: str, lines: Sequence[CourseResult], rules: Rulebook) -> tuple[CourseResult, tuple[Finding, ...]]:
    """Return the one attempt that counts; a fail beside a pass does not, and a line without a result is left out.

    A course that is being taken again is no fail yet, also where the document gives no day for that.

    Args:
        code: the subject of the findings, the key of the course.
        lines: all lines of the course.
        rules: the rules that apply.
    """
    if len(lines) == 1:
        return lines[0], ()
    attempts = [r for r in lines if r.label is not None or r.grade is not None or r.status is not None] or list(lines)
    same = len({(r.credits, r.label, r.grade, r.status) for r in attempts}) == 1
    passed = [r for r in attempts if rules.verdict(pass_findings(code, r, rules)) is Verdict.HOLDS]
    if same or len(passed) < 2:
        again = [r for r in attempts if r.status == "in-progress" and r.day is None]
        kept = max(passed or again or attempts, key=_order)
        named = facts(count=len(lines), kept=kept.shown_grade)
        return kept, (Finding("recognition.several-results", Verdict.NOTE, code, named),)
    chosen = _by_rule(passed, rules)
    if chosen is None:
        return max(attempts, key=_order), rules.open("recognition.several-results-open", code, count=len(lines))
    named = facts(count=len(lines), kept=chosen.shown_grade, which=rules.home.repeats)
    return chosen, (Finding("recognition.several-results-rule", Verdict.NOTE, code, named, rules.home.source),)


def best_attempt(code: str, lines: Sequence[CourseResult], rules: Rulebook) -> CourseResult:
    """Return the line that stands for a course outside the agreement: a pass before others, and of these the latest.

    Args:
        code: the key of the course.
        lines: all lines of the course.
        rules: the rules that apply.
    """
    passed = [line for line in lines if rules.verdict(pass_findings(code, line, rules)) is Verdict.HOLDS]
    return max(passed or lines, key=_order)


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
    """Return the credits of the transcript, of the line or else of its parts, else those of the agreement."""
    agreed, stated = component.credits, course.own_credits
    if stated is None:
        stated = _of_parts(component.code, course, rules)
        if stated is not None:
            parts = Finding("recognition.credits-of-parts", Verdict.NOTE, component.code, facts(credits=stated))
            return stated, (parts, *_differing(component, stated))
    if stated is None and agreed is None:
        return None, rules.open("recognition.credits-missing", component.code)
    if stated is None:
        found = Finding("recognition.credits-from-agreement", Verdict.NOTE, component.code, facts(credits=agreed))
        return agreed, (found,)
    return stated, _differing(component, stated)


def _differing(component: Component, stated: Credits) -> tuple[Finding, ...]:
    if component.credits is None or component.credits is stated or component.credits == stated:
        return ()
    named = facts(transcript=stated, agreement=component.credits)
    return (Finding("recognition.credits-differ", Verdict.NOTE, component.code, named),)


def _of_parts(code: str, course: CourseResult, rules: Rulebook) -> Credits | None:
    """Return the credits of the parts that were not failed, the outermost that state any; None if they have no one sum."""
    found: list[Credits] = []
    for part in course.parts:
        if rules.verdict(pass_findings(code, part, rules)) is Verdict.FAILS:
            continue
        credits = part.own_credits if part.own_credits is not None else _of_parts(code, part, rules)
        found += [] if credits is None else [credits]
    return sum(found[1:], found[0]) if len({credits.system for credits in found}) == 1 else None
