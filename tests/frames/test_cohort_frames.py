"""Decisions as frames, their digest and summary."""

import importlib
from typing import Any

import pandas as pd
import polars as pl
import pytest

from bologna_credits import frames
from bologna_credits.frames.cohort_frames import frame_of, frames_of
from tests.frames.cohort_papers import FOLDER

pa: Any = importlib.import_module("pyarrow")


def test_the_digest_is_that_of_the_rows_whatever_the_engine_and_their_order() -> None:
    found = {engine: frames.recognise_tables(FOLDER, backend=engine) for engine in ("polars", "pandas", "pyarrow")}
    digests = {one.digest for one in found.values()}
    assert len(digests) == 1
    shuffled = frames.cohort_digest(
        *(table.sample(fraction=1, shuffle=True, seed=7) for table in found["polars"].tables.values())
    )
    assert {shuffled} == digests
    lazy = frames.cohort_digest(*(table.lazy() for table in found["polars"].tables.values()))
    assert {lazy} == digests
    fewer = frames.cohort_digest(*(table.head(2) for table in found["polars"].tables.values()))
    assert {fewer} != digests


@pytest.mark.parametrize("engine", ["polars", "pandas", "pyarrow"])
def test_keys_beyond_64_bits_are_text(engine: Any) -> None:
    made = frames_of({"open": [(2**64, 1, "c", None, "grade", None, "m")]}, "id", engine)["open"]
    assert str(next(iter(made["id"]))) == str(2**64)


def test_a_missing_whole_key_stays_missing_in_each_engine() -> None:
    rows = [(1, "x"), (None, "y")]
    made = {
        engine: frame_of(rows, {"student": "text", "code": "text"}, engine, whole_key=True)
        for engine in ("polars", "pandas", "pyarrow")
    }
    assert made["polars"]["student"].to_list() == made["pyarrow"]["student"].to_pylist() == [1, None]
    assert pd.isna(made["pandas"]["student"][1])
    assert len({frames.cohort_digest(table) for table in made.values()}) == 1


def test_keys_that_are_no_numbers_are_text() -> None:
    assert frame_of([("7", "x"), (None, "y")], {"student": "text", "code": "text"}, "polars", whole_key=False)[
        "student"
    ].to_list() == ["7", None]
    made = frames_of({"open": [(7, 1, "c", None, "grade", None, "m")]}, "id", "polars")
    assert made["open"].schema["id"] == pl.Int64
    assert frames_of({"open": []}, "id", "polars")["open"].schema["id"] == pl.String


def test_a_summary_adds_ranges_of_each_system_and_names_no_student() -> None:
    rules = FOLDER / "rules.toml"
    found = frames.recognise_tables(FOLDER, rules=rules, backend="pandas").summary
    # By hand: S-17 has 12 KZ-AK, S-18 10, S-19 is at fault, S-20 is open.
    assert (found.cases, [str(one) for one in found.credits], found.recognised, found.debt) == (4, ["22 KZ-AK"], 3, 1)
    assert found.with_error == 1
    assert found.errors == (("papers", "1 student"), ("no-student", "courses: 1 row without a student, in no decision"))
