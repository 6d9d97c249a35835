"""The checks for sense of grading scales: a chapter of :mod:`bologna_credits.law.definition_checks`."""

import enum
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from bologna_credits.core.findings import Finding, Verdict, facts, failing
from bologna_credits.core.reading import fold
from bologna_credits.grades.pass_marks import with_pass_mark
from bologna_credits.grades.rows import Band, GradeRow
from bologna_credits.grades.scales import GradingScale
from bologna_credits.law.shared_checks import check_days, clashes, together

_ALL = 100  # per cent


class Column(enum.StrEnum):
    """A column of a scale whose numbers run in one direction."""

    VALUES = "values"
    POINTS = "points"
    PERCENT = "percent"


def check_scales(scales: Sequence[GradingScale]) -> Iterator[Finding]:
    """Check the scales of one file: labels, bands, order, ends, and that a country's code means one of them."""
    for scale in scales:
        yield from check_days(scale.in_force, scale.code)
        yield from _labels(scale)
        yield from _no_grades(scale)
        yield from _bands(scale)
        yield from check_ranges(scale.bands, scale.code)
        yield from _monotone(scale)
        yield from _ends(scale)
        yield from _pass_marks(scale)
        yield from _shares(scale)
    yield from _defaults([scale for scale in scales if scale.usual])


def _defaults(scales: Sequence[GradingScale]) -> Iterator[Finding]:
    """Check that a country's code means one scale on every day."""
    for one, other in combinations(scales, 2):
        if together(one.in_force, other.in_force):
            yield failing("data.two-defaults", one.code, other=other.code)


def _labels(scale: GradingScale) -> Iterator[Finding]:
    seen: dict[str, GradeRow] = {}
    for row in scale.rows:
        for spelling in (row.label, *row.aliases):
            other = seen.setdefault(fold(spelling), row)
            if other is not row:
                yield failing("data.label-twice", scale.code, label=spelling, one=other.label, other=row.label)
    named = None if scale.fail is None else seen.get(fold(scale.fail))
    if scale.fail is not None and (named is None or not named.graded):
        yield failing("data.fail-unknown", scale.code, label=scale.fail)
    elif scale.fail is not None and scale.grade(scale.fail).passes:
        yield failing("data.fail-passes", scale.code, label=scale.fail)


def _no_grades(scale: GradingScale) -> Iterator[Finding]:
    """Check that a label for somebody without a grade claims nothing of a grade."""
    for row in scale.rows:
        of_a_grade = row.passes or row.above or row.conditional is not None
        if not row.graded and (of_a_grade or any(number is not None for number in (row.value, row.points, row.percent))):
            yield failing("data.no-grade", scale.code, label=row.label)


def _bands(scale: GradingScale) -> Iterator[Finding]:
    rows = sorted((row for row in scale.rows if row.percent is not None), key=lambda row: (row.percent, row.over, row.label))
    for row in rows:
        assert row.percent is not None
        low, high = row.percent
        if low > high or (low == high and (row.over or row.below)):
            yield failing("data.band", scale.code, label=row.label, low=low, high=high)
    for lower, upper in pairwise(rows):
        one, other = lower.band, upper.band
        assert one is not None
        assert other is not None
        if _overlap(one, other):
            yield failing("data.bands-overlap", scale.code, one=lower.label, other=upper.label)
        elif _apart(one, other):
            yield Finding("data.bands-gap", Verdict.NOTE, scale.code, facts(one=lower.label, other=upper.label))


def _apart(one: Band, other: Band) -> bool:
    """Return True if there are percentages between two bands: bands of whole numbers, 80–89 and 90–94, follow each other."""
    assert one.high is not None
    assert other.low is not None
    if one.below or other.over:
        return other.low > one.high or (one.below and other.over)
    return other.low - one.high > 1


def check_ranges(bands: Sequence[Band], subject: str) -> Iterator[Finding]:
    """Check ranges of numbers: the lower end is first, and none covers another."""
    for band in bands:
        if band.low is not None and band.high is not None and band.low > band.high:
            yield failing("data.band", subject, label=band, low=band.low, high=band.high)
    for one, other in combinations(bands, 2):
        if _overlap(one, other) and not (one.words and other.words and dict(one.words).keys().isdisjoint(dict(other.words))):
            yield failing("data.bands-overlap", subject, one=one, other=other)


def _overlap(one: Band, other: Band) -> bool:
    """Return True if two ranges share a number."""
    starts = [(band.low, band.over) for band in (one, other) if band.low is not None]
    ends = [(band.high, band.below) for band in (one, other) if band.high is not None]
    if not starts or not ends:
        return True
    low, over = max(starts)
    high, below = min(ends, key=lambda end: (end[0], not end[1]))
    return low < high or (low == high and not over and not below)


def _monotone(scale: GradingScale) -> Iterator[Finding]:
    ranked = [row for row in scale.rows if row.ranked and row.graded]
    readers: tuple[tuple[Column, Callable[[GradeRow], Fraction | None]], ...] = (
        (Column.VALUES, lambda row: row.value),
        (Column.POINTS, lambda row: row.points),
        (Column.PERCENT, lambda row: row.percent and row.percent[0]),
    )
    for what, read in readers:
        numbers = [number for number in map(read, ranked) if number is not None]
        falls = [one - other for one, other in pairwise(numbers)]
        rises = what is Column.VALUES and all(fall <= 0 for fall in falls)
        if not rises and not all(fall >= 0 for fall in falls):
            yield failing("data.not-monotone", scale.code, what=what)
    passes = [row.passes for row in ranked]
    if sorted(passes, reverse=True) != passes:
        yield failing("data.pass-below-fail", scale.code)


def _ends(scale: GradingScale) -> Iterator[Finding]:
    numbers = scale.numbers
    if numbers is None:
        if not any(row.graded for row in scale.rows):
            yield failing("data.scale-empty", scale.code)
        return
    low, high = sorted((numbers.best, numbers.worst))
    if not low <= numbers.lowest_pass <= high or numbers.best == numbers.worst:
        yield failing("data.ends", scale.code, best=numbers.best, lowest=numbers.lowest_pass, worst=numbers.worst)
    elif not numbers.legal(numbers.lowest_pass) or not numbers.legal(numbers.best):
        yield failing("data.step", scale.code, step=numbers.step)
    for row in scale.rows:
        if row.ranked and row.graded and row.value is None:
            yield failing("data.row-without-value", scale.code, label=row.label)


def _pass_marks(scale: GradingScale) -> Iterator[Finding]:
    """Check that each pass mark is a grade of the scale, that one answers at a time, and that the strictest is the scale's."""
    labels = {row.label for row in scale.rows if row.ranked and row.graded}
    legal = True
    for mark in scale.pass_marks:
        by_number = scale.numbers is not None
        given = (mark.number is not None, mark.label is not None)
        known = given == (by_number, not by_number) and (
            mark.label in labels if scale.numbers is None else scale.numbers.legal(mark.number or Fraction(0))
        )
        if not known:
            legal = False
            yield failing("data.pass-mark", scale.code, mark=mark)
    for one, other in clashes(mark.when for mark in scale.pass_marks):
        yield failing("data.circumstances-overlap", scale.code, one=one, other=other)
    if not legal or not scale.pass_marks:
        return
    under = [with_pass_mark(scale, mark) for mark in scale.pass_marks]
    lenient = [
        row.label for place, row in enumerate(scale.rows) if row.passes and not all(one.rows[place].passes for one in under)
    ]
    if scale.numbers is not None and not all(one.numbers and one.numbers.passes(scale.numbers.lowest_pass) for one in under):
        lenient.append(str(scale.numbers.label(scale.numbers.lowest_pass)))
    for label in lenient:
        yield failing("data.pass-mark-lenient", scale.code, label=label)


def _shares(scale: GradingScale) -> Iterator[Finding]:
    """Check that the shares of grades that are given by rank are parts of all students."""
    shares = [row.share for row in scale.rows if row.share is not None]
    if any(share <= 0 for share in shares) or sum(shares) > _ALL:
        yield failing("data.shares", scale.code, total=sum(shares))
