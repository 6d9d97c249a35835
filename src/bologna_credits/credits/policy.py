"""The choice of one number where the rules give a range of credits. It is a caller's choice, not law."""

import enum
from collections.abc import Callable
from fractions import Fraction
from typing import Literal, final

import attrs

from bologna_credits.core.exact import Rounding
from bologna_credits.core.reading import read_word
from bologna_credits.core.typed import typed
from bologna_credits.core.visible import visibly


class Take(enum.StrEnum):
    """The bound of a range that is taken."""

    LOW = "low"
    HIGH = "high"


def _read_take(value: Take | Literal["low", "high"] | None) -> Take | None:
    return None if value is None else read_word(Take, value, "take")


@final
@attrs.frozen(field_transformer=typed)
class CreditPolicy:
    """The choice by which a range becomes one number: the bound of the result, and its rounding.

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
        """Return the bounds after the policy; the same number twice where it decides."""
        if self.take is Take.LOW:
            high = low
        elif self.take is Take.HIGH:
            low = high
        if self.rounding is not None:
            return self.rounding.apply(low), self.rounding.apply(high)
        return low, high

    @visibly
    def __str__(self) -> str:
        parts = [f"the {self.take.value} bound" if self.take else "both bounds"]
        return ", ".join(parts + ([str(self.rounding)] if self.rounding else []))

    def _spoken(self, say: Callable[..., str]) -> str:
        """Return it in the words of a language; ``say`` gives a label of that language, filled in."""
        bound = say("value.bound", bound=self.take) if self.take else say("value.both-bounds")
        return say("value.listed", items=(bound, self.rounding)) if self.rounding else bound
