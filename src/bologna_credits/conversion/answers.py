"""What a grade conversion answers, and what a method of conversion has to offer."""

from fractions import Fraction
from html import escape
from typing import Protocol, final

import attrs

from bologna_credits.core.errors import UndecidedError
from bologna_credits.core.exact import show_exact
from bologna_credits.core.findings import Report
from bologna_credits.core.provenance import Source
from bologna_credits.grades.scales import Grade, GradingScale


class Method(Protocol):
    """A way to convert a passing grade; a frozen value, so that a decision can carry it."""

    def convert(self, start: Grade, to: GradingScale) -> "GradeConversion":
        """The answer for one grade."""

    def steps(self, answer: "GradeConversion") -> Report:
        """How that answer came about."""


@final
@attrs.frozen
class GradeConversion:
    """What a rule gives for a grade.

    ``exact`` is the number before it becomes a legal grade, where there is one; ``candidates`` are the grades that the rule
    leaves open; ``grade`` answers only where there is one. ``steps`` and ``sources`` are built when they are read.
    """

    start: Grade
    to: GradingScale
    method: Method = attrs.field(repr=False)
    result: Grade | None = None
    exact: Fraction | None = None
    candidates: tuple[Grade, ...] = ()
    percent: Fraction | None = None

    @property
    def decided(self) -> bool:
        """Whether there is one grade."""
        return self.result is not None

    @property
    def grade(self) -> Grade:
        """The one grade.

        Raises:
            UndecidedError: the rule leaves several, or none; says why.
        """
        if self.result is not None:
            return self.result
        why = "; ".join(finding.message for finding in self.steps.open)
        advice = (
            f"candidates are {', '.join(grade.label for grade in self.candidates)}"
            if self.candidates
            else "ask for .exact or .steps"
        )
        raise UndecidedError(why or f"{self.start} has no one grade on {self.to.code}", advice)

    @property
    def steps(self) -> Report:
        """How the result came about, in order."""
        return self.method.steps(self)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The texts it rests on."""
        return self.steps.sources

    @property
    def shown(self) -> str:
        """The result in a few words."""
        if self.result is not None:
            return str(self.result)
        if self.exact is not None:
            return f"{show_exact(self.exact)} on {self.to.code}, grade open"
        return f"open on {self.to.code}" + (f": {', '.join(grade.label for grade in self.candidates)}" if self.candidates else "")

    def __str__(self) -> str:
        return f"{self.start} → {self.shown}\n\n{self.steps}"

    def _repr_html_(self) -> str:
        return f"<p><strong>{escape(f'{self.start} → {self.shown}')}</strong></p>{self.steps._repr_html_()}"
