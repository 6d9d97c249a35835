"""The faces of the package and of its rooms: every listed name exists, and costs nothing until it is used."""

import pydoc
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import bologna_credits as bc

FACES = [
    f"bologna_credits{path}" for path in ("", *(f".{p.parent.name}" for p in Path(bc.__file__).parent.glob("*/__init__.pyi")))
]


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        "import sys, bologna_credits; heavy = {'attrs', 'attr', 'pint', 'lxml', 'numpy', 'matplotlib', 'hypothesis'};"
        "print(sorted(heavy & set(sys.modules)), bologna_credits.convert_credits.__name__,"
        "sorted({'pint', 'lxml', 'numpy', 'matplotlib', 'hypothesis'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "convert_credits", "[]"]


@pytest.fixture(params=FACES)
def face(request: pytest.FixtureRequest) -> ModuleType:
    return import_module(request.param)


def test_every_name_of_a_face_is_there(face: ModuleType) -> None:
    assert dir(face)
    for name in dir(face):
        assert getattr(face, name) is not None


def test_a_face_hides_no_module_behind_a_name_of_the_same_spelling(face: ModuleType) -> None:
    folder = Path(face.__file__ or "").parent
    modules = {path.stem for path in folder.glob("*.py")} | {path.parent.name for path in folder.glob("*/__init__.py")}
    assert [name for name in dir(face) if name in modules and not isinstance(getattr(face, name), ModuleType)] == []


def test_what_no_face_lists_is_an_error_that_names_the_room() -> None:
    with pytest.raises(AttributeError, match=r"no attribute 'nonsense'$"):
        bc.nonsense  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(
        AttributeError, match=r"no attribute 'Limit'; there is bologna_credits.law.Limit, bologna_credits.mobility.Limit$"
    ):
        bc.Limit  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(AttributeError, match=r"no attribute 'nonsense'$"):
        bc.interop.nonsense  # type: ignore[attr-defined]  # noqa: B018


def test_the_root_lists_what_a_user_writes() -> None:
    names = {name for name in dir(bc) if not isinstance(getattr(bc, name), ModuleType)}
    assert len(names) < 95
    assert names <= set(re.findall(r"\w+", bc.__doc__ or "")), "the docstring of the package lists its names"


def test_help_on_the_package_is_readable() -> None:
    assert len(pydoc.render_doc(bc).splitlines()) < 100
