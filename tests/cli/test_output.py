"""What the program writes, and what it does where it cannot write; as a process, because streams belong to processes."""

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

import bologna_credits as bc
from bologna_credits.cli import main
from bologna_credits.cli.output import NOT_WRITTEN, in_encoding, write
from bologna_credits.cli.program import INTERRUPTED, parser
from bologna_credits.interop import case
from bologna_credits.letters import letter
from tests.cli.conftest import Run

PROGRAM = (sys.executable, "-m", "bologna_credits")
ENCODINGS = {
    "cp1252, a redirected console of Windows": {"PYTHONIOENCODING": "cp1252"},
    "cp1251": {"PYTHONIOENCODING": "cp1251"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "LC_ALL=C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")


def _run(*words: str, root: Path, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **(environment or {})}
    return subprocess.run([*PROGRAM, *words], capture_output=True, check=False, cwd=root, env=environment)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(("words", "status"), [(("recognise", "examples/oslo-kostanay"), 1), (("find", "opintopiste"), 0)])
def test_output_that_is_not_utf_8_is_escaped_and_never_a_traceback(
    words: tuple[str, ...], status: int, encoding: str, root: Path
) -> None:
    done = _run(*words, root=root, environment=ENCODINGS[encoding])
    assert (done.returncode, done.stderr) == (status, b"")
    assert done.stdout


def test_what_an_encoding_lacks_is_shown_as_an_escape(root: Path) -> None:
    done = _run("convert", "15", "GB-CATS", "ECTS", root=root, environment={"PYTHONIOENCODING": "cp1252"})
    assert done.stdout.startswith(rb"15 GB-CATS \u2192 7.5 ECTS")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_json_holds_the_same_text_in_every_encoding(encoding: str, root: Path) -> None:
    done = _run("recognise", "examples/kostanay-oslo", "--json", root=root, environment={"PYTHONIOENCODING": encoding})
    text = done.stdout.decode(encoding)
    assert json.loads(text) == case.load(root / "examples" / "kostanay-oslo").recognise().to_dict()
    assert text.isascii() == (encoding == "ascii")


def test_letters_beyond_the_first_plane_are_escaped_as_in_json() -> None:
    assert json.loads(f'"{in_encoding("→ 𝔸", "ascii")}"') == "→ 𝔸"


@needs_full
@pytest.mark.parametrize("words", [("systems",), ("--help",), ("recognise", "examples/oslo-kostanay"), ("find", "qqqqqqq")])
def test_a_full_disk_is_one_line_and_a_status_of_its_own(words: tuple[str, ...], root: Path) -> None:
    with FULL.open("w") as full:
        done = subprocess.run([*PROGRAM, *words], stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=root)
    assert done.returncode == NOT_WRITTEN
    assert done.stderr == "bologna_credits: the output cannot be written: No space left on device\n"


def test_a_reader_that_has_gone_is_one_line_and_a_status_of_its_own() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*PROGRAM, "systems"], stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (NOT_WRITTEN, "bologna_credits: the output cannot be written: Broken pipe\n")


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX closes the stream")
@pytest.mark.parametrize(("closed", "said"), [(">&-", 1), (">&- 2>&-", 0)])
def test_a_closed_stream_is_one_line_and_a_status_of_its_own(closed: str, said: int) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m bologna_credits systems {closed}'], capture_output=True, check=False
    )
    assert done.returncode == NOT_WRITTEN
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == said


@needs_full
def test_a_message_that_cannot_be_written_leaves_the_status_of_wrong_input() -> None:
    with FULL.open("w") as full:
        assert subprocess.run([*PROGRAM, "systems", "QQ"], stdout=subprocess.DEVNULL, stderr=full, check=False).returncode == 2


def test_an_interrupt_has_the_status_that_shells_give_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bologna_credits.cli.listings.find", interrupted)
    assert main(["find", "x"]) == INTERRUPTED
    assert capsys.readouterr().err == "bologna_credits: interrupted\n"


def test_a_stream_that_was_closed_by_the_program_itself_is_told() -> None:
    stream = io.StringIO()
    stream.close()
    assert write("x", stream) == "the stream is closed"
    assert write("", stream) == ""


class _Full(io.StringIO):
    def write(self, _: str) -> int:
        raise OSError(28, "No space left on device")


def test_output_that_cannot_be_written_is_told_where_the_program_is_called_by_another(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for stream, why in ((_Full(), "No space left on device"), (None, "the stream is closed")):
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", stream)
            assert main(["find", "opintopiste"]) == NOT_WRITTEN
        assert capsys.readouterr().err == f"bologna_credits: the output cannot be written: {why}\n"


def test_what_a_broken_pipe_did_not_take_is_given_up() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stream:
        assert write("x", stream) == "Broken pipe"  # and closing the stream raises nothing


def test_nothing_printed_acts_on_a_terminal() -> None:
    stream = io.StringIO()
    assert write("\x1b[31m\u202e\n\x9b", stream) == ""
    assert stream.getvalue() == "\\x1b[31m\\u202e\n\\x9b"


@pytest.mark.parametrize(
    "words", [("systems",), ("schemes",), ("check",), ("recognise",), ("find",), ("convert", "3"), ("nonsense",), ("find", "x")]
)
def test_what_was_typed_is_repeated_visibly_and_cut(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with contextlib.suppress(SystemExit):
        main([*words, "\x1b[31m" + "A" * 100_000])
    said = capsys.readouterr()
    assert "\x1b" not in said.out + said.err
    assert len(said.out + said.err) < 2_000


@pytest.mark.parametrize("command", ["systems", "check", "recognise", "schemes"])
def test_a_word_of_three_hundred_letters_is_wrong_input(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "A" * 300]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such pipes")
def test_a_pipe_is_refused_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "xx.toml")
    os.mkfifo(tmp_path / "case.toml")
    for words in (["check", str(tmp_path / "xx.toml")], ["check", str(tmp_path)], ["recognise", str(tmp_path)]):
        assert main(words) == 2
        assert "it is no file but a folder, a pipe or a device" in capsys.readouterr().err


_EMPTY = re.compile(r"\(–\)|\(\)|\bNone\b|\[\]|\{\}|\(\s|\s\)|;\s*;|:\s*;|,\s*,|\{\w+\}")
"""Brackets with nothing in them, what Python prints of nothing, signs between nothing, and templates that were not filled in."""


def _life(folder: Path, run: Run, language: str) -> Iterator[str]:
    """Run every command on a case without all that may be left out, and yield what each prints."""
    said = ("--by", "Dean", "--language", language)
    for words in (
        ("recognise", folder),
        ("recognise", folder, "--save"),
        ("settle", folder),
        ("appeal", folder, "--on", "2030-01-01", "--because", "x"),
        ("issue", folder, "--on", "2030-01-02", *said),
        ("finalise", folder, "--on", "2030-01-03", *said),
        ("appeal", folder, "--on", "2030-01-04", "--because", "x"),
        ("resolve", folder, "rejected", "--on", "2030-01-05", "--because", "x", *said),
        ("revise", folder, "--on", "2030-01-06", "--because", "x", *said),
        ("show", folder),
        ("letter", folder),
        ("letter", folder, "--html"),
        ("letter", folder, "--short"),
        ("verify", folder),
    ):
        _, out, err = run(*words, *(() if "--language" in words else ("--language", language)))
        yield out + err


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("example", ["kostanay-lodz", "kostanay-oslo", "oslo-kostanay", "kostanay-almaty"])
def test_no_command_on_a_case_prints_an_empty_bracket_or_nothing_of_python(
    example: str, language: str, root: Path, tmp_path: Path, run: Run
) -> None:
    folder = Path(shutil.copytree(root / "examples" / example, tmp_path / "case"))
    for text in _life(folder, run, language):
        for line in unescape(text).splitlines():
            assert not _EMPTY.search(line), line


@pytest.mark.parametrize(
    "line",
    [
        "convert 3 KZ-RK ECTS --cycle first --activity theory",
        "convert 28 IT-30 --practice DE/Passau-SoBi --on 2024-10-01",
        "convert 28 IT-30 DE-TENTHS --formula",
        "convert zal. PL-5 KZ-2018 --formula",
        "duration 2023-01-01 2023-04-15 --scheme ERASMUS-2021 --kind long-term",
        "duration 2023-01-01 2023-04-15 --scheme ERASMUS-2021",
        "systems KZ",
        "schemes ERASMUS",
        "find opintopiste",
        "count",
        "stale --before 2026-11-24",
        "check examples/kostanay-lodz",
        "check src/bologna_credits/data/template.toml",
        "--help",
        *(f"{name} --help" for name in parser().commands),
    ],
)
def test_no_other_command_and_no_help_prints_an_empty_bracket_or_nothing_of_python(
    line: str, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    with contextlib.suppress(SystemExit):
        main(line.split())
    told = capsys.readouterr()
    for printed in (told.out + told.err).splitlines():
        assert not _EMPTY.search(printed), printed


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("example", ["kostanay-lodz", "kostanay-oslo", "oslo-kostanay", "kostanay-almaty"])
def test_no_sentence_of_a_decision_or_a_letter_has_two_spaces(example: str, language: str) -> None:
    decision = case.load(f"examples/{example}").recognise()
    dossier = (
        bc.Dossier(decision)
        .provisional("2030-01-02", by="Dean")
        .finalise("2030-01-03", by="Dean")
        .appeal("2030-01-04", because="x")
    )
    told = [
        finding.text(language)
        for finding in (*decision.report, *dossier.report(), *(f for row in decision.rows for f in row.report))
    ]
    for part in letter(dossier, language).parts:
        told += [*part.said, *(line.plain for line in part.lines)]
    assert [text for text in told if "  " in text or text != text.strip() or not text] == []
