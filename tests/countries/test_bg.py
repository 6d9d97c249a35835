"""Bulgaria: the lowest pass is a D at one university, and a mean has other borders than half-up rounding gives."""

import bologna_credits as bc


def test_no_grade_becomes_e_in_varna() -> None:
    """The Medical University of Varna prints 3.00 as D and 2.00 as F."""
    grades = [bc.grading_scale("BG").grade(mark) for mark in ("6.00", 5, "4", 3, 2)]
    answers = [bc.convert_grade(grade, to="ECTS-AF", by="Medical University of Varna").grade.label for grade in grades]
    assert answers == ["A", "B", "C", "D", "F"]


def test_the_band_of_the_lowest_pass_is_half_as_wide() -> None:
    """3.00 to 3.49 is sufficient, 3.50 good, and 2.99 fails however near it is."""
    means = bc.grading_scale("BG-6-MEAN")
    assert [means.grade(mark).word("en") for mark in ("3.00", "3.49", "3.50", "2.99")] == [
        "Satisfactory",
        "Satisfactory",
        "Good",
        "Failed",
    ]
    assert not means.grade("2.99").passes
