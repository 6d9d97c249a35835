"""United Kingdom: cases that a naive model would miss."""

from fractions import Fraction

import pytest

import bologna_credits as bc

MASTER = bc.Circumstances(cycle="second")


def test_two_credits_are_20_hours_and_yet_one_ects_credit() -> None:
    """Sussex: "1 credit for 10 hours"; Southampton: "You can calculate CATS points by doubling the ECTS points."."""
    assert [row.workload for row in bc.credit_system("GB-CATS").hours_for(bc.Circumstances())] == [bc.Workload(10, 10)]
    answer = bc.convert_credits(bc.Credits(2, "GB-CATS"), to="ECTS")
    assert answer.credits == bc.Credits(1, "ECTS")
    assert answer.steps.with_code("credits.hours-disagree")


@pytest.mark.parametrize(("cats", "ects"), [(15, "7.5"), (45, "22.5"), (20, "10")])
def test_a_module_of_15_credits_gives_half_a_credit_that_is_kept(cats: int, ects: str) -> None:
    """No whole numbers are asked for: 15 CATS are 7.5 ECTS."""
    assert bc.convert_credits(bc.Credits(cats, "GB-CATS"), to="ECTS").credits == bc.Credits(ects, "ECTS")


def test_a_masters_year_is_a_calendar_year_of_180() -> None:
    """ "A full academic year is worth 120 credits and a full calendar year (normally only at postgraduate level) 180"."""
    cats = bc.credit_system("GB-CATS")
    master, bachelor = cats.year_for(MASTER), cats.year_for(bc.Circumstances(cycle="first"))
    assert master is not None
    assert bachelor is not None
    assert master.most == 180
    assert bachelor.credits == 120
    assert bachelor.most is None


def test_a_master_of_180_is_90_ects_and_not_60() -> None:
    """Southampton: "The MSc requires completion of 180 CATS (90 ECTS) in total."."""
    assert bc.convert_credits(bc.Credits(180, "GB-CATS"), to="ECTS", circumstances=MASTER).credits == bc.Credits(90, "ECTS")


def test_one_programme_of_imperial_college_has_two_credits_that_do_not_add() -> None:
    """Imperial: "Total Credits ECTS: 240 CATS: 480"."""
    ects, cats = bc.Credits(240, "GB-IMPERIAL"), bc.Credits(480, "GB-CATS")
    assert bc.convert_credits(cats, to="GB-IMPERIAL").credits == ects
    assert bc.convert_credits(ects, to="ECTS").credits == bc.Credits(240, "ECTS")
    with pytest.raises(bc.MixedCreditsError):
        ects + cats


def test_the_pass_mark_depends_on_the_level() -> None:
    """York: "The pass mark for undergraduate modules is 40." and "… masters-level modules is 50."."""
    assert bc.grading_scale("GB-PERCENT").grade(45).passes
    assert not bc.grading_scale("GB-PERCENT-PG").grade(45).passes


def test_45_is_a_third_and_no_master() -> None:
    """York: third class 40-49; Swansea, taught master's: "Failure 0-49.99%"."""
    assert bc.grading_scale("GB-CLASS").from_percent(45).label == "Third"
    assert bc.grading_scale("GB-PG-CLASS").from_percent(45).label == "Fail"
    assert bc.grading_scale("GB-PG-CLASS").from_percent("69.99").label == "Merit"


def test_welsh_and_scottish_credits_have_the_same_size() -> None:
    """Wales: "one credit is awarded for every 10 hours"; Swansea: "5 ECTS credits is roughly equivalent to 10"."""
    welsh = bc.convert_credits(bc.Credits(20, "GB-CQFW"), to="ECTS").credits
    scottish = bc.convert_credits(bc.Credits(20, "GB-SCQF"), to="ECTS").credits
    assert welsh == scottish == bc.Credits(10, "ECTS")


def test_a1_is_better_than_a5_in_aberdeen() -> None:
    """Aberdeen: "A1, A2, A3, A4, A5 … 22, 21, 20, 19, 18" and "pass grade = D3": five steps of A, three of the others."""
    scale = bc.grading_scale("GB-ABERDEEN")
    assert scale.grade("A1") > scale.grade("A5") > scale.grade("B1")
    assert scale.passing[-1].label == "D3"
    assert not scale.grade("E1").passes


@pytest.mark.parametrize(("grade", "mark"), [("1", "85"), ("2", "65"), ("3", "55"), ("4", "45"), ("5", "0")])
def test_queen_mary_turns_austrian_grades_into_marks(grade: str, mark: str) -> None:
    """QMUL: "Vienna Grade Queen Mary mark 1 85 2 65 3 55 4 45 5 0" (vectors TQ01 to TQ05)."""
    assert bc.convert_grade(bc.grading_scale("AT-5").grade(grade), to="GB-QMUL").grade.label == mark


@pytest.mark.parametrize(("grade", "marks"), [("12", "70-100"), ("10", "60-69.9"), ("02", "40-44.9"), ("-3", "0-29.9")])
def test_queen_mary_turns_danish_grades_into_ranges_of_marks(grade: str, marks: str) -> None:
    """QMUL, older page: "A 70–100", "B 60–69.9", "E 40–44.9", "F 0–29.9" (vectors TD01, TD02, TD05, TD06)."""
    assert bc.convert_grade(bc.grading_scale("DK-7").grade(grade), to="GB-QMUL-RANGE").grade.label == marks


def test_a_row_that_is_misprinted_stays_out() -> None:
    """QMUL prints 30–39.9 beside a second 02, so nothing is said of 00: a fail, of which two are there."""
    answer = bc.convert_grade(bc.grading_scale("DK-7").grade("00"), to="GB-QMUL-RANGE")
    assert not answer.decided
    assert {grade.label for grade in answer.candidates} == {"30-39.9", "0-29.9"}


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("Second Class Honours (Upper Division)", "2:1"),  # the sample report of Cetis/hear
        ("Second class Honours, Upper Division", "2:1"),  # Plymouth
        ("Second class Honours, Lower Division", "2:2"),
        ("First Class Honours", "First"),  # Strathclyde
        ("Upper Second Class Honours", "2:1"),
        ("Lower Second Class Honours", "2:2"),
        ("Third Class Honours", "Third"),
    ],
)
def test_a_class_is_read_by_the_names_that_universities_print(printed: str, label: str) -> None:
    assert bc.grading_scale("GB-CLASS").grade(printed).label == label


def test_the_class_of_a_mean_is_that_of_its_band_and_between_two_bands_it_is_open() -> None:
    """York: 'First-class Honours: 70-100 Upper second-class Honours: 60-69'; what 69.5 is, it does not say."""
    mean = bc.grade_average([(bc.grading_scale("GB-PERCENT").grade(mark), 20) for mark in (65, 72)])
    assert mean.exact == Fraction("68.5")
    assert bc.grading_scale("GB-CLASS").from_percent(mean.exact).label == "2:1"
    with pytest.raises(bc.EquivalenceGapError, match=r"69\.5"):
        bc.grading_scale("GB-CLASS").from_percent("69.5")
