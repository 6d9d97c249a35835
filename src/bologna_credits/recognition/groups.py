"""The judgement on one group of components: a match, or the rest of the agreement as one package."""

import enum
from collections.abc import Mapping, Sequence
from typing import final

import attrs

from bologna_credits.core.findings import Facts, Finding, Verdict, facts
from bologna_credits.credits.amounts import Credits
from bologna_credits.credits.systems import ects_of
from bologna_credits.papers.components import Component, Match
from bologna_credits.papers.home_rules import Shortfall
from bologna_credits.recognition.components import Result
from bologna_credits.recognition.credit_limits import surplus_of
from bologna_credits.recognition.group_rows import Whole, host_row, matched_row, package_row
from bologna_credits.recognition.rows import HomeRow, Row
from bologna_credits.recognition.rulebook import Rulebook, Terms
from bologna_credits.recognition.texts import general_text

_PACKAGE = "package"


class DecidedBy(enum.StrEnum):
    """The text that decides on a shortfall of credits."""

    PROVISIONS = "provisions"
    HOME_RULES = "home-rules"


class Unlisted(enum.StrEnum):
    """The counterpart of a package that names no component at home."""

    HOME_RULES = "home-rules"


_SHORTFALL: dict[Shortfall, tuple[str, Verdict]] = {
    "open": ("recognition.shortfall-open", Verdict.OPEN),
    "accept": ("recognition.shortfall-accepted", Verdict.HOLDS),
    "refuse": ("recognition.shortfall-refused", Verdict.FAILS),
}


@final
@attrs.frozen(kw_only=True)
class Group:
    """The rows of a match or of the package, and the findings on it as a whole."""

    rows: tuple[Row, ...]
    home_rows: tuple[HomeRow, ...]
    findings: tuple[Finding, ...]


def match_group(
    match: Match, hosts: Sequence[Result], needed: Sequence[Component], terms: Terms, clashes: Sequence[Finding] = ()
) -> Group:
    """Return the judgement on one match, as a whole.

    Args:
        match: the match.
        hosts: the results of its host components.
        needed: its home components.
        terms: the terms of the decision.
        clashes: the open points on what another match replaces home components for already.
    """
    rules, subject = terms.rules, str(match)
    complete = all(result.passed is Verdict.HOLDS for result in hosts)
    found = _complete_match(match, hosts, terms) if complete else _incomplete_match(match, hosts, rules)
    found += tuple(rules.points.answered(clashes))
    reasons = {component.code: _with_condition(component, found, rules) for component in needed}
    beyond: Mapping[str, Credits] = {}
    surplus: tuple[Finding, ...] = ()
    if rules.verdict(found) is not Verdict.FAILS:
        beyond, surplus = _surplus(subject, hosts, terms)
    whole = Whole(
        reasons=found,
        replaces=_holding(reasons, rules),
        refused=complete and _refused(subject, rules),
        matched=complete,
        beyond=beyond,
    )
    rows = tuple(host_row(result, whole, terms) for result in hosts)
    home_rows = tuple(matched_row(component, rows, reasons[component.code], rules) for component in needed)
    return Group(rows=rows, home_rows=home_rows, findings=found + surplus)


def _complete_match(match: Match, hosts: Sequence[Result], terms: Terms) -> tuple[Finding, ...]:
    rules, subject, named = terms.rules, str(match), facts(host=match.host, home=match.home)
    found: tuple[Finding, ...] = (Finding("recognition.match", Verdict.HOLDS, subject, named, match.source),)
    if match.condition is not None:
        condition = facts(condition=match.condition)
        found += rules.points.open(Finding("recognition.match-condition", Verdict.OPEN, subject, condition, match.source))
    return found + _office(subject, rules) + _shortfall(subject, hosts, terms)


def _incomplete_match(match: Match, hosts: Sequence[Result], rules: Rulebook) -> tuple[Finding, ...]:
    subject, named = str(match), facts(host=match.host, home=match.home)
    failed = tuple(r.code for r in hosts if r.passed is Verdict.FAILS)
    if failed:
        more = (*named, *facts(failed=failed))
        return (Finding("recognition.match-failed", Verdict.FAILS, subject, more, match.source),)
    more = (*named, *facts(open=tuple(r.code for r in hosts if r.passed is Verdict.OPEN)))
    return rules.points.open(Finding("recognition.match-open", Verdict.OPEN, subject, more, match.source))


def package_group(hosts: Sequence[Result], needed: Sequence[Component], terms: Terms, *, elective: bool) -> Group:
    """Return the judgement on all components outside the matches: table A as a whole for table B as a whole.

    Args:
        hosts: the results of the host components.
        needed: the home components.
        terms: the terms of the decision.
        elective: True if passed components become electives, by the home rules and because nothing at home is named.
    """
    rules, home = terms.rules, tuple(component.code for component in needed)
    missing = tuple(result.code for result in hosts if result.passed is not Verdict.HOLDS)
    office = _office(_PACKAGE, rules) if hosts else ()
    found = office
    if hosts and not missing and terms.agreed:
        text = general_text("recognition.package")
        package = Finding("recognition.package", Verdict.HOLDS, _PACKAGE, facts(home=home or Unlisted.HOME_RULES), text)
        found = (package, *office, *_shortfall(_PACKAGE, hosts, terms))
    beyond, surplus = _surplus(_PACKAGE, hosts, terms)
    incomplete, failed = facts(missing=missing, home=home), any(result.failed for result in hosts)
    reasons = {}
    for component in needed:
        if missing:
            why = _incomplete_package(component.code, incomplete, found, terms, failed=failed)
        else:  # without findings, nothing was studied for it
            why = found or (Finding("recognition.difference", Verdict.FAILS, component.code),)
        reasons[component.code] = _with_condition(component, why, rules)
    whole = Whole(
        # The parts of an incomplete package are recognised; only what they replace is open.
        reasons=office,
        replaces=_holding(reasons, rules),
        refused=bool(hosts) and _refused(_PACKAGE, rules),
        elective=elective,
        beyond=beyond,
    )
    passed = tuple(result.code for result in hosts if result.passed is Verdict.HOLDS)
    return Group(
        rows=tuple(host_row(result, whole, terms) for result in hosts),
        home_rows=tuple(package_row(component, passed, reasons[component.code], rules) for component in needed),
        findings=found + surplus,
    )


def _incomplete_package(
    code: str, named: Facts, found: tuple[Finding, ...], terms: Terms, *, failed: bool
) -> tuple[Finding, ...]:
    """Judge whether an incomplete package replaces a home component; the provisions take precedence over the home rules."""
    then, source = terms.provisions.incomplete, terms.provisions.cited
    if then == "nothing" and failed:
        return (Finding("recognition.package-nothing", Verdict.FAILS, code, named, source),)
    if then == "all":
        return (Finding("recognition.package-all", Verdict.HOLDS, code, named, source), *found)
    # Provisions in words may decide the point although no code says how: a reader is sent there first.
    text = source if then is not None or source is not None else terms.rules.home.source
    return terms.rules.points.open(Finding("recognition.package-incomplete", Verdict.OPEN, code, named, text)) + found


def _holding(reasons: Mapping[str, tuple[Finding, ...]], rules: Rulebook) -> tuple[str, ...]:
    return tuple(code for code, why in reasons.items() if rules.verdict(why) is Verdict.HOLDS)


def _with_condition(component: Component, reasons: tuple[Finding, ...], rules: Rulebook) -> tuple[Finding, ...]:
    """Return the reasons, with the condition of a component of table B, which stays open until it is settled."""
    if component.condition is None or rules.verdict(reasons) is Verdict.FAILS:
        return reasons
    return reasons + rules.open("recognition.component-condition", component.code, condition=component.condition)


def _office(subject: str, rules: Rulebook) -> tuple[Finding, ...]:
    """Return the open point where the decision of an office is required for everything."""
    if rules.home.decides is None:
        return ()
    return rules.open("recognition.office-decides", subject, office=rules.home.decides)


def _refused(subject: str, rules: Rulebook) -> bool:
    """Return True if the office whose decision is required decided against it."""
    settled = rules.points.find("recognition.office-decides", subject)
    return rules.home.decides is not None and settled is not None and settled.verdict is Verdict.FAILS


def _surplus(subject: str, hosts: Sequence[Result], terms: Terms) -> tuple[Mapping[str, Credits], tuple[Finding, ...]]:
    return surplus_of(subject, [result for result in _wholes(hosts, terms) if result.passed is Verdict.HOLDS], terms.rules)


def _wholes(hosts: Sequence[Result], terms: Terms) -> Sequence[Result]:
    """Return the results of a group without the parts of others in it, so that credits are compared once."""
    if not terms.parts:
        return hosts
    codes = {result.code for result in hosts}
    return [result for result in hosts if not codes & terms.parts.get(result.code, frozenset())]


def _may_be_less(result: Result) -> bool:
    """Return True if a result has fewer credits than agreed, or credits of another system."""
    agreed, given = result.component.credits, result.credits
    if agreed is None or given is None or given is agreed:
        return False
    return given.amount < agreed.amount or given.system != agreed.system


def _comparable(amounts: Sequence[Credits], rules: Rulebook) -> Sequence[Credits | None]:
    """Return amounts in one system: their own, or ECTS where each has a fixed ratio that no source disputes; otherwise None."""
    if len({amount.system for amount in amounts}) == 1:
        return amounts
    said = rules.home.circumstances
    return [ects_of(amount, rules.catalogue.credit_system(amount.system), said) for amount in amounts]


def _shortfall(subject: str, hosts: Sequence[Result], terms: Terms) -> tuple[Finding, ...]:
    """Return the effect of fewer credits than agreed, where everything was passed."""
    hosts = _wholes(hosts, terms)
    # Less than was agreed is rare; the sums are computed only then.
    if not any(_may_be_less(result) for result in hosts):
        return ()
    planned = [r.component.credits for r in hosts if r.component.credits is not None]
    achieved = [r.credits for r in hosts if r.component.credits is not None and r.credits is not None]
    amounts = [amount for amount in _comparable([*planned, *achieved], terms.rules) if amount is not None]
    if len(amounts) < 2 * len(planned):
        return ()
    first, *others = amounts[: len(planned)]
    needed = sum(others, first)
    first, *others = amounts[len(planned) :]
    got = sum(others, first)
    if got >= needed:
        return ()
    agreed, home = terms.provisions.shortfall, terms.rules.home
    who = DecidedBy.HOME_RULES if agreed is None else DecidedBy.PROVISIONS
    code, verdict = _SHORTFALL[home.shortfall if agreed is None else agreed]
    cited = terms.provisions.cited
    source = cited if agreed is not None or (verdict is Verdict.OPEN and cited is not None) else home.source
    short = Finding(code, verdict, subject, facts(achieved=got, needed=needed, who=who), source)
    return terms.rules.points.open(short) if verdict is Verdict.OPEN else (short,)
