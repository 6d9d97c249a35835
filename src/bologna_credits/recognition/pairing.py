"""The pairing of components studied with those that they replace at home: each match as a whole, and the rest as one package."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set as AbstractSet
from typing import final

import attrs

from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.findings import Finding, Verdict
from bologna_credits.papers.agreements import LearningAgreement
from bologna_credits.papers.components import Component, Match, Provisions
from bologna_credits.papers.transcripts import CourseResult, Transcript
from bologna_credits.recognition.components import pass_findings, result_of
from bologna_credits.recognition.groups import match_group, package_group
from bologna_credits.recognition.rows import HomeRow, Row
from bologna_credits.recognition.rulebook import Rulebook, Terms


@final
@attrs.frozen(kw_only=True)
class Paired:
    """The components studied, side by side with those that they replace.

    Args:
        rows: the components studied, in the order of the agreement.
        home_rows: the home components, in the order of the agreement.
        outside: the courses of the transcript beyond the agreement.
        findings: the findings on the papers and on each group as a whole.
        origins: the definition files behind the rows.
    """

    rows: tuple[Row, ...]
    home_rows: tuple[HomeRow, ...]
    outside: tuple[CourseResult, ...]
    findings: tuple[Finding, ...]
    origins: tuple[str, ...]


def pair(transcript: Transcript, agreement: LearningAgreement | None, matches: Sequence[Match], rules: Rulebook) -> Paired:
    """Return the components studied, side by side with those that they replace.

    Args:
        transcript: the transcript of the host.
        agreement: the learning agreement; None if nothing was agreed.
        matches: the components that together replace others.
        rules: the rules that apply.

    Raises:
        ArgumentError: a match that names a component which is not in the agreement, or one that another match names.
    """
    papers = agreement if agreement is not None else _assessable(transcript, matches, rules)
    effective = papers.effective()
    studied, needed = effective.hosted, effective.recognised
    _check_matches(matches, studied, needed)
    terms = Terms(rules=rules, provisions=papers.provisions or Provisions(), agreed=agreement is not None)
    lines = _lines_by_code(transcript)
    results = {component.code: result_of(component, lines.get(component.code, ()), rules) for component in studied}
    components = {component.code: component for component in needed}
    groups = [
        match_group(match, [results[code] for code in match.host], [components[code] for code in match.home], terms)
        for match in matches
    ]
    matched = {code for match in matches for code in match.host}
    replaced = {code for match in matches for code in match.home}
    groups.append(
        package_group(
            [result for code, result in results.items() if code not in matched],
            [component for component in needed if component.code not in replaced],
            terms,
            elective=not needed and rules.home.unmatched == "elective",
        )
    )
    outside = _outside(transcript, results.keys())
    code = "recognition.outside" if terms.agreed else "recognition.nothing-passed"
    rows = {row.code: row for group in groups for row in group.rows}
    home_rows = {row.code: row for group in groups for row in group.home_rows}
    return Paired(
        rows=tuple(rows[component.code] for component in studied),
        home_rows=tuple(home_rows[component.code] for component in needed),
        outside=outside,
        findings=(
            *rules.points.answered((*effective.report, *transcript.report)),
            *(Finding(code, Verdict.NOTE, course.code) for course in outside),
            *(finding for group in groups for finding in group.findings),
        ),
        origins=_origins(rows.values(), rules),
    )


def _lines_by_code(transcript: Transcript) -> Mapping[str, Sequence[CourseResult]]:
    lines: dict[str, list[CourseResult]] = {}
    for course in transcript.walk():
        lines.setdefault(course.code, []).append(course)
    return lines


def _origins(rows: Iterable[Row], rules: Rulebook) -> tuple[str, ...]:
    """Return the definition files behind the rows."""
    home = rules.home
    codes = [home.credits, home.scale or home.credits]
    codes += home.named
    for row in rows:
        codes += [row.credits.system] if row.credits is not None else []
        marks = (row.course.grade, *row.course.beside) if row.course is not None else ()
        codes += [mark.scale.code for mark in marks if mark is not None]
    return tuple(sorted(rules.catalogue.origins(codes, recognition=home.practice)))


def _assessable(transcript: Transcript, matches: Sequence[Match], rules: Rulebook) -> LearningAgreement:
    """Return an agreement of the components that can be assessed where nothing was agreed.

    It holds the courses that matches name and those that were not failed, and the home components that matches name.
    """
    named = {code for match in matches for code in match.host}
    lines = {course.code: course for course in transcript.walk() if course.code in named}
    for course in _outside(transcript, named):
        if rules.verdict(pass_findings(course, rules)) is not Verdict.FAILS:
            lines.setdefault(course.code, course)
    home = dict.fromkeys(code for match in matches for code in match.home)
    return LearningAgreement(
        [Component(code, course.title) for code, course in lines.items()], [Component(code, code) for code in home]
    )


def _check_matches(matches: Sequence[Match], studied: Sequence[Component], needed: Sequence[Component]) -> None:
    """Check that everything a match names is in the agreement, and that nothing is counted twice."""
    for side, components, named in (
        ("host", studied, Counter(code for match in matches for code in match.host)),
        ("home", needed, Counter(code for match in matches for code in match.home)),
    ):
        known = {component.code: None for component in components}
        for code, count in named.items():
            if code not in known:
                raise ArgumentError(f"a match's {side} component", code, tuple(known))
            if count > 1:
                raise ArgumentError(f"a match's {side} component", f"{code} (in two matches)", ("each component in one match",))


def _outside(transcript: Transcript, agreed: AbstractSet[str]) -> tuple[CourseResult, ...]:
    """Return the courses beyond the agreement, each once, without lines around or within an agreed course."""
    found: dict[str, CourseResult] = {}

    def look(course: CourseResult) -> None:
        if course.code in agreed:
            return
        if any(part.code in agreed for part in course.walk()):
            for part in course.parts:
                look(part)
        else:
            found.setdefault(course.code, course)

    for course in transcript.courses:
        look(course)
    return tuple(found.values())
