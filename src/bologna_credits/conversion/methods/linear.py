"""Conversion on a straight line between two named points of each scale."""

import functools
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.conversion.answers import GradeConversion
from bologna_credits.conversion.finishing import Ending, read_roundings
from bologna_credits.core.errors import ArgumentError, NoConversionError
from bologna_credits.core.exact import Rounding, show_exact
from bologna_credits.core.findings import Fact, Finding, Report, Verdict, facts
from bologna_credits.core.reading import optional_exact
from bologna_credits.grades.legal_grades import OntoGrade, read_onto
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.practices.grades import LinearPractice


@final
@attrs.frozen
class Linear:
    """A straight line: the best grade becomes one number, the lowest pass another, and what lies between keeps its place.

    y = lowest + (best − lowest) · (Nd − Nlow) / (Nbest − Nlow). The direction of the digits changes nothing. The modified
    Bavarian formula is the line from best = 1 to lowest pass = 4; it has a class of its own for what bodies print after it.

    Args:
        best, lowest: the numbers on the target; without them its best grade and its lowest pass.
        start_best, start_lowest: the two grades of the start scale, where they are not its best and its lowest pass.
        roundings: named steps after the formula, in order.
        onto: the last step onto a legal grade.
        practice: a published practice, which says all of these.

    >>> from bologna_credits import convert_grade, grading_scale
    >>> convert_grade(grading_scale("IT-30").grade("27"), to="FR-20", by=Linear()).exact
    Fraction(35, 2)
    """

    best: Fraction | None = attrs.field(default=None, converter=optional_exact)
    lowest: Fraction | None = attrs.field(default=None, converter=optional_exact)
    start_best: Fraction | None = attrs.field(default=None, converter=optional_exact)
    start_lowest: Fraction | None = attrs.field(default=None, converter=optional_exact)
    roundings: tuple[Rounding, ...] = attrs.field(default=(), converter=read_roundings)
    onto: OntoGrade | None = attrs.field(default=None, converter=read_onto)
    practice: LinearPractice | None = None

    def __hash__(self) -> int:
        return hash((self.practice and self.practice.code, self.best, self.lowest, self.roundings, self.onto))

    @classmethod
    def of(cls, practice: LinearPractice) -> "Linear":
        """The line as a practice publishes it."""
        return cls(
            practice.best,
            practice.lowest,
            practice.start_best,
            practice.start_lowest,
            practice.roundings,
            practice.onto,
            practice,
        )

    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """The exact value and, where the rules lead to one, the grade.

        Raises:
            NoConversionError: the start or the target has no numbers, or the practice does not read this scale.
            ArgumentError: two named grades that are one and the same.
        """
        points = self._points(start, to)
        exact = self._exact(start, points)
        if exact is None:
            return GradeConversion(start, to, self)
        result = self._ending().grade(exact, to)
        return GradeConversion(start, to, self, result, exact, (result,) if result is not None else ())

    def _ending(self) -> Ending:
        practice = self.practice
        if practice is None:
            return Ending(self.roundings, self.onto)
        return Ending(self.roundings, self.onto, practice.undecided, practice.code, practice.source, practice.tie_unsaid)

    def _points(self, start: Grade, to: GradingScale) -> tuple[Fraction, Fraction, Fraction, Fraction]:
        """Best and lowest of the start, best and lowest of the target."""
        scale = start.scale
        if self.practice is not None and self.practice.scales and scale.code not in self.practice.scales:
            advice = f"{self.practice.code} reads {', '.join(self.practice.scales)}"
            raise NoConversionError(scale.code, to.code, (), advice)
        given = (self.start_best, self.start_lowest, self.best, self.lowest)
        own = (scale.best_number, scale.lowest_pass_number, to.best_number, to.lowest_pass_number)
        points = [number if number is not None else other for number, other in zip(given, own, strict=True)]
        top, low, best, lowest = points
        if top is None or low is None or best is None or lowest is None or start.value is None:
            lacking = scale.code if top is None or low is None or start.value is None else to.code
            raise NoConversionError(scale.code, to.code, (), f"{lacking} has no numbers to draw a line between")
        if top == low:
            raise ArgumentError("start_best", show_exact(top), ("a best grade that is not the lowest pass",))
        return top, low, best, lowest

    def _exact(self, start: Grade, points: tuple[Fraction, Fraction, Fraction, Fraction]) -> Fraction | None:
        top, low, best, lowest = points
        mark = start.value
        if mark is None or not min(top, low) <= mark <= max(top, low) or (start.row is not None and start.row.above):
            return None
        return lowest + (best - lowest) * (mark - low) / (top - low)

    def steps(self, answer: GradeConversion) -> Report:
        """The line with its numbers, each rounding, and what is open."""
        return _report(self, answer.start, answer.to)

    def _steps(self, start: Grade, to: GradingScale) -> Report:
        answer = self.convert(start, to)
        top, low, best, lowest = self._points(start, to)
        practice = self.practice
        source = practice.source if practice else None
        found: list[Finding] = []

        def add(code: str, verdict: Verdict, **named: Fact) -> None:
            found.append(Finding(code, verdict, str(start), facts(**named), source))

        name = practice.code if practice else "the caller"
        if answer.exact is None:
            add("grade.off-line", Verdict.OPEN, practice=name, grade=start.label, best=top, lowest=low)
            return Report(found)
        add("grade.line", Verdict.HOLDS, mark=start.value, top=top, low=low, best=best, lowest=lowest, exact=answer.exact)
        return Report([*found, *self._ending().steps(answer.exact, to, str(start))])


@functools.lru_cache(maxsize=1024)
def _report(method: Linear, start: Grade, to: GradingScale) -> Report:
    """The steps of an answer, which follow from these three; built when they are first read."""
    return method._steps(start, to)  # noqa: SLF001  # of this module
