"""The door to frames, and what lazy frames plan."""

from collections.abc import Callable
from types import FunctionType
from typing import Any

import narwhals as nw
import pytest

import bologna_credits as bc
from bologna_credits import frames
from bologna_credits.frames.distinct_columns import is_missing
from bologna_credits.frames.engine import column_of, distinct, is_lazy, native_of, new_names, opened
from tests.frames.conftest import ENGINES, LAZY, Build, engines


def test_frames_that_are_not_computed_yet_are_known(build: Build, engine: str) -> None:
    frame = opened(build({"a": [1, 1, 2]}))
    assert is_lazy(frame) == (engine in LAZY)
    assert sorted(distinct(frame, ["a"])) == [(1,), (2,)]


@pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow"])
def test_a_text_that_is_missing_is_missing_and_not_the_word_none(backend: str) -> None:
    columns: dict[str, list[Any]] = {
        "some": ["A", None, "None"],
        "none": [None, None, None],
        "all": ["x", "y", "z"],
        "number": [1.5, None, 2.0],
    }
    schema = dict.fromkeys(("some", "none", "all"), nw.String) | {"number": nw.Float64}
    made = opened(native_of(columns, schema, backend))
    assert isinstance(made, nw.DataFrame)
    found = [[None if is_missing(value) else value for value in made[name].to_list()] for name in columns]
    assert found == list(columns.values())


def test_columns_are_found_and_new_names_are_free() -> None:
    frame = opened(ENGINES["pyarrow"]({"mark": [1]}))
    assert column_of(frame, "mark", "grade") == "mark"
    assert new_names(frame, "x_", ("grade",)) == {"grade": "x_grade"}
    with pytest.raises(bc.ArgumentError, match="mark"):
        column_of(frame, "marks", "grade")
    with pytest.raises(bc.ArgumentError, match="has a column"):
        new_names(frame, "", ("mark",))
    with pytest.raises(bc.ArgumentError, match="whole characters"):
        new_names(frame, "\ud800", ("grade",))


@pytest.mark.parametrize("cells", [[["A"], ["B"]], [{"a": 1}, {"a": 2}]])
def test_a_column_of_lists_or_tables_is_refused_by_name(cells: list[Any], build: Build, engine: str) -> None:
    frame = opened(build({"mark": cells}))
    if engine == "dask":  # it takes objects for text
        return
    with pytest.raises(bc.ArgumentError, match=r'column cannot be "mark".*these hold lists or tables'):
        distinct(frame, ["mark"])


def test_objects_that_can_be_compared_are_values() -> None:
    frame = opened(ENGINES["pandas"]({"mark": [1]}).astype({"mark": object}).assign(mark=[(1, 2)]))
    assert distinct(frame, ["mark"]) == [((1, 2),)]


@pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow"])
def test_half_of_a_character_is_an_escape_in_a_frame_that_is_made(backend: str) -> None:
    made = opened(native_of({"a": ["\ud800", "x", None]}, {"a": nw.String}, backend))
    assert [value for (value,) in distinct(made, ["a"]) if not is_missing(value) and value != "x"] == ["\\ud800"]


def planned_by_polars(frame: Any) -> str:
    return str(frame.explain(optimized=False)) + str(frame.explain())


def planned_by_duckdb(frame: Any) -> str:
    plan = str(frame.sql_query()) + str(frame.explain())
    return plan.replace("PYTHON_ARROW_SCAN", "").replace("Python Arrow Scan", "")  # by which the test's own table is read


def planned_by_dask(frame: Any) -> str:
    """The operations of the plan of Dask, with the modules of the functions among their operands."""
    found = set()
    for step in frame.expr.walk():
        found.add(type(step).__name__)
        found.update(f"{one.__module__} {one.__name__}" for one in step.operands if isinstance(one, FunctionType))
    return " ".join(sorted(found))


def planned_by_spark(frame: Any) -> str:
    return str(frame._jdf.queryExecution().toString())


PLANS: dict[str, Callable[[Any], str]] = {
    "polars-lazy": planned_by_polars,
    "duckdb": planned_by_duckdb,
    "dask": planned_by_dask,
    "pyspark": planned_by_spark,
}
PYTHON = (
    "python",
    "udf",
    "lambda",
    "map_batches",
    "map_elements",
    "map_partitions",
    "mapin",
    "bologna_credits",
    "numba",
    "apply",
)
COLUMNS: dict[str, Any] = {
    "mark": [15.5, 7.0, None],
    "text": ["15,5", "7", "?"],
    "label": ["A", "b-", None],
    "cr": [3.0, 2.5, 0.0],
    "kind": ["theory", "practice", "attestation"],
    "cycle": ["first", "second", "first"],
}
ASKED: dict[str, Callable[[Any], Any]] = {
    "numbers": lambda frame: frames.convert_grades(
        frame, grade="mark", scale="FR-20", by="DE/KMK", want=("grade", "exact", "status")
    ),
    "numbers without steps": lambda frame: frames.convert_grades(
        frame, grade="mark", scale="CN-100", to="FR-20", by=bc.Linear(), want=("exact", "status")
    ),
    "marks of a table": lambda frame: frames.convert_grades(frame, grade="mark", scale="DE-THIRDS", to="ECTS-AF", by=None),
    "numbers as text": lambda frame: frames.convert_grades(frame, grade="text", scale="FR-20", by="DE/KMK"),
    "labels": lambda frame: frames.convert_grades(
        frame, grade="label", scale="KZ-2011", to="ECTS-AF", want=("grade", "low", "status")
    ),
    "raw labels": lambda frame: frames.read_labels(frame, label="label", scale="KZ-2011"),
    "a fixed ratio": lambda frame: frames.convert_credits(
        frame, credits="cr", system="GB-CATS", to="ECTS", want=("credits", "status")
    ),
    "a range by circumstances": lambda frame: frames.convert_credits(
        frame, credits="cr", system="KZ-RK", to="ECTS", cycle_column="cycle", activity_column="kind"
    ),
}


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("lazy", engines(*LAZY))
def test_a_lazy_plan_computes_nothing_and_calls_no_python(lazy: str, asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = ENGINES[lazy](COLUMNS)
    calls: list[str] = []
    with monkeypatch.context() as patched:
        patched.setattr(nw.LazyFrame, "collect", lambda *_, **__: calls.append("collect"))
        for kind, names in NATIVE_CALLS[lazy](frame):
            for name in names:
                patched.setattr(kind, name, lambda *_, name=name, **__: calls.append(name))
        done = ASKED[asked](frame)
        assert type(done) is type(frame)
    assert calls == []
    plan = PLANS[lazy](done).lower()
    assert [word for word in PYTHON if word in plan] == []


def native(*names: str) -> Callable[[Any], list[tuple[type, tuple[str, ...]]]]:
    return lambda frame: [(type(frame), names)]


NATIVE_CALLS: dict[str, Callable[[Any], list[tuple[type, tuple[str, ...]]]]] = {
    "polars-lazy": native("collect"),
    "duckdb": lambda _: [],  # its relations cannot be patched; what computes them is a method of narwhals
    "dask": native("compute", "persist", "head"),
    "pyspark": native("collect", "toPandas", "toArrow", "count", "head", "mapInArrow", "mapInPandas"),
}
