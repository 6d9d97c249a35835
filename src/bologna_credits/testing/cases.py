"""The check of this library by the published worked cases: each is asked of the public functions."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from bologna_credits.conversion.averages import grade_average
from bologna_credits.conversion.credits import convert_credits
from bologna_credits.conversion.final_marks import final_mark
from bologna_credits.conversion.grades import convert_grade
from bologna_credits.conversion.methods.bavarian import ModifiedBavarian
from bologna_credits.conversion.promotion import check_promotion
from bologna_credits.core.circumstances import Circumstances
from bologna_credits.core.errors import BolognaError
from bologna_credits.core.findings import Finding, Report, Verdict, facts, failing
from bologna_credits.core.typed import checked
from bologna_credits.credits.amounts import Credits
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.rows import GradeRow, NumberGrades
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law import case_kinds
from bologna_credits.law.case_suite import read_cases
from bologna_credits.law.cases import PublishedCase, published_cases
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.json_form import plain_fields
from bologna_credits.mobility.durations import duration
from bologna_credits.mobility.grants import grant
from bologna_credits.mobility.periods import MobilityPeriod
from bologna_credits.mobility.selection import Candidate, check_selection
from bologna_credits.papers.agreements import LearningAgreement
from bologna_credits.papers.components import Component
from bologna_credits.papers.home_rules import HomeRules
from bologna_credits.papers.transcripts import CourseResult, Institution, Transcript
from bologna_credits.recognition.decision import recognise

_GERMAN = "DE-TENTHS"
_WORDS: dict[Verdict, case_kinds.Told] = {Verdict.HOLDS: "holds", Verdict.FAILS: "fails"}
_A_CODE = "XX-CASE"  # that of a scale which the case describes by its numbers


@checked
def check_cases(data: Mapping[str, Any] | None = None, *, catalogue: Catalogue | None = None) -> Report:
    """Check that this library gives the expected answer of every published worked case.

    Args:
        data: an export of :func:`bologna_credits.law.export_cases`; the bundled cases if left out.
        catalogue: the catalogue that is asked; the bundled one if left out.

    Returns:
        FAILS for each case with another answer, and one HOLDS that counts the cases where nothing fails.

    Raises:
        DefinitionError: faults of the export.

    >>> check_cases().fails
    ()
    """
    known = catalogue or default_catalogue()
    cases = published_cases(known) if data is None else read_cases(data)
    found = []
    for case in cases:
        answer = _answer(case, known)
        if answer != case.expect:
            found.append(failing("kit.case", case.id, expect=_told(case.expect), answer=_told(answer)))
    kinds = len({case.kind for case in cases})
    passed = Finding("kit.cases-passed", Verdict.HOLDS, "cases", facts(cases=len(cases), kinds=kinds))
    return Report(found or [passed])


def _answer(case: PublishedCase, known: Catalogue) -> Any:
    try:
        return _ASK[case.kind](case.given, known)
    except BolognaError as error:
        return error


def _told(answer: Any) -> str:
    """Return an answer in words: its values by name, or what stands in its place."""
    if answer is None:
        return "none"
    if isinstance(answer, BolognaError):
        return answer.message
    return ", ".join(f"{key} {value}" for key, value in plain_fields(answer).items())


def _credits(given: case_kinds.CreditsGiven, known: Catalogue) -> case_kinds.Amounts:
    span = convert_credits(
        Credits(given.credits, given.start),
        to=given.to,
        circumstances=given.circumstances,
        on=given.on,
        policy=given.practice,
        authority=given.authority,
        by_year=given.by_year,
        catalogue=known,
    ).range
    return case_kinds.Amounts(span.low, span.high)


def _grade(given: case_kinds.GradeGiven, known: Catalogue) -> case_kinds.Label:
    answer = convert_grade(
        known.grading_scale(given.start).grade(given.grade),
        to=given.to,
        by=given.practice or given.authority,
        on=given.on,
        circumstances=given.circumstances,
        catalogue=known,
    )
    return case_kinds.Label(answer.grade.label)


def _formula(given: case_kinds.FormulaGiven, known: Catalogue) -> case_kinds.Exact | None:
    # The worst grade is as far below the lowest pass as the best is above it; the formula does not ask for it.
    worst = 2 * given.lowest_pass - given.best
    grade = _number(given.mark, NumberGrades(given.best, given.lowest_pass, worst))
    return _exact(convert_grade(grade, to=_GERMAN, by=ModifiedBavarian(), catalogue=known).exact)


def _rounding(given: case_kinds.RoundingGiven, known: Catalogue) -> case_kinds.Label:
    # On a scale from 1 to 4 the formula gives the number itself, and only the rounding of the practice is left.
    grade = _number(given.value, NumberGrades(1, 4, 6))
    return case_kinds.Label(convert_grade(grade, by=given.practice, on=given.on, catalogue=known).grade.label)


def _mean(given: case_kinds.MeanGiven, known: Catalogue) -> case_kinds.Exact | None:
    # A scale that has all the marks, and no fail that could be left out.
    highest = max(mark.mark for mark in given.marks)
    numbers = NumberGrades(highest + 1, 0, 0)
    results = [(_number(mark.mark, numbers), mark.credits) for mark in given.marks if mark.credits]
    return _exact(grade_average(results, catalogue=known).exact)


def _average(given: case_kinds.AverageGiven, known: Catalogue) -> case_kinds.Exact | None:
    scale = known.grading_scale(given.scale)
    results = [(scale.grade(result.grade), result.credits) for result in given.results]
    return _exact(grade_average(results, by=given.practice, catalogue=known).value)


def _final_mark(given: case_kinds.FinalMarkGiven, known: Catalogue) -> case_kinds.Exact | None:
    return _exact(final_mark(given.term, given.examination, by=given.practice, catalogue=known).total)


def _distribution(given: case_kinds.DistributionGiven, _: Catalogue) -> case_kinds.Shares:
    scale = GradingScale(_A_CODE, rows=[GradeRow(label, passes=True) for label, _ in given.counts])
    table = GradingTable(scale, dict(given.counts), counted=True)
    shares, cumulative = ({label: share * 100 for label, share in one.items()} for one in (table.shares, table.cumulative))
    return case_kinds.Shares(tuple(shares.items()), tuple(cumulative.items()))


def _stay(given: case_kinds.StayGiven, known: Catalogue) -> case_kinds.Days:
    stay = MobilityPeriod(given.first, given.last, kind=given.kind, cycle=given.cycle)
    return case_kinds.Days(duration(stay, scheme=given.scheme, catalogue=known).days)


def _grant(given: case_kinds.GrantGiven, known: Catalogue) -> case_kinds.Exact | None:
    return _exact(grant(1, by=given.practice, monthly=given.monthly, catalogue=known).day)


def _promotion(given: case_kinds.PromotionGiven, known: Catalogue) -> case_kinds.Verdict:
    case = Circumstances(cycle=given.cycle)
    return _verdict(check_promotion(given.average, by=given.practice, year=given.year, circumstances=case, catalogue=known))


def _selection(given: case_kinds.SelectionGiven, known: Catalogue) -> case_kinds.Verdict:
    found = check_selection(Candidate(gpa=given.average, credits=given.credits), by=given.practice, catalogue=known)
    asked = "average" if given.credits is None else "credits"
    return _verdict(Report(finding for finding in found if finding.named.get("what") == asked))


def _verdict(report: Report) -> case_kinds.Verdict:
    return case_kinds.Verdict("fails" if report.fails else "open" if report.open else "holds")


def _recognition(given: case_kinds.RecognitionGiven, known: Catalogue) -> case_kinds.Recognised:
    grade, amount = known.grading_scale(given.scale).grade(given.grade), Credits(given.credits, given.system)
    transcript = Transcript(Institution("Host"), (CourseResult("A", "Course", amount, grade),))
    agreement = LearningAgreement([Component("A", "Course", amount)], [Component("B", "Course")])
    decision = recognise(transcript, agreement, HomeRules.by_practice(given.practice, catalogue=known), catalogue=known)
    row = decision.rows[0]
    verdict = _WORDS.get(row.verdict, "open")
    if row.recognised is None:
        return case_kinds.Recognised(verdict)
    return case_kinds.Recognised(verdict, row.recognised.low, row.recognised.high, row.recognised.system)


def _number(mark: Fraction, numbers: NumberGrades) -> Grade:
    return GradingScale(_A_CODE, numbers=numbers).grade(mark)


def _exact(value: Fraction | None) -> case_kinds.Exact | None:
    return None if value is None else case_kinds.Exact(value)


_ASK: dict[str, Callable[[Any, Catalogue], Any]] = {
    "credits": _credits,
    "grade": _grade,
    "formula": _formula,
    "rounding": _rounding,
    "mean": _mean,
    "average": _average,
    "final-mark": _final_mark,
    "distribution": _distribution,
    "stay": _stay,
    "grant": _grant,
    "promotion": _promotion,
    "selection": _selection,
    "recognition": _recognition,
}
