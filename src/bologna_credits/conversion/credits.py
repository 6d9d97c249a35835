"""Conversion of credits of one system into another: a range stays a range unless a policy or a practice decides.

Kazakhstan's rules give a range because the workload of one ECTS credit is itself a range of hours; two universities publish two
roundings of it.
"""

import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, final

import attrs

from bologna_credits.conversion.credit_plans import CreditPlan, plan_of
from bologna_credits.conversion.credit_steps import steps_of
from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import Activity, Circumstances, Cycle, Track
from bologna_credits.core.errors import BolognaError, EquivalenceGapError, UndecidedError
from bologna_credits.core.exact import show_exact
from bologna_credits.core.findings import Report
from bologna_credits.core.later import later
from bologna_credits.core.provenance import Source
from bologna_credits.core.render import escaped
from bologna_credits.core.typed import WRONG_TYPES, checked, wrong_arguments
from bologna_credits.core.visible import visibly
from bologna_credits.credits.amounts import CreditRange, Credits, QuantityLike, read_credits
from bologna_credits.credits.policy import CreditPolicy
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.practices.credits import CreditRule

if TYPE_CHECKING:
    from bologna_credits.law.citing import CitationForm, cite_answer
else:  # few answers are cited
    CitationForm = Literal["text", "bibtex"]
    (cite_answer,) = later("bologna_credits.law.citing", "cite_answer")

_UNSAID = Circumstances()


@final
@attrs.frozen
class CreditConversion:
    """The answer of the rules for some credits.

    ``range`` always answers; ``credits`` only where the rules, a policy or a practice decide. ``steps`` explains the answer and
    ``sources`` lists its texts; both are built when they are read.
    """

    __repr__ = brief

    start: Credits
    range: CreditRange
    _plan: CreditPlan = attrs.field(repr=False)

    @property
    def to(self) -> str:
        """The system of the result."""
        return self.range.system

    @property
    def decided(self) -> bool:
        """True if there is one number."""
        return self.range.decided and not self._open

    @property
    def _open(self) -> bool:
        """True if a practice prints neither a row for the amount nor a rule to compute it."""
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
        if self._open:
            raise UndecidedError(self.steps.open[0].message, "choose another policy=")
        basis = "; ".join([str(self._plan.circumstances), *(source.title for source in self.sources[:1])])
        given = f"the rules give {self.range} for {self.start} credits ({basis})"
        raise UndecidedError(given, "choose with policy=CreditPolicy(take=…)")

    @property
    def steps(self) -> Report:
        """The findings that explain the answer, in order."""
        return steps_of(self._plan, self.start.amount)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The texts on which the answer rests."""
        return self.steps.sources

    @checked
    def cite(self, form: CitationForm = "text", *, catalogue: Catalogue | None = None) -> str:
        """Return what the answer rests on, to be pasted: the permanent keys of the figures, each with its text.

        Args:
            form: ``text`` for one line, ``bibtex`` for an entry for each text.
            catalogue: the catalogue that was asked, if it is another than the bundled one.

        >>> from bologna_credits import Credits, convert_credits
        >>> print(convert_credits(Credits(15, "GB-CATS"), to="ECTS").cite())  # doctest: +ELLIPSIS
        15 GB-CATS → 7.5 ECTS: gb.GB-CATS.ects (...; bologna_credits ...
        """
        return cite_answer(self._brief(), self.steps, (self.start.system, self.to), form, catalogue)

    def _brief(self) -> str:
        return f"{self.start} → {self.range}"

    @visibly
    def __str__(self) -> str:
        return f"{self.start} → {self.range}\n\n{self.steps}"

    def _repr_html_(self) -> str:
        return f"<p><strong>{escaped(f'{self.start} → {self.range}')}</strong></p>{self.steps._repr_html_()}"


def convert_credits(
    credits: Credits | QuantityLike,
    *,
    to: str | None = None,
    cycle: Cycle | None = None,
    track: Track | None = None,
    activity: Activity | None = None,
    intake: int | None = None,
    circumstances: Circumstances | None = None,
    on: datetime.date | str | None = None,
    policy: CreditPolicy | str | None = None,
    authority: str | None = None,
    by_year: bool = False,
    catalogue: Catalogue | None = None,
) -> CreditConversion:
    """Return credits of one system as credits of another.

    Args:
        credits: the credits that were achieved; a pint quantity in a credit unit is read too.
        to: the code of the target system; a practice names its own.
        cycle: short, first, second or third; the rate may depend on this and the next three arguments.
        track: profile or research.
        activity: theory, practice.industrial, attestation and so on; :class:`~bologna_credits.Circumstances` lists them.
        intake: the year of enrolment.
        circumstances: all circumstances together, mode and stage of study among them; the four single arguments take precedence
            over theirs.
        on: the day that counts; a system that was not in force then is noted.
        policy: the policy by which a range becomes a number, or the code of a published practice such as ``"KZ/KazNU"``.
        authority: the body whose figure counts where several give one; without it, the default.
        by_year: True to use the credits of a full-time year where no text fixes a ratio; the answer notes it.
        catalogue: a catalogue in place of the bundled one.

    Returns:
        The range, the one number if there is one, the steps and the sources.

    Raises:
        UnknownSystemError: no such system; names the nearest.
        CircumstanceNeededError: the rate depends on something that was not given; lists the choices.
        NoConversionError: a system whose worth in ECTS no source gives, or several bodies give without a default.
        EquivalenceGapError: a practice's table of ranges has no row for this amount; names the rows beside it.

    >>> from bologna_credits import Credits, convert_credits
    >>> convert_credits(Credits(15, "GB-CATS"), to="ECTS").credits
    Credits('7.5', 'ECTS')
    """
    known = default_catalogue() if catalogue is None else catalogue
    said = _UNSAID if circumstances is None else circumstances
    try:
        given = credits if type(credits) is Credits else read_credits(credits)
        plan = known.memories[plan_of](
            given.system,
            to,
            said.cycle if cycle is None else cycle,
            said.track if track is None else track,
            said.activity if activity is None else activity,
            said.intake if intake is None else intake,
            on,
            policy,
            authority,
            by_year,
            said.mode,
            said.stage,
        )
        amount = given.amount
        if plan.rule is not None and plan.rule.ranges and plan.printed(amount) is None:
            raise _gap(plan, plan.rule, amount)
        return CreditConversion(given, plan.convert(amount), plan)
    except BolognaError:
        raise
    except WRONG_TYPES:
        work = {"to": to, "cycle": cycle, "track": track, "activity": activity, "intake": intake}
        wish = {"circumstances": circumstances, "on": on, "policy": policy, "authority": authority, "by_year": by_year}
        for error in wrong_arguments(convert_credits, (credits,), {**work, **wish, "catalogue": catalogue}):
            raise error from None
        raise


def _shown_row(low: Fraction, high: Fraction, after: Fraction) -> str:
    start = show_exact(low) if low == high else f"{show_exact(low)} to {show_exact(high)}"
    return f"{start} → {show_exact(after)}"


def _gap(plan: CreditPlan, rule: CreditRule, amount: Fraction) -> EquivalenceGapError:
    """Return the error for an amount between the printed rows of a rule."""
    below = [row for row in rule.rows if row[1] < amount]
    above = [row for row in rule.rows if row[0] > amount]
    beside = tuple(_shown_row(*row) for row in (*below[-1:], *above[:1]))
    return EquivalenceGapError(plan.start.code, plan.to.code, show_exact(amount), beside)
