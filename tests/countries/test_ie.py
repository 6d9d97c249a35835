"""Ireland: cases that a naive model would miss."""

import bologna_credits as bc


def test_a_credit_has_fewer_hours_than_the_guide_says_and_is_an_ects_credit_all_the_same() -> None:
    """TU Dublin: "Each ECTS credit corresponds to 20-25 'learning hours'"; Trinity: "60 ECTS … over one academic year"."""
    irish = bc.credit_system("IE-ECTS")
    assert [row.workload for row in irish.hours_for(bc.Circumstances())] == [bc.Workload(20, 25)]
    assert irish.year is not None
    assert irish.year.credits == 60
    assert bc.convert_credits(bc.Credits(5, "IE-ECTS"), to="ECTS").credits == bc.Credits(5, "ECTS")


def test_the_same_mark_is_a_third_in_dublin_and_a_pass_in_cork() -> None:
    """Trinity: "III … 40-49"; Cork: "45-49% Third Class Honours … 40-44% … Pass"."""
    assert bc.grading_scale("IE-TCD").from_percent(42).label == "III"
    assert bc.grading_scale("IE-UCC").from_percent(42).label == "Pass"
    assert bc.grading_scale("IE-UCC").from_percent(47).label == "Third Class Honours"


def test_a_module_is_passed_with_40() -> None:
    """Trinity: "students must achieve an overall score of 40% or higher"."""
    marks = bc.grading_scale("IE-PERCENT")
    assert marks.grade(40).passes
    assert not marks.grade(39).passes


def test_a_compensating_fail_awards_credits_and_still_depends_on_the_average() -> None:
    """Limerick: "D1 Weak Performance (compensating fail) 1.60 Yes"; a "Cumulative QCA of 2.00" is the minimum."""
    limerick = bc.grading_scale("IE-UL")
    assert limerick.grade("D1").passes
    assert "QCA" in (limerick.grade("D1").conditional or "")
    assert limerick.grade("C3").conditional is None
    assert not limerick.grade("NG").passes


def test_letters_of_two_universities_are_two_scales() -> None:
    """Dublin (UCD) counts an A 4.00 and an A+ 4.20; Limerick's best is A1 with 4.00 and it knows no A."""
    dublin, limerick = bc.grading_scale("IE-UCD"), bc.grading_scale("IE-UL")
    assert dublin.grade("A+") > dublin.grade("A")
    assert limerick.passing[0].label == "A1"
    assert "A" not in {grade.label for grade in limerick.grades}
