"""The rules by which all marks together earn a distinction."""

from collections.abc import Iterable, Iterator
from typing import final

import attrs

from bologna_credits.conversion.averages import GradeAverage, mean_value
from bologna_credits.conversion.practice_lookup import practice_of
from bologna_credits.core.errors import ArgumentError, MixedScalesError
from bologna_credits.core.exact import Number
from bologna_credits.core.findings import Fact, Finding, Report, Verdict, facts
from bologna_credits.core.typed import checked
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.practices.averages import DistinctionPractice


@checked
def check_distinction(
    grades: Iterable[Grade],
    *,
    by: DistinctionPractice | str,
    average: GradeAverage | Number | None = None,
    repeats: int = 0,
    catalogue: Catalogue | None = None,
) -> Report:
    """Check if all marks together earn a distinction: the rule applies to each of them, not to a band of their mean.

    Args:
        grades: all marks to which the rule applies.
        by: a published practice or its code.
        average: their average, where the rule requires one.
        repeats: number of courses or examinations that were repeated.
        catalogue: a catalogue in place of the bundled one.

    Returns:
        A finding for each part of the rule.

    Raises:
        ArgumentError: no marks, or a practice of another kind.
        MixedScalesError: marks, or an average, of another scale.

    >>> from bologna_credits import grading_scale
    >>> marks = [grading_scale("AT-5").grade(mark) for mark in ("1", "1", "1", "3")]
    >>> print(check_distinction(marks, by="AT/UG-73").fails[0].message)
    3 is worse than 2, and AT/UG-73 allows no such mark
    """
    known = catalogue or default_catalogue()
    practice = practice_of(by, DistinctionPractice, "awards a distinction", known)
    scale = known.grading_scale(practice.scale)
    marks = tuple(grades)
    if not marks:
        raise ArgumentError("grades", "nothing", ("at least one mark",))
    other = next((mark.scale.code for mark in marks if mark.scale != scale), None)
    if other is not None:
        raise MixedScalesError(scale.code, other)
    rule = _DistinctionRule(practice, scale, marks)
    return Report([*rule.worst_mark(), *rule.share_of_top(), *rule.mean(average), *rule.repeats(repeats)])


@final
@attrs.frozen
class _DistinctionRule:
    """A practice with the marks to which it is applied; each method yields the finding of one part of the rule."""

    practice: DistinctionPractice
    scale: GradingScale
    marks: tuple[Grade, ...]

    def worst_mark(self) -> Iterator[Finding]:
        if self.practice.worst is None:
            return
        worst = self.scale.grade(self.practice.worst)
        below = [mark for mark in self._ranked() if mark < worst]
        below += [mark for mark in self.marks if mark.quality is None and not mark.passes]
        if below:
            yield self._finding("distinction.worse", Verdict.FAILS, grade=below[0].label, worst=worst.label)
        else:
            yield self._finding("distinction.none-worse", Verdict.HOLDS, worst=worst.label)

    def share_of_top(self) -> Iterator[Finding]:
        practice, total = self.practice, len(self.marks)
        if practice.top is None or practice.share is None:
            return
        top = self.scale.grade(practice.top)
        count = sum(mark >= top for mark in self._ranked())
        code, verdict = "distinction.share", Verdict.HOLDS
        if count < practice.share * total:
            code, verdict = "distinction.share-short", Verdict.FAILS
        yield self._finding(code, verdict, count=count, total=total, top=top.label, share=practice.share)

    def mean(self, average: GradeAverage | Number | None) -> Iterator[Finding]:
        least = self.practice.mean
        if least is None:
            return
        if average is None:
            yield self._finding("distinction.mean-unsaid", Verdict.OPEN, least=least)
            return
        value = mean_value(average, self.scale.code)
        code, verdict = "distinction.mean", Verdict.HOLDS
        if value < least:
            code, verdict = "distinction.mean-short", Verdict.FAILS
        yield self._finding(code, verdict, average=value, least=least)

    def repeats(self, repeats: int) -> Iterator[Finding]:
        if repeats and self.practice.repeats_bar is None:
            yield self._finding("distinction.repeats-open", Verdict.OPEN, repeats=repeats)
        elif repeats and self.practice.repeats_bar:
            yield self._finding("distinction.repeats", Verdict.FAILS, repeats=repeats)

    def _ranked(self) -> list[Grade]:
        return [mark for mark in self.marks if mark.quality is not None]

    def _finding(self, code: str, verdict: Verdict, **named: Fact) -> Finding:
        named = {"practice": self.practice.code, **named}
        return Finding(code, verdict, self.practice.code, facts(**named), self.practice.source)
