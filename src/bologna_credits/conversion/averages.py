"""Averages of grades, weighted by credits: exact, with the rounding as a named step.

Rules differ in how they count fails, marks above the number (30 e lode) and several attempts of one course. Nothing is guessed:
unless the caller or a published practice decides, an average with such a result is OPEN.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, Literal, final

import attrs

from bologna_credits.conversion.answers import RuleBy
from bologna_credits.conversion.attempts import Attempt, Weight, amount_of, read_attempt, system_of
from bologna_credits.conversion.practice_lookup import practice_of
from bologna_credits.core.brief import brief
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
from bologna_credits.core.render import escaped
from bologna_credits.core.typed import checked_late, shown_type
from bologna_credits.core.visible import shown_value, visibly
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.known_units import check_units
from bologna_credits.law.practices.averages import AveragePractice, Counting, Repeats

_FAILS = ("count", "leave-out")


@final
@attrs.frozen
class GradeAverage:
    """The average of some grades.

    ``exact`` and ``value`` (after all that a practice adds, and the rounding) answer only where nothing is open; ``steps`` lists
    the results counted or left out. ``scale`` is the scale of ``exact``; ``to`` is the code of the scale of ``value``.
    """

    __repr__ = brief

    scale: GradingScale
    steps: Report
    weight: Fraction
    _exact: Fraction | None = None
    rounding: Rounding | None = None
    to: str = ""
    _value: Fraction | None = None

    @property
    def decided(self) -> bool:
        """True if there is one number."""
        return self._exact is not None

    @property
    def exact(self) -> Fraction:
        """The average before any rounding.

        Raises:
            UndecidedError: something is open; names it, and the cure.
        """
        if self._exact is None:
            open_ = "; ".join(finding.message for finding in self.steps.open)
            raise UndecidedError(open_, "decide with fails=, counts_as= or repeats=, or name a practice with by=")
        return self._exact

    @property
    def value(self) -> Fraction:
        """The average after the steps of the practice and the rounding.

        Raises:
            UndecidedError: something is open.
        """
        return self.exact if self._value is None else self._value

    def _shown(self) -> str:
        return f"{self.to or self.scale.code}: {show_exact(self.value) if self.decided else 'open'}"

    def _brief(self) -> str:
        return self._shown()

    @visibly
    def __str__(self) -> str:
        return f"{self._shown()}\n\n{self.steps}"

    def _repr_html_(self) -> str:
        return f"<p><strong>{escaped(self._shown())}</strong></p>{self.steps._repr_html_()}"


@checked_late
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
    """Return the average of grades of one scale, weighted by credits.

    Args:
        results: pairs of a grade and its credits (of one system) or a plain weight; or an :class:`Attempt` each, where a
            practice depends on more.
        by: a published practice or its code, ``"KZ/Abai"``; the other arguments take precedence over it.
        rounding: the last step; without it, the average stays exact.
        fails: ``count`` if failing grades count with their number, ``leave-out`` if not; required where there is one.
        counts_as: numbers for marks that are above the number or have none, by label: ``{"30L": 31}``.
        repeats: the attempts that count, where several have the same ``course``.
        catalogue: a catalogue in place of the bundled one.

    Returns:
        The exact average, the rounded one, and the results counted or left out. Mere passes have no number and are left
        out with a NOTE. A fail, a repeat, a conditional grade or a mark without a number is OPEN unless a rule decides.

    Raises:
        MixedScalesError: grades of two scales; convert them first, one by one.
        MixedCreditsError: credits of two systems.
        ArgumentError: an unknown word, no results, a practice of another kind, or weights whose sum is 0.
        UnknownGradeError: text that is neither a grade of the scale nor a mark that the practice leaves out.
        NumberError: a weight below 0.

    >>> from bologna_credits import Credits, grading_scale
    >>> thirds = grading_scale("DE-THIRDS")
    >>> marks = [(thirds.grade("3.7"), Credits(3, "ECTS")), (thirds.grade("1.3"), Credits(6, "ECTS"))]
    >>> grade_average(marks, rounding=Rounding("0.1", "down")).value
    Fraction(21, 10)
    """
    known = catalogue or default_catalogue()
    practice = None if by is None else practice_of(by, AveragePractice, "averages grades", known)
    attempts = [read_attempt(result) for result in results]
    if not attempts:
        raise ArgumentError("results", "nothing", ("at least one pair of a grade and its credits",))
    check_units((attempt.credits for attempt in attempts), known)
    scale = _scale(attempts, practice, known)
    if fails is not None and fails not in _FAILS:
        raise ArgumentError("fails", str(fails), _FAILS)
    if rounding is not None and not isinstance(rounding, Rounding):
        raise ArgumentTypeError("rounding", shown_type(rounding), "a Rounding")
    if repeats is not None and repeats not in list(Repeats):
        raise ArgumentError("repeats", shown_value(repeats), tuple(Repeats))
    counted = dict(practice.counts_as) if practice else {}
    counted |= {scale.grade(label).label: read_exact(number) for label, number in (counts_as or {}).items()}
    sums = _Sums(scale, practice, fails or (practice.fails if practice else None), counted)
    system = system_of(attempts[0].credits)
    for attempt in attempts:
        if not isinstance(attempt.grade, str) and attempt.grade.scale != scale:
            raise MixedScalesError(scale.code, attempt.grade.scale.code)
        if system_of(attempt.credits) != system:
            raise MixedCreditsError("average over", system or "plain weights", system_of(attempt.credits) or "plain weights")
    for attempt in sums.counting(attempts, repeats or (practice.repeats if practice else None)):
        sums.add(attempt)
    return sums.answer(rounding or (practice.rounding if practice else None))


def mean_value(average: GradeAverage | Number, scale: str | None = None) -> Fraction:
    """Return the number of an average, whether it is given as such or as a number.

    Args:
        average: the average, or the number.
        scale: the code of the scale that it is compared with; None where the rule names none. A number has no scale of its own.

    Raises:
        MixedScalesError: an average on another scale.
    """
    if not isinstance(average, GradeAverage):
        return read_exact(average)
    own = average.to or average.scale.code
    if scale is not None and own != scale:
        raise MixedScalesError(scale, own)
    return average.value


def _scale(attempts: list[Attempt], practice: AveragePractice | None, catalogue: Catalogue) -> GradingScale:
    """Return the scale of the results; a practice has one scale."""
    first = next((attempt.grade.scale for attempt in attempts if not isinstance(attempt.grade, str)), None)
    if practice is not None:
        named = catalogue.grading_scale(practice.scale)
        if first is not None and first != named:
            raise MixedScalesError(practice.scale, first.code)
        return named
    if first is None:
        raise ArgumentError("results", "marks without a grade", ("at least one grade",))
    return first


@final
class _Sums:
    """The sums and the findings of an average while its results are added."""

    def __init__(
        self, scale: GradingScale, practice: AveragePractice | None, fails: str | None, counts_as: Mapping[str, Fraction]
    ) -> None:
        self.scale = scale
        self.practice = practice
        self.fails = fails
        self.counts_as = counts_as
        self.total = self.weight = Fraction(0)
        self.labels: list[str] = []
        self.again: dict[str, bool] = {}  # the courses that were repeated, and if an earlier attempt had passed
        self.found: list[Finding] = []

    @property
    def _source(self) -> Source | None:
        return self.practice.source if self.practice else self.scale.source

    def _note(self, code: str, verdict: Verdict, attempt: Attempt, **named: Fact) -> None:
        about = attempt.course or str(attempt.grade)
        self.found.append(Finding(code, verdict, about, facts(grade=attempt.label, **named), self._source))

    def counting(self, attempts: list[Attempt], repeats: str | None) -> list[Attempt]:
        """Return the attempts that count: one of each course, or every one, by the rule."""
        by_course: dict[str, list[Attempt]] = {}
        for attempt in attempts:
            if attempt.course:
                by_course.setdefault(attempt.course, []).append(attempt)
        kept = []
        for attempt in attempts:
            tries = by_course.get(attempt.course, [attempt])
            if len(tries) == 1 or repeats == Repeats.EVERY or (repeats is None and all(map(self._weightless, tries))):
                kept.append(attempt)
            elif repeats is None and attempt is tries[0]:
                self._note("average.repeats-open", Verdict.OPEN, attempt, count=len(tries))
            elif repeats is not None and attempt is _kept(tries, repeats):
                self._note("average.repeats", Verdict.NOTE, attempt, count=len(tries), which=Repeats(repeats))
                self.again[attempt.course] = any(not isinstance(one.grade, str) and one.grade.passes for one in tries)
                kept.append(attempt)
        return kept

    def _weightless(self, attempt: Attempt) -> bool:
        """Return True if a result changes nothing, whether it counts or not: no weight, and no amount that its label adds."""
        adds = {fold(label) for label, _ in self.practice.adds} if self.practice else set()
        return self._weight(attempt) == 0 and fold(attempt.label) not in adds

    def _left_out(self, attempt: Attempt) -> bool:
        """Return True if a practice leaves a result out; note it."""
        practice = self.practice
        if practice is None:
            return False
        if fold(attempt.label) in {fold(label) for label in practice.leave_out}:
            self._note("average.left-out-mark", Verdict.NOTE, attempt, practice=practice.code)
        elif attempt.activity in practice.leave_out_activities:
            self._note("average.left-out-activity", Verdict.NOTE, attempt, practice=practice.code, activity=attempt.activity)
        elif attempt.transferred and practice.transferred is Counting.LEAVE_OUT:
            self._note("average.left-out-transferred", Verdict.NOTE, attempt, practice=practice.code)
        else:
            return False
        return True

    def add(self, attempt: Attempt) -> None:
        """Add one result, if it counts."""
        if self._left_out(attempt):
            return
        grade = attempt.grade
        if isinstance(grade, str):
            try:
                grade = self.scale.grade(grade)
            except UnknownGradeError as error:
                known = (*error.known, *(self.practice.leave_out if self.practice else ()))
                raise UnknownGradeError(
                    error.scale, error.given, known, error.range, instead=error.instead, marks=error.marks
                ) from None
        own = self.counts_as.get(grade.label)
        if own is None and attempt.course in self.again and not grade.passes:
            own, decided = self._failed_repeat(attempt)
            if not decided:
                return
        if own is not None:
            who = self.practice.code if self.practice else RuleBy.CALLER
            self._note("average.counts-as", Verdict.NOTE, attempt, number=own, who=who)
        elif not self._has_number(attempt, grade):
            return
        number = own if own is not None else grade.number
        assert number is not None
        weight = self._weight(attempt)
        self.labels.append(grade.label)
        self.total, self.weight = self.total + number * weight, self.weight + weight

    def _failed_repeat(self, attempt: Attempt) -> tuple[Fraction | None, bool]:
        """Return the number that a failed repeat counts, where the practice has one, and False where it leaves the case open."""
        number = self.practice.failed_repeat if self.practice else None
        if self.practice is None or number is None or self.again[attempt.course]:
            return number, True
        self._note("average.failed-repeat-open", Verdict.OPEN, attempt, number=number, practice=self.practice.code)
        return None, False

    def _weight(self, attempt: Attempt) -> Fraction:
        """Return the weight of a result: that of its kind of work, or one, or its credits."""
        practice = self.practice
        if practice is None:
            return amount_of(attempt.credits)
        own = dict(practice.weights).get(attempt.activity or "")
        if own is not None:
            return own
        return Fraction(1) if practice.each_once else amount_of(attempt.credits)

    def _has_number(self, attempt: Attempt, grade: Grade) -> bool:
        """Return True if a grade counts with its number; note the reason where it does not."""
        if grade.quality is None:
            self._note("average.left-out", Verdict.NOTE, attempt)
        elif self._weightless(attempt) and self._undecided(grade):
            self._note("average.weightless", Verdict.NOTE, attempt)
        elif grade.conditional is not None:
            self._note("grade.conditional", Verdict.OPEN, attempt, why=grade.conditional)
        elif not grade.passes and self.fails is None:
            self._note("average.fails-open", Verdict.OPEN, attempt)
        elif not grade.passes and self.fails == Counting.LEAVE_OUT:
            self._note("average.fail-left-out", Verdict.NOTE, attempt)
        elif grade.number is None or grade.above:
            self._note("average.no-number", Verdict.OPEN, attempt, scale=grade.scale.code)
        else:
            return True
        return False

    def _undecided(self, grade: Grade) -> bool:
        """Return True if no rule says what a ranked grade counts."""
        unruled = not grade.passes and self.fails is None
        return grade.conditional is not None or unruled or grade.number is None or grade.above

    def answer(self, rounding: Rounding | None) -> GradeAverage:
        """Return the average of the results that were added."""
        scale = self.scale
        if any(finding.verdict is Verdict.OPEN for finding in self.found):
            return GradeAverage(scale, Report(self.found), self.weight, rounding=rounding)
        if self.weight == 0:
            self.found.append(Finding("average.nothing", Verdict.OPEN, scale.code, facts(scale=scale.code)))
            return GradeAverage(scale, Report(self.found), self.weight, rounding=rounding)
        exact = value = self.total / self.weight
        named = facts(total=self.total, weight=self.weight, exact=exact)
        self.found.append(Finding("average.mean", Verdict.HOLDS, scale.code, named, self._source))
        value = self._after_mean(value)
        if rounding is not None:
            after = rounding.apply(value)
            named = facts(before=value, after=after, rounding=rounding)
            self.found.append(Finding("grade.rounded", Verdict.HOLDS, scale.code, named, self._source))
            value = after
        to = self.practice.to if self.practice and self.practice.to else ""
        return GradeAverage(scale, Report(self.found), self.weight, exact=exact, rounding=rounding, to=to, value=value)

    def _after_mean(self, value: Fraction) -> Fraction:
        """Return the mean on the scale of the practice, with the amounts that single marks add."""
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
    """Return the last attempt, or the best. That is the first of equally good ones, and never a mark that is no grade.

    A mere pass is better than any fail, although only the fail has a rank.
    """
    return tries[-1] if repeats == Repeats.LAST else max(tries, key=_goodness)


def _goodness(attempt: Attempt) -> tuple[Any, ...]:
    grade = attempt.grade
    return () if isinstance(grade, str) else (grade.passes, grade.quality or ())
