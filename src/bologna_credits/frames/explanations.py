"""From a column back to words: why rows are open or cannot be read, how many there are, and the texts behind it."""

import datetime
from typing import Any, final

import attrs

from bologna_credits.conversion.grades import By, Chain
from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import Circumstances, Cycle
from bologna_credits.core.errors import BolognaError
from bologna_credits.core.listing import Listing
from bologna_credits.core.provenance import Source
from bologna_credits.core.typed import checked
from bologna_credits.core.visible import shown_value, visibly
from bologna_credits.frames.answers import Question
from bologna_credits.frames.asking import said_of
from bologna_credits.frames.distinct_columns import is_missing
from bologna_credits.frames.engine import column_of, opened
from bologna_credits.frames.narwhals_door import nw
from bologna_credits.grades.scales import GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue

_COUNT = "__bologna_count"


@final
@attrs.frozen
class Explanation:
    """The reason why the rows with one mark have no grade.

    Args:
        given: the mark as it stands in the column.
        rows: so many rows have it.
        status, reason: what the columns say.
        message: the reason in words.
        sources: the texts on which it rests.
    """

    __repr__ = brief

    given: str
    rows: int
    status: str
    reason: str
    message: str
    sources: tuple[Source, ...] = ()

    @visibly
    def __str__(self) -> str:
        return f"{self.given} ({self.rows}): {self.status} {self.reason}: {self.message}"


@checked
def explain(
    frame: Any,
    *,
    grade: str,
    scale: GradingScale | str,
    to: GradingScale | str | None = None,
    by: By | Chain = None,
    on: datetime.date | str | None = None,
    cycle: Cycle | None = None,
    circumstances: Circumstances | None = None,
    most: int = 100,
    catalogue: Catalogue | None = None,
) -> Listing[Explanation]:
    """Explain the marks of a column that have no grade: those that are open, and those that cannot be read or converted.

    Args:
        frame: a frame, as in :func:`~bologna_credits.frames.convert_grades`; a lazy one is computed for it.
        grade: the column of marks.
        scale: the scale of all marks, or its code.
        to: the scale wanted, or its code.
        by: the way to convert, as in :func:`~bologna_credits.convert_grade`.
        on: the day that counts.
        cycle: the cycle, where a table depends on the level.
        circumstances: the circumstances that count.
        most: so many different marks at the most, the most frequent ones.
        catalogue: another catalogue than the bundled one.

    Returns:
        The explanations, the most frequent first.

    >>> import polars
    >>> marks = polars.DataFrame({"mark": ["28", "31", "17", "31"]})
    >>> [(one.given, one.rows, one.reason) for one in explain(marks, grade="mark", scale="IT-30", to="DE-TENTHS", by="DE/KMK")]
    [('31', 2, 'unknown-grade'), ('17', 1, 'grade.fail-unnamed')]
    """
    known = catalogue or default_catalogue()
    seen = opened(frame)
    column_of(seen, grade, "grade")
    start = known.grading_scale(scale, on) if isinstance(scale, str) else scale
    question = Question(to=to, by=by, on=on, circumstances=said_of(cycle, circumstances), catalogue=known)
    counts = seen.select(nw.col(grade), nw.lit(1).alias(_COUNT)).group_by(grade).agg(nw.col(_COUNT).sum())
    read = counts.collect() if isinstance(counts, nw.LazyFrame) else counts
    found = []
    for value, rows in read.iter_rows():
        if is_missing(value):
            continue
        answer = question.answer(start, value)
        if answer.reason is not None:
            message, sources = _words(start, value, question)
            found.append(
                Explanation(
                    given=_shown(value),
                    rows=int(rows),
                    status=answer.status,
                    reason=answer.reason,
                    message=message,
                    sources=sources,
                )
            )
    found.sort(key=lambda one: (-one.rows, one.given))
    return Listing(found[:most])


def _shown(value: object) -> str:
    return shown_value(value)[:80]


def _words(scale: GradingScale, value: Any, question: Question) -> tuple[str, tuple[Source, ...]]:
    """Return the reason in words and the texts behind it."""
    try:
        steps = question.convert(scale.grade(value)).steps
    except BolognaError as error:
        return error.told, ()
    return "; ".join(finding.message for finding in steps.open), steps.sources
