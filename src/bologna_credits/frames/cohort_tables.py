"""Cohorts from tables: courses, agreements and matches of many students in, decisions as flat tables out."""

import datetime
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bologna_credits.cohort import with_bar
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.reading import optional_day
from bologna_credits.core.typed import checked
from bologna_credits.frames.cohort_deciding import FlatTables, Key, Plan, decide_chunks
from bologna_credits.frames.cohort_frames import Backend, CohortTables, frames_of
from bologna_credits.frames.cohort_grouping import chunks_of, grouped, merged, totals_without_student
from bologna_credits.frames.cohort_loading import Loaded, Sources, Stream, check_backend, load, stream
from bologna_credits.frames.cohort_rows import Kind, check_kinds
from bologna_credits.interop.tables.papers import Cohort, Given, Paper
from bologna_credits.law.catalogue import Catalogue, default_catalogue

USUAL: tuple[Kind, ...] = ("rows", "home_rows", "open", "totals")
"""The tables that a caller gets without asking."""
_CHUNK = 200  # students in the work of one process


@checked
def recognise_tables(
    courses: Any,
    *,
    rules: Any = None,
    agreements: Any = None,
    matches: Any = None,
    students: Any = None,
    hosts: Any = None,
    distributions: Any = None,
    key: str = "student",
    want: Sequence[Kind] | Kind = USUAL,
    system: str | None = None,
    scales: Mapping[str, Any] | None = None,
    no_grades: Iterable[str] = (),
    on: datetime.date | str | None = None,
    processes: int = 1,
    progress: bool = False,
    collect: bool = False,
    backend: Backend | None = None,
    catalogue: Catalogue | None = None,
) -> CohortTables:
    """Return the decisions on all students of a cohort, from flat tables to flat tables.

    A table is a frame of any engine, or the path of a file: Parquet, CSV, or an Excel workbook. Its columns have the names that
    sheets and ``case.toml`` use. A table of agreements, matches or rules without the column of the student counts for every
    student. Rows of a student are in the order of the table, or of its column "No" where it has one.

    Args:
        courses: the courses, a row each; or a folder with files ``courses``, ``agreements``, ``matches``, ``students``,
            ``hosts``, ``distributions`` and ``rules``.
        rules: the home rules: :class:`~bologna_credits.HomeRules`, a file in TOML with ``[home]``, or a table whose columns are
            the keys of ``[home]``.
        agreements: the agreed components, a row each.
        matches: pairs of a course at the host and one at home; pairs that share a course are one match.
        students: what is said of a student once: rules, reference, host, and the days of the decision and of issue.
        hosts: the institutions with country, identifiers, credit system and scale.
        distributions: the distributions of grades of courses, a row for each grade.
        key: the column of the student. Its values stand in the first column of each table, and in no message.
        want: the tables that are wanted: ``rows``, ``home_rows``, ``lines``, ``open``, ``findings``, ``totals``.
        system: the credit system of amounts that name none.
        scales: as for :func:`bologna_credits.interop.sheets.read_transcript`.
        no_grades: labels that are no grades but stand for somebody without one.
        on: the day of the decisions.
        processes: the number of processes; the result is the same with any number.
        progress: True for a bar on the terminal; it needs the extra ``progress``.
        collect: True if a lazy frame may be computed.
        backend: the engine of the result; without it that of the frame of courses.
        catalogue: another catalogue than the bundled one.

    Returns:
        The tables, each in the order of the keys. A student whose papers are at fault has a row of totals with the error.

    Raises:
        ArgumentError: no rules, no column of the student, or a lazy frame that may not be computed.
        DefinitionError: a table without a column that it needs, or faults in a table that counts for every student.
        DocumentError: a file that cannot be read.
        MissingExtraError: a package that a file needs is not installed.

    >>> import polars
    >>> from bologna_credits import HomeRules
    >>> agreed = {"student": [7, 7, 8], "code": ["A1", "A2", "A1"], "ects": [5, 6, 5]}
    >>> courses = polars.DataFrame({**agreed, "grade": ["B", "F", "A"], "scale": ["NO-AF"] * 3, "host": ["Oslo"] * 3})
    >>> agreements = polars.DataFrame(agreed).with_columns(table=polars.lit("studied"))
    >>> rules = HomeRules(credits="ECTS", grades="without", unmatched="elective")
    >>> found = recognise_tables(courses, agreements=agreements, rules=rules)
    >>> found.totals.select("student", "recognised", "debt", "credits_text").rows()
    [(7, 1, 1, '5'), (8, 1, 0, '5')]
    """
    known = catalogue or default_catalogue()
    sources = Sources.of(
        {
            "courses": courses,
            "agreements": agreements,
            "matches": matches,
            "students": students,
            "rules": rules,
            "hosts": hosts,
            "distributions": distributions,
        },
        known,
    )
    loaded = {paper: load(given, paper, key, collect=collect) for paper, given in sources.tables.items()}
    plan = Plan(
        tables=_given(loaded),
        home=sources.home,
        want=check_kinds(want),
        system=system,
        scales=scales,
        no_grades=tuple(no_grades),
        on=optional_day(on),
        catalogue=catalogue,
    )
    cohort = plan.cohort()
    keyed = {paper: (table.keys, table.rows) for paper, table in loaded.items() if table.keys is not None}
    of_students, without = grouped(keyed, key)
    shown = with_bar(of_students, len(of_students)) if progress else of_students
    tables: FlatTables = {kind: [] for kind in plan.want}
    for made in decide_chunks(plan, cohort, chunks_of(shown, _CHUNK), processes=_checked_processes(processes)):
        for kind, flat in made.items():
            tables[kind] += flat
    for kind, flat in totals_without_student(without, plan.want).items():
        tables[kind] += flat
    framed = frames_of(tables, key, check_backend(backend or sources.backend), [one for one, _ in of_students])
    return CohortTables(**framed, told=_told(cohort, sources, loaded))


@checked
def recognise_in_batches(
    courses: Any,
    *,
    rules: Any = None,
    agreements: Any = None,
    matches: Any = None,
    students: Any = None,
    hosts: Any = None,
    distributions: Any = None,
    key: str = "student",
    want: Sequence[Kind] | Kind = USUAL,
    system: str | None = None,
    scales: Mapping[str, Any] | None = None,
    no_grades: Iterable[str] = (),
    on: datetime.date | str | None = None,
    size: int = 1000,
    processes: int = 1,
    progress: bool = False,
    backend: Backend | None = None,
    catalogue: Catalogue | None = None,
) -> Iterator[CohortTables]:
    """Yield the decisions of a cohort in batches of students, in memory that does not grow with the cohort.

    Parquet files are read in pieces; each has to be in ascending order of the column of the student. Other tables are read whole.

    Args:
        courses: as for :func:`recognise_tables`, like all others but the following.
        rules: the home rules.
        agreements: the agreed components.
        matches: pairs of courses.
        students: what is said of a student once.
        hosts: the institutions.
        distributions: distributions of grades.
        key: the column of the student.
        want: the tables that are wanted.
        system: the credit system of amounts that name none.
        scales: the scales of institutions and countries.
        no_grades: labels that are no grades.
        on: the day of the decisions.
        size: the number of students in a batch.
        processes: the number of processes.
        progress: True for a bar on the terminal.
        backend: the engine of the result.
        catalogue: another catalogue than the bundled one.

    Yields:
        The tables of each batch, in the order of the keys. What there is to tell of the tables stands in the last one, as
        does the row for rows without a student.

    Raises:
        DocumentError: a Parquet file that is not in the order of the students; says how to sort it.

    >>> [len(batch.totals) for batch in recognise_in_batches("examples/cohort", size=3)]
    [3, 2]
    """
    known = catalogue or default_catalogue()
    sources = Sources.of(
        {
            "courses": courses,
            "agreements": agreements,
            "matches": matches,
            "students": students,
            "rules": rules,
            "hosts": hosts,
            "distributions": distributions,
        },
        known,
    )
    if size < 1:
        raise ArgumentError("size", str(size), ("a whole number of students above 0",))
    streams = {paper: found for paper, given in sources.tables.items() if (found := stream(given, paper, key)) is not None}
    loaded = {paper: load(given, paper, key, collect=False) for paper, given in sources.tables.items() if paper not in streams}
    plan = Plan(
        tables=_given({**loaded, **streams}),
        home=sources.home,
        want=check_kinds(want),
        system=system,
        scales=scales,
        no_grades=tuple(no_grades),
        on=optional_day(on),
        catalogue=catalogue,
    )
    cohort = plan.cohort()
    held = functools.partial(_ordered, loaded, key)
    engine = check_backend(backend or sources.backend)
    processes = _checked_processes(processes)

    def batches() -> Iterator[CohortTables]:
        without: dict[Paper, int] = {}
        keyed: dict[Paper, Any] = {**held(without), **{paper: one.rows for paper, one in streams.items()}}
        of_students = merged(keyed, key, without)
        shown = with_bar(of_students, None) if progress else of_students
        last: FlatTables | None = None
        for made in decide_chunks(plan, cohort, chunks_of(shown, size), processes=processes):
            if last is not None:
                yield CohortTables(**frames_of(last, key, engine))
            last = made
        last = last or {kind: [] for kind in plan.want}
        for kind, flat in totals_without_student(without, plan.want).items():
            last[kind] += flat
        yield CohortTables(**frames_of(last, key, engine), told=_told(cohort, sources, {**loaded, **streams}))

    return batches()


def _ordered(loaded: Mapping[Paper, Loaded], key: str, without: dict[Paper, int]) -> dict[Paper, list[tuple[Key, Any]]]:
    """Return the tables in memory in the order of their keys, as pairs of the key and the rest of a row."""
    keyed = {paper: (table.keys, table.rows) for paper, table in loaded.items() if table.keys is not None}
    of_students, none = grouped(keyed, key)
    without.update(none)
    return {paper: [(one, row) for one, rows in of_students for row in rows.get(paper, ())] for paper in keyed}


def _checked_processes(processes: int) -> int:
    if not 1 <= processes <= 1024:
        raise ArgumentError("processes", str(processes), ("a whole number from 1 to 1024",))
    return processes


def _given(tables: Mapping[Paper, Loaded | Stream]) -> dict[Paper, Given]:
    return {
        paper: Given(names=one.names, rows=tuple(one.rows) if isinstance(one, Loaded) and one.keys is None else None)
        for paper, one in tables.items()
    }


def _told(cohort: Cohort, sources: Sources, tables: Mapping[Paper, Any]) -> Report:
    """Return what there is to tell of the tables themselves."""
    found = [Finding("cohort.file-unread", Verdict.NOTE, "", facts(file=name)) for name in sources.left]
    for paper, names in cohort.unread.items():
        found += [Finding("cohort.column-unread", Verdict.NOTE, "", facts(table=paper, column=name)) for name in names]
    for paper in ("agreements", "matches", "rules"):
        table = tables.get(paper)
        if isinstance(table, Loaded) and table.keys is None:
            found.append(Finding("cohort.for-every-student", Verdict.NOTE, "", facts(table=paper)))
    return Report(found)
