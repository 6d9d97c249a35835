"""A decision as text, as HTML and as plain data; nothing is decided here."""

from typing import Any

from bologna_credits.conversion.method_names import name_of_method
from bologna_credits.core.findings import Finding, source_list
from bologna_credits.core.languages import ENGLISH_WORDS, Words
from bologna_credits.core.messages import label, show_fact
from bologna_credits.core.provenance import Source
from bologna_credits.core.render import html_table, text_table
from bologna_credits.papers.home_rules import ByHost, HomeRules, Way
from bologna_credits.papers.transcripts import CourseResult, Institution
from bologna_credits.recognition.content import DecisionContent, host_of_row, keys_of
from bologna_credits.recognition.rows import HomeRow, Row, without_answered
from bologna_credits.recognition.settlements import Settlement
from bologna_credits.recognition.source_numbers import SourceNumbers
from bologna_credits.recognition.tables import Table, decision_tables, decision_title, totals

_SOURCES = ("source.source", "source.address", "source.seen")


def decision_text(decision: DecisionContent, words: Words = ENGLISH_WORDS) -> str:
    """Return a decision for a terminal.

    Args:
        decision: the decision.
        words: the language.
    """
    found, sources = _with_sources(decision, words)
    tables = (text_table(table.headers, table.rows, widest=table.widest) for table in found)
    made = label("decision.made", words, version=decision.version) + "\n" + "\n".join(f"- {line}" for line in decision.data)
    return "\n\n".join([decision_title(decision, words), *tables, *source_list(sources, words), made])


def decision_html(decision: DecisionContent, words: Words = ENGLISH_WORDS) -> str:
    """Return a decision for a notebook.

    Args:
        decision: the decision.
        words: the language.
    """
    found, sources = _with_sources(decision, words)
    captions = (decision_title(decision, words), "", "", "", "")
    parts = [html_table(table.headers, table.rows, caption=caption) for table, caption in zip(found, captions, strict=False)]
    rows = [[f"[{i}]", source.title, source.url, show_fact(source.seen, words)] for i, source in enumerate(sources, 1)]
    return "".join([*parts, *([html_table(["", *(label(key, words) for key in _SOURCES)], rows)] if rows else [])])


def _with_sources(decision: DecisionContent, words: Words) -> tuple[list[Table], list[Source]]:
    """Return the tables, whose lines cite sources by number, and all sources of the decision in the order of these numbers."""
    report, numbers = decision.report, SourceNumbers()
    found = decision_tables(decision, report, words, numbers)
    for source in report.sources:  # what holds of the papers as a whole stands in no line
        numbers.number(source)
    return found, list(numbers)


READABLE = (
    "reference",
    "number",
    "on",
    "made_with",
    "host",
    "hosts",
    "home_rules",
    "rows",
    "home",
    "outside",
    "totals",
    "findings",
    "settlements",
)
"""The keys of :func:`decision_dict`."""


def decision_dict(decision: DecisionContent) -> dict[str, Any]:
    """Return a decision as plain data in words, ready for JSON; its keys are :data:`READABLE`."""
    keys, hosts = keys_of(decision), decision.transcript.hosts
    return {
        "reference": decision.reference,
        "number": decision.number,
        "on": _text(decision.on),
        "made_with": {"version": decision.version, "data": list(decision.data)},
        "host": _host_dict(decision.transcript.issuer),
        "hosts": [_host_dict(host) for host in hosts],
        "home_rules": _rules_dict(decision.home),
        "rows": [_row_dict(row, host_of_row(row, decision, hosts)) for row in decision.rows],
        "home": [_home_row_dict(row) for row in decision.home_rows],
        "outside": [_course_dict(key, course, decision) for key, course in zip(keys, decision.outside, strict=True)],
        "totals": dict(totals(decision)),
        "findings": [finding_dict(finding) for finding in without_answered(decision.findings)],
        "settlements": [_settlement_dict(settlement) for settlement in decision.settlements],
    }


def _text(value: object) -> str | None:
    return None if value is None else show_fact(value)


def _way(way: Way) -> str | None:
    return None if way is None else way if isinstance(way, str) else name_of_method(way)


def _rules_dict(home: HomeRules) -> dict[str, Any]:
    return {
        "credits": home.credits,
        "scale": home.scale,
        "circumstances": home.circumstances.said,
        "policy": _text(home.policy),
        "grades": home.grades,
        "by": {key: _way(way) for key, way in home.by.ways} if isinstance(home.by, ByHost) else _way(home.by),
        "shortfall": home.shortfall,
        "several_grades": home.several_grades,
        "repeats": home.repeats,
        "surplus": home.surplus,
        "used": home.used,
        "unmatched": home.unmatched,
        "least_grade": None if home.least is None else " on ".join(home.least),
        "most_share": _text(home.most_share),
        "degree": _text(home.degree),
        "recognised_before": _text(home.recognised_before),
        "decides": home.decides,
        "practice": home.practice,
        "on": _text(home.on),
    }


def _host_dict(host: Institution) -> dict[str, Any]:
    return {"name": host.name, "country": host.country}


def _row_dict(row: Row, host: Institution | None) -> dict[str, Any]:
    return {
        "code": row.code,
        "title": row.component.title,
        "host": None if host is None else _host_dict(host),
        "original_grade": row.course.shown_grade if row.course else None,
        "original_credits": _text(row.credits),
        "replaces": list(row.replaces),
        "credits_beyond": _text(row.beyond),
        "within": row.within,
        "recognised_credits": _text(row.recognised),
        "grade": row.shown_grade,
        "method": row.method,
        "verdict": row.verdict.value,
        "reasons": [finding_dict(finding) for finding in row.report],
    }


def _home_row_dict(row: HomeRow) -> dict[str, Any]:
    return {
        "code": row.code,
        "title": row.component.title,
        "credits": _text(row.component.credits),
        "replaced_by": list(row.replaced_by),
        "grade": row.shown_grade,
        "verdict": row.verdict.value,
        "reasons": [finding_dict(finding) for finding in row.report],
    }


def _course_dict(key: str, course: CourseResult, decision: DecisionContent) -> dict[str, Any]:
    return {
        "code": key,
        "title": course.title,
        "host": _host_dict(decision.transcript.host_of(course)),
        "original_grade": course.shown_grade,
        "original_credits": _text(course.credits),
    }


def _settlement_dict(settlement: Settlement) -> dict[str, Any]:
    return {
        "code": settlement.code,
        "subject": settlement.subject,
        "verdict": settlement.verdict.value,
        "by": settlement.by,
        "on": settlement.on.isoformat(),
        "because": settlement.because,
        "grade": settlement.grade,
        "credits": settlement.credits,
    }


def finding_dict(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain data in words, ready for JSON.

    Args:
        finding: the finding.
    """
    return {
        "code": finding.code,
        "verdict": finding.verdict.value,
        "subject": finding.subject,
        "message": finding.message,
        "facts": {key: show_fact(fact) for key, fact in finding.facts},
        "because": finding.because,
        "source": _source_dict(finding.source),
    }


def _source_dict(source: Source | None) -> dict[str, str] | None:
    return None if source is None else {"key": source.key, "title": source.title, "url": source.url, "seen": source.seen.value}
