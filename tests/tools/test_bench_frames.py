"""The benchmark of columns: what is written by hand says the same, and every table is printed; times themselves are no tests."""

from pathlib import Path
from typing import Any

import bench_frames
import polars as pl
import pytest
from bench_frames import Measured


def test_what_is_written_by_hand_says_the_same_of_marks_as_the_columns_do() -> None:
    table = bench_frames.marks(5000)
    frame: Any = pl.from_arrow(table)
    fine = frame.filter(pl.col("mark").is_null() | (pl.col("mark") != 0.1 + 0.2))
    assert 0 < len(frame) - len(fine) < 100  # the traces, for which nothing was written
    for kind in ("exact + status", "grade + status"):
        hand = bench_frames.by_hand(fine, kind)
        ours = bench_frames.converted(fine, bench_frames.WANTED[kind])
        assert hand.rows() == ours.rows(), kind


def test_every_engine_has_its_line_and_every_line_runs() -> None:
    found = bench_frames.measured(bench_frames.lines(bench_frames.marks(1000)), 1)
    for engine in ("by hand", "Polars", "Polars lazy", "pandas", "PyArrow", "DuckDB", "Dask"):
        assert any(name.startswith(f"{engine}, ") for name in found), engine
    assert all(one.rows > 0 and one.wall > 0 for one in found.values())


def test_the_ratio_stands_beside_the_same_columns() -> None:
    found = {
        "by hand, exact + status": Measured(10, 2.0, 3.0),
        "Polars, exact + status": Measured(10, 4.0, 3.0),
        "Polars, grade": Measured(10, 4.0, 3.0),
    }
    shown = bench_frames.table_of(found).splitlines()
    assert "0.50 ×; 1.00 ×" in shown[3]
    assert "×" not in shown[2]
    assert "×" not in shown[4]


def test_a_file_is_converted_in_each_way_alike(tmp_path: Path) -> None:
    file = bench_frames.written(tmp_path, 3000)
    done = []
    for way in bench_frames.WAYS:
        bench_frames.streamed(way, file)
        done.append(pl.read_parquet(file.with_suffix(".done")).rows())
    assert done[0] == done[1] == done[2]
    assert len(done[0]) == 3000


def test_all_tables_are_printed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_frames, "WAYS", ("DuckDB",))
    monkeypatch.setattr(bench_frames, "lines", lambda _: {"by hand, nothing": (1, lambda: None)})
    bench_frames.main(["--rows", "500", "--rounds", "1", "--stream", "2000"])
    printed = capsys.readouterr().out
    assert "different countries, days and labels" in printed
    assert printed.count("most memory") == 2
