"""Greece: classes of degrees with other borders at each school, in two precisions. Expected values are those that the texts print."""

import pytest

import bologna_credits as bc
from bologna_credits import EquivalenceGapError

PELOPONNESE = "University of the Peloponnese"


def test_a_degree_of_8_49_is_very_good_and_8_50_excellent_by_the_decree_of_1968() -> None:
    """University of Thessaly, of ministerial decree 70024/12-7-1968: “8,50-10 EXCELLENT”, “6,50-8,49 VERY GOOD”."""
    degree = bc.grading_scale("GR-10-DEGREE")
    assert [degree.grade(mark).word("el") for mark in ("8.50", "8.49", "6.50", "6.49", "5.00")] == [
        "Άριστα",
        "Λίαν Καλώς",
        "Λίαν Καλώς",
        "Καλώς",
        "Καλώς",
    ]


@pytest.mark.parametrize(
    ("scale", "language", "word"),
    [
        ("GR-10-DEGREE", "en", "Very good"),  # Thessaly: “6,50-8,49 VERY GOOD”
        ("GR-UOC-DEGREE", "el", "Λίαν Καλώς"),  # Crete: “από 6,50 έως 8,50 (μη συμπεριλαμβανομένου)”
        ("GR-AUTH-ELED", "en", None),  # Thessaloniki, primary education: “10 – 8.5 = Excellent”, “6.5 – 8.4 = Very Good”
        ("GR-UOI-DIT-DEGREE", "en", None),  # Ioannina, informatics: “from 7 to 8.4 very well”, “from 8.5 to 10 excellent”
    ],
)
def test_classes_are_printed_in_two_precisions_so_8_45_has_a_class_or_none(scale: str, language: str, word: str | None) -> None:
    assert bc.grading_scale(scale).grade("8.45").word(language) == word


def test_a_mark_between_two_printed_hundredths_has_a_class_in_crete_only() -> None:
    """Crete prints half-open ranges: “από 5 έως 6,50 (μη συμπεριλαμβανομένου)”."""
    assert bc.grading_scale("GR-UOC-DEGREE").grade("6.495").word("el") == "Καλώς"
    with pytest.raises(bc.UnknownGradeError):
        bc.grading_scale("GR-10-DEGREE").grade("6.495")


def test_the_same_degree_mark_has_another_class_at_each_school() -> None:
    """8.75: “8,50-10” at Thessaly, “Λίαν Καλώς 7 έως 8,99” at NTUA mining, “Πολύ καλά … 8,49” ends at Thessaloniki civil engineering."""
    assert bc.grading_scale("GR-10-DEGREE").grade("8.75").word("el") == "Άριστα"
    assert bc.grading_scale("GR-NTUA-METAL-DEGREE").grade("8.75").word("el") == "Λίαν Καλώς"
    assert bc.grading_scale("GR-AUTH-CIVIL-DEGREE").grade("8.40").word("el") == "Πολύ καλά"
    assert bc.grading_scale("GR-UOI-DIT-DEGREE").grade("6.80").word("en") == "good"  # “from 5-6.9 good”


def test_five_passes_a_course_and_fails_a_thesis_or_a_masters_course() -> None:
    """NTUA mining: “βάση επιτυχίας το βαθμό 5”, thesis “5.5”; Hellenic Mediterranean: “Ελάχιστος βαθμός προαγωγής … είναι το 6”."""
    codes = ("GR-10", "GR-NTUA-METAL", "GR-NTUA-METAL-THESIS", "GR-HMU-MSCEBP")
    assert [bc.grading_scale(code).grade(5).passes for code in codes] == [True, True, False, False]
    assert bc.grading_scale("GR-NTUA-METAL-THESIS").grade("5.5").passes


@pytest.mark.parametrize(
    ("mark", "letter"), [(10, "A"), (9, "B"), (8, "C"), (7, "D"), (6, "D"), (5, "E"), (4, "FX"), (3, "F"), (2, "F"), (1, "F")]
)
def test_the_table_of_the_peloponnese_is_as_printed(mark: int, letter: str) -> None:
    """University of the Peloponnese: “D 6, 7”, “FX 4”, “F 1 ÷ 3”."""
    answer = bc.convert_grade(bc.grading_scale("GR").grade(mark), to="ECTS-AF", by=PELOPONNESE)
    assert answer.grade.label == letter


def test_a_half_mark_stands_in_no_row_of_the_peloponnese_and_zero_stays_an_open_fail() -> None:
    with pytest.raises(EquivalenceGapError):
        bc.convert_grade(bc.grading_scale("GR").grade("6.5"), to="ECTS-AF", by=PELOPONNESE)
    zero = bc.convert_grade(bc.grading_scale("GR").grade(0), to="ECTS-AF", by=PELOPONNESE)
    assert not zero.decided
    assert [grade.label for grade in zero.candidates] == ["FX", "F"]


def test_a_year_has_60_credits_a_semester_30_and_a_trimester_20() -> None:
    """Democritus: “sixty credits … thirty credits every semester and at twenty credits every trimester”."""
    year = bc.credit_system("EL").year
    assert year is not None
    assert [year.credits, year.semester, year.trimester] == [60, 30, 20]
