"""A decision as the results of recognition of ELMO 2.0; a chapter of :mod:`bologna_credits.interop.elmo`.

ELMO's schema leaves the meaning of these elements open ("TODO"). Each group of components is one ``resultOfRecognition``: its
basis is the lines of the transcript, its result is what is recognised at home, and its mapping leads from one to the other.
"""

import datetime
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import final

import attrs

from bologna_credits.core.exact import Rounding
from bologna_credits.core.findings import Finding, Verdict
from bologna_credits.core.typed import checked
from bologna_credits.core.visible import visible
from bologna_credits.grades.scales import Grade
from bologna_credits.interop.choices import Choices, OpenWord, RangesWord, Scribe
from bologna_credits.interop.elmo.decision import decision_element
from bologna_credits.interop.elmo.extension import own
from bologna_credits.interop.elmo.groups import DecidedGroup, groups_of
from bologna_credits.interop.elmo.lines import Lines, Schemes, bare, credit_of, titles_of
from bologna_credits.interop.elmo.writing import Frame, elmo_element, listed_country
from bologna_credits.interop.learners import Learner
from bologna_credits.interop.xml_writing import Element, element, many
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.transcripts import CourseResult, Institution
from bologna_credits.recognition.decision import Recognition
from bologna_credits.recognition.rows import HomeRow, Row

_SETTLED = "recognition.settled"
_AT_HOME = "recognised:"
"""The beginning of the local id of what is recognised for a component; its code follows."""


def recognition_element(decision: Recognition, home: Institution, frame: Frame, scribe: Scribe) -> Element:
    """Return a decision as the element ``elmo`` of ELMO 2.0.

    Args:
        decision: the decision, settled or not.
        home: the institution that decides.
        frame: the words of the caller.
        scribe: the choices; it gathers the reasons against writing.
    """
    hosts = decision.transcript.hosts
    frame.check((home, *hosts))
    # Whatever is open is told, also where it concerns no element of its own, such as credits beyond the whole package.
    for point in decision.open:
        scribe.omits(f"open point {point.subject or 'of the decision'}", point.code, point.told)
    groups = groups_of(decision)
    writer = _Results(decision, frame, scribe, Lines(scribe, Schemes(frame.catalogue), frame.language, external=True))
    results = [writer.result(group) for group in groups]
    report = element(
        "report",
        frame.issuer(home, scribe),
        results,
        element("issueDate", frame.generated.isoformat()),
        writer.home.schemes.written(),
    )
    unlisted = [one for one in dict.fromkeys((home, *hosts)) if one.country is not None and not listed_country(one.country)]
    more = [
        *(own("country", one.country, institution=one.name) for one in unlisted if one.country is not None),
        decision_element(decision, groups, scribe.made),
    ]
    return elmo_element(frame, [report], scribe, second=True, more=more)


@final
@attrs.define
class _Results:
    """The writer of the results of one decision; ``home`` writes what is recognised at home."""

    decision: Recognition
    frame: Frame
    scribe: Scribe
    home: Lines

    def result(self, group: DecidedGroup) -> Element:
        """Return one group as a result of recognition."""
        place = f"row {group.title}"
        fields = {row.course.isced for row in group.rows if row.course is not None and row.course.isced}
        on = self.decision.on
        parts: list[Element | None] = [
            *many("title", self._title(group, place), by="xml:lang"),
            element("description", self._words(group), xml__lang="en"),
            element("iscedCode", bare(fields.pop())) if len(fields) == 1 else None,
            element("status", group.status),
            element("decisionDate", on.isoformat()) if on is not None else None,
            *self._basis(group),
            *(self._found(self._recognised(row)) for row in group.recognised),
            *(self._found(self._replaced(row)) for row in group.home_rows),
            *_mappings(group),
        ]
        return element("resultOfRecognition", parts, place=place)

    def _title(self, group: DecidedGroup, place: str) -> tuple[tuple[str, str], ...]:
        if len(group.rows) != 1 or group.home_rows:
            return (("", bare(group.title)),)
        (row,) = group.rows
        return self.home.named(self._titles(row), place)

    def _titles(self, row: Row) -> tuple[tuple[str, str], ...]:
        if row.course is None:
            return titles_of(row.component.title, (), self.frame.language)
        return titles_of(row.course.title, row.course.titles, self.frame.language)

    def _basis(self, group: DecidedGroup) -> list[Element]:
        """The lines of the transcript, with a report for each host; a component without a line has no basis in it."""
        by_host: dict[Institution, list[tuple[Row, CourseResult]]] = {}
        for row in group.rows:
            if row.course is not None:
                by_host.setdefault(self.decision.transcript.host_of(row.course), []).append((row, row.course))
        return [element("recognitionBasis", self._report(host, lines)) for host, lines in by_host.items()]

    def _report(self, host: Institution, studied: Iterable[tuple[Row, CourseResult]]) -> Element:
        lines = Lines(self.scribe, Schemes(self.frame.catalogue), self.frame.language, external=True)
        return element(
            "recognitionReport",
            self.frame.issuer(host, self.scribe),
            [lines.line(_judged(row, course), code=row.code) for row, course in studied],
            element("issueDate", self.frame.moment_of(self.decision.transcript.issued)),
            lines.schemes.written(),
        )

    def _found(self, line: Element) -> Element:
        return element("recognitionResult", line)

    def _recognised(self, row: Row) -> Element:
        """The component as it counts at home: its credits and its grade there."""
        place, course = f"row {row.code}", row.course
        worth = row.recognised
        amount = None if worth is None else self.scribe.credits(worth, place)
        return self._achieved(
            bare(_AT_HOME + row.code),
            self.home.named(self._titles(row), place),
            place,
            [
                element("date", course.day.isoformat()) if course is not None and course.day is not None else None,
                element("status", "passed"),
                *self._grade(row.grade, place),
                None if worth is None or amount is None else credit_of(worth.system, amount),
            ],
        )

    def _replaced(self, row: HomeRow) -> Element:
        """A component at home that is replaced; the credits stand with the components that replace it, once."""
        place = f"home component {row.code}"
        titles = titles_of(row.component.title, (), self.frame.language)
        return self._achieved(bare(row.code), titles, place, [element("status", "passed"), *self._grade(row.grade, place)])

    def _grade(self, grade: Grade | None, place: str) -> list[Element | None]:
        label = None if grade is None else self.home.label_of(grade, place)
        if grade is None or label is None:
            return []
        return [*self.home.scheme(grade.scale, needed=True), element("resultLabel", label)]

    def _achieved(
        self, code: str, titles: tuple[tuple[str, str], ...], place: str, instance: Iterable[Element | None]
    ) -> Element:
        return element(
            "learningOpportunitySpecification",
            element("identifier", code, type="local"),
            many("title", titles, by="xml:lang"),
            element("specifies", element("learningOpportunityInstance", instance)),
            place=place,
        )

    def _words(self, group: DecidedGroup) -> str:
        """The group in words for people: each component, the agreement, the reasons and the texts behind them."""
        lines = [_row_words(row) for row in group.rows]
        agreement = self.decision.agreement
        if agreement is not None:
            signed = f", signed {agreement.in_force.isoformat()}" if agreement.in_force is not None else ""
            lines.append(" ".join(filter(None, ["Learning agreement", agreement.reference])) + signed)
        reports = [*(row.report for row in group.rows), *(row.report for row in group.home_rows)]
        found = [finding for report in reports for finding in report]
        lines += [_reason_words(one) for one in found if one.verdict is not Verdict.HOLDS or one.code == _SETTLED]
        lines += [f"Source: {finding.source}" for finding in found if finding.source is not None]
        return "\n".join(dict.fromkeys(lines))


def _reason_words(finding: Finding) -> str:
    about = f"{finding.subject}: " if finding.subject else ""
    # A person's "no" to one question is no fail of the component, so its line says who decided what.
    verdict = "Decided" if finding.code == _SETTLED else finding.verdict.value.capitalize()
    return visible(f"{verdict}: {about}{finding.told}")


def _row_words(row: Row) -> str:
    if row.verdict is not Verdict.HOLDS:
        return f"{row.code}: {'failed at the host, ' if row.failed else ''}not recognised"
    worth = f", {row.recognised}" if row.recognised is not None else ""
    within = f", its credits within {row.within}" if row.within is not None else ""
    beyond = f"; {row.beyond} of the host do not count" if row.beyond is not None else ""
    return visible(f"{row.code}: recognised{worth}{within}, grade {row.shown_grade}{beyond}")


def _judged(row: Row, course: CourseResult) -> CourseResult:
    """The line of the transcript with the status on which the decision rests; without its parts, which have rows of their own."""
    if course.status is None and (row.verdict is Verdict.HOLDS or row.failed):
        return attrs.evolve(course, parts=(), status="failed" if row.failed else "passed")
    return attrs.evolve(course, parts=())


def _mappings(group: DecidedGroup) -> list[Element]:
    """From each component to what is recognised for it, and from all of them to what they replace together."""
    recognised = group.recognised
    found = [_mapping([row], [_AT_HOME + row.code]) for row in recognised]
    if group.home_rows:
        found.append(_mapping(recognised, [row.code for row in group.home_rows]))
    return found


def _mapping(rows: Iterable[Row], to: Iterable[str]) -> Element:
    start = [element("ref", bare(row.code)) for row in rows if row.course is not None]
    return element(
        "recognitionMapping",
        element(
            "mapping",
            element("fromMapping", start) if start else None,
            element("toMapping", [element("ref", bare(code)) for code in to]),
        ),
    )


@checked
def write_recognition(
    decision: Recognition,
    *,
    home: Institution,
    learner: Learner,
    generated: datetime.datetime | str,
    language: str | None = None,
    urls: Mapping[str, str] = MappingProxyType({}),
    identifiers: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    open: OpenWord = "refuse",
    ranges: RangesWord = "refuse",
    rounding: Rounding | None = None,
    catalogue: Catalogue | None = None,
) -> str:
    """Return a decision as an ELMO 2.0 document, with a ``resultOfRecognition`` for each group of components.

    Each has its status, the day of the decision, its basis (the lines of the transcript), its result (credits and grades at home)
    and the mapping from the one to the other. Nothing that is open is written as recognised. The extension holds the steps, the
    sources and the digest of the stored decision, which :func:`read_recognition` reads.

    Args:
        decision: the decision, settled or not.
        home: the institution that decides, with an identifier.
        learner: the learner, who is in no paper.
        generated: the time at which the document is made, with its zone.
        language: the language of titles that state none.
        urls: the address of each institution, by its name or one of its identifiers.
        identifiers: further identifiers of each institution, ``{"Oslo": {"schac": "uio.no"}}``; ELMO needs at least one.
        open: ``omit`` leaves out components, grades and home components that are open; ``refuse`` is an error that lists them.
        ranges: the bound that stands for a range of credits, ``lowest`` or ``highest``; ``refuse`` is an error.
        rounding: the rounding of credits and marks that do not end as a decimal; None is an error.
        catalogue: another catalogue than the bundled one.

    Raises:
        UnwritableError: what is open, and what ELMO cannot hold, all of it at once, each with its place.
        ArgumentError: an address or an identifier of no institution of the decision; a time without a zone.
        ArgumentTypeError: an argument of another type.

    >>> from bologna_credits import Institution, interop
    >>> decision = interop.case.load("examples/oslo-kostanay").recognise()
    >>> oslo = Institution("University of Oslo", "NO", {"schac": "uio.no"})
    >>> learner = interop.Learner(given_names="Ada", family_name="Example")
    >>> document = write_recognition(
    ...     decision, home=oslo, learner=learner, generated="2026-11-27T10:00:00+01:00", open="omit"
    ... )
    >>> stated = interop.elmo.read_recognition(document)
    >>> stated.statuses[0], [finding.verdict.value for finding in stated.verify(decision)]
    (('Positive', ('KZH1101',)), ['holds'])
    """
    scribe = Scribe("ELMO 2.0", Choices(open=open, ranges=ranges, rounding=rounding))
    frame = Frame(
        learner=learner, generated=generated, language=language, urls=urls, identifiers=identifiers, catalogue=catalogue
    )
    return scribe.xml(recognition_element(decision, home, frame, scribe))
