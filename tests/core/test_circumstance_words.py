"""The words for cycles, tracks and activities."""

import pytest

from bologna_credits import ArgumentError, Circumstances
from bologna_credits.core.circumstance_words import ACTIVITIES, CYCLES, TRACKS


def test_the_cycles_are_those_of_the_qualifications_framework() -> None:
    """The short cycle and the three cycles of the Paris Communiqué of 2018, in their order."""
    assert CYCLES == ("short", "first", "second", "third")


def test_circumstances_take_each_word_and_no_other() -> None:
    for cycle in CYCLES:
        assert Circumstances(cycle=cycle).cycle == cycle  # type: ignore[arg-type]
    for track in TRACKS:
        assert Circumstances(track=track).track == track  # type: ignore[arg-type]
    for activity in ACTIVITIES:
        assert Circumstances(activity=activity).activity == activity  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="fourth"):
        Circumstances(cycle="fourth")  # type: ignore[arg-type]
