"""Slovakia: surprising cases, asked of the public API. Expected values are those that the quoted texts print."""

import pytest

import bologna_credits as bc
from bologna_credits import UnknownGradeError

SK = bc.grading_scale("SK-AFX")


def test_the_only_fail_is_called_fx_and_there_is_no_f() -> None:
    # Jessenius Faculty: “FX – insufficient (additional work is required) (numeric value 4)”
    assert [grade.label for grade in SK.failing if grade.quality is not None] == ["FX"]
    assert SK.fail_grade == SK.grade("FX")
    with pytest.raises(UnknownGradeError):
        SK.grade("F")


def test_both_fails_of_the_ects_scale_become_fx() -> None:
    ects = bc.grading_scale("ECTS-AF")
    for label in ("FX", "F"):
        assert bc.convert_grade(ects.grade(label), to="SK-AFX").grade.label == "FX"


def test_fx_stays_fx_among_the_ects_letters() -> None:
    # Matej Bel University: “Fx = FAIL - some more work required before the credit can be awarded”
    assert bc.convert_grade(SK.grade("fx"), to="ECTS-AF", by="Matej Bel University, Faculty of Economics").grade.label == "FX"


def test_a_to_e_pass() -> None:
    # “Predmet je úspešne absolvovaný, ak študent získal hodnotenie A až E.”
    assert all(SK.grade(label).passes for label in "ABCDE")
    assert SK.grade("ABS").passes
    assert not SK.grade("NEABS").passes


def test_lower_numbers_are_better_and_nothing_stands_between_three_and_four() -> None:
    # “C - dobre … (numerická hodnota 2)”, “E - dostatočne … (numerická hodnota 3)”
    assert SK.grade("A") > SK.grade("B")
    assert SK.grade("C").word("sk") == "dobre"
    assert SK.best_number == 1
    assert SK.lowest_pass_number == 3
    assert SK.grade("FX").value == 4


def test_a_student_may_enrol_more_than_the_standard_year() -> None:
    # “Štandardná záťaž … je 60 kreditov. V jednom akademickom roku si môže študent zapísať predmety za najviac 90 kreditov.”
    year = bc.credit_system("SK", on="2020-09-01").year
    assert year is not None
    assert year.credits == 60
    assert year.most == 90


def test_sixty_credits_are_sixty_ects() -> None:
    # “kreditový systém, zodpovedajúci Európskemu systému prenosu a akumulácie kreditov (ECTS)”
    assert bc.convert_credits(bc.Credits(60, "SK-KREDIT"), to="ECTS").credits == bc.Credits(60, "ECTS")
