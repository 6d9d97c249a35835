"""Marks that are numbers, cut into pieces within which one answer holds. Nothing here knows data frames.

A mark is a whole number of millionths. A conversion by a formula is monotone, so that its grades follow each other in pieces.
The ends of the pieces are found by bisection, and the answer of each is asked from the scalar conversion: the law has one truth.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, gcd, lcm
from typing import final

import attrs

from bologna_credits.conversion.answers import GradeConversion
from bologna_credits.conversion.methods.bavarian import ModifiedBavarian
from bologna_credits.conversion.methods.linear import Linear
from bologna_credits.core.errors import BolognaError
from bologna_credits.frames.answers import Answer, Question
from bologna_credits.grades.scales import GradingScale
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.memories import remembered

UNIT = 10**6
"""Marks are whole numbers of millionths, because a float of more places is the trace of arithmetic."""
MOST_PIECES = 80
_MOST_MARK = 10**8
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

    def at(self, millionths: int) -> Answer | None:
        """Return the answer for a mark, or None if it is no mark of the scale."""
        if not self.low <= millionths <= self.high or (millionths - self.offset) % self.step:
            return None
        place = bisect_right(self.ends, millionths)
        answer, exact = self.answers[place], self.line.at(millionths)
        if self.legal is not None and place in self.legal.pieces:
            parts = exact * self.legal.per_one
            answer = self.legal.answers.get(parts.numerator, answer) if parts.denominator == 1 else answer
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


def _whole(value: Fraction) -> int | None:
    """Return a number in millionths, or None if it has more places."""
    scaled = value * UNIT
    return scaled.numerator if scaled.denominator == 1 else None


@final
class _Marks:
    """The legal marks of a scale, by their place from the lowest number upwards."""

    def __init__(self, scale: GradingScale) -> None:
        self.scale = scale
        numbers = scale.numbers
        low, high = (None, None) if numbers is None else (_whole(n) for n in sorted((numbers.best, numbers.worst)))
        worst = None if numbers is None else _whole(numbers.worst)
        step = 1 if numbers is None or numbers.step is None else _whole(numbers.step)
        self.fits = None not in (low, high, step, worst) and max(abs(low or 0), abs(high or 0)) <= _MOST_MARK * UNIT
        self.low, self.high, self.step = low or 0, high or 0, step or 1
        self.offset = (worst or 0) % self.step

    def first_from(self, millionths: int) -> int:
        """Return the first legal mark that is not below a number."""
        return millionths + (self.offset - millionths) % self.step

    def are_safe(self, slope: int, start: int, divisor: int) -> bool:
        """Return True if doubles hold ``slope · mark + start`` for every mark, and the quotient of it and the divisor is floored well."""
        return max(abs(slope) * max(abs(self.low), abs(self.high)), abs(start), divisor) < SAFE // 4

    def any_in(self, start: int, end: int, apart: Callable[[int], bool] | None = None) -> int | None:
        """Return a legal mark from start to before end: one that is set apart where there is one, else any."""
        first = self.first_from(start)
        middle = self.first_from((start + end) // 2)
        tried = [mark for mark in (middle, *range(first, min(end, first + 50 * self.step), self.step)) if start <= mark < end]
        found = next((mark for mark in tried if apart is None or apart(mark)), None)
        return found if found is not None else next(iter(tried), None)

    def edges(self) -> list[int]:
        """Return the places at which a scale's own words may change the answer: ends, lowest pass, rows, ranges."""
        numbers = self.scale.numbers
        assert numbers is not None
        found = [numbers.best, numbers.worst, numbers.lowest_pass]
        found += [row.value for row in self.scale.rows if row.value is not None]
        found += [end for band in self.scale.bands for end in (band.low, band.high) if end is not None]
        return [place for value in found for place in _around(value * UNIT)]


def _around(value: Fraction) -> tuple[int, int]:
    """Return the places before which and after which a number lies: the number itself is a piece of its own."""
    return ceil(value), floor(value) + 1


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


def pieces_of(scale: GradingScale, question: Question) -> Pieces | None:
    """Return the pieces of a scale for a question, or None where the method has no line or there are too many pieces."""
    known = question.catalogue
    try:
        return known.memories[_pieces_of](scale, question)
    except TypeError:  # a method of the caller's own may hold a dictionary or a list: its pieces are not remembered
        return _pieces_of.function(known, scale, question)


@remembered(256)
def _pieces_of(catalogue: Catalogue, scale: GradingScale, question: Question) -> Pieces | None:  # noqa: ARG001  # it remembers
    marks = _Marks(scale)
    if not marks.fits:
        return None
    return _Cutting(marks, question).pieces()


@final
class _Cutting:
    """The search for the ends of the pieces."""

    def __init__(self, marks: _Marks, question: Question) -> None:
        self.marks = marks
        self.question = question
        self._known: dict[int, Answer] = {}

    def answer(self, mark: int) -> Answer:
        found = self._known.get(mark)
        if found is None:
            found = self._known[mark] = self.question.answer(self.marks.scale, Fraction(mark, UNIT))
        return found

    def _conversion(self, mark: int) -> GradeConversion | None:
        try:
            return self.question.convert(self.marks.scale.grade(Fraction(mark, UNIT)))
        except BolognaError:
            return None

    def _method(self) -> tuple[ModifiedBavarian | Linear, Line, GradeConversion] | None:
        """Return the method with its line, from the numbers of two passing marks."""
        numbers = self.marks.scale.numbers
        assert numbers is not None
        best, lowest = _whole(numbers.best), _whole(numbers.lowest_pass)
        if best is None or lowest is None or (lowest - self.marks.offset) % self.marks.step or best == lowest:
            return None
        found = []
        for mark in (self.marks.first_from((best + lowest) // 2), lowest, best):
            one = self._conversion(mark)
            if one is not None and one.exact is not None and isinstance(one.method, ModifiedBavarian | Linear):
                found.append((mark, one))
        if len({mark for mark, _ in found}) < 2:
            return None
        (mark, one), (other, two) = found[0], found[-1]
        assert one.exact is not None
        assert two.exact is not None
        method = one.method
        assert isinstance(method, ModifiedBavarian | Linear)
        return method, line_of((mark, one.exact), (other, two.exact)), one

    def pieces(self) -> Pieces | None:
        found = self._method()
        if found is None:
            return None
        method, line, one = found
        if isinstance(method, Linear) and method.practice is not None and method.practice.tie_unsaid:
            return None  # a tie is a piece of one mark, which bisection does not see
        marks = self.marks
        if not marks.are_safe(line.slope, line.start, line.divisor):
            return None
        ended = _ending_of(method, one.to)
        starts: list[int] = []
        places = self._edges(line, one.to)
        for start, end in pairwise(places):
            for cut in (start,) if ended is None else self._cut(start, end, lambda mark: ended(line.at(mark))):
                starts.append(cut)
                if len(starts) > 20 * MOST_PIECES:
                    return None
        pieces = self._merged(starts, line) if ended is not None else self._by_legal_numbers(starts, line, one.to)
        if pieces is None or not method.roundings:
            return pieces
        even, others = even_ends(pieces.ends, line, method.roundings[-1].step)
        if even is not None and not marks.are_safe(even.slope, even.start, even.divisor):
            even, others = None, pieces.ends
        return None if len(others) > MOST_PIECES else attrs.evolve(pieces, even=even, others=others)

    def _edges(self, line: Line, to: GradingScale) -> list[int]:
        """Return the places at which the answer may be of another kind, from the lowest mark to past the highest."""
        marks = self.marks
        edges = {*marks.edges(), marks.low, marks.high + 1}
        for number in (to.best_number, to.lowest_pass_number, Fraction(1), Fraction(4)):
            if number is not None and line.slope:
                edges.update(_around((number * line.divisor - line.start) / line.slope))
        return sorted(place for place in edges if marks.low <= place <= marks.high + 1)

    def _by_legal_numbers(self, starts: list[int], line: Line, to: GradingScale) -> Pieces | None:
        """Return pieces in which the marks that yield a legal number have an answer of their own."""
        numbers = [grade.number for grade in to.passing if grade.number is not None]
        if not 0 < len(numbers) <= 10 * MOST_PIECES or not line.slope or (to.numbers is not None and to.numbers.step is None):
            return None
        per_one = lcm(*(number.denominator for number in numbers))
        if not self.marks.are_safe(line.slope * per_one, line.start * per_one, line.divisor):
            return None
        legal: dict[int, Answer] = {}
        for number in numbers:
            place = (number * line.divisor - line.start) / line.slope
            mark = place.numerator
            if place.denominator == 1 and self.marks.low <= mark <= self.marks.high and self.marks.first_from(mark) == mark:
                legal[int(number * per_one)] = self.answer(mark)
        pieces = self._merged(starts, line, apart=lambda mark: line.at(mark) * per_one not in legal)
        formed = frozenset(place for place, answer in enumerate(pieces.answers) if answer.exact is not None)
        return attrs.evolve(pieces, legal=Legal(per_one, legal, formed))

    def _cut(self, start: int, end: int, value: Callable[[int], object]) -> Iterator[int]:
        """Yield the first mark of each piece from start to before end, by bisection over a monotone value."""
        while start < end:
            yield start
            wanted, low, high = value(start), start, end
            while high - low > 1:
                middle = (low + high) // 2
                if value(middle) == wanted:
                    low = middle
                else:
                    high = middle
            start = high

    def _merged(self, starts: list[int], line: Line, apart: Callable[[int], bool] | None = None) -> Pieces:
        """Return the pieces with their answers; those without a legal mark vanish, and equal neighbours become one.

        ``apart`` tells which marks may speak for a piece, where others have an answer of their own.
        """
        marks = self.marks
        ends: list[int] = []
        answers: list[Answer] = []
        for start, end in zip(starts, [*starts[1:], marks.high + 1], strict=True):
            mark = marks.any_in(start, end, apart)
            if mark is None:
                continue
            answer = self.answer(mark)
            if answers and answer.said == answers[-1].said and (answer.exact is None) == (answers[-1].exact is None):
                continue
            ends.append(start)
            answers.append(answer)
        return Pieces(
            step=marks.step,
            offset=marks.offset,
            low=marks.low,
            high=marks.high,
            ends=tuple(ends[1:]),
            answers=tuple(answers),
            line=line,
            others=tuple(ends[1:]),
        )


def _ending_of(method: ModifiedBavarian | Linear, to: GradingScale) -> Callable[[Fraction], object] | None:
    """Return what becomes of a number: monotone, and of few values; None where most numbers stay what they are."""
    roundings, onto = method.roundings, method.onto
    if not roundings and onto is None:
        return None

    def ended(value: Fraction) -> object:
        for rounding in roundings:
            value = rounding.apply(value)
        return value if onto is None else onto.apply(value, to)

    return ended
