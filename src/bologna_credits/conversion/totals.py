"""Conversion of credits by the totals of two programmes, for credits that no system of the catalogue describes."""

from fractions import Fraction
from typing import final

import attrs

from bologna_credits.conversion.attempts import amount_of
from bologna_credits.conversion.practice_lookup import practice_of
from bologna_credits.core.brief import brief
from bologna_credits.core.errors import ArgumentError, NumberError, UndecidedError
from bologna_credits.core.exact import Number, read_exact, show_exact
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.typed import checked, typed
from bologna_credits.core.visible import visibly
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.practices.credits import TotalsPractice


def _positive(value: Number) -> Fraction:
    exact = read_exact(value)
    if exact <= 0:
        raise NumberError(show_exact(exact), "is no size of a programme", "give a number above 0")
    return exact


@final
@attrs.frozen(field_transformer=typed)
class Programme:
    """The size of a programme: its credits, and the semesters in which they are meant to be gained.

    Args:
        credits: the total of its credits.
        semesters: the number of its semesters.

    Raises:
        NumberError: a size that is not above 0.

    >>> Programme(240, 8).mean
    Fraction(30, 1)
    """

    credits: Fraction = attrs.field(converter=_positive)
    semesters: Fraction = attrs.field(converter=_positive)

    @property
    def mean(self) -> Fraction:
        """The credits of a mean semester."""
        return self.credits / self.semesters


@final
@attrs.frozen
class TotalsConversion:
    """The answer of a rule by totals.

    ``exact`` always answers; ``credits`` only where the result needs no rounding, or the text prints one.
    """

    __repr__ = brief

    exact: Fraction
    to: str
    steps: Report
    _credits: Fraction | None = None

    @property
    def decided(self) -> bool:
        """True if there is one number."""
        return self._credits is not None

    @property
    def credits(self) -> Credits:
        """The credits at home.

        Raises:
            UndecidedError: the text does not say how the result becomes a whole number.
        """
        if self._credits is None:
            raise UndecidedError("; ".join(finding.message for finding in self.steps.open), "ask for .exact")
        return Credits(self._credits, self.to)

    @visibly
    def __str__(self) -> str:
        shown = "open" if self._credits is None else show_exact(self._credits)
        return f"{shown} {self.to}\n\n{self.steps}"


@checked
def convert_by_totals(
    credits: Credits | Number,
    *,
    home: Programme,
    abroad: Programme,
    by: TotalsPractice | str,
    catalogue: Catalogue | None = None,
) -> TotalsConversion:
    """Return credits of a programme abroad as credits at home, by the mean semesters of both programmes.

    Args:
        credits: the credits that were gained abroad.
        home: the programme at home.
        abroad: the programme abroad to which the credits belong.
        by: a published practice or its code.
        catalogue: a catalogue in place of the bundled one.

    Returns:
        The exact result, the credits, and the steps. A result that is no whole number is OPEN where the text awards whole
        credits and prints no rounding.

    Raises:
        ArgumentError: credits of a system for which the text has another rule, or a practice of another kind.
        NumberError: a plain number that is below 0.

    >>> convert_by_totals(6, home=Programme(250, 10), abroad=Programme(150, 10), by="BR/Poli-USP-totals").exact
    Fraction(10, 1)
    """
    known = catalogue or default_catalogue()
    practice = practice_of(by, TotalsPractice, "converts credits by the totals of two programmes", known)
    if isinstance(credits, Credits) and credits.system in practice.unless:
        raise ArgumentError("credits", str(credits), (f"credits of another system: {practice.code} has its own rule for these",))
    amount = amount_of(credits)
    exact = home.mean * amount / abroad.mean
    named = facts(amount=amount, home=home.mean, abroad=abroad.mean, exact=exact, system=practice.to)
    found = [Finding("totals.ratio", Verdict.HOLDS, practice.code, named, practice.source)]
    value: Fraction | None = exact
    if practice.rounding is not None:
        value = practice.rounding.apply(exact)
        if value != exact:
            before, after = (CreditRange(one, one, practice.to) for one in (exact, value))
            named = facts(before=before, after=after, rounding=practice.rounding)
            found.append(Finding("credits.rounded", Verdict.HOLDS, practice.code, named, practice.source))
    elif exact.denominator != 1:
        value = None
        named = facts(exact=exact, system=practice.to, practice=practice.code)
        found.append(Finding("totals.whole-open", Verdict.OPEN, practice.code, named, practice.source))
    return TotalsConversion(exact, practice.to, Report(found), value)
