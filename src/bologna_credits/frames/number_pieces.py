"""Marks that are numbers, cut into pieces within which one answer holds. Nothing here knows data frames.

A mark is a whole number of millionths. A conversion by a formula is monotone, so that its grades follow each other in pieces.
The ends of the pieces are found by bisection, and the answer of each is asked from the scalar conversion: the law has one truth.
"""

from bisect import bisect_right
from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from math import gcd
from typing import final

import attrs

from bologna_credits.frames.answers import Answer

UNIT = 10**6
"""Marks are whole numbers of millionths, because a float of more places is the trace of arithmetic."""
MOST_PIECES = 80
_FEW = 4  # so many comparisons cost less than a division
SAFE = 2**53
"""The largest whole number up to which doubles hold each."""


@final
@attrs.frozen
class Line:
    """The exact number of a mark: ``(slope · millionths + start) / divisor``, all whole."""

    slope: int
    start: int
    divisor: int

    def at(self, millionths: int) -> Fraction:
        """Return the number for a mark."""
        return Fraction(self.slope * millionths + self.start, self.divisor)


@final
@attrs.frozen
class Legal:
    """The numbers that are grades of the target as they stand, where no rounding makes a grade of the others.

    Args:
        per_one: so many parts to a unit: each legal number is a whole number of parts.
        answers: the answer for each legal number that a mark can yield, by its parts.
        pieces: the places of the pieces in which this applies; the answer of such a piece is that of all other numbers.
    """

    per_one: int
    answers: dict[int, Answer]
    pieces: frozenset[int]


@final
@attrs.frozen
class Even:
    """Ends of pieces at even distances: so many of them are passed as ``(slope · millionths + start) // divisor`` says.

    Args:
        count: the number of ends.
        first, last: the first and the last end: none is passed before, and all are passed from there on.
    """

    slope: int
    start: int
    divisor: int
    count: int
    first: int
    last: int

    def passed(self, millionths: int) -> int:
        """Return the number of ends that are not above a mark."""
        if not self.first <= millionths < self.last:
            return self.count if millionths >= self.last else 0
        return (self.slope * millionths + self.start) // self.divisor


def even_ends(ends: tuple[int, ...], line: Line, step: Fraction) -> tuple[Even | None, tuple[int, ...]]:
    """Return the ends at which a number crosses the multiples of a step, as one division, and the other ends.

    >>> even, rest = even_ends((3, 5, 8, 10), Line(slope=4, start=0, divisor=10), Fraction(1))
    >>> [even.passed(mark) for mark in (2, 3, 4, 5, 7, 8, 9, 10, 11)], rest
    ([0, 1, 1, 2, 2, 3, 3, 4, 4], ())
    """
    slope, divisor = abs(line.slope) * step.denominator, line.divisor * step.numerator
    if not slope or not ends:
        return None, ends
    best: tuple[int, int, int] = (0, 0, 0)  # the number of ends, the first, and the start
    for first in range(len(ends)):
        low, high, count = -(SAFE**2), SAFE**2, 0
        for place, end in enumerate(ends[first:], 1):  # the place-th end is passed from itself on, and not before
            least = place * divisor - slope * end
            if max(low, least) > min(high, least + slope - 1):
                break
            low, high, count = max(low, least), min(high, least + slope - 1), place
        if count > best[0]:
            best = count, first, low
    count, first, start = best
    if count < _FEW:
        return None, ends
    even = Even(slope=slope, start=start, divisor=divisor, count=count, first=ends[first], last=ends[first + count - 1])
    return even, (*ends[:first], *ends[first + count :])


@final
@attrs.frozen
class Pieces:
    """All answers for the marks of a scale.

    Args:
        step, offset: a mark is legal if ``(millionths - offset) % step == 0``.
        low, high: the first and the last mark of the scale, in millionths.
        ends: the first mark of each piece but the first.
        answers: the answer of each piece; one more than there are ends.
        line: the exact number of a mark, where the answer has one.
        legal: the numbers that are grades as they stand, where nothing is rounded.
        even, others: the same ends, those at even distances as one division.
        listed: True if each mark has an answer of its own, so that the line is no number of it.
    """

    step: int
    offset: int
    low: int
    high: int
    ends: tuple[int, ...]
    answers: tuple[Answer, ...]
    line: Line
    legal: Legal | None = None
    even: Even | None = None
    others: tuple[int, ...] = ()
    listed: bool = False

    def at(self, millionths: int) -> Answer | None:
        """Return the answer for a mark, or None if it is no mark of the scale."""
        if not self.low <= millionths <= self.high or (millionths - self.offset) % self.step:
            return None
        place = bisect_right(self.ends, millionths)
        answer, exact = self.answers[place], self.line.at(millionths)
        if self.legal is not None and place in self.legal.pieces:
            parts = exact * self.legal.per_one
            answer = self.legal.answers.get(parts.numerator, answer) if parts.denominator == 1 else answer
        if self.listed:
            return answer
        return attrs.evolve(answer, exact=None if answer.exact is None else exact)


def alike_in(pieces: Pieces, kinds: Iterable[str]) -> Pieces:
    """Return the pieces for some columns: ends at which none of them changes are left out, where that saves a division.

    Args:
        pieces: the pieces.
        kinds: the values of an answer that are wanted, beside its status and whether it has an exact number.
    """
    wanted = tuple(kind for kind in kinds if kind != "exact")

    def said(answer: Answer) -> tuple[object, ...]:
        return answer.status, answer.exact is None, *(getattr(answer, kind) for kind in wanted)

    kept = [place for place, (before, after) in enumerate(pairwise(pieces.answers)) if said(before) != said(after)]
    if pieces.legal is not None or len(kept) == len(pieces.ends) or len(kept) > _FEW:
        return pieces
    ends = tuple(pieces.ends[place] for place in kept)
    answers = (pieces.answers[0], *(pieces.answers[place + 1] for place in kept))
    return attrs.evolve(pieces, ends=ends, answers=answers, even=None, others=ends)


def line_of(first: tuple[int, Fraction], second: tuple[int, Fraction]) -> Line:
    """Return the line through two marks and their numbers.

    >>> line_of((10_000_000, Fraction(4)), (20_000_000, Fraction(1)))
    Line(slope=-3, start=70000000, divisor=10000000)
    """
    (mark, number), (other, value) = first, second
    slope = Fraction(value - number, other - mark)
    start = number - slope * mark
    divisor = slope.denominator * start.denominator // gcd(slope.denominator, start.denominator)
    return Line(int(slope * divisor), int(start * divisor), divisor)
