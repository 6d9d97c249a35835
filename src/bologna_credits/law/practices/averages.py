"""Published practices of averages, final marks, promotion to the next year and distinctions."""

import enum
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import When
from bologna_credits.core.exact import Rounding
from bologna_credits.core.notebook import card
from bologna_credits.core.provenance import ALWAYS, Basis, InForce, Source


class Counting(enum.StrEnum):
    """The treatment of some results in an average."""

    COUNT = "count"
    LEAVE_OUT = "leave-out"


class Repeats(enum.StrEnum):
    """The attempts of one course that count."""

    EVERY = "every"
    LAST = "last"
    BEST = "best"


class FxReading(enum.StrEnum):
    """The basis from which the label of a failed course is read."""

    PARTS = "parts"
    """A final mark is computed only where both parts are passed; the label of a fail is that of the examination alone."""
    TOTAL = "total"
    """The final mark is always computed and gives the label; where it would pass with a failed examination, it is OPEN."""


@final
@attrs.frozen
class Threshold:
    """The least average with which a student goes from one year to the next.

    Args:
        year: the year that is completed; the threshold also holds for later ones where it is the last printed.
        least: the least average.
        source: the text.
        when: the students to whom it applies, by cycle.
        later: True if the text applies it to all later years as well.
    """

    __repr__ = brief

    year: int
    least: Fraction
    source: Source
    when: When = When()
    later: bool = False
    note: str | None = None


@final
@attrs.frozen
class AveragePractice:
    """The published practice of one body that averages grades.

    Args:
        code: its code, ``KZ/Abai``.
        body: its publisher.
        scale: the grading scale.
        source: the text.
        fails: True if failing grades count with their number.
        repeats: the attempts of one course that count; None where the text is silent.
        failed_repeat: the number of a repeat that was failed after the course had been passed; other failed repeats are OPEN.
        transferred: True if courses recognised from elsewhere count; None where the text is silent.
        each_once: True if each course counts once, whatever its credits.
        weights: the weight of single kinds of work, in place of credits or of one: the diploma thesis counts twelve times.
        counts_as: the number that a mark above the scale or without a number counts, by label.
        leave_out: marks that are no grades and do not count: I, W, AU and their like.
        leave_out_activities: kinds of work that do not count, such as physical education.
        rounding: the step after the mean.
        factor: the factor from the mean onto ``to``: 110/30 in Italy.
        to: the scale of the result, where it is another.
        adds: the amount that each such mark adds to the result after that, by label.
        thresholds: the least averages for promotion.
        debts_bar: True if a failed course bars promotion at any average; None where the text is silent.
    """

    __repr__ = brief
    _repr_html_ = card

    code: str
    body: str
    scale: str
    source: Source
    basis: Basis = Basis.INSTITUTION
    fails: Counting | None = None
    repeats: Repeats | None = None
    failed_repeat: Fraction | None = None
    transferred: Counting | None = None
    each_once: bool = False
    weights: tuple[tuple[str, Fraction], ...] = ()
    counts_as: tuple[tuple[str, Fraction], ...] = ()
    leave_out: tuple[str, ...] = ()
    leave_out_activities: tuple[str, ...] = ()
    rounding: Rounding | None = None
    factor: Fraction | None = None
    to: str | None = None
    adds: tuple[tuple[str, Fraction], ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    debts_bar: bool | None = None
    in_force: InForce = ALWAYS
    note: str | None = None


@final
@attrs.frozen
class FinalMarkPractice:
    """The published practice of one body that composes a final mark from the work of the term and an examination.

    Args:
        code: its code.
        body: its publisher.
        scale: the scale whose percent bands give the label.
        source: the text.
        admission: the weight of the admission rating, which is the mean of the controls of the term.
        examination: the weight of the examination.
        least: the least admission rating with which a student is admitted, and the least examination that is passed.
        more: True if the text says "more than" this.
        fx: the basis from which a fail is read; None where the text is silent.
    """

    __repr__ = brief
    _repr_html_ = card

    code: str
    body: str
    scale: str
    source: Source
    admission: Fraction
    examination: Fraction
    least: Fraction
    more: bool = False
    fx: FxReading | None = None
    basis: Basis = Basis.INSTITUTION
    in_force: InForce = ALWAYS
    note: str | None = None


@final
@attrs.frozen
class DistinctionPractice:
    """A distinction that depends on all marks, not on a band of their mean.

    Args:
        code: its code, ``AT/UG-73``.
        body: its publisher.
        scale: the scale of the marks.
        source: the text.
        worst: no mark may be worse than this.
        top: the mark that has to be frequent.
        share: the least share of marks that are ``top`` or better.
        mean: the least average, on scales whose points grow with quality.
        repeats_bar: True if a repeated course bars the distinction; None where the text is silent.
    """

    __repr__ = brief
    _repr_html_ = card

    code: str
    body: str
    scale: str
    source: Source
    worst: str | None = None
    top: str | None = None
    share: Fraction | None = None
    mean: Fraction | None = None
    repeats_bar: bool | None = None
    basis: Basis = Basis.INSTITUTION
    in_force: InForce = ALWAYS
    note: str | None = None
