"""Hungary: surprising cases, asked of the public API. Expected values are those that the quoted texts print."""

import pytest

import bologna_credits as bc
from bologna_credits import NoConversionError, UnknownGradeError

HU, MEAN, DEGREE = bc.grading_scale("HU-5"), bc.grading_scale("HU-MEAN"), bc.grading_scale("HU-DEGREE")
PPKE, SZEGED = "Pázmány Péter Catholic University", "University of Szeged"


@pytest.mark.parametrize(
    ("mean", "word"),
    [
        ("5.00", "kitűnő"),
        ("5", "kitűnő"),
        ("4.99", "jeles"),
        ("4,51", "jeles"),
        ("4.50", "jó"),
        ("3.51", "jó"),
        ("3.50", "közepes"),
        ("2.51", "közepes"),
        ("2.50", "elégséges"),
        ("2.00", "elégséges"),
    ],
)
def test_only_exactly_five_is_kituno(mean: str, word: str) -> None:
    # NKE: “kitűnő, ha az átlag 5,00 - jeles, ha az átlag 4,51-4,99 - jó, ha az átlag 3,51-4,50 - közepes, ha az átlag 2,51-3,50”
    assert MEAN.grade(mean).word("hu") == word
    assert bc.convert_grade(MEAN.grade(mean), to="HU-DEGREE", by="NKE").grade.label == word


@pytest.mark.parametrize("mean", ["4.995", "1.99", "5.01"])
def test_between_and_below_the_printed_bands_nothing_is_invented(mean: str) -> None:
    # NKE: “elégséges, ha az átlag legalább 2,00 – de legfeljebb 2,50”
    with pytest.raises(UnknownGradeError):
        MEAN.grade(mean)


def test_jeles_is_the_best_course_grade_and_the_second_class_of_a_degree() -> None:
    assert HU.grade("5").word("hu") == "jeles"
    assert DEGREE.grade("kitűnő") > DEGREE.grade("jeles") > DEGREE.grade("jó")


@pytest.mark.parametrize(
    ("body", "letters"),
    [
        (PPKE, ["A"]),
        ("University of Nyíregyháza", ["A"]),
        (SZEGED, ["A", "B"]),
        ("ELTE", ["A", "B"]),
        ("Károli Gáspár University", ["A", "B"]),
    ],
)
def test_five_is_a_or_a_and_b_by_institution(body: str, letters: list[str]) -> None:
    # Pázmány: “5 | A | excellent”; ELTE: “5 (excellent) - A, B excellent, very good”
    answer = bc.convert_grade(HU.grade("5"), to="ECTS-AF", by=body)
    assert [grade.label for grade in answer.candidates] == letters
    assert answer.decided == (len(letters) == 1)


def test_four_is_b_or_c_by_institution_and_none_speaks_for_the_country() -> None:
    # Pázmány: “4 | B | good”; ELTE: “4 (good) - C good”
    assert bc.convert_grade(HU.grade("4"), to="ECTS-AF", by=PPKE).grade.label == "B"
    assert bc.convert_grade(HU.grade("4"), to="ECTS-AF", by=SZEGED).grade.label == "C"
    with pytest.raises(NoConversionError, match=PPKE):
        bc.convert_grade(HU.grade("4"), to="ECTS-AF")


def test_one_letter_can_stand_for_two_grades() -> None:
    # Pázmány: “3 | C/D | satisfactory”, “2 | D/E | pass”
    three = bc.convert_grade(HU.grade("3"), to="ECTS-AF", by=PPKE)
    two = bc.convert_grade(HU.grade("2"), to="ECTS-AF", by=PPKE)
    assert {grade.label for grade in three.candidates} & {grade.label for grade in two.candidates} == {"D"}


def test_two_is_d_or_e_by_institution() -> None:
    # Nyíregyháza: “5 A 4 B 3 C 2 D 1 F”; ELTE: “2 (pass) - E sufficient”
    assert bc.convert_grade(HU.grade("2"), to="ECTS-AF", by="University of Nyíregyháza").grade.label == "D"
    assert bc.convert_grade(HU.grade("2"), to="ECTS-AF", by="ELTE").grade.label == "E"


def test_the_three_grade_scale_has_gaps() -> None:
    # Pécs: “a three-grade scale: excellent (5), satisfactory (3), fail (1)”
    three = bc.grading_scale("HU-3")
    assert three.grade("3").passes
    for label in ("4", "2"):
        with pytest.raises(UnknownGradeError):
            three.grade(label)


def test_two_is_the_lowest_pass() -> None:
    # Pázmány: “5 being the best mark, 1 meaning fail”
    assert HU.grade("kettes").passes
    assert not HU.grade("1").passes


def test_a_credit_is_thirty_hours() -> None:
    # ELTE: “one credit is 30 student working hours, on average”
    (hours,) = bc.credit_system("HU-KREDIT").hours_for(bc.Circumstances())
    assert hours.low == hours.high == 30
    assert bc.convert_credits(bc.Credits(5, "HU-KREDIT"), to="ECTS").credits == bc.Credits(5, "ECTS")
