"""Transcripts and grading tables of EWP as documents, and the tables as values."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.errors import ArgumentError, DocumentError, UndecidedError
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.reading import read_pairs
from bologna_credits.core.typed import checked, typed
from bologna_credits.grades.grading_tables import GradingTable, is_isced
from bologna_credits.grades.scales import GradingScale
from bologna_credits.interop import elmo
from bologna_credits.interop._bound_scales import read_no_grades, several_scales
from bologna_credits.interop._distributions import read_distribution, repeated
from bologna_credits.interop._options import Options
from bologna_credits.interop.elmo.learner import withhold
from bologna_credits.interop.elmo.scales import issuer_scales
from bologna_credits.interop.ewp.places import read_decimal
from bologna_credits.interop.limits import Limits
from bologna_credits.interop.xml import Document, child_of, children_of, local_name, parse_xml, text_of
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.papers.transcripts import CourseResult, Transcript

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


@final
@attrs.frozen(field_transformer=typed)
class IscedTable:
    """One table of the document: a field of study, the rows as printed, and the grading table that they make.

    Args:
        isced: the code as printed.
        printed: label and percentage of each row, as printed.
        table: the grading table; None where the rows do not make one, for the reason in the report.
    """

    __repr__ = brief

    isced: str
    printed: tuple[tuple[str, str], ...] = attrs.field(converter=read_pairs)
    table: GradingTable | None


def _read_rows(value: Iterable[IscedTable]) -> tuple[IscedTable, ...]:
    return tuple(value)


@final
@attrs.frozen(field_transformer=typed)
class GradeConversionTable:
    """The grading tables of an EWP transcript. Iterating gives those that can be used.

    Args:
        rows: every table of the document, usable or not.
        report: the oddities of the document and its tables; OPEN where a table cannot be used.
        source: the words of the caller for the document.
    """

    __repr__ = brief

    rows: tuple[IscedTable, ...] = attrs.field(converter=_read_rows)
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

    @checked
    def table(self, isced: str) -> GradingTable:
        """Return the grading table of a field of study, by the code as printed.

        Raises:
            ArgumentError: no table of that code; names the codes of the document.
            UndecidedError: several tables of that code, or one that cannot be used, with the reason.
        """
        rows = [row for row in self.rows if row.isced == isced]
        if not rows:
            codes = tuple(dict.fromkeys(row.isced for row in self.rows))
            raise ArgumentError("isced", isced, codes or ("another document: this one has no table",))
        if len(rows) > 1:
            raise UndecidedError(f"{self.source or 'the document'} has {len(rows)} tables of {isced}", "take one of .tables")
        found = rows[0].table
        if found is None:
            why = "; ".join(finding.told for finding in self.report.open if finding.subject == isced)
            raise UndecidedError(f"the table of {isced} cannot be used", why)
        return found

    def table_of(self, course: CourseResult) -> GradingTable:
        """Return the grading table of a course: the table of its field of study.

        The specification keys each table by "the ISCED-F code as used in ELMO". The table of a wider field is not taken.

        Raises:
            ArgumentError: the transcript states no field of study for the course, or the document has no table of it.
            UndecidedError: several tables of that field, or one that cannot be used, with the reason.

        >>> from bologna_credits import CourseResult
        >>> document = b'''<gradeConversionTable><iscedTable iscedCode="0612"><gradeFrequency label="A" percentage="100"/>
        ...   </iscedTable></gradeConversionTable>'''
        >>> tables = read_grading_tables(document, scale="NO-AF")
        >>> tables.table_of(CourseResult("DB1", "Databases", isced="0612")).isced
        '0612'
        """
        if course.isced is None:
            raise ArgumentError("course", f"{course.code}, which has no field of study", ("a course with an ISCED-F code",))
        return self.table(course.isced)


def read_transcript(
    document: Document,
    *,
    mobility: str | None = None,
    scales: elmo.Scales | None = None,
    on: datetime.date | str | None = None,
    no_grades: Iterable[str] = (),
    catalogue: Catalogue | None = None,
    source: str = "",
    limits: Limits | None = None,
) -> Transcript:
    """Return the transcript of records inside an EWP response: its ELMO document, read by the rules of ELMO.

    Args:
        document: a path, the bytes, an open binary file, or the text; packed or not, as for ELMO.
        mobility: the ``omobility-id`` of the mobility; needed where the response holds several.
        scales: as for :func:`bologna_credits.interop.elmo.read`.
        on: the day that counts where a country has had several scales; without it the days of the results count.
        no_grades: as for :func:`bologna_credits.interop.elmo.read`.
        catalogue: another catalogue than the bundled one.
        source: as for :func:`bologna_credits.interop.elmo.read`.
        limits: as for :func:`bologna_credits.interop.elmo.read`.

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
    Options(on=on, catalogue=catalogue, source=source, limits=limits, mobility=mobility)
    root, name = parse_xml(document, limits=limits, source=source)
    inside = child_of(_tor(root, name, mobility), "elmo")
    if inside is None:
        raise DocumentError(name, "the <tor> holds no <elmo>, so there is no transcript in it")
    return elmo.read_element(inside, name, scales=scales, on=on, no_grades=no_grades, catalogue=catalogue, source=source)


def read_grading_tables(
    document: Document,
    *,
    scale: GradingScale | str | Sequence[GradingScale | str] | None = None,
    mobility: str | None = None,
    scales: elmo.Scales | None = None,
    on: datetime.date | str | None = None,
    no_grades: Iterable[str] = (),
    catalogue: Catalogue | None = None,
    source: str = "",
    limits: Limits | None = None,
) -> GradeConversionTable:
    """Return the grading tables of an EWP transcript, one for each field of study.

    Percentages are kept as printed. A table with a label that the scale does not know, or with bands of marks, is not used:
    its rows stay as printed, and an OPEN finding gives the reason.

    Args:
        document: a path, the bytes, an open binary file, or the text: a response, or a ``gradeConversionTable`` alone.
        scale: the grading scale of the labels, or its code, or several in a tuple: each table is then read on the only one that
            has all its labels. Without it the issuer's scale is taken, as for ELMO.
        mobility: the ``omobility-id`` of the mobility; needed where the response holds several.
        scales: as for :func:`bologna_credits.interop.elmo.read`.
        on: the day that counts where a country has had several scales; without it the days of the results count.
        no_grades: as for :func:`bologna_credits.interop.elmo.read`.
        catalogue: another catalogue than the bundled one.
        source: as for :func:`bologna_credits.interop.elmo.read`.
        limits: as for :func:`bologna_credits.interop.elmo.read`.

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
    Options(on=on, catalogue=catalogue, source=source, limits=limits, mobility=mobility)
    root, name = parse_xml(document, limits=limits, source=source)
    alone = local_name(root) == "gradeConversionTable"
    tor = root if alone else _tor(root, name, mobility)
    element = root if alone else child_of(tor, "gradeConversionTable")
    withheld = withhold(tor)
    report = child_of(child_of(tor, "elmo"), "report")
    known = catalogue or default_catalogue()
    apart = read_no_grades(no_grades)
    issuer, found, findings = issuer_scales(
        tor if report is None else report, scales=scales, on=on, catalogue=known, no_grades=apart
    )
    if scale is not None:
        found, findings = several_scales(scale, known), []
    findings += withheld
    parts = children_of(element, "iscedTable") if element is not None else iter(())
    rows = [_read_table(part, found, "" if report is None else issuer, findings, apart) for part in parts]
    findings += repeated(row.isced for row in rows)
    return GradeConversionTable(tuple(rows), Report(findings if rows else ()), source)


def _tor(root: "Element", name: str, mobility: str | None) -> "Element":
    """The transcript of one mobility. Identifiers of mobilities belong to students and appear in no message."""
    if local_name(root) != "imobility-tors-get-response":
        advice = {
            "elmo": "; an ELMO document is read with interop.elmo.read()",
            "omobility-las-get-response": "; a learning agreement is read with interop.ewp.read_learning_agreements()",
        }.get(local_name(root), "")
        raise DocumentError(name, f"not an EWP transcript: <{local_name(root)}>, not <imobility-tors-get-response>{advice}")
    tors = list(children_of(root, "tor"))
    if not tors:
        raise DocumentError(name, "the response is empty: it holds no <tor>")
    if mobility is None and len(tors) > 1:
        raise UndecidedError(f"{name} holds {len(tors)} transcripts", "name one by its omobility-id with mobility=")
    meant = [tor for tor in tors if mobility is None or text_of(child_of(tor, "omobility-id")) == mobility]
    if len(meant) != 1:
        raise DocumentError(name, f"{len(meant)} of its {len(tors)} transcripts have the requested omobility-id")
    return meant[0]


def _read_table(
    part: "Element", scales: tuple[GradingScale, ...], issuer: str, findings: list[Finding], no_grades: frozenset[str]
) -> IscedTable:
    isced = " ".join((part.get("iscedCode") or "").split())
    printed = tuple(
        (" ".join((row.get("label") or "").split()), (row.get("percentage") or "").strip())
        for row in children_of(part, "gradeFrequency")
    )
    code = isced if is_isced(isced) else None

    def percentages(scale: GradingScale, apart: tuple[str, ...]) -> GradingTable:
        entries = [(label, read_decimal(percentage)) for label, percentage in printed]
        name = ", ".join(filter(None, (issuer, isced)))
        return GradingTable(scale, entries, label=name, isced=code, counted=False, no_grades=apart)

    found = read_distribution(printed, scales, percentages, subject=isced, verdict=Verdict.OPEN, no_grades=no_grades)
    findings += found.findings
    if found.table is None:
        return IscedTable(isced, printed, None)
    if code is None:
        findings.append(Finding("document.isced-unknown", Verdict.NOTE, isced, facts(code=isced)))
    total = sum((read_decimal(percentage) for _, percentage in printed), Fraction(0))
    if total != 100:
        findings.append(Finding("document.percentages-sum", Verdict.NOTE, isced, facts(total=total, count=len(printed))))
    findings += found.table.report
    return IscedTable(isced, printed, found.table)
