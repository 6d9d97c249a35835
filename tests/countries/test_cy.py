"""Cyprus: public marks of ten, private letters, and two pages that differ. Expected values are those that the quoted texts print."""

import pytest

import bologna_credits as bc
from bologna_credits import AmbiguousCodeError, EquivalenceGapError, UnknownGradeError

CUT, FIVE, FOUR = (bc.grading_scale(code) for code in ("CY-CUT", "CY-CUT-DEGREE", "CY-CUT-DEGREE-4"))
EUC, GRADUATE = bc.grading_scale("CY-EUC"), bc.grading_scale("CY-EUC-GRADUATE")


def test_marks_are_whole_and_half_numbers_only() -> None:
    # “integer numbers and fractions of half a unit only”, “The minimum successful mark is 5.”
    assert [CUT.grade(mark).passes for mark in (10, "5.5", 5, "4.5", 0)] == [True, True, True, False, False]
    with pytest.raises(UnknownGradeError):
        CUT.grade("5.25")


@pytest.mark.parametrize(
    ("mean", "five", "four"),
    [
        # “Good (5,5-6,49) and Satisfactory (5-5,49)” against “5.0 – 6.49 Good (Καλώς)”
        ("9.50", "Excellent with Distinction", "Excellent with Distinction"),
        ("9.49", "Excellent", "Excellent"),
        ("6.50", "Very Good", "Very Good"),
        ("5.50", "Good", "Good"),
        ("5.49", "Satisfactory", "Good"),
    ],
)
def test_two_pages_of_one_university_class_a_degree_in_two_ways(mean: str, five: str, four: str) -> None:
    assert (FIVE.grade(mean).word("en"), FOUR.grade(mean).word("en")) == (five, four)


def test_the_greek_words_of_the_classes() -> None:
    # Άριστα με Διάκριση, Άριστα, Λίαν Καλώς, Καλώς, Ικανοποιητικώς
    words = [FIVE.grade(mean).word("el") for mean in ("10.00", "9.00", "7.00", "6.00", "5.00")]
    assert words == ["Άριστα με Διάκριση", "Άριστα", "Λίαν Καλώς", "Καλώς", "Ικανοποιητικώς"]


def test_sixty_four_percent_pass_a_first_degree_and_no_masters_at_european_university_cyprus() -> None:
    # “D Poor 1.0 60-64”; the postgraduate table ends with “C Μέτρια 2.0 70-74” and “F Αποτυχία 0 -”
    assert EUC.from_percent(64).label == "D"
    assert EUC.from_percent(64).passes
    with pytest.raises(EquivalenceGapError):
        GRADUATE.from_percent(64)
    assert [grade.label for grade in GRADUATE.passing] == ["A", "B+", "B", "C+", "C"]


@pytest.mark.parametrize(("scale", "label"), [("CY-CASA", "D-"), ("CY-FREDERICK", "E")])
def test_fifty_five_percent_pass_where_the_lowest_pass_is_fifty(scale: str, label: str) -> None:
    # “The passing mark for each module is 50/100.”, “D- 0.67 50-59 Poor”; “The minimum passing grade is 5.0.”, “50-55 5 E”
    grade = bc.grading_scale(scale).from_percent(55)
    assert (grade.label, grade.passes) == (label, True)
    with pytest.raises(EquivalenceGapError):
        EUC.from_percent(55)  # “F Failure 0 -”: below 60 no percentage is printed


def test_the_grade_points_of_frederick_leap_from_eight_to_ten() -> None:
    # “86-100 10 A”, “76-85 8 B”, “66-75 7”, “56-65 6 D”, “50-55 5”, “0-49 0 F”
    frederick = bc.grading_scale("CY-FREDERICK")
    assert [frederick.grade(letter).points for letter in "ABCDEF"] == [10, 8, 7, 6, 5, 0]


def test_the_country_has_no_scale_of_its_own() -> None:
    with pytest.raises(AmbiguousCodeError, match="CY-EUC"):
        bc.grading_scale("CY")


def test_the_quality_agency_gives_25_to_30_hours() -> None:
    # “1 ECTS ισούται με 25 – 30 ώρες φόρτου εργασίας”; the University of Cyprus: “25-30 ώρες εργασίας του διδασκόμενου”
    hours = bc.credit_system("CY").hours_for(bc.Circumstances())
    assert {row.workload for row in hours} == {bc.Workload(25, 30)}
    assert hours[0].basis is bc.core.Basis.AGENCY


def test_a_worked_course_of_207_hours_lies_within_its_eight_credits() -> None:
    # University of Cyprus, “39 + 168 = 207 hours. Therefore, this specific course has a workload of 8 ECTS credits.”
    low, high = bc.Workload(25, 30).clock_hours
    assert high is not None
    assert 8 * low <= 207 <= 8 * high


def test_an_old_credit_hour_of_one_college_is_two_ects_and_no_cypriot_credit() -> None:
    # “At Ctl Eurocollege the old credit hour unit is equivalent to 2 ECTS Units.”
    assert bc.convert_credits(bc.Credits(3, "CY-CTL-CR"), to="ECTS").credits == bc.Credits(6, "ECTS")
    assert bc.credit_system("CY").code == "CY-ECTS"
