"""A decision as text, as HTML and as plain data; nothing is decided here."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, final

import attrs

from bologna_credits.conversion.method_names import name_of_method
from bologna_credits.core.exact import Rounding, show_places
from bologna_credits.core.findings import Finding, Report, Verdict, source_list
from bologna_credits.core.messages import show_fact
from bologna_credits.core.provenance import Source
from bologna_credits.core.render import html_table, text_table
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.papers.home_rules import ByHost, HomeRules, Way
from bologna_credits.papers.transcripts import CourseResult, Institution
from bologna_credits.recognition.content import DecisionContent, host_of_row, keys_of
from bologna_credits.recognition.rows import HomeRow, Row, without_answered
from bologna_credits.recognition.settlements import Settlement

_HOST = ("studied at the host", "grade", "credits", "verdict", "recognised", "grade at home", "replaces")
_AT = "host"
_HOME = ("home component", "credits", "verdict", "replaced by", "grade")
_OUTSIDE = ("outside the agreement", "grade", "credits")
_TOTALS = ("in credits", "")
_REASONS = ("", "about", "what one should know")
_SOURCES = ("source", "address", "seen")
_SETTLED = "recognition.settled"
_HUNDREDTHS = Rounding("1/100", "half_up")


def _word(verdict: Verdict, fails: str) -> str:
    return {Verdict.HOLDS: "recognised", Verdict.FAILS: fails, Verdict.OPEN: "OPEN", Verdict.NOTE: ""}[verdict]


def _with_host(cells: Sequence[str], host: str, hosts: Sequence[Institution]) -> list[str]:
    """Return the cells of a row or of a header, with its host after the first where there are several hosts."""
    return [cells[0], host, *cells[1:]] if len(hosts) > 1 else list(cells)


def _host_rows(decision: DecisionContent, hosts: Sequence[Institution]) -> list[list[str]]:
    names = [host.name if host is not None else "–" for host in (host_of_row(row, decision, hosts) for row in decision.rows)]
    return [_with_host(cells, name, hosts) for cells, name in zip(_cells(decision), names, strict=True)]


def _cells(decision: DecisionContent) -> list[list[str]]:
    home_count = len(decision.home_rows)
    # The rows of courses with one amount of credits hold one range at home.
    near = {id(row.recognised): row.recognised for row in decision.rows if row.recognised is not None}
    worth = {place: _near(credits) for place, credits in near.items()}
    return [
        [
            f"{row.code} {row.component.title}",
            row.course.shown_grade if row.course else "–",
            str(row.credits or "–"),
            _word(row.verdict, "academic debt" if row.failed else "not recognised"),
            _worth(row, worth),
            row.shown_grade if row.verdict is Verdict.HOLDS else "–",
            "the package" if len(row.replaces) == home_count > 1 else " + ".join(row.replaces) or _undecided(row),
        ]
        for row in decision.rows
    ]


def _undecided(row: Row) -> str:
    return "OPEN" if row.verdict is Verdict.HOLDS else "–"


def _worth(row: Row, worth: Mapping[int, str]) -> str:
    if row.verdict is not Verdict.HOLDS or (row.recognised is None and row.within is None):
        return "–"
    return f"within {row.within}" if row.recognised is None else worth[id(row.recognised)]


def _near(credits: CreditRange) -> str:
    """Return a range for people: a value that does not end as a decimal is followed by its first two places."""
    exact = str(credits)
    if "/" not in exact:
        return exact
    low, high = (show_places(_HUNDREDTHS.apply(bound), 2) for bound in (credits.low, credits.high))
    return f"{exact} (≈ {low})" if low == high else f"{exact} (≈ {low} to {high})"


def _home_rows(decision: DecisionContent) -> list[list[str]]:
    host_count = len(decision.rows)
    return [
        [
            f"{row.code} {row.component.title}",
            str(row.component.credits or "–"),
            _word(row.verdict, "academic difference"),
            ("the package" if len(row.replaced_by) == host_count > 1 else " + ".join(row.replaced_by)) or "–",
            row.shown_grade,
        ]
        for row in decision.home_rows
    ]


def _outside_rows(decision: DecisionContent, hosts: Sequence[Institution]) -> list[list[str]]:
    host_of = decision.transcript.host_of
    return [
        _with_host([f"{key} {one.title}", one.shown_grade, str(one.credits or "–")], host_of(one).name, hosts)
        for key, one in zip(keys_of(decision), decision.outside, strict=True)
    ]


def _sum(credits: Iterable[Credits | None]) -> str:
    by_system: dict[str, Credits] = {}
    for amount in credits:
        if amount is not None:
            by_system[amount.system] = by_system[amount.system] + amount if amount.system in by_system else amount
    return " + ".join(map(str, by_system.values())) or "none"


def _totals(decision: DecisionContent) -> list[tuple[str, str]]:
    replaced = [row.component.credits for row in decision.home_rows if row.verdict is Verdict.HOLDS]
    undecided = [row for row in decision.rows if row.verdict is Verdict.OPEN]
    refused = [("passed and not recognised", _sum(row.counted for row in decision.refused))] if decision.refused else []
    beyond = [row.beyond for row in decision.recognised if row.beyond is not None]
    return [
        ("recognised", f"{_sum(row.counted for row in decision.recognised)}, worth {_near(decision.credits)} at home"),
        ("replaced at home", _sum(replaced)),
        ("academic debt", _sum(row.counted for row in decision.debt)),
        *refused,
        *([("beyond what was agreed", _sum(beyond))] if beyond else []),
        ("academic difference", _sum(row.component.credits for row in decision.difference)),
        ("open", _sum(row.counted for row in undecided)),
        ("outside the agreement", _sum(course.credits for course in decision.outside)),
    ]


def _title(decision: DecisionContent) -> str:
    hosts = [host.name for host in decision.transcript.hosts]
    names = " and ".join(filter(None, (", ".join(hosts[:-1]), hosts[-1])))
    parts = [f"Decision on recognition: {names} → {decision.home.credits}"]
    parts += [decision.reference] if decision.reference else []
    parts += [f"version {decision.number}"] if decision.number > 1 else []
    parts += [f"of {decision.on.isoformat()}"] if decision.on else []
    return ", ".join(parts)


def _why(report: Report) -> list[Finding]:
    """Return the findings that a reader needs beside the tables, those that are open, failed, settled or noted."""
    return [f for f in report if f.verdict is not Verdict.HOLDS or f.code == _SETTLED]


def _grouped(findings: Sequence[Finding]) -> list[list[str]]:
    """Return one line for all findings with the same message about several components."""
    lines: dict[tuple[str, str], list[str]] = {}
    told: dict[tuple[str, int, str], str] = {}  # the findings of a package say one thing about each of its components
    for finding in findings:
        # A person's "no" to one question is no fail of the component, so its line says who decided what.
        verdict = "DECIDED" if finding.code == _SETTLED else finding.verdict.value.upper()
        said = (finding.code, id(finding.facts), finding.because)
        if said not in told:
            told[said] = finding.told
        lines.setdefault((verdict, told[said]), []).append(finding.subject)
    return [[verdict, ", ".join(dict.fromkeys(filter(None, about))), message] for (verdict, message), about in lines.items()]


@final
@attrs.frozen
class _Table:
    """A table of a decision, and the greatest width of its cells in text."""

    headers: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    widest: int


def _tables(decision: DecisionContent, report: Report) -> list[_Table]:
    """Return the tables of a decision in order; empty ones after the first are left out."""
    hosts = decision.transcript.hosts
    first = _Table(tuple(_with_host(_HOST, _AT, hosts)), _host_rows(decision, hosts), 30)
    others = (
        _Table(_HOME, _home_rows(decision), 30),
        _Table(tuple(_with_host(_OUTSIDE, _AT, hosts)), _outside_rows(decision, hosts), 34),
        _Table(_TOTALS, _totals(decision), 80),
        _Table(_REASONS, _grouped(_why(report)), 80),
    )
    return [first, *(table for table in others if table.rows)]


def decision_text(decision: DecisionContent) -> str:
    """Return a decision for a terminal or a letter."""
    report = decision.report
    tables = (text_table(table.headers, table.rows, widest=table.widest) for table in _tables(decision, report))
    made = "Made with bologna_credits " + decision.version + " from\n" + "\n".join(f"- {line}" for line in decision.data)
    return "\n\n".join([_title(decision), *tables, *source_list(report.sources), made])


def decision_html(decision: DecisionContent) -> str:
    """Return a decision for a notebook."""
    report = decision.report
    captions = (_title(decision), "", "", "", "")
    parts = [
        html_table(table.headers, table.rows, caption=caption)
        for table, caption in zip(_tables(decision, report), captions, strict=False)
    ]
    sources = [[source.title, source.url, source.seen.value] for source in report.sources]
    return "".join([*parts, *([html_table(_SOURCES, sources)] if sources else [])])


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
        "totals": dict(_totals(decision)),
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
