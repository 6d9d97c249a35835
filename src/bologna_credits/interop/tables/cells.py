"""The cells of a table of a program, which hold numbers, days and truths, as the cells of a sheet, which hold text and days."""

import datetime
import numbers
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, final

import attrs

from bologna_credits.core.errors import BolognaError
from bologna_credits.core.exact import read_exact, show_exact
from bologna_credits.core.typed import shown_type
from bologna_credits.core.visible import is_whole
from bologna_credits.interop.sheets.cells import Cell

_TRUTHS = {True: "yes", False: "no"}


@final
@attrs.frozen
class Unreadable:
    """A cell that is neither text, nor a number, nor a day; ``why`` says so."""

    why: str


TableCell = Cell | Unreadable
"""A cell of a table: what a sheet holds, or the reason why it cannot be read."""
TableRow = tuple[TableCell, ...]
"""The cells of one row of a table, in the order of its columns."""


def is_missing(value: object) -> bool:
    """Return True for null, NaN and NaT, which equal nothing, not even themselves.

    >>> is_missing(None), is_missing(float("nan")), is_missing(0)
    (True, True, False)
    """
    if value is None:
        return True
    try:
        return bool(value != value)
    except (TypeError, ValueError):  # pandas.NA is neither equal nor unequal; an array has no one answer
        return not hasattr(value, "__len__")


def cell_of(value: Any) -> TableCell:
    """Return a value of a table as the cell of a sheet that says the same; a missing one is empty.

    >>> cell_of(7.5), cell_of(True), cell_of(None), cell_of(datetime.datetime(2026, 1, 15, 9, 30))
    ('7.5', 'yes', '', datetime.date(2026, 1, 15))
    >>> cell_of(0.1 + 0.2).why[:55]
    '0.30000000000000004 has 17 decimal places: the trace of'
    """
    if isinstance(value, str):
        return value if is_whole(value) else Unreadable("holds half of a character, which is no text")
    if is_missing(value):
        return ""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, bool):
        return _TRUTHS[value]
    if isinstance(value, numbers.Real | Decimal):
        return _number(value)
    kind: str = type(value).__name__
    if kind in {"bool_", "bool"}:  # of numpy
        return _TRUTHS[bool(value)]
    return Unreadable(f"is {shown_type(value)}; a cell holds text, a number, a day, or yes or no")


def _number(value: Any) -> TableCell:
    try:
        return show_exact(read_exact(value))
    except BolognaError as error:
        return Unreadable(error.told)


def cells_of(values: Iterable[Any]) -> list[TableCell]:
    """Return the values of a column as cells; equal values are read once.

    >>> cells_of(["A", 5, None, 5])
    ['A', '5', '', '5']
    """
    known: dict[tuple[type, Any], TableCell] = {}
    found: list[TableCell] = []
    for value in values:
        if type(value) is str and value.isascii():
            found.append(value)
            continue
        key = (type(value), value)
        try:
            cell = known.get(key)
        except TypeError:  # a list has no hash
            found.append(cell_of(value))
            continue
        if cell is None:
            cell = known[key] = cell_of(value)
        found.append(cell)
    return found


def rows_of(columns: Sequence[Iterable[Any]]) -> list[TableRow]:
    """Return the rows of columns of values.

    >>> rows_of([["A", "B"], [5, None]])
    [('A', '5'), ('B', '')]
    """
    return list(zip(*map(cells_of, columns), strict=True))
