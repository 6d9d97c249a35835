"""Conversion by a published table from one scale to another.

Tables are directed, may be many to one, may leave a choice open, and may have gaps. A gap is an error that names the
neighbours, never an interpolation.
"""

import datetime
from collections.abc import Iterator
from typing import final

import attrs

from bologna_credits.conversion.answers import GradeConversion
from bologna_credits.conversion.before_methods import FailStays
from bologna_credits.core.errors import EquivalenceGapError, NoConversionError
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.provenance import Standing
from bologna_credits.grades.equivalences import Equivalence, EquivalenceRow
from bologna_credits.grades.scales import Grade, GradingScale


@final
@attrs.frozen(cache_hash=True)
class PublishedTable:
    """A published table as a method.

    Args:
        table: the table.
        others: other tables that were published for the same pair; the answer notes them.
        on: the day that counts.
    """

    table: Equivalence
    others: tuple[Equivalence, ...] = ()
    on: datetime.date | None = None

    def _row(self, start: Grade, to: GradingScale) -> EquivalenceRow | None:
        if self.table.start != start.scale.code or self.table.to != to.code:
            raise NoConversionError(
                start.scale.code, to.code, (self.table.name,), "a table is directed and fits its own two scales"
            )
        return self.table.row(start)

    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """Return the grade of the row, or its candidates.

        Raises:
            EquivalenceGapError: a passing grade without a row.
        """
        row = self._row(start, to)
        if row is None:
            if not start.passes:
                return FailStays().convert(start, to)
            raise EquivalenceGapError(self.table.start, self.table.to, start.label, self._beside(start))
        grades = tuple(to.grade(label) for label in row.to)
        # A fail never becomes a pass, even where a table prints it: the table is kept, and a person decides.
        settled = len(grades) == 1 and (start.passes or not grades[0].passes)
        result = grades[0] if settled else None
        return GradeConversion(start, to, self, result=result, candidates=grades, percent=row.percent)

    def _beside(self, start: Grade) -> tuple[str, ...]:
        bands = [row.band for row in self.table.rows if row.band is not None]
        if bands and start.value is not None:
            value = start.value
            return tuple(str(band) for band in sorted(bands, key=lambda band: band.distance(value))[:2])
        labelled = [row for row in self.table.rows if row.grade]
        if start.quality is None:
            return tuple(row.label for row in self.table.rows[:2])
        ranked = [(start.scale.grade(row.grade), row) for row in labelled]
        better = [row.grade for grade, row in ranked if grade.quality is not None and grade.quality > start.quality]
        worse = [row.grade for grade, row in ranked if grade.quality is not None and grade.quality < start.quality]
        return (*better[-1:], *worse[:1])

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
        return Finding("grade.table-open", Verdict.OPEN, about, named, table.source, because=note)

    def _notes(self, answer: GradeConversion) -> Iterator[Finding]:
        table, start, about = self.table, answer.start, str(answer.start)
        if answer.percent is not None:
            yield Finding("grade.table-percent", Verdict.NOTE, about, facts(percent=answer.percent), table.source)
        if start.conditional is not None:
            yield Finding("grade.conditional", Verdict.NOTE, about, facts(grade=start.label, why=start.conditional))
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
