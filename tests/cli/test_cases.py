"""The faults of a case: everything for which it would be refused is told by ``check``."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bologna_credits.cli import main

Edit = Callable[[str], str]


def _put(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit


FAULTS: dict[str, tuple[Edit, str]] = {
    "a transcript that is not there": (_put('transcript = "transcript.xml"', 'transcript = "absent.xml"'), "absent.xml"),
    "a transcript that is no document": (_put('transcript = "transcript.xml"', 'transcript = "case.toml"'), "case.toml"),
    "no transcript": (_put('transcript = "transcript.xml"', ""), "case.toml: transcript: is missing"),
    "a method that does not exist": (_put('method = "course-tables"', 'method = "practise"'), "practise"),
    "a method without its host table": (_put('method = "course-tables"', 'method = "tables"'), "host"),
    "a practice that does not exist": (
        _put('method = "course-tables"', 'method = "practice"\npractice = "DE/KMKK"'),
        "DE/KMKK",
    ),
    "a home unit that does not exist": (_put('credits = "KZ-RK"', 'credits = "KZ-RKK"'), "KZ-RKK"),
    "a home scale that does not exist": (_put('scale = "KZ-2011"', 'scale = "KZ-2020"'), "KZ-2020"),
    "a host scale that does not exist": (_put('scale = "NO-AF"', 'scale = "NO-AFX"'), "NO-AFX"),
    "a unit of table A that does not exist": (_put('studied_in = "ECTS"', 'studied_in = "ESTC"'), 'no credit system "ESTC"; did you mean "ECTS"?'),
}  # fmt: skip


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(root / "examples" / "kostanay-oslo", tmp_path / "case"))


@pytest.mark.parametrize("name", FAULTS)
def test_check_finds_all_for_which_a_case_is_refused(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit, told = FAULTS[name]
    file = folder / "case.toml"
    file.write_text(edit(file.read_text("utf-8")), "utf-8")
    refused = main(["recognise", str(folder)])
    capsys.readouterr()
    assert main(["check", str(file)]) == 1
    printed = capsys.readouterr().out
    assert told in printed
    assert refused == 2
    assert "fault found" in printed or "faults found" in printed
    assert "=…" not in printed


def test_a_sound_case_under_another_name_is_told_the_name_that_is_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "case.toml").rename(folder / "mine.toml")
    assert main(["check", str(folder / "mine.toml")]) == 1
    assert "mine.toml: a case is read from a file named case.toml; rename it" in capsys.readouterr().out
