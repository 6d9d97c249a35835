"""The results of an average: a grade with its credits, and the details on which a practice may depend."""

from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.circumstances import ACTIVITIES, one_of
from bologna_credits.core.errors import ArgumentTypeError
from bologna_credits.core.exact import Number
from bologna_credits.core.typed import check_record, named, shown_type
from bologna_credits.credits.amounts import Credits, read_amount
from bologna_credits.grades.scales import Grade

Weight = Credits | Number


@final
@attrs.frozen(field_transformer=named)
class Attempt:
    """One result of an average, with the details on which a practice may depend.

    Args:
        grade: the grade, or a mark that is no grade (I, W, AU, P) as text.
        credits: its credits, or a plain weight.
        course: the code of the course; several attempts of one course carry the same, in the order in which they were made.
        activity: the kind of work, where it is not theory, such as ``physical-education``.
        transferred: True if the course was recognised from another institution.

    Raises:
        NumberError: credits that are no exact number, or below 0.

    >>> from bologna_credits import grading_scale
    >>> Attempt(grading_scale("KZ-2018").grade("B"), 5, course="MATH101").course
    'MATH101'
    """

    grade: Grade | str
    credits: Weight
    course: str = ""
    activity: str | None = attrs.field(default=None, validator=one_of(ACTIVITIES))
    transferred: bool = False

    def __attrs_post_init__(self) -> None:
        check_record(self)
        amount_of(self.credits)  # a weight that is no number has no hash either

    @property
    def label(self) -> str:
        """The grade's label, or the mark."""
        return self.grade if isinstance(self.grade, str) else self.grade.label


def read_attempt(result: object) -> Attempt:
    """Return a result as an :class:`Attempt`, from itself or from a pair of a grade and its credits."""
    if isinstance(result, Attempt):
        return result
    if not isinstance(result, tuple) or len(result) != 2 or not isinstance(result[0], Grade):
        raise ArgumentTypeError("results", shown_type(result), "a pair of a grade and its credits, or an Attempt")
    return Attempt(*result)


def system_of(weight: Weight) -> str | None:
    """Return the credit system of a weight, or None for a plain number."""
    return weight.system if isinstance(weight, Credits) else None


def amount_of(weight: Weight) -> Fraction:
    """Return the number of a weight.

    Raises:
        NumberError: a plain number that is below 0, as no credits are.

    >>> amount_of("7.5"), amount_of(Credits(6, "ECTS"))
    (Fraction(15, 2), Fraction(6, 1))
    """
    return weight.amount if isinstance(weight, Credits) else read_amount(weight)
