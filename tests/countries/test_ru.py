"""Russia: surprising cases, asked of the public API. Expected values are those that the quoted texts print."""

from fractions import Fraction

import pytest

import bologna_credits as bc
from bologna_credits import UndecidedError

RU, RUDN = bc.grading_scale("RU-5"), bc.grading_scale("RU-RUDN")


def test_thirty_six_academic_hours_are_twenty_seven_clock_hours() -> None:
    # “36 академическим часам … продолжительностью по 45 минут (или 27 астрономическим часам)”
    hours = bc.credit_system("RU-ZE").hours_for(bc.Circumstances())[0]
    assert str(hours.workload) == "36 hours of 45 minutes"
    assert hours.workload.clock_hours == (Fraction(27), Fraction(27))


def test_hse_sets_its_own_hour_of_forty_minutes() -> None:
    # “one credit unit … is equal to 38 academic hours. One academic hour at the HSE is 40 minutes.”: 25 1/3, not 24, clock hours
    hse = bc.credit_system("RU-ZE").hours_for(bc.Circumstances())[1]
    assert hse.workload.clock_hours == (Fraction(76, 3), Fraction(76, 3))


def test_one_unit_is_one_ects_credit_though_thirty_six_hours_look_like_more() -> None:
    # Kazan: “One RF credit (36 academic hours) is equal to 1 ECTS credit.”
    answer = bc.convert_credits(bc.Credits(5, "RU-ZE"), to="ECTS")
    assert answer.credits == bc.Credits(5, "ECTS")
    # 27 clock hours lie within the 25 to 30 of ECTS; 36 clock hours would not
    assert answer.steps.with_code("credits.hours-disagree") == ()


def test_a_year_has_sixty_units() -> None:
    # “Трудоемкость … по очной форме обучения за учебный год равна 60”
    year = bc.credit_system("RU-ZE").year_for(bc.Circumstances())
    assert year is not None
    assert year.credits == 60


@pytest.mark.parametrize(
    ("points", "letter"),
    [
        ("100", "A"),
        ("95", "A"),
        ("94", "B"),
        ("86", "B"),
        ("85", "C"),
        ("69", "C"),
        ("68", "D"),
        ("61", "D"),
        ("60", "E"),
        ("51", "E"),
        ("50", "FX"),
        ("31", "FX"),
        ("30", "F"),
        ("0", "F"),
    ],
)
def test_rudn_converts_points_to_letters(points: str, letter: str) -> None:
    # “95-100 5 A, 86-94 5 B, 69-85 4 C, 61-68 3 D, 51-60 3 E, 31-50 2 FX, 0-30 2 F”; vectors TRU03, TRU05, TRU06
    assert bc.convert_grade(RUDN.grade(points), to="ECTS-AF").grade.label == letter


@pytest.mark.parametrize(("points", "grade"), [("95", "5"), ("86", "5"), ("85", "4"), ("61", "3"), ("51", "3"), ("31", "2")])
def test_rudn_converts_points_to_the_traditional_grades(points: str, grade: str) -> None:
    # “86-94 5 B”, “69-85 4 C”, “51-60 3 E”, “31-50 2 FX”
    assert bc.convert_grade(RUDN.grade(points), to="RU-5").grade.label == grade


def test_a_fail_is_a_grade_that_the_record_book_leaves_out() -> None:
    # RUDN: “"Unsatisfactory" marks, FX, F are not set in the student record book.”
    fail = RU.grade("неудовлетворительно")
    assert not fail.passes
    assert RU.fail_grade == fail
    assert "record book" in (RU.note or "")


def test_a_grade_of_the_traditional_scale_is_two_letters() -> None:
    # Glazunov Conservatory: “Good (Хорошо) B, C”
    answer = bc.convert_grade(RU.grade("хорошо"), to="ECTS-AF", by="Glazunov Conservatory")
    assert [grade.label for grade in answer.candidates] == ["B", "C"]
    with pytest.raises(UndecidedError):
        _ = answer.grade


def test_a_mere_pass_has_no_rank() -> None:
    # «зачтено» (passed), «не зачтено» (failed)
    assert RU.grade("зачтено").passes
    assert RU.grade("зачтено").quality is None
    assert not RU.grade("Не зачтено").passes


def test_three_passes_and_so_does_four_at_hse() -> None:
    # HSE: “4 Satisfactory … Pass”, “3 Fail … Fail”
    hse = bc.grading_scale("RU-HSE")
    assert RU.grade("3").passes
    assert not hse.grade("3").passes
    assert bc.convert_grade(hse.grade("4"), to="RU-5").grade == RU.grade("3")
    assert bc.convert_grade(hse.grade("8"), to="RU-5").grade == RU.grade("5")
