"""Papers of a cohort twice: as tables, and as transcripts, agreements and matches that are built one by one, in another way."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench_cohort import schemas, student

from bologna_credits import (
    Component,
    CourseResult,
    Credits,
    HomeRules,
    Institution,
    LearningAgreement,
    Match,
    Transcript,
    default_catalogue,
    grading_scale,
)
from bologna_credits.interop.tables.rules import read_rules

pa: Any = importlib.import_module("pyarrow")  # it has no types
pq: Any = importlib.import_module("pyarrow.parquet")
ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples" / "cohort"
HOSTS = {
    "PL LODZ01": (Institution("University of Lodz", "PL", {"erasmus": "PL LODZ01"}), "PL-5"),
    "uio.no": (Institution("University of Oslo", "NO", {"schac": "uio.no"}), "NO-AF"),
}
FAULTY = 997
"""The number of a student whose course has credits that are no number."""
WITHOUT_AGREEMENT = 211
"""The number of a student without an agreement."""
Tables = dict[str, list[dict[str, Any]]]


def rules() -> HomeRules:
    """The home rules of the example."""
    return read_rules(FOLDER / "rules.toml", default_catalogue())


def papers(numbers: list[int]) -> Tables:
    """The rows of some students, by table."""
    found: Tables = {"courses": [], "agreements": [], "matches": []}
    for number in numbers:
        for name, rows in student(number, seed=16).items():
            found[name] += rows
    return found


def arrow(tables: Tables) -> dict[str, Any]:
    """The tables of Arrow."""
    return {name: pa.Table.from_pylist(rows, schema=schemas()[name]) for name, rows in tables.items()}


def write_parquet(folder: Path, tables: Tables, **more: Any) -> Path:
    """A folder with the tables as Parquet files, and the hosts and rules of the example."""
    for name, table in arrow(tables).items():
        pq.write_table(table, folder / f"{name}.parquet", **more)
    for name in ("hosts.csv", "rules.toml"):
        (folder / name).write_bytes((FOLDER / name).read_bytes())
    return folder


def cases(numbers: list[int]) -> Iterator[tuple[str, Any]]:
    """The same papers, built one by one: pairs of the key and the papers, as ``recognise_many`` takes them."""
    for number in numbers:
        rows = student(number, seed=16)
        (key,) = {row["student"] for row in rows["courses"]}
        courses = []
        for row in rows["courses"]:
            host, scale = HOSTS[row["host"]]
            grade = grading_scale(scale).grade(row["grade"])
            amount = Credits(row["credits"], "ECTS")
            courses.append(CourseResult(row["code"], row["title"], amount, grade, row["grade"], day=row["date"], host=host))
        issuer = courses[0].host
        assert issuer is not None
        agreement = None
        if rows["agreements"]:
            away = [_component(row, "ECTS") for row in rows["agreements"] if row["table"] == "studied"]
            home = [_component(row, "KZ-AK") for row in rows["agreements"] if row["table"] == "recognised"]
            agreement = LearningAgreement(away, home, signed="2025-06-12")
        matches = [Match([row["host"]], [row["home"]]) for row in rows["matches"]]
        yield key, (Transcript(issuer, courses), agreement, rules(), matches)


def _component(row: dict[str, Any], system: str) -> Component:
    return Component(row["code"], row["title"], Credits(row["credits"], system), host=row["host"])
