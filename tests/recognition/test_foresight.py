"""The answers before departure for each possible result."""

import pytest

from bologna_credits import (
    ArgumentError,
    Change,
    Circumstances,
    Component,
    CourseResult,
    CreditRange,
    Credits,
    Equivalence,
    HomeRules,
    Institution,
    LearningAgreement,
    Match,
    Source,
    Transcript,
    UnknownScaleError,
    Verdict,
    default_catalogue,
    foresee,
    grading_scale,
    recognise,
)
from bologna_credits.core import Basis
from bologna_credits.grades import EquivalenceRow

_SOURCE = Source("home", "Home rules", "https://example.org/home", seen="secondary")
_TABLE = Equivalence(
    "NO-AF",
    "KZ-2011",
    (EquivalenceRow("A", ("A",)), EquivalenceRow("B", ("B+",)), EquivalenceRow("C", ("B", "B-")), EquivalenceRow("D", ("C",))),
    Basis.INSTITUTION,
    _SOURCE,
)
_RULES = HomeRules(credits="KZ-RK", scale="KZ-2011", circumstances=Circumstances(cycle="first", activity="theory"), by=_TABLE)
_STUDIED = [Component("A1", "Algebra", Credits(5, "ECTS")), Component("B1", "Analysis", Credits(10, "ECTS"))]
_HOME = [Component("H1", "Mathematics", Credits(6, "KZ-RK")), Component("H2", "Logic", Credits(3, "KZ-RK"), condition="an essay")]
_AGREEMENT = LearningAgreement(_STUDIED, _HOME, reference="LA 1")
_FORESIGHT = foresee(_AGREEMENT, _RULES, scale="no-af")


def test_each_grade_of_each_component_is_foreseen() -> None:
    results = [foreseen.result for foreseen in _FORESIGHT.results if foreseen.code == "A1"]
    assert results == [*(grade.label for grade in grading_scale("NO-AF").grades), "passed without grade"]
    assert len(_FORESIGHT.results) == 2 * len(results)


def test_a_grade_of_the_printed_table_becomes_what_the_table_says() -> None:
    foreseen = _FORESIGHT.result("A1", "B")
    assert (foreseen.row.shown_grade, foreseen.row.verdict) == ("B+ (KZ-2011)", Verdict.HOLDS)
    # 5 ECTS at 1.5 to 1.8 ECTS a credit: 5 / 1.8 to 5 / 1.5.
    assert foreseen.credits == CreditRange("25/9", "10/3", "KZ-RK")


@pytest.mark.parametrize("result", ["C", "E"])
def test_what_the_table_leaves_open_is_open(result: str) -> None:
    assert "recognition.grade-open" in [finding.code for finding in _FORESIGHT.result("A1", result).open]


def test_a_failing_grade_is_academic_debt() -> None:
    foreseen = _FORESIGHT.result("A1", "F")
    assert (foreseen.row.verdict, foreseen.credits, foreseen.row.grade) == (Verdict.FAILS, None, None)


def test_a_mere_pass_has_no_grade_at_home() -> None:
    assert _FORESIGHT.result("B1", "passed without grade").row.shown_grade == "recognised without grade"


def test_the_whole_is_foreseen_where_all_is_passed_and_where_one_is_failed() -> None:
    assert [row.verdict.value for row in _FORESIGHT.all_passed.home_rows] == ["holds", "open"]
    failed = _FORESIGHT.if_failed("A1")
    assert [row.code for row in failed.debt] == ["A1"]
    assert [row.verdict.value for row in failed.home_rows] == ["open", "open"]


def test_matches_say_what_is_lost_with_one_component() -> None:
    foresight = foresee(_AGREEMENT, _RULES, scale="NO-AF", matches=[Match(["A1"], ["H1"]), Match(["B1"], ["H2"])])
    assert [row.code for row in foresight.if_failed("A1").difference] == ["H1"]
    assert foresight.agreement.matches[0].host == ("A1",)


def test_the_rules_used_stay_with_the_agreement() -> None:
    assert _FORESIGHT.agreement.rules == _RULES
    assert _AGREEMENT.rules is None
    courses = [CourseResult(c.code, c.title, c.credits, grading_scale("NO-AF").grade("B")) for c in _STUDIED]
    transcript = Transcript(Institution("Oslo"), tuple(courses))
    later = HomeRules(credits="ECTS", grades="without")
    decision = recognise(transcript, _FORESIGHT.agreement, later)
    assert decision.home == _RULES
    assert [row.shown_grade for row in decision.rows] == ["B+ (KZ-2011)"] * 2
    assert foresee(_FORESIGHT.agreement, later, scale="NO-AF") == _FORESIGHT


def test_it_prints_as_tables() -> None:
    text = str(_FORESIGHT)
    assert text.startswith("What would be recognised: NO-AF → KZ-2011")
    lines = [line.split() for line in text.splitlines()]
    assert ["B", "all", "recognised", "B+", "(KZ-2011)"] in lines
    assert ["F", "all", "academic", "debt", "–"] in lines
    assert any(line[:4] == ["A1", "is", "failed", "50/9"] for line in lines)
    assert "recognition.credits-range" in text
    html = _FORESIGHT._repr_html_()
    assert html.count("<table") == 3
    assert "A1 is failed" in html
    assert "Algebra" not in repr(_FORESIGHT)


def test_a_component_without_credits_has_a_line_of_its_own() -> None:
    mixed = LearningAgreement([*_STUDIED, Component("C1", "Choir")], [])
    lines = str(foresee(mixed, HomeRules(credits="ECTS"), scale="NO-AF", catalogue=default_catalogue())).splitlines()
    (told,) = [line.split() for line in lines if line.startswith("C1 Choir")]
    assert told == ["C1", "Choir", "–", "–,", "recognition.credits-missing"]
    assert [line.split()[1:4] for line in lines if line.startswith("B ")] == [["A1,", "B1", "recognised"], ["C1", "OPEN", "–"]]


def test_a_scale_without_a_step_is_foreseen_at_its_ends() -> None:
    foresight = foresee(LearningAgreement(_STUDIED, []), HomeRules(credits="ECTS"), scale=grading_scale("FR-20"))
    assert [f.result for f in foresight.results if f.code == "A1"] == ["20", "10", "0", "passed without grade"]


def test_a_name_that_is_not_there_is_told_with_the_nearest() -> None:
    with pytest.raises(ArgumentError, match='the component cannot be "A2"'):
        _FORESIGHT.result("A2", "B")
    with pytest.raises(ArgumentError, match='the result cannot be "Z"'):
        _FORESIGHT.result("A1", "Z")
    with pytest.raises(ArgumentError, match='the component cannot be "A2"'):
        _FORESIGHT.if_failed("A2")
    with pytest.raises(UnknownScaleError):
        foresee(_AGREEMENT, _RULES, scale="NO-AX")
    with pytest.raises(ArgumentError, match="home"):
        foresee(_AGREEMENT, scale="NO-AF")


def test_changes_that_do_not_apply_on_the_day_are_told_in_print_and_html() -> None:
    later = Change("2024-03-01", drop_studied=["B1"], add_studied=[Component("C1", "Logic", Credits(5, "ECTS"))], signed=True)
    unsigned = Change("2024-02-01", drop_studied=["A1"], signed=False)
    agreement = LearningAgreement(_STUDIED, _HOME, signed="2024-01-10", changes=[unsigned, later])
    before = foresee(agreement, _RULES, scale="NO-AF", on="2024-02-15")
    told = "the change of 2024-03-01 is in force since 2024-03-01, after 2024-02-15, and does not apply"
    assert {foreseen.code for foreseen in before.results} == {"A1", "B1"}
    assert [finding.code for finding in before.left_out] == ["recognition.change-later", "recognition.change-unsigned"]
    assert told in str(before)
    assert told in before._repr_html_()
    after = foresee(agreement, _RULES, scale="NO-AF", on="2024-03-01")
    assert {foreseen.code for foreseen in after.results} == {"A1", "C1"}
    assert [finding.code for finding in after.left_out] == ["recognition.change-unsigned"]
    signed_later = foresee(agreement, _RULES, scale="NO-AF", on="2024-01-09")
    assert signed_later.left_out[0].code == "recognition.agreement-later"
    assert _FORESIGHT.left_out == ()
