"""Values of tables as cells of a sheet: exact numbers, days, and what is missing."""

import datetime
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from bologna_credits.interop.tables.cells import Unreadable, cell_of, cells_of, is_missing, rows_of


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("A ", "A "),
        (5, "5"),
        (7.5, "7.5"),
        (28.0, "28"),  # pandas turns whole numbers beside a missing one into floats
        (Decimal("7.50"), "7.5"),
        (Fraction(5, 3), "5/3"),
        (np.int64(6), "6"),
        (np.float64(4.5), "4.5"),
        (True, "yes"),
        (np.bool_(False), "no"),
        (datetime.date(2026, 1, 15), datetime.date(2026, 1, 15)),
        (pd.Timestamp("2026-01-15 09:30"), datetime.date(2026, 1, 15)),
    ],
)
def test_a_value_is_the_cell_that_a_sheet_would_hold(value: object, cell: object) -> None:
    assert cell_of(value) == cell


@pytest.mark.parametrize("value", [None, float("nan"), np.nan, pd.NA, pd.NaT])
def test_what_is_missing_is_an_empty_cell(value: object) -> None:
    assert is_missing(value)
    assert cell_of(value) == ""


@pytest.mark.parametrize(
    ("value", "why"),
    [(0.1 + 0.2, "the trace of float arithmetic"), (float("inf"), "not a finite number"), ([1], "is list"), (b"A", "is bytes")],
)
def test_a_value_that_no_sheet_holds_says_why(value: object, why: str) -> None:
    cell = cell_of(value)
    assert isinstance(cell, Unreadable)
    assert why in cell.why


def test_an_array_in_a_cell_is_not_missing() -> None:
    assert not is_missing(np.array([1, 2]))


def test_one_and_true_stay_apart_in_one_column() -> None:
    assert cells_of([1, True, 1.0, [2], "x"])[:3] == ["1", "yes", "1"]
    assert isinstance(cells_of([[2]])[0], Unreadable)


def test_rows_have_the_order_of_the_columns() -> None:
    assert rows_of([["A"], [5], [None]]) == [("A", "5", "")]


def test_half_of_a_character_cannot_be_read() -> None:
    for cell in (cell_of("\ud800"), cells_of(["A", "ә", "x\udfff"])[2]):
        assert isinstance(cell, Unreadable)
        assert cell.why == "holds half of a character, which is no text"
    assert cells_of(["ә"]) == ["ә"]
