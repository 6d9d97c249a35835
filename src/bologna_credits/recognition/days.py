"""The days of the papers against each other: what was recorded before it happened is told."""

import datetime
from collections.abc import Iterable, Iterator

from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.papers.agreements import LearningAgreement
from bologna_credits.papers.transcripts import Transcript
from bologna_credits.recognition.rows import Row
from bologna_credits.recognition.rulebook import Rulebook


def day_findings(
    transcript: Transcript, agreement: LearningAgreement | None, rows: Iterable[Row], on: datetime.date | None, rules: Rulebook
) -> tuple[Finding, ...]:
    """Return what the days of the papers contradict.

    A decision before a result is OPEN: the result was not known on that day, or one of the two days is wrong. The day of issue
    of a transcript and that of a settlement are notes, because papers are issued again.

    Args:
        transcript: the transcript of the host.
        agreement: the learning agreement; None if nothing was agreed.
        rows: the rows of the components studied.
        on: the day of the decision.
        rules: the rules that apply.
    """
    results = {row.code: row.course.day for row in rows if row.course is not None and row.course.day is not None and _known(row)}
    found = [*_results(results, transcript.issued, on)]
    if on is not None and transcript.issued is not None and transcript.issued > on:
        named = facts(issued=transcript.issued, on=on)
        found.append(Finding("recognition.issued-later", Verdict.NOTE, "", named))
    if on is not None and agreement is not None:
        found += [
            Finding("recognition.change-later", Verdict.NOTE, "", facts(day=change.day, since=change.in_force, on=on))
            for change in agreement.changes
            if change.in_force is not None and change.in_force > on
        ]
    signed = agreement.in_force if agreement is not None else None
    found += [
        Finding("recognition.result-before-agreement", Verdict.NOTE, key, facts(day=day, signed=signed))
        for key, day in results.items()
        if signed is not None and day < signed
    ]
    for settlement in rules.points.settlements:
        papers = [day for day in (results.get(settlement.subject), transcript.issued, signed) if day is not None]
        latest = max(papers, default=settlement.on)
        if latest > settlement.on:
            dated = facts(code=settlement.code, day=settlement.on, paper=latest)
            found.append(Finding("recognition.settled-before", Verdict.NOTE, settlement.subject, dated))
    return tuple(rules.points.answered(found))


def _known(row: Row) -> bool:
    """Return True if a line states a result; the day of one in progress is a plan."""
    return row.course is not None and row.course.status != "in-progress"


def _results(results: dict[str, datetime.date], issued: datetime.date | None, on: datetime.date | None) -> Iterator[Finding]:
    for key, day in results.items():
        if on is not None and day > on:
            yield Finding("recognition.result-later", Verdict.OPEN, key, facts(day=day, on=on))
        if issued is not None and day > issued:
            yield Finding("recognition.result-after-issue", Verdict.NOTE, key, facts(day=day, issued=issued))
