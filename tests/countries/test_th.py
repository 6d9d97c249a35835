"""Thailand: hours by the kind of class, a factor of its own, a mark in no row."""

from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits import EquivalenceGapError, NoConversionError


@pytest.mark.parametrize(("activity", "hours"), [("theory", 15), ("laboratory", 30), ("practice", 45)])
def test_the_hours_of_a_credit_depend_on_the_class(activity: Any, hours: int) -> None:
    """Thai-Nichi: 'Lecture for 15 hours', 'Laboratory work for 30 to 45 hours', 'Work practice … for 45 hours'."""
    (row,) = bc.credit_system("TH-KIT").hours_for(bc.Circumstances(activity=activity))
    assert row.contact == hours
    assert row.contact_high == (45 if activity == "laboratory" else None)
    assert row.high is None


def test_the_factor_of_prince_of_songkla_is_printed_and_not_five_thirds() -> None:
    """'converts each subject credits by multiplying with 1.67'."""
    answer = bc.convert_credits(bc.Credits(3, "TH-KIT"), to="ECTS", authority="Prince of Songkla University")
    assert answer.credits == bc.Credits("5.01", "ECTS")


def test_three_voices_and_none_is_the_countrys() -> None:
    with pytest.raises(NoConversionError, match=r"Songkla University \(1.67 ECTS\)"):
        bc.convert_credits(bc.Credits(3, "TH-KIT"), to="ECTS")


def test_a_year_has_thirty() -> None:
    """'four years of full-time study in most courses with a minimum of 120 credits'."""
    assert bc.convert_credits(bc.Credits(15, "TH-KIT"), to="ECTS", by_year=True).credits == bc.Credits(30, "ECTS")


def test_seventy_five_stands_in_no_row_of_ramkhamhaengs_undergraduates() -> None:
    """'76 - 83 B', '71 - 74 C+'."""
    with pytest.raises(EquivalenceGapError, match="C\\+ 71–74"):
        bc.grading_scale("TH-RU-IIS").from_percent(75)
    assert bc.grading_scale("TH-RU-IIS-GRAD").from_percent(75).label == "B-"


def test_fifty_fails_below_the_degree_and_passes_above_it() -> None:
    """'0 - 50 F' for undergraduates, '50 - 57 D' for graduates."""
    assert not bc.grading_scale("TH-RU-IIS").from_percent(50).passes
    assert bc.grading_scale("TH-RU-IIS-GRAD").from_percent(50).passes
