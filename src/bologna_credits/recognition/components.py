"""Judging one component: was it passed, what are its credits worth at home, what does its grade become."""

from typing import final

import attrs

from bologna_credits.conversion.credits import convert_credits
from bologna_credits.conversion.grades import convert_grade
from bologna_credits.core.errors import (
    AmbiguousCodeError,
    CircumstanceNeededError,
    EquivalenceGapError,
    NoConversionError,
    UnclearDayError,
    UndecidedError,
)
from bologna_credits.core.findings import Fact, Finding, Verdict, facts
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.grades.scales import Grade
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.agreements import Component
from bologna_credits.papers.home_rules import CourseTables, HomeRules
from bologna_credits.papers.transcripts import CourseResult, Transcript
from bologna_credits.recognition.rows import Points, verdict_of

_USED = {"open": Verdict.OPEN, "accept": Verdict.NOTE, "refuse": Verdict.FAILS}
# What the rules would need to be told, the day that counts among it: a question for a person, not a wrong program.
_UNSAID = (CircumstanceNeededError, NoConversionError, AmbiguousCodeError, UnclearDayError)
_SAID = {"passed": Verdict.HOLDS, "failed": Verdict.FAILS}


def _last(result: CourseResult) -> tuple[str, ...]:
    """The later day goes last; results of one day stand in an order of their own, not in that of the document."""
    return str(result.day or ""), result.status or "", result.shown_grade, str(result.credits or ""), result.title


@final
@attrs.frozen
class Result:
    """What a transcript says on one component of the agreement.

    ``passed`` is whether it counts: passed, and nothing of the home rules bars it. ``failed`` tells a fail from a pass that is
    barred.
    """

    component: Component
    course: CourseResult | None
    passed: Verdict
    credits: Credits | None
    findings: tuple[Finding, ...]
    failed: bool = False


@final
@attrs.frozen
class Judge:
    """The home rules, the catalogue and the settled points, at work on single components."""

    home: HomeRules
    catalogue: Catalogue
    points: Points

    def _open(self, code: str, subject: str, **named: Fact) -> tuple[Finding, ...]:
        return self.points.open(Finding(code, Verdict.OPEN, subject, facts(**named), self.home.source))

    def passed(self, course: CourseResult) -> tuple[Finding, ...]:
        """Passed or not: what the document states, else the label on its scale, else an absent status is a pass."""
        code, grade = course.code, course.grade
        word = "passing" if grade is not None and grade.passes else "failing"
        if course.status == "in-progress":
            return self._open("recognition.in-progress", code)
        if course.status is not None:
            said = Finding("recognition.passed-by-status", _SAID[course.status], code, facts(status=course.status))
            if grade is not None and grade.conditional is None and grade.passes != (course.status == "passed"):
                named = facts(status=course.status, grade=grade.label, what=word, scale=grade.scale.code)
                return said, Finding("recognition.status-against-label", Verdict.NOTE, code, named)
            return (said,)
        if grade is not None and grade.conditional is not None:
            return self._open(
                "recognition.passed-conditional", code, grade=grade.label, scale=grade.scale.code, why=grade.conditional
            )
        if grade is not None:
            named = facts(grade=grade.label, what=word, scale=grade.scale.code)
            return (Finding("recognition.passed-by-label", Verdict.HOLDS if grade.passes else Verdict.FAILS, code, named),)
        if course.label is not None:
            return self._open("recognition.passed-unknown", code, label=course.label)
        return (Finding("recognition.passed-by-absence", Verdict.NOTE, code),)

    def result(self, component: Component, transcript: Transcript) -> Result:
        """What the transcript says on a component, with its credits."""
        code = component.code
        course, found = self._attempt(component, transcript.results(code))
        if course is None:
            found = self._open("recognition.missing", code)
            return Result(component, None, verdict_of(found), component.credits, found)
        reasons = found + self.passed(course)
        credits, more = self._stated(component, course)
        failed = verdict_of(reasons) is Verdict.FAILS
        if not failed:
            reasons += self._barred(component, course)
        return Result(component, course, verdict_of(reasons), credits, reasons + more, failed)

    def _barred(self, component: Component, course: CourseResult) -> tuple[Finding, ...]:
        """What the home rules hold against a pass: it counts elsewhere already, or its grade is too low."""
        found: tuple[Finding, ...] = ()
        if course.used is not None:
            named = facts(degree=course.used)
            code = "recognition.used" if self.home.used == "open" else f"recognition.used-{self.home.used}"
            told = Finding(code, _USED[self.home.used], component.code, named, self.home.source)
            found = self.points.open(told) if told.verdict is Verdict.OPEN else (told,)
        if self.home.least is not None:
            found += self._least(component, course, *self.home.least)
        return found

    def _least(self, component: Component, course: CourseResult, label: str, code: str) -> tuple[Finding, ...]:
        scale = self.catalogue.grading_scale(code)
        least, grade = scale.grade(label), course.grade
        named = facts(grade=course.shown_grade, least=str(least))
        if grade is None or grade.scale != scale or grade.quality is None:
            told = Finding("recognition.least-open", Verdict.OPEN, component.code, named, self.home.source)
            return self.points.open(told)
        if grade < least:
            return (Finding("recognition.below-least", Verdict.FAILS, component.code, named, self.home.source),)
        return (Finding("recognition.least", Verdict.HOLDS, component.code, named, self.home.source),)

    def _attempt(
        self, component: Component, results: tuple[CourseResult, ...]
    ) -> tuple[CourseResult | None, tuple[Finding, ...]]:
        """The one result that counts; a failed attempt beside a pass does not, and a line without a result says nothing."""
        told = tuple(r for r in results if r.label is not None or r.grade is not None or r.status is not None) or results
        alike = {(r.credits, r.label, r.grade, r.status) for r in told}
        if len(results) < 2:
            return (results[0] if results else None), ()
        passed = [r for r in told if verdict_of(self.passed(r)) is Verdict.HOLDS]
        latest = max(told, key=_last)
        if len(alike) > 1 and len(passed) > 1:
            chosen = self._chosen(passed)
            if chosen is not None:
                named = facts(count=len(results), kept=chosen.shown_grade, which=self.home.repeats)
                return chosen, (
                    Finding("recognition.several-results-rule", Verdict.NOTE, component.code, named, self.home.source),
                )
        if len(alike) == 1 or len(passed) < 2:
            kept = max(passed, key=_last, default=latest)
            named = facts(count=len(results), kept=kept.shown_grade)
            return kept, (Finding("recognition.several-results", Verdict.NOTE, component.code, named),)
        return latest, self._open("recognition.several-results-open", component.code, count=len(results))

    def _chosen(self, passed: list[CourseResult]) -> CourseResult | None:
        """The pass that counts by the home rules; None where they do not say, or what they go by is not known of all."""
        if self.home.repeats == "best":
            grades = [r.grade for r in passed if r.grade is not None and r.grade.quality is not None]
            if len(grades) < len(passed) or len({grade.scale for grade in grades}) > 1:
                return None
            best = max(grades)
            return max((r for r in passed if r.grade == best), key=_last)
        days = {r.day for r in passed}
        if self.home.repeats == "open" or None in days or len(days) < len(passed):
            return None
        by_day = sorted(passed, key=lambda r: str(r.day))
        return by_day[0 if self.home.repeats == "first" else -1]

    def _stated(self, component: Component, course: CourseResult) -> tuple[Credits | None, tuple[Finding, ...]]:
        agreed, stated = component.credits, course.credits
        if stated is None and agreed is None:
            return None, self._open("recognition.credits-missing", component.code)
        if stated is None:
            found = Finding("recognition.credits-from-agreement", Verdict.NOTE, component.code, facts(credits=str(agreed)))
            return agreed, (found,)
        if agreed is not None and agreed != stated:
            named = facts(transcript=str(stated), agreement=str(agreed))
            return stated, (Finding("recognition.credits-differ", Verdict.NOTE, component.code, named),)
        return stated, ()

    def worth(self, component: Component, credits: Credits) -> tuple[CreditRange | None, tuple[Finding, ...]]:
        """Host credits by the home rules."""
        code = component.code
        circumstances = component.circumstances.over(self.home.circumstances)
        try:
            answer = convert_credits(
                credits,
                to=self.home.credits,
                circumstances=circumstances,
                on=self.home.on,
                policy=self.home.policy,
                catalogue=self.catalogue,
            )
        except (*_UNSAID, EquivalenceGapError) as error:
            found = self._open("recognition.credits-need", code, host=str(credits), needed=str(error))
            return self._decided("recognition.credits-need", code), found
        named = facts(host=str(credits), home=str(answer.range))
        steps = tuple(f for f in answer.steps if f.verdict is not Verdict.OPEN)
        if answer.decided:
            return answer.range, (Finding("recognition.credits", Verdict.HOLDS, code, named), *steps)
        found = self.points.open(Finding("recognition.credits-range", Verdict.OPEN, code, named, self.home.source))
        chosen = self._decided("recognition.credits-range", code)
        return chosen if chosen is not None else answer.range, found + steps

    def _decided(self, code: str, subject: str) -> CreditRange | None:
        """The credits that a person decided on an open point."""
        settled = self.points.find(code, subject)
        if settled is None or settled.credits is None:
            return None
        return CreditRange(settled.credits, settled.credits, self.home.credits)

    def grade(self, code: str, course: CourseResult) -> tuple[Grade | None, str, str, tuple[Finding, ...]]:
        """The grade at home: the grade, how it is shown, the method in words, and the reasons."""
        without = "recognised without grade"
        if self.home.grades == "carry":
            told = Finding("recognition.grade-carried", Verdict.HOLDS, code, facts(host=course.shown_grade), self.home.source)
            return course.grade, course.shown_grade, "carried over", (told,)
        if self.home.grades == "without" or self.home.scale is None:
            return None, without, "", (Finding("recognition.without-grade", Verdict.NOTE, code, (), self.home.source),)
        if course.label is None and course.grade is None:
            return None, without, "", (Finding("recognition.grade-none", Verdict.NOTE, code),)
        scale = self.catalogue.grading_scale(self.home.scale)
        settled = self.points.find("recognition.grade-open", code)
        if course.grade is None:
            return self._grade_open(code, course, "no scale explains the label", ())
        by = self.home.by
        if isinstance(by, CourseTables):
            method = by.method_for(course)
            if method is None:
                return self._grade_open(code, course, "the transcript brings no distribution of this course", ())
            by = method
        try:
            answer = convert_grade(
                course.grade, to=scale, by=by, on=self.home.on, circumstances=self.home.circumstances, catalogue=self.catalogue
            )
        except (*_UNSAID, EquivalenceGapError, UndecidedError) as error:
            return self._grade_open(code, course, str(error), ())
        name = type(answer.method).__name__.lstrip("_")
        steps = tuple(answer.steps)
        if answer.result is not None and settled is None:
            named = facts(host=str(course.grade), home=str(answer.result))
            return answer.result, str(answer.result), name, (Finding("recognition.grade", Verdict.HOLDS, code, named), *steps)
        why = "; ".join(f.message for f in answer.steps.open)
        return self._grade_open(code, course, why, steps)

    def _grade_open(
        self, code: str, course: CourseResult, why: str, steps: tuple[Finding, ...]
    ) -> tuple[Grade | None, str, str, tuple[Finding, ...]]:
        settled = self.points.find("recognition.grade-open", code)
        # What the conversion left open is told once, in the point that a person can settle.
        closed = tuple(step for step in steps if step.verdict is not Verdict.OPEN)
        found = self._open("recognition.grade-open", code, host=course.shown_grade, why=why) + closed
        if settled is None or self.home.scale is None:
            return None, "OPEN", "", found
        if settled.verdict is Verdict.HOLDS and settled.grade is not None:
            grade = self.catalogue.grading_scale(self.home.scale).grade(settled.grade)
            return grade, str(grade), f"settled by {settled.by}", found
        return None, "recognised without grade", f"settled by {settled.by}", found
