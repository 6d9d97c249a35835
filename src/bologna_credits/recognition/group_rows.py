"""The rows of one group of components, once the group as a whole is judged."""

from collections.abc import Mapping
from typing import final

import attrs

from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.grades.scales import Grade
from bologna_credits.papers.components import Component
from bologna_credits.recognition.components import Result
from bologna_credits.recognition.home_values import (
    NO_GRADE,
    OPEN_GRADE,
    WITHIN_PACKAGE,
    WITHOUT_GRADE,
    credits_at_home,
    grade_at_home,
    settled_credits,
)
from bologna_credits.recognition.rows import HomeRow, Row
from bologna_credits.recognition.rulebook import Rulebook, Terms
from bologna_credits.recognition.texts import general_text


@final
@attrs.frozen(kw_only=True)
class Whole:
    """The judgement on a group as a whole, as far as it reaches the rows of its host components.

    Args:
        reasons: the findings on the group.
        replaces: the home components that the group replaces.
        refused: True if the office whose decision is required decided against it.
        matched: True if a complete match states the assessed components, so that no agreement is needed.
        elective: True if the components replace nothing at home and the home rules make electives of them.
        beyond: credits beyond what was agreed, by component.
    """

    reasons: tuple[Finding, ...]
    replaces: tuple[str, ...]
    refused: bool
    matched: bool = False
    elective: bool = False
    beyond: Mapping[str, Credits]


def host_row(result: Result, whole: Whole, terms: Terms) -> Row:
    """Return the row of a host component."""
    component, course, code, rules = result.component, result.course, result.code, terms.rules
    within, inside = terms.within.get(code), terms.inside.get(code)
    reasons = result.findings + _counted_once(result, terms)
    if result.failed:
        reasons += (Finding("recognition.failed", Verdict.FAILS, code),)
    if result.passed is not Verdict.HOLDS or course is None:
        return Row(
            component=component,
            course=course,
            credits=result.credits,
            replaces=(),
            recognised=None,
            grade=None,
            shown_grade=NO_GRADE if course is None else course.shown_grade,
            method="",
            verdict=result.passed,
            findings=reasons,
            failed=result.failed,
            within=within,
            inside=None if inside is None else inside[1],
        )
    reasons += _group_reasons(code, whole, terms)
    if whole.elective:
        reasons += (Finding("recognition.elective", Verdict.HOLDS, code, (), rules.home.source),)
    beyond = whole.beyond.get(code)
    counted = result.credits - beyond if result.credits is not None and beyond is not None else result.credits
    worth: CreditRange | None = None
    more: tuple[Finding, ...] = ()
    if within is None and counted is not None:
        worth, more = credits_at_home(component, counted, rules)
    elif within is None:  # a component within another counts in the row around it
        worth = settled_credits("recognition.credits-missing", code, rules)
    home_grade = grade_at_home(code, course, rules)
    verdict = rules.verdict(reasons)
    return Row(
        component=component,
        course=course,
        credits=result.credits,
        replaces=whole.replaces if verdict is Verdict.HOLDS else (),
        recognised=worth,
        grade=home_grade.grade,
        shown_grade=home_grade.shown,
        method=home_grade.method,
        verdict=verdict,
        findings=reasons + more,
        grade_findings=home_grade.findings,
        beyond=beyond,
        within=within,
        inside=None if inside is None else inside[1],
    )


def _counted_once(result: Result, terms: Terms) -> tuple[Finding, ...]:
    """Return the notes on credits that stand in two rows: those of a part of another row, and of a whole around parts."""
    code, found = result.code, []
    if code in terms.within:
        named = facts(inner=code, outer=terms.within[code], credits=result.credits)
        found.append(Finding("recognition.within", Verdict.NOTE, code, named))
    if code in terms.inside:
        parts, credits = terms.inside[code]
        found.append(Finding("recognition.inside", Verdict.NOTE, code, facts(inner=parts, credits=credits)))
    return tuple(found)


def _group_reasons(code: str, whole: Whole, terms: Terms) -> tuple[Finding, ...]:
    """Return the findings on the group as a whole that apply to a component of it that was passed."""
    if whole.refused:
        return whole.reasons
    verdict = terms.rules.verdict(whole.reasons)
    if verdict is Verdict.FAILS:
        return terms.rules.open("recognition.partial", code)
    if verdict is Verdict.OPEN:
        # A point that is open on the whole group is open on its parts; it is settled once, on the group.
        return tuple(f for f in whole.reasons if f.verdict is not Verdict.HOLDS or f.code == "recognition.settled")
    if terms.agreed:
        return (Finding("recognition.agreed", Verdict.HOLDS, code, (), general_text("recognition.agreed")),)
    if whole.matched:
        return ()
    text = general_text("recognition.on-request")
    return terms.rules.points.open(Finding("recognition.on-request", Verdict.OPEN, code, (), text))


def package_row(component: Component, hosts: tuple[str, ...], reasons: tuple[Finding, ...], rules: Rulebook) -> HomeRow:
    """Return the row of a home component that the package replaces, or not."""
    return _unreplaced(component, reasons, rules) or HomeRow(
        component=component,
        replaced_by=hosts,
        grade=None,
        shown_grade=WITHIN_PACKAGE,
        verdict=Verdict.HOLDS,
        findings=reasons,
    )


def matched_row(component: Component, rows: tuple[Row, ...], reasons: tuple[Finding, ...], rules: Rulebook) -> HomeRow:
    """Return the row of a home component that a match replaces, or not."""
    unreplaced = _unreplaced(component, reasons, rules)
    if unreplaced is not None:
        return unreplaced
    grade, shown, more = _common_grade(component, rows, rules)
    return HomeRow(
        component=component,
        replaced_by=tuple(row.code for row in rows),
        grade=grade,
        shown_grade=shown,
        verdict=Verdict.HOLDS,
        findings=reasons + more,
    )


def _unreplaced(component: Component, reasons: tuple[Finding, ...], rules: Rulebook) -> HomeRow | None:
    """Return the row of a home component that nothing replaces, or not yet; None if it is replaced."""
    verdict = rules.verdict(reasons)
    if verdict is Verdict.HOLDS:
        return None
    if verdict is Verdict.FAILS:
        lost = Finding("recognition.difference", Verdict.FAILS, component.code)
        reasons = reasons if lost in reasons else (*reasons, lost)
    return HomeRow(component=component, replaced_by=(), grade=None, shown_grade=NO_GRADE, verdict=verdict, findings=reasons)


def _common_grade(component: Component, rows: tuple[Row, ...], rules: Rulebook) -> tuple[Grade | None, str, tuple[Finding, ...]]:
    """Return the grade of a home component: the one grade that its host components have at home, if they agree."""
    # A person may recognise the match before it is known whether each of it was passed: a mark of the host is no grade here.
    if any(row.verdict is Verdict.OPEN for row in rows):
        return None, OPEN_GRADE, ()
    if len({row.grade for row in rows}) == 1:
        return rows[0].grade, rows[0].shown_grade, ()
    home = rules.home
    if home.several_grades == "without":
        return None, WITHOUT_GRADE, (Finding("recognition.without-grade", Verdict.NOTE, component.code),)
    settled = rules.points.find("recognition.several-grades", component.code)
    found = rules.open("recognition.several-grades", component.code, count=len(rows))
    if settled is not None and settled.grade is not None and home.scale is not None:
        grade = rules.catalogue.grading_scale(home.scale).grade(settled.grade)
        return grade, str(grade), found
    return None, OPEN_GRADE if settled is None else WITHOUT_GRADE, found
