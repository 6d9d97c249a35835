"""Credits and grades at home."""

import attrs

from bologna_credits import (
    Circumstances,
    CreditPolicy,
    CreditRange,
    GradingTable,
    HomeRules,
    Verdict,
)
from bologna_credits.papers import CourseTables, Obstacle
from tests.recognition.support import KZ, KZ_RULES, NO, codes_of, decide_kz, graded_line, studied_in_ects


def test_a_range_is_open_until_credits_are_settled() -> None:
    rules = attrs.evolve(KZ_RULES, policy=None)
    decision = decide_kz([graded_line("A")], [studied_in_ects("A")], [], rules)
    assert decision.credits == CreditRange("25/9", "10/3", "KZ-RK")
    assert "≈ 2.78 to 3.33" in str(decision)
    settled = decision.settle(
        "recognition.credits-range", "A", "holds", by="Office", on="2017-02-01", because="minute 4", credits="3"
    )
    assert settled.credits == CreditRange(3, 3, "KZ-RK")
    noted = decision.settle(
        "recognition.credits-range", "A", "holds", by="Office", on="2017-02-01", because="it may stay a range"
    )
    assert noted.credits == decision.credits
    third = attrs.evolve(rules, policy=CreditPolicy(take="low"))
    assert "25/9 KZ-RK (≈ 2.78)" in str(decide_kz([graded_line("A")], [studied_in_ects("A")], [], third))


def test_circumstances_that_nobody_said_are_open_and_a_component_can_say_its_own() -> None:
    rules = attrs.evolve(KZ_RULES, circumstances=Circumstances(cycle="first"))
    decision = decide_kz([graded_line("A")], [studied_in_ects("A")], [], rules)
    assert [f.code for f in decision.open] == ["recognition.credits-need"]
    said = decide_kz(
        [graded_line("A", amount=6)], [studied_in_ects("A", 6, Circumstances(activity="practice.industrial"))], [], rules
    )
    assert said.credits == CreditRange(2, 2, "KZ-RK")


def test_everything_can_be_recognised_without_grade() -> None:
    for rules in (attrs.evolve(KZ_RULES, grades="without"), attrs.evolve(KZ_RULES, scale=None)):
        decision = decide_kz([graded_line("A")], [studied_in_ects("A")], [], rules)
        assert decision.rows[0].shown_grade == "recognised without grade"
        assert decision.open == ()


def test_a_pass_without_a_label_has_nothing_to_convert() -> None:
    decision = decide_kz([graded_line("A", None, status="passed")], [studied_in_ects("A")], [])
    assert "recognition.grade-none" in codes_of(decision)


def test_a_grade_that_the_table_leaves_open_is_settled_by_a_person() -> None:
    decision = decide_kz([graded_line("A", "C")], [studied_in_ects("A")], [])
    assert decision.rows[0].shown_grade == "OPEN"
    settled = decision.settle("recognition.grade-open", "A", "holds", grade="B", by="Dean", on="2017-02-01", because="minute 5")
    assert settled.rows[0].grade == KZ.grade("B")
    assert settled.rows[0].method == "settled by Dean"
    refused = decision.settle("recognition.grade-open", "A", "fails", by="Dean", on="2017-02-01", because="minute 5")
    assert refused.rows[0].shown_grade == "recognised without grade"
    assert refused.rows[0].verdict is Verdict.HOLDS


def test_a_gap_in_the_table_and_no_table_at_all_leave_the_grade_open() -> None:
    gap = decide_kz([graded_line("A", "E")], [studied_in_ects("A")], [])
    assert 'has no row for "E"' in gap.open[0].told
    none = decide_kz([graded_line("A")], [studied_in_ects("A")], [], attrs.evolve(KZ_RULES, by=None))
    assert "no single rule leads" in none.open[0].told


def test_each_courses_own_histogram_can_be_the_host_table() -> None:
    home = GradingTable(KZ, {"A": 10, "B": 40, "C": 50})
    rules = attrs.evolve(KZ_RULES, by=CourseTables(home, "median"))
    histogram = GradingTable(NO, {"A": 10, "B": 40, "C": 50}, population="course")
    decision = decide_kz(
        [graded_line("A", "B", distribution=histogram), graded_line("B", "B")],
        [studied_in_ects("A"), studied_in_ects("B")],
        [],
        rules,
    )
    assert decision.rows[0].grade == KZ.grade("B")
    assert decision.rows[0].method == "GradingTableOverlap"
    assert "has no distribution" in decision.open[0].message


def test_a_practice_of_several_versions_without_a_day_is_an_open_question() -> None:
    rules = HomeRules(credits="ECTS", scale="DE-THIRDS", by="DE/Passau-SoBi")
    decision = decide_kz([graded_line("A")], [studied_in_ects("A")], [], rules)
    (point,) = decision.open
    assert point.code == "recognition.grade-open"
    assert "say the day that counts" in point.told
    assert point.named["why"] is Obstacle.VERSION
