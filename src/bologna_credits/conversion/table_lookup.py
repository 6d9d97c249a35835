"""The choice of the published table that answers between two scales.

It is the table of a named body, the default, or the only one of a statute or an agency. A university's table binds no other body,
so it answers without its name only where its file marks it as the default, for instance if one of the scales is its own.
"""

import datetime
import functools
from typing import NamedTuple

from bologna_credits.conversion.methods.published_tables import PublishedTable
from bologna_credits.core.circumstances import Circumstances, matching
from bologna_credits.core.errors import NoConversionError
from bologna_credits.core.misspellings import nearest
from bologna_credits.core.provenance import Basis
from bologna_credits.core.reading import fold, read_day
from bologna_credits.law.catalogue import Catalogue

_OFFICIAL = (Basis.STATUTE, Basis.AGENCY)


class LookupContext(NamedTuple):
    """The catalogue, the day and the circumstances by which tables and practices are found."""

    catalogue: Catalogue
    on: datetime.date | str | None
    circumstances: Circumstances


def day_or_none(on: datetime.date | str | None) -> datetime.date | None:
    """Return the day, if one was given."""
    return None if on is None else read_day(on)


@functools.lru_cache(maxsize=256)
def table_or_none(context: LookupContext, start: str, to: str, body: str | None) -> PublishedTable | None:
    """Return the table of a body, the default, or the only one of a statute or an agency; None if there is no single one."""
    tables = context.catalogue.equivalences(start, to, context.on)
    standing = tuple(table for table in tables if table.withdrawn is None)
    if body is not None:
        wanted = fold(body)
        chosen = tuple(table for table in tables if fold(table.authority or "") == wanted)
    else:
        marked = tuple(table for table in standing if table.default)
        chosen = marked or tuple(table for table in standing if table.basis in _OFFICIAL)
    if len({table.authority for table in chosen}) != 1:
        return None
    found = matching(chosen, context.circumstances, f"the table {chosen[0].start} → {chosen[0].to}")
    if len(found) != 1:
        return None
    others = tuple(table for table in standing if table != found[0] and table.when.needed(context.circumstances) == {})
    return PublishedTable(found[0], others, day_or_none(context.on))


def table_between(start: str, to: str, context: LookupContext, body: str | None = None) -> PublishedTable:
    """Return the table of a body, the default, or the only one of a statute or an agency.

    Raises:
        NoConversionError: no table, or several; lists the choices.
    """
    found = table_or_none(context, start, to, body)
    if found is None:
        raise _no_table(start, to, context, body)
    return found


def _no_table(start: str, to: str, context: LookupContext, body: str | None) -> NoConversionError:
    tables = context.catalogue.equivalences(start, to, context.on)
    choices = tuple(f"{table.name}: {table.source.title}" + (" (withdrawn)" if table.withdrawn else "") for table in tables)
    bodies = [table.authority for table in tables if table.authority]
    if body is not None:
        other = nearest(body, bodies)
        advice = f'"{body}" publishes no single table for them' + (f'; did you mean "{other}"?' if other else "")
    elif bodies:
        advice = f'name whose table counts: by="{bodies[0]}"'
    elif tables:
        advice = "name one: by=catalogue.equivalences(…)[i], or say the day that counts with on="
    else:
        advice = "say how with by=: ModifiedBavarian(…), GradingTableOverlap(…), or the code of a practice"
    return NoConversionError(start, to, choices, advice)
