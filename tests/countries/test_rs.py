"""Serbia: points by law since 2018, and letters that each school prints in its own way. Expected values are those of the texts."""

import pytest

import bologna_credits as bc
from bologna_credits import NoConversionError

ARTS, TIMS, PRISTINA = "University of Arts in Belgrade", "Faculty of Sport and Tourism", "University of Pristina"


@pytest.mark.parametrize(
    ("day", "grades"),
    [("2017-06-30", ["RS-10-ARTS-2017"]), ("2018-09-01", ["RS-10"])],
)
def test_the_points_changed_by_law_with_the_january_term_of_2018(day: str, grades: list[str]) -> None:
    """Novi Sad, of article 104: “почевши од јануарског испитног рока 2018”."""
    dated = [scale for scale in bc.grading_scales("RS", on=day) if scale.code != "RS-NIS-FILFAK"]
    assert [scale.code for scale in dated] == grades


def test_january_2018_is_open_because_no_text_prints_the_day_of_the_term() -> None:
    held = bc.grading_scale("RS-10").in_force
    assert [held.on(day).value for day in ("2017-12-31", "2018-01-15", "2018-01-31")] == ["no", "unclear", "yes"]


def test_53_points_fail_before_2018_and_pass_after() -> None:
    """University of Arts: “6 Sufficient 55-64 E”, “less than 54 F”; by the law “од 51 – 60 поена оцена 6 (шест)”."""
    before, after = bc.grading_scale("RS-10-ARTS-2017").from_percent(53), bc.grading_scale("RS-10").from_percent(53)
    assert (before.label, before.passes) == ("5", False)
    assert (after.label, after.passes) == ("6", True)


def test_54_points_stood_in_no_row_before_2018() -> None:
    with pytest.raises(bc.EquivalenceGapError):
        bc.grading_scale("RS-10-ARTS-2017").from_percent(54)


def test_the_fail_is_f_or_fx_or_either() -> None:
    """Arts: “5 … F”; TIMS: “FX 5 FAIL some more work is required”; Priština: “0-50 F/FX”."""
    fail = bc.grading_scale("RS").grade(5)
    answers = [bc.convert_grade(fail, to="ECTS-AF", by=body) for body in (ARTS, TIMS, PRISTINA)]
    assert [[grade.label for grade in answer.candidates] for answer in answers] == [["F"], ["FX"], ["F", "FX"]]
    unnamed = bc.convert_grade(fail, to="ECTS-AF")
    assert [grade.label for grade in unnamed.candidates] == ["FX", "F"]  # a fail, and which one is open
    with pytest.raises(NoConversionError):
        bc.convert_grade(bc.grading_scale("RS").grade(6), to="ECTS-AF")  # several bodies, and none is the country's


def test_nine_is_a_in_nis_and_b_elsewhere() -> None:
    """Faculty of Philosophy, Niš: “10 A+ Outstanding”, “9 A Excellent”, “6 D Sufficient”: letters of its own, not those of ECTS."""
    nine = bc.grading_scale("RS").grade(9)
    nis = bc.convert_grade(nine, to="RS-NIS-FILFAK").grade
    assert (nis.label, nis.word("en")) == ("A", "Excellent")
    assert bc.convert_grade(nine, to="ECTS-AF", by=ARTS).grade.label == "B"
    assert bc.convert_grade(bc.grading_scale("RS").grade(6), to="RS-NIS-FILFAK").grade.label == "D"
    with pytest.raises(NoConversionError):
        bc.convert_grade(nis, to="ECTS-AF")


def test_two_schools_give_25_to_30_and_exactly_30_hours() -> None:
    """Šumadija: “One ECTS credit corresponds to 25-30 hours of work.” vsovsu: “for 30 hours of work the student “earns” 1 ECTS credit”."""
    assert [str(row.workload) for row in bc.credit_system("RS").hours] == ["25 to 30 hours", "30 hours"]


def test_the_grades_have_their_serbian_words() -> None:
    """Diplomatiko: “Outstanding (Изузетан)”, “Insufficient (Није положио)”."""
    scale = bc.grading_scale("RS-10")
    assert [scale.grade(mark).word("sr") for mark in (10, 6, 5)] == ["Изузетан", "Довољан", "Није положио"]
