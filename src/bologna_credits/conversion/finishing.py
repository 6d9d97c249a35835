"""The end of a calculation: roundings in order, the step onto a legal grade, and the points that the text leaves open."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Protocol, final

import attrs

from bologna_credits.core.exact import Rounding, fraction_of, rounded_ratio
from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.core.provenance import Source
from bologna_credits.grades.legal_grades import OntoGrade, onto_ratio
from bologna_credits.grades.scales import Grade, GradingScale


def read_roundings(value: Rounding | Iterable[Rounding]) -> tuple[Rounding, ...]:
    """One rounding, or several in order, as a tuple."""
    return (value,) if isinstance(value, Rounding) else tuple(value)


class _Published(Protocol):
    """The part of a practice that the end of a calculation needs."""

    @property
    def code(self) -> str:
        """The code of the practice."""

    @property
    def undecided(self) -> str | None:
        """The point on which its text is silent."""

    @property
    def source(self) -> Source:
        """Its text."""


@final
@attrs.frozen(kw_only=True)
class Ending:
    """The end of a calculation: roundings in order, then a legal grade.

    Args:
        roundings: named steps.
        onto: the last step; without it only a number that is a legal grade becomes one.
        among: without ``onto``, the only grades that the number may become; None allows every passing grade of the scale.
        undecided: the point that the text leaves open; then there is no grade.
        practice: code of the practice, for the findings.
        source: the text.
        fails: True if a failing grade may be the answer, as where failing marks count in a mean.
        tie_unsaid: True if the text does not give the direction of a tie in the first rounding.
    """

    roundings: tuple[Rounding, ...] = ()
    onto: OntoGrade | None = None
    among: tuple[Grade, ...] | None = None
    undecided: str | None = None
    practice: str = ""
    source: Source | None = None
    tie_unsaid: bool = False
    fails: bool = False

    @classmethod
    def of(
        cls,
        practice: _Published | None,
        roundings: tuple[Rounding, ...],
        onto: OntoGrade | None,
        *,
        tie_unsaid: bool = False,
        fails: bool = False,
    ) -> "Ending":
        """Return the end of a calculation by a practice, or by the caller's own steps where there is none."""
        if practice is None:
            return cls(roundings=roundings, onto=onto)
        return cls(
            roundings=roundings,
            onto=onto,
            undecided=practice.undecided,
            practice=practice.code,
            source=practice.source,
            tie_unsaid=tie_unsaid,
            fails=fails,
        )

    def grade(self, value: Fraction, to: GradingScale) -> Grade | None:
        """Return the grade that a number becomes, or None."""
        return self.grade_at(value.numerator, value.denominator, to)

    def grade_at(self, numerator: int, denominator: int, to: GradingScale) -> Grade | None:
        """Return the grade that a number becomes, or None; the whole numbers may have a common factor."""
        if self.undecided is not None or (self.tie_unsaid and self._is_tie(numerator, denominator)):
            return None
        for rounding in self.roundings:
            numerator, denominator = rounded_ratio(rounding, numerator, denominator)
        if self.onto is not None:
            return onto_ratio(self.onto, numerator, denominator, to)
        if self.among is not None:
            value = fraction_of(numerator, denominator)
            return next((grade for grade in self.among if grade.number == value and not grade.above), None)
        if self.fails and to.numbers is not None:
            value = fraction_of(numerator, denominator)
            return to.grade(value) if to.numbers.legal(value) else None
        return to.known.passing_at(numerator, denominator)

    def steps(self, value: Fraction, to: GradingScale, about: str) -> list[Finding]:
        """Return a finding for each step that changed something, and for each open point."""
        return self.steps_to(self.grade(value, to), value, to, about)

    def steps_to(self, result: Grade | None, value: Fraction, to: GradingScale, about: str) -> list[Finding]:
        """Return the findings on the way to a grade that :meth:`grade` has given."""
        if self.tie_unsaid and self._is_tie(value.numerator, value.denominator):
            named = facts(practice=self.practice, exact=value, step=self.roundings[0].step)
            return [Finding("grade.tie-unsaid", Verdict.OPEN, about, named, self.source)]
        found: list[Finding] = []
        for rounding in self.roundings:
            after = rounding.apply(value)
            if after != value:
                named = facts(before=value, after=after, rounding=rounding)
                found.append(Finding("grade.rounded", Verdict.HOLDS, about, named, self.source))
            value = after
        if self.undecided is not None:
            named = facts(practice=self.practice, exact=value, scale=to.code, why=self.undecided)
            found.append(Finding("grade.rounding-unknown", Verdict.OPEN, about, named, self.source))
        elif result is None:
            found.append(Finding("grade.no-legal", Verdict.OPEN, about, facts(exact=value, scale=to.code), self.source))
        elif self.onto is not None:
            named = facts(before=value, after=result.label, scale=to.code, onto=self.onto)
            found.append(Finding("grade.onto", Verdict.HOLDS, about, named, self.source))
        return found

    def _is_tie(self, numerator: int, denominator: int) -> bool:
        """Return True if a number is a tie of its first rounding: an odd number of half steps."""
        step = self.roundings[0].step
        halves, rest = divmod(2 * numerator * step.denominator, denominator * step.numerator)
        return rest == 0 and halves % 2 == 1
