"""Estonia: a ratio that its own hours contradict, a change of credits in 2009, and digits that once failed and now pass."""

from fractions import Fraction

import pytest

import bologna_credits as bc


def test_the_new_credits_count_from_the_last_day_of_august_2009() -> None:
    """Tartu: "alates 31. augustist 2009 arvestusega 1 AP võrdub 1,5 EAP-ga"."""
    assert bc.credit_system("EE", on="2009-08-30").code == "EE-AP"
    assert bc.credit_system("EE", on="2009-08-31").code == "EE-EAP"


def test_an_old_credit_is_one_and_a_half_new_ones() -> None:
    """Tartu: "1 AP võrdub 1,5 EAP-ga"."""
    assert bc.convert_credits(bc.Credits(1, "EE-AP"), to="EE-EAP").credits == bc.Credits("1.5", "EE-EAP")
    assert bc.convert_credits(bc.Credits(40, "EE-AP"), to="ECTS").credits == bc.Credits(60, "ECTS")


def test_the_hours_of_the_two_credits_do_not_give_the_published_ratio() -> None:
    """The act of 2006 has 40 hours for the old and 26 for the new credit: 20/13, not 3/2."""
    case = bc.Circumstances()
    old, new = (bc.credit_system(code).hours_for(case)[0].workload for code in ("EE-AP", "EE-EAP"))
    by_hours = old.clock_hours[0] / new.clock_hours[0]
    published = bc.convert_credits(bc.Credits(1, "EE-AP"), to="EE-EAP").credits.amount
    assert by_hours == Fraction(20, 13)
    assert published == Fraction(3, 2)


def test_a_year_of_new_credits_is_1560_hours() -> None:
    """The act of 2006: "see moodustab 1560 tundi ja 60 ainepunkti õppeaastas"."""
    hours = bc.credit_system("EE-EAP").hours_for(bc.Circumstances())[0].workload
    assert hours.clock_hours[0] * 60 == 1560


@pytest.mark.parametrize(("label", "other"), [("A", "5"), ("E", "1"), ("F", "0"), ("C", "C/3"), ("D", "2/D")])
def test_a_letter_and_its_number_are_one_grade(label: str, other: str) -> None:
    """Study in Estonia: "A grade of A/5, B/4, C/3, D/2 and E/1 is considered as a pass"."""
    scale = bc.grading_scale("EE-AF")
    assert scale.grade(other) == scale.grade(label)
    assert scale.grade(label).passes == (label != "F")


def test_percentages_belong_to_the_regulation_of_1999_only() -> None:
    """Eurydice: "91-100% of the extent of the subject"; since then "oluline ei ole enam … protsent" (kool24)."""
    assert bc.grading_scale("EE", on="2005-01-01").from_percent(91).label == "A"
    assert bc.grading_scale("EE-1999").from_percent(50).passes is False
    with pytest.raises(bc.EquivalenceGapError):
        bc.grading_scale("EE", on="2015-01-01").from_percent(91)


def test_the_digit_two_failed_before_1999_and_passes_since() -> None:
    """Tartu, until August 1999: "negatiivne hinne 2 ehk „mitterahuldav“"; since then 2 is D, "rahuldav"."""
    before, after = bc.grading_scale("EE", on="1998-09-01").grade("2"), bc.grading_scale("EE", on="2005-01-01").grade("2")
    assert not before.passes
    assert after.passes
    assert (after.label, after.word("et")) == ("D", "rahuldav")


def test_between_the_regulation_and_its_first_use_at_a_university_the_scale_is_open() -> None:
    """The regulation was in force from 22 March 1999; Tartu used the old grades until 30 August 1999."""
    with pytest.raises(bc.UnclearDayError):
        bc.grading_scale("EE", on="1999-05-01")


def test_the_lowest_pass_is_called_poor() -> None:
    """Tartu: "grade 'E' or "poor""; in the regulation "kasin"."""
    grade = bc.grading_scale("EE-AF").grade("E")
    assert (grade.word(), grade.word("et"), grade.passes) == ("poor", "kasin", True)


def test_the_ministry_proposed_two_letters_for_the_one_fail() -> None:
    """WENR 2003: "0 or F 0-50 FX/F"."""
    scale = bc.grading_scale("EE-1999")
    answer = bc.convert_grade(scale.grade("F"), to="ECTS-AF")
    assert not answer.decided
    assert [grade.label for grade in answer.candidates] == ["FX", "F"]
    assert bc.convert_grade(scale.grade("E"), to="ECTS-AF").grade.label == "E"
