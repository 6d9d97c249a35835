"""The commands on the life of a kept decision: state, issue, finalise, appeal, resolve."""

import contextlib
import io
import itertools
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

import bologna_credits as bc
from bologna_credits import Dossier, verify
from bologna_credits.cli import main
from bologna_credits.cli.advice import in_language, kept_message
from bologna_credits.cli.program import parser
from bologna_credits.interop import case, shelf
from tests.cli.conftest import Run, ToJson

STATED = ("--appeal-to", "Appeals committee", "--appeal-until", "2016-10-01", "--due", "2016-09-24")
MEASURES = ("--measure", "all", "repeat the examination in January")
Correct = Callable[[str, str], None]


def test_a_decision_that_lacks_what_it_has_to_state_is_final_all_the_same_and_the_status_is_one(kept: Path, run: Run) -> None:
    status, out, _ = run("finalise", kept, "--on", "2016-09-02", "--by", "Dean of studies")
    assert status == 1
    assert "Dossier Example 2: final, version 1" in out
    assert "2016-09-02  final  1        Dean of studies" in out
    assert "the decision does not state the body and the last day" in out
    assert out.endswith("kept in decisions/0002.json\n")


def test_a_decision_that_states_everything_has_the_status_zero(kept: Path, run: Run) -> None:
    status, out, _ = run("finalise", kept, "--on", "2016-09-02", "--by", "Dean", "--because", "minute 3", *STATED, *MEASURES)
    assert status == 0
    assert "the student can appeal to Appeals committee until 2016-10-01" in out
    assert "decided on 2016-09-02, in time: it was due by 2016-09-24" in out
    # A final decision may still have open points; whether that may stay so is a person's question.
    assert "OPEN" in out


def test_the_check_of_a_late_decision_fails(kept: Path, run: Run) -> None:
    status, out, _ = run("issue", kept, "--on", "2016-09-25", "--by", "Dean", *STATED, *MEASURES)
    assert status == 1
    assert "decided on 2016-09-25, too late: it was due by 2016-09-24" in out


@pytest.mark.parametrize(
    ("before", "words", "told"),
    [
        (
            (),
            ("appeal", "--on", "2016-09-01", "--because", "x"),
            "and no due day has passed; first record the decision with issue or finalise, or set the due day with state --due",
        ),
        (
            (("finalise", "--on", "2016-09-02", "--by", "D"),),
            ("finalise", "--on", "2016-09-03", "--by", "D"),
            "final on 2016-09-03: it is final already; first make a new version with revise",
        ),
        (
            (("finalise", "--on", "2016-09-02", "--by", "D"),),
            ("issue", "--on", "2016-09-03", "--by", "D"),
            "the decision is final already; after it come finalise, appeal or revise",
        ),
        (
            (("issue", "--on", "2016-09-02", "--by", "D"),),
            ("finalise", "--on", "2016-09-01", "--by", "D"),
            "final on 2016-09-01: it is before 2016-09-02; name with --on a day that is not before it",
        ),
        (
            (),
            ("resolve", "upheld", "--on", "2016-09-01", "--by", "D", "--because", "x"),
            "no appeal is pending; first record the appeal with appeal",
        ),
        (
            (),
            ("resolve", "upheld", "--on", "1", "--by", "D", "--because", "x", "--keep-rules"),
            "--keep-rules goes with --revise",
        ),
        (
            (),
            ("resolve", "upheld", "--on", "1", "--by", "D", "--because", "x", "--reopen", "RUS1103"),
            "--reopen goes with --revise",
        ),
        (
            (("finalise", "--on", "2016-09-02", "--by", "D"), ("appeal", "--on", "2016-09-03", "--because", "x")),
            ("appeal", "--on", "2016-09-04", "--because", "y"),
            "an appeal is pending already; first record the outcome of the appeal with resolve",
        ),
        ((), ("issue", "--on", "2016-09-01", "--by", " "), "--by is left empty; write what it asks for"),
        ((), ("appeal", "--on", "2016-09-01", "--because", ""), "--because is left empty; write what it asks for"),
        ((), ("state",), "say what the decision states: --due,"),
    ],
)
def test_steps_that_contradict_the_life_so_far_are_told_and_not_kept(
    before: tuple[tuple[str, ...], ...], words: tuple[str, ...], told: str, kept: Path, run: Run
) -> None:
    for step in before:
        run(step[0], kept, *step[1:])
    files = sorted((kept / "decisions").iterdir())
    status, out, err = run(words[0], kept, *words[1:])
    assert (status, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1
    assert sorted((kept / "decisions").iterdir()) == files


def test_an_appeal_that_is_upheld_gives_a_new_version_from_the_papers(
    kept: Path, run: Run, answer: ToJson, correct: Correct
) -> None:
    run("finalise", kept, "--on", "2016-09-02", "--by", "Dean", *STATED, *MEASURES)
    assert "under appeal" in run("appeal", kept, "--on", "2016-09-06", "--because", "the resit is missing")[1]
    correct("<resultLabel>F</resultLabel>", "<resultLabel>C</resultLabel>")
    why = ("--on", "2016-09-09", "--by", "Appeals committee", "--because", "the host confirms the resit")
    found = answer("resolve", kept, "upheld", *why, "--revise")
    assert (found["status"], found["version"]) == ("final", 2)
    assert [event["kind"] for event in found["events"]] == ["final", "appealed", "upheld"]
    # C in Kostanay is D in Oslo by the table of the case.
    assert [row["grade"] for row in found["decision"]["rows"] if row["code"] == "ECO1105"] == ["D (NO-AF)"]
    assert [one["subject"] for one in found["changes"] if one["code"] == "diff.changed"] == ["ECO1105", "ECO2304"]


def test_an_appeal_can_be_resolved_without_a_new_version(kept: Path, run: Run) -> None:
    run("finalise", kept, "--on", "2016-09-02", "--by", "Dean", *STATED, *MEASURES)
    run("appeal", kept, "--on", "2016-09-06", "--because", "x")
    status, out, _ = run("resolve", kept, "rejected", "--on", "2016-09-09", "--by", "Committee", "--because", "not proven")
    assert status == 0
    assert "2016-09-09  rejected  1        Committee  not proven" in out
    assert "What changed" not in out


@pytest.mark.sweep
@pytest.mark.parametrize("name", ["kostanay-oslo", "oslo-kostanay", "kostanay-almaty"])
@pytest.mark.parametrize("place", [0, -1])
def test_every_example_is_settled_point_by_point_with_the_answers_that_the_list_offers_and_then_verified(
    name: str, place: int, root: Path, tmp_path: Path, run: Run, answer: ToJson
) -> None:
    folder = shutil.copytree(root / "examples" / name, tmp_path / name)
    assert run("recognise", folder, "--save")[0] in (0, 1)
    for _ in range(30):
        points = answer("settle", folder)["open"]
        if not points:
            break
        point = points[place]
        words = list(point["words"])
        said = ("--grade", point["grades"][place]) if point["grades"] and place == 0 else ("--decide", words[place])
        said = ("--credits", "3") if point["credits"] and place == 0 else said
        named = f"{point['code']} {point['subject']}"
        status, out, err = run("settle", folder, named, *said, "--by", "Dean", "--on", "2017-02-01", "--because", "minute 3")
        assert (status, err) == (0, ""), out
    assert answer("settle", folder)["open"] == []
    assert run("finalise", folder, "--on", "2017-02-02", "--by", "Dean", *STATED[:2], "--appeal-until", "2017-03-01")[0] in (0, 1)
    found = answer("verify", folder)
    assert {one["code"] for one in found["findings"]} == {"verify.same"}


_LINES = (
    "recognise CASE --save",
    "recognise CASE --save --anew",
    "settle CASE 1 --decide recognised --by D --on 2016-08-30 --because x",
    "settle CASE 1 --decide without-grade --by D --on 2016-08-30 --because x",
    "settle CASE RUS1103 --grade B --by D --on 2016-08-30 --because x",
    "state CASE --due 2016-09-24 --measure all x",
    "issue CASE --on 2016-08-31 --by D",
    "finalise CASE --on 2016-09-02 --by D",
    "appeal CASE --on 2016-09-06 --because x",
    "resolve CASE upheld --on 2016-09-09 --by D --because x",
    "resolve CASE settled --on 2016-09-09 --by D --because x --revise",
    "revise CASE --on 2016-09-09 --by D --because x",
)


@given(lines=st.lists(st.sampled_from(_LINES), min_size=2, max_size=9), corrected=st.integers(0, 9))
@settings(max_examples=12)
def test_whatever_the_commands_no_step_is_changed_and_all_verify(lines: list[str], corrected: int) -> None:
    example = Path(__file__).parents[2] / "examples" / "oslo-kostanay"
    with tempfile.TemporaryDirectory() as place:
        folder = Path(shutil.copytree(example, Path(place) / "case"))
        before: dict[str, bytes] = {}
        for number, line in enumerate(lines):
            if number == corrected:
                file = folder / "transcript.xml"
                file.write_text(file.read_text("utf-8").replace("<resultLabel>F<", "<resultLabel>C<"), "utf-8")
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                status = main(line.replace("CASE", str(folder)).split())
            found = {path.name: path.read_bytes() for path in (folder / "decisions").glob("*")}
            assert {name: found.get(name) for name in before} == before
            assert len(found) - len(before) == (1 if status in (0, 1) else 0)
            assert status in (0, 1, 2)
            before = found
        kept, faults = shelf.history(folder)
        assert faults == ()
        assert len(kept) == len(before)
        assert all(not verify(one.dossier).fails for one in kept)


def test_the_life_of_a_decision_and_its_errors_are_said_in_the_language(folder: Path, run: Run) -> None:
    assert run("recognise", folder, "--save")[0] == 1  # a home component is not replaced
    status, out, _ = run("settle", folder, "--language", "ru")
    assert " или" in out
    assert (status, "как ответить" in out, "оценка B (KZ-2011) еще не переведена" in out) == (0, True, True)
    status, out, _ = run("issue", folder, "--on", "2016-08-30", "--by", "Dean", "--language", "kk")
    assert status < 2  # the decision does not state everything
    assert "алдын ала шешім, 1-нұсқа" in out
    assert "Шешілмеген мәселелер" in out
    assert run("finalise", folder, "--on", "2016-09-01", "--by", "Dean")[0] < 2
    status, _, err = run("finalise", folder, "--on", "2016-09-02", "--by", "Dean", "--language", "ru")
    assert status == 2
    assert "решение уже окончательное; сначала сделайте новую версию командой revise" in err
    assert "папки" in run("show", "no-such-folder", "--language", "ru")[2]


@pytest.fixture(scope="module")
def draft(root: Path) -> Dossier:
    return Dossier(case.load(root / "examples" / "oslo-kostanay").recognise())


def _deeds(day: str) -> dict[str, Callable[[Dossier], Dossier]]:
    return {
        "issue": lambda now: now.provisional(day, by="Office"),
        "finalise": lambda now: now.finalise(day, by="Dean"),
        "appeal": lambda now: now.appeal(day, because="x"),
        "resolve": lambda now: now.resolve("rejected", on=day, by="Board", because="x"),
        "early": lambda now: now.finalise("2016-01-01", by="Dean"),
    }


def test_every_event_that_comes_too_early_or_twice_names_the_command_that_comes_first(draft: Dossier) -> None:
    told = set()
    for deeds in itertools.product(_deeds("2016-09-01"), repeat=3):
        now = draft
        for place, name in enumerate(deeds):
            try:
                now = _deeds(f"2016-09-0{place + 1}")[name](now)
            except bc.ArgumentError as error:
                message = kept_message(error)
                told.add(message.partition("; ")[2])
                for language in ("ru", "kk"):
                    known = {"issue", "finalise", "appeal", "revise", "resolve", "state", "due", "on"}
                    assert set(re.findall(r"[a-z]{2,}", in_language(message, language))) <= known
    assert len(told) == 6
    commands = set(parser().commands)
    assert all(commands & set(re.findall(r"[a-z]+", words)) or "--on" in words for words in told)
