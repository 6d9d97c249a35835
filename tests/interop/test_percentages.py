"""Rows of percentages that are made to add up to 100."""

from typing import Any

import pytest
from lxml import etree

from bologna_credits import (
    ArgumentError,
    GradingTable,
    Rounding,
    grading_scale,
    interop,
)

_NO = grading_scale("NO-AF")


_COUNTS = {"F": 3, "E": 92, "D": 98, "C": 135, "B": 37, "A": 7}


def _written_rows(xml: bytes) -> dict[str, str]:
    rows = etree.fromstring(xml).iter(f"{{{interop.ewp.NAMESPACE}}}gradeFrequency")
    return {str(row.get("label")): str(row.get("percentage")) for row in rows}


def _table(entries: dict[str, int] | dict[str, str], **options: Any) -> GradingTable:
    return GradingTable(_NO, entries, isced="0612", **options)


def test_of_equal_remainders_the_first_row_is_served_first() -> None:
    written = interop.ewp.write_grading_tables(_table({"F": 1, "B": 1, "A": 1}), fill_up="largest_remainder")
    assert _written_rows(written.xml) == {"F": "33.4", "B": "33.3", "A": "33.3"}


@pytest.mark.parametrize("step", ["1/3", "3", 30])
def test_a_step_that_does_not_divide_a_hundred_in_decimals_is_refused(step: int | str) -> None:
    with pytest.raises(ArgumentError, match="divides 100"):
        interop.ewp.write_grading_tables(_table(_COUNTS), rounding=Rounding(step, "half_up"))


def test_an_unknown_way_to_fill_up_or_a_last_row_below_nothing_is_refused() -> None:
    with pytest.raises(ArgumentError, match='did you mean "last_row"'):
        interop.ewp.write_grading_tables(_table(_COUNTS), fill_up="last row")  # type: ignore[arg-type]
    marks = {str(mark): 9 for mark in range(10, 31)}  # 9 of 190 are 4.74 %, in whole per cent 5: 21 rows are 105
    table = GradingTable(grading_scale("IT-30"), {**marks, "9": 1}, isced="06")
    with pytest.raises(ArgumentError, match="last_row, which leaves -5 for the last row"):
        interop.ewp.write_grading_tables(table, rounding=Rounding(1, "half_up"), fill_up="last_row")
