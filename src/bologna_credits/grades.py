"""Grading scales and grades: one class holds every kind of scale.

A grade is a label on a scale, and labels are text first: ``02``, ``-3``, ``30L``, ``4+``, ``A-``. Rows beat numbers, so
Italy is the whole numbers 30 to 18 to 0 plus the row 30L, Germany is eleven rows, France is numbers without a step, and
pass/fail is two rows without a rank.
"""

import functools
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, final

import attrs

from bologna_credits.errors import (
    ArgumentTypeError,
    EquivalenceGapError,
    MixedScalesError,
    NumberError,
    NumberTypeError,
    UnknownGradeError,
)
from bologna_credits.exact import Number, Rounding, read_exact, show_exact, show_places
from bologna_credits.provenance import ALWAYS, Basis, InForce, Source

Pairs = tuple[tuple[str, str], ...]
_MOST_STEPS = 2000  # a scale of numbers with more steps than this is not enumerated
_MOST_REMEMBERED = 4096


def read_pairs(value: Mapping[str, str] | Iterable[tuple[str, str]]) -> Pairs:
    """A mapping as a tuple of pairs, so that values hash."""
    return tuple(value.items()) if isinstance(value, Mapping) else tuple(value)


def _exact_or_none(value: Number | None) -> Fraction | None:
    return None if value is None else read_exact(value)


def _read_step(value: Number | None) -> Fraction | None:
    step = _exact_or_none(value)
    if step is not None and step <= 0:
        raise NumberError(show_exact(step), "is no step", "a step is greater than 0; leave it out (None) where there is none")
    return step


def _read_band(value: tuple[Number, Number] | None) -> tuple[Fraction, Fraction] | None:
    return None if value is None else (read_exact(value[0]), read_exact(value[1]))


def _read_texts(value: Iterable[str]) -> tuple[str, ...]:
    return tuple(value)


def fold(label: str) -> str:
    """A label as it is compared: without regard to case and to white space around and within it."""
    return " ".join(label.split()).casefold()


@final
@attrs.frozen
class GradeRow:
    """One printed grade of a scale.

    Args:
        label: the grade as text.
        passes: whether it is a passing grade.
        value: its number where grades are numbers.
        points: its grade points where the scale has them.
        percent: lowest and highest percentage, both included.
        aliases: other spellings found in documents.
        words: its name by language, ``{"en": "excellent"}``.
        ranked: False for a mere pass or fail.
        above: it stands above the number that it carries, like 30 e lode above 30.
    """

    label: str
    passes: bool
    value: Fraction | None = attrs.field(default=None, converter=_exact_or_none)
    points: Fraction | None = attrs.field(default=None, converter=_exact_or_none)
    percent: tuple[Fraction, Fraction] | None = attrs.field(default=None, converter=_read_band)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_read_texts)
    words: Pairs = attrs.field(default=(), converter=read_pairs)
    ranked: bool = True
    above: bool = False


@final
@attrs.frozen
class NumberGrades:
    """Grades that are numbers: from the best over the lowest pass to the worst.

    Args:
        best, lowest_pass, worst: the direction of the digits follows from them.
        step: the distance of two legal grades; None where every number in between is legal.
        decimals: how many decimal places are printed; None prints as few as needed.

    Raises:
        NumberError: a step that is not positive.
    """

    best: Fraction = attrs.field(converter=read_exact)
    lowest_pass: Fraction = attrs.field(converter=read_exact)
    worst: Fraction = attrs.field(converter=read_exact)
    step: Fraction | None = attrs.field(default=None, converter=_read_step)
    decimals: int | None = None

    @property
    def direction(self) -> int:
        """1 where higher is better, -1 where lower is better."""
        return 1 if self.best > self.worst else -1

    def label(self, value: Fraction) -> str:
        """A number as it is printed on this scale."""
        return show_exact(value) if self.decimals is None else show_places(value, self.decimals)

    def passes(self, value: Fraction) -> bool:
        """Whether a number is a pass."""
        return value * self.direction >= self.lowest_pass * self.direction

    def legal(self, value: Fraction) -> bool:
        """Whether a number is a grade of the scale."""
        low, high = sorted((self.best, self.worst))
        return low <= value <= high and (self.step is None or ((value - self.worst) / self.step).denominator == 1)

    def enumerate(self) -> list[Fraction]:
        """All legal numbers, best first; empty without a step."""
        if self.step is None or abs(self.best - self.worst) / self.step > _MOST_STEPS:
            return []
        count = int(abs(self.best - self.worst) / self.step)
        return [self.worst + self.direction * self.step * i for i in range(count, -1, -1)]

    def __str__(self) -> str:
        step = f" in steps of {show_exact(self.step)}" if self.step else ""
        return f"{self.label(self.best)} to {self.label(self.worst)}{step} (lowest pass {self.label(self.lowest_pass)})"


@final
@functools.total_ordering
@attrs.frozen(repr=False)
class Grade:
    """A grade: a label on a scale. Made by :meth:`GradingScale.grade`.

    Grades of one scale compare by quality, whatever the direction of the digits: on a German scale 1.0 > 1.3.
    """

    label: str
    scale: "GradingScale" = attrs.field(hash=False)
    passes: bool = attrs.field(eq=False)
    value: Fraction | None = attrs.field(eq=False)
    row: GradeRow | None = attrs.field(eq=False)
    quality: tuple[Fraction, int] | None = attrs.field(eq=False)

    @property
    def points(self) -> Fraction | None:
        """Grade points, where the scale has them."""
        return self.row.points if self.row else None

    @property
    def number(self) -> Fraction | None:
        """What the grade counts in arithmetic: its value, else its points."""
        return self.value if self.value is not None else self.points

    def word(self, language: str = "en") -> str | None:
        """The name of the grade in a language, where the scale gives it."""
        return dict(self.row.words).get(language) if self.row else None

    def __lt__(self, other: "Grade") -> bool:
        if not isinstance(other, Grade):
            return NotImplemented
        if self.scale != other.scale or self.quality is None or other.quality is None:
            raise MixedScalesError(self.scale.code, other.scale.code)
        return self.quality < other.quality

    def __reduce__(self) -> tuple[Any, ...]:
        return _grade_of, (self.scale, self.label)

    def __repr__(self) -> str:
        return f"grading_scale({self.scale.code!r}).grade({self.label!r})"

    def __str__(self) -> str:
        return f"{self.label} ({self.scale.code})"


def _grade_of(scale: "GradingScale", label: str) -> Grade:
    return scale.grade(label)


def _read_code(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ArgumentTypeError("code", repr(value), 'the code of a grading scale, such as "KZ-2011"')
    return value.strip().upper()


def _read_rows(value: Iterable[GradeRow]) -> tuple[GradeRow, ...]:
    return tuple(value)


@final
@attrs.frozen(repr=False)
class GradingScale:
    """A grading scale of any kind.

    Args:
        code: its code in the catalogue; two dated scales are two scales.
        rows: printed grades from best to worst.
        numbers: grades that are numbers; a row beats a number.
        fail: the label that a fail from elsewhere becomes, where the scale names one.
        names: its name by language.
        country: the country whose scale it is, ISO 3166 alpha-2.
        in_force: the days on which it holds.
        basis, source: what kind of text gives it, and which.

    >>> scale = GradingScale("XX-PF", rows=[GradeRow("pass", True, ranked=False), GradeRow("fail", False, ranked=False)])
    >>> scale.grade("Pass").passes
    True
    """

    code: str = attrs.field(converter=_read_code)
    rows: tuple[GradeRow, ...] = attrs.field(default=(), converter=_read_rows)
    numbers: NumberGrades | None = None
    fail: str | None = None
    names: Pairs = attrs.field(default=(), converter=read_pairs)
    country: str | None = None
    in_force: InForce = ALWAYS
    basis: Basis | None = None
    source: Source | None = None
    note: str | None = None
    _by_label: dict[str, Grade] = attrs.field(init=False, eq=False, hash=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        for grade in self._row_grades():
            assert grade.row is not None
            for spelling in (grade.label, *grade.row.aliases):
                self._by_label.setdefault(fold(spelling), grade)

    def __hash__(self) -> int:
        return hash(self.code)  # equal scales have equal codes, and hashing every row of a scale is slow

    def __reduce__(self) -> tuple[Any, ...]:
        kept = {a.name: getattr(self, a.name) for a in attrs.fields(GradingScale) if a.init}
        return _scale_of, (kept,)

    def _row_grades(self) -> list[Grade]:
        ranked = [row for row in self.rows if row.ranked]
        position = {id(row): Fraction(-i) for i, row in enumerate(ranked)}
        sign = self.numbers.direction if self.numbers else 1
        grades = []
        for row in self.rows:
            quality = None
            if row.ranked and self.numbers and row.value is not None:
                quality = (row.value * sign, int(row.above))
            elif row.ranked:
                quality = (position[id(row)], 0)
            grades.append(Grade(row.label, self, row.passes, row.value, row, quality))
        return grades

    def grade(self, given: Number) -> Grade:
        """A grade from its label, an alias, or a number.

        Labels come first, so ``"02"`` is not ``"2"``. A number is a grade where the scale has numbers, or a row whose label
        is just that number.

        Raises:
            UnknownGradeError: no such grade; names the nearest label, or the range where numbers are asked for.

        >>> from bologna_credits import grading_scale
        >>> grading_scale("IT-30").grade("30 e lode"), grading_scale("DE-THIRDS").grade("1,3")
        (grading_scale('IT-30').grade('30L'), grading_scale('DE-THIRDS').grade('1.3'))
        """
        known = self._by_label
        if isinstance(given, str):
            at_once = known.get(given) or known.get(fold(given))
            if at_once is not None:
                return at_once
        found = self._by_number(given)
        if isinstance(given, str) and len(known) < _MOST_REMEMBERED:
            known[fold(given)] = found
        return found

    def _by_number(self, given: Number) -> Grade:
        try:
            value = read_exact(given)
        except (NumberError, NumberTypeError):
            raise self._unknown(given) from None
        if self.numbers is not None and self.numbers.legal(value):
            label = self.numbers.label(value)
            found = self._by_label.get(label)  # a row of that very label beats the number
            return found or Grade(label, self, self.numbers.passes(value), value, None, (value * self.numbers.direction, 0))
        if self.numbers is None:
            for grade in tuple(self._by_label.values()):  # another thread may add a spelling meanwhile
                if grade.value == value and _reads_as(grade.label, value):
                    return grade
        raise self._unknown(given)

    def _unknown(self, given: object) -> UnknownGradeError:
        labels = tuple(row.label for row in self.rows)
        span = ""
        if self.numbers is not None:
            span = ", ".join([*labels, str(self.numbers)])
        return UnknownGradeError(self.code, str(given)[:40], labels, span)

    def from_percent(self, percent: Number, *, rounding: Rounding | None = None) -> Grade:
        """The grade whose percent band holds a percentage.

        Bands are printed in whole numbers (85–89, 90–94), so 89.5 lies in a gap unless a practice rounds.

        Raises:
            EquivalenceGapError: no band holds it; names the bands beside it.

        >>> from bologna_credits import grading_scale
        >>> grading_scale("KZ-2011").from_percent(85).label
        'B+'
        """
        value = read_exact(percent)
        if rounding is not None:
            value = rounding.apply(value)
        banded = [row for row in self.rows if row.percent is not None]
        for row in banded:
            assert row.percent is not None
            if row.percent[0] <= value <= row.percent[1]:
                return self.grade(row.label)
        beside = sorted(banded, key=lambda row: min(abs(value - bound) for bound in row.percent or ()))[:2]
        names = tuple(f"{row.label} {show_exact(row.percent[0])}–{show_exact(row.percent[1])} %" for row in beside if row.percent)
        raise EquivalenceGapError("percent", self.code, show_exact(value), names)

    @property
    def grades(self) -> tuple[Grade, ...]:
        """All grades that can be listed, ranked ones best first; without a step only the printed rows."""
        listed = dict.fromkeys(self._row_grades())
        if self.numbers is not None:
            listed.update(dict.fromkeys(self.grade(show_exact(value)) for value in self.numbers.enumerate()))
        ranked = [grade for grade in listed if grade.quality is not None]
        ranked.sort(key=lambda grade: grade.quality or (), reverse=True)
        return (*ranked, *(grade for grade in listed if grade.quality is None))

    @property
    def passing(self) -> tuple[Grade, ...]:
        """The ranked passing grades that can be listed, best first."""
        return tuple(grade for grade in self.grades if grade.passes and grade.quality is not None)

    @property
    def failing(self) -> tuple[Grade, ...]:
        """The failing grades that can be listed, ranked ones first."""
        return tuple(grade for grade in self.grades if not grade.passes)

    @property
    def fail_grade(self) -> Grade | None:
        """What a fail from elsewhere becomes: the label that the scale names, else its only failing grade, else None."""
        if self.fail is not None:
            return self.grade(self.fail)
        failing = self.failing
        ranked = [grade for grade in failing if grade.quality is not None]
        only = ranked or list(failing)
        endless = self.numbers is not None and self.numbers.step is None
        return only[0] if len(only) == 1 and not endless else None

    @property
    def best_number(self) -> Fraction | None:
        """The best number, for formulas; marks above the number (30L) carry it too."""
        if self.numbers is not None:
            return self.numbers.best
        values = [grade.value for grade in self.passing]
        return None if not values or None in values else values[0]

    @property
    def lowest_pass_number(self) -> Fraction | None:
        """The number of the lowest pass, for formulas."""
        if self.numbers is not None:
            return self.numbers.lowest_pass
        values = [grade.value for grade in self.passing]
        return None if not values or None in values else values[-1]

    def name(self, language: str = "en") -> str:
        """The scale's name in a language, else in the first that it has, else its code."""
        names = dict(self.names)
        return names.get(language) or next(iter(names.values()), self.code)

    def __repr__(self) -> str:
        return f"grading_scale({self.code!r})"

    def __str__(self) -> str:
        return f"{self.code}: {self.name()}"


def _scale_of(kept: dict[str, Any]) -> GradingScale:
    return GradingScale(**kept)


def _reads_as(label: str, value: Fraction) -> bool:
    """Whether a label is the plain writing of a number: "1.0" is 1, "02" is not 2."""
    digits = label.lstrip("-")
    if len(digits) > 1 and digits[0] == "0" and digits[1] not in ".,":
        return False
    try:
        return read_exact(label) == value
    except NumberError:
        return False
