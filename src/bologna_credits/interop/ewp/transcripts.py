"""Transcripts written as responses of EWP (Incoming Mobility ToRs API v2); a chapter of :mod:`bologna_credits.interop.ewp`.

A response holds a document of ELMO 1.7 as it is, and the grading tables beside it.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import attrs

from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.exact import Rounding
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.typed import checked
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.interop.choices import Choices, OpenWord, Scribe
from bologna_credits.interop.elmo.writing import Frame, transcript_element
from bologna_credits.interop.ewp.writing import (
    NAMESPACE,
    SPECIFICATION,
    FillUpWord,
    WrittenTranscript,
    tables_element,
    tables_of,
)
from bologna_credits.interop.learners import Learner
from bologna_credits.interop.percentages import TENTHS, FillUp
from bologna_credits.interop.xml_writing import Element, element
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.transcripts import Transcript

FORMAT = "EWP (transcript of records, v2)"
_MOBILITY = re.compile("[!-~]{1,64}")  # AsciiPrintableIdentifier
_LOS_ID = re.compile("(?:CR|CLS|MOD|DEP)/.{1,40}")  # LosID of the Courses API


@checked
def write(
    transcript: Transcript,
    *,
    mobility: str,
    learner: Learner,
    generated: datetime.datetime | str,
    tables: Iterable[GradingTable] | GradingTable = (),
    language: str | None = None,
    urls: Mapping[str, str] = MappingProxyType({}),
    identifiers: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    open: OpenWord = "refuse",
    rounding: Rounding | None = None,
    percentages: Rounding = TENTHS,
    fill_up: FillUp | FillUpWord = FillUp.NONE,
    catalogue: Catalogue | None = None,
) -> WrittenTranscript:
    """Return a transcript as the response of EWP for one mobility, with its grading tables.

    The same papers give the same bytes. The extra ``xml`` is not needed.

    Args:
        transcript: the transcript.
        mobility: the ``omobility-id``.
        learner: the learner, who is in no paper; EWP requires the European Student Identifier, ``identifiers={"esi": …}``.
        generated: the time at which the document is made, with its zone.
        tables: the grading tables, one for each field of study; with none, the response has no ``gradeConversionTable``.
        language: as for :func:`bologna_credits.interop.elmo.write`.
        urls: as for :func:`bologna_credits.interop.elmo.write`.
        identifiers: as for :func:`bologna_credits.interop.elmo.write`; EWP names an institution by its ``schac``.
        open: as for :func:`bologna_credits.interop.elmo.write`.
        rounding: the rounding of credits that do not end as a decimal; None is an error.
        percentages: the rounding of percentages, as for :func:`bologna_credits.interop.ewp.write_grading_tables`.
        fill_up: as for :func:`bologna_credits.interop.ewp.write_grading_tables`.
        catalogue: another catalogue than the bundled one.

    Returns:
        The response as UTF-8, and a report: what the specification recommends and the response lacks, and what
        :func:`bologna_credits.interop.ewp.write_grading_tables` tells of the tables.

    Raises:
        UnwritableError: what EWP cannot hold, all of it at once, each with its place.
        ArgumentError: an identifier of a mobility that is none; and as for the two other writers.
        ArgumentTypeError: an argument of another type.

    >>> from bologna_credits import CourseResult, Credits, Institution, interop
    >>> course = CourseResult("EURO1000", "Europe", Credits(10, "ECTS"), status="passed")
    >>> transcript = Transcript(Institution("Oslo", "NO", {"schac": "uio.no"}), [course])
    >>> esi = {"esi": "urn:schac:personalUniqueCode:int:esi:example.org:1"}
    >>> learner = interop.Learner(given_names="Ada", family_name="Example", identifiers=esi)
    >>> written = write(transcript, mobility="m-1", learner=learner, generated="2026-11-27T10:00:00+01:00")
    >>> interop.ewp.read_transcript(written.xml).courses[0].credits
    Credits('10', 'ECTS')
    """
    if not _MOBILITY.fullmatch(mobility):  # it is the student's, and no message repeats it
        raise ArgumentError("mobility", "what was given", ("an omobility-id: 1 to 64 signs of ASCII without blanks",))
    given = tables_of(tables)
    scribe = Scribe(FORMAT, Choices(open=open, rounding=rounding))
    frame = Frame(
        learner=learner, generated=generated, language=language, urls=urls, identifiers=identifiers, catalogue=catalogue
    )
    if not any(kind.strip() == "esi" and text.strip() for kind, text in learner.identifiers):
        scribe.refuse(
            "learner", "identifier", 'EWP requires the European Student Identifier; give Learner(identifiers={"esi": …})'
        )
    for table in given:
        if table.isced is None:
            scribe.refuse(f"table {table.name}", "isced", "EWP has each table under a field of study; make it with isced=")
    elmo = _with_los_ids(transcript_element(transcript, frame, scribe))
    conversion, findings = tables_element(given, percentages, fill_up)
    root = element(
        "imobility-tors-get-response",
        element("tor", element("omobility-id", mobility), elmo, conversion if given else None),
        xmlns=NAMESPACE,
    )
    text = scribe.xml(root)
    found = [*_recommended(transcript, frame, given), *findings]
    return WrittenTranscript(text.encode(), Report(dict.fromkeys(found)))


def _with_los_ids(one: Element, around: str = "") -> Element:
    """Return an element in which a code that has the form of a LOS ID of EWP has the type of one, as EWP asks for."""
    if around == "learningOpportunitySpecification" and one.attributes == (("type", "local"),):
        named = all(isinstance(part, str) and _LOS_ID.fullmatch(part) for part in one.content)
        return attrs.evolve(one, attributes=(("type", "ewp-los-id"),)) if named else one
    inside = tuple(part if isinstance(part, str) else _with_los_ids(part, one.name) for part in one.content)
    return attrs.evolve(one, content=inside)


def _recommended(transcript: Transcript, frame: Frame, tables: tuple[GradingTable, ...]) -> Iterator[Finding]:
    """Yield what the specification recommends and the response lacks."""
    for host in transcript.hosts:
        more = [pairs for name, pairs in frame.identifiers if host.answers_to(name)]
        if not any(kind == "schac" for pairs in (host.identifiers, *more) for kind, _ in pairs):
            yield Finding("ewp.no-schac", Verdict.NOTE, host.name, (), SPECIFICATION)
    stated = dict.fromkeys(course.isced for course in transcript.walk() if course.isced is not None)
    held = dict.fromkeys(table.isced for table in tables if table.isced is not None)
    lacking = tuple(code for code in stated if code not in held) if tables else ()
    if lacking:
        yield Finding("ewp.field-without-table", Verdict.NOTE, "", facts(isced=lacking), SPECIFICATION)
    beyond = tuple(code for code in held if code not in stated)
    if beyond:
        yield Finding("ewp.table-without-course", Verdict.NOTE, "", facts(isced=beyond), SPECIFICATION)
