"""Cells of days, and rows with scales of their own."""

import datetime

import pytest

import bologna_credits as bc
from bologna_credits.frames.answers import Question
from bologna_credits.frames.asking import ByRow, day_of, must_collect
from bologna_credits.frames.engine import opened
from tests.frames.conftest import ENGINES


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2015-09-01", datetime.date(2015, 9, 1)),
        (datetime.date(2015, 9, 1), datetime.date(2015, 9, 1)),
        (datetime.datetime.fromisoformat("2015-09-01T12:00"), datetime.date(2015, 9, 1)),
        ("1.9.2015", None),
        (20150901, None),
    ],
)
def test_a_cell_is_a_day_or_none(cell: object, day: datetime.date | None) -> None:
    assert day_of(cell) == day


def test_only_a_lazy_frame_needs_leave_to_be_computed() -> None:
    must_collect(opened(ENGINES["pandas"]({"a": [1]})), False, "why")
    must_collect(opened(ENGINES["duckdb"]({"a": [1]})), True, "why")
    with pytest.raises(bc.ArgumentError, match="why"):
        must_collect(opened(ENGINES["duckdb"]({"a": [1]})), False, "why")


def test_a_scale_may_be_given_as_such_and_days_that_are_none_are_one_group() -> None:
    rows = ByRow(
        Question(to="ECTS-AF", by=None, on=None, circumstances=None, catalogue=bc.default_catalogue()),
        bc.grading_scale("KZ-2011"),
    )
    assert rows.answer("B-", day="2015-09-01").grade == "C"
    by_code = ByRow(rows.question, "KZ-2011")
    assert [by_code.answer(label).grade for label in ("A", "B-")] == ["A", "C"]
    assert rows.group_of_day("soon") is None
    assert rows.group_of_day("2015-09-01") == rows.group_of_day(datetime.date(2015, 9, 1)) is not None
