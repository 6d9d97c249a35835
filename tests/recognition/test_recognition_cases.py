"""Repeated attempts, credits beyond what was agreed, what counts elsewhere already, and no agreement at all."""

import json

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    Component,
    CourseResult,
    Credits,
    Grade,
    HomeRules,
    Institution,
    LearningAgreement,
    Match,
    Recognition,
    Transcript,
    Verdict,
    grading_scale,
    recognise,
    verify,
)
from bologna_credits.core import NestedCreditsError
from bologna_credits.recognition import recognition_text

NO = grading_scale("NO-AF")
RULES = HomeRules("ECTS", scale="NO-AF")


def _course(code: str, amount: object = 5, label: str | None = "B", **more: object) -> CourseResult:
    grade: Grade | None = None if label is None else NO.grade(label)
    credits = None if amount is None else Credits(amount, "ECTS")  # type: ignore[arg-type]
    return CourseResult(code, code.title(), credits, grade, **more)  # type: ignore[arg-type]


def _component(code: str, amount: object = 5) -> Component:
    return Component(code, code.title(), None if amount is None else Credits(amount, "ECTS"))  # type: ignore[arg-type]


def _paper(*courses: CourseResult) -> Transcript:
    return Transcript(Institution("Oslo", "NO"), courses)


def _decide(
    courses: list[CourseResult], studied: list[Component], rules: HomeRules = RULES, *matches: Match, home: tuple[str, ...] = ()
) -> Recognition:
    agreement = LearningAgreement(studied, [_component(code) for code in home])
    return recognise(_paper(*courses), agreement, rules, matches=matches)


def _settled(decision: Recognition, code: str, subject: str, verdict: str = "holds") -> Recognition:
    return decision.settle(code, subject, verdict, by="Dean", on="2023-02-01", because="minute 4")


# Repeated attempts


@pytest.mark.parametrize(("repeats", "kept"), [("first", "C"), ("last", "B"), ("best", "A"), ("open", None)])
def test_of_several_passes_the_one_counts_that_the_home_rules_name(repeats: str, kept: str | None) -> None:
    courses = [
        _course("A", label="B", day="2023-03-01"),
        _course("A", label="C", day="2022-12-01"),
        _course("A", label="A", day="2023-01-01"),
        _course("A", label="F", day="2023-06-01"),
    ]
    decision = _decide(courses, [_component("A")], attrs.evolve(RULES, repeats=repeats))
    if kept is None:
        assert [finding.code for finding in decision.open] == ["recognition.several-results-open"]
        return
    assert (str(decision.rows[0].grade), decision.open) == (f"{kept} (NO-AF)", ())
    told = decision.report.with_code("recognition.several-results-rule")[0]
    assert told.message == f"4 results of this component; {kept} (NO-AF) counts, the {repeats} pass, by the home rules"


@pytest.mark.parametrize(
    ("repeats", "courses"),
    [
        ("last", [_course("A", label="B", day="2023-03-01"), _course("A", label="C")]),
        ("first", [_course("A", label="B", day="2023-03-01"), _course("A", label="C", day="2023-03-01")]),
        ("best", [_course("A", label="B"), _course("A", label=None, status="passed")]),
        ("best", [_course("A", label="B"), CourseResult("A", "A", Credits(5, "ECTS"), grading_scale("ECTS-AF").grade("C"))]),
    ],
)
def test_what_the_rule_goes_by_has_to_be_known_of_every_attempt(repeats: str, courses: list[CourseResult]) -> None:
    decision = _decide(courses, [_component("A")], attrs.evolve(RULES, repeats=repeats))
    assert "recognition.several-results-open" in {finding.code for finding in decision.open}


# Credits over


def test_credits_beyond_what_was_agreed_stay_open_and_are_not_lost() -> None:
    decision = _decide([_course("A", 8), _course("B", 4)], [_component("A"), _component("B")], home=("H",))
    point = decision.open[0]
    assert [(f.code, f.subject) for f in decision.open] == [("recognition.surplus", "package")]
    assert point.message == "12 ECTS achieved, 10 ECTS agreed: whether the 2 ECTS beyond count is not said"
    assert decision.surplus == (("A", Credits(2, "ECTS")),)
    # Everything else is settled: the package is recognised whatever becomes of the two credits.
    assert [row.verdict for row in decision.rows] == [Verdict.HOLDS] * 2
    assert [row.verdict for row in decision.home_rows] == [Verdict.HOLDS]
    assert str(decision.credits) == "10 ECTS"
    assert (str(decision.rows[0].credits), str(decision.rows[0].counted)) == ("8 ECTS", "6 ECTS")
    assert decision.to_dict()["rows"][0]["credits_beyond"] == "2 ECTS"
    assert "beyond what was agreed" in str(decision)
    counted = _settled(decision, "recognition.surplus", "package")
    assert (str(counted.credits), counted.surplus) == ("12 ECTS", ())
    left = _settled(decision, "recognition.surplus", "package", "fails")
    assert (str(left.credits), left.open, left.surplus) == ("10 ECTS", (), decision.surplus)
    assert [f.code for f in verify(left)] == ["verify.same"]


@pytest.mark.parametrize(
    ("surplus", "code", "worth"),
    [("all", "recognition.surplus-counted", "12 ECTS"), ("agreed", "recognition.surplus-left", "10 ECTS")],
)
def test_the_home_rules_may_decide_on_credits_beyond(surplus: str, code: str, worth: str) -> None:
    rules = attrs.evolve(RULES, surplus=surplus)
    decision = _decide([_course("A", 8), _course("B", 4)], [_component("A"), _component("B")], rules)
    assert decision.report.with_code(code)
    assert (str(decision.credits), decision.open) == (worth, ())


def test_one_course_with_more_makes_up_for_one_with_less() -> None:
    decision = _decide([_course("A", 6), _course("B", 4)], [_component("A"), _component("B")])
    assert (decision.open, str(decision.credits)) == ((), "10 ECTS")


def test_what_is_beyond_is_taken_off_in_the_order_of_the_agreement() -> None:
    courses = [_course("C", 7), _course("B", 7), _course("A", 4), _course("D", 5)]
    decision = _decide(courses, [_component(code) for code in "ABCD"])
    assert decision.surplus == (("B", Credits(2, "ECTS")), ("C", Credits(1, "ECTS")))


def test_each_match_has_its_own_surplus_and_a_failed_one_has_none() -> None:
    matches = (Match(["A"], ["H"]), Match(["B", "C"], ["I"]))
    courses = [_course("A", 6), _course("B", 9), _course("C", 5, "F")]
    decision = _decide(courses, [_component(code) for code in "ABC"], RULES, *matches, home=("H", "I"))
    assert [f.subject for f in decision.report.with_code("recognition.surplus")] == ["A → H"]
    assert decision.surplus == (("A", Credits(1, "ECTS")),)


def test_credits_that_nobody_agreed_on_are_no_surplus() -> None:
    decision = _decide([_course("A", 8)], [_component("A", None)])
    assert (decision.surplus, str(decision.credits)) == ((), "8 ECTS")
    other = _decide([CourseResult("A", "A", Credits(8, "ECTS"))], [Component("A", "A", Credits(5, "KZ-AK"))])
    assert other.surplus == ()


# Used already


@pytest.mark.parametrize(
    ("used", "verdict", "code"),
    [
        ("open", Verdict.OPEN, "recognition.used"),
        ("accept", Verdict.HOLDS, "recognition.used-accept"),
        ("refuse", Verdict.FAILS, "recognition.used-refuse"),
    ],
)
def test_what_counts_for_another_degree_already_is_told(used: str, verdict: Verdict, code: str) -> None:
    paper = _paper(_course("A"), _course("B")).used("Bachelor of Law", ["A"])
    agreement = LearningAgreement([_component("A"), _component("B")], [])
    decision = recognise(paper, agreement, attrs.evolve(RULES, used=used))
    assert [row.verdict for row in decision.rows] == [verdict, Verdict.HOLDS]
    assert "Bachelor of Law" in decision.report.with_code(code)[0].message
    assert decision.debt == ()
    if verdict is Verdict.OPEN:
        again = _settled(decision, "recognition.used", "A")
        assert (again.rows[0].verdict, str(again.rows[0].grade)) == (Verdict.HOLDS, "B (NO-AF)")


def test_marking_what_is_used_reaches_nested_components_and_names_what_is_not_there() -> None:
    paper = _paper(_course("P", parts=(_course("A"),)), _course("X", used="an earlier one"))
    marked = paper.used("Bachelor", ["A"])
    assert [course.used for course in marked.walk()] == [None, "Bachelor", "an earlier one"]
    with pytest.raises(ArgumentError, match='a component that is used cannot be "B"'):
        paper.used("Bachelor", ["B"])


def test_a_failed_course_is_debt_whatever_it_was_used_for() -> None:
    paper = _paper(_course("A", label="F")).used("Bachelor", ["A"])
    decision = recognise(paper, LearningAgreement([_component("A")], []), attrs.evolve(RULES, used="refuse"))
    assert ([row.code for row in decision.debt], decision.refused) == (["A"], ())


# No agreement at all


def test_without_an_agreement_each_pass_is_assessed_on_request() -> None:
    paper = _paper(_course("A"), _course("B", label="F"), _course("C", None, label=None, status="in-progress"))
    decision = recognise(paper, None, RULES)
    assert [(row.code, row.verdict) for row in decision.rows] == [("A", Verdict.OPEN), ("C", Verdict.OPEN)]
    asked = decision.report.with_code("recognition.on-request")
    assert [(f.subject, f.source) for f in asked] == [("A", recognition_text("recognition.on-request").source)]
    # What was failed is no debt, for nothing was owed.
    assert ([course.code for course in decision.outside], decision.debt) == (["B"], ())
    assert decision.report.with_code("recognition.nothing-passed")
    yes = _settled(decision, "recognition.on-request", "A")
    assert ([row.code for row in yes.recognised], str(yes.credits)) == (["A"], "5 ECTS")
    assert not yes.report.with_code("recognition.agreed")
    no = _settled(decision, "recognition.on-request", "A", "fails")
    assert ([row.code for row in no.refused], no.debt) == (["A"], ())
    assert [f.code for f in verify(no)] == ["verify.same"]


def test_without_an_agreement_a_match_says_what_was_assessed() -> None:
    nested = _course("P", 30, None, parts=(_course("A"), _course("B")))
    decision = recognise(_paper(nested, _course("X")), None, RULES, matches=[Match(["A"], ["H"])])
    assert [(row.code, row.verdict) for row in decision.rows] == [
        ("A", Verdict.HOLDS),
        ("B", Verdict.OPEN),
        ("X", Verdict.OPEN),
    ]
    assert [(row.code, row.replaced_by) for row in decision.home_rows] == [("H", ("A",))]
    assert {f.subject for f in decision.open} == {"B", "X"}
    with pytest.raises(ArgumentError, match="a match's host component"):
        recognise(_paper(_course("X")), None, RULES, matches=[Match(["Z"], ["H"])])


def test_without_an_agreement_there_is_no_package() -> None:
    decision = recognise(_paper(_course("A")), None, RULES)
    assert not decision.report.with_code("recognition.package")
    assert recognise(_paper(), None, RULES).rows == ()
    with pytest.raises(ArgumentError, match="HomeRules"):
        recognise(_paper(), None)


# Home components that nothing replaces


def test_a_home_component_that_nothing_replaces_says_so_and_a_grade_that_is_left_out_as_well() -> None:
    decision = _decide([], [], attrs.evolve(RULES, grades="without"), home=("H",))
    assert decision.report.fails[0].message == "nothing replaces it: academic difference"
    without = _decide([_course("A")], [_component("A")], attrs.evolve(RULES, grades="without"))
    assert without.report.with_code("recognition.without-grade")[0].message == "recognised without grade, as the home rules say"


# Nested credits


def test_credits_on_a_programme_and_its_courses_have_no_sum_that_is_right() -> None:
    course = _course("A", kind="Course", parts=(_course("A1", 2, kind="Class"),))
    module = _course("M", 10, None, kind="Module", parts=(course, _course("B", 3, kind="course")))
    paper = _paper(_course("P", None, None, parts=(module,)), _course("X", 1))
    assert [str(paper.total(policy)) for policy in ("every", "topmost", "leaves", "courses")] == [
        "21 ECTS",
        "11 ECTS",
        "6 ECTS",
        "8 ECTS",
    ]
    with pytest.raises(NestedCreditsError) as caught:
        paper.total("strict")
    assert caught.value.pairs == (("M", "A"), ("M", "A1"), ("M", "B"))
    assert str(_paper(_course("P", None, None, parts=(_course("A"),))).total("strict")) == "5 ECTS"
    with pytest.raises(ArgumentError, match="strict"):
        paper.total("strictly")


# Stored and read back


@pytest.mark.parametrize(
    "rules",
    [
        attrs.evolve(RULES, least_grade="C", most_share="1/3", degree=20, surplus="agreed", used="refuse"),
        HomeRules.by_practice("KZ/Caspian", credits="ECTS"),
        HomeRules.by_practice("IT/UPO-DIGSPES", credits="ECTS", mean="26.4"),
        HomeRules.by_practice("DE/HM-Muenchen", credits="ECTS", passed=True),
    ],
)
@pytest.mark.parametrize("agreement", [None, LearningAgreement([_component("A"), _component("B")], [])])
def test_a_decision_by_any_of_these_rules_is_stored_and_read_back(rules: HomeRules, agreement: LearningAgreement | None) -> None:
    paper = _paper(_course("A", 8), _course("B", label="D")).used("Bachelor of Law", ["B"])
    decision = recognise(paper, agreement, rules)
    again = Recognition.from_dict(json.loads(json.dumps(decision.to_dict())))
    assert again == decision
    assert [finding.code for finding in verify(again)] == ["verify.same"]
