"""Canada: no country's credit, 45 hours in Québec, a D that leads nowhere."""

import pytest

import bologna_credits as bc
from bologna_credits import AmbiguousCodeError


def test_a_credit_of_quebec_is_forty_five_hours_at_college_by_law_and_at_university() -> None:
    """C-29, r. 4: '45 heures d’activités d’apprentissage'; UdeM: 'One credit equals 45 hours of work'."""
    for code in ("CA-QC-UNITE", "CA-QC-CR"):
        (hours,) = bc.credit_system(code).hours
        assert hours.low == hours.high == 45


def test_canada_has_no_credit_of_its_own() -> None:
    with pytest.raises(AmbiguousCodeError, match="CA-QC-CR"):
        bc.credit_system("CA")


@pytest.mark.parametrize(("amount", "system"), [(30, "ECTS"), (60, "GB-CATS")])
def test_a_semester_is_two_and_a_half_at_guelph(amount: int, system: str) -> None:
    """'30 ECTS credits per semester are equal to 2.5', '60 CATS is equal to 2.5 UofG credits'."""
    assert bc.convert_credits(bc.Credits(amount, system), to="CA-GUELPH").credits == bc.Credits("2.5", "CA-GUELPH")


def test_sixty_passes_before_the_degree_and_fails_after_it() -> None:
    """McGill: 'C+ 2.3 60 – 64%' for undergraduates, 'F (Fail) 0 0–64%' for graduates."""
    assert bc.grading_scale("CA-MCGILL").from_percent(60).label == "C+"
    assert bc.grading_scale("CA-MCGILL-GRAD").from_percent(60).label == "F"


def test_a_d_is_a_conditional_pass_at_mcgill() -> None:
    """'D a conditional (non-continuation) pass'."""
    assert bc.grading_scale("CA-MCGILL").grade("D").conditional is not None
    assert bc.grading_scale("CA-MANITOBA").grade("D").conditional is None


@pytest.mark.parametrize(("percent", "letter"), [("89.9", "A"), (90, "A+"), ("63.99", "E"), (64, "C")])
def test_a_band_ends_just_below_the_next(percent: int | str, letter: str) -> None:
    """Laval, communication: '≥ 90,0', '≥ 86,0', '≥ 64,0', '< 64,0'."""
    assert bc.grading_scale("CA-LAVAL-COM").from_percent(percent).label == letter
