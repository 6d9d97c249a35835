"""The door to frames."""

import pytest

import bologna_credits as bc
from bologna_credits.frames.engine import column_of, distinct, is_lazy, new_names, opened
from tests.frames.conftest import ENGINES, LAZY, Build


def test_frames_that_are_not_computed_yet_are_known(build: Build, engine: str) -> None:
    frame = opened(build({"a": [1, 1, 2]}))
    assert is_lazy(frame) == (engine in LAZY)
    assert sorted(distinct(frame, ["a"])) == [(1,), (2,)]


def test_columns_are_found_and_new_names_are_free() -> None:
    frame = opened(ENGINES["pyarrow"]({"mark": [1]}))
    assert column_of(frame, "mark", "grade") == "mark"
    assert new_names(frame, "x_", ("grade",)) == {"grade": "x_grade"}
    with pytest.raises(bc.ArgumentError, match="mark"):
        column_of(frame, "marks", "grade")
    with pytest.raises(bc.ArgumentError, match="has a column"):
        new_names(frame, "", ("mark",))
