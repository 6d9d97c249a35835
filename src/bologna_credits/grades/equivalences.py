"""Published tables from one grading scale to another."""

import datetime
from collections.abc import Iterable
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import When
from bologna_credits.core.counting import counted
from bologna_credits.core.errors import ArgumentTypeError, UnknownGradeError
from bologna_credits.core.identity import same_first
from bologna_credits.core.notebook import card
from bologna_credits.core.provenance import ALWAYS, Basis, Boundary, InForce, Source, Standing, read_basis
from bologna_credits.core.reading import optional_exact
from bologna_credits.core.typed import check_record, checked_late, named, shown_type
from bologna_credits.grades.rows import Band
from bologna_credits.grades.scales import Grade


def _read_labels(value: Iterable[str]) -> tuple[str, ...]:
    if isinstance(value, str):
        raise ArgumentTypeError("to", shown_type(value), 'a list of labels, such as ["A"]')
    return tuple(value)


@final
@attrs.frozen(field_transformer=named)
class EquivalenceRow:
    """One row of a published table: a grade or a range of numbers, what it becomes, and the percentage printed beside it.

    Several grades in ``to`` mean that the table leaves the choice open. ``low`` and ``high`` are the numbers of the start scale
    that the row covers, as printed: both included, unless ``over`` or ``below`` exclude the lower or the upper one.
    ``unless_local`` is True if the row applies only where the document prints no local mark beside the grade.
    """

    __repr__ = brief

    grade: str = ""
    to: tuple[str, ...] = attrs.field(default=(), converter=_read_labels)
    percent: Fraction | None = attrs.field(default=None, converter=optional_exact)
    low: Fraction | None = attrs.field(default=None, converter=optional_exact)
    high: Fraction | None = attrs.field(default=None, converter=optional_exact)
    over: bool = False
    below: bool = False
    unless_local: bool = False

    def __attrs_post_init__(self) -> None:
        check_record(self)

    @property
    def band(self) -> Band | None:
        """The numbers that the row covers, or None for a single grade."""
        return None if self.low is None and self.high is None else Band(self.low, self.high, self.over, self.below)

    @property
    def label(self) -> str:
        """The text of the first column."""
        return self.grade or str(self.band or "")


def _read_rows(value: Iterable[EquivalenceRow]) -> tuple[EquivalenceRow, ...]:
    return tuple(value)


def _reads_as(spelling: str, grade: Grade) -> bool:
    """Return True if a table writes a grade with this spelling, such as 5 for 5.0."""
    try:
        return grade.scale.grade(spelling) == grade
    except UnknownGradeError:
        return False


@final
@same_first
@attrs.frozen(cache_hash=True, field_transformer=named)
class Equivalence:
    """A published table from one scale to another. Directed: the way back is a table of its own.

    ``when`` is required where a table applies to one level only; ``withdrawn`` is the reason why its body withdrew it: such a
    table answers only when it is named. ``unless_finer`` is the day since which the table applies only where the document prints
    no mark beside the grade that tells more than it; see :func:`~bologna_credits.convert_grade`.
    """

    __repr__ = brief
    _repr_html_ = card

    start: str
    to: str
    rows: tuple[EquivalenceRow, ...] = attrs.field(converter=_read_rows)
    basis: Basis = attrs.field(converter=read_basis)
    source: Source
    in_force: InForce = ALWAYS
    authority: str | None = None
    default: bool = False
    when: When = When()
    withdrawn: str | None = None
    note: str | None = None
    unless_finer: Boundary | None = None

    def __attrs_post_init__(self) -> None:
        check_record(self)

    @property
    def name(self) -> str:
        """The name of the table in a step."""
        said = [self.authority] if self.authority else []
        said += [str(self.when)] if self.when.keys else []
        return f"{self.start} → {self.to}" + (f" ({', '.join(said)})" if said else "")

    @property
    def asks_for_more(self) -> bool:
        """True if what stands beside a grade may take precedence over the table, or over a row of it."""
        return self.unless_finer is not None or any(row.unless_local for row in self.rows)

    @checked_late
    def finer_counts(self, day: datetime.date | None) -> bool:
        """Return True if a finer mark takes precedence over the table on a day; without a day, as it is today."""
        clause = self.unless_finer
        return clause is not None and (day is None or InForce(starts=clause).on(day) is not Standing.NO)

    def _brief(self) -> str:
        return f"{self.name}: {counted(len(self.rows), 'row')}"

    @checked_late
    def rows_of(self, grade: Grade) -> tuple[EquivalenceRow, ...]:
        """Return the rows of a grade: for its label, else for another spelling of it, else with numbers that include its value.

        A number at the end of two printed ranges is in both. The order is that of the ranges, never that of the writing.
        """
        found = [row for row in self.rows if row.grade == grade.label]
        found = found or [row for row in self.rows if row.grade and _reads_as(row.grade, grade)]
        value = grade.value
        if not found and value is not None and not grade.above:  # 30 e lode is not one of the numbers up to 30
            found = [row for row in self.rows if (band := row.band) is not None and value in band]
        return tuple(sorted(dict.fromkeys(found), key=_place))

    @checked_late
    def row(self, grade: Grade) -> EquivalenceRow | None:
        """Return the row of a grade, or None; where several hold it, one row with all that they give.

        >>> from bologna_credits import grading_scale
        >>> rows = [EquivalenceRow(to=["C"], low=55, high=60), EquivalenceRow(to=["B"], low=60, high=70)]
        >>> source = Source("exeter", "What will happen to my grades?", "https://example.org", seen="secondary")
        >>> Equivalence("GB-PERCENT", "ECTS-AF", rows, "institution", source).row(grading_scale("GB-PERCENT").grade(60)).to
        ('B', 'C')
        """
        found = self.rows_of(grade)
        if len(found) < 2:
            return found[0] if found else None
        percents = {row.percent for row in found}
        to = tuple(dict.fromkeys(label for row in found for label in row.to))
        percent = percents.pop() if len(percents) == 1 else None
        return EquivalenceRow(grade.label, to, percent, unless_local=any(row.unless_local for row in found))


def _place(row: EquivalenceRow) -> tuple[Fraction, Fraction, tuple[str, ...]]:
    """Return the place of a row among the rows of one grade: the highest range first."""
    return -(row.low or Fraction(0)), -(row.high or Fraction(0)), row.to
