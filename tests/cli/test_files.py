"""The command that checks files: all faults at once, their number, and cases told from country files."""

import json
import re
from pathlib import Path

import pytest

import bologna_credits as bc
from bologna_credits.cli import main

SYSTEM = '[sources.a]\ntitle = "t"\nurl = "u"\nseen = "secondary"\n[[systems]]\ncode = "{}"\nnames = {{ en = "c" }}\n'


def _checked(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    status = main(["check", str(path)])
    return status, capsys.readouterr().out.strip().split("\n")


def test_success_is_no_faults_found(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _checked(root / "examples" / "kostanay-oslo", capsys) == (0, ["no faults found"])
    status, lines = _checked(root / "src" / "bologna_credits" / "data" / "template.toml", capsys)
    assert (status, lines[-1]) == (0, "no faults found")


@pytest.mark.parametrize("key", ["[home]", "[agreement]", "[[matches]]", "[[used]]", 'transcript = "t.xml"'])
def test_a_file_with_a_key_of_a_case_is_a_case_whatever_is_missing(
    key: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.toml").write_text(f"format = 1\n{key}\n")
    status, lines = _checked(tmp_path / "mine.toml", capsys)
    assert status == 1
    assert "mine.toml: home" in "".join(lines) or "mine.toml: transcript: is missing" in lines
    assert not any("country" in line for line in lines)


def test_a_file_named_case_is_a_case_even_if_it_is_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "case.toml").write_text("format = 1\n")
    status, lines = _checked(tmp_path / "case.toml", capsys)
    assert (status, lines[-1]) == (1, "2 faults found")
    assert any(line.startswith("case.toml: transcript: is missing") for line in lines)


def test_one_fault_is_told_in_the_singular(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "xx.toml").write_text('format = 1\ncountry = "XX"\nnames = { en = "X" }\n' + SYSTEM.format("YY-C"))
    status, lines = _checked(tmp_path / "xx.toml", capsys)
    assert (status, lines[-1]) == (1, "1 fault found")


def test_faults_found_by_the_kit_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str], root: Path) -> None:
    text = (root / "src" / "bologna_credits" / "data" / "template.toml").read_text("utf-8")
    assert 'expect = "' in text
    head, _, tail = text.partition('expect = "')
    (tmp_path / "xx.toml").write_text(f'{head}expect = "9{tail}', "utf-8")
    status, lines = _checked(tmp_path / "xx.toml", capsys)
    assert (status, lines[-1]) == (1, "1 fault found")


def test_the_catalogue_is_printed_as_json_that_is_read_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "--out", str(tmp_path / "law.json")]) == 0
    assert capsys.readouterr().out == ""
    read = bc.law.read_catalogue(json.loads((tmp_path / "law.json").read_text("utf-8")))
    assert read.prefixes == bc.default_catalogue().prefixes


def test_the_worked_cases_are_printed_as_json_that_is_read_back(tmp_path: Path) -> None:
    assert main(["cases", "--out", str(tmp_path / "cases.json")]) == 0
    read = bc.law.read_cases(json.loads((tmp_path / "cases.json").read_text("utf-8")))
    assert read == bc.law.published_cases()


def test_the_schema_of_the_catalogue_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "catalogue"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "bologna_credits: a catalogue, format 1"


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_faults_of_a_case_their_number_and_what_the_kit_finds_are_told_in_the_language(
    language: str, tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "case"), "--from", "KZ", "--to", "PL", "--language", language]) == 0
    capsys.readouterr()
    assert main(["check", str(tmp_path / "case"), "--language", language]) == 1
    told = capsys.readouterr().out
    places = {"case.toml", "hosts[0].name", "transcript.csv"}
    for place in places:
        assert place in told
        told = told.replace(place, "")
    assert not re.findall(r"[a-z]{2,}", told)
    assert main(["check", str(root / "src" / "bologna_credits" / "data" / "template.toml"), "--language", language]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == {"ru": "ошибок не найдено", "kk": "қате табылмады"}[language]


@pytest.mark.parametrize("name", ["transcript.csv", "letter.PDF", "decision.json"])
@pytest.mark.parametrize("in_case", [True, False])
def test_a_paper_in_place_of_a_case_is_told_with_what_to_check(
    name: str, in_case: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "Дело 5"
    folder.mkdir()
    (folder / name).write_bytes(b"%PDF")
    if in_case:
        (folder / "case.toml").write_text("")
    assert main(["check", str(folder / name)]) == 2
    told = capsys.readouterr().err
    assert f"{name} is a document, which is checked with its case; " in told
    assert (f'check "{folder}"' in told) is in_case
    assert ("check takes the folder of a case" in told) is not in_case
