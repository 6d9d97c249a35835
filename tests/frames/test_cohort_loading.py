"""The tables of a cohort as they are given."""

import importlib
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from bologna_credits import ArgumentError, DocumentError, HomeRules, default_catalogue
from bologna_credits.core import MissingExtraError
from bologna_credits.frames import cohort_loading
from bologna_credits.frames.cohort_loading import Sources, check_backend, key_place, load, stream

_RULES = HomeRules(credits="ECTS")


def _sources(**given: Any) -> Sources:
    tables: dict[Any, Any] = given
    return Sources.of(tables, default_catalogue())


def test_a_folder_holds_tables_by_their_names(tmp_path: Path) -> None:
    for name in ("courses.csv", "Matches.CSV", "rules.toml", "photo.png", "rules.txt.bak"):
        (tmp_path / name).write_text('[home]\ncredits = "ECTS"\n' if name == "rules.toml" else "student,code\n")
    found = _sources(courses=tmp_path)
    assert {paper: path.name for paper, path in found.tables.items()} == {"courses": "courses.csv", "matches": "Matches.CSV"}
    assert found.home == _RULES
    assert found.left == ("photo.png", "rules.txt.bak")
    assert found.backend is None
    other = _sources(courses=tmp_path, rules=HomeRules(credits="KZ-AK"))
    assert other.home == HomeRules(credits="KZ-AK")


def test_a_folder_without_courses_or_with_a_table_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "course.csv").write_text("x")
    with pytest.raises(DocumentError, match=r"holds no table of courses, .*; it holds course.csv"):
        _sources(courses=tmp_path, rules=_RULES)
    (tmp_path / "courses.csv").write_text("x")
    (tmp_path / "courses.tsv").write_text("x")
    with pytest.raises(DocumentError, match=r"holds courses twice: courses\.csv and courses\.tsv"):
        _sources(courses=tmp_path, rules=_RULES)
    (tmp_path / "none").mkdir()
    with pytest.raises(DocumentError, match=r"holds no table of courses, such as courses.csv or courses.parquet$"):
        _sources(courses=tmp_path / "none", rules=_RULES)


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(DocumentError, match="cannot be read: Permission denied"):
        _sources(courses=tmp_path, rules=_RULES)


def test_rules_are_needed() -> None:
    with pytest.raises(ArgumentError, match="rules"):
        _sources(courses=pl.DataFrame({"student": [1]}))


def test_courses_are_needed() -> None:
    with pytest.raises(ArgumentError, match='courses cannot be "nothing"; use a table of courses'):
        _sources(courses=None, rules=_RULES)


def test_the_key_is_found_without_case_and_named_where_it_is_missing() -> None:
    assert key_place(["code", " Student "], "student", "courses") == 1
    assert key_place(["student"], "student", "hosts") is None
    with pytest.raises(ArgumentError, match='did you mean "studnet"'):
        key_place(["studnet"], "student", "students")


def test_parquet_is_read_whole_or_in_pieces_with_and_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "courses.parquet"
    frame = pl.DataFrame({"student": [1, 2], "code": ["A", "B"], "credits": [5.0, 4.5]})
    frame.write_parquet(path)
    whole = load(path, "courses", "student", collect=False)
    assert (whole.names, whole.keys, whole.rows) == (("code", "credits"), [1, 2], [("A", "5"), ("B", "4.5")])
    pieces = stream(path, "courses", "student")
    assert pieces is not None
    assert list(pieces.rows) == [(1, ("A", "5")), (2, ("B", "4.5"))]
    assert stream(path, "hosts", "student") is None
    assert stream(frame, "courses", "student") is stream(tmp_path / "x.csv", "courses", "student") is None
    with monkeypatch.context() as without:
        without.setattr(cohort_loading, "find_spec", lambda name: None if name == "pyarrow" else importlib.util.find_spec(name))
        assert load(path, "courses", "student", collect=False) == whole
        with pytest.raises(MissingExtraError, match="pyarrow"):
            stream(path, "courses", "student")
    with monkeypatch.context() as without:
        without.setattr(cohort_loading, "find_spec", lambda _: None)
        with pytest.raises(MissingExtraError, match="polars, pandas or pyarrow"):
            check_backend(None)


def test_a_folder_of_parts_is_one_table(tmp_path: Path) -> None:
    folder = tmp_path / "courses.parquet"
    folder.mkdir()
    for part in range(2):
        pl.DataFrame({"student": [part], "code": ["A"]}).write_parquet(folder / f"part-{part}.parquet")
    assert _sources(courses=folder, rules=_RULES).tables["courses"] == folder
    assert load(folder, "courses", "student", collect=False).keys == [0, 1]


def test_files_that_are_no_tables_are_refused(tmp_path: Path) -> None:
    for name, told in (
        ("courses.parquet", "no such file"),
        ("courses.docx", "is no table; tables are read from files whose names end"),
    ):
        with pytest.raises(DocumentError, match=told):
            load(tmp_path / name, "courses", "student", collect=False)
    with pytest.raises(DocumentError, match="no such file"):
        stream(tmp_path / "courses.parquet", "courses", "student")
    (tmp_path / "bad.parquet").write_bytes(b"no parquet at all")
    with pytest.raises(DocumentError, match="is no Parquet file"):
        load(tmp_path / "bad.parquet", "courses", "student", collect=False)


def test_text_without_a_key_counts_for_every_student(tmp_path: Path) -> None:
    (tmp_path / "matches.csv").write_text("host,home\nA,M\n")
    found = load(tmp_path / "matches.csv", "matches", "student", collect=False)
    assert (found.names, found.keys, found.rows) == (("host", "home"), None, [("A", "M")])
