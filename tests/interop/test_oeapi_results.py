"""Results of OEAPI: what is written is read again, what a result has no place for is refused, what is left open stays open."""

import datetime
import json
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

import bologna_credits as bc
from bologna_credits import ArgumentError, ArgumentTypeError, UndecidedError
from bologna_credits.core import DocumentError, UnknownGradeError
from bologna_credits.interop import UnwritableError
from bologna_credits.interop.oeapi import Result, StudyLoad, read_result, result_of, write_result

FIVE = bc.Credits(5, "ECTS")
ON = "2026-07-01T12:00:00+02:00"
NO_AF = bc.grading_scale("NO-AF")
# source/enumerations of release/6.0, as read.
STATES = ["in_progress", "postponed", "completed", "queued", "x-appealed"]
PASSES = [None, "unknown", "passed", "failed", "x-deferred"]
TYPES = [None, "pass_or_fail", "us_letter", "de_grade", "grade_0_10_one_decimal", "other", "x-kz"]
_TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)

results = st.builds(
    Result,
    state=st.sampled_from(STATES),
    published=st.sampled_from([ON, "2026-07-01", "2025-11-28T08:30:00Z"]),
    passed=st.sampled_from(PASSES),
    score=st.none() | _TEXTS,
    comment=st.none() | _TEXTS,
    final=st.booleans(),
    raw_score=st.none() | st.integers(0, 100),
    max_raw_score=st.just(100),
    study_load=st.builds(StudyLoad, st.sampled_from(["ects", "sbu"]), st.integers(0, 300)),
    value_type=st.sampled_from(TYPES),
)


@given(result=results)
def test_a_course_result_is_read_again_as_it_was(result: Result) -> None:
    assert read_result(write_result(result)) == result


@given(result=results, weight=st.none() | st.integers(0, 100))
def test_a_component_result_is_read_again_as_it_was(result: Result, weight: int | None) -> None:
    component = attrs.evolve(result, study_load=None, weight=weight)
    assert read_result(write_result(component, of="test_component")) == component


@given(result=results)
def test_each_key_is_one_of_the_schema(result: Result) -> None:
    # source/schemas/Result.yaml and CourseOfferingAssociationResult.yaml; resultvaluetype is of 6.1-RC.1.
    data = json.loads(write_result(result))
    names = {
        "state",
        "pass",
        "comment",
        "score",
        "rawScore",
        "maxRawScore",
        "final",
        "resultDateTime",
        "studyLoad",
        "resultvaluetype",
    }
    assert data.keys() <= names
    assert {"state", "resultDateTime", "studyLoad"} <= data.keys()


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
    ("more", "of", "words"),
    [
        ({}, "course", "study load: the specification needs it"),
        ({}, "programme", "study load: the specification needs it"),
        ({"study_load": StudyLoad("ects", 5), "weight": 3}, "course", "weight: it belongs to components"),
        ({"study_load": StudyLoad("ects", 5)}, "test_component", "study load: it belongs to courses and programmes"),
        ({"raw_score": 3}, "learning_component", "raw score: the specification needs the most points"),
        ({"not_read": ["ext"]}, "test_component", "ext: they were not read"),
    ],
)
def test_what_the_kind_needs_or_has_no_place_for_is_told(more: dict[str, Any], of: Any, words: str) -> None:
    result = Result(state="completed", published=ON, **more)
    with pytest.raises(UnwritableError, match=words):
        write_result(result, of=of)


def test_what_has_no_place_is_left_out_if_the_caller_says_so() -> None:
    result = Result(state="completed", published=ON, study_load=StudyLoad("ects", 5), weight=3, not_read=["ext"])
    assert "weight" not in json.loads(write_result(result, open="omit"))
    assert "studyLoad" not in json.loads(write_result(result, of="learning_component", open="omit"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            '{"pass": "yes"}',
            ["state is absent; use one of in_progress", "resultDateTime is absent", 'pass is "yes"; use one of unknown'],
        ),
        ('{"state": "queued", "resultDateTime": "1 July"}', ['resultDateTime is "1 July"; use a time with its zone']),
        ('{"state": "queued", "resultDateTime": "2026-07-01T12:00:00"}', ["use a time with its zone"]),
        ('{"state": "queued", "resultDateTime": "2026-02-30"}', ["use a time with its zone"]),
        ('{"state": 3, "resultDateTime": 3}', ["state is a number", "resultDateTime is a number"]),
        (
            '{"state": "queued", "resultDateTime": "2026-07-01", "score": 8, "final": "yes", "rawScore": 7.5, "weight": 101}',
            ["score is text, not a number", 'final is true or false, not "yes"', "rawScore is a whole number", "weight is 101"],
        ),
        (
            '{"state": "queued", "resultDateTime": "2026-07-01", "rawScore": true, "studyLoad": {"studyLoadUnit": "credits"}}',
            [
                "rawScore is a whole number, not true",
                'studyLoad.studyLoadUnit is "credits"',
                "studyLoad.value is a number, not absent",
            ],
        ),
        ('{"state": "queued", "resultDateTime": "2026-07-01", "studyLoad": []}', ["studyLoad is an object"]),
        ('{"state": "queued", "resultDateTime": "2026-07-01", "resultValueType": "nl"}', ['resultValueType is "nl"']),
        ("[]", ["a result is an object, not a list"]),
    ],
)
def test_all_faults_are_told_at_once_in_the_words_of_the_document(data: str, words: list[str]) -> None:
    with pytest.raises(DocumentError) as raised:
        read_result(data)
    assert [word for word in words if word not in str(raised.value)] == []


def test_the_type_of_the_score_is_read_in_both_spellings() -> None:
    for key in ("resultvaluetype", "resultValueType"):
        assert read_result({"state": "queued", "resultDateTime": "2026-07-01", key: "us_letter"}).value_type == "us_letter"


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


def test_another_kind_of_offering_is_refused() -> None:
    with pytest.raises(ArgumentError, match="of cannot be"):
        write_result(Result(state="queued", published=ON), of="exam")  # type: ignore[arg-type]
