"""The header of a sheet, the row that names the columns; a chapter of :mod:`bologna_credits.interop.sheets`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import final

import attrs

from bologna_credits.core.errors import DefinitionError, DocumentError
from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.core.misspellings import listed, nearest
from bologna_credits.interop.sheets.cells import Row, Sheet, letters_of, place_of, plain, shown_header
from bologna_credits.interop.sheets.words import BY_HEADER, HEADERS, Field, folded

_LOOKED_AT = 60  # rows above which a header has to stand
_PARTS = re.compile(r"[/\n|]|\s[-–—]\s")
_LANGUAGE = re.compile(r"(.+?)\s*\(([a-z]{2,3})\)")
_MOST_TOLD = 20
_NAMES = defaultdict(lambda: "the separator", {";": "a semicolon", ",": "a comma, such as 4,5,", "\t": "a tab"})


@final
@attrs.frozen
class Needed:
    """Columns of which at least one has to stand in a sheet."""

    fields: tuple[Field, ...]

    @property
    def words(self) -> str:
        """The columns, by their English headers."""
        return " or ".join(HEADERS[field].en[0] for field in self.fields)


@final
@attrs.frozen(kw_only=True)
class Header:
    """The columns of a sheet.

    Args:
        sheet: the sheet.
        row: the number of the row.
        columns: the column of each field.
        languages: the columns of titles in a language, ``Title (ru)``, by the code of the language.
        names: the headers as they stand in the file, by column.
        rows: the rows below.
        found: the oddities: rows above, columns that are not read.
        row_names: the words for rows by their numbers, where the rows are of no file that a spreadsheet shows.
    """

    sheet: Sheet
    row: int
    columns: Mapping[Field, int]
    languages: Mapping[str, int]
    names: Mapping[int, str]
    rows: tuple[Row, ...]
    found: tuple[Finding, ...]
    row_names: Mapping[int, str] | None = None

    @property
    def broken(self) -> tuple[tuple[int, int, str], ...]:
        """The cells below the header that cannot be read, by row and column, each with the reason."""
        beyond = len(next(row for row in self.sheet.rows if row.number == self.row).cells)
        wide = [
            (
                row.number,
                beyond,
                f"more cells than the header has; put a cell that holds {_NAMES[self.sheet.separator]} in quotes",
            )
            for row in self.rows
            if self.sheet.separator and any(row.cells[beyond:])
        ]
        return (*(fault for fault in self.sheet.faults if fault[0] > self.row), *wide)

    def place(self, row: int, field: Field) -> str:
        """Return the words for the place of a cell, in the words of the file."""
        return self.place_at(row, self.columns[field])

    def place_at(self, row: int, column: int) -> str:
        """Return the words for the place of a cell by its column."""
        if self.row_names is not None:
            return f'{self.row_place(row)}, column "{shown_header(self.names.get(column, ""))}"'
        return place_of(row, column, self.names.get(column, ""))

    def row_place(self, row: int) -> str:
        """Return the words for the place of a row."""
        return f"row {row}" if self.row_names is None else self.row_names[row]

    def named(self, field: Field) -> str:
        """Return the header of a field as it stands in the file, else the English one."""
        column = self.columns.get(field)
        return HEADERS[field].en[0] if column is None else shown_header(self.names[column])


def field_of(header: str) -> Field | None:
    """Return the column that a header names, or None; one in several languages names it in each that is known.

    >>> field_of("Шифр дисциплины"), field_of("Баға / Оценка / Grade"), field_of("Remarks")
    ('code', 'grade', None)
    """
    found = BY_HEADER.get(folded(header))
    if found is not None:
        return found
    parts = {BY_HEADER.get(folded(part)) for part in _PARTS.split(header) if folded(part)}
    parts.discard(None)
    return parts.pop() if len(parts) == 1 else None


def _language_of(header: str) -> str | None:
    """Return the language of a column of titles, such as ``Title (ru)``; "(ECTS)" is none."""
    found = _LANGUAGE.fullmatch(" ".join(header.split()))
    return found[2] if found and BY_HEADER.get(folded(header)) is None and field_of(found[1]) == "title" else None


def header_row(sheet: Sheet) -> tuple[int, frozenset[str]]:
    """Return the place of the row that names most columns among the first ones, and what it names; the first of equal ones."""
    best, most = 0, frozenset[str]()
    for place, row in enumerate(sheet.rows[:_LOOKED_AT]):
        texts = [cell for cell in row.cells if isinstance(cell, str) and cell]
        fields = frozenset(field_of(text) or ("title" if _language_of(text) else "") for text in texts) - {"", "number"}
        if len(fields) > len(most):
            best, most = place, fields
    return best, most


def has_header(sheet: Sheet, needed: Iterable[Needed]) -> bool:
    """Return True if a row of a sheet names all columns that are needed."""
    _, named = header_row(sheet)
    return all(any(field in named for field in one.fields) for one in needed)


def read_header(sheet: Sheet, needed: Iterable[Needed], used: Iterable[Field]) -> Header:
    """Return the header of a sheet.

    Args:
        sheet: the sheet.
        needed: the columns that have to stand in it.
        used: the columns that the reader uses; others are told as not read.

    Raises:
        DocumentError: no row looks like a header.
        DefinitionError: a column that is missing, stands twice, or has a merged header; all at once.
    """
    needed, uses = tuple(needed), frozenset(used)
    place, most = header_row(sheet)
    if not most:
        why = f"no row names the columns; write a header with {', and '.join(one.words for one in needed)}"
        raise DocumentError(sheet.name, f"{why}, in English, Russian or Kazakh{_almost(sheet, uses)}")
    row = sheet.rows[place]
    names = {column: plain(row.cells[column]) for column in row.filled}
    columns: dict[Field, int] = {}
    languages: dict[str, int] = {}
    unread: dict[int, str] = {}
    faults = _merged(sheet, row, names)
    for column, name in names.items():
        language, field = _language_of(name), field_of(name)
        if language is not None and "title" in uses:
            twice, languages[language] = languages.get(language), languages.get(language, column)
        elif field is not None and field in uses:
            twice, columns[field] = columns.get(field), columns.get(field, column)
        else:
            twice = None
            if field != "number":
                unread[column] = name
        if twice is not None:
            other = f'column {letters_of(twice)} "{shown_header(names[twice])}"'
            faults.append(f"{place_of(row.number, column, name)} says the same as {other}; leave one of them out")
    rows = sheet.rows[place + 1 :]
    free = [word for field, one in HEADERS.items() if field in uses - columns.keys() for word in one.every()]
    faults += [
        f"row {row.number}: no column for {one.words}{_like(unread.values(), one)}"
        for one in needed
        if not any(field in columns for field in one.fields) and not ("title" in one.fields and languages)
    ]
    if faults:
        raise DefinitionError(sheet.name, tuple(faults))
    return Header(
        sheet=sheet,
        row=row.number,
        columns=columns,
        languages=languages,
        names=names,
        rows=rows,
        found=(*sheet.found, *_told(sheet.rows[:place], rows, names, unread, free)),
    )


def _merged(sheet: Sheet, header: Row, names: Mapping[int, str]) -> list[str]:
    """Return the faults of cells that are merged over several columns of the header: it names none of them."""
    return [
        f"{place_of(header.number, left, names.get(left, ''))}: the cell is merged over columns {letters_of(left)} to "
        f"{letters_of(right)}; take the merging away, and give each column its own header"
        for top, left, bottom, right in sheet.merged
        if top <= header.number <= bottom and right > left
    ]


def _like(unread: Iterable[str], needed: Needed) -> str:
    """Return the end of a fault that names the header most like a missing column."""
    words = [word for field in needed.fields for word in HEADERS[field].every()]
    for name in unread:
        word = nearest(name, words, likeness=0.75)
        if word is not None:
            return f'; did you mean "{word}" by "{shown_header(name)}"?'
    first = HEADERS[needed.fields[0]]
    return f"; write one of {listed([first.en[0], first.ru[0], first.kk[0]])}"


def _almost(sheet: Sheet, uses: frozenset[Field]) -> str:
    """Return the end of a fault that names the known headers most like those of the row that has most of them."""
    known = [word for field, one in HEADERS.items() if field in uses for word in one.every()]
    best: tuple[int, dict[str, str]] = (0, {})
    for row in sheet.rows[:_LOOKED_AT]:
        texts = [" ".join(cell.split()) for cell in row.cells if isinstance(cell, str) and cell]
        meant = {text: word for text in texts if (word := _meant(text, known)) is not None}
        best = best if len(best[1]) >= len(meant) else (row.number, meant)
    number, meant = best
    told = ", ".join(f'"{shown_header(text)}" → "{word}"' for text, word in meant.items())
    return f"; write in row {number}: {told}" if told else ""


def _meant(name: str, free: Sequence[str]) -> str | None:
    """Return the known header that an unknown one may mean: one with which it begins, or one like it.

    >>> _meant("Дисциплинна", ["Дисциплина"]), _meant("Grade in words", ["Grade"]), _meant("Remarks", ["Grade"])
    ('Дисциплина', 'Grade', None)
    """
    words = name.split()
    begins = {folded(" ".join(words[:count])) for count in range(1, len(words))}
    return next((word for word in free if folded(word) in begins), None) or nearest(name, free, likeness=0.75)


def _told(
    above: Iterable[Row], rows: Iterable[Row], names: Mapping[int, str], unread: Mapping[int, str], free: Sequence[str]
) -> list[Finding]:
    found = []
    skipped = tuple(row.number for row in above)
    if skipped:
        found.append(Finding("document.rows-above", Verdict.NOTE, "", facts(rows=skipped)))
    filled = dict.fromkeys(unread, 0)
    bare: dict[int, int] = {}
    for row in rows:
        for column in row.filled:
            if column in filled:
                filled[column] += 1
            elif column not in names:
                bare[column] = bare.get(column, 0) + 1
    for column, name in unread.items():
        named = facts(column=letters_of(column), name=shown_header(name), count=filled[column])
        meant = _meant(name, free)
        code = "document.column-unread" if meant is None else "document.column-like"
        found.append(Finding(code, Verdict.NOTE, "", named if meant is None else (*named, *facts(like=meant))))
    if bare:
        columns = tuple(letters_of(column) for column in sorted(bare))[:_MOST_TOLD]
        found.append(Finding("document.column-unnamed", Verdict.NOTE, "", facts(columns=columns, count=sum(bare.values()))))
    return found
