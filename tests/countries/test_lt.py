"""Lithuania: hours that no decimal ends, a year of 45 credits, four fails, and tables that disagree."""

from fractions import Fraction

import pytest

import bologna_credits as bc

LT = bc.grading_scale("LT-10")


def test_the_credits_changed_on_the_first_of_september_2011() -> None:
    """Mykolo Romerio universitetas: "nuo 2011 m. rugsėjo 1 d. perėjo prie naujos studijų kreditų skaičiavimo sistemos"."""
    assert bc.credit_system("LT", on="2011-08-31").code == "LT-KREDITAS-OLD"
    assert bc.credit_system("LT", on="2011-09-01").code == "LT-KREDITAS"


def test_a_credit_of_today_is_an_ects_credit() -> None:
    """Mykolas Romeris University: "National credits and ECTS credits are equal"."""
    assert bc.convert_credits(bc.Credits(30, "LT-KREDITAS"), to="ECTS").credits == bc.Credits(30, "ECTS")


def test_an_old_credit_does_not_convert_because_no_text_that_was_read_gives_its_worth() -> None:
    with pytest.raises(bc.NoConversionError, match="no source that was read"):
        bc.convert_credits(bc.Credits(4, "LT-KREDITAS-OLD"), to="ECTS")


def test_the_hours_of_a_credit_have_no_end_in_decimals_and_stay_exact() -> None:
    """Vilniaus universitetas: "Vienų studijų metų 1600 valandų atitinka 60 kreditų"."""
    hours = bc.credit_system("LT-KREDITAS").hours_for(bc.Circumstances())[0]
    assert hours.nominal is not None
    assert hours.nominal == Fraction(1600, 60)
    assert hours.nominal * 60 == 1600
    assert hours.workload.clock_hours == (Fraction(25), Fraction(30))


def test_a_full_time_year_may_be_less_than_sixty_but_not_less_than_forty_five() -> None:
    """Mykolo Romerio universitetas: "negali būti mažesnė kaip 45 kreditai per metus"; part-time 45 are usual."""
    year = bc.credit_system("LT-KREDITAS").year_for(bc.Circumstances())
    assert year is not None
    assert (year.credits, year.semester, year.least) == (Fraction(60), Fraction(30), Fraction(45))


def test_the_lowest_pass_has_a_word_for_weak() -> None:
    """Order ISAK-2194: "5 (silpnai)" under "Išlaikyta"; 4 is "Nepatenkinamai" under "Neišlaikyta"."""
    assert (LT.grade("5").word("lt"), LT.grade("5").passes) == ("silpnai", True)
    assert (LT.grade("4").word("lt"), LT.grade("4").passes) == ("nepatenkinamai", False)


def test_a_fail_from_elsewhere_is_open_among_the_four_fails() -> None:
    """Order ISAK-2194: "Neišlaikyta 4 … 3 2 1"."""
    answer = bc.convert_grade(bc.grading_scale("NO-AF").grade("F"), to="LT-10", by=bc.ModifiedBavarian())
    assert not answer.decided
    assert {"4", "3", "2", "1"} <= {grade.label for grade in answer.candidates}
    assert not any(grade.passes for grade in answer.candidates)


def test_nobody_speaks_for_the_country_so_the_body_must_be_named() -> None:
    with pytest.raises(bc.NoConversionError, match="ASU"):
        bc.convert_grade(LT.grade("7"), to="ECTS-AF")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("ASU", {"10": "A", "9": "B", "8": "C", "7": "D", "6": "D", "5": "E", "4": "FX", "3": "F", "2": "F"}),
        ("LAJM", {"10": "A", "9": "B", "8": "C", "7": "C", "6": "D", "5": "E"}),
        ("Vilniaus kolegija", {"10": "A", "7": "C", "6": "D", "5": "E", "4": "FX", "3": "FX", "2": "F", "1": "F"}),
    ],
)
def test_each_institution_prints_its_own_letters(body: str, expected: dict[str, str]) -> None:
    """ASU: "tik apytikslė, neoficiali"; 7 is D there and C at the two others."""
    found = {label: bc.convert_grade(LT.grade(label), to="ECTS-AF", by=body).grade.label for label in expected}
    assert found == expected


def test_a_table_may_leave_a_choice_for_a_pass_and_for_a_fail() -> None:
    """Vilniaus kolegija: "9 Very good 90-99% A or B"; LAJM: "4 and below Fail F / FX"."""
    nine = bc.convert_grade(LT.grade("9"), to="ECTS-AF", by="Vilniaus kolegija")
    four = bc.convert_grade(LT.grade("4"), to="ECTS-AF", by="LAJM")
    assert [grade.label for grade in nine.candidates] == ["A", "B"]
    assert {grade.label for grade in four.candidates} == {"F", "FX"}
    assert not nine.decided
    assert not four.decided


@pytest.mark.parametrize(("day", "code"), [("1992-05-01", "LT-5"), ("1994-05-01", "LT-10"), ("2026-11-27", "LT-10")])
def test_the_country_has_had_ten_points_since_1993_and_five_before(day: str, code: str) -> None:
    """SKVC: 'Since 1993 a ten-point grading scale … is in use', 'Until 1993 a 5-point grading scale … was used'."""
    assert bc.grading_scale("LT", on=day).code == code


def test_three_was_the_lowest_pass_of_five() -> None:
    """SKVC: 'with 3 as the minimum pass grade and five as the maximum pass grade'."""
    five = bc.grading_scale("LT-5")
    assert [grade.label for grade in five.passing] == ["5", "4", "3"]
    assert not five.failing
