"""Printed distributions as grading tables."""

from fractions import Fraction

import pytest

from bologna_credits import Transcript
from tests.interop.elmo_documents import a_course, a_histogram, read_elmo


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


SPAIN = "<country>ES</country><title>x</title>"


def _spanish(**rows: object) -> Transcript:
    return read_elmo(a_course(a_histogram(**rows)), SPAIN)


def test_rows_that_the_scale_names_as_no_grades_leave_the_other_rows_usable() -> None:
    transcript = _spanish(NP=3, **{"4.0": 2, "8.5": 4, "9.0": 2})
    table = transcript.courses[0].distribution
    assert table is not None
    assert table.not_graded == ("NP",)
    # By hand: 4 and 2 of the 6 who passed.
    assert {label: str(share) for label, share in table.shares.items()} == {"9.0": "1/3", "8.5": "2/3"}
    (note,) = transcript.report.with_code("document.rows-dropped")
    assert note.message == "the rows NP with the figures 3 are no grades; the distribution is used without them"


def test_rows_that_nobody_explains_leave_the_table_unusable_until_the_caller_names_them() -> None:
    course = a_course(a_histogram(**{"6.0": 3, "5.0": 1, "1.0": 4}))
    unread = read_elmo(course, scales={"NO": "DE-THIRDS"})
    assert unread.courses[0].distribution is None
    assert unread.report.with_code("document.table-unusable")
    read = read_elmo(course, scales={"NO": "DE-THIRDS"}, no_grades=["6.0", "6,0"])
    table = read.courses[0].distribution
    assert table is not None
    assert table.shares == {"1.0": 1}
    assert read.report.with_code("document.rows-dropped")[0].named["labels"] == ("6.0",)


def test_a_grade_of_the_scale_that_the_caller_calls_no_grade_is_told_and_not_dropped_silently() -> None:
    transcript = read_elmo(a_course(a_histogram(**{"5.0": 1, "1.0": 4})), scales={"NO": "DE-THIRDS"}, no_grades=["1.0"])
    assert transcript.courses[0].distribution is None
    (note,) = transcript.report.with_code("document.table-unusable")
    assert "1.0, which is a grade of DE-THIRDS" in note.told


@pytest.mark.parametrize(
    ("rows", "scale"),
    [({"5": 1, "3": 2, "U": 1}, "SE-345"), ({"VG": 1, "G": 2}, "SE-UVG"), ({"5": 1, "G": 2}, None), ({"U": 2}, None)],
)
def test_of_several_scales_a_distribution_is_read_on_the_only_one_that_has_all_rows(
    rows: dict[str, int], scale: str | None
) -> None:
    transcript = read_elmo(a_course(a_histogram(**rows)), scales={"NO": ("SE-345", "SE-UVG")})
    table = transcript.courses[0].distribution
    assert (table and table.scale.code) == scale
    assert bool(transcript.report.with_code("document.table-unbound")) == (scale is None)


def test_a_distribution_in_letters_that_look_like_latin_ones_counts_as_the_latin_ones() -> None:
    counts = '<category label="А" count="3"/><category label="B" count="5"/><category label="Е" count="2"/>'
    transcript = read_elmo(a_course(f"<date>2012-12-01</date><resultDistribution>{counts}</resultDistribution>"))
    table = transcript.courses[0].distribution
    assert table is not None
    assert table.shares == {"A": Fraction(3, 10), "B": Fraction(5, 10), "E": Fraction(2, 10)}
    told = transcript.report.with_code("document.label-look-alike")
    assert [(finding.named["label"], finding.named["grade"]) for finding in told] == [("А", "A"), ("Е", "E")]
