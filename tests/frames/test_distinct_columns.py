"""Combinations of keys are asked once, and a missing key has no answer."""

from typing import Any

import narwhals as nw
import pandas

from bologna_credits.frames.answers import Answer
from bologna_credits.frames.distinct_columns import is_missing, with_codes
from bologna_credits.frames.engine import opened
from bologna_credits.frames.writing import CODE, NONE
from tests.frames.conftest import Build, rows


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
