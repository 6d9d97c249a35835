"""Sweden: a credit that changed under a similar name, and grades that are not in the order of the alphabet."""

from fractions import Fraction

import pytest

import bologna_credits as bc
from bologna_credits import AmbiguousCodeError, MixedCreditsError

LAW, UVG = bc.grading_scale("SE-LAW"), bc.grading_scale("SE-UVG")


def test_one_and_a_half_credits_are_a_week_so_one_is_eighty_thirds_of_an_hour() -> None:
    """Umeå: '1,5 högskolepoäng = 1 veckas heltidsstudier (40 timmar).'"""
    hours = bc.credit_system("SE-HP").hours[0]
    assert hours.low == hours.high == Fraction(80, 3)
    assert hours.low * Fraction(3, 2) == 40


def test_an_old_point_was_a_week_of_forty_hours() -> None:
    """UKÄ: 'Tidigare motsvarade 1 poäng en veckas heltidsstudier.'; Umeå counts 40 hours to it."""
    assert bc.credit_system("SE-P").hours[0].low == 40


def test_points_became_credits_on_the_first_of_july_2007() -> None:
    """UKÄ: 'Poäng som tagits före den 1 juli 2007 kan räknas om till högskolepoäng'."""
    assert bc.credit_system("SE", on="2007-06-30").code == "SE-P"
    assert bc.credit_system("SE", on="2007-07-01").code == "SE-HP"


@pytest.mark.parametrize(("old", "new"), [(1, "1.5"), (5, "7.5"), (40, "60")])
def test_an_old_point_is_one_and_a_half_credits(old: int, new: str) -> None:
    """UKÄ: '1 poäng översätts till 1,5 högskolepoäng'; Högskoleverket: a year 'motsvarade alltså 40 poäng'."""
    assert bc.convert_credits(bc.Credits(old, "SE-P"), to="SE-HP").credits == bc.Credits(new, "SE-HP")


def test_old_and_new_credits_do_not_add() -> None:
    with pytest.raises(MixedCreditsError):
        _ = bc.Credits(5, "SE-P") + bc.Credits("7.5", "SE-HP")


def test_half_credits_stay_halves() -> None:
    """UKÄ: a year has 60 of both, so 7.5 stays 7.5."""
    assert bc.convert_credits(bc.Credits("7.5", "SE-HP"), to="ECTS").credits == bc.Credits("7.5", "ECTS")


def test_in_law_ab_is_better_than_ba_and_ba_better_than_b() -> None:
    """Uppsala: 'godkänd (B), icke utan beröm godkänd (Ba) respektive med beröm godkänd (AB)'."""
    assert LAW.grade("AB") > LAW.grade("BA") > LAW.grade("B") > LAW.grade("U")
    assert sorted(["AB", "B", "Ba"], key=LAW.grade, reverse=True) == ["AB", "Ba", "B"]
    assert [grade.label for grade in LAW.passing] == ["AB", "Ba", "B"]


@pytest.mark.parametrize(
    ("label", "swedish", "latin"),
    [
        ("AB", "med beröm godkänd", "cum laude approbatur"),
        ("BA", "icke utan beröm godkänd", "non sine laude approbatur"),
        ("B", "godkänd", "approbatur"),
    ],
)
def test_the_grades_in_law_have_swedish_and_latin_words(label: str, swedish: str, latin: str) -> None:
    """Stockholm: 'Non sine laude approbatur (BA) - Icke utan beröm godkänd (BA)'."""
    assert (LAW.grade(label).word("sv"), LAW.grade(label).word("la")) == (swedish, latin)


@pytest.mark.parametrize(("label", "letters"), [("VG", ["A", "B"]), ("G", ["C", "D", "E"]), ("U", ["FX", "F"])])
def test_three_grades_leave_seven_letters_open(label: str, letters: list[str]) -> None:
    """Stockholm: 'VG generally equals the ECTS grades A Excellent and B Very good; the grade G generally equals C …'."""
    answer = bc.convert_grade(UVG.grade(label), to="ECTS-AF", by="Stockholm University, Human Geography")
    assert [grade.label for grade in answer.candidates] == letters
    assert not answer.decided


def test_the_same_word_is_a_three_here_and_a_b_there() -> None:
    """Uppsala: 'godkänd (3)' and 'godkänd (B)'."""
    assert bc.grading_scale("SE-345").grade("3").word("sv") == LAW.grade("B").word("sv") == UVG.grade("G").word("sv")


def test_there_is_no_national_scale_to_guess() -> None:
    """Högskoleförordningen: 'Högskolan får föreskriva vilket betygssystem som ska användas.'"""
    with pytest.raises(AmbiguousCodeError):
        bc.grading_scale("SE", on="2024-10-01")
