"""A caller's choice where the rules give a range of credits."""

from fractions import Fraction

import pytest

from bologna_credits import ArgumentError, CreditPolicy, Rounding
from bologna_credits.credits import Take

LOW, HIGH = Fraction("4.5"), Fraction("5.4")


@pytest.mark.parametrize(
    ("policy", "bounds"),
    [
        (CreditPolicy(take="low"), (LOW, LOW)),
        (CreditPolicy(take="high"), (HIGH, HIGH)),
        (CreditPolicy(take=Take.HIGH, rounding=Rounding(1, "down")), (5, 5)),
        (CreditPolicy(rounding=Rounding(1, "up")), (5, 6)),
        (CreditPolicy(), (LOW, HIGH)),
    ],
)
def test_a_policy_takes_a_bound_and_rounds_it(policy: CreditPolicy, bounds: tuple[Fraction, Fraction]) -> None:
    assert policy.apply(LOW, HIGH) == bounds


def test_a_policy_in_words() -> None:
    assert str(CreditPolicy(take="low", rounding=Rounding(1, "half_up"))) == "the low bound, half up to steps of 1"


def test_an_unknown_bound_is_refused_with_the_nearest() -> None:
    with pytest.raises(ArgumentError, match="low"):
        CreditPolicy(take="lowest")  # type: ignore[arg-type]
