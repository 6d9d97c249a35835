"""Sheets as documents: transcripts, courses, grading tables and equivalences are read and written."""

import datetime
from collections.abc import Iterable

from bologna_credits.core.errors import ArgumentError, DefinitionError
from bologna_credits.core.findings import Finding
from bologna_credits.core.provenance import Basis, Source
from bologna_credits.core.reading import optional_day
from bologna_credits.core.typed import checked, items_of
from bologna_credits.core.visible import shown_value
from bologna_credits.grades.equivalences import Equivalence
from bologna_credits.grades.grading_tables import GradingTable, Population
from bologna_credits.grades.scales import GradingScale
from bologna_credits.interop._bound_scales import Scales, read_no_grades, read_scales
from bologna_credits.interop._course_lines import Courses
from bologna_credits.interop._typed_lines import Host
from bologna_credits.interop.limits import Limits
from bologna_credits.interop.sheets import tables
from bologna_credits.interop.sheets.cells import Sheet
from bologna_credits.interop.sheets.courses import NEEDED, USED, Reader, read_distributions, unmatched
from bologna_credits.interop.sheets.csv_files import SEPARATORS
from bologna_credits.interop.sheets.equivalences import read_equivalence_rows
from bologna_credits.interop.sheets.headers import Header, Needed, has_header, read_header
from bologna_credits.interop.sheets.sources import SheetDocument, chosen, sheets_of, unread
from bologna_credits.interop.sheets.words import Field, Language
from bologna_credits.interop.sheets.writing import check_written, csv_of, empty_header, workbook_of
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.papers.transcripts import Institution, Transcript

_OF_TABLE = (Needed(("code",)), Needed(("grade",)), Needed(("count", "percent")))
_USED_OF_TABLE: tuple[Field, ...] = ("code", "grade", "count", "percent", "host")


@checked
def read_transcript(
    document: SheetDocument,
    *,
    issuer: Institution | None = None,
    hosts: Iterable[Institution] = (),
    system: str | None = None,
    scales: Scales | None = None,
    distributions: SheetDocument | None = None,
    on: datetime.date | str | None = None,
    issued: datetime.date | str | None = None,
    no_grades: Iterable[str] = (),
    encoding: str | None = None,
    sheet: str | None = None,
    catalogue: Catalogue | None = None,
    source: str = "",
    limits: Limits | None = None,
) -> Transcript:
    """Return the courses of a sheet as a transcript of records.

    Args:
        document: a path, the bytes, an open binary file, or the text of a CSV: text of more than one line. CSV has the separator
            ``;``, ``,`` or a tab, in UTF-8, UTF-16 with its mark, or Windows-1251 where its words show that. A workbook is .xlsx.
        issuer: the institution that issued the transcript. Without it, it is the first that a row names.
        hosts: further institutions that rows may name, by name or identifier.
        system: the credit system of rows that name none.
        scales: as for :func:`bologna_credits.interop.elmo.read`. A scale that stands in a row takes precedence.
        distributions: a sheet with one row for each grade of a course: code, grade, count. It may be a second sheet of the
            workbook.
        on: the day that counts where a country has had several scales; without it the day of each result counts.
        issued: the day of issue.
        no_grades: labels that are no grades but stand for somebody without one.
        encoding: the encoding of a CSV whose bytes do not show it, such as ``"windows-1251"`` or ``"kz1048"``.
        sheet: the name of the sheet of a workbook, where several have courses.
        catalogue: another catalogue than the bundled one.
        source: the words for the document in ``Transcript.source`` and in errors.
        limits: other limits than those of :class:`~bologna_credits.interop.Limits`: ``courses`` for rows, ``elements`` for cells.

    Returns:
        The transcript, with the oddities in its ``report``.

    Raises:
        DocumentError: the document cannot be read: encrypted, with macros, of an unclear encoding, beyond a limit, empty.
        DefinitionError: faults of the header or of rows, all at once, each with row and column.
        MissingExtraError: a workbook, and openpyxl is not installed.

    >>> transcript = read_transcript('''Шифр;Дисциплина;Кредиты ECTS;Оценка;Дата
    ... MAT1;Алгебра;4,5;5,0;15.01.2026
    ... Итого;;4,5;;
    ... ''', issuer=Institution("University of Lodz", "PL"), scales={"PL": "PL-5"})
    >>> course = transcript.courses[0]
    >>> course.code, str(course.credits), str(course.grade), str(course.day)
    ('MAT1', '4.5 ECTS', '5.0 (PL-5)', '2026-01-15')
    """
    known = catalogue or default_catalogue()
    named = [*([issuer] if issuer is not None else []), *items_of("hosts", hosts, Institution)]
    courses = Courses(
        known=known,
        hosts=tuple(Host(institution=one) for one in named),
        system=system,
        scales=read_scales(scales, known),
        no_grades=read_no_grades(no_grades),
        on=optional_day(on),
    )
    found = read_courses(
        document, courses, distributions=distributions, encoding=encoding, sheet=sheet, source=source, limits=limits
    )
    return courses.transcript(issued=optional_day(issued), source=source, found=found)


@checked
def read_courses(
    document: SheetDocument,
    courses: Courses,
    *,
    distributions: SheetDocument | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
    source: str = "",
    limits: Limits | None = None,
) -> list[Finding]:
    """Add the courses of a sheet to those of a transcript, and return the oddities of the sheet.

    Args:
        document: as for :func:`read_transcript`, like all others.
        courses: the courses.
        distributions: a sheet of distributions.
        encoding: the encoding of a text.
        sheet: the name of the sheet.
        source: the words for the document.
        limits: other limits than the usual ones.

    Raises:
        DocumentError: the document cannot be read.
        DefinitionError: all faults at once.
    """
    sheets = sheets_of(document, encoding=encoding, limits=limits, source=source)
    name = source or sheets[0].name
    beside = () if distributions is None else sheets_of(distributions, encoding=encoding, limits=limits)
    tabled = [one for one in sheets if len(sheets) > 1 and one.title != sheet and has_header(one, _OF_TABLE)]
    main = chosen(tuple(one for one in sheets if one not in tabled) or sheets, NEEDED, sheet, name)
    second = None
    if beside or tabled:
        second = chosen(beside or tuple(tabled), _OF_TABLE, None, beside[0].name if beside else name)
    faults: list[str] = []
    headers: list[Header] = []
    for one, needed, used in ((main, NEEDED, USED), (second, _OF_TABLE, _USED_OF_TABLE)):
        if one is not None:
            try:
                headers.append(read_header(one, needed, used))
            except DefinitionError as error:
                faults += _with_name(error.faults, one, main)
    if faults:
        raise DefinitionError(main.name, tuple(faults))
    of_second: list[str] = []
    tables = read_distributions(headers[1], of_second) if second is not None else {}
    reader = Reader(headers[0], courses, tables)
    reader.read()
    faults = reader.faults
    if second is not None:
        faults += _with_name((*of_second, *unmatched(reader, headers[1])), second, main)
    if courses.empty and not faults:
        faults.append(f"row {headers[0].row}: no course stands below the header")
    if courses.nameless and not faults:
        faults.append("no institution is named; add a column Host, or name the institution of the transcript")
    if faults:
        raise DefinitionError(main.name, tuple(faults))
    told = [finding for header in headers for finding in header.found]
    return [*told, *reader.found, *unread(sheets, (main, *([second] if second is not None else [])))]


def _with_name(faults: tuple[str, ...], sheet: Sheet, main: Sheet) -> list[str]:
    """Return faults with the name of their sheet, where it is not the one that the error names."""
    return list(faults) if sheet is main else [f"{sheet.title or sheet.name}: {fault}" for fault in faults]


@checked
def read_grading_table(
    document: SheetDocument,
    scale: GradingScale | str,
    *,
    label: str = "",
    years: tuple[int, int] | None = None,
    isced: str | None = None,
    population: Population = "reference group",
    no_grades: Iterable[str] = (),
    ignore: Iterable[str] = (),
    encoding: str | None = None,
    sheet: str | None = None,
    catalogue: Catalogue | None = None,
    limits: Limits | None = None,
) -> GradingTable:
    r"""Return the grades and counts of a sheet as a grading table, as EGRACONS publishes them.

    A column of counts takes precedence over one of percentages. A row of totals has to be the sum of the others.

    Args:
        document: as for :func:`read_transcript`.
        scale: the scale of the grades, or its code.
        label: the group of students.
        years: the first year and the last one.
        isced: the field of study, a code of ISCED-F 2013.
        population: as for :class:`~bologna_credits.GradingTable`.
        no_grades: labels that are no grades, such as 6.0 for the absent.
        ignore: headers of columns that may stand in the sheet and are not read, such as a cumulative percentage.
        encoding: as for :func:`read_transcript`.
        sheet: the name of the sheet of a workbook.
        catalogue: another catalogue than the bundled one.
        limits: other limits than the usual ones.

    Raises:
        DocumentError: the document cannot be read.
        DefinitionError: all faults at once, each with row and column.

    >>> table = read_grading_table("Grade,Number of students\nA,10\nB,30\nTotal,40\n", "NO-AF")
    >>> table.entries
    (('A', Fraction(10, 1)), ('B', Fraction(30, 1)))
    """
    known = catalogue or default_catalogue()
    marks = known.grading_scale(scale) if isinstance(scale, str) else scale
    sheets = sheets_of(document, encoding=encoding, limits=limits)
    one = chosen(sheets, tables.NEEDED, sheet, sheets[0].name)
    header = read_header(one, tables.NEEDED, ("grade", "count", "percent"))
    return tables.read_rows(
        header,
        marks,
        label=label,
        years=years,
        isced=isced,
        population=population,
        no_grades=items_of("no_grades", no_grades, str),
        ignore=items_of("ignore", ignore, str),
    )


@checked
def read_equivalence(
    document: SheetDocument,
    start: GradingScale | str,
    to: GradingScale | str,
    *,
    source: Source,
    basis: Basis = Basis.INSTITUTION,
    authority: str | None = None,
    note: str | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
    catalogue: Catalogue | None = None,
    limits: Limits | None = None,
) -> Equivalence:
    r"""Return a university's own table from one scale to another, which its commission keeps as a sheet of two columns.

    The first column holds grades of the start scale, or ranges of its numbers such as 80-89. The second one holds grades at home;
    several in one cell, as in ``B / B+``, leave the choice open. A header may stand above, in whatever words.

    Args:
        document: as for :func:`read_transcript`.
        start: the scale of the grades from elsewhere, or its code.
        to: the scale at home, or its code.
        source: the decision or order that this table is.
        basis: the kind of text.
        authority: the body whose table it is.
        note: what there is to say of it; a step of each conversion repeats it.
        encoding: as for :func:`read_transcript`.
        sheet: the name of the sheet of a workbook.
        catalogue: another catalogue than the bundled one.
        limits: other limits than the usual ones.

    Returns:
        The table, for ``by=`` of :func:`bologna_credits.convert_grade` and of home rules.

    Raises:
        DocumentError: the document cannot be read.
        DefinitionError: all faults at once, each with row and column; a row that would make a pass of a fail is one.

    >>> from bologna_credits import convert_grade, grading_scale
    >>> from bologna_credits.core import Source
    >>> order = Source("order", "Minutes of our commission", "https://example.org/minutes", seen="primary")
    >>> table = read_equivalence("Oslo;Kostanay\nA;A\nB;A- / B+\nF;FX / F\n", "NO-AF", "KZ-2018", source=order)
    >>> convert_grade(grading_scale("NO-AF").grade("A"), by=table).grade.label
    'A'
    """
    known = catalogue or default_catalogue()
    one, other = (known.grading_scale(scale) if isinstance(scale, str) else scale for scale in (start, to))
    sheets = sheets_of(document, encoding=encoding, limits=limits)
    rows = read_equivalence_rows(chosen(sheets, (), sheet, sheets[0].name), one, other)
    return Equivalence(one.code, other.code, rows, basis, source, authority=authority, note=note)


@checked
def empty_sheet(language: Language = "en", *, separator: str = ";") -> str:
    """Return the text of a CSV with a header and no course, to fill in.

    Args:
        language: the language of the header: ``en``, ``ru`` or ``kk``.
        separator: the separator, ``","``, ``";"`` or a tab; spreadsheets in Russian and Kazakh expect ``";"``.

    Raises:
        ArgumentError: another separator or language.

    >>> print(empty_sheet("ru"), end="")
    Код;Название;Кредиты;Оценка;Статус;Дата;Семестр;Принимающий вуз;Попытка;Распределение
    """
    if separator not in SEPARATORS:
        raise ArgumentError("separator", shown_value(separator), SEPARATORS)
    return separator.join(empty_header(language)) + "\n"


@checked
def write_transcript(
    transcript: Transcript, *, separator: str = ",", language: Language = "en", catalogue: Catalogue | None = None
) -> str:
    """Return a transcript as the text of a CSV that :func:`read_transcript` reads back.

    Not written are the oddities and the name of the document that it was read from. The issuer and the day of issue stand above
    the courses of a transcript: name them when the sheet is read.

    Args:
        transcript: the transcript.
        separator: the separator, ``","``, ``";"`` or a tab.
        language: the language of the header: ``en``, ``ru`` or ``kk``.
        catalogue: another catalogue than the bundled one.

    Raises:
        ArgumentError: another separator or language.
        DocumentError: a course has what a sheet cannot hold, such as nested courses; all at once. Nothing is left out silently.

    >>> from bologna_credits import Credits, CourseResult
    >>> oslo = Institution("Oslo", "NO")
    >>> paper = Transcript(oslo, [CourseResult("EURO1000", "Europe", Credits(10, "ECTS"), label="B", status="passed")])
    >>> print(write_transcript(paper, separator=";"), end="")
    Code;Title;Credits;Credit system;Grade;Scale;Status
    EURO1000;Europe;10;ECTS;B;-;passed
    """
    text = csv_of(transcript, separator, language)
    check_written(transcript, lambda: _read_back(text.encode(), transcript, catalogue))
    return text


@checked
def write_workbook(transcript: Transcript, *, language: Language = "en", catalogue: Catalogue | None = None) -> bytes:
    """Return a transcript as a workbook (.xlsx) that :func:`read_transcript` reads back; the same bytes for the same transcript.

    Args:
        transcript: the transcript.
        language: the language of the header: ``en``, ``ru`` or ``kk``.
        catalogue: another catalogue than the bundled one.

    Raises:
        ArgumentError: another language.
        DocumentError: as for :func:`write_transcript`.
        MissingExtraError: openpyxl is not installed.

    >>> from bologna_credits import CourseResult
    >>> paper = Transcript(Institution("Oslo", "NO"), [CourseResult("EURO1000", "Europe", label="B", status="passed")])
    >>> read_transcript(write_workbook(paper), issuer=paper.issuer).courses[0].label
    'B'
    """
    content = workbook_of(transcript, language)
    check_written(transcript, lambda: _read_back(content, transcript, catalogue))
    return content


def _read_back(content: bytes, transcript: Transcript, catalogue: Catalogue | None) -> Transcript:
    return read_transcript(content, issuer=transcript.issuer, issued=transcript.issued, catalogue=catalogue)
