"""Conversion by a published table from one scale to another.

Tables are directed, may be many to one, may leave a choice open, and may have gaps. A gap is an error that names the
neighbours, never an interpolation.
"""

import datetime
from collections.abc import Iterable, Iterator
from typing import final

import attrs

from bologna_credits.conversion.answers import GradeConversion
from bologna_credits.conversion.before_methods import FailStays, UnclearPass
from bologna_credits.core.brief import brief
from bologna_credits.core.errors import EquivalenceGapError, NoConversionError
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.identity import same_first
from bologna_credits.core.provenance import Standing
from bologna_credits.core.typed import check_record, checked_late, named
from bologna_credits.grades.equivalences import Equivalence, EquivalenceRow
from bologna_credits.grades.scales import Grade, GradingScale


def _read_tables(value: Iterable[Equivalence]) -> tuple[Equivalence, ...]:
    return tuple(value)


def _read_grades(value: Iterable[Grade] | None) -> tuple[Grade, ...] | None:
    return None if value is None else tuple(value)


@final
@same_first
@attrs.frozen(cache_hash=True, field_transformer=named)
class PublishedTable:
    """A published table as a method.

    Args:
        table: the table.
        others: other tables that were published for the same pair; the answer notes them.
        on: the day that counts.
        beside: further marks that the document prints for the same result, for a table that yields to a finer or a local mark;
            an empty tuple if there are none, None if nothing is known of them.
    """

    __repr__ = brief

    table: Equivalence
    others: tuple[Equivalence, ...] = attrs.field(default=(), converter=_read_tables)
    on: datetime.date | None = None
    beside: tuple[Grade, ...] | None = attrs.field(default=None, converter=_read_grades)

    def __attrs_post_init__(self) -> None:
        # One of these is built for each conversion by a table that is named, so that the usual one is not looked at twice.
        kind: type = type(self.table)
        if kind is not Equivalence or self.others or self.on is not None or self.beside is not None:
            check_record(self)

    def _row(self, start: Grade, to: GradingScale) -> EquivalenceRow | None:
        if self.table.start != start.scale.code or self.table.to != to.code:
            raise NoConversionError(
                start.scale.code, to.code, (self.table.name,), "a table is directed and fits its own two scales"
            )
        return self.table.row(start)

    @checked_late
    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """Return the grade of the row, or its candidates.

        Raises:
            EquivalenceGapError: a passing grade without a row.
        """
        row = self._row(start, to)
        if row is None:
            if not start.passes:
                return (FailStays() if start.conditional is None else UnclearPass()).convert(start, to)
            raise EquivalenceGapError(self.table.start, self.table.to, start.label, self._beside(start))
        grades = tuple(to.grade(label) for label in row.to)
        # A fail never becomes a pass and a pass never a fail, even where a table prints it: the table is kept, a person decides.
        turned = any(grade.passes for grade in grades) if not start.passes else _fails_a_pass(start, grades)
        settled = len(grades) == 1 and not turned and not self._yields(start) and not self._yields_to_local(start, row)
        result = grades[0] if settled else None
        return GradeConversion(start, to, self, result=result, candidates=grades, percent=row.percent)

    def _yields(self, start: Grade) -> bool:
        """Return True if a finer mark takes precedence over the table, or may do so."""
        return self.table.finer_counts(self.on) and (self.beside is None or bool(self._finer(start)))

    def _yields_to_local(self, start: Grade, row: EquivalenceRow | None) -> bool:
        """Return True if a local mark takes precedence over the row, or may do so."""
        return row is not None and row.unless_local and (self.beside is None or bool(self._local(start)))

    def _local(self, start: Grade) -> tuple[Grade, ...]:
        """Return the marks beside a grade that are on other scales than it."""
        return tuple(other for other in self.beside or () if other.scale != start.scale)

    def _finer(self, start: Grade) -> tuple[Grade, ...]:
        """Return the marks beside a grade that tell more than it: ranked, and on a scale with more passing grades."""
        return tuple(other for other in self.beside or () if other.scale != start.scale and _more_grades(other, start))

    def _beside(self, start: Grade) -> tuple[str, ...]:
        bands = [row.band for row in self.table.rows if row.band is not None]
        if bands and start.value is not None:
            value = start.value
            return tuple(str(band) for band in sorted(bands, key=lambda band: (band.distance(value), -(band.low or 0)))[:2])
        labelled = [row for row in self.table.rows if row.grade]
        if start.quality is None:
            return tuple(row.label for row in self.table.rows[:2])
        ranked = [(start.scale.grade(row.grade), row) for row in labelled]
        ranked.sort(key=lambda pair: pair[0].quality or (), reverse=True)
        better = [row.grade for grade, row in ranked if grade.quality is not None and grade.quality > start.quality]
        worse = [row.grade for grade, row in ranked if grade.quality is not None and grade.quality < start.quality]
        return (*better[-1:], *worse[:1])

    @checked_late
    def steps(self, answer: GradeConversion) -> Report:
        """Return the row, and the findings about the table."""
        return Report([self._row_step(answer), *self._notes(answer)])

    def _row_step(self, answer: GradeConversion) -> Finding:
        table, about = self.table, str(answer.start)
        labels = tuple(grade.label for grade in answer.candidates)
        named = facts(table=table.name, grade=answer.start.label, to=labels, candidates=labels, basis=table.basis)
        note = table.note or ""
        if answer.decided:
            return Finding("grade.table", Verdict.HOLDS, about, named, table.source, because=note)
        if not answer.start.passes and any(grade.passes for grade in answer.candidates):
            return Finding("grade.fail-passes", Verdict.OPEN, about, named, table.source, because=note)
        if _fails_a_pass(answer.start, answer.candidates):
            return Finding("grade.pass-fails", Verdict.OPEN, about, named, table.source, because=note)
        if self._yields(answer.start):
            finer = self._finer(answer.start)
            code = "grade.finer-mark" if finer else "grade.finer-unsaid"
            since = facts(since=table.unless_finer and table.unless_finer.day, marks=finer or None)
            return Finding(code, Verdict.OPEN, about, (*named, *since), table.source, because=note)
        if self._yields_to_local(answer.start, table.row(answer.start)):
            local = self._local(answer.start)
            named = (*named, *facts(marks=local or None))
            return Finding(
                "grade.local-mark" if local else "grade.local-unsaid", Verdict.OPEN, about, named, table.source, because=note
            )
        rows = tuple(row.label for row in table.rows_of(answer.start))
        if len(rows) > 1:
            named = (*named, *facts(rows=rows))
            return Finding("grade.table-rows", Verdict.OPEN, about, named, table.source, because=note)
        return Finding("grade.table-open", Verdict.OPEN, about, named, table.source, because=note)

    def _notes(self, answer: GradeConversion) -> Iterator[Finding]:
        table, start, about = self.table, answer.start, str(answer.start)
        if answer.percent is not None:
            yield Finding("grade.table-percent", Verdict.NOTE, about, facts(percent=answer.percent), table.source)
        if start.conditional is not None:
            named = facts(grade=start.label, why=start.conditional)
            yield Finding("grade.conditional", Verdict.NOTE, about, named, start.conditional_source)
        if table.withdrawn is not None:
            named = facts(table=table.name, why=table.withdrawn)
            yield Finding("grade.table-withdrawn", Verdict.NOTE, about, named, table.source)
        if self.on is not None and table.in_force.on(self.on) is not Standing.YES:
            named = facts(table=table.name, day=self.on, days=table.in_force.without_sources)
            yield Finding("grade.table-not-in-force", Verdict.NOTE, about, named, table.source)
        for other in self.others:
            row = other.row(start)
            named = facts(table=other.name, grade=start.label, to=row.to if row else None, basis=other.basis)
            yield Finding("grade.table", Verdict.NOTE, about, named, other.source)


def _fails_a_pass(start: Grade, grades: tuple[Grade, ...]) -> bool:
    """Return True if a table prints only fails for a grade that passes by its label alone."""
    return start.passes and start.conditional is None and not any(grade.passes for grade in grades)


def _more_grades(one: Grade, other: Grade) -> bool:
    """Return True if the scale of a ranked grade distinguishes more passing grades than that of another."""
    numbers = one.scale.numbers
    endless = numbers is not None and not numbers.enumerate()
    return one.quality is not None and (endless or len(one.scale.passing) > len(other.scale.passing))
