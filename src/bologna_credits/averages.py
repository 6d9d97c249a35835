"""Averages of grades, weighted by credits: exact, with the rounding as a named step.

What a fail counts, and what a mark above the number (30 e lode) counts, differs by rule. Nothing is guessed: without a word from
the caller the average is OPEN where such a mark stands among the results.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from html import escape
from typing import Literal, final

import attrs

from bologna_credits.credits import Credits
from bologna_credits.errors import ArgumentError, ArgumentTypeError, MixedCreditsError, MixedScalesError, UndecidedError
from bologna_credits.exact import Number, Rounding, read_exact, show_exact
from bologna_credits.findings import Fact, Finding, Report, Verdict, facts
from bologna_credits.grades import Grade, GradingScale

Weight = Credits | Number
_FAILS = ("count", "leave-out")


@final
@attrs.frozen
class GradeAverage:
    """The average of some grades.

    ``exact`` and ``value`` (after the rounding) answer only where nothing is open; ``steps`` says what was counted and what not.
    """

    scale: GradingScale
    steps: Report
    weight: Fraction
    _exact: Fraction | None = None
    rounding: Rounding | None = None

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
            raise UndecidedError(told, "say it with fails= or counts_as=")
        return self._exact

    @property
    def value(self) -> Fraction:
        """The average, rounded as was asked.

        Raises:
            UndecidedError: something is open.
        """
        return self.exact if self.rounding is None else self.rounding.apply(self.exact)

    def _shown(self) -> str:
        return f"{self.scale.code}: {show_exact(self.value) if self.decided else 'open'}"

    def __str__(self) -> str:
        return f"{self._shown()}\n\n{self.steps}"

    def _repr_html_(self) -> str:
        return f"<p><strong>{escape(self._shown())}</strong></p>{self.steps._repr_html_()}"


def grade_average(
    results: Iterable[tuple[Grade, Weight]],
    *,
    rounding: Rounding | None = None,
    fails: Literal["count", "leave-out"] | None = None,
    counts_as: Mapping[str, Number] | None = None,
) -> GradeAverage:
    """The average of grades of one scale, weighted by credits.

    Args:
        results: pairs of a grade and its credits (of one system), or of a grade and a plain weight.
        rounding: the last step; without it the average stays exact.
        fails: whether failing grades count with their number or are left out; needed where there is one.
        counts_as: what marks count that stand above the number or have none, by label: ``{"30L": 31}``.

    Returns:
        The exact average, the rounded one, what was counted and what was left out. Mere passes have no number and are left
        out with a NOTE. Where a fail, a conditional grade or a mark without a number is not decided, the average is OPEN.

    Raises:
        MixedScalesError: grades of two scales; convert them first, one by one.
        MixedCreditsError: credits of two systems.
        ArgumentError: an unknown word in ``fails``, no results, or weights that add up to nothing.

    >>> from bologna_credits import Credits, grading_scale
    >>> thirds = grading_scale("DE-THIRDS")
    >>> marks = [(thirds.grade("3.7"), Credits(3, "ECTS")), (thirds.grade("1.3"), Credits(6, "ECTS"))]
    >>> grade_average(marks, rounding=Rounding("0.1", "down")).value
    Fraction(21, 10)
    """
    if fails is not None and fails not in _FAILS:
        raise ArgumentError("fails", str(fails), _FAILS)
    pairs = [_read(result) for result in results]
    if not pairs:
        raise ArgumentError("results", "nothing", ("at least one pair of a grade and its credits",))
    scale = pairs[0][0].scale
    work = _Work(fails, {scale.grade(label).label: read_exact(number) for label, number in (counts_as or {}).items()})
    system = _system(pairs[0][1])
    for grade, weight in pairs:
        if grade.scale != scale:
            raise MixedScalesError(scale.code, grade.scale.code)
        if _system(weight) != system:
            raise MixedCreditsError("average over", system or "plain weights", _system(weight) or "plain weights")
        work.add(grade, weight.amount if isinstance(weight, Credits) else read_exact(weight))
    return work.answer(scale, rounding)


def _read(result: object) -> tuple[Grade, Weight]:
    if not isinstance(result, tuple) or len(result) != 2 or not isinstance(result[0], Grade):
        raise ArgumentTypeError("results", repr(result)[:60], "a pair of a grade and its credits")
    return result


def _system(weight: Weight) -> str | None:
    return weight.system if isinstance(weight, Credits) else None


@final
class _Work:
    """The sums and the findings while results come in."""

    def __init__(self, fails: str | None, counts_as: Mapping[str, Fraction]) -> None:
        self.fails = fails
        self.counts_as = counts_as
        self.total = self.weight = Fraction(0)
        self.found: list[Finding] = []

    def _tell(self, code: str, verdict: Verdict, grade: Grade, **named: Fact) -> None:
        self.found.append(Finding(code, verdict, str(grade), facts(grade=grade.label, **named), grade.scale.source))

    def add(self, grade: Grade, weight: Fraction) -> None:
        """One result, if it counts."""
        own = self.counts_as.get(grade.label)
        if own is not None:
            self._tell("average.counts-as", Verdict.NOTE, grade, number=own)
        elif grade.quality is None:
            self._tell("average.left-out", Verdict.NOTE, grade)
            return
        elif grade.conditional is not None:
            self._tell("grade.conditional", Verdict.OPEN, grade, why=grade.conditional)
            return
        elif not grade.passes and self.fails is None:
            self._tell("average.fails-open", Verdict.OPEN, grade)
            return
        elif not grade.passes and self.fails == "leave-out":
            self._tell("average.fail-left-out", Verdict.NOTE, grade)
            return
        elif grade.number is None or (grade.row is not None and grade.row.above):
            self._tell("average.no-number", Verdict.OPEN, grade, scale=grade.scale.code)
            return
        number = own if own is not None else grade.number
        assert number is not None
        self.total, self.weight = self.total + number * weight, self.weight + weight

    def answer(self, scale: GradingScale, rounding: Rounding | None) -> GradeAverage:
        """The average of what came in."""
        if any(finding.verdict is Verdict.OPEN for finding in self.found):
            return GradeAverage(scale, Report(self.found), self.weight, None, rounding)
        if self.weight == 0:
            self.found.append(Finding("average.nothing", Verdict.OPEN, scale.code, facts(scale=scale.code)))
            return GradeAverage(scale, Report(self.found), self.weight, None, rounding)
        exact = self.total / self.weight
        named = facts(total=self.total, weight=self.weight, exact=exact)
        self.found.append(Finding("average.mean", Verdict.HOLDS, scale.code, named))
        if rounding is not None:
            after = facts(before=exact, after=rounding.apply(exact), rounding=str(rounding))
            self.found.append(Finding("grade.rounded", Verdict.HOLDS, scale.code, after))
        return GradeAverage(scale, Report(self.found), self.weight, exact, rounding)
