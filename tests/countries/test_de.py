"""Germany: cases that a naive model would miss, in law, civil service, gaps between passes and fails, words of means."""

from fractions import Fraction

import pytest

import bologna_credits as bc

THIRDS, TENTHS = bc.grading_scale("DE-THIRDS"), bc.grading_scale("DE-TENTHS")
LAW, LAW_FINAL = bc.grading_scale("DE-LAW-POINTS"), bc.grading_scale("DE-LAW-FINAL")
ZOLL = bc.grading_scale("DE-ZOLL")


def test_law_points_are_better_the_higher_while_other_grades_are_better_the_lower() -> None:
    """JurPrNotSkV § 1: "sehr gut … = 16 bis 18 Punkte"; elsewhere 1,0 is the best."""
    assert LAW.grade(18) > LAW.grade(4) > LAW.grade(0)
    assert LAW_FINAL.grade("18.00") > LAW_FINAL.grade("4.00")
    assert THIRDS.grade("1.0") > THIRDS.grade("4.0") > THIRDS.grade("5.0")
    assert bc.grading_scale("DE-RANGPUNKTE").grade(15) > bc.grading_scale("DE-RANGPUNKTE").grade(5)


@pytest.mark.parametrize("given", ["0.7", "4,3", "4.7", "5.3"])
def test_there_is_nothing_between_4_0_and_5_0(given: str) -> None:
    """Niederrhein: "die Noten 0,7, 4,3, 4,7 und 5,3 sind ausgeschlossen"."""
    with pytest.raises(bc.UnknownGradeError):
        THIRDS.grade(given)


def test_tum_has_4_3_and_4_7_and_they_fail() -> None:
    """TUM prints 4,3, 4,7 and 5,0 as "nicht ausreichend"; which of them a fail from elsewhere becomes is left open."""
    tum = bc.grading_scale("DE-THIRDS-TUM")
    fails = [tum.grade(mark) for mark in ("4,3", "4.7", "5.0")]
    assert [grade.passes for grade in fails] == [False, False, False]
    assert tum.grade("4.0") > fails[0] > fails[1] > fails[2]
    answer = bc.convert_grade(bc.grading_scale("AT-5").grade(5), to=tum, by=bc.ModifiedBavarian())
    assert not answer.decided
    assert [grade.label for grade in answer.candidates] == ["4.3", "4.7", "5.0"]


@pytest.mark.parametrize(
    ("mark", "word"),
    [
        ("1.5", "sehr gut"),
        ("1.6", "gut"),
        ("2.5", "gut"),
        ("2.6", "befriedigend"),
        ("3.6", "ausreichend"),
        ("4.0", "ausreichend"),
        ("4.1", "nicht ausreichend"),
    ],
)
def test_means_have_their_own_words(mark: str, word: str) -> None:
    """Niederrhein: "bis 1,5 die Note „sehr gut“; über 1,5 bis 2,5 die Note „gut“ …"."""
    assert TENTHS.grade(mark).word("de") == word


def test_very_good_ends_at_1_3_for_a_single_mark_and_at_1_5_for_a_mean() -> None:
    """HU Berlin: "1.0 and 1.3: … sehr gut; 1.7, 2.0 and 2.3: … gut"; Niederrhein's means: "bis 1,5 … „sehr gut“"."""
    assert [THIRDS.grade(mark).word("de") for mark in ("1.3", "1.7")] == ["sehr gut", "gut"]
    assert [TENTHS.grade(mark).word("de") for mark in ("1.4", "1.5", "1.7")] == ["sehr gut", "sehr gut", "gut"]
    with pytest.raises(bc.UnknownGradeError):
        THIRDS.grade("1.5")


def test_a_mean_is_cut_and_not_rounded() -> None:
    """Niederrhein: "alle weiteren Stellen hinter dem Komma werden ohne Rundung gestrichen": 2.59 is 2.5, still "gut"."""
    cut = bc.Rounding("1/10", "down").apply(Fraction("2.59"))
    assert TENTHS.grade(cut).word("de") == "gut"


@pytest.mark.parametrize(
    ("points", "word", "passes"),
    [
        (16, "sehr gut", True),
        (15, "gut", True),
        (12, "vollbefriedigend", True),
        (9, "befriedigend", True),
        (4, "ausreichend", True),
        (3, "mangelhaft", False),
        (1, "mangelhaft", False),
        (0, "ungenügend", False),
    ],
)
def test_law_has_seven_words_and_two_of_them_fail(points: int, word: str, passes: bool) -> None:
    """JurPrNotSkV § 1; Hamburg: "wobei eine Prüfungsleistung mit 4 Punkten als bestanden gilt"."""
    grade = LAW.grade(points)
    assert (grade.word("de"), grade.passes) == (word, passes)


@pytest.mark.parametrize(
    ("points", "word", "passes"),
    [
        ("14.00", "sehr gut", True),
        ("13.99", "gut", True),
        ("9.00", "vollbefriedigend", True),
        ("8.99", "befriedigend", True),
        ("4.00", "ausreichend", True),
        ("3.99", "mangelhaft", False),
        ("1.49", "ungenügend", False),
    ],
)
def test_overall_grades_in_law_have_other_borders(points: str, word: str, passes: bool) -> None:
    """JurPrNotSkV § 2: "14.00 - 18.00 sehr gut, 11.50 - 13.99 gut, 9.00 - 11.49 vollbefriedigend …"."""
    grade = LAW_FINAL.grade(points)
    assert (grade.word("de"), grade.passes) == (word, passes)


def test_the_same_points_are_good_overall_and_fully_satisfactory_in_one_paper() -> None:
    """§ 1: 10 to 12 "vollbefriedigend"; § 2: 11.50 to 13.99 "gut"."""
    assert [LAW.grade(points).word("de") for points in (11, 12)] == ["vollbefriedigend", "vollbefriedigend"]
    assert [LAW_FINAL.grade(points).word("de") for points in ("11.70", "12.00")] == ["gut", "gut"]


def test_which_law_fail_a_foreign_fail_becomes_is_open() -> None:
    """Both "mangelhaft" (1 to 3) and "ungenügend" (0) fail, and no text chooses."""
    answer = bc.convert_grade(bc.grading_scale("AT-5").grade(5), to=LAW, by=bc.ModifiedBavarian())
    assert not answer.decided
    assert [grade.label for grade in answer.candidates] == ["3", "2", "1", "0"]


@pytest.mark.parametrize(
    ("percent", "points", "word", "passes"),
    [
        ("93.70", "15", "sehr gut", True),
        ("93.69", "14", "sehr gut", True),
        ("50", "5", "ausreichend", True),
        ("49.99", "4", "nicht ausreichend", False),
        ("12.49", "0", "nicht ausreichend", False),
    ],
)
def test_civil_service_points_follow_from_percents(percent: str, points: str, word: str, passes: bool) -> None:
    """GntDAIVAPrV § 16: "93,70 bis 100,00 15 sehr gut, 87,50 bis 93,69 14 …"; 5 points pass."""
    grade = bc.grading_scale("DE-RANGPUNKTE").from_percent(percent)
    assert (grade.label, grade.word("de"), grade.passes) == (points, word, passes)


def test_between_two_printed_percents_is_a_gap() -> None:
    """The bands end at 93,69 and begin at 93,70."""
    with pytest.raises(bc.EquivalenceGapError):
        bc.grading_scale("DE-RANGPUNKTE").from_percent("93.695")


def test_other_regulations_divide_the_same_fails_in_two() -> None:
    """MBankDVDV § 5: "49,99 bis 41,70 | 4 | mangelhaft", 1 and 0 "ungenügend"."""
    six = bc.grading_scale("DE-RANGPUNKTE-6")
    assert [six.grade(points).word("de") for points in (4, 2, 1, 0)] == ["mangelhaft", "mangelhaft", "ungenügend", "ungenügend"]
    assert not any(six.grade(points).passes for points in (4, 2, 1, 0))


@pytest.mark.parametrize(
    ("percent", "mark"),
    [
        ("95", "1.0"),
        ("94.99", "1.3"),
        ("90", "1.3"),
        ("50", "4.0"),
        ("49.9", "5.0"),
        ("25", "5.0"),
        ("24.9", "6.0"),
        ("0", "6.0"),
    ],
)
def test_the_customs_service_has_a_table_of_percents_down_to_6(percent: str, mark: str) -> None:
    """GntZollDVDV § 40 as collected: at least 95 1.0, at least 90 1.3 … at least 50 4.0, at least 25 5.0, less 6.0."""
    answer = bc.convert_grade(bc.grading_scale("DE-ZOLL-PERCENT").grade(percent), to=ZOLL)
    assert answer.grade == ZOLL.grade(mark)


def test_the_customs_service_fails_with_5_and_with_6() -> None:
    """5.0 "mangelhaft" is better than 6.0 "ungenügend"; neither passes."""
    assert ZOLL.grade("4.0") > ZOLL.grade("5.0") > ZOLL.grade("6.0")
    assert not ZOLL.grade("5.0").passes


@pytest.mark.parametrize(("mark", "letter"), [("1.5", "A"), ("1.6", "B"), ("2.1", "C"), ("3.0", "C"), ("3.1", "D"), ("4.0", "E")])
def test_ludwigshafens_bands_hold_for_tenths(mark: str, letter: str) -> None:
    """HWG Ludwigshafen: 1.0-1.5 A, 1.6-2.0 B, 2.1-3.0 C, 3.1-3.5 D, 3.6-4.0 E."""
    assert bc.convert_grade(TENTHS.grade(mark), to="ECTS-AF", by="HWG Ludwigshafen").grade.label == letter


def test_ludwigshafens_fails_are_fx_or_f() -> None:
    """ "4.1-5.0 FX/F": the table leaves it open."""
    answer = bc.convert_grade(TENTHS.grade("4.1"), to="ECTS-AF")
    assert not answer.decided
    assert [grade.label for grade in answer.candidates] == ["FX", "F"]


@pytest.mark.parametrize(
    ("letter", "mark"),
    [
        ("A+/A", "1.0"),
        ("A+", "1.0"),
        ("A", "1.0"),
        ("A-", "1.3"),
        ("B+", "1.7"),
        ("B", "2.0"),
        ("B-", "2.3"),
        ("C+", "2.7"),
        ("C", "3.0"),
        ("C-", "3.3"),
        ("D", "3.7"),
        ("E", "4.0"),
        ("F", "5.0"),
    ],
)
def test_bamberg_maps_letters_with_steps_onto_thirds(letter: str, mark: str) -> None:
    """Bamberg, EES: A+/A 1,0, A- 1,3, B+ 1,7, B 2,0, B- 2,3, C+ 2,7, C 3,0, C- 3,3, D 3,7, E 4,0, F/FX 5,0."""
    grade = bc.grading_scale("DE-LETTERS-BAMBERG").grade(letter)
    assert bc.convert_grade(grade, to="DE-THIRDS").grade == THIRDS.grade(mark)


def test_bamberg_has_a_second_table_where_e_is_a_fail_abroad() -> None:
    """ "Sollte in einem ausländischen Notensystem „E“ als „nicht bestanden“ verwendet werden": E is 5,0, D stays 3,7."""
    letters = bc.grading_scale("DE-LETTERS-BAMBERG-E-FAIL")
    assert bc.convert_grade(letters.grade("E"), to="DE-THIRDS").grade == THIRDS.grade("5.0")
    assert bc.convert_grade(letters.grade("D"), to="DE-THIRDS").grade == THIRDS.grade("3.7")


@pytest.mark.parametrize(("swiss", "points"), [("6", "18.00"), ("5.5", "14.06"), ("5", "10.79"), ("4", "4.00")])
def test_fu_berlin_gives_swiss_marks_points_with_two_places(swiss: str, points: str) -> None:
    """FU Berlin, law: 6.0 18,00; 5.5 14,06; 5.0 10,79; 4.0 4,00. Single marks: the words of overall grades do not fit."""
    answer = bc.convert_grade(bc.grading_scale("CH-6").grade(swiss), to="DE-LAW-FU-BERLIN")
    assert answer.grade.label == points
    assert answer.grade.word("de") is None


def test_fu_berlin_leaves_a_swiss_fail_open() -> None:
    """ "0 - 3.99" becomes "0 - 3,99": no one number."""
    assert not bc.convert_grade(bc.grading_scale("CH-6").grade("3.5"), to="DE-LAW-FU-BERLIN").decided
