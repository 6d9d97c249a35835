"""The command settle: a person answers open points."""

from pathlib import Path

import pytest

from bologna_credits.cli import main
from tests.cli.conftest import Run, ToJson

WHO = ("--by", "Dean", "--on", "2016-08-30", "--because", "the better of the two")


def test_without_a_point_the_open_ones_are_listed_with_number_and_answers(kept: Path, run: Run) -> None:
    status, out, _ = run("settle", kept)
    assert status == 0
    assert "1  CUL1204 → KUL2303" in out
    assert "--decide recognised, or --decide" in out
    assert "--grade A|B|C|D|E|Bestått|Godkjent, or" in out


def test_the_list_as_json_names_grades_and_words(kept: Path, answer: ToJson) -> None:
    found = answer("settle", kept)
    assert found["file"] == "decisions/0001.json"
    first, second, third = found["open"]
    assert (first["number"], first["code"], first["subject"]) == (1, "recognition.match-condition", "CUL1204 → KUL2303")
    assert first["words"] == {"recognised": "recognised", "not-recognised": "not recognised"}
    assert (first["grades"], first["credits"]) == ([], False)
    assert second["grades"] == ["A", "B", "C", "D", "E", "Bestått", "Godkjent"]
    assert list(third["words"]) == ["without-grade"]


@pytest.mark.parametrize("name", ["2", "RUS1103", "rus1103", "grade-open", "recognition.grade-open", "grade-open RUS1103"])
def test_a_point_is_named_by_number_subject_or_code(name: str, kept: Path, answer: ToJson) -> None:
    found = answer("settle", kept, name, "--grade", "B", *WHO)
    assert found["file"] == "decisions/0002.json"
    assert [row["grade"] for row in found["decision"]["rows"] if row["code"] == "RUS1103"] == ["B (NO-AF)"]
    # Both host grades of RUS2302 are B now, so that its question is gone.
    assert [point["subject"] for point in found["open"]] == ["CUL1204 → KUL2303"]
    assert [(one["code"], one["subject"]) for one in found["changes"]] == [
        ("recognition.settled", "RUS1103"),
        ("diff.changed", "RUS1103"),
        ("diff.changed", "RUS2302"),
    ]


@pytest.mark.parametrize("name", ["CUL1204", "KUL2303", "CUL1204 -> KUL2303", "CUL1204 → KUL2303"])
def test_a_point_on_a_match_is_named_by_either_side(name: str, kept: Path, answer: ToJson) -> None:
    found = answer("settle", kept, name, "--decide", "recognised", *WHO)
    home = {row["code"]: row["verdict"] for row in found["decision"]["home"]}
    assert home["KUL2303"] == "holds"


def test_an_answer_may_open_another_point(kept: Path, answer: ToJson) -> None:
    found = answer("settle", kept, "1", "--decide", "not-recognised", *WHO)
    # CUL1204 was passed, and its match is gone: the text does not say what it replaces alone.
    assert [(point["number"], point["subject"]) for point in found["open"]] == [(1, "RUS1103"), (2, "CUL1204"), (3, "RUS2302")]
    home = {row["code"]: row["verdict"] for row in found["decision"]["home"]}
    assert home["KUL2303"] == "fails"


def test_several_points_are_settled_at_once(kept: Path, answer: ToJson) -> None:
    found = answer("settle", kept, "2", "3", "--decide", "without-grade", *WHO)
    assert [point["subject"] for point in found["open"]] == ["CUL1204 → KUL2303"]
    assert {one["subject"]: one["grade"] for one in found["decision"]["settlements"]} == {"RUS1103": None, "RUS2302": None}
    assert [one["verdict"] for one in found["decision"]["settlements"]] == ["holds", "holds"]


def test_the_verdicts_of_the_library_are_understood_too(kept: Path, answer: ToJson) -> None:
    assert answer("settle", kept, "1", "--decide", "fails", *WHO)["decision"]["settlements"][0]["verdict"] == "fails"


def test_for_people_it_says_what_was_decided_and_what_is_open(kept: Path, run: Run) -> None:
    out = run("settle", kept, "2", "--grade", "B", *WHO)[1]
    assert "Dean decided on 2016-08-30: grade B — the better of the two" in out
    assert "RUS2302 was recognised, grade OPEN and is now recognised, grade B" in out
    assert out.endswith("kept in decisions/0002.json\n")
    assert "no open points" in run("settle", kept, "1", "--decide", "recognised", *WHO)[1]
    assert run("settle", kept)[1] == "no open points\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("RUS1104", "--grade", "B", *WHO),
            '"RUS1104" is no open point; did you mean "RUS1103"?; open are 1 (CUL1204 → KUL2303),',
        ),
        (("8", "9", "--grade", "B", *WHO), '"8" is no open point; "9" is no open point'),
        (("2", *WHO), "say what is decided on grade-open RUS1103: --grade A|B|C|D|E|Bestått|Godkjent, or --decide without-grade"),
        (("2", "--grade", "B", "--by", "Dean"), "a settlement names the office, the day and the reason: add --on, --because"),
        (("1", "--grade", "B", *WHO), "match-condition CUL1204 → KUL2303 does not ask for a grade; it takes --decide recognised"),
        (("2", "--credits", "3", *WHO), "grade-open RUS1103 does not ask for credits"),
        (("1", "--decide", "recognized", *WHO), 'does not answer match-condition CUL1204 → KUL2303; did you mean "recognised"?'),
        (("2", "--grade", "Q", *WHO), 'NO-AF has no grade "Q"'),
        (
            ("2", "--grade", "F", *WHO),
            "F is a fail on NO-AF; grade-open RUS1103 takes --grade A|B|C|D|E|Bestått|Godkjent, or --decide without-grade",
        ),
        (("2", "--decide", "holds", *WHO), "Godkjent), --decide without-grade"),
        (
            ("2", "--grade", "B", "--decide", "without-grade", *WHO),
            "--grade and --decide without-grade are two answers; give one",
        ),
        (
            ("2", "--grade", "B", "--by", " ", "--on", "2016-08-30", "--because", "x"),
            "--by is left empty; write what it asks for",
        ),
        (
            ("2", "--grade", "B", "--by", "Dean", "--on", "30.8.2016", "--because", "x"),
            '--on cannot be "30.8.2016"; use a day as',
        ),
        (("--grade", "B"), "--grade answers a point: name it by its number or subject"),
    ],
)
def test_what_does_not_answer_a_point_is_one_clear_line_and_nothing_is_kept(
    words: tuple[str, ...], told: str, kept: Path, run: Run
) -> None:
    status, out, err = run("settle", kept, *words)
    assert (status, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1
    assert "=" not in err
    assert [path.name for path in (kept / "decisions").iterdir()] == ["0001.json"]


def test_a_point_that_is_settled_or_never_was_open_is_told_as_such(kept: Path, run: Run) -> None:
    run("settle", kept, "RUS1103", "--grade", "B", *WHO)
    again = run("settle", kept, "RUS1103", "--grade", "C", *WHO)[2]
    assert (
        '"RUS1103" is settled already, by Dean on 2016-08-30; revise --reopen RUS1103 opens it again, in a new version' in again
    )
    assert (
        'nothing is open on "KZH1101"; open are 1 (CUL1204 → KUL2303)' in run("settle", kept, "KZH1101", "--grade", "C", *WHO)[2]
    )


def test_a_grade_is_kept_as_its_scale_prints_it(kept: Path, answer: ToJson) -> None:
    found = answer("settle", kept, "RUS1103", "--grade", "В", *WHO)  # a Cyrillic letter
    assert [one["grade"] for one in found["decision"]["settlements"]] == ["B"]


def test_without_anything_the_folder_alone_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["settle"])
    assert capsys.readouterr().err.endswith("the following arguments are required: folder\n")


def test_where_no_decision_is_kept_it_is_said_how_to_keep_one(folder: Path, run: Run) -> None:
    assert run("settle", folder)[2] == ("bologna_credits: no decision is kept for this case; recognise FOLDER --save keeps one\n")
    assert run("settle", folder / "absent")[2] == "bologna_credits: absent: there is no such folder\n"
