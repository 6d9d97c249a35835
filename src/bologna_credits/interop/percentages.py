"""Rows of percentages, rounded for print, with the ways in which they are made to add up to 100."""

import enum
from collections.abc import Sequence
from fractions import Fraction

from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.exact import Rounding, show_exact
from bologna_credits.core.visible import shown_value

TENTHS = Rounding("1/10", "half_up")


class FillUp(enum.StrEnum):
    """A way in which a row of rounded percentages is made to add up to 100.

    ``none``: each figure is rounded separately, whatever the sum. ``largest_remainder``: all figures are cut, and the missing
    steps go to the largest remainders, of equal ones to the first. ``last_row``: each figure but the last is rounded separately,
    and the last takes the rest; this gives the figures of EWP's own example from its counts.
    """

    NONE = "none"
    LARGEST_REMAINDER = "largest_remainder"
    LAST_ROW = "last_row"


def places_of(rounding: Rounding) -> int:
    """Return the number of decimal places that print every multiple of the step.

    Raises:
        ArgumentError: a step that is no decimal number or does not divide 100.

    >>> places_of(TENTHS), places_of(Rounding(1, "half_even"))
    (1, 0)
    """
    step = show_exact(rounding.step)
    if "/" in step or (100 / rounding.step).denominator != 1:
        raise ArgumentError("rounding", shown_value(rounding), ("a decimal step that divides 100, such as 1/10",))
    return len(step.partition(".")[2])


def round_row(exact: Sequence[Fraction], rounding: Rounding, fill_up: FillUp) -> list[Fraction]:
    """Return a row of percentages as it is printed.

    Args:
        exact: the percentages; they add up to 100 unless ``fill_up`` is ``none``.
        rounding: the rounding of one figure; ``largest_remainder`` takes its step and not its mode.
        fill_up: the way in which the row is made to add up to 100.

    Raises:
        ArgumentError: the last row would be negative.

    >>> thirds = [Fraction(100, 3)] * 3
    >>> [show_exact(figure) for figure in round_row(thirds, TENTHS, FillUp.LARGEST_REMAINDER)]
    ['33.4', '33.3', '33.3']
    """
    step = rounding.step
    if fill_up is FillUp.LARGEST_REMAINDER:
        cut = [share // step * step for share in exact]
        missing = int((100 - sum(cut, Fraction(0))) / step)
        # Sorting keeps the order of equals, so of equal remainders the first takes the step.
        served = sorted(range(len(exact)), key=lambda place: cut[place] - exact[place])[:missing]
        return [share + step if place in served else share for place, share in enumerate(cut)]
    rounded = [rounding.apply(share) for share in exact]
    if fill_up is FillUp.LAST_ROW:
        rounded[-1] = 100 - sum(rounded[:-1], Fraction(0))
        if rounded[-1] < 0:
            others = (FillUp.NONE.value, FillUp.LARGEST_REMAINDER.value)
            raise ArgumentError("fill_up", f"last_row, which leaves {show_exact(rounded[-1])} for the last row", others)
    return rounded
