"""Czechia: surprising cases, asked of the public API. Expected values are those that the quoted texts print."""

import pytest

import bologna_credits as bc
from bologna_credits import NoConversionError, UnknownGradeError

CZ, VSE = bc.grading_scale("CZ-4"), bc.grading_scale("CZ-VSE")
MASARYK, SOUTH_BOHEMIA = bc.grading_scale("CZ-MU"), bc.grading_scale("CZ-JCU")


def test_lower_is_better_and_four_fails() -> None:
    # Jabok: “To successfully pass the examination means to achieve the result excellent, very good or good.”
    assert CZ.grade("1") > CZ.grade("2") > CZ.grade("3") > CZ.grade("4")
    assert CZ.grade("3").passes
    assert not CZ.grade("4").passes


@pytest.mark.parametrize("label", ["3.5", "3,5", "0", "5"])
def test_nothing_stands_between_three_and_four(label: str) -> None:
    # University of South Bohemia: 2.5 velmi dobře mínus, 3 dobře, 4 nedostatečně
    with pytest.raises(UnknownGradeError):
        CZ.grade(label)
    with pytest.raises(UnknownGradeError):
        SOUTH_BOHEMIA.grade(label)


def test_the_lowest_pass_is_three_for_formulas_though_halves_stand_above_it() -> None:
    # Masaryk University: “Dobře C 2 Uspokojivě D 2,5 Vyhovující E 3 Nevyhovující F 4”
    assert MASARYK.best_number == 1
    assert MASARYK.lowest_pass_number == 3
    assert MASARYK.grade("D").value == bc.core.read_exact("2.5")


def test_the_word_dobre_is_c_at_masaryk_and_e_at_south_bohemia() -> None:
    # “Dobře C 2” and “51 - 60 | E | 3 | 3 = dobře (passed)”
    assert MASARYK.grade("C").word("cs") == "dobře"
    assert SOUTH_BOHEMIA.grade("E").word("cs") == "dobře"
    assert MASARYK.grade("B").word("cs") == SOUTH_BOHEMIA.grade("C").word("cs") == "velmi dobře"
    assert bc.grading_scale("CZ-OSU").grade("E").word() == "good"


@pytest.mark.parametrize(
    ("old", "word", "new", "new_word"), [("2", "velmi dobře", "C", "dobře"), ("3", "dobře", "E", "dostatečně")]
)
def test_brno_converts_an_old_grade_to_another_word(old: str, word: str, new: str, new_word: str) -> None:
    # “Klasifikační stupně „velmi dobře” a „dobře” … mají v těchto stupnicích odlišný význam”
    answer = bc.convert_grade(CZ.grade(old), to="CZ-VUT")
    assert (CZ.grade(old).word("cs"), answer.grade.label, answer.grade.word("cs")) == (word, new, new_word)


def test_the_label_four_plus_is_text_and_no_better_pass() -> None:
    # VŠE: “3 Good 74-60 4+ Fail with possibility of retake 59-50*) 4 Fail 49 and less”
    assert VSE.grade("4+") != VSE.grade("4")
    assert VSE.grade("3") > VSE.grade("4+") > VSE.grade("4")
    assert not VSE.grade("4+").passes
    assert VSE.grade("4+").value is None
    with pytest.raises(UnknownGradeError):
        CZ.grade("4+")


def test_four_plus_is_provisional_and_becomes_four() -> None:
    # “Tento dočasný výsledek se nezapisuje do indexu.”; “… je ti udělena známka 4 a musíš předmět opakovat.”
    assert bc.convert_grade(VSE.grade("4+"), to="CZ-4").grade.label == "4"
    assert VSE.fail_grade == VSE.grade("4")
    # And what fails elsewhere is a 4, not a provisional 4+.
    assert bc.convert_grade(MASARYK.grade("F"), to="CZ-VSE").grade.label == "4"


def test_vse_has_no_table_to_ects_letters() -> None:
    # VŠE: “The ECTS grading scale is based on the class percentile”
    with pytest.raises(NoConversionError):
        bc.convert_grade(VSE.grade("2"), to="ECTS-AF")


@pytest.mark.parametrize(("label", "letters"), [("1", ["A", "B"]), ("2", ["C", "D"]), ("3", ["E"]), ("4", ["FX", "F"])])
def test_four_grades_onto_seven_letters_leave_a_choice(label: str, letters: list[str]) -> None:
    # Jabok: “1 – Excellent (excellent performance) A/B 2 – Very Good (above the average standard but with some errors) C/D”
    answer = bc.convert_grade(CZ.grade(label), to="ECTS-AF", by="Jabok")
    assert [grade.label for grade in answer.candidates] == letters
    assert answer.decided == (len(letters) == 1)


def test_the_hours_of_a_credit_are_those_of_a_university() -> None:
    # VŠE: “One ECTS credit corresponds to 26 hours”; Mendelova univerzita: “Jeden kredit představuje 28 hodin”
    lows = {row.low for row in bc.credit_system("CZ-KREDIT").hours_for(bc.Circumstances())}
    assert {25, 26, 28} == lows
    assert bc.convert_credits(bc.Credits(60, "CZ-KREDIT"), to="ECTS").credits == bc.Credits(60, "ECTS")
