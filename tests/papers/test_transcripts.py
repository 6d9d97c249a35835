"""One student's papers."""

import pickle

import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    Change,
    Component,
    CourseResult,
    Credits,
    Institution,
    LearningAgreement,
    Match,
    MixedCreditsError,
    Transcript,
)

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
        _transcript().total("all")
    with pytest.raises(MixedCreditsError):
        _transcript(CourseResult("A", "x", _ECTS), CourseResult("B", "y", Credits(1, "KZ-RK"))).total("every")


def test_a_status_is_one_of_three() -> None:
    with pytest.raises(ArgumentError, match='did you mean "passed"'):
        CourseResult("A", "x", status="pased")


def test_signed_changes_take_effect_from_their_day_in_order() -> None:
    first, second, third = Component("A", "a"), Component("B", "b"), Component("C", "c")
    agreement = LearningAgreement(
        [first],
        [Component("H", "h")],
        [
            Change(
                "2016-10-01", drop_studied=["B"], add_studied=[third], drop_recognised=["H"], add_recognised=[Component("I", "i")]
            ),
            Change("2016-09-01", drop_studied=["A"], add_studied=[second]),
            Change("2016-11-01", drop_studied=["C"], signed=False),
        ],
    )
    assert [c.code for c in agreement.effective("2016-08-31").studied] == ["A"]
    assert [c.code for c in agreement.effective("2016-09-01").studied] == ["B"]
    final = agreement.effective()
    assert [c.code for c in final.studied] == ["C"]
    assert [c.code for c in final.recognised] == ["I"]
    assert [finding.code for finding in final.report] == ["recognition.change-unsigned"]


def test_a_change_that_removes_what_is_not_there_is_open() -> None:
    agreement = LearningAgreement([Component("A", "a")], [], [Change("2016-09-01", drop_studied=["Z"])])
    assert agreement.effective().report.open[0].subject == "Z"


def test_a_list_of_codes_is_no_text() -> None:
    with pytest.raises(ArgumentTypeError, match="a list of codes"):
        Match("A", ["B"])
    assert str(Match(["A", "B"], ["C"])) == "A + B → C"
