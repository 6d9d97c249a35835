"""Days as people and spreadsheets write them; a chapter of :mod:`bologna_credits.interop.sheets`.

``03/04/2026`` is the third of April or the fourth of March. It is read only if other days of the column show the order.
"""

import datetime
import re
from collections.abc import Iterable
from typing import Literal, final

import attrs

from bologna_credits.interop.sheets.cells import EPOCH, Cell
from bologna_credits.interop.sheets.words import BY_MONTH, folded

Order = Literal["day first", "month first"]
_FORM, _DAY_FORM = "write it as 2026-01-15 or 15.01.2026", "write the day as 2026-01-15 or 15.01.2026"
"""The forms that a message recommends."""

_LEAST, _MOST = 14_611, 73_050  # 1940 to 2099: a smaller or larger number is no day of a result
_TIME = r"(?:[ T]+0?0:00(?::00(?:\.0+)?)?)?"
_ISO = re.compile(rf"(\d{{4}})[-./](\d{{1,2}})[-./](\d{{1,2}}){_TIME}", re.ASCII)
_DOTS = re.compile(rf"(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?(\d{{4}}){_TIME}\s*(?:г|ж|year)?\.?", re.ASCII)
_SLASHES = re.compile(rf"(\d{{1,2}})[/-](\d{{1,2}})[/-](\d{{4}}){_TIME}", re.ASCII)
_SHORT = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{2}", re.ASCII)
_SERIAL = re.compile(r"\d{5}(?:[.,]0+)?", re.ASCII)
_DAY_MONTH = re.compile(r"«?(\d{1,2})»?\.?\s+([^\W\d_]+)\.?,?\s+(\d{4})(?:\s*(?:года|г|ж|жыл)\.?)?")
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_YEAR_DAY = re.compile(r"(\d{4})\s+(?:жылғы|ж\.?)\s+(\d{1,2})\s+([^\W\d_]+)")


@final
@attrs.frozen
class Unclear:
    """A day of two readings: the numbers in the order in which they stand."""

    first: int
    second: int
    year: int


@final
@attrs.frozen
class Serial:
    """A number by which a spreadsheet counts days."""

    day: datetime.date


Read = datetime.date | Unclear | Serial | str
"""What a cell says: a day, a day of two readings, a number for a day, or the reason why it is none."""


def read_cell(cell: Cell, epoch: datetime.date = EPOCH) -> Read:
    """Return the day of a cell that is not empty.

    Args:
        cell: the cell.
        epoch: day 0 of the numbers of the spreadsheet.

    >>> read_cell("15.01.2026"), read_cell("15/01/2026"), read_cell("46037")
    (datetime.date(2026, 1, 15), datetime.date(2026, 1, 15), Serial(day=datetime.date(2026, 1, 15)))
    >>> read_cell("03/04/2026")
    Unclear(first=3, second=4, year=2026)
    """
    if isinstance(cell, datetime.date):
        return cell
    text = " ".join(cell.split())
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]), text)
    if found := _DOTS.fullmatch(text):
        return _day(int(found[3]), int(found[2]), int(found[1]), text)
    if found := _SLASHES.fullmatch(text):
        return _either(int(found[1]), int(found[2]), int(found[3]), text)
    if _SERIAL.fullmatch(text):
        number = int(re.split("[.,]", text)[0])
        if _LEAST <= number <= _MOST:
            return Serial(epoch + datetime.timedelta(number))
    if _SHORT.fullmatch(text):
        return f'"{text}" has a year of two digits; {_DAY_FORM}'
    return _in_words(text)


def _in_words(text: str) -> Read:
    for form, year, month, day in ((_DAY_MONTH, 3, 2, 1), (_MONTH_DAY, 3, 1, 2), (_YEAR_DAY, 1, 3, 2)):
        found = form.fullmatch(text)
        number = BY_MONTH.get(folded(found[month])) if found else None
        if found and number is not None:
            return _day(int(found[year]), number, int(found[day]), text)
    return f'"{text[:40]}" cannot be read as a day; {_FORM}'


def _either(first: int, second: int, year: int, text: str) -> Read:
    if first > 12 or first == second:
        return _day(year, second, first, text)
    return _day(year, first, second, text) if second > 12 else Unclear(first, second, year)


def _day(year: int, month: int, day: int, text: str) -> datetime.date | str:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return f'"{text}" is no day of the calendar'


def order_of(cells: Iterable[Cell]) -> Order | None:
    """Return the order in which days with slashes stand in a column, where they decide it and do not contradict each other.

    >>> order_of(["15/01/2026", "03/04/2026"]), order_of(["15/01/2026", "01/15/2026"]), order_of(["03/04/2026"])
    ('day first', None, None)
    """
    orders: set[Order] = set()
    for cell in cells:
        found = _SLASHES.fullmatch(" ".join(cell.split())) if isinstance(cell, str) else None
        if found is not None:
            first, second = int(found[1]), int(found[2])
            orders |= {"day first"} if first > 12 >= second else {"month first"} if second > 12 >= first else set()
    return orders.pop() if len(orders) == 1 else None


def decided(unclear: Unclear, order: Order) -> datetime.date:
    """Return a day of two readings in an order.

    >>> decided(Unclear(3, 4, 2026), "month first")
    datetime.date(2026, 3, 4)
    """
    one, other = unclear.first, unclear.second
    return datetime.date(unclear.year, other, one) if order == "day first" else datetime.date(unclear.year, one, other)
