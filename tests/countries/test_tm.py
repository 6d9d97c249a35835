"""Turkmenistan: one university's credit is not the country's."""

import bologna_credits as bc


def test_a_credit_is_twenty_seven_hours_at_one_university() -> None:
    """'At IUHD, each credit is equal to 27 hours of student’s academic work.'"""
    (row,) = bc.credit_system("TM-IUHD").hours
    assert row.low == row.high == 27
    assert bc.credit_system("TM-IUHD").body is not None


def test_four_years_are_two_hundred_and_forty_ects() -> None:
    """'After studying for 4 years, students are awarded bachelors degrees earning 240 ECTS credits.'"""
    year = bc.credit_system("TM-IUHD").year
    assert year is not None
    assert bc.convert_credits(bc.Credits(4 * year.credits, "TM-IUHD"), to="ECTS").credits == bc.Credits(240, "ECTS")
