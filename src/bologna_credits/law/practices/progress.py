"""Published practices on the credits of a student: what leads to the next year, and how many a period or an origin may have."""

import enum
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import MODES, StudyMode, one_of
from bologna_credits.core.notebook import card
from bologna_credits.core.provenance import ALWAYS, Basis, InForce, Source


@final
@attrs.frozen
class YearUp:
    """The credits that lead from one year to the next: one of ``least``, ``share`` and ``missing``.

    Args:
        year: the year that is completed.
        source: the text.
        least: the fewest credits gained from the first year on.
        share: the smallest share of the credits required so far.
        freely: the share above which the text sets no condition; from ``share`` to this, the step is conditional and OPEN.
        condition: that condition, and ``condition_source`` its text.
        missing: the most credits that may still be missing.
        missing_courses: the most courses that may still be missing; keeping either of the two is enough.
        later: True if the text applies it to all later years as well.
    """

    __repr__ = brief

    year: int
    source: Source
    least: Fraction | None = None
    share: Fraction | None = None
    freely: Fraction | None = None
    condition: str | None = None
    condition_source: Source | None = None
    missing: Fraction | None = None
    missing_courses: int | None = None
    later: bool = False
    note: str | None = None


@final
@attrs.frozen
class ProgressPractice:
    """The published practice of one body by which credits lead from one year to the next.

    Args:
        code: its code, ``MK/UGD``.
        body: its publisher.
        system: the code of the credits.
        years: its rows, by the year that is completed.
        source: the text.
    """

    __repr__ = brief
    _repr_html_ = card

    code: str
    body: str
    system: str
    years: tuple[YearUp, ...]
    source: Source
    basis: Basis = Basis.INSTITUTION
    in_force: InForce = ALWAYS
    note: str | None = None


class Per(enum.StrEnum):
    """The thing whose credits a load limits: a period of study, or the origin of recognised credits."""

    SEMESTER = "semester"
    YEAR = "year"
    SUMMER = "summer"
    TRANSFER = "transfer"
    """Credits transferred for one semester abroad."""
    RECOGNISED_SEMESTER = "recognised-semester"
    """Credits of one semester elsewhere that are recognised."""
    VOCATIONAL = "vocational"
    """Credits of vocational education that are accepted."""
    SINGLE_COURSES = "single-courses"
    """Credits of courses taken without enrolment in a programme."""


@final
@attrs.frozen
class Load:
    """The credits of one period or origin.

    Args:
        per: the period, or the origin.
        source: the text.
        mode: the mode of study; None where the text makes no difference.
        usual: the number that the text calls usual or required by the plan; another number is noted.
        least: the fewest; ``most`` the most.
        on_request: the most with a permission: between ``most`` and this, the answer is OPEN.
    """

    __repr__ = brief

    per: Per
    source: Source
    mode: StudyMode | None = attrs.field(default=None, validator=one_of(MODES))
    usual: Fraction | None = None
    least: Fraction | None = None
    most: Fraction | None = None
    on_request: Fraction | None = None
    note: str | None = None


@final
@attrs.frozen
class LoadPractice:
    """The published practice of one body on the number of credits of a period, or of an origin.

    Args:
        code: its code, ``MD/Codul-educatiei-88``.
        body: its publisher.
        system: the code of the credits.
        loads: its rows.
        source: the text.
    """

    __repr__ = brief
    _repr_html_ = card

    code: str
    body: str
    system: str
    loads: tuple[Load, ...]
    source: Source
    basis: Basis = Basis.INSTITUTION
    in_force: InForce = ALWAYS
    note: str | None = None
