"""The shortest ways through published tables from one scale to another, where no single table leads there."""

import datetime

from bologna_credits.core.misspellings import listed
from bologna_credits.core.provenance import Standing
from bologna_credits.grades.equivalences import Equivalence
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.memories import remembered

MOST_TABLES = 3
"""The greatest number of tables in a path: each loses something of the grade."""
_MOST_BODIES = 3
Path = tuple[Equivalence, ...]


@remembered(1)
def _by_target(catalogue: Catalogue) -> dict[str, tuple[Equivalence, ...]]:
    """Return all published tables that their bodies have not withdrawn, by the scale to which they lead."""
    found: dict[str, list[Equivalence]] = {}
    for table in catalogue.every_equivalence():
        if table.withdrawn is None:
            found.setdefault(table.to.upper(), []).append(table)
    return {code: tuple(tables) for code, tables in found.items()}


@remembered(256)
def paths_of_tables(catalogue: Catalogue, start: str, to: str, on: datetime.date | None) -> tuple[Path, ...]:
    """Return the shortest paths of two or three published tables, each table in force on the day or without a day.

    Args:
        catalogue: the catalogue.
        start: the code of the start scale.
        to: the code of the scale wanted.
        on: the day that counts, or None.
    """
    tables = _by_target(catalogue)
    first = start.upper()
    paths: list[Path] = [(table,) for table in tables.get(to.upper(), ()) if _counts(table, on)]
    for _ in range(MOST_TABLES - 1):
        paths = [
            (table, *path)
            for path in paths
            for table in tables.get(path[0].start.upper(), ())
            if _counts(table, on) and all(table.start.upper() != passed.to.upper() for passed in path)
        ]
        found = tuple(path for path in paths if path[0].start.upper() == first)
        if found:
            return found
    return ()


def _counts(table: Equivalence, on: datetime.date | None) -> bool:
    return on is None or table.in_force.on(on) is not Standing.NO


def shown_paths(paths: tuple[Path, ...]) -> tuple[str, ...]:
    """Return a line for each sequence of scales, with the bodies of each table.

    >>> from bologna_credits import default_catalogue
    >>> shown_paths(paths_of_tables(default_catalogue(), "RU-5", "KZ-2018", None))
    ('RU-5 → ECTS-AF (Glazunov Conservatory) → KZ-2011 (INEU) → KZ-2018 (derived)',)
    """
    routes: dict[tuple[str, ...], list[Path]] = {}
    for path in paths:
        routes.setdefault((path[0].start, *(table.to for table in path)), []).append(path)
    lines = []
    for codes, alike in routes.items():
        said = codes[0]
        for place, code in enumerate(codes[1:]):
            bodies = list(dict.fromkeys(path[place].authority or path[place].basis.value for path in alike))
            more = f" and {len(bodies) - _MOST_BODIES} more" if len(bodies) > _MOST_BODIES else ""
            said += f" → {code} ({listed(tuple(bodies[:_MOST_BODIES]))}{more})"
        lines.append(said)
    return tuple(lines)
