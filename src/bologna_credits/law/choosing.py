"""The one item that a code means: by its own code on any day, by the code of its country on a day."""

import datetime
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from bologna_credits.core.errors import AmbiguousCodeError, UnclearDayError
from bologna_credits.core.provenance import Standing
from bologna_credits.core.reading import read_day

if TYPE_CHECKING:
    from bologna_credits.credits.systems import CreditSystem
    from bologna_credits.grades.scales import GradingScale
    from bologna_credits.law.definition import Definition, Practice

Coded = TypeVar("Coded", "CreditSystem", "GradingScale", "Practice")
Dated = TypeVar("Dated", "CreditSystem", "GradingScale")


def first_of_each(definitions: "Iterable[Definition]", pick: "Callable[[Definition], Iterable[Coded]]") -> list[Coded]:
    """The items of a country, each code from the first definition that has it: an earlier one replaces it."""
    items: list[Coded] = []
    for definition in definitions:
        earlier = {item.code.upper() for item in items}
        items += [item for item in pick(definition) if item.code.upper() not in earlier]
    return items


def named(items: Iterable[Coded], code: str) -> list[Coded]:
    """The items of a code, without regard to case."""
    wanted = code.strip().upper()
    return [item for item in items if item.code.upper() == wanted]


def the_one(items: list[Dated], code: str, on: datetime.date | str | None, kind: str) -> Dated:
    """The one item that a code means: a code of its own on any day, a country's code by day."""
    if len(items) == 1 and (on is None or items[0].code.upper() == code.strip().upper()):
        return items[0]
    return _usual(items, code, kind) if on is None else _in_force(items, code, read_day(on), kind)


def _usual(items: list[Dated], code: str, kind: str) -> Dated:
    """The only item of a country, or the only usual one."""
    usual = items if len(items) == 1 else [item for item in items if item.usual]
    if len(usual) == 1:
        return usual[0]
    raise AmbiguousCodeError(code, kind, _choices(items), "name one, or say the day that counts with on=")


def _in_force(items: list[Dated], code: str, day: datetime.date, kind: str) -> Dated:
    """The one item of a country that was in force on a day; the usual ones take precedence."""
    held = [item for item in items if item.in_force.on(day) is not Standing.NO]
    held = [item for item in held if item.usual] or held
    if any(item.in_force.on(day) is Standing.UNCLEAR for item in held):
        raise UnclearDayError(code, day.isoformat(), tuple(item.code for item in held))
    if len(held) == 1:
        return held[0]
    if not held:
        raise AmbiguousCodeError(code, kind, _choices(items), f"none was in force on {day}; name the one that counts")
    raise AmbiguousCodeError(code, kind, _choices(held), f"name the one that counts on {day}")


def _choices(items: Iterable[Dated]) -> tuple[str, ...]:
    return tuple(f"{item.code} ({item.in_force})" for item in items)
