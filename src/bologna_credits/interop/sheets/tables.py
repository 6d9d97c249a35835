"""The rows of a sheet of grades and counts as a grading table; a chapter of :mod:`bologna_credits.interop.sheets`."""

from collections.abc import Iterable
from fractions import Fraction

from bologna_credits.core.errors import BolognaError, DefinitionError, UnknownGradeError
from bologna_credits.core.exact import read_exact, show_exact
from bologna_credits.core.reading import fold
from bologna_credits.grades.grading_tables import GradingTable, Population
from bologna_credits.grades.scales import GradingScale
from bologna_credits.interop.sheets.cells import plain
from bologna_credits.interop.sheets.courses import is_total
from bologna_credits.interop.sheets.headers import Header, Needed
from bologna_credits.interop.sheets.words import folded

NEEDED = (Needed(("grade",)), Needed(("count", "percent")))
"""The columns without which a sheet is no grading table."""


def read_rows(
    header: Header,
    scale: GradingScale,
    *,
    label: str,
    years: tuple[int, int] | None,
    isced: str | None,
    population: Population,
    no_grades: tuple[str, ...],
    ignore: Iterable[str],
) -> GradingTable:
    """Return the grading table of a sheet; counts go before percentages where both stand.

    Raises:
        DefinitionError: all faults at once, each with row and column.
    """
    faults = [f"{header.place_at(row, column)}: {why}" for row, column, why in header.broken] + _unread(header, ignore)
    field = "count" if "count" in header.columns else "percent"
    column = header.columns["count" if field == "count" else "percent"]
    entries: list[tuple[str, Fraction]] = []
    seen: dict[str, int] = {}
    totals: list[tuple[int, Fraction]] = []
    broken = {row for row, _, _ in header.broken}
    for row in header.rows:
        if row.number in broken:
            continue
        name, figure = plain(row.at(header.columns["grade"])), plain(row.at(column))
        total = is_total(row, header)
        if not name and not total:
            faults.append(f"{header.place(row.number, 'grade')}: is empty")
            continue
        if not figure and total:
            continue
        try:
            number = read_exact(figure.removesuffix("%").rstrip())
        except BolognaError as error:
            faults.append(f"{header.place_at(row.number, column)}: {error.told}")
            continue
        if total:
            totals.append((row.number, number))
            continue
        known, why = _label(scale, name, no_grades)
        if why:
            faults.append(f"{header.place(row.number, 'grade')}: {why}")
            continue
        if known in seen:
            faults.append(f"{header.place(row.number, 'grade')}: {name} stands in row {seen[known]} already")
        seen[known] = row.number
        entries.append((name, number))
    added = sum((number for _, number in entries), Fraction(0))
    if not faults:
        faults += [
            f"{header.place_at(row, column)}: the total is {show_exact(stated)}, and the rows add up to {show_exact(added)}"
            for row, stated in totals
            if stated != added
        ]
    if not faults:
        whole = field == "count" and all(number.denominator == 1 for _, number in entries)
        apart = tuple(name for name, _ in entries if fold(name) in set(map(fold, no_grades)))
        try:
            return GradingTable(
                scale,
                entries,
                population=population,
                label=label,
                years=years,
                isced=isced,
                counted=whole,
                no_grades=apart,
            )
        except BolognaError as error:
            faults.append(error.told)
    raise DefinitionError(header.sheet.name, tuple(faults))


def _label(scale: GradingScale, name: str, no_grades: tuple[str, ...]) -> tuple[str, str]:
    """Return the label of a grade on its scale, or a label that is no grade as it stands; and why it is neither, or nothing."""
    if scale.no_grade(name) is not None or fold(name) in set(map(fold, no_grades)):
        return fold(name), ""
    try:
        return scale.grade(name).label, ""
    except UnknownGradeError as error:
        return "", error.told


def _unread(header: Header, ignore: Iterable[str]) -> list[str]:
    """Return a fault for each column that has no meaning here, unless the caller says so: a table has no place for notes."""
    left_out = set(map(folded, ignore))
    return [
        f'column {finding.named["column"]} "{finding.named["name"]}" has no meaning in a grading table; take it out'
        for finding in header.found
        if finding.code == "document.column-unread" and folded(str(finding.named["name"])) not in left_out
    ]
