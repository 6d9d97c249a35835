"""The step from an exact number onto a legal grade of a scale."""

import enum
import functools
from fractions import Fraction
from math import lcm
from typing import Literal, final

import attrs

from bologna_credits.core.errors import UndecidedError
from bologna_credits.core.reading import read_word
from bologna_credits.core.typed import check_record, checked_late, named
from bologna_credits.core.visible import visibly
from bologna_credits.grades.scales import Grade, GradingScale

OntoWord = Literal["nearest_better", "nearest_worse", "next_better", "next_worse"]


class OntoMode(enum.StrEnum):
    """The direction in which a number between two legal grades becomes one of them."""

    NEAREST_BETTER = "nearest_better"
    NEAREST_WORSE = "nearest_worse"
    NEXT_BETTER = "next_better"
    NEXT_WORSE = "next_worse"


def _read_mode(value: OntoMode | OntoWord) -> OntoMode:
    return read_word(OntoMode, value, "onto")


@final
@attrs.frozen
class Ladder:
    """The passing grades of a scale that have a number, best first; whole numerators over one denominator.

    ``keys`` grow from best to worst, whatever the direction of the digits.
    """

    grades: tuple[Grade, ...]
    keys: tuple[int, ...]
    sign: int
    denominator: int

    def place(self, value: Fraction) -> tuple[int, bool]:
        """Return the place of the first grade that is not better than a number, and True if it equals the number."""
        wanted = self.sign * value.numerator * self.denominator
        below = value.denominator
        low, high = 0, len(self.keys)
        while low < high:
            middle = (low + high) // 2
            if self.keys[middle] * below < wanted:
                low = middle + 1
            else:
                high = middle
        return low, low < len(self.keys) and self.keys[low] * below == wanted


@functools.lru_cache(maxsize=256)
def ladder(scale: GradingScale) -> Ladder:
    """Return the ladder of a scale, by values or otherwise by points.

    Raises:
        UndecidedError: the scale has no numbers, or no step between them.
    """
    rungs = [grade for grade in scale.passing if not grade.above]
    numbers = [grade.number for grade in rungs]
    exact = [number for number in numbers if number is not None]
    if not exact or len(exact) != len(numbers):
        raise UndecidedError(
            f"{scale.code} has no steps with numbers to choose a grade by",
            "ask for .exact, or choose minimum, median or maximum instead of an average",
        )
    denominator = lcm(*(number.denominator for number in exact))
    sign = 1 if exact[0] <= exact[-1] else -1
    keys = tuple(sign * number.numerator * (denominator // number.denominator) for number in exact)
    return Ladder(tuple(rungs), keys, sign, denominator)


@final
@attrs.frozen(field_transformer=named)
class OntoGrade:
    """A named step onto a legal passing grade of a scale.

    Args:
        mode: ``nearest_better`` and ``nearest_worse`` take the nearest grade and give a tie to the better or the worse;
            ``next_better`` and ``next_worse`` take the neighbour in that direction.

    >>> from bologna_credits import grading_scale
    >>> OntoGrade("next_better").apply(Fraction("2.2"), grading_scale("DE-THIRDS"))
    grading_scale('DE-THIRDS').grade('2.0')
    """

    mode: OntoMode = attrs.field(converter=_read_mode)

    def __attrs_post_init__(self) -> None:
        check_record(self)

    @checked_late
    def apply(self, value: Fraction, scale: GradingScale) -> Grade | None:
        """Return the legal passing grade, or None if the number is beyond the best or the lowest pass.

        Raises:
            UndecidedError: the scale has no numbers, or no step between them.
        """
        rungs = ladder(scale)
        place, same = rungs.place(value)
        if same:
            return rungs.grades[place]
        if place == 0 or place == len(rungs.grades):
            return None
        better, worse = rungs.grades[place - 1], rungs.grades[place]
        if self.mode is OntoMode.NEXT_BETTER:
            return better
        if self.mode is OntoMode.NEXT_WORSE:
            return worse
        wanted = rungs.sign * value.numerator * rungs.denominator
        to_better = wanted - rungs.keys[place - 1] * value.denominator
        to_worse = rungs.keys[place] * value.denominator - wanted
        if to_better == to_worse:
            return better if self.mode is OntoMode.NEAREST_BETTER else worse
        return better if to_better < to_worse else worse

    @visibly
    def __str__(self) -> str:
        return {
            OntoMode.NEAREST_BETTER: "nearest legal grade, tie to the better",
            OntoMode.NEAREST_WORSE: "nearest legal grade, tie to the worse",
            OntoMode.NEXT_BETTER: "next better legal grade",
            OntoMode.NEXT_WORSE: "next worse legal grade",
        }[self.mode]


def read_onto(value: OntoGrade | OntoMode | OntoWord | None) -> OntoGrade | None:
    """A step onto a legal grade, from its word or as it is, or None."""
    return value if value is None or isinstance(value, OntoGrade) else OntoGrade(value)
