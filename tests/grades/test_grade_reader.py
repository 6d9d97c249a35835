"""What documents print is read in one order: labels, numbers, marks with their maximum, words."""

from fractions import Fraction
from typing import Any

import pytest

from bologna_credits import Grade, GradingScale, UnknownGradeError, grading_scale
from bologna_credits.grades import Band, GradeRow, NumberGrades
from bologna_credits.grades.grade_reader import GradeReader


def reader_of(scale: GradingScale) -> GradeReader[Grade]:
    return scale._reader


def test_a_reader_keeps_nothing_of_what_it_reads() -> None:
    reader = reader_of(grading_scale("FR-20"))
    assert reader.read("15,5") == reader.read("15.5") == reader.read(15.5)
    assert reader.read("15,5") is not reader.read("15,5")


def test_a_number_is_a_row_whose_label_is_just_that_number() -> None:
    rows = [GradeRow("02", True, 2), GradeRow("2.0", True, 2), GradeRow("2", True, 3)]
    reader = reader_of(GradingScale("X-ROWS", rows=rows))
    assert reader.by_number(2).label == "2.0"
    assert reader.by_number(2.0).label == "2.0"
    assert reader.read("2").label == "2"
    with pytest.raises(UnknownGradeError):
        reader.by_number(3)


def test_a_number_is_the_label_that_documents_print_for_it() -> None:
    assert reader_of(GradingScale("X-PRINTED", rows=[GradeRow("4", True)])).by_number(4).label == "4"


def test_a_scale_without_rows_for_the_absent_has_none() -> None:
    assert reader_of(GradingScale("X-N", numbers=NumberGrades(10, 5, 0))).no_grade("NP") is None
    row = reader_of(grading_scale("ES-10")).no_grade("np")
    assert row is not None
    assert row.label == "NP"


def test_the_error_names_what_the_text_stands_for() -> None:
    error = reader_of(grading_scale("ES-10")).unknown("NP")
    assert "not" in error.message
    assert reader_of(grading_scale("ES-10")).unknown(3).scale == "ES-10"


def test_a_mark_with_its_word_is_a_row_or_a_number_that_no_row_prints() -> None:
    """ "4 (good)" has a row of that label; 7.5 of a scale of numbers has none."""
    rows = [GradeRow("A", True, words={"en": "excellent"}), GradeRow("B", True, words={"en": "good"})]
    letters = reader_of(GradingScale("X-LETTERS", rows=rows))
    assert letters.read("B (good)").label == "B"
    numbers = NumberGrades(10, 5, 0)
    marks = reader_of(GradingScale("X-MARKS", numbers=numbers, bands=[Band(7, 8, words={"en": "good"})]))
    assert marks.read("7.5 (good)").value == Fraction(15, 2)
    with pytest.raises(UnknownGradeError):
        marks.read("9 (good)")


def test_the_percent_sign_is_read_where_100_is_the_best_number_and_nowhere_else() -> None:
    assert reader_of(GradingScale("X-100", numbers=NumberGrades(100, 50, 0))).read("52 %").value == 52
    with pytest.raises(UnknownGradeError):
        reader_of(GradingScale("X-60", numbers=NumberGrades(60, 30, 0))).read("52 %")


def test_what_is_neither_text_nor_a_number_is_told_by_its_type() -> None:
    given: Any = ["28"]
    with pytest.raises(UnknownGradeError, match=r'^IT-30 has no grade "list"'):
        grading_scale("IT-30").grade(given)
