"""The tables of a decision in a language; a terminal, a notebook and a letter print the same."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import final

import attrs

from bologna_credits.core.exact import Rounding, show_places
from bologna_credits.core.findings import Finding, Report, Verdict
from bologna_credits.core.languages import ENGLISH_WORDS, Words
from bologna_credits.core.messages import label, show_fact
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.grades.scales import Grade
from bologna_credits.papers.transcripts import Institution
from bologna_credits.recognition.content import DecisionContent, host_of_row, keys_of
from bologna_credits.recognition.home_values import grade_told
from bologna_credits.recognition.rows import HomeRow, Row
from bologna_credits.recognition.source_numbers import SourceNumbers

_HOST = (
    "decision.studied",
    "decision.grade",
    "decision.credits",
    "decision.verdict",
    "decision.recognised",
    "decision.grade-at-home",
    "decision.replaces",
)
_AT = "decision.host"
_HOME = ("decision.home-component", "decision.credits", "decision.verdict", "decision.replaced-by", "decision.grade")
_OUTSIDE = ("decision.outside", "decision.grade", "decision.credits")
_TOTALS = ("decision.in-credits", "")
_REASONS = ("", "decision.about", "decision.know")
_REASON_WIDTHS = (30, 30, 80, 30)
_SOURCE = "report.source"
_WEIGHTS = {Verdict.OPEN: 0, Verdict.FAILS: 1, Verdict.HOLDS: 2, Verdict.NOTE: 3}
_SETTLED = "recognition.settled"
_HUNDREDTHS = Rounding("1/100", "half_up")
_VERDICTS = {Verdict.HOLDS: "row.recognised", Verdict.OPEN: "row.open"}


def _as_tuples(rows: Iterable[Sequence[str]]) -> Sequence[Sequence[str]]:
    return tuple(map(tuple, rows))


@final
@attrs.frozen(kw_only=True)
class Table:
    """A table of a decision.

    Args:
        name: its name: host, home, outside, totals or reasons.
        headers: the heads of its columns.
        rows: the cells, a row at a time.
        widest: the greatest width of a cell in text, one for all columns or one for each.
    """

    name: str
    headers: tuple[str, ...]
    rows: Sequence[Sequence[str]] = attrs.field(converter=_as_tuples)
    widest: int | tuple[int, ...]


def _word(verdict: Verdict, fails: str, words: Words) -> str:
    return label(_VERDICTS.get(verdict, fails), words)


def _with_host(cells: Sequence[str], host: str, hosts: Sequence[Institution]) -> list[str]:
    """Return the cells of a row or of a header, with its host after the first where there are several hosts."""
    return [cells[0], host, *cells[1:]] if len(hosts) > 1 else list(cells)


def _host_rows(decision: DecisionContent, hosts: Sequence[Institution], words: Words) -> list[list[str]]:
    names = [host.name if host is not None else "–" for host in (host_of_row(row, decision, hosts) for row in decision.rows)]
    return [_with_host(cells, name, hosts) for cells, name in zip(_cells(decision, words), names, strict=True)]


def _cells(decision: DecisionContent, words: Words) -> list[list[str]]:
    home_count = len(decision.home_rows)
    # The rows of courses with one amount of credits hold one range at home.
    near = {id(row.recognised): row.recognised for row in decision.rows if row.recognised is not None}
    worth = {place: _near(credits, words) for place, credits in near.items()}
    return [
        [
            f"{row.code} {row.component.title}",
            _with_word(row.course.shown_grade, row.course.grade, words) if row.course else "–",
            show_fact(row.credits or None, words),
            _word(row.verdict, "row.debt" if row.failed else "row.not-recognised", words),
            _worth(row, worth, words),
            _grade(row, words) if row.verdict is Verdict.HOLDS else "–",
            label("decision.package", words)
            if len(row.replaces) == home_count > 1
            else " + ".join(row.replaces) or _undecided(row, words),
        ]
        for row in decision.rows
    ]


def _grade(row: Row | HomeRow, words: Words) -> str:
    """Return the grade at home in words."""
    return _with_word(grade_told(row.shown_grade, functools.partial(label, words=words)), row.grade, words)


def _with_word(shown: str, grade: Grade | None, words: Words) -> str:
    """Return a shown grade with its name in the language, where the scale has one and the label does not say it."""
    name = None if words.english or grade is None else grade.word(words.language)
    return shown if name is None or name.casefold() in shown.casefold() else f"{shown}, {name}"


def _undecided(row: Row, words: Words) -> str:
    return label("row.open", words) if row.verdict is Verdict.HOLDS else "–"


def _worth(row: Row, worth: Mapping[int, str], words: Words) -> str:
    if row.verdict is not Verdict.HOLDS or (row.recognised is None and row.within is None):
        return "–"
    return label("decision.within", words, code=row.within) if row.recognised is None else worth[id(row.recognised)]


def _near(credits: CreditRange, words: Words) -> str:
    """Return a range for people: a value that does not end as a decimal is followed by its first two places."""
    exact = show_fact(credits, words)
    if "/" not in exact:
        return exact
    low, high = (words.number(show_places(_HUNDREDTHS.apply(bound), 2)) for bound in (credits.low, credits.high))
    if low == high:
        return label("decision.near", words, exact=exact, low=low)
    return label("decision.near-range", words, exact=exact, low=low, high=high)


def _home_rows(decision: DecisionContent, words: Words) -> list[list[str]]:
    host_count = len(decision.rows)
    return [
        [
            f"{row.code} {row.component.title}",
            show_fact(row.component.credits or None, words),
            _word(row.verdict, "row.difference", words),
            (label("decision.package", words) if len(row.replaced_by) == host_count > 1 else " + ".join(row.replaced_by)) or "–",
            _grade(row, words),
        ]
        for row in decision.home_rows
    ]


def _outside_rows(decision: DecisionContent, hosts: Sequence[Institution], words: Words) -> list[list[str]]:
    host_of = decision.transcript.host_of
    return [
        _with_host(
            [f"{key} {one.title}", _with_word(one.shown_grade, one.grade, words), show_fact(one.credits or None, words)],
            host_of(one).name,
            hosts,
        )
        for key, one in zip(keys_of(decision), decision.outside, strict=True)
    ]


def _sum(credits: Iterable[Credits | None], words: Words) -> str:
    by_system: dict[str, Credits] = {}
    for amount in credits:
        if amount is not None:
            by_system[amount.system] = by_system[amount.system] + amount if amount.system in by_system else amount
    return " + ".join(show_fact(amount, words) for amount in by_system.values()) or label("decision.none", words)


def totals(decision: DecisionContent, words: Words = ENGLISH_WORDS) -> list[tuple[str, str]]:
    """Return the sums of a decision, each with its label.

    Args:
        decision: the decision.
        words: the language.
    """
    replaced = [row.component.credits for row in decision.home_rows if row.verdict is Verdict.HOLDS]
    undecided = [row for row in decision.rows if row.verdict is Verdict.OPEN]
    beyond = [row.beyond for row in decision.recognised if row.beyond is not None]
    recognised = _sum((row.counted for row in decision.recognised), words)
    if decision.recognised:
        recognised = label("total.worth", words, credits=recognised, home=_near(decision.credits, words))
    lines = [
        ("total.recognised", recognised),
        ("total.replaced", _sum(replaced, words)),
        ("total.debt", _sum((row.counted for row in decision.debt), words)),
        *([("total.refused", _sum((row.counted for row in decision.refused), words))] if decision.refused else []),
        *([("total.beyond", _sum(beyond, words))] if beyond else []),
        ("total.difference", _sum((row.component.credits for row in decision.difference), words)),
        ("total.open", _sum((row.counted for row in undecided), words)),
        ("total.outside", _sum((course.credits for course in decision.outside), words)),
    ]
    return [(label(key, words), said) for key, said in lines]


def decision_title(decision: DecisionContent, words: Words = ENGLISH_WORDS) -> str:
    """Return the title of a decision: its hosts, the credits at home, reference, version and day.

    Args:
        decision: the decision.
        words: the language.
    """
    hosts = [host.name for host in decision.transcript.hosts]
    names = f" {label('decision.and', words)} ".join(filter(None, (", ".join(hosts[:-1]), hosts[-1])))
    parts = [label("decision.title", words, hosts=names, credits=decision.home.credits)]
    parts += [decision.reference] if decision.reference else []
    parts += [label("decision.version", words, number=decision.number)] if decision.number > 1 else []
    parts += [label("decision.of", words, day=decision.on)] if decision.on else []
    return ", ".join(parts)


def _why(report: Report) -> list[Finding]:
    """Return the findings that a reader needs beside the tables: what is open, then what failed, was settled, is noted."""
    told = [f for f in report if f.verdict is not Verdict.HOLDS or f.code == _SETTLED]
    return sorted(told, key=lambda f: _WEIGHTS[Verdict.HOLDS if f.code == _SETTLED else f.verdict])


def _grouped(findings: Sequence[Finding], words: Words) -> list[tuple[list[str], list[Finding]]]:
    """Return the cells of one line for all findings with the same message about several components, and these findings."""
    lines: dict[tuple[str, str], list[Finding]] = {}
    told: dict[tuple[str, int, str], str] = {}  # the findings of a package say one thing about each of its components
    for finding in findings:
        # A person's "no" to one question is no fail of the component, so its line says who decided what.
        settled = finding.code == _SETTLED
        verdict = label("decision.decided", words) if settled else show_fact(finding.verdict, words).upper()
        said = (finding.code, id(finding.facts), finding.because)
        if said not in told:
            told[said] = finding.text(words)
        lines.setdefault((verdict, told[said]), []).append(finding)
    return [
        ([verdict, ", ".join(dict.fromkeys(filter(None, (one.about(words) for one in found)))), message], found)
        for (verdict, message), found in lines.items()
    ]


def decision_tables(
    decision: DecisionContent, report: Report, words: Words = ENGLISH_WORDS, numbers: SourceNumbers | None = None
) -> list[Table]:
    """Return the tables of a decision in order; empty ones after the first are left out.

    Args:
        decision: the decision.
        report: all its findings.
        words: the language.
        numbers: the numbers of sources, for a last column with the sources of each line; without them there is none.
    """
    hosts = decision.transcript.hosts

    def table(
        name: str,
        keys: Sequence[str],
        rows: Sequence[Sequence[str]],
        widest: int | tuple[int, ...],
        cited: Iterable[Row | HomeRow | Sequence[Finding]] = (),
    ) -> Table:
        marks = [] if numbers is None else [numbers.marks(one.report if isinstance(one, Row | HomeRow) else one) for one in cited]
        if any(marks):
            keys, rows = (*keys, _SOURCE), [[*cells, mark] for cells, mark in zip(rows, marks, strict=True)]
        headers = tuple(label(key, words) if key else "" for key in keys)
        return Table(name=name, headers=headers, rows=rows, widest=widest)

    told = _grouped(_why(report), words)
    first = table("host", _with_host(_HOST, _AT, hosts), _host_rows(decision, hosts, words), 30, decision.rows)
    others = (
        table("home", _HOME, _home_rows(decision, words), 30, decision.home_rows),
        table("outside", _with_host(_OUTSIDE, _AT, hosts), _outside_rows(decision, hosts, words), 34),
        table("totals", _TOTALS, totals(decision, words), 80),
        table("reasons", _REASONS, [cells for cells, _ in told], _REASON_WIDTHS, [found for _, found in told]),
    )
    return [first, *(one for one in others if one.rows)]
