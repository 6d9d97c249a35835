"""Denmark: labels that only look like numbers, two scales with gaps, and two tables of one ministry. Expected values are printed."""

from fractions import Fraction

import pytest

import bologna_credits as bc
from bologna_credits import NoConversionError, UnknownGradeError

NEW, OLD, AVERAGE = (bc.grading_scale(code) for code in ("DK-7", "DK-13", "DK-13-AVERAGE"))
TO_11, TO_13 = "Ministry of Education (table to 11.0)", "Ministry of Education (table to 13.0)"


def test_a_credit_is_twenty_seven_and_a_half_hours_which_is_printed_as_27_to_28() -> None:
    """kost.dk: 'i ca. 27-28 timer'; 'ca. 1650 arbejdstimer årligt', for 60 points."""
    system = bc.credit_system("DK")
    hours = system.hours[0]
    assert (hours.low, hours.nominal, hours.high) == (Fraction(27), Fraction(55, 2), Fraction(28))
    assert system.year is not None
    assert hours.nominal is not None
    assert hours.nominal * system.year.credits == 1650
    assert bc.convert_credits(bc.Credits("7.5", "DK-ECTS"), to="ECTS").credits == bc.Credits("7.5", "ECTS")


@pytest.mark.parametrize("label", ["2", "02.0", "0", "3", "03", "1", "5", "6", "8", "9", "11", "13", "7.5"])
def test_the_seven_marks_have_gaps_and_02_is_not_2(label: str) -> None:
    """ufm.dk: 'fem karakterer for beståede præstationer (12, 10, 7, 4 og 02) samt to … (00 og -3)'."""
    with pytest.raises(UnknownGradeError):
        NEW.grade(label)


def test_numbers_are_no_way_around_the_labels() -> None:
    assert NEW.grade(-3).label == "-3"
    assert NEW.grade(12).label == "12"
    with pytest.raises(UnknownGradeError):
        NEW.grade(2)
    with pytest.raises(UnknownGradeError):
        NEW.grade(0)


def test_marks_are_text_and_count_as_numbers() -> None:
    """Aarhus counts 'Karakteren 02' with 15 points as 30."""
    assert NEW.grade("02").value == 2
    assert NEW.grade("-3").value == -3
    assert NEW.grade("-3") < NEW.grade("00") < NEW.grade("02") < NEW.grade("4") < NEW.grade("12")


@pytest.mark.parametrize("label", ["12", "4", "3", "2", "1", "02", "0"])
def test_the_old_scale_has_other_gaps(label: str) -> None:
    """ufm.dk prints 13, 11, 10, 9, 8, 7, 6, 5, 03, 00."""
    with pytest.raises(UnknownGradeError):
        OLD.grade(label)


def test_00_is_the_worst_of_one_scale_and_not_of_the_other() -> None:
    assert min(OLD.passing).label == "6"  # 'The mark of 6 was the lowest pass mark'
    assert OLD.grade("00") < OLD.grade("03") < OLD.grade("5")
    assert NEW.grade("00") > NEW.grade("-3")


def test_there_are_two_fails_and_a_fail_from_elsewhere_stays_open() -> None:
    """'to karakterer for ikke-beståede præstationer (00 og -3)'."""
    assert not NEW.grade("00").passes
    assert not NEW.grade("-3").passes
    answer = bc.convert_grade(bc.grading_scale("NO-AF").grade("F"), to="DK-7")
    assert {"00", "-3"} <= {grade.label for grade in answer.candidates}
    assert not answer.decided


@pytest.mark.parametrize(
    ("mark", "letter"), [("12", "A"), ("10", "B"), ("7", "C"), ("4", "D"), ("02", "E"), ("00", "FX"), ("-3", "F")]
)  # vectors TD01, TD02, TD05, TD06, TD07 (their ECTS letters)
def test_every_mark_has_an_ects_letter_of_its_own_the_fails_too(mark: str, letter: str) -> None:
    """uvm.dk: '12 | For an excellent performance | A' to '-3 | For an unacceptable performance | F'."""
    assert bc.convert_grade(NEW.grade(mark), to="ECTS-AF").grade.label == letter


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("13", "12"),
        ("11", "12"),
        ("10", "10"),
        ("9", "7"),
        ("8", "7"),
        ("7", "4"),
        ("6", "02"),
        ("5", "00"),
        ("03", "00"),
        ("00", "-3"),
    ],
)
def test_old_marks_become_new_ones_many_to_one(old: str, new: str) -> None:
    """uvm.dk: '13 12 / 11 / 10 10 / 9 7 / 8 / 7 4 / 6 02 / 5 00 / 03 / 00 -3'."""
    assert bc.convert_grade(OLD.grade(old), to="DK-7").grade.label == new


def test_there_is_no_way_back_to_the_old_marks() -> None:
    with pytest.raises(NoConversionError):
        bc.convert_grade(NEW.grade("12"), to="DK-13")


@pytest.mark.parametrize(
    ("old", "first", "second"),
    [("6.0", "2.0", "2.0"), ("7.0", "3.9", "3.7"), ("8.0", "6.0", "6.2"), ("11.0", "12.0", "12.3")],
)  # vectors TK01, TK02, TK03, TK06
def test_one_ministry_published_two_tables_for_averages(old: str, first: str, second: str) -> None:
    """eng.uvm.dk: '7,0/ 3,9' and '7,0/ 3,7'; '11,0 and above/ 12,0' and '11,0/ 12,3'."""
    assert bc.convert_grade(AVERAGE.grade(old), to="DK-7-AVERAGE", by=TO_11).grade.label == first
    assert bc.convert_grade(AVERAGE.grade(old), to="DK-7-AVERAGE", by=TO_13).grade.label == second


def test_the_second_table_goes_beyond_the_best_mark() -> None:  # vector TK07
    """'13,0/ 12,7'; the first has '11,0 and above/ 12,0'."""
    assert bc.convert_grade(AVERAGE.grade("13.0"), to="DK-7-AVERAGE", by=TO_13).grade.value == Fraction("12.7")
    assert bc.convert_grade(AVERAGE.grade("13.0"), to="DK-7-AVERAGE", by=TO_11).grade.value == 12


def test_which_of_the_two_tables_counts_is_not_guessed() -> None:
    with pytest.raises(NoConversionError, match=r"table to 11\.0.*table to 13\.0"):
        bc.convert_grade(AVERAGE.grade("8.0"), to="DK-7-AVERAGE")


def test_an_average_is_no_mark() -> None:
    assert AVERAGE.grade("7,3").label == "7.3"
    with pytest.raises(UnknownGradeError):
        OLD.grade("7.3")


@pytest.mark.parametrize(
    ("mark", "danish", "english"),
    [("12", "den fremragende præstation", "excellent"), ("02", "den tilstrækkelige præstation", "adequate")],
)
def test_marks_have_words(mark: str, danish: str, english: str) -> None:
    """ufm.dk: '12 Den fremragende præstation'; uvm.dk: '02 | For an adequate performance'."""
    assert (NEW.grade(mark).word("da"), NEW.grade(mark).word()) == (danish, english)


def test_the_new_scale_began_in_august_2007() -> None:
    """Nordjyske: 'Fra første august 2007 erstatter syv-trinsskalaen den gamle 13-skala.'"""
    assert (NEW.in_force.on("2007-07-31").value, NEW.in_force.on("2007-08-01").value) == ("no", "yes")
    assert (OLD.in_force.on("2007-07-31").value, OLD.in_force.on("2007-08-01").value) == ("yes", "no")


def test_the_country_s_code_means_the_scale_of_the_day() -> None:
    """The 7-step scale replaced the 13-scale; both are older than the tables for averages."""
    assert [bc.grading_scale("DK", on=day).code for day in ("2006-06-30", "2010-06-30")] == ["DK-13", "DK-7"]


@pytest.mark.parametrize(
    ("label", "word"), [("AV", "afvist"), ("EU", "eksamensuregelmæssighed"), ("U", "udeblevet"), ("FE", "forladt eksamen")]
)
def test_what_is_noted_for_somebody_without_a_mark_is_no_grade(label: str, word: str) -> None:
    """sdunet.dk: 'AV … Afvist'; 'EU … Eksamensuregelmæssighed'; studerende.au.dk: 'U = udeblevet FE = forladt eksamen'."""
    for printed in (label, word):
        found = NEW.no_grade(printed)
        assert found is not None
        assert (found.label, found.passes) == (label, False)
        with pytest.raises(UnknownGradeError, match="somebody without a grade"):
            NEW.grade(printed)
