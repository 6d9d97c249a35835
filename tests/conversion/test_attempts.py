"""The results of an average: pairs are read like attempts."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    Attempt,
    Credits,
    NumberError,
    convert_block,
    grade_average,
    grading_scale,
)
from bologna_credits.conversion import Programme, check_load, check_progress, convert_by_totals
from bologna_credits.conversion.attempts import amount_of, read_attempt, system_of

B = grading_scale("KZ-2018").grade("B")


def test_a_pair_is_an_attempt_without_details() -> None:
    assert read_attempt((B, 5)) == Attempt(B, 5)
    assert read_attempt(Attempt(B, 5)).label == "B"
    assert Attempt("W", 5).label == "W"


def test_a_weight_is_a_number_of_a_system_or_of_none() -> None:
    weights: tuple[Credits | int, ...] = (Credits(5, "ECTS"), 5)
    assert [(amount_of(weight), system_of(weight)) for weight in weights] == [(Fraction(5), "ECTS"), (Fraction(5), None)]


_OF_AMOUNTS: dict[str, Callable[[int], object]] = {
    "average": lambda amount: grade_average([(B, amount), (B, 10)]),
    "block": lambda amount: convert_block([(grading_scale("AT-5").grade("1"), amount)], by="GB/QMUL"),
    "progress": lambda amount: check_progress(amount, by="MK/UGD", year=1),
    "progress required": lambda amount: check_progress(30, by="MK/UGD", year=1, required=amount),
    "load": lambda amount: check_load(amount, by="KZ/KIMEP-load", per="transfer"),
    "totals": lambda amount: convert_by_totals(
        amount, home=Programme(250, 10), abroad=Programme(150, 10), by="BR/Poli-USP-totals"
    ),
}


@pytest.mark.parametrize("what", _OF_AMOUNTS)
def test_a_plain_number_of_credits_is_never_below_nothing(what: str) -> None:
    """28 with weight -5 and 20 with weight 10 would have the mean 12."""
    ask = _OF_AMOUNTS[what]
    assert ask(20) is not None
    with pytest.raises(NumberError, match="-5 is less than nothing"):
        ask(-5)


@pytest.mark.parametrize("wrong", [B, (B,), ("B", 5), [B, 5]])
def test_anything_else_is_refused(wrong: object) -> None:
    with pytest.raises(ArgumentTypeError, match="a pair of a grade and its credits, or an Attempt"):
        read_attempt(wrong)


def test_an_unknown_kind_of_work_is_refused() -> None:
    with pytest.raises(ArgumentError, match="theses"):
        Attempt(B, 5, activity="theses")
