"""What the days of the papers contradict is told."""

import attrs

from bologna_credits import (
    Change,
    Component,
    CourseResult,
    HomeRules,
    Institution,
    LearningAgreement,
    Recognition,
    Transcript,
    Verdict,
    foresee,
    recognise,
)
from tests.recognition.support import ects, ects_component, ects_line, settle_by_dean

_RULES = HomeRules("ECTS", grades="without")
_AGREEMENT = LearningAgreement(
    [ects_component("A")],
    [Component("H", "Home")],
    [Change("2017-03-01", drop_studied=["A"], add_studied=[ects_component("B")])],
    signed="2016-06-01",
)


def _decide(*courses: CourseResult, on: str | None, issued: str | None = None) -> Recognition:
    return recognise(Transcript(Institution("Oslo"), courses, issued=issued), _AGREEMENT, _RULES, on=on)


def test_a_change_later_than_the_day_of_the_decision_does_not_apply_and_is_told() -> None:
    before = _decide(ects_line("A"), on="2017-02-01")
    assert [(row.code, row.verdict) for row in before.rows] == [("A", Verdict.HOLDS)]
    (note,) = before.report.with_code("recognition.change-later")
    assert note.message == "the change of 2017-03-01 is in force since 2017-03-01, after 2017-02-01, and does not apply"
    for on in ("2017-03-01", None):
        after = _decide(ects_line("A"), on=on)
        assert [row.code for row in after.rows] == ["B"]
        assert not after.report.with_code("recognition.change-later")


def test_a_change_later_than_the_day_does_not_apply_before_departure() -> None:
    early = foresee(_AGREEMENT, _RULES, scale="NO-AF", on="2017-02-01")
    assert {foreseen.code for foreseen in early.results} == {"A"}
    assert early.all_passed.report.with_code("recognition.change-later")
    assert {foreseen.code for foreseen in foresee(_AGREEMENT, _RULES, scale="NO-AF").results} == {"B"}


def test_a_decision_before_the_agreement_was_signed_is_open() -> None:
    decision = _decide(ects_line("A"), on="2016-05-01")
    (finding,) = decision.report.with_code("recognition.agreement-later")
    assert finding.verdict is Verdict.OPEN
    assert finding in decision.open
    settled = settle_by_dean(decision, "recognition.agreement-later", "")
    assert finding not in settled.open


def test_a_decision_before_a_result_is_open_and_a_plan_is_none() -> None:
    courses = [ects_line("A", day="2017-02-02"), ects_line("X", day="2017-02-03")]
    decision = _decide(*courses, on="2017-02-01")
    (finding,) = decision.report.with_code("recognition.result-later")
    assert (finding.subject, finding.verdict) == ("A", Verdict.OPEN)
    assert finding.message == "the result is of 2017-02-02, after the decision of 2017-02-01"
    assert not settle_by_dean(decision, "recognition.result-later", "A").open
    assert not _decide(*courses, on="2017-02-02").report.with_code("recognition.result-later")
    planned = attrs.evolve(courses[0], status="in-progress")
    assert not _decide(planned, on="2017-02-01").report.with_code("recognition.result-later")


def test_papers_issued_before_a_result_or_after_the_decision_are_told() -> None:
    decision = _decide(ects_line("A", day="2017-02-02"), on="2017-02-03", issued="2017-02-01")
    (note,) = decision.report.with_code("recognition.result-after-issue")
    assert (note.subject, note.verdict) == ("A", Verdict.NOTE)
    late = _decide(ects_line("A", day="2017-02-02"), on="2017-02-03", issued="2017-02-04")
    assert [f.verdict for f in late.report.with_code("recognition.issued-later")] == [Verdict.NOTE]
    assert not late.report.with_code("recognition.result-after-issue")


def test_a_change_before_the_agreement_was_signed_is_open() -> None:
    agreement = attrs.evolve(_AGREEMENT, signed="2017-04-01")
    (finding,) = agreement.effective().report
    assert (finding.code, finding.verdict) == ("recognition.change-before", Verdict.OPEN)
    assert finding.message == "the change of 2017-03-01 is older than the agreement, which was signed on 2017-04-01"


def test_a_settlement_before_its_papers_is_told() -> None:
    line = CourseResult("A", "a", ects(5), label="odd", day="2023-01-31")
    decision = settle_by_dean(_decide(line, on=None, issued="2023-03-01"), "recognition.package-incomplete", "H", "fails")
    assert [note.message for note in decision.report.with_code("recognition.settled-before")] == [
        "recognition.package-incomplete was decided on 2023-02-01, before the papers of 2023-03-01"
    ]
    known = settle_by_dean(_decide(line, on=None, issued="2023-01-31"), "recognition.package-incomplete", "H", "fails")
    assert not known.report.with_code("recognition.settled-before")
    bare = recognise(Transcript(Institution("Oslo")), None, _RULES, settlements=known.settlements)
    assert not bare.report.with_code("recognition.settled-before")


def test_a_result_before_the_agreement_was_signed_is_told() -> None:
    (note,) = _decide(ects_line("A", day="2016-05-31"), on="2017-02-01").report.with_code("recognition.result-before-agreement")
    assert (note.subject, note.verdict) == ("A", Verdict.NOTE)
    assert note.message == "the result is of 2016-05-31, before the agreement was signed on 2016-06-01"
    same_day = _decide(ects_line("A", day="2016-06-01"), on="2017-02-01")
    assert not same_day.report.with_code("recognition.result-before-agreement")
