"""The command ``letter``."""

from pathlib import Path

import pytest

from bologna_credits.interop import case, shelf
from bologna_credits.letters import Learner, letter, read_letterhead
from tests.cli.conftest import Run


def test_a_letter_is_printed_from_the_papers_and_from_what_is_kept(folder: Path, run: Run) -> None:
    decision = case.load(folder).recognise()
    assert run("letter", folder) == (0, f"{letter(decision).text()}\n", "")
    assert run("recognise", folder, "--save")[0] == 1
    run("state", folder, "--appeal-to", "Appeals board", "--appeal-until", "2016-10-01")
    status, said, _ = run("letter", folder, "--language", "ru", "--short")
    assert status == 0
    kept = shelf.read(folder)
    assert kept is not None
    assert said == f"{letter(kept.dossier, 'ru', form='short').text()}\n"
    assert "Appeals board" in said


def test_name_number_programme_and_letterhead_are_printed(folder: Path, run: Run, root: Path) -> None:
    file = root / "examples" / "letterhead.toml"
    words = ("--name", "Әсем Қ.", "--number", "17-123", "--programme", "6B03101")
    status, said, _ = run("letter", folder, "--language", "kk", "--html", "--letterhead", file, *words)
    decision = case.load(folder).recognise()
    made = letter(decision, "kk", letterhead=read_letterhead(file, "kk"), learner=Learner("Әсем Қ.", "17-123", "6B03101"))
    assert (status, said) == (0, f"{made.html()}\n")


@pytest.mark.parametrize(("form", "begin"), [("--html", b"<!DOCTYPE html>"), ("--pdf", b"%PDF"), ("--text", b"Decision")])
def test_a_letter_is_written_into_a_new_file(folder: Path, run: Run, tmp_path: Path, form: str, begin: bytes) -> None:
    out = tmp_path / "letter"
    assert run("letter", folder, form, "--out", out) == (0, "", "")
    assert out.read_bytes().startswith(begin)
    before = out.read_bytes()
    status, _, why = run("letter", folder, form, "--short", "--out", out)
    assert (status, out.read_bytes()) == (2, before)
    assert "--force" in why
    assert run("letter", folder, form, "--short", "--out", out, "--force") == (0, "", "")
    assert out.read_bytes() != before


def test_pdf_is_never_printed_on_a_terminal(folder: Path, run: Run) -> None:
    status, said, why = run("letter", folder, "--pdf")
    assert (status, said) == (2, "")
    assert why == "bologna_credits: PDF is no text: name the file with --out\n"


def test_a_letterhead_with_faults_says_what_is_wrong(folder: Path, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "head.toml"
    file.write_text('ofice = "Dean"', "utf-8")
    status, _, why = run("letter", folder, "--letterhead", file)
    assert status == 2
    assert why == 'bologna_credits: head.toml: unknown key "ofice"; did you mean "office"?\n'
