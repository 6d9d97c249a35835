"""Results of OEAPI as JSON: what is written is read again, and all faults of a document are told at once."""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

import bologna_credits as bc
from bologna_credits import ArgumentError
from bologna_credits.core import DocumentError
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
            [
                "score must be text, and is a number",
                'final must be true or false, and is "yes"',
                "rawScore must be a whole number",
                "weight is 101",
            ],
        ),
        (
            '{"state": "queued", "resultDateTime": "2026-07-01", "rawScore": true, "studyLoad": {"studyLoadUnit": "credits"}}',
            [
                "rawScore must be a whole number, and is true",
                'studyLoad.studyLoadUnit is "credits"',
                "studyLoad.value must be a number, and is absent",
            ],
        ),
        ('{"state": "queued", "resultDateTime": "2026-07-01", "studyLoad": []}', ["studyLoad must be an object"]),
        ('{"state": "queued", "resultDateTime": "2026-07-01", "resultValueType": "nl"}', ['resultValueType is "nl"']),
        ("[]", ["a result must be an object, and is a list"]),
    ],
)
def test_all_faults_are_told_at_once_in_the_words_of_the_document(data: str, words: list[str]) -> None:
    with pytest.raises(DocumentError) as raised:
        read_result(data)
    assert [word for word in words if word not in str(raised.value)] == []


def test_the_type_of_the_score_is_read_in_both_spellings() -> None:
    for key in ("resultvaluetype", "resultValueType"):
        assert read_result({"state": "queued", "resultDateTime": "2026-07-01", key: "us_letter"}).value_type == "us_letter"


def test_another_kind_of_offering_is_refused() -> None:
    with pytest.raises(ArgumentError, match="of cannot be"):
        write_result(Result(state="queued", published=ON), of="exam")  # type: ignore[arg-type]


def test_every_line_of_an_example_becomes_a_result_and_a_line_again() -> None:
    transcript = bc.interop.case.load(Path(__file__).parents[3] / "examples" / "kostanay-oslo").transcript
    for line in transcript.walk():
        kind = "course" if line.credits is not None else "test_component"
        written = write_result(result_of(line, published="2017-01-10", open="omit"), of=kind)  # type: ignore[arg-type]
        again = read_result(written).course(line.code, line.title, scale=line.grade.scale if line.grade else None)
        assert (again.credits, again.grade, again.label) == (line.credits, line.grade, line.label)
        assert again.status == (line.status or ("passed" if line.grade and line.grade.passes else "failed"))
