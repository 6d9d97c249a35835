"""North Macedonia: each house has its own points, and one prints 60 twice. Expected values are those that the texts print."""

import pytest

import bologna_credits as bc
from bologna_credits import AmbiguousCodeError, EquivalenceGapError, UndecidedError


def test_60_points_stand_in_two_rows_so_a_person_decides_whether_they_pass() -> None:
    """UKIM Pharmacy: “до 60 бода – оценка 5 (пет) F” and “од 60-66 бода – оценка 6 (шест) E”."""
    sixty = bc.grading_scale("MK-UKIM-FF-100").grade(60)
    answer = bc.convert_grade(sixty, to="MK-UKIM-FF")
    assert not answer.decided
    assert [(grade.label, grade.passes) for grade in answer.candidates] == [("6", True), ("5", False)]
    assert sixty.conditional is not None


@pytest.mark.parametrize(
    ("points", "grade"),
    [("59", "5"), ("61", "6"), ("66", "6"), ("67", "7"), ("75", "7"), ("76", "8"), ("84", "8"), ("85", "9"), ("94", "10")],
)
def test_other_points_have_one_grade(points: str, grade: str) -> None:
    """“од 67-75”, “од 76-84”, “од 85-93”, “од 94-100”."""
    answer = bc.convert_grade(bc.grading_scale("MK-UKIM-FF-100").grade(points), to="MK-UKIM-FF")
    assert answer.grade.label == grade


def test_half_a_point_between_two_rows_stays_a_gap() -> None:
    with pytest.raises(EquivalenceGapError):
        bc.convert_grade(bc.grading_scale("MK-UKIM-FF-100").grade("66.5"), to="MK-UKIM-FF")


def test_55_points_pass_at_one_university_and_fail_at_another() -> None:
    """International Slavic University: “51 – 60 points: grade 6 (six)”; UKIM Pharmacy: “до 60 бода – оценка 5”."""
    pharmacy = bc.convert_grade(bc.grading_scale("MK-UKIM-FF-100").grade(55), to="MK-UKIM-FF").grade
    slavic = bc.grading_scale("MK-MSU").from_percent(55)
    assert (pharmacy.label, pharmacy.passes) == ("5", False)
    assert (slavic.label, slavic.passes) == ("6", True)


def test_half_of_the_grades_of_the_university_of_tourism_are_given_by_rank() -> None:
    """UTMS: “up to 39.9% of points earned 5 (F)”, “40-49,9%of the points earned 6 (E)”, “25% of the total number of students 7 (D)”."""
    scale = bc.grading_scale("MK-UTMS")
    assert [scale.from_percent(points).label for points in ("39.9", "40", "49.9")] == ["5", "6", "6"]
    with pytest.raises(UndecidedError, match="given by rank"):
        scale.from_percent(50)
    assert bc.convert_grade(scale.grade("7"), to="ECTS-AF").grade.label == "D"


def test_45_points_pass_at_one_university_and_fail_at_two_others() -> None:
    """40 passes at UTMS; “0 – 50 points: grade 5 (five)” at the Slavic one; “до 60 бода – оценка 5” at UKIM Pharmacy."""
    pharmacy = bc.convert_grade(bc.grading_scale("MK-UKIM-FF-100").grade(45), to="MK-UKIM-FF").grade
    points = [bc.grading_scale(code).from_percent(45).passes for code in ("MK-UTMS", "MK-MSU")]
    assert [*points, pharmacy.passes] == [True, False, False]


def test_no_scale_speaks_for_the_country() -> None:
    with pytest.raises(AmbiguousCodeError, match="MK-MSU"):
        bc.grading_scale("MK")


@pytest.mark.parametrize(("grade", "letter"), [("10", "A"), ("9", "B"), ("8", "C"), ("7", "D"), ("6", "E"), ("5", "F")])
def test_the_letters_of_pharmacy_are_as_printed(grade: str, letter: str) -> None:
    answer = bc.convert_grade(bc.grading_scale("MK-UKIM-FF").grade(grade), to="ECTS-AF")
    assert answer.grade.label == letter


def test_a_credit_is_30_hours_of_60_minutes() -> None:
    """Register of qualifications: “Еден ЕКТС кредит опфаќа 30 работни часа во траење од по 60 минути”."""
    (hours,) = bc.credit_system("MK").hours
    assert (str(hours.workload), hours.minutes, hours.basis.value) == ("30 hours", 60, "agency")
