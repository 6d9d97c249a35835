"""Checks of a learning agreement against the texts: tables, signatures, reasons, conditions, balance and load.

A difference between the tables is a note, not a failure; points that the text does not decide stay OPEN.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.conversion.credits import convert_credits
from bologna_credits.core.academic_terms import DayOrMonth, earliest, latest, read_day_or_month
from bologna_credits.core.circumstances import Circumstances
from bologna_credits.core.exact import Number
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.typed import checked
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.schemes import MobilityScheme
from bologna_credits.mobility.deadlines import check_deadline
from bologna_credits.mobility.durations import scheme_of
from bologna_credits.papers.agreement_texts import AgreementRules, agreement_rules
from bologna_credits.papers.agreements import LearningAgreement
from bologna_credits.papers.changes import Change
from bologna_credits.papers.components import Component
from bologna_credits.papers.effective import Effective
from bologna_credits.papers.home_rules import HomeRules
from bologna_credits.papers.obstacles import UNANSWERED, Obstacle, obstacle_of
from bologna_credits.papers.paper_codes import check_codes
from bologna_credits.papers.signatures import Party, Signature, lacking, signed_on

_TABLES = {"studied": "A", "recognised": "B", "virtual": "C"}
_FIRST_TO_SIGN: tuple[Party, ...] = ("student", "sending")


@checked
def check_agreement(
    agreement: LearningAgreement,
    *,
    on: datetime.date | str | None = None,
    starts: DayOrMonth | str | None = None,
    catalogue: Catalogue | None = None,
) -> Report:
    """Check a learning agreement against the texts.

    Args:
        agreement: the agreement with its changes.
        on: the day whose tables are checked; None for the tables after all changes in force.
        starts: the first day of the stay, or its month; None takes the earliest first day of the terms of the components.
        catalogue: another catalogue than the bundled one.

    Returns:
        HOLDS and FAILS where a text decides, OPEN where it leaves a point to a person, NOTE for a warning.

    Raises:
        UnknownSystemError: credits of a system that is not in the catalogue.

    Source:
        Erasmus Without Paper, Outgoing Mobility Learning Agreements API; European Commission, guidelines for the agreement.

    >>> agreement = LearningAgreement([Component("A1", "Algebra", Credits(5, "ECTS"))], [])
    >>> [finding.subject for finding in check_agreement(agreement).fails]
    ['table B']
    """
    rules = agreement_rules()
    known = catalogue or default_catalogue()
    check_codes(known, agreement=agreement, home=agreement.rules)
    effective = agreement.effective(on)
    found: list[Finding] = [*effective.report]
    found += _tables(agreement, effective, rules)
    found += _changes(agreement, rules)
    found += _signatures(agreement, effective, None if starts is None else read_day_or_month(starts, "starts"), rules)
    found += _components(effective, agreement.form, rules)
    found += _balance(agreement, effective, known, rules)
    found += _load(agreement, effective, known, rules)
    return Report(found)


@checked
def check_change_deadlines(
    agreement: LearningAgreement,
    scheme: MobilityScheme | str,
    *,
    starts: datetime.date | str,
    ends: datetime.date | str | None = None,
    set_to: Number | None = None,
    catalogue: Catalogue | None = None,
) -> Report:
    """Check that each change was requested and agreed in time.

    The deadline of a change that only extends the stay is counted from the planned end.

    Args:
        agreement: the agreement with its changes.
        scheme: a scheme or its code.
        starts: the first day of the term, from which the time for requests is counted.
        ends: the planned end, for changes that extend the stay.
        set_to: the time for requests that the institutions have set, where the text leaves a span.
        catalogue: another catalogue than the bundled one.

    Returns:
        HOLDS or FAILS for each request and each agreement; OPEN where the text leaves a span or a day is unknown; NOTE for an
        extension without a planned end.

    Raises:
        UnknownSchemeError: no scheme of that code.
        ArgumentError: the scheme has no such deadline, or a time outside the span that it leaves.

    >>> change = Change("2016-09-30", drop_studied=["A1"], requested="2016-09-26")
    >>> agreement = LearningAgreement([Component("A1", "Algebra")], [], [change])
    >>> for finding in check_change_deadlines(agreement, "ERASMUS-2014", starts="2016-08-22"):
    ...     print(finding.message)
    done on 2016-09-26, within 5 weeks after start of the term (until 2016-09-26)
    done on 2016-09-30, within 2 weeks after request (until 2016-10-10)
    """
    found: list[Finding] = []
    known = scheme_of(scheme, catalogue)
    for change in agreement.changes:
        report: list[Finding] = []
        extends = (
            change.add_reasons and not change.dropped and {reason for _, reason in change.add_reasons} == {"extending-mobility"}
        )
        if extends and ends is None:
            report.append(Finding("agreement.change-extends", Verdict.NOTE))
        elif extends and ends is not None:
            report += check_deadline(known, "extension-requested", event=ends, done=change.requested)
        else:
            report += check_deadline(known, "change-requested", event=starts, done=change.requested, set_to=set_to)
        if change.requested is not None:
            report += check_deadline(known, "change-agreed", event=change.requested, done=change.in_force)
        found += [attrs.evolve(finding, subject=_name(change)) for finding in report]
    return Report(found)


def _name(change: Change) -> str:
    return f"change of {change.day}"


def _tables(agreement: LearningAgreement, effective: Effective, rules: AgreementRules) -> Iterator[Finding]:
    rule = rules.form(agreement.form)
    rows = {"studied": effective.studied, "recognised": effective.recognised}
    for table in rule.tables:
        verdict = Verdict.HOLDS if rows[table] else Verdict.FAILS
        code = "agreement.table" if rows[table] else "agreement.table-missing"
        named = facts(form=agreement.form, count=len(rows[table]))
        yield Finding(code, verdict, f"table {_TABLES[table]}", named, rule.source)


def _changes(agreement: LearningAgreement, rules: AgreementRules) -> Iterator[Finding]:
    rule = rules.form(agreement.form)
    for change in agreement.changes:
        if not rule.changes:
            yield Finding("agreement.change-barred", Verdict.FAILS, _name(change), facts(form=agreement.form), rule.unchanged)
        for kind, reasons in (("deleted", change.drop_reasons), ("inserted", change.add_reasons)):
            for code, reason in reasons:
                known = rules.reason(reason)
                named = facts(reason=reason, kind=kind)
                if known is None:
                    yield Finding("agreement.reason-unknown", Verdict.NOTE, code, named, rules.reasons[0].source)
                elif known.change != kind:
                    yield Finding("agreement.reason-misplaced", Verdict.FAILS, code, named, known.source)
                else:
                    yield Finding("agreement.reason", Verdict.HOLDS, code, named, known.source)


def _signatures(
    agreement: LearningAgreement, effective: Effective, starts: DayOrMonth | None, rules: AgreementRules
) -> Iterator[Finding]:
    yield from _order(agreement.signatures, "the agreement", rules)
    for change in agreement.changes:
        yield from _order(change.signatures, _name(change), rules)
    signed = agreement.in_force
    if signed is None:
        if not agreement.signatures:
            yield Finding("agreement.signatures-unknown", Verdict.NOTE)
        return
    terms = [c.term.starts for c in effective.hosted if c.term is not None and c.term.starts is not None]
    first: DayOrMonth | None = starts if starts is not None else min(terms, default=None)
    named = facts(signed=signed, starts=first)
    if first is None:
        yield Finding("agreement.start-unknown", Verdict.NOTE, "", named)
    elif signed < earliest(first):
        yield Finding("agreement.signed-before", Verdict.HOLDS, "", named, rules.notes.before)
    elif signed > latest(first):
        yield Finding("agreement.signed-late", Verdict.FAILS, "", named, rules.notes.before)
    else:
        yield Finding("agreement.signed-at-start", Verdict.OPEN, "", named, rules.notes.before)


def _order(signatures: tuple[Signature, ...], subject: str, rules: AgreementRules) -> Iterator[Finding]:
    """Check that the receiving institution signed last: it accepts what the student and the sending institution propose."""
    days = {signature.party: signature.day for signature in signatures}
    if not days:
        return
    last, missing = signed_on(signatures), lacking(signatures)
    if last is None:
        if "receiving" in days:
            named = facts(missing=missing)
            yield Finding("agreement.signature-out-of-turn", Verdict.NOTE, subject, named, rules.notes.signatures)
    elif days["receiving"] == last:
        yield Finding("agreement.signatures", Verdict.HOLDS, subject, facts(day=last), rules.notes.signatures)
    else:
        late = tuple(party for party in _FIRST_TO_SIGN if days[party] > days["receiving"])
        named = facts(late=late, day=days["receiving"])
        yield Finding("agreement.signature-order", Verdict.NOTE, subject, named, rules.notes.signatures)


def _components(effective: Effective, form: str, rules: AgreementRules) -> Iterator[Finding]:
    for component in (*effective.hosted, *effective.recognised):
        if component.credits is None:
            yield Finding("agreement.credits-missing", Verdict.NOTE, component.code)
        elif not component.credits.amount:
            yield Finding("agreement.credits-zero", Verdict.NOTE, component.code)
    for component in effective.hosted:
        if component.condition is not None:
            yield Finding("agreement.condition-misplaced", Verdict.FAILS, component.code, (), rules.notes.conditions)
    for component in effective.recognised:
        code = "agreement.automatic" if component.automatic else "agreement.conditional"
        named = () if component.automatic else facts(condition=component.condition)
        yield Finding(code, Verdict.HOLDS if component.automatic else Verdict.NOTE, component.code, named, rules.notes.conditions)
    if form == "study":
        termless = [c.code for c in (*effective.studied, *effective.recognised) if c.term is None]
        if termless:
            yield Finding("agreement.term-missing", Verdict.NOTE, ", ".join(termless), (), rules.notes.terms)
    undescribed = [c.code for c in effective.virtual if not c.description]
    if form == "blended" and effective.studied and not any(c.description for c in effective.studied):
        undescribed = [c.code for c in effective.studied] + undescribed
    if undescribed:
        yield Finding("agreement.description-missing", Verdict.NOTE, ", ".join(undescribed), (), rules.notes.descriptions)


def _total(components: Iterable[Component]) -> Credits | None:
    """Return the sum, or None if credits are missing or of several systems."""
    stated = [component.credits for component in components]
    given = [credits for credits in stated if credits is not None]
    if not given or len(given) < len(stated) or len({credits.system for credits in given}) > 1:
        return None
    return sum(given[1:], given[0])


@final
@attrs.frozen
class _NotComparable:
    """The reason for which two tables cannot be compared, the components concerned, and the error in words."""

    why: Obstacle
    codes: tuple[str, ...]
    because: str = ""


def _worth(components: Sequence[Component], to: str, home: HomeRules | None, known: Catalogue) -> CreditRange | _NotComparable:
    """Return host credits in the home system by the rules of the agreement; a range stays a range."""
    worth = CreditRange(0, 0, to)
    circumstances = home.circumstances if home is not None else Circumstances()
    policy, on = (home.policy, home.on) if home is not None and home.credits == to else (None, None)
    for component in components:
        if component.credits is None:
            return _NotComparable(Obstacle.HOST_CREDITS, (component.code,))
        try:
            worth += convert_credits(
                component.credits,
                to=to,
                circumstances=component.circumstances.over(circumstances),
                on=on,
                policy=policy,
                catalogue=known,
            ).range
        except UNANSWERED as error:
            return _NotComparable(obstacle_of(error), (component.code,), error.told)
    return worth


def _balance(agreement: LearningAgreement, effective: Effective, known: Catalogue, rules: AgreementRules) -> Iterator[Finding]:
    """Compare tables A and C with table B; a difference is a note and not a failure."""
    if not effective.hosted or not effective.recognised:
        return
    host, home = _total(effective.hosted), _total(effective.recognised)
    if home is None:
        worth: CreditRange | _NotComparable = _NotComparable(Obstacle.HOME_CREDITS, tuple(c.code for c in effective.recognised))
    else:
        worth = _worth(effective.hosted, home.system, agreement.rules, known)
    if isinstance(worth, _NotComparable):
        named = facts(why=worth.why, codes=worth.codes)
        yield Finding("agreement.balance-unknown", Verdict.NOTE, "", named, rules.notes.balance, because=worth.because)
        return
    named = facts(host=worth if host is None else host, worth=worth, home=home)
    if home in worth:
        yield Finding("agreement.balance", Verdict.HOLDS, "", named, rules.notes.balance)
    else:
        yield Finding("agreement.imbalance", Verdict.NOTE, "", named, rules.notes.balance)


def _load(agreement: LearningAgreement, effective: Effective, known: Catalogue, rules: AgreementRules) -> Iterator[Finding]:
    """Compare the load with the share of the year; the text asks for a roughly proportional load and gives no number."""
    total = _total(effective.hosted)
    if agreement.form != "study" or total is None:
        return
    try:
        year = known.credit_system(total.system).year
    except UNANSWERED:  # the code of a country that has had several systems
        year = None
    terms = {(c.term.year, c.term.number, c.term.of) for c in effective.hosted if c.term is not None}
    if year is None or not terms or any(c.term is None for c in effective.studied):
        yield Finding("agreement.load-unknown", Verdict.NOTE, "", facts(credits=total), rules.notes.proportion)
        return
    share = sum((Fraction(1, of) for _, _, of in terms), Fraction(0))
    load = Credits(year.credits * share, total.system)
    named = facts(credits=total, share=share, load=load)
    if total == load:
        yield Finding("agreement.load", Verdict.HOLDS, "", named, rules.notes.proportion)
    else:
        yield Finding("agreement.load-differs", Verdict.NOTE, "", named, rules.notes.proportion)
