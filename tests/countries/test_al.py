"""Albania: the same mark passes at one university and fails at another. Expected values are those that the quoted texts print."""

from fractions import Fraction

import pytest

import bologna_credits as bc
from bologna_credits import AmbiguousCodeError, EquivalenceGapError, NoConversionError

ALBANIAN, LETTERS = bc.grading_scale("AL-ALBANIAN"), bc.grading_scale("AL-ALBANIAN-LETTERS")
MEDICINE, WISDOM, EPOKA = bc.grading_scale("AL-UMED"), bc.grading_scale("AL-WISDOM"), bc.grading_scale("AL-EPOKA")


@pytest.mark.parametrize(
    ("scale", "passes"),
    [
        ("AL-ALBANIAN", True),  # “4 to 10, where grade 4 is a non-passing grade”
        ("AL-WISDOM", True),  # “The lowest passing grade is considered grade 5 (five).”
        ("AL-BARLETI", True),  # “Notat kaluese konsiderohen nga 5 e lartë”
        ("AL-UMED", False),  # “MARGINAL FAIL”, “(5.00)”, “FX”
    ],
)
def test_a_five_passes_or_fails_by_university(scale: str, passes: bool) -> None:
    assert bc.grading_scale(scale).grade(5).passes is passes
    assert not bc.grading_scale(scale).grade(4).passes


def test_the_country_has_no_scale_of_its_own() -> None:
    # bands and lowest pass are each university's: none speaks for Albania
    with pytest.raises(AmbiguousCodeError, match="AL-UMED"):
        bc.grading_scale("AL")


@pytest.mark.parametrize(("mark", "letter"), [("10.00", "A"), (9, "B"), (8, "C"), (7, "D"), (6, "E"), ("5.00", "FX"), (4, "F")])
def test_the_letters_of_medicine_are_medicines_alone(mark: str | int, letter: str) -> None:
    # “EXCELLENT (10.00) A” to “FAIL (4.00) F”, row by row
    assert bc.convert_grade(MEDICINE.grade(mark), to="ECTS-AF").grade.label == letter
    with pytest.raises(NoConversionError):
        bc.convert_grade(ALBANIAN.grade("5"), to="ECTS-AF", by="University of Medicine, Tirana")


def test_a_pass_of_albanian_university_never_becomes_fx() -> None:
    # “46-50 5 D-”, “41-45 5 E”: its own letters, both passes
    answer = bc.convert_grade(ALBANIAN.grade(5), to=LETTERS)
    assert [grade.label for grade in answer.candidates] == ["D-", "E"]
    assert all(grade.passes for grade in answer.candidates)
    assert not answer.decided


@pytest.mark.parametrize(
    ("points", "mark", "letter"), [(95, "10", "A"), (94, "10", "A-"), (71, "8", "C+"), (41, "5", "E"), (40, "4", "F")]
)
def test_points_choose_between_the_two_letters_of_a_mark(points: int, mark: str, letter: str) -> None:
    # “95-100 10 A”, “91-94 10 A-”, “71-75 8 C+”, “41-45 5 E”, “1-40 4 F”
    assert ALBANIAN.from_percent(points).label == mark
    assert LETTERS.from_percent(points).label == letter
    assert bc.convert_grade(LETTERS.grade(letter), to=ALBANIAN).grade.label == mark


def test_no_points_at_all_stand_in_no_row() -> None:
    # “points (from 0 to 100 points)”, and the lowest row is “1-40 4 F”
    with pytest.raises(EquivalenceGapError):
        ALBANIAN.from_percent(0)


@pytest.mark.parametrize(
    ("points", "albanian", "wisdom"), [(50, "5", "5"), (45, "5", "4"), (55, "6", "5"), (92, "10", "9"), (96, "10", "10")]
)
def test_equal_points_are_other_marks_at_another_university(points: int, albanian: str, wisdom: str) -> None:
    # “41-45 5 E”, “51-55 6 D”, “91-94 10 A-” against “0 – 49 4”, “50 - 55 5”, “86 - 95 9”, “96 - 10”
    assert ALBANIAN.from_percent(points).label == albanian
    assert WISDOM.from_percent(points).label == wisdom


def test_the_empty_cell_of_a_table_stays_a_gap() -> None:
    # Wisdom's row of letters is “F”, “E”, an empty cell below 6, “D”, “C”, “B”, “A”
    assert bc.convert_grade(WISDOM.grade(5), to="ECTS-AF").grade.label == "E"
    assert bc.convert_grade(WISDOM.grade(7), to="ECTS-AF").grade.label == "D"
    with pytest.raises(EquivalenceGapError):
        bc.convert_grade(WISDOM.grade(6), to="ECTS-AF")


@pytest.mark.parametrize("letter", ["DC", "DD"])
def test_on_probation_is_neither_a_plain_pass_nor_a_fail(letter: str) -> None:
    # “DC 1.50 65-69 ON PROBATION 6”, “DD 1.00 60-64 ON PROBATION 5”; from CC on a student “is considered successful”
    assert EPOKA.grade(letter).conditional
    assert EPOKA.grade("CC").conditional is None
    assert not EPOKA.grade("FD").passes


def test_two_letters_of_epoka_are_one_albanian_grade() -> None:
    # “BB 3.00 80-84 SUCCESS 8”, “CB 2.50 75-79 SUCCESS 8”
    eights = [bc.convert_grade(EPOKA.grade(letter), to="AL-EPOKA-10").grade.label for letter in ("BB", "CB")]
    assert eights == ["8", "8"]


def test_hours_of_vlora_are_lesson_hours_of_fifty_minutes() -> None:
    # “25 orë mësimore pune të studentit (1 orë mësimore pune llogaritet 50 minuta)”: 25 × 50 / 60
    vlora, pavaresia = bc.credit_system("AL").hours_for(bc.Circumstances())
    assert vlora.workload.clock_hours == (Fraction(125, 6), Fraction(125, 6))
    assert pavaresia.workload == bc.Workload(25, 25)
    assert (pavaresia.contact, pavaresia.contact_high) == (
        Fraction(9),
        Fraction(10),
    )  # “rreth 9 - 10 orë … për mësimdhënien në auditor”
    assert bc.convert_credits(bc.Credits(180, "AL-ECTS"), to="ECTS").credits == bc.Credits(180, "ECTS")
