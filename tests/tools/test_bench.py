"""The benchmarks: every line of the table has a measure, and no measure is without a function; times themselves are no tests."""

import math
from typing import Any

import bench
import bench_measures
import pytest
from bench import ROWS, Row


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    """All figures of very few calls; they say nothing but that they were measured."""
    found: dict[str, float] = {"worst fail": 1.0, **{f"fresh {name}": 1.0 for name in bench.FRESH}}
    for kind, (act, _, _) in bench_measures.KINDS.items():
        found |= act(32 if kind == "growth" else 1, 1)
    return found


def test_each_line_of_the_table_is_measured(figures: dict[str, float]) -> None:
    assert {row.figure for row in ROWS} <= figures.keys()
    assert {row.yardstick for row in ROWS if row.yardstick} <= figures.keys()
    assert all(value >= 0 for name, value in figures.items() if "exponent" not in name)


def test_a_fail_and_a_pass_are_measured_onto_nearly_every_scale(figures: dict[str, float]) -> None:
    import bologna_credits as bc

    onto = {stem.split(" ")[0] for _, stem, _, _ in bench.worst_fails(figures)}
    ranked = {scale.code for scale in bc.grading_scales() if scale.best_number is not None}
    assert len(onto) > 0.6 * len(ranked)


def test_what_runs_in_fresh_processes_runs_here() -> None:
    for code in bench.FRESH.values():
        exec(code, {})


@pytest.mark.parametrize(("power", "name"), [(1, "linear"), (2, "quadratic")])
def test_the_exponent_tells_linear_from_quadratic(power: int, name: str) -> None:
    sizes = [100, 200, 400]
    assert math.isclose(bench_measures.exponent(sizes, [3.0 * size**power for size in sizes]), power), name


def test_a_figure_is_shown_with_its_unit_and_its_ratio() -> None:
    row = Row("a call", "a call", 1.5, "µs", "yardstick")
    known: dict[str, Any] = {"a call": 4.5, "yardstick": 3.0}
    assert (bench.shown(row, known), bench.shown(row, {}), bench.goal(row)) == ("4.50 µs, 1.50 ×", "", "1.5 ×")
    assert bench.goal(Row("a size", "a size", 150, "bytes")) == "150 bytes"
    assert bench.goal(Row("a call", "a call", None)) == ""


def test_the_worst_fail_is_the_one_that_costs_most_beside_its_pass() -> None:
    known = {"A line pass": 2.0, "A line fail": 4.0, "B line pass": 1.0, "B line fail": 3.0, "C line fail": 9.0}
    assert bench.worst_fails(known) == [(3.0, "B line", 1.0, 3.0), (2.0, "A line", 2.0, 4.0)]
