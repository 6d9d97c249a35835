"""Mobility schemes: the kinds of stay, their limits and counts, and the other requirements of a scheme."""

import enum
from collections.abc import Callable
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import one_of
from bologna_credits.core.exact import show_exact
from bologna_credits.core.notebook import card
from bologna_credits.core.provenance import ALWAYS, Basis, InForce, Source
from bologna_credits.core.reading import Pairs, name_in
from bologna_credits.core.typed import typed
from bologna_credits.core.visible import visibly

PERSONS = ("student", "doctoral", "graduate", "lecturer", "researcher", "staff", "enterprise")
"""The persons who go; ``graduate`` left less than the scheme's time ago, ``enterprise`` comes from outside higher education."""
ACTIVITIES = ("study", "traineeship", "research", "teaching", "training", "teaching-training")
"""The purposes of a stay; ``teaching-training`` is one stay for both."""
LIFTED = ("least", "most", "hours")


class Count(enum.StrEnum):
    """The count of the days of a stay, which includes both ends."""

    YEAR_360 = "year-360"
    """(Y2 − Y1) · 360 + (M2 − M1) · 30 + min(D2, 30) − min(D1, 30) + 1."""
    CALENDAR = "calendar"
    """Days of the calendar."""


class Unit(enum.StrEnum):
    """The unit of a limit."""

    DAYS = "days"
    MONTHS = "months"
    WORKING_DAYS = "working-days"
    """Monday to Friday. Public holidays are not known, so a count at the limit is told."""


class Part(enum.StrEnum):
    """The virtual part of a stay."""

    REQUIRED = "required"
    OPTIONAL = "optional"


@final
@attrs.frozen(field_transformer=typed)
class Limit:
    """The least or the greatest length of a stay.

    Args:
        number: the number of units.
        unit: days, months or working days. In a year of 360 days a month has 30; where calendar days are counted it runs to the
            day before the same day of a later month.
        source: the text.
        basis: the kind of text.
        or_term: True if one full academic term or trimester is enough as well.
        above: True if the limit itself is excluded: "longer than" for a least, "less than" for a most.
        authority: the body that gives a limit other than the default; the default has none.
        starts, ends: the first and the last day on which it applies.
    """

    __repr__ = brief

    number: Fraction
    unit: Unit
    source: Source
    basis: Basis
    or_term: bool = False
    above: bool = False
    authority: str | None = None
    in_force: InForce = ALWAYS
    note: str | None = None

    @visibly
    def __str__(self) -> str:
        number = self.number.numerator if self.number.denominator == 1 else self.number
        unit = self.unit.value.replace("-", " ")
        return f"{number} {unit if self.number != 1 else unit[:-1]}"

    def _spoken(self, say: Callable[..., str]) -> str:
        """Return it in the words of a language; ``say`` gives a label of that language, filled in."""
        return say(f"value.{self.unit.value}", number=self.number)


@final
@attrs.frozen(field_transformer=typed)
class Needed:
    """A number that is required: of credits, participants, institutions, days of travel.

    ``authority`` names the body where several give a number; ``starts`` and ``ends`` are days of the stay.
    """

    __repr__ = brief

    number: Fraction
    source: Source
    basis: Basis
    authority: str | None = None
    in_force: InForce = ALWAYS
    note: str | None = None


@final
@attrs.frozen(field_transformer=typed)
class Teaching:
    """Hours of teaching that a stay requires.

    Args:
        week: hours in a week, or in a shorter stay.
        source: the text.
        basis: the kind of text.
        combined: the same where teaching and training are combined.
        combined_source: the text that gives this.
        pro_rata: True if a further, incomplete week requires its share, which the institution computes.
        pro_rata_source: the text that gives this.
        exempt: persons of whom no hours are required.
        exempt_source: the text that gives this.
    """

    __repr__ = brief

    week: Fraction
    source: Source
    basis: Basis
    combined: Fraction | None = None
    combined_source: Source | None = None
    pro_rata: bool = False
    pro_rata_source: Source | None = None
    exempt: tuple[str, ...] = ()
    exempt_source: Source | None = None


@final
@attrs.frozen(field_transformer=typed)
class StayRule:
    """One kind of stay under a scheme.

    Args:
        kind: its name: ``long-term``, ``short-term-blended``, ``short-term-doctoral``, ``blended-intensive``, ``staff``.
        persons: the persons who go.
        activities: its purposes.
        count: the count of its days.
        count_source: the text that gives this; None where no text was found.
        least, most: its limits; the first without an authority is the default, the others are noted.
        virtual: the treatment of its virtual part.
        virtual_source: the text that gives this.
        credits: the least credits, in ECTS.
        participants: the least participants.
        teaching: hours of teaching.
        consecutive: the text that requires consecutive days; None where none does.
    """

    __repr__ = brief

    kind: str
    persons: tuple[str, ...]
    activities: tuple[str, ...]
    count: Count
    count_source: Source | None = None
    least: tuple[Limit, ...] = ()
    most: tuple[Limit, ...] = ()
    virtual: Part | None = None
    virtual_source: Source | None = None
    credits: tuple[Needed, ...] = ()
    participants: tuple[Needed, ...] = ()
    teaching: Teaching | None = None
    consecutive: Source | None = None
    note: str | None = None

    @property
    def limits(self) -> str:
        """Its default limits, in words."""
        least = [limit for limit in self.least if limit.authority is None]
        most = [limit for limit in self.most if limit.authority is None]
        said = []
        if least:
            word = "more than" if any(limit.above for limit in least) else "at least"
            term = ", or one term" if any(limit.or_term for limit in least) else ""
            said.append(f"{word} {' or '.join(map(str, least))}{term}")
        if most:
            word = "less than" if any(limit.above for limit in most) else "at most"
            said.append(f"{word} {' or '.join(map(str, most))}")
        return "; ".join(said) or "no limits"


@final
@attrs.frozen(field_transformer=typed)
class Cap:
    """The greatest length of all stays of one study cycle together.

    Args:
        limit: the most; months have 30 days.
        one_cycle: True if it applies to programmes of one cycle (state examinations and the like).
        persons: whose stays count.
        note: the other times that count: days without grant, earlier programmes, short stays.
        programmes: the programmes whose stays count, by the first word of their codes (``ERASMUS``) or by a code of a programme
            that has no file (``LLP-ERASMUS``); empty where no text was found that says which.
        programmes_source: the text that says so.
    """

    __repr__ = brief

    limit: Limit
    persons: tuple[str, ...]
    one_cycle: bool = False
    note: str | None = None
    programmes: tuple[str, ...] = ()
    programmes_source: Source | None = None


@final
@attrs.frozen
class _Span:
    """The numbers between which an institution sets a time."""

    low: Fraction
    high: Fraction

    @visibly
    def __str__(self) -> str:
        return show_exact(self.low) if self.low == self.high else f"{show_exact(self.low)} to {show_exact(self.high)}"

    def _spoken(self, say: Callable[..., str]) -> str:
        """Return it in the words of a language; ``say`` gives a label of that language, filled in."""
        if self.low == self.high:
            return say("value.number", number=self.low)
        return say("value.span", low=self.low, high=self.high)


@final
@attrs.frozen(field_transformer=typed)
class Deadline:
    """A time within which something has to be done.

    Args:
        what: ``change-requested``, ``change-agreed``, ``extension-requested``, ``transcript``, ``recognition``, ``application``.
        after: the event from which it is counted, or ``before`` the event up to which.
        number: the number of days, weeks or months; ``least`` where the text leaves a span and the institution sets it.
        unit: ``days``, ``weeks`` or ``months``.
    """

    __repr__ = brief

    what: str
    number: Fraction
    unit: str = attrs.field(validator=one_of(("days", "weeks", "months")))
    source: Source
    basis: Basis
    least: Fraction | None = None
    after: str | None = None
    before: str | None = None
    normally: bool = False
    authority: str | None = None
    note: str | None = None

    @property
    def _number(self) -> _Span:
        return _Span(self.number if self.least is None else self.least, self.number)

    @visibly
    def __str__(self) -> str:
        number = str(self._number)
        unit = self.unit[:-1] if number == "1" else self.unit
        return f"{number} {unit} {f'after {self.after}' if self.after else f'before {self.before}'}"

    def _spoken(self, say: Callable[..., str]) -> str:
        """Return it in the words of a language; ``say`` gives a label of that language, filled in."""
        side, event = ("after", self.after) if self.after else ("before", self.before)
        try:
            named = say(f"event.{event}")
        except KeyError:  # somebody's own file counts from an event of its own
            named = f"{event}"
        return say(f"value.{side}", time=say(f"value.{self.unit}", number=self._number), event=named)


@final
@attrs.frozen(field_transformer=typed)
class Lifted:
    """The rules that force majeure lifts: ``least``, ``most``, ``hours``."""

    __repr__ = brief

    what: tuple[str, ...]
    source: Source
    basis: Basis


@final
@attrs.frozen(field_transformer=typed)
class MobilityScheme:
    """A scheme of mobility: a programme, a country's rules, or an agreement of two universities.

    Args:
        code: its code, ``ERASMUS-2021``.
        names: its name by language.
        stays: the kinds of stay.
        caps: the most of one study cycle that may be spent abroad.
        deadlines: times within which something has to be done.
        force_majeure: the rules that an event beyond the person's control lifts.
        interruptions: the text by which days of interruption do not count; None where no text was found.
        interruptions_persons: the persons of whom that text speaks; empty where it speaks of all.
        in_force: the days on which the scheme runs.
        note: a remark for readers.
    """

    __repr__ = brief
    _repr_html_ = card

    code: str
    names: Pairs
    source: Source
    basis: Basis
    stays: tuple[StayRule, ...] = ()
    caps: tuple[Cap, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    force_majeure: Lifted | None = None
    interruptions: Source | None = None
    in_force: InForce = ALWAYS
    note: str | None = None
    interruptions_persons: tuple[str, ...] = ()

    def name(self, language: str = "en") -> str:
        """Its name in a language, else in the first that the file gives."""
        return name_in(self.names, language, self.code)

    @visibly
    def __str__(self) -> str:
        return f"{self.code}: {self.name()}"
