"""Published practices of mobility: the computation of grants, and the conditions of selection and transfer."""

from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import CYCLES, one_of
from bologna_credits.core.exact import Rounding
from bologna_credits.core.notebook import card
from bologna_credits.core.provenance import ALWAYS, Basis, InForce, Source


@final
@attrs.frozen
class DayRate:
    """A rate for a span of days of a short stay, both ends counted."""

    first: int
    last: int
    rate: Fraction


@final
@attrs.frozen
class GrantPractice:
    """The published practice of one body that computes grants.

    Args:
        code: its code, ``ERASMUS/UdS``.
        body: its publisher.
        source: the text.
        kinds: the kinds of stay that it covers.
        month: the number of days in a month of grant; the day's rate is the month's divided by it.
        rounding: the step on the day's rate, where the printed rates show one.
        rates: the rates by month that it prints, by group.
        days: rates by day for short stays.
        currency: ISO 4217.
    """

    __repr__ = brief
    _repr_html_ = card

    code: str
    body: str
    source: Source
    basis: Basis
    kinds: tuple[str, ...] = ()
    month: int | None = None
    rounding: Rounding | None = None
    rates: tuple[tuple[str, Fraction], ...] = ()
    days: tuple[DayRate, ...] = ()
    currency: str = "EUR"
    in_force: InForce = ALWAYS
    note: str | None = None

    @property
    def word(self) -> str:
        """Its kind in one word."""
        return "grant"


@final
@attrs.frozen
class SelectionPractice:
    """The published conditions on which one university selects students for mobility.

    Args:
        code: its code, ``KZ/KBTU-mobility``.
        body: its publisher.
        source: the text.
        gpa: the least average, in points; ``above`` where the text says "above".
        priority: the average from which candidates take precedence.
        years: the years of study in which one may go, by cycle in ``cycle_years`` where they differ.
        not_last_year: True if the last year is excluded.
        periods: the number of academic periods that have to be completed.
        completed_years: the number of years that have to be completed.
        credits: the least credits gained, in ECTS.
        worst: the worst mark that is allowed.
        scale: the scale of marks and average.
        language: the least level of the language of instruction, of the Common European Framework.
        no_debts: True if academic debt excludes; ``no_penalties`` and ``full_time`` likewise.
        note: conditions that cannot be checked.
    """

    __repr__ = brief
    _repr_html_ = card

    code: str
    body: str
    source: Source
    basis: Basis = Basis.INSTITUTION
    scale: str | None = None
    gpa: Fraction | None = None
    above: bool = False
    priority: Fraction | None = None
    years: tuple[int, ...] = ()
    cycle: str | None = None
    not_last_year: bool = False
    periods: int | None = None
    completed_years: int | None = None
    credits: Fraction | None = None
    worst: str | None = None
    language: str | None = None
    no_debts: bool = False
    no_penalties: bool = False
    full_time: bool = False
    in_force: InForce = ALWAYS
    note: str | None = None

    @property
    def word(self) -> str:
        """Its kind in one word."""
        return "selection"


@final
@attrs.frozen
class DifferenceLimit:
    """The most credits of academic difference that a text allows, and for whom.

    Args:
        most: the number of credits.
        cycle: the cycle for which it is printed; None for all.
        last_year: True or False where it is for the last year of study or for the others.
        abroad: True or False where it is for transfers from abroad or inside the country.
        prerequisites: True where it is for the prerequisites among the missing courses.
    """

    __repr__ = brief

    most: Fraction
    cycle: str | None = attrs.field(default=None, validator=one_of(CYCLES))
    last_year: bool | None = None
    abroad: bool | None = None
    prerequisites: bool = False


@final
@attrs.frozen
class TransferPractice:
    """The published conditions of a transfer for good from one university to another; they are not rules of mobility.

    Args:
        code: its code, ``KZ/KSU-transfer``.
        body: its publisher.
        source: the text.
        difference: the most components of the compulsory part that may be missing for the same year of study.
        difference_credits: the most credits of all missing courses, by level and kind of transfer.
        system: the credit system in which they are counted, where the text names one.
        first_semester: the least credits of the completed first semester.
        week: the most academic hours a week of the individual plan.
        gpa: the least average, in points.
        worst: the worst mark that is transferred.
        scale: the scale of marks and average.
        share: the most of the degree that may be transferred.
    """

    __repr__ = brief
    _repr_html_ = card

    code: str
    body: str
    source: Source
    basis: Basis = Basis.INSTITUTION
    scale: str | None = None
    difference: int | None = None
    difference_credits: tuple[DifferenceLimit, ...] = ()
    system: str | None = None
    first_semester: Fraction | None = None
    week: Fraction | None = None
    gpa: Fraction | None = None
    worst: str | None = None
    share: Fraction | None = None
    in_force: InForce = ALWAYS
    note: str | None = None

    @property
    def word(self) -> str:
        """Its kind in one word."""
        return "transfer"
