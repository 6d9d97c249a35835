"""Croatia: surprising cases, asked of the public API. Expected values are those that the quoted texts print."""

import pytest

import bologna_credits as bc
from bologna_credits import NoConversionError

HR, ECTS = bc.grading_scale("HR-5"), bc.grading_scale("ECTS-AF")
ZAGREB, PERCENTAGES = "University of Zagreb", "VGUK (table of percentages)"


def test_two_is_d_or_e() -> None:
    # University of Zagreb: “2 = sufficient - dovoljan (minimun pass grade) - D, E”
    answer = bc.convert_grade(HR.grade("2"), to="ECTS-AF", by=ZAGREB)
    assert not answer.decided
    assert [grade.label for grade in answer.candidates] == ["D", "E"]


@pytest.mark.parametrize(("label", "letter"), [("5", "A"), ("4", "B"), ("3", "C"), ("1", "F")])
def test_the_other_grades_have_one_letter(label: str, letter: str) -> None:
    # University of Zagreb: “5 = excellent - izvrstan (highest grade) - A”
    for body in (ZAGREB, "VGUK"):
        assert bc.convert_grade(HR.grade(label), to="ECTS-AF", by=body).grade.label == letter


def test_the_fail_exists_though_no_transcript_book_shows_it() -> None:
    # University of Zagreb: “1 = fail - nedovoljan (is not written in "indeks")”
    fail = HR.grade("1")
    assert fail.word("hr") == "nedovoljan"
    assert not fail.passes
    assert HR.fail_grade == fail
    assert HR.lowest_pass_number == 2


def test_a_fail_from_abroad_becomes_the_one_that_is_not_recorded() -> None:
    # University of Zagreb: “mapping from ECTS grades … 1 = fail … - F”; FX stands in no row, so the fail rule answers
    assert bc.convert_grade(ECTS.grade("F"), to="HR-5", by=ZAGREB).grade.label == "1"
    assert bc.convert_grade(ECTS.grade("FX"), to="HR-5", by=ZAGREB).grade.label == "1"


def test_e_passes_in_the_list_and_fails_in_the_table_of_one_page() -> None:
    # VGUK: “2 = sufficient … - D, E” and “| 40-49% | E | Fail | insufficient (1) |”
    listed = bc.convert_grade(ECTS.grade("E"), to="HR-5", by=ZAGREB).grade
    tabled = bc.convert_grade(ECTS.grade("E"), to="HR-5", by=PERCENTAGES)
    assert (listed.label, [grade.label for grade in tabled.candidates]) == ("2", ["1"])
    assert listed.passes
    assert not tabled.decided  # a pass does not become a fail without a person
    assert tabled.steps.open[0].code == "grade.pass-fails"
    with pytest.raises(NoConversionError):
        bc.convert_grade(ECTS.grade("E"), to="HR-5")


def test_the_way_there_and_back_is_no_identity() -> None:
    # D and E are both 2, and 2 is D or E
    two = bc.convert_grade(ECTS.grade("D"), to="HR-5", by=ZAGREB).grade
    assert two == bc.convert_grade(ECTS.grade("E"), to="HR-5", by=ZAGREB).grade
    assert len(bc.convert_grade(two, to="ECTS-AF", by=ZAGREB).candidates) == 2


def test_the_agency_and_the_university_give_different_hours() -> None:
    # AZVO: “1 ECTS credit corresponds to 25-30 hours of work”; Zagreb: “approx. 30 working hours”; Krapina: “28 sati”
    rows = bc.credit_system("HR-ECTS").hours_for(bc.Circumstances())
    assert [row.basis.value for row in rows] == ["agency", "institution", "institution"]
    assert rows[0].low == 25
    assert rows[0].high == 30
    assert bc.convert_credits(bc.Credits(60, "HR-ECTS"), to="ECTS").credits == bc.Credits(60, "ECTS")
