"""Finland: hours that do not end, a credit without one factor, and a scale where A is the worst pass. Expected values are printed."""

from fractions import Fraction

import pytest

import bologna_credits as bc
from bologna_credits import EquivalenceGapError, NoConversionError, UndecidedError, UnknownGradeError

TUT = "Tampere University of Technology"
FIVE, MEAN, LATIN = (bc.grading_scale(code) for code in ("FI-5", "FI-5-MEAN", "FI-LATIN"))


def test_a_credit_is_eighty_thirds_of_an_hour() -> None:
    """OPH: '1600 hours of student work and is defined as 60 credits'."""
    hours = bc.credit_system("FI-OP").hours[0]
    assert hours.low == hours.high == Fraction(80, 3)
    assert hours.low * 60 == 1600


def test_the_credit_changed_on_the_first_of_august_2005() -> None:
    """Oulu: 'Tutkinnonuudistus 1.8.2005: Opintojen mitoutus muuttui opintoviikoista opintopisteiksi'."""
    assert bc.credit_system("FI", on="2005-07-31").code == "FI-OV"
    assert bc.credit_system("FI", on="2005-08-01").code == "FI-OP"


def test_the_old_credit_has_no_one_factor_so_the_voices_are_listed() -> None:
    """Tampere: 'yliopistolla ei siis ole yhtä yhteistä kerrointa'."""
    with pytest.raises(NoConversionError, match=r"medicine and dentistry.*humanities.*Vaasa"):
        bc.convert_credits(bc.Credits(2, "FI-OV"), to="ECTS")


@pytest.mark.parametrize(
    ("voice", "ects"),
    [("University of Oulu, medicine and dentistry", 3), ("University of Oulu, humanities", 4)],
)
def test_each_field_had_a_factor_of_its_own(voice: str, ects: int) -> None:
    """Oulu: 'valtakunnallisesti hyväksyttyä kerrointa 1,5, humanistisessa tiedekunnassa valtakunnallinen kerroin on 2,0'."""
    assert bc.convert_credits(bc.Credits(2, "FI-OV"), to="ECTS", authority=voice).credits == bc.Credits(ects, "ECTS")


def test_other_fields_have_a_range() -> None:
    """Oulu: 'Muilla koulutusaloilla kertoimet vaihtelevat välillä 1,7 - 2.'"""
    answer = bc.convert_credits(bc.Credits(10, "FI-OV"), to="FI-OP", authority="University of Oulu, other fields")
    assert answer.range == bc.CreditRange(17, 20, "FI-OP")
    with pytest.raises(UndecidedError):
        _ = answer.credits


def test_a_degree_of_160_old_credits_became_one_of_240() -> None:
    """Vaasa: 'degrees comprising 140, 160 and 180 credits'; 'the degrees comprise 210, 240 and 270 ECTS credits'."""
    answer = bc.convert_credits(bc.Credits(160, "FI-OV"), to="FI-OP", authority="Vaasa University of Applied Sciences")
    assert answer.credits == bc.Credits(240, "FI-OP")


def test_approbatur_or_a_is_the_worst_pass_of_a_thesis() -> None:
    """Wikipedia: 'eli A … on alin … hyväksytty ja pro gradu -tutkielman arvosana'."""
    worst = LATIN.grade("A")
    assert worst.label == "approbatur"
    assert worst.passes
    assert worst == min(LATIN.passing)
    assert worst < LATIN.grade("E") < LATIN.grade("laudatur")


def test_the_latin_grades_run_from_laudatur_to_improbatur() -> None:
    """Helsinki: 'laudatur, eximia cum laude approbatur, … lubenter approbatur, approbatur, improbatur'."""
    assert [grade.passes for grade in LATIN.grades] == [True] * 7 + [False]
    assert LATIN.grade("non sine laude approbatur") < LATIN.grade("Cum laude approbatur")
    assert LATIN.grade("lubenter approbatur") > LATIN.grade("approbatur")


@pytest.mark.parametrize("label", ["L", "M", "C", "N", "B", "I"])
def test_letters_that_were_read_for_school_examinations_only_are_no_thesis_grades(label: str) -> None:
    with pytest.raises(UnknownGradeError):
        LATIN.grade(label)


@pytest.mark.parametrize(
    ("mean", "grade"), [("1.00", "1"), ("1,49", "1"), ("1.50", "2"), ("3.50", "4"), ("4,49", "4"), ("4.50", "5"), (5, "5")]
)
def test_a_mean_of_four_forty_nine_is_a_four(mean: str | int, grade: str) -> None:
    """Jyväskylä: '3,50 -4,49 = 4 4,50 -5,00 = 5'."""
    assert bc.convert_grade(MEAN.grade(mean), to="FI-5").grade.label == grade


def test_a_mean_has_two_decimal_places_before_the_bands_are_read() -> None:
    """Jyväskylä: 'käyttämällä kahteen desimaaliin pyöristettyjä keskiarvoja'."""
    with pytest.raises(UnknownGradeError):
        MEAN.grade("4.495")


def test_two_universities_print_ects_letters_and_only_one_prints_the_fail() -> None:
    """TUT: 'Fail 0 FX or F'."""
    for university in (TUT, "University of Tampere"):
        assert bc.convert_grade(FIVE.grade("1"), to="ECTS-AF", by=university).grade.label == "E"
    answer = bc.convert_grade(FIVE.grade("0"), to="ECTS-AF", by=TUT)
    assert [grade.label for grade in answer.candidates] == ["FX", "F"]


def test_the_letters_of_one_university_do_not_speak_for_finland() -> None:
    """Helsinki: the scale 'does not therefore fully correspond to the ECTS grading scale'."""
    with pytest.raises(bc.NoConversionError, match="Tampere University of Technology"):
        bc.convert_grade(FIVE.grade("1"), to="ECTS-AF")


def test_a_mere_pass_has_no_letter() -> None:
    """Tampere: 'assessed on a pass/fail basis (in Finnish HYV/HYL)'."""
    assert FIVE.grade("HYV").passes
    assert not FIVE.grade("HYL").passes
    with pytest.raises(EquivalenceGapError):
        bc.convert_grade(FIVE.grade("HYV"), to="ECTS-AF", by=TUT)


def test_the_second_national_language_has_three_grades() -> None:
    """Helsinki: 'hyvät taidot • tyydyttävät taidot • hylätty'."""
    scale = bc.grading_scale("FI-LANG")
    assert scale.grade("hyvät taidot") > scale.grade("Satisfactory") > scale.grade("hylätty")
    assert not scale.grade("fail").passes
