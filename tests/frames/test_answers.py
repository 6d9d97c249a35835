"""The words of a row: statuses, and the codes of reasons."""

import pytest

import bologna_credits as bc
from bologna_credits.frames.answers import Answer, Question, reason_of


def asked(**named: object) -> Question:
    return Question(**({"to": None, "by": None, "on": None, "circumstances": None, "catalogue": bc.default_catalogue()} | named))  # type: ignore[arg-type]


def test_a_float_trace_has_a_reason_of_its_own() -> None:
    question = asked(by="DE/KMK")
    assert question.answer(bc.grading_scale("FR-20"), 0.1 + 0.2).reason == "number-trace"
    assert question.answer(bc.grading_scale("FR-20"), float("inf")).reason == "number"


def test_the_worst_and_the_best_candidate_are_told() -> None:
    answer = asked(to="KZ-2018").answer(bc.grading_scale("NO-AF"), "F")
    assert (answer.status, answer.grade, answer.low, answer.high) == ("OPEN", None, "F", "FX")
    assert answer.reason == "grade.fail-open"


def test_an_error_of_the_whole_call_is_raised_and_that_of_a_row_is_reported() -> None:
    wrong = asked(to="ECTS-AF", by="nobody at all")
    with pytest.raises(bc.BolognaError):
        asked(to="XX-NONE").answer(bc.grading_scale("NO-AF"), "A")
    assert asked(to="XX-NONE", by_row=True).answer(bc.grading_scale("NO-AF"), "A").reason == "unknown-scale"
    assert wrong.answer(bc.grading_scale("KZ-2011"), "A").status == "INVALID"


def test_the_reason_of_an_error_is_the_name_of_its_kind() -> None:
    assert reason_of(bc.UnknownScaleError("XX", ())) == "unknown-scale"
    assert Answer.invalid("x").said == ("INVALID", None, "x", None, None, None)
