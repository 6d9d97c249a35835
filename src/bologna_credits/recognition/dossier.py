"""The life of a decision: provisional, final, revised, appealed; and whether it states what a decision has to state.

A dossier holds the versions of one decision and what happened, in order. It keeps no learner's name: who appealed is the student.
"""

import datetime
import enum
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, final

import attrs

from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import Pairs, optional_day, read_day, read_pairs, read_word
from bologna_credits.core.render import html_table, text_table
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.recognition.codec import from_plain, to_plain
from bologna_credits.recognition.decision import Recognition
from bologna_credits.recognition.rows import HomeRow, Row, read_said

_FAILED_AT_HOST = ("recognition.failed", "recognition.match-failed")
_HEADERS = ("day", "what", "version", "office", "because")


class EventKind(enum.StrEnum):
    """What can happen to a decision."""

    PROVISIONAL = "provisional"
    FINAL = "final"
    REVISED = "revised"
    APPEALED = "appealed"
    UPHELD = "upheld"
    REJECTED = "rejected"
    SETTLED = "settled"


OUTCOMES = (EventKind.UPHELD, EventKind.REJECTED, EventKind.SETTLED)
"""How an appeal ends: it is upheld (the student is right), rejected, or settled between the two."""


def _read_kind(value: EventKind | str) -> EventKind:
    return read_word(EventKind, value, "kind")


def _read_versions(value: Recognition | Iterable[Recognition]) -> tuple[Recognition, ...]:
    return (value,) if isinstance(value, Recognition) else tuple(value)


def _read_events(value: "Iterable[Event]") -> "tuple[Event, ...]":
    return tuple(value)


@final
@attrs.frozen
class Event:
    """One thing that happened to a decision.

    Args:
        kind: ``provisional``, ``final``, ``revised``, ``appealed``, or the outcome of an appeal.
        day: the day.
        number: the version that stands after it.
        by: the office; empty for an appeal, which the student lodges.
        because: the reason.
    """

    kind: EventKind = attrs.field(converter=_read_kind)
    day: datetime.date = attrs.field(converter=read_day)
    number: int = 1
    by: str = ""
    because: str = ""


@final
@attrs.frozen
class _State:
    """Where a dossier stands after some of its events."""

    last: datetime.date | None = None
    number: int = 1
    issued: EventKind | None = None
    pending: bool = False
    changed: bool = False


def _contradiction(event: Event, why: str, cure: str) -> ArgumentError:
    return ArgumentError("event", f"{event.kind.value} on {event.day}: {why}", (cure,))


_STEPS = {EventKind.REVISED: (1,), EventKind.UPHELD: (0, 1), EventKind.SETTLED: (0, 1)}
"""By how much a kind of event may raise the number of the version; all others by nothing."""


def _after(state: _State, event: Event, due: datetime.date | None) -> _State:
    """The state after an event.

    Raises:
        ArgumentError: the event contradicts those before it.
    """
    kind = event.kind
    if state.last is not None and event.day < state.last:
        raise _contradiction(event, f"it lies before {state.last}", "events in order of their days")
    if event.number - state.number not in _STEPS.get(kind, (0,)):
        raise _contradiction(
            event, f"version {event.number} after version {state.number}", "revised, upheld or settled for a new one"
        )
    changed = state.changed or event.number > state.number
    if kind in (EventKind.PROVISIONAL, EventKind.FINAL):
        _check_issue(state, event)
        return _State(event.day, event.number, kind, state.pending, changed and kind is not EventKind.FINAL)
    if kind is EventKind.APPEALED:
        silent = state.issued is None and due is not None and event.day > due
        if state.pending or (state.issued is None and not silent):
            why = "an appeal is pending already" if state.pending else "nothing was decided, and no due day has passed"
            raise _contradiction(event, why, "an appeal after a decision, or after a due day without one")
    elif kind in OUTCOMES and not state.pending:
        raise _contradiction(event, "no appeal is pending", "appeal(…) before its outcome")
    pending = kind is EventKind.APPEALED or (state.pending and kind is EventKind.REVISED)
    return _State(event.day, event.number, state.issued, pending, changed)


def _check_issue(state: _State, event: Event) -> None:
    if event.kind is EventKind.PROVISIONAL and state.issued is not None:
        raise _contradiction(event, f"the decision is {state.issued.value} already", "a provisional decision first")
    if event.kind is EventKind.FINAL and state.pending:
        raise _contradiction(event, "an appeal is pending", "the outcome of the appeal before it")
    if event.kind is EventKind.FINAL and state.issued is EventKind.FINAL and not state.changed:
        raise _contradiction(event, "it is final already", "a new version before it")


@final
@attrs.frozen
class Dossier:
    """A decision and its life.

    Args:
        versions: the decision, or all its versions, first to latest.
        events: what happened, in order; the methods add to it.
        file_complete: the day on which the last paper was in.
        due: the day by which it has to be decided, by the institution's rules or a scheme's (``check_deadline``).
        appeal_to: the body to which the student can appeal.
        appeal_until: the last day of the appeal.
        measures: what the student can do to obtain recognition later, by code; the code ``""`` speaks of all.

    Raises:
        ArgumentError: events that contradict each other, or versions that do not follow each other.

    >>> from bologna_credits import interop
    >>> decision = interop.case.load("examples/kostanay-oslo").recognise()
    >>> dossier = Dossier(decision, appeal_to="Appeals board", appeal_until="2017-03-15")
    >>> dossier = dossier.provisional("2017-02-01", by="International office").finalise("2017-02-15", by="Dean")
    >>> dossier.status, dossier.decided.isoformat()
    ('final', '2017-02-01')
    """

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

    def _state(self) -> _State:
        state = _State(number=self.versions[0].number)
        for event in self.events:
            state = _after(state, event, self.due)
        return state

    @property
    def decision(self) -> Recognition:
        """The version that stands."""
        return self.versions[-1]

    @property
    def status(self) -> str:
        """``draft``, ``provisional`` or ``final``; ``under appeal`` while one is pending."""
        state = self._state()
        return "under appeal" if state.pending else (state.issued.value if state.issued is not None else "draft")

    @property
    def decided(self) -> datetime.date | None:
        """The day on which the student was first told a decision."""
        return next((e.day for e in self.events if e.kind in (EventKind.PROVISIONAL, EventKind.FINAL)), None)

    def _with(
        self, kind: EventKind | str, on: datetime.date | str, by: str, because: str, decision: Recognition | None
    ) -> "Dossier":
        versions = self.versions if decision is None else self._taking(decision)
        event = Event(kind, on, versions[-1].number, by, because)
        return attrs.evolve(self, versions=versions, events=(*self.events, event))

    def _taking(self, decision: Recognition) -> tuple[Recognition, ...]:
        """The versions with one more, or with the last one as it stands now that points were settled."""
        stands = self.decision
        if decision.number == stands.number + 1:
            return (*self.versions, decision)
        count = len(stands.settlements)
        if (
            decision.number == stands.number
            and _papers(decision) == _papers(stands)
            and (decision.settlements[:count] == stands.settlements)
        ):
            return (*self.versions[:-1], decision)
        cure = f"version {stands.number} with points settled, or version {stands.number + 1} from revise(…)"
        raise ArgumentError("decision", f"version {decision.number} of other papers", (cure,))

    def provisional(self, on: datetime.date | str, *, by: str, because: str = "") -> "Dossier":
        """The decision was told as provisional: a transcript is not complete, say."""
        return self._with(EventKind.PROVISIONAL, on, read_said("by", by), because, None)

    def finalise(self, on: datetime.date | str, *, by: str, because: str = "", decision: Recognition | None = None) -> "Dossier":
        """The decision became final; it need not have been provisional before.

        Args:
            on: the day.
            by: the office.
            because: the reason, if there is one to give.
            decision: the same version with points settled meanwhile.
        """
        return self._with(EventKind.FINAL, on, read_said("by", by), because, decision)

    def revise(self, decision: Recognition, *, by: str) -> "Dossier":
        """The next version took the place of the one that stood; it comes from :meth:`Recognition.revise`."""
        revision = decision.revision
        if revision is None:
            raise ArgumentError("decision", "a first version", ("a version from revise(…)",))
        return self._with(EventKind.REVISED, revision.on, read_said("by", by), revision.because, decision)

    def appeal(self, on: datetime.date | str, *, because: str) -> "Dossier":
        """The student appealed. After the last day it is a finding of :meth:`report`, not an error."""
        return self._with(EventKind.APPEALED, on, "", read_said("because", because), None)

    def resolve(
        self, outcome: str, *, on: datetime.date | str, by: str, because: str, decision: Recognition | None = None
    ) -> "Dossier":
        """The outcome of the appeal.

        Args:
            outcome: ``upheld`` (the student is right), ``rejected`` or ``settled``.
            on: the day.
            by: the office that decided it.
            because: the reason.
            decision: what it leads to: a new version from :meth:`Recognition.revise`, or the same with points settled.
        """
        if outcome not in OUTCOMES:
            raise ArgumentError("outcome", str(outcome), OUTCOMES)
        return self._with(outcome, on, read_said("by", by), read_said("because", because), decision)

    def report(self, on: datetime.date | str | None = None, *, catalogue: Catalogue | None = None) -> Report:
        """Whether the decision states what it has to state, and came in time.

        Where something is withheld: a reason for each, measures that the student can take, the body and the last day of an
        appeal.

        Args:
            on: the day on which one asks; it tells whether a due day has passed without a decision.
            catalogue: another catalogue than the bundled one.

        Returns:
            HOLDS, FAILS, or OPEN where the texts leave it to a person.
        """
        known = catalogue if catalogue is not None else default_catalogue()
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
            lacking = [*([] if self.appeal_to else ["the body"]), *([] if self.appeal_until is not None else ["the last day"])]
            yield Finding(
                "dossier.appeal-route-missing", Verdict.FAILS, "", facts(lacks=" and ".join(lacking)), sources["appeal"]
            )

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

    def _rows(self) -> list[list[str]]:
        return [[str(e.day), e.kind.value, str(e.number), e.by or "–", e.because or "–"] for e in self.events]

    def to_dict(self) -> dict[str, Any]:
        """The dossier as plain data, with every version whole."""
        return to_plain(self, "dossier")

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], *, catalogue: Catalogue | None = None) -> "Dossier":
        """The dossier from what :meth:`to_dict` gave.

        Raises:
            DefinitionError: all faults at once, each with its path.
        """
        return from_plain(cls, data, "dossier", catalogue=catalogue)

    def __str__(self) -> str:
        title = f"Dossier {self.decision.reference}".rstrip() + f": {self.status}, version {self.decision.number}"
        return f"{title}\n\n{text_table(_HEADERS, self._rows(), widest=60)}" if self.events else title

    def _repr_html_(self) -> str:
        return html_table(_HEADERS, self._rows(), caption=f"{self.status}, version {self.decision.number}")


def _papers(decision: Recognition) -> tuple[object, ...]:
    return decision.transcript, decision.agreement, decision.home, decision.matches


def _measure(row: Row | HomeRow, measure: str, source: Source) -> Finding:
    if measure:
        return Finding("dossier.measure", Verdict.HOLDS, row.code, facts(measure=measure), source)
    if any(finding.code in _FAILED_AT_HOST for finding in row.findings):
        return Finding("dossier.measure-unsaid", Verdict.OPEN, row.code, (), source)
    return Finding("dossier.measure-missing", Verdict.FAILS, row.code, (), source)


def _reason(row: Row | HomeRow, source: Source) -> Finding:
    """Whether a row that is withheld says why: a fail at the host says it, a refusal of what was passed needs a text or words."""
    fails = [finding for finding in row.findings if finding.verdict is Verdict.FAILS]
    if not fails:
        return Finding("dossier.reason-missing", Verdict.FAILS, row.code, (), source)
    own = [finding for finding in fails if finding.code != "recognition.difference"]
    told = any(f.code in _FAILED_AT_HOST or f.source is not None or f.because for f in own)
    if own and not told:
        return Finding("dossier.reason-bare", Verdict.OPEN, row.code, facts(reason=own[0].message), source)
    return Finding("dossier.reason", Verdict.HOLDS, row.code, facts(reason=fails[-1].told), source)
