"""Tajikistan: three is the lowest pass."""

import bologna_credits as bc


def test_three_passes_and_two_fails() -> None:
    """'3 Satisfactory (Pass) 2 Unsatifactory'."""
    scale = bc.grading_scale("TJ-5")
    assert scale.passing[-1].label == "3"
    assert not scale.grade("2").passes
