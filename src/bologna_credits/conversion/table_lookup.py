"""The choice of the published table that answers between two scales.

It is the table of a named body, the default, or the only one of a statute or an agency. A university's table binds no other body,
so it answers without its name only where its file marks it as the default, for instance if one of the scales is its own.
"""

import datetime
from typing import TYPE_CHECKING

from bologna_credits.core.errors import BolognaError, NoConversionError
from bologna_credits.core.later import later
from bologna_credits.core.misspellings import listed, nearest
from bologna_credits.core.provenance import Basis
from bologna_credits.core.reading import fold, read_day
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.memories import remembered

if TYPE_CHECKING:
    from bologna_credits.conversion.methods.published_tables import PublishedTable
    from bologna_credits.conversion.table_paths import paths_of_tables, shown_paths
    from bologna_credits.core.circumstances import Circumstances, matching
else:  # loaded where a table answers
    (PublishedTable,) = later("bologna_credits.conversion.methods.published_tables", "PublishedTable")
    paths_of_tables, shown_paths = later("bologna_credits.conversion.table_paths", "paths_of_tables", "shown_paths")
    Circumstances, matching = later("bologna_credits.core.circumstances", "Circumstances", "matching")

_OFFICIAL = (Basis.STATUTE, Basis.AGENCY)
_GERMAN_ENDS = (1, 4)


def day_or_none(on: datetime.date | str | None) -> datetime.date | None:
    """Return the day, if one was given."""
    return None if on is None else read_day(on)


@remembered(256)
def table_or_none(
    catalogue: Catalogue,
    start: str,
    to: str,
    body: str | None,
    on: datetime.date | str | None,
    circumstances: Circumstances,
) -> PublishedTable | None:
    """Return the table of a body, the default, or the only one of a statute or an agency; None if there is no single one."""
    tables = catalogue.equivalences(start, to, on)
    standing = tuple(table for table in tables if table.withdrawn is None)
    if body is not None:
        wanted = fold(body)
        chosen = tuple(table for table in tables if fold(table.authority or "") == wanted)
    else:
        marked = tuple(table for table in standing if table.default)
        chosen = marked or tuple(table for table in standing if table.basis in _OFFICIAL)
    if len({table.authority for table in chosen}) != 1:
        return None
    found = matching(chosen, circumstances, f"the table {chosen[0].start} → {chosen[0].to}")
    if len(found) != 1:
        return None
    others = tuple(table for table in standing if table != found[0] and table.when.needed(circumstances) == {})
    return PublishedTable(found[0], others, day_or_none(on))


def table_between(
    catalogue: Catalogue,
    start: str,
    to: str,
    body: str | None,
    on: datetime.date | str | None,
    circumstances: Circumstances,
) -> PublishedTable:
    """Return the table of a body, the default, or the only one of a statute or an agency.

    Raises:
        NoConversionError: no table, or several; lists the choices.
    """
    found = table_or_none(catalogue, start, to, body, on, circumstances)
    if found is None:
        raise _no_table(catalogue, start, to, on, body)
    return found


def _no_table(catalogue: Catalogue, start: str, to: str, on: datetime.date | str | None, body: str | None) -> NoConversionError:
    tables = catalogue.equivalences(start, to, on)
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
        return _nothing_published(catalogue, start, to, on)
    return NoConversionError(start, to, choices, advice)


def _nothing_published(catalogue: Catalogue, start: str, to: str, on: datetime.date | str | None) -> NoConversionError:
    """Return the error for two scales without a published table: who decides, and by what ways."""
    german = _is_german(catalogue, to, on)
    formula, call = ("by the modified Bavarian formula, ", "ModifiedBavarian(…), ") if german else ("", "")
    advice = (
        "no published table is known, and the home university decides: by both grading tables, as the ECTS Users' Guide "
        f"recommends, {formula}or by a table of its own; "
        f"say how with by=: GradingTableOverlap(…), {call}Equivalence(…), or the code of a practice"
    )
    paths = shown_paths(paths_of_tables(catalogue, start, to, day_or_none(on)))
    if paths:
        chains = f"published tables lead there in a chain, which no body joins: {listed(paths, ' | ', 200)}"
        advice = f"{advice}; {chains}; methods_between(…, chains=True) lists them"
    return NoConversionError(start, to, (), advice)


def _is_german(catalogue: Catalogue, to: str, on: datetime.date | str | None) -> bool:
    """Return True for a scale of the catalogue to which the modified Bavarian formula leads."""
    try:
        target = catalogue.grading_scale(to, on)
    except BolognaError:  # a scale of the caller's own, or one of several versions
        return False
    best, lowest = _GERMAN_ENDS
    return target.best_number == best and target.lowest_pass_number == lowest
