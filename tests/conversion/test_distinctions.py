"""Distinctions: rules over all marks."""

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    MixedScalesError,
    Verdict,
    grade_average,
    grading_scale,
    practice,
)
from bologna_credits.conversion import check_distinction
from bologna_credits.law import DistinctionPractice

KZ = grading_scale("KZ-2018")
AT = grading_scale("AT-5")


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


def test_kazakh_honours_ask_for_an_average() -> None:
    marks = [KZ.grade(mark) for mark in ("A", "A-", "C+")]
    assert [f.code for f in check_distinction(marks, by="KZ/honours").open] == ["distinction.mean-unsaid"]
    assert not check_distinction(marks, by="KZ/honours", average="3.5").fails
    assert [f.code for f in check_distinction(marks, by="KZ/honours", average="3.49").fails] == ["distinction.mean-short"]
    assert [f.code for f in check_distinction([KZ.grade("C")], by="KZ/honours", average=4).fails] == ["distinction.worse"]
    mean = grade_average([(KZ.grade("A"), 1)])
    assert not check_distinction(marks, by="KZ/honours", average=mean).fails


def test_repeats_bar_where_a_university_says_so_and_are_open_where_item_52_is_silent() -> None:
    # Maqsut Narikbayev University: “A student who had retaken the courses or exams … cannot receive an honors degree.”
    marks = [KZ.grade("A")]
    barred = check_distinction(marks, by="KZ/MNU-honours", average=4, repeats=1)
    assert [f.code for f in barred.fails] == ["distinction.repeats"]
    silent = check_distinction(marks, by="KZ/honours", average=4, repeats=1)
    assert not silent.fails
    assert [f.code for f in silent.open] == ["distinction.repeats-open"]


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
