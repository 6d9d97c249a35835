"""The content of a letter: the parts of the full letter and of the short one, from a decision and its life."""

import contextlib
import datetime
from collections.abc import Iterator, Sequence
from typing import final

import attrs

from bologna_credits.core.errors import ArgumentTypeError
from bologna_credits.core.findings import Finding, Verdict
from bologna_credits.core.languages import Words
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.letters.letterhead import Learner, Letterhead
from bologna_credits.letters.parts import Line, Part, Piece, Sources
from bologna_credits.letters.reasons import about_of, noted, open_points, reasons, refusals, settled
from bologna_credits.letters.saying import say
from bologna_credits.papers.transcripts import Institution
from bologna_credits.recognition.comparison import diff
from bologna_credits.recognition.dossier import Dossier
from bologna_credits.recognition.events import EventKind
from bologna_credits.recognition.rows import HomeRow, Row
from bologna_credits.recognition.tables import Table, decision_tables

_HEADINGS = {"host": "letter.studied", "home": "letter.at-home", "outside": "letter.outside", "totals": "letter.totals"}
_ISSUED = (EventKind.PROVISIONAL, EventKind.FINAL, EventKind.REVISED)
_OFFICIAL = (EventKind.UPHELD, EventKind.REJECTED, EventKind.SETTLED)
_WIDEST = 30
_CONVENTION = "LRC"
_STATED = "dossier.reason"  # the reasons themselves stand above


@final
@attrs.frozen(kw_only=True)
class Content:
    """The decision of a letter and what it is told with.

    Args:
        dossier: the decision and its life.
        words: the language, with the institution's own words.
        head: the letterhead.
        learner: the student.
        catalogue: the catalogue.
    """

    dossier: Dossier
    words: Words
    head: Letterhead
    learner: Learner
    catalogue: Catalogue
    sources: Sources = attrs.field(factory=Sources, eq=False)

    def _say(self, key: str, **facts: object) -> str:
        return say(key, self.words, **facts)

    def _part(self, key: str, *said: str, table: Table | None = None, lines: Sequence[Line] = ()) -> Part:
        return Part(key=key.removeprefix("letter."), heading=self._say(key), said=said, table=table, lines=tuple(lines))

    @property
    def _office(self) -> str:
        """The office that issued the decision, else the one whose decision the home rules require, else the letterhead's."""
        issued = [event.by for event in self.dossier.events if event.kind in (*_ISSUED, *_OFFICIAL) and event.by]
        return issued[-1] if issued else self.dossier.decision.home.decides or self.head.office

    def facts(self, *, short: bool = False) -> Iterator[tuple[str, str]]:
        """Yield what stands above the tables: names and what they are.

        Args:
            short: True if papers and rules are left out.
        """
        found = self._named() if short else (*self._named(), *self._papers())
        return ((self._say(key), said) for key, said in found if said)

    def _named(self) -> tuple[tuple[str, str], ...]:
        """Return what every letter names: the student, the decision, its office and the hosts."""
        decision, dossier = self.dossier.decision, self.dossier
        return (
            ("letter.student", self.learner.name),
            ("letter.student-number", self.learner.number),
            ("letter.programme", self.learner.programme),
            ("letter.reference", decision.reference),
            ("letter.version", str(decision.number) if decision.number > 1 else ""),
            ("letter.day", self._day(decision.on)),
            ("letter.status", self._say(f"letter.status.{dossier.status.replace(' ', '-')}")),
            ("letter.issued", self._day(dossier.decided)),
            ("letter.office", self._office),
            ("letter.studied-at", "; ".join(map(self._host, decision.transcript.hosts))),
        )

    def _papers(self) -> tuple[tuple[str, str], ...]:
        """Return the papers and rules that the full letter names besides."""
        decision, home = self.dossier.decision, self.dossier.decision.home
        rules = "" if home.source is None else f"{home.source.title} [{self.sources.number(home.source)}]"
        return (
            ("letter.transcript", self._day(decision.transcript.issued, "letter.issued-on")),
            ("letter.agreement", self._agreed()),
            ("letter.papers-complete", self._day(self.dossier.file_complete)),
            ("letter.home-credits", home.credits),
            ("letter.home-scale", home.scale or ""),
            ("letter.home-rules", rules),
            ("letter.rules-day", self._day(home.on)),
        )

    def _day(self, day: datetime.date | None, key: str = "") -> str:
        if day is None:
            return ""
        return self._say(key, day=day) if key else self.words.day(day)

    def _agreed(self) -> str:
        agreement = self.dossier.decision.agreement
        if agreement is None:
            return self._say("letter.no-agreement")
        changed = sorted({change.in_force for change in agreement.changes if change.in_force is not None})
        said = [self._day(agreement.in_force, "letter.signed-on")]
        said += [self._say("letter.changed-on", days=", ".join(map(self.words.day, changed)))] if changed else []
        return "; ".join(filter(None, said))

    def _host(self, host: Institution) -> str:
        if host.country is None:
            return host.name
        return self._say("letter.host-country", name=host.name, country=host.country)

    def full(self) -> Iterator[Part]:
        """Yield the parts of the letter for the office, the student and a board of appeal."""
        decision, words, sources = self.dossier.decision, self.words, self.sources
        for table in self._tables():
            yield self._part(_HEADINGS[table.name], table=table)
        yield self._part("letter.reasons", lines=reasons(decision, sources, words))
        points = open_points(decision, self.head.office, sources, words)
        yield self._part("letter.open", *([] if points else [self._say("letter.nothing-open")]), lines=points)
        if decision.settlements:
            yield self._part("letter.settled", lines=settled(decision, sources, words))
        if further := noted(decision, sources, words):
            yield self._part("letter.noted", lines=further)
        yield from self._changes()
        yield from self._home_transcript()
        yield self._part("letter.remedy", lines=self._remedy())
        yield self._made()

    def short(self) -> Iterator[Part]:
        """Yield the parts of the short letter for the student: what was recognised, what was not and why, what is to be done."""
        decision, words, sources = self.dossier.decision, self.words, self.sources
        if decision.recognised:
            studied = self._tables()[0]
            rows = [cells for cells, row in zip(studied.rows, decision.rows, strict=True) if row.verdict is Verdict.HOLDS]
            yield self._part("letter.recognised", table=attrs.evolve(studied, rows=rows))
        else:
            yield self._part("letter.recognised", self._say("letter.nothing-recognised"))
        lost = refusals(self._refused, sources, words)
        yield self._part("letter.not-recognised", *([] if lost else [self._say("letter.all-recognised")]), lines=lost)
        if points := open_points(decision, self.head.office, sources, words):
            yield self._part("letter.pending", lines=points)
        yield self._part("letter.you-can", *self._appeal(), lines=self._measures())

    def _tables(self) -> list[Table]:
        report = self.dossier.decision.report
        return [table for table in decision_tables(self.dossier.decision, report, self.words) if table.name in _HEADINGS]

    def _changes(self) -> Iterator[Part]:
        decision, versions = self.dossier.decision, self.dossier.versions
        if decision.revision is None:
            return
        compared = tuple(diff(versions[-2], decision)) if len(versions) > 1 else ()
        told = {(finding.code, finding.facts, finding.subject) for finding in compared}
        revised, *lapsed = decision.revision.findings
        # Of an answer that lapsed, the comparison tells also whether its point is open again.
        left = [finding for finding in lapsed if (finding.code, finding.facts, finding.subject) not in told]
        lines = [self._line(finding) for finding in (attrs.evolve(revised, subject=""), *left, *compared)]
        yield self._part("letter.changes", lines=lines)

    def _line(self, finding: Finding) -> Line:
        return Line(about=about_of(finding, self.words), pieces=self.sources.pieces([finding], self.words))

    def _home_transcript(self) -> Iterator[Part]:
        lines = self.dossier.decision.transcript_lines()
        if lines.lines:
            headers, rows = lines.table_in(self.words)
            table = Table(name="lines", headers=tuple(headers), rows=rows, widest=_WIDEST)
            yield self._part("letter.home-transcript", table=table)

    def _remedy(self) -> list[Line]:
        """Return what the decision states on appeal and measures, and what it lacks, each with the text that requires it."""
        decision, dossier = self.dossier.decision, self.dossier
        said = []
        if self._refused:
            texts = {source.key: source for source in self.catalogue.definitions(_CONVENTION)[0].sources}
            keys = (("letter.burden", "burden"), ("letter.right", "appeal"))
            said.append(Line(pieces=tuple(Piece(self._say(key), self.sources.number(texts[text])) for key, text in keys)))
        findings = dossier.report(decision.on, catalogue=self.catalogue)
        return [*said, *(self._line(finding) for finding in findings if finding.code != _STATED)]

    @property
    def _refused(self) -> tuple[Row | HomeRow, ...]:
        decision = self.dossier.decision
        return (*decision.debt, *decision.refused, *decision.difference)

    def _appeal(self) -> tuple[str, ...]:
        if self.dossier.appeal_to and self.dossier.appeal_until is not None:
            return (self._say("letter.appeal", body=self.dossier.appeal_to, day=self.dossier.appeal_until),)
        office = self._office or self._say("letter.home-university")
        return (self._say("letter.appeal-unsaid", office=office),)

    def _measures(self) -> list[Line]:
        measures = dict(self.dossier.measures)
        own = [(row.code, measures.get(row.code, measures.get("", ""))) for row in self._refused]
        return [Line(about=code, pieces=(Piece(measure),)) for code, measure in own if measure]

    def _made(self) -> Part:
        decision = self.dossier.decision
        said = [self._say("letter.computed", version=decision.version)]
        said += [self._say("letter.data", data=", ".join(decision.data))] if decision.data else []
        with contextlib.suppress(ArgumentTypeError):  # a method of the caller's own is code, and cannot be stored
            said.append(self._say("letter.digest", digest=decision.to_dict()["digests"]["record"]))
        return self._part("letter.made", *said, self._say("letter.as-written"))

    def cited(self) -> Iterator[str]:
        """Yield the sources that the parts cite, in the order of their numbers."""
        for source in self.sources:
            key = "letter.source" if source.checked is None else "letter.source-read"
            yield self._say(key, title=source.title, url=source.url, day=source.checked)
