"""The content of a decision: its rows by verdict, its sums, and its open points."""

import pickle

import attrs

from bologna_credits import CreditRange, Credits, Finding, LearningAgreement, Report, Transcript, recognise
from bologna_credits.core import Verdict
from bologna_credits.papers import Institution
from tests.recognition.support import ECTS_RULES, decide_ects, ects_component, ects_line


def test_rows_are_sorted_by_their_verdict() -> None:
    rules = attrs.evolve(ECTS_RULES, used="refuse")
    paper = Transcript(Institution("Oslo"), [ects_line("A"), ects_line("B", label="F"), ects_line("C")]).used("BSc", ["C"])
    decision = recognise(paper, LearningAgreement([ects_component(code) for code in "ABC"], [ects_component("H")]), rules)
    by_verdict = (decision.recognised, decision.debt, decision.refused)
    assert [[row.code for row in rows] for rows in by_verdict] == [["A"], ["B"], ["C"]]
    assert [row.code for row in decision.difference] == []
    assert [row.report.open[0].code for row in decision.home_rows] == ["recognition.package-incomplete"]


def test_the_sum_is_a_range_of_home_credits_and_the_surplus_is_listed() -> None:
    decision = decide_ects([ects_line("A", 7)], [ects_component("A", 5)])
    assert decision.credits == CreditRange(5, 5, "ECTS")
    assert decision.surplus == (("A", Credits(2, "ECTS")),)


def test_a_first_version_revises_nothing() -> None:
    decision = decide_ects([ects_line("A")], [ects_component("A")])
    assert (decision.number, decision.revises) == (1, "")


def test_an_open_point_of_the_document_can_be_settled() -> None:
    odd = Finding("document.table-unusable", Verdict.OPEN, "A")
    paper = Transcript(Institution("Oslo"), [ects_line("A")], Report([odd]))
    decision = recognise(paper, LearningAgreement([ects_component("A")], []), ECTS_RULES)
    assert odd in decision.open
    settled = decision.settle(odd.code, "A", "holds", by="Dean", on="2023-02-01", because="not needed")
    assert odd not in settled.open
    assert settled.report.with_code("recognition.settled")[0].subject == "A"


def test_the_findings_of_a_decision_are_collected_once_outside_equality_and_pickles() -> None:
    read, unread = (decide_ects([ects_line("A")], [ects_component("A")]) for _ in range(2))
    first, again = read.report, read.report
    assert first.findings
    assert all(one is other for one, other in zip(first, again, strict=True))
    assert read._recorded is read._recorded
    assert (read, pickle.dumps(read)) == (unread, pickle.dumps(unread))
    assert pickle.loads(pickle.dumps(read)).report == first
