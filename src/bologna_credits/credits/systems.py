"""Credit systems, as frozen classes: one unit, its worth in ECTS, its hours, its year.

With ``equivalence_tables``, ``practice_rules`` and ``definition`` this is the truth about what a definition file may say. The
loader fills these classes from TOML; :mod:`bologna_credits.law.definition_checks` asks whether what they say makes sense.
"""

import datetime
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.circumstances import Circumstances, When, matching
from bologna_credits.core.exact import Number, read_exact
from bologna_credits.core.provenance import ALWAYS, Basis, InForce, Source
from bologna_credits.core.reading import Pairs, name_in, read_pairs
from bologna_credits.credits.amounts import Workload


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

    ``high`` is None where the text gives a minimum only; ``nominal`` is the number that it names where it allows a tolerance
    around it; ``contact`` is the part that is class work.
    """

    low: Fraction
    basis: Basis
    source: Source
    high: Fraction | None = None
    nominal: Fraction | None = None
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
    """The credits of a full-time year and of its parts, under circumstances.

    ``least`` and ``most`` bound what a student may take in a year, where a text says so.
    """

    credits: Fraction
    basis: Basis
    source: Source
    semester: Fraction | None = None
    trimester: Fraction | None = None
    hours: tuple[Fraction, Fraction] | None = None
    least: Fraction | None = None
    most: Fraction | None = None
    when: When = When()
    note: str | None = None


@final
@attrs.frozen
class CreditSystem:
    """A credit system: one unit, for ever.

    ``ects`` holds what one credit is worth in ECTS; ``whole`` says that credits are awarded as whole numbers only. A system of
    one ``body`` is found by its own code, never by the country's.
    """

    code: str
    names: Pairs = attrs.field(converter=read_pairs)
    country: str | None = None
    in_force: InForce = ALWAYS
    years: tuple[Year, ...] = ()
    hours: tuple[Hours, ...] = ()
    ects: tuple[Rate, ...] = ()
    whole: bool = False
    aliases: tuple[str, ...] = ()
    region: str | None = None
    body: str | None = None
    note: str | None = None

    @property
    def usual(self) -> bool:
        """False always, for a country's code means one of its systems by day alone; see :attr:`GradingScale.usual`."""
        return False

    def rates(self, circumstances: Circumstances) -> tuple[Rate, ...]:
        """The rates under these circumstances, the default first, then the other voices.

        Raises:
            CircumstanceNeededError: the rate depends on something that the circumstances do not say.
        """
        found = matching(self.ects, circumstances, f"what one {self.code} credit is worth in ECTS")
        return tuple(sorted(found, key=lambda rate: not rate.default))

    @property
    def year(self) -> Year | None:
        """The full-time year where nothing further is said."""
        return next((year for year in self.years if not year.when.keys), None)

    def year_for(self, circumstances: Circumstances) -> Year | None:
        """The full-time year under these circumstances, or None where no source that was read gives it.

        Raises:
            CircumstanceNeededError: the year depends on something that the circumstances do not say.
        """
        found = matching(self.years, circumstances, f"how many {self.code} credits a year has")
        return found[0] if found else None

    def hours_for(self, circumstances: Circumstances, on: datetime.date | None = None) -> tuple[Hours, ...]:
        """The hours of one credit under these circumstances, those in force on a day where one is given.

        Raises:
            CircumstanceNeededError: the hours depend on something that the circumstances do not say.
        """
        held = [row for row in self.hours if on is None or row.in_force.on(on) != "no"]
        return matching(held, circumstances, f"how many hours one {self.code} credit stands for")

    def name(self, language: str = "en") -> str:
        """The system's name in a language, else in the first that it has."""
        return name_in(self.names, language, self.code)

    def __str__(self) -> str:
        return f"{self.code}: {self.name()}"
