"""What documents print is read in one order: labels, numbers, marks with their maximum, words."""

from fractions import Fraction
from typing import Any

import attrs
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


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("87 %", "B+ (KZ-2018), 87 %"),
        ("B+ (87)", "B+ (KZ-2018), 87 %"),
        ("87,5% (B+)", "B+ (KZ-2018), 87.5 %"),
        ("B+ 3.33", "B+ (KZ-2018)"),
        ("A (3.33)", None),  # the points of another letter
        ("A (87)", None),
        ("89.5 %", None),  # between the bands of B+ and A-
        ("B+ (89.5)", None),
        ("B+ (x)", None),
        ("X (87)", None),
        ("1e99 %", None),
        (f"{'9' * 130} %", None),
        (f"{'9' * 100} %", None),
        (f"87{' ' * 117}%", "B+ (KZ-2018), 87 %"),  # 120 characters, as many as a mark with its word may have
        (f"87{' ' * 118}%", None),
    ],
)
def test_a_letter_is_read_with_the_percentage_or_the_points_that_its_scale_prints_for_it(printed: str, read: str | None) -> None:
    """Order of the Minister of 2018: B+ is 3.33, 85-89 %."""
    scale = grading_scale("KZ-2018")
    if read is not None:
        assert str(scale.grade(printed)) == read
    else:
        with pytest.raises(UnknownGradeError):
            scale.grade(printed)


@pytest.mark.parametrize("code", ["NO-AF", "FR-20", "SE-UVG"])
def test_a_scale_without_percentages_reads_none(code: str) -> None:
    with pytest.raises(UnknownGradeError):
        grading_scale(code).grade("87 %")


def test_letters_that_have_lost_their_percentages_are_read_with_their_points_alone() -> None:
    by_rank = attrs.evolve(
        grading_scale("KZ-2018"), rows=[attrs.evolve(row, percent=None) for row in grading_scale("KZ-2018").rows]
    )
    assert by_rank.grade("B+ (3,33)") == by_rank.grade("B+")
    for printed in ("B+ (87)", "B+ (3.0)"):
        with pytest.raises(UnknownGradeError):
            by_rank.grade(printed)


def test_the_percentages_of_rows_are_not_read_where_the_scale_has_numbers() -> None:
    scale = GradingScale("X-BOTH", [GradeRow("5!", True, 5, percent=(90, 100))], NumberGrades(5, 3, 1))
    for printed in ("95 %", "5! (95)"):
        with pytest.raises(UnknownGradeError):
            scale.grade(printed)


def test_a_word_of_several_ranges_is_told_with_each_of_them() -> None:
    longest = "w" * 120
    bands = [Band(low, low + 1, words={"xx": word}) for low, word in ((5, "well"), (8, "well"), (2, longest), (0, longest + "w"))]
    scale = GradingScale("X-W", numbers=NumberGrades(10, 5, 0), bands=bands)
    with pytest.raises(UnknownGradeError, match=r'^X-W has no single grade "well", which is the word for 5–6, 8–9; it has'):
        scale.grade("well")
    with pytest.raises(UnknownGradeError, match="which is the word for 2–3; it has"):
        scale.grade(longest)
    with pytest.raises(UnknownGradeError, match=r"^X-W has no grade"):
        scale.grade(longest + "w")
