"""Combinations of keys are asked once, and a missing key has no answer."""

import importlib
from typing import Any

import narwhals as nw
import pandas
import pytest

from bologna_credits.frames.answers import Answer
from bologna_credits.frames.distinct_columns import is_missing, with_codes
from bologna_credits.frames.engine import opened
from bologna_credits.frames.writing import CODE, NONE
from tests.frames.conftest import Build, rows

pa: Any = importlib.import_module("pyarrow")  # it has no types


def test_each_combination_is_asked_once(build: Build) -> None:
    asked: list[tuple[Any, ...]] = []

    def answer(*keys: Any) -> Answer:
        asked.append(keys)
        return Answer("HOLDS", grade="/".join(map(str, keys)))

    frame = opened(build({"a": ["x", "y", "x", None, "y"], "b": [1, 1, 1, 1, 2]}))
    coded, answers = with_codes(frame, ["a", "b"], answer)
    assert sorted(asked) == [("x", 1), ("y", 1), ("y", 2)]
    labels = [None if code == NONE else answers[code].grade for (code,) in rows(coded.to_native(), CODE)]
    assert labels == ["x/1", "y/1", "x/1", None, "y/2"]


def test_values_of_one_group_are_asked_once(build: Build) -> None:
    asked: list[Any] = []

    def answer(key: Any) -> Answer:
        asked.append(key)
        return Answer("HOLDS", grade=key.lower())

    coded, answers = with_codes(opened(build({"a": ["x", "X", "y"]})), ["a"], answer, {"a": str.lower})
    assert len(asked) == 2
    assert [answers[code].grade for (code,) in rows(coded.to_native(), CODE)] == ["x", "x", "y"]


def test_a_column_without_values_asks_nothing(build: Build) -> None:
    coded, answers = with_codes(opened(build({"a": ["x"]})).filter(nw.col("row") > 5), ["a"], lambda key: Answer(key))
    assert answers == []
    assert rows(coded.to_native(), CODE) == []


def test_nothing_and_nan_are_missing() -> None:
    assert is_missing(None)
    assert is_missing(float("nan"))
    assert is_missing(pandas.NA)
    assert is_missing(pandas.NaT)
    assert not is_missing("")


LOST: dict[str, list[Any]] = {"text": ["x", "\x00", "x\x00", None], "whole": [2**64 - 1, 2**63, 7]}
"""Values by which one engine or another does not find its rows again."""


@pytest.mark.parametrize("kind", LOST)
def test_no_value_is_taken_for_a_missing_one(build: Build, kind: str) -> None:
    asked: list[Any] = []

    def answer(key: Any) -> Answer:
        asked.append(key)
        return Answer("HOLDS", grade=str(key))

    cells: Any = LOST[kind] if kind == "text" else pa.array(LOST[kind], pa.uint64())
    coded, answers = with_codes(opened(build({"a": cells})), ["a"], answer)
    labels = [None if code == NONE else answers[code].grade for (code,) in rows(coded.to_native(), CODE)]
    said = "x" if kind == "text" else "7"
    assert labels == [one if one is None else said if str(one) == said else "\x00" for one in LOST[kind]]
    assert len(asked) == 2


def test_a_column_of_nothing_but_lost_values_has_an_answer_for_each(build: Build) -> None:
    coded, answers = with_codes(opened(build({"a": ["\x00", "\x00y"]})), ["a"], Answer)
    assert [answers[code].status for (code,) in rows(coded.to_native(), CODE)] == ["\x00", "\x00"]


def test_categories_are_found_again_in_every_engine(build: Build, engine: str) -> None:
    cells: Any = pandas.Categorical(["x", "y", None])
    frame = opened(build({"a": ["x", "y", None]})) if engine != "dask" else opened(_dask_of(cells))
    coded, answers = with_codes(frame, ["a"], Answer)
    assert [None if code == NONE else answers[code].status for (code,) in rows(coded.to_native(), CODE)] == ["x", "y", None]


def _dask_of(cells: Any) -> Any:
    return importlib.import_module("dask.dataframe").from_pandas(pandas.DataFrame({"row": [0, 1, 2], "a": cells}), npartitions=1)
