"""The reasons of a decision, a line for each result, amount and grade; and its open points, with who settles them and how."""

from collections.abc import Iterable, Iterator

from bologna_credits.core.findings import Finding, Verdict
from bologna_credits.core.languages import Words
from bologna_credits.letters.parts import Line, Piece, Sources, grouped
from bologna_credits.letters.saying import say
from bologna_credits.recognition.content import DecisionContent
from bologna_credits.recognition.effects import CREDIT_POINTS, EFFECTS, Effect
from bologna_credits.recognition.rows import HomeRow, Row

_SETTLED = "recognition.settled"
_CREDITS = ("credits.", "recognition.credits", "recognition.surplus")
_HOW: dict[Effect, str] = {
    Effect.WITHOUT_GRADE: "letter.how.grade",
    Effect.RANGE: "letter.how.range",
    Effect.NO_CREDITS: "letter.how.credits",
    Effect.PASSED: "letter.how.passed",
    Effect.RECOGNISED: "letter.how.recognised",
    Effect.COUNTED: "letter.how.counted",
    Effect.WITHIN_SHARE: "letter.how.share",
}


def _told(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that are reasons: an open point and what a person decided stand under headings of their own."""
    return [finding for finding in findings if finding.verdict is not Verdict.OPEN and finding.code != _SETTLED]


def _lines_of(row: Row, sources: Sources, words: Words) -> Iterator[Line]:
    reasons = _told(row.findings)
    credits = [finding for finding in reasons if finding.code.startswith(_CREDITS)]
    result = [finding for finding in reasons if finding not in credits]
    kinds = (("letter.for-result", result), ("letter.for-credits", credits), ("letter.for-grade", _told(row.grade_findings)))
    for key, findings in kinds:
        if findings:
            yield Line(about=row.code, kind=say(key, words), pieces=sources.pieces(findings, words))


def reasons(decision: DecisionContent, sources: Sources, words: Words) -> tuple[Line, ...]:
    """Return the reasons: for each component its result, its credits and its grade, and what it replaces.

    Args:
        decision: the decision.
        sources: the numbers of sources.
        words: the language.
    """
    lines = [line for row in decision.rows for line in _lines_of(row, sources, words)]
    for row in decision.home_rows:
        findings = _told(row.findings)
        if findings:
            lines.append(Line(about=row.code, kind=say("letter.for-home", words), pieces=sources.pieces(findings, words)))
    return grouped(lines)


def about_of(finding: Finding, words: Words) -> str:
    """Return what a finding is about, or nothing where its words name it.

    Args:
        finding: the finding.
        words: the language.
    """
    named = finding.named
    told = (named.get("code"), *(codes if isinstance(codes := named.get("codes"), tuple) else (codes,)))
    return "" if finding.subject in told else finding.about(words)


def refusals(rows: Iterable[Row | HomeRow], sources: Sources, words: Words) -> tuple[Line, ...]:
    """Return why components were not recognised, or not replaced: what fails, and what a person decided.

    Args:
        rows: the rows of these components.
        sources: the numbers of sources.
        words: the language.
    """
    lines = []
    for row in rows:
        fails = [finding for finding in row.report if finding.verdict is Verdict.FAILS]
        about = f"{row.code} {row.component.title}"
        lines.append(Line(about=about, pieces=sources.pieces(fails, words)))
    return tuple(lines)


def noted(decision: DecisionContent, sources: Sources, words: Words) -> tuple[Line, ...]:
    """Return the findings on the papers and on groups of components that stand in no row, without what holds.

    Args:
        decision: the decision.
        sources: the numbers of sources.
        words: the language.
    """
    rows: list[Row | HomeRow] = [*decision.rows, *decision.home_rows]
    in_rows = {finding for row in rows for finding in row.findings}
    found = [f for f in _told(decision.findings) if f.verdict is not Verdict.HOLDS and f not in in_rows]
    return grouped([Line(about=about_of(finding, words), pieces=sources.pieces([finding], words)) for finding in found])


def open_points(decision: DecisionContent, office: str, sources: Sources, words: Words) -> tuple[Line, ...]:
    """Return the open points, each with who settles it and how, in words for an office.

    Args:
        decision: the decision.
        office: the office that settles them, where the home rules name none.
        sources: the numbers of sources.
        words: the language.
    """
    who = decision.home.decides or office or say("letter.home-university", words)
    lines = []
    for point in decision.open:
        how = say(how_of(point.code), words, scale=decision.home.scale or "–", system=decision.home.credits)
        settles = Piece(say("letter.settles", words, office=who, how=how))
        lines.append(Line(about=point.about(words), pieces=(*sources.pieces([point], words), settles)))
    return grouped(lines)


def how_of(code: str) -> str:
    """Return the key of the words on how an open point is settled.

    Args:
        code: the code of the point.

    >>> how_of("recognition.grade-open"), how_of("recognition.result-later")
    ('letter.how.grade', 'letter.how.confirmed')
    """
    if code in CREDIT_POINTS:
        return "letter.how.credits"
    effect = EFFECTS.get(code)
    return "letter.how.confirmed" if effect is None else _HOW.get(effect[0], "letter.how.confirmed")


def settled(decision: DecisionContent, sources: Sources, words: Words) -> tuple[Line, ...]:
    """Return what was open and was settled: by whom, when, with which grade or credits, and why.

    Args:
        decision: the decision.
        sources: the numbers of sources.
        words: the language.
    """
    return grouped(
        [Line(about=one.finding.about(words), pieces=sources.pieces([one.finding], words)) for one in decision.settlements]
    )
