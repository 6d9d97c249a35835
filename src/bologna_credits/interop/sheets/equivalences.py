"""The rows of a sheet of two columns as a table from one scale to another; a chapter of :mod:`bologna_credits.interop.sheets`.

A commission writes what it decided: the grade from elsewhere, and the grade at home. The headers are its own words and are not
read; only the places of the two columns count.
"""

import re
from fractions import Fraction

from bologna_credits.core.errors import DefinitionError, UnknownGradeError
from bologna_credits.core.exact import read_exact
from bologna_credits.grades.equivalences import EquivalenceRow
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.interop.sheets.cells import Row, Sheet, place_of, plain

_RANGE = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*(?:-|\N{EN DASH}|\N{EM DASH}|\N{HYPHEN}|\.\.)\s*([0-9]+(?:[.,][0-9]+)?)")
_CHOICES = re.compile(r"\s*[;/|]\s*|,\s+|\s+(?:or|или|немесе)\s+")


def read_equivalence_rows(sheet: Sheet, start: GradingScale, to: GradingScale) -> tuple[EquivalenceRow, ...]:
    """Return the rows of a sheet: in its first column grades or ranges of one scale, in its second one those of the other.

    Args:
        sheet: the sheet.
        start: the scale of the first column.
        to: the scale of the second column; several grades in a cell leave the choice open.

    Raises:
        DefinitionError: all faults at once, each with row and column.
    """
    columns = sorted({column for row in sheet.rows for column in row.filled})
    if len(columns) != 2:
        asked = f"a table of grades has two columns, the grade of {start.code} and the grade of {to.code}"
        why = f"{asked}, and this sheet has {len(columns)}"
        raise DefinitionError(sheet.name, (why,))
    first, second = columns
    faults = [f"{place_of(row, column, '')}: {why}" for row, column, why in sheet.faults]
    rows: list[EquivalenceRow] = []
    seen: dict[str, int] = {}
    for number, row in enumerate(sheet.rows):
        left, right = plain(row.at(first)), plain(row.at(second))
        read, no_grade = _start_of(left, start)
        grades, why = _grades_of(right, to)
        if number == 0 and read is None and why:
            continue  # the header, in whatever words
        if read is None:
            faults.append(f"{place_of(row.number, first, '')}: {no_grade}")
        if why:
            faults.append(f"{place_of(row.number, second, '')}: {why}")
        if read is None or why:
            continue
        faults += _turned(read, grades, row, first, start)
        found = _row(read, grades)
        if found.label in seen:
            faults.append(f"{place_of(row.number, first, '')}: {found.label} stands in row {seen[found.label]} already")
        seen[found.label] = row.number
        rows.append(found)
    if not rows and not faults:
        faults.append("no row stands below the header")
    if faults:
        raise DefinitionError(sheet.name, tuple(faults))
    return tuple(rows)


_Read = Grade | tuple[Fraction, Fraction]


def _row(read: _Read, grades: tuple[Grade, ...]) -> EquivalenceRow:
    labels = tuple(grade.label for grade in grades)
    if isinstance(read, Grade):
        return EquivalenceRow(read.label, labels)
    low, high = read
    return EquivalenceRow(to=labels, low=low, high=high)


def _start_of(text: str, scale: GradingScale) -> tuple[_Read | None, str]:
    """Return the grade or the range of numbers in a cell, and why it has none, or nothing."""
    if not text:
        return None, "is empty"
    try:
        return scale.grade(text), ""
    except UnknownGradeError as error:
        ends = _RANGE.fullmatch(text)
        if ends is None or scale.numbers is None:
            return None, error.told
    low, high = sorted((read_exact(ends[1]), read_exact(ends[2])))
    return (low, high), ""


def _grades_of(text: str, scale: GradingScale) -> tuple[tuple[Grade, ...], str]:
    """Return the grades in a cell, and why it has none, or nothing."""
    try:
        return (scale.grade(text),), ""
    except UnknownGradeError:
        parts = [part for part in _CHOICES.split(text) if part]
    if not parts:
        return (), "is empty"
    found: list[Grade] = []
    for part in parts:
        try:
            found.append(scale.grade(part))
        except UnknownGradeError as error:
            return (), error.told
    return tuple(dict.fromkeys(found)), ""


def _turned(read: _Read, grades: tuple[Grade, ...], row: Row, column: int, start: GradingScale) -> list[str]:
    """Return a fault where a row makes a pass of a fail."""
    if isinstance(read, Grade):
        fails = not read.passes and read.conditional is None
        shown = read.label
    else:
        marks = [start.grade(end) for end in read if _is_mark(end, start)]
        fails = bool(marks) and not any(mark.passes or mark.conditional is not None for mark in marks)
        shown = "this range"
    passing = [grade.label for grade in grades if grade.passes]
    if not fails or not passing:
        return []
    return [f"{place_of(row.number, column, '')}: {shown} fails and {passing[0]} passes; a fail never becomes a pass"]


def _is_mark(number: Fraction, scale: GradingScale) -> bool:
    try:
        scale.grade(number)
    except UnknownGradeError:
        return False
    return True
