"""The credits and the grade of one component at home, by the home rules."""

from collections.abc import Callable
from typing import final

import attrs

from bologna_credits.conversion.answers import GradeConversion
from bologna_credits.conversion.before_methods import Unranked
from bologna_credits.conversion.credits import convert_credits
from bologna_credits.conversion.grades import By, Chain, convert_grade
from bologna_credits.conversion.method_names import name_of_method
from bologna_credits.core.circumstances import Circumstances
from bologna_credits.core.errors import BolognaError, NoConversionError, UndecidedError
from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.core.reading import fold
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.grades.scales import Grade
from bologna_credits.papers.components import Component
from bologna_credits.papers.home_rules import ByHost, CourseTables, Way
from bologna_credits.papers.obstacles import UNANSWERED, Obstacle, obstacle_of
from bologna_credits.papers.transcripts import CourseResult
from bologna_credits.recognition.rulebook import ConvertedCredits, Rulebook

OPEN_GRADE = "OPEN"
"""The shown grade of a row whose grade a person has to decide."""
WITHOUT_GRADE = "recognised without grade"
"""The shown grade of a row that has none at home."""
NO_GRADE = "–"
"""The shown grade of a row that has none yet, or none any more."""
WITHIN_PACKAGE = "within the package"
"""The shown grade of a home component that a package replaces: the package has no one grade."""
_OURS = {OPEN_GRADE: "row.open", WITHOUT_GRADE: "row.without-grade", WITHIN_PACKAGE: "row.within-package"}
_TREATMENTS = ("without", "carry")
# A mark with one of these points is no mark for the way: another mark that the document prints for the result may be.
_PASSED_OVER = ("grade.finer-mark", "grade.local-mark", "grade.letters", "grade.unranked")


@final
@attrs.frozen(kw_only=True)
class HomeGrade:
    """The grade of a component at home: the grade if there is one, how it is shown, the method in a word, and the steps."""

    grade: Grade | None = None
    shown: str = WITHOUT_GRADE
    method: str = ""
    findings: tuple[Finding, ...] = ()


def grade_told(shown: str, say: Callable[..., str]) -> str:
    """Return a shown grade in a language: words of ours that stand in its place are told, and a grade stays as it is.

    Args:
        shown: the shown grade of a row.
        say: gives a label of the language.

    >>> grade_told("B+ (KZ-2018)", str), grade_told("OPEN", str)
    ('B+ (KZ-2018)', 'row.open')
    """
    key = _OURS.get(shown)
    return shown if key is None else say(key)


def credits_at_home(component: Component, credits: Credits, rules: Rulebook) -> tuple[CreditRange | None, tuple[Finding, ...]]:
    """Return host credits converted by the home rules, and the reasons."""
    code, home = component.code, rules.home
    circumstances = component.circumstances.over(home.circumstances)
    # Most courses of a transcript have one of few amounts: each is converted once in a decision.
    asked = (credits.amount.numerator, credits.amount.denominator, credits.system, circumstances)
    answer = rules.converted.get(asked)
    if answer is None:
        answer = rules.converted[asked] = _convert_credits(credits, circumstances, rules)
    if isinstance(answer, BolognaError):
        found = rules.open("recognition.credits-need", code, answer.told, host=credits, needed=obstacle_of(answer))
        return settled_credits("recognition.credits-need", code, rules), found
    worth, steps = answer
    named = facts(host=credits, home=worth)
    if worth.decided:
        return worth, (Finding("recognition.credits", Verdict.HOLDS, code, named), *steps)
    found = rules.points.open(Finding("recognition.credits-range", Verdict.OPEN, code, named, home.source))
    settled = settled_credits("recognition.credits-range", code, rules)
    return settled if settled is not None else worth, found + steps


def _convert_credits(credits: Credits, circumstances: Circumstances, rules: Rulebook) -> ConvertedCredits:
    home = rules.home
    try:
        answer = convert_credits(
            credits,
            to=home.credits,
            circumstances=circumstances,
            on=home.on,
            policy=home.policy,
            catalogue=rules.catalogue,
        )
    except UNANSWERED as error:
        return error
    return answer.range, tuple(f for f in answer.steps if f.verdict is not Verdict.OPEN)


def settled_credits(code: str, subject: str, rules: Rulebook) -> CreditRange | None:
    """Return the credits that a person decided on an open point."""
    settled = rules.points.find(code, subject)
    if settled is None or settled.credits is None:
        return None
    return CreditRange(settled.credits, settled.credits, rules.home.credits)


def grade_at_home(code: str, course: CourseResult, rules: Rulebook) -> HomeGrade:
    """Return the grade of a course at home.

    Args:
        code: the component's code.
        course: the line of the transcript that counts.
        rules: the rules that apply.
    """
    home, marks = rules.home, _marks_of(course)
    way, marks = _way_for(course, marks, rules)
    treatment = way if home.grades == "convert" and isinstance(way, str) and way in _TREATMENTS else home.grades
    if treatment == "carry":
        return _carried(code, course, rules)
    if treatment == "without" or home.scale is None:
        return HomeGrade(findings=(Finding("recognition.without-grade", Verdict.NOTE, code, (), home.source),))
    if course.label is None and not marks:
        return HomeGrade(findings=(Finding("recognition.grade-none", Verdict.NOTE, code),))
    if not marks:
        return _open_grade(code, course, rules, Obstacle.SCALE)
    if isinstance(way, CourseTables):
        way = way.method_for(course) or (Unranked() if all(map(_is_mere_pass, marks)) else None)
        if way is None:
            return _open_grade(code, course, rules, Obstacle.DISTRIBUTION)
    mark, answer = _answer(marks, way, rules)
    beside = _beside(code, course, mark)
    if isinstance(answer, BolognaError):
        return _open_grade(code, course, rules, obstacle_of(answer), because=answer.told, steps=beside)
    steps, own = (*answer.steps, *beside), answer.result
    # The row is recognised, so the host awarded the credits: a failing grade cannot stand in it, whatever the method.
    host = answer.start  # the mark at the level of the student, where the pass mark depends on it
    awarded = (own is not None and not own.passes) or not (host.passes or host.conditional is not None)
    if own is not None and not awarded and rules.points.find("recognition.grade-open", code) is None:
        named = facts(host=mark.label, host_scale=mark.scale.code, home=own.label, home_scale=own.scale.code)
        found = (Finding("recognition.grade", Verdict.HOLDS, code, named), *steps)
        return HomeGrade(grade=own, shown=str(own), method=name_of_method(answer.method), findings=found)
    because = "; ".join(f.message for f in answer.steps.open)
    return _open_grade(code, course, rules, Obstacle.AWARDED if awarded else Obstacle.CHOICE, because=because, steps=steps)


def _is_mere_pass(mark: Grade) -> bool:
    """Return True for a pass without a rank, which no distribution could place."""
    return mark.passes and mark.quality is None and mark.conditional is None


def _marks_of(course: CourseResult) -> tuple[Grade, ...]:
    """Return the grades that the document prints for a result, the main one first."""
    if not course.beside:
        return () if course.grade is None else (course.grade,)
    return tuple(dict.fromkeys(mark for mark in (course.grade, *course.beside) if mark is not None))


def _way_for(course: CourseResult, marks: tuple[Grade, ...], rules: Rulebook) -> tuple[Way, tuple[Grade, ...]]:
    """Return the way to convert the grades of a host, and the marks it may convert; a way for one scale converts that one."""
    by = rules.home.by
    if not isinstance(by, ByHost):
        return by, marks
    key, way = by.find([mark.scale.code for mark in marks], course.host if course.host is not None else rules.issuer)
    meant = tuple(mark for mark in marks if key is not None and fold(mark.scale.code) == fold(key))
    return way, meant or marks


def _answer(marks: tuple[Grade, ...], way: By | Chain, rules: Rulebook) -> tuple[Grade, GradeConversion | BolognaError]:
    """Return the mark that the way converts, and the answer: the first mark that it fits, else the first and why it does not."""
    found: list[tuple[Grade, GradeConversion | BolognaError]] = []
    for mark in marks:
        others = tuple(other for other in marks if other is not mark and other != mark)
        answer = _convert(mark, others, way, rules)
        if isinstance(answer, BolognaError):
            fits = not isinstance(answer, NoConversionError)
        else:
            fits = answer.decided or not any(step.code in _PASSED_OVER for step in answer.steps.open)
        if fits:
            return mark, answer
        found.append((mark, answer))
    return found[0]


def _convert(mark: Grade, others: tuple[Grade, ...], way: By | Chain, rules: Rulebook) -> GradeConversion | BolognaError:
    home = rules.home
    try:
        return convert_grade(
            mark,
            to=rules.catalogue.grading_scale(home.scale or ""),
            by=way,
            on=home.on,
            circumstances=home.circumstances,
            # That a transcript prints one mark does not say that the host has no finer one.
            beside=others or (() if home.no_finer_mark else None),
            catalogue=rules.catalogue,
        )
    except (*UNANSWERED, UndecidedError) as error:
        return error


def _beside(code: str, course: CourseResult, used: Grade) -> tuple[Finding, ...]:
    """Return the note on further marks of the document, and on the one that is converted."""
    others = tuple(mark for mark in _marks_of(course) if mark is not used and mark != used)
    if not others:
        return ()
    return (Finding("recognition.grade-beside", Verdict.NOTE, code, facts(used=used, beside=others)),)


def _carried(code: str, course: CourseResult, rules: Rulebook) -> HomeGrade:
    """Return the mark of the host as the grade at home, with a note where it alone is no pass."""
    named, source = facts(host=course.shown_grade), rules.home.source
    found = [Finding("recognition.grade-carried", Verdict.HOLDS, code, named, source)]
    if course.grade is not None and not course.grade.passes:
        found.append(Finding("recognition.carried-fail", Verdict.NOTE, code, named, source))
    return HomeGrade(grade=course.grade, shown=course.shown_grade, method="carried over", findings=tuple(found))


def _open_grade(
    code: str,
    course: CourseResult,
    rules: Rulebook,
    why: Obstacle,
    *,
    because: str = "",
    steps: tuple[Finding, ...] = (),
) -> HomeGrade:
    """Return a grade that a person has to decide, or has decided.

    The steps that the conversion left open become one point, so that a person settles them once.
    """
    points = tuple(step.code for step in steps if step.verdict is Verdict.OPEN)
    found = rules.open("recognition.grade-open", code, because, host=course.shown_grade, why=why, points=points)
    found += tuple(step for step in steps if step.verdict is not Verdict.OPEN)
    settled = rules.points.find("recognition.grade-open", code)
    if settled is None or rules.home.scale is None:
        return HomeGrade(shown=OPEN_GRADE, findings=found)
    if settled.verdict is Verdict.HOLDS and settled.grade is not None:
        grade = rules.catalogue.grading_scale(rules.home.scale).grade(settled.grade)
        return HomeGrade(grade=grade, shown=str(grade), method=f"settled by {settled.by}", findings=found)
    return HomeGrade(method=f"settled by {settled.by}", findings=found)
