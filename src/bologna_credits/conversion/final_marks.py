"""The final mark of a course from the controls of the term and the examination."""

import enum
from collections.abc import Iterable
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.conversion.practice_lookup import practice_of
from bologna_credits.core.brief import brief
from bologna_credits.core.errors import ArgumentError, EquivalenceGapError, NumberError, UndecidedError
from bologna_credits.core.exact import Number, Rounding, read_exact, show_exact
from bologna_credits.core.findings import Fact, Finding, Report, Verdict, facts
from bologna_credits.core.typed import checked
from bologna_credits.core.visible import visibly
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.practices.averages import FinalMarkPractice, FxReading


class Bound(enum.StrEnum):
    """The wording of a lower bound: the number itself is enough, or it is not."""

    AT_LEAST = "at-least"
    MORE_THAN = "more-than"


@final
@attrs.frozen
class FinalMark:
    """The final mark of a course.

    ``admission`` is the rating of the term; ``total`` is None where the rule computes none; ``grade`` answers where there is one.
    """

    __repr__ = brief

    admission: Fraction
    steps: Report
    total: Fraction | None = None
    result: Grade | None = None

    @property
    def decided(self) -> bool:
        """True if there is one grade."""
        return self.result is not None

    @property
    def grade(self) -> Grade:
        """The grade.

        Raises:
            UndecidedError: the text leaves it open, or the student was not admitted; gives the reason.
        """
        if self.result is None:
            reasons = "; ".join(finding.message for finding in (*self.steps.fails, *self.steps.open))
            raise UndecidedError(reasons, "ask for .steps" if self.total is None else "ask for .total or .steps")
        return self.result

    @visibly
    def __str__(self) -> str:
        return f"{self.result if self.result is not None else 'no grade'}\n\n{self.steps}"


@checked
def final_mark(
    controls: Iterable[Number],
    exam: Number,
    *,
    by: FinalMarkPractice | str,
    rounding: Rounding | None = None,
    catalogue: Catalogue | None = None,
) -> FinalMark:
    """Return the final mark of a course from the controls of the term and the examination.

    Args:
        controls: percentages of the controls of the term; their mean is the admission rating.
        exam: percentage of the examination.
        by: a published practice or its code.
        rounding: the step by which the total becomes a whole percentage; percent bands are printed in whole numbers.
        catalogue: a catalogue in place of the bundled one.

    Raises:
        ArgumentError: no controls, or a practice of another kind.
        NumberError: a percentage outside 0 to 100.

    >>> mark = final_mark([80, 70], 90, by="KZ/KazNU-final")
    >>> mark.total, mark.grade.label
    (Fraction(81, 1), 'B')
    """
    known = catalogue or default_catalogue()
    practice = practice_of(by, FinalMarkPractice, "composes final marks", known)
    marks = [_percent(control, "a control") for control in controls]
    if not marks:
        raise ArgumentError("controls", "nothing", ("at least one control of the term",))
    work = _FinalMarkRule(
        practice=practice,
        scale=known.grading_scale(practice.scale),
        rounding=rounding,
        rating=sum(marks, Fraction(0)) / len(marks),
        exam=_percent(exam, "the examination"),
    )
    return work.mark(len(marks))


def _percent(value: Number, name: str) -> Fraction:
    exact = read_exact(value)
    if not 0 <= exact <= 100:
        raise NumberError(f"{show_exact(exact)} for {name}", "is no percentage", "give a number from 0 to 100")
    return exact


@final
@attrs.frozen(kw_only=True)
class _FinalMarkRule:
    """A practice with the two numbers to which it is applied, and the findings on the way."""

    practice: FinalMarkPractice
    scale: GradingScale
    rounding: Rounding | None
    rating: Fraction
    exam: Fraction
    found: list[Finding] = attrs.Factory(list)

    def mark(self, controls: int) -> FinalMark:
        """Return the mark, with the findings that prevent a grade."""
        practice = self.practice
        self._add("final.admission", Verdict.HOLDS, rating=self.rating, count=controls)
        if not self._admitted():
            bound = Bound.MORE_THAN if practice.more else Bound.AT_LEAST
            self._add("final.not-admitted", Verdict.FAILS, rating=self.rating, bound=bound, least=practice.least)
            return self._answer()
        passed = self.exam >= practice.least
        if not passed and practice.fx is None:
            self._add("final.fail-open", Verdict.OPEN, exam=self.exam, practice=practice.code)
            return self._answer()
        total = self._total() if passed or practice.fx is not FxReading.PARTS else None
        if total is None:
            self._add("final.exam-alone", Verdict.HOLDS, exam=self.exam, practice=practice.code)
        percent = self._rounded(self.exam if total is None else total)
        try:
            grade = self.scale.from_percent(percent)
        except EquivalenceGapError as error:
            named = {"total": percent, "scale": self.scale.code, "beside": error.neighbours}
            self._add("final.between-bands", Verdict.OPEN, **named)
            return self._answer(total)
        except UndecidedError:
            ranks = tuple(row.label for row in self.scale.rows if row.share is not None)
            self._add("final.by-rank", Verdict.OPEN, total=percent, scale=self.scale.code, grades=ranks)
            return self._answer(total)
        if not passed and grade.passes:
            # A fail never becomes a pass, even after a good term. The kind of fail is open in the text.
            self._add("final.fail-open", Verdict.OPEN, exam=self.exam, practice=practice.code)
            return self._answer(total)
        self._add("final.grade", Verdict.HOLDS, total=percent, grade=grade.label, scale=self.scale.code)
        return self._answer(total, grade)

    def _add(self, code: str, verdict: Verdict, **named: Fact) -> None:
        self.found.append(Finding(code, verdict, self.practice.code, facts(**named), self.practice.source))

    def _answer(self, total: Fraction | None = None, grade: Grade | None = None) -> FinalMark:
        return FinalMark(self.rating, Report(self.found), total, grade)

    def _admitted(self) -> bool:
        least = self.practice.least
        return self.rating > least or (self.rating == least and not self.practice.more)

    def _total(self) -> Fraction:
        admission, examination = self.practice.admission, self.practice.examination
        total = admission * self.rating + examination * self.exam
        self._add(
            "final.total",
            Verdict.HOLDS,
            rating=self.rating,
            exam=self.exam,
            admission=admission,
            examination=examination,
            total=total,
        )
        return total

    def _rounded(self, value: Fraction) -> Fraction:
        after = self.rounding.apply(value) if self.rounding is not None else value
        if after != value:
            self._add("grade.rounded", Verdict.HOLDS, before=value, after=after, rounding=self.rounding)
        return after
