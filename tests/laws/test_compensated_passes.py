"""No failing grade stands in a recognised row: a statement that credits were awarded, and a label that alone is no pass."""

import pytest

from bologna_credits import (
    Component,
    CourseResult,
    Credits,
    Grade,
    GradingScale,
    GradingTable,
    GradingTableOverlap,
    HomeRules,
    Institution,
    LearningAgreement,
    Linear,
    ModifiedBavarian,
    PracticeWith,
    Recognition,
    Transcript,
    Verdict,
    grading_scale,
    grading_scales,
    recognise,
)
from bologna_credits.papers import Obstacle

_SCALES = grading_scales()
_CREDITS = Credits(6, "ECTS")


def _recognised(grade: Grade, rules: HomeRules) -> Recognition:
    course = CourseResult("A", "Algebra", _CREDITS, grade, grade.label, "passed")
    agreement = LearningAgreement([Component("A", "Algebra", _CREDITS)], [Component("H", "Algebra", _CREDITS)])
    return recognise(Transcript(Institution("West"), (course,)), agreement, rules)


def _methods(host: GradingScale, home: GradingScale) -> list[object]:
    found: list[object] = [None, ModifiedBavarian(onto="nearest_better"), Linear(6, 4)]
    if host.passing and host.failing and home.passing and home.failing:
        one, other = (GradingTable(scale, {scale.passing[0].label: 3, scale.failing[0].label: 1}) for scale in (host, home))
        found.append(GradingTableOverlap(one, other, choose="maximum"))
    return found


@pytest.mark.sweep
@pytest.mark.parametrize("home", _SCALES, ids=lambda scale: scale.code)
def test_credits_awarded_for_a_failing_label_leave_the_grade_open_on_every_scale_and_by_every_method(home: GradingScale) -> None:
    host = grading_scale("CH-6")
    for grade in (host.grade("3.5"), *home.failing[:1]):
        for by in _methods(grade.scale, home):
            row = _recognised(grade, HomeRules("ECTS", scale=home.code, by=by)).rows[0]  # type: ignore[arg-type]
            assert (row.verdict, str(row.recognised), row.grade) == (Verdict.HOLDS, "6 ECTS", None)
            assert row.shown_grade == "OPEN"
            assert [f.code for f in row.grade_findings if f.verdict is Verdict.OPEN] == ["recognition.grade-open"]


@pytest.mark.sweep
@pytest.mark.parametrize("host", _SCALES, ids=lambda scale: scale.code)
def test_no_failing_grade_stands_in_a_recognised_row_whatever_the_scale_of_the_host(host: GradingScale) -> None:
    unclear = [grade for grade in host.grades if grade.conditional is not None]
    for grade in dict.fromkeys((*host.failing[:1], *host.failing[-1:], *unclear[:2])):
        for home in ("DE-THIRDS", "KZ-2018", "ECTS-AF", host.code):
            for by in (None, ModifiedBavarian(onto="nearest_better")):
                row = _recognised(grade, HomeRules("ECTS", scale=home, by=by)).rows[0]
                assert row.verdict is Verdict.HOLDS
                assert row.grade is None or row.grade.passes


def test_a_practice_for_mere_passes_gives_no_grade_for_a_failing_label() -> None:
    rules = HomeRules("ECTS", scale="IT-30", by=PracticeWith("IT/UPO-DIGSPES", mean="26.4"))
    row = _recognised(grading_scale("CH-6").grade("3.5"), rules).rows[0]
    assert row.shown_grade == "OPEN"
    (point,) = (f for f in row.grade_findings if f.code == "recognition.grade-open")
    assert point.named["why"] is Obstacle.AWARDED


def test_a_mark_that_is_carried_over_stays_and_is_told_where_it_alone_is_no_pass() -> None:
    row = _recognised(grading_scale("CH-6").grade("3.5"), HomeRules("ECTS", grades="carry")).rows[0]
    assert row.shown_grade == "3.5 (CH-6)"
    assert "recognition.carried-fail" in {finding.code for finding in row.grade_findings}
    passed = _recognised(grading_scale("CH-6").grade("5"), HomeRules("ECTS", grades="carry")).rows[0]
    assert [finding.code for finding in passed.grade_findings] == ["recognition.grade-carried"]
