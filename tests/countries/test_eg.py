"""Egypt: hours of 50 minutes, two credits on one course, two words for a fail."""

import pytest

import bologna_credits as bc
from bologna_credits import NoConversionError


def test_a_contact_hour_has_fifty_minutes_of_teaching() -> None:
    """Galala: 'One contact hour is divided to 50 minutes actual tutoring and 10 minutes break'."""
    (theory,) = bc.credit_system("EG-CH").hours_for(bc.Circumstances(activity="theory"))
    assert theory.minutes == 50
    assert theory.contact == 15


def test_a_credit_hour_takes_three_times_the_hours_in_the_laboratory() -> None:
    """Kafrelsheikh: 'one 50-minute lecture per week … or 150-minute lab or workshop per week for 15 weeks'."""
    system = bc.credit_system("EG-CH")
    (theory,) = system.hours_for(bc.Circumstances(activity="theory"))
    (laboratory,) = system.hours_for(bc.Circumstances(activity="laboratory"))
    assert laboratory.low == 3 * theory.low


def test_class_hours_are_no_upper_bound_of_the_work() -> None:
    """Galala counts own study too: 'the total student workload consists of two components'."""
    (theory,) = bc.credit_system("EG-CH").hours_for(bc.Circumstances(activity="theory"))
    assert theory.high is None


def test_a_credit_hour_is_not_turned_into_the_ects_that_stand_beside_it() -> None:
    with pytest.raises(NoConversionError, match="no source"):
        bc.convert_credits(bc.Credits(3, "EG-CH"), to="ECTS")


@pytest.mark.parametrize(
    ("mark", "word"), [("90", "Excellent"), ("89.99", "Very good"), ("80", "Very good"), ("79.9", "Good"), ("50", "Pass")]
)
def test_a_band_ends_just_below_the_next(mark: str, word: str) -> None:
    """Aswan: 'from 80% to less than 90%'."""
    grade = bc.grading_scale("EG-100").grade(mark)
    assert bc.convert_grade(grade, to="EG-WORDS", by="Aswan University").grade.label == word
    assert grade.word() == word


def test_two_words_name_a_fail_and_both_fail() -> None:
    """Aswan: 'poor rating: from 35% to less than 50%', 'very poor rating: less than 35%'."""
    words = bc.grading_scale("EG-WORDS")
    assert [grade.label for grade in words.failing] == ["Poor", "Very poor"]
    assert words.fail_grade is None
    grade = bc.grading_scale("EG-100").grade("49")
    assert bc.convert_grade(grade, to=words, by="Aswan University").grade.label == "Poor"
