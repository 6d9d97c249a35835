"""Periods of mobility: person, purpose, first and last day of a stay, as the papers give them."""

import datetime
import enum
from collections.abc import Iterable
from fractions import Fraction
from typing import Any, Literal, final

import attrs

from bologna_credits.core.academic_terms import AcademicTerm, DayOrMonth, earliest, latest, read_day_or_month
from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import CYCLES, Cycle, one_of
from bologna_credits.core.counting import counted
from bologna_credits.core.errors import ArgumentError, ArgumentTypeError
from bologna_credits.core.exact import read_exact
from bologna_credits.core.reading import optional_day, optional_exact, read_day
from bologna_credits.core.typed import shown_type, typed
from bologna_credits.core.visible import shown_value, visibly
from bologna_credits.credits.amounts import Credits
from bologna_credits.law.schemes import ACTIVITIES, PERSONS

Person = Literal["student", "doctoral", "graduate", "lecturer", "researcher", "staff", "enterprise"]
Purpose = Literal["study", "traineeship", "research", "teaching", "training", "teaching-training"]


class Traveller(enum.StrEnum):
    """The persons who go, as a fact of a finding."""

    STUDENT = "student"
    DOCTORAL = "doctoral"
    GRADUATE = "graduate"
    LECTURER = "lecturer"
    RESEARCHER = "researcher"
    STAFF = "staff"
    ENTERPRISE = "enterprise"


def _read_start(value: DayOrMonth | str) -> DayOrMonth:
    return read_day_or_month(value, "start")


def _read_end(value: DayOrMonth | str) -> DayOrMonth:
    return read_day_or_month(value, "end")


def _word_of(allowed: tuple[str, ...]) -> "attrs._ValidatorType[str]":
    """A validator for one of the words; None is refused."""

    def check(_: object, attribute: "attrs.Attribute[str]", value: str) -> None:
        if value not in allowed:
            raise ArgumentError(attribute.name, shown_value(value), allowed)

    return check


@final
@attrs.frozen(field_transformer=typed)
class Interruption:
    """Days of absence within a stay; both ends count.

    >>> str(Interruption("2023-02-01", "2023-02-07"))
    '2023-02-01 to 2023-02-07'
    """

    first: datetime.date = attrs.field(converter=read_day)
    last: datetime.date = attrs.field(converter=read_day)

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise ArgumentError("an interruption", str(self), ("a last day that is not before the first",))

    @visibly
    def __str__(self) -> str:
        return f"{self.first} to {self.last}"


def _read_interruptions(value: Iterable[Interruption | tuple[str, str]]) -> tuple[Interruption, ...]:
    found = [item if isinstance(item, Interruption) else Interruption(*item) for item in value]
    return tuple(sorted(found, key=lambda item: item.first))


@final
@attrs.frozen(field_transformer=typed)
class MobilityPeriod:
    """A stay at another institution or at a workplace.

    Args:
        start, end: first and last day of required presence, both counted; travel is not part of it. A month such as
            ``"2023-09"`` where the paper gives no day.
        person: student, doctoral, graduate, lecturer, researcher, staff, or enterprise (invited from outside).
        activity: study, traineeship, research, teaching, training, or teaching-training (both in one stay).
        kind: the kind of stay under a scheme, such as ``long-term``; required where the scheme has several for this person.
        cycle: the cycle of study, against whose cap the stay counts.
        one_cycle: ``True`` for a programme of one cycle only (state examinations and the like).
        interruptions: days within it that do not count.
        full_term: ``True`` where it covered one full academic term or trimester; None where that is unknown.
        term: the term, where known; its days decide ``full_term``.
        planned_end: the planned end, where it differs.
        extension_requested: the day on which a later end was requested.
        force_majeure: the event beyond the person's control that cut the stay short, in words without names.
        virtual: ``True`` where there was a virtual part; None where that is unknown.
        credits: the credits gained.
        hours: hours taught in the whole stay.
        participants: the number of participants of a blended intensive programme.
        scheme: the code of the scheme it was under, for stays under earlier or other programmes; ``"other"`` for a programme
            that no file describes, such as one of a state or a foundation.

    Raises:
        ArgumentError: an end before the start, an unknown word, interruptions outside the stay.

    >>> stay = MobilityPeriod("2023-01-01", "2023-04-15", person="student", activity="study", kind="long-term")
    >>> str(stay)
    'student, study, long-term, 2023-01-01 to 2023-04-15'
    """

    __repr__ = brief

    start: DayOrMonth = attrs.field(converter=_read_start)
    end: DayOrMonth = attrs.field(converter=_read_end)
    person: Person = attrs.field(default="student", validator=_word_of(PERSONS), kw_only=True)
    activity: Purpose = attrs.field(default="study", validator=_word_of(ACTIVITIES), kw_only=True)
    kind: str | None = attrs.field(default=None, kw_only=True)
    cycle: Cycle | None = attrs.field(default=None, validator=one_of(CYCLES), kw_only=True)
    one_cycle: bool = attrs.field(default=False, kw_only=True)
    interruptions: tuple[Interruption, ...] = attrs.field(default=(), converter=_read_interruptions, kw_only=True)
    full_term: bool | None = attrs.field(default=None, kw_only=True)
    term: AcademicTerm | None = attrs.field(default=None, kw_only=True)
    planned_end: datetime.date | None = attrs.field(default=None, converter=optional_day, kw_only=True)
    extension_requested: datetime.date | None = attrs.field(default=None, converter=optional_day, kw_only=True)
    force_majeure: str = attrs.field(default="", kw_only=True)
    virtual: bool | None = attrs.field(default=None, kw_only=True)
    credits: Credits | None = attrs.field(default=None, kw_only=True)
    hours: Fraction | None = attrs.field(default=None, converter=optional_exact, kw_only=True)
    participants: int | None = attrs.field(default=None, kw_only=True)
    scheme: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if latest(self.end) < earliest(self.start):
            raise ArgumentError("end", str(self.end), (f"a day that is not before the start, {self.start}",))
        if self.hours is not None and self.hours < 0:
            raise ArgumentError("hours", str(self.hours), ("hours taught, 0 or more",))
        last = None
        for item in self.interruptions:
            if item.first < earliest(self.start) or item.last > latest(self.end):
                raise ArgumentError("an interruption", str(item), (f"days within the stay, {self.span}",))
            if last is not None and item.first <= last:
                raise ArgumentError("an interruption", str(item), ("days that no other interruption has",))
            last = item.last

    @property
    def span(self) -> str:
        """The first and the last day, for people."""
        return f"{self.start} to {self.end}"

    @property
    def exact(self) -> bool:
        """``True`` where both ends are days and not months."""
        return earliest(self.start) == latest(self.start) and earliest(self.end) == latest(self.end)

    def covers_term(self) -> bool | None:
        """Return ``full_term``, else the answer of the days of the term; None where both are unknown."""
        if self.full_term is not None:
            return self.full_term
        if self.term is None or self.term.starts is None or self.term.ends is None:
            return None
        if latest(self.start) <= self.term.starts and earliest(self.end) >= self.term.ends:
            return True
        if earliest(self.start) > self.term.starts or latest(self.end) < self.term.ends:
            return False
        return None

    def extended(self, until: datetime.date | str, *, requested: datetime.date | str | None = None) -> "MobilityPeriod":
        """Return the stay with a later end; the earlier end is kept as planned.

        Raises:
            ArgumentError: an end that is not later.

        >>> MobilityPeriod("2023-09-01", "2023-12-31").extended("2024-02-28", requested="2023-11-20").span
        '2023-09-01 to 2024-02-28'
        """
        later = read_day(until, "until")
        if later <= latest(self.end):
            raise ArgumentError("until", str(later), (f"a day after {self.end}; ended() records an early return",))
        planned = self.planned_end or latest(self.end)
        return attrs.evolve(self, end=later, planned_end=planned, extension_requested=requested)

    def ended(self, on: datetime.date | str, *, force_majeure: str = "") -> "MobilityPeriod":
        """Return the stay with an early return; the planned end is kept.

        Raises:
            ArgumentError: a day outside the stay.

        >>> MobilityPeriod("2020-02-01", "2020-06-30").ended("2020-03-16", force_majeure="the host closed").planned_end
        datetime.date(2020, 6, 30)
        """
        early = read_day(on, "on")
        if not earliest(self.start) <= early < latest(self.end):
            raise ArgumentError("on", str(early), (f"a day from {self.start} to before {self.end}",))
        planned = self.planned_end or latest(self.end)
        kept = [Interruption(item.first, min(item.last, early)) for item in self.interruptions if item.first <= early]
        return attrs.evolve(self, end=early, planned_end=planned, force_majeure=force_majeure, interruptions=kept)

    @visibly
    def __str__(self) -> str:
        kind = f", {self.kind}" if self.kind else ""
        return f"{self.person}, {self.activity}{kind}, {self.span}"


@final
@attrs.frozen(field_transformer=typed)
class EarlierStay:
    """An earlier stay of known length and unknown days.

    Args:
        months: months of 30 days, as a certificate or a report prints them.
        cycle: the cycle of study.
        days: days in addition to the months.
        scheme: the code of the scheme it was under, as for :class:`MobilityPeriod`.

    >>> EarlierStay(5, cycle="first").total
    Fraction(150, 1)
    """

    months: Fraction = attrs.field(converter=read_exact)
    cycle: Cycle | None = attrs.field(default=None, validator=one_of(CYCLES))
    days: Fraction = attrs.field(default=Fraction(0), converter=read_exact)
    scheme: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.months < 0 or self.days < 0:
            raise ArgumentError(
                "a stay", f"{counted(self.months, 'month')} and {counted(self.days, 'day')}", ("0 or more of both",)
            )

    @property
    def total(self) -> Fraction:
        """The days in all."""
        return self.months * 30 + self.days


Stay = MobilityPeriod | EarlierStay


def stays_of(value: Iterable[Stay], argument: str) -> tuple[Stay, ...]:
    """Return stays as a tuple.

    Args:
        value: the stays.
        argument: the name of the argument, for the error.

    Raises:
        ArgumentTypeError: one of them is no stay.

    >>> stays_of([EarlierStay(5)], "before")[0].total
    Fraction(150, 1)
    """
    found: tuple[Any, ...] = tuple(value)
    wrong = [item for item in found if not isinstance(item, MobilityPeriod | EarlierStay)]
    if wrong:
        raise ArgumentTypeError(argument, shown_type(wrong[0]), "a list of stays: MobilityPeriod or EarlierStay")
    return found
