"""One front door for grades: identity and the fail rule first, then a published table, the formula, or grading tables."""

import datetime
import functools
from typing import final

import attrs

from bologna_credits.bavarian import ModifiedBavarian
from bologna_credits.catalogue import Catalogue, default_catalogue
from bologna_credits.errors import ArgumentError, ArgumentTypeError, NoConversionError
from bologna_credits.findings import Finding, Report, Verdict, facts
from bologna_credits.grade_answers import GradeConversion, Method
from bologna_credits.grades import Grade, GradingScale
from bologna_credits.overlap import GradingTables
from bologna_credits.provenance import read_day
from bologna_credits.published_tables import FailStays, Identity, PublishedTable, Unranked
from bologna_credits.systems import CreditPractice, Equivalence

By = Method | Equivalence | str | None
"""How to convert: a method, a published table, the code of a practice, or None for the only published table."""


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
    catalogue: Catalogue | None = None,
) -> GradeConversion:
    """A grade of one scale as a grade of another.

    Identity and the fail rule come before any method: own scale to own scale changes nothing, and a fail never becomes a pass.

    Args:
        grade: a grade of a scale, from ``grading_scale(…).grade(…)``.
        to: the scale wanted, or its code; a practice and grading tables name their own.
        by: :class:`ModifiedBavarian`, :class:`GradingTables`, a published table, a :class:`Chain`, or the code of a practice
            such as ``"DE/Passau-SoBi"``; without it the only published table answers.
        on: the day or cohort that counts, for tables and practices that changed.
        catalogue: another catalogue than the bundled one.

    Returns:
        The grade where there is one, the exact value, the candidates, the steps and the sources.

    Raises:
        UnknownScaleError: no such scale; names the nearest.
        NoConversionError: no table, or several; lists the choices.
        EquivalenceGapError: the table has no row for the grade.

    >>> from bologna_credits import convert_grade, grading_scale
    >>> convert_grade(grading_scale("KZ-2011").grade("B-"), to="ECTS-AF").grade.label
    'C'
    """
    if not isinstance(grade, Grade):
        raise ArgumentTypeError("grade", repr(grade), 'a grade, such as grading_scale("IT-30").grade("28")')
    known = catalogue if catalogue is not None else default_catalogue()
    method, target = _resolve(grade, to, by, on, known)
    if target == grade.scale:
        return Identity().convert(grade, target)
    if isinstance(method, PublishedTable):
        return method.convert(grade, target)
    if not grade.passes:
        return FailStays().convert(grade, target)
    if isinstance(method, Chain):
        return _chain(grade, method, target, on, known)
    if method is None:
        method = _only_table(grade, target, on, known)
        return method.convert(grade, target)
    if grade.quality is None:
        return Unranked().convert(grade, target)
    return method.convert(grade, target)


def _resolve(
    grade: Grade, to: GradingScale | str | None, by: By | Chain, on: datetime.date | str | None, known: Catalogue
) -> tuple[Method | Chain | None, GradingScale]:
    """The method and the scale that it leads to."""
    method: Method | Chain | None
    named: GradingScale | None = None
    if isinstance(by, str):
        method, named = _practised(known, by, on)
    elif isinstance(by, Equivalence):
        method, named = PublishedTable(by, (), _day(on)), known.grading_scale(by.to)
    else:
        method = by
        if isinstance(by, GradingTables):
            named = by.to
        elif isinstance(by, PublishedTable):
            named = known.grading_scale(by.table.to)
    target = known.grading_scale(to, on) if isinstance(to, str) else to
    if target is None:
        target = named
    if target is None:
        raise ArgumentError("to", "nothing", ('a grading scale or its code, such as "ECTS-AF"',))
    if named is not None and target is not named and target != named:
        raise NoConversionError(grade.scale.code, target.code, (named.code,), "the method that was named yields another scale")
    if method is None and target != grade.scale and not grade.passes:
        # A table tells several failing grades apart; where no one table answers, the fail rule alone does, and nothing is raised.
        method = _answering(known, grade.scale.code, target.code, on)
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
def _answering(known: Catalogue, start: str, to: str, on: datetime.date | str | None) -> PublishedTable | None:
    """The only table, or the default among several; None where neither is."""
    tables = known.equivalences(start, to, on)
    if len(tables) == 1 or (tables and tables[0].default):
        return PublishedTable(tables[0], tables[1:], _day(on))
    return None


def _only_table(grade: Grade, to: GradingScale, on: datetime.date | str | None, known: Catalogue) -> PublishedTable:
    found = _answering(known, grade.scale.code, to.code, on)
    if found is not None:
        return found
    tables = known.equivalences(grade.scale.code, to.code, on)
    choices = tuple(f"{table.name}: {table.source.title}" for table in tables)
    advice = (
        "name one: by=catalogue.equivalences(…)[i]"
        if tables
        else "say how with by=: ModifiedBavarian(…), GradingTables(…), or the code of a practice"
    )
    raise NoConversionError(grade.scale.code, to.code, choices, advice)


def _chain(grade: Grade, chain: Chain, target: GradingScale, on: datetime.date | str | None, known: Catalogue) -> GradeConversion:
    first = convert_grade(grade, to=chain.via, by=chain.first, on=on, catalogue=known)
    second = None
    if first.result is not None:
        second = convert_grade(first.result, to=target, by=chain.then, on=on, catalogue=known)
    return _Linked(first, second).convert(grade, target)
