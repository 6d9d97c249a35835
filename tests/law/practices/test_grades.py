"""The ends that a practice puts in place of a scale's own."""

from fractions import Fraction

import pytest

from bologna_credits import GradingScale, Source
from bologna_credits.grades import NumberGrades
from bologna_credits.law import EndsOverride

SOURCE = Source("a", "An act", "https://example.org/a", "secondary")


@pytest.mark.parametrize(
    ("country", "best", "covered"), [("IT", 30, True), ("IT", 110, False), ("FR", 30, False), (None, 30, False)]
)
def test_an_override_covers_scales_of_its_countries_with_its_top(country: str | None, best: int, covered: bool) -> None:
    override = EndsOverride(("IT",), Fraction(30), SOURCE, best=Fraction(31))
    scale = GradingScale("XX-N", numbers=NumberGrades(best, 18, 0), country=country)
    assert override.covers(scale) is covered
