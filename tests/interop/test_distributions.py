"""Printed distributions as grading tables."""

import pytest

from tests.interop.elmo_documents import a_course, read_elmo


def test_a_histogram_becomes_a_grading_table_of_population_course() -> None:
    counts = '<category label="A" count="3"/><category label="B" count="0"/><category label="F" count="2"/>'
    course = read_elmo(a_course(f"<date>2012-12-01</date><resultDistribution>{counts}</resultDistribution>")).courses[0]
    assert course.distribution is not None
    assert course.distribution.population == "course"
    assert course.distribution.shares == {"A": 1, "B": 0}
    assert dict(course.distribution.entries) == {"A": 3, "B": 0, "F": 2}
    assert course.distribution.dropped == ("F",)


def test_a_hundred_students_of_a_course_are_counts_and_no_percentages() -> None:
    counts = '<category label="A" count="40"/><category label="B" count="60"/>'
    table = (
        read_elmo(a_course(f"<date>2012-12-01</date><resultDistribution>{counts}</resultDistribution>")).courses[0].distribution
    )
    assert table is not None
    assert table.counts


@pytest.mark.parametrize(
    ("label", "count", "words"),
    [
        ("A-C", "3", 'no grade "A-C"'),
        ("10-20", "3", "a table of bands cannot be used"),
        ("A", "x", "is not a number"),
        ("A", "3.5", "whole numbers"),
        ("F", "1", "no passing grades"),
        ("A", "0", "no passing grades"),
    ],
)
def test_a_histogram_that_is_no_grading_table_is_left_out_and_told_as_printed(label: str, count: str, words: str) -> None:
    counts = f'<category label="{label}" count="{count}"/>'
    transcript = read_elmo(a_course(f"<date>2012-12-01</date><resultDistribution>{counts}</resultDistribution>"))
    assert transcript.courses[0].distribution is None
    (note,) = transcript.report.with_code("document.table-unusable")
    assert words in note.told
    assert (note.named["labels"], note.named["figures"]) == ((label,), (count,))


def test_a_histogram_without_a_scale_is_left_out_and_told_as_printed() -> None:
    inside = '<resultDistribution><category label="A" count="3"/><category label="F" count="0"/></resultDistribution>'
    transcript = read_elmo(a_course(inside), "<country>QQ</country>")
    assert transcript.courses[0].distribution is None
    (note,) = transcript.report.with_code("document.table-unbound")
    assert "labels A, F and figures 3, 0" in note.message
