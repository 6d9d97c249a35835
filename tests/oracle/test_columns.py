"""Columns and single conversions agree on a few random frames; ``python -m tests.oracle.columns`` compares a million rows."""

from unittest.mock import patch

import pytest

from tests.frames.conftest import ENGINES, engines
from tests.oracle import columns as oracle

SEED = 11


@pytest.mark.parametrize("engine", engines(*ENGINES))
def test_random_rows_of_scales_and_methods_of_the_catalogue_say_what_single_conversions_say(engine: str) -> None:
    told: list[str] = []
    with patch.dict(oracle.SLOW, {"dask": 1, "pyspark": 1}):
        frames = 1 if engine in oracle.SLOW else 3
        found = oracle.compared(frames * oracle.ROWS, SEED, [engine], told.append)
    assert told == []
    assert (found.rows[engine], found.wrong[engine]) == (frames * oracle.ROWS, 0)
    assert found.untold[engine] < found.rows[engine]


def test_a_quotient_that_is_not_the_nearest_double_is_noticed(capsys: pytest.CaptureFixture[str]) -> None:
    assert oracle.main(["--self-check", "--count", "60000", "--seed", "1"]) == 0
    assert oracle.main(["--count", "2000", "--engines", "polars", "--seed", "1"]) == 0
    assert "0 mismatches" in capsys.readouterr().out


def test_a_line_for_each_engine_that_is_installed_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with patch("importlib.util.find_spec", return_value=None):
        assert oracle.present(["polars", "pyspark"]) == ["polars"]
    assert oracle.main(["--count", "1", "--engines", "pandas", "pyarrow"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in printed] == ["pandas", "pyarrow", "seed"]
