"""The rows of a sheet as typed lines of a transcript; a chapter of :mod:`bologna_credits.interop.sheets`."""

import datetime
import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.errors import BolognaError
from bologna_credits.core.exact import read_exact, show_exact
from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.core.misspellings import nearest
from bologna_credits.core.reading import Pairs
from bologna_credits.interop._course_lines import Courses
from bologna_credits.interop._typed_lines import Line
from bologna_credits.interop.sheets.cells import Cell, Row, plain
from bologna_credits.interop.sheets.days import Order, Serial, Unclear, decided, order_of, read_cell
from bologna_credits.interop.sheets.headers import Header, Needed
from bologna_credits.interop.sheets.words import BY_STATUS, STATUS_WORDS, TOTAL_WORDS, Field, folded
from bologna_credits.papers.transcripts import Status

NEEDED = (Needed(("code", "title")), Needed(("grade", "credits", "ects", "status")))
"""The columns without which a sheet is no transcript."""
USED: tuple[Field, ...] = (
    "code", "title", "credits", "ects", "system", "grade", "scale", "status", "date", "term", "host", "country", "identifiers",
    "attempt", "distribution", "isced", "kind",
)  # fmt: skip

Entries = tuple[tuple[str, Fraction], ...]
_AMOUNT = re.compile(r"([0-9]+(?:[.,/][0-9]+)?)(?![eE][+-]?[0-9])\s*([^\W\d].*)")
_SEPARATED = re.compile(r"[;|\n]")
_PAIR = re.compile(r"(.+?)\s*[:=]\s*([^:=]+)")
_MOST_KEPT = 10_000
NO_SCALE = "-"
"""The cell for a label whose scale is unknown: it stays text, whatever the country."""
_TENDS = "write it as A: 10; B: 20"


def read_amount(text: str) -> tuple[Fraction, str | None]:
    """Return the amount of a cell, and the unit that stands behind it.

    Raises:
        NumberError: no number.

    >>> read_amount("4,5"), read_amount("5 ECTS")
    ((Fraction(9, 2), None), (Fraction(5, 1), 'ECTS'))
    """
    found = _AMOUNT.fullmatch(text)
    if found is not None and found[2][0].isalpha():  # a sign such as ½ is part of the number
        return read_exact(found[1]), found[2].strip(" .()") or None
    return read_exact(text), None


def read_entries(text: str) -> tuple[Entries, bool] | str:
    """Return the entries of a distribution in one cell, and whether they are counts; the reason where it is none.

    >>> read_entries("A: 10; B: 20")
    ((('A', Fraction(10, 1)), ('B', Fraction(20, 1))), True)
    >>> read_entries("A: 12,5 %; B: 87,5 %")[1]
    False
    """
    parts = [part.strip() for part in _SEPARATED.split(text) if part.strip()]
    if len(parts) == 1 and ", " in parts[0]:
        parts = [part.strip() for part in parts[0].split(", ")]
    entries, shares = [], False
    for part in (" ".join(part.split()) for part in parts):  # a pattern would walk over long blanks again and again
        found = _PAIR.fullmatch(part)
        if found is None:
            return f'"{part[:40]}" is no grade with its number; {_TENDS}'
        figure = found[2].strip()
        shares = shares or figure.endswith("%")
        try:
            entries.append((found[1].strip(), read_exact(figure.removesuffix("%").rstrip())))
        except BolognaError as error:
            return f"{found[1][:40]}: {error.told}"
    counted = not shares and all(number.denominator == 1 for _, number in entries)
    return tuple(entries), counted


def read_identifiers(text: str) -> Pairs:
    """Return the identifiers of a cell; one without its kind is an Erasmus code or, with a point, a SCHAC code.

    >>> read_identifiers("schac: uw.edu.pl; erasmus: PL WARSZAW01"), read_identifiers("PL WARSZAW01")
    ((('schac', 'uw.edu.pl'), ('erasmus', 'PL WARSZAW01')), (('erasmus', 'PL WARSZAW01'),))
    """
    found = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        kind, colon, value = part.partition(":")
        guess = "schac" if "." in part and " " not in part else "erasmus"
        found.append((kind.strip(), value.strip()) if colon else (guess, part))
    return tuple(found)


def is_total(row: Row, header: Header) -> bool:
    """Return True for a row of totals or averages: it begins with a word for one, and holds no course of that name."""
    first = next(row.filled, None)
    if first is None or folded(plain(row.cells[first])) not in TOTAL_WORDS:
        return False
    named = [row.at(header.columns[field]) for field in ("code", "title") if field in header.columns]
    return len(named) < 2 or not all(named)


@final
@attrs.define
class Reader:
    """The reader of the rows below a header; faults are collected with their places.

    Args:
        header: the header.
        courses: the courses that the lines make.
        tables: distributions from elsewhere, by code of the course, or by host and code.
        found: the oddities so far.
        used: the distributions that belong to a course.
        lines: the lines of rows that were read before, for many sheets of one header; None where there is one sheet.
    """

    header: Header
    courses: Courses
    tables: dict[tuple[str, str], tuple[Entries, bool]] = attrs.Factory(dict)
    found: list[Finding] = attrs.Factory(list)
    used: set[tuple[str, str]] = attrs.Factory(set)
    lines: dict[tuple[Cell, ...], Line] | None = None
    _faults: list[tuple[int, int, str]] = attrs.Factory(list)
    _order: Order | None = None
    _serials: list[str] = attrs.Factory(list)
    _by_order: list[str] = attrs.Factory(list)

    def read(self) -> None:
        """Read all rows."""
        header = self.header
        column = header.columns.get("date")
        if column is not None:
            self._order = order_of(row.at(column) for row in header.rows)
        self._faults += header.broken
        broken = {(row, place) for row, place, _ in self._faults}
        totals: list[Row] = []
        for row in header.rows:
            if is_total(row, header):
                totals.append(row)
            else:
                self._row(row, broken)
        if totals:
            labels = tuple(dict.fromkeys(plain(row.cells[next(row.filled)]) for row in totals))
            named = facts(rows=tuple(row.number for row in totals), labels=labels)
            self.found.append(Finding("document.totals-left-out", Verdict.NOTE, "", named))
        if self._serials:
            self.found.append(Finding("document.day-as-number", Verdict.NOTE, "", facts(codes=tuple(self._serials))))
        if self._by_order:
            named = facts(order=self._order, codes=tuple(self._by_order))
            self.found.append(Finding("document.day-by-others", Verdict.NOTE, "", named))

    def _row(self, row: Row, broken: set[tuple[int, int]]) -> None:
        header = self.header
        known = None if self.lines is None else self.lines.get(row.cells)

        def tell(field: str, words: str) -> None:
            self._faults.append((row.number, self._column(field), words))

        def text(field: Field) -> str | None:
            column = header.columns.get(field)
            if column is None or (row.number, column) in broken:
                return None
            return plain(row.at(column)) or None

        if known is not None:
            self.courses.add(known, tell)
            return
        told = self._told
        titles = tuple((language, plain(row.at(place))) for language, place in header.languages.items() if row.at(place))
        code = text("code") or ""
        title = text("title") or dict(titles).get("en") or next((title for _, title in titles), "") or code
        if not title:
            if not any((row.number, column) in broken for column in row.filled):
                self._faults.append((row.number, -1, "the course has neither a code nor a title"))
            return
        if not code:
            code = title
            self.found.append(Finding("document.no-code", Verdict.NOTE, code, facts(code=code)))
        amount, system, unit = self._amount(text, tell)
        entries, counted = self._entries(row, text, code, tell)
        scale = text("scale")
        unscaled = scale is not None and folded(scale) == ""
        line = Line(
            code=code,
            title=title,
            titles=titles,
            amount=amount,
            system=system,
            unit=unit,
            label=text("grade"),
            scale=None if unscaled else scale,
            unscaled=unscaled,
            status=self._status(text("status"), tell),
            day=self._day(row, code, broken, tell),
            term=text("term"),
            host=text("host"),
            country=text("country"),
            identifiers=read_identifiers(text("identifiers") or ""),
            attempt=self._attempt(text("attempt"), tell),
            distribution=entries,
            counted=counted,
            isced=text("isced"),
            kind=text("kind"),
        )
        # A row of which there is nothing to tell makes the same line in any sheet.
        if self.lines is not None and self._told == told and len(self.lines) < _MOST_KEPT:
            self.lines[row.cells] = line
        self.courses.add(line, tell)

    @property
    def _told(self) -> tuple[int, ...]:
        """The numbers of all that there is to tell so far."""
        return len(self._faults), len(self.found), len(self._serials), len(self._by_order)

    def _column(self, field: str) -> int:
        """Return the column of a field; -1 if the sheet has none."""
        columns: dict[str, int] = {str(name): column for name, column in self.header.columns.items()}
        if field == "system" and "system" not in columns:  # the unit stands beside the amount
            field = "credits"
        if field == "credits" and "credits" not in columns:
            field = "ects"
        return columns.get(field, -1)

    @property
    def faults(self) -> list[str]:
        """The faults in the order of the sheet, each with its place."""
        return [
            f"{self.header.place_at(row, column) if column >= 0 else self.header.row_place(row)}: {words}"
            for row, column, words in sorted(self._faults)
        ]

    def _amount(
        self, text: Callable[[Field], str | None], tell: Callable[[str, str], None]
    ) -> tuple[Fraction | None, str | None, str | None]:
        """Return the amount of credits, those in ECTS first, their system where the row names it, and another word beside it."""
        for field, unit in (("ects", "ECTS"), ("credits", None)):
            written = text("ects") if field == "ects" else text("credits")
            if written is not None:
                try:
                    amount, named = read_amount(written)
                except BolognaError as error:
                    tell(field, error.told)
                    return None, None, None
                system = text("system") or unit
                return (amount, named, None) if system is None else (amount, system, named)
        return None, text("system"), None

    def _entries(
        self, row: Row, text: Callable[[Field], str | None], code: str, tell: Callable[[str, str], None]
    ) -> tuple[Entries, bool]:
        keys = ((folded(text("host") or ""), folded(code)), ("", folded(code)))
        elsewhere = next((key for key in keys if key in self.tables), None)
        column = self.header.columns.get("distribution")
        cell = "" if column is None else row.at(column)
        if elsewhere is not None:
            self.used.add(elsewhere)
            if cell:
                tell("distribution", "the distribution stands here and in a sheet of its own; leave one of them out")
            return self.tables[elsewhere]
        if not cell:
            return (), True
        read = read_entries(cell if isinstance(cell, str) else plain(cell))
        if isinstance(read, str):
            tell("distribution", read)
            return (), True
        return read

    def _status(self, text: str | None, tell: Callable[[str, str], None]) -> Status | None:
        if text is None:
            return None
        status = BY_STATUS.get(folded(text))
        if status is None:
            words = [word for several in STATUS_WORDS.values() for word in several]
            near = nearest(text, words)
            meant = f'; perhaps "{near}"' if near else ""
            tell("status", f'"{text[:40]}" is no status{meant}; write passed, failed or in-progress, or the words for them')
        return status

    def _attempt(self, text: str | None, tell: Callable[[str, str], None]) -> int | None:
        if text is None:
            return None
        if not (text.isascii() and text.isdecimal() and int(text[:6]) > 0 and len(text) < 6):
            tell("attempt", f'"{text[:40]}" is no number of an attempt; write 1, 2, 3')
            return None
        return int(text)

    def _day(self, row: Row, code: str, broken: set[tuple[int, int]], tell: Callable[[str, str], None]) -> datetime.date | None:
        column = self.header.columns.get("date")
        if column is None or not row.at(column) or (row.number, column) in broken:
            return None
        read = read_cell(row.at(column), self.header.sheet.epoch)
        if isinstance(read, Serial):
            self._serials.append(code)
            return read.day
        if isinstance(read, Unclear):
            if self._order is not None:
                self._by_order.append(code)
                return decided(read, self._order)
            one, other = decided(read, "day first"), decided(read, "month first")
            tell("date", f'"{plain(row.at(column))}" can mean {one} or {other}; write the one that is meant')
            return None
        if isinstance(read, str):
            tell("date", read)
            return None
        return read


def read_distributions(header: Header, faults: list[str]) -> dict[tuple[str, str], tuple[Entries, bool]]:
    """Return the distributions of a sheet with one row for each grade of a course, by host and code.

    Args:
        header: the header of the sheet.
        faults: the faults, to which those of the sheet are added.
    """
    faults += [f"{header.place_at(row, column)}: {why}" for row, column, why in header.broken]
    found: dict[tuple[str, str], list[tuple[str, Fraction]]] = {}
    shares: set[tuple[str, str]] = set()
    broken = {row for row, _, _ in header.broken}
    for row in header.rows:
        if is_total(row, header) or row.number in broken:
            continue
        cells = {field: plain(row.at(column)) for field, column in header.columns.items()}
        key = (folded(cells.get("host", "")), folded(cells.get("code", "")))
        figures: list[tuple[Field, str]] = [(field, cells[field]) for field in ("count", "percent") if cells.get(field)]
        needed: tuple[Field, ...] = ("code", "grade")
        empty = [field for field in needed if not cells.get(field)]
        faults += [f"{header.place(row.number, field)}: is empty" for field in empty]
        if not figures:
            faults.append(f"row {row.number}: no number stands in {header.named('count')}")
            continue
        field, figure = figures[0]
        try:
            number = read_exact(figure.removesuffix("%").rstrip())
        except BolognaError as error:
            faults.append(f"{header.place(row.number, field)}: {error.told}")
            continue
        if field == "percent" or figure.endswith("%") or number.denominator != 1:
            shares.add(key)
        if not empty:
            found.setdefault(key, []).append((cells["grade"], number))
    return {key: (tuple(entries), key not in shares) for key, entries in found.items()}


def unmatched(reader: Reader, header: Header) -> Iterator[str]:
    """Yield a fault for each distribution of a course that the transcript does not have."""
    left = reader.tables.keys() - reader.used
    for row in header.rows:
        code = plain(row.at(header.columns["code"]))
        host = plain(row.at(header.columns["host"])) if "host" in header.columns else ""
        key = (folded(host), folded(code))
        if key in left:
            left.discard(key)
            yield f'{header.place(row.number, "code")}: the transcript has no course "{code[:40]}"'


def shown_entries(entries: Entries) -> str:
    """Return the entries of a distribution as one cell holds them.

    >>> shown_entries((("A", Fraction(10)), ("B", Fraction(20))))
    'A: 10; B: 20'
    """
    return "; ".join(f"{label}: {show_exact(number)}" for label, number in entries)
