"""The commands revise, show and verify."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bologna_credits import (
    Component,
    CourseResult,
    Credits,
    HomeRules,
    Institution,
    LearningAgreement,
    Recognition,
    Transcript,
    grading_scale,
    recognise,
)
from bologna_credits.cli.options import UsageError
from bologna_credits.cli.revising import taken_back
from bologna_credits.interop import shelf
from bologna_credits.recognition import seal
from tests.cli.conftest import Run, ToJson

WHY = ("--by", "Dean", "--on", "2016-09-09", "--because", "corrected transcript")
SETTLED = ("--by", "Board", "--on", "2016-08-30", "--because", "passed")
F, C = "<resultLabel>F</resultLabel>", "<resultLabel>C</resultLabel>"
Correct = Callable[[str, str], None]


def _put(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_a_revision_says_what_changed_and_keeps_the_settlements(kept: Path, run: Run, correct: Correct) -> None:
    run("settle", kept, "CUL1204", "--decide", "recognised", *SETTLED)
    correct(F, C)
    status, out, _ = run("revise", kept, *WHY)
    assert status == 0
    assert "home ECO2304 was not recognised, by nothing and is now recognised, grade D (NO-AF), by ECO1105" in " ".join(
        out.split()
    )
    assert "2016-09-09  revised  2        Dean    corrected transcript" in out
    found = shelf.read(kept)
    assert found is not None
    assert [version.number for version in found.dossier.versions] == [1, 2]
    assert [one.subject for one in found.dossier.decision.settlements] == ["CUL1204 → KUL2303"]


def test_a_settlement_whose_question_has_changed_lapses_and_is_told(
    kept: Path, answer: ToJson, run: Run, correct: Correct
) -> None:
    run("settle", kept, "RUS1103", "--grade", "B", *SETTLED)
    correct("<resultLabel>B</resultLabel>", "<resultLabel>A</resultLabel>")
    found = answer("revise", kept, *WHY)
    assert "recognition.settlement-lapsed" in [one["code"] for one in found["changes"]]


def test_a_changed_agreement_and_changed_matches_are_taken_with_the_reference(kept: Path, answer: ToJson) -> None:
    _put(kept / "case.toml", 'reference = "Example 2"', 'reference = "Example 2b"')
    _put(kept / "case.toml", '\ncondition = "an oral examination at home on the Nordic part"', "")
    _put(kept / "case.toml", 'title = "Cultural history", credits = 5', 'title = "Cultural history", credits = 6')
    found = answer("revise", kept, *WHY)
    assert (found["version"], found["decision"]["reference"]) == (2, "Example 2b")
    home = {row["code"]: (row["verdict"], row["credits"]) for row in found["decision"]["home"]}
    assert home["KUL2303"] == ("holds", "6 NO-SP")


def test_without_a_change_there_is_nothing_to_decide_anew(kept: Path, run: Run) -> None:
    status, _, err = run("revise", kept, *WHY)
    assert status == 2
    assert "transcript, agreement and matches are those of version 1 in decisions/0001.json: there is nothing" in err


@pytest.mark.parametrize("bound", [False, True])
def test_the_home_rules_that_held_are_those_of_a_revision(
    bound: bool, folder: Path, run: Run, answer: ToJson, correct: Correct
) -> None:
    if bound:
        _put(folder / "case.toml", "[agreement]\n", "[agreement]\nbound = true\n")
    run("recognise", folder, "--save")
    _put(folder / "case.toml", 'rounding = { step = "1/2"', 'rounding = { step = "1"')
    correct(F, C)
    status, _, err = run("revise", folder, *WHY)
    assert status == 2
    assert "the home rules in case.toml are not those of the decision" in err
    assert "--keep-rules" in err
    found = answer("revise", folder, *WHY, "--keep-rules")
    # 3 KZ-RK are 4.5 ECTS at least: half steps keep the half.
    assert {row["recognised_credits"] for row in found["decision"]["rows"] if row["code"] == "ECO1105"} == {"4.5 NO-SP"}


def test_an_agreement_that_is_gone_is_told(kept: Path, run: Run) -> None:
    text = (kept / "case.toml").read_text("utf-8")
    (kept / "case.toml").write_text(text[: text.index("[agreement]")] + text[text.index("[home]") :], "utf-8")
    assert "the agreement is gone from case.toml" in run("revise", kept, *WHY)[2]


def test_faults_of_the_case_are_told_before_a_revision(kept: Path, run: Run) -> None:
    _put(kept / "case.toml", 'credits = "NO-SP"', 'credits = "NO-PS"')
    status, _, err = run("revise", kept, *WHY)
    assert status == 2
    assert 'case.toml: home.credits: no credit system "NO-PS"; did you mean "NO-SP"?' in err


def test_a_decision_is_shown_whole_with_its_life_and_what_it_has_to_state(kept: Path, run: Run) -> None:
    status, out, _ = run("show", kept)
    assert status == 0
    parts = ("Decision on recognition:", "Dossier Example 2: draft", "Open points", "What the decision has to state")
    assert [out.index(part) for part in parts] == sorted(out.index(part) for part in parts)
    run("state", kept, "--due", "2016-09-24")
    assert "FAILS" in run("show", kept, "--on", "2016-09-25")[1].split("What the decision has to state")[1]


def test_an_earlier_step_and_an_earlier_version_are_shown(kept: Path, answer: ToJson, run: Run, correct: Correct) -> None:
    first = answer("show", kept)
    run("issue", kept, "--on", "2016-08-31", "--by", "Dean")
    correct(F, C)
    run("revise", kept, *WHY)
    assert answer("show", kept, "--step", "1") == first
    earlier = answer("show", kept, "--version", "1")
    assert (earlier["version"], earlier["status"], len(earlier["events"])) == (1, "provisional", 1)
    assert answer("show", kept)["version"] == 2
    assert '--version cannot be "3"; use one of 1, 2' in run("show", kept, "--version", "3")[2]
    assert "decisions/0009.json: there is no step 9; the steps 1 to 3 are kept" in run("show", kept, "--step", "9")[2]


def test_all_versions_of_all_steps_are_verified_each_once(kept: Path, answer: ToJson, run: Run, correct: Correct) -> None:
    run("settle", kept, "CUL1204", "--decide", "recognised", *SETTLED)
    run("issue", kept, "--on", "2016-08-31", "--by", "Dean")
    correct(F, C)
    run("revise", kept, *WHY)
    found = answer("verify", kept)
    assert found["files"] == [f"decisions/{step:04}.json" for step in (1, 2, 3, 4)]
    assert found["faults"] == []
    assert [(one["code"], one["subject"]) for one in found["findings"]] == [
        ("verify.same", "decisions/0001.json version 1"),
        ("verify.same", "decisions/0002.json version 1"),
        ("verify.same", "decisions/0004.json version 2"),
    ]
    assert run("verify", kept)[1].endswith("no faults found in 4 steps\n")


def test_a_file_that_was_changed_is_a_fault_and_the_status_is_one(kept: Path, run: Run) -> None:
    _put(kept / "decisions" / "0001.json", "Example 2", "Example 3")
    status, out, _ = run("verify", kept)
    assert status == 1
    assert "decisions/0001.json: digests.record: differs: the record was changed after it was written" in out
    assert out.endswith("1 fault found\n")


def test_a_decision_that_differs_when_it_is_computed_again_is_a_fault(kept: Path, run: Run) -> None:
    file = kept / "decisions" / "0001.json"
    plain = json.loads(file.read_text("utf-8"))
    row = next(row for row in plain["record"]["versions"][0]["rows"] if row["component"]["code"] == "GEO1106")
    row["recognised"]["low"] = row["recognised"]["high"] = "30"
    file.write_text(json.dumps(seal(plain)), "utf-8")
    status, out, _ = run("verify", kept)
    assert status == 1
    assert "FAILS" in out


def test_without_a_kept_decision_there_is_nothing_to_verify_or_show(folder: Path, run: Run) -> None:
    for command in ("verify", "show"):
        status, _, err = run(command, folder)
        assert (status, "recognise FOLDER --save keeps one" in err) == (2, True)


@pytest.mark.parametrize("name", ["RUS1103", "rus1103", "grade-open", "grade-open RUS1103"])
def test_an_answer_is_taken_back_in_a_new_version_and_given_again(name: str, kept: Path, run: Run, answer: ToJson) -> None:
    run("settle", kept, "RUS1103", "--grade", "B", *SETTLED)
    run("finalise", kept, "--on", "2016-09-02", "--by", "Dean")
    found = answer("revise", kept, "--reopen", name, *WHY)
    assert (found["version"], found["status"]) == (2, "final")
    assert "RUS1103" in [point["subject"] for point in found["open"]]
    assert ("recognition.settlement-lapsed", "RUS1103", "open") in [
        (one["code"], one["subject"], one["verdict"]) for one in found["changes"]
    ]
    answer("settle", kept, "RUS1103", "--grade", "C", "--by", "Dean", "--on", "2016-09-10", "--because", "misread")
    step = shelf.read(kept)
    assert step is not None
    versions = step.dossier.versions
    assert [[(one.subject, one.grade) for one in version.settlements] for version in versions] == [
        [("RUS1103", "B")],
        [("RUS1103", "C")],
    ]
    assert versions[1].revision is not None
    assert [one.grade for one in versions[1].revision.lapsed] == ["B"]
    assert run("verify", kept)[0] == 0


def test_an_upheld_appeal_can_take_an_answer_back(kept: Path, run: Run, answer: ToJson) -> None:
    run("settle", kept, "RUS1103", "--grade", "C", *SETTLED)
    run("finalise", kept, "--on", "2016-09-02", "--by", "Dean")
    run("appeal", kept, "--on", "2016-09-03", "--because", "B is the nearer grade")
    outcome = ("--on", "2016-09-09", "--by", "Board", "--because", "so it is", "--revise", "--reopen", "RUS1103")
    found = answer("resolve", kept, "upheld", *outcome, status=1)
    assert (found["version"], found["status"]) == (2, "final")
    assert "RUS1103" in [point["subject"] for point in found["open"]]


def test_with_changed_papers_an_answer_that_lapses_and_one_that_is_taken_back_are_both_told(
    kept: Path, run: Run, answer: ToJson, correct: Correct
) -> None:
    run("settle", kept, "RUS1103", "--grade", "B", *SETTLED)
    run("settle", kept, "KUL2303", "--decide", "recognised", *SETTLED)
    correct("<resultLabel>B</resultLabel>", "<resultLabel>A</resultLabel>")
    answer("revise", kept, "--reopen", "KUL2303", *WHY)
    step = shelf.read(kept)
    assert step is not None
    assert step.dossier.decision.revision is not None
    assert [one.subject for one in step.dossier.decision.revision.lapsed] == ["RUS1103", "CUL1204 → KUL2303"]


def test_an_answer_that_was_not_given_cannot_be_taken_back(kept: Path, run: Run) -> None:
    assert "is not settled; nothing is settled" in run("revise", kept, "--reopen", "RUS1103", *WHY)[2]
    run("settle", kept, "2", "3", "--decide", "without-grade", *SETTLED)
    run("settle", kept, "KUL2303", "--decide", "recognised", *SETTLED)
    err = run("revise", kept, "--reopen", "RUS1104", "--reopen", "Kul2304", *WHY)[2]
    assert '"RUS1104" is not settled; did you mean "RUS1103"?; "Kul2304" is not settled; did you mean "KUL2303"?' in err
    assert "; settled are RUS1103, RUS2302, CUL1204 → KUL2303" in err


def test_a_name_of_several_answers_is_told_with_what_tells_them_apart() -> None:
    assert taken_back(_twice(), ["a1", "A1"]) == _twice().settlements[:1]
    with pytest.raises(UsageError, match='"grade-open" means 2 points that are settled: "grade-open A1", or "grade-open B1"'):
        taken_back(_twice(), ["grade-open"])


def _twice() -> Recognition:
    scale = grading_scale("NO-AF")
    lines = tuple(CourseResult(code, code, Credits(5, "ECTS"), scale.grade("B"), "B") for code in ("A1", "B1"))
    agreement = LearningAgreement([Component(code, code, Credits(5, "ECTS")) for code in ("A1", "B1")], [])
    decision = recognise(Transcript(Institution("Oslo"), lines), agreement, HomeRules("ECTS", scale="KZ-2018"))
    for code in ("A1", "B1"):
        decision = decision.settle("recognition.grade-open", code, "holds", by="Dean", on="2026-02-01", because="x", grade="B")
    return decision


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('title = "Cultural history", credits = 5', 'title = "Cultural history", credits = 6', "verify.agreement-changed"),
        ('\ncondition = "an oral examination at home on the Nordic part"', "", "verify.matches-changed"),
        ('scale = "NO-AF"', 'scale = "NO-AF"\nshortfall = "accept"', "verify.rules-changed"),
        ('transcript = "transcript.xml"', 'transcript = "absent.xml"', "verify.papers-unread"),
    ],
)
def test_papers_that_changed_after_the_decision_are_a_note_and_no_fault(
    old: str, new: str, code: str, kept: Path, answer: ToJson
) -> None:
    _put(kept / "case.toml", old, new)
    assert [one["code"] for one in answer("verify", kept)["findings"]] == ["verify.same", code]


def test_a_figure_changed_in_the_transcript_is_a_note_and_without_a_case_file_nothing_is_compared(
    kept: Path, answer: ToJson, correct: Correct
) -> None:
    correct(F, C)
    assert [one["code"] for one in answer("verify", kept)["findings"]] == ["verify.same", "verify.transcript-changed"]
    (kept / "case.toml").unlink()
    assert [one["code"] for one in answer("verify", kept)["findings"]] == ["verify.same"]


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_changed_step_is_told_in_the_language(language: str, kept: Path, run: Run) -> None:
    _put(kept / "decisions" / "0001.json", "Example 2", "Example 3")
    told = run("verify", kept, "--language", language)[1]
    assert "was changed" not in told
    assert "take a copy" not in told
