"""The search for the pieces of a scale: their ends by bisection, the answer of each from the scalar conversion."""

import contextlib
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, lcm
from typing import TypeAlias, final

import attrs

from bologna_credits.conversion.answers import GradeConversion
from bologna_credits.conversion.before_methods import Identity
from bologna_credits.conversion.methods.bavarian import ModifiedBavarian
from bologna_credits.conversion.methods.linear import Linear
from bologna_credits.core.errors import BolognaError, NumberError
from bologna_credits.core.exact import Rounding, read_exact
from bologna_credits.frames.answers import Answer, Question
from bologna_credits.frames.number_pieces import MOST_PIECES, SAFE, UNIT, Legal, Line, Pieces, even_ends, line_of
from bologna_credits.grades.scales import GradingScale
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.memories import remembered

_MOST_MARK = 10**8
_MOST_LISTED = 600
_UNKNOWN = Answer.invalid("unknown-grade")
_Lined: TypeAlias = ModifiedBavarian | Linear | Identity


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
        """Return True if doubles hold ``slope · mark + start`` for every mark.

        Then the quotient of it and the divisor, rounded to a double, lies between the same whole numbers as the exact one.
        """
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
        found += [mark.number for mark in self.scale.pass_marks if mark.number is not None]
        found += [row.value for row in self.scale.rows if row.value is not None]
        found += [end for band in self.scale.bands for end in (band.low, band.high) if end is not None]
        return [place for value in found for place in _around(value * UNIT)]


def _around(value: Fraction) -> tuple[int, int]:
    """Return the places before which and after which a number lies: the number itself is a piece of its own."""
    return ceil(value), floor(value) + 1


def pieces_of(scale: GradingScale, question: Question, *, labels: bool = True) -> Pieces | None:
    """Return the pieces of a scale for a question, or None where the method has no line or there are too many pieces.

    Args:
        scale: the scale of the marks.
        question: the question that is asked of each mark.
        labels: False if no labels are wanted, so that one piece may hold marks of different grades of a scale without steps.
    """
    known = question.catalogue
    try:
        return known.memories[_pieces_of](scale, question, labels)
    except TypeError:  # a method of the caller's own may hold a dictionary or a list: its pieces are not remembered
        return _pieces_of.function(known, scale, question, labels)


@remembered(256)
def _pieces_of(_: Catalogue, scale: GradingScale, question: Question, labels: bool) -> Pieces | None:  # no caller of its own
    marks = _Marks(scale)
    if not marks.fits:
        return None
    return _Cutting(marks, question, labels=labels).pieces()


def listed_pieces(scale: GradingScale, question: Question) -> Pieces | None:
    """Return the answers for the marks of a scale one by one, whatever the method; None where it has too many marks."""
    known = question.catalogue
    try:
        return known.memories[_listed_pieces](scale, question)
    except TypeError:
        return _listed_pieces.function(known, scale, question)


@remembered(256)
def _listed_pieces(_: Catalogue, scale: GradingScale, question: Question) -> Pieces | None:
    numbers = scale.numbers
    if numbers is not None and (numbers.step is None or abs(numbers.best - numbers.worst) / numbers.step > _MOST_LISTED):
        return None
    answers: dict[int, Answer] = {}
    for number in _numbers_of(scale):
        mark = _whole(number)
        answer = None if mark is None else question.answer(scale, number)
        if mark is None or abs(mark) > _MOST_MARK * UNIT:
            return None
        if answer is not None and answer.reason != _UNKNOWN.reason:
            answers[mark] = answer
    if not answers:
        return None
    return Pieces(
        step=1,
        offset=0,
        low=min(answers),
        high=max(answers),
        ends=(),
        answers=(_UNKNOWN,),
        line=Line(1, 0, 1),
        legal=Legal(1, answers, frozenset({0})),
        listed=True,
    )


def _numbers_of(scale: GradingScale) -> Iterator[Fraction]:
    """Yield every number that may be a mark of a scale: its steps, the numbers of its rows, and labels that are numbers."""
    for grade in scale.grades:
        if grade.value is not None:
            yield grade.value
    for row in scale.rows:
        if row.value is not None:
            yield row.value
        for label in (row.label, *row.aliases):
            with contextlib.suppress(NumberError):
                yield read_exact(label)


@final
class _Cutting:
    """The search for the ends of the pieces."""

    def __init__(self, marks: _Marks, question: Question, *, labels: bool) -> None:
        self.marks = marks
        self.labels = labels
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

    def _method(self) -> tuple[_Lined, Line, GradeConversion] | None:
        """Return the method with its line, from the numbers of two passing marks."""
        lined = (ModifiedBavarian, Linear) if self.labels else (ModifiedBavarian, Linear, Identity)
        numbers = self.marks.scale.numbers
        assert numbers is not None
        best, lowest = _whole(numbers.best), _whole(numbers.lowest_pass)
        if best is None or lowest is None or (lowest - self.marks.offset) % self.marks.step or best == lowest:
            return None
        found = []
        for mark in (self.marks.first_from((best + lowest) // 2), lowest, best):
            one = self._conversion(mark)
            if one is not None and one.exact is not None and isinstance(one.method, lined):
                found.append((mark, one))
        if len({mark for mark, _ in found}) < 2:
            return None
        (mark, one), (other, two) = found[0], found[-1]
        assert one.exact is not None
        assert two.exact is not None
        method = one.method
        assert isinstance(method, _Lined)
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
        endless = one.to.numbers is not None and one.to.numbers.step is None
        if isinstance(method, Identity) and not endless:
            return None
        roundings = () if isinstance(method, Identity) else method.roundings
        ended: Callable[[Fraction], object] | None
        if isinstance(method, Identity) or (endless and not self.labels):
            ended = _passing_of(roundings, one.to)
        else:
            ended = _ending_of(method, one.to)
        starts: list[int] = []
        places = self._edges(line, one.to)
        for start, end in pairwise(places):
            for cut in (start,) if ended is None else self._cut(start, end, lambda mark: ended(line.at(mark))):
                starts.append(cut)
                if len(starts) > 20 * MOST_PIECES:
                    return None
        pieces = self._merged(starts, line) if ended is not None else self._by_legal_numbers(starts, line, one.to)
        if pieces is None or not roundings:
            return pieces
        even, others = even_ends(pieces.ends, line, roundings[-1].step)
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


def _passing_of(roundings: tuple[Rounding, ...], to: GradingScale) -> Callable[[Fraction], object]:
    """Return whether a number becomes a passing grade of a scale without steps: monotone beside each end of the scale."""

    def passing(value: Fraction) -> object:
        for rounding in roundings:
            value = rounding.apply(value)
        return to.known.passing_at(value.numerator, value.denominator) is not None

    return passing
