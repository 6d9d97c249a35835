"""Marks of columns in millionths."""

import importlib
from decimal import Decimal
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits.frames.engine import opened
from bologna_credits.frames.number_columns import _among, is_numeric
from tests.frames.conftest import ENGINES, Build, rows


def test_whole_numbers_and_floats_are_numbers_and_nothing_else_is() -> None:
    frame = opened(ENGINES["polars"]({"i": [1], "f": [1.5], "t": ["1"], "b": [True]}))
    schema = frame.collect_schema()
    assert [is_numeric(schema[name]) for name in ("i", "f", "t", "b")] == [True, True, False, False]


@pytest.mark.parametrize("codes", [set(), {4}, {0, 1, 2, 8}, {0, 2, 4, 6, 8, 9}])
def test_codes_are_found_in_few_runs_and_in_many(codes: set[int]) -> None:
    frame = opened(ENGINES["polars"]({"code": list(range(10))}))
    found = rows(frame.filter(_among("code", codes)).to_native(), "code")
    assert {code for (code,) in found} == codes


def arrow(values: list[Any], kind: str, *sizes: int) -> Any:
    """A column of an exact type."""
    pyarrow: Any = importlib.import_module("pyarrow")
    return pyarrow.array(values, getattr(pyarrow, kind)(*sizes))


def converted(build: Build, values: Any, **named: Any) -> list[tuple[Any, ...]]:
    done = bc.frames.convert_grades(
        build({"m": values}), **{"grade": "m", "scale": "FR-20", "by": "DE/KMK", "want": ("grade", "status", "reason")} | named
    )
    return rows(done, "m_grade", "m_status", "m_reason")


TRACE = (None, "INVALID", "number-trace")
MISSING = (None, None, None)


def test_a_trace_of_float_arithmetic_is_invalid_with_its_reason(build: Build) -> None:
    traces = [0.1 + 0.2, 4.35 * 100 / 30, 15.1234567, 1e-7]
    assert converted(build, [15.5, *traces]) == [("2.3", "HOLDS", None), *[TRACE] * 4]


def test_a_float_of_single_precision_is_the_trace_of_a_number(build: Build) -> None:
    assert converted(build, arrow([15.5, 15.3, None], "float32")) == [("2.3", "HOLDS", None), TRACE, MISSING]


def test_nan_and_null_are_null_and_an_infinity_is_no_number(build: Build) -> None:
    found = converted(build, arrow([float("nan"), None, float("inf"), float("-inf"), 1e60], "float64"))
    assert found == [MISSING, MISSING, *[(None, "INVALID", "number")] * 3]


def test_a_decimal_comma_in_a_column_of_text_is_read(build: Build) -> None:
    assert converted(build, ["15,5", " 15,50 ", "15.5", "+15,5", None]) == [*[("2.3", "HOLDS", None)] * 4, MISSING]


@pytest.mark.parametrize("kind", ["int8", "uint8", "int16", "int32", "int64", "uint64"])
def test_whole_numbers_of_every_width_are_exact(build: Build, engine: str, kind: str) -> None:
    if engine == "pyspark" and kind.startswith("u"):
        pytest.skip("Spark has no numbers without a sign")
    assert converted(build, arrow([15, 9, 21, None], kind)) == [
        ("2.5", "HOLDS", None),
        (None, "OPEN", "grade.conditional"),
        (None, "INVALID", "unknown-grade"),
        MISSING,
    ]


def test_a_whole_number_that_no_double_holds_is_no_mark(build: Build) -> None:
    assert converted(build, arrow([2**62 + 1, 15], "int64"))[0] == (None, "INVALID", "unknown-grade")


@pytest.mark.parametrize(("digits", "places"), [(4, 2), (9, 6), (38, 6)])
def test_decimals_of_up_to_six_places_are_read_by_an_expression(build: Build, engine: str, digits: int, places: int) -> None:
    if engine == "dask":
        pytest.skip("this engine has no decimals")
    values = [Decimal("15.50"), Decimal("15.30"), Decimal("19.42"), None, Decimal("20.01")]
    question: dict[str, Any] = {
        "scale": "FR-20",
        "to": "DE-TENTHS",
        "by": bc.ModifiedBavarian(roundings=[bc.Rounding("1/10", "down")]),
    }
    wanted = [
        bc.convert_grade(bc.grading_scale("FR-20").grade(value), to="DE-TENTHS", by=question["by"]).exact
        for value in values[:3]
        if value is not None
    ]
    done = bc.frames.convert_grades(
        build({"m": arrow(values, "decimal128", digits, places)}),
        grade="m",
        want=("exact", "reason"),
        **question,
        collect_distinct=engine == "pandas",
    )
    assert rows(done, "m_exact", "m_reason") == [
        *((float(exact or 0), None) for exact in wanted),
        (None, None),
        (None, "unknown-grade"),
    ]


def test_a_decimal_of_more_places_is_no_double_and_stays_exact(build: Build, engine: str) -> None:
    if engine == "dask":
        pytest.skip("this engine has no decimals")
    values = [Decimal("15.5000000000"), Decimal("15.5000000001"), None]
    done = bc.frames.convert_grades(
        build({"m": arrow(values, "decimal128", 20, 10)}),
        grade="m",
        scale="IT-30",
        to="DE-TENTHS",
        by=bc.ModifiedBavarian(),
        want=("reason",),
        collect_distinct=True,
    )
    assert rows(done, "m_reason") == [("unknown-grade",), ("unknown-grade",), (None,)]
    fine = bc.frames.convert_grades(
        build({"m": arrow([Decimal("28.0000000000"), Decimal("28.0000000001")], "decimal128", 20, 10)}),
        grade="m",
        scale="IT-30",
        by="DE/KMK",
        want=("grade", "reason"),
        collect_distinct=True,
    )
    assert rows(fine, "m_grade", "m_reason") == [("1.5", None), (None, "unknown-grade")]


def test_every_hundredth_of_a_decimal_is_read_as_it_stands(build: Build, engine: str) -> None:
    """PyArrow turns 190.42 into another double than Python does."""
    if engine == "dask":
        pytest.skip("this engine has no decimals")
    amounts = [Decimal(n) / 100 for n in range(18_900, 19_200, 7)]
    done = bc.frames.convert_credits(
        build({"cr": arrow(amounts, "decimal128", 6, 2)}), credits="cr", system="GB-CATS", to="ECTS", want=("credits",)
    )
    assert rows(done, "cr_credits") == [(float(amount / 2),) for amount in amounts]


def test_every_six_places_of_a_mark_survive_the_way_through_a_double() -> None:
    marks = [n / 1_000_000 for n in range(15_499_990, 15_500_010)]
    done = bc.frames.convert_grades(
        ENGINES["polars"]({"m": marks}),
        grade="m",
        scale="FR-20",
        to="DE-TENTHS",
        by=bc.ModifiedBavarian(),
        want=("exact", "status"),
    )
    question = bc.frames.answers.Question(
        to="DE-TENTHS", by=bc.ModifiedBavarian(), on=None, circumstances=None, catalogue=bc.default_catalogue()
    )
    assert list(done["m_exact"]) == [float(question.answer(bc.grading_scale("FR-20"), m).exact or 0) for m in marks]
