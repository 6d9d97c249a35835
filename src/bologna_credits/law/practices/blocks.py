"""Published practices that treat all results of a stay together, as one block."""

from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.exact import Rounding
from bologna_credits.core.notebook import card
from bologna_credits.core.provenance import ALWAYS, Basis, InForce, Source
from bologna_credits.grades.legal_grades import OntoMode


@final
@attrs.frozen
class BlockPractice:
    """The published practice of one body that makes one mark of a whole stay.

    Args:
        code: its code, ``GB/QMUL``.
        body: its publisher.
        scale: the scale into which each result is converted, and on which the block gets its mark.
        source: the text.
        by: the body whose published table converts each result, or the code of a practice; None where the caller has to choose.
        sizes: the credits that a block may need; the caller gives one of these numbers or None.
        surplus: True if credits beyond the size are cut from the results with the worst marks.
        by_credits: True if the mean is weighted by credits; None where the text says only "averaged".
        fails_count: True if the text counts failing marks in the mean; otherwise a fail is OPEN.
        validates: True if a mean that passes gives all credits of the size, regardless of the credits gained course by course.
        cap: the highest possible mark, lowest and highest, where the text gives it with a tolerance.
        roundings: the steps after the mean, in order.
        onto: the last step, onto a legal grade.
        undecided: the point that the text leaves open: ``exact`` answers, the grade is OPEN.
    """

    __repr__ = brief
    _repr_html_ = card

    code: str
    body: str
    scale: str
    source: Source
    by: str | None = None
    sizes: tuple[Fraction, ...] = ()
    surplus: bool = False
    by_credits: bool | None = None
    fails_count: bool = False
    validates: bool = False
    cap: tuple[Fraction, Fraction] | None = None
    roundings: tuple[Rounding, ...] = ()
    onto: OntoMode | None = None
    undecided: str | None = None
    basis: Basis = Basis.INSTITUTION
    in_force: InForce = ALWAYS
    note: str | None = None
