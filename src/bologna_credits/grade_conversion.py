"""One front door for grades: identity and the fail rule first, then a published table, the formula, or grading tables."""

import datetime
import functools
from typing import final

import attrs

from bologna_credits.bavarian import ModifiedBavarian
from bologna_credits.catalogue import Catalogue, default_catalogue
from bologna_credits.circumstances import Case, matching
from bologna_credits.equivalence_tables import Equivalence
from bologna_credits.errors import ArgumentError, ArgumentTypeError, NoConversionError, nearest
from bologna_credits.findings import Finding, Report, Verdict, facts
from bologna_credits.grade_answers import GradeConversion, Method
from bologna_credits.grade_rows import fold
from bologna_credits.grades import Grade, GradingScale
from bologna_credits.overlap import GradingTables
from bologna_credits.practice_rules import CreditPractice
from bologna_credits.provenance import read_day
from bologna_credits.published_tables import Conditional, FailStays, Identity, PublishedTable, Unranked

By = Method | Equivalence | str | None
"""How to convert: a method, a published table, the body that publishes one, a practice's code, or None for the only table."""


@final
@attrs.frozen
class Chain:
    """Two conversions one after the other, built by the caller; it carries a NOTE, for no body publishes it.

    Args:
        first: how the first conversion is done.
        via: the code of the scale in between.
        then: how the second is done; None takes the only published table.

    >>> from bologna_credits import GradingTable, convert_grade, grading_scale, grading_table
    >>> scale = grading_scale("NO-AF")
    >>> host = GradingTable(scale, {"A": 18, "B": 64, "C": 77, "D": 37, "E": 10}, population="course")
    >>> letters = GradingTables(host, grading_table("ECTS-LETTERS"), choose="maximum")
    >>> convert_grade(scale.grade("B"), to="KZ-2011", by=Chain(letters, via="ECTS-AF")).grade.label
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


def convert_grade(
    grade: Grade,
    *,
    to: GradingScale | str | None = None,
    by: By | Chain = None,
    on: datetime.date | str | None = None,
    cycle: str | None = None,
    case: Case | None = None,
    catalogue: Catalogue | None = None,
) -> GradeConversion:
    """A grade of one scale as a grade of another.

    Identity and the fail rule come before any method: own scale to own scale changes nothing, and a fail never becomes a pass.

    Args:
        grade: a grade of a scale, from ``grading_scale(…).grade(…)``.
        to: the scale wanted, or its code; a practice and grading tables name their own.
        by: :class:`ModifiedBavarian`, :class:`GradingTables`, a published table, a :class:`Chain`, the code of a practice such as
            ``"DE/Passau-SoBi"``, or the name of the body that publishes a table, ``"UCU"``; without it the only table, or
            the one marked as the default, answers.
        on: the day or cohort that counts, for tables and practices that changed.
        cycle: short, first, second or third, where a table depends on the level.
        case: the same among other circumstances; ``cycle`` goes before it.
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
    said = (case or Case()) if cycle is None else Case(cycle=cycle).over(case or Case())
    method, target = _resolve(grade, to, by, _Asked(known, on, said))
    if target == grade.scale:
        return Identity().convert(grade, target)
    if isinstance(method, PublishedTable):
        return method.convert(grade, target)
    if grade.conditional is not None and method is not None:
        return Conditional().convert(grade, target)
    if not grade.passes and grade.conditional is None:
        return FailStays().convert(grade, target)
    if isinstance(method, Chain):
        return _chain(grade, method, target, _Asked(known, on, said))
    if method is None:
        return _only_table(grade, target, _Asked(known, on, said)).convert(grade, target)
    if grade.quality is None:
        return Unranked().convert(grade, target)
    return method.convert(grade, target)


@final
@attrs.frozen
class _Asked:
    """What a question goes by, apart from the grade and the method."""

    known: Catalogue
    on: datetime.date | str | None
    case: Case


def _resolve(
    grade: Grade, to: GradingScale | str | None, by: By | Chain, asked: _Asked
) -> tuple[Method | Chain | None, GradingScale]:
    """The method and the scale that it leads to."""
    known = asked.known
    method: Method | Chain | None
    named: GradingScale | None = None
    target = known.grading_scale(to, asked.on) if isinstance(to, str) else to
    if isinstance(by, str) and "/" in by:
        method, named = _practised(known, by, asked.on)
    elif isinstance(by, str):
        method = None if target is None else _of_body(grade, target, by, asked)
    elif isinstance(by, Equivalence):
        method, named = PublishedTable(by, (), _day(asked.on)), known.grading_scale(by.to)
    else:
        method = by
        if isinstance(by, GradingTables):
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
        method = _answering(asked, grade.scale.code, target.code, None)
    return method, target


@functools.lru_cache(maxsize=256)
def _practised(known: Catalogue, code: str, on: datetime.date | str | None) -> tuple[ModifiedBavarian, GradingScale]:
    """The method of a practice and the scale that it yields."""
    practice = known.practice(code, on)
    if isinstance(practice, CreditPractice):
        raise ArgumentError("by", code, ("the code of a practice that converts grades, not credits",))
    return ModifiedBavarian.of(practice), known.grading_scale(practice.to)


def _day(on: datetime.date | str | None) -> datetime.date | None:
    return None if on is None else read_day(on)


@functools.lru_cache(maxsize=256)
def _answering(asked: _Asked, start: str, to: str, body: str | None) -> PublishedTable | None:
    """The table of a body, or the only one, or the default among several; None where there is no such single table."""
    tables = asked.known.equivalences(start, to, asked.on)
    standing = tuple(table for table in tables if table.withdrawn is None)
    if body is not None:
        wanted = fold(body)
        chosen = tuple(table for table in tables if fold(table.authority or "") == wanted)
    else:
        chosen = tuple(table for table in standing if table.default) or standing
    if len({table.authority for table in chosen}) != 1:
        return None
    found = matching(chosen, asked.case, f"the table {chosen[0].start} → {chosen[0].to}")
    if len(found) != 1:
        return None
    others = tuple(table for table in standing if table != found[0] and table.when.needed(asked.case) == {})
    return PublishedTable(found[0], others, _day(asked.on))


def _of_body(grade: Grade, to: GradingScale, body: str, asked: _Asked) -> PublishedTable:
    found = _answering(asked, grade.scale.code, to.code, body)
    if found is None:
        raise _no_table(grade, to, asked, body)
    return found


def _only_table(grade: Grade, to: GradingScale, asked: _Asked) -> PublishedTable:
    found = _answering(asked, grade.scale.code, to.code, None)
    if found is None:
        raise _no_table(grade, to, asked, None)
    return found


def _no_table(grade: Grade, to: GradingScale, asked: _Asked, body: str | None) -> NoConversionError:
    tables = asked.known.equivalences(grade.scale.code, to.code, asked.on)
    choices = tuple(f"{table.name}: {table.source.title}" + (" (withdrawn)" if table.withdrawn else "") for table in tables)
    bodies = [table.authority for table in tables if table.authority]
    if body is not None:
        other = nearest(body, bodies)
        advice = f'"{body}" publishes no single table for them' + (f'; did you mean "{other}"?' if other else "")
    elif bodies:
        advice = f'name whose table counts: by="{bodies[0]}"'
    elif tables:
        advice = "name one: by=catalogue.equivalences(…)[i], or say the day that counts with on="
    else:
        advice = "say how with by=: ModifiedBavarian(…), GradingTables(…), or the code of a practice"
    return NoConversionError(grade.scale.code, to.code, choices, advice)


def _chain(grade: Grade, chain: Chain, target: GradingScale, asked: _Asked) -> GradeConversion:
    first = convert_grade(grade, to=chain.via, by=chain.first, on=asked.on, case=asked.case, catalogue=asked.known)
    second = None
    if first.result is not None:
        second = convert_grade(first.result, to=target, by=chain.then, on=asked.on, case=asked.case, catalogue=asked.known)
    return _Linked(first, second).convert(grade, target)
