"""Credits beyond what was agreed, and the largest share of a degree."""

from typing import Literal

import attrs
import pytest

from bologna_credits import (
    Component,
    CourseResult,
    Credits,
    HomeRules,
    Institution,
    LearningAgreement,
    Match,
    Transcript,
    Verdict,
    recognise,
    verify,
)
from tests.recognition.support import ECTS_RULES, KZ_2018, decide_by, decide_ects, ects_component, ects_line, settle_by_dean


def test_credits_beyond_what_was_agreed_stay_open_and_are_not_lost() -> None:
    decision = decide_ects([ects_line("A", 8), ects_line("B", 4)], [ects_component("A"), ects_component("B")], home=("H",))
    point = decision.open[0]
    assert [(f.code, f.subject) for f in decision.open] == [("recognition.surplus", "package")]
    assert point.message == "12 ECTS achieved, 10 ECTS agreed: whether the 2 ECTS beyond that count is not decided"
    assert decision.surplus == (("A", Credits(2, "ECTS")),)
    # Everything else is settled: the package is recognised whatever becomes of the two credits.
    assert [row.verdict for row in decision.rows] == [Verdict.HOLDS] * 2
    assert [row.verdict for row in decision.home_rows] == [Verdict.HOLDS]
    assert str(decision.credits) == "10 ECTS"
    assert (str(decision.rows[0].credits), str(decision.rows[0].counted)) == ("8 ECTS", "6 ECTS")
    assert decision.to_dict()["rows"][0]["credits_beyond"] == "2 ECTS"
    assert "beyond what was agreed" in str(decision)
    counted = settle_by_dean(decision, "recognition.surplus", "package")
    assert (str(counted.credits), counted.surplus) == ("12 ECTS", ())
    left = settle_by_dean(decision, "recognition.surplus", "package", "fails")
    assert (str(left.credits), left.open, left.surplus) == ("10 ECTS", (), decision.surplus)
    assert [f.code for f in verify(left)] == ["verify.same"]


@pytest.mark.parametrize(
    ("surplus", "code", "worth"),
    [("all", "recognition.surplus-counted", "12 ECTS"), ("agreed", "recognition.surplus-left", "10 ECTS")],
)
def test_the_home_rules_may_decide_on_credits_beyond(surplus: Literal["all", "agreed"], code: str, worth: str) -> None:
    rules = attrs.evolve(ECTS_RULES, surplus=surplus)
    decision = decide_ects([ects_line("A", 8), ects_line("B", 4)], [ects_component("A"), ects_component("B")], rules)
    assert decision.report.with_code(code)
    assert (str(decision.credits), decision.open) == (worth, ())


def test_one_course_with_more_makes_up_for_one_with_less() -> None:
    decision = decide_ects([ects_line("A", 6), ects_line("B", 4)], [ects_component("A"), ects_component("B")])
    assert (decision.open, str(decision.credits)) == ((), "10 ECTS")


def test_what_is_beyond_is_taken_off_in_the_order_of_the_agreement() -> None:
    courses = [ects_line("C", 7), ects_line("B", 7), ects_line("A", 4), ects_line("D", 5)]
    decision = decide_ects(courses, [ects_component(code) for code in "ABCD"])
    assert decision.surplus == (("B", Credits(2, "ECTS")), ("C", Credits(1, "ECTS")))


def test_each_match_has_its_own_surplus_and_a_failed_one_has_none() -> None:
    matches = (Match(["A"], ["H"]), Match(["B", "C"], ["I"]))
    courses = [ects_line("A", 6), ects_line("B", 9), ects_line("C", 5, "F")]
    decision = decide_ects(courses, [ects_component(code) for code in "ABC"], ECTS_RULES, *matches, home=("H", "I"))
    assert [f.subject for f in decision.report.with_code("recognition.surplus")] == ["A → H"]
    assert decision.surplus == (("A", Credits(1, "ECTS")),)


def test_credits_that_nobody_agreed_on_are_no_surplus() -> None:
    decision = decide_ects([ects_line("A", 8)], [ects_component("A", None)])
    assert (decision.surplus, str(decision.credits)) == ((), "8 ECTS")
    other = decide_ects([CourseResult("A", "A", Credits(8, "ECTS"))], [Component("A", "A", Credits(5, "KZ-AK"))])
    assert other.surplus == ()


def test_half_of_a_degree_is_the_most_that_kimep_takes() -> None:
    rules = HomeRules.by_practice("KZ/KIMEP-exchange", degree=20, recognised_before=6)
    assert decide_by(rules, ("A", 5, None)).report.with_code("recognition.share")
    over = decide_by(rules, ("A", 10, None))
    assert [f.code for f in over.report.fails] == ["recognition.share-exceeded"]
    assert over.report.fails[0].named["most"] == 10
    unsaid = decide_by(HomeRules.by_practice("KZ/KIMEP-exchange"), ("A", 5, None))
    assert [f.code for f in unsaid.open] == ["recognition.share-unknown"]
    assert settle_by_dean(unsaid, "recognition.share-unknown", "degree").open == ()
    nothing = decide_by(rules, ("A", 5, KZ_2018.grade("F")))
    assert not nothing.report.with_code("recognition.share")


def test_a_range_of_credits_may_lie_on_both_sides_of_the_most() -> None:
    rules = HomeRules("ECTS", most_share="1/2", degree=10)
    transcript = Transcript(Institution("Host"), (CourseResult("A", "A", Credits(3, "KZ-RK")),))
    case = Component("A", "A", Credits(3, "KZ-RK"))
    rules = attrs.evolve(rules, circumstances=attrs.evolve(rules.circumstances, cycle="first", activity="theory"))
    decision = recognise(transcript, LearningAgreement([case], []), rules)
    assert "recognition.share-open" in {finding.code for finding in decision.open}
