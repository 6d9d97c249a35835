"""Bosnia and Herzegovina: points that stand in no row or in two. Expected values are those that the quoted texts print."""

import pytest

import bologna_credits as bc
from bologna_credits import AmbiguousCodeError, EquivalenceGapError, NoConversionError

SARAJEVO, BACHELOR, MASTER = (bc.grading_scale(code) for code in ("BA-UNSA", "BA-UNVI", "BA-UNVI-MASTER"))


@pytest.mark.parametrize(("grade", "letter"), [(10, "A"), (9, "B"), (8, "C"), (7, "D"), (6, "E"), (5, "F")])
def test_the_letters_of_sarajevo(grade: int, letter: str) -> None:
    # “10 Excellent A 95-100” to “5 Fail F <55”
    assert bc.convert_grade(SARAJEVO.grade(grade), to="ECTS-AF").grade.label == letter


def test_fifty_five_points_pass_in_sarajevo_and_fifty_one_in_bijeljina() -> None:
    # “6 Sufficient E 55-64”, “<55”; “51-60”, “6 (šest)”, “< 50”
    bijeljina = bc.grading_scale("BA-BIJELJINA")
    assert [SARAJEVO.from_percent(points).passes for points in (55, "54.9")] == [True, False]
    assert [bijeljina.from_percent(points).passes for points in (51, "49.9")] == [True, False]


def test_fifty_points_stand_in_no_row_in_bijeljina() -> None:
    # “< 50” and “51-60”
    with pytest.raises(EquivalenceGapError):
        bc.grading_scale("BA-BIJELJINA").from_percent(50)


@pytest.mark.parametrize("points", [55, 59])
def test_where_vitez_says_two_things_of_a_bachelors_points_nothing_is_read(points: int) -> None:
    # “60 points equal to the minimum passing grade (6)”, and in the table “E 6 55-64”
    with pytest.raises(EquivalenceGapError):
        BACHELOR.from_percent(points)
    assert BACHELOR.from_percent(60).label == "6"
    assert not BACHELOR.from_percent(54).passes


def test_vitez_says_one_thing_of_a_masters_points() -> None:
    # “E 6 55-64 Dovoljan”, “F,FX 5 0-54 Nedovoljan”
    assert (MASTER.from_percent(55).label, MASTER.from_percent(55).word("bs")) == ("6", "Dovoljan")
    assert (MASTER.from_percent(54).label, MASTER.from_percent(54).word("bs")) == ("5", "Nedovoljan")


@pytest.mark.parametrize("scale", [BACHELOR, MASTER], ids=lambda scale: scale.code)
def test_a_five_of_vitez_is_fx_or_f(scale: bc.GradingScale) -> None:
    # “F, FX” in one cell
    answer = bc.convert_grade(scale.grade(5), to="ECTS-AF")
    assert {grade.label for grade in answer.candidates} == {"FX", "F"}
    assert not answer.decided


def test_no_table_of_sarajevo_answers_for_another_university() -> None:
    with pytest.raises(NoConversionError):
        bc.convert_grade(bc.grading_scale("BA-BIJELJINA").grade(6), to="ECTS-AF")


def test_the_country_has_no_scale_of_its_own() -> None:
    with pytest.raises(AmbiguousCodeError, match="BA-UNSA"):
        bc.grading_scale("BA")


def test_four_voices_give_25_25_to_30_or_30_hours() -> None:
    # Sarajevo “approx. 25 working hours”, Travnik “25 – 30 hours”, Logos “worth 30 hours”, Banja Luka “od 30 časova rada”
    hours = bc.credit_system("BA").hours_for(bc.Circumstances())
    assert [row.workload for row in hours] == [
        bc.Workload(25, 25),
        bc.Workload(25, 30),
        bc.Workload(30, 30),
        bc.Workload(30, 30),
    ]
    assert bc.convert_credits(bc.Credits(60, "BA-ECTS"), to="ECTS").credits == bc.Credits(60, "ECTS")
