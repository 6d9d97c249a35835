"""Poland: surprising cases, asked of the public API. Expected values are those that the quoted texts print."""

import datetime

import pytest

import bologna_credits as bc
from bologna_credits import NoConversionError, UnknownGradeError

PL, KRAKOW, WARSAW = bc.grading_scale("PL-5"), bc.grading_scale("PL-55"), bc.grading_scale("PL-ASPW")
PK, ASP, OSWIECIM = "Cracow University of Technology", "ASP Krakow", "Oświęcim"


@pytest.mark.parametrize("label", ["2.5", "2,5", "2+", "1", "5.5"])
def test_halves_are_legal_but_there_is_no_two_and_a_half(label: str) -> None:
    # ESN: “Grades 3.5 and 4.5 are also admissible.”; UMCS: “from 5, being the highest, to 2, being the lowest, failing grade”
    with pytest.raises(UnknownGradeError):
        PL.grade(label)


@pytest.mark.parametrize("label", ["4.5", "4,5", "4+", "+db", "db+"])
def test_four_and_a_half_is_written_in_many_ways(label: str) -> None:
    # AWF Wrocław: “plus dobry (+db) – 4,5”; uczelniaoswiecim.edu.pl: “4,5 db+ good plus”; UMK: “+ means 0.5 more”
    assert PL.grade(label).label == "4.5"
    assert PL.grade(label).word("pl") == "dobry plus"


def test_a_plus_is_text_where_no_number_is_printed() -> None:
    # Academy of Fine Arts in Warsaw: “good plus 4+ good 4 good minus 4-”
    assert WARSAW.grade("4-") < WARSAW.grade("4") < WARSAW.grade("4+") < WARSAW.grade("5-")
    assert WARSAW.grade("4+").value is None
    with pytest.raises(UnknownGradeError):
        WARSAW.grade("4.5")


def test_five_is_the_best_grade_here_and_the_second_best_there() -> None:
    # ASP: “Our grading scale goes from 2,0 to 5,5”; UE Poznań: “6 - celujący (cel) 5 - bardzo dobry (bdb)”
    assert PL.best_number == 5
    assert KRAKOW.grade("5") < KRAKOW.grade("5,5")
    assert bc.grading_scale("PL-6").grade("5") < bc.grading_scale("PL-6").grade("cel")
    with pytest.raises(UnknownGradeError):
        bc.grading_scale("PL-6").grade("5.5")


def test_three_is_the_lowest_pass() -> None:
    # UMCS: “The lowest passing grade is 3.”
    assert PL.lowest_pass_number == 3
    assert not PL.grade("2").passes
    assert PL.grade("zal.").passes
    assert not PL.grade("nzal").passes


@pytest.mark.parametrize(
    ("label", "letter"), [("5", "A"), ("4.5", "B"), ("4", "C"), ("3.5", "D"), ("3", "E"), ("2", "F")]
)  # vectors TP01 to TP06
def test_the_table_of_cracow_university_of_technology(label: str, letter: str) -> None:
    # “5 A Excellent 4,5 B Very good 4 C Good 3,5 D Satisfactory 3 E Sufficient 2 F Fail”
    assert bc.convert_grade(PL.grade(label), to="ECTS-AF", by=PK).grade.label == letter


@pytest.mark.parametrize(
    ("label", "letter"), [("5.5", "A"), ("5", "B"), ("4.5", "C"), ("4", "C"), ("3.5", "D"), ("3", "E"), ("2", "F")]
)  # vectors TPA01 to TPA07
def test_the_table_of_the_academy_of_fine_arts_in_krakow(label: str, letter: str) -> None:
    # “Excellent 5,5 A celujący Very good 5 B bardzo dobry Plus good 4,5 C dobry plus Good 4 C dobry”
    assert bc.convert_grade(KRAKOW.grade(label), to="ECTS-AF", by=ASP).grade.label == letter


def test_three_is_e_or_c_by_institution() -> None:
    # uczelniaoswiecim.edu.pl: “3,0 dst satisfactory C”; Cracow University of Technology: “3 E Sufficient”
    three = PL.grade("3.0")
    assert bc.convert_grade(three, to="ECTS-AF", by=PK).grade.label == "E"
    assert bc.convert_grade(three, to="ECTS-AF", by=OSWIECIM).grade.label == "C"
    with pytest.raises(NoConversionError, match=f"(?s){PK}.*{OSWIECIM}"):
        bc.convert_grade(three, to="ECTS-AF")


def test_a_table_may_leave_the_letter_open() -> None:
    # uczelniaoswiecim.edu.pl: “4,5 db+ good plus A/B”; PWSZ Kalisz: “FXFail2,0niedostateczny FFail2,0niedostateczny”
    plus = bc.convert_grade(PL.grade("4+"), to="ECTS-AF", by=OSWIECIM)
    fail = bc.convert_grade(PL.grade("2.0"), to="ECTS-AF", by="PWSZ Kalisz")
    assert not plus.decided
    assert [grade.label for grade in plus.candidates] == ["A", "B"]
    assert not fail.decided
    assert [grade.label for grade in fail.candidates] == ["FX", "F"]


@pytest.mark.parametrize(("letter", "label"), [("A", "5.0"), ("B", "4.5"), ("E", "3.0"), ("FX", "2.0"), ("F", "2.0")])
def test_the_way_back_is_a_table_of_its_own(letter: str, label: str) -> None:
    # University of Warsaw, Faculty of Economic Sciences: “Polska skala ocen … wraz z odpowiednikami stosowanymi na UW”
    assert (
        bc.convert_grade(
            bc.grading_scale("ECTS-AF").grade(letter), to="PL-5", by="University of Warsaw, Faculty of Economic Sciences"
        ).grade.label
        == label
    )


def test_the_law_changed_and_the_hours_did_not() -> None:
    # 2006: “wymaga od przeciętnego studenta 25-30 godzin pracy”; 2018: “25-30 godzinom pracy studenta”
    points = bc.credit_system("PL-ECTS")
    for day in ("2008-10-01", "2017-10-01", "2023-10-01"):
        held = points.hours_for(bc.Circumstances(), datetime.date.fromisoformat(day))
        assert held
        assert all(row.low == 25 and row.high == 30 for row in held)
    assert bc.convert_credits(bc.Credits(30, "PL-ECTS"), to="ECTS").credits == bc.Credits(30, "ECTS")
