"""The question of a call, and the answers for rows whose scale and day stand in columns."""

import datetime
from collections.abc import Hashable
from typing import Any, final

import attrs

from bologna_credits.core.circumstances import Circumstances, Cycle
from bologna_credits.core.errors import ArgumentError, ArgumentTypeError, BolognaError
from bologna_credits.core.reading import read_day
from bologna_credits.frames.answers import Answer, Question, reason_of
from bologna_credits.frames.days import DayClasses
from bologna_credits.frames.engine import Frame, is_lazy
from bologna_credits.grades.scales import GradingScale

UNREADABLE_DAY = "unreadable-day"
"""The reason of a day that is no day of the calendar."""


def must_collect(frame: Frame, collect_distinct: bool, why: str) -> None:  # the caller's own argument
    """Refuse to compute a lazy frame that nobody asked to compute.

    Raises:
        ArgumentError: the frame is lazy, and ``collect_distinct`` is not set.
    """
    if is_lazy(frame) and not collect_distinct:
        raise ArgumentError("collect_distinct", "False", (f"True: {why}",))


def day_of(value: Any) -> datetime.date | None:
    """Return the day in a cell, or None if it is no day.

    >>> day_of("2015-09-01"), day_of("soon")
    (datetime.date(2015, 9, 1), None)
    """
    try:
        return read_day(value)
    except (ArgumentError, ArgumentTypeError):
        return None


def said_of(cycle: Cycle | None, circumstances: Circumstances | None) -> Circumstances | None:
    """Return the circumstances of all rows; a cycle that is named takes precedence over theirs.

    >>> said_of("first", Circumstances("second", intake=2012)).said
    {'cycle': 'first', 'intake': 2012}
    """
    return circumstances if cycle is None else Circumstances(cycle=cycle).over(circumstances or Circumstances())


@final
class ByRow:
    """Answers for rows with a scale, a day or a cycle of their own; each is looked up once."""

    def __init__(self, question: Question, scale: GradingScale | str | None) -> None:
        self.question: Question = attrs.evolve(question, by_row=True)
        self.scale = scale
        self._scales: dict[tuple[Any, datetime.date | None], GradingScale | Answer] = {}
        self._classes: DayClasses | None = None

    def group_of_day(self, value: Any) -> Hashable:
        """Return the stretch of days in which a cell lies; cells that are no day are one group."""
        day = day_of(value)
        if self._classes is None:
            self._classes = DayClasses(self.question.catalogue)
        return None if day is None else self._classes.of(day)

    def answer(self, given: Any, *, scale: Any = None, day: Any = None, cycle: Any = None) -> Answer:
        """Return the answer for the cells of one row; a cell that is not said is None."""
        question = self.question
        if day is not None:
            read = day_of(day)
            if read is None:
                return Answer.invalid(UNREADABLE_DAY)
            question = question.on_day(read)
        if cycle is not None:
            try:
                said = said_of(cycle, question.circumstances)
            except BolognaError as error:
                return Answer.invalid(reason_of(error))
            question = attrs.evolve(question, circumstances=said)
        found = self._scale(self.scale if scale is None else scale, question.on)
        return found if isinstance(found, Answer) else question.answer(found, given)

    def _scale(self, code: Any, on: Any) -> GradingScale | Answer:
        if isinstance(code, GradingScale):
            return code
        found = self._scales.get((code, on))
        if found is None:
            try:
                found = self.question.catalogue.grading_scale(code, on)
            except BolognaError as error:
                found = Answer.invalid(reason_of(error))
            self._scales[code, on] = found
        return found
