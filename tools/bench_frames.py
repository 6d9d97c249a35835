"""Measure columns on each engine beside expressions written by hand: ``python tools/bench_frames.py [--rows N] [--rounds N]``.

Every line is run once in each round, so that other work on the machine is shared; the least time counts. "CPU" is the time of all
threads. The expressions by hand are integer ``when/then`` of Polars for French marks to German grades, cut after a decimal. They
take each number for a mark: traces of arithmetic, and numbers beyond a billion, are not looked for. Beside them stand
``Series.map`` over this library's ``convert_grade`` and over cgrade, where it is installed; both on fewer rows.

Memory is the most that a fresh process ever held: for a tenth of ``--stream`` rows, and for all of them.
"""

import argparse
import importlib
import importlib.util
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import polars as pl

import bologna_credits as bc

SCALE, BY = "FR-20", "DE/KMK"
FEW = 50
"""``Series.map`` has one row of so many."""
WANTED = {
    "exact + status": ("exact", "status"),
    "grade + status": ("grade", "status"),
    "grade + status + reason": ("grade", "status", "reason"),
}
COUNTRIES, LABELS = ("NO", "SE", "KZ", "DK"), ("A", "B", "C", "D", "E")
FIRST_DAY, DAYS = "1985-01-01", 14_600
_TENTHS = [f"{tenth // 10}.{tenth % 10}" for tenth in range(10, 41)]


class Measured(NamedTuple):
    """A line: so many rows, the least time of all rounds, and the least CPU time, in seconds."""

    rows: int
    wall: float
    cpu: float

    @property
    def rate(self) -> float:
        """Million rows in a second."""
        return self.rows / self.wall / 1e6


def marks(rows: int) -> Any:
    """A table of French marks of two places, with a few nulls, marks that are none, and traces of arithmetic."""
    pyarrow: Any = importlib.import_module("pyarrow")
    random = np.random.default_rng(1)
    found = np.round(random.integers(0, 2001, rows) / 100, 2)
    kind = random.random(rows)
    found[kind < 0.02] = 25.0
    found[kind < 0.001] = 0.1 + 0.2
    missing = random.random(rows) < 0.01
    return pyarrow.table({"mark": pyarrow.array(found, mask=missing)})


def days(rows: int) -> Any:
    """A table of countries, days of forty years and labels: some hundred thousand different combinations."""
    pyarrow: Any = importlib.import_module("pyarrow")
    random = np.random.default_rng(2)
    day = np.datetime64(FIRST_DAY) + random.integers(0, DAYS, rows).astype("timedelta64[D]")
    columns = {
        "country": np.array(COUNTRIES)[random.integers(0, len(COUNTRIES), rows)],
        "label": np.array(LABELS)[random.integers(0, len(LABELS), rows)],
    }
    return pyarrow.table({name: pyarrow.array(column) for name, column in columns.items()} | {"day": pyarrow.array(day)})


def _status(mark: pl.Expr) -> pl.Expr:
    return (
        pl.when(mark.is_null())
        .then(None)
        .when(~mark.is_between(0, 2000))
        .then(pl.lit("INVALID"))
        .when(mark < 1000)
        .then(pl.lit("OPEN"))
        .otherwise(pl.lit("HOLDS"))
    )


def by_hand(frame: pl.DataFrame, kind: str) -> pl.DataFrame:
    """What a person writes in Polars, in whole numbers: the exact number or the label, and the status."""
    mark = pl.col("hundredths")
    number = pl.when(mark.is_between(1000, 2000)).then(7000 - 3 * mark)
    if kind == "exact + status":
        wanted = (number.cast(pl.Float64) / (mark * 0 + 1000).cast(pl.Float64)).alias("exact")
    else:
        cut = number // 100
        wanted = cut.replace_strict(list(range(10, 41)), _TENTHS, default=None, return_dtype=pl.String).alias("grade")
    hundredths = (pl.col("mark") * 100).round(0).cast(pl.Int64)
    plan = frame.lazy().with_columns(hundredths=hundredths).with_columns(wanted, _status(mark).alias("status"))
    return plan.drop("hundredths").collect()


def converted(frame: Any, wanted: Sequence[str]) -> Any:
    """The columns of this library."""
    return bc.frames.convert_grades(frame, grade="mark", scale=SCALE, by=BY, want=wanted)


def _collected(frame: pl.DataFrame, wanted: Sequence[str]) -> pl.DataFrame:
    done: pl.DataFrame = converted(frame.lazy(), wanted).collect()
    return done


def _alone(mark: float) -> str | None:
    try:
        return bc.convert_grade(bc.grading_scale(SCALE).grade(mark), by=BY).grade.label
    except bc.BolognaError:
        return None


def lines(table: Any) -> dict[str, tuple[int, Callable[[], Any]]]:
    """What is measured on a table of marks: the number of rows, and the call."""
    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)
    rows, few = table.num_rows, table.num_rows // FEW
    pandas = table.to_pandas()
    found: dict[str, tuple[int, Callable[[], Any]]] = {
        f"by hand, {kind}": (rows, partial(by_hand, frame, kind)) for kind in ("exact + status", "grade + status")
    }
    for kind, wanted in WANTED.items():
        found[f"Polars, {kind}"] = rows, partial(converted, frame, wanted)
        found[f"Polars lazy, {kind}"] = rows, partial(_collected, frame, wanted)
        found[f"pandas, {kind}"] = rows, partial(converted, pandas, wanted)
        found[f"PyArrow, {kind}"] = rows, partial(converted, table, wanted)
    if importlib.util.find_spec("duckdb"):
        import duckdb

        three = WANTED["grade + status + reason"]
        found["DuckDB, grade + status + reason"] = rows, lambda: converted(duckdb.from_arrow(table), three).to_arrow_table()
    if importlib.util.find_spec("dask"):
        dask: Any = importlib.import_module("dask.dataframe")
        parts = dask.from_pandas(pandas, npartitions=4)
        found["Dask, grade + status + reason"] = rows, lambda: converted(parts, WANTED["grade + status + reason"]).compute()
    series = pandas["mark"].head(few).dropna()
    found["Series.map(bc.convert_grade)"] = few, lambda: series.map(_alone)
    if importlib.util.find_spec("cgrade"):
        cgrade: Any = importlib.import_module("cgrade")
        found["Series.map(cgrade.to_de)"] = few, lambda: series.map(lambda mark: cgrade.to_de("fr", mark))
    return found


def lines_of_days(table: Any) -> dict[str, tuple[int, Callable[[], Any]]]:
    """Labels of countries on one day, and each on its own day."""
    frames = {"Polars": pl.from_arrow(table), "pandas": table.to_pandas(), "PyArrow": table}
    read = partial(bc.frames.read_labels, label="label", scale_column="country", want=("grade", "status"))
    found: dict[str, tuple[int, Callable[[], Any]]] = {}
    for engine, frame in frames.items():
        found[f"{engine}, one day"] = table.num_rows, partial(read, frame, on="2020-01-01")
        found[f"{engine}, a day a row"] = table.num_rows, partial(read, frame, on_column="day")
    return found


def measured(calls: dict[str, tuple[int, Callable[[], Any]]], rounds: int) -> dict[str, Measured]:
    """The least times of all rounds; each line has a turn in each round."""
    found: dict[str, Measured] = {}
    for _ in range(rounds):
        for name, (rows, call) in calls.items():
            cpu, wall = time.process_time(), time.perf_counter()
            call()
            wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
            before = found.get(name, Measured(rows, wall, cpu))
            found[name] = Measured(rows, min(wall, before.wall), min(cpu, before.cpu))
    return found


def table_of(found: dict[str, Measured]) -> str:
    """The lines as a table, with the ratio to what is written by hand where there is one for the same columns."""
    rows = []
    for name, one in found.items():
        hand = found.get(f"by hand, {name.partition(', ')[2]}")
        beside = "" if hand is None or hand is one else f"{hand.wall / one.wall:.2f} ×; {hand.cpu / one.cpu:.2f} ×"
        rows.append([name, f"{one.wall / one.rows * 1e9:,.0f}", f"{one.cpu / one.rows * 1e9:,.0f}", f"{one.rate:,.2f}", beside])
    return markdown(["what", "ns a row", "CPU", "million rows/s", "speed by hand = 1; in CPU"], rows)


def markdown(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table that a terminal and a page of Markdown both show."""
    cells = [list(header), *(list(row) for row in rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(header))]
    shown = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in cells]
    return "\n".join([shown[0], "| " + " | ".join("-" * width for width in widths) + " |", *shown[1:]])


def written(folder: Path, rows: int) -> Path:
    """A Parquet file of so many marks, written a piece at a time."""
    parquet: Any = importlib.import_module("pyarrow.parquet")
    file, piece = folder / f"{rows}.parquet", marks(min(rows, 500_000))
    with parquet.ParquetWriter(file, piece.schema) as writer:
        for start in range(0, rows, piece.num_rows):
            writer.write_table(piece.slice(0, min(piece.num_rows, rows - start)))
    return file


def streamed(way: str, file: Path) -> None:
    """Convert a Parquet file into another one, in bounded memory."""
    target, three = file.with_suffix(".done"), WANTED["grade + status + reason"]
    if way == "Polars lazy":
        converted(pl.scan_parquet(file), three).sink_parquet(target, engine="streaming")
        return
    if way == "DuckDB":
        import duckdb

        converted(duckdb.read_parquet(str(file)), three).write_parquet(str(target))
        return
    parquet: Any = importlib.import_module("pyarrow.parquet")
    pyarrow: Any = importlib.import_module("pyarrow")
    writer = None
    for batch in parquet.ParquetFile(file).iter_batches(batch_size=200_000):
        done = converted(pyarrow.Table.from_batches([batch]), three)
        writer = writer or parquet.ParquetWriter(target, done.schema)
        writer.write_table(done)
    assert writer is not None
    writer.close()


WAYS = ("Polars lazy", "DuckDB", "PyArrow batches")


def memory(rows: int) -> str:
    """The time and the most memory of each way, for a tenth of the rows and for all of them."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        files = [written(Path(folder), count) for count in (rows // 10, rows)]
        for way in WAYS:
            row = [way]
            for file in files:
                command = [sys.executable, __file__, "--way", way, "--file", str(file)]
                done = subprocess.run(command, capture_output=True, text=True, check=True)
                seconds, peak = done.stdout.split()
                row += [f"{float(seconds):.1f} s", f"{int(peak) / 1024:,.0f} MB"]
            found.append(row)
    return markdown(["way", f"{rows // 10:,} rows", "most memory", f"{rows:,} rows", "most memory"], found)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    streams = "rows of the Parquet file whose conversion shows its memory; 0 omits it"
    parser.add_argument("--stream", type=int, default=10_000_000, help=streams)
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.way:
        started = time.perf_counter()
        streamed(options.way, options.file)
        print(time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        return
    print(table_of(measured(lines(marks(options.rows)), options.rounds)), end="\n\n")
    table = days(options.rows)
    print(f"{table.group_by(table.column_names).aggregate([]).num_rows:,} different countries, days and labels:")
    print(table_of(measured(lines_of_days(table), options.rounds)), end="\n\n")
    if options.stream:
        print(memory(options.stream))


if __name__ == "__main__":
    main()
