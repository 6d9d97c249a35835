"""The page on installation names the extras of users as they are."""

import re
import tomllib
from pathlib import Path

import pytest

_WORK = {"test", "docs", "dev"}  # for who works on the package; they become dependency groups when every pip knows these


@pytest.fixture(scope="module")
def extras(root: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    return {name: needs for name, needs in found.items() if name not in _WORK}


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "how-to" / "install.md").read_text("utf-8")


def test_each_extra_of_users_stands_in_the_table_with_what_it_adds(page: str, extras: dict[str, list[str]]) -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (\w+) \|", page, re.MULTILINE))
    assert rows == {name: re.split(r"\W", needs[0])[0] for name, needs in extras.items()}
    assert all(len(needs) == 1 for needs in extras.values())


def test_the_bill_of_materials_has_the_same_extras(root: Path, extras: dict[str, list[str]]) -> None:
    (named,) = re.findall(r"^EXTRAS = \((.*?)\)", (root / "noxfile.py").read_text("utf-8"), re.MULTILINE)
    assert re.findall(r"\w+", named) == sorted(extras)


def test_every_command_installs_extras_that_exist(page: str, extras: dict[str, list[str]]) -> None:
    asked = {name for names in re.findall(r"(?:\.|bologna_credits)\[([\w,]+)\]", page) for name in names.split(",")}
    assert asked
    assert asked <= extras.keys()


def test_what_single_sessions_of_nox_need_is_no_extra(root: Path) -> None:
    groups = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    used = re.findall(r'group\("(\w+)"\)', (root / "noxfile.py").read_text("utf-8"))
    assert set(used) == groups.keys()
