"""Columns of marks that are numbers, read and converted by expressions of whole numbers that every engine computes itself.

Two traps shape what stands here. Polars divides by a literal through its reciprocal, so that 19 / 10 is 1.9000000000000001: a
number is divided by a column. And pandas cannot turn NaN into a whole number: it is put aside first.
"""

from typing import Any

from bologna_credits.frames.answers import TRACE, Answer
from bologna_credits.frames.engine import Frame
from bologna_credits.frames.narwhals_door import nw
from bologna_credits.frames.number_pieces import UNIT, Pieces
from bologna_credits.frames.writing import CODE, EXACT, NONE

_MOST = 10**9  # up to here a double times a million is nearest to the right whole number
_MARK, _STATE, _PIECE, _NUMBER = "__bologna_mark", "__bologna_state", "__bologna_piece", "__bologna_number"
_FINE, _NULL, _TRACED, _ENDLESS, _FAR = 0, 1, 2, 3, 4


def is_numeric(dtype: Any) -> bool:
    """Return True for a column of whole numbers or of floats, which expressions read exactly."""
    return bool(dtype.is_integer() or dtype.is_float())


def with_marks(frame: Frame, column: str) -> Frame:
    """Return a frame with the marks of a column in millionths, and a column that tells which rows have none."""
    given = nw.col(column)
    dtype = frame.collect_schema()[column]
    if dtype.is_integer():
        near = given.is_between(-_MOST, _MOST)
        mark = nw.when(near).then(given).otherwise(0).cast(nw.Int64) * UNIT
        state = nw.when(given.is_null()).then(_NULL).when(near).then(_FINE).otherwise(_FAR)
        return frame.with_columns(mark.alias(_MARK), state.alias(_STATE))
    number = given.cast(nw.Float64)
    near = (number.abs() < _MOST) & ~number.is_nan()
    frame = frame.with_columns(nw.when(near).then(number).otherwise(0.0).alias(_NUMBER))
    frame = frame.with_columns((nw.col(_NUMBER) * UNIT).round(0).cast(nw.Int64).alias(_MARK))
    # The mark is the column's number if it is the double nearest to it; divided by a column, see above.
    same = nw.col(_MARK).cast(nw.Float64) / (nw.col(_MARK) * 0 + UNIT).cast(nw.Float64) == nw.col(_NUMBER)
    state = (
        nw.when(given.is_null() | number.is_nan())
        .then(_NULL)
        .when(~number.is_finite())
        .then(_ENDLESS)
        .when(~near)
        .then(_FAR)
        .when(~same)
        .then(_TRACED)
        .otherwise(_FINE)
    )
    return frame.with_columns(state.alias(_STATE)).drop(_NUMBER)


def with_codes(frame: Frame, pieces: Pieces, *, exact: bool) -> tuple[Frame, list[Answer]]:
    """Return a frame with the code of each row's answer, from its mark, and the answers by their codes.

    Args:
        frame: a frame with marks, from :func:`with_marks`.
        pieces: the pieces of the scale.
        exact: True if the exact numbers are wanted as well.
    """
    answers = [*pieces.answers, Answer.invalid(TRACE), Answer.invalid("number"), Answer.invalid("unknown-grade")]
    traced, endless, unknown = (len(answers) - place for place in (3, 2, 1))
    mark = nw.col(_MARK)
    piece: Any = None
    if pieces.even is not None:
        even = pieces.even
        piece = ((mark * even.slope + even.start) // even.divisor).clip(0, even.count)
    for end in pieces.others:
        passed = (mark >= end).cast(nw.Int64)
        piece = passed if piece is None else piece + passed
    piece = mark * 0 if piece is None else piece
    line = pieces.line
    legal_mark = mark.is_between(pieces.low, pieces.high) & ((mark - pieces.low) % pieces.step == 0)
    number = nw.when(legal_mark).then(mark).otherwise(pieces.low) * line.slope + line.start
    frame = frame.with_columns(piece.alias(_PIECE), number.alias(_NUMBER), (legal_mark & (nw.col(_STATE) == _FINE)).alias(_MARK))
    code: Any = nw.col(_PIECE)
    if pieces.legal is not None and pieces.legal.answers:
        legal = pieces.legal
        # Engines cut negative quotients in different directions; a legal number of these pieces is never one.
        parts = nw.col(_NUMBER) * legal.per_one
        value = parts // line.divisor
        whole = (parts - value * line.divisor) == 0
        places = {value: len(answers) + place for place, value in enumerate(legal.answers)}
        answers += legal.answers.values()
        formed = nw.col(_PIECE).is_in(sorted(legal.pieces)) & whole
        found = value.replace_strict(list(places), list(places.values()), default=NONE, return_dtype=nw.Int64)
        frame = frame.with_columns(nw.when(formed).then(found).otherwise(NONE).alias(CODE))
        code = nw.when(nw.col(CODE) == NONE).then(nw.col(_PIECE)).otherwise(nw.col(CODE))
    state = nw.col(_STATE)
    code = (
        nw.when(state == _NULL)
        .then(NONE)
        .when(state == _TRACED)
        .then(traced)
        .when(state == _ENDLESS)
        .then(endless)
        .when(~nw.col(_MARK))
        .then(unknown)
        .otherwise(code)
    )
    frame = frame.with_columns(code.cast(nw.Int64).alias(CODE))
    if exact:
        with_number = [code for code, answer in enumerate(answers) if answer.exact is not None]
        quotient = nw.col(_NUMBER).cast(nw.Float64) / (nw.col(_NUMBER) * 0 + line.divisor).cast(nw.Float64)
        frame = frame.with_columns(nw.when(nw.col(CODE).is_in(with_number)).then(quotient).otherwise(None).alias(EXACT))
    return frame.drop(_MARK, _STATE, _PIECE, _NUMBER), answers
