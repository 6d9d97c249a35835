"""One front door for grades: identity and the fail rule first, then a published table, the formula, or grading tables."""

import datetime
from typing import final

import attrs

from bologna_credits.conversion.answers import GradeConversion, Method
from bologna_credits.conversion.methods.grading_tables import GradingTableOverlap
from bologna_credits.conversion.methods.passes import MeanSoFar, PassedOnly
from bologna_credits.conversion.methods.published_tables import Conditional, FailStays, Identity, PublishedTable, Unranked
from bologna_credits.conversion.practices import PracticeWith, practised
from bologna_credits.conversion.reference_groups import PractisedTables
from bologna_credits.conversion.table_choice import Asked, answering, day_of, table_between
from bologna_credits.core.circumstances import Circumstances
from bologna_credits.core.errors import ArgumentError, ArgumentTypeError, NoConversionError
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.grades.equivalences import Equivalence
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue

By = Method | Equivalence | PracticeWith | str | None
"""How to convert: a method, a published table, the body that publishes one, a practice (with what it needs), or None for the
table that answers by itself."""


@final
@attrs.frozen
class Chain:
    """Two conversions one after the other, built by the caller; it carries a NOTE, for no body publishes it.

    Args:
        first: how the first conversion is done.
        via: the code of the scale in between.
        then: how the second is done; None takes the table that answers by itself.

    >>> from bologna_credits import GradingTable, convert_grade, grading_scale, grading_table
    >>> scale = grading_scale("NO-AF")
    >>> host = GradingTable(scale, {"A": 18, "B": 64, "C": 77, "D": 37, "E": 10}, population="course")
    >>> letters = GradingTableOverlap(host, grading_table("ECTS-LETTERS"), choose="maximum")
    >>> convert_grade(scale.grade("B"), to="KZ-2011", by=Chain(letters, via="ECTS-AF", then="INEU")).grade.label
    'A'
    """

    first: By
    via: str
    then: By = None


@final
@attrs.frozen
class _Linked:
    """A chain whose two methods are found."""

    first: GradeConversion
    second: GradeConversion | None

    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """The answer of the second conversion, or the candidates of the first."""
        if self.second is None:
            return GradeConversion(start, to, self)
        return GradeConversion(
            start, to, self, self.second.result, self.second.exact, self.second.candidates, self.second.percent
        )

    def steps(self, answer: GradeConversion) -> Report:
        """The steps of both, after the note."""
        note = Finding("grade.chain", Verdict.NOTE, str(answer.start), facts(via=self.first.to.code))
        return Report([note, *self.first.steps, *(self.second.steps if self.second else ())])


_UNSAID = Circumstances()


def convert_grade(
    grade: Grade,
    *,
    to: GradingScale | str | None = None,
    by: By | Chain = None,
    on: datetime.date | str | None = None,
    cycle: str | None = None,
    circumstances: Circumstances | None = None,
    catalogue: Catalogue | None = None,
) -> GradeConversion:
    """A grade of one scale as a grade of another.

    Identity and the fail rule come before any method: own scale to own scale changes nothing, and a fail never becomes a pass.

    Args:
        grade: a grade of a scale, from ``grading_scale(…).grade(…)``.
        to: the scale wanted, or its code; a practice and grading tables name their own.
        by: :class:`ModifiedBavarian`, :class:`Linear`, :class:`GradingTableOverlap`, :class:`MeanSoFar`, :class:`PassedOnly`, a
            published table, a :class:`Chain`, the code of a practice such as ``"DE/Passau-SoBi"``, a :class:`PracticeWith`
            where it needs more than the grade, or the name of the body that publishes a table, ``"UCU"``; without it the table
            marked as the default answers, or the only one of a statute or an agency.
        on: the day or cohort that counts, for tables and practices that changed.
        cycle: short, first, second or third, where a table depends on the level.
        circumstances: the same among other circumstances; ``cycle`` goes before it.
        catalogue: another catalogue than the bundled one.

    Returns:
        The grade where there is one, the exact value, the candidates, the steps and the sources.

    Raises:
        UnknownScaleError: no such scale; names the nearest.
        NoConversionError: no table, or several; lists the choices.
        CircumstanceNeededError: the table depends on a level that was not said.
        EquivalenceGapError: the table has no row for the grade.

    >>> from bologna_credits import convert_grade, grading_scale
    >>> convert_grade(grading_scale("KZ-2011").grade("B-"), to="ECTS-AF").grade.label
    'C'
    """
    if not isinstance(grade, Grade):
        raise ArgumentTypeError("grade", repr(grade), 'a grade, such as grading_scale("IT-30").grade("28")')
    known = catalogue if catalogue is not None else default_catalogue()
    said = (circumstances or _UNSAID) if cycle is None else Circumstances(cycle=cycle).over(circumstances or _UNSAID)  # type: ignore[arg-type]
    method, target = _resolve(grade, to, by, Asked(known, on, said))
    if target == grade.scale:
        return Identity().convert(grade, target)
    if isinstance(method, PublishedTable):
        return method.convert(grade, target)
    if grade.conditional is not None and method is not None:
        return Conditional().convert(grade, target)
    if not grade.passes and grade.conditional is None:
        return FailStays().convert(grade, target)
    if isinstance(method, Chain):
        return _chain(grade, method, target, Asked(known, on, said))
    if method is None:
        return table_between(grade.scale.code, target.code, Asked(known, on, said)).convert(grade, target)
    if grade.quality is None and not isinstance(method, MeanSoFar | PassedOnly):
        return Unranked().convert(grade, target)
    return method.convert(grade, target)


def _resolve(
    grade: Grade, to: GradingScale | str | None, by: By | Chain, asked: Asked
) -> tuple[Method | Chain | None, GradingScale]:
    """The method and the scale that it leads to."""
    known = asked.known
    method: Method | Chain | None
    named: GradingScale | None = None
    target = known.grading_scale(to, asked.on) if isinstance(to, str) else to
    if isinstance(by, PracticeWith) or (isinstance(by, str) and "/" in by):
        method, named = practised(known, by if isinstance(by, PracticeWith) else PracticeWith(by), asked.on)
    elif isinstance(by, str):
        method = None if target is None else table_between(grade.scale.code, target.code, asked, by)
    elif isinstance(by, Equivalence):
        method, named = PublishedTable(by, (), day_of(asked.on)), known.grading_scale(by.to)
    else:
        method = by
        if isinstance(by, GradingTableOverlap | PractisedTables):
            named = by.to
        elif isinstance(by, PublishedTable):
            named = known.grading_scale(by.table.to)
    if target is None:
        target = named
    if target is None:
        raise ArgumentError("to", "nothing", ('a grading scale or its code, such as "ECTS-AF"',))
    if named is not None and target is not named and target != named:
        raise NoConversionError(grade.scale.code, target.code, (named.code,), "the method that was named yields another scale")
    if method is None and target != grade.scale and not grade.passes:
        # A table tells several failing grades apart; where no one table answers, the fail rule alone does, and nothing is raised.
        method = answering(asked, grade.scale.code, target.code, None)
    return method, target


def _chain(grade: Grade, chain: Chain, target: GradingScale, asked: Asked) -> GradeConversion:
    first = convert_grade(
        grade, to=chain.via, by=chain.first, on=asked.on, circumstances=asked.circumstances, catalogue=asked.known
    )
    second = None
    if first.result is not None:
        second = convert_grade(
            first.result, to=target, by=chain.then, on=asked.on, circumstances=asked.circumstances, catalogue=asked.known
        )
    return _Linked(first, second).convert(grade, target)
