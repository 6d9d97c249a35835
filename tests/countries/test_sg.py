"""Singapore: two best letters of one worth, and a D that is no S."""

import bologna_credits as bc


def test_two_letters_are_worth_five_points() -> None:
    """NUS: 'A+ 5.0', 'A 5.0', 'A- 4.5'."""
    scale = bc.grading_scale("SG-NUS")
    assert [scale.grade(label).points for label in ("A+", "A")] == [5, 5]
    assert scale.grade("A+") > scale.grade("A")


def test_a_d_passes_by_its_letter_and_a_u_does_not() -> None:
    """'D: Marginal Pass'; ''S' is assigned if the grade obtained … is 'C' grade or above', else U."""
    scale = bc.grading_scale("SG-NUS")
    assert scale.grade("D").passes
    assert not scale.grade("U").passes


def test_a_semester_of_twenty_units_is_thirty_ects_by_the_year() -> None:
    """'above the average of 20 units per semester'."""
    answer = bc.convert_credits(bc.Credits(20, "SG-NUS-UNIT"), to="ECTS", by_year=True)
    assert answer.credits == bc.Credits(30, "ECTS")
