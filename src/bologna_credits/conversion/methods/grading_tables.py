"""Conversion by two grading tables, the host's and the home university's, laid side by side.

ECTS Users' Guide 2015, section 4.4: the position of the grade in the host table is compared with the home table; where the ranges
overlap, the receiving institution decides beforehand whether it takes the minimum, the average or the maximum comparable grade.
A host grade covers an interval (a, b] of cumulative shares; touching is not overlap.
"""

import itertools
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import accumulate
from math import lcm
from types import MappingProxyType
from typing import Literal, NamedTuple, final

import attrs

from bologna_credits.conversion.answers import GradeConversion
from bologna_credits.conversion.finishing import Ending
from bologna_credits.core.brief import brief
from bologna_credits.core.errors import NoConversionError, UndecidedError
from bologna_credits.core.exact import Rounding, fraction_of
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.identity import same_first
from bologna_credits.core.reading import read_word
from bologna_credits.core.typed import check_record, checked_late, named
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.legal_grades import OntoGrade, read_onto
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.practices.grades import Choose, Side, Weights

_MOST_PAIRS = 64
"""The most home tables with which a host table remembers its overlaps."""

ChooseWord = Literal["minimum", "average", "median", "maximum"]
WeightsWord = Literal["overlap", "plain"]
SideWord = Literal["better", "worse"]


def read_choose(value: Choose | ChooseWord) -> Choose:
    """A choice among the grades that overlap, from its word."""
    return read_word(Choose, value, "choose")


def _read_weights(value: Weights | WeightsWord) -> Weights:
    return read_word(Weights, value, "weights")


def _read_tie(value: Side | SideWord) -> Side:
    return read_word(Side, value, "tie")


def read_nobody(value: Side | SideWord | None) -> Side | None:
    """A neighbour from its word, or None."""
    return None if value is None else read_word(Side, value, "nobody")


@final
@attrs.frozen(kw_only=True)
class Overlap:
    """The home grades that one host grade overlaps, best first, with the length of each overlap.

    ``low`` and ``high`` bound the interval of the host grade; ``middle`` holds the home grade in the middle of it, or the better
    and the worse one where the middle is a border, which are the neighbours of an interval without length. ``means`` holds the
    average by overlap and of each once, where all of these grades have numbers.
    """

    low: Fraction
    high: Fraction
    parts: tuple[tuple[Grade, Fraction], ...]
    middle: tuple[Grade, Grade]
    grades: tuple[Grade, ...]
    means: tuple[Fraction, Fraction] | None


def compile_pair(host: GradingTable, home: GradingTable) -> Mapping[Grade, Overlap]:
    """Return the overlaps of every host grade with a home table, remembered by the host table while the home table is in use."""
    pairs = host.laid_beside
    found: Mapping[Grade, Overlap] | None = pairs.get(home)
    if found is None:
        if len(pairs) >= _MOST_PAIRS:
            pairs.clear()
        found = pairs[home] = MappingProxyType(dict(_overlaps(host, home)))
    return found


def _overlaps(host: GradingTable, home: GradingTable) -> Iterator[tuple[Grade, Overlap]]:
    """Yield each host grade with its overlap: both tables are gone through once, in whole numbers over one total."""
    spans, home_total = _spans(home)
    weights = host.whole_weights[1]
    host_total = sum(weights)
    total, means = host_total * home_total, _Means(home)
    first = better = worse = 0
    high = 0
    for (grade, _), weight in zip(host.passing, weights, strict=True):
        low, high = high, high + weight * home_total
        while first < len(spans) and spans[first].end * host_total <= low:
            first += 1
        parts: list[tuple[Grade, int]] = []
        for span in itertools.islice(spans, first, None):
            if not weight or span.start * host_total >= high:
                break
            parts.append((span.grade, min(high, span.end * host_total) - max(low, span.start * host_total)))
        # Twice the middle is a whole number; the last home grade ends where the last host grade does.
        while 2 * spans[better].end * host_total < low + high:
            better += 1
        while worse < len(spans) - 1 and 2 * spans[worse].end * host_total <= low + high:
            worse += 1
        yield (
            grade,
            Overlap(
                low=fraction_of(low, total),
                high=fraction_of(high, total),
                parts=tuple((other, fraction_of(length, total)) for other, length in parts),
                middle=(spans[better].grade, spans[worse].grade),
                grades=tuple(other for other, _ in parts),
                means=means.of(parts),
            ),
        )


class _Span(NamedTuple):
    """A home grade with the sums of the weights before it and up to it, in whole numbers."""

    grade: Grade
    start: int
    end: int


def _spans(home: GradingTable) -> tuple[list[_Span], int]:
    """Return the span of each home grade, and the sum of all; a grade that no student received is ignored."""
    weights = home.whole_weights[1]
    ends = list(accumulate(weights))
    rows = zip(home.passing, weights, ends, strict=True)
    return [_Span(grade, end - weight, end) for (grade, _), weight, end in rows if weight], ends[-1]


@final
class _Means:
    """The averages of home grades by overlap and of each once, in whole numbers."""

    def __init__(self, home: GradingTable) -> None:
        numbers = {grade.label: grade.number for grade, _ in home.passing if grade.number is not None}
        self._common = lcm(*(number.denominator for number in numbers.values()))
        self._numbers = {label: number.numerator * (self._common // number.denominator) for label, number in numbers.items()}

    def of(self, parts: list[tuple[Grade, int]]) -> tuple[Fraction, Fraction] | None:
        """Return the two averages, or None where there is no grade, or one without a number."""
        counted = [(self._numbers[grade.label], length) for grade, length in parts if grade.label in self._numbers]
        if not counted or len(counted) != len(parts):
            return None
        by_overlap = fraction_of(
            sum(number * length for number, length in counted), self._common * sum(length for _, length in counted)
        )
        return by_overlap, fraction_of(sum(number for number, _ in counted), self._common * len(counted))


def overlap_of(host: GradingTable, home: GradingTable, start: Grade) -> Overlap | None:
    """Return the overlap of a host grade; a legal grade that the host table does not list is one that nobody received.

    None for a fail and for a grade without a rank, which have no position.
    """
    found = compile_pair(host, home).get(start)
    if found is not None or not start.passes or start.quality is None:
        return found
    share = sum((weight for grade, weight in host.passing if grade > start), Fraction(0)) / host.total
    spans, total = _spans(home)
    place = share * total
    better = next(span.grade for span in spans if span.end >= place)
    worse = next((span.grade for span in spans if span.end > place), spans[-1].grade)
    return Overlap(low=share, high=share, parts=(), middle=(better, worse), grades=(), means=None)


@final
@same_first
@attrs.frozen(cache_hash=True, field_transformer=named)
class GradingTableOverlap:
    """Conversion by the grading tables of host and home.

    Args:
        host: the table of the group in which the grade was given.
        home: the table of the parallel group at home.
        choose: ``minimum`` (the least good), ``average``, ``median`` (the home grade in the middle) or ``maximum``; the home
            university decides beforehand.
        onto: the step by which an average, which is seldom a legal grade, becomes one; without it ``exact`` answers.
        weights: ``overlap`` if an average counts each candidate by its overlap, ``plain`` if it counts each once.
        tie: the neighbour that the median takes at a border, ``better`` or ``worse``.
        nobody: the neighbour that replaces a host grade that no student received, listed with 0 or not at all; without it such
            a grade is OPEN.
        rounding: a step before ``onto``.

    Raises:
        ArgumentError: a word that is none of these.

    >>> from bologna_credits import GradingTable, convert_grade, grading_scale
    >>> scale = grading_scale("NO-AF")
    >>> host = GradingTable(scale, {"A": 10, "B": 30, "C": 60})
    >>> home = GradingTable(grading_scale("DE-WHOLE"), {"1": 20, "2": 20, "3": 60})
    >>> convert_grade(scale.grade("B"), by=GradingTableOverlap(host, home, choose="minimum")).grade.label
    '2'
    """

    __repr__ = brief

    host: GradingTable
    home: GradingTable
    choose: Choose = attrs.field(converter=read_choose)
    onto: OntoGrade | None = attrs.field(default=None, converter=read_onto)
    weights: Weights = attrs.field(default=Weights.OVERLAP, converter=_read_weights)
    tie: Side = attrs.field(default=Side.BETTER, converter=_read_tie)
    nobody: Side | None = attrs.field(default=None, converter=read_nobody)
    rounding: Rounding | None = None

    def __attrs_post_init__(self) -> None:
        check_record(self)

    @property
    def to(self) -> GradingScale:
        """The scale of the result."""
        return self.home.scale

    @checked_late
    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """Return the grade that was chosen, or the average.

        Raises:
            NoConversionError: the tables are of other scales.
            UndecidedError: an average of grades without numbers; names the other choices.
        """
        if not (_same(start.scale, self.host.scale) and _same(to, self.home.scale)):
            tables = f"{self.host.scale.code} to {self.home.scale.code}"
            raise NoConversionError(start.scale.code, to.code, (tables,), "the grading tables belong to other scales")
        overlap = overlap_of(self.host, self.home, start)
        if overlap is None or not overlap.parts:
            return self._convert_unreceived(start, to, overlap)
        if self.choose is Choose.AVERAGE:
            return self._average(start, to, overlap)
        if self.choose is Choose.MEDIAN:
            chosen = overlap.middle[self.tie is Side.WORSE]
        else:
            chosen = overlap.grades[-1 if self.choose is Choose.MINIMUM else 0]
        return GradeConversion(start, to, self, result=chosen, candidates=overlap.grades)

    def _convert_unreceived(self, start: Grade, to: GradingScale, overlap: Overlap | None) -> GradeConversion:
        if overlap is None or self.nobody is None:
            return GradeConversion(start, to, self)
        neighbour = overlap.middle[self.nobody is Side.WORSE]
        return GradeConversion(start, to, self, result=neighbour, candidates=overlap.middle)

    def _average(self, start: Grade, to: GradingScale, overlap: Overlap) -> GradeConversion:
        if overlap.means is None:
            raise UndecidedError(f"the grades of {to.code} have no numbers to average", "choose minimum, median or maximum")
        exact = overlap.means[self.weights is Weights.PLAIN]
        result = self._ending(overlap).grade(exact, to)
        return GradeConversion(start, to, self, result=result, exact=exact, candidates=overlap.grades)

    def _ending(self, overlap: Overlap) -> Ending:
        roundings = (self.rounding,) if self.rounding else ()
        return Ending(roundings=roundings, onto=self.onto, among=overlap.grades, source=self.home.source)

    @checked_late
    def steps(self, answer: GradeConversion) -> Report:
        """Return the findings about both tables, the interval, the overlap and the choice."""
        start, about = answer.start, str(answer.start)
        tables = [*self.host.report, *self.home.report]
        overlap = overlap_of(self.host, self.home, start)
        if overlap is None or not overlap.parts:
            return Report([*tables, *self._unreceived_steps(answer)])
        span = facts(grade=start.label, low=overlap.low, high=overlap.high, table=self.host.name)
        labels, shares = (grade.label for grade in overlap.grades), (length for _, length in overlap.parts)
        parts = facts(candidates=tuple(labels), shares=tuple(shares), table=self.home.name)
        found = [
            *tables,
            Finding("grade.interval", Verdict.HOLDS, about, span, self.host.source),
            Finding("grade.overlap", Verdict.HOLDS, about, parts, self.home.source),
        ]
        if answer.exact is None:
            named = facts(choose=self.choose, to=answer.grade.label)
            return Report([*found, Finding("grade.chosen", Verdict.HOLDS, about, named, self.home.source)])
        named = facts(weights=self.weights, exact=answer.exact)
        found.append(Finding("grade.average", Verdict.HOLDS, about, named, self.home.source))
        return Report([*found, *self._ending(overlap).steps(answer.exact, answer.to, about)])

    def _unreceived_steps(self, answer: GradeConversion) -> Iterator[Finding]:
        """Yield the findings for a host grade that no student received."""
        about = str(answer.start)
        verdict = Verdict.OPEN if answer.result is None else Verdict.NOTE
        named = facts(table=self.host.name, grade=answer.start.label)
        yield Finding("grade.nobody", verdict, about, named, self.host.source)
        if answer.result is not None:
            named = facts(choose=self.nobody, to=answer.result.label)
            yield Finding("grade.chosen", Verdict.HOLDS, about, named, self.home.source)


def _same(one: GradingScale, other: GradingScale) -> bool:
    return one is other or one == other  # nearly always one object; comparing every field costs more than converting
