"""The tool that builds twice sees every difference, and copies what git tracks alone."""

import io
import subprocess
import tarfile
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from reproducible import copy_tree, differences, digest

_NAME = "a-1.0-py3-none-any.whl"


def _wheel(folder: Path, content: str = "A = 1\n", year: int = 2026, rights: int = 0o644) -> None:
    folder.mkdir()
    with zipfile.ZipFile(folder / _NAME, "w") as wheel:
        part = zipfile.ZipInfo("a/__init__.py", (year, 1, 1, 0, 0, 0))
        part.external_attr = rights << 16
        wheel.writestr(part, content)
        wheel.writestr(zipfile.ZipInfo("a/py.typed", (2026, 1, 1, 0, 0, 0)), "")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "first", tmp_path / "second"


def test_the_same_bytes_are_no_difference(folders: tuple[Path, Path]) -> None:
    for folder in folders:
        _wheel(folder)
    assert differences(*folders) == []


CHANGES: dict[str, Callable[[Path], None]] = {
    "content": lambda folder: _wheel(folder, content="A = 2\n"),
    "time": lambda folder: _wheel(folder, year=2025),
    "rights": lambda folder: _wheel(folder, rights=0o600),
}


@pytest.mark.parametrize("change", CHANGES)
def test_another_content_time_or_right_is_told_by_its_member(change: str, folders: tuple[Path, Path]) -> None:
    first, second = folders
    _wheel(first)
    CHANGES[change](second)
    assert differences(first, second) == [f"{_NAME}: a/__init__.py"]


def test_another_order_of_the_members_is_told(folders: tuple[Path, Path]) -> None:
    for folder, names in zip(folders, (("a", "b"), ("b", "a")), strict=True):
        folder.mkdir()
        with zipfile.ZipFile(folder / _NAME, "w") as wheel:
            for name in names:
                wheel.writestr(zipfile.ZipInfo(name), "")
    assert differences(*folders) == [f"{_NAME}: the order or the packing of its members"]


def test_an_archive_that_only_one_build_made_is_told(folders: tuple[Path, Path]) -> None:
    first, second = folders
    _wheel(first)
    second.mkdir()
    assert differences(first, second) == [f"{_NAME}: only one of the builds made it"]


def test_an_owner_in_a_source_archive_is_told(folders: tuple[Path, Path]) -> None:
    for number, folder in enumerate(folders):
        folder.mkdir()
        with tarfile.open(folder / "a-1.0.tar.gz", "w:gz") as archive:
            part = tarfile.TarInfo("a-1.0/PKG-INFO")
            part.uid, part.size = number, 1
            archive.addfile(part, io.BytesIO(b"a"))
    assert differences(*folders) == ["a-1.0.tar.gz: a-1.0/PKG-INFO"]


def test_a_copy_holds_what_git_tracks_as_it_stands(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "src").mkdir(parents=True)
    for name in ("src/a.py", "kept.md", "gone.md"):
        (root / name).write_text(name)
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    subprocess.run(["git", "-C", str(root), "add", "."], check=True)
    (root / "src" / "a.py").write_text("changed")
    (root / "gone.md").unlink()
    (root / "left-over.txt").write_text("not tracked")
    copy_tree(root, tmp_path / "copy")
    found = {path.relative_to(tmp_path / "copy").as_posix(): path.read_text() for path in (tmp_path / "copy").rglob("*.*")}
    assert found == {"src/a.py": "changed", "kept.md": "kept.md"}


def test_a_digest_is_the_sha_256_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "abc").write_bytes(b"abc")  # the example of FIPS 180-2, appendix B.1
    assert digest(tmp_path / "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_the_source_archive_has_all_that_the_repository_has_but_hidden_folders(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["sdist"]
    made = {"pyproject.toml", "dist", "build"}  # the first is always in it, the others are made
    present = {path.name for path in root.iterdir() if not path.name.startswith((".", "__")) and path.suffix != ".egg-info"}
    assert {name.removeprefix("/") for name in settings["include"]} == present - made
