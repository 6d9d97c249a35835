"""The size and the years that a body requires of a reference group, and its rule for a group that is too small."""

from collections.abc import Iterable
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.conversion.answers import GradeConversion
from bologna_credits.conversion.methods.grading_tables import GradingTableOverlap
from bologna_credits.conversion.methods.published_tables import PublishedTable
from bologna_credits.core.brief import brief
from bologna_credits.core.counting import counted
from bologna_credits.core.errors import ArgumentError, ArgumentTypeError, NoConversionError, UndecidedError
from bologna_credits.core.findings import Fact, Finding, Report, Verdict, facts
from bologna_credits.core.identity import same_first
from bologna_credits.core.typed import check_record, checked, checked_late, named
from bologna_credits.core.visible import shown_value, visibly
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.practices.grades import Choose, Side, SmallGroup, TablePractice


@checked
def shortcomings(table: GradingTable, practice: TablePractice) -> Report:
    """Return the shortcomings of a grading table under a practice.

    It FAILS if it is too small or covers too few years; a NOTE is given if the table does not show its size or its years.

    >>> from bologna_credits import grading_scale, practice
    >>> table = GradingTable(grading_scale("PT-20"), {"15": 20, "12": 30}, years=(2022, 2024))
    >>> print(shortcomings(table, practice("PT/DL-42-2005")).fails[0].message)
    50 passing grades are fewer than the 100 that PT/DL-42-2005 requires
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
    """The grading table that a practice accepts, and the reasons; see :func:`reference_group`."""

    __repr__ = brief

    steps: Report
    _table: GradingTable | None = None

    @property
    def decided(self) -> bool:
        """True if there is one."""
        return self._table is not None

    @property
    def table(self) -> GradingTable:
        """The grading table.

        Raises:
            UndecidedError: none of the groups is large enough; names the rule of the practice for that case.
        """
        if self._table is None:
            reasons = "; ".join(finding.message for finding in (*self.steps.fails, *self.steps.open))
            raise UndecidedError(reasons, "give wider groups, in the order in which the practice widens them")
        return self._table

    @visibly
    def __str__(self) -> str:
        name = self._table.name if self._table is not None else "no group is large enough"
        return f"{name}\n\n{self.steps}"


@checked
def reference_group(
    tables: Iterable[GradingTable], practice: TablePractice | str, *, catalogue: Catalogue | None = None
) -> ReferenceGroup:
    """Return the first group that is large and long enough for a practice.

    Args:
        tables: groups from the narrowest to the widest: a course, then its programme, then the institution; or three years,
            then four, then five.
        practice: a practice that uses grading tables, or its code, such as ``"PT/IPB"``.
        catalogue: another catalogue than the bundled one.

    Returns:
        The first table without a shortcoming. Where the practice uses small groups and marks them, the first of all, with a NOTE.

    Raises:
        ArgumentError: no table, or one that covers more years than the practice allows.
        ArgumentTypeError: a practice of another kind.
        UnknownPracticeError: no practice of that code.

    >>> from bologna_credits import grading_scale, practice
    >>> scale = grading_scale("PT-20")
    >>> unit, programme = GradingTable(scale, {"14": 12}, years=(2022, 2024)), GradingTable(scale, {"14": 90}, years=(2022, 2024))
    >>> reference_group([unit, programme], "PT/IPB").table == programme
    True
    """
    if isinstance(practice, str):
        practice = _table_practice(practice, catalogue or default_catalogue())
    found = tuple(tables)
    if not found:
        raise ArgumentError("tables", "nothing", ("at least one grading table",))
    steps: list[Finding] = []
    for table in found:
        span = 0 if table.years is None else table.years[1] - table.years[0] + 1
        if practice.most_years is not None and span > practice.most_years:
            raise ArgumentError(
                "tables",
                f"{table.name}, which covers {counted(span, 'year')}",
                (f"at most {counted(practice.most_years, 'year')}",),
            )
        lacking = shortcomings(table, practice)
        if not lacking.fails:
            steps += [
                *lacking,
                Finding("table.chosen", Verdict.HOLDS, table.name, facts(practice=practice.code), practice.source),
            ]
            return ReferenceGroup(Report(steps), table)
        steps += lacking
    if practice.small is SmallGroup.FLAG:
        return ReferenceGroup(Report(_flagged(steps)), found[0])
    return ReferenceGroup(Report([*steps, _rule_for_small_groups(practice, found[-1].name)]))


def _table_practice(code: str, known: Catalogue) -> TablePractice:
    """Return the practice of a code."""
    found = known.practice(code)
    if not isinstance(found, TablePractice):
        raise ArgumentTypeError("practice", f"{found.code}, which is of another kind", "a practice that uses grading tables")
    return found


def _flagged(found: Iterable[Finding]) -> list[Finding]:
    """Return the findings with each shortcoming as a NOTE, for a practice that only marks it."""
    return [attrs.evolve(f, verdict=Verdict.NOTE) if f.verdict is Verdict.FAILS else f for f in found]


def _rule_for_small_groups(practice: TablePractice, subject: str) -> Finding:
    named = facts(practice=practice.code, then=practice.small, table=practice.small_table)
    code = "table.too-small-then" if practice.small else "table.too-small-open"
    return Finding(code, Verdict.OPEN, subject, named, practice.source)


@final
@same_first
@attrs.frozen(cache_hash=True, field_transformer=named)
class PractisedTables:
    """Grading tables as one body publishes that it uses them: its choice, and its rule for small groups.

    Args:
        tables: the two tables and the choice.
        practice: the rule.
        fixed: the published table that answers for a small group, where the practice names one.
        too_small: True if the body itself considers the group too small, where it prints no number.
        year: the marks of the same year alone, among which a practice gives the rank where the group is small.
    """

    __repr__ = brief

    tables: GradingTableOverlap
    practice: TablePractice
    fixed: PublishedTable | None = None
    too_small: bool = False
    year: GradingTable | None = None

    def __attrs_post_init__(self) -> None:
        check_record(self)

    @property
    def to(self) -> GradingScale:
        """The scale of the result."""
        return self.tables.to

    @property
    def lacking(self) -> Report:
        """The findings on the shortcomings of the body's own tables; a published convention belongs to no group."""
        practice, counted = self.practice, (self.tables.host, self.tables.home)
        own = [table for table in counted if table.scale.code == practice.scale and table.population != "convention"]
        found = [finding for table in own for finding in shortcomings(table, practice)]
        if self.too_small:
            named = facts(practice=practice.code)
            found.append(Finding("table.too-small-said", Verdict.FAILS, self.tables.host.name, named, practice.source))
        return Report(found)

    @checked_late
    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """Return the grade by the tables, or the practice's answer for a group that is too small.

        Raises:
            NoConversionError: the tables are of other scales.
            UndecidedError: an average of grades without numbers.
            EquivalenceGapError: the table of fixed marks has no row for the grade.
        """
        answer = self.tables.convert(start, to)
        if self.practice.small is SmallGroup.FLAG or not self.lacking.fails:
            return attrs.evolve(answer, method=self)
        if self.fixed is not None:
            return attrs.evolve(self.fixed.convert(start, to), method=self)
        return GradeConversion(start, to, self)

    @checked_late
    def steps(self, answer: GradeConversion) -> Report:
        """Return the shortcomings of the group, their consequence, and the steps of the tables."""
        practice, about = self.practice, str(answer.start)
        named = facts(practice=practice.code, body=practice.body)
        rule = Finding("grade.by-practice", Verdict.NOTE, about, named, practice.source, because=practice.note or "")
        lacking = self.lacking
        before = [rule, *_flagged(lacking)]
        if practice.small is SmallGroup.FLAG or not lacking.fails:
            return Report([*before, *self.tables.steps(answer)])
        if self.fixed is not None:
            return Report([*before, *self.fixed.steps(answer)])
        if practice.small is SmallGroup.RANK:
            return Report([*before, self._rank(answer.start)])
        return Report([*before, _rule_for_small_groups(practice, about)])

    def _rank(self, start: Grade) -> Finding:
        """Return the rank of a grade among those of its year, or the need of that year's marks."""
        practice, about = self.practice, str(start)
        table = self._of_one_year()
        counted = {} if table is None else dict(table.passing)
        if table is None or not counted.get(start):
            return Finding("grade.rank-of-year", Verdict.OPEN, about, facts(practice=practice.code), practice.source)
        better = sum((count for grade, count in counted.items() if grade > start), Fraction(0))
        named = facts(
            practice=practice.code,
            grade=start.label,
            first=better + 1,
            last=better + counted[start],
            total=table.total,
        )
        return Finding("grade.rank", Verdict.OPEN, about, named, practice.source)

    def _of_one_year(self) -> GradingTable | None:
        """Return the counted marks of one year: those that were given as such, or the group itself if it is of one year."""
        if self.year is not None:
            return self.year if self.year.counts else None
        host = self.tables.host
        return host if host.counts and host.years is not None and host.years[0] == host.years[1] else None


@checked
def practised_tables(
    practice: TablePractice,
    host: GradingTable,
    home: GradingTable,
    *,
    choose: Choose | None = None,
    fixed: PublishedTable | None = None,
    too_small: bool = False,
    nobody: Side | None = None,
    year: GradingTable | None = None,
) -> PractisedTables:
    """Return the method of a practice with the tables of host and home.

    Raises:
        NoConversionError: the practice counts the grades of another scale.
        ArgumentError: neither the practice nor the caller gives the choice, or both give one and differ.
    """
    if practice.scale not in (host.scale.code, home.scale.code):
        advice = f"{practice.code} counts grades of {practice.scale}"
        raise NoConversionError(host.scale.code, home.scale.code, (), advice)
    chosen = practice.choose or choose
    if too_small and fixed is not None and chosen is None:
        chosen = Choose.MAXIMUM  # the fixed marks answer, and nothing is chosen
    if chosen is None or (choose is not None and choose != chosen):
        raise ArgumentError("choose", shown_value(choose), (chosen,) if chosen else tuple(Choose))
    tables = GradingTableOverlap(
        host,
        home,
        choose=chosen,
        onto=practice.onto,
        weights=practice.weights,
        tie=practice.tie,
        rounding=practice.rounding,
        nobody=nobody,
    )
    if year is not None and (year.scale != host.scale or (year.years is not None and year.years[1] - year.years[0] > 1)):
        raise ArgumentError("year", year.name, (f"the marks of one year on {host.scale.code}",))
    return PractisedTables(tables, practice, fixed=fixed, too_small=too_small, year=year)
