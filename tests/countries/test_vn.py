"""Viet Nam: 50 hours with lessons of 50 minutes; a 4 that failed and passes."""

import datetime
from fractions import Fraction
from typing import Any

import pytest

import bologna_credits as bc


def test_fifteen_lessons_of_fifty_minutes_are_twelve_and_a_half_of_fifty_hours() -> None:
    """Circular 17/2021: '50 giờ', '15 giờ giảng hoặc 30 giờ thực hành … một giờ trên lớp được tính bằng 50 phút'."""
    (row,) = bc.credit_system("VN-TC").hours_for(bc.Circumstances(), datetime.date(2024, 9, 1))
    assert row.low == row.high == 50
    assert row.minutes == 60
    assert (row.contact, row.contact_high) == (Fraction(15 * 50, 60), Fraction(30 * 50, 60))


@pytest.mark.parametrize(("activity", "printed"), [("theory", "42.5"), ("laboratory", "55")])
def test_the_credit_before_had_hours_by_the_kind_of_class(activity: Any, printed: str) -> None:
    """HUST: '15 periods x 50 minutes + 30 hours = 42.5 hours', '30 periods x 50 minutes + 30 hours = 55 hours'."""
    (row,) = bc.credit_system("VN-TC").hours_for(bc.Circumstances(activity=activity), datetime.date(2015, 9, 1))
    assert row.low == Fraction(printed)
    assert row.contact is not None
    assert row.low - row.contact == 30


@pytest.mark.parametrize(("day", "hours"), [("2021-08-06", "42.5"), ("2021-08-07", "50")])
def test_the_hours_changed_on_one_day_and_the_credit_did_not(day: str, hours: str) -> None:
    """'Có hiệu lực từ 07/08/2021'."""
    system = bc.credit_system("VN", on=day)
    (row,) = system.hours_for(bc.Circumstances(activity="theory"), datetime.date.fromisoformat(day))
    assert system.code == "VN-TC"
    assert row.low == Fraction(hours)


@pytest.mark.parametrize(
    ("mark", "letter"), [("8.5", "A"), ("8.4", "B"), ("7.0", "B"), ("6.9", "C"), ("5.4", "D"), ("4.0", "D"), ("3.9", "F")]
)
def test_marks_become_letters(mark: str, letter: str) -> None:
    """Circular 08/2021, article 9: 'A: 8,5 đến 10,0; B: 7,0 đến 8,4; C: 5,5 đến 6,9; D: 4,0 đến 5,4'; F below 4.0."""
    assert bc.convert_grade(bc.grading_scale("VN-10").grade(mark), to="VN-LETTERS").grade.label == letter


def test_a_four_failed_by_the_old_decision_and_passes_by_the_new_circular() -> None:
    """2006: 'Từ 4 đến cận 5: Yếu' under 'Loại không đạt'; 2021: 'D: 4,0 đến 5,4'."""
    old = bc.grading_scale("VN-10-2006").grade("4")
    assert not old.passes
    assert old.word("vi") == "Yếu"
    assert bc.grading_scale("VN", on="2024-09-01").grade("4.0").passes


def test_one_university_has_more_letters_and_no_table() -> None:
    """PTIT prints 5.5 in two rows: 'From 5,5 to 6,4 C' and 'From 5,0 to 5,5 D+'."""
    scale = bc.grading_scale("VN-PTIT")
    assert scale.grade("D+").points == Fraction(3, 2)
    with pytest.raises(bc.NoConversionError):
        bc.convert_grade(bc.grading_scale("VN-10").grade("5.5"), to=scale)


def test_ten_credits_are_seventeen_ects_at_one_university() -> None:
    """'01 IU credit = 1.7 ECTS'."""
    answer = bc.convert_credits(bc.Credits(10, "VN-TC"), to="ECTS", authority="International University, VNU-HCM")
    assert answer.credits == bc.Credits(17, "ECTS")
