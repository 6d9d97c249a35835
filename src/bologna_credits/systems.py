"""What a definition file may say, as frozen classes: the truth about the format.

The loader fills these from TOML; :mod:`bologna_credits.definition_checks` asks whether what they say makes sense.
"""

import datetime
import enum
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.circumstances import Case, When, matching
from bologna_credits.credits import Workload
from bologna_credits.exact import Number, Rounding, read_exact
from bologna_credits.grades import GradingScale, Pairs, read_pairs
from bologna_credits.onto import OntoMode
from bologna_credits.provenance import ALWAYS, Basis, InForce, Source, read_word


class Take(enum.StrEnum):
    """Which bound of a range of credits is taken."""

    LOW = "low"
    HIGH = "high"


def _read_take(value: Take | str | None) -> Take | None:
    return None if value is None else read_word(Take, value, "take")


@final
@attrs.frozen
class Ratio:
    """ECTS for one credit: one number, or a range where the law gives one.

    >>> Ratio("3/2", "9/5")
    Ratio(low=Fraction(3, 2), high=Fraction(9, 5))
    """

    low: Fraction = attrs.field(converter=read_exact)
    high: Fraction = attrs.field(converter=read_exact)

    @classmethod
    def of(cls, value: Number) -> "Ratio":
        """A ratio that is one number."""
        return cls(value, value)


@final
@attrs.frozen
class Rate:
    """What one credit is worth in ECTS, under circumstances, as one source gives it.

    ``authority`` names the voice where several sources give different figures for the same circumstances; exactly one of
    them is marked ``default``.
    """

    ratio: Ratio
    basis: Basis
    source: Source
    when: When = When()
    authority: str | None = None
    default: bool = False
    note: str | None = None


@final
@attrs.frozen
class Hours:
    """How many hours of work one credit stands for, under circumstances and for a time.

    ``contact`` is the part of them that is class work.
    """

    low: Fraction
    high: Fraction
    basis: Basis
    source: Source
    when: When = When()
    minutes: int = 60
    contact: Fraction | None = None
    in_force: InForce = ALWAYS
    note: str | None = None

    @property
    def workload(self) -> Workload:
        """The hours with the length of the hour."""
        return Workload(self.low, self.high, self.minutes)


@final
@attrs.frozen
class Year:
    """The credits of a full-time year and of its parts."""

    credits: Fraction
    basis: Basis
    source: Source
    semester: Fraction | None = None
    trimester: Fraction | None = None
    hours: tuple[Fraction, Fraction] | None = None


@final
@attrs.frozen
class CreditSystem:
    """A credit system: one unit, for ever.

    ``ects`` holds what one credit is worth in ECTS; ``whole`` says that credits are awarded as whole numbers only.
    """

    code: str
    names: Pairs = attrs.field(converter=read_pairs)
    country: str | None = None
    in_force: InForce = ALWAYS
    year: Year | None = None
    hours: tuple[Hours, ...] = ()
    ects: tuple[Rate, ...] = ()
    whole: bool = False
    aliases: tuple[str, ...] = ()
    region: str | None = None
    note: str | None = None

    def rates(self, case: Case) -> tuple[Rate, ...]:
        """The rates that answer a case, the default first, then the other voices.

        Raises:
            CircumstanceNeededError: the rate depends on something that the case does not say.
        """
        found = matching(self.ects, case, f"what one {self.code} credit is worth in ECTS")
        return tuple(sorted(found, key=lambda rate: not rate.default))

    def hours_for(self, case: Case, on: datetime.date | None = None) -> tuple[Hours, ...]:
        """The hours of one credit for a case, those in force on a day where one is given.

        Raises:
            CircumstanceNeededError: the hours depend on something that the case does not say.
        """
        held = [row for row in self.hours if on is None or row.in_force.on(on) != "no"]
        return matching(held, case, f"how many hours one {self.code} credit stands for")

    def name(self, language: str = "en") -> str:
        """The system's name in a language, else in the first that it has."""
        names = dict(self.names)
        return names.get(language) or next(iter(names.values()), self.code)

    def __str__(self) -> str:
        return f"{self.code}: {self.name()}"


@final
@attrs.frozen
class EquivalenceRow:
    """One row of a published table: a grade, what it becomes, and the percentage printed beside it.

    Several grades in ``to`` mean that the table leaves the choice open.
    """

    grade: str
    to: tuple[str, ...]
    percent: Fraction | None = None


@final
@attrs.frozen
class Equivalence:
    """A published table from one scale to another. Directed: the way back is a table of its own."""

    start: str
    to: str
    rows: tuple[EquivalenceRow, ...]
    basis: Basis
    source: Source
    in_force: InForce = ALWAYS
    authority: str | None = None
    default: bool = False
    note: str | None = None

    @property
    def name(self) -> str:
        """What the table is called in a step."""
        return f"{self.start} → {self.to}" + (f" ({self.authority})" if self.authority else "")

    def row(self, label: str) -> EquivalenceRow | None:
        """The row of a grade, or None."""
        return next((row for row in self.rows if row.grade == label), None)


@final
@attrs.frozen
class CreditPolicy:
    """How a range becomes one number: which bound of the result is taken, and how it is rounded.

    Args:
        take: ``low`` or ``high``; None where only rounding is wanted.
        rounding: applied to the bound, or to both bounds where none is taken.

    Raises:
        ArgumentError: an unknown bound.

    >>> CreditPolicy(take="low", rounding=Rounding(1, "half_up")).apply(Fraction("4.5"), Fraction("5.4"))
    (Fraction(5, 1), Fraction(5, 1))
    """

    take: Take | None = attrs.field(default=None, converter=_read_take)
    rounding: Rounding | None = None

    def apply(self, low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
        """The bounds after the policy; the same twice where it decides."""
        if self.take is Take.LOW:
            high = low
        elif self.take is Take.HIGH:
            low = high
        if self.rounding is not None:
            return self.rounding.apply(low), self.rounding.apply(high)
        return low, high

    def __str__(self) -> str:
        parts = [f"the {self.take.value} bound" if self.take else "both bounds"]
        return ", ".join(parts + ([str(self.rounding)] if self.rounding else []))


@final
@attrs.frozen
class CreditRule:
    """One line of how a body publishes that it converts credits.

    ``printed`` holds the rows that its table prints, credits of the start and of the result. Beyond them the rule computes
    only where its text prints a ``policy``.
    """

    source: Source
    when: When = When()
    printed: tuple[tuple[Fraction, Fraction], ...] = ()
    policy: CreditPolicy | None = None
    note: str | None = None


@final
@attrs.frozen
class CreditPractice:
    """How one body publishes that it converts credits; directed."""

    code: str
    body: str
    start: str
    to: str
    rules: tuple[CreditRule, ...]
    in_force: InForce = ALWAYS
    note: str | None = None


@final
@attrs.frozen
class EndsOverride:
    """A best grade or lowest pass that a practice puts in place of the scale's own.

    It applies to scales of the ``countries`` whose best number is ``top``.
    """

    countries: tuple[str, ...]
    top: Fraction
    source: Source
    best: Fraction | None = None
    lowest_pass: Fraction | None = None
    note: str | None = None

    def covers(self, scale: GradingScale) -> bool:
        """Whether it applies to a scale."""
        return scale.country in self.countries and scale.best_number == self.top


@final
@attrs.frozen
class LetterTable:
    """A table of a practice for grades that are letters, by the code of their scale."""

    scale: str
    rows: tuple[EquivalenceRow, ...]
    source: Source


@final
@attrs.frozen
class GradePractice:
    """How one body publishes that it converts grades by the modified Bavarian formula.

    Args:
        code: its code, ``DE/Passau-SoBi``.
        body: the faculty, school or agreement that publishes it.
        to: the scale that it yields.
        roundings: the steps after the formula, in order.
        onto: the last step, onto a legal grade.
        overrides: best grades and lowest passes of its own.
        letters: tables for letters.
        number_letters: whether letters are numbered from best = 1.
        ends_from: where best grade and lowest pass come from, if not from the scale.
        open_countries: countries whose grades the body may treat otherwise, with reasons: such a case is OPEN.
        undecided: what the text does not say (how the result is rounded, say): ``exact`` answers, the grade is OPEN.
        in_force: days or cohorts; which day counts is the caller's to say.
        source: the text.
    """

    code: str
    body: str
    to: str
    source: Source
    basis: Basis = Basis.INSTITUTION
    roundings: tuple[Rounding, ...] = ()
    onto: OntoMode | None = None
    overrides: tuple[EndsOverride, ...] = ()
    letters: tuple[LetterTable, ...] = ()
    number_letters: bool = False
    ends_from: str | None = None
    open_countries: tuple[str, ...] = ()
    undecided: str | None = None
    in_force: InForce = ALWAYS
    note: str | None = None


@final
@attrs.frozen
class PublishedGradingTable:
    """A grading table that somebody published, by the code under which it is found."""

    code: str
    scale: str
    entries: tuple[tuple[str, Fraction], ...]
    population: str
    source: Source
    label: str = ""
    years: tuple[int, int] | None = None
    isced: str | None = None
    note: str | None = None


@final
@attrs.frozen
class Gap:
    """What was looked for and not found."""

    about: str
    looked: str = ""


@final
@attrs.frozen
class Example:
    """A worked case that a text gives; it must come out of the conversions."""

    source: Source
    expect: str
    credits: Fraction | None = None
    grade: str | None = None
    start: str | None = None
    to: str | None = None
    practice: str | None = None
    case: Case = Case()
    on: datetime.date | None = None


@final
@attrs.frozen
class Definition:
    """One definition file: a country, a framework, or a country's practices.

    ``distribution``, ``version`` and ``digest`` say where it came from; they travel with every decision.
    """

    file: str
    country: str
    names: Pairs
    sources: tuple[Source, ...] = ()
    systems: tuple[CreditSystem, ...] = ()
    scales: tuple[GradingScale, ...] = ()
    equivalences: tuple[Equivalence, ...] = ()
    credit_practices: tuple[CreditPractice, ...] = ()
    grade_practices: tuple[GradePractice, ...] = ()
    tables: tuple[PublishedGradingTable, ...] = ()
    gaps: tuple[Gap, ...] = ()
    examples: tuple[Example, ...] = ()
    distribution: str = "bologna_credits"
    version: str = ""
    digest: str = ""

    @property
    def origin(self) -> str:
        """File, distribution and version in one line, for decisions and errors."""
        return f"{self.distribution} {self.version}: {self.file} ({self.digest})"
