"""How one body publishes that it converts: directed data, in force for days or cohorts."""

import enum
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.circumstances import When
from bologna_credits.core.exact import Rounding
from bologna_credits.core.provenance import ALWAYS, Basis, InForce, Source
from bologna_credits.core.reading import read_word
from bologna_credits.grades.equivalences import EquivalenceRow
from bologna_credits.grades.legal_grades import OntoMode
from bologna_credits.grades.scales import GradingScale


class Take(enum.StrEnum):
    """Which bound of a range of credits is taken."""

    LOW = "low"
    HIGH = "high"


def _read_take(value: Take | str | None) -> Take | None:
    return None if value is None else read_word(Take, value, "take")


@final
@attrs.frozen
class CreditPolicy:
    """How a range becomes one number: which bound of the result is taken, and how it is rounded.

    Args:
        take: ``low`` or ``high``; None where only rounding is wanted.
        rounding: applied to the bound, or to both bounds where none is taken.

    Raises:
        ArgumentError: an unknown bound.

    >>> CreditPolicy(take="low", rounding=Rounding(1, "half_up")).apply(Fraction("4.5"), Fraction("5.4"))
    (Fraction(5, 1), Fraction(5, 1))
    """

    take: Take | None = attrs.field(default=None, converter=_read_take)
    rounding: Rounding | None = None

    def apply(self, low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
        """The bounds after the policy; the same twice where it decides."""
        if self.take is Take.LOW:
            high = low
        elif self.take is Take.HIGH:
            low = high
        if self.rounding is not None:
            return self.rounding.apply(low), self.rounding.apply(high)
        return low, high

    def __str__(self) -> str:
        parts = [f"the {self.take.value} bound" if self.take else "both bounds"]
        return ", ".join(parts + ([str(self.rounding)] if self.rounding else []))


@final
@attrs.frozen
class CreditRule:
    """One line of how a body publishes that it converts credits.

    ``printed`` holds the rows that its table prints, credits of the start and of the result; ``ranges`` those that it prints for
    a range: from, to, result. Beyond them the rule computes only where its text prints a ``policy``.
    """

    source: Source
    when: When = When()
    printed: tuple[tuple[Fraction, Fraction], ...] = ()
    ranges: tuple[tuple[Fraction, Fraction, Fraction], ...] = ()
    policy: CreditPolicy | None = None
    note: str | None = None

    @property
    def rows(self) -> tuple[tuple[Fraction, Fraction, Fraction], ...]:
        """All printed rows as from, to, result, the least first."""
        return tuple(sorted((*self.ranges, *((amount, amount, after) for amount, after in self.printed))))

    def says(self, amount: Fraction) -> Fraction | None:
        """What the table prints for an amount, or None: nothing is interpolated."""
        return next((after for low, high, after in self.rows if low <= amount <= high), None)


@final
@attrs.frozen
class CreditPractice:
    """How one body publishes that it converts credits; directed."""

    code: str
    body: str
    start: str
    to: str
    rules: tuple[CreditRule, ...]
    in_force: InForce = ALWAYS
    note: str | None = None


@final
@attrs.frozen
class EndsOverride:
    """A best grade or lowest pass that a practice puts in place of the scale's own.

    It applies to scales of the ``countries`` whose best number is ``top``.
    """

    countries: tuple[str, ...]
    top: Fraction
    source: Source
    best: Fraction | None = None
    lowest_pass: Fraction | None = None
    note: str | None = None

    def covers(self, scale: GradingScale) -> bool:
        """Whether it applies to a scale."""
        return scale.country in self.countries and scale.best_number == self.top


@final
@attrs.frozen
class LetterTable:
    """A table of a practice for grades that are letters, by the code of their scale."""

    scale: str
    rows: tuple[EquivalenceRow, ...]
    source: Source


@final
@attrs.frozen
class GradePractice:
    """How one body publishes that it converts grades by the modified Bavarian formula.

    Args:
        code: its code, ``DE/Passau-SoBi``.
        body: the faculty, school or agreement that publishes it.
        to: the scale that it yields.
        roundings: the steps after the formula, in order.
        onto: the last step, onto a legal grade.
        overrides: best grades and lowest passes of its own.
        letters: tables for letters.
        number_letters: whether letters are numbered from best = 1.
        ends_from: where best grade and lowest pass come from, if not from the scale.
        open_countries: countries whose grades the body may treat otherwise, with reasons: such a case is OPEN.
        undecided: what the text does not say (how the result is rounded, say): ``exact`` answers, the grade is OPEN.
        passed_to: the scale of mere passes, where the student may choose 'passed' in place of a converted grade.
        in_force: days or cohorts; which day counts is the caller's to say.
        source: the text.
    """

    code: str
    body: str
    to: str
    source: Source
    basis: Basis = Basis.INSTITUTION
    roundings: tuple[Rounding, ...] = ()
    onto: OntoMode | None = None
    overrides: tuple[EndsOverride, ...] = ()
    letters: tuple[LetterTable, ...] = ()
    number_letters: bool = False
    ends_from: str | None = None
    open_countries: tuple[str, ...] = ()
    undecided: str | None = None
    passed_to: str | None = None
    in_force: InForce = ALWAYS
    note: str | None = None
