"""Days between which no text of law changes, so that a column of many days asks few questions."""

import datetime
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, final

import attrs

from bologna_credits.core.provenance import Source
from bologna_credits.law.catalogue import Catalogue


def _dates(value: Any) -> Iterator[datetime.date]:
    """Yield every date in a definition but those of its sources, which say when somebody read a text."""
    if isinstance(value, datetime.date):
        yield value
    elif isinstance(value, Source):
        return
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _dates(item)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            if field.init:
                yield from _dates(getattr(value, field.alias or field.name, None))


@final
class DayClasses:
    """The days of a catalogue on which something begins or ends, and the stretches between them."""

    def __init__(self, catalogue: Catalogue) -> None:
        found = {day for definition in catalogue.all() for day in _dates(definition)}
        neighbours = {day + datetime.timedelta(days=step) for day in found for step in (0, 1) if day.year < 9999}
        self._days = sorted(found | neighbours)

    def of(self, day: datetime.date) -> int:
        """Return the number of the stretch in which a day lies; two days of one stretch have the same answers."""
        place = bisect_left(self._days, day)
        return 2 * place + (place < len(self._days) and self._days[place] == day)
