"""Latvia: one name for two credits, a pass mark that depends on the institution, a grade that is E or FX in the table."""

import pytest

import bologna_credits as bc

LV = bc.grading_scale("LV-10")


def test_the_same_name_means_another_credit_from_the_day_of_the_amendments() -> None:
    """AIC: "amendments entered into force on 11.10.2022"."""
    assert bc.credit_system("LV", on="2022-10-10").code == "LV-KP-40"
    assert bc.credit_system("LV", on="2022-10-11").code == "LV-KP-60"
    names = {bc.credit_system(code).name("lv") for code in ("LV-KP-40", "LV-KP-60")}
    assert names == {"kredītpunkts"}


def test_old_points_are_multiplied_by_one_and_a_half_and_new_ones_by_nothing() -> None:
    """AIC: "the number of Latvian credit points had to be multiplied by 1.5"."""
    assert bc.convert_credits(bc.Credits(8, "LV-KP-40"), to="ECTS").credits == bc.Credits(12, "ECTS")
    assert bc.convert_credits(bc.Credits(8, "LV-KP-60"), to="ECTS").credits == bc.Credits(8, "ECTS")


def test_a_year_of_old_points_is_a_year_of_new_points() -> None:
    """AIC: "40 Latvian credits (60 ECTS)"."""
    assert bc.convert_credits(bc.Credits(40, "LV-KP-40"), to="LV-KP-60").credits == bc.Credits(60, "LV-KP-60")


def test_old_and_new_points_do_not_add() -> None:
    with pytest.raises(bc.MixedCreditsError):
        _ = bc.Credits(2, "LV-KP-40") + bc.Credits(3, "LV-KP-60")


def test_forty_academic_hours_are_less_than_the_official_ratio_makes_of_them() -> None:
    """Eurydice: "one credit corresponds to forty academic hours" (of 45 minutes); 1.5 ECTS are 37.5 clock hours or more."""
    answer = bc.convert_credits(bc.Credits(1, "LV-KP-40"), to="ECTS")
    assert answer.credits == bc.Credits("1.5", "ECTS")
    assert any("by hours, 40 hours of 45 minutes, it would be 1 to 1.2 ECTS" in note.message for note in answer.steps.notes)


def test_the_two_best_grades_are_both_the_best_letter() -> None:
    """AIC prints "izcili … A" and "teicami … A"."""
    best, second = LV.grade("10"), LV.grade("9")
    assert best > second
    assert [bc.convert_grade(grade, to="ECTS-AF").grade.label for grade in (best, second)] == ["A", "A"]


def test_the_lowest_pass_is_a_pass_or_a_fail_in_the_published_table() -> None:
    """AIC: "gandrīz viduvēji (almost satisfactory) E/FX"."""
    answer = bc.convert_grade(LV.grade("4"), to="ECTS-AF")
    assert not answer.decided
    assert [(grade.label, grade.passes) for grade in answer.candidates] == [("E", True), ("FX", False)]
    with pytest.raises(bc.UndecidedError):
        _ = answer.grade


def test_a_fail_has_no_letter_of_its_own_in_the_table() -> None:
    """AIC prints "Fail" for 3 to 1."""
    answer = bc.convert_grade(LV.grade("3"), to="ECTS-AF")
    assert not answer.decided
    assert [grade.label for grade in answer.candidates] == ["FX", "F"]


def test_four_passes_unless_the_institution_wants_five() -> None:
    """RTU: "no 10 (izcili) līdz 4 (gandrīz viduvēji)"; some are said to "have a minimum passing grade of 5"."""
    strict = bc.grading_scale("LV-10-PASS5")
    assert LV.grade("4").passes
    assert not strict.grade("4").passes
    assert LV.grade("5").passes
    assert strict.grade("5").passes


def test_the_lowest_pass_is_called_almost_satisfactory() -> None:
    """AIC: "gandrīz viduvēji (almost satisfactory)"; the first fail is "vāji", poor (Liepājas Universitāte)."""
    assert LV.grade("4").word() == "almost satisfactory"
    assert LV.grade("4").word("lv") == "gandrīz viduvēji"
    assert LV.grade("3").word("lv") == "vāji"
    assert not LV.grade("3").passes
