"""Courses that may be meant, and institutions that are taken for one host, are told."""

import pytest

from bologna_credits import Component, CourseResult, Institution, LearningAgreement, Transcript, Verdict, recognise, verify
from tests.recognition.support import ECTS_RULES, ects

_AAVA, _BRUK = Institution("Aava", "FI", {"erasmus": "SF AAVA01"}), Institution("Bruk", "FI", {"erasmus": "SF BRUK01"})


def _line(code: str, title: str, host: Institution, amount: int | None = 5) -> CourseResult:
    return CourseResult(code, title, None if amount is None else ects(amount), host=host, status="passed")


def _paper(amount: int | None = 5) -> Transcript:
    lines = [
        ("MAT1", "Algebra 3", _AAVA),
        ("MAT2", "Analysis 4", _AAVA),
        ("MAT1", "Algebra 5", _BRUK),
        ("MAT3", "Logic 2", _BRUK),
    ]
    return Transcript(_AAVA, [_line(code, title, host, amount) for code, title, host in lines])


def test_candidates_of_an_open_row_are_not_outside_and_what_stays_undecided_is_told() -> None:
    decision = recognise(_paper(), LearningAgreement([Component("MAT1", "Mathematics", ects(5))], []), ECTS_RULES)
    assert [(row.code, row.verdict) for row in decision.rows] == [("MAT1", Verdict.OPEN)]
    assert [course.code for course in decision.outside] == ["MAT2", "MAT3"]
    totals = decision.to_dict()["totals"]
    assert (totals["open"], totals["outside the agreement"]) == ("5 ECTS", "10 ECTS")
    (note,) = decision.report.with_code("recognition.candidates")
    assert (note.subject, note.verdict, note.message) == (
        "MAT1",
        Verdict.NOTE,
        "this component may stand for any of MAT1 (Aava) and MAT1 (Bruk), with 10 ECTS; a course for which it does not stand is outside the agreement",
    )
    assert {f.subject for f in decision.report.with_code("recognition.outside")} == {"MAT2", "MAT3"}
    assert [host["name"] for host in (row["host"] for row in decision.to_dict()["outside"])] == ["Aava", "Bruk"]
    assert [f.code for f in verify(decision)] == ["verify.same"]


def test_candidates_without_credits_are_told_without_an_amount() -> None:
    decision = recognise(_paper(None), LearningAgreement([Component("MAT1", "Mathematics")], []), ECTS_RULES)
    assert decision.report.with_code("recognition.candidates")[0].named["credits"] is None


@pytest.mark.parametrize("names", [("Aava", "Bruk"), ("Bruk", "Aava")])
def test_two_names_with_one_identifier_are_told_once_and_one_name_never(names: tuple[str, str]) -> None:
    both = {"erasmus": "SF TAMPERE01", "schac": "tuni.fi"}
    hosts = [Institution(name, "FI", both) for name in names]
    paper = Transcript(hosts[0], [_line("A", "Algebra", host) for host in hosts])
    decision = recognise(paper, None, ECTS_RULES)
    (note,) = decision.report.with_code("recognition.one-host")
    assert (note.named["names"], note.named["identifier"]) == (names, "SF TAMPERE01")
    alike = Transcript(hosts[0], [_line("A", "Algebra", Institution(name, "FI", both)) for name in ("Aava", "AAVA")])
    assert not recognise(alike, None, ECTS_RULES).report.with_code("recognition.one-host")


def test_a_candidate_without_credits_is_told_with_those_of_its_parts() -> None:
    heading = CourseResult("X", "Botany", parts=[CourseResult("Y", "Ferns", ects(3))])
    transcript = Transcript(_AAVA, [CourseResult("X", "Algebra", ects(5)), heading])
    agreement = LearningAgreement([Component("X", "Zoology")], [Component("H", "Home")])
    (note,) = recognise(transcript, agreement, ECTS_RULES).report.with_code("recognition.candidates")
    assert dict(note.facts)["credits"] == (ects(8),)
