"""Grants by months and days, computed as bodies publish it."""

from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.counting import counted
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.exact import Number, read_exact, show_exact
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.typed import checked, typed
from bologna_credits.core.visible import shown_value, visibly
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.lookup import grant_practice
from bologna_credits.law.practices.mobility import GrantPractice
from bologna_credits.mobility.durations import Duration


@final
@attrs.frozen(field_transformer=typed)
class Grant:
    """A grant and the steps that lead to it.

    Attributes:
        amount: the exact amount; only the roundings of the practice are applied.
        currency: ISO 4217.
        day: the rate of a day, for grants by the month.
        steps: the findings that explain the amount.

    >>> grant(105, by="ERASMUS/Siegen", monthly=450).day
    Fraction(15, 1)
    """

    __repr__ = brief

    amount: Fraction
    currency: str
    day: Fraction | None
    steps: Report

    @visibly
    def __str__(self) -> str:
        return f"{show_exact(self.amount)} {self.currency}"


@checked
def grant(
    length: Duration | int,
    *,
    by: GrantPractice | str,
    monthly: Number | None = None,
    catalogue: Catalogue | None = None,
) -> Grant:
    """Return the grant for a stay.

    Args:
        length: the days that count, from :func:`duration`, or a number of days; without the days that have no grant.
        by: a practice or its code, such as ``"ERASMUS/Siegen"``.
        monthly: the amount for a month, for practices by the month.
        catalogue: another catalogue than the bundled one.

    Returns:
        Months by the amount and days by the rate of a day, or the sum of the rates of each day.

    Raises:
        UnknownPracticeError: no practice of that code.
        ArgumentError: a missing or a superfluous monthly amount, more days than the practice has rates, or a practice that has
            no rates at all.
        ArgumentTypeError: a length that is no whole number of days.
        UndecidedError: the length of the stay is a span of days, because its papers give months only.

    >>> str(grant(105, by="ERASMUS/Siegen", monthly=450)), str(grant(20, by="ERASMUS/short-term"))
    ('1575 EUR', '1442 EUR')
    """
    practice = grant_practice(by, catalogue=catalogue) if isinstance(by, str) else by
    days = length.days if isinstance(length, Duration) else length
    if days < 1:
        raise ArgumentError("length", str(days), ("at least one day",))
    if practice.month is None and not practice.days:
        raise ArgumentError("by", practice.code, ("a practice that prints rates by the month or by the day",))
    if practice.month is not None and practice.month < 1:
        raise ArgumentError("by", practice.code, ("a practice whose month has a day or more",))
    if practice.month is None:
        if monthly is not None:
            raise ArgumentError("monthly", shown_value(monthly), (f"nothing: {practice.code} has rates by the day",))
        return _by_day(practice, days)
    if monthly is None:
        known = ", ".join(show_exact(rate) for _, rate in practice.rates)
        raise ArgumentError("monthly", "nothing", (f"the amount for a month; {practice.code} prints {known or 'none'}",))
    return _by_month(practice, days, practice.month, read_exact(monthly))


def _by_month(practice: GrantPractice, days: int, month: int, monthly: Fraction) -> Grant:
    if monthly <= 0:
        raise ArgumentError("monthly", show_exact(monthly), ("an amount above 0",))
    day = monthly / month
    found = []
    if practice.rounding is not None:
        rounded = practice.rounding.apply(day)
        named = facts(before=day, after=rounded, rounding=practice.rounding)
        found.append(Finding("grant.day-rounded", Verdict.NOTE, practice.code, named, practice.source))
        day = rounded
    full, rest = divmod(days, month)
    amount = full * monthly + rest * day
    named = facts(months=full, monthly=monthly, days=rest, day=day, amount=amount)
    found.append(Finding("grant.by-month", Verdict.HOLDS, practice.code, named, practice.source))
    return Grant(amount, practice.currency, day, Report(found))


def _by_day(practice: GrantPractice, days: int) -> Grant:
    last = max(rate.last for rate in practice.days)
    if days > last:
        raise ArgumentError(
            "length", counted(days, "day"), (f"at most {last}, the last day for which {practice.code} prints a rate",)
        )
    found = []
    amount = Fraction(0)
    for rate in practice.days:
        count = min(days, rate.last) - rate.first + 1
        if count > 0:
            amount += count * rate.rate
            named = facts(days=count, rate=rate.rate, first=rate.first, last=rate.last)
            found.append(Finding("grant.by-day", Verdict.HOLDS, practice.code, named, practice.source))
    return Grant(amount, practice.currency, None, Report(found))
