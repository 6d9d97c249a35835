"""Australia: any number of points a year, and D for Distinction."""

from fractions import Fraction

import pytest

import bologna_credits as bc
from bologna_credits import NoConversionError


def test_points_of_no_named_university_convert_to_nothing() -> None:
    """ICRAR: 'each university uses a different internal credit-point system'."""
    with pytest.raises(NoConversionError):
        bc.convert_credits(bc.Credits(6, "AU-CP"), to="ECTS")
    with pytest.raises(NoConversionError, match="full-time year"):
        bc.convert_credits(bc.Credits(6, "AU-CP"), to="ECTS", by_year=True)


def test_the_error_names_the_load_of_the_year_where_a_university_has_one() -> None:
    with pytest.raises(NoConversionError, match="by_year=True takes the load of a full-time year, 48"):
        bc.convert_credits(bc.Credits(6, "AU-CP-UWA"), to="ECTS")


@pytest.mark.parametrize(("points", "system"), [("6", "AU-CP-UWA"), ("25", "AU-CP-CURTIN"), ("2", "AU-CP-UQ")])
def test_one_standard_unit_is_an_eighth_of_a_year_whatever_its_points(points: str, system: str) -> None:
    """UWA 6 of 48, Curtin '0.125 EFTSL unit corresponds to 25', UQ '16 units (8 courses)'."""
    unit = bc.Credits(points, system)
    assert bc.convert_credits(unit, to="ECTS", by_year=True).credits == bc.Credits("7.5", "ECTS")
    assert bc.convert_credits(unit, to="AU-EFTSL", by_year=True).credits.amount == Fraction(1, 8)


def test_a_full_time_year_is_one_eftsl() -> None:
    assert bc.convert_credits(bc.Credits("0.125", "AU-EFTSL"), to="ECTS").credits == bc.Credits("7.5", "ECTS")


def test_a_full_time_student_may_take_less_than_the_standard_load() -> None:
    """UQ: full time is '75 per cent or more of a standard full-time study load'."""
    year = bc.credit_system("AU-CP-UQ").year
    assert year is not None
    assert year.credits == 16
    assert year.least == 12


def test_d_is_distinction_and_c_is_credit() -> None:
    """'Distinction (D)', 'Credit (C)'."""
    scale = bc.grading_scale("AU-HD")
    assert scale.grade("D").word() == "Distinction"
    assert scale.grade("D") > scale.grade("C") > scale.grade("P")


def test_a_is_distinction_and_c_is_a_mere_pass_at_southern_queensland() -> None:
    """'Distinction (A)', 'Pass (C)'."""
    scale = bc.grading_scale("AU-USQ")
    assert scale.grade("A").word() == "Distinction"
    assert scale.passing[-1].label == "C"


def test_eighty_is_a_distinction_in_sydney_and_a_high_distinction_in_perth() -> None:
    """Sydney: 'D Distinction 75-84'; UWA: 'HD 80-100'."""
    assert bc.grading_scale("AU-SYDNEY").from_percent(80).label == "D"
    assert bc.grading_scale("AU-UWA").from_percent(80).label == "HD"


def test_four_passes_and_three_fails_in_queensland() -> None:
    """QUT: 'Passing grades are 7-4 and failing grades are 3-1.'"""
    scale = bc.grading_scale("AU-7")
    assert scale.grade("4").passes
    assert not scale.grade("3").passes
    assert len(scale.failing) >= 3
