"""Times within which something is to be done: a change asked for, a transcript sent, a stay recognised."""

import datetime
from collections.abc import Iterator
from fractions import Fraction

from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.exact import Number, read_exact, show_exact
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.reading import read_day
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.schemes import Deadline, MobilityScheme
from bologna_credits.mobility.durations import add_months, scheme_of


def check_deadline(
    scheme: MobilityScheme | str,
    what: str,
    *,
    event: datetime.date | str,
    done: datetime.date | str | None,
    set_to: Number | None = None,
    catalogue: Catalogue | None = None,
) -> Report:
    """Whether something was done in time.

    Args:
        scheme: a scheme or its code.
        what: ``change-requested``, ``change-agreed``, ``change-agreed-overall``, ``extension-requested``, ``transcript``,
            ``recognition``.
        event: the day from which the time is counted, or up to which.
        done: the day on which it was done; None where it was not done yet.
        set_to: what the institutions have set, where the text leaves a span.
        catalogue: another catalogue than the bundled one.

    Returns:
        HOLDS or FAILS; OPEN where the text leaves a span that nobody narrowed, says "normally", or does not say what follows,
        and where a single body set the time.

    Raises:
        UnknownSchemeError: no scheme of that code.
        ArgumentError: the scheme has no such deadline; lists what it has. Or a time outside the span that the text leaves.

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
    return Report(finding for item in found for finding in told_deadline(item, day, last, what, narrowed))


def told_deadline(
    deadline: Deadline,
    event: datetime.date,
    done: datetime.date | None,
    subject: str,
    set_to: Fraction | None = None,
) -> Iterator[Finding]:
    """What one deadline says of a day."""
    least = deadline.least if deadline.least is not None else deadline.number
    most = deadline.number
    if set_to is not None:
        if not least <= set_to <= most:
            span = f"{show_exact(least)} to {show_exact(most)} {deadline.unit}"
            raise ArgumentError("set_to", f"{show_exact(set_to)} {deadline.unit}", (span,))
        least = most = set_to
    sure, latest = (_moved(deadline, event, number) for number in (least, most))
    shown = show_exact(most) if least == most else f"{show_exact(least)} to {show_exact(most)}"
    # One week, but two to one weeks before.
    unit = deadline.unit[:-1] if shown == "1" else deadline.unit
    side = f"after {deadline.after}" if deadline.after else f"before {deadline.before}"
    named = facts(done=done, time=f"{shown} {unit} {side}", until=latest)
    if done is None:
        yield Finding("deadline.not-done", Verdict.OPEN, subject, named, deadline.source)
    elif done <= min(sure, latest):
        yield Finding("deadline.kept", Verdict.HOLDS, subject, named, deadline.source)
    elif done <= max(sure, latest):
        yield Finding("deadline.span", Verdict.OPEN, subject, named, deadline.source)
    elif deadline.authority is not None:
        asked = facts(done=done, time=f"{shown} {unit} {side}", until=latest, authority=deadline.authority)
        yield Finding("deadline.missed-by-voice", Verdict.OPEN, subject, asked, deadline.source)
    elif deadline.normally:
        yield Finding("deadline.normally", Verdict.OPEN, subject, named, deadline.source)
    else:
        yield Finding("deadline.missed", Verdict.FAILS, subject, named, deadline.source)


def _moved(deadline: Deadline, event: datetime.date, number: Fraction) -> datetime.date:
    """The last day: so much after an event, or before it."""
    sign = 1 if deadline.after else -1
    if deadline.unit == "months":
        return add_months(event, sign * int(number))
    days = int(number * (7 if deadline.unit == "weeks" else 1))
    return event + datetime.timedelta(days=sign * days)
