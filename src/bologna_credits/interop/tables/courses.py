"""The courses of one student in a table of a cohort: read as the rows of a sheet are, with the same words and the same rules."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.errors import BolognaError, DefinitionError
from bologna_credits.interop._course_lines import Courses
from bologna_credits.interop._typed_lines import Host, Line
from bologna_credits.interop.sheets.cells import Cell, Row, Sheet, plain
from bologna_credits.interop.sheets.courses import NEEDED, USED, Reader, read_distributions, read_identifiers
from bologna_credits.interop.sheets.headers import Header, Needed, read_header
from bologna_credits.interop.sheets.words import Field
from bologna_credits.interop.tables.cells import TableRow, Unreadable
from bologna_credits.interop.tables.headers import is_number
from bologna_credits.interop.tables.hosts import Hosts
from bologna_credits.papers.transcripts import Transcript

Distributions = dict[tuple[str, str], tuple[tuple[tuple[str, Fraction], ...], bool]]
"""The distributions of courses, by host and code."""
_HEADER_ROW = 0
_PLACE = re.compile(r"^row 0(?:, column [A-Z]+ (?P<name>\"))?(?P<colon>: )?")
_OF_DISTRIBUTIONS = (Needed(("code",)), Needed(("grade",)), Needed(("count", "percent")))
_USED_OF_DISTRIBUTIONS: tuple[Field, ...] = ("code", "grade", "count", "percent", "host")


def header_of(table: str, names: Sequence[str], *, distributions: bool = False) -> Header:
    """Return the header of a table of courses, or of distributions.

    Args:
        table: the name of the table.
        names: its headers.
        distributions: True for a table of distributions, with a row for each grade of a course.

    Raises:
        DefinitionError: a column that is missing or stands twice; all at once.

    >>> dict(header_of("courses", ["Шифр", "Баллы", "Оценка"]).columns)
    {'code': 0, 'grade': 2}
    """
    sheet = Sheet(name=table, rows=(Row(_HEADER_ROW, tuple(" ".join(name.split()) for name in names)),))
    needed, used = (_OF_DISTRIBUTIONS, _USED_OF_DISTRIBUTIONS) if distributions else (NEEDED, USED)
    try:
        return read_header(sheet, needed, used)
    except DefinitionError as error:
        faults = tuple(_PLACE.sub(lambda found: 'column "' if found["name"] else "", fault) for fault in error.faults)
        raise DefinitionError(table, tuple(re.sub(r'column [A-Z]+ "', 'column "', fault) for fault in faults)) from None


def unread_of(header: Header) -> tuple[str, ...]:
    """Return the names of the columns that have no meaning; the number of a line says nothing."""
    used = {*header.columns.values(), *header.languages.values()}
    return tuple(name for place, name in header.names.items() if place not in used and not is_number(name))


def read_distribution_rows(header: Header, rows: Sequence[TableRow]) -> Distributions:
    """Return the distributions of a table with a row for each grade of a course.

    Args:
        header: its header.
        rows: its rows.

    Raises:
        DefinitionError: all faults at once, each with its row.
    """
    faults: list[str] = []
    found = read_distributions(_with_rows(header, rows, {number: f"row {number}" for number, _ in enumerate(rows, 1)}), faults)
    if faults:
        raise DefinitionError(header.sheet.name, tuple(faults))
    return found


def _with_rows(header: Header, rows: Sequence[TableRow], named: Mapping[int, str]) -> Header:
    """Return a header with rows below it; a cell that cannot be read is a fault of its place."""
    made, faults = [], []
    read = {*header.columns.values(), *header.languages.values()}
    for number, cells in enumerate(rows, 1):
        plain_cells: tuple[Cell, ...] = cells  # type: ignore[assignment]  # the cells that cannot be read go in the next lines
        for column, cell in enumerate(cells):
            if type(cell) is Unreadable:
                faults += [(number, column, cell.why)] if column in read else []
                plain_cells = tuple("" if isinstance(one, Unreadable) else one for one in cells)
        made.append(Row(number, plain_cells))
    below = tuple(made)
    sheet = Sheet(name=header.sheet.name, rows=(*header.sheet.rows, *below), faults=tuple(faults))
    return Header(
        sheet=sheet,
        row=header.row,
        columns=header.columns,
        languages=header.languages,
        names=header.names,
        rows=below,
        found=(),
        row_names=named,
    )


@final
@attrs.define(kw_only=True)
class CourseRows:
    """The reader of the courses of one student after the other.

    Args:
        header: the header of the table.
        hosts: the institutions.
        courses: the courses without any; each student begins with what it says of catalogue, scales and days.
        distributions: distributions from a table of their own.
    """

    header: Header
    hosts: Hosts
    courses: Courses
    distributions: Distributions = attrs.field(factory=dict)
    used: set[tuple[str, str]] = attrs.field(factory=set)
    _lines: dict[tuple[Cell, ...], Line] = attrs.field(factory=dict)

    def read(self, rows: Sequence[TableRow], first: Host | None, faults: list[str]) -> Transcript | None:
        """Return the transcript of one student; None where something is at fault.

        Args:
            rows: the rows of the student.
            first: the institution that issued the transcript, where it is known.
            faults: the faults, to which those of the rows are added.
        """
        before = len(faults)
        hosts = self.hosts_of(rows, first)
        header = _with_rows(self.header, rows, self._names(rows))
        courses = self.courses.anew(hosts)
        reader = Reader(header, courses, self.distributions, lines=None if self.distributions else self._lines)
        reader.read()
        self.used |= reader.used
        faults += reader.faults
        if courses.nameless and len(faults) == before:
            faults.append("no institution is named; add a column host, or name it in the table of students or of hosts")
        if len(faults) > before:
            return None
        return courses.transcript(found=reader.found)

    def hosts_of(self, rows: Sequence[TableRow], first: Host | None) -> tuple[Host, ...]:
        """Return the institutions that the rows name, in their order, after the one that issued the transcript.

        Args:
            rows: the rows of the student.
            first: the institution that issued the transcript, where it is known.
        """
        columns = self.header.columns
        found: dict[Host, None] = {} if first is None else {first: None}
        if "host" in columns:
            places = [columns.get(field) for field in ("host", "country", "identifiers")]
            for cells in dict.fromkeys(tuple("" if place is None else row[place] for place in places) for row in rows):
                word, country, identifiers = ("" if isinstance(cell, Unreadable) else plain(cell) for cell in cells)
                if not word:
                    continue
                try:
                    found[self.hosts.find(word, country or None, read_identifiers(identifiers))] = None
                except BolognaError:
                    continue  # the line itself tells it, with its place
        if not found and len(self.hosts.named) == 1:
            found[self.hosts.named[0]] = None
        return tuple(found)

    def _names(self, rows: Sequence[TableRow]) -> dict[int, str]:
        """Return the words for each row of a student: its place among the rows of the student, and its code."""
        place = self.header.columns.get("code", self.header.columns.get("title"))
        names = {}
        for number, row in enumerate(rows, 1):
            cell = "" if place is None else row[place]
            code = "" if isinstance(cell, Unreadable) else plain(cell)[:40]
            names[number] = f"course {number} ({code})" if code else f"course {number}"
        return names
