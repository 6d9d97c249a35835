"""The command line, run in process and as a process."""

import contextlib
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bologna_credits.cli import main
from bologna_credits.cli.program import parser
from bologna_credits.core.plain_words import speaks_python
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("line", "status", "words"),
    [
        ("convert 3 KZ-RK ECTS --cycle first --activity theory", 0, "3 KZ-RK → 4.5 to 5.4 ECTS"),
        ("convert 3 KZ-RK ECTS --cycle first --activity theory", 0, "ineu.edu.kz"),
        ("convert 3 KZ-RK --practice KZ/KazNU --activity theory", 0, "3 KZ-RK → 5 ECTS"),
        ("convert 3 KZ-RK ECTS --cycle first --activity theory --take low --round 1:half_up", 0, "→ 5 ECTS"),
        ("convert 3 KZ-RK ECTS --cycle first --activity theory --take high", 0, "→ 5.4 ECTS"),
        ("convert 28 IT-30 --practice DE/Passau-SoBi --on 2024-10-01", 0, "28 (IT-30) → 1.3 (DE-THIRDS)"),
        ("convert 28 IT-30 DE-TENTHS --formula", 0, "= 1.5"),
        ("convert B- KZ-2011 ECTS-AF", 0, "B- (KZ-2011) → C (ECTS-AF)"),
        ("convert CC TR-FBU-GRAD ECTS-AF --cycle second", 0, "CC (TR-FBU-GRAD) → E (ECTS-AF)"),
        ("find opintopiste", 0, "FI-OP"),
        ("find qqqqqqqq", 1, 'no match for "qqqqqqqq"'),
        ("count", 0, "share primary"),
        ("count", 0, "schemes"),
        ("template", 0, 'country = "XX"'),
        ("template country", 0, "[[systems]]"),
        ("template scheme", 0, "[[schemes.stays]]"),
        (
            "check src/bologna_credits/data/template-scheme.toml",
            0,
            "passed: 1 scheme, 2 kinds of stay, 4 limits tried, 3 practices",
        ),
        ("check src/bologna_credits/data/schemes/kz.toml", 0, "24 practices"),
        ("schemes", 0, "ERASMUS-2014-KA107"),
        ("schemes erasmus", 0, "at least 2 months, or one term; at most 12"),
        ("schemes KZ", 0, "KZ/KSU-transfer"),
        ("schemes kz", 0, "more than 4 months; at most 12 months"),
        ("duration 2023-01-01 2023-04-15 --scheme ERASMUS-2021 --kind long-term", 0, "105 days (3 months and 15 days)"),
        ("duration 2023-01-01 2023-02-28 --scheme ERASMUS-2021 --kind long-term", 0, "was it one?"),
        ("duration 2023-01-01 2023-02-28 --scheme ERASMUS-2021 --kind long-term --full-term", 0, "full academic term"),
        ("duration 2023-01-01 2023-02-28 --scheme ERASMUS-2021 --kind long-term --activity traineeship", 1, "FAILS"),
        ("duration 2023-05-01 2023-05-05 --scheme ERASMUS-2021 --person lecturer --activity teaching --hours 8", 0, "8 hours"),
        ("check src/bologna_credits/data/template.toml", 0, "passed: 1 system, 3 scales, 1 table"),
        ("check packages/example-plugin/src/bologna_credits_example/data/practices/xx.toml", 0, "1 practice,"),
        ("systems KZ", 0, "KZ-RK"),
        ("systems", 0, "DE/Landshut"),
        ("systems PT", 0, "PT/DL-42-2005"),
        ("recognise examples/kostanay-oslo", 0, "academic debt"),
        ("recognise examples/oslo-kostanay", 1, "academic difference"),
        ("recognise examples/kostanay-almaty", 0, "beyond what was agreed"),
        ("check examples/kostanay-almaty/case.toml", 0, "no faults found"),
        ("check examples/kostanay-oslo/case.toml", 0, "no faults found"),
        ("check src/bologna_credits/data/countries/kz.toml", 0, "passed: 3 systems, 5 scales"),
    ],
)
def test_a_command_answers(
    line: str, status: int, words: str, capsys: pytest.CaptureFixture[str], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    assert main(line.split()) == status
    assert words in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("convert 3 KZ-RQ ECTS", '"KZ-RK" (a credit system)'),
        ("convert 28 IT-31 DE-TENTHS", 'did you mean "IT-30" (a grading scale) or "IT-CFU" (a credit system)?'),
        ("convert 28 §§§ DE-TENTHS", "the command systems lists all codes"),
        ("convert 3 KZ-RK ECTS", "add --cycle one of first, second, third"),
        ("convert CC TR-FBU-GRAD ECTS-AF", "add --cycle one of second, third"),
        ("convert B KZ ECTS-AF", "or add the day that counts with --on"),
        ("convert 28 IT-30 KZ-2011", "name a practice, or the body that publishes a table, with --practice"),
        ("convert 28 IT-30 ECTS-AF", "there are: IT-30 → ECTS-AF"),
        ("convert 15 GB-CATS ECTS --formula", "--formula applies to grades only, and GB-CATS is a credit system"),
        ("convert 28 IT-30 DE-TENTHS --formula --take low", "--take applies to credits only, and IT-30 is a grading scale"),
        ("convert 28 IT-30 DE-TENTHS --formula --round 1:half_up", "--round applies to credits only"),
        ("convert 28 IT-30 DE-TENTHS --formula --practice DE/KMK", "--formula and --practice exclude each other"),
        ("convert 3 KZ-RK --practice KZ/KazNU --activity theory --take low", "--take and --round do not apply with --practice"),
        ("convert 3 KZ-RK --practice KZ/KazNU --activity theory --round 1:up", "--take and --round do not apply with --practice"),
        ("convert 28 IT-30", "name the grading scale to convert to"),
        ("convert 15 GB-CATS", "name the credit system to convert to"),
        ("convert 15 GB-CATS ECTS --practice DE/KMK", '--practice cannot be "DE/KMK"'),
        ("convert 1,000 KZ-RK ECTS --cycle first --activity theory", "is unclear"),
        ("convert 3 KZ-RK ECTS --round 1", "STEP:MODE"),
        ("convert 31 IT-30 DE-TENTHS", "30 to 0 in steps of 1"),
        ("recognise absent", "absent: there is no such folder\n"),
        (
            "recognise examples/kostanay-lodz/case.toml",
            "case.toml: is a file and no folder; name the folder that holds case.toml",
        ),
        ("check absent.toml", "absent.toml: there is no such file or folder\n"),
        ("systems QQ", "country or framework"),
        ("schemes QQ", "the programme or country"),
        ("duration 2023-04-15 2023-01-01 --scheme ERASMUS-2021", "a day that is not before the start"),
        ("duration 2023-01-01 2023-04-15 --scheme ERASMUS-2020", "did you mean"),
        ("duration 2023-01-01 2023-04-15 --scheme ERASMUS-2021", "add --kind one of"),
    ],
)
def test_wrong_input_is_one_clear_line_and_status_two(
    line: str, words: str, capsys: pytest.CaptureFixture[str], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    assert main(line.split()) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert words in captured.err
    assert len(captured.err.strip().split("\n")) == 1
    assert "Traceback" not in captured.err


@pytest.mark.parametrize("name", ["xx.toml", "case.toml"])
def test_a_file_with_faults_lists_them_all_and_the_status_is_one(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text("format = 1\nnames = 5\nhome = 6\ncountry = 7\n[sources]\n")
    assert main(["check", str(tmp_path / name)]) == 1
    assert len(capsys.readouterr().out.strip().split("\n")) > 1


def test_a_file_that_is_no_text_is_wrong_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "xx.toml").write_bytes(b"\xff\xfe")
    assert main(["check", str(tmp_path / "xx.toml")]) == 2
    assert "is not text in UTF-8" in capsys.readouterr().err


def test_a_decision_is_printed_as_json(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    assert main(["recognise", str(root / "examples" / "kostanay-oslo"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["reference"] == "Example 1"


def test_as_a_process_it_exits_with_the_status_and_without_a_traceback() -> None:
    command = [sys.executable, "-W", "error", "-m", "bologna_credits", "convert", "3", "KZ-RQ", "ECTS"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONUTF8": "1"})
    assert done.returncode == 2
    assert done.stderr.startswith("bologna_credits: no grading scale and no credit system")


def test_the_version_and_a_wrong_command_are_answered_by_the_parser(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert re.match(r"bologna_credits \d+\.\d+\.\d+", capsys.readouterr().out)
    with pytest.raises(SystemExit) as caught:
        main(["conver"])
    assert caught.value.code == 2


def test_alone_it_lists_the_commands_and_the_exit_statuses(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    said = capsys.readouterr().out
    for name, command in parser().commands.items():
        assert re.search(rf"^    {name}\b", said, re.MULTILINE), name
        assert command.examples
    assert re.findall(r"^  (\d+) +\w", said, re.MULTILINE) == ["0", "1", "2", "3", "130"]


@pytest.mark.parametrize("name", parser().commands)
def test_the_help_of_every_command_has_an_example_that_the_parser_takes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([name, "--help"])
    assert caught.value.code == 0
    said = capsys.readouterr().out
    for example in parser().commands[name].examples:
        assert f"  bologna-credits {example}\n" in said
        assert parser().parse_args(shlex.split(example)).command == name


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("setle my-case", '"setle" is unknown; did you mean "settle"?; use one of convert, new, recognise,'),
        ("settle my-case --garde B", 'unknown: --garde B; did you mean "--grade"?'),
        ("issue my-case --on 2016-09-01", "required: --by"),
        ("--jsn", "unknown: --jsn"),
        ("duration 2023-01 2023-04 --scheme X --person studnt", 'did you mean "student"?'),
    ],
)
def test_a_wrong_command_is_told_with_the_nearest_name(line: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(line.split())
    assert caught.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("usage: bologna_credits")
    assert words in said.err


@pytest.mark.parametrize(("language", "told"), [("ru", "нет кредитной системы «KZ-RKK»"), ("kk", "«KZ-RKK» кредит жүйесі жоқ")])
def test_an_error_is_said_in_the_language_that_is_named(
    language: str, told: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(root / "examples" / "kostanay-oslo", tmp_path / "case"))
    case = folder / "case.toml"
    case.write_text(case.read_text("utf-8").replace('credits = "KZ-RK"', 'credits = "KZ-RKK"'), "utf-8")
    assert main(["recognise", str(folder), "--language", language]) == 2
    assert told in capsys.readouterr().err
    assert main(["recognise", str(folder)]) == 2
    assert 'no credit system "KZ-RKK"; did you mean "KZ-RK"?' in capsys.readouterr().err
    assert main(["recognise", str(folder), "--language", language, "--json"]) == 2
    assert "no credit system" in json.loads(capsys.readouterr().err)["error"]["message"]


_DEED = ("--by", "Комиссия", "--on", "2016-08-30", "--because", "протокол")
_SLIPS: dict[str, tuple[str, ...]] = {
    "a settled point": ("settle", "CASE", "RUS1103", "--grade", "B", *_DEED),
    "a component without a point": ("settle", "CASE", "KZH1101", "--grade", "B", *_DEED),
    "a misspelt point": ("settle", "CASE", "RUS2303", "--grade", "B", *_DEED),
    "a failing grade": ("settle", "CASE", "RUS2302", "--grade", "F", *_DEED),
    "a grade of another scale": ("settle", "CASE", "RUS2302", "--grade", "97", *_DEED),
    "two answers": ("settle", "CASE", "RUS2302", "--grade", "B", "--decide", "without-grade", *_DEED),
    "a word of another point": ("settle", "CASE", "KUL2303", "--decide", "passed", *_DEED),
    "a grade for no grade": ("settle", "CASE", "KUL2303", "--grade", "B", *_DEED),
    "no reason": ("settle", "CASE", "KUL2303", "--decide", "recognised", *_DEED[:4]),
    "an empty reason": ("settle", "CASE", "KUL2303", "--decide", "recognised", *_DEED[:4], "--because", " "),
    "a day as people write it": (
        "settle",
        "CASE",
        "KUL2303",
        "--decide",
        "recognised",
        *_DEED[:2],
        "--on",
        "30.8.2016",
        "--because",
        "x",
    ),
    "a day that is none": ("finalise", "CASE", "--by", "Декан", "--on", "2016-02-31"),
    "an answer without a point": ("settle", "CASE", "--grade", "B"),
    "papers that are the same": ("revise", "CASE", *_DEED),
    "an answer that was not given": ("revise", "CASE", "--reopen", "RUS2302", *_DEED),
    "an appeal before a decision": ("appeal", "CASE", "--on", "2016-08-30", "--because", "x"),
    "an outcome without an appeal": ("resolve", "CASE", "upheld", *_DEED),
    "a decision again": ("recognise", "CASE", "--save"),
    "nothing to state": ("state", "CASE"),
    "a measure for nothing": ("state", "CASE", "--measure", "XYZ", "пересдача"),
    "a step that is not there": ("show", "CASE", "--step", "7"),
    "a folder that is not there": ("verify", "CASE2"),
    "a file for a folder": ("settle", "CASE/case.toml"),
    "a paper for a case": ("check", "CASE/transcript.xml"),
    "a letterhead that is not there": ("letter", "CASE", "--letterhead", "CASE/absent.toml"),
    "PDF as text": ("letter", "CASE", "--pdf"),
    "a folder for a letter": ("letter", "CASE", "--out", "CASE"),
    "a letter that is there": ("letter", "CASE", "--out", "CASE/case.toml"),
    "a case that is there": ("new", "CASE"),
    "a file for a new case": ("new", "CASE/case.toml"),
    "a country in words": ("new", "CASE3", "--from", "Польша"),
}
_OURS = r"--[a-z-]+|[«\"'][^»\"']*[»\"']|\b[\w/-]*\.(?:toml|json|xml|csv)\b|\b(?:settle|revise|recognise|check|show|state|issue|finalise|appeal|resolve|all|FOLDER)\b"
"""What is not translated: options, commands, files, and what somebody typed or a document holds."""


@pytest.fixture(scope="module")
def settled_case(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with a point that is settled; the slips below keep nothing in it, so that one serves them all."""
    folder = Path(shutil.copytree(root / "examples" / "oslo-kostanay", tmp_path_factory.mktemp("slips") / "my-case"))
    with contextlib.redirect_stdout(io.StringIO()):
        main(["recognise", str(folder), "--save"])
        main(["settle", str(folder), "RUS1103", "--decide", "without-grade", *_DEED])
    return folder


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("slip", _SLIPS)
def test_a_slip_of_a_registrar_is_one_line_in_her_language_without_english_and_without_python(
    slip: str, language: str, settled_case: Path, run: Run
) -> None:
    kept = settled_case
    files = sorted((kept / "decisions").iterdir())
    status, out, err = run(*[word.replace("CASE", str(kept)) for word in _SLIPS[slip]], "--language", language)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    told = re.sub(_OURS, "", err.replace(str(kept), "").removeprefix("bologna_credits: "))
    assert not re.findall(r"\b[a-z]{3,}\b(?! ?→)", re.sub(r"\b(?:my-case\d?|[a-z]+-[a-z]+|passed|recognised)\b", "", told)), err
    assert not speaks_python(told)
    assert sorted((kept / "decisions").iterdir()) == files
