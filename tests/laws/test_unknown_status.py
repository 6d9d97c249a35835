"""The law of the status that nobody knows: a document that states something else than a pass never counts as one."""

import json
from collections.abc import Callable

import pytest

from bologna_credits import (
    Component,
    CourseResult,
    Credits,
    HomeRules,
    Institution,
    LearningAgreement,
    Transcript,
    interop,
    recognise,
)
from bologna_credits.interop.oeapi import Result, result_of
from tests.interop.elmo_documents import a_course, a_credit, read_elmo

FIVE = Credits(5, "ECTS")
PUBLISHED = "2026-07-01"


def _elmo(word: str) -> CourseResult:
    return read_elmo(a_course(f"<status>{word}</status>{a_credit('5')}", "A")).courses[0]


def _elm(word: str) -> CourseResult:
    awarding = {"type": "AwardingProcess", "awardingBody": {"id": "urn:1", "type": "Organisation", "legalName": {"en": "Life"}}}
    proof = {"type": "LearningAssessment", "gradeStatus": {"prefLabel": {"en": word}}}
    claim = {"type": "LearningAchievement", "title": {"en": "A"}, "awardedBy": awarding, "provenBy": proof}
    subject = {"type": "Person", "hasClaim": claim}
    document = {"issuer": awarding["awardingBody"], "credentialSubject": subject, "validFrom": "2023-09-20T00:00:00+02:00"}
    return interop.elm.read(json.dumps(document)).courses[0]


def _oeapi_pass(word: str) -> CourseResult:
    return Result(state="completed", passed=f"x-{word}", published=PUBLISHED).course("A", "A")


def _oeapi_state(word: str) -> CourseResult:
    return Result(state=f"x-{word}", passed="passed", published=PUBLISHED).course("A", "A")


READERS: dict[str, Callable[[str], CourseResult]] = {
    "elmo": _elmo,
    "elm": _elm,
    "oeapi pass": _oeapi_pass,
    "oeapi state": _oeapi_state,
}


def _codes(course: CourseResult) -> list[str]:
    agreement = LearningAgreement([Component(course.code, course.title, FIVE)], [])
    decision = recognise(Transcript(Institution("Life"), [course]), agreement, HomeRules(credits="ECTS", unmatched="elective"))
    assert not decision.recognised
    return [finding.code for finding in decision.rows[0].report.open]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("word", ["withdrawn", "not-passed", "annulled"])
def test_a_line_whose_status_nobody_knows_is_open_and_no_pass(reader: str, word: str) -> None:
    course = READERS[reader](word)
    assert (course.status, course.grade) == (None, None)
    assert course.label is not None
    assert word in course.label
    assert _codes(course) == ["recognition.passed-unknown"]


def test_a_result_that_says_unknown_is_open_and_is_written_as_it_was_read() -> None:
    for word in ("unknown", "x-withdrawn"):
        result = Result(state="completed", passed=word, published=PUBLISHED)
        course = result.course("A", "A")
        assert _codes(course) == ["recognition.passed-unknown"]
        assert result_of(course, published=PUBLISHED) == result


@pytest.mark.parametrize(
    ("word", "status"),
    [("FAILED", "failed"), (" Failed ", "failed"), ("In_Progress", "in-progress"), ("in progress", "in-progress")],
)
def test_a_status_of_elmo_is_read_however_it_is_written(word: str, status: str) -> None:
    course = _elmo(word)
    assert (course.status, course.label) == (status, None)
