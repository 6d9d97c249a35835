"""The ratio of each combination of words, and questions that have none."""

from fractions import Fraction
from typing import Any

import pytest

from bologna_credits.frames.credit_expressions import WORDS, CreditAnswer, ratios_of


def by(ratio: Fraction) -> Any:
    return lambda amount, *_: CreditAnswer("HOLDS", None, amount * ratio, amount * ratio)


def test_each_combination_of_words_has_the_answer_for_one_credit() -> None:
    def ask(amount: Fraction, cycle: str) -> CreditAnswer:
        if cycle == "second":
            return CreditAnswer("INVALID", "circumstance-needed")
        return CreditAnswer("HOLDS", None, amount / 2, amount / 2)

    found = ratios_of({"cycle": "c"}, ask)
    assert found is not None
    assert {answer.reason: answer.low for answer in found.answers} == {None: Fraction(1, 2), "circumstance-needed": None}
    assert len(found.places) == len(WORDS["cycle"]) + 1
    assert found.answers[found.places["second",]].status == "INVALID"


@pytest.mark.parametrize(
    "ask",
    [
        lambda amount: CreditAnswer("HOLDS", None, amount + 1, amount + 1),
        lambda amount: CreditAnswer("HOLDS", None, amount, amount) if amount else CreditAnswer("INVALID", "nothing"),
        lambda amount: CreditAnswer("HOLDS", None, Fraction(round(amount)), Fraction(round(amount))),
    ],
    ids=["more than a multiple", "nothing", "rounded"],
)
def test_an_answer_that_is_no_multiple_has_no_ratio(ask: Any) -> None:
    assert ratios_of({}, ask) is None


def test_columns_without_a_list_of_words_have_no_ratios() -> None:
    assert ratios_of({"day": "d"}, by(Fraction(1))) is None


def test_too_many_ratios_are_not_compared() -> None:
    def ask(amount: Fraction, cycle: str, kind: str) -> CreditAnswer:
        ratio = Fraction(1 + [*WORDS["cycle"], "\0"].index(cycle), 1 + [*WORDS["activity"], "\0"].index(kind))
        return CreditAnswer("HOLDS", None, amount * ratio, amount * ratio)

    assert ratios_of({"cycle": "c", "activity": "a"}, ask) is None


def test_amounts_are_exact_below_what_a_double_holds() -> None:
    found = ratios_of({}, by(Fraction(9, 5)))
    assert found is not None
    assert found.most * 9 * 10**6 < 2**53
    refused = ratios_of({}, lambda _: CreditAnswer("INVALID", "no-conversion"))
    assert refused is not None
    assert refused.most > 10**9
