"""Promotion to the next year."""

from fractions import Fraction

import attrs

from bologna_credits import (
    Circumstances,
    Credits,
    grade_average,
    grading_scale,
    practice,
)
from bologna_credits.conversion import check_promotion
from bologna_credits.law import AveragePractice

KZ = grading_scale("KZ-2018")


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
