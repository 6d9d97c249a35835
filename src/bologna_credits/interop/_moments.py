"""The time at which a document is made, with its zone."""

import datetime

from bologna_credits.core.errors import ArgumentError, ArgumentTypeError
from bologna_credits.core.typed import shown_type

_WIDEST = datetime.timedelta(hours=14)


def read_moment(value: datetime.datetime | str) -> datetime.datetime:
    """Return a point in time with its zone.

    Raises:
        ArgumentError: no point in time, or one without a zone.
        ArgumentTypeError: neither a time nor text.

    >>> read_moment("2026-11-27T10:00:00Z").isoformat()
    '2026-11-27T10:00:00+00:00'
    """
    given: object = value
    if not isinstance(given, datetime.datetime | str):
        raise ArgumentTypeError("generated", shown_type(value), "a time with its zone, such as '2026-11-27T10:00:00+01:00'")
    cure = ("a time with its zone, such as 2026-11-27T10:00:00+01:00",)
    try:
        moment = datetime.datetime.fromisoformat(given) if isinstance(given, str) else given
    except ValueError:
        raise ArgumentError("generated", str(value), cure) from None
    zone = moment.utcoffset()
    if zone is None or abs(zone) > _WIDEST or zone % datetime.timedelta(minutes=1):
        raise ArgumentError("generated", moment.isoformat(), cure)
    return moment
