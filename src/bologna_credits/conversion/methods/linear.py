"""Conversion on a straight line between two named points of each scale."""

import functools
from fractions import Fraction
from typing import TYPE_CHECKING, final

import attrs

from bologna_credits.conversion.answers import GradeConversion, RuleBy, reckoned
from bologna_credits.conversion.finishing import Ending, read_roundings
from bologna_credits.core.brief import brief
from bologna_credits.core.errors import ArgumentError, NoConversionError
from bologna_credits.core.exact import Rounding, fraction_of, show_exact
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.identity import same_first
from bologna_credits.core.later import later
from bologna_credits.core.reading import optional_exact
from bologna_credits.core.typed import check_record, checked, checked_late, named
from bologna_credits.grades.known_grades import KnownGrades, WholeEnds, whole_ends
from bologna_credits.grades.legal_grades import OntoGrade, read_onto
from bologna_credits.grades.scales import Grade, GradingScale

if TYPE_CHECKING:
    from bologna_credits.law.practices.grades import LinearPractice
else:  # loaded by those who need them
    (LinearPractice,) = later("bologna_credits.law.practices.grades", "LinearPractice")


@final
@same_first
@attrs.frozen(cache_hash=True, field_transformer=named)
class Linear:
    """A straight line between two named points: the best grade becomes one number, the lowest pass another.

    y = lowest + (best − lowest) · (Nd − Nlow) / (Nbest − Nlow). The direction of the digits changes nothing. The modified
    Bavarian formula is the line from best = 1 to lowest pass = 4; it has a class of its own for the steps that follow it.

    Args:
        best, lowest: the numbers on the target; without them its best grade and its lowest pass.
        start_best, start_lowest: the two grades of the start scale, where they are not its best and its lowest pass.
        roundings: named steps after the formula, in order.
        onto: the last step onto a legal grade.
        practice: a published practice that gives all of these.

    >>> from bologna_credits import convert_grade, grading_scale
    >>> convert_grade(grading_scale("IT-30").grade("27"), to="FR-20", by=Linear()).exact
    Fraction(35, 2)
    """

    __repr__ = brief

    best: Fraction | None = attrs.field(default=None, converter=optional_exact)
    lowest: Fraction | None = attrs.field(default=None, converter=optional_exact)
    start_best: Fraction | None = attrs.field(default=None, converter=optional_exact)
    start_lowest: Fraction | None = attrs.field(default=None, converter=optional_exact)
    roundings: tuple[Rounding, ...] = attrs.field(default=(), converter=read_roundings)
    onto: OntoGrade | None = attrs.field(default=None, converter=read_onto)
    practice: LinearPractice | None = None

    def __attrs_post_init__(self) -> None:
        check_record(self)

    @classmethod
    @checked
    def of(cls, practice: LinearPractice) -> "Linear":
        """Return the line as a practice publishes it."""
        return cls(
            best=practice.best,
            lowest=practice.lowest,
            start_best=practice.start_best,
            start_lowest=practice.start_lowest,
            roundings=practice.roundings,
            onto=practice.onto,
            practice=practice,
        )

    @checked_late
    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """Return the exact value and, where the rules lead to one, the grade.

        Raises:
            NoConversionError: the start or the target has no numbers, or the practice does not read this scale.
            ArgumentError: two named grades that are one and the same.
        """
        points = self._points(start, to)
        ratio = self._ratio(start, points)
        if ratio is None:
            return GradeConversion(start, to, self)
        return reckoned(start, to, self, *ratio, self._ending.grade_at(*ratio, to))

    @functools.cached_property
    def _ending(self) -> Ending:
        unsaid = self.practice is not None and self.practice.tie_unsaid
        return Ending.of(self.practice, self.roundings, self.onto, tie_unsaid=unsaid)

    def _points(self, start: Grade, to: GradingScale) -> tuple[WholeEnds, WholeEnds]:
        """Return best and lowest of the start, then best and lowest of the target."""
        scale = start.scale
        if self.practice is not None and self.practice.scales and scale.code not in self.practice.scales:
            advice = f"{self.practice.code} reads {', '.join(self.practice.scales)}"
            raise NoConversionError(scale.code, to.code, (), advice)
        begin = _ends(self.start_best, self.start_lowest, scale.known)
        end = _ends(self.best, self.lowest, to.known)
        if begin is None or end is None or start.value is None:
            lacking = scale.code if begin is None or start.value is None else to.code
            raise NoConversionError(scale.code, to.code, (), f"{lacking} has no numbers to draw a line between")
        if begin.best == begin.lowest:
            top = show_exact(fraction_of(begin.best, begin.denominator))
            raise ArgumentError("start_best", top, ("a best grade that is not the lowest pass",))
        return begin, end

    def _ratio(self, start: Grade, points: tuple[WholeEnds, WholeEnds]) -> tuple[int, int] | None:
        """Return the number on the line as a numerator and a denominator above 0, or None for a mark beside it."""
        (common, top, low), (below, best, lowest) = points
        if start.value is None or start.above:
            return None
        over, span = start.value.denominator, top - low
        beyond = start.value.numerator * common - low * over  # the way from the lowest grade, of a span
        if not min(0, span * over) <= beyond <= max(0, span * over):
            return None
        numerator, denominator = lowest * span * over + (best - lowest) * beyond, below * span * over
        return (numerator, denominator) if denominator > 0 else (-numerator, -denominator)

    @checked_late
    def steps(self, answer: GradeConversion) -> Report:
        """Return the line with its numbers, each rounding, and each open point."""
        start, to, practice = answer.start, answer.to, self.practice
        about = str(start)
        top, low, best, lowest = (number for ends in self._points(start, to) for number in ends.exact)
        source = practice.source if practice else None
        if answer.exact is None:
            by = practice.code if practice else RuleBy.CALLER
            named = facts(practice=by, grade=start.label, best=top, lowest=low)
            return Report([Finding("grade.off-line", Verdict.OPEN, about, named, source)])
        named = facts(mark=start.value, top=top, low=low, best=best, lowest=lowest, exact=answer.exact)
        line = Finding("grade.line", Verdict.HOLDS, about, named, source)
        return Report([line, *self._ending.steps_to(answer.result, answer.exact, to, about)])


def _ends(best: Fraction | None, lowest: Fraction | None, own: KnownGrades[Grade]) -> WholeEnds | None:
    """Return the two named numbers, each of which replaces that of the scale; None where there is none."""
    if best is None and lowest is None:
        return own.whole_ends
    best, lowest = best if best is not None else own.ends[0], lowest if lowest is not None else own.ends[1]
    return None if best is None or lowest is None else whole_ends(best, lowest)
