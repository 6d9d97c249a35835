"""Obstacles: each error of a conversion has one, and each has words."""

import pytest

from bologna_credits.core import (
    AmbiguousCodeError,
    CircumstanceNeededError,
    EquivalenceGapError,
    NoConversionError,
    UnclearDayError,
    UndecidedError,
)
from bologna_credits.core.errors import BolognaError
from bologna_credits.core.wording.words import WORDS
from bologna_credits.papers import Obstacle
from bologna_credits.papers.obstacles import obstacle_of


@pytest.mark.parametrize(
    ("error", "obstacle"),
    [
        (CircumstanceNeededError("the rate", (("cycle", ("first",)),)), "circumstances"),
        (NoConversionError("NO-AF", "DE-TENTHS", (), "name one"), "conversion"),
        (AmbiguousCodeError("DE/KMK", "practice", ("a", "b"), "say the day"), "version"),
        (UnclearDayError("KZ", "2018-10-20", ("KZ-RK", "KZ-AK")), "day"),
        (EquivalenceGapError("NO-AF", "KZ-2011", "E", ("D",)), "row"),
        (UndecidedError("the grade", "choose"), "choice"),
    ],
)
def test_an_error_of_a_conversion_is_an_obstacle(error: BolognaError, obstacle: str) -> None:
    assert obstacle_of(error).value == obstacle


def test_every_obstacle_has_words() -> None:
    assert WORDS["Obstacle"].keys() == {obstacle.value for obstacle in Obstacle}
