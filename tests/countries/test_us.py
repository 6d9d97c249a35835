"""United States: a minimum of hours, several voices on ECTS, and a pass mark that depends on the level."""

from fractions import Fraction

import pytest

import bologna_credits as bc
from bologna_credits import NoConversionError


def test_nobody_speaks_for_the_country_so_the_voices_are_listed() -> None:
    """UMAP prints 1.5 credits of Europe for one of Canada/USA; Arizona prints '2 ECTS = 1 UA Credit'."""
    with pytest.raises(NoConversionError, match=r"University of Arizona \(2 ECTS\).*UMAP \(1.5 ECTS\)"):
        bc.convert_credits(bc.Credits(3, "US-SH"), to="ECTS")


@pytest.mark.parametrize(("authority", "ects"), [("University of Arizona", "6"), ("UMAP", "4.5"), ("GlobalCalcs", "6")])
def test_a_named_voice_converts_a_semester_hour(authority: str, ects: str) -> None:
    assert bc.convert_credits(bc.Credits(3, "US-SH"), to="ECTS", authority=authority).credits == bc.Credits(ects, "ECTS")


def test_the_other_voices_are_told_beside_the_one_that_was_named() -> None:
    answer = bc.convert_credits(bc.Credits(3, "US-SH"), to="ECTS", authority="University of Arizona")
    assert any("UMAP" in step.message for step in answer.steps.notes)


@pytest.mark.parametrize("authority", ["University of Arizona", "UMAP", "GlobalCalcs"])
def test_a_quarter_hour_is_two_thirds_of_a_semester_hour_exactly(authority: str) -> None:
    """North Texas: 'multiply the number of quarter hours by 2 and divide that number by 3'; its chart cuts 2.66."""
    answer = bc.convert_credits(bc.Credits(4, "US-QH"), to="US-SH", authority=authority)
    assert answer.credits.amount == Fraction(8, 3)


def test_a_calculator_gives_four_cats_and_one_and_a_half_quarter_hours_for_a_semester_hour() -> None:
    """GlobalCalcs: '1 US SCH = 2.0 ECTS = 4.0 UK CATS = 1.5 US QCH'."""
    one = bc.Credits(1, "US-SH")
    assert bc.convert_credits(one, to="GB-CATS", authority="GlobalCalcs").credits == bc.Credits(4, "GB-CATS")
    assert bc.convert_credits(one, to="US-QH", authority="GlobalCalcs").credits == bc.Credits("1.5", "US-QH")


def test_the_load_of_a_full_time_year_gives_two_ects_for_a_semester_hour() -> None:
    """South Alabama: '1 year of work is equal to approximately 30 semester hours of credit'."""
    assert bc.convert_credits(bc.Credits(1, "US-SH"), to="ECTS", by_year=True).credits == bc.Credits(2, "ECTS")


def test_the_hours_of_the_federal_definition_are_a_minimum() -> None:
    """34 CFR 600.2: 'not less than' one hour in class and two out of class, weekly for about fifteen weeks."""
    (row,) = bc.credit_system("US-SH").hours_for(bc.Circumstances())
    assert (row.low, row.high, row.contact) == (Fraction(45), None, Fraction(15))


def test_what_passes_depends_on_the_level() -> None:
    """Santa Cruz: credit for 'D- or higher'; Davis on graduates: 'D+ grade or lower does not count'."""
    undergraduate, graduate = bc.grading_scale("US-LETTER"), bc.grading_scale("US-LETTER-GRAD")
    assert undergraduate.grade("D-").passes
    assert not graduate.grade("D+").passes
    assert graduate.grade("C-").passes


def test_a_plus_stands_above_a_with_the_same_points() -> None:
    """Indiana: 'A+ or A 4.0 A- 3.7'."""
    scale = bc.grading_scale("US-LETTER")
    assert scale.grade("A+") > scale.grade("A")
    assert scale.grade("A+").points == scale.grade("A").points == 4


def test_ab_lies_between_a_and_b_at_wisconsin() -> None:
    """Wisconsin: 'AB (Intermediate Grade) — 3.5'."""
    scale = bc.grading_scale("US-AB")
    assert scale.grade("A") > scale.grade("AB") > scale.grade("B")
    assert scale.grade("AB").points == Fraction(7, 2)


@pytest.mark.parametrize(("mark", "letter"), [("17", "A"), ("11", "C-"), ("20", "A+"), ("13", "C")])
def test_scholaro_reads_flemish_marks_as_letters(mark: str, letter: str) -> None:
    """Scholaro: '16.00 - 17.99 … A', '10.00 - 11.99 … C-'."""
    assert bc.convert_grade(bc.grading_scale("BE-20").grade(mark), to="US-LETTER", by="Scholaro").grade.label == letter


@pytest.mark.parametrize(
    ("ects", "letter"), [("A", "A"), ("B", "AB"), ("C", "B"), ("D", "BC"), ("E", "C"), ("F", "F"), ("FX", "F")]
)
def test_scholaro_reads_ects_letters_with_ab_and_bc(ects: str, letter: str) -> None:
    """Scholaro: 'B Very Good AB C Good B D Satisfactory BC E Sufficient C'."""
    assert bc.convert_grade(bc.grading_scale("ECTS-AF").grade(ects), to="US-AB", by="Scholaro").grade.label == letter


@pytest.mark.parametrize(("swedish", "letter"), [("VG", "A"), ("G", "B"), ("U", "F")])
def test_diplomatiko_reads_swedish_grades_as_letters(swedish: str, letter: str) -> None:
    """Diplomatiko: 'VG | 90.000 - 100.000 | Pass with distinction (Väl Godkänd) | A |'."""
    assert bc.convert_grade(bc.grading_scale("SE-UVG").grade(swedish), to="US-LETTER", by="Diplomatiko").grade.label == letter


def test_quarter_hours_become_semester_hours_without_the_name_of_a_body() -> None:
    """Every body that gives both figures makes a quarter hour two thirds of a semester hour."""
    assert bc.convert_credits(bc.Credits(45, "US-QH"), to="US-SH").credits == bc.Credits(30, "US-SH")
    assert bc.convert_credits(bc.Credits(30, "US-SH"), to="US-QH").credits == bc.Credits(45, "US-QH")
    with pytest.raises(bc.NoConversionError):
        bc.convert_credits(bc.Credits(45, "US-QH"), to="ECTS")
