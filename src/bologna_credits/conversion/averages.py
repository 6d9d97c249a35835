"""Averages of grades, weighted by credits: exact, with the rounding as a named step.

What a fail counts, what a mark above the number (30 e lode) counts, and which attempt of a course counts differs by rule. Nothing
is guessed: without a word from the caller or a published practice the average is OPEN where such a result stands among others.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from html import escape
from typing import Literal, final

import attrs

from bologna_credits.core.circumstances import ACTIVITIES, one_of
from bologna_credits.core.errors import (
    ArgumentError,
    ArgumentTypeError,
    MixedCreditsError,
    MixedScalesError,
    UndecidedError,
    UnknownGradeError,
)
from bologna_credits.core.exact import Number, Rounding, read_exact, show_exact
from bologna_credits.core.findings import Fact, Finding, Report, Verdict, facts
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import fold
from bologna_credits.credits.amounts import Credits
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.practices.averages import AveragePractice, Counting, Repeats

Weight = Credits | Number
_FAILS = ("count", "leave-out")


@final
@attrs.frozen
class Attempt:
    """One result that goes into an average, with what a practice may ask about it.

    Args:
        grade: the grade, or a mark that is no grade (I, W, AU, P) as text.
        credits: its credits, or a plain weight.
        course: the code of the course; several attempts of one course carry the same, in the order in which they were made.
        activity: the kind of work, where it is not theory: ``physical-education``.
        transferred: recognised from another institution.

    >>> from bologna_credits import grading_scale
    >>> Attempt(grading_scale("KZ-2018").grade("B"), 5, course="MATH101").course
    'MATH101'
    """

    grade: Grade | str
    credits: Weight
    course: str = ""
    activity: str | None = attrs.field(default=None, validator=one_of(ACTIVITIES))
    transferred: bool = False

    @property
    def label(self) -> str:
        """The grade's label, or the mark."""
        return self.grade if isinstance(self.grade, str) else self.grade.label


@final
@attrs.frozen
class GradeAverage:
    """The average of some grades.

    ``exact`` and ``value`` (after all that a practice adds, and the rounding) answer only where nothing is open; ``steps`` says
    what was counted and what not. ``scale`` is the scale of ``exact``; ``to`` is the code of the scale of ``value``.
    """

    scale: GradingScale
    steps: Report
    weight: Fraction
    _exact: Fraction | None = None
    rounding: Rounding | None = None
    to: str = ""
    _value: Fraction | None = None

    @property
    def decided(self) -> bool:
        """Whether there is one number."""
        return self._exact is not None

    @property
    def exact(self) -> Fraction:
        """The average before any rounding.

        Raises:
            UndecidedError: something is open; says what, and what to do.
        """
        if self._exact is None:
            told = "; ".join(finding.message for finding in self.steps.open)
            raise UndecidedError(told, "say it with fails=, counts_as= or repeats=, or name a practice with by=")
        return self._exact

    @property
    def value(self) -> Fraction:
        """The average as a practice makes it, rounded as was asked.

        Raises:
            UndecidedError: something is open.
        """
        return self.exact if self._value is None else self._value

    def _shown(self) -> str:
        return f"{self.to or self.scale.code}: {show_exact(self.value) if self.decided else 'open'}"

    def __str__(self) -> str:
        return f"{self._shown()}\n\n{self.steps}"

    def _repr_html_(self) -> str:
        return f"<p><strong>{escape(self._shown())}</strong></p>{self.steps._repr_html_()}"


def grade_average(
    results: Iterable[tuple[Grade, Weight] | Attempt],
    *,
    by: AveragePractice | str | None = None,
    rounding: Rounding | None = None,
    fails: Literal["count", "leave-out"] | None = None,
    counts_as: Mapping[str, Number] | None = None,
    repeats: Literal["every", "last", "best"] | None = None,
    catalogue: Catalogue | None = None,
) -> GradeAverage:
    """The average of grades of one scale, weighted by credits.

    Args:
        results: pairs of a grade and its credits (of one system) or a plain weight; or an :class:`Attempt` each, where a
            practice asks for more.
        by: a published practice or its code, ``"KZ/Abai"``; what the caller says besides goes before it.
        rounding: the last step; without it the average stays exact.
        fails: whether failing grades count with their number or are left out; needed where there is one.
        counts_as: what marks count that stand above the number or have none, by label: ``{"30L": 31}``.
        repeats: which attempts of one course count, where several carry the same ``course``.
        catalogue: another catalogue than the bundled one.

    Returns:
        The exact average, the rounded one, what was counted and what was left out. Mere passes have no number and are left
        out with a NOTE. Where a fail, a repeat, a conditional grade or a mark without a number is not decided, it is OPEN.

    Raises:
        MixedScalesError: grades of two scales; convert them first, one by one.
        MixedCreditsError: credits of two systems.
        ArgumentError: an unknown word, no results, a practice of another kind, or weights that add up to nothing.
        UnknownGradeError: text that is neither a grade of the scale nor a mark that the practice leaves out.

    >>> from bologna_credits import Credits, grading_scale
    >>> thirds = grading_scale("DE-THIRDS")
    >>> marks = [(thirds.grade("3.7"), Credits(3, "ECTS")), (thirds.grade("1.3"), Credits(6, "ECTS"))]
    >>> grade_average(marks, rounding=Rounding("0.1", "down")).value
    Fraction(21, 10)
    """
    practice = _practice(by, catalogue)
    attempts = [read_attempt(result) for result in results]
    if not attempts:
        raise ArgumentError("results", "nothing", ("at least one pair of a grade and its credits",))
    scale = _scale(attempts, practice, catalogue)
    if fails is not None and fails not in _FAILS:
        raise ArgumentError("fails", str(fails), _FAILS)
    if repeats is not None and repeats not in list(Repeats):
        raise ArgumentError("repeats", str(repeats), tuple(Repeats))
    counted = dict(practice.counts_as) if practice else {}
    counted |= {scale.grade(label).label: read_exact(number) for label, number in (counts_as or {}).items()}
    work = _Work(scale, practice, fails or (practice.fails if practice else None), counted)
    system = _system(attempts[0].credits)
    for attempt in attempts:
        if not isinstance(attempt.grade, str) and attempt.grade.scale != scale:
            raise MixedScalesError(scale.code, attempt.grade.scale.code)
        if _system(attempt.credits) != system:
            raise MixedCreditsError("average over", system or "plain weights", _system(attempt.credits) or "plain weights")
    for attempt in work.standing(attempts, repeats or (practice.repeats if practice else None)):
        work.add(attempt)
    return work.answer(rounding or (practice.rounding if practice else None))


def _practice(by: AveragePractice | str | None, catalogue: Catalogue | None) -> AveragePractice | None:
    if by is None or isinstance(by, AveragePractice):
        return by
    found = (catalogue if catalogue is not None else default_catalogue()).practice(by)
    if not isinstance(found, AveragePractice):
        raise ArgumentError("by", by, ("the code of a practice that averages grades",))
    return found


def read_attempt(result: object) -> Attempt:
    """A result as an :class:`Attempt`; a pair of a grade and its credits is one too."""
    if isinstance(result, Attempt):
        return result
    if not isinstance(result, tuple) or len(result) != 2 or not isinstance(result[0], Grade):
        raise ArgumentTypeError("results", repr(result)[:60], "a pair of a grade and its credits, or an Attempt")
    return Attempt(*result)


def _scale(attempts: list[Attempt], practice: AveragePractice | None, catalogue: Catalogue | None) -> GradingScale:
    """The scale of the results; a practice is of one scale."""
    first = next((attempt.grade.scale for attempt in attempts if not isinstance(attempt.grade, str)), None)
    if practice is not None:
        named = (catalogue if catalogue is not None else default_catalogue()).grading_scale(practice.scale)
        if first is not None and first != named:
            raise MixedScalesError(practice.scale, first.code)
        return named
    if first is None:
        raise ArgumentError("results", "marks without a grade", ("at least one grade",))
    return first


def _system(weight: Weight) -> str | None:
    return weight.system if isinstance(weight, Credits) else None


def _amount(weight: Weight) -> Fraction:
    return weight.amount if isinstance(weight, Credits) else read_exact(weight)


@final
class _Work:
    """The sums and the findings while results come in."""

    def __init__(
        self, scale: GradingScale, practice: AveragePractice | None, fails: str | None, counts_as: Mapping[str, Fraction]
    ) -> None:
        self.scale = scale
        self.practice = practice
        self.fails = fails
        self.counts_as = counts_as
        self.total = self.weight = Fraction(0)
        self.labels: list[str] = []
        self.found: list[Finding] = []

    @property
    def _source(self) -> Source | None:
        return self.practice.source if self.practice else self.scale.source

    def _tell(self, code: str, verdict: Verdict, attempt: Attempt, **named: Fact) -> None:
        about = attempt.course or str(attempt.grade)
        self.found.append(Finding(code, verdict, about, facts(grade=attempt.label, **named), self._source))

    def standing(self, attempts: list[Attempt], repeats: str | None) -> list[Attempt]:
        """The attempts that count: one of each course, or every one, as the rule says."""
        by_course: dict[str, list[Attempt]] = {}
        for attempt in attempts:
            if attempt.course:
                by_course.setdefault(attempt.course, []).append(attempt)
        kept = []
        for attempt in attempts:
            tries = by_course.get(attempt.course, [attempt])
            if len(tries) == 1 or repeats == Repeats.EVERY:
                kept.append(attempt)
            elif repeats is None and attempt is tries[0]:
                self._tell("average.repeats-open", Verdict.OPEN, attempt, count=len(tries))
            elif repeats is not None and attempt is _kept(tries, repeats):
                self._tell("average.repeats", Verdict.NOTE, attempt, count=len(tries), which=str(repeats))
                kept.append(attempt)
        return kept

    def _left_out(self, attempt: Attempt) -> bool:
        """Whether a practice leaves a result out; says so."""
        practice = self.practice
        if practice is None:
            return False
        if fold(attempt.label) in {fold(label) for label in practice.leave_out}:
            self._tell("average.left-out-mark", Verdict.NOTE, attempt, practice=practice.code)
        elif attempt.activity in practice.leave_out_activities:
            self._tell("average.left-out-activity", Verdict.NOTE, attempt, practice=practice.code, activity=attempt.activity)
        elif attempt.transferred and practice.transferred is Counting.LEAVE_OUT:
            self._tell("average.left-out-transferred", Verdict.NOTE, attempt, practice=practice.code)
        else:
            return False
        return True

    def add(self, attempt: Attempt) -> None:
        """One result, if it counts."""
        if self._left_out(attempt):
            return
        grade = attempt.grade
        if isinstance(grade, str):
            try:
                grade = self.scale.grade(grade)
            except UnknownGradeError as error:
                known = (*error.known, *(self.practice.leave_out if self.practice else ()))
                raise UnknownGradeError(error.scale, error.given, known, error.range) from None
        own = self.counts_as.get(grade.label)
        if own is not None:
            self._tell(
                "average.counts-as", Verdict.NOTE, attempt, number=own, who=self.practice.code if self.practice else "the caller"
            )
        elif not self._has_number(attempt, grade):
            return
        number = own if own is not None else grade.number
        assert number is not None
        weight = _amount(attempt.credits)
        self.labels.append(grade.label)
        self.total, self.weight = self.total + number * weight, self.weight + weight

    def _has_number(self, attempt: Attempt, grade: Grade) -> bool:
        """Whether a grade counts with its number; says why where it does not."""
        if grade.quality is None:
            self._tell("average.left-out", Verdict.NOTE, attempt)
        elif grade.conditional is not None:
            self._tell("grade.conditional", Verdict.OPEN, attempt, why=grade.conditional)
        elif not grade.passes and self.fails is None:
            self._tell("average.fails-open", Verdict.OPEN, attempt)
        elif not grade.passes and self.fails == Counting.LEAVE_OUT:
            self._tell("average.fail-left-out", Verdict.NOTE, attempt)
        elif grade.number is None or (grade.row is not None and grade.row.above):
            self._tell("average.no-number", Verdict.OPEN, attempt, scale=grade.scale.code)
        else:
            return True
        return False

    def answer(self, rounding: Rounding | None) -> GradeAverage:
        """The average of what came in."""
        scale = self.scale
        if any(finding.verdict is Verdict.OPEN for finding in self.found):
            return GradeAverage(scale, Report(self.found), self.weight, None, rounding)
        if self.weight == 0:
            self.found.append(Finding("average.nothing", Verdict.OPEN, scale.code, facts(scale=scale.code)))
            return GradeAverage(scale, Report(self.found), self.weight, None, rounding)
        exact = value = self.total / self.weight
        named = facts(total=self.total, weight=self.weight, exact=exact)
        self.found.append(Finding("average.mean", Verdict.HOLDS, scale.code, named, self._source))
        value = self._practised(value)
        if rounding is not None:
            after = rounding.apply(value)
            told = facts(before=value, after=after, rounding=str(rounding))
            self.found.append(Finding("grade.rounded", Verdict.HOLDS, scale.code, told, self._source))
            value = after
        to = self.practice.to if self.practice and self.practice.to else ""
        return GradeAverage(scale, Report(self.found), self.weight, exact, rounding, to, value)

    def _practised(self, value: Fraction) -> Fraction:
        """What a practice does after the mean: onto another scale, then what single marks add."""
        practice = self.practice
        if practice is None:
            return value
        if practice.factor is not None:
            after = value * practice.factor
            named = facts(before=value, factor=practice.factor, after=after, scale=practice.to or self.scale.code)
            self.found.append(Finding("average.factor", Verdict.HOLDS, self.scale.code, named, practice.source))
            value = after
        for label, each in practice.adds:
            count = self.labels.count(label)
            if count:
                named = facts(grade=label, count=count, each=each, after=value + count * each)
                self.found.append(Finding("average.adds", Verdict.HOLDS, self.scale.code, named, practice.source))
                value += count * each
        return value


def _kept(tries: list[Attempt], repeats: str) -> Attempt:
    """The last attempt, or the best; of equally good ones the first, and a mark that is no grade is never the best."""
    if repeats == Repeats.LAST:
        return tries[-1]
    return max(tries, key=lambda attempt: () if isinstance(attempt.grade, str) else (attempt.grade.quality or ()))
