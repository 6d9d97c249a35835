"""The same column in a frame of each engine, and the answers of the scalar conversion for it."""

import functools
import importlib
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import narwhals as nw
import pytest

from bologna_credits.frames.answers import Answer, Question
from bologna_credits.frames.distinct_columns import is_missing
from bologna_credits.frames.writing import valued
from bologna_credits.grades import GradingScale

Build = Callable[..., Any]


def _arrow(columns: dict[str, Sequence[Any]]) -> Any:
    pyarrow: Any = importlib.import_module("pyarrow")  # it has no types

    return pyarrow.table({"row": list(range(len(next(iter(columns.values()))))), **columns})


def _polars(columns: dict[str, Sequence[Any]]) -> Any:
    import polars

    return polars.from_arrow(_arrow(columns))


def _duckdb(columns: dict[str, Sequence[Any]]) -> Any:
    import duckdb

    return duckdb.from_arrow(_arrow(columns))


def _dask(columns: dict[str, Sequence[Any]]) -> Any:
    dask: Any = importlib.import_module("dask.dataframe")
    return dask.from_pandas(_arrow(columns).to_pandas(), npartitions=2)


@functools.cache
def spark_session() -> Any:
    """The one session of Spark, on this machine; the test is skipped where PySpark or a Java runtime is absent."""
    if importlib.util.find_spec("pyspark") is None:
        pytest.skip("needs PySpark: nox -s spark")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("needs a Java runtime, such as the package default-jre-headless of a system")
    os.environ["PYSPARK_PYTHON"] = sys.executable  # the workers of Spark find what this process finds
    sql: Any = importlib.import_module("pyspark.sql")
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.session.timeZone": "UTC",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
    }
    builder = sql.SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """A session of Spark; what uses it has the marker ``spark`` and runs with ``nox -s spark``."""
    session = spark_session()
    yield session
    session.stop()
    spark_session.cache_clear()


def _spark(columns: dict[str, Sequence[Any]]) -> Any:
    return spark_session().createDataFrame(_arrow(columns))


SPARK = pytest.param("pyspark", marks=pytest.mark.spark)
ENGINES: dict[str, Build] = {
    "polars": _polars,
    "polars-lazy": lambda columns: _polars(columns).lazy(),
    "pandas": lambda columns: _arrow(columns).to_pandas(),
    "pyarrow": _arrow,
    "duckdb": _duckdb,
    "dask": _dask,
    "pyspark": _spark,
}
LAZY = ("polars-lazy", "duckdb", "dask", "pyspark")


def engines(*names: str) -> list[Any]:
    """Engines as parameters of a test; Spark has its marker."""
    return [SPARK if name == "pyspark" else name for name in names]


@pytest.fixture(params=engines(*ENGINES))
def engine(request: pytest.FixtureRequest) -> str:
    """The name of an engine."""
    name: str = request.param
    if name == "pyspark":
        request.getfixturevalue("spark")
    return name


@pytest.fixture
def build(engine: str) -> Build:
    """Make a frame of the engine from columns; a column "row" numbers them."""
    return ENGINES[engine]


def rows(frame: Any, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of a frame in the order of the column "row"; NaN, which pandas has for null, is None."""
    found: Any = nw.from_native(frame)
    read = found.collect() if isinstance(found, nw.LazyFrame) else found
    kept = sorted(read.select("row", *columns).iter_rows(), key=lambda row: row[0])
    return [tuple(None if is_missing(value) else value for value in row[1:]) for row in kept]


def expected(question: Question, scale: GradingScale, values: Sequence[Any], kinds: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """What the scalar conversion says of each value."""
    for value in values:
        answer = Answer("") if is_missing(value) else question.answer(scale, value)
        yield tuple(valued(answer, kind) or None for kind in kinds)
