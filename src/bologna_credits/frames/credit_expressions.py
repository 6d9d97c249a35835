"""Columns of credits, converted by an expression: the ratio of a system does not depend on the amount.

Where cycles and kinds of work stand in columns, each of the words that the law knows has a ratio of its own.
"""

import functools
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Any, final

import attrs

from bologna_credits.core.circumstances import ACTIVITIES, CYCLES
from bologna_credits.frames import number_columns
from bologna_credits.frames.answers import HOLDS, INVALID, OPEN, TRACE
from bologna_credits.frames.engine import Frame
from bologna_credits.frames.label_columns import NOT_LISTED
from bologna_credits.frames.narwhals_door import nw
from bologna_credits.frames.number_columns import MARK, TOO_LONG, quotient, small
from bologna_credits.frames.number_pieces import SAFE, UNIT
from bologna_credits.frames.writing import CODE, NONE

WORDS = {"cycle": CYCLES, "activity": ACTIVITIES}
"""The words that the law knows for the circumstances that may stand in columns."""
_NO_WORD = "\0"  # it stands for all words that the law does not know
_MOST_RATIOS = 24
_CASE, _AMOUNT, _IS_NUMBER = "__bologna_case", "__bologna_amount", "__bologna_is_number"


@final
@attrs.frozen
class CreditAnswer:
    """The answer of a conversion for one row of credits."""

    status: str
    reason: str | None = None
    low: Fraction | None = None
    high: Fraction | None = None

    @property
    def credits(self) -> Fraction | None:
        """The one number, where there is one."""
        return self.low if self.status == HOLDS else None


_BEFORE = (
    CreditAnswer(INVALID, TRACE),
    CreditAnswer(INVALID, "number"),
    CreditAnswer(INVALID, NOT_LISTED),
    CreditAnswer(HOLDS, None, Fraction(0), Fraction(0)),
)
"""The answers of amounts that are none, of those that only a reader of single amounts can tell, and of no credits."""
_TRACED, _NUMBER, _UNTOLD, _NOTHING, _FIRST = range(len(_BEFORE) + 1)
LOW, HIGH, ONE = "__bologna_low", "__bologna_high", "__bologna_one"
"""The columns of the two ends, and of the one number where there is one."""


@final
@attrs.frozen
class Ratios:
    """The ratio for each combination of words.

    Args:
        columns: the columns of words, by what they say.
        answers: the different answers for one credit; a range stays a range.
        places: the place in the answers for each combination of words, in the order of the columns.
    """

    columns: Mapping[str, str]
    answers: tuple[CreditAnswer, ...]
    places: Mapping[tuple[str, ...], int]

    @property
    def most(self) -> int:
        """The amount below which doubles are exact."""
        ends = [end for answer in self.answers for end in (answer.low, answer.high) if end is not None]
        return int(SAFE // (4 * UNIT * max((max(end.numerator, end.denominator) for end in ends), default=1)))


def ratios_of(columns: Mapping[str, str], ask: Callable[..., CreditAnswer]) -> Ratios | None:
    """Return the ratios of a question, or None where the answer for an amount is no multiple of that for one credit.

    Args:
        columns: the columns of words, by what they say; others than cycles and kinds of work have no list of words.
        ask: the answer for an amount and for a word of each column.
    """
    if not set(columns) <= set(WORDS):
        return None
    answers: dict[CreditAnswer, int] = {}
    places = {}
    for words in product(*((*WORDS[name], _NO_WORD) for name in columns)):
        one = ask(Fraction(1), *words)
        if not _is_multiple(one, (ask(Fraction(n), *words) for n in (7, "7/2", "1/3"))):
            return None
        if one.low is not None and ask(Fraction(0), *words) != _BEFORE[_NOTHING]:
            return None
        places[words] = answers.setdefault(one, len(answers))
    return Ratios(columns, tuple(answers), places) if len(answers) <= _MOST_RATIOS else None


def _is_multiple(one: CreditAnswer, others: Iterable[CreditAnswer]) -> bool:
    for amount, other in zip((Fraction(7), Fraction(7, 2), Fraction(1, 3)), others, strict=True):
        low, high = (None if end is None else end * amount for end in (one.low, one.high))
        if other != attrs.evolve(one, low=low, high=high):
            return False
    return True


def with_codes(frame: Frame, column: str, ratios: Ratios) -> tuple[Frame, Sequence[CreditAnswer]]:
    """Return a frame with the code of each row's answer and the doubles of its numbers, and the answers by their codes."""
    answers = (*_BEFORE, *ratios.answers)
    is_text = frame.collect_schema()[column] == nw.String
    if is_text:
        is_number, parsed = number_columns.number_in(_without_spaces(column))
        frame = frame.with_columns(is_number.alias(_IS_NUMBER), parsed.alias(_AMOUNT))
        frame, read = number_columns.with_millionths(frame, _AMOUNT)
    else:
        frame, read = number_columns.with_millionths(frame, column)
        frame = frame.with_columns(number_columns.number_of(frame, column).alias(_AMOUNT))
    frame = frame.with_columns(_case(ratios).alias(_CASE))
    amount = nw.col(_AMOUNT)
    missing = nw.col(column).is_null() | amount.is_nan() | (nw.col(_CASE) == NONE)
    code: Any = nw.when(missing).then(small(NONE))
    if is_text:
        code = code.when(~nw.col(_IS_NUMBER)).then(small(_UNTOLD))
    code = (
        code.when(amount.abs() >= TOO_LONG)
        .then(small(_NUMBER))
        .when(amount.abs() >= ratios.most)
        .then(small(_UNTOLD))
        .when(~read)
        .then(small(_TRACED))
        .when(amount < 0)
        .then(small(_NUMBER))
    )
    convertible = [place + _FIRST for place, answer in enumerate(ratios.answers) if answer.status != INVALID]
    code = code.when((amount == 0) & nw.col(_CASE).is_in(convertible)).then(small(_NOTHING)).otherwise(nw.col(_CASE))
    frame = frame.with_columns(code.cast(nw.Int64).alias(CODE))
    ends = {LOW: "low", HIGH: "high", ONE: "credits"}
    frame = frame.with_columns(*(_end(frame, answers, kind).alias(name) for name, kind in ends.items()))
    return frame.drop(MARK, _CASE, _AMOUNT, *([_IS_NUMBER] if is_text else [])), answers


def _without_spaces(column: str) -> Any:
    return nw.col(column).str.strip_chars(" ")


def _case(ratios: Ratios) -> Any:
    """Return an expression of the code of the combination of words, :data:`NONE` where one is missing."""
    if not ratios.columns:
        return small(_FIRST)
    combined: Any = small(0)
    missing = []
    for name, column in ratios.columns.items():
        words = WORDS[name]
        place = nw.col(column).replace_strict(list(words), list(range(len(words))), default=len(words), return_dtype=nw.Int16)
        combined = combined * small(len(words) + 1) + place
        missing.append(nw.col(column).is_null())
    codes = [place + _FIRST for place in ratios.places.values()]
    found = combined.replace_strict(list(range(len(codes))), codes, default=NONE, return_dtype=nw.Int16)
    return nw.when(functools.reduce(operator.or_, missing)).then(small(NONE)).otherwise(found)


def _end(frame: Frame, answers: Sequence[CreditAnswer], kind: str) -> Any:
    """Return an expression of the double nearest to one end of the answer."""
    found: Any = nw.lit(None, nw.Float64)
    for code, answer in enumerate(answers):
        ratio: Fraction | None = getattr(answer, kind)
        if ratio is not None and answer.status in (HOLDS, OPEN):
            number = quotient(frame, nw.col(MARK) * ratio.numerator, ratio.denominator * UNIT)
            found = nw.when(nw.col(CODE) == code).then(number).otherwise(found)
    return found
