"""Ukraine: surprising cases, asked of the public API. Expected values are those that the quoted texts print."""

from fractions import Fraction

import pytest

import bologna_credits as bc
from bologna_credits import MixedCreditsError, NoConversionError, UnclearDayError

UA, POINTS = bc.grading_scale("UA-4"), bc.grading_scale("UA-100")


def test_the_credit_of_thirty_hours_and_the_older_one_are_two_units() -> None:
    # the law: “обсяг одного кредиту становить 30 годин”; ZNU: “Один кредит відповідає 36 академічним годинам”
    with pytest.raises(MixedCreditsError):
        _ = bc.Credits(5, "UA-ECTS") + bc.Credits(5, "UA-ECTS-36")
    assert bc.credit_system("UA", on="2024-09-01").code == "UA-ECTS"
    assert bc.credit_system("UA", on="2010-09-01").code == "UA-ECTS-36"


def test_from_which_day_thirty_hours_counted_is_open() -> None:
    # the law is “from 01.07.2014”; the first text that was read with a day and 30 hours is of 2020
    with pytest.raises(UnclearDayError):
        bc.credit_system("UA", on="2015-09-01")


def test_thirty_six_academic_hours_are_twenty_seven_clock_hours() -> None:
    # “36 академічним годинам”, “Тривалість академічної години становить 45 хвилин.”
    [hours] = bc.credit_system("UA-ECTS-36").hours_for(bc.Circumstances())
    assert hours.workload.clock_hours == (Fraction(27), Fraction(27))


def test_whether_thirty_hours_are_clock_hours_is_told_in_two_ways() -> None:
    # the law: “30 годин”; Uman: “30 академічним годинам”
    law, uman = bc.credit_system("UA-ECTS").hours_for(bc.Circumstances())
    assert law.workload.clock_hours[0] == 30
    assert uman.workload.clock_hours[0] == bc.core.read_exact("22.5")


@pytest.mark.parametrize("code", ["UA-ECTS", "UA-ECTS-36"])
def test_both_are_counted_as_ects_credits(code: str) -> None:
    # “60 кредитів ЄКТС відповідають навчальному навантаженню повного навчального року”
    assert bc.convert_credits(bc.Credits(4, code), to="ECTS").credits == bc.Credits(4, "ECTS")


def test_a_year_of_sixty_is_not_always_thirty_and_thirty() -> None:
    # ZNU: “осінній та весняний семестри – по 26 кредитів, додатковий навчальний період весняного семестру – 8 кредитів”
    year = bc.credit_system("UA-ECTS-36").year_for(bc.Circumstances())
    assert year is not None
    assert year.credits == 60
    assert year.semester == 26


@pytest.mark.parametrize(
    ("points", "letters"),
    [
        # Ivano-Frankivsk, Drahomanov, Odesa, Hlukhiv, Lviv, Zaporizhzhia, Sumy
        ("88", "B B A B B B B"),
        ("83", "B B B B B C B"),
        ("74", "D C C C D D D"),
        ("70", "D C D D D D D"),
        ("67", "D D E D D E E"),
        ("64", "E E E D D E E"),
        ("60", "E E E E E E E"),
    ],
)
def test_one_pattern_has_a_version_for_each_institution(points: str, letters: str) -> None:
    # “B – 82-89”, “B 80 – 89”, “A 88 – 100”, “74-81 C”, “D 64-74”, “B 85 – 89”, “69–74 D”
    bodies = ["Ivano-Frankivsk (NUNG)", "Drahomanov (NPU)", "Odesa (ONAFT)", "Hlukhiv (GNPU)", "Lviv (LNAU)"]
    bodies += ["Zaporizhzhia (ZNU)", "Sumy (SNAU)"]
    answers = [bc.convert_grade(POINTS.grade(points), to="ECTS-AF", by=body).grade.label for body in bodies]
    assert answers == letters.split()


def test_nobody_speaks_for_the_country() -> None:
    with pytest.raises(NoConversionError, match=r"Drahomanov"):
        bc.convert_grade(POINTS.grade("88"), to="ECTS-AF")


def test_one_page_prints_f_and_fx_the_other_way_round() -> None:
    # Dubno: “F – 35-59 балів – незадовільно з можливістю повторного складання”; Lviv: “FX 35-59”
    fail = POINTS.grade("40")
    assert bc.convert_grade(fail, to="ECTS-AF", by="Dubno (University Ukraina)").grade.label == "F"
    assert bc.convert_grade(fail, to="ECTS-AF", by="Lviv (LNAU)").grade.label == "FX"


def test_a_fail_without_a_row_stays_open() -> None:
    # Odesa prints nothing below “FX 40 – 59”
    answer = bc.convert_grade(POINTS.grade("39"), to="ECTS-AF", by="Odesa (ONAFT)")
    assert [grade.label for grade in answer.candidates] == ["FX", "F"]
    assert not answer.decided


@pytest.mark.parametrize(("code", "lowest"), [("UA-100", 60), ("UA-100-51", 51), ("UA-100-50", 50)])
def test_the_pass_mark_depends_on_the_institution(code: str, lowest: int) -> None:
    # “E – 60-66” (Ivano-Frankivsk), “E 51–63” (mixmd, as collected), “E … 50–62 %” (Luhansk)
    scale = bc.grading_scale(code)
    assert scale.grade(lowest).passes
    assert not scale.grade(lowest - 1).passes


def test_the_same_points_pass_at_one_place_and_fail_at_another() -> None:
    # Luhansk: “50–62 %” is E; mixmd: 51–63 is E, 26–50 is FX; Ivano-Frankivsk: “FX – 35-59”
    assert bc.convert_grade(bc.grading_scale("UA-100-50").grade("50"), to="ECTS-AF", by="Luhansk (anatomy)").grade.label == "E"
    assert bc.convert_grade(bc.grading_scale("UA-100-51").grade("50"), to="ECTS-AF", by="mixmd.edu.ua").grade.label == "FX"
    assert bc.convert_grade(POINTS.grade("50"), to="ECTS-AF", by="Ivano-Frankivsk (NUNG)").grade.label == "FX"


@pytest.mark.parametrize(
    ("code", "points", "body", "grade"),
    [
        ("UA-100", "70", "Drahomanov (NPU)", "4"),  # “C 70 – 79 (добре) 4 (добре)”
        ("UA-100", "70", "Lviv (LNAU)", "3"),  # “D 64-74 3 (задовільно)”
        ("UA-100-50", "70", "Kharkiv (Karazin, faculty RBECS)", "4"),  # “70-89 добре”
        ("UA-100-50", "70", "Lviv Polytechnic", "3"),  # “50.000 - 70.990 Satisfactory”
    ],
)
def test_points_become_other_national_grades_by_institution(code: str, points: str, body: str, grade: str) -> None:
    assert bc.convert_grade(bc.grading_scale(code).grade(points), to="UA-4", by=body).grade == UA.grade(grade)


def test_the_national_grades_have_words_and_a_mere_pass() -> None:
    # “5 (відмінно) Зараховано”, “2 (незадовільно) Незараховано”
    assert UA.grade("5").word("uk") == "відмінно"
    assert UA.grade("добре") == UA.grade("4")
    assert UA.grade("зараховано").passes
    assert UA.grade("зараховано").quality is None
    assert UA.fail_grade == UA.grade("2")
