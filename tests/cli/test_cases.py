"""The faults of a case: everything for which it would be refused is told by ``check``."""

import json
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


def test_nothing_is_kept_without_being_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(folder.iterdir())
    assert main(["recognise", str(folder)]) == 0
    assert capsys.readouterr().err == ""
    assert sorted(folder.iterdir()) == before


def test_beside_a_kept_decision_it_is_said_that_another_was_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recognise", str(folder), "--save"]) == 0
    capsys.readouterr()
    assert main(["recognise", str(folder)]) == 0
    told = "bologna_credits: this is what the papers give now; show prints the decision kept in decisions/0001.json\n"
    assert capsys.readouterr().err == told
    assert main(["recognise", str(folder), "--json"]) == 0
    assert capsys.readouterr().err == ""


def test_a_kept_decision_is_not_replaced_and_begins_anew_as_a_further_step_if_asked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["recognise", str(folder), "--save", "--anew"]) == 0
    assert main(["recognise", str(folder), "--save"]) == 2
    told = "decisions/0001.json holds a decision; settle answers its open points, revise decides anew after changed papers, and"
    assert told in capsys.readouterr().err
    assert main(["recognise", str(folder), "--save", "--anew"]) == 0
    assert sorted(path.name for path in (folder / "decisions").iterdir()) == ["0001.json", "0002.json"]


def test_a_decision_that_was_issued_does_not_begin_anew(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["recognise", str(folder), "--save"])
    main(["issue", str(folder), "--on", "2017-02-01", "--by", "Dean"])
    capsys.readouterr()
    assert main(["recognise", str(folder), "--save", "--anew"]) == 2
    assert (
        "decisions/0002.json holds a decision that was issued, or that the student appealed, on 2017-02-01; revise decides anew"
        in capsys.readouterr().err
    )


@pytest.mark.parametrize("option", [("--anew",), ("--due", "2017-03-01")])
def test_what_is_kept_is_not_said_where_nothing_is_kept(
    option: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["recognise", str(folder), *option]) == 2
    assert "go with --save" in capsys.readouterr().err


@pytest.mark.parametrize(("language", "words"), [("ru", "академическая задолженность"), ("kk", "академиялық қарыз")])
def test_a_decision_is_printed_in_the_language_that_is_named(
    language: str, words: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["recognise", str(folder), "--language", language]) == 0
    assert words in capsys.readouterr().out
    assert main(["recognise", str(folder), "--save"]) == 0
    capsys.readouterr()
    assert main(["show", str(folder), "--language", language]) == 0
    assert words in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["recognise", str(folder), "--language", "xx"])
    assert "en, kk, ru" in capsys.readouterr().err


SHEET = "Code;Дисциплинна;ECTS;Оценка экзамена\nEK-101;Microeconomics;6;2\nEK-101;Microeconomics;6;2\n"


def test_what_may_be_a_slip_is_told_by_check_although_the_case_can_be_decided(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(root / "examples" / "kostanay-lodz", tmp_path / "case"))
    (folder / "transcript.csv").write_text(SHEET, "utf-8")
    file = folder / "case.toml"
    change = '[[agreement.changes]]\nday = 2025-10-14\nsigned = true\ndrop_studied = ["EK-999"]\n\n[[matches]]'
    file.write_text(file.read_text("utf-8").replace("[[matches]]", change, 1), "utf-8")
    assert main(["check", str(folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["faults"] == []
    assert [one["code"] for one in found["findings"]] == [
        "document.column-like",
        "document.column-like",
        "document.no-result",
        "document.twice",
        "recognition.change-unknown",
    ]
    assert main(["check", str(folder)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "column B, Дисциплинна, was not read, with 2 cells: if it is Дисциплина, write that as its header" in told
    assert told.endswith("no faults found")


@pytest.mark.parametrize(("key", "place"), [('credits = "KZ-AK"', "home.credits"), ('scale = "KZ-2018"\non', "home.scale")])
def test_a_code_that_is_left_empty_is_told_as_empty(
    key: str, place: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(root / "examples" / "kostanay-lodz", tmp_path / "case"))
    file = folder / "case.toml"
    file.write_text(file.read_text("utf-8").replace(key, key.replace("KZ-AK", "").replace("KZ-2018", ""), 1), "utf-8")
    assert main(["check", str(folder)]) == 1
    assert f"case.toml: {place}: is empty; the command systems lists all codes" in capsys.readouterr().out
