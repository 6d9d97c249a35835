"""Columns of marks that are numbers, read and converted by expressions of whole numbers that every engine computes itself.

Two traps shape what stands here. Polars divides by a literal through its reciprocal, so that 19 / 10 is 1.9000000000000001:
there a number is divided by a column. And pandas cannot turn NaN into a whole number: it is put aside first.
"""

import functools
import operator
from collections.abc import Iterable
from typing import Any

from bologna_credits.core.exact import MOST_DIGITS
from bologna_credits.frames.answers import TRACE, Answer
from bologna_credits.frames.engine import Frame
from bologna_credits.frames.narwhals_door import nw
from bologna_credits.frames.number_pieces import UNIT, Legal, Pieces
from bologna_credits.frames.writing import CODE, EXACT, NONE, runs_of

_MOST = 10**9
"""Up to here a double times a million is nearest to the right whole number. A number beyond is no mark of any scale; whether it
is a trace of arithmetic as well is not asked."""
TOO_LONG = float(10**MOST_DIGITS)
"""From here on no person has written a number, and an infinity is none."""
_MOST_PLACES = 6
_WIDE = (nw.Int64, nw.UInt64, nw.Int128, nw.UInt128)
MARK = "__bologna_mark"
"""The column of numbers in millionths while an expression is built."""
_READ, _IS_MARK, _PIECE = "__bologna_read", "__bologna_is_mark", "__bologna_piece"
_NUMBER = r"^[+-]?[0-9]{1,9}(?:[.,][0-9]{1,6})?$"
_UNCLEAR = r"^[+-]?[1-9][0-9]{0,2},[0-9]{3}$"
_BEFORE = (Answer.invalid(TRACE), Answer.invalid("number"), Answer.invalid("unknown-grade"))
"""The answers that come before those of the pieces: those of rows without a mark."""
_TRACED, _ENDLESS, _UNKNOWN, _FINE = range(len(_BEFORE) + 1)


def is_numeric(dtype: Any) -> bool:
    """Return True for a column of whole numbers, of floats, or of decimals with few places: expressions read them exactly.

    A double holds each decimal of up to six places below a billion so that it is read as this decimal again.
    """
    if dtype.is_decimal():
        scale = getattr(dtype, "scale", None)  # an older narwhals does not tell it
        return scale is not None and scale <= _MOST_PLACES
    return bool(dtype.is_integer() or dtype.is_float())


def quotient(frame: Frame, number: Any, divisor: int) -> Any:
    """Return an expression of the double nearest to the quotient of a column of doubles and a whole number."""
    by = number * 0.0 + float(divisor) if frame.implementation.is_polars() else float(divisor)  # see the trap above
    return number / by


def number_of(frame: Frame, column: str) -> Any:
    """Return an expression of the numbers of a column as doubles. Whole numbers that are no marks become one that is none either.

    PyArrow refuses to turn a whole number that no double holds into the nearest one.
    """
    given = nw.col(column)
    if frame.collect_schema()[column] in _WIDE:
        given = nw.when((given <= _MOST) & (given >= -_MOST)).then(given).otherwise(_MOST)
    return given.cast(nw.Float64)


def with_millionths(frame: Frame, column: str) -> tuple[Frame, Any]:
    """Return a frame with the numbers of a column in millionths, and an expression that tells whether they are these numbers.

    A number is the millionths if it is the double nearest to them; else it has more than six places. Decimals of at most six
    places always are; they are not compared, because PyArrow does not turn each into the nearest double.
    """
    number = number_of(frame, column)
    if frame.collect_schema()[column].is_decimal():
        return frame.with_columns((number * float(UNIT)).round(0).alias(MARK)), ~nw.col(column).is_null()
    frame = frame.with_columns((number * float(UNIT)).round(0).alias(MARK))
    return frame, quotient(frame, nw.col(MARK), UNIT) == number


def number_in(text: Any) -> tuple[Any, Any]:
    """Return two expressions for a column of text: whether it is a number, and the number, nought where it is none.

    A comma before three digits may be one of thousands, so that such a text is no number.
    """
    shaped = text.fill_null("")
    is_number = shaped.str.contains(_NUMBER) & ~shaped.str.contains(_UNCLEAR)
    plain = nw.when(is_number).then(shaped.str.replace_all(",", ".", literal=True)).otherwise(nw.lit("0"))
    return is_number, plain.cast(nw.Float64)


def with_codes(frame: Frame, column: str, pieces: Pieces, *, exact: bool) -> tuple[Frame, list[Answer]]:
    """Return a frame with the code of each row's answer, and the answers by their codes.

    All numbers are doubles that hold whole numbers below 2 to the power of 53, which are exact. A sum or a product of what is no
    mark is a number as well, and put aside; whole numbers of an engine would overflow.

    Args:
        frame: a frame.
        column: a column of numbers.
        pieces: the pieces of the scale.
        exact: True if the exact numbers are wanted as well.
    """
    answers = [*_BEFORE, *pieces.answers]
    mark, line = nw.col(MARK), pieces.line
    frame, read = with_millionths(frame, column)
    legal = mark.is_between(pieces.low, pieces.high)
    if pieces.step > 1:
        steps = quotient(frame, mark - pieces.offset, pieces.step)
        legal = legal & (steps.floor() == steps)
    frame = frame.with_columns(read.alias(_READ), (read & legal).alias(_IS_MARK))
    frame = frame.with_columns(_passed(frame, pieces).alias(_PIECE))
    code: Any = nw.col(_PIECE)
    if pieces.legal is not None and pieces.legal.answers:
        frame, more = _with_legal(frame, pieces, pieces.legal, len(answers))
        answers += more
        code = nw.when(nw.col(CODE) == NONE).then(code).otherwise(nw.col(CODE))
    number = number_of(frame, column)
    code = (
        nw.when(nw.col(_IS_MARK))
        .then(code)
        .when(nw.col(column).is_null() | number.is_nan())
        .then(small(NONE))
        .when(number.abs() >= TOO_LONG)
        .then(small(_ENDLESS))
        .when(nw.col(_READ) | (number.abs() >= _MOST))
        .then(small(_UNKNOWN))
        .otherwise(small(_TRACED))
    )
    frame = frame.with_columns(code.cast(nw.Int64).alias(CODE))
    if exact:
        with_number = (code for code, answer in enumerate(answers) if answer.exact is not None)
        found = quotient(frame, mark * line.slope + line.start, line.divisor)
        frame = frame.with_columns(nw.when(_among(CODE, with_number)).then(found).otherwise(None).alias(EXACT))
    return frame.drop(MARK, _READ, _IS_MARK, _PIECE), answers


def _with_legal(frame: Frame, pieces: Pieces, legal: Legal, first: int) -> tuple[Frame, list[Answer]]:
    """Return a frame with the codes of marks that yield a legal number, from ``first`` on, and their answers."""
    found = quotient(frame, (nw.col(MARK) * pieces.line.slope + pieces.line.start) * legal.per_one, pieces.line.divisor)
    absent = float(min(legal.answers) - 1)
    parts = nw.when(nw.col(_IS_MARK) & (found.floor() == found)).then(found).otherwise(absent).cast(nw.Int64)
    places = {value: first + place for place, value in enumerate(legal.answers)}
    listed = parts.replace_strict(list(places), list(places.values()), default=NONE, return_dtype=nw.Int16)
    formed = _among(_PIECE, (place + _FINE for place in legal.pieces))
    return frame.with_columns(nw.when(formed).then(listed).otherwise(small(NONE)).alias(CODE)), list(legal.answers.values())


def small(code: int) -> Any:
    """Return the expression of a code: columns of two bytes take the least time."""
    return nw.lit(code, nw.Int16)


def _passed(frame: Frame, pieces: Pieces) -> Any:
    """Return the code of the piece of a mark: so many ends of pieces are passed, counted from the codes before them."""
    mark, even = nw.col(MARK), pieces.even
    piece: Any = small(_FINE)
    if even is not None:
        between = quotient(frame, mark * even.slope + (even.start + _FINE * even.divisor), even.divisor).floor()
        all_passed = float(_FINE + even.count)
        passed = nw.when(mark >= even.last).then(all_passed).when(mark >= even.first).then(between).otherwise(float(_FINE))
        piece = passed.cast(nw.Int16)
    for end in pieces.others:
        piece = piece + (mark >= end).cast(nw.Int16)
    return piece


def _among(column: str, codes: Iterable[int]) -> Any:
    """Return an expression that is true where a column of codes holds one of some."""
    listed = sorted(codes)
    runs = runs_of(listed)
    if len(runs) > 3:
        return nw.col(column).is_in(listed)
    within = [nw.col(column).is_between(first, last) for first, last in runs]
    return functools.reduce(operator.or_, within) if within else nw.col(column).is_in(listed)
