"""Which published table answers between two scales: that of a named body, the default, or the one of a statute or agency.

What one university prints binds nobody else, so its table answers by itself only where its file marks it as the default: where
one of the two scales is that university's own, say.
"""

import datetime
import functools
from typing import final

import attrs

from bologna_credits.conversion.methods.published_tables import PublishedTable
from bologna_credits.core.circumstances import Circumstances, matching
from bologna_credits.core.errors import NoConversionError, nearest
from bologna_credits.core.provenance import Basis
from bologna_credits.core.reading import fold, read_day
from bologna_credits.law.catalogue import Catalogue


@final
@attrs.frozen
class Asked:
    """What a question goes by, apart from the grade and the method."""

    known: Catalogue
    on: datetime.date | str | None
    circumstances: Circumstances


def day_of(on: datetime.date | str | None) -> datetime.date | None:
    """A day, if one was said."""
    return None if on is None else read_day(on)


_OFFICIAL = (Basis.STATUTE, Basis.AGENCY)


@functools.lru_cache(maxsize=256)
def answering(asked: Asked, start: str, to: str, body: str | None) -> PublishedTable | None:
    """The table of a body, or the default, or the only one of a statute or an agency; None where no single table is that."""
    tables = asked.known.equivalences(start, to, asked.on)
    standing = tuple(table for table in tables if table.withdrawn is None)
    if body is not None:
        wanted = fold(body)
        chosen = tuple(table for table in tables if fold(table.authority or "") == wanted)
    else:
        marked = tuple(table for table in standing if table.default)
        chosen = marked or tuple(table for table in standing if table.basis in _OFFICIAL)
    if len({table.authority for table in chosen}) != 1:
        return None
    found = matching(chosen, asked.circumstances, f"the table {chosen[0].start} → {chosen[0].to}")
    if len(found) != 1:
        return None
    others = tuple(table for table in standing if table != found[0] and table.when.needed(asked.circumstances) == {})
    return PublishedTable(found[0], others, day_of(asked.on))


def table_between(start: str, to: str, asked: Asked, body: str | None = None) -> PublishedTable:
    """The table of a body, or the default, or the only one of a statute or an agency.

    Raises:
        NoConversionError: no table, or several; lists the choices.
    """
    found = answering(asked, start, to, body)
    if found is None:
        raise _no_table(start, to, asked, body)
    return found


def _no_table(start: str, to: str, asked: Asked, body: str | None) -> NoConversionError:
    tables = asked.known.equivalences(start, to, asked.on)
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
