"""The results of an average: pairs are read like attempts."""

from fractions import Fraction

import pytest

from bologna_credits import ArgumentError, ArgumentTypeError, Attempt, Credits, grading_scale
from bologna_credits.conversion.attempts import amount_of, read_attempt, system_of

B = grading_scale("KZ-2018").grade("B")


def test_a_pair_is_an_attempt_without_details() -> None:
    assert read_attempt((B, 5)) == Attempt(B, 5)
    assert read_attempt(Attempt(B, 5)).label == "B"
    assert Attempt("W", 5).label == "W"


def test_a_weight_is_a_number_of_a_system_or_of_none() -> None:
    weights: tuple[Credits | int, ...] = (Credits(5, "ECTS"), 5)
    assert [(amount_of(weight), system_of(weight)) for weight in weights] == [(Fraction(5), "ECTS"), (Fraction(5), None)]


@pytest.mark.parametrize("wrong", [B, (B,), ("B", 5), [B, 5]])
def test_anything_else_is_refused(wrong: object) -> None:
    with pytest.raises(ArgumentTypeError, match="a pair of a grade and its credits, or an Attempt"):
        read_attempt(wrong)


def test_an_unknown_kind_of_work_is_refused() -> None:
    with pytest.raises(ArgumentError, match="theses"):
        Attempt(B, 5, activity="theses")
