"""Belgium: cases that a naive model would miss."""

import pytest

import bologna_credits as bc
from bologna_credits.core.exact import show_percent


def test_the_mean_of_a_year_passed_with_12_until_2013_14_and_passes_with_10_since() -> None:
    """ULB, law: "(comprise), le seuil de réussite pour l année (= moyenne) était fixé à 12/20"."""
    before, since = bc.grading_scale("BE-FR-MEAN-12"), bc.grading_scale("BE-FR-MEAN")
    assert not before.grade(11).passes
    assert since.grade(11).passes
    assert before.lowest_pass_number == 12
    assert since.lowest_pass_number == 10


def test_the_day_tells_which_pass_mark_of_the_mean_held() -> None:
    """ULiège: since 2014–15; the academic year begins on 14 September (Le Vif)."""
    before, since = bc.grading_scale("BE-FR-MEAN-12"), bc.grading_scale("BE-FR-MEAN")
    held = [(scale.in_force.on("2014-09-13"), scale.in_force.on("2014-09-14")) for scale in (before, since)]
    assert held == [("yes", "no"), ("no", "yes")]


def test_10_passed_a_course_all_the_time() -> None:
    """ULiège: "la note de 10/20 reste la note de réussite"; what was abolished is the mean of 12."""
    course = bc.grading_scale("BE-FR-20")
    assert course.grade(10).passes
    assert not course.grade("9.5").passes
    assert course.in_force.on("2012-06-30") == "yes"


def test_half_points_are_marks_in_the_french_community_and_none_in_ghent() -> None:
    """ULB: "unité de notation : 0,5/20"; Ghent: "No half points are used."."""
    assert bc.grading_scale("BE-FR-20").grade("13,5").label == "13.5"
    with pytest.raises(bc.UnknownGradeError):
        bc.grading_scale("BE-20").grade("13.5")


def test_a_mean_alone_gives_no_flemish_degree() -> None:
    """Ghent: passed with 10 of 20 "voor elk van de af te leggen opleidingsonderdelen"; distinctions go by the mean."""
    degree = bc.grading_scale("BE-VL-DEGREE")
    with pytest.raises(bc.EquivalenceGapError):
        degree.from_percent(70)
    assert degree.grade("grote onderscheiding") > degree.grade("onderscheiding") > degree.grade("voldoening")
    assert not degree.grade("niet geslaagd").passes


def test_a_word_from_abroad_becomes_the_lowest_mark_of_its_band_in_antwerp() -> None:
    """AP: "the lowest numerical result in the range applicable will be awarded", "F.e. Excellent = 17/20"."""
    words = bc.grading_scale("BE-AP-WORDS")
    marks = [bc.convert_grade(words.grade(word), to="BE-20").grade.label for word in ("Excellent", "Very good", "Good")]
    assert marks == ["17", "15", "13"]
    assert bc.convert_grade(words.grade("Sufficient"), to="BE-20").grade.label == "10"


def test_a_word_that_fails_gets_no_mark() -> None:
    """AP prints "below 10" and no number, so the failing mark stays open."""
    answer = bc.convert_grade(bc.grading_scale("BE-AP-WORDS").grade("Fail"), to="BE-20")
    assert not answer.decided
    assert not any(grade.passes for grade in answer.candidates)


def test_the_two_communities_have_two_credits_of_one_size() -> None:
    """Flanders: 25 to 30 hours; UMONS: "forfaitairement 30 heures de travail"; one ECTS credit each."""
    flemish, french = bc.credit_system("BE-SP"), bc.credit_system("BE-FR-CREDIT")
    assert [row.workload for row in flemish.hours_for(bc.Circumstances())] == [bc.Workload(25, 30)]
    assert [row.workload for row in french.hours_for(bc.Circumstances())] == [bc.Workload(30, 30)]
    assert bc.convert_credits(bc.Credits(6, "BE-SP"), to="BE-FR-CREDIT").credits == bc.Credits(6, "BE-FR-CREDIT")


def test_the_maritime_academy_prints_letters_and_two_fails() -> None:
    """Antwerp Maritime Academy: 12-12.9 D, 7-9.9 FX, 0-6.9 F."""
    scale = bc.grading_scale("BE-20")
    answers = [
        bc.convert_grade(scale.grade(mark), to="ECTS-AF", by="Antwerp Maritime Academy").grade.label for mark in (17, 12, 9, 6)
    ]
    assert answers == ["A", "D", "FX", "F"]


def test_antwerps_own_table_stands_for_the_home_side_and_the_caller_says_what_is_taken() -> None:
    """The page prints 0,47 % for 20, 1,35 for 19, 3,42 for 18, 5,79 for 17, and 11,04 % down to 17."""
    table = bc.grading_table("BE-AP")
    assert table.total == 181110
    assert [show_percent(share) for share in table.shares.values()][:4] == ["0.47", "1.35", "3.42", "5.79"]
    assert [show_percent(share) for share in table.cumulative.values()][3:] == [
        *("11.04", "20.78", "32.86", "47.38", "61.57", "75.35", "87.33", "100.00")
    ]
    norway = bc.grading_scale("NO-AF")
    host = bc.GradingTable(norway, {"A": 10, "B": 40, "C": 50})
    chosen = {
        choose: bc.convert_grade(norway.grade("A"), by=bc.PracticeWith("BE/AP", host=host, choose=choose)).grade.label
        for choose in ("minimum", "maximum")
    }
    # The best 10 % reach from 20 into 17, which ends at 11.04 %.
    assert chosen == {"minimum": "17", "maximum": "20"}
