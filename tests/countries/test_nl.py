"""Netherlands: an old credit worth 10/7, marks that are rounded, tables that run one way only. Expected values are printed."""

from fractions import Fraction

import pytest

import bologna_credits as bc
from bologna_credits import EquivalenceGapError, NoConversionError, UnclearDayError, UnknownGradeError

NL, WHOLE, HUM, UCU = (bc.grading_scale(code) for code in ("NL-10", "NL-10-WHOLE", "NL-UU-HUM", "NL-UCU"))


def test_forty_two_old_credits_are_sixty_and_one_is_ten_sevenths_exactly() -> None:
    """HGU: 'Een studiejaar had 42 studiepunten'; '1680 uur gelijk aan 60 studiepunten (European Credits)'."""
    assert bc.convert_credits(bc.Credits(42, "NL-SP"), to="ECTS").credits == bc.Credits(60, "ECTS")
    assert bc.convert_credits(bc.Credits(1, "NL-SP"), to="ECTS").credits.amount == Fraction(10, 7)


def test_the_key_of_the_transition_is_another_voice_and_not_the_exact_ratio() -> None:
    """LOShbo: 'oude studiepunten x 1,43 = nieuwe ECTS-studiepunten'."""
    answer = bc.convert_credits(bc.Credits(42, "NL-SP"), to="ECTS", authority="LOShbo")
    assert answer.credits == bc.Credits("60.06", "ECTS")
    told = bc.convert_credits(bc.Credits(42, "NL-SP"), to="ECTS").steps.notes
    assert any("1.43" in step.message for step in told)


def test_the_word_stayed_when_the_credit_shrank_from_forty_hours_to_twenty_eight() -> None:
    """HGU: 'één studiepunt 40 studiebelastingsuren'; Inspectie: 'Een studiepunt staat dan voor 28 studiebelastinguren.'"""
    old, new = bc.credit_system("NL", on="2001-10-01"), bc.credit_system("NL", on="2010-10-01")
    assert (old.code, new.code) == ("NL-SP", "NL-EC")
    assert (old.hours[0].low, new.hours[0].low) == (Fraction(40), Fraction(28))
    assert bc.convert_credits(bc.Credits(10, "NL-SP"), to="NL-EC").credits.amount == Fraction(100, 7)


def test_between_2002_and_2004_the_programme_decides_which_credit_it_was() -> None:
    """LOShbo: 'een overgangstermijn tot uiterlijk 1 september 2004'."""
    with pytest.raises(UnclearDayError):
        bc.credit_system("NL", on="2003-10-01")


def test_a_credit_of_today_is_an_ects_credit() -> None:
    """HZ: 'Dutch higher education institutions apply the European Credit Transfer and Accumulation System (ECTS)'."""
    assert bc.convert_credits(bc.Credits("7.5", "NL-EC"), to="ECTS").credits == bc.Credits("7.5", "ECTS")


def test_five_and_a_half_passes_with_a_decimal_place_and_six_without() -> None:
    """EUR: 'A minimum score of 6 is required … For marks with one decimal point, 5.5 is the minimum pass mark.'"""
    assert NL.grade("5.5").passes
    assert not NL.grade("5,4").passes
    assert WHOLE.grade("6").passes
    assert not WHOLE.grade("5").passes
    with pytest.raises(UnknownGradeError):
        WHOLE.grade("5.5")


@pytest.mark.parametrize(("mark", "rounded"), [("5.5", "6"), ("5.4", "5"), ("8.4", "8"), ("8.5", "9"), ("1.4", "1")])
def test_final_lists_round_half_up(mark: str, rounded: str) -> None:
    """Fontys: 'a 5.5 equals a 6 equals a pass, whereas a 5.4 equals a fail'."""
    assert bc.convert_grade(NL.grade(mark), to=WHOLE, by="Fontys").grade.label == rounded


@pytest.mark.parametrize("label", ["5.5", "5,5", "5.7", "9.7"])
def test_at_utrecht_humanities_nothing_lies_between_five_and_six(label: str) -> None:
    """'grades below 6 are rounded off to whole grades, grades above 6 are rounded off to half grades'."""
    with pytest.raises(UnknownGradeError):
        HUM.grade(label)


@pytest.mark.parametrize(("mark", "rounded"), [("5.4", "5"), ("5.6", "6"), ("6.2", "6"), ("6.3", "6.5"), ("9.8", "10")])
def test_utrecht_humanities_rounds_to_halves_from_six_on(mark: str, rounded: str) -> None:
    """'From 5,5 to 6,25 Round off to 6 From 6,25 to 6,75 Round off to 6,5'."""
    assert bc.convert_grade(NL.grade(mark), to=HUM).grade.label == rounded


def test_a_border_that_stands_in_two_rows_stays_open() -> None:
    """'From 5 to 5,5 Round off to 5 From 5,5 to 6,25 Round off to 6'."""
    answer = bc.convert_grade(NL.grade("5.5"), to=HUM)
    assert [grade.label for grade in answer.candidates] == ["6", "5"]
    assert not answer.decided


def test_e_is_the_best_of_i_s_g_e() -> None:
    """HZ: 'insufficient (I), sufficient (S), good (G) and excellent (E)'."""
    scale = bc.grading_scale("NL-HZ-ISGE")
    assert scale.grade("I") < scale.grade("S") < scale.grade("G") < scale.grade("E")
    assert scale.grade("E").word() == "excellent"
    assert [scale.grade(label).passes for label in "ISGE"] == [False, True, True, True]


def test_an_abbreviation_that_stands_for_two_marks_names_none() -> None:
    """Fontys: '7 Ruim Voldoende RV' and '3 Ruim Onvoldoende RV'."""
    with pytest.raises(UnknownGradeError):
        WHOLE.grade("RV")
    assert WHOLE.grade("7").word("nl") == "ruim voldoende"
    assert WHOLE.grade("3").word("nl") == "ruim onvoldoende"


def test_v_is_a_pass_without_a_mark() -> None:
    """Leiden: 'Pass (or V = voldoende)'; UvH: 'a ‘V’ is awarded instead of a mark'."""
    assert NL.grade("V").passes
    assert not NL.grade("O").passes
    assert NL.grade("V").value is None


@pytest.mark.parametrize(("mark", "word"), [("9.4", "Very good"), ("5.5", "Satisfactory"), ("5.4", "Almost satisfactory")])
def test_words_belong_to_ranges_of_marks(mark: str, word: str) -> None:
    """HZ: '9.0 - 9.4 8.5 - 8.9 | Very good'; '6.0 - 6.4 5.5 - 5.9 | Satisfactory'."""
    assert NL.grade(mark).word() == word


def test_a_range_without_a_printed_word_has_none() -> None:
    """HZ's table goes from '3.0 - 3.4' to '2.0 - 2.4'."""
    assert NL.grade("2.7").word() is None


@pytest.mark.parametrize(
    ("mark", "letter", "points"),
    [("8.0", "A", "4"), ("10", "A", "4"), ("7.4", "B+", "3.3"), ("7.0", "B", "3"), ("5.6", "C-", "1.7")],
)  # vectors TU01, TU03, TU04
def test_ucu_converts_dutch_passes(mark: str, letter: str, points: str) -> None:
    """'8,0 - 104,0A'; '7,4 - 7,63,3B+'; '7,0 - 7,33,0B'; '5,6 - 5,91,7C-'."""
    grade = bc.convert_grade(NL.grade(mark), to=UCU).grade
    assert (grade.label, grade.points) == (letter, Fraction(points))


@pytest.mark.parametrize(("mark", "letter"), [("5.4", "D+"), ("5.0", "D"), ("4.5", "D-")])  # vectors TU10, TU11
def test_ucu_prints_d_for_dutch_fails_and_a_person_decides(mark: str, letter: str) -> None:
    """'5,4 - 5,51,3D+'; '5,0 - 5,31,0D'; '4,5 - 4,90,7D-'."""
    answer = bc.convert_grade(NL.grade(mark), to=UCU)
    assert [grade.label for grade in answer.candidates] == [letter]
    assert not answer.decided


def test_ucu_gives_one_letter_for_a_dutch_pass_and_a_dutch_fail() -> None:
    """'5,4 - 5,51,3D+'."""
    assert bc.convert_grade(NL.grade("5.5"), to=UCU).grade.label == "D+"
    assert bc.convert_grade(NL.grade("4.4"), to=UCU).grade.label == "F"  # vector TU12: '0 - 4,40,0F'


def test_ucu_says_not_the_other_way_around() -> None:
    """'not the other way around'."""
    with pytest.raises(NoConversionError):
        bc.convert_grade(UCU.grade("A"), to=NL)


@pytest.mark.parametrize(("mark", "letter"), [("8.2", "A"), ("8.1", "B"), ("6.3", "C"), ("5.9", "D"), ("5.5", "E")])
def test_windesheim_has_ects_letters_for_passes(mark: str, letter: str) -> None:
    """'10 A 8.2-10'; '25 B 7.2-8.1'; '30 C 6.3-7.1'; '25 D 5.9-6.2'; '10 E 5.5-5.8'."""
    assert bc.convert_grade(NL.grade(mark), to="ECTS-AF", by="Windesheim").grade.label == letter


def test_windesheim_does_not_tell_fx_from_f() -> None:
    """'FX < 5.5 (no further distinction)' and 'F < 5.5 (no further distinction)'."""
    answer = bc.convert_grade(NL.grade("5.4"), to="ECTS-AF", by="Windesheim")
    assert [grade.label for grade in answer.candidates] == ["FX", "F"]


@pytest.mark.parametrize(
    ("mark", "letter"),
    [(10, "A+"), ("9.5", "A+"), (9, "A+"), ("8.5", "A+"), (8, "A"), (7, "B+"), ("6.5", "B"), ("5.5", "D"), (5, "F"), (1, "F")],
)  # vectors TN01 to TN09
def test_nuffic_compares_with_american_letters(mark: int | str, letter: str) -> None:
    """EUR, 'Source: Nuffic': the column headed USA."""
    assert bc.convert_grade(NL.grade(mark), to="US-LETTER").grade.label == letter


@pytest.mark.parametrize(("mark", "letters"), [("7.5", ["A", "A-"]), ("6", ["B-", "C"])])
def test_nuffic_leaves_two_letters_in_one_cell(mark: str, letters: list[str]) -> None:
    """'7.5 A/ A-' and '6 B-/C'."""
    answer = bc.convert_grade(NL.grade(mark), to="US-LETTER")
    assert [grade.label for grade in answer.candidates] == letters


@pytest.mark.parametrize(
    ("mark", "degree_class"),
    [(10, "First"), (9, "First"), ("8.5", "First"), (8, "2:1"), ("7.5", "2:1"), (7, "2:2"), ("6.5", "2:2"), (6, "Third")],
)  # vectors TNU01 to TNU08
def test_nuffic_compares_with_british_classes(mark: int | str, degree_class: str) -> None:
    """'10 … 1st'; '8 … Upper 2nd'; '7 … Lower 2nd'; '6 … 3rd'."""
    assert bc.convert_grade(NL.grade(mark), to="GB-CLASS").grade.label == degree_class


def test_one_mark_has_one_letter_for_america_and_another_for_britain() -> None:
    """'8.5 A+ A 1st'."""
    assert bc.convert_grade(NL.grade("8.5"), to="US-LETTER").grade.label == "A+"
    assert bc.convert_grade(NL.grade("8.5"), to="NL-NUFFIC-UK").grade.label == "A"


def test_a_pass_that_nuffic_does_not_print_is_a_gap() -> None:
    """Nothing stands under UK beside 5.5, and between the halves no row stands at all."""
    with pytest.raises(EquivalenceGapError):
        bc.convert_grade(NL.grade("5.5"), to="GB-CLASS")
    with pytest.raises(EquivalenceGapError):
        bc.convert_grade(NL.grade("7.3"), to="US-LETTER")


@pytest.mark.parametrize(("code", "share"), [("NL-UVH-BA-2023", Fraction("23.8")), ("NL-UVH-BA-2018", Fraction("15.7"))])
def test_a_grading_table_is_of_its_year(code: str, share: Fraction) -> None:
    """UvH, this grade or a better one for 8: 23,8% in 2023, 15,7% in 2018."""
    assert bc.grading_table(code).cumulative["8.0"] * 100 == share


def test_of_several_scales_the_country_s_code_means_the_one_to_ten() -> None:
    assert bc.grading_scale("NL", on="2024-10-01").code == "NL-10"
