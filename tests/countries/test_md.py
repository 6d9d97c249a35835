"""Moldova: letters whose ranges begin a hundredth above a whole mark. Expected values are those that the university prints."""

import pytest

import bologna_credits as bc
from bologna_credits import UnknownGradeError

USM = "Moldova State University"


@pytest.mark.parametrize(
    ("mark", "letter"),
    [
        ("9.01", "A"),  # “A: 9,01-10,0”
        ("9", "B"),  # “B: 8,01-9,0”
        ("8", "C"),
        ("7", "D"),
        ("6", "E"),  # “E: 5,0-6,0”
        ("5", "E"),
        ("4.99", "FX"),  # “FX: 3,01-4,99”
        ("3.01", "FX"),
        ("3", "F"),  # “F: 1,0-3,0”
    ],
)
def test_a_whole_mark_belongs_to_the_lower_letter(mark: str, letter: str) -> None:
    answer = bc.convert_grade(bc.grading_scale("MD").grade(mark), to="ECTS-AF", by=USM)
    assert answer.grade.label == letter


def test_no_mark_falls_between_two_letters() -> None:
    with pytest.raises(UnknownGradeError):
        bc.grading_scale("MD").grade("8.005")


def test_words_are_printed_for_whole_marks() -> None:
    """“1-4 fail, 5-6 sufficient, 7 satisfactory, 8 good, 9 very good, 10 excellent”."""
    scale = bc.grading_scale("MD-10")
    assert [scale.grade(mark).word("en") for mark in (10, 7, 6, 5, 4, 1)] == [
        "excellent",
        "satisfactory",
        "sufficient",
        "sufficient",
        "fail",
        "fail",
    ]
    assert scale.grade("7.5").word("en") is None


def test_three_credits_are_90_hours_at_the_academy_of_economic_studies() -> None:
    """ASEM: “unui punct credit corespund 30 ore. Dacă disciplina are 90 ore, respectiv studentul va acumul 3 puncte credite.”"""
    academy, university = (row.workload for row in bc.credit_system("MD").hours)
    assert academy * 3 == bc.credits.Workload(90, 90)
    assert university * 60 == bc.credits.Workload(1500, 1800)  # Moldova State University: “1,500-1,800 hours”
