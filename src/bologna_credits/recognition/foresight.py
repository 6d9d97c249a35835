"""The result at home of each possible grade, before departure, by the rules that stay with the agreement.

Nothing is judged here: an invented transcript gets the same decision as a real one.
"""

import datetime
from collections.abc import Iterable
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.findings import Finding, Verdict
from bologna_credits.core.reading import optional_day
from bologna_credits.core.render import html_table, text_table
from bologna_credits.core.typed import checked
from bologna_credits.core.visible import visibly
from bologna_credits.credits.amounts import CreditRange
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.papers.agreements import LearningAgreement, rules_and_matches
from bologna_credits.papers.components import Component, Match
from bologna_credits.papers.home_rules import HomeRules
from bologna_credits.papers.transcripts import CourseResult, Institution, Status, Transcript
from bologna_credits.recognition.decision import Recognition, recognise
from bologna_credits.recognition.home_values import OPEN_GRADE
from bologna_credits.recognition.rows import Row

WITHOUT_GRADE = "passed without grade"
_HOST = Institution("the host")
_VERDICTS = {Verdict.HOLDS: "recognised", Verdict.FAILS: "academic debt"}
# Points on the credits do not depend on the grade; they are in the table of credits, not in that of results.
_CREDIT_POINTS = ("recognition.credits-missing", "recognition.credits-need", "recognition.credits-range")
_LEFT_OUT = (
    "recognition.agreement-later",
    "recognition.change-later",
    "recognition.change-unsigned",
    "recognition.change-proposed",
    "recognition.change-replaced",
)
_RESULTS = ("result", "components", "verdict", "grade at home", "open")
_CREDITS = ("component", "credits agreed", "worth at home")
_PACKAGE = ("if", "recognised", "academic debt", "academic difference", "open")


@final
@attrs.frozen
class Foreseen:
    """One result of one component, and its row in the decision where everything else is passed.

    Args:
        result: the label of the host's grade, or ``passed without grade``.
        row: the row of the decision.

    >>> from bologna_credits import Component, Credits, HomeRules, LearningAgreement
    >>> agreement = LearningAgreement([Component("EURO1000", "Europe", Credits(10, "ECTS"))], [Component("POL1", "Politics")])
    >>> foreseen = foresee(agreement, HomeRules(credits="ECTS", scale="NO-AF"), scale="NO-AF").result("EURO1000", "B")
    >>> foreseen.code, str(foreseen.credits), foreseen.open
    ('EURO1000', '10 ECTS', ())
    """

    __repr__ = brief

    result: str
    row: Row

    @property
    def code(self) -> str:
        """The component's code."""
        return self.row.code

    @property
    def credits(self) -> CreditRange | None:
        """The credits at home; None where nothing is recognised."""
        return self.row.recognised

    @property
    def open(self) -> tuple[Finding, ...]:
        """The points that no text decides."""
        return self.row.report.open


@final
@attrs.frozen
class Foresight:
    """The result at home of each possible grade, by the rules that stay with the agreement. It prints as tables.

    Args:
        agreement: the agreement with the rules and matches, so that ``recognise(transcript, foresight.agreement)`` uses the same
            ones later.
        scale: the scale of the host.
        results: one entry for each component and each result.
        all_passed: the decision where everything is passed.
        failed: by component, the decision where it is failed and the rest is passed.

    >>> from bologna_credits import Component, Credits, HomeRules, LearningAgreement
    >>> agreement = LearningAgreement([Component("EURO1000", "Europe", Credits(10, "ECTS"))], [Component("POL1", "Politics")])
    >>> print(foresee(agreement, HomeRules(credits="ECTS", scale="NO-AF"), scale="NO-AF").all_passed.credits)
    10 ECTS
    """

    __repr__ = brief

    agreement: LearningAgreement = attrs.field(repr=False)
    scale: GradingScale
    results: tuple[Foreseen, ...] = attrs.field(repr=False)
    all_passed: Recognition = attrs.field(repr=False)
    failed: tuple[tuple[str, Recognition], ...] = attrs.field(repr=False)

    @checked
    def result(self, code: str, result: str) -> Foreseen:
        """Return the outcome at home of one result of one component.

        Args:
            code: the component's code.
            result: a label of the host scale, or ``passed without grade``.

        Raises:
            ArgumentError: no such component or no such result; names the nearest.
        """
        found = {(foreseen.code, foreseen.result): foreseen for foreseen in self.results}
        if (code, result) in found:
            return found[code, result]
        codes = tuple(dict.fromkeys(one for one, _ in found))
        if code not in codes:
            raise ArgumentError("the component", code, codes)
        raise ArgumentError("the result", result, tuple(dict.fromkeys(one for _, one in found)))

    @checked
    def if_failed(self, code: str) -> Recognition:
        """Return the decision where one component is failed and everything else passed.

        Args:
            code: the component's code.

        Raises:
            ArgumentError: no such component; names the nearest.
        """
        found = dict(self.failed)
        if code not in found:
            raise ArgumentError("the component", code, tuple(found))
        return found[code]

    def _result_rows(self) -> list[list[str]]:
        lines: dict[tuple[str, str, str, str], list[str]] = {}
        for foreseen in self.results:
            row = foreseen.row
            verdict = _VERDICTS.get(row.verdict, OPEN_GRADE)
            own = (f.code for f in foreseen.open if f.subject == foreseen.code and f.code not in _CREDIT_POINTS)
            grade = row.shown_grade if row.verdict is Verdict.HOLDS else "–"
            key = (foreseen.result, verdict, grade, ", ".join(dict.fromkeys(own)))
            lines.setdefault(key, []).append(foreseen.code)
        everything = len({foreseen.code for foreseen in self.results})
        return [
            [result, "all" if len(codes) == everything else ", ".join(codes), verdict, grade, points]
            for (result, verdict, grade, points), codes in lines.items()
        ]

    def _credit_rows(self) -> list[list[str]]:
        rows = []
        for row in self.all_passed.rows:
            asked = [f.code for f in row.findings if f.verdict is Verdict.OPEN and f.code in _CREDIT_POINTS]
            worth = "–" if row.recognised is None else str(row.recognised)
            agreed = "–" if row.credits is None else str(row.credits)
            rows.append([f"{row.code} {row.component.title}", agreed, ", ".join([worth, *asked])])
        return rows

    def _package_rows(self) -> list[list[str]]:
        def line(what: str, decision: Recognition) -> list[str]:
            undecided = [row.code for row in decision.home_rows if row.verdict is Verdict.OPEN]
            sums = [", ".join(row.code for row in rows) or "–" for rows in (decision.debt, decision.difference)]
            return [what, str(decision.credits), *sums, ", ".join(undecided) or "–"]

        rows = [line("all is passed", self.all_passed)]
        return rows + [line(f"{code} is failed", decision) for code, decision in self.failed]

    @property
    def left_out(self) -> tuple[Finding, ...]:
        """The changes of the agreement that are not in force on the day, and were left out: as findings."""
        told = (self.all_passed.report.with_code(code) for code in _LEFT_OUT)
        return tuple(finding for findings in told for finding in findings)

    def _tables(self) -> tuple[tuple[tuple[str, ...], list[list[str]]], ...]:
        return (_RESULTS, self._result_rows()), (_CREDITS, self._credit_rows()), (_PACKAGE, self._package_rows())

    def _title(self) -> str:
        return f"What would be recognised: {self.scale.code} → {self.all_passed.home.scale or self.all_passed.home.credits}"

    def _brief(self) -> str:
        return self._title()

    @visibly
    def __str__(self) -> str:
        told = "\n".join(finding.told for finding in self.left_out)
        tables = (text_table(headers, rows) for headers, rows in self._tables())
        return "\n\n".join(filter(None, [self._title(), *tables, told]))

    def _repr_html_(self) -> str:
        captions = (self._title(), "", "")
        told = html_table(("left out",), [[finding.told] for finding in self.left_out]) if self.left_out else ""
        tables = zip(captions, self._tables(), strict=True)
        return "".join(html_table(headers, rows, caption=caption) for caption, (headers, rows) in tables) + told


@checked
def foresee(
    agreement: LearningAgreement,
    home: HomeRules | None = None,
    *,
    scale: GradingScale | str,
    matches: Iterable[Match] | None = None,
    on: datetime.date | str | None = None,
    catalogue: Catalogue | None = None,
) -> Foresight:
    """Return the outcome at home of each possible result, before departure.

    Args:
        agreement: the learning agreement; its changes in force on that day count.
        home: the rules of the home university; rules that stay with the agreement take precedence.
        scale: the grading scale of the host, or its code. For a scale without a step, its labels and ends are used.
        matches: the components that together replace others; None takes those of the agreement.
        on: the day; later changes of the agreement do not apply. None takes all that are in force.
        catalogue: another catalogue than the bundled one.

    Returns:
        Each result of each component where all else is passed, and the whole decision where all is passed or one is failed.

    Raises:
        UnknownScaleError: no such scale; names the nearest.
        ArgumentError: no home rules, neither here nor in the agreement; a match that does not fit the agreement.

    >>> from bologna_credits import Component, Credits, HomeRules, LearningAgreement
    >>> agreement = LearningAgreement([Component("EURO1000", "Europe", Credits(10, "ECTS"))], [Component("POL1", "Politics")])
    >>> foresight = foresee(agreement, HomeRules(credits="ECTS", scale="NO-AF"), scale="NO-AF")
    >>> foresight.result("EURO1000", "B").row.shown_grade, [row.code for row in foresight.if_failed("EURO1000").debt]
    ('B (NO-AF)', ['EURO1000'])
    """
    known = catalogue or default_catalogue()
    host = known.grading_scale(scale) if isinstance(scale, str) else scale
    rules, pairs, _ = rules_and_matches(agreement, home, matches)
    bound = attrs.evolve(agreement, rules=rules, matches=pairs)
    day = optional_day(on)
    hosted = bound.effective(day).hosted

    def decide(results: Iterable[CourseResult]) -> Recognition:
        return recognise(Transcript(_HOST, tuple(results)), bound, on=day, catalogue=known)

    def line(component: Component, status: Status) -> CourseResult:
        host = None if component.host is None else Institution(component.host)
        return CourseResult(component.code, component.title, component.credits, status=status, host=host)

    all_passed = decide(line(component, "passed") for component in hosted)
    results = []
    # A row depends on whether the other components were passed, not on their grades, so one transcript serves for each grade.
    for grade in _grades(host):
        graded = [attrs.evolve(line(c, "passed"), grade=grade, label=grade.label, status=None) for c in hosted]
        results += [Foreseen(grade.label, row) for row in decide(graded).rows]
    results += [Foreseen(WITHOUT_GRADE, row) for row in all_passed.rows]
    by_place = {row.code: place for place, row in enumerate(all_passed.rows)}
    results.sort(key=lambda foreseen: by_place[foreseen.code])
    single = [
        (row.code, decide(line(c, "failed" if c == one else "passed") for c in hosted))
        for row, one in zip(all_passed.rows, hosted, strict=True)
    ]
    return Foresight(bound, host, tuple(results), all_passed, tuple(single))


def _grades(scale: GradingScale) -> tuple[Grade, ...]:
    """Return the grades that can be listed, and for a scale without a step also its ends."""
    numbers = scale.numbers
    if numbers is None or numbers.step is not None:
        return scale.grades
    ends = [scale.grade(value) for value in (numbers.best, numbers.lowest_pass, numbers.worst)]
    return tuple(dict.fromkeys((*scale.grades, *ends)))
