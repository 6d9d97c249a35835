"""A transcript as the rows of a sheet, in CSV and in a workbook; a chapter of :mod:`bologna_credits.interop.sheets`."""

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Callable, Iterable
from typing import final, get_args

import attrs

from bologna_credits.core.errors import ArgumentError, BolognaError, DefinitionError, DocumentError, MissingExtraError
from bologna_credits.core.exact import show_exact
from bologna_credits.core.visible import shown_value
from bologna_credits.interop.sheets.cells import Cell, plain
from bologna_credits.interop.sheets.courses import NO_SCALE, shown_entries
from bologna_credits.interop.sheets.csv_files import SEPARATORS, guarded
from bologna_credits.interop.sheets.words import HEADERS, LANGUAGES, Field, Language
from bologna_credits.papers.transcripts import CourseResult, Transcript

_ALWAYS: tuple[Field, ...] = ("code", "title", "credits", "grade")
_TO_FILL: tuple[Field, ...] = (*_ALWAYS, "status", "date", "term", "host", "attempt", "distribution")
_NAME = "transcript"
_LONGEST_NUMBER = 15
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)\b[^<>]*>)[^<>]*")
_TIME = rb"\g<1>2000-01-01T00:00:00Z"
_UNCHANGING = datetime.date(2000, 1, 1)


@final
@attrs.frozen
class Written:
    """The header and the rows of a transcript."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def refused(faults: Iterable[str]) -> DocumentError:
    """Return the error for what a sheet cannot hold, all at once."""
    return DocumentError(_NAME, "; ".join(faults))


def normal(course: CourseResult) -> CourseResult:
    """Return a course as a sheet gives it back: the label of its grade is the result as printed."""
    return course if course.label is not None or course.grade is None else attrs.evolve(course, label=course.grade.label)


def cannot(course: CourseResult, where: str = "a sheet") -> list[str]:
    """Return what a course has and a sheet, or another form of typed courses, cannot hold."""
    cases = (
        (course.parts, "the courses within it"),
        (course.used, "the degree for which it counts already"),
        (course.beside, "its grades on further scales"),
    )
    return [f"{course.code}: {where} cannot hold {words}" for value, words in cases if value]


def _cells(course: CourseResult) -> dict[Field, Cell]:
    host = course.host
    label = course.label
    scale = course.grade.scale.code if course.grade is not None else NO_SCALE if label is not None else ""
    if not scale and course.distribution is not None:
        scale = course.distribution.scale.code
    return {
        "code": course.code,
        "title": course.title,
        "credits": "" if course.credits is None else show_exact(course.credits.amount),
        "system": "" if course.credits is None else course.credits.system,
        "grade": label or "",
        "scale": scale,
        "status": course.status or "",
        "date": course.day or "",
        "host": host.name if host is not None else "",
        "country": (host.country if host is not None else None) or "",
        "identifiers": "; ".join(f"{kind}: {value}" for kind, value in host.identifiers) if host is not None else "",
        "distribution": "" if course.distribution is None else _entries(course),
        "isced": course.isced or "",
        "kind": course.kind or "",
    }


def _entries(course: CourseResult) -> str:
    table = course.distribution
    assert table is not None
    text = shown_entries(table.entries)
    whole = all(number.denominator == 1 for _, number in table.entries)
    return text.replace(";", "%;") + "%" if whole and not table.counts else text


def written(transcript: Transcript, language: Language) -> Written:
    """Return the header and the rows of a transcript; columns in which nothing stands are left out.

    Raises:
        ArgumentError: another language.
        DocumentError: what a sheet cannot hold, of all courses at once.
    """
    empty_header(language)
    courses = [normal(course) for course in transcript.courses]
    faults = [fault for course in courses for fault in cannot(course)]
    if faults:
        raise refused(faults)
    rows = [_cells(course) for course in courses]
    fields: list[Field] = [field for field in get_args(Field) if field in _ALWAYS or any(row.get(field) for row in rows)]
    languages = list(dict.fromkeys(tag for course in courses for tag, _ in course.titles))
    title = getattr(HEADERS["title"], language)[0]
    header = [getattr(HEADERS[field], language)[0] for field in fields] + [f"{title} ({tag})" for tag in languages]
    body = tuple(
        (*(row[field] for field in fields), *(dict(course.titles).get(tag, "") for tag in languages))
        for row, course in zip(rows, courses, strict=True)
    )
    return Written(tuple(header), body)


def empty_header(language: Language) -> tuple[str, ...]:
    """Return the header of a sheet to fill in.

    Raises:
        ArgumentError: another language.
    """
    if language not in LANGUAGES:
        raise ArgumentError("language", shown_value(language), LANGUAGES)
    return tuple(getattr(HEADERS[field], language)[0] for field in _TO_FILL)


def csv_of(transcript: Transcript, separator: str, language: Language) -> str:
    """Return a transcript as the text of a CSV.

    Raises:
        ArgumentError: another separator or language.
        DocumentError: what a sheet cannot hold.
    """
    if separator not in SEPARATORS:
        raise ArgumentError("separator", shown_value(separator), SEPARATORS)
    sheet = written(transcript, language)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    writer.writerow(sheet.header)
    writer.writerows(
        [cell.isoformat() if isinstance(cell, datetime.date) else guarded(cell) for cell in row] for row in sheet.rows
    )
    return out.getvalue()


def workbook_of(transcript: Transcript, language: Language) -> bytes:
    """Return a transcript as a workbook; numbers and days are cells of their kind, everything else is text.

    Raises:
        ArgumentError: another language.
        DocumentError: what a sheet cannot hold.
        MissingExtraError: openpyxl is not installed.
    """
    sheet = written(transcript, language)
    try:
        from openpyxl import Workbook
        from openpyxl.utils.exceptions import IllegalCharacterError
    except ImportError:
        raise MissingExtraError("openpyxl", "xlsx") from None
    book = Workbook()
    page = book.active
    assert page is not None
    credits = sheet.header.index(getattr(HEADERS["credits"], language)[0])
    try:
        for row, cells in enumerate((sheet.header, *sheet.rows), 1):
            for column, text in enumerate(cells, 1):
                if text == "":
                    continue
                cell = page.cell(row, column)
                if row > 1 and column == credits + 1 and isinstance(text, str) and _is_number(text):
                    cell.value = float(text) if "." in text else int(text)
                elif isinstance(text, str):
                    cell.value, cell.data_type = text, "s"  # never a formula
                else:
                    cell.value = text
    except IllegalCharacterError:
        raise refused([f"row {row}, {plain(sheet.header[column - 1])}: a workbook cannot hold this character"]) from None
    packed = io.BytesIO()
    book.save(packed)
    return _unchanging(packed.getvalue())


def _is_number(text: str) -> bool:
    return len(text) <= _LONGEST_NUMBER and text.replace(".", "", 1).isdecimal()


def _unchanging(content: bytes) -> bytes:
    """Return a workbook without the time at which it was packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        for part in packed.infolist():
            info = zipfile.ZipInfo(part.filename, _UNCHANGING.timetuple()[:6])
            again.writestr(info, _TIMES.sub(_TIME, packed.read(part)), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def check_written(transcript: Transcript, read_back: Callable[[], Transcript]) -> None:
    """Refuse what would be read back as something else: a document that looks right and is not is worse than none.

    Args:
        transcript: the transcript that was written.
        read_back: reads what was written.

    Raises:
        DocumentError: all courses that would change, with their fields.
    """
    try:
        read = read_back().courses
    except DefinitionError as error:
        raise refused(f"it would not be read back: {fault}" for fault in error.faults) from None
    except BolognaError as error:
        raise refused([f"it would not be read back: {error.message}"]) from None
    wanted = tuple(map(normal, transcript.courses))
    if len(wanted) != len(read):
        raise refused([f"{len(wanted)} courses would be read back as {len(read)}"])
    faults = [
        f"{own.code}: its {field.name} would not be read back as it is"
        for own, other in zip(wanted, read, strict=True)
        if own != other
        for field in attrs.fields(CourseResult)
        if getattr(own, field.name) != getattr(other, field.name)
    ]
    if faults:
        raise refused(faults)
