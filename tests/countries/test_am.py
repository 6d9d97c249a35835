"""Armenia: a letter with a point that fails. Expected values are those that the quoted texts print."""

from fractions import Fraction

import pytest

import bologna_credits as bc
from bologna_credits import AmbiguousCodeError, EquivalenceGapError

NAS, GRADUATE = bc.grading_scale("AM-NAS"), bc.grading_scale("AM-AUA-GRADUATE")


def test_a_d_of_the_academy_has_one_point_and_fails() -> None:
    # “Անբավարար” (unsatisfactory), “<40”, “1,0”, “D”
    d = NAS.grade("D")
    assert d.points == 1
    assert not d.passes
    assert d.word("hy") == "Անբավարար"


@pytest.mark.parametrize(
    ("points", "letter", "passes"), [(100, "A+", True), (87, "A", True), (61, "B-", True), (40, "C-", True), ("39.9", "D", False)]
)
def test_forty_points_pass_at_the_academy(points: int | str, letter: str, passes: bool) -> None:
    # “95-100 A+”, “87-94 A”, “61-66 B-”, “40-45 C-”, “<40 D”
    grade = NAS.from_percent(points)
    assert (grade.label, grade.passes) == (letter, passes)


def test_f_is_for_work_that_was_not_presented() -> None:
    # “Չներկայացած”, “0”, “F”; “Չստուգված”, “U”: no range of points, and several fails, so none stands for all
    assert NAS.grade("F").word("hy") == "Չներկայացած"
    assert [grade.label for grade in NAS.failing] == ["D", "F", "U"]
    assert NAS.fail_grade is None


def test_which_of_its_fails_a_fail_from_elsewhere_becomes_is_open() -> None:
    answer = bc.convert_grade(bc.grading_scale("NO-AF").grade("F"), to=NAS)
    assert answer.candidates == NAS.failing
    assert not answer.decided


@pytest.mark.parametrize("letter", ["D", "D+", "D-"])
def test_a_d_of_the_american_university_fails_a_graduate_student_and_has_points(letter: str) -> None:
    # “Graduate students must repeat courses in which they received a grade of D or F”; “D+ … D- … .7”
    grade = GRADUATE.grade(letter)
    assert not grade.passes
    assert grade.points
    assert bc.grading_scale("AM-AUA").grade(letter).conditional  # of an undergraduate's D the pass level was not read


def test_the_country_has_no_scale_of_its_own() -> None:
    with pytest.raises(AmbiguousCodeError, match="AM-NAS"):
        bc.grading_scale("AM")


def test_nothing_is_read_between_two_rows() -> None:
    # “87-94”, “95-100”
    with pytest.raises(EquivalenceGapError):
        NAS.from_percent("94.5")


def test_a_credit_is_thirty_hours_and_one_ects_credit() -> None:
    # “1 ECTS կրեդիտը համարժեք է ուսանողի 30 ժամ”; “45 ժամ, որը համարժեք է 1,5 ակադեմիական կրեդիտի”; “1800 ժամ … 60”
    system = bc.credit_system("AM")
    gyumri, vanadzor, _ = system.hours_for(bc.Circumstances())
    assert gyumri.workload == vanadzor.workload == bc.Workload(30, 30)
    assert [year.hours for year in system.years] == [(Fraction(1800), Fraction(1800)), None, (Fraction(1800), Fraction(1800))]
    assert bc.convert_credits(bc.Credits("1.5", "AM-KREDIT"), to="ECTS").credits == bc.Credits("1.5", "ECTS")
    assert system.name("hy") == "կրեդիտ"


def test_thirty_academic_hours_of_unsaid_length_are_no_clock_hours() -> None:
    # “1 credit is equal to 30 academic hours”: Armenian Medical Institute, without minutes
    institute = bc.credit_system("AM").hours_for(bc.Circumstances())[-1]
    assert institute.workload == bc.Workload(30, 30, None)
    assert institute.workload != bc.Workload(30, 30)


def test_ten_point_marks_of_the_medical_institute_pass_from_five() -> None:
    # “5-6 points – satisfactory, 0-4 points – poor”
    marks = bc.grading_scale("AM-AMI-10")
    assert [marks.grade(mark).word("en") for mark in (9, 7, 5, 4)] == ["excellent", "good", "satisfactory", "poor"]
    assert [marks.grade(mark).passes for mark in (5, 4)] == [True, False]


def test_a_u_that_earns_course_credit_is_left_open() -> None:
    # of U the text says “unsatisfactory”, and of P, S and U together that “students receive course credit”
    assert GRADUATE.grade("U").conditional


def test_np_bars_a_graduate_degree() -> None:
    # “Graduate students cannot graduate if their transcripts include a “D+”, “D”, “D-” “F”, “NP” or “I” grade.”
    assert not GRADUATE.grade("NP").passes
