"""Hours of teaching that a stay requires."""

from fractions import Fraction

from bologna_credits import (
    MobilityPeriod,
    Source,
    check_mobility,
)
from bologna_credits.core import Basis
from bologna_credits.law import Teaching
from bologna_credits.mobility.teaching import teaching_hours
from tests.mobility.stays import E21, codes, lecturer


def test_eight_hours_are_asked_for_in_a_week_or_less() -> None:
    assert codes(lecturer("2023-05-03", 8))["hours"] == "holds"
    assert codes(lecturer("2023-05-07", "7.5"))["hours-short"] == "fails"
    assert codes(lecturer("2023-05-07"))["hours-unsaid"] == "open"


def test_four_hours_are_enough_where_training_is_combined() -> None:
    assert codes(lecturer("2023-05-05", 4, "teaching-training"))["hours"] == "holds"
    assert codes(lecturer("2023-05-05", 4))["hours-short"] == "fails"
    assert not [code for code in codes(lecturer("2023-05-05", activity="training")) if code.startswith("hours")]


def test_a_further_week_asks_for_its_share_which_the_institution_computes() -> None:
    assert codes(lecturer("2023-05-14", 16))["hours"] == "holds"
    assert codes(lecturer("2023-05-14", "15.5"))["hours-short"] == "fails"
    assert codes(lecturer("2023-05-10", "11.5"))["hours"] == "holds"  # 80/7 = 11.43
    assert codes(lecturer("2023-05-10", 11))["hours-share"] == "open"
    assert codes(lecturer("2023-05-10", 8))["hours-share"] == "open"  # one full week
    assert codes(lecturer("2023-05-10", "7.5"))["hours-short"] == "fails"
    (share,) = check_mobility(lecturer("2023-05-10", 11), scheme=E21).with_code("mobility.hours-share")
    assert share.message.startswith("11 hours of teaching; the full weeks require 8, and 80/7 with the share")
    assert share.source is not None
    assert "responsibility of the beneficiary" in (share.source.quote or "")


def test_where_the_text_does_not_ask_for_a_share_only_full_weeks_count() -> None:
    source = Source("a", "An agreement", "https://example.org/a", seen="secondary")
    rule = Teaching(Fraction(8), source, Basis.INSTITUTION)
    assert teaching_hours(13, rule) == (Fraction(8),) * 2
    assert teaching_hours(14, rule) == (Fraction(16),) * 2
    assert teaching_hours(5, rule, combined=True) == (Fraction(8),) * 2


def test_months_leave_hours_open() -> None:
    stay = MobilityPeriod("2023-05", "2023-05", person="lecturer", activity="teaching", hours=10)
    assert codes(stay)["hours-unclear"] == "open"
