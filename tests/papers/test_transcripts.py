"""The transcript of records: its lines, its credits, and components marked as used."""

import pickle

import pytest

from bologna_credits import (
    ArgumentError,
    CourseResult,
    Credits,
    Institution,
    MixedCreditsError,
    Transcript,
)
from bologna_credits.core import NestedCreditsError
from tests.recognition.support import ects_line, paper_of

_ECTS = Credits(5, "ECTS")


def _transcript(*courses: CourseResult) -> Transcript:
    return Transcript(Institution("Oslo", "NO", {"schac": "uio.no"}), courses, issued="2017-01-10")


def test_a_transcript_is_walked_outermost_first_and_printed_with_what_is_nested() -> None:
    inner = CourseResult("B", "Inner", _ECTS, label="x", status="passed", day="2016-12-01")
    transcript = _transcript(CourseResult("A", "Outer", parts=(inner,)))
    assert [course.code for course in transcript.walk()] == ["A", "B"]
    assert transcript.results("B") == (inner,)
    assert "· Inner" in str(transcript)
    assert "<td>· Inner</td>" in transcript._repr_html_()
    assert pickle.loads(pickle.dumps(transcript)) == transcript
    assert len({transcript}) == 1


def test_a_total_is_by_a_policy_that_the_caller_names() -> None:
    assert _transcript(CourseResult("A", "x")).total("leaves") is None
    assert _transcript(CourseResult("A", "x", _ECTS), CourseResult("B", "y", _ECTS)).total("every") == Credits(10, "ECTS")
    with pytest.raises(ArgumentError, match="use one of every, topmost, leaves"):
        _transcript().total("all")  # type: ignore[arg-type]
    with pytest.raises(MixedCreditsError):
        _transcript(CourseResult("A", "x", _ECTS), CourseResult("B", "y", Credits(1, "KZ-RK"))).total("every")


def test_a_status_is_one_of_three() -> None:
    with pytest.raises(ArgumentError, match='did you mean "passed"'):
        CourseResult("A", "x", status="pased")  # type: ignore[arg-type]


def test_marking_what_is_used_reaches_nested_components_and_names_what_is_not_there() -> None:
    paper = paper_of(ects_line("P", parts=(ects_line("A"),)), ects_line("X", used="an earlier one"))
    marked = paper.used("Bachelor", ["A"])
    assert [course.used for course in marked.walk()] == [None, "Bachelor", "an earlier one"]
    with pytest.raises(ArgumentError, match='a component that is used cannot be "B"'):
        paper.used("Bachelor", ["B"])


def test_credits_on_a_programme_and_its_courses_have_no_sum_that_is_right() -> None:
    course = ects_line("A", kind="Course", parts=(ects_line("A1", 2, kind="Class"),))
    module = ects_line("M", 10, None, kind="Module", parts=(course, ects_line("B", 3, kind="course")))
    paper = paper_of(ects_line("P", None, None, parts=(module,)), ects_line("X", 1))
    assert [str(paper.total(policy)) for policy in ("every", "topmost", "leaves", "courses")] == [
        "21 ECTS",
        "11 ECTS",
        "6 ECTS",
        "8 ECTS",
    ]
    with pytest.raises(NestedCreditsError) as caught:
        paper.total("strict")
    assert caught.value.pairs == (("M", "A"), ("M", "A1"), ("M", "B"))
    assert str(paper_of(ects_line("P", None, None, parts=(ects_line("A"),))).total("strict")) == "5 ECTS"
    with pytest.raises(ArgumentError, match="strict"):
        paper.total("strictly")  # type: ignore[arg-type]


def test_the_host_is_a_column_where_there_are_several() -> None:
    bologna = CourseResult("A", "Algebra", _ECTS, host=Institution("Bologna", "IT"))
    transcript = _transcript(CourseResult("A", "Algebra", _ECTS), bologna)
    lines = [line.split() for line in str(transcript).splitlines()]
    assert lines[2][:3] == ["code", "title", "host"]
    assert "<td>A (Bologna)</td><td>Algebra</td><td>Bologna</td>" in transcript._repr_html_().replace("\n", "")
    assert "host" not in str(_transcript(CourseResult("A", "Algebra")))
    assert transcript.results("A") == ()
    assert transcript.results("A (Bologna)") == (bologna,)
    with pytest.raises(ArgumentError, match=r"A \(Oslo\)"):
        transcript.used("Bachelor", ["A"])
    assert transcript.key_of(CourseResult("Z", "elsewhere")) == "Z"


def test_a_line_with_0_credits_around_courses_states_no_credits_of_its_own() -> None:
    parts = (CourseResult("K1", "x", _ECTS), CourseResult("K2", "y", _ECTS))
    programme = CourseResult("DEG", "Degree", Credits(0, "ECTS"), parts=parts)
    assert programme.own_credits is None
    assert (parts[0].own_credits, CourseResult("E", "x", Credits(0, "ECTS")).own_credits) == (_ECTS, Credits(0, "ECTS"))
    for policy in ("every", "topmost", "leaves", "strict"):
        assert _transcript(programme).total(policy) == Credits(10, "ECTS")
    within = CourseResult("M", "Module", _ECTS, parts=(CourseResult("E", "Exam", Credits(0, "ECTS")),))
    for policy in ("every", "topmost", "leaves", "strict"):
        assert _transcript(within).total(policy) == _ECTS  # type: ignore[arg-type]
