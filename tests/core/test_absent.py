"""What is said of a path at which nothing is."""

import os
from pathlib import Path

import pytest

from bologna_credits.core.absent import absent


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name in ("my-case", "papers", ".papers"):
        (tmp_path / name).mkdir()
    (tmp_path / "my-case" / "case.toml").touch()
    (tmp_path / "my-cases").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("path", "kind", "said"),
    [
        ("my-csae", "folder", 'there is no such folder; did you mean "my-case"?'),
        ("my-case/case.tml", "file", 'there is no such file; did you mean "case.toml"?'),
        ("my-cass", "folder", 'there is no such folder; did you mean "my-case"?'),  # "my-cases" is a file
        ("pap/letters/a.txt", "file", 'there is no folder "pap"; did you mean "papers"?'),
        ("nothing-like-it", "file or folder", "there is no such file or folder"),
        ("my-case/case.toml/x", "file", '"case.toml" is no folder'),
        ("my-case", "folder", None),
        ("my-case/case.toml", "file", None),
    ],
)
def test_the_first_missing_part_is_named_with_the_nearest_name_of_its_kind(
    path: str, kind: str, said: str | None, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    assert absent(path, kind) == said  # from where one is
    assert absent(place / path, kind) == said  # from the root


def test_a_hidden_name_and_one_that_no_line_shows_is_not_proposed(tmp_path: Path) -> None:
    (tmp_path / ".paper").mkdir()
    (tmp_path / "papers\u202e").mkdir()
    assert absent(tmp_path / "papers", "folder") == "there is no such folder"


def test_a_folder_that_cannot_be_listed_proposes_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refused)
    assert absent(place / "my-csae", "folder") == "there is no such folder"


def test_a_name_that_no_file_can_have_is_absent(place: Path) -> None:
    assert absent(place / "a\0b") == "there is no such file"
