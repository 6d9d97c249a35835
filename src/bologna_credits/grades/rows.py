"""The parts of a grading scale: printed rows, numbers, and ranges of numbers."""

import functools
from collections.abc import Iterable
from fractions import Fraction
from math import lcm
from typing import Any, NamedTuple, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.errors import ArgumentError, ArgumentTypeError, EquivalenceGapError, NumberError, UndecidedError
from bologna_credits.core.exact import Number, read_exact, show_exact, show_places
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import Pairs, optional_exact, read_pairs
from bologna_credits.core.typed import check_record, checked_late, named
from bologna_credits.core.visible import visibly

_MOST_STEPS = 2000  # a scale of numbers with more steps than this is not enumerated
_MOST_DECIMALS = 20


def _read_step(value: Number | None) -> Fraction | None:
    step = optional_exact(value)
    if step is not None and step <= 0:
        raise NumberError(show_exact(step), "is no step", "a step is greater than 0; leave it out (None) where there is none")
    return step


def _read_band(value: tuple[Number, Number] | None) -> tuple[Fraction, Fraction] | None:
    return None if value is None else (read_exact(value[0]), read_exact(value[1]))


def _read_texts(value: Iterable[str]) -> tuple[str, ...]:
    return tuple(value)


@final
@attrs.frozen(field_transformer=named)
class Band:
    """A range of numbers as a text prints it: both ends included, unless the text says "more than" or "less than".

    Args:
        low, high: the ends; None where the text names only the other one.
        over: True if the lower end itself is excluded.
        below: True if the upper end itself is excluded.
        words: names of the range, by language.
        conditional: the condition on which passing depends, where the number alone does not decide.
        source: the text that gives the range, where it is another than that of the scale.

    >>> "9.00" in Band("9.00", "11.49"), "11.495" in Band("9.00", "11.49")
    (True, False)
    """

    __repr__ = brief

    low: Fraction | None = attrs.field(default=None, converter=optional_exact)
    high: Fraction | None = attrs.field(default=None, converter=optional_exact)
    over: bool = False
    below: bool = False
    words: Pairs = attrs.field(default=(), converter=read_pairs)
    conditional: str | None = None
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        check_record(self)
        if self.low is None and (self.over or self.high is None):
            raise ArgumentError("low", "nothing", ("a number", "an upper end alone, without over"))
        if self.high is None and self.below:
            raise ArgumentError("high", "nothing", ("a number", "a lower end alone, without below"))

    def __contains__(self, given: Number) -> bool:
        value = read_exact(given)
        return self.includes(value.numerator, value.denominator)

    def includes(self, numerator: int, denominator: int) -> bool:
        """Return True if a number is in the range; the whole numbers may have a common factor."""
        low, below_low, high, below_high = self._whole
        if low is not None:
            above = numerator * below_low - low * denominator
            if above < 0 or (above == 0 and self.over):
                return False
        if high is None:
            return True
        under = high * denominator - numerator * below_high
        return under > 0 or (under == 0 and not self.below)

    @functools.cached_property
    def _whole(self) -> tuple[int | None, int, int | None, int]:
        """The numerator and the denominator of each end."""
        ends = [(None, 1) if end is None else (end.numerator, end.denominator) for end in (self.low, self.high)]
        return (*ends[0], *ends[1])

    @checked_late
    def distance(self, value: Fraction) -> Fraction:
        """Return the distance of a number from the nearer end."""
        return min(abs(value - end) for end in (self.low, self.high) if end is not None)

    @visibly
    def __str__(self) -> str:
        low, high = (None if end is None else show_exact(end) for end in (self.low, self.high))
        if low is not None and high is not None and not (self.over or self.below):
            return low if low == high else f"{low}–{high}"
        parts = [f"{'more than' if self.over else 'at least'} {low}"] if low is not None else []
        parts += [f"{'less than' if self.below else 'at most'} {high}"] if high is not None else []
        return " and ".join(parts)


@final
@attrs.frozen(field_transformer=named)
class GradeRow:
    """One printed grade of a scale.

    Args:
        label: the grade as text.
        passes: True for a passing grade.
        value: its number where grades are numbers.
        points: its grade points where the scale has them.
        percent: lowest and highest percentage, both included unless ``over`` or ``below`` excludes one.
        aliases: other spellings found in documents.
        words: its names, by language: ``{"en": "excellent"}``.
        ranked: False for a mere pass or fail.
        above: True for a grade above the number that it carries, like 30 e lode above 30.
        conditional: the condition on which passing depends, where the label alone does not decide; ``passes`` applies
            without it.
        graded: False for a label that is printed for somebody without a grade: absent, withdrawn, given up. It is in no list of
            grades, and neither a pass nor a fail.
        source: the text that gives the row, where it is another than that of the scale.
        over: True if the lowest percentage itself is excluded.
        below: True if the highest percentage itself is excluded, as in "80 ≤ x < 90".
        share: for a grade that is given by rank, the percentage of the students who receive it.
    """

    __repr__ = brief

    label: str
    passes: bool
    value: Fraction | None = attrs.field(default=None, converter=optional_exact)
    points: Fraction | None = attrs.field(default=None, converter=optional_exact)
    percent: tuple[Fraction, Fraction] | None = attrs.field(default=None, converter=_read_band)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_read_texts)
    words: Pairs = attrs.field(default=(), converter=read_pairs)
    ranked: bool = True
    above: bool = False
    conditional: str | None = None
    graded: bool = True
    source: Source | None = None
    over: bool = False
    below: bool = False
    share: Fraction | None = attrs.field(default=None, converter=optional_exact)

    def __attrs_post_init__(self) -> None:
        check_record(self)
        if self.percent is None and (self.over or self.below):
            raise ArgumentError("percent", "nothing", ("the two ends of a band, or a row without over and below",))

    @property
    def band(self) -> Band | None:
        """Its percentages as a range, or None.

        >>> str(GradeRow("B", True, percent=(80, 90), below=True).band)
        'at least 80 and less than 90'
        """
        return None if self.percent is None else Band(*self.percent, over=self.over, below=self.below)

    @checked_late
    def word(self, language: str = "en") -> str | None:
        """Return the name of the row in a language, or None.

        >>> GradeRow("NP", False, words={"es": "no presentado"}, graded=False).word("es")
        'no presentado'
        """
        return dict(self.words).get(language)

    @property
    def printed_for(self) -> str:
        """The names of the row in all languages, English first; its label where it has none."""
        named = dict(self.words)
        return ", ".join(dict.fromkeys([named[code] for code in ("en", *named) if code in named])) or self.label


def read_rows(value: Iterable[GradeRow]) -> tuple[GradeRow, ...]:
    """Return rows as a tuple."""
    return tuple(value)


def read_items(value: Iterable[Any]) -> tuple[Any, ...]:
    """Return items of any kind as a tuple."""
    return tuple(value)


def read_bands(value: Iterable[Band]) -> tuple[Band, ...]:
    """Return ranges of numbers as a tuple."""
    return tuple(value)


def row_of_percent(rows: Iterable[GradeRow], percent: Fraction, scale: str) -> GradeRow:
    """Return the row whose percent band includes a percentage.

    Args:
        rows: the rows of a scale.
        percent: the percentage, rounded if a practice rounds.
        scale: the code of the scale, for the error.

    Raises:
        EquivalenceGapError: no band includes it; names the bands beside it.
        UndecidedError: it is above all bands, and the better grades are given by rank.

    >>> row_of_percent([GradeRow("A", True, percent=(90, 100))], Fraction(95), "XX").label
    'A'
    """
    rows = tuple(rows)
    banded = [(band, row) for row in rows if (band := row.band) is not None]
    for band, row in banded:
        if percent in band:
            return row
    ranks = [row for row in rows if row.share is not None and row.percent is None]
    if ranks and all(band.high is not None and band.high < percent for band, _ in banded):
        shares = ", ".join(f"{row.label} {show_exact(row.share or Fraction(0))} %" for row in ranks)
        what = f"{show_exact(percent)} % is above the bands of {scale}, and the grades above them are given by rank"
        raise UndecidedError(what, f"ask for the rank of the student: {shares} of the students")
    beside = sorted(banded, key=lambda pair: pair[0].distance(percent))[:2]
    names = tuple(f"{row.label} {band} %" for band, row in beside)
    raise EquivalenceGapError("percent", scale, show_exact(percent), names)


def _check_decimals(_: object, __: object, decimals: int | None) -> None:
    if decimals is None:
        return
    if isinstance(decimals, bool) or not isinstance(decimals, int):
        raise ArgumentTypeError("decimals", type(decimals).__name__, "a whole number")
    if not 0 <= decimals <= _MOST_DECIMALS:
        raise NumberError("decimals", f"is not between 0 and {_MOST_DECIMALS}", "give the places that documents print")


class WholeNumbers(NamedTuple):
    """The numbers of :class:`NumberGrades` as whole numbers over one denominator.

    Each mark that is read, and each number that a method yields, is compared with them: in fractions it takes many times as long.
    """

    denominator: int
    low: int
    high: int
    worst: int
    step: int | None
    lowest_pass: int
    direction: int

    @classmethod
    def of(cls, numbers: "NumberGrades") -> "WholeNumbers":
        """Return the whole numbers of some numbers."""
        best, lowest, worst, step = numbers.best, numbers.lowest_pass, numbers.worst, numbers.step
        common = lcm(*(number.denominator for number in (best, lowest, worst, step) if number is not None))

        def counted(number: Fraction) -> int:
            return number.numerator * (common // number.denominator)

        low, high = sorted((counted(best), counted(worst)))
        return cls(
            denominator=common,
            low=low,
            high=high,
            worst=counted(worst),
            step=None if step is None else counted(step),
            lowest_pass=counted(lowest),
            direction=1 if best > worst else -1,
        )

    def place(self, numerator: int, denominator: int) -> int | None:
        """Return a legal number of a scale with steps as a whole number, or None for any other number.

        >>> whole = NumberGrades(best=1, lowest_pass=4, worst=5, step="1/10").whole
        >>> whole.place(13, 10), whole.place(5, 4), whole.place(6, 1)
        (13, None, None)
        """
        found, rest = divmod(numerator * self.denominator, denominator)
        if rest or not self.low <= found <= self.high:
            return None
        return None if self.step is None or (found - self.worst) % self.step else found

    def legal(self, numerator: int, denominator: int) -> bool:
        """Return True if a number is a grade."""
        if self.step is not None:
            return self.place(numerator, denominator) is not None
        return self.low * denominator <= numerator * self.denominator <= self.high * denominator

    def passes(self, numerator: int, denominator: int) -> bool:
        """Return True if a number is a pass."""
        return (numerator * self.denominator - self.lowest_pass * denominator) * self.direction >= 0


@final
@attrs.frozen(field_transformer=named)
class NumberGrades:
    """Grades that are numbers: from the best over the lowest pass to the worst.

    Args:
        best, lowest_pass, worst: the direction of the digits follows from them.
        step: the distance of two legal grades; None where every number in between is legal.
        decimals: number of decimal places that are printed; None prints as few as needed.

    Raises:
        NumberError: a step that is not positive, or decimals that are not between 0 and 20.
    """

    best: Fraction = attrs.field(converter=read_exact)
    lowest_pass: Fraction = attrs.field(converter=read_exact)
    worst: Fraction = attrs.field(converter=read_exact)
    step: Fraction | None = attrs.field(default=None, converter=_read_step)
    decimals: int | None = attrs.field(default=None, validator=_check_decimals)

    def __attrs_post_init__(self) -> None:
        check_record(self)

    @functools.cached_property
    def whole(self) -> "WholeNumbers":
        """Its numbers as whole numbers over one denominator, worked out once."""
        return WholeNumbers.of(self)

    @property
    def direction(self) -> int:
        """1 where higher is better, -1 where lower is better."""
        return self.whole.direction

    @checked_late
    def label(self, value: Fraction) -> str:
        """Return a number as it is printed on this scale."""
        if self.decimals is None or 10**self.decimals % value.denominator:
            return show_exact(value)  # a finer number keeps a label of its own, so that two numbers never share one
        return show_places(value, self.decimals)

    @checked_late
    def passes(self, value: Fraction) -> bool:
        """Return True if a number is a pass."""
        return self.whole.passes(value.numerator, value.denominator)

    def legal(self, value: Fraction) -> bool:
        """Return True if a number is a grade of the scale."""
        return self.whole.legal(value.numerator, value.denominator)

    def enumerate(self) -> list[Fraction]:
        """Return all legal numbers, best first; none without a step."""
        if self.step is None or abs(self.best - self.worst) / self.step > _MOST_STEPS:
            return []
        count = int(abs(self.best - self.worst) / self.step)
        return [self.worst + self.direction * self.step * i for i in range(count, -1, -1)]

    @visibly
    def __str__(self) -> str:
        step = f" in steps of {show_exact(self.step)}" if self.step else ""
        return f"{self.label(self.best)} to {self.label(self.worst)}{step} (lowest pass {self.label(self.lowest_pass)})"
