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
