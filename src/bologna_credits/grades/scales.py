"""Grading scales and grades: one class holds every kind of scale.

A grade is a label on a scale, and labels are text first: ``02``, ``-3``, ``30L``, ``4+``, ``A-``. Rows take precedence
over numbers, so Italy is the whole numbers 30 to 18 to 0 plus the row 30L, Germany is eleven rows, France is numbers without a
step, and pass/fail is two rows without a rank.
"""

import operator
import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any, final

import attrs

from bologna_credits.core.errors import (
    ArgumentTypeError,
    EquivalenceGapError,
    MixedScalesError,
    NumberError,
    NumberTypeError,
    UnknownGradeError,
)
from bologna_credits.core.exact import Number, Rounding, read_exact, show_exact
from bologna_credits.core.notebook import card
from bologna_credits.core.provenance import ALWAYS, Basis, InForce, Source
from bologna_credits.core.reading import Pairs, fold, name_in, read_pairs
from bologna_credits.grades.rows import Band, GradeRow, NumberGrades

_EXACT_RATIO = re.compile("-?[0-9]+/[0-9]*[1-9][0-9]*")
_WITH_MAXIMUM = re.compile(r" *([0-9]+(?:[.,][0-9]+)?) */ *([0-9]+(?:[.,][0-9]+)?) *")
_MOST_REMEMBERED = 4096
_LEADING_ZERO = re.compile("-?0[0-9]")


@final
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
        """The number of the grade in arithmetic: its value, otherwise its points."""
        return self.value if self.value is not None else self.points

    @property
    def above(self) -> bool:
        """True for a mark above the number that it carries, such as 30 e lode: a board awards it, arithmetic never reaches it."""
        return self.row is not None and self.row.above

    @property
    def conditional(self) -> str | None:
        """The condition on which passing depends, or None if the label decides."""
        if self.row is not None and self.row.conditional is not None:
            return self.row.conditional
        value = self.value
        if value is None or not self.scale.bands:
            return None
        return next((band.conditional for band in self.scale.bands if band.conditional and value in band), None)

    def word(self, language: str = "en") -> str | None:
        """Return the name of the grade in a language, where the scale gives it for the grade or for a range of numbers."""
        own = dict(self.row.words).get(language) if self.row else None
        if own is not None or self.value is None:
            return own
        named = (band for band in self.scale.bands if self.value in band)
        return next((dict(band.words)[language] for band in named if language in dict(band.words)), None)

    def _qualities(self, other: "Grade") -> tuple[tuple[Fraction, int], tuple[Fraction, int]]:
        if self.scale != other.scale or self.quality is None or other.quality is None:
            raise MixedScalesError(self.scale.code, other.scale.code)
        return self.quality, other.quality

    # All four by hand: derived from one, two labels of the same quality would each be above the other.
    def __lt__(self, other: object) -> bool:
        return operator.lt(*self._qualities(other)) if isinstance(other, Grade) else NotImplemented

    def __le__(self, other: object) -> bool:
        return operator.le(*self._qualities(other)) if isinstance(other, Grade) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return operator.gt(*self._qualities(other)) if isinstance(other, Grade) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return operator.ge(*self._qualities(other)) if isinstance(other, Grade) else NotImplemented

    def __reduce__(self) -> tuple[Any, ...]:
        return _grade_of, (self.scale, self.label)

    def __repr__(self) -> str:
        reader = "labelled" if _EXACT_RATIO.fullmatch(self.label) else "grade"
        return f"grading_scale({self.scale.code!r}).{reader}({self.label!r})"

    def __str__(self) -> str:
        return f"{self.label} ({self.scale.code})"


def _grade_of(scale: "GradingScale", label: str) -> Grade:
    return scale.labelled(label)


def _read_code(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ArgumentTypeError("code", repr(value), 'the code of a grading scale, such as "KZ-2011"')
    return value.strip().upper()


def _read_rows(value: Iterable[GradeRow]) -> tuple[GradeRow, ...]:
    return tuple(value)


def _read_bands(value: Iterable[Band]) -> tuple[Band, ...]:
    return tuple(value)


@final
@attrs.frozen(repr=False)
class GradingScale:
    """A grading scale of any kind.

    Args:
        code: its code in the catalogue; two dated scales are two scales.
        rows: printed grades from best to worst.
        numbers: grades that are numbers; a row takes precedence over a number.
        bands: words or conditions for ranges of numbers, where a text names ranges and not single grades.
        default: True if the country's code means this scale where several are in force.
        fail: the label that a fail from elsewhere becomes, where the scale names one.
        names: its name by language.
        country: the country whose scale it is, ISO 3166 alpha-2.
        in_force: the days on which it applies.
        basis, source: the kind of text that gives it, and the text.

    >>> scale = GradingScale("XX-PF", rows=[GradeRow("pass", True, ranked=False), GradeRow("fail", False, ranked=False)])
    >>> scale.grade("Pass").passes
    True
    """

    code: str = attrs.field(converter=_read_code)
    rows: tuple[GradeRow, ...] = attrs.field(default=(), converter=_read_rows)
    numbers: NumberGrades | None = None
    bands: tuple[Band, ...] = attrs.field(default=(), converter=_read_bands)
    fail: str | None = None
    default: bool = False
    names: Pairs = attrs.field(default=(), converter=read_pairs)
    country: str | None = None
    in_force: InForce = ALWAYS
    basis: Basis | None = None
    source: Source | None = None
    region: str | None = None
    note: str | None = None
    _by_label: dict[str, Grade] = attrs.field(init=False, eq=False, factory=dict)
    _passing_by_value: dict[Fraction, Grade] = attrs.field(init=False, eq=False, factory=dict)

    _repr_html_ = card

    @property
    def usual(self) -> bool:
        """True where the country's code means this scale, of several in force."""
        return self.default

    def __attrs_post_init__(self) -> None:
        for grade in self._row_grades():
            assert grade.row is not None
            for spelling in (grade.label, *grade.row.aliases):
                self._by_label.setdefault(fold(spelling), grade)
            if grade.passes and grade.quality is not None and grade.value is not None and not grade.above:
                self._passing_by_value.setdefault(grade.value, grade)

    def __hash__(self) -> int:
        return hash(self.code)  # equal scales have equal codes, and hashing every row of a scale is slow

    def __reduce__(self) -> tuple[Any, ...]:
        kept = {a.name: getattr(self, a.name) for a in attrs.fields(GradingScale) if a.init}
        return _scale_of, (kept,)

    def _row_grades(self) -> list[Grade]:
        ranked = [row for row in self.rows if row.ranked]
        position = {id(row): Fraction(-i) for i, row in enumerate(ranked)}
        grades = []
        for row in self.rows:
            quality = None
            if row.ranked and self.numbers and row.value is not None:
                quality = (row.value * self.numbers.direction, int(row.above))
            elif row.ranked:
                quality = (position[id(row)], 0)
            grades.append(Grade(row.label, self, row.passes, value=row.value, row=row, quality=quality))
        return grades

    def grade(self, given: Number) -> Grade:
        """Return a grade from its label, an alias, or a number.

        Labels come first, so ``"02"`` is not ``"2"``. A number is a grade where the scale has numbers, or a row whose label
        is just that number. A mark with its maximum, ``"15/20"``, is the mark if the maximum is the best number of the scale. It
        is never a ratio.

        Raises:
            UnknownGradeError: no such grade; names the nearest label, or the range where numbers are asked for.
            NumberError: a float that is the trace of float arithmetic; gives the cure.

        >>> from bologna_credits import grading_scale
        >>> grading_scale("IT-30").grade("30 e lode"), grading_scale("DE-THIRDS").grade("1,3")
        (grading_scale('IT-30').grade('30L'), grading_scale('DE-THIRDS').grade('1.3'))
        """
        known = self._by_label
        if isinstance(given, str):
            at_once = known.get(given) or known.get(fold(given))
            if at_once is not None:
                return at_once
        found = self._with_maximum(given) if isinstance(given, str) and "/" in given else self._by_number(given)
        if isinstance(given, str) and len(known) < _MOST_REMEMBERED:
            known[fold(given)] = found
        return found

    def labelled(self, label: str) -> Grade:
        """Return the grade of a label that the library itself has given; unlike a document, it may print an exact ratio.

        Raises:
            UnknownGradeError: no such grade.

        >>> from bologna_credits import grading_scale
        >>> grading_scale("FR-20").labelled("40/3").value
        Fraction(40, 3)
        """
        if label in self._by_label or not _EXACT_RATIO.fullmatch(label):
            return self.grade(label)
        return self._by_number(Fraction(label))

    def _with_maximum(self, given: str) -> Grade:
        """Return the grade of a mark that is printed with the maximum, ``15/20``."""
        printed, best, lowest = _WITH_MAXIMUM.fullmatch(given), self.best_number, self.lowest_pass_number
        upwards = best is not None and lowest is not None and best > lowest
        if printed is None or not upwards or read_exact(printed[2]) != best:
            raise self._unknown(given)
        return self.grade(printed[1])

    def _by_number(self, given: Number) -> Grade:
        try:
            value = read_exact(given)
        except NumberTypeError:
            raise self._unknown(given) from None
        except NumberError:
            if not isinstance(given, str):  # the number itself is at fault, and its error gives the cure
                raise
            raise self._unknown(given) from None
        if self.numbers is not None and self.numbers.legal(value):
            label = self.numbers.label(value)
            found = self._by_label.get(label)  # a row of that very label takes precedence over the number
            quality = (value * self.numbers.direction, 0)
            return found or Grade(label, self, self.numbers.passes(value), value=value, row=None, quality=quality)
        if self.numbers is None:
            for grade in tuple(self._by_label.values()):  # another thread may add a spelling meanwhile
                if grade.value == value and _reads_as(grade.label, value):
                    return grade
            printed = self._by_label.get(show_exact(value))  # 2 where documents print "2" for the grade
            if printed is not None:
                return printed
        raise self._unknown(given)

    def _unknown(self, given: object) -> UnknownGradeError:
        labels = tuple(row.label for row in self.rows)
        span = ""
        if self.numbers is not None:
            span = ", ".join([*labels, str(self.numbers)])
        return UnknownGradeError(self.code, str(given)[:40], labels, span)

    def passing_at(self, value: Fraction) -> Grade | None:
        """Return the passing grade that equals a number and is not above it, or None.

        >>> from bologna_credits import grading_scale
        >>> scale = grading_scale("IT-30")
        >>> scale.passing_at(Fraction(30)), scale.passing_at(Fraction("30.5")), scale.passing_at(Fraction(17))
        (grading_scale('IT-30').grade('30'), None, None)
        """
        if self.numbers is None or not self.numbers.legal(value):
            return self._passing_by_value.get(value)
        found = self.grade(value)
        return found if found.passes and not found.above else None

    def from_percent(self, percent: Number, *, rounding: Rounding | None = None) -> Grade:
        """Return the grade whose percent band includes a percentage.

        Bands are printed in whole numbers (85–89, 90–94), so 89.5 is in a gap unless a practice rounds.

        Raises:
            EquivalenceGapError: no band includes it; names the bands beside it.

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
        """The grade that a fail from elsewhere becomes, by name or as the only failing grade; None if there is no such grade."""
        if self.fail is not None:
            return self.grade(self.fail)
        failing = self.failing
        ranked = [grade for grade in failing if grade.quality is not None]
        only = ranked or list(failing)
        endless = self.numbers is not None and self.numbers.step is None
        return only[0] if len(only) == 1 and not endless else None

    def _passing_values(self) -> list[Fraction | None]:
        """Return the numbers of the passing rows, best first."""
        return [row.value for row in self.rows if row.passes and row.ranked]

    @property
    def best_number(self) -> Fraction | None:
        """The best number, for formulas; marks above the number (30L) have it too."""
        if self.numbers is not None:
            return self.numbers.best
        values = self._passing_values()
        return None if not values or None in values else values[0]

    @property
    def lowest_pass_number(self) -> Fraction | None:
        """The number of the lowest pass, for formulas."""
        if self.numbers is not None:
            return self.numbers.lowest_pass
        values = self._passing_values()
        return None if not values or None in values else values[-1]

    def name(self, language: str = "en") -> str:
        """Return the scale's name in a language, otherwise in the first that it has, otherwise its code."""
        return name_in(self.names, language, self.code)

    def __repr__(self) -> str:
        return f"grading_scale({self.code!r})"

    def __str__(self) -> str:
        return f"{self.code}: {self.name()}"


def _scale_of(kept: dict[str, Any]) -> GradingScale:
    return GradingScale(**kept)


def _reads_as(label: str, value: Fraction) -> bool:
    """Return True if a label is the plain writing of a number: "1.0" is 1, "02" is not 2."""
    if _LEADING_ZERO.match(label):
        return False
    try:
        return read_exact(label) == value
    except NumberError:
        return False
