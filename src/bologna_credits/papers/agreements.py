"""The learning agreement: table A (studied at the host), table B (recognised at home) and table C (virtual components).

It pairs two lists, not rows; a mapping of components to components is a separate paper (:class:`Match`). The home rules that were
known before departure stay with it.
"""

import datetime
from collections.abc import Iterable, Iterator
from typing import Literal, final, get_args

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.by_place import by_place
from bologna_credits.core.circumstances import one_of
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.notebook import card
from bologna_credits.core.reading import optional_day, read_day
from bologna_credits.core.typed import checked, typed
from bologna_credits.papers.changes import Change, read_changes
from bologna_credits.papers.components import Component, Match, Provisions, read_components, read_matches
from bologna_credits.papers.effective import Effective, effective_tables
from bologna_credits.papers.home_rules import HomeRules
from bologna_credits.papers.signatures import Signature, lacking, read_signatures, signed_on

Form = Literal["study", "traineeship", "doctoral", "blended"]
"""The forms of a learning agreement; doctoral mobility is short-term, blended has short-term physical mobility."""


def _agrees_with_signatures(agreement: "LearningAgreement", _: object, value: datetime.date | None) -> None:
    last = signed_on(agreement.signatures)
    if agreement.signatures and value is not None and value != last:
        found = f"the last of them is of {last}" if last else f"{' and '.join(lacking(agreement.signatures))} did not sign"
        raise ArgumentError("signed", str(value), (f"what the signatures say: {found}",))


@final
@attrs.frozen(field_transformer=typed)
class LearningAgreement:
    """A learning agreement: table A, studied at the host, and table B, recognised at home.

    Args:
        studied: table A; a traineeship may have one component without credits.
        recognised: table B; the two need no one-to-one correspondence.
        changes: later changes, in any order.
        signed: the day on which the last party signed; None reads it off the signatures (see :attr:`in_force`).
        reference: its number, for decisions.
        signatures: the signatures with their days; with fewer than three, the agreement is a proposal.
        virtual: table C, virtual components at the host.
        form: ``study``, ``traineeship``, ``doctoral`` (short-term) or ``blended`` (with short-term physical mobility).
        provisions: the provisions for components that are not completed.
        rules: the home rules that the parties knew before departure; they take precedence over later ones.
        matches: the components that together replace others, where the parties wrote it down.

    Raises:
        ArgumentError: another form; a party that signed twice; a day ``signed`` that the signatures contradict.

    >>> agreement = LearningAgreement([Component("EURO1000", "Europe")], [Component("POL1", "Politics")], signed="2016-05-03")
    >>> agreement.in_force.isoformat(), [component.code for component in agreement.studied]
    ('2016-05-03', ['EURO1000'])
    """

    __reduce__ = by_place
    __repr__ = brief
    _repr_html_ = card

    studied: tuple[Component, ...] = attrs.field(converter=read_components)
    recognised: tuple[Component, ...] = attrs.field(converter=read_components)
    changes: tuple[Change, ...] = attrs.field(default=(), converter=read_changes)
    signed: datetime.date | None = attrs.field(default=None, converter=optional_day, validator=_agrees_with_signatures)
    reference: str = ""
    signatures: tuple[Signature, ...] = attrs.field(default=(), converter=read_signatures, kw_only=True)
    virtual: tuple[Component, ...] = attrs.field(default=(), converter=read_components, kw_only=True)
    form: Form = attrs.field(default="study", validator=one_of(get_args(Form)), kw_only=True)
    provisions: Provisions | None = attrs.field(default=None, kw_only=True)
    rules: HomeRules | None = attrs.field(default=None, kw_only=True)
    matches: tuple[Match, ...] = attrs.field(default=(), converter=read_matches, kw_only=True)

    @property
    def in_force(self) -> datetime.date | None:
        """The day on which the last party signed, as stated or by the signatures; None if it is unknown or a proposal."""
        return signed_on(self.signatures) if self.signatures else self.signed

    @checked
    def effective(self, on: datetime.date | str | None = None) -> Effective:
        """Return the tables on a day, or after all changes that are in force.

        A cumulative change holds the whole difference from the first version and replaces the changes before it.

        Args:
            on: the day that counts.

        >>> first = Component("MAT1", "Calculus")
        >>> other = Component("MAT2", "Algebra")
        >>> change = Change("2016-09-20", drop_studied=["MAT1"], add_studied=[other])
        >>> [c.code for c in LearningAgreement([first], [], [change]).effective().studied]
        ['MAT2']
        """
        day = None if on is None else read_day(on)
        first = Effective(self.studied, self.recognised, Report(self._signed_findings(day)), self.virtual)
        return effective_tables(first, self.changes, day)

    def _signed_findings(self, day: datetime.date | None) -> Iterator[Finding]:
        """Yield the reasons why the first version may not be in force, as far as its signatures show them."""
        missing, signed = lacking(self.signatures), self.in_force
        if self.signatures and missing:
            yield Finding("recognition.agreement-unsigned", Verdict.OPEN, self.reference, facts(missing=missing))
        elif day is not None and signed is not None and day < signed:
            yield Finding("recognition.agreement-later", Verdict.NOTE, self.reference, facts(day=day, signed=signed))
        for change in self.changes:
            # A change of an agreement that was not yet signed: which of the two is the later word, the papers do not say.
            if signed is not None and change.in_force is not None and change.in_force < signed:
                dated = facts(day=change.in_force, signed=signed)
                yield Finding("recognition.change-before", Verdict.OPEN, str(change.in_force), dated)


def rules_and_matches(
    agreement: LearningAgreement | None, home: HomeRules | None, matches: Iterable[Match] | None
) -> tuple[HomeRules, tuple[Match, ...], tuple[Finding, ...]]:
    """Return the home rules and matches that count.

    Rules that stay with the agreement take precedence over others. Given matches take precedence over the agreement's.

    Args:
        agreement: the learning agreement, or None if nothing was agreed.
        home: the rules of the home university, or None.
        matches: matches, or None for those of the agreement.

    Returns:
        The rules, the matches, and findings that name their origin.

    Raises:
        ArgumentError: no rules, neither given nor in the agreement.
    """
    agreement = agreement if agreement is not None else LearningAgreement((), ())
    pairs = agreement.matches if matches is None else read_matches(matches)
    found = []
    # This is noted for all rules, so that a decision computed again from its own rules has the same findings.
    if agreement.rules is not None:
        found.append(Finding("recognition.rules-of-agreement", Verdict.NOTE, agreement.reference, (), agreement.rules.source))
    if agreement.matches and pairs != agreement.matches:
        found.append(Finding("recognition.matches-given", Verdict.NOTE, agreement.reference))
    rules = home if agreement.rules is None else agreement.rules
    if rules is None:
        raise ArgumentError("home", "None", ("HomeRules(…)", "an agreement with rules= (foresee(…).agreement has them)"))
    return rules, pairs, tuple(found)
