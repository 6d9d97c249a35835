"""North Macedonia: each house has its own points, and one prints 60 twice. Expected values are those that the texts print."""

import pytest

import bologna_credits as bc
from bologna_credits import AmbiguousCodeError, EquivalenceGapError


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
