"""China: no national credit, two ratios on one page."""

import pytest

import bologna_credits as bc
from bologna_credits import EquivalenceGapError, NoConversionError


def test_no_text_fixes_a_ratio_and_the_error_lists_who_gives_one() -> None:
    with pytest.raises(NoConversionError, match=r"Guangzhou University\) \(1.5 ECTS\).*by year load\) \(1.6 ECTS\)"):
        bc.convert_credits(bc.Credits(18, "CN-XF"), to="ECTS")


def test_the_load_of_the_year_gives_one_point_six() -> None:
    """Asia Exchange: '37,5 local credits per academic year … gives the coefficient 1,6. 18 credits … x 1,6 = 29 ECTS'."""
    answer = bc.convert_credits(bc.Credits(18, "CN-XF"), to="ECTS", by_year=True)
    assert answer.credits == bc.Credits("28.8", "ECTS")
    rounded = bc.convert_credits(
        bc.Credits(18, "CN-XF"),
        to="ECTS",
        authority="Asia Exchange (Guangzhou University, by year load)",
        policy=bc.CreditPolicy(rounding=bc.Rounding(1, "half_up")),
    )
    assert rounded.credits == bc.Credits(29, "ECTS")


def test_the_same_page_most_often_takes_one_and_a_half() -> None:
    """'One credit … most often converts to 1.5 ECTS credits or 1 U.S. credit.'"""
    authority = "Asia Exchange (Guangzhou University)"
    assert bc.convert_credits(bc.Credits(2, "CN-XF"), to="ECTS", authority=authority).credits == bc.Credits(3, "ECTS")


def test_class_hours_depend_on_the_work() -> None:
    """Dongfang: '理论课程约17学时为1个学分', 34 for laboratory classes; more work than class is not excluded."""
    system = bc.credit_system("CN-XF")
    (theory,) = system.hours_for(bc.Circumstances(activity="theory"))
    (laboratory,) = system.hours_for(bc.Circumstances(activity="laboratory"))
    assert theory.contact == 17
    assert laboratory.contact == 34
    assert theory.high is None


def test_the_mark_sixty_passes_and_a_hair_less_does_not() -> None:
    """Beihang: '60-69 及格(P; Pass)', '<60 不及格(F;Fail)'."""
    scale = bc.grading_scale("CN-100")
    assert scale.grade("60").passes
    assert not scale.grade("59.5").passes
    assert scale.grade("85").word("zh") == "良"
    assert scale.grade("59.5").word("zh") == "不及格"


def test_a_mark_between_two_printed_bands_is_a_gap() -> None:
    """Beihang prints 80-89 and 90-100."""
    scale = bc.grading_scale("CN-100")
    assert bc.convert_grade(scale.grade("89"), to="CN-5", by="Beihang University").grade.label == "良好"
    with pytest.raises(EquivalenceGapError, match="80–89"):
        bc.convert_grade(scale.grade("89.5"), to="CN-5", by="Beihang University")


def test_p_is_the_lowest_pass_of_five_levels() -> None:
    """Beihang: '及格(P; Pass)' stands under 优, 良 and 中."""
    assert bc.grading_scale("CN-5").passing[-1] == bc.grading_scale("CN-5").grade("P")
