"""Folders of files of law, and the origin that travels with each."""

import os
from pathlib import Path
from typing import Any

import pytest

from bologna_credits import ArgumentError, ArgumentTypeError, Catalogue, DefinitionError, read_definition
from bologna_credits.law import Origin
from bologna_credits.law.files import DataFolder

TEXT = 'format = 1\ncountry = "XX"\nnames = { en = "Nowhere" }\n'


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    (tmp_path / "countries").mkdir()
    (tmp_path / "countries" / "xx.toml").write_text(TEXT, "utf-8")
    return DataFolder(tmp_path, "a-uni", "2.0")


def test_a_folder_knows_its_files_and_reads_them(folder: DataFolder) -> None:
    assert folder.prefixes("countries") == {"XX"}
    assert folder.prefixes("schemes") == set()
    assert folder.has("countries", "XX")
    assert not folder.has("countries", "../XX")
    read = folder.read("countries", "XX", read_definition)
    assert str(read.origin).startswith("a-uni 2.0: a-uni: countries/xx.toml (")


def test_the_name_of_a_file_is_the_code_of_its_country(folder: DataFolder) -> None:
    (folder.path / "countries" / "yy.toml").write_text(TEXT, "utf-8")
    with pytest.raises(DefinitionError, match='country = "XX", but the file is called yy'):
        folder.read("countries", "YY", read_definition)


def test_the_digest_is_that_of_the_text() -> None:
    one, other = read_definition(TEXT, "xx.toml"), read_definition(TEXT + "\n", "xx.toml")
    assert one.origin == read_definition(TEXT, "xx.toml").origin
    assert one.origin.digest != other.origin.digest
    assert len(one.origin.digest) == 12


def test_a_file_cannot_give_its_own_origin() -> None:
    with pytest.raises(DefinitionError, match="origin: is not written in a file"):
        read_definition('origin = "mine"\n' + TEXT, "xx.toml")
    assert Origin("xx.toml").distribution == "bologna_credits"


@pytest.mark.parametrize(
    ("root", "error", "words"),
    [
        (b"data", ArgumentTypeError, "root must be the path of a folder, and is bytes"),
        (5, ArgumentTypeError, "root must be the path of a folder, and is int"),
        ("data\0", ArgumentError, "no folder has such a name"),
        ("\ud800", ArgumentError, "no folder has such a name"),
    ],
)
def test_what_no_folder_can_be_called_is_refused_at_once(root: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        Catalogue(root)


def test_a_folder_whose_name_is_no_text_of_the_system_is_one_that_is_not_there() -> None:
    assert not Catalogue(os.fsdecode(b"no-such-\xff")).prefixes
