"""Averages: exact, weighted by credits, and open where a required rule was not named."""

import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    Attempt,
    BolognaError,
    Circumstances,
    Credits,
    GradingScale,
    HomeRules,
    MixedCreditsError,
    MixedScalesError,
    Rounding,
    Source,
    UndecidedError,
    UnknownGradeError,
    grade_average,
    grading_scale,
    practice,
)
from bologna_credits.conversion import MeanSoFar, check_distinction, check_promotion
from bologna_credits.core import Basis
from bologna_credits.grades import GradeRow
from bologna_credits.law import AveragePractice, Repeats
from bologna_credits.law.practices.averages import Counting

ITALY, THIRDS, KAZAKH = grading_scale("IT-30"), grading_scale("DE-THIRDS"), grading_scale("KZ-2011")


def ects(amount: Any) -> Credits:
    return Credits(amount, "ECTS")


def test_the_average_is_exact_and_rounding_is_a_step_of_its_own() -> None:
    """A published calculator: 3.7 with 3 credits, 1.3 and 2.0 with 6 each give 2.06."""
    marks = [(THIRDS.grade("3.7"), ects(3)), (THIRDS.grade("1.3"), ects(6)), (THIRDS.grade("2.0"), ects(6))]
    answer = grade_average(marks, rounding=Rounding("0.1", "down"))
    assert (answer.exact, answer.value, answer.weight) == (Fraction("2.06"), Fraction(2), Fraction(15))
    assert [finding.code for finding in answer.steps] == ["average.mean", "grade.rounded"]
    assert grade_average(marks).value == Fraction("2.06")
    assert str(answer).startswith("DE-THIRDS: 2\n")
    assert "<strong>DE-THIRDS: 2</strong>" in answer._repr_html_()
    assert pickle.loads(pickle.dumps(answer)) == answer


def test_plain_weights_may_stand_for_credits() -> None:
    assert grade_average([(THIRDS.grade("1.0"), 1), (THIRDS.grade("2.0"), "0.5")]).exact == Fraction(4, 3)


def test_a_fail_is_open_until_somebody_says_whether_it_counts() -> None:
    """KazNPU: an F counts in the denominator: 4.0 with 3, 3.0 with 2, 0 with 3 credits give 2.25."""
    marks = [(KAZAKH.grade("A"), 3), (KAZAKH.grade("B"), 2), (KAZAKH.grade("F"), 3)]
    answer = grade_average(marks)
    assert not answer.decided
    with pytest.raises(UndecidedError, match="F is a fail; no rule decides if fails count in the average: decide with fails="):
        answer.exact  # noqa: B018
    assert str(answer).startswith("KZ-2011: open")
    assert grade_average(marks, fails="count").exact == Fraction("2.25")
    left_out = grade_average(marks, fails="leave-out")
    assert left_out.exact == Fraction(18, 5)
    assert [finding.code for finding in left_out.steps.notes] == ["average.fail-left-out"]


def test_what_lode_counts_is_not_guessed() -> None:
    marks = [(ITALY.grade("30L"), ects(6)), (ITALY.grade("27"), ects(6))]
    with pytest.raises(UndecidedError, match="no rule gives what 30L counts in an average"):
        grade_average(marks).value  # noqa: B018
    answer = grade_average(marks, counts_as={"30 e lode": 31})
    assert answer.exact == 29
    assert [finding.message for finding in answer.steps.notes] == ["30L counts 31, by the caller"]


def test_a_mere_pass_is_left_out_with_a_note() -> None:
    scale = GradingScale("XX-P", rows=[GradeRow("4", True, 4), GradeRow("P", True, ranked=False), GradeRow("1", False, 1)])
    answer = grade_average([(scale.grade("4"), 5), (scale.grade("P"), 10)])
    assert (answer.exact, answer.weight) == (Fraction(4), Fraction(5))
    assert [finding.code for finding in answer.steps.notes] == ["average.left-out"]
    nothing = grade_average([(scale.grade("P"), 10)])
    assert [finding.code for finding in nothing.steps.open] == ["average.nothing"]


def test_letters_without_numbers_and_conditional_grades_are_open() -> None:
    rows = [GradeRow("A", True), GradeRow("D", True, 1, conditional="the mean is 2.00"), GradeRow("F", False)]
    scale = GradingScale("XX-L", rows=rows)
    codes = [finding.code for finding in grade_average([(scale.grade("A"), 1), (scale.grade("D"), 1)]).steps.open]
    assert codes == ["average.no-number", "grade.conditional"]


def test_scales_and_systems_are_not_mixed() -> None:
    with pytest.raises(MixedScalesError):
        grade_average([(ITALY.grade(28), 1), (THIRDS.grade("1.0"), 1)])
    with pytest.raises(MixedCreditsError, match="cannot average over ECTS and KZ-RK credits"):
        grade_average([(ITALY.grade(28), ects(5)), (ITALY.grade(28), Credits(3, "KZ-RK"))])
    with pytest.raises(MixedCreditsError, match="plain weights"):
        grade_average([(ITALY.grade(28), 5), (ITALY.grade(28), ects(5))])


def test_wrong_input_is_told() -> None:
    with pytest.raises(ArgumentError, match='fails cannot be "drop"'):
        grade_average([(ITALY.grade(28), 5)], fails="drop")  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="at least one pair"):
        grade_average([])
    with pytest.raises(ArgumentTypeError, match="a pair of a grade and its credits"):
        grade_average([("28", 5)])  # type: ignore[list-item]


@given(st.lists(st.tuples(st.sampled_from(THIRDS.passing), st.integers(1, 30)), min_size=1, max_size=12), st.integers(2, 9))
def test_an_average_lies_within_its_marks_and_minds_neither_order_nor_the_size_of_weights(marks: Any, factor: int) -> None:
    exact = grade_average(marks).exact
    values = [grade.value for grade, _ in marks]
    assert min(values) <= exact <= max(values)
    assert grade_average(list(reversed(marks))).exact == exact
    assert grade_average([(grade, weight * factor) for grade, weight in marks]).exact == exact


KZ = grading_scale("KZ-2018")


def test_the_example_that_abai_university_prints() -> None:
    """Computer Science 4.0 × 3, Sociology 3.0 × 2, Philosophy 0.0 × 3: 18 / 8 = 2.25; the fail counts."""
    marks = [(KZ.grade("A"), 3), (KZ.grade("B"), 2), (KZ.grade("F"), 3)]
    answer = grade_average(marks, by="KZ/Abai")
    assert (answer.exact, answer.value) == (Fraction("2.25"), Fraction("2.25"))
    assert "abaiuniversity" in str(answer.steps)


def test_parma_multiplies_by_eleven_thirds_and_lode_adds_nothing() -> None:
    italy = grading_scale("IT-30")
    mean = grade_average([(italy.grade("27"), 6), (italy.grade("27"), 3)], by="IT/UniPR-STAR")
    assert (mean.exact, mean.value, mean.to) == (Fraction(27), Fraction(99), "IT-110")
    assert str(mean).startswith("IT-110: 99")
    lode = grade_average([(italy.grade("30L"), 6)], by="IT/UniPR-STAR")
    assert lode.value == 110


def test_what_lode_counts_differs_within_one_university() -> None:
    italy = grading_scale("IT-30")
    assert grade_average([(italy.grade("30L"), 6)], by="IT/UniPR-CIT").value == 33
    silent = grade_average([(italy.grade("30L"), 6)], by="IT/UniPR-IE")
    assert [finding.code for finding in silent.steps.open] == ["average.no-number"]
    assert grade_average([(italy.grade("30L"), 6)], by="IT/UniPR-IE", counts_as={"30L": 30}).value == 110


def test_catania_adds_three_tenths_for_each_lode_and_rounds_up() -> None:
    """As told of it: 'lodi … hanno valore di 0.30 ciascuna', then 'arrotondato per eccesso'."""
    italy = grading_scale("IT-30")
    marks = [(italy.grade("30L"), 6), (italy.grade("30L"), 6), (italy.grade("27"), 12)]
    answer = grade_average(marks, by="IT/UniCT")
    assert answer.exact == Fraction("28.5")
    assert answer.steps.with_code("average.adds")[0].named["after"] == Fraction("105.1")  # 28.5 · 110/30 + 0.60
    assert answer.value == 106


def test_a_practice_without_lodi_adds_nothing() -> None:
    italy = grading_scale("IT-30")
    assert not grade_average([(italy.grade("27"), 1)], by="IT/UniCT").steps.with_code("average.adds")


def test_physical_education_and_fails_stay_out_at_kazguu() -> None:
    answer = grade_average(
        [Attempt(KZ.grade("A"), 5), Attempt(KZ.grade("C"), 4, activity="physical-education"), Attempt(KZ.grade("F"), 5)],
        by="KZ/KAZGUU",
    )
    assert answer.value == 4
    assert {finding.code for finding in answer.steps.notes} == {"average.left-out-activity", "average.fail-left-out"}


def test_transferred_courses_stay_out_at_kimep() -> None:
    kimep = grading_scale("KZ-KIMEP")
    answer = grade_average([Attempt(kimep.grade("A"), 3), Attempt(kimep.grade("C"), 3, transferred=True)], by="KZ/KIMEP")
    assert answer.value == 4
    assert [finding.code for finding in answer.steps.notes] == ["average.left-out-transferred"]


def test_marks_that_are_no_grades_stay_out_where_a_practice_names_them() -> None:
    rule = attrs.evolve(_rule(), leave_out=("W", "AU"))
    answer = grade_average([Attempt("A", 5), Attempt("w", 5)], by=rule)
    assert answer.value == 4
    assert [finding.code for finding in answer.steps.notes] == ["average.left-out-mark"]
    with pytest.raises(UnknownGradeError, match="AU"):
        grade_average([Attempt("A", 5), Attempt("XY", 5)], by=rule)
    with pytest.raises(UnknownGradeError):
        grade_average([Attempt(KZ.grade("A"), 5), Attempt("W", 5)])
    with pytest.raises(ArgumentError, match="at least one grade"):
        grade_average([Attempt("W", 5)])


def _rule() -> AveragePractice:
    found = practice("KZ/Abai")
    assert isinstance(found, AveragePractice)
    return found


def test_incompletes_withdrawals_audits_and_mere_passes_stay_out_in_oregon() -> None:
    """'Marks of I, P, NP, W, and AU are disregarded in the computation of the grade point average.'"""
    letters = grading_scale("US-LETTER")
    marks = [Attempt(letters.grade("A"), 3), Attempt(letters.grade("F"), 1)]
    marks += [Attempt(mark, 5) for mark in ("I", "P", "NP", "W", "AU")]
    answer = grade_average(marks, by="US/Oregon-Coast")
    assert (answer.exact, answer.weight) == (Fraction(3), Fraction(4))
    assert len(answer.steps.with_code("average.left-out-mark")) == 5


def test_an_administrative_withdrawal_stays_out_in_florida_where_a_minus_is_more_than_in_indiana() -> None:
    """'AW … not used in calculation of GPA'; A- counts 3.67. What a W does is not said, so W is no known mark."""
    letters = grading_scale("US-LETTER")
    assert grade_average([Attempt(letters.grade("A-"), 3), Attempt("AW", 3)], by="US/STU").value == Fraction("3.67")
    with pytest.raises(UnknownGradeError):
        grade_average([Attempt(letters.grade("A"), 3), Attempt("W", 3)], by="US/STU")


def test_austria_rounds_the_overall_grade_up_from_five_thousandths() -> None:
    """'wobei aufzurunden ist, wenn die Tausendstelstelle mindestens den Wert 5 hat': 1.125 is 1.13."""
    vienna = grading_scale("AT-5")
    answer = grade_average([(vienna.grade("1"), ects(7)), (vienna.grade("2"), ects(1))], by="AT/UG-72a")
    assert (answer.exact, answer.value, answer.to) == (Fraction("1.125"), Fraction("1.13"), "AT-MEAN")


def test_a_single_law_paper_and_the_overall_grade_have_other_words_for_the_same_points() -> None:
    """§ 1: 10 to 12 points 'vollbefriedigend'; § 2: 11.50 to 13.99 'gut', 'ohne Auf- oder Abrundung' to two decimal places."""
    points, overall = grading_scale("DE-LAW-POINTS"), grading_scale("DE-LAW-FINAL")
    papers = [(points.grade(12), 5), (points.grade(11), 1)]
    answer = grade_average(papers, by="DE/JurPrNotSkV-2")
    assert (answer.exact, answer.value) == (Fraction(71, 6), Fraction("11.83"))
    assert overall.grade(answer.value).word("de") == "gut"
    assert {grade.word("de") for grade, _ in papers} == {"vollbefriedigend"}


def test_which_attempt_of_a_course_counts_is_said_or_open() -> None:
    tries = [Attempt(KZ.grade("B"), 5, course="M"), Attempt(KZ.grade("A"), 5, course="P"), Attempt(KZ.grade("C"), 5, course="M")]
    assert [finding.code for finding in grade_average(tries).steps.open] == ["average.repeats-open"]
    assert grade_average(tries, repeats="every").value == 3
    assert grade_average(tries, repeats="last").value == 3  # (2 + 4) / 2
    assert grade_average(tries, repeats="best").value == Fraction(7, 2)
    assert grade_average(tries, by=attrs.evolve(_rule(), repeats=Repeats.BEST)).value == Fraction(7, 2)
    with pytest.raises(ArgumentError, match="repeats"):
        grade_average(tries, repeats="first")  # type: ignore[arg-type]


def test_a_mark_that_is_no_grade_is_never_the_best_attempt() -> None:
    rule = attrs.evolve(_rule(), leave_out=("W",))
    tries = [Attempt("W", 5, course="M"), Attempt(KZ.grade("C"), 5, course="M")]
    assert grade_average(tries, by=rule, repeats="best").value == 2


def test_a_mere_pass_is_a_better_attempt_than_a_fail() -> None:
    rows = [GradeRow("A", True, points=4), GradeRow("F", False, points=0), GradeRow("P", True, ranked=False)]
    scale = GradingScale("XX-P", rows=rows)
    tries = [Attempt(scale.grade("A"), 5), Attempt(scale.grade("F"), 5, course="M"), Attempt(scale.grade("P"), 5, course="M")]
    answer = grade_average(tries, repeats="best", fails="count")
    assert answer.value == 4  # the pass has no number and is left out; with the fail in its place the mean would be 2
    assert [finding.code for finding in answer.steps.notes] == ["average.repeats", "average.left-out"]


def test_a_practice_is_of_one_scale_and_of_one_kind() -> None:
    with pytest.raises(MixedScalesError):
        grade_average([(grading_scale("IT-30").grade("27"), 1)], by="KZ/Abai")
    with pytest.raises(ArgumentError, match="averages grades"):
        grade_average([(KZ.grade("A"), 1)], by="KZ/honours")


_TENTHS = grading_scale("CH-6-TENTHS")


def test_a_fail_without_weight_leaves_nothing_open() -> None:
    """Basel, Wie berechnet sich meine Abschlussnote?: 4.72, and the fail of 0 credits changes nothing."""
    marks = [(_TENTHS.grade(mark), weight) for mark, weight in [("5.0", 3), ("4.5", 6), ("5.2", 1), ("3.5", 0)]]
    answer = grade_average(marks)
    assert answer.exact == Fraction("4.72")
    assert [finding.code for finding in answer.steps] == ["average.weightless", "average.mean"]
    assert grade_average(marks, fails="count").exact == grade_average(marks, fails="leave-out").exact == Fraction("4.72")
    assert not grade_average([*marks, (_TENTHS.grade("3.5"), 1)]).decided


def test_a_mark_above_the_number_and_a_repeat_without_weight_leave_nothing_open() -> None:
    italy = grading_scale("IT-30")
    assert grade_average([(italy.grade(28), 6), (italy.grade("30L"), 0)]).exact == 28
    tries = [Attempt(italy.grade(mark), 0, course="A") for mark in (20, 25)]
    assert grade_average([(italy.grade(28), 6), *tries]).exact == 28
    weighed = [Attempt(italy.grade(20), 0, course="A"), Attempt(italy.grade(25), 3, course="A")]
    assert not grade_average([(italy.grade(28), 6), *weighed]).decided


def test_a_mark_for_which_a_practice_adds_an_amount_counts_without_weight_too() -> None:
    source = Source("a", "Rules", "https://example.org/a", seen="secondary")
    adds = (("30L", Fraction(1, 10)),)
    rules = AveragePractice("XX/A", "A", "IT-30", source, Basis.INSTITUTION, adds=adds, fails=Counting.COUNT)
    italy = grading_scale("IT-30")
    assert not grade_average([(italy.grade(28), 6), (italy.grade("30L"), 0)], by=rules).decided
    assert grade_average([(italy.grade(28), 6), (italy.grade(10), 0)], by=rules).exact == 28


def test_an_attempt_needs_a_grade_and_a_weight_that_is_a_number() -> None:
    italy = grading_scale("IT-30")
    wrong: list[Any] = [None, [], Decimal("sNaN"), "many"]
    for weight in wrong:
        with pytest.raises(BolognaError):
            Attempt(italy.grade(28), weight)
    with pytest.raises(ArgumentTypeError, match="grade must be a Grade or text, and is int"):
        Attempt(28, 6)  # type: ignore[arg-type]
    with pytest.raises(ArgumentTypeError, match="activity must be one of theory"):
        Attempt(italy.grade(28), 6, activity=5)  # type: ignore[arg-type]
    with pytest.raises(ArgumentTypeError, match='rounding must be a Rounding, and is the text "x"'):
        grade_average([(italy.grade(28), 6)], rounding="x")  # type: ignore[arg-type]


def cyprus() -> AveragePractice:
    """A rule like that of Cyprus University of Technology, on the Kazakh scale, so that any scale will do."""
    abai = practice("KZ/Abai")
    assert isinstance(abai, AveragePractice)
    return AveragePractice(
        "XX/CY",
        "a university",
        scale="KZ-2018",
        source=abai.source,
        fails=Counting.LEAVE_OUT,
        repeats=Repeats.LAST,
        failed_repeat=Fraction(1),
    )


def test_a_repeat_that_fails_after_a_pass_counts_a_fixed_number() -> None:
    """By hand: B = 3.0 with 6 credits, then 1 with 4 credits: (18 + 4) / 10 = 2.2."""
    grade = grading_scale("KZ-2018").grade
    results = [Attempt(grade("B"), 6, "A"), Attempt(grade("C"), 4, "B"), Attempt(grade("F"), 4, "B")]
    found = grade_average(results, by=cyprus())
    assert found.value == Fraction(22, 10)
    assert [finding.code for finding in found.steps] == ["average.repeats", "average.counts-as", "average.mean"]


def test_a_repeat_of_a_course_that_was_never_passed_is_open() -> None:
    grade = grading_scale("KZ-2018").grade
    results = [Attempt(grade("B"), 6, "A"), Attempt(grade("FX"), 4, "B"), Attempt(grade("F"), 4, "B")]
    found = grade_average(results, by=cyprus())
    assert [finding.code for finding in found.steps.open] == ["average.failed-repeat-open"]
    passed = [*results[:2], Attempt(grade("C"), 4, "B")]
    assert grade_average(passed, by=cyprus()).value == Fraction(6 * 3 + 4 * 2, 10)


def test_a_single_fail_is_no_repeat() -> None:
    grade = grading_scale("KZ-2018").grade
    found = grade_average([Attempt(grade("B"), 6, "A"), Attempt(grade("F"), 4, "B")], by=cyprus())
    assert found.value == 3


def test_a_failed_repeat_counts_its_own_number_where_no_rule_gives_another() -> None:
    grade = grading_scale("KZ-2018").grade
    results = [Attempt(grade("C"), 4, "B"), Attempt(grade("F"), 4, "B")]
    assert grade_average(results, fails="count", repeats="last").value == 0


def test_a_thesis_counts_twelve_times_among_courses_that_count_once_each() -> None:
    """(Μ1 + … + Μν + 12 · ΔΕ) / (ν + 12), civil engineering at Thessaloniki; here (4 + 2 + 12 · 3) / 14, by hand."""
    grade = grading_scale("KZ-2018").grade
    rule = attrs.evolve(cyprus(), each_once=True, weights=(("thesis", Fraction(12)),))
    results = [Attempt(grade("A"), 6), Attempt(grade("C"), 0), Attempt(grade("B"), 30, activity="thesis")]
    assert grade_average(results, by=rule).value == Fraction(42, 14)


def test_cyprus_counts_passed_modules_and_5_for_a_failed_repeat() -> None:
    """CUT's marking system; by hand: (8 · 6 + 5 · 5 + 6.5 · 4) / 15 = 6.6. The 3 of the module that was tried once does not count."""
    grade = grading_scale("CY-CUT").grade
    tried = [("8", 6, "A"), ("7", 5, "B"), ("4", 5, "B"), ("6.5", 4, "C"), ("3", 6, "D")]
    found = grade_average(
        [Attempt(grade(mark), Credits(credits, "ECTS"), course) for mark, credits, course in tried], by="CY/CUT"
    )
    assert found.value == Fraction("6.6")
    twice = [Attempt(grade("4"), 5, "B"), Attempt(grade("3"), 5, "B"), Attempt(grade("8"), 5, "A")]
    assert [finding.code for finding in grade_average(twice, by="CY/CUT").steps.open] == ["average.failed-repeat-open"]


def test_a_greek_degree_is_weighted_by_ects_or_by_the_thesis() -> None:
    """By hand: (8 · 6 + 6 · 4 + 9 · 30) / 40 = 8.55; (8 + 6 + 12 · 9) / 14 = 61/7; (8 + 6 + 6 · 9) / 8 = 8.5."""
    grade = grading_scale("GR-10").grade
    results = [Attempt(grade("8"), 6), Attempt(grade("6"), 4), Attempt(grade("9"), 30, activity="thesis")]
    values = [grade_average(results, by=code).value for code in ("GR/AUTH-Eled", "GR/AUTH-Civil", "GR/AUTH-ECE")]
    assert values == [Fraction("8.55"), Fraction(61, 7), Fraction("8.5")]


_OTHER = grade_average([(grading_scale("DE-THIRDS").grade("1.7"), Credits(6, "ECTS"))])
_OF_AVERAGES: dict[str, Callable[[], object]] = {
    "promotion": lambda: check_promotion(_OTHER, by="KZ/KSU", year=2, circumstances=Circumstances(cycle="first")),
    "distinction": lambda: check_distinction([grading_scale("KZ-2018").grade("A")], by="KZ/honours", average=_OTHER),
    "home rules": lambda: HomeRules.by_practice("IT/UPO-DIGSPES", credits="ECTS", mean=_OTHER),
    "mean so far": lambda: MeanSoFar.of(practice("IT/UPO-DIGSPES"), _OTHER),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("what", _OF_AVERAGES)
def test_an_average_is_never_compared_with_a_number_of_another_scale(what: str) -> None:
    """1.7 is good in Germany, and as a number it would reach the 1.67 points that Kostanay requires."""
    with pytest.raises(MixedScalesError, match="DE-THIRDS"):
        _OF_AVERAGES[what]()
