"""UMAP: one name, two sizes."""

import pytest

import bologna_credits as bc
from bologna_credits import MixedCreditsError


def test_a_point_of_the_older_scheme_is_one_ects() -> None:
    """Hotta, 2012: '1 ECTS = 1 UCTS', 60 a year."""
    assert bc.convert_credits(bc.Credits(6, "UMAP-UCTS-60"), to="ECTS").credits == bc.Credits(6, "ECTS")


def test_a_credit_of_the_newer_scheme_is_one_and_a_half_ects() -> None:
    """UMAP: 1 UCTS, '1.5 credits' of Europe, '38-48 hours of student engagement'."""
    assert bc.convert_credits(bc.Credits(6, "UMAP-UCTS-HOURS"), to="ECTS").credits == bc.Credits(9, "ECTS")
    (hours,) = bc.credit_system("UMAP-UCTS-HOURS").hours_for(bc.Circumstances())
    assert hours.low == 38
    assert hours.high == 48


def test_credits_of_the_two_schemes_do_not_add() -> None:
    with pytest.raises(MixedCreditsError):
        bc.Credits(1, "UMAP-UCTS-60") + bc.Credits(1, "UMAP-UCTS-HOURS")


def test_half_points_are_legal() -> None:
    """The worked case of the scheme prints 7.5 points at the host and 2.25 credits at home."""
    assert bc.convert_credits(bc.Credits("7.5", "UMAP-UCTS-60"), to="ECTS").credits == bc.Credits("7.5", "ECTS")


def test_umap_takes_one_american_credit_for_one_of_its_own() -> None:
    """UMAP's table: '1 UCTS 1 Credit 1 Credit 1.5 credits', the third column Canada/USA."""
    answer = bc.convert_credits(bc.Credits(1, "UMAP-UCTS-HOURS"), to="US-SH", authority="UMAP")
    assert answer.credits == bc.Credits(1, "US-SH")


def test_an_american_university_takes_less_for_a_credit_of_umap() -> None:
    """Arizona: '2 ECTS = 1 UA Credit'; so 1.5 ECTS are three quarters of one."""
    answer = bc.convert_credits(bc.Credits(1, "UMAP-UCTS-HOURS"), to="US-SH", authority="University of Arizona")
    assert answer.credits == bc.Credits("3/4", "US-SH")
