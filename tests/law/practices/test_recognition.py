"""Practices of recognition, as the bundled files give them."""

from fractions import Fraction

import pytest

from bologna_credits import ArgumentError, Source
from bologna_credits.law import RecognitionPractice, recognition_practice

SOURCE = Source("a", "An act", "https://example.org/a", "secondary")


def test_a_practice_gives_the_treatment_of_grades_and_the_greatest_share() -> None:
    found = recognition_practice("KZ/KIMEP-exchange")
    assert (found.grades, found.share, found.word) == ("without", Fraction(1, 2), "recognition")


@pytest.mark.parametrize("more", [{"grades": "drop"}, {"unmatched": "lost"}])
def test_an_unknown_word_is_refused(more: dict[str, str]) -> None:
    with pytest.raises(ArgumentError):
        RecognitionPractice("XX/Uni", "Uni", SOURCE, **more)  # type: ignore[arg-type]
