"""A compiled file is used for the very text that it was made from, and for no other."""

import copy
import hashlib
import json
import pickle
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from bologna_credits import Catalogue
from bologna_credits.law import read_definition
from bologna_credits.law.compiled import read_compiled, sha256
from bologna_credits.law.compiling import compiled
from bologna_credits.law.files import FORMAT, key_of

TEXT = """format = 1
country = "XX"
names = { en = "Nowhere" }
sources.act = { title = "An act", url = "https://example.org/a", seen = "secondary", checked = 2026-01-02 }

[[scales]]
code = "XX-A"
names = { en = "Marks" }
source = "act"
basis = "statute"
numbers = { best = 10, lowest_pass = "11/2", worst = 0, step = "1/2" }
"""
KEY = key_of(sha256(TEXT.encode()))
READ = read_definition(TEXT, "countries/xx.toml")
DATA = compiled(READ, TEXT)


def test_the_value_is_the_one_that_the_text_gives() -> None:
    assert read_compiled(DATA, KEY) == READ


def test_a_digest_is_there_where_an_interpreter_has_no_function_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = hashlib.sha256(b"law").hexdigest()
    assert sha256(b"law") == wanted
    monkeypatch.setitem(sys.modules, "_sha2", None)
    monkeypatch.setitem(sys.modules, "_sha256", None)
    assert sha256(b"law") == wanted
    monkeypatch.setitem(sys.modules, "hashlib", None)
    with pytest.raises(ImportError):
        sha256(b"law")


def test_a_field_is_read_when_it_is_asked_for_and_once() -> None:
    found = read_compiled(DATA, KEY)
    assert found.scales is found.scales
    again = copy.copy(found)
    assert again == found == pickle.loads(pickle.dumps(found))
    with pytest.raises(AttributeError, match="nothing"):
        found.nothing  # noqa: B018
    with pytest.raises(AttributeError, match="nothing"):
        getattr(READ, "nothing")  # noqa: B009  # no such field


def test_threads_that_come_at_once_get_one_scale() -> None:
    found, ready = read_compiled(DATA, KEY), threading.Barrier(8)

    def look(_: int) -> Any:
        ready.wait()
        return found.scales[0]

    with ThreadPoolExecutor(8) as pool:
        assert len({id(scale) for scale in pool.map(look, range(8))}) == 1


@pytest.mark.parametrize("place", range(4), ids=["form", "format", "version", "digest"])
def test_another_key_is_not_used(place: int) -> None:
    key = list(KEY)
    key[place] = "another"
    assert read_compiled(DATA, key) is None
    assert key_of("0")[1] == FORMAT


def sealed(body: bytes) -> bytes:
    return sha256(body).encode() + b"\n" + body


def change(**parts: Any) -> bytes:
    return sealed(json.dumps(json.loads(DATA.split(b"\n")[1]) | parts).encode())


_PARTS = "bologna_credits.law.definition_parts"


def with_part(part: list[int]) -> list[Any]:
    """The value of the file with something else in place of its last field, which is read late."""
    return [*json.loads(DATA.split(b"\n")[1])["value"][:-1], part]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        sealed(b"[]"),
        sealed(b"{}"),
        sealed(b"\xff"),
        DATA[:-20],
        change(classes=[["os", "system"]], value=[5, 0, "true"]),
        change(classes=[[_PARTS, "Gap", "about"]], value=[5, 0, "x"]),
        change(classes=[[_PARTS, "Nothing"]], value=[5, 0]),
        change(classes=[[_PARTS, "Gap", "about", "looked"]], value=[5, 0, "x"]),
        change(classes=[["bologna_credits.law.definition", "Definition", "country"]], pool=[], value=[5, 0, "XX"]),
        change(value=[9, 1]),
        change(value=[1, 99]),
        change(value=[2, 1, 0]),
        change(value=with_part([9, 1])),
        change(value=with_part([1, 10_000])),
        change(value=with_part([5, 10_000])),
        change(value=with_part([5, -1])),
    ],
)
def test_damaged_data_and_those_of_another_hand_are_not_used(data: bytes) -> None:
    assert read_compiled(data, KEY) is None


@given(st.integers(0, len(DATA) - 1), st.integers(0, 255))
def test_a_changed_byte_never_gives_other_law(place: int, byte: int) -> None:
    changed = DATA[:place] + bytes([byte]) + DATA[place + 1 :]
    assert read_compiled(changed, KEY) == (READ if changed == DATA else None)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of data with one country, compiled."""
    (tmp_path / "countries").mkdir()
    (tmp_path / "countries" / "xx.toml").write_text(TEXT, "utf-8")
    (tmp_path / "compiled" / "countries").mkdir(parents=True)
    return tmp_path


def test_a_catalogue_reads_what_was_compiled(root: Path) -> None:
    other = compiled(read_definition(TEXT.replace("Marks", "Compiled marks"), "countries/xx.toml"), TEXT)
    (root / "compiled" / "countries" / "xx.json").write_bytes(other)
    assert Catalogue(root).grading_scale("XX-A").name() == "Compiled marks"


def test_a_changed_text_beside_stale_data_gives_the_new_law(root: Path) -> None:
    (root / "compiled" / "countries" / "xx.json").write_bytes(DATA)
    (root / "countries" / "xx.toml").write_text(TEXT.replace("best = 10", "best = 12"), "utf-8")
    assert Catalogue(root).grading_scale("XX-A").best_number == 12


def test_plug_ins_are_read_from_their_text(root: Path) -> None:
    from bologna_credits.law.files import DataFolder

    other = compiled(read_definition(TEXT.replace("Marks", "Compiled marks"), "countries/xx.toml"), TEXT)
    (root / "compiled" / "countries" / "xx.json").write_bytes(other)
    folder = DataFolder(root, "another-distribution", "1.0")
    assert folder.read("countries", "XX", read_definition).scales[0].name() == "Marks"


def test_a_file_of_another_hand_that_is_nested_too_deep_is_left_for_the_text() -> None:
    assert read_compiled(sealed(b"[" * 100_000), KEY) is None
