"""The amount that is recognised: credits beyond what was agreed, and the largest share of a degree."""

from collections.abc import Iterable, Sequence

from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.papers.home_rules import Surplus
from bologna_credits.recognition.components import Result
from bologna_credits.recognition.rows import Row
from bologna_credits.recognition.rulebook import Rulebook

_SURPLUS: dict[Surplus, tuple[str, Verdict]] = {
    "open": ("recognition.surplus", Verdict.OPEN),
    "all": ("recognition.surplus-counted", Verdict.HOLDS),
    "agreed": ("recognition.surplus-left", Verdict.FAILS),
}


def surplus_of(subject: str, results: Iterable[Result], rules: Rulebook) -> tuple[dict[str, Credits], tuple[Finding, ...]]:
    """Return the credits beyond what was agreed, by component as far as they do not count for now, and the finding.

    A course that gave more makes up for one that gave less: the two lists are compared as a whole. The rest is taken off those
    that gave more, in the order of the agreement.

    Args:
        subject: the match, or the package.
        results: the results that were passed.
        rules: the rules that apply.
    """
    pairs = [(r.code, r.component.credits, r.credits) for r in results]
    known = [(code, agreed, given) for code, agreed, given in pairs if agreed is not None and given is not None]
    # More than was agreed is rare; the sums are computed only then.
    if not any(given is not agreed and given.amount > agreed.amount for _, agreed, given in known):
        return {}, ()
    if len({c.system for _, agreed, given in known for c in (agreed, given)}) != 1:
        return {}, ()
    nothing = Credits(0, known[0][1].system)
    agreed_sum, given_sum = sum((a for _, a, _ in known), nothing), sum((g for _, _, g in known), nothing)
    if given_sum <= agreed_sum:
        return {}, ()
    left = given_sum - agreed_sum
    code, verdict = _SURPLUS[rules.home.surplus]
    named = facts(achieved=given_sum, agreed=agreed_sum, surplus=left)
    surplus = Finding(code, verdict, subject, named, rules.home.source)
    found = rules.points.open(surplus) if verdict is Verdict.OPEN else (surplus,)
    settled = rules.points.find(code, subject)
    if rules.home.surplus == "all" or (settled is not None and settled.verdict is Verdict.HOLDS):
        return {}, found
    beyond: dict[str, Credits] = {}
    for name, agreed, given in known:
        if given > agreed and left > nothing:
            beyond[name] = min(given - agreed, left)
            left = left - beyond[name]
    return beyond, found


def share_of(rows: Sequence[Row], rules: Rulebook) -> tuple[Finding, ...]:
    """Check that no more of a degree is recognised than the home rules allow, credits recognised earlier included."""
    home = rules.home
    recognised = [row.recognised for row in rows if row.verdict is Verdict.HOLDS and row.within is None]
    if home.most_share is None or not recognised:
        return ()
    worth = [amount for amount in recognised if amount is not None]
    total = sum(worth, CreditRange(home.recognised_before, home.recognised_before, home.credits))
    named = facts(recognised=total, share=home.most_share, degree=home.degree)
    if home.degree is None:
        return rules.points.open(Finding("recognition.share-unknown", Verdict.OPEN, "degree", named, home.source))
    most = home.most_share * home.degree
    named += facts(most=most)
    if total.high <= most and len(worth) == len(recognised):
        return (Finding("recognition.share", Verdict.HOLDS, "degree", named, home.source),)
    if total.low > most:
        return (Finding("recognition.share-exceeded", Verdict.FAILS, "degree", named, home.source),)
    return rules.points.open(Finding("recognition.share-open", Verdict.OPEN, "degree", named, home.source))
