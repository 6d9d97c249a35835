"""Parts of a cohort: the same decisions wherever they are made."""

import importlib
import pickle
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import Any

import narwhals as nw
import polars as pl
import pytest

from bologna_credits import ArgumentError, ArgumentTypeError, DefinitionError, HomeRules, frames
from bologna_credits.frames.cohort_rows import COLUMNS, KINDS
from tests.frames.cohort_papers import FOLDER, WITHOUT_AGREEMENT, arrow, papers, rules

pa: Any = importlib.import_module("pyarrow")
compute: Any = importlib.import_module("pyarrow.compute")
_NUMBERS = [*range(1, 30), WITHOUT_AGREEMENT]
_OPTIONS: dict[str, Any] = {"rules": str(FOLDER / "rules.toml"), "hosts": str(FOLDER / "hosts.csv")}
_SIMPLE = HomeRules(credits="ECTS", grades="without")


@pytest.fixture(scope="module")
def tables() -> dict[str, Any]:
    """The papers of some students, and a row of no student."""
    found = arrow(papers(_NUMBERS))
    nobody = found["courses"].slice(0, 1).set_column(0, "student", pa.array([None], pa.string()))
    return {**found, "courses": pa.concat_tables([found["courses"], nobody])}


@pytest.fixture(scope="module")
def whole(tables: dict[str, Any]) -> frames.CohortTables:
    """The decisions on all of them at once."""
    return frames.recognise_tables(**tables, hosts=FOLDER / "hosts.csv", rules=rules(), want=("rows", "open", "totals"))


def _parted(found: Any, wanted: tuple[str, ...]) -> list[Any]:
    """One table for each kind, from a table in which the column "part" names it."""
    frame: Any = nw.from_native(found)
    return [
        frame.filter(nw.col("part") == kind).select([frame.columns[0], *COLUMNS[kind]]).to_native()  # type: ignore[index]
        for kind in wanted
    ]


@pytest.mark.parametrize("engine", ["polars", "pandas", "pyarrow"])
def test_parts_of_every_engine_have_the_decisions_of_the_whole(
    engine: str, tables: dict[str, Any], whole: frames.CohortTables
) -> None:
    turn: dict[str, Any] = {"polars": pl.from_arrow, "pandas": lambda table: table.to_pandas(), "pyarrow": lambda table: table}
    stack = frames.stack_papers(**{name: turn[engine](table) for name, table in tables.items()})
    parts = frames.split_by_key(stack, 3)
    kinds = ("rows", "open", "totals")
    found = [_parted(frames.recognise_partition(part, want=kinds, **_OPTIONS), kinds) for part in parts]  # type: ignore[arg-type]
    assert frames.cohort_digest(*(table for part in found for table in part)) == whole.digest


def test_a_pool_of_processes_runs_the_same_function(tables: dict[str, Any], whole: frames.CohortTables) -> None:
    parts = frames.split_by_key(frames.stack_papers(**tables), 3)
    decide = partial(frames.recognise_partition, **_OPTIONS)
    assert pickle.loads(pickle.dumps(decide)).keywords == _OPTIONS
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(decide, parts))
    assert frames.cohort_digest(*found) == frames.cohort_digest(whole.totals)


def test_dask_runs_it_on_its_partitions(tables: dict[str, Any], whole: frames.CohortTables) -> None:
    dask: Any = importlib.import_module("dask.dataframe")
    lazy = {name: dask.from_pandas(table.to_pandas(), npartitions=2) for name, table in tables.items()}
    stack: Any = frames.stack_papers(**lazy)
    meta = frames.empty_partition("totals")
    decided = stack.shuffle("student", npartitions=3).map_partitions(frames.recognise_partition, meta=meta, **_OPTIONS)
    assert frames.cohort_digest(decided.compute(scheduler="synchronous")) == frames.cohort_digest(whole.totals)


@pytest.mark.spark
def test_spark_runs_it_on_its_partitions(spark: Any, tables: dict[str, Any], whole: frames.CohortTables) -> None:
    lazy = {name: spark.createDataFrame(table.to_pandas()) for name, table in tables.items()}
    stack: Any = frames.stack_papers(**lazy)
    decide = partial(frames.recognise_batches, **_OPTIONS)
    decided = stack.repartition(3, "student").mapInArrow(decide, frames.spark_schema("totals"))
    assert frames.cohort_digest(decided.toArrow()) == frames.cohort_digest(whole.totals)


def test_record_batches_come_in_and_go_out(tables: dict[str, Any], whole: frames.CohortTables) -> None:
    stack = frames.stack_papers(**tables)
    found = list(frames.recognise_batches(stack.to_batches(max_chunksize=50), **_OPTIONS))
    assert frames.cohort_digest(pa.Table.from_batches(found)) == frames.cohort_digest(whole.totals)
    assert list(frames.recognise_batches([], **_OPTIONS)) == []


def test_all_rows_of_a_student_are_in_one_part() -> None:
    frame = pl.DataFrame({"student": [1, 2, 3, 4, 1, 2, None], "code": list("abcdefg")})
    parts = [set(part["student"].to_list()) for part in frames.split_by_key(frame, 3)]
    assert sum(map(len, parts)) == 5
    floats = frames.split_by_key(frame.with_columns(pl.col("student").cast(pl.Float64)), 3)
    assert [set(part["student"].to_list()) for part in floats] == parts
    assert sum(map(len, floats)) == len(frame)


def test_columns_of_two_types_become_text_and_headers_are_shared() -> None:
    courses = pl.DataFrame({"ID": [1], "Код": ["A1"], "Кредиты": ["5"], "Grade": ["B"], "Remarks": ["x"]})
    agreements = pl.DataFrame({"id": [1], "table": ["studied"], "code": ["A1"], "Credits": [5]})
    students = pl.DataFrame({"id": [1], "Date": ["2026-01-01"]})
    stack = frames.stack_papers(courses, agreements=agreements, students=students, key="id", ignore=["Remarks"])
    assert stack.columns == ["id", "code", "credits", "grade", "paper", "table", "on"]
    assert stack["credits"].to_list() == ["5", "5", None]
    with pytest.raises(ArgumentError, match="Remarks"):
        frames.stack_papers(courses, key="ID")
    with pytest.raises(ArgumentError, match="Int64 and String"):
        frames.stack_papers(courses, students=students.with_columns(id=pl.lit("1")), key="id", ignore=["Remarks"])
    with pytest.raises(ArgumentError, match="the column of the student in matches"):
        frames.stack_papers(courses, matches=pl.DataFrame({"host": ["A"], "home": ["M"]}), key="id", ignore=["Remarks"])


def test_tables_for_every_student_stand_beside_the_stack() -> None:
    courses = pl.DataFrame(
        {"student": [1, 2], "code": ["A1", "A1"], "ects": [5, 5], "grade": ["B", "A"], "scale": "NO-AF", "host": "Oslo"}
    )
    agreements = pl.DataFrame({"table": ["studied", "recognised"], "code": ["A1", "M1"], "ects": [5, 5]})
    matches = pl.DataFrame({"host": ["A1"], "home": ["M1"]})
    stack = frames.stack_papers(courses)
    found = frames.recognise_partition(stack, rules=_SIMPLE, agreements=agreements, matches=matches)
    assert found.select("student", "recognised", "replaced").rows() == [(1, 1, 1), (2, 1, 1)]
    whole = frames.recognise_tables(courses, rules=_SIMPLE, agreements=agreements, matches=matches)
    assert frames.cohort_digest(found) == frames.cohort_digest(whole.totals)
    keyed = agreements.with_columns(student=pl.lit(1))
    with pytest.raises(ArgumentError, match="a table that counts for every student"):
        frames.recognise_partition(stack, rules=_SIMPLE, agreements=keyed)
    with pytest.raises(ArgumentError, match="the rows of agreements in the stack alone"):
        frames.recognise_partition(frames.stack_papers(courses, agreements=keyed), rules=_SIMPLE, agreements=agreements)


def test_students_of_a_stack_name_their_set_of_rules() -> None:
    courses = pl.DataFrame({"student": [1, 2], "code": ["A1", "A1"], "grade": ["B", "A"], "scale": "NO-AF", "host": "Oslo"})
    students = pl.DataFrame({"student": [1, 2], "rules": ["x", "y"]})
    sets = pl.DataFrame({"rules": ["x", "y"], "credits": ["ECTS", "KZ-AK"]})
    found = frames.recognise_partition(frames.stack_papers(courses, students=students), rules=sets)
    assert found["system"].to_list() == ["ECTS", "KZ-AK"]


def test_what_is_no_stack_is_refused() -> None:
    courses = pl.DataFrame({"student": [1], "code": ["A1"], "grade": ["B"]})
    with pytest.raises(ArgumentError, match="a column paper, as stack_papers gives it"):
        frames.recognise_partition(courses, rules=_SIMPLE)
    with pytest.raises(ArgumentError, match='did you mean "courses"'):
        frames.recognise_partition(courses.with_columns(paper=pl.lit("course")), rules=_SIMPLE)
    with pytest.raises(ArgumentError, match="a lazy frame"):
        frames.recognise_partition(courses.lazy(), rules=_SIMPLE)
    with pytest.raises(ArgumentError, match="a lazy frame"):
        frames.split_by_key(courses.lazy(), 2)
    with pytest.raises(ArgumentError, match="parts"):
        frames.split_by_key(courses, 0)
    with pytest.raises(DefinitionError, match="no column"):
        frames.stack_papers(courses.drop("grade"))


@pytest.mark.parametrize("want", [*KINDS, ("rows", "totals"), KINDS])
def test_schemas_say_what_a_part_holds(want: Any) -> None:
    empty = frames.empty_partition(want, key="id", whole_key=True, backend="pyarrow")
    words = {"string": "string", "double": "double", "int64": "bigint"}
    said = ", ".join(f"{field.name} {words[str(field.type)]}" for field in empty.schema)
    assert frames.spark_schema(want, key="id", whole_key=True) == said
    assert frames.spark_schema("open", key="student id").startswith("`student id` string, ")
    assert frames.spark_schema("open", key="a` int, `b").startswith("`a`` int, ``b` string, ")


def test_a_name_of_several_tables_holds_text_where_they_differ() -> None:
    found = frames.empty_partition(("home_rows", "open", "totals"), backend="polars")
    assert found.schema["rows"] == pl.Float64  # whole numbers that not all tables have
    assert found.schema["code"] == pl.String
    assert found.schema["open"] == pl.Float64


def test_what_is_no_batch_of_arrow_and_an_unknown_engine_are_refused_by_name() -> None:
    with pytest.raises(ArgumentTypeError, match='batches must be a list of record batches of Arrow, and is the text "ECTS"'):
        list(frames.recognise_batches(["ECTS"]))
    with pytest.raises(ArgumentError, match='backend cannot be "ZZ"'):
        frames.empty_partition(backend="ZZ")  # type: ignore[arg-type]
    with pytest.raises(ArgumentTypeError, match="courses must be a frame of courses, and is None"):
        frames.stack_papers(None)
    with pytest.raises(ArgumentError, match='backend cannot be "ZZ"'):
        frames.grade_mapping("KZ-2011", to="ECTS-AF", backend="ZZ")  # type: ignore[arg-type]
    assert next(iter(frames.empty_partition(key="\ud800").columns)) == "\\ud800"
