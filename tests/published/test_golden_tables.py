"""The results of every conversion of a country agree with the golden tables."""

import json
from pathlib import Path

import pytest

from bologna_credits import default_catalogue
from bologna_credits.law import export_catalogue, read_catalogue
from tests.published import golden_tables

PREFIXES = default_catalogue().prefixes


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_golden_table_of_a_country_is_what_comes_out(root: Path, prefix: str) -> None:
    path = root / "tests" / "published" / "golden" / f"{prefix.lower()}.txt"
    assert path.is_file(), "run: python -m tests.published.golden_tables"
    assert golden_tables.golden(prefix) == path.read_text("utf-8"), (
        "a figure changed; look at the diff of: python -m tests.published.golden_tables"
    )


def test_an_exported_catalogue_gives_every_answer_of_the_golden_tables(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every conversion is asked of a catalogue that went through the text of a JSON document."""
    read = read_catalogue(json.loads(json.dumps(export_catalogue())))
    monkeypatch.setattr("bologna_credits.law.catalogue._DEFAULT", read)
    assert default_catalogue() is read
    differing = [
        prefix
        for prefix in PREFIXES
        if golden_tables.golden(prefix) != (root / "tests" / "published" / "golden" / f"{prefix.lower()}.txt").read_text("utf-8")
    ]
    assert differing == []


def test_there_is_no_golden_table_without_a_country(root: Path) -> None:
    assert {path.stem.upper() for path in (root / "tests" / "published" / "golden").glob("*.txt")} == set(PREFIXES)


def test_golden_tables_are_written_by_the_command(tmp_path: Path, root: Path) -> None:
    (tmp_path / "qq.txt").write_text("gone")
    golden_tables.write(tmp_path)
    assert (tmp_path / "kz.txt").read_text("utf-8") == (root / "tests" / "published" / "golden" / "kz.txt").read_text("utf-8")
    assert not (tmp_path / "qq.txt").exists()
