"""Files of plug-ins beside this distribution's own, and threads that ask at once."""

import threading
from pathlib import Path

import pytest

from bologna_credits import Catalogue
from bologna_credits.core import ArgumentTypeError, PluginError, UnknownSchemeError
from bologna_credits.law import (
    MobilityScheme,
)
from bologna_credits.law.files import DataFolder
from bologna_credits.law.plugins import Installed
from bologna_credits.law.shelves import prefix_of

HEAD = 'format = 1\ncountry = "XX"\nnames = { en = "X" }\n'


SOURCE = 'sources.a = { title = "An act", url = "https://example.org/a", seen = "secondary" }\n'


SCHEME = '[[schemes]]\ncode = "XX-A"\nnames = { en = "A" }\nsource = "a"\nbasis = "statute"\n'


def test_what_finds_plug_ins_is_a_function() -> None:
    with pytest.raises(ArgumentTypeError, match="plugins must be a function that finds the files of other distributions"):
        Catalogue(".", plugins=5)  # type: ignore[arg-type]


def plugin(path: Path, name: str, **files: str) -> DataFolder:
    folder = path / name / "schemes"
    folder.mkdir(parents=True)
    for file, text in files.items():
        (folder / f"{file}.toml").write_text(text, "utf-8")
    return DataFolder(path / name, name, "1.0")


def with_plugins(path: Path, *folders: DataFolder) -> Catalogue:
    (path / "own").mkdir()
    return Catalogue(path / "own", (), lambda: Installed(folders))


def test_a_plug_in_adds_schemes(tmp_path: Path) -> None:
    known = with_plugins(tmp_path, plugin(tmp_path, "one", xx=HEAD + SOURCE + SCHEME))
    assert known.prefixes == ()
    assert known.mobility_scheme("XX-A").code == "XX-A"
    assert known.faults == ()
    assert known.scheme_files()[0].origin.distribution == "one"


def test_a_plug_in_that_gives_a_code_anew_is_left_out_and_told(tmp_path: Path) -> None:
    one = plugin(tmp_path, "one", xx=HEAD + SOURCE + SCHEME)
    two = plugin(tmp_path, "two", xx=HEAD + SOURCE + SCHEME)
    known = with_plugins(tmp_path, one, two)
    assert [fault.distribution for fault in known.faults] == ["two"]
    assert "XX-A is given by one already" in str(known.faults[0])
    assert known.mobility_scheme("XX-A").code == "XX-A"


def test_a_plug_in_that_is_broken_is_told_where_its_code_is_asked_for(tmp_path: Path) -> None:
    known = with_plugins(tmp_path, plugin(tmp_path, "one", xx="format = 3", yy=HEAD))
    with pytest.raises(PluginError, match="reads format 1, not 3"):
        known.mobility_scheme("XX-A")
    with pytest.raises(PluginError, match="but the file is called yy"):
        known.mobility_scheme("YY-A")
    with pytest.raises(UnknownSchemeError):
        known.mobility_scheme("ZZ-A")


def test_threads_find_the_same(tmp_path: Path) -> None:
    known = with_plugins(tmp_path, plugin(tmp_path, "one", xx=HEAD + SOURCE + SCHEME))
    found: list[MobilityScheme] = []
    threads = [threading.Thread(target=lambda: found.append(known.mobility_scheme("XX-A"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


@pytest.mark.parametrize("code", [None, 7, b"KZ", ("KZ",)])
def test_a_code_that_is_no_text_is_a_clear_error(code: object) -> None:
    with pytest.raises(ArgumentTypeError, match="code must be text"):
        prefix_of(code)
