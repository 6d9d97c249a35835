"""Words that stand for a range of marks, such as ``Notable`` for 7 to 8.9: no grade, but often a pass or a fail."""

from collections.abc import Iterable
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.grades.printed_words import bands_of_word
from bologna_credits.grades.rows import Band, NumberGrades
from bologna_credits.grades.scales import GradingScale


@final
@attrs.frozen
class WordOfMarks:
    """The marks for which a word stands.

    Args:
        scale: the scale.
        bands: its ranges of marks that have the word.
        passes: True if all of these marks pass, False if none does, None where that is not decided.
    """

    __repr__ = brief

    scale: GradingScale
    bands: tuple[Band, ...]
    passes: bool | None

    @property
    def marks(self) -> tuple[str, ...]:
        """The ranges as they are printed."""
        return tuple(map(str, self.bands))


def word_of_marks(label: str, scales: Iterable[GradingScale]) -> WordOfMarks | None:
    """Return the marks for which a label is the word on the only one of several scales that has it, else None.

    >>> from bologna_credits import grading_scale
    >>> found = word_of_marks("Suspenso", [grading_scale("ES-10")])
    >>> found.marks, found.passes
    (('0–4.9',), False)
    """
    found = [(scale, bands) for scale in scales if (bands := bands_of_word(label, scale.bands))]
    if len(found) != 1:
        return None
    scale, bands = found[0]
    return WordOfMarks(scale, bands, _passes(scale, bands))


def _passes(scale: GradingScale, bands: tuple[Band, ...]) -> bool | None:
    numbers = scale.numbers
    if numbers is None or any(other.conditional and _touches(other, band) for other in scale.bands for band in bands):
        return None
    verdicts = {verdict for band in bands for verdict in _verdicts(band, numbers)}
    return verdicts.pop() if len(verdicts) == 1 else None


def _verdicts(band: Band, numbers: NumberGrades) -> Iterable[bool]:
    """Yield True if marks of the range pass, and False if marks of it fail."""
    up = numbers.direction > 0
    least = numbers.lowest_pass
    best, worst = (band.high, band.low) if up else (band.low, band.high)
    left_out = band.below if up else band.over
    if best is None or (best == least and not left_out) or _better(best, least, up=up):
        yield True
    if worst is None or _better(least, worst, up=up):
        yield False


def _better(one: Fraction, other: Fraction, *, up: bool) -> bool:
    return one > other if up else one < other


def _touches(one: Band, other: Band) -> bool:
    ends = [end for end in (one.low, one.high) if end is not None and end in other]
    return bool(ends or [end for end in (other.low, other.high) if end is not None and end in one])
