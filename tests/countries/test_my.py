"""Malaysia: D fails at one university and may be kept at another."""

from fractions import Fraction

import pytest

import bologna_credits as bc


@pytest.mark.parametrize("label", ["C-", "D+", "D"])
def test_the_university_of_malaya_fails_below_c_though_the_grades_have_points(label: str) -> None:
    """'45-49 C- 1.70 Fail', 'The passing grade for all courses is a grade C.'"""
    grade = bc.grading_scale("MY-UM").grade(label)
    assert not grade.passes
    assert grade.points is not None
    assert grade.points > 0


def test_the_open_university_keeps_a_d_if_the_mean_is_two() -> None:
    """'you may retain the courses with C-, D+ and D provided … the CGPA is 2.00 or higher'."""
    grade = bc.grading_scale("MY-OUM").grade("D")
    assert grade.passes
    assert "2.00" in str(grade.conditional)


def test_a_credit_is_forty_hours_and_no_year_is_told() -> None:
    """The agency: '(1 Credit = 40 notional hours)'; 136/4 = 34 is one degree of one university."""
    system = bc.credit_system("MY-KREDIT")
    (hours,) = system.hours
    assert hours.low == hours.high == 40
    assert system.year is None


def test_three_credits_are_five_or_a_little_more() -> None:
    """Asia Exchange: 'most often converts to 5 ECTS credits' of 3; '60/34', printed 1,77 and 5,3."""
    answer = bc.convert_credits(bc.Credits(3, "MY-KREDIT"), to="ECTS", authority="Asia Exchange (Universiti Putra Malaysia)")
    assert answer.range.low == 5
    assert answer.range.high == Fraction(90, 17)
