"""A cohort from tables, measured: one process, several, Dask and Spark give one result, each with its time and its memory.

    python tools/bench_cohort.py --students 100000 --ways one,two,dask,spark

The tables are made from the bundled example papers, varied by a seed, as Parquet files in the order of the students. Each
way runs in a process of its own, so that its memory is its own.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

import bologna_credits as bc

Kind = Literal["rows", "home_rows", "lines", "open", "findings", "totals"]

ROOT = Path(__file__).resolve().parents[1]
WAYS = ("one", "two", "tables", "dask", "spark")
PAPERS = ("courses", "agreements", "matches")
WANT: tuple[Kind, ...] = ("rows", "home_rows", "open", "totals")
_GRADES = ("5", "4,5", "4", "3,5", "3", "3", "4", "2")
_STATES = ("B", "A", "C", "D", "E", "C", "B", "F")
_COURSES = {
    "PL LODZ01": [
        ("EK-101", "Microeconomics", 6, "ME 2201"),
        ("EK-102", "Econometrics", 6, "EM 2202"),
        ("EK-103", "European integration", 5, "EI 2203"),
        ("EK-104", "Public finance", 5, "PF 2204"),
        ("EK-105", "Statistics", 4, "ST 2205"),
        ("JP-201", "Polish for foreigners", 4, "FL 2206"),
    ],
    "uio.no": [
        ("POL1101", "European politics", 5, "PS 2201"),
        ("HIS1102", "History of the Nordic countries", 5, "HE 2202"),
        ("ECO1103", "International economics", 5, "EC 2203"),
        ("NOR1104", "Norwegian for international students", 5, "FL 2204"),
        ("STA1105", "Statistics", 5, "ST 2205"),
        ("LAW1106", "Introduction to EEA law", 5, "LW 2206"),
    ],
}
PARTS = 16
"""The partitions of Dask and of Spark."""
_FAULT = 997  # every so many students has a course whose credits are no number
_NO_AGREEMENT = 211  # and every so many has no agreement


def student(number: int, seed: int) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of one student by table; the same for the same number and seed."""
    draw = random.Random(f"{seed}/{number}")
    host = draw.choice(sorted(_COURSES))
    grades = _GRADES if host == "PL LODZ01" else _STATES
    courses: list[dict[str, Any]] = []
    agreements: list[dict[str, Any]] = []
    matches: list[dict[str, Any]] = []
    taken = draw.sample(_COURSES[host], draw.randint(4, 6))
    for place, (code, title, credits, home) in enumerate(taken, 1):
        day = f"2026-0{draw.randint(1, 2)}-{draw.randint(10, 28)}"
        words = "six" if number % _FAULT == 0 and place == 2 else str(credits)
        attempts = 2 if draw.random() < 0.05 else 1
        for attempt in range(attempts):
            grade = grades[-1] if attempt + 1 < attempts else draw.choice(grades)
            courses.append({
                "no": len(courses) + 1, "code": code, "title": title, "credits": words, "grade": grade, "date": day, "host": host,
            })  # fmt: skip
        if number % _NO_AGREEMENT:
            agreed = {"signed": "2025-06-12", "host": host}
            agreements.append({"no": place, "table": "studied", "code": code, "title": title, "credits": credits, **agreed})
            agreements.append(
                {"no": place + 20, "table": "recognised", "code": home, "title": title, "credits": credits, **agreed}
            )
            if draw.random() < 0.8 or place < 3:
                matches.append({"no": place, "host": code, "home": home})
    key = f"S{number:08d}"
    tables = {"courses": courses, "agreements": agreements, "matches": matches}
    return {name: [{"student": key, **row} for row in rows] for name, rows in tables.items()}


def schemas() -> dict[str, Any]:
    """Return the schemas of the Parquet files."""
    pa: Any = import_module("pyarrow")
    text, whole = pa.string(), pa.int64()
    course = {"no": whole, "code": text, "title": text, "credits": text, "grade": text, "date": text, "host": text}
    agreed = {"no": whole, "table": text, "code": text, "title": text, "credits": whole, "signed": text, "host": text}
    columns = {"courses": course, "agreements": agreed, "matches": {"no": whole, "host": text, "home": text}}
    return {name: pa.schema([("student", text), *fields.items()]) for name, fields in columns.items()}


def write(folder: Path, students: int, seed: int) -> None:
    """Write the tables of a cohort as Parquet files, in pieces."""
    pa: Any = import_module("pyarrow")
    pq: Any = import_module("pyarrow.parquet")
    found = schemas()
    writers = {name: pq.ParquetWriter(folder / f"{name}.parquet", schema) for name, schema in found.items()}
    for first in range(1, students + 1, 5000):
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in found}
        for number in range(first, min(first + 5000, students + 1)):
            for name, several in student(number, seed).items():
                rows[name] += several
        for name, writer in writers.items():
            writer.write_table(pa.Table.from_pylist(rows[name], schema=found[name]))
    for writer in writers.values():
        writer.close()
    for name in ("hosts.csv", "rules.toml"):
        (folder / name).write_bytes((ROOT / "examples" / "cohort" / name).read_bytes())


def one(folder: Path, processes: int = 1) -> Iterator[Any]:
    """The batches of a folder, in one process or in several."""
    return bc.frames.recognise_in_batches(folder, want=WANT, processes=processes, backend="pyarrow")


def tables(folder: Path) -> list[Any]:
    """The whole cohort at once, in memory."""
    return [bc.frames.recognise_tables(folder, want=WANT, backend="pyarrow")]


def options(folder: Path) -> dict[str, Any]:
    """The arguments of a part."""
    return {"rules": str(folder / "rules.toml"), "hosts": str(folder / "hosts.csv"), "want": WANT}


def dask(folder: Path) -> list[Any]:
    """The parts of Dask, on two processes."""
    dd: Any = import_module("dask.dataframe")
    config: Any = import_module("dask").config
    frames = {name: dd.read_parquet(folder / f"{name}.parquet") for name in PAPERS}
    stack = bc.frames.stack_papers(**frames).shuffle("student", npartitions=PARTS, force=True)
    meta = bc.frames.empty_partition(WANT)
    decided = stack.map_partitions(bc.frames.recognise_partition, meta=meta, enforce_metadata=False, **options(folder))
    with config.set(scheduler="processes", num_workers=2):
        out = folder / "dask"
        decided.to_parquet(out, write_index=False, schema=import_module("pyarrow").Schema.from_pandas(meta))
    return [out]


def spark(folder: Path) -> list[Any]:
    """The parts of Spark on this machine, with two workers."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the workers need the same packages
    sql: Any = import_module("pyspark.sql")
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
    )
    session = session.config("spark.sql.shuffle.partitions", str(PARTS)).config("spark.driver.memory", "2g").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    frames = {name: session.read.parquet(str(folder / f"{name}.parquet")) for name in PAPERS}
    stack = bc.frames.stack_papers(**frames).repartition(PARTS, "student")
    decided = stack.mapInArrow(partial(bc.frames.recognise_batches, **options(folder)), bc.frames.spark_schema(WANT))
    out = folder / "spark"
    decided.write.mode("overwrite").parquet(str(out))
    session.stop()
    return [out]


def digest(found: Any) -> str:
    """The digest of all that a way gives: batches of tables, or folders of Parquet files with the parts of all tables."""
    dataset: Any = import_module("pyarrow.dataset")
    total = 0
    for piece in found:
        if isinstance(piece, Path):
            for batch in dataset.dataset(str(piece), format="parquet").to_batches():
                total += int(_of_part(batch), 16)
        else:
            total += int(bc.frames.cohort_digest(piece).partition(":")[2], 16)
    return f"{total % 2**256:064x}"


def _of_part(batch: Any) -> str:
    """The digest of a batch in which the column "part" names the table of each row, as if each table stood alone."""
    pa: Any = import_module("pyarrow")
    compute: Any = import_module("pyarrow.compute")
    table = pa.Table.from_batches([batch])
    frames = [
        table.filter(compute.equal(table["part"], kind)).select(bc.frames.empty_partition(kind, backend="pyarrow").column_names)
        for kind in WANT
    ]
    return bc.frames.cohort_digest(*frames).partition(":")[2]


def measured(way: str, folder: Path) -> dict[str, Any]:
    """Run one way and return its digest, its seconds and its greatest memory, that of its processes included."""
    ways: dict[str, Any] = {
        "one": one,
        "two": lambda place: one(place, 2),
        "tables": tables,
        "dask": dask,
        "spark": spark,
    }
    begun = time.perf_counter()
    found = ways[way](folder)
    if way in ("dask", "spark"):
        seconds = time.perf_counter() - begun
        said = digest(found)
    else:
        said = digest(found)  # a generator: the digest of each batch is part of the time
        seconds = time.perf_counter() - begun
    own, child = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = own.ru_utime + own.ru_stime + child.ru_utime + child.ru_stime
    sizes = {"own": round(own.ru_maxrss / 1024), "child": round(child.ru_maxrss / 1024)}
    return {"digest": said, "seconds": round(seconds, 1), "cpu": round(cpu, 1), **sizes}


def main() -> None:
    """Make the cohort, run the ways one after the other, and print a table."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--students", type=int, default=2000)
    words.add_argument("--seed", type=int, default=16)
    words.add_argument("--ways", default="one,two,tables,dask,spark")
    words.add_argument("--folder", type=Path, help="a folder with the tables; without it they are made")
    words.add_argument("--way", help=argparse.SUPPRESS)
    given = words.parse_args()
    if given.way:
        print(json.dumps(measured(given.way, given.folder)))
        return
    with tempfile.TemporaryDirectory() as place:
        folder = given.folder or Path(place)
        if given.folder is None:
            write(folder, given.students, given.seed)
        print(f"{given.students:,} students")
        print("way     seconds  of processors  students/s  MiB of its process  MiB of a child  digest")
        for way in given.ways.split(","):
            call = [sys.executable, __file__, "--way", way, "--folder", str(folder), "--students", str(given.students)]
            run = subprocess.run(call, capture_output=True, text=True, check=False)
            if run.returncode:
                print(f"{way:<7} not run: {(run.stderr.strip().splitlines() or ['no word'])[-1][:120]}")
                continue
            found = json.loads(run.stdout.strip().splitlines()[-1])
            rate = given.students / found["seconds"]
            sizes = f"{found['own']:>18,}  {found['child']:>14,}"
            print(
                f"{way:<7} {found['seconds']:>7}  {found['cpu']:>13}  {rate:>10,.0f}  {sizes}  {found['digest'][:16]}", flush=True
            )


if __name__ == "__main__":
    main()
