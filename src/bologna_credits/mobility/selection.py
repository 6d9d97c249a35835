"""Who may go, and who may move for good: conditions that universities publish, each its own."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.circumstances import CYCLES, one_of
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.exact import show_exact
from bologna_credits.core.findings import Fact, Finding, Report, Verdict, facts
from bologna_credits.core.reading import optional_exact
from bologna_credits.grades.scales import Grade
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.lookup import selection_practice, transfer_practice
from bologna_credits.law.practices.mobility import SelectionPractice, TransferPractice

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
"""Levels of language of the Common European Framework of Reference."""


def _read_marks(value: Iterable[Grade]) -> tuple[Grade, ...]:
    return tuple(value)


@final
@attrs.frozen
class Candidate:
    """What is known of a candidate; what is left out is not known, which is not "no".

    Args:
        gpa: the average in points.
        year: the year of study.
        last_year: whether it is the last.
        periods: academic periods completed.
        completed_years: years completed.
        credits: credits gained, in ECTS.
        marks: the marks.
        language: the level of the language of instruction.
        cycle: the cycle of study.
        debts: how many failed courses are open.
        penalties: whether there are any.
        full_time: whether studies are full time.
        difference: for a transfer: components of the compulsory part that are missing.
        first_semester: for a transfer: credits of the completed first semester, in the credits of the country.
        week: for a transfer: academic hours a week of the new individual plan.
        share: for a transfer: the part of the degree that is to be transferred.

    Raises:
        ArgumentError: an unknown level or cycle.
    """

    gpa: Fraction | None = attrs.field(default=None, converter=optional_exact)
    year: int | None = None
    last_year: bool | None = None
    periods: int | None = None
    completed_years: int | None = None
    credits: Fraction | None = attrs.field(default=None, converter=optional_exact)
    marks: tuple[Grade, ...] = attrs.field(default=(), converter=_read_marks)
    language: str | None = attrs.field(default=None, validator=one_of(LEVELS))
    cycle: str | None = attrs.field(default=None, validator=one_of(CYCLES))
    debts: int | None = None
    penalties: bool | None = None
    full_time: bool | None = None
    difference: int | None = None
    first_semester: Fraction | None = attrs.field(default=None, converter=optional_exact)
    week: Fraction | None = attrs.field(default=None, converter=optional_exact)
    share: Fraction | None = attrs.field(default=None, converter=optional_exact)


Practice = SelectionPractice | TransferPractice
Amount = Fraction | int | None


@final
@attrs.frozen
class _Rule:
    """One practice at work: what is met holds, what is not met fails, what is not known is open."""

    practice: Practice

    def told(self, what: str, given: Fact, asked: Fact, *, met: bool | None) -> Finding:
        verdict = {True: Verdict.HOLDS, False: Verdict.FAILS, None: Verdict.OPEN}[met]
        word = {True: "met", False: "not-met", None: "unknown"}[met]
        named = facts(what=what, given=given, asked=asked)
        return Finding(f"selection.{word}", verdict, self.practice.code, named, self.practice.source)

    def least(
        self, what: str, given: Fraction | int | None, asked: Fraction | int | None, *, above: bool = False
    ) -> Iterator[Finding]:
        if asked is not None:
            met = None if given is None else given > asked if above else given >= asked
            yield self.told(what, given, f"above {_shown(asked)}" if above else f"at least {_shown(asked)}", met=met)

    def most(self, what: str, given: Amount, asked: Amount) -> Iterator[Finding]:
        if asked is not None:
            yield self.told(what, given, f"at most {_shown(asked)}", met=None if given is None else given <= asked)

    def none(self, what: str, given: bool | int | None, *, asked: bool) -> Iterator[Finding]:
        if asked:
            yield self.told(what, None if given is None else str(int(given)), "none", met=None if given is None else not given)

    def worst(self, marks: tuple[Grade, ...], worst: str | None, scale: str | None) -> Iterator[Finding]:
        if worst is None:
            return
        foreign = [grade for grade in marks if grade.scale.code != scale]
        if foreign:
            raise ArgumentError(
                "marks", f"of {foreign[0].scale.code}", (f"marks of {scale}, on which {self.practice.code} speaks",)
            )
        limit = None if not marks else marks[0].scale.grade(worst)
        below = [grade.label for grade in marks if limit is not None and grade < limit]
        met = None if limit is None else not below
        yield self.told("the worst mark", ", ".join(below) or None, f"{worst} or better", met=met)


def _shown(number: Fraction | int) -> str:
    return show_exact(Fraction(number))


def check_selection(candidate: Candidate, *, by: SelectionPractice | str, catalogue: Catalogue | None = None) -> Report:
    """Whether a candidate meets the conditions on which a university selects for mobility.

    Args:
        candidate: what is known.
        by: a practice or its code.
        catalogue: another catalogue than the bundled one.

    Returns:
        HOLDS for what is met, FAILS for what is not, OPEN for what is not known; a NOTE where the average gives priority.

    Raises:
        UnknownPracticeError: no practice of that code.
        ArgumentError: marks of another scale than the practice speaks of.

    >>> report = check_selection(Candidate(gpa="3.5", language="B2"), by="KZ/KazNaRU-mobility")
    >>> [finding.message for finding in report.fails]
    ['the average is 3.5, asked for is above 3.5']
    """
    practice = selection_practice(by, catalogue=catalogue) if isinstance(by, str) else by
    rule = _Rule(practice)
    found = [
        *rule.least("the average", candidate.gpa, practice.gpa, above=practice.above),
        *rule.least("academic periods completed", candidate.periods, practice.periods),
        *rule.least("years completed", candidate.completed_years, practice.completed_years),
        *rule.least("credits gained", candidate.credits, practice.credits),
        *rule.worst(candidate.marks, practice.worst, practice.scale),
        *rule.none("academic debt", candidate.debts, asked=practice.no_debts),
        *rule.none("penalties", candidate.penalties, asked=practice.no_penalties),
        *_years(rule, practice, candidate),
        *_language(rule, practice, candidate),
    ]
    if practice.not_last_year:
        met = None if candidate.last_year is None else not candidate.last_year
        found.append(rule.told("the year of study", _last(candidate), "not the last", met=met))
    if practice.full_time:
        found.append(rule.told("the mode of study", _mode(candidate), "full time", met=candidate.full_time))
    if practice.priority is not None and candidate.gpa is not None and candidate.gpa > practice.priority:
        named = facts(given=candidate.gpa, asked=practice.priority)
        found.append(Finding("selection.priority", Verdict.NOTE, practice.code, named, practice.source))
    return Report(found)


def _last(candidate: Candidate) -> str | None:
    return None if candidate.last_year is None else "the last" if candidate.last_year else "not the last"


def _mode(candidate: Candidate) -> str | None:
    return None if candidate.full_time is None else "full time" if candidate.full_time else "not full time"


def _years(rule: _Rule, practice: SelectionPractice, candidate: Candidate) -> Iterator[Finding]:
    """The years of study are printed for one cycle; of others the text says nothing."""
    if practice.years and (practice.cycle is None or candidate.cycle in (None, practice.cycle)):
        asked = " or ".join(map(str, practice.years))
        met = None if candidate.year is None or (practice.cycle and candidate.cycle is None) else candidate.year in practice.years
        yield rule.told("the year of study", candidate.year, asked, met=met)


def _language(rule: _Rule, practice: SelectionPractice, candidate: Candidate) -> Iterator[Finding]:
    if practice.language is not None:
        given = candidate.language
        met = None if given is None else LEVELS.index(given) >= LEVELS.index(practice.language)
        yield rule.told("the language of instruction", given, f"{practice.language} or better", met=met)


def check_transfer(candidate: Candidate, *, by: TransferPractice | str, catalogue: Catalogue | None = None) -> Report:
    """Whether a student may move for good from one university to another. These are rules of transfer, not of mobility.

    Args:
        candidate: what is known: ``difference``, ``first_semester``, ``week``, ``gpa``, ``marks``, ``share``.
        by: a practice or its code.
        catalogue: another catalogue than the bundled one.

    Returns:
        HOLDS for what is met, FAILS for what is not, OPEN for what is not known.

    Raises:
        UnknownPracticeError: no practice of that code.
        ArgumentError: marks of another scale than the practice speaks of.

    >>> check_transfer(Candidate(difference=6, first_semester=15, week=57), by="KZ/KSU-transfer").fails[0].message
    'the academic difference in compulsory components is 6, asked for is at most 5'
    """
    practice = transfer_practice(by, catalogue=catalogue) if isinstance(by, str) else by
    rule = _Rule(practice)
    return Report(
        [
            *rule.most("the academic difference in compulsory components", candidate.difference, practice.difference),
            *rule.least("credits of the first semester", candidate.first_semester, practice.first_semester),
            *rule.most("academic hours a week", candidate.week, practice.week),
            *rule.least("the average", candidate.gpa, practice.gpa),
            *rule.worst(candidate.marks, practice.worst, practice.scale),
            *rule.most("the part of the degree", candidate.share, practice.share),
        ]
    )
