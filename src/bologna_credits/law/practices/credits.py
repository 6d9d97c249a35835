"""Published practices of converting credits: directed data, in force for days or cohorts."""

from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import When
from bologna_credits.core.exact import Rounding
from bologna_credits.core.notebook import card
from bologna_credits.core.provenance import ALWAYS, Basis, InForce, Source
from bologna_credits.credits.policy import CreditPolicy


@final
@attrs.frozen
class CreditRule:
    """One line of a published practice of converting credits.

    ``printed`` holds the rows that its table prints, credits of the start and of the result; ``ranges`` those that it prints for
    a range: from, to, result. Beyond them the rule computes only where its text prints a ``policy``.
    """

    __repr__ = brief

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
        """The printed result for an amount, or None: nothing is interpolated."""
        return next((after for low, high, after in self.rows if low <= amount <= high), None)


@final
@attrs.frozen
class CreditPractice:
    """The published practice of one body that converts credits, in one direction."""

    __repr__ = brief
    _repr_html_ = card

    code: str
    body: str
    start: str
    to: str
    rules: tuple[CreditRule, ...]
    in_force: InForce = ALWAYS
    note: str | None = None


@final
@attrs.frozen
class TotalsPractice:
    """The published practice of one body that converts by the totals of two programmes: Y = Z · X / M.

    Z and M are the mean credits of a semester, at home and abroad: the total of the programme by the number of its semesters.

    Args:
        code: its code, ``BR/Poli-USP-totals``.
        body: its publisher.
        to: the credit system at home.
        source: the text.
        unless: the systems for which the text has another rule.
        rounding: the step by which a result becomes a whole number; None where the text is silent.
    """

    __repr__ = brief
    _repr_html_ = card

    code: str
    body: str
    to: str
    source: Source
    unless: tuple[str, ...] = ()
    rounding: Rounding | None = None
    basis: Basis = Basis.INSTITUTION
    in_force: InForce = ALWAYS
    note: str | None = None
