"""What a decision on recognition is made of: its rows, and what a person settled."""

import datetime
from typing import final

import attrs

from bologna_credits.core.errors import ArgumentError, ArgumentTypeError
from bologna_credits.core.findings import Finding, Report, Verdict, facts, read_verdict
from bologna_credits.core.reading import read_day
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.grades.scales import Grade
from bologna_credits.papers.agreements import Component
from bologna_credits.papers.transcripts import CourseResult


def read_said(argument: str, value: object) -> str:
    """Text that says something.

    Raises:
        ArgumentTypeError: it is empty, or no text.
    """
    if not isinstance(value, str) or not value.strip():
        name = {"by": "by (the office)", "because": "because (the reason)"}.get(argument, argument)
        raise ArgumentTypeError(name, repr(value), "text that says something")
    return value


def _said(_: object, attribute: "attrs.Attribute[str]", value: object) -> None:
    read_said(attribute.name, value)


@final
@attrs.frozen
class Settlement:
    """How a person closed an OPEN point.

    Args:
        code: the finding that was open.
        subject: what it was about.
        verdict: HOLDS or FAILS.
        by: the office that decided.
        on: the day.
        because: the reason.
        grade: the grade it decided, where a grade was open.
        credits: the credits it decided, where credits were open.

    Raises:
        ArgumentError: another verdict.
        ArgumentTypeError: no office, or no reason.
    """

    code: str
    subject: str
    verdict: Verdict = attrs.field(converter=read_verdict)
    by: str = attrs.field(validator=_said)
    on: datetime.date = attrs.field(converter=read_day)
    because: str = attrs.field(validator=_said)
    grade: str | None = None
    credits: str | None = None

    @verdict.validator
    def _decides(self, _: object, value: Verdict) -> None:
        if value not in (Verdict.HOLDS, Verdict.FAILS):
            raise ArgumentError("verdict", value, (Verdict.HOLDS, Verdict.FAILS))

    @property
    def finding(self) -> Finding:
        """The decision as a finding; the open one stays beside it."""
        named = facts(office=self.by, verdict=self.verdict.value, day=self.on, code=self.code)
        return Finding("recognition.settled", self.verdict, self.subject, named, None, self.because)


def _a_later_one(_: object, __: object, value: int) -> None:
    if value < 2:
        raise ArgumentError("number", str(value), ("2 or more: the first version revises nothing",))


@final
@attrs.frozen
class Revision:
    """Why a decision is not the first version.

    Args:
        number: which version it is, 2 or more.
        revises: the reference of the version before it.
        on: the day of the revision.
        because: the reason, such as a corrected transcript.
        lapsed: settlements of the version before it that no longer apply: their question is gone, or another one.
    """

    number: int = attrs.field(validator=_a_later_one)
    revises: str
    on: datetime.date = attrs.field(converter=read_day)
    because: str = attrs.field(validator=_said)
    lapsed: tuple[Settlement, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The revision, and each settlement that lapsed, as findings."""
        named = facts(number=self.number, before=self.revises or f"version {self.number - 1}", day=self.on)
        found = [Finding("recognition.revised", Verdict.NOTE, "", named, None, self.because)]
        for settlement in self.lapsed:
            told = facts(code=settlement.code, office=settlement.by)
            found.append(Finding("recognition.settlement-lapsed", Verdict.NOTE, settlement.subject, told))
        return tuple(found)


@final
@attrs.frozen
class Points:
    """The points that were settled, looked up where a rule would otherwise say OPEN."""

    settlements: tuple[Settlement, ...] = ()

    def find(self, code: str, subject: str) -> Settlement | None:
        """The latest settlement of a point."""
        found = [s for s in self.settlements if s.code == code and s.subject == subject]
        return found[-1] if found else None

    def open(self, finding: Finding) -> tuple[Finding, ...]:
        """An OPEN finding, with what a person decided on it."""
        settled = self.find(finding.code, finding.subject)
        return (finding,) if settled is None else (finding, settled.finding)


def verdict_of(findings: tuple[Finding, ...]) -> Verdict:
    """What findings come to: a fail, else an open point that nobody settled, else it holds."""
    if not findings:
        return Verdict.HOLDS
    settled = {(str(f.named["code"]), f.subject): f.verdict for f in findings if f.code == "recognition.settled"}
    verdicts = [settled.get((f.code, f.subject), f.verdict) for f in findings if f.code != "recognition.settled"]
    for verdict in (Verdict.FAILS, Verdict.OPEN):
        if verdict in verdicts:
            return verdict
    return Verdict.HOLDS


@final
@attrs.frozen
class Row:
    """One component studied at the host, side by side with what it becomes at home.

    ``recognised`` is what its credits are worth by the home rules, a range where they give one; ``beyond`` are credits at the
    host beyond what was agreed, which are open or left out. ``findings`` say why, ``grade_findings`` how the grade came about.
    """

    component: Component
    course: CourseResult | None
    credits: Credits | None
    replaces: tuple[str, ...]
    recognised: CreditRange | None
    grade: Grade | None
    shown_grade: str
    method: str
    verdict: Verdict
    findings: tuple[Finding, ...]
    grade_findings: tuple[Finding, ...] = ()
    beyond: Credits | None = None

    @property
    def code(self) -> str:
        """The component's code at the host."""
        return self.component.code

    @property
    def failed(self) -> bool:
        """Whether it was failed at the host; what was passed and is not recognised is no academic debt."""
        return any(finding.code == "recognition.failed" for finding in self.findings)

    @property
    def counted(self) -> Credits | None:
        """The credits at the host without those beyond what was agreed."""
        return self.credits - self.beyond if self.credits is not None and self.beyond is not None else self.credits

    @property
    def report(self) -> Report:
        """All reasons of this row."""
        return Report(self.findings + self.grade_findings)


@final
@attrs.frozen
class HomeRow:
    """One component of the home curriculum, and what replaces it."""

    component: Component
    replaced_by: tuple[str, ...]
    grade: Grade | None
    shown_grade: str
    verdict: Verdict
    findings: tuple[Finding, ...]

    @property
    def code(self) -> str:
        """The component's code at home."""
        return self.component.code
