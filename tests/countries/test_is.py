"""Iceland: a credit doubled under its old name, a pass mark that depends on the level, and a class that begins at 7.25."""

import pytest

import bologna_credits as bc


def test_the_word_stayed_and_the_credit_doubled_with_the_academic_year_2008() -> None:
    """University of Iceland: "adopted as of the 2008-2009 academic year"."""
    old, new = bc.credit_system("IS", on="2008-05-01"), bc.credit_system("IS", on="2008-09-01")
    assert (old.code, new.code) == ("IS-EINING-30", "IS-EINING-60")
    assert old.name("is") == new.name("is") == "einingar"


def test_no_day_is_printed_so_the_last_month_of_that_summer_is_open() -> None:
    with pytest.raises(bc.UnclearDayError):
        bc.credit_system("IS", on="2008-08-15")


def test_a_course_of_three_credits_became_one_of_six() -> None:
    """University of Iceland: "A course that previously was worth 3 credits became a 6 credits course"."""
    assert bc.convert_credits(bc.Credits(3, "IS-EINING-30"), to="IS-EINING-60").credits == bc.Credits(6, "IS-EINING-60")
    assert bc.convert_credits(bc.Credits(3, "IS-EINING-30"), to="ECTS").credits == bc.Credits(6, "ECTS")


def test_a_credit_of_today_is_an_ects_credit() -> None:
    """University of Iceland: "UI credits are now equal to ECTS credits"."""
    assert bc.convert_credits(bc.Credits(30, "IS-EINING-60"), to="ECTS").credits == bc.Credits(30, "ECTS")


@pytest.mark.parametrize(
    ("label", "passes", "passes_graduate"), [("4.5", False, False), ("5.0", True, False), ("6.0", True, True)]
)
def test_the_pass_mark_depends_on_the_level(label: str, passes: bool, passes_graduate: bool) -> None:
    """Reykjavík University: "generally 5,00 in undergraduate and 6,00 in graduate studies"."""
    assert bc.grading_scale("IS-10").grade(label).passes is passes
    assert bc.grading_scale("IS-10-RU-PG").grade(label).passes is passes_graduate


def test_grades_are_whole_or_half_numbers() -> None:
    """Háskóli Íslands: "í heilum eða heilum og hálfum tölum frá 0 - 10"."""
    scale = bc.grading_scale("IS-10")
    assert scale.grade("7,5") > scale.grade(7)
    with pytest.raises(bc.UnknownGradeError):
        scale.grade("7.25")


@pytest.mark.parametrize(
    ("mean", "icelandic", "english"),
    [
        ("9.00", "ágætiseinkunn", "First Class with Distinction"),
        ("8.99", "fyrsta einkunn", "First Class"),
        ("7.25", "fyrsta einkunn", "First Class"),
        ("7.24", "önnur einkunn", "Second Class"),
        ("5.00", "þriðja einkunn", "Third Class"),
        ("4.99", None, None),
    ],
)
def test_the_class_of_a_degree_begins_at_an_odd_border(mean: str, icelandic: str | None, english: str | None) -> None:
    """Háskóli Íslands: "Fyrsta einkunn er 7,25 - 8,99. Önnur einkunn er 6,0 - 7,24"."""
    grade = bc.grading_scale("IS-10-MEAN").grade(mean)
    assert (grade.word("is"), grade.word()) == (icelandic, english)
