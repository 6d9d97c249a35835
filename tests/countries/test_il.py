"""Israel: academic hours of 45 minutes, and a pass mark that differs between two pages of one school."""

import pytest

import bologna_credits as bc
from bologna_credits import MixedCreditsError


def test_twenty_academic_hours_of_the_ulpan_are_fifteen_clock_hours() -> None:
    """'An academic hour equals 45 minutes. … 1 credit point equals 20 academic hours.'"""
    (row,) = bc.credit_system("IL-HUJI-ULPAN").hours_for(bc.Circumstances())
    assert row.low == 20
    assert row.minutes == 45
    assert row.workload.clock_hours[0] == 15


def test_three_points_of_an_undergraduate_course_are_forty_four_academic_hours_in_class() -> None:
    """'Four academic hours (180 minutes) per week per semester is equivalent to 3 credit points'; 11 weeks."""
    (row,) = bc.credit_system("IL-HUJI-COURSE").hours_for(bc.Circumstances())
    assert 3 * row.low == 44
    assert 3 * row.workload.clock_hours[0] == 33


def test_points_of_the_two_do_not_add() -> None:
    with pytest.raises(MixedCreditsError):
        bc.Credits(1, "IL-HUJI-ULPAN") + bc.Credits(3, "IL-HUJI-COURSE")


def test_fifty_five_passes_on_one_page_and_fails_on_the_other() -> None:
    """Undergraduate programmes: 'D 50-64'; Hebrew language instruction: 'D 60-64', 'Fail 0-59'."""
    assert bc.grading_scale("IL-HUJI-UG").from_percent(55).passes
    assert not bc.grading_scale("IL-HUJI-HEBREW").from_percent(55).passes


def test_most_universities_pass_at_sixty() -> None:
    """'The minimum passing grade is 60 at most institutions, though some set it at 55.'"""
    scale = bc.grading_scale("IL-100")
    assert scale.grade("60").passes
    assert not scale.grade("59").passes
    assert scale.grade("95").word("he") == "מצוין"
