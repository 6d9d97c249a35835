"""Columns of any kind: each different combination of keys is asked once from the scalar conversion."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from bologna_credits.frames.answers import Answer
from bologna_credits.frames.engine import Frame, distinct, nw
from bologna_credits.frames.writing import CODE, NONE

_KEY = "__bologna_key"


def is_missing(value: object) -> bool:
    """Return True for null, NaN and NaT, which equal nothing, not even themselves."""
    return value is None or bool(value != value)


def with_codes(
    frame: Frame, columns: Sequence[str], answer: Callable[..., Answer]
) -> tuple[Frame, list[Answer]]:
    """Return a frame with the code of each row's answer, :data:`NONE` where a key is null, and the answers by their codes.

    Args:
        frame: a frame; the different values of its key columns are computed.
        columns: the columns of the keys, in the order of the arguments of ``answer``.
        answer: the answer for one combination of keys.
    """
    frame, values, sizes = _numbered(frame, columns)
    combined: Any = nw.lit(0)
    for place, size in enumerate(sizes):
        combined = combined * size + nw.col(f"{_KEY}{place}")
    places = [f"{_KEY}{place}" for place in range(len(sizes))]
    missing: Any = nw.any_horizontal(*(nw.col(name) == NONE for name in places), ignore_nulls=False)
    combined = nw.when(missing).then(NONE).otherwise(combined).cast(nw.Int64)
    frame = frame.with_columns(combined.alias(_KEY)).drop(*places)
    keys = [int(key) for (key,) in distinct(frame, [_KEY]) if key != NONE]
    answers: dict[Answer, int] = {}
    if not keys:
        return frame.with_columns(nw.lit(NONE, nw.Int64).alias(CODE)).drop(_KEY), []
    codes = [answers.setdefault(answer(*_parts(key, values)), len(answers)) for key in keys]
    found = nw.col(_KEY).replace_strict(keys, codes, default=NONE, return_dtype=nw.Int64)
    return frame.with_columns(found.alias(CODE)).drop(_KEY), list(answers)


def _numbered(frame: Frame, columns: Iterable[str]) -> tuple[Frame, list[list[Any]], list[int]]:
    """Return a frame with the place of each key among the different ones of its column, and these."""
    values: list[list[Any]] = []
    for place, column in enumerate(columns):
        found = [value for (value,) in distinct(frame, [column]) if not is_missing(value)]
        values.append(found)
        name = f"{_KEY}{place}"
        if not found:
            frame = frame.with_columns(nw.lit(NONE, nw.Int64).alias(name))
            continue
        number = nw.col(column).replace_strict(found, list(range(len(found))), default=NONE, return_dtype=nw.Int64)
        frame = frame.with_columns(number.alias(name))
    return frame, values, [max(len(found), 1) for found in values]


def _parts(key: int, values: list[list[Any]]) -> list[Any]:
    parts = []
    for found in reversed(values):
        key, place = divmod(key, len(found))
        parts.append(found[place])
    return parts[::-1]


def day_of(value: Any) -> datetime.date:
    """Return a value of a column of days as a date."""
    return value.date() if isinstance(value, datetime.datetime) else value
