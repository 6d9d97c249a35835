"""Points that persons settle."""

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    Component,
    CourseResult,
    Credits,
    HomeRules,
    LearningAgreement,
    NumberError,
    Settlement,
    recognise,
)
from bologna_credits.recognition.settlements import Points
from tests.recognition.support import board_settled, first_version, mixed_decision, paper_of, result_line


def test_a_settled_point_keeps_the_open_finding_beside_the_answer() -> None:
    decision = mixed_decision()
    settled = decision.settle("recognition.grade-open", "A", "holds", by="Dean", on="2017-02-01", because="minute 5", grade="B")
    codes = [finding.code for finding in settled.rows[0].grade_findings]
    assert codes[:2] == ["recognition.grade-open", "recognition.settled"]
    assert "Dean decided on 2017-02-01: grade B — minute 5" in str(settled)
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
    with pytest.raises(ArgumentTypeError, match="must be text"):
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
    for wrong in ("maybe", "open", "note"):
        with pytest.raises(ArgumentError, match=r'^verdict cannot be "\w+"; use one of holds, fails$'):
            decision.settle(point.code, "A", wrong, by="Board", on="2017-02-01", because="so")  # type: ignore[arg-type]


def test_holds_on_an_open_grade_asks_for_the_grade_and_names_those_of_the_scale() -> None:
    decision = first_version(result_line("A"), result_line("B"))
    with pytest.raises(
        ArgumentError, match=r"nothing for recognition\.grade-open on A; .* on B.*KZ-2011 \(A, A-, B\+.*without_grade"
    ):
        decision.settle_all([board_settled("recognition.grade-open", code) for code in "AB"])
    number = attrs.evolve(decision, home=attrs.evolve(decision.home, scale="FR-20"))
    with pytest.raises(ArgumentError, match=r"a grade of FR-20 \(.*20"):
        number.settle_all([board_settled("recognition.grade-open", "A")])
    settled = decision.settle_all([board_settled("recognition.grade-open", "A", without_grade=True)])
    assert settled.rows[0].shown_grade == "recognised without grade"
    assert settled.report.with_code("recognition.settled")[0].message == "Board decided on 2017-02-01: recognised without grade"


def test_a_grade_and_no_grade_exclude_each_other() -> None:
    with pytest.raises(ArgumentError, match="without a grade"):
        board_settled("recognition.grade-open", "A", grade="B", without_grade=True)
    with pytest.raises(ArgumentError, match=r"without_grade cannot be .*recognition\.missing"):
        first_version(result_line("A")).settle_all([board_settled("recognition.missing", "B", without_grade=True)])
    for wrong in ("some", "-3"):
        with pytest.raises(NumberError):
            board_settled("recognition.credits-need", "A", credits=wrong)


def test_missing_credits_cannot_be_settled_without_a_number() -> None:
    course = CourseResult("A", "a", Credits(3, "KZ-RK"), status="passed")
    decision = recognise(paper_of(course), LearningAgreement([Component("A", "a")], []), HomeRules(credits="ECTS"))
    with pytest.raises(ArgumentError, match=r"credits cannot be .*the number of credits at home"):
        decision.settle_all([board_settled("recognition.credits-need", "A")])


def test_a_failing_grade_cannot_be_decided_for_recognised_credits() -> None:
    decision = first_version(result_line("A"))
    with pytest.raises(ArgumentError, match=r"F for recognition\.grade-open on A, a fail on KZ-2011"):
        decision.settle_all([board_settled("recognition.grade-open", "A", grade="F")])


def test_a_settled_point_leaves_the_open_ones_in_print_html_and_reports_and_stays_in_the_record() -> None:
    decision = first_version(result_line("A"), result_line("B"))
    settled = decision.settle_all([board_settled("recognition.grade-open", "A", grade="B+")])
    point = ("recognition.grade-open", "A")
    for shown in (settled.report, settled.rows[0].report):
        assert point not in {(f.code, f.subject) for f in shown.open}
    assert point in {(f.code, f.subject) for f in settled.asked}
    assert [line.split()[1] for line in str(settled).splitlines() if line.startswith("OPEN")] == ["B"]
    assert settled._repr_html_().count("<td>OPEN</td><td>A</td>") == 0
    reasons = settled.to_dict()["rows"][0]["reasons"]
    assert "recognition.grade-open" not in {reason["code"] for reason in reasons}
    assert "recognition.grade-open" in str(settled.to_dict()["record"]["rows"][0])


def test_different_decisions_have_a_line_each_and_equal_ones_share_one() -> None:
    decision = first_version(result_line("A"), result_line("B"))
    different = decision.settle_all([board_settled("recognition.grade-open", c, grade=g) for c, g in (("A", "B+"), ("B", "A"))])
    lines = [line for line in str(different).splitlines() if line.startswith("DECIDED")]
    assert [line.split()[1] for line in lines] == ["A", "B"]
    assert "grade B+" in lines[0]
    assert "grade A" in lines[1]
    equal = decision.settle_all([board_settled("recognition.grade-open", code, grade="B+") for code in "AB"])
    assert sum(line.startswith("DECIDED") and "A, B" in line for line in str(equal).splitlines()) == 1


def test_a_settled_point_of_a_package_is_not_open_on_its_parts() -> None:
    rules = HomeRules(credits="ECTS", decides="the commission", shortfall="open")
    course = CourseResult("A", "a", Credits(3, "ECTS"), status="passed")
    agreement = LearningAgreement([Component("A", "a", Credits(5, "ECTS"))], [])
    decision = recognise(paper_of(course), agreement, rules)
    settled = decision.settle_all([board_settled("recognition.office-decides", "package")])
    assert "recognition.office-decides" not in {finding.code for finding in settled.rows[0].report.open}


def test_the_settlement_of_a_point_is_found_without_looking_at_the_others() -> None:
    asked: list[str] = []

    class Counted(str):
        """A code that tells when it is compared or hashed."""

        __slots__ = ()

        def __eq__(self, other: object) -> bool:
            asked.append(self)
            return str.__eq__(self, other)

        def __hash__(self) -> int:
            asked.append(self)
            return str.__hash__(self)

    points = Points(tuple(board_settled(Counted("recognition.missing"), f"C{number}") for number in range(1000)))
    assert points.find("recognition.missing", "C999") is points.settlements[999]
    once = len(asked)
    assert all(points.find("recognition.missing", f"C{number}") is points.settlements[number] for number in range(1000))
    assert len(asked) - once <= 2000


def test_the_latest_settlement_of_a_point_counts_and_others_are_not_found() -> None:
    first, later = board_settled("recognition.missing", "A"), board_settled("recognition.missing", "A")
    points = Points((first, later))
    assert points.find("recognition.missing", "A") is later
    assert points.find("recognition.missing", "B") is None
    assert Points().find("recognition.missing", "A") is None
