"""Grading scales and grades: one class for every kind. Labels are text first (02, 30L), and rows take precedence over numbers."""

import functools
import operator
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any, final

import attrs

from bologna_credits.core.countries import optional_country
from bologna_credits.core.errors import BolognaError, NumberError
from bologna_credits.core.exact import Number, Rounding, fraction_of, read_exact, show_exact
from bologna_credits.core.later import later
from bologna_credits.core.notebook import card
from bologna_credits.core.provenance import ALWAYS, Basis, InForce, Source
from bologna_credits.core.reading import Pairs, fold, name_in, read_pairs
from bologna_credits.core.references import reference_to
from bologna_credits.core.typed import check_record, checked, checked_late, named
from bologna_credits.core.visible import visibly
from bologna_credits.grades.grade_reader import GradeReader
from bologna_credits.grades.known_grades import MOST_REMEMBERED, KnownGrades
from bologna_credits.grades.labels import is_exact_ratio, read_scale_code
from bologna_credits.grades.quality import ByQuality
from bologna_credits.grades.rows import Band, GradeRow, NumberGrades, read_bands, read_items, read_rows, row_of_percent

if TYPE_CHECKING:
    from bologna_credits.core.circumstances import Circumstances
    from bologna_credits.grades.pass_marks import PassMark, Unsettled, grade_under, scale_under, unsettled
else:  # few scales have several pass marks
    _LATE = ("PassMark", "grade_under", "scale_under", "unsettled")
    (Circumstances,) = later("bologna_credits.core.circumstances", "Circumstances")
    PassMark, grade_under, scale_under, unsettled = later("bologna_credits.grades.pass_marks", *_LATE)


@final
@attrs.frozen(repr=False, order=False)
class Grade(ByQuality):
    """A grade: a label on a scale. Made by :meth:`GradingScale.grade`.

    Grades of one scale compare by quality, whatever the direction of the digits: on a German scale 1.0 > 1.3. ``percent`` is the
    exact percentage that gave the label, where it is known; two grades of one label are equal whatever it is.
    """

    label: str
    scale: "GradingScale"
    passes: bool = attrs.field(eq=False)
    value: Fraction | None = attrs.field(eq=False)
    row: GradeRow | None = attrs.field(eq=False)
    quality: tuple[Fraction, int] | None = attrs.field(eq=False)
    percent: Fraction | None = attrs.field(default=None, eq=False)

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
    def _unclear(self) -> "GradeRow | Band | Unsettled | None":
        """The row or range of numbers with a condition, or the pass marks between which it lies, or None."""
        if self.row is not None and self.row.conditional is not None:
            return self.row
        if self.scale.pass_marks and (between := unsettled(self.scale, self.label)) is not None:
            return between
        value, bands = self.value, self.scale.known.unclear_bands
        if bands and value is not None:
            numerator, denominator = value.numerator, value.denominator
            for band in bands:
                if band.includes(numerator, denominator):
                    return band
        return None

    @property
    def conditional(self) -> str | None:
        """The condition on which passing depends, or None if the label decides."""
        unclear = self._unclear
        return None if unclear is None else unclear.conditional

    @property
    def conditional_source(self) -> Source | None:
        """The text that gives the condition, or None if the label decides."""
        unclear = self._unclear
        return None if unclear is None else unclear.source or self.scale.source

    @property
    def words(self) -> dict[str, str]:
        """The names of the grade by language, its own before those of a range of numbers."""
        own, value = dict(self.row.words) if self.row else {}, self.value
        ranges = () if value is None else [band.words for band in reversed(self.scale.bands) if value in band]
        return {**{language: word for words in ranges for language, word in words}, **own}

    @checked_late
    def word(self, language: str = "en") -> str | None:
        """Return the name of the grade in a language, where the scale gives it for the grade or for a range of numbers."""
        return self.words.get(language)

    @checked_late
    def under(self, circumstances: Circumstances) -> "Grade":
        """Return the grade on the scale with the pass mark of some circumstances; see :meth:`GradingScale.under`."""
        return grade_under(self, circumstances) if self.scale.pass_marks else self

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Grade):
            return NotImplemented
        return self is other or (self.label == other.label and (self.scale is other.scale or self.scale == other.scale))

    def __hash__(self) -> int:
        return hash((self.label, self.scale))

    def __reduce__(self) -> tuple[Any, ...]:
        return reference_to(self) or (_grade_of, (self.scale, self.label, self.percent))

    def with_percent(self, percent: Number) -> "Grade":
        """Return the grade with the percentage that a document prints beside it.

        Raises:
            NumberError: not from 0 to 100.

        >>> from bologna_credits import grading_scale
        >>> print(grading_scale("KZ-2011").grade("B+").with_percent(87))
        B+ (KZ-2011), 87 %
        """
        value = read_exact(percent)
        if not 0 <= value <= 100:
            raise NumberError(f"{show_exact(value)} %", "is no percentage of a grade", "give a number from 0 to 100")
        return attrs.evolve(self, percent=value)

    def __repr__(self) -> str:
        reader = "labelled" if is_exact_ratio(self.label) else "grade"
        beside = "" if self.percent is None else f".with_percent({show_exact(self.percent)!r})"
        return f"grading_scale({self.scale.code!r}).{reader}({self.label!r}){beside}"

    @visibly
    def __str__(self) -> str:
        beside = "" if self.percent is None else f", {show_exact(self.percent)} %"
        return f"{self.label} ({self.scale.code}){beside}"


def _grade_of(scale: "GradingScale", label: str, percent: Fraction | None = None) -> Grade:
    return attrs.evolve(scale.labelled(label), percent=percent)


@final
@attrs.frozen(repr=False, field_transformer=named)
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
        pass_marks: the lowest pass of each level, where it depends on one; ``passes`` and ``lowest_pass`` are the strictest.

    >>> scale = GradingScale("XX-PF", rows=[GradeRow("pass", True, ranked=False), GradeRow("fail", False, ranked=False)])
    >>> scale.grade("Pass").passes
    True
    """

    code: str = attrs.field(converter=read_scale_code)
    rows: tuple[GradeRow, ...] = attrs.field(default=(), converter=read_rows)
    numbers: NumberGrades | None = None
    bands: tuple[Band, ...] = attrs.field(default=(), converter=read_bands)
    fail: str | None = None
    default: bool = False
    names: Pairs = attrs.field(default=(), converter=read_pairs)
    country: str | None = attrs.field(default=None, converter=optional_country)
    in_force: InForce = ALWAYS
    basis: Basis | None = None
    source: Source | None = None
    region: str | None = None
    note: str | None = None
    pass_marks: tuple[PassMark, ...] = attrs.field(default=(), converter=read_items)
    _printed: list[Grade] = attrs.field(init=False, eq=False, factory=list)
    _by_label: dict[str, Grade] = attrs.field(init=False, eq=False, factory=dict)
    _no_grades: dict[str, GradeRow] = attrs.field(init=False, eq=False, factory=dict)

    _repr_html_ = card

    @property
    def usual(self) -> bool:
        """True where the country's code means this scale, of several in force."""
        return self.default

    def __attrs_post_init__(self) -> None:
        check_record(self)
        self._derive()

    def _derive(self) -> None:
        """Work out what labels mean; what a build has compiled comes here without the checks, which it has passed."""
        for grade in self._row_grades():
            self._printed.append(grade)
            assert grade.row is not None
            for spelling in (grade.label, *grade.row.aliases):
                self._by_label.setdefault(fold(spelling), grade)
        for row in self.rows:
            if not row.graded:
                self._no_grades.update(dict.fromkeys(map(fold, (row.label, *row.aliases)), row))

    @functools.cached_property
    def known(self) -> KnownGrades[Grade]:
        """The knowledge that the scale has of itself."""
        return KnownGrades(self, self._printed, self._by_label, self._no_grades, self._of_number)

    def __eq__(self, other: object) -> bool:
        if self is other:  # nearly always: a catalogue has each of its scales once
            return True
        return _values(self) == _values(other) if isinstance(other, GradingScale) else NotImplemented

    def __hash__(self) -> int:
        return self._hash

    @functools.cached_property
    def _hash(self) -> int:
        return hash(_values(self))

    def __reduce__(self) -> tuple[Any, ...]:
        found = reference_to(self)
        return found or (_scale_of, ({a.name: getattr(self, a.name) for a in attrs.fields(GradingScale) if a.init},))

    def _row_grades(self) -> Iterator[Grade]:
        graded = [row for row in self.rows if row.graded]
        ranked = [row for row in graded if row.ranked]
        position = {id(row): Fraction(-i) for i, row in enumerate(ranked)}
        for row in graded:
            quality = None
            if row.ranked and self.numbers and row.value is not None:
                quality = (row.value * self.numbers.direction, int(row.above))
            elif row.ranked:
                quality = (position[id(row)], 0)
            yield Grade(row.label, self, row.passes, value=row.value, row=row, quality=quality)

    def grade(self, given: Number) -> Grade:
        """Return a grade from its label, an alias, or a number.

        Labels come first, so ``"02"`` is not ``"2"``. A number is a grade where the scale has numbers, or a row of that label.
        A mark with its maximum, ``"15/20"``, is the mark if that is the scale's best number, and no ratio. The percent sign is
        read where 100 is the best number, and where letters have percentages: ``"87 %"``, ``"B+ (87)"``. A word of the scale's
        language reads as its row if no other has it, a mark with its word as the mark if the two agree, a look-alike as Latin.

        Raises:
            UnknownGradeError: no such grade; names the nearest label, or the range where numbers are asked for.
            NumberError: a float that is the trace of float arithmetic; gives the cure.

        >>> from bologna_credits import grading_scale
        >>> grading_scale("IT-30").grade("30 e lode"), grading_scale("DE-THIRDS").grade("1,3")
        (grading_scale('IT-30').grade('30L'), grading_scale('DE-THIRDS').grade('1.3'))
        """
        found = self._by_label.get(given) if type(given) is str else None
        if found is not None:
            return found
        try:
            return self._learnt(given)
        except BolognaError:
            raise
        except TypeError:  # what does not hash is not remembered
            return self._reader.read(given)

    @functools.cached_property
    def _reader(self) -> GradeReader[Grade]:
        return GradeReader(self, self._by_label, self._no_grades, self._of_number, self.from_percent)

    @functools.cached_property
    def _learnt(self) -> Callable[..., Grade]:
        """The memory of what was read, apart from the printed labels, which it never hides; 1, 1.0 and True are three values."""
        return functools.lru_cache(MOST_REMEMBERED, typed=True)(self._reader.read)

    def _of_number(self, value: Fraction) -> Grade:
        """Return the grade of a legal number; a row of its very label takes precedence."""
        assert self.numbers is not None
        label, whole = self.numbers.label(value), self.numbers.whole
        if (found := self._by_label.get(label)) is not None:
            return found
        top, bottom = value.numerator, value.denominator
        quality = value if whole.direction > 0 else fraction_of(-top, bottom)
        return Grade(label, self, whole.passes(top, bottom), value=value, row=None, quality=(quality, 0))

    @checked_late
    def under(self, circumstances: Circumstances) -> "GradingScale":
        """Return the scale with the pass mark of some circumstances; itself where it has only one, or where they settle none."""
        return scale_under(self, circumstances) if self.pass_marks else self

    @checked
    def labelled(self, label: str) -> Grade:
        """Return the grade of a label that the library itself has given; unlike a document, it may print an exact ratio.

        Raises:
            UnknownGradeError: no such grade.

        >>> from bologna_credits import grading_scale
        >>> grading_scale("FR-20").labelled("40/3").value
        Fraction(40, 3)
        """
        if label in self._by_label or not is_exact_ratio(label):
            return self.grade(label)
        return self._reader.by_number(Fraction(label))

    @checked_late
    def no_grade(self, label: str) -> GradeRow | None:
        """Return the row of a label that is printed for somebody without a grade, such as an absent student, or None.

        >>> from bologna_credits import grading_scale
        >>> grading_scale("ES-10").no_grade("NP").word("es"), grading_scale("ES-10").no_grade("4,0")
        ('no presentado', None)
        """
        return self._reader.no_grade(label)

    @checked_late
    def passing_at(self, value: Fraction) -> Grade | None:
        """Return the passing grade that equals a number and is not above it, or None.

        >>> from bologna_credits import grading_scale
        >>> scale = grading_scale("IT-30")
        >>> scale.passing_at(Fraction(30)), scale.passing_at(Fraction("30.5")), scale.passing_at(Fraction(17))
        (grading_scale('IT-30').grade('30'), None, None)
        """
        return self.known.passing_at(value.numerator, value.denominator)

    @checked
    def from_percent(self, percent: Number, *, rounding: Rounding | None = None) -> Grade:
        """Return the grade whose percent band includes a percentage.

        Printed bands (85–89, 90–94) leave 89.5 in a gap unless a practice rounds. The grade keeps the percentage as given.

        Raises:
            EquivalenceGapError: no band includes it; names the bands beside it.
            UndecidedError: the better grades are given by rank.

        >>> from bologna_credits import grading_scale
        >>> print(grading_scale("KZ-2011").from_percent(87))
        B+ (KZ-2011), 87 %
        """
        exact = read_exact(percent)
        row = row_of_percent(self.rows, exact if rounding is None else rounding.apply(exact), self.code)
        return attrs.evolve(self.grade(row.label), percent=exact)

    @property
    def grades(self) -> tuple[Grade, ...]:
        """All grades that can be listed, ranked ones best first; without a step only the printed rows."""
        return self.known.grades

    @property
    def passing(self) -> tuple[Grade, ...]:
        """The ranked passing grades that can be listed, best first."""
        return self.known.passing

    @property
    def failing(self) -> tuple[Grade, ...]:
        """The failing grades that can be listed, ranked ones first."""
        return self.known.failing

    @property
    def fail_grade(self) -> Grade | None:
        """The grade that a fail from elsewhere becomes, by name or as the only failing grade; None if there is no such grade."""
        return self.known.only_fail if self.fail is None else self.grade(self.fail)

    @property
    def best_number(self) -> Fraction | None:
        """The best number, for formulas; marks above the number (30L) have it too."""
        return self.known.ends[0]

    @property
    def lowest_pass_number(self) -> Fraction | None:
        """The number of the lowest pass, for formulas."""
        return self.known.ends[1]

    @checked_late
    def name(self, language: str = "en") -> str:
        """Return the scale's name in a language, otherwise in the first that it has, otherwise its code."""
        return name_in(self.names, language, self.code)

    def __repr__(self) -> str:
        return f"grading_scale({self.code!r})"

    @visibly
    def __str__(self) -> str:
        return f"{self.code}: {self.name()}"


_values = operator.attrgetter(*(field.name for field in attrs.fields(GradingScale) if field.eq))


def _scale_of(kept: dict[str, Any]) -> GradingScale:
    return GradingScale(**kept)
