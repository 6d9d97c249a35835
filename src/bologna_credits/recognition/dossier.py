"""The life of a decision: provisional, final, revised, appealed; and a check that it states everything required.

A dossier holds the versions of one decision and its events, in order. It keeps no learner's name; the student lodges an appeal.
"""

import datetime
import enum
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.languages import ENGLISH_WORDS, Words, words
from bologna_credits.core.messages import label, show_fact
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import Pairs, optional_day, read_day, read_pairs
from bologna_credits.core.render import html_table, text_table
from bologna_credits.core.typed import checked, checked_late, typed
from bologna_credits.core.visible import shown_value, visible, visibly
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.recognition.codec import from_plain, to_plain
from bologna_credits.recognition.decision import Recognition
from bologna_credits.recognition.events import OUTCOMES, Event, EventKind, EventWord, OutcomeWord, State, state_after
from bologna_credits.recognition.rows import HomeRow, Row
from bologna_credits.recognition.settlements import read_filled

_FAILED_AT_HOST = ("recognition.failed", "recognition.match-failed")
_STATUS = {
    "draft": "status.draft",
    "provisional": "status.provisional",
    "final": "status.final",
    "under appeal": "status.under-appeal",
}
_HEADERS = ("dossier.day", "dossier.what", "dossier.version", "dossier.office", "dossier.because")


class AppealGap(enum.StrEnum):
    """A part of the way to appeal that a decision does not state."""

    BODY = "body"
    LAST_DAY = "last-day"


def _read_versions(value: Recognition | Iterable[Recognition]) -> tuple[Recognition, ...]:
    return (value,) if isinstance(value, Recognition) else tuple(value)


def _read_events(value: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(value)


@final
@attrs.frozen(field_transformer=typed)
class Dossier:
    """A decision and its life.

    Args:
        versions: the decision, or all its versions, first to latest.
        events: the events in order; the methods add to them.
        file_complete: the day on which the last paper arrived.
        due: the day by which the decision is due, by the institution's rules or a scheme's (``check_deadline``).
        appeal_to: the body to which the student can appeal.
        appeal_until: the last day of the appeal.
        measures: the steps that the student can take to obtain recognition later, by code; the code ``""`` applies to all.

    Raises:
        ArgumentError: events that contradict each other, or versions that do not follow each other.

    >>> from bologna_credits import interop
    >>> decision = interop.case.load("examples/kostanay-oslo").recognise()
    >>> dossier = Dossier(decision, appeal_to="Appeals board", appeal_until="2017-03-15")
    >>> dossier = dossier.provisional("2017-02-01", by="International office").finalise("2017-02-15", by="Dean")
    >>> dossier.status, dossier.decided.isoformat()
    ('final', '2017-02-01')
    """

    __repr__ = brief

    versions: tuple[Recognition, ...] = attrs.field(converter=_read_versions)
    events: tuple[Event, ...] = attrs.field(default=(), converter=_read_events)
    file_complete: datetime.date | None = attrs.field(default=None, converter=optional_day)
    due: datetime.date | None = attrs.field(default=None, converter=optional_day)
    appeal_to: str = ""
    appeal_until: datetime.date | None = attrs.field(default=None, converter=optional_day)
    measures: Pairs = attrs.field(default=(), converter=read_pairs)

    def __attrs_post_init__(self) -> None:
        numbers = [version.number for version in self.versions]
        if not numbers or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            raise ArgumentError(
                "versions", ", ".join(map(str, numbers)) or "none", ("one version or more, each after the other",)
            )
        if self._state().number != numbers[-1]:
            raise ArgumentError(
                "versions", str(numbers[-1]), (f"an event for each version: they lead to {self._state().number}",)
            )

    def _state(self) -> State:
        state = State(number=self.versions[0].number)
        for event in self.events:
            state = state_after(state, event, self.due)
        return state

    @property
    def decision(self) -> Recognition:
        """The version in force."""
        return self.versions[-1]

    @property
    def status(self) -> Literal["draft", "provisional", "final", "under appeal"]:
        """The status in a word; ``under appeal`` while an appeal is pending."""
        state = self._state()
        if state.pending:
            return "under appeal"
        return "draft" if state.issued is None else "final" if state.issued is EventKind.FINAL else "provisional"

    @property
    def decided(self) -> datetime.date | None:
        """The day on which a decision was first issued to the student."""
        return next((e.day for e in self.events if e.kind in (EventKind.PROVISIONAL, EventKind.FINAL)), None)

    def _with(
        self, kind: EventKind | EventWord, on: datetime.date | str, by: str, because: str, decision: Recognition | None
    ) -> "Dossier":
        versions = self.versions if decision is None else self._taking(decision)
        event = Event(kind, on, versions[-1].number, by=by, because=because)
        return attrs.evolve(self, versions=versions, events=(*self.events, event))

    def _taking(self, decision: Recognition) -> tuple[Recognition, ...]:
        """Return the versions with one more, or with further points of the last one settled."""
        current = self.decision
        if decision.number == current.number + 1:
            return (*self.versions, decision)
        count = len(current.settlements)
        if (
            decision.number == current.number
            and _papers(decision) == _papers(current)
            and (decision.settlements[:count] == current.settlements)
        ):
            return (*self.versions[:-1], decision)
        cure = f"version {current.number} with points settled, or version {current.number + 1} from revise(…)"
        raise ArgumentError("decision", f"version {decision.number} of other papers", (cure,))

    @checked
    def provisional(self, on: datetime.date | str, *, by: str, because: str = "") -> "Dossier":
        """Record that the decision was issued as provisional, for example because the transcript is not complete."""
        return self._with(EventKind.PROVISIONAL, on, read_filled("by", by), because, None)

    @checked
    def finalise(self, on: datetime.date | str, *, by: str, because: str = "", decision: Recognition | None = None) -> "Dossier":
        """Record that the decision became final; it need not have been provisional before.

        Args:
            on: the day.
            by: the office.
            because: the reason, if there is one to give.
            decision: the same version with points settled meanwhile.
        """
        return self._with(EventKind.FINAL, on, read_filled("by", by), because, decision)

    @checked
    def revise(self, decision: Recognition, *, by: str) -> "Dossier":
        """Record that the next version, from :meth:`Recognition.revise`, replaces the one in force."""
        revision = decision.revision
        if revision is None:
            raise ArgumentError("decision", "a first version", ("a version from revise(…)",))
        return self._with(EventKind.REVISED, revision.on, read_filled("by", by), revision.because, decision)

    @checked
    def appeal(self, on: datetime.date | str, *, because: str) -> "Dossier":
        """Record that the student appealed. An appeal after the last day is a finding of :meth:`report`, not an error."""
        return self._with(EventKind.APPEALED, on, "", read_filled("because", because), None)

    @checked
    def resolve(
        self, outcome: OutcomeWord, *, on: datetime.date | str, by: str, because: str, decision: Recognition | None = None
    ) -> "Dossier":
        """Record the outcome of the appeal.

        Args:
            outcome: ``upheld`` (the student is right), ``rejected`` or ``settled``.
            on: the day.
            by: the office that decided it.
            because: the reason.
            decision: the decision that follows: a new version from :meth:`Recognition.revise`, or the same with points settled.
        """
        if outcome not in OUTCOMES:
            raise ArgumentError("outcome", shown_value(outcome), OUTCOMES)
        return self._with(outcome, on, read_filled("by", by), read_filled("because", because), decision)

    @checked
    def report(self, on: datetime.date | str | None = None, *, catalogue: Catalogue | None = None) -> Report:
        """Check that the decision states everything required, and was issued in time.

        For each withheld component it has to state a reason and measures that the student can take. It also has to state, once,
        the body and the last day of an appeal.

        Args:
            on: the day of the check, which shows whether a due day has passed without a decision.
            catalogue: another catalogue than the bundled one.

        Returns:
            HOLDS, FAILS, or OPEN where the texts leave it to a person.
        """
        known = catalogue or default_catalogue()
        sources = {source.key: source for source in known.definitions("LRC")[0].sources}
        day = None if on is None else read_day(on)
        return Report([*self._withheld(sources), *self._time(day, sources["time"]), *self._appeals()])

    def _withheld(self, sources: Mapping[str, Source]) -> Iterator[Finding]:
        rows: list[Row | HomeRow] = [*self.decision.rows, *self.decision.home_rows]
        refused = [row for row in rows if row.verdict is Verdict.FAILS]
        if not refused:
            yield Finding("dossier.nothing-withheld", Verdict.HOLDS)
            return
        measures = dict(self.measures)
        for row in refused:
            yield _reason(row, sources["burden"])
            yield _measure(row, measures.get(row.code, measures.get("", "")), sources["refusal"])
        if self.appeal_to and self.appeal_until is not None:
            named = facts(body=self.appeal_to, day=self.appeal_until)
            yield Finding("dossier.appeal-route", Verdict.HOLDS, "", named, sources["appeal"])
        else:
            gaps = ((AppealGap.BODY, not self.appeal_to), (AppealGap.LAST_DAY, self.appeal_until is None))
            lacks = tuple(gap for gap, missing in gaps if missing)
            yield Finding("dossier.appeal-route-missing", Verdict.FAILS, "", facts(lacks=lacks), sources["appeal"])

    def _time(self, on: datetime.date | None, source: Source) -> Iterator[Finding]:
        decided, due = self.decided, self.due
        named = facts(complete=self.file_complete, decided=decided, due=due)
        if decided is not None and self.file_complete is not None and decided < self.file_complete:
            yield Finding("dossier.before-complete", Verdict.NOTE, "", named)
        if due is None:
            yield Finding("dossier.no-due-day", Verdict.OPEN, "", named, source)
        elif decided is not None:
            verdict = Verdict.HOLDS if decided <= due else Verdict.FAILS
            yield Finding("dossier.in-time" if decided <= due else "dossier.late", verdict, "", named, source)
        elif on is not None and on > due:
            yield Finding("dossier.overdue", Verdict.FAILS, "", facts(due=due, day=on), source)
        else:
            yield Finding("dossier.undecided", Verdict.OPEN, "", named, source)
        if self._state().issued is EventKind.FINAL and self.decision.open:
            yield Finding("dossier.final-open", Verdict.OPEN, "", facts(count=len(self.decision.open)))

    def _appeals(self) -> Iterator[Finding]:
        for event in self.events:
            if event.kind is EventKind.APPEALED and self.appeal_until is not None and event.day > self.appeal_until:
                yield Finding("dossier.appeal-late", Verdict.OPEN, "", facts(day=event.day, last=self.appeal_until))
        if not self._state().pending:
            upheld = [i for i, e in enumerate(self.events) if e.kind is EventKind.UPHELD]
            if upheld and self.events[-1].number == self.events[upheld[-1] - 1].number:
                yield Finding("dossier.upheld-unrevised", Verdict.OPEN, "", facts(day=self.events[upheld[-1]].day))
            return
        lodged = [event.day for event in self.events if event.kind is EventKind.APPEALED]
        yield Finding("dossier.appeal-pending", Verdict.OPEN, "", facts(day=lodged[-1]))

    def _table(self, spoken: Words) -> tuple[list[str], list[list[str]]]:
        rows = [
            [show_fact(e.day, spoken), show_fact(e.kind, spoken), str(e.number), e.by or "–", e.because or "–"]
            for e in self.events
        ]
        return [label(key, spoken) for key in _HEADERS], rows

    def _caption(self, spoken: Words) -> str:
        return label("dossier.caption", spoken, status=label(_STATUS[self.status], spoken), number=self.decision.number)

    def to_dict(self) -> dict[str, Any]:
        """Return the dossier as plain data, with every version whole."""
        return to_plain(self, "dossier")

    @classmethod
    @checked_late
    def from_dict(cls, data: Mapping[str, Any], *, catalogue: Catalogue | None = None) -> "Dossier":
        """Return the dossier that :meth:`to_dict` wrote.

        Args:
            data: plain data, through JSON or not.
            catalogue: another catalogue than the bundled one.

        Raises:
            DefinitionError: all faults at once, each with its path.
        """
        return from_plain(cls, data, "dossier", catalogue=catalogue)

    def _brief(self) -> str:
        return f"{self.decision.reference}: {self.status}, version {self.decision.number}".removeprefix(": ")

    @visibly
    def __str__(self) -> str:
        return self._text(ENGLISH_WORDS)

    def text(self, language: str | Words = "en") -> str:
        """Return the life of the decision for a terminal, in a language; reasons of persons keep their own.

        Args:
            language: the code of a language, such as ``"kk"``.

        Raises:
            ArgumentError: a language without a catalogue; names those that have one.
        """
        return visible(self._text(words(language)))

    def _text(self, spoken: Words) -> str:
        title = f"{label('dossier.title', spoken)} {self.decision.reference}".rstrip() + f": {self._caption(spoken)}"
        return f"{title}\n\n{text_table(*self._table(spoken), widest=60)}" if self.events else title

    def html(self, language: str | Words = "en") -> str:
        """Return the life of the decision as a table of HTML, in a language, with all text escaped.

        Args:
            language: the code of a language, such as ``"kk"``.

        Raises:
            ArgumentError: a language without a catalogue; names those that have one.
        """
        spoken = words(language)
        return html_table(*self._table(spoken), caption=self._caption(spoken))

    def _repr_html_(self) -> str:
        return self.html()


def _papers(decision: Recognition) -> tuple[object, ...]:
    return decision.transcript, decision.agreement, decision.home, decision.matches


def _measure(row: Row | HomeRow, measure: str, source: Source) -> Finding:
    if measure:
        return Finding("dossier.measure", Verdict.HOLDS, row.code, facts(measure=measure), source)
    if any(finding.code in _FAILED_AT_HOST for finding in row.findings):
        return Finding("dossier.measure-unsaid", Verdict.OPEN, row.code, (), source)
    return Finding("dossier.measure-missing", Verdict.FAILS, row.code, (), source)


def _reason(row: Row | HomeRow, source: Source) -> Finding:
    """Check that a withheld row has a reason: a fail at the host is one, and a refusal after a pass requires a text or words."""
    fails = [finding for finding in row.findings if finding.verdict is Verdict.FAILS]
    if not fails:
        return Finding("dossier.reason-missing", Verdict.FAILS, row.code, (), source)
    own = [finding for finding in fails if finding.code != "recognition.difference"]
    explained = any(f.code in _FAILED_AT_HOST or f.source is not None or f.because for f in own)
    if own and not explained:
        return Finding("dossier.reason-bare", Verdict.OPEN, row.code, facts(reason=own[0].code), source, because=own[0].message)
    return Finding("dossier.reason", Verdict.HOLDS, row.code, facts(reason=fails[-1].code), source, because=fails[-1].told)
