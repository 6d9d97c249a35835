"""Answers as JSON and in files: every command, one shape each, and nothing replaced without being asked."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from bologna_credits.cli import main
from bologna_credits.cli.options import Parser
from bologna_credits.cli.program import parser
from bologna_credits.interop import case, shelf
from tests.cli.conftest import Run, ToJson

DOCUMENTS = {"cases", "catalogue", "export", "letter", "schema", "template"}  # their answer is a document of another form
WHO = ("--by", "Dean", "--on", "2016-08-30")
KEPT = {"file", "step", "status", "version", "decided", "events", "open", "changes", "findings", "decision"}
LINES: dict[str, tuple[tuple[str, ...], int, set[str]]] = {
    "convert": (
        ("convert", "3", "KZ-RK", "ECTS", "--cycle", "first", "--activity", "theory"),
        0,
        {"kind", "start", "system", "decided", "credits", "low", "high", "steps"},
    ),
    "convert a grade": (
        ("convert", "28", "IT-30", "DE-TENTHS", "--formula"),
        0,
        {"kind", "start", "scale", "decided", "grade", "exact", "candidates", "steps"},
    ),
    "new": (("new", "NEW", "--from", "KZ"), 0, {"folder", "files"}),
    "settle": (("settle", "CASE"), 0, {"file", "open"}),
    "settle a point": (("settle", "CASE", "2", "--grade", "B", *WHO, "--because", "x"), 0, KEPT),
    "revise": (("revise", "CASE", *WHO, "--because", "x"), 0, KEPT),
    "state": (("state", "CASE", "--due", "2016-09-24"), 1, KEPT),
    "issue": (("issue", "CASE", *WHO), 1, KEPT),
    "finalise": (("finalise", "CASE", *WHO), 1, KEPT),
    "appeal": (("appeal", "CASE", "--on", "2016-08-31", "--because", "x"), 1, KEPT),
    "resolve": (("resolve", "CASE", "rejected", "--on", "2016-09-01", "--by", "Dean", "--because", "x"), 1, KEPT),
    "show": (("show", "CASE"), 0, KEPT),
    "verify": (("verify", "CASE"), 0, {"files", "faults", "findings"}),
    "systems": (("systems", "KZ"), 0, {"systems"}),
    "schemes": (("schemes", "KZ"), 0, {"schemes"}),
    "duration": (
        ("duration", "2023-01-01", "2023-04-15", "--scheme", "ERASMUS-2021", "--kind", "long-term"),
        0,
        {"start", "end", "scheme", "low", "high", "steps", "findings"},
    ),
    "find": (("find", "opintopiste"), 0, {"found"}),
    "find nothing": (("find", "qqqqqqqq"), 1, {"found"}),
    "count": (("count",), 0, {"countries", "systems", "share", "primary", "figures", "reviewed", "share_reviewed"}),
    "stale": (("stale", "--before", "2020-01-01"), 0, {"before", "sources"}),
    "stale sources": (("stale", "--before", "2100-01-01"), 1, {"before", "sources"}),
    "ehea": (("ehea", "--on", "2026-11-26"), 0, {"on", "members"}),
    "check": (("check", "CASE"), 0, {"faults", "findings"}),
    "check a file": (("check", "src/bologna_credits/data/template.toml"), 0, {"faults", "findings"}),
}
BEFORE = {"resolve": ("finalise", "appeal"), "appeal": ("finalise",)}


def _commands() -> dict[str, Parser]:
    return parser().commands


@pytest.fixture
def answered(kept: Path, answer: ToJson, root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Any]:
    monkeypatch.chdir(root)

    def one(name: str) -> Any:
        words, status, _ = LINES[name]
        places = {"CASE": str(kept), "NEW": str(kept.parent / "a-new-case")}
        return answer(*(places.get(word, word) for word in words), status=status)

    return one


def test_every_command_that_answers_is_tried_as_json() -> None:
    tried = {words[0] for words, _, _ in LINES.values()} | {"recognise"}
    assert tried | DOCUMENTS == set(_commands())
    for name, command in _commands().items():
        options = {option for action in command.actions for option in action.option_strings}
        assert ("--json" in options) == (name not in DOCUMENTS)
        assert {"--out", "--force"} <= options


@pytest.mark.parametrize("name", LINES)
def test_the_answer_of_every_command_is_json_with_its_keys(name: str, answered: Callable[[str], Any], kept: Path) -> None:
    if name == "revise":
        file = kept / "transcript.xml"
        file.write_text(file.read_text("utf-8").replace("<resultLabel>F</resultLabel>", "<resultLabel>C</resultLabel>"), "utf-8")
    for step in BEFORE.get(name, ()):
        answered(step)
    assert set(answered(name)) >= LINES[name][2]


def test_recognise_answers_with_the_stored_form_and_where_it_is_kept_with_the_state_of_the_case(
    folder: Path, answer: ToJson
) -> None:
    assert answer("recognise", folder, status=1) == case.load(folder).recognise().to_dict()
    assert set(answer("recognise", folder, "--save", status=1)) == KEPT


def test_numbers_are_exact_text_as_in_the_stored_form(answered: Callable[[str], Any]) -> None:
    credits = answered("convert")
    assert (credits["start"], credits["low"], credits["high"]) == ({"credits": "3", "system": "KZ-RK"}, "9/2", "27/5")
    assert (credits["decided"], credits["credits"]) == (False, None)
    grade = answered("convert a grade")
    assert (grade["exact"], grade["start"]) == ("3/2", {"grade": "28", "scale": "IT-30"})
    stay = answered("duration")
    assert (stay["low"], stay["high"]) == (105, 105)
    assert answered("count")["share"].count("/") == 1


def test_a_decided_conversion_names_its_grade_or_credits(answer: ToJson) -> None:
    assert answer("convert", "15", "GB-CATS", "ECTS")["credits"] == "15/2"
    found = answer("convert", "28", "IT-30", "--practice", "DE/Passau-SoBi", "--on", "2024-10-01")
    assert (found["grade"], found["scale"]) == ("1.3", "DE-THIRDS")


def test_a_listing_gives_days_apart_from_words(answered: Callable[[str], Any]) -> None:
    found = {one["code"]: one for one in answered("systems")["systems"]}
    assert set(found["KZ-RK"]) == {"kind", "code", "name", "in_force", "starts", "ends"}
    assert found["KZ-RK"]["starts"] == "2007-11-22"


@pytest.mark.parametrize(
    ("words", "kind", "file"),
    [
        (("convert", "3", "KZ-RQ", "ECTS"), "NoSuchCodeError", None),
        (("recognise", "absent"), "DocumentError", "absent"),
        (("settle", "absent"), "DocumentError", "absent"),
        (("settle", "examples/kostanay-oslo"), "UsageError", None),
        (("setle",), "WrongCommandError", None),
        (("find",), "WrongCommandError", None),
    ],
)
def test_an_error_is_json_on_the_error_stream_with_the_same_status(
    words: tuple[str, ...], kind: str, file: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status = main([*words, "--json"])
    except SystemExit as left:
        status = int(str(left.code))
    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    error = json.loads(said.err)["error"]
    assert set(error) == {"status", "kind", "message", "file", "faults"}
    assert (error["status"], error["kind"], error["file"]) == (2, kind, file)
    assert error["message"]


def test_all_faults_of_a_file_stand_apart_in_the_error(folder: Path, run: Run) -> None:
    file = folder / "case.toml"
    file.write_text(file.read_text("utf-8").replace('"NO-SP"', '"NO-PS"').replace('scale = "NO-AF"', 'scale = "NO-FA"'), "utf-8")
    error = json.loads(run("recognise", folder, "--json")[2])["error"]
    assert error["file"] == "case.toml"
    assert len(error["faults"]) == 3


def test_an_answer_goes_into_a_new_file_in_utf_8_and_nothing_is_printed(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "answer.txt"
    assert run("convert", "15", "GB-CATS", "ECTS", "--out", file) == (0, "", "")
    assert file.read_text("utf-8").startswith("15 GB-CATS → 7.5 ECTS\n")


@pytest.mark.parametrize("kind", ["decision", "case", "dossier"])
def test_a_schema_goes_into_a_file_whole(kind: str, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "schema.json"
    assert run("schema", kind, "--out", file) == (0, "", "")
    assert json.loads(run("schema", kind)[1]) == json.loads(file.read_text("utf-8"))


def test_a_file_is_not_replaced_without_being_asked_and_nothing_is_done(folder: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "answer.txt"
    file.write_text("mine")
    status, out, err = run("recognise", folder, "--save", "--out", file)
    assert (status, out) == (2, "")
    assert (
        err == "bologna_credits: answer.txt exists, and nothing is replaced without being asked: add --force, or name another\n"
    )
    assert file.read_text() == "mine"
    assert shelf.steps(folder) == ()


def test_force_replaces_a_file_whole_and_keeps_its_permissions(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "answer.json"
    file.write_text("mine" * 10_000)
    file.chmod(0o600)
    assert run("find", "opintopiste", "--json", "--out", file, "--force") == (0, "", "")
    assert json.loads(file.read_text("utf-8"))["found"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_disk_that_is_full_in_the_middle_leaves_the_old_file_whole(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> NoReturn:
        raise OSError(28, "No space left on device")

    file = tmp_path / "answer.txt"
    file.write_text("mine")
    monkeypatch.setattr(os, "fsync", full)
    status, out, err = run("count", "--out", file, "--force")
    assert (status, out) == (3, "")
    assert err == "bologna_credits: answer.txt was not written: No space left on device\n"
    assert file.read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["answer.txt"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, run: Run) -> None:
    status, _, err = run("count", "--json", "--out", tmp_path / "absent" / "answer.txt")
    assert status == 3
    assert json.loads(err)["error"]["file"] == "answer.txt"


def test_force_without_a_file_is_told(run: Run) -> None:
    assert "name the file with --out" in run("count", "--force")[2]


def test_the_second_of_two_who_answer_a_point_is_told_and_nothing_is_lost(
    kept: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    early = shelf.read(kept)
    assert run("settle", kept, "2", "--grade", "B", *WHO, "--because", "x")[0] == 0
    monkeypatch.setattr(shelf, "read", lambda *_, **__: early)  # as a second person sees it who began at the same time
    status, out, err = run("settle", kept, "2", "--grade", "C", *WHO, "--because", "y")
    assert (status, out) == (3, "")
    assert err == (
        "bologna_credits: decisions/0002.json was not written: "
        "somebody kept a step of this case meanwhile; look at it, and decide again\n"
    )
    assert shelf.steps(kept) == (1, 2)


@pytest.mark.parametrize("more", [(), ("--force",)])
def test_a_folder_in_place_of_the_file_for_the_answer_is_told(more: tuple[str, ...], tmp_path: Path, run: Run) -> None:
    status, out, err = run("systems", "KZ", "--out", tmp_path, *more)
    assert (status, out) == (2, "")
    assert f"{tmp_path.name} is a folder; name a file with --out" in err
