"""What follows the arithmetic of a method: its roundings, the step onto a legal grade, and what the text leaves open."""

from collections.abc import Iterable
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.exact import Rounding
from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.core.provenance import Source
from bologna_credits.grades.legal_grades import OntoGrade
from bologna_credits.grades.scales import Grade, GradingScale


def read_roundings(value: Rounding | Iterable[Rounding]) -> tuple[Rounding, ...]:
    """One rounding, or several in order."""
    return (value,) if isinstance(value, Rounding) else tuple(value)


@final
@attrs.frozen
class Ending:
    """The end of a calculation: roundings in order, then a legal grade.

    Args:
        roundings: named steps.
        onto: the last step; without it only a number that is a legal grade becomes one.
        undecided: what the text does not say; then there is no grade.
        practice: whose text it is.
        source: the text.
        fails: whether a number that fails may be the answer, as the mean of marks that count whether they pass or not.
        tie_unsaid: the text does not say where a tie of the first rounding goes.
    """

    roundings: tuple[Rounding, ...] = ()
    onto: OntoGrade | None = None
    undecided: str | None = None
    practice: str = ""
    source: Source | None = None
    tie_unsaid: bool = False
    fails: bool = False

    def _tied(self, value: Fraction) -> bool:
        """Whether a number lies on a tie of its first rounding, and the text does not say where a tie goes."""
        return self.tie_unsaid and (value / self.roundings[0].step % 1) == Fraction(1, 2)

    def grade(self, value: Fraction, to: GradingScale) -> Grade | None:
        """The grade that a number becomes, if there is one; a passing one, unless fails may be the answer."""
        if self.undecided is not None or self._tied(value):
            return None
        for rounding in self.roundings:
            value = rounding.apply(value)
        if self.onto is not None:
            return self.onto.apply(value, to)
        if to.numbers is not None:
            found = to.grade(value) if to.numbers.legal(value) else None
            return found if found is not None and (found.passes or self.fails) else None
        return next((grade for grade in to.passing if grade.value == value and not (grade.row and grade.row.above)), None)

    def steps(self, value: Fraction, to: GradingScale, about: str) -> list[Finding]:
        """Each step that changed something, and what is open."""
        found: list[Finding] = []
        exact = value
        if self._tied(value):
            named = facts(practice=self.practice, exact=value, step=self.roundings[0].step)
            return [Finding("grade.tie-unsaid", Verdict.OPEN, about, named, self.source)]
        for rounding in self.roundings:
            after = rounding.apply(value)
            if after != value:
                named = facts(before=value, after=after, rounding=str(rounding))
                found.append(Finding("grade.rounded", Verdict.HOLDS, about, named, self.source))
            value = after
        result = self.grade(exact, to)
        if self.undecided is not None:
            named = facts(practice=self.practice, exact=value, scale=to.code, why=self.undecided)
            found.append(Finding("grade.rounding-unknown", Verdict.OPEN, about, named, self.source))
        elif result is None:
            found.append(Finding("grade.no-legal", Verdict.OPEN, about, facts(exact=value, scale=to.code), self.source))
        elif self.onto is not None:
            named = facts(before=value, after=result.label, scale=to.code, onto=str(self.onto))
            found.append(Finding("grade.onto", Verdict.HOLDS, about, named, self.source))
        return found
