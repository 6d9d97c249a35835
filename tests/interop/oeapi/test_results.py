"""Results of OEAPI: what they have no place for is refused, and what is left open stays open."""

import datetime
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits import ArgumentError, ArgumentTypeError, UndecidedError
from bologna_credits.core import UnknownGradeError
from bologna_credits.interop import UnwritableError
from bologna_credits.interop.oeapi import Result, StudyLoad, read_result, result_of, write_result

FIVE = bc.Credits(5, "ECTS")
ON = "2026-07-01T12:00:00+02:00"
NO_AF = bc.grading_scale("NO-AF")


# The examples of the schemas: 'completed', 'passed', '9', 72 of 80, '2025-11-28T08:30:00+01:00', 3 ects.
EXAMPLE = """{"state": "completed", "pass": "passed", "comment": "Strong performance overall", "score": "9", "rawScore": 72,
 "maxRawScore": 80, "final": true, "resultDateTime": "2025-11-28T08:30:00+01:00", "studyLoad": {"studyLoadUnit": "ects", "value": 3},
 "assessorId": null, "documents": [], "ext": {"a": 1}, "later": 3}"""


def test_the_example_of_the_specification_becomes_a_line_of_a_transcript() -> None:
    result = read_result(EXAMPLE)
    assert (result.raw_score, result.max_raw_score, result.final, result.not_read) == (72, 80, True, ("ext", "later"))
    course = result.course("ALG1", "Algebra", scale="NL-10-WHOLE", day="2025-11-20")
    assert (course.status, course.label, str(course.grade), course.credits) == (
        "passed",
        "9",
        "9 (NL-10-WHOLE)",
        bc.Credits(3, "ECTS"),
    )
    assert course.day == datetime.date(2025, 11, 20)


@pytest.mark.parametrize(
    ("state", "passed", "status"),
    [
        ("completed", "passed", "passed"),
        ("completed", "failed", "failed"),
        ("completed", "unknown", None),
        ("completed", None, None),
        ("completed", "x-deferred", None),
        ("in_progress", None, "in-progress"),
        ("in_progress", "passed", "in-progress"),
        ("postponed", "unknown", "in-progress"),
        ("queued", None, "in-progress"),
        ("x-appealed", "passed", None),
    ],
)
def test_only_a_completed_result_is_passed_or_failed(state: str, passed: str | None, status: str | None) -> None:
    assert Result(state=state, published=ON, passed=passed).status == status


def test_a_line_with_its_grade_is_a_result_and_a_line_again() -> None:
    course = bc.CourseResult("A", "Algebra", FIVE, NO_AF.grade("B"), "B", "passed")
    result = read_result(write_result(result_of(course, published=ON)))
    assert result.course("A", "Algebra", scale="NO-AF") == course


@pytest.mark.parametrize(
    ("line", "state", "passed"),
    [
        ({"status": "passed"}, "completed", "passed"),
        ({"status": "failed", "grade": NO_AF.grade("B")}, "completed", "failed"),
        ({"status": "in-progress", "grade": NO_AF.grade("B")}, "in_progress", "unknown"),
        ({"grade": NO_AF.grade("B")}, "completed", "passed"),
        ({"grade": NO_AF.grade("F")}, "completed", "failed"),
        ({"label": "Hyv"}, "completed", "unknown"),
        ({}, "completed", "unknown"),
    ],
)
def test_a_line_is_passed_by_its_status_else_by_its_grade(line: dict[str, Any], state: str, passed: str) -> None:
    result = result_of(bc.CourseResult("A", "Algebra", **line), published=ON)
    assert (result.state, result.passed) == (state, passed)


def test_a_grade_with_a_condition_leaves_open_if_it_passes() -> None:
    grade = next(
        found
        for scale in bc.grading_scales()
        for row in scale.rows
        if row.graded and (found := scale.labelled(row.label)).conditional is not None
    )
    assert result_of(bc.CourseResult("A", "Algebra", grade=grade), published=ON).passed == "unknown"


def test_what_a_result_has_no_place_for_is_refused_with_all_reasons_or_left_out() -> None:
    table = bc.GradingTable(NO_AF, {"A": 1}, counted=True, population="course")
    grade = bc.grading_scale("KZ-2011").grade("B+").with_percent(87)
    course = bc.CourseResult(
        "A", "Algebra", bc.Credits("5/3", "ECTS"), grade, "good!", distribution=table, beside=[NO_AF.grade("B")]
    )
    with pytest.raises(UnwritableError) as raised:
        result_of(course, published=ON)
    assert [(reason.field, reason.argument) for reason in raised.value.reasons] == [
        ("grade", "open"),
        ("distribution", "open"),
        ("grade", "open"),
        ("grade", "open"),
        ("study load", "rounding"),
    ]
    left = result_of(course, published=ON, open="omit", rounding=bc.Rounding("1/10", "half_up"))
    assert (left.score, str(left.study_load)) == ("good!", "1.7 ects")


def test_credits_of_another_system_name_their_unit() -> None:
    course = bc.CourseResult("A", "Algebra", bc.Credits(6, "BE-SP"))
    with pytest.raises(UnwritableError, match="no unit for BE-SP"):
        result_of(course, published=ON)
    result = result_of(course, published=ON, unit="sp")
    assert result.course("A", "Algebra", system="BE-SP").credits == course.credits
    with pytest.raises(UndecidedError, match="does not say of which credit system"):
        result.course("A", "Algebra")


def test_a_study_load_that_is_a_time_is_no_credits() -> None:
    result = Result(state="completed", published=ON, study_load=StudyLoad("sbu", 140))
    with pytest.raises(UndecidedError, match="140 sbu, which is a time"):
        result.course("A", "Algebra")
    assert result.course("A", "Algebra", open="omit").credits is None


def test_a_score_that_is_not_on_the_scale_prints_its_range() -> None:
    result = Result(state="completed", published=ON, score="11")
    with pytest.raises(UnknownGradeError, match="11"):
        result.course("A", "Algebra", scale=bc.grading_scale("NL-10-WHOLE"))
    assert result.course("A", "Algebra").label == "11"
    assert Result(state="completed", published=ON).course("A", "Algebra", scale="NL-10-WHOLE").grade is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("state", "done"),
        ("passed", "yes"),
        ("value_type", "nl"),
        ("weight", 101),
        ("published", "today"),
        ("published", datetime.datetime(2026, 7, 1)),  # noqa: DTZ001
    ],
)
def test_a_wrong_field_is_told_by_its_name(field: str, value: Any) -> None:
    given: dict[str, Any] = {"state": "completed", "published": ON} | {field: value}
    with pytest.raises(ArgumentError) as raised:
        Result(**given)
    assert raised.value.argument == field


@pytest.mark.parametrize(("field", "value"), [("published", 3), ("score", 8), ("not_read", 3), ("study_load", "5 ects")])
def test_a_field_of_another_type_is_told_by_its_name(field: str, value: Any) -> None:
    given: dict[str, Any] = {"state": "completed", "published": ON} | {field: value}
    with pytest.raises(ArgumentTypeError) as raised:
        Result(**given)
    assert raised.value.argument == field


def test_a_time_and_a_day_are_published_as_they_are() -> None:
    moment = datetime.datetime(2026, 7, 1, 12, tzinfo=datetime.UTC)
    assert Result(state="queued", published=moment).published == "2026-07-01T12:00:00+00:00"
    assert Result(state="queued", published=datetime.date(2026, 7, 1)).published == "2026-07-01"
