"""The plan of a conversion of credits: the part that does not depend on the amount, compiled once and remembered."""

import datetime
import functools
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.circumstances import Activity, Circumstances, Cycle, StudyMode, StudyStage, Track, matching
from bologna_credits.core.errors import ArgumentError, CircumstanceNeededError, NoConversionError
from bologna_credits.core.exact import fraction_of, show_exact
from bologna_credits.core.misspellings import nearest
from bologna_credits.core.provenance import Basis
from bologna_credits.core.reading import fold, read_day
from bologna_credits.credits.amounts import CreditRange, range_of, read_code
from bologna_credits.credits.policy import CreditPolicy
from bologna_credits.credits.systems import CreditSystem, Rate, Ratio
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.known_units import check_system
from bologna_credits.law.memories import Memories, remembered
from bologna_credits.law.practices.credits import CreditPractice, CreditRule

ECTS_YEAR = Fraction(60)  # ECTS Users' Guide 2015: 60 credits are a full-time year
ONE_TO_ONE = Ratio.of(1)


@final
@attrs.frozen(cache_hash=True, kw_only=True)
class CreditPlan:
    """The part of a conversion that does not depend on the amount.

    Args:
        start, to: the two systems.
        circumstances: the circumstances of the question.
        on: the day that counts, if one was given.
        rates, rates_to: the worth of one credit of either system in ECTS, the figure that counts first, then other figures.
        ratio: credits of the target for one of the start.
        policy: the policy of the caller, or that of the rule.
        practice, rule: the practice that was named, and its rule for these circumstances.
        by_year: True if the rates follow from the credits of a full-time year.
        agreed: True if several bodies give different figures, each for both systems, and all the same ratio of the two.
    """

    start: CreditSystem
    to: CreditSystem
    circumstances: Circumstances
    on: datetime.date | None
    rates: tuple[Rate, ...]
    rates_to: tuple[Rate, ...]
    ratio: Ratio
    policy: CreditPolicy | None
    practice: CreditPractice | None
    rule: CreditRule | None
    by_year: bool
    agreed: bool = False

    def printed(self, amount: Fraction) -> Fraction | None:
        """Return the result that the practice's own table prints for an amount, or None."""
        return self.rule.says(amount) if self.rule else None

    def convert(self, amount: Fraction) -> CreditRange:
        """Return the result for an amount."""
        printed = self.printed(amount)
        if printed is not None:
            return CreditRange(printed, printed, self.to.code)
        fewest, most, whole = amount.numerator, amount.denominator, self._whole
        low = fraction_of(fewest * whole[0], most * whole[1])
        high = low if self._is_fixed else fraction_of(fewest * whole[2], most * whole[3])
        if self.policy is not None:
            low, high = self.policy.apply(low, high)
        return range_of(low, high, self._code)

    @functools.cached_property
    def _whole(self) -> tuple[int, int, int, int]:
        """The ratio in whole numbers."""
        low, high = self.ratio.low, self.ratio.high
        return low.numerator, low.denominator, high.numerator, high.denominator

    @functools.cached_property
    def _is_fixed(self) -> bool:
        """True for one number, of which one product is the whole range."""
        return self.ratio.low == self.ratio.high

    @functools.cached_property
    def memories(self) -> Memories | None:
        """The memories of the catalogue that made the plan; None for a plan that was read from a pickle."""
        return None

    @functools.cached_property
    def _code(self) -> str:
        return read_code(self.to.code)


@remembered(1024)
def plan_of(
    catalogue: Catalogue,
    start: str,
    to: str | None,
    cycle: Cycle | None,
    track: Track | None,
    activity: Activity | None,
    intake: int | None,
    on: datetime.date | str | None,
    policy: CreditPolicy | str | None,
    authority: str | None,
    by_year: bool,
    mode: StudyMode | None = None,
    stage: StudyStage | None = None,
) -> CreditPlan:
    """Return the plan of a conversion.

    Raises:
        UnknownSystemError: no such system.
        CircumstanceNeededError: the rate depends on something that was not given.
        NoConversionError: no rate, no default among several, or a practice for other systems.
        ArgumentError: no target, or the code of a practice that converts grades.
    """
    check_system(start, catalogue)
    circumstances = Circumstances(cycle, track, activity, intake, mode=mode, stage=stage)
    practice, rule = None, None
    if isinstance(policy, str):
        practice = _practice(catalogue, policy, start, to, on)
        rule = _rule(practice, circumstances)
        to, policy = practice.to, rule.policy
    if to is None:
        raise ArgumentError("to", "nothing", ('the code of a credit system, such as "ECTS"',))
    start_system, to_system = catalogue.credit_system(start), catalogue.credit_system(to)
    rates: tuple[Rate, ...] = ()
    rates_to: tuple[Rate, ...] = ()
    agreed = None
    if start_system.code != to_system.code and not _needs_no_rate(rule, start_system, circumstances):
        finder = _RateFinder(authority, by_year, None if on is None else read_day(on))
        agreed = finder.agreed(start_system, to_system, circumstances)
        rates, rates_to = agreed or (
            finder.rates(start_system, to_system, circumstances),
            finder.rates(to_system, start_system, circumstances),
        )
        finder.check(start, to, (*rates, *rates_to))
    worth, into = rates[0].ratio if rates else ONE_TO_ONE, rates_to[0].ratio if rates_to else ONE_TO_ONE
    plan = CreditPlan(
        start=start_system,
        to=to_system,
        circumstances=circumstances,
        on=on if on is None else read_day(on),
        rates=rates,
        rates_to=rates_to,
        ratio=Ratio(worth.low / into.high, worth.high / into.low),
        policy=policy,
        practice=practice,
        rule=rule,
        by_year=by_year,
        agreed=agreed is not None,
    )
    object.__setattr__(plan, "memories", catalogue.memories)
    return plan


def _needs_no_rate(rule: CreditRule | None, system: CreditSystem, circumstances: Circumstances) -> bool:
    """Return True if a practice answers by its printed rows alone, so that its students need not give their cycle."""
    if rule is None or rule.policy is not None:
        return False
    return bool(rule.ranges or (rule.printed and _lacks_rate(system, circumstances)))


def _lacks_rate(system: CreditSystem, circumstances: Circumstances) -> bool:
    try:
        return not system.rates(circumstances)
    except CircumstanceNeededError:
        return True


def _practice(catalogue: Catalogue, code: str, start: str, to: str | None, on: datetime.date | str | None) -> CreditPractice:
    found = catalogue.practice(code, on)
    if not isinstance(found, CreditPractice):
        raise ArgumentError("policy", code, ("the code of a practice that converts credits, not grades",))
    if found.start != start or (to is not None and to.upper() != found.to):
        converts = f"{found.code} converts {found.start} to {found.to}"
        raise NoConversionError(start, to or "?", (converts,), "a practice is directed")
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
class _RateFinder:
    """The search for rates: those of an authority or the default, or those that follow from the credits of a year."""

    authority: str | None
    by_year: bool
    on: datetime.date | None

    def rates(self, system: CreditSystem, other: CreditSystem, circumstances: Circumstances) -> tuple[Rate, ...]:
        """Return the worth of one credit in ECTS: the figure that counts first, then the others."""
        if system.code == "ECTS":
            return ()
        if self.by_year:
            return (_rate_of_year(system, other, circumstances),)
        found = self._at_one_time(self.voices(system, circumstances), system, other)
        if found and not found[0].speaks and not self.names(found[0]):
            voices = tuple(f"{rate.authority} ({rate.ratio} ECTS)" for rate in found)
            advice = self.advice(tuple(rate.authority for rate in found if rate.authority))
            raise NoConversionError(f"{system.code} ({circumstances})", other.code, voices, advice)
        if not found:
            known = tuple(dict.fromkeys(str(rate.when) for rate in system.ects))
            raise NoConversionError(f"{system.code} ({circumstances})", other.code, known, _no_rate(system))
        return found

    def voices(self, system: CreditSystem, circumstances: Circumstances) -> tuple[Rate, ...]:
        """Return the rates under these circumstances, those of the authority that was named first.

        What the rates of other bodies depend on is not asked then.
        """
        named = tuple(rate for rate in system.ects if self.names(rate))
        own = attrs.evolve(system, ects=named).rates(circumstances, self.on) if named else ()
        try:
            others = system.rates(circumstances, self.on)
        except CircumstanceNeededError:
            if not own:
                raise
            others = ()
        return (*own, *(rate for rate in others if not self.names(rate)))

    def _at_one_time(self, found: tuple[Rate, ...], system: CreditSystem, other: CreditSystem) -> tuple[Rate, ...]:
        """Return rates without those that the body whose figure counts gave for other days.

        Raises:
            NoConversionError: the figure changed, and no day that counts was given, or one on which the texts do not settle it.
        """
        same = [rate for rate in found[1:] if rate.authority == found[0].authority]
        if any(rate.ratio != found[0].ratio for rate in same):
            choices = tuple(f"{rate.ratio} ECTS {rate.in_force}" for rate in (found[0], *same))
            advice = "the figure changed: say the day that counts with on="
            if self.on is not None:
                advice = f"the texts do not settle which of them applied on {self.on}: name another day with on="
            raise NoConversionError(system.code, other.code, choices, advice)
        return tuple(rate for rate in found if rate not in same)

    def agreed(
        self, start: CreditSystem, to: CreditSystem, circumstances: Circumstances
    ) -> tuple[tuple[Rate, ...], tuple[Rate, ...]] | None:
        """Return the rates of the bodies that give one for both systems, in one order, if all make the same ratio of the two.

        None where one figure counts anyway, and where a body gives a figure for one of the systems only: what it would say of
        the other is not known.
        """
        if self.authority is not None or self.by_year or "ECTS" in (start.code, to.code):
            return None
        one, other = ({rate.authority: rate for rate in system.rates(circumstances, self.on)} for system in (start, to))
        several = len(one) > 1 and not any(rate.default for rate in (*one.values(), *other.values()))
        if not several or one.keys() != other.keys() or None in one:
            return None
        quotients = {
            (rate.ratio.low / other[name].ratio.high, rate.ratio.high / other[name].ratio.low) for name, rate in one.items()
        }
        low, high = quotients.pop()
        if quotients or low != high:
            return None
        return tuple(one.values()), tuple(other[name] for name in one)

    def names(self, rate: Rate) -> bool:
        """Return True if the rate is that of the authority that was named."""
        return self.authority is not None and rate.authority is not None and fold(rate.authority) == fold(self.authority)

    def check(self, start: str, to: str, rates: tuple[Rate, ...]) -> None:
        """Refuse an authority that gives none of the rates.

        Raises:
            NoConversionError: none of the rates is that of the authority.
        """
        if self.authority is not None and not any(self.names(rate) for rate in rates):
            voices = tuple(rate.authority for rate in rates if rate.authority)
            raise NoConversionError(start, to, voices, self.advice(voices))

    def advice(self, voices: tuple[str, ...]) -> str:
        """Return the advice where no figure is the one that counts."""
        if self.authority is None:
            return f'no figure is the default of the country; name an authority: authority="{voices[0]}"'
        other = nearest(self.authority, voices)
        return f'"{self.authority}" gives no figure for them' + (f'; did you mean "{other}"?' if other else "")


def _no_rate(system: CreditSystem) -> str:
    reason = "no source that was read says what such a credit is worth in ECTS"
    if system.years:
        load = show_exact(system.years[0].credits)
        reason += f"; by_year=True takes the load of a full-time year, {load} of them, instead"
    return f"{reason}; {system.note}" if system.note else reason


def _rate_of_year(system: CreditSystem, other: CreditSystem, circumstances: Circumstances) -> Rate:
    # A credit is the same in every mode and stage of study: its worth is that of a full-time year.
    year = system.year_for(Circumstances(mode="full-time", stage="earlier").over(circumstances))
    if year is None:
        advice = "no source that was read says how many of them a full-time year has"
        raise NoConversionError(f"{system.code} ({circumstances})", other.code, (), advice)
    return Rate(Ratio.of(ECTS_YEAR / year.credits), Basis.DERIVED, year.source, year.when)
