"""Published practices of recognising studies from elsewhere; a point that the text leaves open stays empty."""

from fractions import Fraction
from typing import Literal, final, get_args

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import one_of
from bologna_credits.core.notebook import card
from bologna_credits.core.provenance import ALWAYS, Basis, InForce, Source

Grades = Literal["convert", "without", "carry"]
"""The treatment of a grade: it is converted, left out, or carried over as it is printed."""
Unmatched = Literal["open", "elective"]
"""The treatment of a course that replaces no component at home."""


@final
@attrs.frozen
class RecognitionPractice:
    """The published practice of one body that recognises studies from elsewhere.

    :meth:`bologna_credits.HomeRules.by_practice` turns it into home rules.

    Args:
        code: its code, ``KZ/KIMEP-exchange``.
        body: its publisher.
        source: the text.
        credits: the credit system at home, where the body has one of its own.
        scale: the grading scale at home, likewise.
        credit_practice: the code of the practice by which credits become its own.
        grade_practice: the code of the practice by which grades become its own.
        grades: ``convert``, ``without`` or ``carry``; None where the text is silent.
        least: the worst grade that is recognised, a label of ``least_scale``; None where any pass is enough.
        least_scale: the scale of that label.
        share: the most of a degree that may be recognised.
        unmatched: ``elective`` where a course that replaces no component at home becomes an elective.
        decides: the office that has to decide each case.
    """

    __repr__ = brief
    _repr_html_ = card

    code: str
    body: str
    source: Source
    basis: Basis = Basis.INSTITUTION
    credits: str | None = None
    scale: str | None = None
    credit_practice: str | None = None
    grade_practice: str | None = None
    grades: Grades | None = attrs.field(default=None, validator=one_of(get_args(Grades)))
    least: str | None = None
    least_scale: str | None = None
    share: Fraction | None = None
    unmatched: Unmatched | None = attrs.field(default=None, validator=one_of(get_args(Unmatched)))
    decides: str | None = None
    in_force: InForce = ALWAYS
    note: str | None = None

    @property
    def word(self) -> str:
        """Its kind in one word."""
        return "recognition"
