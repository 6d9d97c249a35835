"""Credits and grades at home."""

import json
from typing import Any

import attrs
import pytest

from bologna_credits import (
    Chain,
    Circumstances,
    CreditConversion,
    CreditPolicy,
    CreditRange,
    Credits,
    GradingTable,
    HomeRules,
    Institution,
    ModifiedBavarian,
    PracticeWith,
    Recognition,
    Verdict,
    convert_credits,
    grading_scale,
)
from bologna_credits.papers import CourseTables, Obstacle
from tests.recognition.host_papers import decide_marks, marked
from tests.recognition.support import KZ, KZ_RULES, NO, TO_KZ, codes_of, decide_kz, graded_line, studied_in_ects


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


def test_a_mere_pass_is_open_for_its_own_reason_with_and_without_a_distribution_of_its_course() -> None:
    rules = attrs.evolve(KZ_RULES, by=CourseTables(GradingTable(KZ, {"A": 10, "B": 40, "C": 50}), "median"))
    polish = grading_scale("PL-5")
    passed = marked("A", polish.grade("zal."))
    for course in (passed, attrs.evolve(passed, distribution=GradingTable(polish, {"5.0": 1, "3.0": 1}, population="course"))):
        (point,) = decide_marks(rules, course).open
        assert point.named["why"] is Obstacle.CHOICE
        assert point.named["points"] == ("grade.unranked",)
        assert "zal. is a mere pass" in point.told
    ranked = attrs.evolve(passed, beside=(polish.grade("4.0"),))  # a distribution could place the mark beside it
    assert decide_marks(rules, ranked).open[0].named["why"] is Obstacle.DISTRIBUTION


def test_a_practice_of_several_versions_without_a_day_is_an_open_question() -> None:
    rules = HomeRules(credits="ECTS", scale="DE-THIRDS", by="DE/Passau-SoBi")
    decision = decide_kz([graded_line("A")], [studied_in_ects("A")], [], rules)
    (point,) = decision.open
    assert point.code == "recognition.grade-open"
    assert "say the day that counts" in point.told
    assert point.named["why"] is Obstacle.VERSION


def test_each_scale_and_each_host_is_converted_by_its_own_way() -> None:
    no, it = grading_scale("NO-AF"), grading_scale("IT-30")
    oslo, bologna = Institution("Oslo", "NO", {"schac": "uio.no"}), Institution("Bologna", "IT")
    rules = HomeRules(
        "ECTS",
        scale="KZ-2011",
        by={"NO-AF": TO_KZ, "uib.no": "carry", "IT": "without", "*": Chain(TO_KZ, via="ECTS-AF")},
    )
    courses = (
        marked("A", no.grade("B"), host=oslo),
        marked("B", no.grade("B"), host=Institution("Bergen", "NO", {"schac": "uib.no"})),
        marked("C", it.grade("28"), host=bologna),
        marked("D", it.grade("28"), host=Institution("Zurich", "CH")),
    )
    decision = decide_marks(rules, *courses, issuer=bologna)
    assert [row.shown_grade for row in decision.rows] == ["B+ (KZ-2011)", "B (NO-AF)", "recognised without grade", "OPEN"]
    assert decide_marks(rules, marked("C", it.grade("28")), issuer=bologna).rows[0].shown_grade == "recognised without grade"
    assert decision.to_dict()["home_rules"]["by"] == {"NO-AF": "Equivalence", "uib.no": "carry", "IT": "without", "*": "Chain"}
    assert Recognition.from_dict(json.loads(json.dumps(decision.to_dict()))) == decision


def test_the_files_of_all_ways_are_named_in_the_decision() -> None:
    rules = HomeRules("ECTS", scale="DE-THIRDS", by={"NO-AF": "DE/KMK", "*": PracticeWith("IT/UPO-DIGSPES", mean="26.4")})
    decision = decide_marks(rules, marked("A", grading_scale("NO-AF").grade("B")))
    assert any("it.toml" in origin or "IT" in origin for origin in decision.data)


def test_a_letter_beside_a_local_mark_is_told_and_the_mark_that_the_table_knows_is_converted() -> None:
    no, it = grading_scale("NO-AF"), grading_scale("IT-30")
    rules = HomeRules("KZ-RK", scale="KZ-2011", by=TO_KZ)
    row = decide_marks(attrs.evolve(rules, credits="ECTS"), marked("A", it.grade("28"), no.grade("B"))).rows[0]
    assert str(row.grade) == "B+ (KZ-2011)"
    (note,) = (finding for finding in row.grade_findings if finding.code == "recognition.grade-beside")
    assert note.message == ("B (NO-AF) is the mark that is converted; for the same result the document also prints 28 (IT-30)")


def test_a_way_named_for_the_scale_of_a_mark_beside_converts_that_mark() -> None:
    no, it = grading_scale("NO-AF"), grading_scale("IT-30")
    row = decide_marks(HomeRules("ECTS", scale="KZ-2011", by={"NO-AF": TO_KZ}), marked("A", it.grade("28"), no.grade("B"))).rows[
        0
    ]
    assert str(row.grade) == "B+ (KZ-2011)"


def test_a_formula_takes_the_mark_that_has_a_number() -> None:
    no, it = grading_scale("NO-AF"), grading_scale("IT-30")
    rules = HomeRules("ECTS", scale="DE-THIRDS", by=ModifiedBavarian(onto="nearest_better"))
    row = decide_marks(rules, marked("A", no.grade("B"), it.grade("30"))).rows[0]
    assert str(row.grade) == "1.0 (DE-THIRDS)"


def test_where_no_mark_fits_the_first_one_says_why() -> None:
    no, it = grading_scale("NO-AF"), grading_scale("IT-30")
    row = decide_marks(HomeRules("ECTS", scale="KZ-2011"), marked("A", it.grade("28"), no.grade("B"))).rows[0]
    (point,) = row.report.open
    assert point.because.startswith(
        "no single rule leads from IT-30 to KZ-2011; no published table is known, and the home university"
    )
    assert "recognition.grade-beside" in {finding.code for finding in row.grade_findings}


# Rows of the tables that jura.fu-berlin.de prints: ECTS B is 9.50, and the Swiss 5.25 is 12.43. Since 2018-09-17 the letter's
# table counts only where the host's own grade tells no more than the letter.
def test_at_fu_berlin_law_a_finer_local_mark_converts_and_a_letter_alone_is_open() -> None:
    letter, mark = grading_scale("ECTS-AF").grade("B"), grading_scale("CH-6").grade("5.25")
    rules = HomeRules("ECTS", scale="DE-LAW-FU-BERLIN", on="2019-10-01")
    for course in (marked("A", letter, mark), marked("A", mark, letter)):
        row = decide_marks(rules, course).rows[0]
        assert str(row.grade) == "12.43 (DE-LAW-FU-BERLIN)"
    alone = decide_marks(rules, marked("A", letter)).rows[0]
    assert (alone.grade, alone.shown_grade) == (None, "OPEN")
    none = decide_marks(attrs.evolve(rules, no_finer_mark=True), marked("A", letter)).rows[0]
    assert str(none.grade) == "9.50 (DE-LAW-FU-BERLIN)"
    before = decide_marks(attrs.evolve(rules, on="2018-09-01"), marked("A", letter)).rows[0]
    assert str(before.grade) == "9.50 (DE-LAW-FU-BERLIN)"


def test_a_percentage_that_gave_a_letter_is_shown_in_the_decision() -> None:
    grade = grading_scale("KZ-2011").from_percent(87)
    decision = decide_marks(HomeRules("ECTS", scale="KZ-2011"), marked("A", grade))
    assert "B+ (KZ-2011), 87 %" in str(decision)
    assert Recognition.from_dict(json.loads(json.dumps(decision.to_dict()))).rows[0].course == decision.rows[0].course


def test_each_amount_of_credits_is_converted_once_in_a_decision(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Credits] = []

    def counted(credits: Credits, **more: Any) -> CreditConversion:
        asked.append(credits)
        return convert_credits(credits, **more)

    monkeypatch.setattr("bologna_credits.recognition.home_values.convert_credits", counted)
    laboratory = Circumstances(activity="laboratory")
    courses = [graded_line(f"C{number}", amount=5 if number % 2 else 10) for number in range(20)]
    studied = [studied_in_ects(f"C{number}", 5 if number % 2 else 10) for number in range(19)]
    decision = decide_kz(courses, [*studied, studied_in_ects("C19", 5, laboratory)], [])
    assert [str(credits) for credits in asked] == ["10 ECTS", "5 ECTS", "5 ECTS"]
    assert {f.subject for f in decision.report.with_code("recognition.credits")} >= {f"C{number}" for number in range(19)}


def test_credits_that_a_text_leaves_to_a_person_are_open_on_each_component() -> None:
    rules = HomeRules("KZ-RK", grades="without")
    decision = decide_kz([graded_line("A"), graded_line("B")], [studied_in_ects("A"), studied_in_ects("B")], [], rules)
    assert [f.subject for f in decision.open if f.code == "recognition.credits-need"] == ["A", "B"]
