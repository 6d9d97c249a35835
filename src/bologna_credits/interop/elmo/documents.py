"""Transcripts of ELMO as documents: read leniently, by their features, and written as 1.7."""

import datetime
import itertools
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from bologna_credits.core.errors import DocumentError
from bologna_credits.core.exact import Rounding
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.typed import checked
from bologna_credits.interop._bound_scales import Scales, read_no_grades, read_scales
from bologna_credits.interop._course_notes import nested_credits, repeated_courses
from bologna_credits.interop._options import Options
from bologna_credits.interop.choices import Choices, OpenWord, Scribe
from bologna_credits.interop.elmo.courses import Courses, with_host
from bologna_credits.interop.elmo.issuer import Issuer
from bologna_credits.interop.elmo.learner import withhold
from bologna_credits.interop.elmo.scales import Chooser
from bologna_credits.interop.elmo.writing import Frame, transcript_element
from bologna_credits.interop.learners import Learner
from bologna_credits.interop.limits import Limits
from bologna_credits.interop.xml import Document, all_of, local_name, parse_xml
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.papers.transcripts import CourseResult, ElmoVersion, Transcript

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_EWP = "imobility-tors-get-response"
_AGREEMENTS = ("omobility-la", "components-", "ewp-mobility-file")
_ONLY_BEFORE_1 = ("result", "qualification")
_PLACES_BEFORE_1 = {"learner": "report", "credit": "learningOpportunitySpecification"}
_ONLY_IN_2 = ("dateOfBirth", "resultOfRecognition", "gradingSchemeExternalId")


def read(
    document: Document,
    *,
    scales: Scales | None = None,
    on: datetime.date | str | None = None,
    no_grades: Iterable[str] = (),
    catalogue: Catalogue | None = None,
    source: str = "",
    limits: Limits | None = None,
) -> Transcript:
    """Return an ELMO document as a transcript of records.

    Args:
        document: a path, the bytes, an open binary file, or the text. Bytes and text may be packed as EMREX delivers them:
            base64, gzip, or base64 of gzip.
        scales: the grading scale of an issuer, by any of its identifiers (``"uio.no"``, ``"N OSLO01"``), by the local id of a
            grading scheme in the file, by its country (``"NO"``), or ``"*"`` for all; a scale or its code, or several in a tuple:
            each label is then read on the only one that has it.
        on: the day that counts where a country has had several scales; without it the day of each result counts. The day on
            which a course began or the document was issued never does.
        no_grades: labels that are no grades but stand for somebody without one, such as 6.0 for the absent; those that a scale
            itself names (``NP``) need no mention.
        catalogue: another catalogue than the bundled one.
        source: the words for the document in ``Transcript.source`` and in errors. The name of the file is not kept, because it
            is often that of the student; only errors of reading name it.
        limits: other limits than those of :class:`~bologna_credits.interop.Limits`.

    Returns:
        The transcript, with the oddities in its ``report``. Labels that no scale explains stay text.

    Raises:
        DocumentError: not well-formed (with line and column), not ELMO, or refused because reading it is not safe.
        ArgumentTypeError: an argument of another type or form.
        MissingExtraError: lxml is not installed.

    >>> document = b'''<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"><report>
    ...   <issuer><country>NO</country><title xml:lang="en">Oslo</title></issuer>
    ...   <learningOpportunitySpecification><identifier type="local">EURO1000</identifier><title xml:lang="en">Europe</title>
    ...     <specifies><learningOpportunityInstance><date>2012-12-01</date><resultLabel>B</resultLabel>
    ...       <credit><scheme>ECTS</scheme><value>10</value></credit></learningOpportunityInstance></specifies>
    ...   </learningOpportunitySpecification></report></elmo>'''
    >>> course = read(document).courses[0]
    >>> course.code, str(course.credits), str(course.grade)
    ('EURO1000', '10 ECTS', 'B (NO-AF)')
    """
    Options(on=on, catalogue=catalogue, source=source, limits=limits)
    root, name = parse_xml(document, limits=limits, source=source)
    return read_element(root, name, scales=scales, on=on, no_grades=no_grades, catalogue=catalogue, source=source)


@checked
def write(
    transcript: Transcript,
    *,
    learner: Learner,
    generated: datetime.datetime | str,
    language: str | None = None,
    urls: Mapping[str, str] = MappingProxyType({}),
    identifiers: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    open: OpenWord = "refuse",
    rounding: Rounding | None = None,
    catalogue: Catalogue | None = None,
) -> str:
    """Return a transcript as an ELMO 1.7 document, with a report for each host.

    The same papers give the same text. The extra ``xml`` is not needed. ``read(write(x))`` gives back the transcript, as far as
    ELMO holds it; the page "Formats" in the docs lists what it does not hold.

    Args:
        transcript: the transcript.
        learner: the learner, who is in no paper.
        generated: the time at which the document is made, with its zone; also the time of issue of a transcript without a day.
        language: the language of titles that state none.
        urls: the address of each institution, by its name or one of its identifiers; without it the address stays empty.
        identifiers: further identifiers of each institution, ``{"Oslo": {"schac": "uio.no"}}``; ELMO needs at least one.
        open: ``omit`` writes lines that say neither whether they were passed nor a grade without a status, which ELMO reads as
            passed; ``refuse`` is an error. A failing grade is always written as failed.
        rounding: the rounding of credits that do not end as a decimal; None is an error.
        catalogue: another catalogue than the bundled one; the document names its scales, so that they are found again.

    Raises:
        UnwritableError: what ELMO cannot hold, all of it at once, each with its place.
        ArgumentError: an address or an identifier of no institution of the transcript; a time without a zone.
        ArgumentTypeError: an argument of another type.

    >>> from bologna_credits import Credits, Institution, interop
    >>> course = CourseResult("EURO1000", "Europe", Credits(10, "ECTS"), status="passed")
    >>> transcript = Transcript(Institution("Oslo", "NO", {"schac": "uio.no"}), [course])
    >>> learner = interop.Learner(given_names="Ada", family_name="Example")
    >>> document = write(transcript, learner=learner, generated="2026-11-27T10:00:00+01:00", language="en")
    >>> read(document).courses[0].credits
    Credits('10', 'ECTS')
    """
    scribe = Scribe("ELMO 1.7", Choices(open=open, rounding=rounding))
    frame = Frame(
        learner=learner, generated=generated, language=language, urls=urls, identifiers=identifiers, catalogue=catalogue
    )
    return scribe.xml(transcript_element(transcript, frame, scribe))


def read_element(
    root: "Element",
    name: str,
    *,
    scales: Scales | None,
    on: datetime.date | str | None,
    no_grades: Iterable[str] = (),
    catalogue: Catalogue | None,
    source: str = "",
) -> Transcript:
    """Return the transcript of an ``elmo`` element, alone or inside another document.

    Args:
        root: the element.
        name: the name of the document, for messages.
        scales: as for :func:`read`.
        on: as for :func:`read`.
        no_grades: as for :func:`read`.
        catalogue: another catalogue than the bundled one.
        source: as for :func:`read`.

    Raises:
        DocumentError: not ELMO.
    """
    reports = [child for child in root if local_name(child) == "report"]
    if local_name(root) != "elmo" or not reports:
        raise DocumentError(name, f"not an ELMO document: {_other(root)}")
    known = catalogue or default_catalogue()
    bound, apart = read_scales(scales, known), read_no_grades(no_grades)
    found = _version(root) + withhold(root)
    if len(reports) > 1:
        found.append(Finding("document.several-reports", Verdict.NOTE, source, facts(count=len(reports))))
    issuers = [Issuer(report, known) for report in reports]
    several = len({issuer.institution for issuer in issuers}) > 1
    numbers = itertools.count(1)
    courses: list[CourseResult] = []
    for issuer in issuers:
        read = Courses(issuer, Chooser(issuer, bound, on, apart), numbers).read()
        courses += [with_host(course, issuer.institution) for course in read] if several else read
        found += issuer.findings
    found += repeated_courses(course for outer in courses for course in outer.walk())
    found += nested_credits(courses)
    return Transcript(
        issuer=issuers[0].institution,
        courses=tuple(courses),
        report=Report(dict.fromkeys(found)),
        issued=issuers[0].issued,
        source=source,
    )


def _other(root: "Element") -> str:
    """The words for a document that is none of ELMO, and for the reader that it needs."""
    name = local_name(root)
    if name == _EWP:
        return f"<{name}> is a transcript of EWP; it is read with interop.ewp.read_transcript()"
    if name.startswith(_AGREEMENTS):
        return f"<{name}> is of a learning agreement of EWP; it is read with interop.ewp.read_learning_agreements()"
    return f"<{name}> without <report>"


def _version(root: "Element") -> list[Finding]:
    """A finding for a version that is not the usual 1.x, known by its features."""
    namespace = str(root.tag).partition("}")[0].lstrip("{") if "}" in str(root.tag) else ""
    if namespace.startswith("http://purl.org/net/elmo") or (not namespace and _has_old_features(root)):
        return [Finding("document.old-version", Verdict.NOTE, "", facts(version=ElmoVersion.BEFORE_1))]
    if next(all_of(root, *_ONLY_IN_2), None) is not None:
        return [Finding("document.old-version", Verdict.NOTE, "", facts(version=ElmoVersion.SECOND))]
    return []


def _has_old_features(root: "Element") -> bool:
    """Return True for elements, and places of elements, that 1.0 did away with."""
    if next(all_of(root, *_ONLY_BEFORE_1), None) is not None:
        return True
    around = ((element, element.getparent()) for element in all_of(root, *_PLACES_BEFORE_1))
    return any(place is not None and local_name(place) == _PLACES_BEFORE_1[local_name(element)] for element, place in around)
