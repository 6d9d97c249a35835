"""Cohorts in parts, for engines that distribute them: all papers of some students in one table, and their decisions in one table.

A part is decided by a plain function of one table, so that Spark (``mapInArrow``), Dask (``map_partitions``) and a pool of
processes can run it where the rows are. All rows of a student have to be in one part.
"""

import datetime
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, TypeVar

from bologna_credits.core.errors import ArgumentError, ArgumentTypeError
from bologna_credits.core.reading import optional_day
from bologna_credits.core.typed import checked, shown_type
from bologna_credits.frames.cohort_deciding import FlatTables, Plan, decide_chunk
from bologna_credits.frames.cohort_frames import Backend, frame_of
from bologna_credits.frames.cohort_grouping import grouped, totals_without_student
from bologna_credits.frames.cohort_loading import Sources, backend_of, key_place, load
from bologna_credits.frames.cohort_rows import COLUMNS, Holds, Kind, check_kinds
from bologna_credits.frames.engine import opened
from bologna_credits.frames.narwhals_door import nw
from bologna_credits.interop.tables.cells import TableRow, cells_of
from bologna_credits.interop.tables.papers import Given, Paper, named_columns
from bologna_credits.law.catalogue import Catalogue, default_catalogue

F = TypeVar("F")
PAPER = "paper"
"""The column that says to which table a row of a stack belongs."""
PART = "part"
"""The column that says to which table a row of several results belongs."""
STACKED: tuple[Paper, ...] = ("courses", "agreements", "matches", "students")
_MARKS: Mapping[Paper, str] = {"agreements": "table", "matches": "home"}
"""The column that a stack has only where it holds a table."""
_SPARK: Mapping[Holds, str] = {"text": "string", "number": "double", "whole": "bigint"}


@checked
def stack_papers(
    courses: F,
    *,
    agreements: F | None = None,
    matches: F | None = None,
    students: F | None = None,
    key: str = "student",
    ignore: Iterable[str] = (),
) -> F:
    """Return the papers of a cohort as one frame, with a column ``paper`` that names the table of each row.

    Headers in any language become the names of columns that all tables share. A column that has values of two types in two
    tables becomes text. Lazy frames stay lazy.

    Args:
        courses: the courses; a frame of any engine, as the others.
        agreements: the agreed components.
        matches: pairs of courses.
        students: what is said of a student once.
        key: the column of the student, which each of them has.
        ignore: columns that may stand in a table and are left out.

    Raises:
        ArgumentTypeError: no courses.
        ArgumentError: a column without a meaning that is not to be ignored, no column of the student, keys of two types.
        DefinitionError: a table without a column that it needs.

    >>> import polars
    >>> courses = polars.DataFrame({"student": [7], "Код": ["A1"], "Grade": ["B"]})
    >>> matches = polars.DataFrame({"student": [7], "host": ["A1"], "home": ["M1"]})
    >>> print(stack_papers(courses, matches=matches).rows())
    [(7, 'A1', 'B', 'courses', None, None), (7, None, None, 'matches', 'A1', 'M1')]
    """
    given: dict[Paper, Any] = {"courses": courses, "agreements": agreements, "matches": matches, "students": students}
    left_out = frozenset(ignore)
    if courses is None:
        raise ArgumentTypeError("courses", "None", "a frame of courses")
    frames = [_named(opened(frame), paper, key, left_out) for paper, frame in given.items() if frame is not None]
    schemas = [frame.collect_schema() for frame in frames]
    types: dict[str, set[Any]] = {}
    for schema in schemas:
        for name, dtype in schema.items():
            types.setdefault(name, set()).add(dtype)
    whole = all(dtype.is_integer() for dtype in types[key])
    if len(types[key]) > 1 and not whole:
        said = " and ".join(sorted(str(dtype) for dtype in types[key]))
        raise ArgumentError("key", key, (f"a column of one type in all tables; it has {said}",))
    several = {name: nw.String for name, dtypes in types.items() if len(dtypes) > 1} | ({key: nw.Int64} if whole else {})
    alike = [
        frame.with_columns(*[nw.col(name).cast(several[name]) for name in schema.names() if name in several])
        if several.keys() & set(schema.names())
        else frame
        for frame, schema in zip(frames, schemas, strict=True)
    ]
    stacked: F = nw.concat(alike, how="diagonal").to_native()
    return stacked


def _named(frame: Any, paper: Paper, key: str, left_out: frozenset[str]) -> Any:
    """Return a frame with the names of columns that all tables share, and the name of its table in each row."""
    names = frame.collect_schema().names()
    place = key_place(names, key, paper)
    if place is None:
        raise ArgumentError(f"key (the column of the student in {paper})", key, tuple(names))
    wanted = [name for name in names if name != names[place] and name not in left_out]
    found = named_columns(paper, wanted)
    unread = [name for name in wanted if name not in found]
    if unread:
        raise ArgumentError(f"a column of {paper}", unread[0], ("one that has a meaning", 'ignore=["…"] to leave it out'))
    columns = [nw.col(names[place]).alias(key), *(nw.col(name).alias(field) for name, field in found.items())]
    return frame.select(*columns, nw.lit(paper).alias(PAPER))


@checked
def recognise_partition(
    papers: F,
    *,
    rules: Any,
    agreements: Any = None,
    matches: Any = None,
    hosts: Any = None,
    distributions: Any = None,
    key: str = "student",
    want: Sequence[Kind] | Kind = "totals",
    system: str | None = None,
    scales: Mapping[str, Any] | None = None,
    no_grades: Iterable[str] = (),
    on: datetime.date | str | None = None,
    catalogue: Catalogue | None = None,
) -> F:
    """Return the decisions on the students of one part as one table.

    Args:
        papers: a computed frame of :func:`stack_papers` with all rows of its students.
        rules: the home rules, as for :func:`recognise_tables`; a table of them names sets, which students name.
        agreements: a table of components that counts for every student.
        matches: a table of pairs that counts for every student.
        hosts: the institutions.
        distributions: distributions of grades.
        key: the column of the student.
        want: the tables that are wanted. Several become one table with the columns of all, and a column ``part``.
        system: the credit system of amounts that name none.
        scales: the scales of institutions and countries.
        no_grades: labels that are no grades.
        on: the day of the decisions.
        catalogue: another catalogue than the bundled one.

    Returns:
        A frame of the same engine, in the order of the keys.

    Raises:
        ArgumentError: no column of the student or of the table; a lazy frame.
        DefinitionError: faults of headers, or of tables that count for every student.

    >>> import polars
    >>> from bologna_credits import HomeRules
    >>> course = {"student": [7], "code": ["A1"], "ects": [5], "grade": ["B"], "scale": ["NO-AF"], "host": ["Oslo"]}
    >>> courses = polars.DataFrame(course)
    >>> rules = HomeRules(credits="ECTS", grades="without")
    >>> recognise_partition(stack_papers(courses), rules=rules).select("student", "status", "outside", "open").rows()
    [(7, 'DECIDED', 0, 1)]
    """
    frame = opened(papers)
    if isinstance(frame, nw.LazyFrame):
        raise ArgumentError("papers", "a lazy frame", ("a computed frame: this function runs where the rows of a part are",))
    kinds = check_kinds(want)
    keys, tables = _unstacked(frame, key)
    shared = {"agreements": agreements, "matches": matches, "hosts": hosts, "distributions": distributions}
    sources = Sources.of({"courses": papers, "rules": rules, **_shared(shared, tables)}, catalogue or default_catalogue())
    loaded = {paper: load(given, paper, key, collect=False) for paper, given in sources.tables.items() if paper != "courses"}
    given = {paper: Given(names=names) for paper, (names, _, _) in tables.items()}
    for paper, table in loaded.items():
        if table.keys is not None:
            allowed = ("a table that counts for every student", "stack_papers")
            raise ArgumentError(paper, f"a table with the column {key}", allowed)
        given[paper] = Given(names=table.names, rows=tuple(table.rows))
    plan = Plan(
        tables=given,
        home=sources.home,
        want=kinds,
        system=system,
        scales=scales,
        no_grades=tuple(no_grades),
        on=optional_day(on),
        catalogue=catalogue,
    )
    cohort = plan.cohort()
    of_students, without = grouped({paper: (keyed, rows) for paper, (_, keyed, rows) in tables.items()}, key)
    found = decide_chunk(cohort, of_students, kinds)
    for kind, flat in totals_without_student(without, kinds).items():
        found[kind] += flat
    whole = frame.schema[frame.columns[keys]].is_integer() or (bool(of_students) and isinstance(of_students[0][0], int))
    made: F = _one_table(found, kinds, key, backend_of(frame), whole_key=whole)
    return made


def _shared(given: Mapping[str, Any], tables: Mapping[Paper, Any]) -> dict[Any, Any]:
    for paper, value in given.items():
        if value is not None and paper in tables:
            allowed = (f"the rows of {paper} in the stack alone, or none of them there",)
            raise ArgumentError(paper, "a table for every student", allowed)
    return {paper: value for paper, value in given.items() if value is not None}


def _unstacked(frame: Any, key: str) -> tuple[int, dict[Paper, tuple[tuple[str, ...], list[Any], list[TableRow]]]]:
    """Return the place of the keys, and for each table of a stack its headers, the keys of its rows and the rest of them."""
    names = list(frame.columns)
    if PAPER not in names:
        raise ArgumentError(PAPER, "nothing", (f"a column {PAPER}, as stack_papers gives it",))
    place = key_place(names, key, "courses")
    assert place is not None
    columns = [frame.get_column(name).to_list() for name in names]
    keys, papers = columns[place], columns[names.index(PAPER)]
    kept = [index for index, name in enumerate(names) if index != place and name != PAPER]
    headers = tuple(names[index] for index in kept)
    rows = list(zip(*(cells_of(columns[index]) for index in kept), strict=True)) if kept else [()] * len(keys)
    marked = [paper for paper in STACKED if _MARKS.get(paper, PAPER) in names]
    found: dict[Paper, tuple[tuple[str, ...], list[Any], list[TableRow]]] = {paper: (headers, [], []) for paper in marked}
    for value, paper, row in zip(keys, papers, rows, strict=True):
        if paper not in found:
            raise ArgumentError(f"a value of the column {PAPER}", str(paper), tuple(found))
        found[paper][1].append(value)
        found[paper][2].append(row)
    return place, {paper: table for paper, table in found.items() if paper != "students" or table[1]}


def _wide(kinds: Sequence[Kind]) -> dict[str, Holds]:
    """Return the columns of all of several tables; one name holds the same in each, or text.

    A column of whole numbers that not all tables have holds numbers, because pandas has no missing whole number.
    """
    found: dict[str, Holds] = {PART: "text"}
    for kind in kinds:
        for name, holds in COLUMNS[kind].items():
            found[name] = holds if found.get(name, holds) == holds else "text"
    everywhere = set.intersection(*(set(COLUMNS[kind]) for kind in kinds))
    return {name: "number" if holds == "whole" and name not in everywhere else holds for name, holds in found.items()}


def _one_table(tables: FlatTables, kinds: Sequence[Kind], key: str, backend: Backend, *, whole_key: bool) -> Any:
    if len(kinds) == 1:
        return frame_of(tables[kinds[0]], {key: "text", **COLUMNS[kinds[0]]}, backend, whole_key=whole_key)
    wide = _wide(kinds)
    rows = []
    for kind in kinds:
        places = {name: place for place, name in enumerate(COLUMNS[kind], 1)}
        as_text = {name for name, holds in COLUMNS[kind].items() if wide[name] == "text" != holds}
        for row in tables[kind]:
            cells = {name: row[place] for name, place in places.items()}
            cells |= {name: None if cells[name] is None else str(cells[name]) for name in as_text}
            rows.append((row[0], kind, *(cells.get(name) for name in wide if name != PART)))
    return frame_of(rows, {key: "text", **wide}, backend, whole_key=whole_key)


@checked
def recognise_batches(batches: Iterable[Any], **options: Any) -> Iterator[Any]:
    """Yield the decisions on the students of one part, from record batches of Arrow to such batches: for ``mapInArrow`` of Spark.

    Args:
        batches: the record batches of a stack (:func:`stack_papers`) with all rows of its students.
        options: as for :func:`recognise_partition`.

    >>> import pyarrow
    >>> from bologna_credits import HomeRules
    >>> courses = pyarrow.table({"student": [7], "code": ["A1"], "grade": ["B"], "scale": ["NO-AF"], "host": ["Oslo"]})
    >>> rules = HomeRules(credits="ECTS", grades="without")
    >>> [batch.num_rows for batch in recognise_batches(stack_papers(courses).to_batches(), rules=rules)]
    [1]
    """
    held = list(batches)
    if held:
        pyarrow = import_module("pyarrow")
        for batch in held:
            if not isinstance(batch, pyarrow.RecordBatch):
                raise ArgumentTypeError("batches", shown_type(batch), "a list of record batches of Arrow")
        table = pyarrow.Table.from_batches(held)
        yield from recognise_partition(table, **options).to_batches()


@checked
def split_by_key(papers: F, parts: int, *, key: str = "student") -> list[F]:
    """Return a computed frame in parts, such that all rows of a student are in one, whatever the table.

    Args:
        papers: a frame, such as one of :func:`stack_papers`.
        parts: the number of parts.
        key: the column of the student.

    Raises:
        ArgumentError: fewer than one part, no such column, or a lazy frame.

    >>> import polars
    >>> [part["student"].to_list() for part in split_by_key(polars.DataFrame({"student": [1, 5, 9, 1]}), 3)]
    [[9], [5], [1, 1]]
    """
    if parts < 1:
        raise ArgumentError("parts", str(parts), ("a whole number above 0",))
    frame = opened(papers)
    if isinstance(frame, nw.LazyFrame):
        raise ArgumentError("papers", "a lazy frame", ("a computed frame", "the partitions of the engine itself"))
    place = key_place(frame.columns, key, "courses")
    assert place is not None
    keys = frame.get_column(frame.columns[place]).to_list()
    numbers = [zlib.crc32(_text(value).encode("utf-8", "surrogatepass")) % parts for value in keys]
    found: list[F] = [frame.filter([number == part for number in numbers]).to_native() for part in range(parts)]
    return found


def _text(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


@checked
def spark_schema(want: Sequence[Kind] | Kind = "totals", *, key: str = "student", whole_key: bool = False) -> str:
    """Return the schema of :func:`recognise_batches` as Spark writes schemas.

    Args:
        want: the tables that are wanted.
        key: the column of the student.
        whole_key: True if it holds whole numbers.

    >>> spark_schema("open")
    'student string, number bigint, code string, subject string, asks string, office string, message string'
    """
    kinds = check_kinds(want)
    columns = COLUMNS[kinds[0]] if len(kinds) == 1 else _wide(kinds)
    named = [(key, "bigint" if whole_key else "string"), *((name, _SPARK[holds]) for name, holds in columns.items())]
    # Spark reads a sign of quotation twice as one.
    return ", ".join(f"{name} {kind}" if name.isidentifier() else f"`{name.replace('`', '``')}` {kind}" for name, kind in named)


@checked
def empty_partition(
    want: Sequence[Kind] | Kind = "totals", *, key: str = "student", whole_key: bool = False, backend: Backend = "pandas"
) -> Any:
    """Return the table of :func:`recognise_partition` without rows: the ``meta`` of Dask.

    Args:
        want: the tables that are wanted.
        key: the column of the student.
        whole_key: True if it holds whole numbers.
        backend: the engine.

    >>> list(empty_partition("open").columns)
    ['student', 'number', 'code', 'subject', 'asks', 'office', 'message']
    """
    kinds = check_kinds(want)
    return _one_table({kind: [] for kind in kinds}, kinds, key, backend, whole_key=whole_key)
