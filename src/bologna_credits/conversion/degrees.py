"""The mark of a degree from its parts: the mean of the courses, the thesis, an oral examination, the points of a board."""

from collections.abc import Mapping
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.conversion.averages import GradeAverage, mean_value
from bologna_credits.conversion.practice_lookup import practice_of
from bologna_credits.core.brief import brief
from bologna_credits.core.errors import ArgumentError, NumberError, UndecidedError
from bologna_credits.core.exact import Mode, Number, Rounding, read_exact, show_exact
from bologna_credits.core.findings import Fact, Finding, Report, Verdict, facts
from bologna_credits.core.typed import checked
from bologna_credits.core.visible import visibly
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.practices.degrees import DegreePractice


@final
@attrs.frozen
class DegreeMark:
    """The mark of a degree.

    ``exact`` is the weighted mean of the parts before any rounding. ``low`` and ``high`` are equal where there is one mark; they
    are None where a rounding or the end of the scale is open.
    """

    __repr__ = brief

    exact: Fraction
    steps: Report
    low: Fraction | None = None
    high: Fraction | None = None

    @property
    def decided(self) -> bool:
        """True if there is one mark."""
        return self.low is not None and self.low == self.high

    @property
    def value(self) -> Fraction:
        """The mark.

        Raises:
            UndecidedError: the text or the points of the board leave it open; gives the reason.
        """
        if self.low is None or self.low != self.high:
            raise UndecidedError(
                "; ".join(finding.message for finding in self.steps.open), "ask for .exact, or for .low and .high"
            )
        return self.low

    @visibly
    def __str__(self) -> str:
        ends = [show_exact(end) for end in dict.fromkeys((self.low, self.high)) if end is not None]
        return f"{' to '.join(ends) or 'open'}\n\n{self.steps}"


@checked
def degree_mark(
    parts: Mapping[str, GradeAverage | Number],
    *,
    by: DegreePractice | str,
    points: Number | None = None,
    catalogue: Catalogue | None = None,
) -> DegreeMark:
    """Return the mark of a degree from the marks of its parts.

    Args:
        parts: the mark of each part that the practice names, or the average.
        by: a published practice or its code.
        points: the points that the board adds, where the practice knows such points; without them, the mark is a range.
        catalogue: a catalogue in place of the bundled one.

    Returns:
        The weighted mean, the mark after the steps of the practice, and the steps. A mark is OPEN where the text does not decide
        a tie, or what becomes of a sum beyond the best mark.

    Raises:
        ArgumentError: a part is missing or unknown, points where the practice has none, or a practice of another kind.
        NumberError: a mark beyond the scale or below its lowest pass, or points that the board cannot give.

    >>> from bologna_credits.law import DegreePractice
    >>> mark = degree_mark({"courses": "27.4", "thesis": 28, "oral": 29}, by="VA/Patristicum-licence")
    >>> mark.exact, mark.exact == (27 * 5 + 2 + 28 * 10 + 29 * 15) / Fraction(30)
    (Fraction(142, 5), True)
    """
    known = catalogue or default_catalogue()
    practice = practice_of(by, DegreePractice, "composes the mark of a degree", known)
    weights = dict(practice.parts)
    marks = {name: mean_value(mark) for name, mark in parts.items()}
    for name in (*marks, *weights):
        if name not in weights:
            raise ArgumentError("parts", name, tuple(weights))
        if name not in marks:
            raise ArgumentError("parts", f"nothing for {name}", tuple(weights))
    rule = _DegreeRule(practice)
    for name, mark in marks.items():
        rule.check(name, mark)
    given = None if points is None else rule.checked_points(read_exact(points))
    return rule.mark(marks, given)


@final
@attrs.frozen
class _DegreeRule:
    """A practice, and the findings on the way to a mark."""

    practice: DegreePractice
    found: list[Finding] = attrs.Factory(list)

    def check(self, name: str, mark: Fraction) -> None:
        """Refuse the mark of a part that no student could bring to the degree."""
        least, best = self.practice.lowest_pass, self.practice.best
        if mark > best or mark < (least or 0):
            ends = f"give a number {'up' if least is None else f'from {show_exact(least)}'} to {show_exact(best)}"
            raise NumberError(f"{show_exact(mark)} for {name}", f"is no passing mark by {self.practice.code}", ends)

    def checked_points(self, points: Fraction) -> Fraction:
        """Return the points of the board, if it can give so many."""
        allowed = self.practice.points
        if allowed is None:
            raise ArgumentError("points", show_exact(points), (f"none: {self.practice.code} has no points of a board",))
        whole = self.practice.whole_points
        if not allowed[0] <= points <= allowed[1] or (whole and points.denominator != 1):
            ends = f"give {'a whole number ' if whole else ''}from {show_exact(allowed[0])} to {show_exact(allowed[1])}"
            raise NumberError(f"{show_exact(points)} points", f"cannot be given by {self.practice.code}", ends)
        return points

    def mark(self, marks: dict[str, Fraction], points: Fraction | None) -> DegreeMark:
        """Return the mark."""
        practice = self.practice
        weights = dict(practice.parts)
        exact = sum((weights[name] * mark for name, mark in marks.items()), Fraction(0)) / sum(weights.values())
        self._add("degree.mean", Verdict.HOLDS, parts=tuple(marks), weights=tuple(weights[name] for name in marks), exact=exact)
        value = exact
        for rounding in practice.roundings:
            if practice.tie_unsaid and _tie(rounding, value):
                self._add("degree.tie-open", Verdict.OPEN, before=value, step=rounding.step, practice=practice.code)
                return DegreeMark(exact, Report(self.found))
            after = rounding.apply(value)
            if after != value:
                self._add("grade.rounded", Verdict.HOLDS, before=value, after=after, rounding=rounding)
            value = after
        low, high = self._with_points(value, points)
        if high > practice.best:
            self._add("degree.beyond", Verdict.OPEN, high=high, best=practice.best, practice=practice.code)
            return DegreeMark(exact, Report(self.found), low if low <= practice.best else None)
        return DegreeMark(exact, Report(self.found), low, high)

    def _with_points(self, value: Fraction, points: Fraction | None) -> tuple[Fraction, Fraction]:
        allowed = self.practice.points
        if allowed is None:
            return value, value
        if points is None:
            low, high = value + allowed[0], value + allowed[1]
            self._add("degree.points-open", Verdict.OPEN, fewest=allowed[0], most=allowed[1], practice=self.practice.code)
            return low, high
        self._add("degree.points", Verdict.HOLDS, points=points, before=value, after=value + points)
        return value + points, value + points

    def _add(self, code: str, verdict: Verdict, **named: Fact) -> None:
        self.found.append(Finding(code, verdict, self.practice.code, facts(**named), self.practice.source))


def _tie(rounding: Rounding, value: Fraction) -> bool:
    """Return True if a value lies in the middle between two steps."""
    down, up = (attrs.evolve(rounding, mode=mode).apply(value) for mode in (Mode.HALF_DOWN, Mode.HALF_UP))
    return down != up
