"""The rows of a decision."""

from bologna_credits import Credits
from tests.recognition.support import decide_ects, ects_component, ects_line


def test_a_row_counts_its_credits_without_those_beyond() -> None:
    decision = decide_ects([ects_line("A", 7), ects_line("B")], [ects_component("A", 5), ects_component("B")])
    assert [row.counted for row in decision.rows] == [Credits(5, "ECTS"), Credits(5, "ECTS")]


def test_a_row_says_whether_it_was_failed_at_the_host() -> None:
    decision = decide_ects([ects_line("A", label="F"), ects_line("B")], [ects_component("A"), ects_component("B")])
    assert [row.failed for row in decision.rows] == [True, False]


def test_the_reasons_of_a_row_include_those_of_its_grade() -> None:
    (row,) = decide_ects([ects_line("A")], [ects_component("A")]).rows
    assert row.report.findings == row.findings + row.grade_findings
    assert row.report.with_code("recognition.grade")
