"""Columns of labels, read by the spellings that a scale prints. An expression does it, so that lazy frames stay lazy.

A reader of single labels also understands a mark with its maximum, a mark with its word, and the like. These are not listed
beforehand: such a row says ``not-listed`` until the different labels are computed.
"""

from collections.abc import Iterator
from typing import Any

from bologna_credits.core.reading import fold
from bologna_credits.frames import number_columns
from bologna_credits.frames.answers import INVALID, NO_GRADE, Answer, Question
from bologna_credits.frames.engine import Frame
from bologna_credits.frames.narwhals_door import nw
from bologna_credits.frames.number_pieces import Pieces
from bologna_credits.frames.writing import CODE, EXACT, NONE
from bologna_credits.grades.look_alikes import own_letters, twins
from bologna_credits.grades.scales import GradingScale

NOT_LISTED = "not-listed"
"""The reason of a label that is no listed spelling; the reader of single labels may know it."""
_FOLDED, _LABEL, _PARSED = "__bologna_folded", "__bologna_label", "__bologna_parsed"


def spellings(scale: GradingScale) -> Iterator[str]:
    """Yield the spellings that a scale prints: labels, aliases, words, its numbers with a point and a comma, and look-alikes.

    Those are the labels in Cyrillic or Greek letters that look like Latin ones.

    >>> from bologna_credits import grading_scale
    >>> list(spellings(grading_scale("KZ-2018")))[:4]
    ['A', 'А', 'excellent', 'өте жақсы']
    """
    for row in scale.rows:
        yield row.label
        yield from row.aliases
        yield from (word for _, word in row.words)
    yield from (word for band in scale.bands for _, word in band.words)
    for grade in scale.grades:
        yield grade.label
        if "." in grade.label:
            yield grade.label.replace(".", ",")
    if not own_letters(scale.rows):
        yield from (twin for row in scale.rows for label in (row.label, *row.aliases) for twin in twins(label))


def listed(scale: GradingScale, question: Question) -> dict[str, Answer]:
    """Return the answer of each listed spelling, in the form in which labels are compared."""
    found: dict[str, Answer] = {}
    for spelling in spellings(scale):
        key = " ".join(spelling.split()).lower()
        if key in found:
            continue
        answer = question.answer(scale, spelling)
        if answer.status != INVALID or answer.reason == NO_GRADE:
            found[key] = answer
            found.setdefault(fold(spelling), answer)
    return found


def with_codes(
    frame: Frame, column: str, known: dict[str, Answer], pieces: Pieces | None, *, exact: bool
) -> tuple[Frame, list[Answer]]:
    """Return a frame with the code of each row's answer, and the answers by their codes.

    Args:
        frame: a frame with a column of text.
        column: the column.
        known: the answers of the listed spellings.
        pieces: the pieces of a scale whose marks are numbers, for text that is a number.
        exact: True if the exact numbers are wanted as well; they need pieces.
    """
    distinct = dict.fromkeys(known.values())
    places = {answer: place for place, answer in enumerate(distinct)}
    text = nw.col(column).str.strip_chars().str.to_lowercase().str.replace_all(r"\s+", " ")
    frame = frame.with_columns(text.alias(_FOLDED))
    found: Any = nw.lit(NONE, nw.Int64)
    if known:  # Spark has no mapping of nothing: a scale whose grades are all numbers lists no spelling
        listed = [places[answer] for answer in known.values()]
        found = nw.col(_FOLDED).replace_strict(list(known), listed, default=NONE, return_dtype=nw.Int64)
    frame = frame.with_columns(found.alias(_LABEL))
    missing = nw.col(_FOLDED).is_null()
    answers = [*distinct, Answer.invalid(NOT_LISTED)]
    unlisted = len(answers) - 1
    if pieces is None:
        code: Any = nw.when(missing).then(NONE).when(nw.col(_LABEL) == NONE).then(unlisted).otherwise(nw.col(_LABEL))
        return frame.with_columns(code.cast(nw.Int64).alias(CODE)).drop(_FOLDED, _LABEL), answers
    is_number, parsed = number_columns.number_in(nw.col(_FOLDED))
    frame = frame.with_columns(parsed.alias(_PARSED))
    frame, numbered = number_columns.with_codes(frame, _PARSED, pieces, exact=exact)
    code = (
        nw.when(missing)
        .then(NONE)
        .when(nw.col(_LABEL) != NONE)
        .then(nw.col(_LABEL))
        .when(~is_number)
        .then(unlisted)
        .otherwise(nw.col(CODE) + len(answers))
    )
    frame = frame.with_columns(code.cast(nw.Int64).alias(CODE))
    if exact:
        frame = _with_exact(frame, answers)
    return frame.drop(_FOLDED, _LABEL, _PARSED), [*answers, *numbered]


def _with_exact(frame: Frame, answers: list[Answer]) -> Frame:
    """Return a frame whose exact numbers are those of the labels where a label was read."""
    numbers = [(code, float(answer.exact)) for code, answer in enumerate(answers) if answer.exact is not None]
    by_label: Any = nw.lit(None, nw.Float64)
    if numbers:
        codes, values = [code for code, _ in numbers], [value for _, value in numbers]
        by_label = nw.col(CODE).replace_strict(codes, values, default=None, return_dtype=nw.Float64)
    chosen = nw.when(nw.col(CODE) >= len(answers)).then(nw.col(EXACT)).otherwise(by_label)
    return frame.with_columns(chosen.alias(EXACT))
