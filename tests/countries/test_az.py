"""Azerbaijan: the lowest pass depends on the university and on the level. Expected values are those that the quoted texts print."""

from fractions import Fraction
from typing import Literal

import pytest

import bologna_credits as bc
from bologna_credits import AmbiguousCodeError, CircumstanceNeededError, EquivalenceGapError, MixedCreditsError

KHAZAR = bc.grading_scale("AZ-KHAZAR-100")


@pytest.mark.parametrize(
    ("scale", "passes", "fails"),
    [
        ("AZ-UNEC", 51, 50),  # “51-60 E”, “<51 F Unsatisfactory”
        ("AZ-GANJA", 51, 50),  # “51 – 60 – “qənaətbəxş” – E”, “51 baldan aşağı – “qeyri kafi” – F”
        ("AZ-BHOS", 61, 60),  # “61 - 70 D”, “<61 F Unsatisfactory”
        ("AZ-KHAZAR", 60, 59),  # ““60-69” … “D””, ““0-59” … “F””
    ],
)
def test_the_lowest_pass_is_51_60_or_61_by_university(scale: str, passes: int, fails: int) -> None:
    assert bc.grading_scale(scale).from_percent(passes).passes
    assert not bc.grading_scale(scale).from_percent(fails).passes


def test_fifty_five_points_pass_at_one_university_and_fail_at_two() -> None:
    outcome = {code: bc.grading_scale(code).from_percent(55).passes for code in ("AZ-UNEC", "AZ-BHOS", "AZ-KHAZAR")}
    assert outcome == {"AZ-UNEC": True, "AZ-BHOS": False, "AZ-KHAZAR": False}


def test_the_country_has_no_scale_of_its_own() -> None:
    with pytest.raises(AmbiguousCodeError, match="AZ-BHOS"):
        bc.grading_scale("AZ")


def test_the_lowest_pass_at_unec_is_an_e_whatever_its_sentence_says() -> None:
    # “The minimum passing grade is 51 points (F)”, and in the table “51-60 E” and “<51 F”
    grade = bc.grading_scale("AZ-UNEC").from_percent(51)
    assert (grade.label, grade.passes) == ("E", True)


def test_between_fifty_and_fifty_one_ganja_says_two_things() -> None:
    # “50-dən yuxarı olan tələbələr fənni mənimsəmiş hesab edilir” (more than 50 pass), “51 baldan aşağı … F” (below 51 is F)
    with pytest.raises(EquivalenceGapError):
        bc.grading_scale("AZ-GANJA").from_percent("50.5")


@pytest.mark.parametrize(("scale", "points"), [("AZ-UNEC", "50.99"), ("AZ-BHOS", "60.99")])
def test_a_fail_goes_up_to_the_lowest_pass_where_it_is_printed_so(scale: str, points: str) -> None:
    # “<51 F”, “<61 F”; “61 - 70” and “71 - 80” leave their own space between whole points
    assert bc.grading_scale(scale).from_percent(points).label == "F"
    with pytest.raises(EquivalenceGapError):
        bc.grading_scale(scale).from_percent("70.5")


def test_one_azerbaijani_word_names_other_letters_at_another_university() -> None:
    # “qənaətbəxş” – E in Ganja, “orta və ya qənaətbəxş” – C and “kafi” – D at Khazar
    ganja, khazar = bc.grading_scale("AZ-GANJA"), bc.grading_scale("AZ-KHAZAR")
    assert [ganja.grade(letter).word("az") for letter in "DEF"] == ["kafi", "qənaətbəxş", "qeyri kafi"]
    assert [khazar.grade(letter).word("az") for letter in "CDF"] == ["orta və ya qənaətbəxş", "kafi", "qeyri-kafi"]


@pytest.mark.parametrize(("cycle", "lowest"), [("first", 60), ("second", 65), ("third", 70)])
def test_the_lowest_pass_is_60_65_or_70_by_level_at_khazar(cycle: Literal["first", "second", "third"], lowest: int) -> None:
    # “Bakalavr pilləsində kеçid balı 60 … magistr pilləsində kеçid balı 65 … PhD pilləsində kеçid balı 70”; ““0-64” percent is equal
    # to F in this case”; “PhD degree programs do not permit low pass grades, which means that 0-69 is equal to F”
    level = bc.Circumstances(cycle=cycle)
    assert KHAZAR.grade(lowest).under(level).passes
    assert not KHAZAR.grade(lowest - 1).under(level).passes


@pytest.mark.parametrize(("mark", "decided"), [(59, True), (60, False), (69, False), (70, True)])
def test_without_the_level_a_percentage_between_60_and_70_is_neither_pass_nor_fail(mark: int, decided: bool) -> None:
    assert (KHAZAR.grade(mark).conditional is None) is decided


def test_the_letters_of_khazar_are_an_undergraduates() -> None:
    # “For undergraduate programs, courses are graded as follows”; for the master's only D+ and F are printed
    answer = bc.convert_grade(KHAZAR.grade(65), to="AZ-KHAZAR", cycle="first").grade
    assert (answer.label, answer.passes) == ("D", True)
    with pytest.raises(CircumstanceNeededError, match="cycle"):
        bc.convert_grade(KHAZAR.grade(65), to="AZ-KHAZAR")


def test_incomplete_is_no_grade_at_khazar() -> None:
    # ““IC” (Incomplete)”, ““IP” (In Progress)”: neither a pass nor a fail yet
    khazar = bc.grading_scale("AZ-KHAZAR")
    assert {grade.label for grade in (*khazar.passing, *khazar.failing)} == {"A", "B", "C", "D", "F"}


def test_a_mean_of_khazar_weighs_by_credits() -> None:
    # “Riyaziyyat (4 krеdit) -- 82, İngilis dili (3 krеdit) -- 95 … (4 × 82 + 3 × 95) : 7”
    marks = KHAZAR
    results = [(marks.grade(82), bc.Credits(4, "AZ-KHAZAR-CR")), (marks.grade(95), bc.Credits(3, "AZ-KHAZAR-CR"))]
    assert bc.grade_average(results).exact == Fraction(4 * 82 + 3 * 95, 7)


@pytest.mark.parametrize(("khazar", "ects"), [(128, 256), (132, 264), (32, 64), (60, 120)])
def test_a_credit_of_khazar_is_two_ects_credits_and_another_unit(khazar: int, ects: int) -> None:
    # “between 128 (256 ECTS) and 132 (264 ECTS) credits”; “between 32 (64 ECTS) and 60 (120 ECTS) credits”
    assert bc.convert_credits(bc.Credits(khazar, "AZ-KHAZAR-CR"), to="ECTS").credits == bc.Credits(ects, "ECTS")
    assert bc.credit_system("AZ").code == "AZ-KREDIT"
    with pytest.raises(MixedCreditsError):
        _ = bc.Credits(3, "AZ-KHAZAR-CR") + bc.Credits(3, "AZ-KREDIT")


def test_two_academies_count_thirty_hours() -> None:
    # “1 kredit 30 saata bərabərdir”; “One credit is equal to 30 hours of work of the student`”; “1,5 kreditdir- yəni 45 saatdır”
    hours = bc.credit_system("AZ").hours_for(bc.Circumstances())
    assert [row.workload for row in hours] == [bc.Workload(30, 30), bc.Workload(30, 30)]
    assert all(row.low * Fraction(3, 2) == 45 for row in hours)


def test_a_part_time_year_has_48_credits() -> None:
    # “toplam 30 kredit toplamalısınız (qiyabi təhsilalma formasında 24 kredit)”; “qiyabi təhsilalma formasında 5 il … 240 kredit”
    system = bc.credit_system("AZ")
    years = [system.year_for(bc.Circumstances(mode=mode)) for mode in (None, "part-time")]
    assert [year and (year.credits, year.semester) for year in years] == [
        (Fraction(60), Fraction(30)),
        (Fraction(48), Fraction(24)),
    ]
