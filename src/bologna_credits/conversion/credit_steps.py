"""The steps of a conversion of credits: each rule with its result, and the text on which it rests."""

import enum
from collections.abc import Iterator
from fractions import Fraction

from bologna_credits.conversion.credit_plans import ECTS_YEAR, ONE_TO_ONE, CreditPlan
from bologna_credits.core.errors import CircumstanceNeededError
from bologna_credits.core.exact import show_exact
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.provenance import Source, Standing
from bologna_credits.credits.amounts import CreditRange
from bologna_credits.credits.policy import CreditPolicy, Take
from bologna_credits.credits.systems import CreditSystem, Rate, Ratio
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.memories import remembered
from bologna_credits.law.practices.credits import CreditPractice, CreditRule

_ECTS_HOURS = (25, 30)  # ECTS Users' Guide 2015: one credit is 25 to 30 hours of work


class OpenEnd(enum.StrEnum):
    """The upper end of a range for which a text gives only the lower one."""

    MORE = "more"


def steps_of(plan: CreditPlan, amount: Fraction) -> Report:
    """Return the findings that explain the answer of a plan for an amount, remembered by the catalogue that made the plan."""
    return _report.function(None, plan, amount) if plan.memories is None else plan.memories[_report](plan, amount)


@remembered(1024)
def _report(_: Catalogue, plan: CreditPlan, amount: Fraction) -> Report:
    return Report(_steps(plan, amount))


def _steps(plan: CreditPlan, amount: Fraction) -> Iterator[Finding]:
    about = f"{show_exact(amount)} {plan.start.code}"
    if plan.start.code == plan.to.code:
        yield Finding("identity", Verdict.HOLDS, about)
        return
    yield from _in_force_steps(plan)
    if plan.practice is not None and plan.rule is not None and _rows_answer(plan.rule, amount):
        yield _row_step(plan, plan.practice, plan.rule, amount)
        return
    if plan.agreed:
        yield from _agreed_steps(plan, about)
    else:
        yield from _rate_steps(plan, plan.start, plan.rates)
        yield from _rate_steps(plan, plan.to, plan.rates_to)
    if plan.rates_to and not plan.agreed:
        worth = plan.rates[0].ratio if plan.rates else ONE_TO_ONE
        ects = CreditRange(amount * worth.low, amount * worth.high, "ECTS")
        named = facts(ects=ects, ratio=plan.rates_to[0].ratio, system=plan.to.code)
        yield Finding("credits.into", Verdict.HOLDS, about, named)
    exact = CreditRange(amount * plan.ratio.low, amount * plan.ratio.high, plan.to.code)
    result = plan.convert(amount)
    if plan.policy is not None:
        yield from _policy_steps(plan.policy, exact, result, about, plan.rule.source if plan.rule else None)
    if not result.decided:
        yield Finding("credits.range", Verdict.OPEN, about, facts(low=result.low, high=result.high, system=plan.to.code))
    elif plan.to.whole and result.low.denominator != 1:
        yield Finding("credits.whole", Verdict.NOTE, about, facts(system=plan.to.code, amount=result.low))


def _in_force_steps(plan: CreditPlan) -> Iterator[Finding]:
    for system in (plan.start, plan.to):
        standing = system.in_force.on(plan.on) if plan.on is not None else Standing.YES
        if standing is not Standing.YES:
            code = "credits.not-in-force" if standing is Standing.NO else "credits.unclear-day"
            named = facts(system=system.code, day=plan.on, days=system.in_force.without_sources)
            yield Finding(code, Verdict.NOTE, system.code, named)


def _rows_answer(rule: CreditRule, amount: Fraction) -> bool:
    """Return True if the printed rows of a rule decide, or are its only content."""
    return rule.policy is None or rule.says(amount) is not None


def _row_step(plan: CreditPlan, practice: CreditPractice, rule: CreditRule, amount: Fraction) -> Finding:
    start, to, about = plan.start.code, plan.to.code, f"{show_exact(amount)} {plan.start.code}"
    printed = rule.says(amount)
    if printed is not None:
        named = facts(practice=practice.code, before=amount, start=start, after=printed, to=to, when=rule.when)
        return Finding("credits.printed", Verdict.HOLDS, about, named, rule.source)
    amounts = tuple(CreditRange(low, high, start) for low, high, _ in rule.rows)
    named = facts(practice=practice.code, before=amount, start=start, when=rule.when, printed=amounts or None)
    return Finding("credits.not-printed", Verdict.OPEN, about, named, rule.source)


def _rate_steps(plan: CreditPlan, system: CreditSystem, rates: tuple[Rate, ...]) -> Iterator[Finding]:
    for rate in rates[:1]:
        named = facts(system=system.code, ratio=rate.ratio, when=rate.when, basis=rate.basis)
        yield Finding("credits.rate", Verdict.HOLDS, system.code, named, rate.source, because=rate.note or "")
    for rate in rates[1:]:
        named = facts(authority=rate.authority or rate.source.title, ratio=rate.ratio, when=rate.when)
        yield Finding("credits.other-voice", Verdict.NOTE, system.code, named, rate.source, because=rate.note or "")
    if rates and plan.by_year:
        named = facts(system=system.code, credits=ECTS_YEAR / rates[0].ratio.low, ects=ECTS_YEAR)
        yield Finding("credits.by-year", Verdict.NOTE, system.code, named, rates[0].source)
    elif rates:
        yield from _hours_steps(plan, system, rates[0].ratio)


def _agreed_steps(plan: CreditPlan, about: str) -> Iterator[Finding]:
    """Yield the ratio in which all bodies agree, and the two figures of each, in which they do not."""
    start, to = plan.start.code, plan.to.code
    bodies = tuple(rate.authority for rate in plan.rates)
    named = facts(bodies=bodies, start=start, to=to, ratio=plan.ratio)
    yield Finding("credits.bodies-agree", Verdict.HOLDS, about, named)
    for system, rates in ((start, plan.rates), (to, plan.rates_to)):
        for rate in rates:
            figure = facts(authority=rate.authority, system=system, ratio=rate.ratio)
            yield Finding("credits.figure", Verdict.NOTE, about, figure, rate.source, because=rate.note or "")


def _hours_steps(plan: CreditPlan, system: CreditSystem, ratio: Ratio) -> Iterator[Finding]:
    """Yield a note if hours and the official ratio disagree, or cannot be compared: the ratio converts, hours are reported."""
    try:
        rows = system.hours_for(plan.circumstances, plan.on)
    except CircumstanceNeededError:
        return
    if not rows:
        return
    row = rows[0]
    if row.workload.minutes is None:
        yield Finding("credits.hour-unsaid", Verdict.NOTE, system.code, facts(hours=row.workload), row.source)
        return
    fewest, most = row.workload.clock_hours
    low, high = fewest / _ECTS_HOURS[1], most and most / _ECTS_HOURS[0]
    if ratio.high < low or (high is not None and ratio.low > high):
        named = facts(hours=row.workload, low=low, high=OpenEnd.MORE if high is None else high)
        yield Finding("credits.hours-disagree", Verdict.NOTE, system.code, named, row.source)


def _policy_steps(
    policy: CreditPolicy, exact: CreditRange, result: CreditRange, about: str, source: Source | None
) -> Iterator[Finding]:
    """Yield the bound that is taken, and the rounding if it changes something."""
    before = exact
    if policy.take is not None and not exact.decided:
        named = facts(bound=policy.take, low=exact.low, high=exact.high, system=exact.system)
        yield Finding("credits.taken", Verdict.HOLDS, about, named, source)
        bound = exact.low if policy.take is Take.LOW else exact.high
        before = CreditRange(bound, bound, exact.system)
    if policy.rounding is not None and before != result:
        named = facts(before=before, after=result, rounding=policy.rounding)
        yield Finding("credits.rounded", Verdict.HOLDS, about, named, source)
