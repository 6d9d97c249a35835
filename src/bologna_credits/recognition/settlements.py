"""Whether what a person settled fits the points that are open, and whether it still does when a paper has changed."""

from collections.abc import Iterable, Sequence

from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.exact import read_exact
from bologna_credits.core.findings import Finding, Report, Verdict
from bologna_credits.papers.transcripts import Transcript
from bologna_credits.recognition.rows import HomeRow, Row, Settlement


def check_open(points: Sequence[Finding], settlements: Iterable[Settlement]) -> None:
    """Each settlement closes a point that is open.

    Raises:
        ArgumentError: those that do not, all of them; lists the open points.
    """
    known = dict.fromkeys((point.code, point.subject) for point in points)
    strange = [f"{s.code} on {s.subject}" for s in settlements if (s.code, s.subject) not in known]
    if strange:
        raise ArgumentError("the open point", "; ".join(strange), tuple(f"{code} on {subject}" for code, subject in known))


def check_applied(rows: Iterable[Row | HomeRow], settlements: Iterable[Settlement]) -> None:
    """A grade or credits that a person decided stand in the row; nothing that was said is ignored in silence.

    Raises:
        ArgumentError: a grade or credits for a point that asks for none, or together with ``fails``.
    """
    by_code: dict[str, list[Row | HomeRow]] = {}
    for row in rows:
        by_code.setdefault(row.code, []).append(row)
    for settlement in settlements:
        about = by_code.get(settlement.subject, [])
        no = settlement.verdict is Verdict.FAILS
        if settlement.grade is not None and (no or not any(row.grade is not None for row in about)):
            told = ("a point that asks for a grade, such as recognition.grade-open, with holds",)
            raise ArgumentError("grade", f"{settlement.grade} for {settlement.code}", told)
        if settlement.credits is not None and (no or not any(_worth(row, settlement.credits) for row in about)):
            told = ("a point that asks for credits, such as recognition.credits-range, with holds",)
            raise ArgumentError("credits", f"{settlement.credits} for {settlement.code}", told)


def _worth(row: Row | HomeRow, credits: str) -> bool:
    amount = read_exact(credits)
    return isinstance(row, Row) and row.recognised is not None and row.recognised.low == row.recognised.high == amount


def lapsed_of(
    settlements: Iterable[Settlement], before: Report, after: Report, old: Transcript, new: Transcript
) -> tuple[Settlement, ...]:
    """The settlements whose question is gone or has become another one: other facts, or another result of the component."""
    asked, asks = ({(f.code, f.subject): f for f in report.open} for report in (before, after))

    def still(settlement: Settlement) -> bool:
        key = (settlement.code, settlement.subject)
        same = key in asked and asked[key] == asks.get(key)
        return same and _results(old, settlement.subject) == _results(new, settlement.subject)

    return tuple(settlement for settlement in settlements if not still(settlement))


def _results(transcript: Transcript, code: str) -> list[tuple[object, ...]]:
    return [(r.label, r.status, r.credits, r.grade) for r in transcript.results(code)]
