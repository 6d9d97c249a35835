"""Knowledge that a scale has of itself: its grades in order, its fails, the grades of numbers; each is worked out once."""

import functools
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from math import lcm
from typing import Generic, NamedTuple, Protocol, TypeVar, final

from bologna_credits.core.exact import fraction_of, show_exact
from bologna_credits.grades.rows import Band, GradeRow, NumberGrades

MOST_REMEMBERED = 4096
"""The most questions of one kind that a scale remembers; of more it forgets those that were not asked for longest."""


class _Grade(Protocol):
    """The part of a grade that its place depends on."""

    @property
    def label(self) -> str:
        """Its label."""

    @property
    def passes(self) -> bool:
        """True for a pass."""

    @property
    def value(self) -> Fraction | None:
        """Its number."""

    @property
    def number(self) -> Fraction | None:
        """Its number in arithmetic: its value, otherwise its points."""

    @property
    def above(self) -> bool:
        """True for a grade above its number."""

    @property
    def quality(self) -> tuple[Fraction, int] | None:
        """Its place among the others; None for a mere pass or fail."""


GradeT = TypeVar("GradeT", bound=_Grade)


class _Scale(Protocol):
    """The part of a scale that this depends on."""

    @property
    def rows(self) -> tuple[GradeRow, ...]:
        """Its printed grades."""

    @property
    def numbers(self) -> NumberGrades | None:
        """Its grades that are numbers."""

    @property
    def bands(self) -> tuple[Band, ...]:
        """Its ranges of numbers."""


class WholeEnds(NamedTuple):
    """The best number and the lowest pass of a scale as whole numbers over one denominator."""

    denominator: int
    best: int
    lowest: int

    @property
    def exact(self) -> tuple[Fraction, Fraction]:
        """The two numbers."""
        return fraction_of(self.best, self.denominator), fraction_of(self.lowest, self.denominator)


@final
class Ladder(Generic[GradeT]):
    """The passing grades of a scale that have a number, best first; whole numerators over one denominator.

    ``keys`` grow from best to worst, whatever the direction of the digits.
    """

    def __init__(self, grades: tuple[GradeT, ...], numbers: list[Fraction]) -> None:
        self.grades = grades
        self.denominator: int = lcm(*(number.denominator for number in numbers))
        self.sign: int = 1 if numbers[0] <= numbers[-1] else -1
        self.keys: tuple[int, ...] = tuple(
            self.sign * number.numerator * (self.denominator // number.denominator) for number in numbers
        )

    def place(self, numerator: int, denominator: int) -> tuple[int, bool]:
        """Return the place of the first grade that is not better than a number, and True if it equals the number."""
        wanted = self.sign * numerator * self.denominator
        low, high = 0, len(self.keys)
        while low < high:
            middle = (low + high) // 2
            if self.keys[middle] * denominator < wanted:
                low = middle + 1
            else:
                high = middle
        return low, low < len(self.keys) and self.keys[low] * denominator == wanted


@final
class KnownGrades(Generic[GradeT]):
    """The knowledge that one scale has of itself, which is no part of its equality, hash and pickles.

    Args:
        scale: the scale.
        printed: the grades of its rows.
        by_label: the same by label and by alias, folded.
        no_grades: the rows for people without a grade, by label and by alias, folded.
        number: the grade of a number that is legal on the scale.
    """

    def __init__(
        self,
        scale: _Scale,
        printed: Iterable[GradeT],
        by_label: Mapping[str, GradeT],
        no_grades: Mapping[str, GradeRow],
        number: Callable[[Fraction], GradeT],
    ) -> None:
        self._scale = scale
        self._printed = tuple(printed)
        self._by_label = by_label
        self._no_grades = no_grades
        self._number = number
        self._passing_at_place = functools.lru_cache(MOST_REMEMBERED)(self._passing_of_place)

    @functools.cached_property
    def grades(self) -> tuple[GradeT, ...]:
        """All grades that can be listed, ranked ones best first."""
        listed = dict.fromkeys(self._printed)
        for value in () if self._scale.numbers is None else self._scale.numbers.enumerate():
            text = show_exact(value)
            if text not in self._no_grades:
                listed.setdefault(self._by_label.get(text) or self._number(value))
        ranked = [grade for grade in listed if grade.quality is not None]
        ranked.sort(key=lambda grade: grade.quality or (), reverse=True)
        return (*ranked, *(grade for grade in listed if grade.quality is None))

    @functools.cached_property
    def passing(self) -> tuple[GradeT, ...]:
        """The ranked passing grades that can be listed, best first."""
        return tuple(grade for grade in self.grades if grade.passes and grade.quality is not None)

    @functools.cached_property
    def failing(self) -> tuple[GradeT, ...]:
        """The failing grades that can be listed, ranked ones first."""
        return tuple(grade for grade in self.grades if not grade.passes)

    @functools.cached_property
    def mere_passes(self) -> tuple[GradeT, ...]:
        """The passing grades without a rank."""
        return tuple(grade for grade in self.grades if grade.passes and grade.quality is None)

    @functools.cached_property
    def only_fail(self) -> GradeT | None:
        """The only failing grade, or the only one with a rank; None where there are several, none, or any number of them."""
        if self._scale.numbers is not None and self._scale.numbers.step is None:
            return None
        ranked = [grade for grade in self.failing if grade.quality is not None]
        only = ranked or self.failing
        return only[0] if len(only) == 1 else None

    @functools.cached_property
    def ends(self) -> tuple[Fraction | None, Fraction | None]:
        """The best number and that of the lowest pass."""
        if self._scale.numbers is not None:
            return self._scale.numbers.best, self._scale.numbers.lowest_pass
        values = [row.value for row in self._scale.rows if row.passes and row.ranked]
        return (None, None) if not values or None in values else (values[0], values[-1])

    @functools.cached_property
    def whole_ends(self) -> WholeEnds | None:
        """The ends as whole numbers, or None where the scale has no numbers."""
        best, lowest = self.ends
        return None if best is None or lowest is None else whole_ends(best, lowest)

    @functools.cached_property
    def unclear_bands(self) -> tuple[Band, ...]:
        """The ranges of numbers with a condition."""
        return tuple(band for band in self._scale.bands if band.conditional is not None)

    @functools.cached_property
    def ladder(self) -> Ladder[GradeT] | None:
        """The passing grades by values or otherwise by points; None where one of them has neither."""
        rungs = [grade for grade in self.passing if not grade.above]
        numbers = [grade.number for grade in rungs if grade.number is not None]
        return Ladder(tuple(rungs), numbers) if numbers and len(numbers) == len(rungs) else None

    def passing_at(self, numerator: int, denominator: int) -> GradeT | None:
        """Return the passing grade that equals a number and is not above it, or None; see :meth:`GradingScale.passing_at`."""
        whole = None if self._scale.numbers is None else self._scale.numbers.whole
        if whole is not None and whole.step is not None:
            place = whole.place(numerator, denominator)
            if place is not None:
                return self._passing_at_place(place)
        elif whole is not None and whole.legal(numerator, denominator):
            return self._passing(fraction_of(numerator, denominator))
        rows = self._passing_rows
        return rows.get(fraction_of(numerator, denominator)) if rows else None

    def _passing_of_place(self, place: int) -> GradeT | None:
        assert self._scale.numbers is not None
        return self._passing(fraction_of(place, self._scale.numbers.whole.denominator))

    def _passing(self, value: Fraction) -> GradeT | None:
        found = self._number(value)
        return found if found.passes and not found.above else None

    @functools.cached_property
    def _passing_rows(self) -> dict[Fraction, GradeT]:
        """The ranked passing rows by their numbers, apart from those above their number; the first of each."""
        found: dict[Fraction, GradeT] = {}
        for grade in self._printed:
            if grade.passes and grade.quality is not None and grade.value is not None and not grade.above:
                found.setdefault(grade.value, grade)
        return found


def whole_ends(best: Fraction, lowest: Fraction) -> WholeEnds:
    """Return two numbers as whole numbers over one denominator.

    >>> whole_ends(Fraction(1, 2), Fraction(4))
    WholeEnds(denominator=2, best=1, lowest=8)
    """
    common = lcm(best.denominator, lowest.denominator)
    return WholeEnds(common, best.numerator * (common // best.denominator), lowest.numerator * (common // lowest.denominator))
