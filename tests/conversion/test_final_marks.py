"""Final marks, promotion to the next year, distinctions."""

from fractions import Fraction

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    Circumstances,
    Credits,
    MixedScalesError,
    NumberError,
    Rounding,
    UndecidedError,
    Verdict,
    final_mark,
    grade_average,
    grading_scale,
    practice,
)
from bologna_credits.conversion import check_distinction, check_promotion
from bologna_credits.conversion.final_marks import Bound
from bologna_credits.law import AveragePractice, DistinctionPractice, FinalMarkPractice, FxReading

KAZNU = "KZ/KazNU-final"
KZ = grading_scale("KZ-2018")
AT = grading_scale("AT-5")


def _by_total() -> FinalMarkPractice:
    found = practice(KAZNU)
    assert isinstance(found, FinalMarkPractice)
    return attrs.evolve(found, code="XX/total", fx=FxReading.TOTAL)


def test_sixty_percent_of_the_term_and_forty_of_the_examination() -> None:
    mark = final_mark([80, 70], 90, by=KAZNU)  # 0.6 · 75 + 0.4 · 90
    assert (mark.admission, mark.total, mark.grade.label) == (Fraction(75), Fraction(81), "B")
    assert str(mark).startswith("B (KZ-2018)")


def test_nobody_below_fifty_is_admitted() -> None:
    mark = final_mark([40, 59], 100, by=KAZNU)
    assert [finding.code for finding in mark.steps.fails] == ["final.not-admitted"]
    with pytest.raises(UndecidedError, match=r"the admission rating 49\.5 is not at least 50"):
        _ = mark.grade
    assert str(mark).startswith("no grade")


def test_more_than_fifty_is_not_fifty() -> None:
    strict = attrs.evolve(_by_total(), more=True)
    refused = final_mark([50, 50], 60, by=strict).steps.fails[0]
    assert (refused.named["bound"], refused.named["least"]) == (Bound.MORE_THAN, 50)
    assert refused.message == "the admission rating 50 is not more than 50: not admitted to the examination"
    assert final_mark([50, 50], 60, by=_by_total()).decided


def test_both_readings_of_a_failed_examination() -> None:
    """KazNU: no final mark unless both parts are positive; the other reading takes the total, 0.6 · 55 + 0.4 · 10 = 37."""
    parts = final_mark([55, 55], 10, by=KAZNU)
    assert (parts.total, parts.grade.label) == (None, "F")
    total = final_mark([55, 55], 10, by=_by_total())
    assert (total.total, total.grade.label) == (Fraction(37), "FX")


def test_a_failed_examination_never_passes_by_the_total() -> None:
    mark = final_mark([100, 100], 49, by=_by_total())
    assert mark.total == Fraction("79.6")
    assert not mark.decided
    rounded = final_mark([100, 100], 49, by=_by_total(), rounding=Rounding(1, "half_up"))
    assert [finding.code for finding in rounded.steps.open] == ["final.fail-open"]


def test_what_almaty_does_not_say_is_open() -> None:
    mark = final_mark([80, 70], 30, by="KZ/ATU-final")
    assert (mark.decided, [finding.code for finding in mark.steps.open]) == (False, ["final.fail-open"])
    assert final_mark([80, 70], 90, by="KZ/ATU-final").grade.label == "B"


def test_a_total_between_two_bands_is_open_until_a_rounding_is_named() -> None:
    open_mark = final_mark([89, 90], 90, by=KAZNU)  # 53.7 + 36 = 89.7, between B+ and A-
    assert [finding.code for finding in open_mark.steps.open] == ["final.between-bands"]
    assert final_mark([89, 90], 90, by=KAZNU, rounding=Rounding(1, "half_up")).grade.label == "A-"
    assert final_mark([89, 90], 90, by=KAZNU, rounding=Rounding(1, "down")).grade.label == "B+"


def test_final_marks_refuse_what_is_no_percentage() -> None:
    with pytest.raises(NumberError, match="is no percentage"):
        final_mark([80], 101, by=KAZNU)
    with pytest.raises(NumberError, match="a control"):
        final_mark([-1], 100, by=KAZNU)
    with pytest.raises(ArgumentError, match="at least one control"):
        final_mark([], 100, by=KAZNU)
    with pytest.raises(ArgumentError, match="composes final marks"):
        final_mark([80], 100, by="KZ/Abai")


def test_kostanay_promotes_whatever_the_unsatisfactory_marks() -> None:
    first = Circumstances(cycle="first")
    assert check_promotion("1.33", by="KZ/KSU", year=1, circumstances=first).holds
    assert check_promotion("1.32", by="KZ/KSU", year=1, circumstances=first).fails
    told = check_promotion("2", by="KZ/KSU", year=4, circumstances=first, debts=3)
    assert [finding.code for finding in told] == ["promotion.reached", "promotion.debts-allowed"]


def test_other_universities_do_not_say_what_failed_courses_do() -> None:
    told = check_promotion("2", by="KZ/Abai", year=1, circumstances=Circumstances(cycle="first"), debts=1)
    assert [finding.code for finding in told.open] == ["promotion.debts-open"]
    bars = practice("KZ/Abai")
    assert isinstance(bars, AveragePractice)
    told = check_promotion(
        "2", by=attrs.evolve(bars, debts_bar=True), year=1, circumstances=Circumstances(cycle="first"), debts=1
    )
    assert [finding.code for finding in told.fails] == ["promotion.debts-bar"]


def test_a_year_without_a_printed_threshold_is_open() -> None:
    told = check_promotion("2", by="KZ/KazNPU-2013", year=4, circumstances=Circumstances(cycle="first"))
    assert [finding.code for finding in told] == ["promotion.unknown"]
    assert check_promotion("2", by="KZ/Abai", year=2, circumstances=Circumstances(cycle="second")).open


def test_an_average_of_the_library_is_compared_as_it_stands() -> None:
    marks = [(KZ.grade("A"), Credits(3, "KZ-AK")), (KZ.grade("B"), Credits(2, "KZ-AK")), (KZ.grade("F"), Credits(3, "KZ-AK"))]
    gpa = grade_average(marks, by="KZ/Abai")  # the university's own example: 18 / 8 = 2.25
    assert gpa.value == Fraction("2.25")
    assert check_promotion(gpa, by="KZ/Abai", year=4, circumstances=Circumstances(cycle="first")).holds
    assert check_promotion(gpa, by="KZ/Abai", year=1, circumstances=Circumstances(cycle="second")).fails


def test_austrian_distinction_is_a_rule_over_all_marks() -> None:
    def told(marks: str) -> bool:
        return not check_distinction([AT.grade(mark) for mark in marks], by="AT/UG-73").fails

    # The same mean of 1.5, and only one of them has no mark worse than 2.
    assert told("1122")
    assert not told("1113")
    assert not told("1222")  # fewer than half are 1


def test_a_mere_pass_counts_among_the_subjects_and_a_mere_fail_bars() -> None:
    passed, failed = AT.grade("mit Erfolg teilgenommen"), AT.grade("ohne Erfolg teilgenommen")
    assert (
        check_distinction([AT.grade("1"), passed], by="AT/UG-73").fails == check_distinction([AT.grade("1")], by="AT/UG-73").fails
    )
    assert [f.code for f in check_distinction([AT.grade("1"), failed], by="AT/UG-73").fails] == ["distinction.worse"]


def test_kazakh_honours_ask_for_an_average_and_bar_repeats() -> None:
    marks = [KZ.grade(mark) for mark in ("A", "A-", "C+")]
    assert [f.code for f in check_distinction(marks, by="KZ/honours").open] == ["distinction.mean-unsaid"]
    assert not check_distinction(marks, by="KZ/honours", average="3.5").fails
    assert [f.code for f in check_distinction(marks, by="KZ/honours", average="3.49").fails] == ["distinction.mean-short"]
    assert [f.code for f in check_distinction(marks, by="KZ/honours", average=4, repeats=1).fails] == ["distinction.repeats"]
    assert [f.code for f in check_distinction([KZ.grade("C")], by="KZ/honours", average=4).fails] == ["distinction.worse"]
    mean = grade_average([(KZ.grade("A"), 1)])
    assert not check_distinction(marks, by="KZ/honours", average=mean).fails


def test_whether_repeats_bar_may_be_unsaid() -> None:
    assert [f.code for f in check_distinction([AT.grade("1")], by="AT/UG-73", repeats=1).open] == ["distinction.repeats-open"]
    rule = practice("AT/UG-73")
    assert isinstance(rule, DistinctionPractice)
    allowed = attrs.evolve(rule, repeats_bar=False, worst=None)
    assert {f.verdict for f in check_distinction([AT.grade("1")], by=allowed, repeats=1)} == {Verdict.HOLDS}
    only = attrs.evolve(rule, top=None)
    assert [f.code for f in check_distinction([AT.grade("2")], by=only)] == ["distinction.none-worse"]


def test_distinctions_refuse_nothing_and_other_scales() -> None:
    with pytest.raises(ArgumentError, match="at least one mark"):
        check_distinction([], by="AT/UG-73")
    with pytest.raises(MixedScalesError):
        check_distinction([KZ.grade("A")], by="AT/UG-73")
    with pytest.raises(ArgumentError, match="awards a distinction"):
        check_distinction([AT.grade("1")], by="KZ/Abai")
