"""Points that persons settle."""

import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    Component,
    CourseResult,
    Credits,
    HomeRules,
    LearningAgreement,
    Settlement,
    recognise,
)
from tests.recognition.support import board_settled, first_version, mixed_decision, paper_of, result_line


def test_a_settled_point_keeps_the_open_finding_beside_the_answer() -> None:
    decision = mixed_decision()
    settled = decision.settle("recognition.grade-open", "A", "holds", by="Dean", on="2017-02-01", because="minute 5", grade="B")
    codes = [finding.code for finding in settled.rows[0].grade_findings]
    assert codes[:2] == ["recognition.grade-open", "recognition.settled"]
    assert "Dean decided holds on 2017-02-01 — minute 5" in str(settled)
    assert decision.settlements == ()
    assert settled.settlements[0].grade == "B"


def test_only_an_open_point_can_be_settled_and_only_by_a_verdict() -> None:
    with pytest.raises(ArgumentError, match=r"recognition\.grade-open on A"):
        mixed_decision().settle("recognition.grade-open", "Z", "holds", by="Dean", on="2017-02-01", because="x")
    with pytest.raises(ArgumentError, match="holds"):
        Settlement("c", "s", "note", by="Dean", on="2017-02-01", because="x")  # type: ignore[arg-type]


def test_several_points_are_settled_at_once() -> None:
    decision = first_version(result_line("A"), result_line("B"))
    settled = decision.settle_all([board_settled("recognition.grade-open", code, grade="B+") for code in "AB"])
    assert settled.open == ()
    assert [str(row.grade) for row in settled.rows] == ["B+ (KZ-2011)"] * 2


def test_points_that_are_not_open_are_told_together() -> None:
    with pytest.raises(ArgumentError, match=r'on X; other on A"; .*use one of recognition\.grade-open on A, '):
        first_version(result_line("A"), result_line("B")).settle_all(
            [board_settled("recognition.grade-open", "X"), board_settled("other", "A")]
        )


@pytest.mark.parametrize(("by", "because"), [("", "so"), ("Board", " "), (None, "so")])
def test_a_settlement_names_an_office_and_a_reason(by: object, because: str) -> None:
    with pytest.raises(ArgumentTypeError, match="text that is not empty"):
        first_version(result_line("A"), result_line("B")).settle(
            "recognition.grade-open",
            "A",
            "holds",
            by=by,  # type: ignore[arg-type]
            on="2017-02-01",
            because=because,
        )


def test_a_grade_or_credits_that_nothing_asks_for_are_refused() -> None:
    decision = first_version(result_line("A"))
    for more in ({"grade": "A"}, {"credits": "5"}):
        with pytest.raises(ArgumentError, match="asks for"):
            decision.settle("recognition.missing", "B", "holds", by="Board", on="2017-02-01", because="so", **more)  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="grade cannot be"):
        decision.settle("recognition.grade-open", "A", "fails", by="Board", on="2017-02-01", because="so", grade="B")


def test_credits_that_were_open_are_settled_and_a_wrong_verdict_is_refused() -> None:
    rules = HomeRules(credits="ECTS")
    course = CourseResult("A", "a", Credits(3, "KZ-RK"), status="passed")
    decision = recognise(paper_of(course), LearningAgreement([Component("A", "a")], []), rules)
    (point,) = decision.open
    assert point.code == "recognition.credits-need"
    settled = decision.settle(point.code, "A", "holds", by="Board", on="2017-02-01", because="so", credits="9/2")
    assert str(settled.credits) == "4.5 ECTS"
    with pytest.raises(ArgumentError, match="verdict"):
        decision.settle(point.code, "A", "maybe", by="Board", on="2017-02-01", because="so")  # type: ignore[arg-type]
