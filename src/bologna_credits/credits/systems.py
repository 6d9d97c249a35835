"""Credit systems as frozen classes: one unit, its worth in ECTS, its hours, its year.

These classes define what a definition file may contain. The loader fills them from TOML, and
:mod:`bologna_credits.law.definition_checks` checks that the contents make sense.
"""

import datetime
from collections.abc import Callable
from fractions import Fraction
from typing import Any, SupportsIndex, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import Circumstances, When, matching
from bologna_credits.core.countries import optional_country
from bologna_credits.core.errors import MixedCreditsError
from bologna_credits.core.exact import Number, read_exact, show_exact
from bologna_credits.core.notebook import card
from bologna_credits.core.provenance import ALWAYS, Basis, InForce, Source, Standing
from bologna_credits.core.reading import Pairs, name_in, read_pairs
from bologna_credits.core.references import reference_to
from bologna_credits.core.typed import checked, typed
from bologna_credits.core.visible import visibly
from bologna_credits.credits.amounts import Credits, Workload

_USUAL_YEAR = Circumstances(mode="full-time", stage="earlier")


@final
@attrs.frozen(field_transformer=typed)
class Ratio:
    """The ECTS credits for one credit: one number, or a range where the law gives one.

    >>> Ratio("3/2", "9/5")
    Ratio(low=Fraction(3, 2), high=Fraction(9, 5))
    """

    low: Fraction = attrs.field(converter=read_exact)
    high: Fraction = attrs.field(converter=read_exact)

    @classmethod
    def of(cls, value: Number) -> "Ratio":
        """Return a ratio that is one number."""
        return cls(value, value)

    @visibly
    def __str__(self) -> str:
        low, high = show_exact(self.low), show_exact(self.high)
        return low if low == high else f"{low} to {high}"

    def _spoken(self, say: Callable[..., str]) -> str:
        """Return it in the words of a language; ``say`` gives a label of that language, filled in."""
        if self.low == self.high:
            return say("value.number", number=self.low)
        return say("value.span", low=self.low, high=self.high)


@final
@attrs.frozen
class Rate:
    """The worth of one credit in ECTS, under circumstances, as one source gives it.

    ``authority`` names the body where several sources give different figures for the same circumstances; exactly one of
    them is marked ``default``. A rate that a text changed has its days in ``in_force``.
    """

    __repr__ = brief

    ratio: Ratio
    basis: Basis
    source: Source
    when: When = When()
    authority: str | None = None
    default: bool = False
    note: str | None = None
    in_force: InForce = ALWAYS

    @property
    def speaks(self) -> bool:
        """True if the figure counts without its body being named: it has none, or is the default."""
        return self.default or self.authority is None


@final
@attrs.frozen
class Hours:
    """The hours of work for one credit, under circumstances and for a time.

    ``high`` is None where the text gives a minimum only; ``nominal`` is the number around which it allows a tolerance;
    ``contact`` is the part that is class work, and ``contact_high`` the most of it where the text gives a range. ``minutes`` is
    the length of the hour; ``academic`` is True for academic hours whose length the text does not give.
    """

    __repr__ = brief

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
    contact_high: Fraction | None = None
    academic: bool = False

    @property
    def workload(self) -> Workload:
        """The hours with the length of the hour, if it is known."""
        return Workload(self.low, self.high, None if self.academic else self.minutes)


@final
@attrs.frozen
class Year:
    """The credits of a full-time year and of its parts, under circumstances; of another year where ``when`` names a mode.

    ``least`` and ``most`` bound the credits that a student may take in a year, where a text sets such bounds.
    """

    __repr__ = brief

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
    """A credit system: one unit, which never changes.

    ``ects`` holds the worth of one credit in ECTS; ``whole`` is True if credits are awarded as whole numbers only. A system of
    one ``body`` is found by its own code, never by the country's.
    """

    __repr__ = brief
    _repr_html_ = card

    code: str
    names: Pairs = attrs.field(converter=read_pairs)
    country: str | None = attrs.field(default=None, converter=optional_country)
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
        """Always False: a country's code means one of its systems by day alone; see :attr:`GradingScale.usual`."""
        return False

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        return reference_to(self) or super().__reduce_ex__(protocol)

    @checked
    def rates(self, circumstances: Circumstances, on: datetime.date | None = None) -> tuple[Rate, ...]:
        """Return the rates under these circumstances, the default first, then those of other bodies.

        Args:
            circumstances: the circumstances that are known.
            on: the day that counts; rates that were not in force then are left out.

        Raises:
            CircumstanceNeededError: the rate depends on something that the circumstances do not give.
        """
        held = self.ects if on is None else [rate for rate in self.ects if rate.in_force.on(on) is not Standing.NO]
        found = matching(held, circumstances, f"what one {self.code} credit is worth in ECTS")
        return tuple(sorted(found, key=lambda rate: not rate.default))

    @checked
    def fixed_rate(self, circumstances: Circumstances = Circumstances()) -> Rate | None:
        """Return the rate if every source that may apply gives one and the same number, otherwise None.

        A rate for circumstances that are not known may apply too, but one rate has to apply without them. The figure of one body
        that does not speak for the country is no such rate: it counts only where the body is named.
        """
        applying = [(rate, needed) for rate in self.ects if (needed := rate.when.needed(circumstances)) is not None]
        met = [rate for rate, needed in applying if not needed]
        ratios = {rate.ratio for rate, _ in applying}
        fixed = len(ratios) == 1 and all(ratio.low == ratio.high for ratio in ratios)
        return next((rate for rate in sorted(met, key=lambda rate: not rate.default) if rate.speaks), None) if fixed else None

    @property
    def year(self) -> Year | None:
        """The full-time year that applies under any circumstances, or None."""
        return next((year for year in self.years if not year.when.keys), None)

    @checked
    def year_for(self, circumstances: Circumstances) -> Year | None:
        """Return the year under these circumstances, or None where no source that was read gives it.

        Without a mode of study it is a full-time year, and without a stage one before the final year.

        Raises:
            CircumstanceNeededError: the year depends on something that the circumstances do not give.
        """
        usual = circumstances.over(_USUAL_YEAR)
        found = matching(self.years, usual, f"how many {self.code} credits a year has")
        return found[0] if found else None

    @checked
    def hours_for(self, circumstances: Circumstances, on: datetime.date | None = None) -> tuple[Hours, ...]:
        """Return the hours of one credit under these circumstances, those in force on a day where one is given.

        Raises:
            CircumstanceNeededError: the hours depend on something that the circumstances do not give.
        """
        held = [row for row in self.hours if on is None or row.in_force.on(on) != "no"]
        return matching(held, circumstances, f"how many hours one {self.code} credit stands for")

    def name(self, language: str = "en") -> str:
        """Return the system's name in a language, else in the first that it has."""
        return name_in(self.names, language, self.code)

    @visibly
    def __str__(self) -> str:
        return f"{self.code}: {self.name()}"


@checked
def ects_of(credits: Credits, system: CreditSystem, circumstances: Circumstances = Circumstances()) -> Credits | None:
    """Return credits in ECTS where the ratio is a fixed number that no source disputes, otherwise None.

    Args:
        credits: an amount.
        system: its credit system.
        circumstances: the circumstances, for systems whose rates depend on them.

    Raises:
        MixedCreditsError: credits of another system.

    >>> from bologna_credits import credit_system
    >>> ects_of(Credits(3, "SE-HP"), credit_system("SE-HP")), ects_of(Credits(3, "KZ-RK"), credit_system("KZ-RK"))
    (Credits('3', 'ECTS'), None)
    """
    if credits.system != system.code:
        raise MixedCreditsError("count", credits.system, system.code)
    if system.code == "ECTS":
        return credits
    rate = system.fixed_rate(circumstances)
    return None if rate is None else Credits(credits.amount * rate.ratio.low, "ECTS")
