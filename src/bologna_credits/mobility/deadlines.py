"""Deadlines: a change requested, a transcript sent, a stay recognised within the time that a scheme sets."""

import datetime
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

import attrs

from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.exact import Number, read_exact, show_exact
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.reading import read_day
from bologna_credits.core.typed import checked
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.schemes import Deadline, MobilityScheme
from bologna_credits.mobility.durations import add_months, scheme_of

DeadlineName = Literal[
    "change-requested",
    "change-agreed",
    "change-agreed-overall",
    "extension-requested",
    "transcript",
    "recognition",
    "application",
]


@checked
def check_deadline(
    scheme: MobilityScheme | str,
    what: DeadlineName,
    *,
    event: datetime.date | str,
    done: datetime.date | str | None,
    set_to: Number | None = None,
    catalogue: Catalogue | None = None,
) -> Report:
    """Check that something was done in time.

    Args:
        scheme: a scheme or its code.
        what: ``change-requested``, ``change-agreed``, ``change-agreed-overall``, ``extension-requested``, ``transcript``,
            ``recognition``, ``application``.
        event: the day after which, or before which, the time runs.
        done: the day on which it was done; None where it is not done yet.
        set_to: the time that the institutions have set, where the text leaves a span.
        catalogue: another catalogue than the bundled one.

    Returns:
        HOLDS or FAILS. OPEN where the text leaves a span that no institution has narrowed, where it has the word "normally",
        and where a single body sets the time.

    Raises:
        UnknownSchemeError: no scheme of that code.
        ArgumentError: the scheme has no such deadline; lists those it has. Or a time outside the span that the text leaves;
            or an event so near the first or the last day of the calendar that the deadline lies beyond it.

    >>> check_deadline("ERASMUS-2014", "change-requested", event="2016-08-22", done="2016-09-26").holds[0].message
    'done on 2016-09-26, within 5 weeks after start of the term (until 2016-09-26)'
    """
    known = scheme_of(scheme, catalogue)
    found = [deadline for deadline in known.deadlines if deadline.what == what]
    if not found:
        there = tuple(dict.fromkeys(deadline.what for deadline in known.deadlines)) or ("none: the scheme has no deadlines",)
        raise ArgumentError(f"the deadline of {known.code}", what, there)
    day = read_day(event, "event")
    last = None if done is None else read_day(done, "done")
    narrowed = None if set_to is None else read_exact(set_to)
    return Report(finding for item in found for finding in deadline_findings(item, day, last, what, narrowed))


def deadline_findings(
    deadline: Deadline,
    event: datetime.date,
    done: datetime.date | None,
    subject: str,
    set_to: Fraction | None = None,
) -> Iterator[Finding]:
    """Return the findings of one deadline.

    Args:
        deadline: the deadline.
        event: the day after which, or before which, the time runs.
        done: the day on which it was done, or None.
        subject: the subject of the findings.
        set_to: the time that the institutions have set.
    """
    least = deadline.least if deadline.least is not None else deadline.number
    most = deadline.number
    if set_to is not None:
        if not least <= set_to <= most:
            span = f"{show_exact(least)} to {show_exact(most)} {deadline.unit}"
            raise ArgumentError("set_to", f"{show_exact(set_to)} {deadline.unit}", (span,))
        if deadline.unit == "months" and set_to.denominator != 1:  # half a month has no day on which it ends
            raise ArgumentError("set_to", f"{show_exact(set_to)} months", ("a whole number of months",))
        least = most = set_to
        deadline = attrs.evolve(deadline, number=set_to, least=None)
    try:
        sure, latest = (_moved(deadline, event, number) for number in (least, most))
    except (OverflowError, ValueError):
        years = f"a day whose deadline lies in the years {datetime.MINYEAR} to {datetime.MAXYEAR}"
        raise ArgumentError("event", event.isoformat(), (years,)) from None
    named = facts(done=done, time=deadline, until=latest)
    if done is None:
        yield Finding("deadline.not-done", Verdict.OPEN, subject, named, deadline.source)
    elif done <= min(sure, latest):
        yield Finding("deadline.kept", Verdict.HOLDS, subject, named, deadline.source)
    elif done <= max(sure, latest):
        yield Finding("deadline.span", Verdict.OPEN, subject, named, deadline.source)
    elif deadline.authority is not None:
        named = facts(done=done, time=deadline, until=latest, authority=deadline.authority)
        yield Finding("deadline.missed-by-voice", Verdict.OPEN, subject, named, deadline.source)
    elif deadline.normally:
        yield Finding("deadline.normally", Verdict.OPEN, subject, named, deadline.source)
    else:
        yield Finding("deadline.missed", Verdict.FAILS, subject, named, deadline.source)


def _moved(deadline: Deadline, event: datetime.date, number: Fraction) -> datetime.date:
    """The last day: a time after an event, or before it."""
    sign = 1 if deadline.after else -1
    if deadline.unit == "months":
        return add_months(event, sign * int(number))
    days = int(number * (7 if deadline.unit == "weeks" else 1))
    return event + datetime.timedelta(days=sign * days)
