"""Slovenia: surprising cases, asked of the public API. Expected values are those that the quoted texts print."""

import pytest

import bologna_credits as bc

SI = bc.grading_scale("SI-10")
MARIBOR, FUDS = "University of Maribor", "fuds.si"


def test_there_are_five_failing_grades() -> None:
    # Ljubljana: “5 - 1 Insufficient (fails to meet minimal criteria)”; “od zadostno (6) do odlično (10)”
    assert [grade.label for grade in SI.failing] == ["5", "4", "3", "2", "1"]
    assert SI.grade("6").passes
    assert SI.grade("5") > SI.grade("1")


def test_a_fail_from_abroad_is_open_between_the_five() -> None:
    answer = bc.convert_grade(bc.grading_scale("SK-AFX").grade("FX"), to="SI-10")
    assert not answer.decided
    assert [grade.label for grade in answer.candidates] == ["5", "4", "3", "2", "1"]


@pytest.mark.parametrize("label", ["5", "4", "3", "2", "1"])
def test_maribor_does_not_say_which_fail_is_fx(label: str) -> None:
    # “5–1 | fail | F / FX”
    answer = bc.convert_grade(SI.grade(label), to="ECTS-AF", by=MARIBOR)
    assert not answer.decided
    assert {grade.label for grade in answer.candidates} == {"FX", "F"}


@pytest.mark.parametrize(("label", "letter"), [("10", "A"), ("9", "B"), ("8", "C"), ("7", "D"), ("6", "E")])
def test_the_five_passes_are_the_five_letters(label: str, letter: str) -> None:
    # Maribor: “8 | good | C | | 7 | satisfactory | D | | 6 | sufficient | E”
    for body in (MARIBOR, FUDS):
        assert bc.convert_grade(SI.grade(label), to="ECTS-AF", by=body).grade.label == letter


def test_a_table_that_names_one_fail_only_settles_that_one() -> None:
    # fuds.si: “5 fail F less than 51%”
    assert bc.convert_grade(SI.grade("5"), to="ECTS-AF", by=FUDS).grade.label == "F"
    assert not bc.convert_grade(SI.grade("3"), to="ECTS-AF", by=FUDS).decided


def test_nine_and_eight_share_a_word_and_not_a_letter() -> None:
    # Ljubljana: “9 – (81-90 %: prav dobro: …), 8 – (71-80 %: prav dobro: …)”
    assert SI.grade("9").word("sl") == SI.grade("8").word("sl") == "prav dobro"
    assert SI.grade("9") > SI.grade("8")


def test_a_credit_point_is_twenty_five_to_thirty_hours() -> None:
    # “1 kreditna točka pomeni 25 do 30 ur obremenitve študenta; letna obremenitev študenta je 1500 do 1800 ur.”
    points = bc.credit_system("SI-KT")
    assert any(row.low == 25 and row.high == 30 for row in points.hours_for(bc.Circumstances()))
    assert points.year is not None
    assert points.year.hours == (bc.core.read_exact(1500), bc.core.read_exact(1800))
    assert bc.convert_credits(bc.Credits(6, "SI-KT"), to="ECTS").credits == bc.Credits(6, "ECTS")
