"""Final marks, promotion to the next year, and distinctions: rules over results that are no average by themselves."""

from collections.abc import Iterable
from fractions import Fraction
from typing import TypeVar, final

import attrs

from bologna_credits.conversion.averages import GradeAverage
from bologna_credits.core.circumstances import Circumstances, matching
from bologna_credits.core.errors import ArgumentError, EquivalenceGapError, MixedScalesError, NumberError, UndecidedError
from bologna_credits.core.exact import Number, Rounding, read_exact, show_exact
from bologna_credits.core.findings import Fact, Finding, Report, Verdict, facts
from bologna_credits.grades.scales import Grade
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.practices.averages import AveragePractice, DistinctionPractice, FinalMarkPractice, FxReading

T = TypeVar("T", AveragePractice, FinalMarkPractice, DistinctionPractice)


def _holds(answer: object) -> Verdict:
    return Verdict.HOLDS if answer else Verdict.FAILS


def _practice(by: T | str, kind: type[T], what: str, catalogue: Catalogue | None) -> T:
    found = (catalogue if catalogue is not None else default_catalogue()).practice(by) if isinstance(by, str) else by
    if not isinstance(found, kind):
        raise ArgumentError("by", found.code, (f"the code of a practice that {what}",))
    return found


@final
@attrs.frozen
class FinalMark:
    """The final mark of a course.

    ``admission`` is the rating of the term; ``total`` is None where the rule computes none; ``grade`` answers where there is one.
    """

    admission: Fraction
    steps: Report
    total: Fraction | None = None
    result: Grade | None = None

    @property
    def decided(self) -> bool:
        """Whether there is one grade."""
        return self.result is not None

    @property
    def grade(self) -> Grade:
        """The grade.

        Raises:
            UndecidedError: the text leaves it open, or the student was not admitted; says why.
        """
        if self.result is None:
            told = "; ".join(finding.message for finding in (*self.steps.fails, *self.steps.open))
            raise UndecidedError(told, "ask for .total or .steps")
        return self.result

    def __str__(self) -> str:
        return f"{self.result if self.result is not None else 'no grade'}\n\n{self.steps}"


def _percent(value: Number, name: str) -> Fraction:
    exact = read_exact(value)
    if not 0 <= exact <= 100:
        raise NumberError(f"{show_exact(exact)} for {name}", "is no percentage", "give a number from 0 to 100")
    return exact


def final_mark(
    controls: Iterable[Number],
    exam: Number,
    *,
    by: FinalMarkPractice | str,
    rounding: Rounding | None = None,
    catalogue: Catalogue | None = None,
) -> FinalMark:
    """The final mark of a course from the controls of the term and the examination.

    Args:
        controls: percentages of the controls of the term; their mean is the admission rating.
        exam: percentage of the examination.
        by: a published practice or its code.
        rounding: how the total becomes a whole percentage; percent bands are printed in whole numbers.
        catalogue: another catalogue than the bundled one.

    Raises:
        ArgumentError: no controls, or a practice of another kind.
        NumberError: a percentage outside 0 to 100.

    >>> mark = final_mark([80, 70], 90, by="KZ/KazNU-final")
    >>> mark.total, mark.grade.label
    (Fraction(81, 1), 'B')
    """
    known = catalogue if catalogue is not None else default_catalogue()
    practice = _practice(by, FinalMarkPractice, "composes final marks", known)
    marks = [_percent(control, "a control") for control in controls]
    if not marks:
        raise ArgumentError("controls", "nothing", ("at least one control of the term",))
    examination = _percent(exam, "the examination")
    rating = sum(marks, Fraction(0)) / len(marks)
    found: list[Finding] = []

    def add(code: str, verdict: Verdict, **named: Fact) -> None:
        found.append(Finding(code, verdict, practice.code, facts(**named), practice.source))

    add("final.admission", Verdict.HOLDS, rating=rating, count=len(marks))
    bound = f"{'more than' if practice.more else 'at least'} {show_exact(practice.least)}"
    if rating < practice.least or (practice.more and rating == practice.least):
        add("final.not-admitted", Verdict.FAILS, rating=rating, least=bound)
        return FinalMark(rating, Report(found))
    passed = examination >= practice.least
    if not passed and practice.fx is None:
        add("final.fail-open", Verdict.OPEN, exam=examination, practice=practice.code)
        return FinalMark(rating, Report(found))
    scale = known.grading_scale(practice.scale)
    if not passed and practice.fx is FxReading.PARTS:
        add("final.exam-alone", Verdict.HOLDS, exam=examination, practice=practice.code)
        total, value = None, examination
    else:
        value = practice.admission * rating + practice.examination * examination
        add(
            "final.total",
            Verdict.HOLDS,
            rating=rating,
            exam=examination,
            admission=practice.admission,
            examination=practice.examination,
            total=value,
        )
        total = value
    if rounding is not None and rounding.apply(value) != value:
        add("grade.rounded", Verdict.HOLDS, before=value, after=rounding.apply(value), rounding=str(rounding))
        value = rounding.apply(value)
    try:
        grade = scale.from_percent(value)
    except EquivalenceGapError as error:
        add("final.between-bands", Verdict.OPEN, total=value, scale=scale.code, beside=", ".join(error.neighbours))
        return FinalMark(rating, Report(found), total)
    if not passed and grade.passes:
        # A fail never becomes a pass, however good the term was; which fail it is the text does not say.
        add("final.fail-open", Verdict.OPEN, exam=examination, practice=practice.code)
        return FinalMark(rating, Report(found), total)
    add("final.grade", Verdict.HOLDS, total=value, grade=grade.label, scale=scale.code)
    return FinalMark(rating, Report(found), total, grade)


def check_promotion(
    average: GradeAverage | Number,
    *,
    by: AveragePractice | str,
    year: int,
    circumstances: Circumstances | None = None,
    debts: int = 0,
    catalogue: Catalogue | None = None,
) -> Report:
    """Whether an average suffices to go from one year to the next.

    Args:
        average: the average of the year, or the number.
        by: a published practice or its code.
        year: the year that was completed.
        circumstances: the cycle, where thresholds differ by it.
        debts: courses that were failed and not repeated.
        catalogue: another catalogue than the bundled one.

    Returns:
        HOLDS or FAILS; OPEN where the text prints no threshold for this year, or does not say what failed courses do.

    >>> check_promotion("1.66", by="KZ/KSU", year=2, circumstances=Circumstances(cycle="first")).fails[0].message
    'the average 1.66 is below 1.67, which KZ/KSU asks for after year 2'
    """
    practice = _practice(by, AveragePractice, "averages grades", catalogue)
    value = average.value if isinstance(average, GradeAverage) else read_exact(average)
    rows = [row for row in practice.thresholds if row.year == year]
    if not rows:
        rows = [row for row in practice.thresholds if row.later and row.year < year]
    met = matching(rows, circumstances or Circumstances(), f"promotion by {practice.code}")
    named = facts(average=value, practice=practice.code, year=year)
    if not met:
        return Report([Finding("promotion.unknown", Verdict.OPEN, practice.code, named, practice.source)])
    least, source = met[0].least, met[0].source
    verdict = Verdict.HOLDS if value >= least else Verdict.FAILS
    code = "promotion.reached" if value >= least else "promotion.below"
    found = [Finding(code, verdict, practice.code, (*named, ("least", least)), source)]
    if debts:
        code, told = _DEBTS[practice.debts_bar]
        found.append(Finding(code, told, practice.code, facts(debts=debts, practice=practice.code), source))
    return Report(found)


_DEBTS = {
    None: ("promotion.debts-open", Verdict.OPEN),
    True: ("promotion.debts-bar", Verdict.FAILS),
    False: ("promotion.debts-allowed", Verdict.NOTE),
}


def check_distinction(
    grades: Iterable[Grade],
    *,
    by: DistinctionPractice | str,
    average: GradeAverage | Number | None = None,
    repeats: int = 0,
    catalogue: Catalogue | None = None,
) -> Report:
    """Whether all marks together earn a distinction: a rule over each of them, not a band of their mean.

    Args:
        grades: all marks that the rule is over.
        by: a published practice or its code.
        average: their average, where the rule asks for one.
        repeats: how many courses or examinations were repeated.
        catalogue: another catalogue than the bundled one.

    Raises:
        ArgumentError: no marks, or a practice of another kind.
        MixedScalesError: marks of another scale.

    >>> from bologna_credits import grading_scale
    >>> marks = [grading_scale("AT-5").grade(mark) for mark in ("1", "1", "1", "3")]
    >>> print(check_distinction(marks, by="AT/UG-73").fails[0].message)
    3 is worse than 2, and AT/UG-73 allows no such mark
    """
    known = catalogue if catalogue is not None else default_catalogue()
    practice = _practice(by, DistinctionPractice, "awards a distinction", known)
    scale = known.grading_scale(practice.scale)
    marks = list(grades)
    if not marks:
        raise ArgumentError("grades", "nothing", ("at least one mark",))
    other = next((mark.scale.code for mark in marks if mark.scale != scale), None)
    if other is not None:
        raise MixedScalesError(scale.code, other)
    found: list[Finding] = []

    def add(code: str, verdict: Verdict, **named: Fact) -> None:
        found.append(Finding(code, verdict, practice.code, facts(practice=practice.code, **named), practice.source))

    ranked = [mark for mark in marks if mark.quality is not None]
    if practice.worst is not None:
        bound = scale.grade(practice.worst)
        below = [mark for mark in ranked if mark < bound] + [mark for mark in marks if mark.quality is None and not mark.passes]
        if below:
            add("distinction.worse", Verdict.FAILS, grade=below[0].label, worst=bound.label)
        else:
            add("distinction.none-worse", Verdict.HOLDS, worst=bound.label)
    if practice.top is not None and practice.share is not None:
        top = scale.grade(practice.top)
        count = sum(mark >= top for mark in ranked)
        enough = count >= practice.share * len(marks)
        code = "distinction.share" if enough else "distinction.share-short"
        add(code, _holds(enough), count=count, total=len(marks), top=top.label, share=practice.share)
    if practice.mean is not None and average is None:
        add("distinction.mean-unsaid", Verdict.OPEN, least=practice.mean)
    elif practice.mean is not None and average is not None:
        mean = average.value if isinstance(average, GradeAverage) else read_exact(average)
        code = "distinction.mean" if mean >= practice.mean else "distinction.mean-short"
        add(code, _holds(mean >= practice.mean), average=mean, least=practice.mean)
    if repeats and practice.repeats_bar is None:
        add("distinction.repeats-open", Verdict.OPEN, repeats=repeats)
    elif repeats and practice.repeats_bar:
        add("distinction.repeats", Verdict.FAILS, repeats=repeats)
    return Report(found)
