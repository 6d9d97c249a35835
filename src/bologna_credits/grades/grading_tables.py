"""Grading tables: the distribution of passing grades in a reference group, as a value.

ECTS Users' Guide 2015, section 4.3: absolute numbers of passing grades, given to a reference group in at least the last
two years, as percentages and cumulative percentages from best to worst. Fails do not count.
"""

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import accumulate
from math import lcm
from typing import Any, Literal, final, get_args
from weakref import WeakKeyDictionary

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.counting import counted
from bologna_credits.core.errors import ArgumentError, ArgumentTypeError, MixedScalesError, NumberError, UnknownGradeError
from bologna_credits.core.exact import Number, fraction_of, read_exact, show_exact, show_percent
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.identity import same_first
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import fold
from bologna_credits.core.render import html_table, text_table
from bologna_credits.core.typed import check_record, checked, items_of, named, shown_type
from bologna_credits.core.visible import shown_value, visibly
from bologna_credits.grades.scales import Grade, GradingScale

Population = Literal["reference group", "course", "convention"]
POPULATIONS: tuple[str, ...] = get_args(Population)
_BAND = re.compile(r"\d\s*[-–]\s*\d")
_ISCED = re.compile(r"(0\d|10|99)\d{0,2}")  # broad, narrow or detailed field; 99 is unknown


def _read_entries(value: Mapping[str, Number] | Iterable[tuple[str, Number]]) -> tuple[tuple[str, Fraction], ...]:
    pairs = value.items() if isinstance(value, Mapping) else value
    entries = []
    for label, number in pairs:
        _read_label(label)
        weight = read_exact(number)
        if weight < 0:
            raise NumberError(f'{show_exact(weight)} for "{label}"', "is less than nothing", "give counts or percentages")
        entries.append((label, weight))
    return tuple(entries)


def _read_label(label: object) -> str:
    if not isinstance(label, str):
        raise ArgumentTypeError("a label of a grading table", shown_type(label), 'text, such as "A" or "18"')
    return label


def _read_scale(value: GradingScale) -> GradingScale:
    if not isinstance(value, GradingScale):
        raise ArgumentTypeError("scale", shown_type(value), 'a grading scale, such as grading_scale("NO-AF")')
    return value


def _read_population(value: Population) -> Population:
    if value not in POPULATIONS:
        raise ArgumentError("population", shown_value(value), POPULATIONS)
    return value


def is_isced(code: str) -> bool:
    """Return True if a text has the form of an ISCED-F 2013 code, broad to detailed.

    >>> is_isced("0612"), is_isced("61")
    (True, False)
    """
    return _ISCED.fullmatch(code) is not None


def _read_isced(value: str | None) -> str | None:
    if value is not None and not is_isced(value):
        raise ArgumentError("isced", shown_value(value), ("2 to 4 digits of ISCED-F 2013, such as 06, 061 or 0613",))
    return value


def _read_labels(value: Iterable[str]) -> tuple[str, ...]:
    if isinstance(value, str):
        raise ArgumentTypeError("no_grades", shown_type(value), 'labels, such as ("6.0",)')
    return items_of("no_grades", value, str)


def _without_grade(scale: GradingScale, label: str, apart: tuple[str, ...]) -> bool:
    """Return True if a label is printed for somebody without a grade."""
    return scale.no_grade(label) is not None or any(fold(label) == fold(other) for other in apart)


@final
@same_first
@attrs.frozen(cache_hash=True, field_transformer=named)
class GradingTable:
    """The distribution of passing grades in a reference group.

    Args:
        scale: the grading scale; it knows which grades fail and which is better.
        entries: counts, or percentages, by label. They are kept as given; fails are dropped in a step with a NOTE.
        population: ``"reference group"`` as the Users' Guide means it, ``"course"`` for the histogram of one course, or
            ``"convention"`` for shares that were agreed and not counted.
        label: the group: a programme, a field of study, a course.
        years: first and last year.
        isced: ISCED-F 2013 code of the field, broad to detailed.
        source: the text that published it.
        counted: True if the entries are counts; None reads whole numbers as counts unless their sum is 100, as that of
            counts and of percentages may be.
        no_grades: labels of the entries that are no grades here, such as 6.0 for the absent on a scale that ends with 5.0. Those
            that the scale itself names (``NP``) need no mention. Both are dropped with a NOTE.

    Raises:
        UnknownGradeError: a label that is not on the scale, such as a band ("10-12").
        ArgumentError: two entries for one grade, no passing grade at all, an unknown population, no ISCED-F code, counts
            that are not whole, or a grade of the scale among ``no_grades``.

    >>> from bologna_credits import grading_scale
    >>> table = GradingTable(grading_scale("NO-AF"), {"A": 10, "B": 30, "C": 40, "D": 15, "E": 5})
    >>> table.cumulative["B"]
    Fraction(2, 5)
    """

    __repr__ = brief

    scale: GradingScale = attrs.field(converter=_read_scale)
    entries: tuple[tuple[str, Fraction], ...] = attrs.field(converter=_read_entries)
    population: Population = attrs.field(default="reference group", converter=_read_population)
    label: str = ""
    years: tuple[int, int] | None = None
    isced: str | None = attrs.field(default=None, converter=_read_isced)
    source: Source | None = None
    counted: bool | None = attrs.field(default=None, eq=False)
    no_grades: tuple[str, ...] = attrs.field(default=(), converter=_read_labels)

    def __attrs_post_init__(self) -> None:
        check_record(self)
        for label in self.no_grades:
            if self._on_scale(label):
                raise ArgumentError(
                    "no_grades", f"{label}, which is a grade of {self.scale.code}", ("labels that are no grades",)
                )
        seen: set[Grade] = set()
        for grade, label, _ in self._graded:
            if grade in seen:
                raise ArgumentError("entries", f"{label} twice", ("one entry for each grade",))
            seen.add(grade)
        if self.counted and any(weight.denominator != 1 for _, weight in self.entries):
            raise ArgumentError("counted", "True with fractions", ("whole numbers", "counted=False"))
        if not any(self.whole_weights[1]):
            raise ArgumentError("entries", "no passing grades", ("at least one passing grade that somebody received",))

    def _on_scale(self, label: str) -> bool:
        try:
            self.scale.grade(label)
        except UnknownGradeError:
            return False
        return True

    @property
    def graded(self) -> tuple[tuple[str, Fraction], ...]:
        """The entries that are grades."""
        return tuple((label, weight) for _, label, weight in self._graded)

    @functools.cached_property
    def _graded(self) -> tuple[tuple[Grade, str, Fraction], ...]:
        """The entries that are grades, each looked for on the scale once."""
        own = (entry for entry in self.entries if not _without_grade(self.scale, entry[0], self.no_grades))
        return tuple((self._grade(label), label, weight) for label, weight in own)

    @property
    def not_graded(self) -> tuple[str, ...]:
        """The labels of entries for people without a grade: absent, withdrawn, given up."""
        return tuple(label for label, _ in self.entries if _without_grade(self.scale, label, self.no_grades))

    def _grade(self, label: str) -> Grade:
        try:
            return self.scale.grade(label)
        except UnknownGradeError as error:
            if not _BAND.search(label):
                raise
            raise UnknownGradeError(
                error.scale, f"{label} (a table of bands cannot be used: it needs each grade)", error.known, error.range
            ) from None

    @classmethod
    @checked
    def from_cumulative(
        cls,
        scale: GradingScale,
        entries: Mapping[str, Number],
        *,
        population: Population = "reference group",
        label: str = "",
        years: tuple[int, int] | None = None,
        isced: str | None = None,
        source: Source | None = None,
    ) -> "GradingTable":
        """Return a table from cumulative percentages, the shares that received a grade or a better one.

        Raises:
            NumberError: percentages that fall from a better to a worse grade.

        >>> from bologna_credits import grading_scale
        >>> GradingTable.from_cumulative(grading_scale("NO-AF"), {"A": 10, "B": 35, "C": 100}).shares["B"]
        Fraction(1, 4)
        """
        _read_scale(scale)
        ordered = sorted(_read_entries(entries), key=lambda entry: scale.grade(entry[0]).quality or (), reverse=True)
        before = Fraction(0)
        single = {}
        for name, reached in ordered:
            if reached < before:
                raise NumberError(
                    f'{show_exact(reached)} for "{name}"', "is less than a better grade has", "give cumulative percentages"
                )
            single[name], before = reached - before, reached
        return cls(scale, single, population=population, label=label, years=years, isced=isced, source=source)

    @classmethod
    @checked
    def from_labels(
        cls,
        scale: GradingScale,
        labels: Iterable[str],
        *,
        population: Population = "reference group",
        label: str = "",
        years: tuple[int, int] | None = None,
        isced: str | None = None,
        source: Source | None = None,
        no_grades: Iterable[str] = (),
    ) -> "GradingTable":
        """Return a table counted from single grades: a list, a column of a dataframe, any iterable of labels.

        Labels of people without a grade (``NP``), and those of ``no_grades``, are kept among the entries and do not count.

        >>> from bologna_credits import grading_scale
        >>> GradingTable.from_labels(grading_scale("NO-AF"), ["A", "C", "C", "B"]).entries
        (('A', Fraction(1, 1)), ('C', Fraction(2, 1)), ('B', Fraction(1, 1)))
        """
        _read_scale(scale)
        apart = _read_labels(no_grades)
        total: Counter[str] = Counter()
        graded: dict[str, Grade] = {}
        for text, number in Counter(map(_read_label, labels)).items():
            grade = None if _without_grade(scale, text, apart) else scale.grade(text)
            if grade is not None:
                graded[grade.label] = grade
            total[text if grade is None else grade.label] += number
        table = cls.__new__(cls)
        # Each label was read already, and there may be more of them than a scale remembers.
        read_before = tuple((graded[label], label, Fraction(number)) for label, number in total.items() if label in graded)
        object.__setattr__(table, "_graded", read_before)
        table.__init__(
            scale,
            total,
            population=population,
            label=label,
            years=years,
            isced=isced,
            source=source,
            counted=True,
            no_grades=apart,
        )
        return table

    @classmethod
    @checked
    def merged(cls, tables: Iterable["GradingTable"], *, label: str = "") -> "GradingTable":
        """Return several groups as one: the counts of each grade, added over degrees, cohorts or years.

        Percentages cannot be merged, because they do not show the size of their group. Entries that are no grades are left out.

        Raises:
            ArgumentError: no table, tables of several populations, or one of percentages.
            MixedScalesError: tables of several scales.

        >>> from bologna_credits import grading_scale
        >>> one, other = ({"A": 1, "B": 3}, {"A": 2, "C": 5})
        >>> scale = grading_scale("NO-AF")
        >>> GradingTable.merged([GradingTable(scale, one), GradingTable(scale, other)]).shares["A"]
        Fraction(3, 11)
        """
        found = items_of("tables", tables, cls)
        if not found:
            raise ArgumentError("tables", "nothing", ("at least one grading table",))
        first = found[0]
        total: Counter[str] = Counter()
        for table in found:
            if table.scale != first.scale:
                raise MixedScalesError(first.scale.code, table.scale.code)
            if table.population != first.population:
                raise ArgumentError("tables", f"{first.population} and {table.population}", ("tables of one population",))
            if not table.counts:
                raise ArgumentError("tables", f"{table.name}, which has percentages", ("tables of counts", "counted=True"))
            for grade, _, weight in table._graded:  # noqa: SLF001  # of this class
                total[grade.label] += int(weight)
        spans = [table.years for table in found if table.years is not None]
        years = (min(start for start, _ in spans), max(end for _, end in spans)) if len(spans) == len(found) else None
        codes = {table.isced for table in found}
        isced = codes.pop() if len(codes) == 1 else None
        return cls(first.scale, total, population=first.population, label=label, years=years, isced=isced, counted=True)

    @property
    def passing(self) -> tuple[tuple[Grade, Fraction], ...]:
        """Each passing grade of the table with its weight, best first."""
        return self._passing

    @functools.cached_property
    def _passing(self) -> tuple[tuple[Grade, Fraction], ...]:
        passed = [(grade, weight) for grade, _, weight in self._graded if grade.passes and grade.quality is not None]
        return tuple(sorted(passed, key=lambda pair: pair[0].quality or (), reverse=True))

    @functools.cached_property
    def whole_weights(self) -> tuple[int, tuple[int, ...]]:
        """A denominator, and the weight of each passing grade as a whole number of its parts, best first."""
        common = lcm(*(weight.denominator for _, weight in self._passing))
        return common, tuple(weight.numerator * (common // weight.denominator) for _, weight in self._passing)

    @functools.cached_property
    def laid_beside(self) -> "WeakKeyDictionary[GradingTable, Any]":
        """The results worked out with another table, for as long as that one is in use."""
        return WeakKeyDictionary()

    @property
    def total(self) -> Fraction:
        """The sum of the weights of the passing grades."""
        return self._sums[0]

    @property
    def shares(self) -> dict[str, Fraction]:
        """The share of each passing grade among all passes, best first."""
        return dict(self._sums[1])

    @property
    def cumulative(self) -> dict[str, Fraction]:
        """The share that received each grade or a better one, best first."""
        return dict(self._sums[2])

    @functools.cached_property
    def _sums(self) -> tuple[Fraction, dict[str, Fraction], dict[str, Fraction]]:
        common, weights = self.whole_weights
        total, labels = sum(weights), [grade.label for grade, _ in self._passing]
        shares, cumulative = ([fraction_of(part, total) for part in parts] for parts in (weights, accumulate(weights)))
        return fraction_of(total, common), dict(zip(labels, shares, strict=True)), dict(zip(labels, cumulative, strict=True))

    @property
    def dropped(self) -> tuple[str, ...]:
        """The grades that do not count: fails, and grades without a rank."""
        return tuple(label for grade, label, _ in self._graded if not grade.passes or grade.quality is None)

    @property
    def counts(self) -> bool:
        """True if the entries are counts: as given by ``counted``, otherwise for whole numbers whose sum is not 100."""
        if self.counted is not None:
            return self.counted
        return all(weight.denominator == 1 for _, weight in self.graded) and self.total != 100

    @property
    def report(self) -> Report:
        """The notes to read before using the table."""
        found = []
        if self.dropped:
            found.append(Finding("table.fails-dropped", Verdict.NOTE, self.name, facts(labels=self.dropped), self.source))
        if self.not_graded:
            named = facts(labels=self.not_graded)
            found.append(Finding("table.no-grades-dropped", Verdict.NOTE, self.name, named, self.source))
        if not self.counts and self.total != 100:
            found.append(Finding("table.normalised", Verdict.NOTE, self.name, facts(total=self.total), self.source))
        if self.population == "course":
            found.append(Finding("table.course-histogram", Verdict.NOTE, self.name, facts(total=self.total), self.source))
        if self.population == "convention":
            found.append(Finding("table.convention", Verdict.NOTE, self.name, (), self.source))
        return Report(found)

    @property
    def name(self) -> str:
        """The name of the table in a step."""
        years = f" {self.years[0]}–{self.years[1]}" if self.years else ""
        return f"{self.label or self.scale.code}{years}"

    def _rows(self) -> list[list[str]]:
        shares, cumulative = self.shares, self.cumulative
        return [
            [grade.label, show_exact(weight), show_percent(shares[grade.label]), show_percent(cumulative[grade.label])]
            for grade, weight in self.passing
        ]

    def _brief(self) -> str:
        return f"{self.name}, {self.scale.code}: {counted(len(self.entries), 'grade')}"

    @visibly
    def __str__(self) -> str:
        return text_table(["grade", "number" if self.counts else "weight", "%", "cumulative %"], self._rows())

    def _repr_html_(self) -> str:
        caption = f"{self.name}, {self.scale.code}, {self.population}"
        return html_table(["grade", "number" if self.counts else "weight", "%", "cumulative %"], self._rows(), caption=caption)
