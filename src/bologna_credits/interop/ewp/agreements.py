"""Learning agreements of EWP (Outgoing Mobility LAs API v1); a chapter of :mod:`bologna_credits.interop.ewp`.

``approved-changes`` and ``changes-proposal`` hold all changes to the first version, so that each replaces the changes before it.
A proposal is in force when the receiving institution has approved it, which ``updates`` tell.

Source: erasmus-without-paper/ewp-specs-api-omobility-las: get-response.xsd and update-request.xsd, with their examples.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, final

import attrs

from bologna_credits.core.academic_terms import AcademicYear
from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import Cycle, one_of
from bologna_credits.core.countries import is_country
from bologna_credits.core.errors import ArgumentError, DocumentError
from bologna_credits.core.findings import Report
from bologna_credits.core.typed import checked_late, typed
from bologna_credits.interop._options import Options
from bologna_credits.interop.ewp.components import Owner, Reader, Tables, change_of
from bologna_credits.interop.ewp.places import Journal, Part
from bologna_credits.interop.ewp.student import withhold
from bologna_credits.interop.ewp.updates import UPDATE, Comment, Update, answered, read_update
from bologna_credits.interop.limits import Limits
from bologna_credits.interop.xml import Document, child_of, children_of, local_name, parse_xml, text_of
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.schemes import ACTIVITIES
from bologna_credits.mobility.periods import MobilityPeriod, Purpose
from bologna_credits.papers.agreements import Form, LearningAgreement
from bologna_credits.papers.changes import Change
from bologna_credits.papers.components import Provisions
from bologna_credits.papers.signatures import lacking
from bologna_credits.papers.transcripts import Institution

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CYCLES: dict[int | None, Cycle] = {5: "short", 6: "first", 7: "second", 8: "third"}
_DOCTORATE = 8
_KINDS = {"blended": "short-term-blended", "doctoral": "short-term-doctoral"}
_RESPONSE = "omobility-las-get-response"
_NEEDED = (
    "omobility-id",
    "receiving-academic-year-id",
    "student",
    "eqf-level-studied-at-departure",
    "isced-f-code",
    "student-language-skill",
)
_START, _END = ("start-date", "start-year-month"), ("end-date", "end-year-month")
_NONE = Tables((), (), (), ())


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class AgreementParty:
    """An institution of an agreement, and its unit that is responsible for the student.

    Args:
        institution: the institution; EWP names it by its SCHAC code alone.
        unit: the name of the unit.
        unit_code: the code of the unit.
    """

    __repr__ = brief

    institution: Institution
    unit: str = ""
    unit_code: str = ""


def _read_comments(value: Iterable[Comment]) -> tuple[Comment, ...]:
    return tuple(value)


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class EwpAgreement:
    """A learning agreement of EWP, and what EWP sends with it. Nothing in it names the student or another person.

    Args:
        agreement: the agreement with its changes; a proposal is a change, or an agreement, without the third signature.
        sending: the home institution.
        receiving: the host.
        stay: the planned stay; None where a date is missing.
        academic_year: the academic year at the host.
        level: the EQF level at departure, 1 to 8.
        isced: the field of study, a code of ISCED-F as printed.
        isced_words: the field of study in words.
        language: the main language of instruction, a code of BCP 47.
        language_level: the level of it that is agreed.
        outcomes_url: the address of the learning outcomes.
        proposal: the identifier of the pending proposal, which an answer names, empty if it has none; None without a proposal.
        comments: the comments of the host on the pending proposal.
        report: the oddities of the document.
        source: the words of the caller for the document.
    """

    __repr__ = brief

    agreement: LearningAgreement
    sending: AgreementParty
    receiving: AgreementParty
    stay: MobilityPeriod | None = None
    academic_year: AcademicYear | None = None
    level: int | None = None
    isced: str | None = None
    isced_words: str = ""
    language: str | None = None
    language_level: str | None = None
    outcomes_url: str = ""
    proposal: str | None = None
    comments: tuple[Comment, ...] = attrs.field(default=(), converter=_read_comments)
    report: Report = Report()
    source: str = ""


def _read_year(value: AcademicYear | str | None) -> AcademicYear | None:
    return None if value is None else AcademicYear.read(value)


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Frame:
    """The words of a caller about a document.

    Args:
        activity: the purpose of the stay, which the format does not state.
        sending_year: the academic year at the home institution, or None.
        catalogue: the catalogue that credit systems come from.
        source: the words for the document.
    """

    activity: Purpose = attrs.field(validator=one_of(ACTIVITIES))
    sending_year: AcademicYear | None = attrs.field(converter=_read_year)
    catalogue: Catalogue
    source: str


@final
@attrs.frozen
class _Read:
    """The agreement and what is still a proposal of it."""

    agreement: LearningAgreement
    proposal: str | None = None
    comments: tuple[Comment, ...] = ()


@checked_late
def read_learning_agreements(
    document: Document,
    *,
    updates: Iterable[Document] = (),
    mobility: str | None = None,
    activity: Purpose = "study",
    sending_year: AcademicYear | str | None = None,
    catalogue: Catalogue | None = None,
    source: str = "",
    limits: Limits | None = None,
) -> tuple[EwpAgreement, ...]:
    """Return the learning agreements of an EWP response, or that of a single ``la``, with the changes and proposals.

    Nothing of the student is read. What the specification does not know is told and not read.

    Args:
        document: a path, the bytes, an open binary file, or the text; packed or not, as for ELMO.
        updates: answers of the receiving institution to the proposals, ``omobility-las-update-request``: an approval puts a
            proposal in force, a comment stays with it.
        mobility: the ``omobility-id`` of the only agreement that is wanted.
        activity: the purpose of the stay, which the format does not state; of ``traineeship`` the agreement has the form.
        sending_year: the academic year at the sending institution. EWP states only that of the receiving one; without it the
            terms of table B are told and not kept.
        catalogue: another catalogue than the bundled one.
        source: the words for the document in errors and in ``EwpAgreement.source``.
        limits: other limits than those of :class:`~bologna_credits.interop.Limits`.

    Returns:
        The agreements in the order of the document. Signatures keep the day that is printed, in its own time zone.

    Raises:
        DocumentError: not well-formed, not of EWP, unsafe, or without the mobility that was named.
        DefinitionError: all faults of the agreements at once, each with its line and its place.
        ArgumentTypeError: an argument of another type.
        MissingExtraError: lxml is not installed.

    >>> document = b'''<la>
    ...   <sending-hei><hei-id>uio.no</hei-id></sending-hei><receiving-hei><hei-id>uw.edu.pl</hei-id></receiving-hei>
    ...   <start-year-month>2019-02</start-year-month><end-year-month>2019-06</end-year-month>
    ...   <first-version><components-studied><component><los-code>M1</los-code><title>Calculus</title>
    ...     <credit><scheme>ects</scheme><value>9</value></credit></component></components-studied></first-version></la>'''
    >>> found = read_learning_agreements(document)[0]
    >>> found.stay.span, str(found.agreement.studied[0].credits)
    ('2019-02 to 2019-06', '9 ECTS')
    """
    Options(on=None, catalogue=catalogue, source=source, limits=limits, mobility=mobility)
    frame = Frame(activity=activity, sending_year=sending_year, catalogue=catalogue or default_catalogue(), source=source)
    root, name = parse_xml(document, limits=limits, source=source)
    elements = _elements(root, name, mobility)
    journal = Journal(name)
    answers = [read_update(*parse_xml(one, limits=limits, source=""), number, journal) for number, one in enumerate(updates, 1)]
    found = []
    for path, element in elements:
        own = text_of(child_of(element, "omobility-id"))
        meant = [one for one in answers if one.mobility is not None and one.mobility == own]
        answers = [one for one in answers if one not in meant]
        found.append(_read_one(element, path, journal, frame, meant))
    for one in answers:
        one.part.fault("it answers a proposal of no agreement that is read here")
    journal.check()
    return tuple(one for one in found if one is not None)


def _elements(root: "Element", name: str, mobility: str | None) -> "list[tuple[str, Element]]":
    """The agreements with their places. Identifiers of mobilities belong to students and appear in no message."""
    kind = local_name(root)
    if kind == UPDATE:
        raise DocumentError(name, f"<{kind}> answers a proposal; read the agreement, and give this with updates=")
    if kind not in (_RESPONSE, "la"):
        advice = {
            "elmo": "; an ELMO document is read with interop.elmo.read()",
            "imobility-tors-get-response": "; a transcript of EWP is read with interop.ewp.read_transcript()",
        }.get(kind, "")
        raise DocumentError(name, f"no learning agreement of EWP: <{kind}>, not <{_RESPONSE}> or <la>{advice}")
    found = [("la", root)] if kind == "la" else [(f"la[{n}]", one) for n, one in enumerate(children_of(root, "la"), 1)]
    if not found:
        raise DocumentError(name, "the response is empty: it holds no <la>")
    meant = [one for one in found if mobility is None or text_of(child_of(one[1], "omobility-id")) == mobility]
    if mobility is not None and len(meant) != 1:
        raise DocumentError(name, f"{len(meant)} of its {len(found)} agreements have the requested omobility-id")
    return meant


def _read_one(element: "Element", path: str, journal: Journal, frame: Frame, updates: Iterable[Update]) -> EwpAgreement | None:
    """Return the agreement of an element ``la``, or None where it has faults.

    Args:
        element: the element.
        path: its place.
        journal: the faults and findings of the document.
        frame: the words of the caller.
        updates: the answers to its proposal.
    """
    answers, before = tuple(updates), len(journal.faults)
    withheld = withhold(element, [one.part.element for one in answers])
    part, journal.findings = Part(element, path, journal), [*withheld]
    parties: dict[Owner, AgreementParty | None] = {
        "sending": _party(part, "sending-hei"),
        "receiving": _party(part, "receiving-hei"),
    }
    year, level = _year(part), part.whole("eqf-level-studied-at-departure", 1, 8)
    missing = tuple(name for name in _NEEDED if part.one(name) is None)
    skill = part.one("student-language-skill")
    language, language_level = (None, None) if skill is None else (skill.text("language"), skill.text("cefr-level"))
    countries: dict[Owner, str | None] = {owner: None if one is None else _country(one) for owner, one in parties.items()}
    reader = Reader(journal, frame.catalogue, {"sending": frame.sending_year, "receiving": year}, countries)
    read = _agreement(part, reader, frame, answers)
    stay = None if read is None else _stay(part, read.agreement, level, frame)
    missing += tuple(names[0] for names in (_START, _END) if part.day_or_month(*names) is None)
    reader.tell()
    if missing:
        journal.note("ewp.missing", names=missing)
    part.tell_unread()
    for answer in answers:
        answer.part.tell_unread()
    sending, receiving = parties["sending"], parties["receiving"]
    if len(journal.faults) > before or read is None or sending is None or receiving is None:
        return None
    return EwpAgreement(
        agreement=read.agreement,
        sending=sending,
        receiving=receiving,
        stay=stay,
        academic_year=year,
        level=level,
        isced=part.text("isced-f-code"),
        isced_words=part.text("isced-clarification") or "",
        language=language,
        language_level=language_level,
        outcomes_url=part.text("learning-outcomes-url") or "",
        proposal=read.proposal,
        comments=read.comments,
        report=Report(dict.fromkeys(journal.findings)),
        source=frame.source,
    )


def _party(part: Part, name: str) -> AgreementParty | None:
    found = part.one(name, needed=True)
    code = None if found is None else found.text("hei-id", needed=True)
    if found is None or code is None:
        return None
    institution = Institution(code, None, {"schac": code})
    return AgreementParty(institution=institution, unit=found.text("ounit-name") or "", unit_code=found.text("ounit-id") or "")


def _country(party: AgreementParty) -> str | None:
    """The country in the SCHAC code, which is a domain name; for the names of credits alone."""
    last = party.institution.name.rpartition(".")[2]
    return last.upper() if len(last) == 2 and is_country(last) else None


def _year(part: Part) -> AcademicYear | None:
    text = part.text("receiving-academic-year-id")
    try:
        return None if text is None else AcademicYear.read(text)
    except ArgumentError:
        part.fault(f'<receiving-academic-year-id>: "{text}" is no academic year such as 2018/2019')
        return None


def _agreement(part: Part, reader: Reader, frame: Frame, answers: tuple[Update, ...]) -> _Read | None:
    """The agreement: its first version with the changes, or a proposal of a first version alone."""
    first, approved, proposed = (part.one(name) for name in ("first-version", "approved-changes", "changes-proposal"))
    if first is None and proposed is None:
        part.fault("neither <first-version> nor <changes-proposal>, so that nothing is agreed or proposed")
        return None
    if first is None and approved is not None:
        approved.fault("changes without a <first-version>")
        return None
    tables = _NONE if first is None else reader.tables(first, change=False)
    changes = [] if approved is None else [change_of(reader.tables(approved, change=True), tables, approved)]
    name, comments = None, tuple[Comment, ...]()
    if proposed is not None:
        name = proposed.own("id")
        put = reader.tables(proposed, change=first is not None)
        put, comments = answered(put, name, answers, reader.journal)
        if first is None:
            tables = put
        else:
            changes.append(change_of(put, tables, proposed))
        name = (name or "") if lacking(put.signatures) else None
    elif answers:
        part.fault("an answer names a proposal, and the agreement has none")
    return _Read(_form(part, tables, [one for one in changes if one is not None], frame), name, comments)


def _form(part: Part, tables: Tables, changes: list[Change], frame: Frame) -> LearningAgreement:
    form: Form = "blended" if tables.blended else "doctoral" if tables.doctoral else "study"
    url = part.text("provisions-url")
    return LearningAgreement(
        [row.component for row in tables.studied],
        [row.component for row in tables.recognised],
        changes,
        signatures=tables.signatures,
        virtual=[row.component for row in tables.virtual],
        form="traineeship" if form == "study" and frame.activity == "traineeship" else form,
        provisions=None if url is None else Provisions(url=url),
    )


def _stay(part: Part, agreement: LearningAgreement, level: int | None, frame: Frame) -> MobilityPeriod | None:
    start, end = part.day_or_month(*_START), part.day_or_month(*_END)
    if start is None or end is None:
        return None
    tables = agreement.effective()
    described = agreement.form == "doctoral" and any(component.description for component in tables.studied)
    try:
        return MobilityPeriod(
            start,
            end,
            person="doctoral" if level == _DOCTORATE or agreement.form == "doctoral" else "student",
            activity=frame.activity,
            kind=_KINDS.get(agreement.form, "long-term"),
            cycle=_CYCLES.get(level),
            virtual=True if tables.virtual or described or agreement.form == "blended" else None,
        )
    except ArgumentError as error:
        part.fault(f"the dates of the stay: {error.told}")
        return None
