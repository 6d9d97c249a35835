"""The reference names everything that is public."""

import re
from pathlib import Path
from types import ModuleType

import bologna_credits

WHOLE = {"interop"}  # its face lists modules, and the reference lists the names in them


def test_every_public_name_stands_in_the_reference(root: Path) -> None:
    text = "".join(path.read_text("utf-8") for path in (root / "docs" / "reference").glob("*.md"))
    documented = set(re.findall(r"bologna_credits(?:\.[a-z_]+)*\.(\w+)$", text, re.MULTILINE))
    rooms = [item for name in dir(bologna_credits) if isinstance(item := getattr(bologna_credits, name), ModuleType)]
    faces = [bologna_credits, *(room for room in rooms if hasattr(room, "__path__") and room.__name__.split(".")[1] not in WHOLE)]
    names = {name for face in faces for name in dir(face) if not isinstance(getattr(face, name), ModuleType)}
    assert sorted(names - documented) == []


def test_every_room_has_a_page(root: Path) -> None:
    pages = {path.stem for path in (root / "docs" / "reference").glob("*.md")}
    rooms = {name for name in dir(bologna_credits) if isinstance(getattr(bologna_credits, name), ModuleType)}
    assert sorted(rooms - pages) == []


def test_every_page_is_in_the_index(root: Path) -> None:
    folder = root / "docs" / "reference"
    listed = set(re.findall(r"^[a-z]+$", (folder / "index.md").read_text("utf-8"), re.MULTILINE))
    assert {path.stem for path in folder.glob("*.md")} == listed | {"index"}


def test_the_ten_names_are_ten_public_names_with_an_example_each(root: Path) -> None:
    parts = (root / "docs" / "reference" / "names.md").read_text("utf-8").split("\n## ")[1:]
    named = {heading[1:-1]: body for heading, _, body in (part.partition("\n") for part in parts) if heading.startswith("`")}
    assert len(named) == 10
    assert named.keys() <= set(dir(bologna_credits))
    assert [name for name, body in named.items() if f"bc.{name}" not in body or body.count("```python") != 1] == []
    assert [name for name, body in named.items() if len(body.partition("```")[0].strip().splitlines()) != 1] == []
