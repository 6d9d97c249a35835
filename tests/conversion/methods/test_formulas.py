"""Printed formulas of the mark that are no straight line."""

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

import bologna_credits as bc
from bologna_credits import NoConversionError
from bologna_credits.conversion import MarkFormula
from bologna_credits.law import FormulaPiece

_POINTS = FormulaPiece(60, 100, [4, 0, "-3/1600"], around=100)
# Zhejiang University, as an encyclopedia has it: 4 − (85 − x) / 10 from 60 to 85, and 4 above.
_ZHEJIANG = [FormulaPiece(60, 85, [4, "1/10"], around=85), FormulaPiece(85, 100, [4], over=True)]
_MARKS = bc.grading_scale("CN-100")


@pytest.mark.parametrize(("mark", "points"), [("100", 4), ("60", 1), ("80", Fraction(13, 4)), ("90", Fraction(61, 16))])
def test_points_by_a_formula_are_exact(mark: str, points: Fraction) -> None:
    """Beihang prints 4 for 100 and 1 for 60. By hand: 4 − 3 · 20² / 1600 = 3.25 and 4 − 3 · 10² / 1600 = 3.8125."""
    answer = bc.convert_grade(_MARKS.grade(mark), by="CN/Beihang-points")
    assert answer.exact == points
    assert answer.grade.value == points
    assert answer.to.code == "CN-POINTS"


@given(st.fractions(60, 100, max_denominator=100))
def test_a_formula_in_powers_of_a_distance_is_the_same_in_powers_of_the_mark(mark: Fraction) -> None:
    """4 − 3 (100 − x)² / 1600 = −14.75 + 0.375 x − 0.001875 x²."""
    plain = FormulaPiece(60, 100, ["-14.75", "0.375", "-0.001875"])
    assert _POINTS.at(mark) == plain.at(mark) == 4 - 3 * (100 - mark) ** 2 / 1600


def test_below_the_lowest_pass_there_is_nothing_but_the_fail() -> None:
    """Beihang: "60分以下绩点为0", although the formula would give more than 0 down to 53.8."""
    answer = bc.convert_grade(_MARKS.grade("59"), by="CN/Beihang-points")
    assert (answer.grade.label, answer.grade.passes) == ("0", False)


@pytest.mark.parametrize(("mark", "points"), [("60", "1.5"), ("85", "4"), ("85.5", "4"), ("100", "4"), ("72", "2.7")])
def test_a_formula_may_have_pieces(mark: str, points: str) -> None:
    answer = bc.convert_grade(_MARKS.grade(mark), to="CN-POINTS", by=MarkFormula(_ZHEJIANG))
    assert answer.exact == Fraction(points)


def test_beside_the_pieces_nothing_is_computed() -> None:
    half = MarkFormula([FormulaPiece(70, 100, [1])])
    answer = bc.convert_grade(_MARKS.grade("65"), to="CN-POINTS", by=half)
    assert (answer.result, answer.exact) == (None, None)
    assert [step.code for step in answer.steps.open] == ["grade.off-formula"]


def test_the_steps_tell_the_formula_and_the_text() -> None:
    answer = bc.convert_grade(_MARKS.grade("80"), by="CN/Beihang-points")
    (step,) = answer.steps
    assert step.message == "by the formula 4 - 0.001875 · (x - 100)^2 for 60–100, x = 80 becomes 3.25"
    assert step.source is not None
    assert "100分绩点为4" in (step.source.quote or "")
    assert str(FormulaPiece(0, 1, [0, "1/2"])) == "0.5 · x for 0–1"
    assert str(FormulaPiece(0, 1, [0])) == "0 for 0–1"


def test_a_formula_rounds_by_named_steps() -> None:
    rounded = MarkFormula([_POINTS], roundings=[bc.Rounding("1/10", "half_up")])
    answer = bc.convert_grade(_MARKS.grade("90"), to="CN-POINTS", by=rounded)
    assert answer.grade.value == Fraction("3.8")
    assert [step.code for step in answer.steps] == ["grade.mark-formula", "grade.rounded"]


def test_a_formula_needs_the_scale_that_it_reads_and_a_mark_that_is_a_number() -> None:
    with pytest.raises(NoConversionError, match="CN/Beihang-points reads CN-100"):
        bc.convert_grade(bc.grading_scale("GB-PERCENT").grade("70"), by="CN/Beihang-points")
    with pytest.raises(NoConversionError, match="CN-5 has no numbers for a formula"):
        bc.convert_grade(bc.grading_scale("CN-5").grade("优秀"), to="CN-POINTS", by=MarkFormula([_POINTS]))


def test_peking_university_has_no_points_for_those_who_began_in_2025() -> None:
    """Economic Daily: "从 2025 级学生起,在各类含有学业评价的工作中不再使用绩点"."""
    assert bc.convert_grade(_MARKS.grade("80"), by="CN/PKU-points", on="2024-09-01").exact == Fraction(13, 4)
    with pytest.raises(bc.core.UnknownPracticeError, match="2025-07-25"):
        bc.convert_grade(_MARKS.grade("80"), by="CN/PKU-points", on="2025-09-01")


def test_a_formula_is_listed_among_the_ways() -> None:
    assert "CN/Beihang-points" in [way.by for way in bc.methods_between("CN-100", "CN-POINTS")]
    assert "CN/Beihang-points" not in [way.by for way in bc.methods_between("GB-PERCENT", "CN-POINTS")]


def test_a_piece_has_coefficients() -> None:
    with pytest.raises(bc.ArgumentError, match="at least one number"):
        FormulaPiece(0, 1, [])


def test_columns_compute_the_formula_mark_by_mark() -> None:
    pl = pytest.importorskip("polars")
    marks = [100, 80, 60, 59]
    found = bc.frames.convert_grades(pl.DataFrame({"mark": marks}), grade="mark", scale="CN-100", by="CN/Beihang-points")
    assert found["mark_grade"].to_list() == ["4", "3.25", "1", "0"]
