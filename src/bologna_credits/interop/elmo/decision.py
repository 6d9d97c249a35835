"""A decision in the extension of an ELMO document: steps, sources and digest, and their reading.

A chapter of :mod:`bologna_credits.interop.elmo`; "The result of recognition as ELMO 2.0" in the docs describes the elements.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.errors import ArgumentTypeError, DocumentError
from bologna_credits.core.exact import show_exact
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import Pairs, read_pairs
from bologna_credits.core.typed import checked, checked_late, typed
from bologna_credits.core.visible import visibly
from bologna_credits.grades.scales import Grade
from bologna_credits.interop._counting import OWN
from bologna_credits.interop.choices import Reason
from bologna_credits.interop.elmo.extension import own, own_children
from bologna_credits.interop.elmo.groups import DecidedGroup
from bologna_credits.interop.elmo.lines import bare
from bologna_credits.interop.limits import Limits
from bologna_credits.interop.xml import Document, all_of, children_of, parse_xml, text_of
from bologna_credits.interop.xml_writing import Element
from bologna_credits.papers.components import as_tuple
from bologna_credits.recognition.content import keys_of
from bologna_credits.recognition.decision import Recognition
from bologna_credits.recognition.digests import ENVELOPE, digest_of
from bologna_credits.recognition.rows import HomeRow, Row
from bologna_credits.recognition.settlements import Settlement
from bologna_credits.version import VERSION

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_DIGITS = 9


def digest_by(decision: Recognition, version: str = VERSION) -> str | None:
    """Return the digest of the stored form of a decision, as a version of the library writes it.

    Args:
        decision: the decision.
        version: the version that wrote it.

    Returns:
        The digest; None for a decision that has no stored form, because its rules hold a method of the caller's own.
    """
    try:
        document = decision.to_dict()
    except ArgumentTypeError:
        return None
    return digest_of({key: version if key == "written_by" else document[key] for key in ENVELOPE})


def decision_element(decision: Recognition, groups: Iterable[DecidedGroup], choices: Iterable[Reason]) -> Element:
    """Return a decision as an element of our own.

    Args:
        decision: the decision.
        groups: the groups that the document describes.
        choices: the choices that were used at writing, with the values that were written.
    """
    written = {row.code: group for group in groups for row in group.rows}
    sources = {source: str(number) for number, source in enumerate(decision.report.sources, 1)}
    parts = [
        *(_row(row, written.get(row.code), sources) for row in decision.rows),
        *(_home_row(row, sources) for row in decision.home_rows),
        *(own("outside", key) for key in keys_of(decision)),
        *_findings(decision.findings, sources),
        *(_settlement(settlement) for settlement in decision.settlements),
        *(own("source", source.title, id=number, url=source.url or None) for source, number in sources.items()),
        *(own("data", line) for line in decision.data),
        *(_choice(choice) for choice in choices),
    ]
    return own(
        "decision",
        parts,
        reference=decision.reference or None,
        number=str(decision.number),
        revises=decision.revises or None,
        on=None if decision.on is None else decision.on.isoformat(),
        madeWith=decision.version,
        writtenBy=VERSION,
        record=digest_by(decision),
    )


def _row(row: Row, group: DecidedGroup | None, sources: Mapping[Source, str]) -> Element:
    worth = row.recognised if row.verdict is Verdict.HOLDS else None
    return own(
        "row",
        [own("replaces", code) for code in row.replaces],
        _findings((*row.findings, *row.grade_findings), sources),
        code=row.code,
        verdict=row.verdict.value,
        status=None if group is None else group.status,
        credits=None if row.credits is None else show_exact(row.credits.amount),
        system=None if row.credits is None else row.credits.system,
        lowest=None if worth is None else show_exact(worth.low),
        highest=None if worth is None else show_exact(worth.high),
        homeSystem=None if worth is None else worth.system,
        beyond=None if row.beyond is None else show_exact(row.beyond.amount),
        within=row.within,
        **_grade(row.grade if row.verdict is Verdict.HOLDS else None),
        method=row.method or None,
    )


def _grade(grade: Grade | None) -> dict[str, str]:
    return {} if grade is None else {"grade": grade.label, "scale": grade.scale.code}


def _home_row(row: HomeRow, sources: Mapping[Source, str]) -> Element:
    credits = row.component.credits
    return own(
        "home",
        [own("replacedBy", code) for code in row.replaced_by],
        _findings(row.findings, sources),
        code=row.code,
        verdict=row.verdict.value,
        credits=None if credits is None else show_exact(credits.amount),
        system=None if credits is None else credits.system,
        **_grade(row.grade),
    )


def _findings(findings: Iterable[Finding], sources: Mapping[Source, str]) -> list[Element]:
    return [
        own(
            "finding",
            finding.message,
            code=finding.code,
            verdict=finding.verdict.value,
            subject=finding.subject or None,
            source=None if finding.source is None else sources.get(finding.source),
            because=finding.because or None,
        )
        for finding in findings
    ]


def _settlement(one: Settlement) -> Element:
    return own(
        "settlement",
        one.because,
        code=one.code,
        subject=one.subject,
        verdict=one.verdict.value,
        by=one.by,
        on=one.on.isoformat(),
        grade=one.grade,
        credits=one.credits,
    )


def _choice(choice: Reason) -> Element:
    return own("choice", choice.what, argument=choice.argument, at=choice.place, field=choice.field)


# Reading


def _read_statuses(value: Iterable[tuple[str, Iterable[str]]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((status, as_tuple(codes)) for status, codes in value)


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class StatedDecision:
    """The decision that an ELMO document names in its extension.

    Args:
        reference: its reference.
        number: the number of its version.
        on: its day.
        made_with: the version of the library that made it.
        written_by: the version that wrote the document.
        record: the digest of its stored form; None if it has no stored form.
        rows: code and verdict of each component studied.
        statuses: the status of each result of recognition, with the codes of the components on which it rests.
    """

    __repr__ = brief

    reference: str
    number: int
    on: datetime.date | None
    made_with: str
    written_by: str
    record: str | None
    rows: Pairs = attrs.field(converter=read_pairs)
    statuses: tuple[tuple[str, tuple[str, ...]], ...] = attrs.field(converter=_read_statuses)

    @visibly
    def __str__(self) -> str:
        day = f" of {self.on.isoformat()}" if self.on is not None else ""
        return f"{self.reference or 'a decision'}, version {self.number}{day}"

    @checked
    def verify(self, decision: Recognition | Mapping[str, Any]) -> Report:
        """Say whether a decision is the one that the document names, and whether the document says what it says.

        A digest is no signature: who changes a document on purpose can write another one.

        Args:
            decision: the decision, or its stored form as ``to_dict`` gave it.

        Returns:
            HOLDS if the digests are the same. FAILS if they differ, and for each component to which the document gives another
            status than the decision. OPEN if the document has no digest.

        Raises:
            DefinitionError: a stored form with faults.
        """
        found = decision if isinstance(decision, Recognition) else Recognition.from_dict(decision)
        stored = None if isinstance(decision, Recognition) else decision["digests"]["record"]
        known = {stored, digest_by(found, self.written_by)} - {None}
        named = facts(stated=self.record, given=tuple(sorted(map(str, known))))
        if self.record is None:
            report = [Finding("document.decision-unsealed", Verdict.OPEN, self.reference)]
        elif self.record in known:
            report = [Finding("document.decision-same", Verdict.HOLDS, self.reference, facts(record=self.record))]
        else:
            report = [Finding("document.decision-other", Verdict.FAILS, self.reference, named)]
        return Report([*report, *self._contradictions(found)])

    def _contradictions(self, decision: Recognition) -> Iterable[Finding]:
        verdicts = {bare(row.code): row.verdict for row in decision.rows}
        for status, codes in self.statuses:
            for code in codes:
                verdict = verdicts.get(code)
                fits = verdict is Verdict.HOLDS if status == "Positive" else verdict is Verdict.FAILS
                if not fits and not (status == "Partially Positive" and verdict in (Verdict.HOLDS, Verdict.FAILS)):
                    yield Finding("document.decision-status", Verdict.FAILS, code, facts(status=status, verdict=verdict))


def stated_decision(root: "_Element", name: str) -> StatedDecision:
    """Return the decision that a document names.

    Args:
        root: the element ``elmo``.
        name: the name of the document, for messages.

    Raises:
        DocumentError: it names none.
    """
    found = next(own_children(root, "decision"), None)
    if found is None:
        raise DocumentError(name, "its extension names no decision; only documents of this package do")
    number, on = found.get("number") or "", found.get("on") or ""
    return StatedDecision(
        reference=found.get("reference") or "",
        number=int(number) if number.isascii() and number.isdecimal() and len(number) <= _MOST_DIGITS else 0,
        on=_day(on),
        made_with=found.get("madeWith") or "",
        written_by=found.get("writtenBy") or "",
        record=found.get("record"),
        rows=tuple((row.get("code") or "", row.get("verdict") or "") for row in found.iterchildren(f"{{{OWN}}}row")),
        statuses=tuple(_status(result) for result in all_of(root, "resultOfRecognition")),
    )


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _status(result: "_Element") -> tuple[str, tuple[str, ...]]:
    status = next((text_of(child) or "" for child in children_of(result, "status")), "")
    lines = [
        line for basis in children_of(result, "recognitionBasis") for line in all_of(basis, "learningOpportunitySpecification")
    ]
    codes = (text_of(one) for line in lines for one in children_of(line, "identifier") if one.get("type") == "local")
    return status, tuple(code for code in codes if code is not None)


@checked_late
def read_recognition(document: Document, *, source: str = "", limits: Limits | None = None) -> StatedDecision:
    """Return the decision that an ELMO document of this package names, to be compared with a stored one.

    Args:
        document: a path, the bytes, an open binary file, or the text; packed or not.
        source: the words for the document in errors.
        limits: other limits than those of :class:`~bologna_credits.interop.Limits`.

    Raises:
        DocumentError: not well-formed, unsafe, or without a decision.
        MissingExtraError: lxml is not installed.
    """
    root, name = parse_xml(document, limits=limits, source=source)
    return stated_decision(root, name)
