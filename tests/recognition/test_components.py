"""One component: the attempt that counts, its pass or fail, and its credits."""

from typing import Literal

import attrs
import pytest

from bologna_credits import (
    Circumstances,
    CourseResult,
    CreditRange,
    Credits,
    GradingScale,
    HomeRules,
    Institution,
    LearningAgreement,
    ModifiedBavarian,
    Verdict,
    grading_scale,
    grading_scales,
    recognise,
)
from bologna_credits.core import When
from bologna_credits.grades import NumberGrades, PassMark
from bologna_credits.interop.sheets import read_transcript
from tests.recognition.support import (
    ECTS_RULES,
    KZ_2018,
    KZ_RULES,
    Repeats,
    codes_of,
    decide_by,
    decide_ects,
    decide_kz,
    ects,
    ects_component,
    ects_line,
    graded_line,
    home_in_kz,
    paper_of,
    settle_by_dean,
    studied_in_ects,
)


@pytest.mark.parametrize(
    ("course", "verdict", "code"),
    [
        (graded_line("A", "E", status="failed"), Verdict.FAILS, "recognition.status-against-label"),
        (graded_line("A", "A", status="passed"), Verdict.HOLDS, "recognition.passed-by-status"),
        (graded_line("A", None, status="passed"), Verdict.HOLDS, "recognition.passed-by-status"),
        (graded_line("A", "A", status="in-progress"), Verdict.OPEN, "recognition.in-progress"),
        (graded_line("A", "E"), Verdict.HOLDS, "recognition.passed-by-label"),
        (graded_line("A", "F"), Verdict.FAILS, "recognition.passed-by-label"),
        (graded_line("A", "Innpasset"), Verdict.OPEN, "recognition.passed-unknown"),
        (graded_line("A", None), Verdict.HOLDS, "recognition.passed-by-absence"),
    ],
)
def test_passed_or_not_goes_by_statement_then_label_then_absence(course: CourseResult, verdict: Verdict, code: str) -> None:
    decision = decide_kz([course], [studied_in_ects("A")], [])
    assert decision.rows[0].verdict is verdict
    assert code in {finding.code for finding in decision.rows[0].report}


@pytest.mark.parametrize(("word", "verdict"), [("holds", Verdict.HOLDS), ("fails", Verdict.FAILS)])
def test_a_typed_course_with_neither_a_grade_nor_a_status_is_open_and_no_pass_until_a_person_says_so(
    word: Literal["holds", "fails"], verdict: Verdict
) -> None:
    sheet = "Code;Title;ECTS;Grade;Status\nA;Algebra;5;;\nB;Botany;5;B;\nC;Chemistry;5;;passed\n"
    transcript = read_transcript(sheet, issuer=Institution("Oslo", "NO"), scales={"NO": "NO-AF"})
    decision = recognise(transcript, LearningAgreement([studied_in_ects(code) for code in "ABC"], []), KZ_RULES)
    assert [row.verdict for row in decision.rows] == [Verdict.OPEN, Verdict.HOLDS, Verdict.HOLDS]
    assert [f.code for f in decision.open if f.subject == "A"] == ["recognition.no-result"]
    assert decision.rows[0].recognised is None
    settled = decision.settle("recognition.no-result", "A", word, by="Dean", on="2017-02-01", because="the host's letter")
    assert (settled.rows[0].verdict, settled.rows[0].failed) == (verdict, verdict is Verdict.FAILS)


def test_a_label_that_no_scale_explains_is_open_until_settled_and_then_has_no_grade_of_its_own() -> None:
    decision = decide_kz([graded_line("A", "Innpasset")], [studied_in_ects("A")], [])
    settled = decision.settle("recognition.passed-unknown", "A", "holds", by="Dean", on="2017-02-01", because="credit transfer")
    assert settled.rows[0].verdict is Verdict.HOLDS
    assert [f.code for f in settled.open] == ["recognition.grade-open"]


def test_of_a_fail_and_a_later_pass_the_pass_counts() -> None:
    courses = [graded_line("A", "F", day="2016-12-01"), graded_line("A", "C", day="2017-01-05")]
    decision = decide_kz(courses, [studied_in_ects("A")], [])
    assert decision.rows[0].course is courses[1]
    assert "recognition.several-results" in codes_of(decision)
    assert decision.outside == ()


def test_of_two_fails_the_later_is_told() -> None:
    courses = [graded_line("A", "F", day="2017-01-05"), graded_line("A", "F", 4, day="2016-12-01")]
    assert decide_kz(courses, [studied_in_ects("A")], []).rows[0].course is courses[0]


@pytest.mark.parametrize("day", ["2017-06-01", None])
def test_a_course_that_is_taken_again_after_a_fail_is_open_with_a_day_and_without(day: str | None) -> None:
    courses = [graded_line("A", "F", day="2016-12-01"), graded_line("A", None, status="in-progress", day=day)]
    decision = decide_kz(courses, [studied_in_ects("A")], [])
    assert (decision.rows[0].verdict, decision.debt) == (Verdict.OPEN, ())
    assert "recognition.in-progress" in {finding.code for finding in decision.open}


def test_a_pass_counts_also_where_the_course_is_taken_again() -> None:
    courses = [graded_line("A", "C", day="2016-12-01"), graded_line("A", None, status="in-progress")]
    assert decide_kz(courses, [studied_in_ects("A")], []).rows[0].course is courses[0]


def test_two_passes_that_differ_are_open() -> None:
    decision = decide_kz([graded_line("A", "A"), graded_line("A", "C")], [studied_in_ects("A")], [])
    assert [f.code for f in decision.open if f.code != "recognition.grade-open"] == ["recognition.several-results-open"]


def test_the_same_course_nested_and_at_the_top_counts_once() -> None:
    inner = graded_line("A", None)
    programme = CourseResult("P", "Programme", ects(30), parts=(inner, graded_line("X", None)))
    decision = decide_kz([programme, graded_line("A", "B"), graded_line("A", "B")], [studied_in_ects("A")], [])
    assert decision.credits == CreditRange(3, 3, "KZ-RK")
    assert [course.code for course in decision.outside] == ["X"]


@pytest.mark.parametrize("own", [None, 10])
@pytest.mark.parametrize(
    "parts",
    [
        [ects_line("A", label="F"), ects_line("B", label="F")],
        [ects_line("A", label="F"), ects_line("B", label=None, status="in-progress")],
        [CourseResult("I", "Inner", parts=[ects_line("A", label="F")])],
        [graded_line("A", "Innpasset")],
    ],
)
def test_a_module_that_states_nothing_does_not_pass_if_none_of_its_parts_was_passed(
    parts: list[CourseResult], own: int | None
) -> None:
    module = CourseResult("M", "Module", None if own is None else ects(own), parts=parts)
    decision = decide_ects([module], [ects_component("M", 10)])
    assert (decision.rows[0].verdict, decision.credits) == (Verdict.OPEN, CreditRange(0, 0, "ECTS"))
    (asked,) = decision.report.with_code("recognition.passed-parts")
    assert asked.named["parts"] == tuple(part.code for part in parts)
    passed, failed = (
        decision.settle(asked.code, "M", verdict, by="Dean", on="2017-02-01", because="asked the host")
        for verdict in ("holds", "fails")
    )
    assert (passed.rows[0].verdict, [row.code for row in failed.debt]) == (Verdict.HOLDS, ["M"])


def test_a_module_that_states_nothing_passes_with_the_parts_that_were_passed() -> None:
    parts = [ects_line("A", label="F"), CourseResult("I", "Inner", parts=[ects_line("B", label="C")])]
    decision = decide_ects([CourseResult("M", "Module", parts=parts)], [ects_component("M", 10)])
    assert (decision.rows[0].verdict, str(decision.rows[0].credits)) == (Verdict.HOLDS, "5 ECTS")
    stated = CourseResult("M", "Module", ects(10), status="passed", parts=[ects_line("A", label="F")])
    assert decide_ects([stated], [ects_component("M", 10)]).rows[0].verdict is Verdict.HOLDS  # the host compensated the fail


def test_missing_credits_come_from_the_agreement_and_differing_ones_from_the_transcript() -> None:
    decision = decide_kz(
        [graded_line("A", amount=None), graded_line("B", amount=10)], [studied_in_ects("A"), studied_in_ects("B")], []
    )
    assert {"recognition.credits-from-agreement", "recognition.credits-differ"} <= codes_of(decision)
    assert [str(row.credits) for row in decision.rows] == ["5 ECTS", "10 ECTS"]


def test_credits_that_nobody_states_are_open() -> None:
    decision = decide_kz([graded_line("A", amount=None)], [studied_in_ects("A", None)], [home_in_kz("H", None)])
    assert "recognition.credits-missing" in {f.code for f in decision.open}
    assert decision.credits == CreditRange(0, 0, "KZ-RK")
    assert decision.to_dict()["rows"][0]["original_credits"] is None
    assert decision.to_dict()["home"][0]["credits"] is None


@pytest.mark.parametrize(("repeats", "kept"), [("first", "C"), ("last", "B"), ("best", "A"), ("open", None)])
def test_of_several_passes_the_one_counts_that_the_home_rules_name(repeats: Repeats, kept: str | None) -> None:
    courses = [
        ects_line("A", label="B", day="2023-03-01"),
        ects_line("A", label="C", day="2022-12-01"),
        ects_line("A", label="A", day="2023-01-01"),
        ects_line("A", label="F", day="2023-06-01"),
    ]
    decision = decide_ects(courses, [ects_component("A")], attrs.evolve(ECTS_RULES, repeats=repeats))
    if kept is None:
        assert [finding.code for finding in decision.open] == ["recognition.several-results-open"]
        return
    assert (str(decision.rows[0].grade), decision.open) == (f"{kept} (NO-AF)", ())
    told = decision.report.with_code("recognition.several-results-rule")[0]
    assert told.message == f"4 results of this component; {kept} (NO-AF) counts, the {repeats} pass, by the home rules"


@pytest.mark.parametrize(
    ("repeats", "courses"),
    [
        ("last", [ects_line("A", label="B", day="2023-03-01"), ects_line("A", label="C")]),
        ("first", [ects_line("A", label="B", day="2023-03-01"), ects_line("A", label="C", day="2023-03-01")]),
        ("best", [ects_line("A", label="B"), ects_line("A", label=None, status="passed")]),
        ("best", [ects_line("A", label="B"), CourseResult("A", "A", Credits(5, "ECTS"), grading_scale("ECTS-AF").grade("C"))]),
    ],
)
def test_what_the_rule_goes_by_has_to_be_known_of_every_attempt(repeats: Repeats, courses: list[CourseResult]) -> None:
    decision = decide_ects(courses, [ects_component("A")], attrs.evolve(ECTS_RULES, repeats=repeats))
    assert "recognition.several-results-open" in {finding.code for finding in decision.open}


@pytest.mark.parametrize(
    ("used", "verdict", "code"),
    [
        ("open", Verdict.OPEN, "recognition.used"),
        ("accept", Verdict.HOLDS, "recognition.used-accept"),
        ("refuse", Verdict.FAILS, "recognition.used-refuse"),
    ],
)
def test_what_counts_for_another_degree_already_is_told(
    used: Literal["open", "accept", "refuse"], verdict: Verdict, code: str
) -> None:
    paper = paper_of(ects_line("A"), ects_line("B")).used("Bachelor of Law", ["A"])
    agreement = LearningAgreement([ects_component("A"), ects_component("B")], [])
    decision = recognise(paper, agreement, attrs.evolve(ECTS_RULES, used=used))
    assert [row.verdict for row in decision.rows] == [verdict, Verdict.HOLDS]
    assert "Bachelor of Law" in decision.report.with_code(code)[0].message
    assert decision.debt == ()
    if verdict is Verdict.OPEN:
        again = settle_by_dean(decision, "recognition.used", "A")
        assert (again.rows[0].verdict, str(again.rows[0].grade)) == (Verdict.HOLDS, "B (NO-AF)")


def test_a_failed_course_is_debt_whatever_it_was_used_for() -> None:
    paper = paper_of(ects_line("A", label="F")).used("Bachelor", ["A"])
    decision = recognise(paper, LearningAgreement([ects_component("A")], []), attrs.evolve(ECTS_RULES, used="refuse"))
    assert ([row.code for row in decision.debt], decision.refused) == (["A"], ())


def test_outside_an_exchange_kimep_asks_for_c_and_the_scale_of_it_is_not_said() -> None:
    rules = HomeRules.by_practice("KZ/KIMEP-transfer-courses", degree=120)
    assert rules.least == ("C", "KZ-KIMEP")
    national = decide_by(rules, ("A", 5, KZ_2018.grade("A")))
    assert "recognition.least-open" in {finding.code for finding in national.open}
    assert settle_by_dean(national, "recognition.least-open", "A").rows[0].verdict is Verdict.HOLDS
    lost = settle_by_dean(national, "recognition.least-open", "A", "fails")
    assert ([row.code for row in lost.refused], lost.debt) == (["A"], ())
    assert "passed and not recognised" in str(lost)
    assert "not recognised" in str(lost)
    known = attrs.evolve(rules, least_scale="KZ-2018")
    decision = decide_by(
        known, ("A", 5, KZ_2018.grade("C")), ("B", 5, KZ_2018.grade("C-")), ("C", 5, None), ("D", 5, KZ_2018.grade("FX"))
    )
    assert [row.verdict for row in decision.rows] == [Verdict.HOLDS, Verdict.FAILS, Verdict.OPEN, Verdict.FAILS]
    assert ([row.code for row in decision.refused], [row.code for row in decision.debt]) == (["B"], ["D"])
    assert {"recognition.least", "recognition.below-least"} <= codes_of(decision)
    assert decision.to_dict()["home_rules"]["least_grade"] == "C on KZ-2018"


@pytest.mark.parametrize(
    ("scale", "label"),
    [(scale.code, row.label) for scale in grading_scales() for row in scale.rows if not row.graded],
)
def test_a_label_printed_for_somebody_without_a_grade_is_open_and_never_a_pass_by_absence(scale: str, label: str) -> None:
    assert grading_scale(scale).no_grade(label) is not None
    course = CourseResult("A", "Algebra", ects(5), label=label)
    decision = recognise(paper_of(course), LearningAgreement([ects_component("A")], []), HomeRules("ECTS"))
    assert (decision.rows[0].verdict, [f.code for f in decision.rows[0].findings]) == (
        Verdict.OPEN,
        ["recognition.passed-unknown"],
    )


def test_a_pass_that_depends_on_more_than_the_label_cites_the_text_that_says_so() -> None:
    grade = grading_scale("FR-20").grade("9.5")
    course = CourseResult("A", "Algebra", ects(5), grade, "9.5")
    decision = recognise(paper_of(course), LearningAgreement([ects_component("A")], []), HomeRules("ECTS"))
    (point,) = decision.report.with_code("recognition.passed-conditional")
    assert point.verdict is Verdict.OPEN
    assert point.source is not None
    assert point.source == grade.conditional_source


def _by_level() -> GradingScale:
    """Khazar University: 60 of 100 pass at first, 65 in a master's programme."""
    marks = [PassMark(When("first"), number=60), PassMark(When("second"), number=65)]
    return GradingScale("XX-KHAZAR", numbers=NumberGrades(100, 65, 0, 1), pass_marks=marks)


@pytest.mark.parametrize(
    ("circumstances", "verdict"),
    [
        (Circumstances(cycle="first"), Verdict.HOLDS),
        (Circumstances(cycle="second"), Verdict.FAILS),
        (Circumstances(), Verdict.OPEN),
    ],
)
def test_a_pass_mark_by_level_is_that_of_the_student_and_open_without_the_level(
    circumstances: Circumstances, verdict: Verdict
) -> None:
    course = CourseResult("A", "Algebra", ects(5), _by_level().grade(62), "62")
    rules = HomeRules("ECTS", circumstances=circumstances)
    decision = recognise(paper_of(course), LearningAgreement([ects_component("A")], []), rules)
    assert decision.rows[0].verdict is verdict
    assert ("recognition.passed-conditional" in codes_of(decision)) is (verdict is Verdict.OPEN)


def test_a_grade_that_passes_at_the_level_of_the_student_is_converted_at_that_level() -> None:
    """By hand: 1 + 3 · (100 − 62) / (100 − 60) = 3.85."""
    course = CourseResult("A", "Algebra", ects(5), _by_level().grade(62), "62")
    way = ModifiedBavarian(onto="next_worse")
    rules = HomeRules("ECTS", scale="DE-TENTHS", by=way, circumstances=Circumstances(cycle="first"))
    (row,) = recognise(paper_of(course), LearningAgreement([ects_component("A")], []), rules).rows
    assert row.grade is not None
    assert row.grade.label == "3.9"
