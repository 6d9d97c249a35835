"""Selection for mobility, and transfer for good: the conditions that each university publishes."""

import enum
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import product
from typing import Literal, final, get_args

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import CYCLES, Cycle, one_of
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.findings import Fact, Finding, Report, Verdict, facts
from bologna_credits.core.reading import optional_exact
from bologna_credits.core.typed import checked, typed
from bologna_credits.grades.scales import Grade
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.lookup import selection_practice, transfer_practice
from bologna_credits.law.practices.mobility import DifferenceLimit, SelectionPractice, TransferPractice

Level = Literal["A1", "A2", "B1", "B2", "C1", "C2"]
LEVELS: tuple[str, ...] = get_args(Level)
"""Levels of language of the Common European Framework of Reference."""


class Condition(enum.StrEnum):
    """A condition of selection or transfer."""

    AVERAGE = "average"
    PERIODS = "periods"
    COMPLETED_YEARS = "completed-years"
    CREDITS = "credits"
    WORST_MARK = "worst-mark"
    DEBTS = "debts"
    PENALTIES = "penalties"
    YEAR = "year"
    LAST_YEAR = "last-year"
    LANGUAGE = "language"
    FULL_TIME = "full-time"
    DIFFERENCE = "difference"
    DIFFERENCE_CREDITS = "difference-credits"
    PREREQUISITES = "prerequisites"
    FIRST_SEMESTER = "first-semester"
    WEEK = "week"
    SHARE = "share"


class Relation(enum.StrEnum):
    """The relation that a condition requires between the given value and the required value."""

    EQUAL = "equal"
    ABOVE = "above"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    ONE_OF = "one-of"


class Answer(enum.StrEnum):
    """The value of a condition that is met or not, without a number."""

    YES = "yes"
    NO = "no"


def _read_marks(value: Iterable[Grade]) -> tuple[Grade, ...]:
    return tuple(value)


@final
@attrs.frozen(field_transformer=typed)
class Candidate:
    """The known facts about a candidate. A value that is left out is unknown, which is not "no".

    Args:
        gpa: the average in points.
        year: the year of study.
        last_year: ``True`` in the last year of study.
        periods: academic periods completed.
        completed_years: years completed.
        credits: credits gained, in ECTS.
        marks: the marks.
        language: the level of the language of instruction.
        cycle: the cycle of study.
        debts: the number of failed courses that are open.
        penalties: ``True`` where there are any.
        full_time: ``True`` for studies in full time.
        difference: for a transfer, the number of components of the compulsory part that are missing.
        difference_credits: for a transfer, the credits of all missing components, in the credits of the country.
        prerequisites: for a transfer, the credits of the prerequisites among them.
        abroad: ``True`` for a transfer from another country, ``False`` for one inside the country.
        first_semester: for a transfer, credits of the completed first semester, in the credits of the country.
        week: for a transfer, academic hours a week of the new individual plan.
        share: for a transfer, the part of the degree that is to be transferred.

    Raises:
        ArgumentError: an unknown level or cycle.

    >>> Candidate(gpa="3.5", language="B2").gpa
    Fraction(7, 2)
    """

    __repr__ = brief

    gpa: Fraction | None = attrs.field(default=None, converter=optional_exact)
    year: int | None = None
    last_year: bool | None = None
    periods: int | None = None
    completed_years: int | None = None
    credits: Fraction | None = attrs.field(default=None, converter=optional_exact)
    marks: tuple[Grade, ...] = attrs.field(default=(), converter=_read_marks)
    language: Level | None = attrs.field(default=None, validator=one_of(LEVELS))
    cycle: Cycle | None = attrs.field(default=None, validator=one_of(CYCLES))
    debts: int | None = None
    penalties: bool | None = None
    full_time: bool | None = None
    difference: int | None = None
    difference_credits: Fraction | None = attrs.field(default=None, converter=optional_exact)
    prerequisites: Fraction | None = attrs.field(default=None, converter=optional_exact)
    abroad: bool | None = None
    first_semester: Fraction | None = attrs.field(default=None, converter=optional_exact)
    week: Fraction | None = attrs.field(default=None, converter=optional_exact)
    share: Fraction | None = attrs.field(default=None, converter=optional_exact)


Practice = SelectionPractice | TransferPractice
Amount = Fraction | int | None

_CODES: Mapping[bool | None, tuple[str, Verdict]] = {
    True: ("selection.met", Verdict.HOLDS),
    False: ("selection.not-met", Verdict.FAILS),
    None: ("selection.unknown", Verdict.OPEN),
}


def _answer(value: bool | None) -> Answer | None:
    return None if value is None else Answer.YES if value else Answer.NO


@final
@attrs.frozen
class _Conditions:
    """The conditions of one practice, each compared with one value: met HOLDS, not met FAILS, unknown is OPEN."""

    practice: Practice

    def compared(self, what: Condition, given: Fact, how: Relation, asked: Fact, *, met: bool | None) -> Finding:
        """Return the finding of one condition."""
        code, verdict = _CODES[met]
        named = facts(what=what, given=given, how=how, asked=asked)
        return Finding(code, verdict, self.practice.code, named, self.practice.source)

    def least(self, what: Condition, given: Amount, asked: Amount, *, above: bool = False) -> Iterator[Finding]:
        """Compare a number with a least number, or with one that it has to exceed."""
        if asked is not None:
            met = None if given is None else given > asked if above else given >= asked
            yield self.compared(what, given, Relation.ABOVE if above else Relation.AT_LEAST, asked, met=met)

    def most(self, what: Condition, given: Amount, asked: Amount) -> Iterator[Finding]:
        """Compare a number with a greatest number."""
        if asked is not None:
            yield self.compared(what, given, Relation.AT_MOST, asked, met=None if given is None else given <= asked)

    def within(
        self, what: Condition, given: Amount, limits: tuple[DifferenceLimit, ...], candidate: Candidate
    ) -> Iterator[Finding]:
        """Compare a number with the limits of a candidate; where unknown facts choose among them, every choice has to agree."""
        chosen = [_limits_of(limits, *known) for known in product(*_possible(candidate))]
        asked = sorted({limit.most for one in chosen for limit in one})
        if not asked:
            return
        met = None
        if given is not None:
            said = {all(given <= limit.most for limit in one) for one in chosen}
            met = said.pop() if len(said) == 1 else None
        code, verdict = _CODES[met]
        named = facts(what=what, given=given, how=Relation.AT_MOST, asked=asked[0] if len(asked) == 1 else tuple(asked))
        yield Finding(code, verdict, self.practice.code, named, self.practice.source)

    def required(self, what: Condition, *, given: bool | None, asked: bool) -> Iterator[Finding]:
        """Compare a yes or no with the one that is required."""
        met = None if given is None else given is asked
        yield self.compared(what, _answer(given), Relation.EQUAL, _answer(asked), met=met)

    def worst(self, marks: tuple[Grade, ...], worst: str | None, scale: str | None) -> Iterator[Finding]:
        """Compare the marks with the worst mark that is allowed."""
        if worst is None:
            return
        foreign = [grade for grade in marks if grade.scale.code != scale]
        if foreign:
            known = (f"marks of {scale}, the scale of {self.practice.code}",)
            raise ArgumentError("marks", f"of {foreign[0].scale.code}", known)
        limit = None if not marks else marks[0].scale.grade(worst)
        below = tuple(grade.label for grade in marks if limit is not None and grade < limit)
        met = None if limit is None else not below
        shown = below or (min(marks).label if marks else None)
        yield self.compared(Condition.WORST_MARK, shown, Relation.AT_LEAST, worst, met=met)


@checked
def check_selection(candidate: Candidate, *, by: SelectionPractice | str, catalogue: Catalogue | None = None) -> Report:
    """Check a candidate against the conditions on which a university selects for mobility.

    Args:
        candidate: the known facts about the candidate.
        by: a practice or its code.
        catalogue: another catalogue than the bundled one.

    Returns:
        HOLDS for a condition that is met, FAILS for one that is not, OPEN for one that needs an unknown value; a NOTE where the
        average gives priority.

    Raises:
        UnknownPracticeError: no practice of that code.
        ArgumentError: marks of another scale than the practice's.

    >>> report = check_selection(Candidate(gpa="3.5", language="B2"), by="KZ/KazNaRU-mobility")
    >>> [finding.message for finding in report.fails]
    ['the average: 3.5; required: above 3.5']
    """
    practice = selection_practice(by, catalogue=catalogue) if isinstance(by, str) else by
    conditions = _Conditions(practice)
    found = [
        *conditions.least(Condition.AVERAGE, candidate.gpa, practice.gpa, above=practice.above),
        *conditions.least(Condition.PERIODS, candidate.periods, practice.periods),
        *conditions.least(Condition.COMPLETED_YEARS, candidate.completed_years, practice.completed_years),
        *conditions.least(Condition.CREDITS, candidate.credits, practice.credits),
        *conditions.worst(candidate.marks, practice.worst, practice.scale),
        *conditions.most(Condition.DEBTS, candidate.debts, 0 if practice.no_debts else None),
    ]
    if practice.no_penalties:
        found += conditions.required(Condition.PENALTIES, given=candidate.penalties, asked=False)
    found += _years(conditions, practice, candidate)
    found += _language(conditions, practice, candidate)
    if practice.not_last_year:
        found += conditions.required(Condition.LAST_YEAR, given=candidate.last_year, asked=False)
    if practice.full_time:
        found += conditions.required(Condition.FULL_TIME, given=candidate.full_time, asked=True)
    if practice.priority is not None and candidate.gpa is not None and candidate.gpa > practice.priority:
        named = facts(given=candidate.gpa, asked=practice.priority)
        found.append(Finding("selection.priority", Verdict.NOTE, practice.code, named, practice.source))
    return Report(found)


def _years(conditions: _Conditions, practice: SelectionPractice, candidate: Candidate) -> Iterator[Finding]:
    """The years of study are printed for one cycle; the text does not mention others."""
    if practice.years and (practice.cycle is None or candidate.cycle in (None, practice.cycle)):
        unknown = candidate.year is None or (practice.cycle and candidate.cycle is None)
        met = None if unknown else candidate.year in practice.years
        yield conditions.compared(Condition.YEAR, candidate.year, Relation.ONE_OF, practice.years, met=met)


def _language(conditions: _Conditions, practice: SelectionPractice, candidate: Candidate) -> Iterator[Finding]:
    if practice.language is not None:
        given = candidate.language
        met = None if given is None else LEVELS.index(given) >= LEVELS.index(practice.language)
        yield conditions.compared(Condition.LANGUAGE, given, Relation.AT_LEAST, practice.language, met=met)


@checked
def check_transfer(candidate: Candidate, *, by: TransferPractice | str, catalogue: Catalogue | None = None) -> Report:
    """Check a student against the conditions of a transfer for good. These are rules of transfer, not of mobility.

    Args:
        candidate: the known facts: ``difference``, ``difference_credits``, ``prerequisites``, ``abroad``, ``cycle``,
            ``last_year``, ``first_semester``, ``week``, ``gpa``, ``marks``, ``share``.
        by: a practice or its code.
        catalogue: another catalogue than the bundled one.

    Returns:
        HOLDS for a condition that is met, FAILS for one that is not, OPEN for one that needs an unknown value.

    Raises:
        UnknownPracticeError: no practice of that code.
        ArgumentError: marks of another scale than the practice's.

    >>> check_transfer(Candidate(difference=6, first_semester=15, week=57), by="KZ/KSU-transfer").fails[0].message
    'the academic difference in compulsory components: 6; required: at most 5'
    """
    practice = transfer_practice(by, catalogue=catalogue) if isinstance(by, str) else by
    conditions = _Conditions(practice)
    limits = practice.difference_credits
    whole = tuple(limit for limit in limits if not limit.prerequisites)
    before = tuple(limit for limit in limits if limit.prerequisites)
    return Report(
        [
            *conditions.most(Condition.DIFFERENCE, candidate.difference, practice.difference),
            *conditions.within(Condition.DIFFERENCE_CREDITS, candidate.difference_credits, whole, candidate),
            *conditions.within(Condition.PREREQUISITES, candidate.prerequisites, before, candidate),
            *conditions.least(Condition.FIRST_SEMESTER, candidate.first_semester, practice.first_semester),
            *conditions.most(Condition.WEEK, candidate.week, practice.week),
            *conditions.least(Condition.AVERAGE, candidate.gpa, practice.gpa),
            *conditions.worst(candidate.marks, practice.worst, practice.scale),
            *conditions.most(Condition.SHARE, candidate.share, practice.share),
        ]
    )


def _possible(candidate: Candidate) -> tuple[tuple[str | bool, ...], ...]:
    """Return what a candidate's cycle, last year and origin may be: one value where it is known, else all."""
    either = (True, False)
    return (
        CYCLES if candidate.cycle is None else (candidate.cycle,),
        either if candidate.last_year is None else (candidate.last_year,),
        either if candidate.abroad is None else (candidate.abroad,),
    )


def _limits_of(
    limits: tuple[DifferenceLimit, ...], cycle: str | bool, last_year: str | bool, abroad: str | bool
) -> tuple[DifferenceLimit, ...]:
    """Return the limits that apply to a cycle, a year and an origin."""
    return tuple(
        limit
        for limit in limits
        if limit.cycle in (None, cycle) and limit.last_year in (None, last_year) and limit.abroad in (None, abroad)
    )
