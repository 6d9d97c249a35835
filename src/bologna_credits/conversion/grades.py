"""The one entry for grades: identity and the fail rule first, then a published table, the formula, or grading tables."""

import datetime
import functools
from collections.abc import Iterable
from fractions import Fraction
from importlib import import_module
from types import NoneType
from typing import TYPE_CHECKING, Any, TypeAlias, final

import attrs

from bologna_credits.conversion.answers import GradeConversion, Method
from bologna_credits.conversion.before_methods import FailStays, Identity, UnclearPass, Unranked
from bologna_credits.conversion.methods.bavarian import ModifiedBavarian
from bologna_credits.conversion.table_lookup import day_or_none, table_between, table_or_none
from bologna_credits.core.brief import brief
from bologna_credits.core.circumstance_words import Cycle
from bologna_credits.core.errors import ArgumentError, ArgumentTypeError, BolognaError, NoConversionError
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.later import later
from bologna_credits.core.reading import fold
from bologna_credits.core.typed import WRONG_TYPES, check_record, named, shown_type, wrong_arguments
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.memories import remembered

if TYPE_CHECKING:
    from bologna_credits.conversion.methods.grading_tables import GradingTableOverlap
    from bologna_credits.conversion.methods.passes import MeanSoFar, PassedOnly
    from bologna_credits.conversion.methods.published_tables import PublishedTable
    from bologna_credits.conversion.practice_methods import PracticeWith
    from bologna_credits.conversion.reference_groups import PractisedTables
    from bologna_credits.core.circumstances import Circumstances
    from bologna_credits.grades.equivalences import Equivalence
    from bologna_credits.grades.pass_marks import needed_for
else:  # a conversion by one method does not load the others
    (GradingTableOverlap,) = later("bologna_credits.conversion.methods.grading_tables", "GradingTableOverlap")
    MeanSoFar, PassedOnly = later("bologna_credits.conversion.methods.passes", "MeanSoFar", "PassedOnly")
    (PublishedTable,) = later("bologna_credits.conversion.methods.published_tables", "PublishedTable")
    (PracticeWith,) = later("bologna_credits.conversion.practice_methods", "PracticeWith")
    (PractisedTables,) = later("bologna_credits.conversion.reference_groups", "PractisedTables")
    (needed_for,) = later("bologna_credits.grades.pass_marks", "needed_for")
    (Circumstances,) = later("bologna_credits.core.circumstances", "Circumstances")
    (Equivalence,) = later("bologna_credits.grades.equivalences", "Equivalence")

By: TypeAlias = Method | Equivalence | PracticeWith | str | None
"""A way to convert: a method, a published table, the body that publishes one, a practice (with what it needs), or None for the
table that answers without a name."""
_BAVARIAN = "bavarian"
"""The word by which case files name the formula; no body of this name publishes a table."""
_MOST_KINDS = 256
_LOOKED_UP: dict[type, bool] = {NoneType: False, ModifiedBavarian: False}
"""Whether ways of a type have to be looked up; the types that were met."""
_RANKING: dict[type, bool | None] = {NoneType: True, ModifiedBavarian: True}
"""Whether methods of a type need grades with a rank; None for published tables, which go before every rule."""
_FORMULA = ModifiedBavarian()
_IDENTITY, _FAIL_STAYS, _UNRANKED, _UNCLEAR_PASS = Identity(), FailStays(), Unranked(), UnclearPass()


@final
@attrs.frozen(field_transformer=named)
class Chain:
    """Two conversions one after the other, built by the caller; a NOTE says that no body publishes the chain.

    Args:
        first: the way of the first conversion.
        via: the code of the scale in between.
        then: the way of the second conversion, which may be a chain again; None takes the table that answers without a name.

    >>> from bologna_credits import GradingTable, convert_grade, grading_scale, grading_table
    >>> scale = grading_scale("NO-AF")
    >>> host = GradingTable(scale, {"A": 18, "B": 64, "C": 77, "D": 37, "E": 10}, population="course")
    >>> letters = GradingTableOverlap(host, grading_table("ECTS-LETTERS"), choose="maximum")
    >>> convert_grade(scale.grade("B"), to="KZ-2011", by=Chain(letters, via="ECTS-AF", then="INEU")).grade.label
    'A'
    """

    __repr__ = brief

    first: By
    via: str
    then: "By | Chain" = None

    def __attrs_post_init__(self) -> None:
        check_record(self)


@final
@attrs.frozen
class ChainMethod:
    """A chain as a method; ``second`` is None where the first conversion leaves the grade open."""

    first: GradeConversion
    second: GradeConversion | None

    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """Return the answer of the second conversion, or an open one."""
        if self.second is None:
            return GradeConversion(start, to, self)
        return attrs.evolve(self.second, start=start, method=self)

    def steps(self, answer: GradeConversion) -> Report:
        """Return the steps of both conversions after the note."""
        note = Finding("grade.chain", Verdict.NOTE, str(answer.start), facts(via=self.first.to.code))
        return Report([note, *self.first.steps, *(self.second.steps if self.second else ())])


def convert_grade(
    grade: Grade,
    *,
    to: GradingScale | str | None = None,
    by: By | Chain = None,
    on: datetime.date | str | None = None,
    cycle: Cycle | None = None,
    circumstances: Circumstances | None = None,
    beside: Iterable[Grade] | None = None,
    catalogue: Catalogue | None = None,
) -> GradeConversion:
    """Return a grade of one scale as a grade of another.

    Identity and the fail rule apply before any method: a scale to itself changes nothing, and a fail never becomes a pass.

    Args:
        grade: a grade of a scale, from ``grading_scale(…).grade(…)``.
        to: the scale wanted, or its code; a practice and grading tables name their own.
        by: :class:`ModifiedBavarian`, :class:`Linear`, :class:`GradingTableOverlap`, :class:`MeanSoFar`, :class:`PassedOnly`, a
            published table, a :class:`Chain`, the code of a practice such as ``"DE/Passau-SoBi"``, a :class:`PracticeWith`
            where it needs more than the grade, ``"bavarian"`` for the formula without a practice, or the name of the body that
            publishes a table, ``"UCU"``; without it, the table marked as the default answers, or the only one of a statute or an
            agency.
        on: the day or cohort that counts, for tables and practices that changed.
        cycle: short, first, second or third, where a table depends on the level.
        circumstances: all circumstances together; ``cycle`` takes precedence over theirs.
        beside: further marks that the document prints for the same result, for tables that yield to a mark that tells more than
            the grade (FU Berlin, law). An empty list says that there are none; without it such a table leaves the grade open.
        catalogue: a catalogue in place of the bundled one.

    Returns:
        The grade where there is one, the exact value, the candidates, the steps and the sources.

    Raises:
        UnknownScaleError: no such scale; names the nearest.
        NoConversionError: no table, or several; lists the choices.
        CircumstanceNeededError: the table depends on a level that was not given.
        EquivalenceGapError: the table has no row for the grade.

    >>> from bologna_credits import convert_grade, grading_scale
    >>> convert_grade(grading_scale("KZ-2011").grade("B-"), to="ECTS-AF").grade.label
    'C'
    """
    if type(grade) is not Grade:
        raise ArgumentTypeError("grade", shown_type(grade), 'a grade, such as grading_scale("IT-30").grade("28")')
    known = default_catalogue() if catalogue is None else catalogue
    others: Any = beside
    try:
        others = beside if beside is None else tuple(beside)
        # The percentage is no part of a grade's equality, and an answer shows it: it is asked for too.
        return known.memories[_answer](grade, grade.percent, to, by, on, cycle, circumstances, others)
    except BolognaError:
        raise
    except WRONG_TYPES:
        asked = {"to": to, "by": by, "on": on, "cycle": cycle, "circumstances": circumstances, "beside": beside}
        for error in wrong_arguments(convert_grade, (grade,), {**asked, "catalogue": catalogue}):
            raise error from None
        if _hash((grade, to, by, on, cycle, circumstances, others)):
            raise
    # A method of the caller's own may hold a dictionary or a list: its answers are not remembered.
    wishes = (to, by, on, cycle, circumstances, others)
    return _answer.function(known, grade, grade.percent, *wishes)


def _hash(asked: tuple[object, ...]) -> bool:
    """Return True if all that was asked can be remembered."""
    try:
        hash(asked)
    except TypeError:
        return False
    return True


@remembered(4096)
def _answer(
    known: Catalogue,
    grade: Grade,
    _: Fraction | None,
    to: GradingScale | str | None,
    by: By | Chain,
    on: datetime.date | str | None,
    cycle: Cycle | None,
    circumstances: Circumstances | None,
    beside: tuple[Grade, ...] | None,
) -> GradeConversion:
    """Return the answer, which each catalogue remembers here and only here."""
    target = known.memories[_scale_of](to, on) if isinstance(to, str) else to
    body: str | None = None
    named: GradingScale | None = None
    method: Any = by
    kind = type(by)
    if kind is str or (_LOOKED_UP[kind] if kind in _LOOKED_UP else _is_looked_up(by)):
        body, method, named = _looked_up(known, by, on)
    if named is not None or type(target) is not GradingScale:
        target = _target(grade, named if target is None else target, named)
    if method is None:
        said = _said(cycle, circumstances)
        if body is not None or (not grade.passes and target != grade.scale):
            # A table may name one of several failing grades; where no single table answers, the fail rule does.
            find = table_between if body is not None else table_or_none
            method = find(known, grade.scale.code, target.code, body, on, said)
    if grade.scale.pass_marks or target.pass_marks:
        said = _said(cycle, circumstances)
        grade, target = grade.under(said), target.under(said)
    rule = _rule_before_methods(grade, method, target)
    if rule is not None:
        return rule.convert(grade, target)
    if grade.scale.pass_marks or target.pass_marks:
        _check_pass_mark(grade, method, target, said)
    if isinstance(method, Chain):
        return _convert_by_chain(grade, method, target, known, on, _said(cycle, circumstances), beside)
    if method is None:
        method = table_between(known, grade.scale.code, target.code, None, on, _said(cycle, circumstances))
    if beside is not None and isinstance(method, PublishedTable) and method.table.asks_for_more:
        method = attrs.evolve(method, beside=beside)
    answer: GradeConversion = method.convert(grade, target)
    return answer


@remembered(1024)
def _scale_of(known: Catalogue, code: str, on: datetime.date | str | None) -> GradingScale:
    return known.grading_scale(code, on)


def _said(cycle: Cycle | None, circumstances: Circumstances | None) -> Circumstances:
    said = circumstances or _unsaid()
    return said if cycle is None else Circumstances(cycle=cycle).over(said)


@functools.cache
def _unsaid() -> Circumstances:
    return Circumstances()


def _rule_before_methods(grade: Grade, method: Method | Chain | None, target: GradingScale) -> Method | None:
    """Return the rule that takes precedence over the method, or None."""
    if target is grade.scale or (target.code == grade.scale.code and target == grade.scale):
        return _IDENTITY
    kind = type(method)
    ranking = _RANKING[kind] if kind in _RANKING else _is_ranking(method)
    if ranking is None:
        return None
    conditional = grade.conditional is not None
    if conditional and method is not None:
        return _UNCLEAR_PASS
    if not grade.passes:
        return _UNCLEAR_PASS if conditional else _FAIL_STAYS
    if grade.quality is not None or method is None:
        return None
    return _UNRANKED if ranking else None


def _check_pass_mark(grade: Grade, method: Method | Chain | None, target: GradingScale, said: Circumstances) -> None:
    """Refuse a method that reckons with the lowest pass of a scale where that depends on what was not given."""
    if not (method is None or isinstance(method, Chain | PublishedTable)):
        raise needed_for(grade.scale if grade.scale.pass_marks else target, said)


def _is_looked_up(by: object) -> bool:
    found = isinstance(by, str | PracticeWith | Equivalence | PublishedTable | GradingTableOverlap | PractisedTables)
    if len(_LOOKED_UP) < _MOST_KINDS:
        _LOOKED_UP[type(by)] = found
    return found


def _is_ranking(method: object) -> bool | None:
    found = None if isinstance(method, PublishedTable) else not isinstance(method, Chain | MeanSoFar | PassedOnly)
    if len(_RANKING) < _MOST_KINDS:
        _RANKING[type(method)] = found
    return found


@functools.cache
def _of_practices() -> Any:
    """Return the function that finds the method of a practice; its module loads all kinds of practices."""
    return import_module("bologna_credits.conversion.practice_methods").method_of_practice


def _looked_up(
    known: Catalogue, by: object, on: datetime.date | str | None
) -> tuple[str | None, Method | None, GradingScale | None]:
    """Return the body whose table is wanted, or the method; and the scale to which the method itself leads."""
    if isinstance(by, str) and "/" not in by:
        return (None, _FORMULA, None) if fold(by) == _BAVARIAN else (by, None, None)
    if isinstance(by, str | PracticeWith):
        memories: Any = known.memories
        method, scale = memories[_of_practices()](by, on)
        return None, method, scale
    if isinstance(by, Equivalence):
        return None, PublishedTable(by, (), day_or_none(on)), known.grading_scale(by.to)
    if isinstance(by, PublishedTable):
        return None, by, known.grading_scale(by.table.to)
    assert isinstance(by, GradingTableOverlap | PractisedTables)
    return None, by, by.to


def _target(grade: Grade, target: GradingScale | None, named: GradingScale | None) -> GradingScale:
    """Return the scale that is wanted, which is that of the method where it names one."""
    if target is None:
        raise ArgumentError("to", "nothing", ('a grading scale or its code, such as "ECTS-AF"',))
    if not isinstance(target, GradingScale):
        raise ArgumentTypeError("to", shown_type(target), 'a grading scale or its code, such as "ECTS-AF"')
    if named is not None and target is not named and target != named:
        raise NoConversionError(grade.scale.code, target.code, (named.code,), "the method that was named yields another scale")
    return target


def _convert_by_chain(
    grade: Grade,
    chain: Chain,
    target: GradingScale,
    known: Catalogue,
    on: datetime.date | str | None,
    said: Circumstances,
    beside: tuple[Grade, ...] | None,
) -> GradeConversion:
    # The marks beside are of the document's own grade; what stands beside the grade in between, nobody said.
    first = convert_grade(grade, to=chain.via, by=chain.first, on=on, circumstances=said, beside=beside, catalogue=known)
    second = None
    if first.result is not None:
        second = convert_grade(first.result, to=target, by=chain.then, on=on, circumstances=said, catalogue=known)
    return ChainMethod(first, second).convert(grade, target)
