"""Final marks of a course."""

from fractions import Fraction

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    NumberError,
    Rounding,
    UndecidedError,
    final_mark,
    practice,
)
from bologna_credits.conversion.final_marks import Bound
from bologna_credits.law import FinalMarkPractice, FxReading

KAZNU = "KZ/KazNU-final"


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
