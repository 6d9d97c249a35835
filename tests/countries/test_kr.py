"""Korea: 35 credits a year, a ratio that does not end, and two point systems on the same letters."""

from fractions import Fraction

import pytest

import bologna_credits as bc
from bologna_credits import NoConversionError


def test_the_load_of_the_year_gives_twelve_sevenths_exactly() -> None:
    """Asia Exchange: '140 … / 4 … = 35 credits', against 60: no decimal ends, and nothing is cut to 1.7."""
    answer = bc.convert_credits(bc.Credits(1, "KR-HJ"), to="ECTS", by_year=True)
    assert answer.credits.amount == Fraction(12, 7)


def test_the_same_agency_takes_five_ects_for_three_credits() -> None:
    """'3 Korean credits correspond to 5 ECTS.'"""
    answer = bc.convert_credits(bc.Credits(3, "KR-HJ"), to="ECTS", authority="Asia Exchange")
    assert answer.credits == bc.Credits(5, "ECTS")
    assert bc.convert_credits(bc.Credits(1, "KR-HJ"), to="ECTS", authority="Asia Exchange").credits.amount == Fraction(5, 3)


def test_no_text_fixes_a_ratio_and_the_error_lists_the_voices() -> None:
    """KARIC: 'Credit hours is determined by schools'."""
    with pytest.raises(NoConversionError, match=r"Asia Exchange \(5/3 ECTS\), UMAP \(1.5 ECTS\)"):
        bc.convert_credits(bc.Credits(3, "KR-HJ"), to="ECTS")


def test_class_hours_depend_on_the_work_and_are_a_minimum() -> None:
    """Korea University: '15 course hours (or more)', '30 course hours (or more)' for a lab."""
    system = bc.credit_system("KR-HJ")
    (theory,) = system.hours_for(bc.Circumstances(activity="theory"))
    (laboratory,) = system.hours_for(bc.Circumstances(activity="laboratory"))
    assert (theory.low, theory.high, laboratory.low) == (Fraction(15), None, Fraction(30))


def test_a_plus_has_four_and_a_half_points_or_four_point_three() -> None:
    """KARIC: 'A+ 4.3 4.5 95-100'."""
    assert bc.grading_scale("KR-45").grade("A+").points == Fraction(9, 2)
    assert bc.grading_scale("KR-43").grade("A+").points == Fraction(43, 10)


def test_only_one_of_the_two_has_minus_grades() -> None:
    """KARIC: 'A- 3.7' stands in one column only."""
    assert bc.grading_scale("KR-43").grade("D-").passes
    with pytest.raises(bc.UnknownGradeError):
        bc.grading_scale("KR-45").grade("A-")


def test_a_zero_is_read_as_a() -> None:
    """Dongguk prints 'A+ A0 B+ B0'."""
    scale = bc.grading_scale("KR-45")
    assert scale.grade("A0") == scale.grade("A")
    assert scale.from_percent(60).label == "D"
