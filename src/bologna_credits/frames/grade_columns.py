"""Columns of marks, converted: one call for literals and for columns of scales and days."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeVar

from bologna_credits.conversion.grades import By, Chain
from bologna_credits.core.circumstances import Circumstances, Cycle
from bologna_credits.core.errors import ArgumentError, BolognaError, DocumentError
from bologna_credits.core.typed import checked
from bologna_credits.frames import distinct_columns, number_columns
from bologna_credits.frames.answers import INVALID, Answer, Question, reason_of
from bologna_credits.frames.engine import Frame, column_of, is_lazy, nw, opened
from bologna_credits.frames.number_pieces import pieces_of
from bologna_credits.frames.writing import CODE, Columns, read_want
from bologna_credits.grades.scales import GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue

F = TypeVar("F")
Invalid = Literal["report", "null", "raise"]
_INVALID: tuple[Invalid, ...] = ("report", "null", "raise")
_USUAL = ("grade", "status", "reason")


def convert_grades(
    frame: F,
    *,
    grade: str,
    scale: GradingScale | str | None = None,
    scale_column: str | None = None,
    to: GradingScale | str | None = None,
    by: By | Chain = None,
    on: datetime.date | str | None = None,
    on_column: str | None = None,
    cycle: Cycle | None = None,
    circumstances: Circumstances | None = None,
    want: Sequence[str] = _USUAL,
    prefix: str | None = None,
    invalid: Invalid = "report",
    collect_distinct: bool = False,
    catalogue: Catalogue | None = None,
) -> F:
    """Return a frame with the converted grades beside a column of marks."""
    known = catalogue or default_catalogue()
    opened_frame = opened(frame)
    column_of(opened_frame, grade, "grade")
    said = circumstances if cycle is None else Circumstances(cycle=cycle).over(circumstances or Circumstances())
    question = Question(to, by, on, said, known)
    kinds = read_want(want)
    if invalid not in _INVALID:
        raise ArgumentError("invalid", str(invalid), _INVALID)
    columns = Columns.asked(opened_frame, f"{grade}_" if prefix is None else prefix, kinds, invalid)
    if scale is not None and scale_column is None and on_column is None:
        start = known.grading_scale(scale, on) if isinstance(scale, str) else scale
        coded, answers, exact = _of_one_scale(opened_frame, grade, start, question, "exact" in kinds, "exact_text" in kinds)
    else:
        raise NotImplementedError
    done = columns.write(coded, answers, exact=exact)
    return done.to_native()  # type: ignore[no-any-return]


def _of_one_scale(frame, grade, scale, question, exact, exact_text):
    dtype = frame.collect_schema()[grade]
    if number_columns.is_numeric(dtype) and not exact_text:
        pieces = pieces_of(scale, question)
        if pieces is not None:
            marked = number_columns.with_marks(frame, grade)
            coded, answers = number_columns.with_codes(marked, pieces, exact=exact)
            return coded, answers, exact
    coded, answers = distinct_columns.with_codes(frame, [grade], lambda given: question.answer(scale, given))
    return coded, answers, False
