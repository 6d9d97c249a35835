"""The picture of the rooms agrees with the package."""

from pathlib import Path
from xml.etree import ElementTree

import house
import pytest

PYPROJECT = """
[[tool.importlinter.contracts]]
type = "layers"
layers = ["door", "hall | shed", "core"]
"""


@pytest.fixture(scope="module")
def built(root: Path) -> house.House:
    """The house of this checkout."""
    return house.read_house(root)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A package of four rooms."""
    (tmp_path / "pyproject.toml").write_text(PYPROJECT)
    source = tmp_path / "src" / "bologna_credits"
    for room in ("core", "hall"):
        (source / room).mkdir(parents=True)
        (source / room / "__init__.py").write_text('"""A face."""\n')
    (source / "__init__.py").write_text("")
    (source / "core" / "exact.py").write_text("A = 1\nB = 2\n")
    (source / "hall" / "table.py").write_text("from bologna_credits.core.exact import (\n    A,\n    B,\n)\n")
    (source / "shed.py").write_text("import bologna_credits.core.exact\n")
    (source / "door.py").write_text("def open():\n    from bologna_credits.hall.table import A\n    return A\n")
    return tmp_path


def test_the_picture_and_the_table_name_every_room(root: Path, built: house.House) -> None:
    source = root / "src" / "bologna_credits"
    rooms = {path.parent.name for path in source.glob("*/__init__.py")} | {path.stem for path in source.glob("[!_]*.py")}
    drawn = [text.text for text in ElementTree.fromstring(house.picture(built)).iter("text") if text.get("class") == "name"]
    assert rooms | {"__main__"} == set(drawn)
    assert len(drawn) == len(set(drawn))
    assert rooms <= {row[1] for row in house.table(built)[1]}


def test_no_import_goes_upwards(built: house.House) -> None:
    assert built.upwards == ()
    assert built.imports["conversion", "law"] > 10
    assert ("law", "conversion") not in built.imports


def test_every_import_is_a_line_or_a_number(built: house.House) -> None:
    picture = ElementTree.fromstring(house.picture(built))
    lines = {path.findtext("title", "").split(" names from ")[-1] for path in picture.iter("path")}
    assert {"law", "grades", "credits"} <= lines
    assert not {"core", "version"} & lines
    sizes = [text.text for text in picture.iter("text") if text.get("class") == "size"]
    assert f"{built.imports['law', 'core']} names from core" in sizes


def test_lines_stay_inside_the_picture_and_go_down(built: house.House) -> None:
    picture = ElementTree.fromstring(house.picture(built))
    width, height = (float(number) for number in picture.attrib["viewBox"].split()[2:])
    for path in picture.iter("path"):
        numbers = [float(number) for number in path.attrib["d"].replace("M", "").replace("C", "").split()]
        assert min(numbers[::2]) >= 0
        assert max(numbers[::2]) <= width
        assert numbers[1] < numbers[-1] < height


def test_names_modules_and_lines_are_counted(small: Path) -> None:
    found = house.read_house(small)
    assert found.imports == {("hall", "core"): 2, ("shed", "core"): 1, ("door", "hall"): 1}
    assert [(room.name, room.floor, room.modules, room.lines) for room in found.rooms] == [
        ("door", 3, 1, 3),
        ("hall", 2, 1, 5),
        ("shed", 2, 1, 1),
        ("core", 1, 1, 3),
    ]
    assert house.table(found)[1][1] == ["2", "hall", "1", "5", "core 2"]


def test_an_import_of_the_same_floor_or_upwards_is_seen(small: Path) -> None:
    source = small / "src" / "bologna_credits"
    (source / "shed.py").write_text("from bologna_credits.hall.table import A\n")
    (source / "core" / "exact.py").write_text("from bologna_credits import door\n")
    assert set(house.read_house(small).upwards) == {("shed", "hall"), ("core", "door")}


def test_a_room_that_the_contract_does_not_name_is_an_error(small: Path) -> None:
    (small / "src" / "bologna_credits" / "attic.py").write_text("")
    with pytest.raises(ValueError, match=r"attic"):
        house.read_house(small)


def test_rooms_that_a_colon_joins_stand_on_the_floors_of_their_imports(small: Path) -> None:
    (small / "pyproject.toml").write_text(PYPROJECT.replace("hall | shed", "hall : shed"))
    source = small / "src" / "bologna_credits"
    (source / "shed.py").write_text("from bologna_credits.hall.table import A\n")
    found = house.read_house(small)
    assert [(room.name, room.floor) for room in found.rooms] == [("door", 4), ("shed", 3), ("hall", 2), ("core", 1)]
    assert found.upwards == ()
    (source / "hall" / "table.py").write_text("from bologna_credits.shed import A\n")
    assert set(house.read_house(small).upwards) == {("shed", "hall"), ("hall", "shed")}
