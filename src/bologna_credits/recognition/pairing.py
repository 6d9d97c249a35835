"""The pairing of components studied with those that they replace at home: each match as a whole, and the rest as one package."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import final

import attrs

from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.findings import Finding, Verdict
from bologna_credits.papers.agreements import LearningAgreement
from bologna_credits.papers.components import Component, Match, Provisions, component_keys
from bologna_credits.papers.transcripts import CourseResult, Transcript
from bologna_credits.recognition.candidates import candidates_finding, one_host_findings
from bologna_credits.recognition.components import Result, pass_findings, result_of
from bologna_credits.recognition.course_book import CourseBook
from bologna_credits.recognition.groups import Group, match_group, package_group
from bologna_credits.recognition.nesting import Counted, clashes_of, counted_once, parts_of
from bologna_credits.recognition.outside import beyond_agreement
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


def pair(
    transcript: Transcript,
    agreement: LearningAgreement | None,
    matches: Sequence[Match],
    rules: Rulebook,
    on: datetime.date | None = None,
) -> Paired:
    """Return the components studied, side by side with those that they replace.

    Args:
        transcript: the transcript of the host.
        agreement: the learning agreement; None if nothing was agreed.
        matches: the components that together replace others.
        rules: the rules that apply.
        on: the day of the decision; later changes of the agreement do not apply.

    Raises:
        ArgumentError: a match that names a component which is not in the agreement, or one that another match names, or none
            that was studied.
    """
    book = CourseBook.of(transcript)
    papers = agreement if agreement is not None else _assessable(book, matches, rules)
    effective = papers.effective(on)
    meant, needed = book.meant(effective.hosted), effective.recognised
    studied = tuple(one.component for one in meant)
    pairs = _by_key(matches, effective.hosted, studied)
    _check_matches(pairs, studied, needed)
    results = {one.component.code: result_of(one, book, rules) for one in meant}
    agreed = _Agreed(
        matches=pairs,
        results=results,
        needed=needed,
        clashes=clashes_of(pairs, results, book),
        terms=Terms(
            rules=rules,
            provisions=papers.provisions or Provisions(),
            agreed=agreement is not None,
            parts=parts_of(results, book),
        ),
    )
    groups = agreed.judged()
    counted = counted_once(agreed.rows_of(groups), book)
    if counted.within or counted.inside:
        groups = agreed.judged(counted)
    rows = agreed.rows_of(groups)
    home_rows = {row.code: row for group in groups for row in group.home_rows}
    taken = {one.course for one in meant if one.course is not None}
    unclear = [one for one in meant if one.course is None and not one.taken and one.courses]
    beyond = beyond_agreement(book, taken.union(*(one.courses for one in unclear)), rules)
    return Paired(
        rows=rows,
        home_rows=tuple(home_rows[component.code] for component in needed),
        outside=tuple(course for _, course in beyond.courses),
        findings=(
            *rules.points.answered((*map(_undecided, effective.report), *transcript.report)),
            *one_host_findings(transcript),
            *(_set_apart(key, agreed=agreement is not None) for key, _ in beyond.courses),
            *beyond.findings,
            *(candidates_finding(one, book) for one in unclear),
            *(finding for group in groups for finding in group.findings),
        ),
        origins=_origins(rows, rules),
    )


@final
@attrs.frozen(kw_only=True)
class _Agreed:
    """The agreed components beside their results: ready to be judged, match by match and the rest as one package.

    Args:
        matches: the matches, which name each component of the host by its key.
        results: the results by component, in the order of the agreement.
        needed: the home components.
        clashes: for each match, the open points on what another one replaces home components for already.
        terms: the terms of the decision.
    """

    matches: Sequence[Match]
    results: Mapping[str, Result]
    needed: Sequence[Component]
    clashes: Sequence[Sequence[Finding]]
    terms: Terms

    def judged(self, counted: Counted | None = None) -> list[Group]:
        """Return the judgement on each match, and on the package last.

        Args:
            counted: the rows that do not count all of their credits; None before that is known.
        """
        terms = self.terms if counted is None else attrs.evolve(self.terms, within=counted.within, inside=counted.inside)
        components = {component.code: component for component in self.needed}
        groups = [
            match_group(
                match,
                [self.results[code] for code in match.host],
                [components[code] for code in match.home],
                terms,
                twice,
            )
            for match, twice in zip(self.matches, self.clashes, strict=True)
        ]
        matched = {code for match in self.matches for code in match.host}
        replaced = {code for match in self.matches for code in match.home}
        package = package_group(
            [result for code, result in self.results.items() if code not in matched],
            [component for component in self.needed if component.code not in replaced],
            terms,
            elective=not self.needed and terms.rules.home.unmatched == "elective",
        )
        return [*groups, package]

    def rows_of(self, groups: Iterable[Group]) -> tuple[Row, ...]:
        """Return the rows of groups in the order of the agreement."""
        rows = {row.code: row for group in groups for row in group.rows}
        return tuple(rows[code] for code in self.results)


def _undecided(finding: Finding) -> Finding:
    """Return a finding on the agreement; that nothing was signed yet on the day of a decision is OPEN, and a note elsewhere."""
    return attrs.evolve(finding, verdict=Verdict.OPEN) if finding.code == "recognition.agreement-later" else finding


def _set_apart(key: str, *, agreed: bool) -> Finding:
    """Return the note on a course beyond the agreement."""
    return Finding("recognition.outside" if agreed else "recognition.nothing-passed", Verdict.NOTE, key)


def _origins(rows: Iterable[Row], rules: Rulebook) -> tuple[str, ...]:
    """Return the definition files behind the rows."""
    home = rules.home
    codes = [home.credits, home.scale or home.credits]
    codes += home.named
    for row in rows:
        codes += [row.credits.system] if row.credits is not None else []
        marks = (row.course.grade, *row.course.beside) if row.course is not None else ()
        codes += [mark.scale.code for mark in marks if mark is not None]
    return tuple(sorted(rules.catalogue.origins(dict.fromkeys(codes), recognition=home.practice)))


def _assessable(book: CourseBook, matches: Sequence[Match], rules: Rulebook) -> LearningAgreement:
    """Return an agreement of the components that can be assessed where nothing was agreed.

    It holds the courses that matches name and those that were not failed, and the home components that matches name.
    """
    named = dict.fromkeys(code for match in matches for code in match.host)
    # A code of several courses is a component of its own: which of them it means is an open point.
    titles = {code: code for code in named if code not in book.lines and code in book.keys}
    titles |= {key: lines[0].title for key, lines in book.lines.items() if key in named}
    for key, _ in beyond_agreement(book, named.keys() & book.lines.keys(), rules).courses:
        verdicts = {rules.verdict(pass_findings(key, line, rules)) for line in book.lines[key]}
        if verdicts != {Verdict.FAILS}:
            titles.setdefault(key, book.lines[key][0].title)
    home = dict.fromkeys(code for match in matches for code in match.home)
    return LearningAgreement([Component(key, title) for key, title in titles.items()], [Component(code, code) for code in home])


def _by_key(matches: Sequence[Match], hosted: Sequence[Component], studied: Sequence[Component]) -> tuple[Match, ...]:
    """Return matches that name each component of the host by its key, as the rows do."""
    own = {component.code for component in studied}
    keys: dict[str, list[str]] = {}
    for key, agreed, component in zip(component_keys(hosted), hosted, studied, strict=True):
        for name in dict.fromkeys((key, agreed.code)):
            keys.setdefault(name, []).append(component.code)
    names = {name: found[0] for name, found in keys.items() if len(found) == 1 and name not in own}
    if not names:
        return tuple(matches)
    return tuple(attrs.evolve(match, host=tuple(names.get(code, code) for code in match.host)) for match in matches)


def _check_matches(matches: Sequence[Match], studied: Sequence[Component], needed: Sequence[Component]) -> None:
    """Check that everything a match names is in the agreement, that nothing counts twice, and nothing at home for nothing."""
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
    for match in matches:
        if not match.host:
            replaced = ", ".join(match.home) or "no component"
            raise ArgumentError("a match's host component", f"nothing for {replaced}", ("at least one component studied",))
