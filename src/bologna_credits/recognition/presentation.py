"""How a decision is shown: as text, as HTML, as plain data. It decides nothing."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from bologna_credits.core.exact import Rounding, show_places
from bologna_credits.core.findings import Finding, Report, Verdict, source_list
from bologna_credits.core.messages import show_fact
from bologna_credits.core.provenance import Source
from bologna_credits.core.render import html_table, text_table
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.papers.home_rules import HomeRules
from bologna_credits.papers.transcripts import CourseResult, Transcript
from bologna_credits.recognition.rows import HomeRow, Row, Settlement

_HOST = ("studied at the host", "grade", "credits", "verdict", "recognised", "grade at home", "replaces")
_HOME = ("home component", "credits", "verdict", "replaced by", "grade")
_OUTSIDE = ("outside the agreement", "grade", "credits")


_HUNDREDTHS = Rounding("1/100", "half_up")


class Decided(Protocol):
    """What is shown of a decision; :class:`~bologna_credits.Recognition` is one."""

    @property
    def transcript(self) -> Transcript:
        """The papers of the host."""

    @property
    def home(self) -> HomeRules:
        """The home rules."""

    @property
    def settlements(self) -> tuple[Settlement, ...]:
        """What persons settled."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """Components studied."""

    @property
    def home_rows(self) -> tuple[HomeRow, ...]:
        """Components at home."""

    @property
    def outside(self) -> tuple[CourseResult, ...]:
        """What is beyond the agreement."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Findings on the whole."""

    @property
    def data(self) -> tuple[str, ...]:
        """The definition files."""

    @property
    def version(self) -> str:
        """The version of the package."""

    @property
    def on(self) -> datetime.date | None:
        """The day of the decision."""

    @property
    def reference(self) -> str:
        """Its reference."""

    @property
    def number(self) -> int:
        """Which version it is."""

    @property
    def report(self) -> Report:
        """All findings."""

    @property
    def recognised(self) -> tuple[Row, ...]:
        """Components that are recognised."""

    @property
    def debt(self) -> tuple[Row, ...]:
        """Components that were failed."""

    @property
    def refused(self) -> tuple[Row, ...]:
        """Components that were passed and are not recognised."""

    @property
    def difference(self) -> tuple[HomeRow, ...]:
        """Home components that nothing replaces."""

    @property
    def credits(self) -> CreditRange:
        """What is recognised, in home credits."""


def _word(verdict: Verdict, fails: str) -> str:
    return {Verdict.HOLDS: "recognised", Verdict.FAILS: fails, Verdict.OPEN: "OPEN", Verdict.NOTE: ""}[verdict]


def _host_rows(decision: Decided) -> list[list[str]]:
    home_count = len(decision.home_rows)
    return [
        [
            f"{row.code} {row.component.title}",
            row.course.shown_grade if row.course else "–",
            str(row.credits or "–"),
            _word(row.verdict, "academic debt" if row.failed else "not recognised"),
            _near(row.recognised) if row.recognised is not None and row.verdict is Verdict.HOLDS else "–",
            row.shown_grade if row.verdict is Verdict.HOLDS else "–",
            "the package" if len(row.replaces) == home_count > 1 else " + ".join(row.replaces) or _undecided(row),
        ]
        for row in decision.rows
    ]


def _undecided(row: Row) -> str:
    return "OPEN" if row.verdict is Verdict.HOLDS else "–"


def _near(credits: CreditRange) -> str:
    """A range for people: what does not end as a decimal is followed by two places of it."""
    exact = str(credits)
    if "/" not in exact:
        return exact
    low, high = (show_places(_HUNDREDTHS.apply(bound), 2) for bound in (credits.low, credits.high))
    return f"{exact} (≈ {low})" if low == high else f"{exact} (≈ {low} to {high})"


def _home_rows(decision: Decided) -> list[list[str]]:
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


def _outside_rows(decision: Decided) -> list[list[str]]:
    return [[f"{c.code} {c.title}", c.shown_grade, str(c.credits or "–")] for c in decision.outside]


def _sum(credits: Iterable[Credits | None]) -> str:
    by_system: dict[str, Credits] = {}
    for amount in credits:
        if amount is not None:
            by_system[amount.system] = by_system[amount.system] + amount if amount.system in by_system else amount
    return " + ".join(map(str, by_system.values())) or "none"


def _totals(decision: Decided) -> list[tuple[str, str]]:
    replaced = [row.component.credits for row in decision.home_rows if row.verdict is Verdict.HOLDS]
    undecided = [row for row in decision.rows if row.verdict is Verdict.OPEN]
    refused = [("passed and not recognised", _sum(row.credits for row in decision.refused))] if decision.refused else []
    beyond = [row.beyond for row in decision.recognised if row.beyond is not None]
    return [
        ("recognised", f"{_sum(row.counted for row in decision.recognised)}, worth {_near(decision.credits)} at home"),
        ("replaced at home", _sum(replaced)),
        ("academic debt", _sum(row.credits for row in decision.debt)),
        *refused,
        *([("beyond what was agreed", _sum(beyond))] if beyond else []),
        ("academic difference", _sum(row.component.credits for row in decision.difference)),
        ("open", _sum(row.credits for row in undecided)),
        ("outside the agreement", _sum(course.credits for course in decision.outside)),
    ]


def _title(decision: Decided) -> str:
    parts = [f"Decision on recognition: {decision.transcript.issuer.name} → {decision.home.credits}"]
    parts += [decision.reference] if decision.reference else []
    parts += [f"version {decision.number}"] if decision.number > 1 else []
    parts += [f"of {decision.on.isoformat()}"] if decision.on else []
    return ", ".join(parts)


def _why(decision: Decided) -> list[Finding]:
    """The findings that a reader needs beside the tables: what is open, failed, settled or noted, each said once."""
    return [f for f in decision.report if f.verdict is not Verdict.HOLDS or f.code == "recognition.settled"]


def _grouped(findings: Sequence[Finding]) -> list[list[str]]:
    """Findings that say the same of several components stand in one line."""
    lines: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        lines.setdefault((finding.verdict.value.upper(), finding.told), []).append(finding.subject)
    return [[verdict, ", ".join(dict.fromkeys(filter(None, about))), message] for (verdict, message), about in lines.items()]


def decision_text(decision: Decided) -> str:
    """A decision for a terminal or a letter."""
    parts = [_title(decision), text_table(_HOST, _host_rows(decision), widest=30)]
    if decision.home_rows:
        parts.append(text_table(_HOME, _home_rows(decision), widest=30))
    if decision.outside:
        parts.append(text_table(_OUTSIDE, _outside_rows(decision)))
    parts.append(text_table(("in credits", ""), _totals(decision), widest=80))
    why = _grouped(_why(decision))
    if why:
        parts.append(text_table(("", "about", "what one should know"), why, widest=80))
    sources = decision.report.sources
    parts += source_list(sources)
    parts.append("Made with bologna_credits " + decision.version + " from\n" + "\n".join(f"- {line}" for line in decision.data))
    return "\n\n".join(parts)


def decision_html(decision: Decided) -> str:
    """A decision for a notebook."""
    parts = [html_table(_HOST, _host_rows(decision), caption=_title(decision))]
    if decision.home_rows:
        parts.append(html_table(_HOME, _home_rows(decision)))
    if decision.outside:
        parts.append(html_table(_OUTSIDE, _outside_rows(decision)))
    parts.append(html_table(("in credits", ""), _totals(decision)))
    why = _grouped(_why(decision))
    if why:
        parts.append(html_table(("", "about", "what one should know"), why))
    sources = [[source.title, source.url, source.seen.value] for source in decision.report.sources]
    if sources:
        parts.append(html_table(("source", "address", "seen"), sources))
    return "".join(parts)


def _source_dict(source: Source | None) -> dict[str, str] | None:
    return None if source is None else {"key": source.key, "title": source.title, "url": source.url, "seen": source.seen.value}


def _finding_dict(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "verdict": finding.verdict.value,
        "subject": finding.subject,
        "message": finding.message,
        "facts": {key: show_fact(fact) for key, fact in finding.facts},
        "because": finding.because,
        "source": _source_dict(finding.source),
    }


READABLE = (
    "reference",
    "number",
    "on",
    "made_with",
    "host",
    "home_rules",
    "rows",
    "home",
    "outside",
    "totals",
    "findings",
    "settlements",
)
"""The keys of :func:`decision_dict`."""


def decision_dict(decision: Decided) -> dict[str, Any]:
    """A decision as plain data, ready for JSON."""
    home = decision.home
    return {
        "reference": decision.reference,
        "number": decision.number,
        "on": str(decision.on) if decision.on else None,
        "made_with": {"version": decision.version, "data": list(decision.data)},
        "host": {"name": decision.transcript.issuer.name, "country": decision.transcript.issuer.country},
        "home_rules": {
            "credits": home.credits,
            "scale": home.scale,
            "circumstances": home.circumstances.said,
            "policy": None if home.policy is None else str(home.policy),
            "grades": home.grades,
            "by": None if home.by is None else str(home.by) if isinstance(home.by, str) else type(home.by).__name__,
            "shortfall": home.shortfall,
            "several_grades": home.several_grades,
            "repeats": home.repeats,
            "surplus": home.surplus,
            "used": home.used,
            "unmatched": home.unmatched,
            "least_grade": None if home.least is None else " on ".join(home.least),
            "most_share": None if home.most_share is None else show_fact(home.most_share),
            "degree": None if home.degree is None else show_fact(home.degree),
            "recognised_before": show_fact(home.recognised_before),
            "decides": home.decides,
            "practice": home.practice,
            "on": str(home.on) if home.on else None,
        },
        "rows": [
            {
                "code": row.code,
                "title": row.component.title,
                "original_grade": row.course.shown_grade if row.course else None,
                "original_credits": str(row.credits) if row.credits is not None else None,
                "replaces": list(row.replaces),
                "credits_beyond": str(row.beyond) if row.beyond is not None else None,
                "recognised_credits": str(row.recognised) if row.recognised is not None else None,
                "grade": row.shown_grade,
                "method": row.method,
                "verdict": row.verdict.value,
                "reasons": [_finding_dict(f) for f in row.report],
            }
            for row in decision.rows
        ],
        "home": [
            {
                "code": row.code,
                "title": row.component.title,
                "credits": str(row.component.credits) if row.component.credits is not None else None,
                "replaced_by": list(row.replaced_by),
                "grade": row.shown_grade,
                "verdict": row.verdict.value,
                "reasons": [_finding_dict(f) for f in row.findings],
            }
            for row in decision.home_rows
        ],
        "outside": [
            {
                "code": course.code,
                "title": course.title,
                "original_grade": course.shown_grade,
                "original_credits": str(course.credits) if course.credits is not None else None,
            }
            for course in decision.outside
        ],
        "totals": dict(_totals(decision)),
        "findings": [_finding_dict(f) for f in decision.findings],
        "settlements": [
            {
                "code": s.code,
                "subject": s.subject,
                "verdict": s.verdict.value,
                "by": s.by,
                "on": s.on.isoformat(),
                "because": s.because,
                "grade": s.grade,
                "credits": s.credits,
            }
            for s in decision.settlements
        ],
    }
