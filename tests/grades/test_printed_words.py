"""Marks with their words, words alone and percentages, as documents print them."""

import pytest

from bologna_credits import GradingScale, UnknownGradeError, grading_scale
from bologna_credits.grades import Band, GradeRow, NumberGrades
from bologna_credits.grades.printed_words import agrees, mark_and_word, mark_with_percent, unique_words


@pytest.mark.parametrize(
    ("code", "printed", "label"),
    [
        ("HR-5", "4 (very good)", "4"),  # transcripts of the Croatian EMREX contact point
        ("AT-5", "1 (sehr gut)", "1"),
        ("AT-5", "1(sehr gut)", "1"),
        ("AT-5", "sehr gut (1)", "1"),
        ("SE-UVG", "VG (väl godkänd)", "VG"),
        ("PL-5", "4,5 (dobry plus)", "4.5"),
        ("ES-10", "7,5 (Notable)", "7.5"),
        ("GB-PERCENT", "52 PASS", "52"),  # a transcript of Birmingham
        ("CZ-MU", "P (prospěl(a))", "P"),
        ("NO-AF", "B Meget god", "B"),
    ],
)
def test_a_mark_with_its_own_word_is_the_mark(code: str, printed: str, label: str) -> None:
    assert grading_scale(code).grade(printed).label == label


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("AT-5", "4 (sehr gut)"),
        ("ES-10", "4,9 (Notable)"),
        ("GB-PERCENT", "39 PASS"),
        ("GB-PERCENT", "52 FAIL"),
        ("AU-HD", "HD (Pass)"),  # the name of another grade there
        ("FR-20", "9 PASS"),  # it may be compensated, so that the mark alone does not agree
        ("AT-5", "4 4"),
        ("AT-5", "1 " + "x " * 100),
    ],
)
def test_a_mark_with_a_word_that_is_not_its_own_stays_unknown(code: str, printed: str) -> None:
    with pytest.raises(UnknownGradeError):
        grading_scale(code).grade(printed)


@pytest.mark.parametrize(
    ("code", "word", "label"),
    [
        ("NL-10", "voldoende", "V"),
        ("PL-5", "dobry plus", "4.5"),
        ("HU-5", "Jeles", "5"),
        ("SE-UVG", "Väl godkänd", "VG"),
        ("NL-10", "Pass", "V"),
        ("NO-AF", "Pass", "Bestått"),  # a specimen of Oslo
        ("SE-345", "Fyra", "4"),  # a specimen of Linköping
        ("PL-5", "5!", "5!"),  # a specimen of Warsaw
        ("PL-5", "ZAL", "zal."),
        ("DK-7", "I", "ikke bestået"),
    ],
)
def test_a_word_that_one_row_alone_has_is_its_label(code: str, word: str, label: str) -> None:
    assert grading_scale(code).grade(word).label == label


@pytest.mark.parametrize(("code", "word"), [("ES-10", "Notable"), ("HU-5", "excellent")])
def test_the_word_of_several_marks_and_an_english_word_are_no_label(code: str, word: str) -> None:
    with pytest.raises(UnknownGradeError):
        grading_scale(code).grade(word)


@pytest.mark.parametrize("printed", ["52%", "52 %", "52 per cent", "52% PASS"])
def test_a_percentage_is_the_mark_where_the_best_is_100(printed: str) -> None:
    assert grading_scale("GB-PERCENT").grade(printed).label == "52"
    with pytest.raises(UnknownGradeError):
        grading_scale("FR-20").grade(printed)


@pytest.mark.parametrize("printed", ["NP", "no presentado", "NP (no presentado)"])
def test_the_word_of_a_label_without_a_grade_is_none_either(printed: str) -> None:
    for code in ("ES-10", "ES-QUAL"):
        assert grading_scale(code).no_grade(printed) is not None
        with pytest.raises(UnknownGradeError, match="somebody without a grade"):
            grading_scale(code).grade(printed)
    assert grading_scale("ES-10").no_grade("NP (Notable)") is None
    assert grading_scale("ES-10").no_grade("Apto (NP)") is None
    assert grading_scale("PL-5").no_grade("dobry") is None


def test_five_with_an_exclamation_mark_stands_above_five_and_counts_five() -> None:
    best = grading_scale("PL-5").grade("5!")
    assert best.value == 5
    assert best.above
    assert best > grading_scale("PL-5").grade("5.0")
    assert grading_scale("PL-5").no_grade("NK") is not None


def test_the_words_of_ranges_belong_to_no_row() -> None:
    rows = [
        GradeRow("P", True, ranked=False, words={"xx": "well", "en": "pass"}),
        GradeRow("F", False, words={"xx": "bad", "en": "x"}),
    ]
    assert set(unique_words(rows, [Band(5, 6, words={"xx": "well"})])) == {"pass", "bad"}
    scale = GradingScale("XX-W", rows, NumberGrades(10, 5, 0, 1), [Band(5, 6, words={"xx": "well"})])
    assert scale.grade("5 (well)").label == "5"
    with pytest.raises(UnknownGradeError):
        scale.grade("7 (well)")


def test_the_parts_of_a_text_are_read_as_they_stand() -> None:
    assert list(mark_and_word("A")) == []
    assert list(mark_and_word("4 (very good)"))[:2] == [("4", "very good"), ("very good", "4")]
    assert list(mark_and_word("x" * 200 + " y")) == []
    assert mark_with_percent("A %") is None
    assert agrees("excellent", GradeRow("Excellent", True), (), passes=None)
    assert not agrees("A", GradeRow("A", True), (), passes=None)
