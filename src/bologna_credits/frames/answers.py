"""The answer for one row: what the scalar conversion says, in the six values of a table."""

import datetime
import re
from collections.abc import Iterable
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.conversion.answers import GradeConversion
from bologna_credits.conversion.grades import By, Chain, convert_grade
from bologna_credits.core.circumstances import Circumstances
from bologna_credits.core.errors import (
    AmbiguousCodeError,
    ArgumentError,
    ArgumentTypeError,
    BolognaError,
    CircumstanceNeededError,
    NumberError,
    UnclearDayError,
    UnknownCodeError,
)
from bologna_credits.core.findings import Finding, Verdict
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.catalogue import Catalogue

HOLDS, OPEN = "HOLDS", "OPEN"
INVALID = "INVALID"
"""The status of a row that cannot be read; the law says nothing of it."""
TRACE = "number-trace"
"""The reason of a float that is the trace of float arithmetic."""
NO_GRADE = "no-grade"
"""The reason of a label that is printed for somebody without a grade."""
_OF_THE_CALL = (AmbiguousCodeError, ArgumentError, ArgumentTypeError, CircumstanceNeededError, UnclearDayError, UnknownCodeError)
"""Errors of a question that is the same for all rows: they are raised once, and are no property of a row."""
_WORD = re.compile("(?<=[a-z])(?=[A-Z])")


def reason_of(error: BolognaError) -> str:
    """Return the code of an error: the name of its class in small letters, without "error".

    >>> from bologna_credits import EquivalenceGapError
    >>> reason_of(EquivalenceGapError("A", "B", "7", ()))
    'equivalence-gap'
    """
    if isinstance(error, NumberError) and "trace of float" in error.why:
        return TRACE
    return _WORD.sub("-", type(error).__name__.removesuffix("Error")).lower()


def first_code(findings: Iterable[Finding]) -> str | None:
    """Return the code of the first finding that leaves something open, or None."""
    return next((finding.code for finding in findings if finding.verdict is Verdict.OPEN), None)


@final
@attrs.frozen
class Answer:
    """The answer of a conversion for one row.

    Args:
        status: HOLDS, OPEN or INVALID.
        grade: the label of the grade, where there is one.
        exact: the number before it becomes a grade, where there is one.
        reason: the code of the open finding or of the error; None where the answer holds.
        low, high: the labels of the worst and of the best candidate.
        passes: "pass" or "fail", None where there is no one grade. It is text, because pandas turns a missing truth into False.
    """

    status: str
    grade: str | None = None
    exact: Fraction | None = None
    reason: str | None = None
    low: str | None = None
    high: str | None = None
    passes: str | None = None

    @classmethod
    def of(cls, answer: GradeConversion) -> "Answer":
        """Return the answer of a scalar conversion."""
        ranked = sorted(answer.candidates, key=lambda grade: (grade.passes, grade.quality is not None, grade.quality or ()))
        ends = (ranked[0].label, ranked[-1].label) if ranked else (None, None)
        if answer.result is not None:
            label, unclear = answer.result.label, answer.result.conditional is not None
            passes = None if unclear else "pass" if answer.result.passes else "fail"
            return cls(HOLDS, label, answer.exact, None, label, label, passes)
        return cls(OPEN, None, answer.exact, first_code(answer.steps), *ends)

    @classmethod
    def invalid(cls, reason: str) -> "Answer":
        """Return the answer for a row that cannot be read."""
        return cls(INVALID, reason=reason)

    @property
    def said(self) -> tuple[object, ...]:
        """All but the exact number, which differs from mark to mark where nothing else does."""
        return self.status, self.grade, self.reason, self.low, self.high, self.passes


@final
@attrs.frozen
class Question:
    """The question that is asked of each mark: the target, the way, the day, and the circumstances."""

    to: GradingScale | str | None
    by: By | Chain
    on: datetime.date | str | None
    circumstances: Circumstances | None
    catalogue: Catalogue
    reading: bool = False
    """True if nothing is converted: the question is what a label is on its own scale."""
    by_row: bool = False
    """True if rows ask by scales, days or cycles of their own, so that every error is a row's."""

    def on_day(self, day: datetime.date | str | None) -> "Question":
        """Return the same question for another day."""
        return self if day == self.on else attrs.evolve(self, on=day)

    def convert(self, grade: Grade) -> GradeConversion:
        """Return the scalar conversion of a grade."""
        if self.reading:
            return convert_grade(grade, to=grade.scale, circumstances=self.circumstances, catalogue=self.catalogue)
        return convert_grade(
            grade, to=self.to, by=self.by, on=self.on, circumstances=self.circumstances, catalogue=self.catalogue
        )

    def answer(self, scale: GradingScale, given: object) -> Answer:
        """Return the answer for what stands in one row.

        Raises:
            UnknownCodeError, ArgumentError and others: the question itself cannot be answered, whatever stands in the row.
        """
        try:
            grade = scale.grade(given)  # type: ignore[arg-type]  # whatever a column holds: the scale refuses what it cannot read
        except BolognaError as error:
            absent = isinstance(given, str) and scale.no_grade(given) is not None
            return Answer.invalid(NO_GRADE if absent else reason_of(error))
        try:
            found = Answer.of(self.convert(grade))
        except BolognaError as error:
            if isinstance(error, _OF_THE_CALL) and not self.by_row:
                raise
            return Answer.invalid(reason_of(error))
        if self.reading and found.passes is None:  # the label is read, and does not decide if it passes
            return attrs.evolve(found, status=OPEN, reason="grade.conditional")
        return found
