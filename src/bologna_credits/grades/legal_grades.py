"""The step from an exact number onto a legal grade of a scale."""

import enum
from collections.abc import Callable
from fractions import Fraction
from typing import Literal, final

import attrs

from bologna_credits.core.errors import UndecidedError
from bologna_credits.core.reading import read_word
from bologna_credits.core.typed import check_record, checked_late, named
from bologna_credits.core.visible import visibly
from bologna_credits.grades.known_grades import Ladder
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


def ladder(scale: GradingScale) -> Ladder[Grade]:
    """Return the ladder of a scale, by values or otherwise by points.

    Raises:
        UndecidedError: the scale has no numbers, or no step between them.
    """
    found = scale.known.ladder
    if found is None:
        raise UndecidedError(
            f"{scale.code} has no steps with numbers to choose a grade by",
            "ask for .exact, or choose minimum, median or maximum instead of an average",
        )
    return found


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
        return onto_ratio(self, value.numerator, value.denominator, scale)

    @visibly
    def __str__(self) -> str:
        return {
            OntoMode.NEAREST_BETTER: "nearest legal grade, tie to the better",
            OntoMode.NEAREST_WORSE: "nearest legal grade, tie to the worse",
            OntoMode.NEXT_BETTER: "next better legal grade",
            OntoMode.NEXT_WORSE: "next worse legal grade",
        }[self.mode]

    def _spoken(self, say: Callable[..., str]) -> str:
        """Return it in the words of a language; ``say`` gives a label of that language, filled in."""
        return say(f"onto.{self.mode.value}")


def onto_ratio(onto: OntoGrade, numerator: int, denominator: int, scale: GradingScale) -> Grade | None:
    """Return what :meth:`OntoGrade.apply` does, for a number as whole numbers that may have a common factor."""
    rungs = ladder(scale)
    place, same = rungs.place(numerator, denominator)
    if same:
        return rungs.grades[place]
    if place == 0 or place == len(rungs.grades):
        return None
    better, worse = rungs.grades[place - 1], rungs.grades[place]
    if onto.mode is OntoMode.NEXT_BETTER:
        return better
    if onto.mode is OntoMode.NEXT_WORSE:
        return worse
    wanted = rungs.sign * numerator * rungs.denominator
    to_better = wanted - rungs.keys[place - 1] * denominator
    to_worse = rungs.keys[place] * denominator - wanted
    if to_better == to_worse:
        return better if onto.mode is OntoMode.NEAREST_BETTER else worse
    return better if to_better < to_worse else worse


def read_onto(value: OntoGrade | OntoMode | OntoWord | None) -> OntoGrade | None:
    """A step onto a legal grade, from its word or as it is, or None."""
    return value if value is None or isinstance(value, OntoGrade) else OntoGrade(value)
