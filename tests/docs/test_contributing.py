"""CONTRIBUTING and the index of how-to guides name everything that exists."""

import re
from pathlib import Path


def test_the_tree_in_contributing_names_every_room(root: Path) -> None:
    text = (root / "CONTRIBUTING.md").read_text("utf-8")
    tree = text.split("```text")[1].split("```")[0]
    source = root / "src" / "bologna_credits"
    rooms = {path.name for path in source.iterdir() if path.is_dir() and path.name != "__pycache__"}
    modules = {path.name for path in source.glob("*.py") if path.name != "version.py"}
    assert {name for name in rooms if f" {name}/ " not in tree} == set()
    assert {name for name in modules if not re.search(rf"\b{re.escape(name)}\b", tree)} == set()


def test_every_how_to_guide_is_listed_once(root: Path) -> None:
    folder = root / "docs" / "how-to"
    listed = re.findall(r"^[a-z][a-z-]+$", (folder / "index.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(path.stem for path in folder.glob("*.md") if path.stem != "index")


def test_every_session_and_file_that_contributing_and_releasing_name_exists(root: Path) -> None:
    text = (root / "CONTRIBUTING.md").read_text("utf-8") + (root / "RELEASING.md").read_text("utf-8")
    made = (root / "noxfile.py").read_text("utf-8")
    sessions = {*re.findall(r"^def (\w+)\(session", made, re.MULTILINE), *(f"py3{minor}" for minor in (11, 12, 13, 14))}
    named = {name for names in re.findall(r"`nox -s ([\w ]+)`", text) for name in names.split()}
    assert {"reproducible", "sbom", "lowest", "py314"} <= named <= sessions
    files = re.findall(r"\bpython (tools/\w+\.py)", text) + re.findall(r"\]\((?!http)([\w/.-]+)\)", text)
    assert sorted(name for name in set(files) if not (root / name).exists()) == []
    modules = {name.replace(".", "/") for name in re.findall(r"python -m (tests(?:\.\w+)+)", text)}
    assert sorted(name for name in modules if not any((root / f"{name}{end}").exists() for end in (".py", "/__main__.py"))) == []


def test_the_versions_of_python_that_are_tested_are_those_that_are_promised(root: Path) -> None:
    project = (root / "pyproject.toml").read_text("utf-8")
    (lowest,) = re.findall(r'requires-python = ">=(3\.\d+)"', project)
    promised = re.findall(r"Programming Language :: Python :: (3\.\d+)", project)
    (numbers,) = re.findall(r"^for number in \(([\d, ]+)\):", (root / "noxfile.py").read_text("utf-8"), re.MULTILINE)
    tested = [f"3.{number}" for number in numbers.split(", ")]
    assert promised[0] == lowest == tested[0]
    assert set(promised) <= set(tested)
