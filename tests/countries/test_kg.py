"""Kyrgyzstan: 30 hours at two institutions, and not the same hour."""

import pytest

import bologna_credits as bc


def test_thirty_academic_hours_are_twenty_five_hours() -> None:
    """Osh: 'Бир кредит … 30 саатына барабар', 'академиялык саат 50 минутага барабар'; the academy: '30 working hours'."""
    hours = bc.credit_system("KG-KREDIT").hours_for(bc.Circumstances())
    assert [row.workload.clock_hours[0] for row in hours] == [30, 25]


def test_a_year_has_sixty() -> None:
    """'1 semester = 30 credits; 1 academic year = 60 credits'."""
    year = bc.credit_system("KG-KREDIT").year
    assert year is not None
    assert year.credits == 60
    assert year.semester == 30


@pytest.mark.parametrize(
    ("points", "academy", "school"), [(88, "Excellent", "good"), (90, "Excellent", "excellent"), (60, "Pass", "satisfactory")]
)
def test_eighty_eight_points_are_excellent_at_one_school_and_good_at_another(points: int, academy: str, school: str) -> None:
    """'Excellent: 86-100' and '90-100 “excellent”'."""
    assert bc.grading_scale("KG-KGMA").from_percent(points).label == academy
    assert bc.grading_scale("KG-ISM").from_percent(points).label == school


def test_three_is_the_lowest_pass() -> None:
    """'| 3 | Канаатандырарлык (Satisfactory) | Lowest passing grade |'."""
    lowest = bc.grading_scale("KG-5").passing[-1]
    assert (lowest.label, lowest.word("ky")) == ("3", "Канаатандырарлык")
