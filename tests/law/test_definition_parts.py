"""Parts of a definition file are frozen, short when shown, and equal by what they hold."""

import pytest
from attrs.exceptions import FrozenInstanceError

from bologna_credits.core import Source
from bologna_credits.law import Example, Gap, PublishedGradingTable

SOURCE = Source("a", title="An act", url="https://example.org/a", seen="secondary")


def test_a_gap_names_what_was_looked_for_and_where() -> None:
    gap = Gap("grades", looked="the act of 2011")
    assert gap == Gap("grades", "the act of 2011")
    assert "grades" in repr(gap)
    with pytest.raises(FrozenInstanceError):
        gap.about = "credits"  # type: ignore[misc]


def test_counts_and_worked_cases_are_short_when_shown() -> None:
    table = PublishedGradingTable("XX-T", scale="XX-A", entries=(), population="course", source=SOURCE)
    example = Example(source=SOURCE, expect="B", grade="2")
    assert len(repr(table)) < 200
    assert len(repr(example)) < 200
    assert example.circumstances.cycle is None
