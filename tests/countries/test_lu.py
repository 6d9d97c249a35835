"""Luxembourg: classes of degrees with open ends. Expected values are those that the university prints."""

import pytest

import bologna_credits as bc


@pytest.mark.parametrize(
    ("average", "english", "german"),
    [
        ("20", "Excellent", "Ausgezeichnet"),
        ("18", "Excellent", "Ausgezeichnet"),  # “18 ≤ weighted numerical average of all modules ≤ 20”
        ("17.999", "Very Good", "Sehr gut"),  # “16 ≤ … < 18”
        ("16", "Very Good", "Sehr gut"),
        ("14", "Good", "Gut"),
        ("12", "Fair", "Befriedigend"),
        ("11.99", "Pass", "Bestanden"),  # “10 ≤ … < 12”
    ],
)
def test_the_classes_of_degrees_include_their_lower_end_only(average: str, english: str, german: str) -> None:
    grade = bc.grading_scale("LU-20-DEGREE").grade(average)
    assert (grade.word("en"), grade.word("de")) == (english, german)


def test_ten_of_twenty_passes() -> None:
    """“All grades are on 20 points, 10 being sufficient to pass a course.”"""
    assert [bc.grading_scale("LU").grade(mark).passes for mark in ("9.99", 10)] == [False, True]


def test_a_credit_has_25_to_30_hours_for_the_ministry_and_for_the_university() -> None:
    """Eurydice: “at least one credit, that is 25 to 30 hours of work”; University: “25 - 30 hours workload”."""
    rows = bc.credit_system("LU").hours
    assert [(row.basis.value, str(row.workload)) for row in rows] == [
        ("agency", "25 to 30 hours"),
        ("institution", "25 to 30 hours"),
    ]
