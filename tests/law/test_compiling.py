"""Files of law in plain data say what their TOML says, one and all."""

import json
import pickle
from fractions import Fraction
from pathlib import Path

import pytest

from bologna_credits.core.bundled import BUNDLED
from bologna_credits.law.catalogue import FOLDERS
from bologna_credits.law.compiled import read_compiled, sha256
from bologna_credits.law.compiling import compile_all, compiled
from bologna_credits.law.files import key_of

FILES = [(folder, path) for folder in FOLDERS for path in sorted((BUNDLED / folder).glob("*.toml"))]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All files, as a build compiles them."""
    target = tmp_path_factory.mktemp("compiled")
    assert len(list(compile_all(target))) == len(FILES) + 1  # and the index
    return target


@pytest.mark.parametrize(("folder", "path"), FILES, ids=[f"{folder}/{path.stem}" for folder, path in FILES])
def test_compiled_and_read_are_equal(built: Path, folder: str, path: Path) -> None:
    text = path.read_text("utf-8")
    read = FOLDERS[folder](text, f"{folder}/{path.name}")
    found = read_compiled((built / folder / f"{path.stem}.json").read_bytes(), key_of(sha256(text.encode())))
    assert found == read
    assert repr(found) == repr(read)
    assert pickle.loads(pickle.dumps(found)) == read
    for one, other in zip(getattr(found, "scales", ()), getattr(read, "scales", ()), strict=True):
        assert [grade.label for grade in one.grades] == [grade.label for grade in other.grades]
        assert hash(one) == hash(other)


def test_the_data_are_json_and_name_classes_of_this_package_alone(built: Path) -> None:
    document = json.loads((built / "countries" / "kz.json").read_text("utf-8").split("\n", 1)[1])
    assert {module.split(".")[0] for module, *_ in document["classes"]} == {"bologna_credits"}
    assert set(document) == {"key", "classes", "pool", "value"}


def test_a_value_without_a_compiled_form_is_refused() -> None:
    assert compiled((1, Fraction(1, 2), None), "")
    with pytest.raises(TypeError, match="a file of law holds a set"):
        compiled({1}, "")
