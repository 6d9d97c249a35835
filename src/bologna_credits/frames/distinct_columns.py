"""Columns of any kind: each different combination of keys is asked once from the scalar conversion."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

from bologna_credits.frames.engine import Frame, distinct
from bologna_credits.frames.narwhals_door import nw
from bologna_credits.frames.writing import CODE, NONE

A = TypeVar("A", bound=Hashable)
_KEY = "__bologna_key"
_MOST_WHOLE = 2**63
_UNREADABLE = "\x00"
"""What is asked for values that no engine finds again: text that no document holds, so that it is invalid."""


def is_missing(value: object) -> bool:
    """Return True for null, NaN and NaT, which equal nothing, not even themselves."""
    if value is None:
        return True
    try:
        return bool(value != value)
    except TypeError:  # pandas.NA is neither equal nor unequal to anything
        return True


def with_codes(
    frame: Frame,
    columns: Sequence[str],
    answer: Callable[..., A],
    alike: Mapping[str, Callable[[Any], Hashable]] = MappingProxyType({}),
) -> tuple[Frame, list[A]]:
    """Return a frame with the code of each row's answer, :data:`NONE` where a key is null, and the answers by their codes.

    Args:
        frame: a frame; the different values of its key columns are computed.
        columns: the columns of the keys, in the order of the arguments of ``answer``.
        answer: the answer for one combination of keys.
        alike: for a column, the group of a value: values of one group have the same answers.
    """
    frame, values = _numbered(frame, columns, alike)
    names = [f"{_KEY}{place}" for place in range(len(values))]
    missing: Any = nw.col(names[0]) == NONE
    combined: Any = nw.col(names[0])
    for name, found in zip(names[1:], values[1:], strict=True):
        missing = missing | (nw.col(name) == NONE)
        combined = combined * max(len(found), 1) + nw.col(name)
    combined = nw.when(missing).then(NONE).otherwise(combined).cast(nw.Int64)
    frame = frame.with_columns(combined.alias(_KEY)).drop(*names)
    keys = [int(key) for (key,) in distinct(frame, [_KEY]) if key != NONE]
    if not keys:
        return frame.with_columns(nw.lit(NONE, nw.Int64).alias(CODE)).drop(_KEY), []
    answers: dict[A, int] = {}
    codes = [answers.setdefault(answer(*_parts(key, values)), len(answers)) for key in keys]
    found_codes = nw.col(_KEY).replace_strict(keys, codes, default=NONE, return_dtype=nw.Int64)
    return frame.with_columns(found_codes.alias(CODE)).drop(_KEY), list(answers)


def _numbered(
    frame: Frame, columns: Sequence[str], alike: Mapping[str, Callable[[Any], Hashable]]
) -> tuple[Frame, list[list[Any]]]:
    """Return a frame with the number of each key's group, and the first value of each group, a list for each column."""
    values: list[list[Any]] = []
    for place, column in enumerate(columns):
        seen = [value for (value,) in distinct(frame, [column]) if not is_missing(value)]
        found = [value for value in seen if _is_findable(value)]
        group = alike.get(column, _itself)
        first: dict[Hashable, int] = {}
        kept: list[Any] = []
        numbers = []
        for value in found:
            number = first.setdefault(group(value), len(kept))
            if number == len(kept):
                kept.append(value)
            numbers.append(number)
        cell = _cell(frame, column)
        lost = NONE if len(found) == len(seen) else len(kept)
        number_of: Any = nw.lit(lost, nw.Int64)
        if found:
            number_of = cell.replace_strict(found, numbers, default=lost, return_dtype=nw.Int64)
        if lost != NONE:
            kept.append(_UNREADABLE)
            number_of = nw.when(cell.is_null()).then(NONE).otherwise(number_of).cast(nw.Int64)
        values.append(kept)
        frame = frame.with_columns(number_of.alias(f"{_KEY}{place}"))
    return frame, values


def _is_findable(value: Any) -> bool:
    """Return True for a value by which every engine finds its rows again: no number beyond 64 bits, no text with a zero byte."""
    if isinstance(value, str):
        return _UNREADABLE not in value
    return not isinstance(value, int) or -_MOST_WHOLE <= value < _MOST_WHOLE


def _cell(frame: Frame, column: str) -> Any:
    """Return the column whose values are looked for; Dask can replace no category by a number."""
    cell = nw.col(column)
    of_categories = frame.collect_schema()[column] in (nw.Categorical, nw.Enum)
    return cell.cast(nw.String) if of_categories and frame.implementation.is_dask() else cell


def _itself(value: Any) -> Hashable:
    found: Hashable = value
    return found


def _parts(key: int, values: list[list[Any]]) -> list[Any]:
    parts = []
    for found in reversed(values):
        key, place = divmod(key, len(found))
        parts.append(found[place])
    return parts[::-1]
