"""Published practices of composing the mark of a degree from its parts: courses, thesis, oral examination."""

from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.exact import Rounding
from bologna_credits.core.notebook import card
from bologna_credits.core.provenance import ALWAYS, Basis, InForce, Source


@final
@attrs.frozen
class DegreePractice:
    """The published practice of one body that composes the mark of a degree.

    Args:
        code: its code, ``VA/Patristicum-licence``.
        body: its publisher.
        source: the text.
        parts: the weight of each part, by its name; the mark is their weighted mean.
        best: the best mark of the scale on which parts and result stand.
        lowest_pass: its lowest pass; None where the text does not print it.
        scale: the code of that scale, where a file has it.
        roundings: the steps after the mean, in order.
        tie_unsaid: the text gives the step but not the direction of a tie: a tie is OPEN.
        points: the fewest and the most points that a board adds after that; the caller gives them, otherwise the mark is a range.
        whole_points: True if the points are whole.
    """

    __repr__ = brief
    _repr_html_ = card

    code: str
    body: str
    source: Source
    parts: tuple[tuple[str, Fraction], ...]
    best: Fraction
    lowest_pass: Fraction | None = None
    scale: str | None = None
    roundings: tuple[Rounding, ...] = ()
    tie_unsaid: bool = False
    points: tuple[Fraction, Fraction] | None = None
    whole_points: bool = False
    basis: Basis = Basis.INSTITUTION
    in_force: InForce = ALWAYS
    note: str | None = None
