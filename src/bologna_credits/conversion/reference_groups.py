"""Whether a reference group is large and long enough for the body that uses it, and what happens where it is not."""

import functools
from collections.abc import Iterable
from typing import final

import attrs

from bologna_credits.conversion.answers import GradeConversion
from bologna_credits.conversion.methods.grading_tables import GradingTableOverlap, compile_pair
from bologna_credits.conversion.methods.published_tables import PublishedTable
from bologna_credits.core.errors import ArgumentError, NoConversionError, UndecidedError
from bologna_credits.core.findings import Fact, Finding, Report, Verdict, facts
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.practices.grades import Choose, SmallGroup, TablePractice


def shortcomings(table: GradingTable, practice: TablePractice) -> Report:
    """What a grading table lacks by a practice: FAILS where it is too small or covers too few years, NOTE where it does not tell.

    >>> from bologna_credits import grading_scale, practice
    >>> table = GradingTable(grading_scale("PT-20"), {"15": 20, "12": 30}, years=(2022, 2024))
    >>> print(shortcomings(table, practice("PT/DL-42-2005")).fails[0].message)
    50 passing grades are fewer than the 100 that PT/DL-42-2005 asks for
    """
    found = []

    def add(code: str, verdict: Verdict, **named: Fact) -> None:
        found.append(Finding(code, verdict, table.name, facts(practice=practice.code, **named), practice.source))

    if practice.least is not None and not table.counts:
        add("table.size-unknown", Verdict.NOTE, least=practice.least)
    elif practice.least is not None and table.total < practice.least:
        add("table.too-small", Verdict.FAILS, total=table.total, least=practice.least)
    if practice.least_years is not None and table.years is None:
        add("table.years-unknown", Verdict.NOTE, least=practice.least_years)
    elif practice.least_years is not None and table.years is not None:
        years = table.years[1] - table.years[0] + 1
        if years < practice.least_years:
            add("table.too-short", Verdict.FAILS, years=years, least=practice.least_years)
    return Report(found)


@final
@attrs.frozen
class ReferenceGroup:
    """The grading table that a practice comes to, and why; see :func:`reference_group`."""

    steps: Report
    _table: GradingTable | None = None

    @property
    def decided(self) -> bool:
        """Whether there is one."""
        return self._table is not None

    @property
    def table(self) -> GradingTable:
        """The grading table.

        Raises:
            UndecidedError: none of the groups is large enough; says what the practice does then.
        """
        if self._table is None:
            told = "; ".join(finding.message for finding in (*self.steps.fails, *self.steps.open))
            raise UndecidedError(told, "give wider groups, in the order in which the practice widens them")
        return self._table

    def __str__(self) -> str:
        name = self._table.name if self._table is not None else "no group is large enough"
        return f"{name}\n\n{self.steps}"


def reference_group(tables: Iterable[GradingTable], practice: TablePractice) -> ReferenceGroup:
    """The first group that is large and long enough for a practice: give them from the narrowest to the widest.

    Args:
        tables: a course, then its programme, then the institution; or three years, then four, then five.
        practice: from ``practice("PT/IPB")``.

    Returns:
        The first table without a shortcoming. Where the practice uses small groups and marks them, the first of all, with a NOTE.

    Raises:
        ArgumentError: no table, or one that covers more years than the practice allows.

    >>> from bologna_credits import grading_scale, practice
    >>> scale = grading_scale("PT-20")
    >>> unit, programme = GradingTable(scale, {"14": 12}, years=(2022, 2024)), GradingTable(scale, {"14": 90}, years=(2022, 2024))
    >>> reference_group([unit, programme], practice("PT/IPB")).table == programme
    True
    """
    found = tuple(tables)
    if not found:
        raise ArgumentError("tables", "nothing", ("at least one grading table",))
    told: list[Finding] = []
    for table in found:
        span = 0 if table.years is None else table.years[1] - table.years[0] + 1
        if practice.most_years is not None and span > practice.most_years:
            raise ArgumentError("tables", f"{table.name}, which covers {span} years", (f"at most {practice.most_years} years",))
        lacking = shortcomings(table, practice)
        if not lacking.fails:
            told += [*lacking, Finding("table.chosen", Verdict.HOLDS, table.name, facts(practice=practice.code), practice.source)]
            return ReferenceGroup(Report(told), table)
        told += lacking
    if practice.small is SmallGroup.FLAG:
        return ReferenceGroup(Report(_flagged(told)), found[0])
    return ReferenceGroup(Report([*told, _then(practice, found[-1].name)]))


def _flagged(found: Iterable[Finding]) -> list[Finding]:
    """A shortcoming that a practice only marks is a NOTE."""
    return [attrs.evolve(f, verdict=Verdict.NOTE) if f.verdict is Verdict.FAILS else f for f in found]


def _then(practice: TablePractice, subject: str) -> Finding:
    code = "table.too-small-then" if practice.small else "table.too-small-open"
    named = facts(practice=practice.code, then=_THEN[practice.small] if practice.small else "", table=practice.small_table or "")
    return Finding(code, Verdict.OPEN, subject, named, practice.source)


_THEN = {
    SmallGroup.RANK: "the rank among so many is told, and no grade",
    SmallGroup.TABLE: "a table of fixed marks answers",
    SmallGroup.WIDEN: "the group is made wider: more years, then more programmes",
}


@final
@attrs.frozen
class PractisedTables:
    """Grading tables as one body publishes that it uses them: its choice, and its rule for small groups.

    Args:
        tables: the two tables and the choice.
        practice: the rule.
        fixed: the published table that answers for a small group, where the practice names one.
        too_small: the body itself holds the group too small, where it prints no number.
    """

    tables: GradingTableOverlap
    practice: TablePractice
    fixed: PublishedTable | None = None
    too_small: bool = False

    def __hash__(self) -> int:
        return hash((self.tables, self.practice.code))

    @property
    def to(self) -> GradingScale:
        """The scale that comes out."""
        return self.tables.to

    @property
    def lacking(self) -> Report:
        """What the body's own table lacks; a published convention is nobody's group."""
        return _lacking(self)

    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """The grade by the tables, or what the practice says for a group that is too small.

        Raises:
            NoConversionError: the tables are of other scales.
            UndecidedError: an average of grades without numbers.
            EquivalenceGapError: the table of fixed marks has no row for the grade.
        """
        answer = self.tables.convert(start, to)
        if not self.lacking.fails or self.practice.small is SmallGroup.FLAG:
            return attrs.evolve(answer, method=self)
        if self.fixed is not None:
            return attrs.evolve(self.fixed.convert(start, to), method=self)
        return GradeConversion(start, to, self)

    def steps(self, answer: GradeConversion) -> Report:
        """What the group lacks, what follows from that, and the steps of the tables."""
        practice, about = self.practice, str(answer.start)
        named = facts(practice=practice.code, body=practice.body)
        rule = Finding("grade.by-practice", Verdict.NOTE, about, named, practice.source, practice.note or "")
        if not self.lacking.fails:
            return Report([rule, *self.lacking, *self.tables.steps(answer)])
        if practice.small is SmallGroup.FLAG:
            return Report([rule, *_flagged(self.lacking), *self.tables.steps(answer)])
        told = [rule, *_flagged(self.lacking)]
        if self.fixed is not None:
            return Report([*told, *self.fixed.steps(answer)])
        overlap = compile_pair(self.tables.host, self.tables.home).get(answer.start)
        if practice.small is SmallGroup.RANK and overlap is not None:
            total = self.tables.host.total
            named = facts(
                practice=practice.code,
                grade=answer.start.label,
                first=overlap.low * total + 1,
                last=overlap.high * total,
                total=total,
            )
            return Report([*told, Finding("grade.rank", Verdict.OPEN, about, named, practice.source)])
        return Report([*told, _then(practice, about)])


@functools.lru_cache(maxsize=256)
def _lacking(method: PractisedTables) -> Report:
    counted = (method.tables.host, method.tables.home)
    own = [table for table in counted if table.scale.code == method.practice.scale and table.population != "convention"]
    found = [finding for table in own for finding in shortcomings(table, method.practice)]
    if method.too_small:
        named = facts(practice=method.practice.code)
        found.append(Finding("table.too-small-said", Verdict.FAILS, method.tables.host.name, named, method.practice.source))
    return Report(found)


def practised_tables(
    practice: TablePractice,
    host: GradingTable,
    home: GradingTable,
    choose: str | None = None,
    fixed: PublishedTable | None = None,
    *,
    too_small: bool = False,
) -> PractisedTables:
    """The method of a practice with the tables of a case.

    Raises:
        NoConversionError: the practice counts the grades of another scale.
        ArgumentError: the practice does not say what is chosen, and neither does the caller; or both do, and differ.
    """
    if practice.scale not in (host.scale.code, home.scale.code):
        advice = f"{practice.code} counts grades of {practice.scale}"
        raise NoConversionError(host.scale.code, home.scale.code, (), advice)
    said = practice.choose.value if practice.choose else choose
    if too_small and fixed is not None and said is None:
        said = Choose.MAXIMUM  # the fixed marks answer, and nothing is chosen
    if said is None or (choose is not None and choose != said):
        raise ArgumentError("choose", str(choose), (said,) if said else tuple(Choose))
    tables = GradingTableOverlap(host, home, said, practice.onto, practice.weights, practice.tie, None, practice.rounding)
    return PractisedTables(tables, practice, fixed, too_small)
