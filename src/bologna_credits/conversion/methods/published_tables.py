"""Conversion by a published table from one scale to another.

Tables are directed, may be many to one, may leave a choice open, and may have gaps. A gap is an error that names the
neighbours, never an interpolation.
"""

import datetime
import functools
from typing import final

import attrs

from bologna_credits.conversion.answers import GradeConversion
from bologna_credits.core.errors import EquivalenceGapError, NoConversionError
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.provenance import Standing
from bologna_credits.grades.equivalences import Equivalence, EquivalenceRow
from bologna_credits.grades.scales import Grade, GradingScale


@final
@attrs.frozen
class PublishedTable:
    """A published table as a method.

    Args:
        table: the table.
        others: what else was published for the same pair; noted.
        on: the day that counts.
    """

    table: Equivalence
    others: tuple[Equivalence, ...] = ()
    on: datetime.date | None = None

    def __hash__(self) -> int:
        return hash((self.table.start, self.table.to, self.table.authority, self.on))  # hashing every row is slow

    def _row(self, start: Grade, to: GradingScale) -> EquivalenceRow | None:
        if self.table.start != start.scale.code or self.table.to != to.code:
            raise NoConversionError(
                start.scale.code, to.code, (self.table.name,), "a table is directed and fits its own two scales"
            )
        return self.table.row(start)

    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """The grade of the row, or its candidates.

        Raises:
            EquivalenceGapError: a passing grade without a row.
        """
        row = self._row(start, to)
        if row is None:
            if not start.passes:
                return fail_stays(start, to)
            raise EquivalenceGapError(self.table.start, self.table.to, start.label, self._beside(start))
        grades = tuple(to.grade(label) for label in row.to)
        # A fail never becomes a pass, even where a table prints it: the table is kept, and a person decides.
        settled = len(grades) == 1 and (start.passes or not grades[0].passes)
        return GradeConversion(start, to, self, grades[0] if settled else None, None, grades, row.percent)

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
        """The row, and what one should know about the table."""
        return _report(self, answer.start, answer.to)

    def _steps(self, answer: GradeConversion) -> Report:
        table, about = self.table, str(answer.start)
        labels = ", ".join(grade.label for grade in answer.candidates)
        named = facts(table=table.name, grade=answer.start.label, to=labels, candidates=labels, basis=table.basis.value)
        note = table.note or ""
        if answer.decided:
            found = [Finding("grade.table", Verdict.HOLDS, about, named, table.source, note)]
        elif not answer.start.passes and any(grade.passes for grade in answer.candidates):
            found = [Finding("grade.fail-passes", Verdict.OPEN, about, named, table.source, note)]
        else:
            found = [Finding("grade.table-open", Verdict.OPEN, about, named, table.source, note)]
        if answer.percent is not None:
            found.append(Finding("grade.table-percent", Verdict.NOTE, about, facts(percent=answer.percent), table.source))
        if answer.start.conditional is not None:
            named = facts(grade=answer.start.label, why=answer.start.conditional)
            found.append(Finding("grade.conditional", Verdict.NOTE, about, named))
        if table.withdrawn is not None:
            why = facts(table=table.name, why=table.withdrawn)
            found.append(Finding("grade.table-withdrawn", Verdict.NOTE, about, why, table.source))
        if self.on is not None and table.in_force.on(self.on) is not Standing.YES:
            days = facts(table=table.name, day=self.on, days=str(table.in_force))
            found.append(Finding("grade.table-not-in-force", Verdict.NOTE, about, days, table.source))
        for other in self.others:
            row = other.row(answer.start)
            named = facts(
                table=other.name, grade=answer.start.label, to=", ".join(row.to) if row else "nothing", basis=other.basis.value
            )
            found.append(Finding("grade.table", Verdict.NOTE, about, named, other.source))
        return Report(found)


@functools.lru_cache(maxsize=1024)
def _report(method: PublishedTable, start: Grade, to: GradingScale) -> Report:
    """The steps of an answer, which follow from these three; built when they are first read."""
    return method._steps(method.convert(start, to))  # noqa: SLF001  # of this module


@final
@attrs.frozen
class Identity:
    """Own scale to own scale."""

    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """The grade itself."""
        return GradeConversion(start, to, self, start, start.value, (start,))

    def steps(self, answer: GradeConversion) -> Report:
        """That nothing changes."""
        return Report([Finding("identity", Verdict.HOLDS, str(answer.start))])


@final
@attrs.frozen
class FailStays:
    """A failing grade becomes the only failing grade of the target, else the choice is open."""

    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """The failing grade, or the candidates."""
        only = to.fail_grade
        return GradeConversion(start, to, self, only, None, (only,) if only else to.failing)

    def steps(self, answer: GradeConversion) -> Report:
        """The rule, and what is open."""
        about, scale = str(answer.start), answer.to.code
        if answer.result is not None:
            named = facts(grade=answer.start.label, to=answer.result.label, scale=scale)
            return Report([Finding("grade.fail", Verdict.HOLDS, about, named)])
        labels = [grade.label for grade in answer.candidates]
        if not labels or answer.to.numbers is not None:
            return Report([Finding("grade.fail-unnamed", Verdict.OPEN, about, facts(scale=scale))])
        return Report([Finding("grade.fail-open", Verdict.OPEN, about, facts(scale=scale, candidates=", ".join(labels)))])


@final
@attrs.frozen
class Unranked:
    """A mere pass has no place between the grades."""

    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """No grade: a person decides."""
        return GradeConversion(start, to, self)

    def steps(self, answer: GradeConversion) -> Report:
        """Why."""
        return Report([Finding("grade.unranked", Verdict.OPEN, str(answer.start), facts(grade=answer.start.label))])


@final
@attrs.frozen
class Conditional:
    """A grade whose label does not tell whether it passes."""

    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """No grade: a person decides first whether it passed."""
        return GradeConversion(start, to, self)

    def steps(self, answer: GradeConversion) -> Report:
        """On what it depends."""
        named = facts(grade=answer.start.label, why=answer.start.conditional or "")
        return Report([Finding("grade.conditional", Verdict.OPEN, str(answer.start), named, answer.start.scale.source)])


def fail_stays(start: Grade, to: GradingScale) -> GradeConversion:
    """The answer for a fail where no table has a row for it."""
    return FailStays().convert(start, to)
