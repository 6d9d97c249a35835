"""Definition files of one's own, beside those that are bundled, in each command that answers from the catalogue."""

import argparse
import json
import shlex
from pathlib import Path

import pytest

from bologna_credits.cli.own_files import catalogue_of, with_files
from bologna_credits.cli.program import parser
from tests.cli.conftest import Run, ToJson

CASE = """\
format = 1
reference = "N 1"
on = 2026-02-20

[[hosts]]
name = "University of Nowhere"
scale = "XX-20"

[[courses]]
code = "A1"
title = "Algebra"
credits = 6
grade = "17"

[agreement]
studied_in = "ECTS"
recognised_in = "XX-CR"
studied = [{ code = "A1", title = "Algebra", credits = 6 }]
recognised = [{ code = "B1", title = "Algebra", credits = 4 }]

[home]
credits = "XX-CR"
scale = "XX-WORDS"
on = 2025-09-01
circumstances = { cycle = "first" }
"""


@pytest.fixture
def own(tmp_path: Path, run: Run) -> Path:
    """The file of an invented country, which the command template prints."""
    assert run("template", "--out", tmp_path / "xx.toml")[0] == 0
    return tmp_path / "xx.toml"


def test_no_file_means_the_catalogue_itself() -> None:
    assert catalogue_of(argparse.Namespace()) is None
    assert catalogue_of(argparse.Namespace(own_files=[])) is None


def test_convert_find_and_systems_answer_from_a_file_of_ones_own(own: Path, answer: ToJson, run: Run) -> None:
    assert answer("convert", 10, "XX-CR", "ECTS", "--cycle", "first", "--file", own)["credits"] == "15"  # the file's own example
    assert answer("convert", 18, "XX-20", "XX-20", "--file", own)["grade"] == "18"
    assert {one["code"] for one in answer("systems", "XX", "--file", own)["systems"]} >= {"XX-CR", "XX-WORDS", "XX-20", "XX-100"}
    assert ("grade", "XX-WORDS for") in {(one["kind"], one["code"]) for one in answer("find", "foresta", "--file", own)["found"]}
    status, _, err = run("convert", 18, "XX-20", "XX-20")  # without the file the code is unknown
    assert (status, "no grading scale" in err) == (2, True)


def test_schemes_and_duration_answer_from_a_file_of_ones_own(tmp_path: Path, answer: ToJson, run: Run) -> None:
    file = tmp_path / "agreement.toml"
    assert run("template", "scheme", "--out", file)[0] == 0
    assert "XX-ELSEWHERE" in {one["code"] for one in answer("schemes", "XX", "--file", file)["schemes"]}
    status, out, _ = run("duration", "2025-01-01", "2025-06-30", "--scheme", "XX-ELSEWHERE", "--file", file, "--json")
    assert status in {0, 1}
    assert json.loads(out)["scheme"] == "XX-ELSEWHERE"


def test_the_first_file_takes_precedence_over_later_ones_and_all_over_the_bundled(
    tmp_path: Path, own: Path, answer: ToJson
) -> None:
    text = own.read_text("utf-8")
    assert text.count("bonega") > 0
    (tmp_path / "other.toml").write_text(text.replace("bonega", "bonegege"), "utf-8")
    for files, found in ((("other.toml", "xx.toml"), "bonegege"), (("xx.toml", "other.toml"), "bonega")):
        named = [word for file in files for word in ("--file", tmp_path / file)]
        assert answer("convert", found, "XX-WORDS", "XX-WORDS", *named)["grade"] == found


def test_the_faults_of_a_file_of_ones_own_are_told_at_once(tmp_path: Path, run: Run) -> None:
    (tmp_path / "bad.toml").write_text('format = 1\nnames = 3\nsystems = "x"\n', "utf-8")
    status, out, err = run("convert", 3, "ECTS", "KZ-AK", "--file", tmp_path / "bad.toml")
    assert (status, out) == (2, "")
    assert "bad.toml" in err
    assert "names" in err
    assert "country" in err


def test_a_case_goes_its_whole_way_with_a_scale_of_ones_own(tmp_path: Path, own: Path, run: Run, answer: ToJson) -> None:
    folder, file = tmp_path / "my-case", ("--file", own)
    folder.mkdir()
    (folder / "case.toml").write_text(CASE, "utf-8")
    assert "XX-CR" in run("check", folder)[1]
    assert run("check", folder, *file)[:2] == (0, "no faults found\n")
    assert "17 (XX-20)" in run("recognise", folder, *file)[1]
    assert run("recognise", folder, "--save", *file)[0] == 0
    (point,) = answer("settle", folder, *file)["open"]
    assert "bonega" in point["grades"]
    said = ("--by", "Dean", "--on", "2026-03-01", "--because", "minute 1", *file)
    assert run("settle", folder, "A1", "--grade", "bonega", *said)[0] == 0
    assert run("issue", folder, "--on", "2026-03-02", "--by", "Office", "--due", "2026-04-01", *file)[0] == 0
    assert run("finalise", folder, "--on", "2026-03-03", "--by", "Dean", *file)[0] == 0
    assert "bonega (XX-WORDS)" in run("show", folder, *file)[1]
    assert "bonega" in run("letter", folder, *file)[1]
    assert run("verify", folder, *file)[0] == 0


def test_commands_on_law_and_on_cases_take_files_and_those_without_a_use_for_them_do_not() -> None:
    commands = parser().commands
    taking = {name for name, one in commands.items() if any("--file" in action.option_strings for action in one.actions)}
    without = {"new", "count", "stale", "ehea", "cases", "catalogue", "schema", "template"}
    assert taking == set(commands) - without
    plain = argparse.ArgumentParser()
    with_files(plain)  # type: ignore[arg-type]  # any parser will do
    assert plain.parse_args(["--file", "a", "--file", "b"]).own_files == ["a", "b"]


def _paths() -> list[tuple[str, str, str]]:
    """Each command with each of its arguments that names a file or a folder which has to be there."""
    found = []
    for name, one in parser().commands.items():
        for action in one.actions:
            option = action.option_strings[-1] if action.option_strings else ""
            if name != "new" and (action.type is Path or str(action.metavar or action.dest).upper() in {"FILE", "FOLDER"}):
                found.append((name, option, one.examples[0]))
    return found


def test_the_sweep_over_paths_finds_cases_definitions_letterheads_learners_and_answers() -> None:
    found = {(name, option) for name, option, _ in _paths()}
    assert {("recognise", ""), ("check", ""), ("export", ""), ("verify", "")} < found
    assert {("letter", "--letterhead"), ("export", "--learner"), ("convert", "--file"), ("find", "--out")} < found


@pytest.mark.parametrize(("name", "option", "example"), _paths())
def test_a_mistyped_folder_is_told_as_such_with_the_nearest_name(
    name: str, option: str, example: str, folder: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "papers").mkdir()
    words = shlex.split(example.replace(" --language kk", ""))
    if option:
        for other in ("--out", option):  # what the example names of its own would be written, or stand twice
            if other in words:
                place = words.index(other)
                del words[place : place + 2]
        words += [option, "papres/file.toml"]
    else:
        place = next(place for place, word in enumerate(words) if word in {"my-case", "FOLDER", "FILE"})
        words[place] = "my-csae"
        (tmp_path / "learner.toml").write_text('given_names = "A"\nfamily_name = "B"\n', "utf-8")
    assert folder.name == "my-case"
    status, out, err = run(*words)
    assert (status, out) == (3 if option == "--out" else 2, "")
    said = 'there is no folder "papres"; did you mean "papers"?' if option else 'did you mean "my-case"?'
    assert said in err
    assert "case.toml" not in err
    assert err.count("\n") == 1
    assert sorted(path.name for path in folder.iterdir()) == ["case.toml", "transcript.xml"]  # nothing was kept
