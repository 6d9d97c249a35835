"""How much is recognised: credits beyond what was agreed, and the most of a degree that may be brought along."""

from collections.abc import Iterable, Sequence

from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.papers.home_rules import HomeRules
from bologna_credits.recognition.components import Result
from bologna_credits.recognition.rows import Points, Row

_SURPLUS = {
    "open": ("recognition.surplus", Verdict.OPEN),
    "all": ("recognition.surplus-counted", Verdict.HOLDS),
    "agreed": ("recognition.surplus-left", Verdict.FAILS),
}


def surplus_of(
    subject: str, results: Iterable[Result], home: HomeRules, points: Points
) -> tuple[dict[str, Credits], tuple[Finding, ...]]:
    """What was achieved beyond what was agreed: by component what does not count for now, and the finding.

    A course that gave more and one that gave less make up for each other: the two lists are compared as a whole. What is left
    is taken off those that gave more, in the order of the agreement.
    """
    pairs = [(r.component.code, r.component.credits, r.credits) for r in results]
    known = [(code, agreed, given) for code, agreed, given in pairs if agreed is not None and given is not None]
    # Seldom is anything more than was agreed; only then sums are worth their time.
    if not any(given.amount > agreed.amount for _, agreed, given in known):
        return {}, ()
    if len({c.system for _, agreed, given in known for c in (agreed, given)}) != 1:
        return {}, ()
    system = known[0][1].system
    nothing = Credits(0, system)
    agreed_sum, given_sum = sum((a for _, a, _ in known), nothing), sum((g for _, _, g in known), nothing)
    if given_sum <= agreed_sum:
        return {}, ()
    left = given_sum - agreed_sum
    code, verdict = _SURPLUS[home.surplus]
    named = facts(achieved=str(given_sum), agreed=str(agreed_sum), surplus=str(left))
    told = Finding(code, verdict, subject, named, home.source)
    found = points.open(told) if verdict is Verdict.OPEN else (told,)
    settled = points.find(code, subject)
    if home.surplus == "all" or (settled is not None and settled.verdict is Verdict.HOLDS):
        return {}, found
    beyond: dict[str, Credits] = {}
    for name, agreed, given in known:
        if given > agreed and left > nothing:
            beyond[name] = min(given - agreed, left)
            left = left - beyond[name]
    return beyond, found


def share_of(rows: Sequence[Row], home: HomeRules, points: Points) -> tuple[Finding, ...]:
    """Whether no more of a degree is recognised than the home rules allow, with what was recognised earlier."""
    if home.most_share is None or not any(row.verdict is Verdict.HOLDS for row in rows):
        return ()
    recognised = [row.recognised for row in rows if row.verdict is Verdict.HOLDS]
    worth = [amount for amount in recognised if amount is not None]
    total = sum(worth, CreditRange(home.recognised_before, home.recognised_before, home.credits))
    named = facts(recognised=str(total), share=home.most_share, degree=home.degree)
    if home.degree is None:
        return points.open(Finding("recognition.share-unknown", Verdict.OPEN, "degree", named, home.source))
    most = home.most_share * home.degree
    named += facts(most=most)
    if total.high <= most and len(worth) == len(recognised):
        return (Finding("recognition.share", Verdict.HOLDS, "degree", named, home.source),)
    if total.low > most:
        return (Finding("recognition.share-exceeded", Verdict.FAILS, "degree", named, home.source),)
    return points.open(Finding("recognition.share-open", Verdict.OPEN, "degree", named, home.source))
