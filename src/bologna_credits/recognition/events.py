"""The events in the life of a decision, and the order in which they can happen."""

import datetime
import enum
from typing import Literal, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.reading import read_day, read_word
from bologna_credits.core.typed import typed
from bologna_credits.recognition.settlements import check_number


class EventKind(enum.StrEnum):
    """The kinds of event in the life of a decision.

    >>> EventKind("upheld") in OUTCOMES
    True
    """

    PROVISIONAL = "provisional"
    FINAL = "final"
    REVISED = "revised"
    APPEALED = "appealed"
    UPHELD = "upheld"
    REJECTED = "rejected"
    SETTLED = "settled"


OUTCOMES = (EventKind.UPHELD, EventKind.REJECTED, EventKind.SETTLED)
"""The outcomes of an appeal: it is upheld (the student is right), rejected, or settled between the two."""


EventWord = Literal["provisional", "final", "revised", "appealed", "upheld", "rejected", "settled"]
OutcomeWord = Literal["upheld", "rejected", "settled"]
_STEPS = {EventKind.REVISED: (1,), EventKind.UPHELD: (0, 1), EventKind.SETTLED: (0, 1)}
"""The steps by which a kind of event may raise the number of the version; all others leave it unchanged."""


def _read_kind(value: EventKind | EventWord) -> EventKind:
    return read_word(EventKind, value, "kind")


def _check_number(_: object, __: object, value: int) -> None:
    check_number(value)


@final
@attrs.frozen(field_transformer=typed)
class Event:
    """One event in the life of a decision.

    Args:
        kind: ``provisional``, ``final``, ``revised``, ``appealed``, or the outcome of an appeal.
        day: the day.
        number: the version in force after it.
        by: the office; empty for an appeal, which the student lodges.
        because: the reason.

    Raises:
        ArgumentError: another kind; text that is no day.

    >>> Event("final", "2017-02-15", by="Dean").kind.value
    'final'
    """

    __repr__ = brief

    kind: EventKind = attrs.field(converter=_read_kind)
    day: datetime.date = attrs.field(converter=read_day)
    number: int = attrs.field(default=1, validator=_check_number)
    by: str = ""
    because: str = ""


@final
@attrs.frozen(kw_only=True)
class State:
    """The state of a dossier after some of its events.

    Args:
        last: the day of the last event.
        number: the version in force.
        issued: provisional or final; None before a decision was issued.
        pending: True while an appeal is pending.
        changed: True if the version changed after the decision became final.
    """

    last: datetime.date | None = None
    number: int = 1
    issued: EventKind | None = None
    pending: bool = False
    changed: bool = False


def _contradiction(event: Event, why: str, cure: str) -> ArgumentError:
    return ArgumentError("event", f"{event.kind.value} on {event.day}: {why}", (cure,))


def state_after(state: State, event: Event, due: datetime.date | None) -> State:
    """Return the state after an event.

    Args:
        state: the state before it.
        event: the event.
        due: the day by which the decision was due; after it the student can appeal without a decision.

    Raises:
        ArgumentError: the event contradicts those before it.
    """
    kind = event.kind
    if state.last is not None and event.day < state.last:
        raise _contradiction(event, f"it is before {state.last}", "events in order of their days")
    if event.number - state.number not in _STEPS.get(kind, (0,)):
        raise _contradiction(
            event, f"version {event.number} after version {state.number}", "revised, upheld or settled for a new one"
        )
    changed = state.changed or event.number > state.number
    if kind in (EventKind.PROVISIONAL, EventKind.FINAL):
        _check_issue(state, event)
        still = changed and kind is not EventKind.FINAL
        return State(last=event.day, number=event.number, issued=kind, pending=state.pending, changed=still)
    if kind is EventKind.APPEALED:
        silent = state.issued is None and due is not None and event.day > due
        if state.pending or (state.issued is None and not silent):
            if state.pending:
                raise _contradiction(event, "an appeal is pending already", "the outcome of the appeal before it")
            why = "nothing was decided, and no due day has passed"
            raise _contradiction(event, why, "an appeal after a decision, or after a due day without one")
    elif kind in OUTCOMES and not state.pending:
        raise _contradiction(event, "no appeal is pending", "appeal(…) before its outcome")
    pending = kind is EventKind.APPEALED or (state.pending and kind is EventKind.REVISED)
    return State(last=event.day, number=event.number, issued=state.issued, pending=pending, changed=changed)


def _check_issue(state: State, event: Event) -> None:
    if event.kind is EventKind.PROVISIONAL and state.issued is not None:
        raise _contradiction(
            event, f"the decision is {state.issued.value} already", "the final decision, an appeal or a new version"
        )
    if event.kind is EventKind.FINAL and state.pending:
        raise _contradiction(event, "an appeal is pending", "the outcome of the appeal before it")
    if event.kind is EventKind.FINAL and state.issued is EventKind.FINAL and not state.changed:
        raise _contradiction(event, "it is final already", "a new version before it")
