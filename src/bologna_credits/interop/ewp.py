"""Reading EWP transcripts (Incoming Mobility ToRs API v2), and writing the grading tables that go with them.

A ``tor`` holds an ELMO document, which is read as such, and may hold a ``gradeConversionTable``: a table of percentages for
each field of study. Nothing in it says which labels fail, which is better, which years were counted or how many students: the
scale knows the first two, and the others are not there. The specification asks for failing grades too, so a table of EWP is
not yet a grading table as the Users' Guide means it: fails are dropped and the rest is normalised, each with a NOTE.

The schema prints percentages as decimal numbers and names no rounding. ``fill_up`` names those to choose from.

Source: erasmus-without-paper/ewp-specs-api-imobility-tors, v2: get-response.xsd and its example.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING, final

import attrs

from bologna_credits.core.errors import (
    ArgumentError,
    ArgumentTypeError,
    DocumentError,
    NumberError,
    UndecidedError,
    UnknownGradeError,
)
from bologna_credits.core.exact import Rounding, read_exact, show_places
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.provenance import Seen, Source
from bologna_credits.core.reading import read_word
from bologna_credits.grades.grading_tables import GradingTable, is_isced
from bologna_credits.grades.scales import GradingScale
from bologna_credits.interop import elmo
from bologna_credits.interop.percentages import TENTHS, FillUp, places_of, round_row
from bologna_credits.interop.xml import Document, child_of, children_of, local_name, parse_xml, text_of
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.papers.transcripts import Transcript

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = [
    "FillUp",
    "GradeConversionTable",
    "IscedTable",
    "WrittenTables",
    "read_grading_tables",
    "read_transcript",
    "write_grading_tables",
]

NAMESPACE = "https://github.com/erasmus-without-paper/ewp-specs-api-imobility-tors/blob/stable-v2/endpoints/get-response.xsd"
SPECIFICATION = Source(
    "ewp-imobility-tors",
    "EWP Incoming Mobility ToRs API v2, get-response.xsd",
    NAMESPACE,
    Seen.PRIMARY,
    quote="We strongly RECOMMEND adding failing grades, so they can be used in other scenarios than those mentioned in Egracons",
    checked=datetime.date(2026, 11, 25),
)
_POINT = re.compile(r"([+-]?)([0-9]*)\.([0-9]*)")


@final
@attrs.frozen
class IscedTable:
    """One table of the document: a field of study, the rows as printed, and the grading table that they make.

    Args:
        isced: the code as printed.
        printed: label and percentage of each row, as printed.
        table: the grading table; None where the rows do not make one, which the report says.
    """

    isced: str
    printed: tuple[tuple[str, str], ...]
    table: GradingTable | None


@final
@attrs.frozen
class GradeConversionTable:
    """The grading tables of an EWP transcript. Iterating gives those that can be used.

    Args:
        rows: every table of the document, usable or not.
        report: what was odd, and what one should know of each table; OPEN where a table cannot be used.
        source: the document.
    """

    rows: tuple[IscedTable, ...]
    report: Report
    source: str

    @property
    def tables(self) -> tuple[GradingTable, ...]:
        """The tables that can be used, in the order of the document."""
        return tuple(row.table for row in self.rows if row.table is not None)

    def __iter__(self) -> Iterator[GradingTable]:
        return iter(self.tables)

    def __len__(self) -> int:
        return len(self.tables)

    def table(self, isced: str) -> GradingTable:
        """The grading table of a field of study, by the code as printed.

        Raises:
            ArgumentError: no table of that code; names those there are.
            UndecidedError: several tables of that code, or one that cannot be used; says why.
        """
        rows = [row for row in self.rows if row.isced == isced]
        if not rows:
            codes = tuple(dict.fromkeys(row.isced for row in self.rows))
            raise ArgumentError("isced", isced, codes or ("another document: this one has no table",))
        if len(rows) > 1:
            raise UndecidedError(f"{self.source} has {len(rows)} tables of {isced}", "take one of .tables")
        found = rows[0].table
        if found is None:
            why = "; ".join(finding.message for finding in self.report.open if finding.subject == isced)
            raise UndecidedError(f"the table of {isced} cannot be used", why)
        return found


@final
@attrs.frozen
class WrittenTables:
    """The element ``gradeConversionTable`` as UTF-8, and what writing it changed."""

    xml: bytes
    report: Report


def read_transcript(
    document: Document,
    *,
    mobility: str | None = None,
    scales: elmo.Scales | None = None,
    on: datetime.date | str | None = None,
    catalogue: Catalogue | None = None,
) -> Transcript:
    """The transcript of records inside an EWP response: its ELMO document, read by the rules of ELMO.

    Args:
        document: a path, the bytes, or an open binary file.
        mobility: the ``omobility-id`` of the mobility; needed where the response holds several.
        scales: as for :func:`bologna_credits.interop.elmo.read`.
        on: the day that counts where a country has had several scales.
        catalogue: another catalogue than the bundled one.

    Raises:
        DocumentError: not well-formed, not an EWP transcript, unsafe, or without the mobility that was named.
        UndecidedError: the response holds several transcripts, and ``mobility`` names none.
        MissingExtraError: lxml is not installed.

    >>> document = b'''<imobility-tors-get-response><tor><omobility-id>1</omobility-id>
    ...   <elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"><report><issuer><country>NO</country></issuer>
    ...     <learningOpportunitySpecification><identifier type="ewp-los-id">CR/1</identifier><specifies>
    ...       <learningOpportunityInstance><date>2012-12-01</date><resultLabel>C</resultLabel></learningOpportunityInstance>
    ...     </specifies></learningOpportunitySpecification></report></elmo></tor></imobility-tors-get-response>'''
    >>> str(read_transcript(document).courses[0].grade)
    'C (NO-AF)'
    """
    root, name = parse_xml(document)
    inside = child_of(_tor(root, name, mobility), "elmo")
    if inside is None:
        raise DocumentError(name, "the <tor> holds no <elmo>, so there is no transcript in it")
    return elmo.read_element(inside, name, scales=scales, on=on, catalogue=catalogue)


def read_grading_tables(
    document: Document,
    *,
    scale: GradingScale | str | None = None,
    mobility: str | None = None,
    scales: elmo.Scales | None = None,
    on: datetime.date | str | None = None,
    catalogue: Catalogue | None = None,
) -> GradeConversionTable:
    """The grading tables of an EWP transcript, one for each field of study.

    Percentages are kept as printed. A table with a label that the scale does not know, or with bands of marks, is not used:
    its rows stay as printed, and an OPEN finding says why.

    Args:
        document: a path, the bytes, or an open binary file: a response, or a ``gradeConversionTable`` alone.
        scale: the grading scale of the labels, or its code. Without it the issuer's scale is taken, as for ELMO.
        mobility: the ``omobility-id`` of the mobility; needed where the response holds several.
        scales: as for :func:`bologna_credits.interop.elmo.read`.
        on: the day that counts where a country has had several scales.
        catalogue: another catalogue than the bundled one.

    Raises:
        DocumentError: not well-formed, not an EWP transcript, unsafe, or without the mobility that was named.
        UndecidedError: the response holds several transcripts, and ``mobility`` names none.
        UnknownScaleError: no such scale.
        MissingExtraError: lxml is not installed.

    >>> document = b'''<gradeConversionTable><iscedTable iscedCode="0612"><gradeFrequency label="F" percentage="20.0"/>
    ...   <gradeFrequency label="A" percentage="20.0"/><gradeFrequency label="B" percentage="60.0"/></iscedTable>
    ...   </gradeConversionTable>'''
    >>> found = read_grading_tables(document, scale="NO-AF")
    >>> found.table("0612").shares
    {'A': Fraction(1, 4), 'B': Fraction(3, 4)}
    >>> [finding.code for finding in found.report]
    ['table.fails-dropped', 'table.normalised']
    """
    root, name = parse_xml(document)
    alone = local_name(root) == "gradeConversionTable"
    tor = root if alone else _tor(root, name, mobility)
    element = root if alone else child_of(tor, "gradeConversionTable")
    report = child_of(child_of(tor, "elmo"), "report")
    known = catalogue if catalogue is not None else default_catalogue()
    issuer, found, findings = elmo.issuer_scale(tor if report is None else report, scales=scales, on=on, catalogue=known)
    if scale is not None:
        found, findings = known.grading_scale(scale) if isinstance(scale, str) else scale, []
    parts = children_of(element, "iscedTable") if element is not None else iter(())
    rows = [_read_table(part, found, "" if report is None else issuer, findings) for part in parts]
    findings += _twice(row.isced for row in rows)
    return GradeConversionTable(tuple(rows), Report(findings if rows else ()), name)


def _tor(root: "Element", name: str, mobility: str | None) -> "Element":
    """The transcript that is meant; identifiers of mobilities belong to students and stand in no message."""
    if local_name(root) != "imobility-tors-get-response":
        raise DocumentError(name, f"not an EWP transcript: <{local_name(root)}>, not <imobility-tors-get-response>")
    tors = list(children_of(root, "tor"))
    if not tors:
        raise DocumentError(name, "the response is empty: it holds no <tor>")
    if mobility is None and len(tors) > 1:
        raise UndecidedError(f"{name} holds {len(tors)} transcripts", "name one by its omobility-id with mobility=")
    meant = [tor for tor in tors if mobility is None or text_of(child_of(tor, "omobility-id")) == mobility]
    if len(meant) != 1:
        raise DocumentError(name, f"{len(meant)} of its {len(tors)} transcripts bear the omobility-id that was asked for")
    return meant[0]


def _read_percentage(text: str) -> Fraction:
    # A decimal of XML Schema may lack the digits before or after the point.
    bare = _POINT.fullmatch(text.strip())
    if bare and (bare[2] or bare[3]):
        text = f"{bare[1]}{bare[2] or 0}.{bare[3] or 0}"
    return read_exact(text)


def _read_table(part: "Element", scale: GradingScale | None, issuer: str, findings: list[Finding]) -> IscedTable:
    isced = " ".join((part.get("iscedCode") or "").split())
    printed = tuple(
        (" ".join((row.get("label") or "").split()), (row.get("percentage") or "").strip())
        for row in children_of(part, "gradeFrequency")
    )
    shown = ", ".join(f"{label} {percentage}" for label, percentage in printed)
    if scale is None:
        findings.append(Finding("document.table-unbound", Verdict.OPEN, isced, facts(printed=shown)))
        return IscedTable(isced, printed, None)
    try:
        entries = [(label, _read_percentage(percentage)) for label, percentage in printed]
        code = isced if is_isced(isced) else None
        table = GradingTable(scale, entries, label=", ".join(filter(None, (issuer, isced))), isced=code, counted=False)
    except (UnknownGradeError, NumberError, ArgumentError) as error:
        named = facts(scale=scale.code, why=str(error), printed=shown)
        findings.append(Finding("document.table-unusable", Verdict.OPEN, isced, named))
        return IscedTable(isced, printed, None)
    if code is None:
        findings.append(Finding("document.isced-unknown", Verdict.NOTE, isced, facts(code=isced)))
    total = sum((percentage for _, percentage in entries), Fraction(0))
    if total != 100:
        findings.append(Finding("document.percentages-sum", Verdict.NOTE, isced, facts(total=total, count=len(entries))))
    findings += table.report
    return IscedTable(isced, printed, table)


def _twice(codes: Iterable[str]) -> list[Finding]:
    times = Counter(codes)
    return [Finding("document.twice", Verdict.NOTE, code, facts(code=code, times=n)) for code, n in times.items() if n > 1]


def write_grading_tables(
    tables: Iterable[GradingTable] | GradingTable, *, rounding: Rounding = TENTHS, fill_up: FillUp | str = FillUp.NONE
) -> WrittenTables:
    """Grading tables as the element ``gradeConversionTable`` of an EWP transcript.

    Counts become percentages of all entries of the table, fails included, as the specification recommends. Percentages are
    written as they are, unless the row has to be filled up to 100. Entries keep their order.

    Args:
        tables: one table, or one for each field of study; each needs its ISCED-F code.
        rounding: the rounding of a percentage; its step is a decimal number that divides 100.
        fill_up: how the row comes to add up to 100; with anything but ``none``, percentages are divided by their own sum first.
            ``largest_remainder`` uses the step of the rounding and not its mode.

    Returns:
        The element, and a report: rows that do not add up to 100, figures moved so that they do, grades that print as nothing,
        tables without failing grades, tables that are no reference group.

    Raises:
        ArgumentError: no table, one without an ISCED-F code, a step that does not divide 100, an unknown way to fill up, or a
            last row that the others leave less than nothing.

    >>> from bologna_credits import grading_scale
    >>> counts = {"F": 1, "C": 1, "B": 1}
    >>> table = GradingTable(grading_scale("NO-AF"), counts, isced="0612", counted=True)
    >>> written = write_grading_tables(table, fill_up="largest_remainder")
    >>> read_grading_tables(written.xml, scale="NO-AF").rows[0].printed
    (('F', '33.4'), ('C', '33.3'), ('B', '33.3'))
    """
    given = (tables,) if isinstance(tables, GradingTable) else tuple(tables)
    if not given:
        raise ArgumentError("tables", "nothing", ("at least one grading table",))
    fill_up = read_word(FillUp, fill_up, "fill_up")
    places = places_of(rounding)
    lines, findings = [f'<gradeConversionTable xmlns="{NAMESPACE}">'], []
    for table in given:
        if not isinstance(table, GradingTable):
            raise ArgumentTypeError("tables", repr(table), "grading tables")
        if table.isced is None:
            raise ArgumentError("tables", f"{table.name}, which has no ISCED-F code", ("tables with isced=",))
        percentages = round_row(_exact(table, fill_up), rounding, fill_up)
        findings += _written(table, rounding, percentages, places)
        lines.append(f'  <iscedTable iscedCode="{table.isced}">')
        for (label, _), percentage in zip(table.entries, percentages, strict=True):
            shown = show_places(percentage, places)
            lines.append(f'    <gradeFrequency label="{escape(label)}" percentage="{shown}"/>')
        lines.append("  </iscedTable>")
    lines.append("</gradeConversionTable>")
    findings += _twice(table.isced or "" for table in given)
    return WrittenTables(("\n".join(lines) + "\n").encode(), Report(findings))


def _exact(table: GradingTable, fill_up: FillUp) -> list[Fraction]:
    """The percentages before they are rounded."""
    weights = [weight for _, weight in table.entries]
    if not table.counts and fill_up is FillUp.NONE:
        return weights
    total = sum(weights, Fraction(0))
    return [weight * 100 / total for weight in weights]


def _written(table: GradingTable, rounding: Rounding, percentages: list[Fraction], places: int) -> list[Finding]:
    """What one should know about a table as it was written."""
    about = table.isced or ""
    found = [*table.report.with_code("table.course-histogram"), *table.report.with_code("table.convention")]
    if not any(not table.scale.grade(label).passes for label, _ in table.entries):
        found.append(Finding("ewp.no-fails", Verdict.NOTE, about, (), SPECIFICATION))
    total = sum(percentages, Fraction(0))
    if total != 100:
        found.append(Finding("ewp.sum", Verdict.NOTE, about, facts(total=show_places(total, places))))
    plain = _exact(table, FillUp.NONE)
    for (label, weight), share, printed in zip(table.entries, plain, percentages, strict=True):
        alone = rounding.apply(share)
        if printed != alone:
            named = facts(label=label, printed=show_places(printed, places), rounded=show_places(alone, places))
            found.append(Finding("ewp.moved", Verdict.NOTE, about, named))
        if weight and not printed:
            found.append(Finding("ewp.printed-as-nothing", Verdict.NOTE, about, facts(label=label)))
    return found
