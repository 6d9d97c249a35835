"""Georgia: surprising cases, asked of the public API. Expected values are those that the quoted texts print."""

from fractions import Fraction

import pytest

import bologna_credits as bc
from bologna_credits import EquivalenceGapError, NoConversionError

GE, SEU = bc.grading_scale("GE-100"), bc.grading_scale("GE-SEU")
INTERIM, FINAL = bc.grading_scale("GE-CU-70"), bc.grading_scale("GE-CU-30")


def test_a_year_of_sixty_may_hold_more_by_institution() -> None:
    # TSU: “The maximum number of academic credits collected within 1 academic year equals 65 ECTS”; SEU: “no more than 75 credit”
    system = bc.credit_system("GE-ECTS")
    assert {year.credits for year in system.years} == {60}
    assert [year.most for year in system.years] == [None, 65, 75]


def test_tsu_allows_seventy_in_the_final_year() -> None:
    # “whereas the total number of credits collected during the final year of the study cannot exceed 70”
    [tsu] = [year for year in bc.credit_system("GE-ECTS").years if year.most == 65]
    assert "70 in the final year" in (tsu.note or "")


def test_the_credit_is_an_ects_credit_of_twenty_five_or_thirty_hours() -> None:
    # Ilia: “One ECTS credit equals 25 hours of work”; TSMU: “one credit stands on 30 working hours”
    hours = bc.credit_system("GE-ECTS").hours_for(bc.Circumstances())
    assert [row.low for row in hours] == [25, 30]
    assert bc.convert_credits(bc.Credits(5, "GE-ECTS"), to="ECTS").credits == bc.Credits(5, "ECTS")


@pytest.mark.parametrize(
    ("points", "letter", "passes"),
    [(100, "A", True), (91, "A", True), (90, "B", True), (51, "E", True), (50, "FX", False), (41, "FX", False), (40, "F", False)],
)
def test_the_letters_are_bands_of_points(points: int, letter: str, passes: bool) -> None:
    # “91-100 = excellent or A”, “51-60 = sufficient or E”, “41-50 = … FX”, “0-40 = … F”
    grade = GE.from_percent(points)
    assert (grade.label, grade.passes) == (letter, passes)


def test_nothing_is_guessed_between_two_bands() -> None:
    # “41-50”, “51-60”
    with pytest.raises(EquivalenceGapError):
        GE.from_percent("50.5")


def test_there_are_two_fails_and_none_stands_for_both() -> None:
    # “Students with grade FX have the right to retake the final exam. Students with grade F must retake the course.”
    assert [grade.label for grade in GE.failing] == ["FX", "F"]
    assert GE.grade("FX") > GE.grade("F")
    assert GE.fail_grade is None


def test_a_fail_from_elsewhere_is_fx_or_f() -> None:
    answer = bc.convert_grade(bc.grading_scale("NO-AF").grade("F"), to=GE)
    assert [grade.label for grade in answer.candidates] == ["FX", "F"]
    assert not answer.decided


def test_equal_letters_are_not_the_letters_of_ects() -> None:
    # a band of points is no share of those who pass, and no table was found between the two
    with pytest.raises(NoConversionError):
        bc.convert_grade(GE.grade("A"), to="ECTS-AF")


def test_the_words_are_georgian() -> None:
    # “(A) ფრიადი”, “(FX) ვერ ჩააბარა”, “(F) ჩაიჭრა”
    assert [GE.grade(label).word("ka") for label in ("A", "FX", "F")] == ["ფრიადი", "ვერ ჩააბარა", "ჩაიჭრა"]


def test_grade_points_at_seu_are_not_in_even_steps_and_fails_have_none() -> None:
    # “51-60 0.5, 61-70 1, 71-80 2, 81-90 3, 91-100 4”; “negative (F / Fx) estimates do not take part in the GPA calculation”
    assert [grade.points for grade in SEU.passing] == [4, 3, 2, 1, Fraction(1, 2)]
    assert [grade.points for grade in SEU.failing] == [None, None]


def test_enough_points_in_all_do_not_pass_where_a_part_stays_below_its_minimum() -> None:
    # “51% out of 70 points (which is 35.7 in scores)”, “51% out of 30 points (which is 15.3 in scores)”
    interim, final = INTERIM.grade("60"), FINAL.grade("15")
    assert GE.from_percent("75").passes
    assert interim.passes
    assert not final.passes


@pytest.mark.parametrize(("scale", "pass_mark", "below"), [(INTERIM, "35.7", "35.6"), (FINAL, "15.3", "15.2")])
def test_the_minimum_of_a_part_is_exact(scale: bc.GradingScale, pass_mark: str, below: str) -> None:
    # 51 per cent of 70 and of 30
    assert scale.grade(pass_mark).passes
    assert not scale.grade(below).passes
    assert scale.lowest_pass_number == bc.core.read_exact(pass_mark)
