"""Credits of one system into another: a range stays a range unless a policy or a practice decides.

Kazakhstan's rules give a range because the workload of one ECTS credit is itself a range of hours; two universities publish two
roundings of it. The answer says which rule gave what, and on which text it rests.
"""

import datetime
import functools
from fractions import Fraction
from html import escape
from typing import final

import attrs

from bologna_credits.core.circumstances import Circumstances, matching
from bologna_credits.core.errors import (
    ArgumentError,
    CircumstanceNeededError,
    EquivalenceGapError,
    NoConversionError,
    UndecidedError,
    nearest,
)
from bologna_credits.core.exact import show_exact
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.provenance import Basis, Source, Standing
from bologna_credits.core.reading import fold, read_day
from bologna_credits.credits.amounts import CreditRange, Credits, QuantityLike, read_credits
from bologna_credits.credits.policy import CreditPolicy
from bologna_credits.credits.systems import CreditSystem, Rate, Ratio
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.practices.credits import CreditPractice, CreditRule

_ECTS_HOURS = (25, 30)  # ECTS Users' Guide 2015: one credit is 25 to 30 hours of work
_ECTS_YEAR = Fraction(60)  # the same Guide: 60 credits are a full-time year
_SAME = Ratio.of(1)


@final
@attrs.frozen
class _Plan:
    """Everything about a conversion that does not depend on the amount; compiled once and kept."""

    start: CreditSystem
    to: CreditSystem
    circumstances: Circumstances
    rates: tuple[Rate, ...]
    rates_to: tuple[Rate, ...]
    policy: CreditPolicy | None
    practice: CreditPractice | None
    rule: CreditRule | None
    on: datetime.date | None
    ratio: Ratio
    by_year: bool = False

    def __hash__(self) -> int:
        # Enough to tell plans apart; hashing and comparing whole systems costs more than converting.
        return hash(
            (self.start.code, self.to.code, self.circumstances, self.policy, self.practice and self.practice.code, self.on)
        )

    @property
    def same(self) -> bool:
        return self.start.code == self.to.code

    def printed(self, amount: Fraction) -> Fraction | None:
        """What the practice's own table prints for an amount."""
        return self.rule.says(amount) if self.rule else None

    def convert(self, amount: Fraction) -> CreditRange:
        """What an amount becomes."""
        printed = self.printed(amount)
        if printed is not None:
            return CreditRange(printed, printed, self.to.code)
        low, high = amount * self.ratio.low, amount * self.ratio.high
        chosen = self.rule.policy if self.rule else self.policy
        if chosen is not None:
            low, high = chosen.apply(low, high)
        return CreditRange(low, high, self.to.code)


@final
@attrs.frozen
class CreditConversion:
    """What the rules give for some credits.

    ``range`` always answers; ``credits`` only where the rules, a policy or a practice decide. ``steps`` says how, ``sources`` on
    which texts; both are built when they are read.
    """

    start: Credits
    range: CreditRange
    _plan: _Plan = attrs.field(repr=False)

    @property
    def to(self) -> str:
        """The system of the result."""
        return self.range.system

    @property
    def decided(self) -> bool:
        """Whether there is one number."""
        return self.range.decided and not self._open

    @property
    def _open(self) -> bool:
        rule = self._plan.rule
        return rule is not None and rule.policy is None and self._plan.printed(self.start.amount) is None

    @property
    def credits(self) -> Credits:
        """The one number.

        Raises:
            UndecidedError: the rules leave a range.
        """
        if self.decided:
            return Credits(self.range.low, self.to)
        told = "; ".join([str(self._plan.circumstances), *(source.title for source in self.sources[:1])])
        what = f"the rules give {self.range} for {self.start} credits ({told})"
        if self._open:
            raise UndecidedError(self.steps.open[0].message, "choose another policy=")
        raise UndecidedError(what, "choose with policy=CreditPolicy(take=…)")

    @property
    def steps(self) -> Report:
        """How the result came about, in order."""
        return _report(self._plan, self.start.amount)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The texts it rests on."""
        return self.steps.sources

    def __str__(self) -> str:
        return f"{self.start} → {self.range}\n\n{self.steps}"

    def _repr_html_(self) -> str:
        return f"<p><strong>{escape(f'{self.start} → {self.range}')}</strong></p>{self.steps._repr_html_()}"


def convert_credits(
    credits: Credits | QuantityLike,
    *,
    to: str | None = None,
    cycle: str | None = None,
    track: str | None = None,
    activity: str | None = None,
    intake: int | None = None,
    circumstances: Circumstances | None = None,
    on: datetime.date | str | None = None,
    policy: CreditPolicy | str | None = None,
    authority: str | None = None,
    by_year: bool = False,
    catalogue: Catalogue | None = None,
) -> CreditConversion:
    """Credits of one system as credits of another.

    Args:
        credits: what was achieved; a pint quantity in a credit unit is read too.
        to: the code of the system wanted; a practice names its own.
        cycle: short, first, second or third; on this and the next three the rate may depend.
        track: profile or research.
        activity: theory, practice.industrial, attestation and so on; :class:`~bologna_credits.Circumstances` lists them.
        intake: the year of enrolment.
        circumstances: the same, carried together; single words go before it.
        on: the day that counts; a system that was not in force then is noted.
        policy: how a range becomes a number, or the code of a published practice such as ``"KZ/KazNU"``.
        authority: whose figure counts where several bodies give one; without it the default.
        by_year: where no text fixes a ratio, take that of the credits of a full-time year; the answer notes it.
        catalogue: another catalogue than the bundled one.

    Returns:
        The range, the one number if there is one, the steps and the sources.

    Raises:
        UnknownSystemError: no such system; names the nearest.
        CircumstanceNeededError: the rate depends on something that was not said; lists what to say.
        NoConversionError: a system whose worth in ECTS no source gives, or several bodies give without a default.
        EquivalenceGapError: a practice's table of ranges says nothing on this amount; names the rows beside it.

    >>> from bologna_credits import Credits, convert_credits
    >>> convert_credits(Credits(15, "GB-CATS"), to="ECTS").credits
    Credits('7.5', 'ECTS')
    """
    credits = read_credits(credits)
    said = circumstances.said if circumstances is not None else {}
    words = (
        cycle if cycle is not None else said.get("cycle"),
        track if track is not None else said.get("track"),
        activity if activity is not None else said.get("activity"),
        intake if intake is not None else said.get("intake"),
    )
    known = catalogue if catalogue is not None else default_catalogue()
    plan = _compile(known, credits.system, to, words, on, policy, authority, by_year)
    if plan.rule is not None and plan.rule.ranges and plan.printed(credits.amount) is None:
        raise _gap(plan, plan.rule, credits.amount)
    return CreditConversion(credits, plan.convert(credits.amount), plan)


@functools.lru_cache(maxsize=1024)
def _compile(
    catalogue: Catalogue,
    start: str,
    to: str | None,
    words: tuple[str | None, str | None, str | None, int | None],
    on: datetime.date | str | None,
    policy: CreditPolicy | str | None,
    authority: str | None,
    by_year: bool,
) -> _Plan:
    circumstances = Circumstances(*words)
    day = read_day(on) if on is not None else None
    practice, rule = None, None
    if isinstance(policy, str):
        practice = _practice(catalogue, policy, start, to, day)
        to = practice.to
        rule = _rule(practice, circumstances)
    if to is None:
        raise ArgumentError("to", "nothing", ('the code of a credit system, such as "ECTS"',))
    from_system, to_system = catalogue.credit_system(start), catalogue.credit_system(to)
    rates: tuple[Rate, ...] = ()
    rates_to: tuple[Rate, ...] = ()
    # A practice that prints rows for this work needs no rate, and its students need not say their cycle.
    alone = (
        rule is not None and not rule.policy and bool(rule.ranges or (rule.printed and _needs_more(from_system, circumstances)))
    )
    if from_system.code != to_system.code and not alone:
        wish = _Wish(authority, by_year)
        rates, rates_to = _rates(from_system, to_system, circumstances, wish), _rates(to_system, from_system, circumstances, wish)
        wish.check(start, to, (*rates, *rates_to))
    given = policy if isinstance(policy, CreditPolicy) else None
    worth, into = rates[0].ratio if rates else _SAME, rates_to[0].ratio if rates_to else _SAME
    ratio = Ratio(worth.low / into.high, worth.high / into.low)
    return _Plan(from_system, to_system, circumstances, rates, rates_to, given, practice, rule, day, ratio, by_year)


def _shown_row(low: Fraction, high: Fraction, after: Fraction) -> str:
    start = show_exact(low) if low == high else f"{show_exact(low)} to {show_exact(high)}"
    return f"{start} → {show_exact(after)}"


def _gap(plan: _Plan, rule: CreditRule, amount: Fraction) -> EquivalenceGapError:
    below = [row for row in rule.rows if row[1] < amount]
    above = [row for row in rule.rows if row[0] > amount]
    beside = tuple(_shown_row(*row) for row in (*below[-1:], *above[:1]))
    return EquivalenceGapError(plan.start.code, plan.to.code, show_exact(amount), beside)


def _needs_more(system: CreditSystem, circumstances: Circumstances) -> bool:
    try:
        return not system.rates(circumstances)
    except CircumstanceNeededError:
        return True


def _practice(catalogue: Catalogue, code: str, start: str, to: str | None, on: datetime.date | None) -> CreditPractice:
    found = catalogue.practice(code, on)
    if not isinstance(found, CreditPractice):
        raise ArgumentError("policy", code, ("the code of a practice that converts credits, not grades",))
    if found.start != start or (to is not None and to.upper() != found.to):
        raise NoConversionError(
            start, to or "?", (f"{found.code} converts {found.start} to {found.to}",), "a practice is directed"
        )
    return found


def _rule(practice: CreditPractice, circumstances: Circumstances) -> CreditRule:
    found = matching(practice.rules, circumstances, f"how {practice.code} converts")
    if not found:
        lines = tuple(str(rule.when) for rule in practice.rules)
        raise NoConversionError(
            f"{practice.start} ({circumstances})", practice.to, lines, f"{practice.code} publishes nothing on this work"
        )
    return found[0]


@final
@attrs.frozen
class _Wish:
    """Whose figure the caller wants."""

    authority: str | None
    by_year: bool

    def speaks(self, rate: Rate) -> bool:
        return self.authority is not None and rate.authority is not None and fold(rate.authority) == fold(self.authority)

    def check(self, start: str, to: str, rates: tuple[Rate, ...]) -> None:
        if self.authority is not None and not any(self.speaks(rate) for rate in rates):
            voices = tuple(rate.authority for rate in rates if rate.authority)
            raise NoConversionError(start, to, voices, self.advice(voices))

    def advice(self, voices: tuple[str, ...]) -> str:
        """What to do where no voice is the one that counts."""
        if self.authority is None:
            return f'nobody speaks for the country; name whose figure counts: authority="{voices[0]}"'
        other = nearest(self.authority, voices)
        return f'"{self.authority}" gives no figure for them' + (f'; did you mean "{other}"?' if other else "")


def _rates(system: CreditSystem, other: CreditSystem, circumstances: Circumstances, wish: _Wish) -> tuple[Rate, ...]:
    """What one credit is worth in ECTS: the voice that counts first, then the others."""
    if system.code == "ECTS":
        return ()
    if wish.by_year:
        return _by_the_year(system, other, circumstances)
    found = tuple(sorted(system.rates(circumstances), key=lambda rate: not wish.speaks(rate)))
    if len(found) > 1 and not found[0].default and not wish.speaks(found[0]):
        voices = tuple(f"{rate.authority} ({_show(rate.ratio)} ECTS)" for rate in found)
        advice = wish.advice(tuple(rate.authority for rate in found if rate.authority))
        raise NoConversionError(f"{system.code} ({circumstances})", other.code, voices, advice)
    if not found:
        known = tuple(dict.fromkeys(str(rate.when) for rate in system.ects))
        raise NoConversionError(f"{system.code} ({circumstances})", other.code, known, _no_rate(system))
    return found


def _no_rate(system: CreditSystem) -> str:
    told = "no source that was read says what such a credit is worth in ECTS"
    if system.years:
        told += f"; by_year=True takes the load of a full-time year, {show_exact(system.years[0].credits)} of them, instead"
    return f"{told}; {system.note}" if system.note else told


def _by_the_year(system: CreditSystem, other: CreditSystem, circumstances: Circumstances) -> tuple[Rate, ...]:
    year = system.year_for(circumstances)
    if year is None:
        raise NoConversionError(
            f"{system.code} ({circumstances})",
            other.code,
            (),
            "no source that was read says how many of them a full-time year has",
        )
    return (Rate(Ratio.of(_ECTS_YEAR / year.credits), Basis.DERIVED, year.source, year.when),)


def _show(ratio: Ratio) -> str:
    low, high = show_exact(ratio.low), show_exact(ratio.high)
    return low if low == high else f"{low} to {high}"


@functools.lru_cache(maxsize=1024)
def _report(plan: _Plan, amount: Fraction) -> Report:
    """The steps of an answer, which follow from plan and amount; built when they are first read."""
    return Report(_steps(plan, amount, plan.convert(amount)))


def _steps(plan: _Plan, amount: Fraction, result: CreditRange) -> list[Finding]:
    about = f"{show_exact(amount)} {plan.start.code}"
    if plan.same:
        return [Finding("identity", Verdict.HOLDS, about)]
    steps = _in_force(plan)
    printed = plan.printed(amount)
    if plan.practice is not None and plan.rule is not None and (printed is not None or not plan.rule.policy):
        steps.append(_practice_step(plan, plan.practice, plan.rule, amount, printed, about))
        return steps
    for system, rates, other in ((plan.start, plan.rates, False), (plan.to, plan.rates_to, True)):
        steps += _rate_steps(plan, system, rates)
        if plan.by_year and rates:
            load = facts(system=system.code, credits=_ECTS_YEAR / rates[0].ratio.low, ects=_ECTS_YEAR)
            steps.append(Finding("credits.by-year", Verdict.NOTE, system.code, load, rates[0].source))
        if other and rates:
            ects = plan.rates[0].ratio if plan.rates else _SAME
            whole = _show(Ratio(amount * ects.low, amount * ects.high))
            named = facts(ects=whole, ratio=_show(rates[0].ratio), system=system.code)
            steps.append(Finding("credits.into", Verdict.HOLDS, about, named))
    low, high = amount * plan.ratio.low, amount * plan.ratio.high
    policy = plan.rule.policy if plan.rule else plan.policy
    source = plan.rule.source if plan.rule else None
    if low != high and policy is not None and policy.take is not None:
        named = facts(bound=policy.take.value, low=low, high=high, system=plan.to.code)
        steps.append(Finding("credits.taken", Verdict.HOLDS, about, named, source))
        low, high = (low, low) if policy.take == "low" else (high, high)
    if policy is not None and policy.rounding is not None and (low, high) != (result.low, result.high):
        before = show_exact(low) if low == high else f"{show_exact(low)} to {show_exact(high)}"
        after = str(result).removesuffix(f" {result.system}")
        steps.append(
            Finding(
                "credits.rounded", Verdict.HOLDS, about, facts(before=before, after=after, rounding=str(policy.rounding)), source
            )
        )
    if not result.decided:
        steps.append(Finding("credits.range", Verdict.OPEN, about, facts(low=result.low, high=result.high, system=plan.to.code)))
    elif plan.to.whole and result.low.denominator != 1:
        steps.append(Finding("credits.whole", Verdict.NOTE, about, facts(system=plan.to.code, amount=result.low)))
    return steps


def _in_force(plan: _Plan) -> list[Finding]:
    steps = []
    for system in (plan.start, plan.to):
        standing = system.in_force.on(plan.on) if plan.on is not None else Standing.YES
        if standing is not Standing.YES:
            code = "credits.not-in-force" if standing is Standing.NO else "credits.unclear-day"
            steps.append(
                Finding(code, Verdict.NOTE, system.code, facts(system=system.code, day=plan.on, days=str(system.in_force)))
            )
    return steps


def _practice_step(
    plan: _Plan, practice: CreditPractice, rule: CreditRule, amount: Fraction, printed: Fraction | None, about: str
) -> Finding:
    when = str(rule.when)
    if printed is not None:
        named = facts(practice=practice.code, before=amount, start=plan.start.code, after=printed, to=plan.to.code, when=when)
        return Finding("credits.printed", Verdict.HOLDS, about, named, rule.source)
    rows = ", ".join(_shown_row(*row) for row in rule.rows)
    named = facts(practice=practice.code, before=amount, start=plan.start.code, when=when, printed=rows or "nothing")
    return Finding("credits.not-printed", Verdict.OPEN, about, named, rule.source)


def _rate_steps(plan: _Plan, system: CreditSystem, rates: tuple[Rate, ...]) -> list[Finding]:
    steps = []
    for number, rate in enumerate(rates):
        when = str(rate.when)
        if number == 0:
            named = facts(system=system.code, ratio=_show(rate.ratio), when=when, basis=rate.basis.value)
            steps.append(Finding("credits.rate", Verdict.HOLDS, system.code, named, rate.source, rate.note or ""))
        else:
            named = facts(authority=rate.authority or rate.source.title, ratio=_show(rate.ratio), when=when)
            steps.append(Finding("credits.other-voice", Verdict.NOTE, system.code, named, rate.source, rate.note or ""))
    return steps + (_by_hours(plan, system, rates[0].ratio) if rates and not plan.by_year else [])


def _by_hours(plan: _Plan, system: CreditSystem, ratio: Ratio) -> list[Finding]:
    """Hours and the official ratio may disagree: the ratio converts, the hours (of the day that counts) are reported."""
    try:
        rows = system.hours_for(plan.circumstances, plan.on)
    except CircumstanceNeededError:
        return []
    found = []
    for row in rows[:1]:
        fewest, most = row.workload.clock_hours
        low, high = fewest / _ECTS_HOURS[1], most and most / _ECTS_HOURS[0]
        if ratio.high < low or (high is not None and ratio.low > high):
            named = facts(hours=str(row.workload), low=low, high="more" if high is None else high)
            found.append(Finding("credits.hours-disagree", Verdict.NOTE, system.code, named, row.source))
    return found
