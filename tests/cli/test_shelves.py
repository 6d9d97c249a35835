"""What the commands on kept decisions share: the folder, what a decision has to state, and the answer."""

from pathlib import Path

import pytest

from bologna_credits.cli.answers import listed_findings
from bologna_credits.interop import shelf
from tests.cli.conftest import Run, ToJson


def test_a_kept_decision_is_kept_in_the_folder_of_the_case(folder: Path, run: Run) -> None:
    status, out, err = run("recognise", folder, "--save")
    assert (status, err) == (1, "")  # nothing replaces ECO2304
    assert out.startswith("Decision on recognition: Kostanay State University → NO-SP, Example 2, of 2016-06-24")
    assert "Dossier Example 2: draft, version 1" in out
    assert out.endswith("kept in decisions/0001.json\n")
    assert [path.name for path in folder.iterdir() if path.is_dir()] == ["decisions"]


def test_what_a_decision_has_to_state_is_kept_with_it(folder: Path, answer: ToJson) -> None:
    answer(
        *("recognise", folder, "--save", "--due", "2016-09-24", "--file-complete", "2016-08-20"),
        *("--appeal-to", "Appeals committee", "--appeal-until", "2016-10-01"),
        *("--measure", "ECO1105", "repeat the examination in January", "--measure", "all", "ask the dean"),
        status=1,
    )
    kept = shelf.read(folder)
    assert kept is not None
    dossier = kept.dossier
    assert (str(dossier.due), str(dossier.file_complete)) == ("2016-09-24", "2016-08-20")
    assert (dossier.appeal_to, str(dossier.appeal_until)) == ("Appeals committee", "2016-10-01")
    assert dict(dossier.measures) == {"ECO1105": "repeat the examination in January", "": "ask the dean"}


def test_a_later_statement_replaces_the_one_of_its_kind_alone(kept: Path, run: Run) -> None:
    run("state", kept, "--due", "2016-09-24", "--measure", "ECO1105", "one")
    run("state", kept, "--measure", "ECO1105", "two", "--measure", "ECO2304", "three")
    found = shelf.read(kept)
    assert found is not None
    assert str(found.dossier.due) == "2016-09-24"
    assert dict(found.dossier.measures) == {"ECO1105": "two", "ECO2304": "three"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--due", "24.9.2016"), '--due cannot be "24.9.2016"; use a day as YYYY-MM-DD'),
        (("--file-complete", "2016-13-01"), "--file-complete cannot be"),
        (("--appeal-until", "soon"), "--appeal-until cannot be"),
        (("--measure", "ECO1150", "x"), '--measure: no component "ECO1150"; did you mean "ECO1105"?; there are: KZH1101'),
    ],
)
@pytest.mark.parametrize("command", ["state", "recognise"])
def test_a_wrong_statement_is_told_by_its_option(command: str, words: tuple[str, ...], told: str, folder: Path, run: Run) -> None:
    more = () if command == "state" else ("--save", "--anew")
    if command == "state":
        run("recognise", folder, "--save")
    status, _, err = run(command, folder, *words, *more)
    assert status == 2
    assert err.startswith(f"bologna_credits: {told}")


def test_every_answer_about_a_kept_decision_has_the_same_keys(kept: Path, answer: ToJson) -> None:
    keys = {"file", "step", "status", "version", "decided", "events", "open", "changes", "findings", "decision"}
    who = ("--on", "2016-08-31", "--by", "Dean")
    answers = [
        answer("show", kept),
        answer("settle", kept, "1", "--decide", "recognised", *who, "--because", "x"),
        answer("state", kept, "--due", "2016-09-24", status=1),
        answer("issue", kept, *who, status=1),
        answer("finalise", kept, *who, status=1),
        answer("appeal", kept, "--on", "2016-09-01", "--because", "x", status=1),
        answer("resolve", kept, "rejected", *("--on", "2016-09-02", "--by", "Dean", "--because", "x"), status=1),
    ]
    assert [set(one) for one in answers] == [keys] * 7
    assert [one["step"] for one in answers] == [1, 2, 3, 4, 5, 6, 7]
    assert [one["status"] for one in answers] == ["draft", "draft", "draft", "provisional", "final", "under appeal", "final"]
    assert answers[-1]["events"][-1] == {"day": "2016-09-02", "kind": "rejected", "version": 1, "by": "Dean", "because": "x"}
    assert answers[-1]["decided"] == "2016-08-31"
    kept_now = shelf.read(kept)
    assert kept_now is not None
    assert answers[-1]["findings"] == listed_findings(kept_now.dossier.report())
    assert answers[-1]["decision"] == kept_now.dossier.decision.to_dict()
