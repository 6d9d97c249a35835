"""What a decision on recognition is made of: the home rules, its rows, and what a person settled."""

import datetime
from typing import final

import attrs

from bologna_credits.circumstances import Case, one_of
from bologna_credits.credits import CreditRange, Credits, read_code
from bologna_credits.errors import ArgumentError
from bologna_credits.findings import Finding, Report, Verdict, facts
from bologna_credits.grade_conversion import By, Chain
from bologna_credits.grades import Grade
from bologna_credits.grading_tables import GradingTable
from bologna_credits.onto import OntoGrade
from bologna_credits.overlap import GradingTables
from bologna_credits.practice_rules import CreditPolicy
from bologna_credits.provenance import Source, read_day
from bologna_credits.records import Component, CourseResult

_CONVERT = ("convert", "without")
_SHORTFALL = ("open", "accept", "refuse")
_SEVERAL = ("open", "without")


@final
@attrs.frozen
class CourseTables:
    """Grading tables with each course's own histogram as the host table.

    A histogram of one course is not a reference group; every use of it carries a NOTE.

    Args:
        home: the grading table at home.
        choose: minimum, average, median or maximum.
        onto: how an average becomes a legal grade.
    """

    home: GradingTable
    choose: str
    onto: OntoGrade | str | None = None

    def method_for(self, course: CourseResult) -> GradingTables | None:
        """The method for a course, or None where its document brings no histogram."""
        if course.distribution is None:
            return None
        return GradingTables(course.distribution, self.home, choose=self.choose, onto=self.onto)


@final
@attrs.frozen
class HomeRules:
    """The rules of the home university; they travel with the decision.

    Args:
        credits: the code of the credit system at home.
        scale: the code of the grading scale at home; None where no grade is wanted.
        case: the student's circumstances.
        policy: how a range of credits becomes a number, or the code of a practice; None leaves the range.
        by: how grades are converted; None takes the only published table, and is OPEN where there is none.
        grades: ``convert``, or ``without`` where everything is recognised without grade.
        shortfall: what happens where all was passed with fewer credits than agreed: ``open``, ``accept`` or ``refuse``.
        several_grades: several host grades for one home component: ``open``, or ``without`` grade.
        on: the day that counts for dated rules.
        source: the text of these rules.

    Raises:
        ArgumentError: a word that is none of these.

    >>> HomeRules(credits="kz-rk", scale="KZ-2011", case=Case(cycle="first")).credits
    'KZ-RK'
    """

    credits: str = attrs.field(converter=read_code)
    scale: str | None = None
    case: Case = Case()
    policy: CreditPolicy | str | None = None
    by: By | Chain | CourseTables = None
    grades: str = attrs.field(default="convert", validator=one_of(_CONVERT))
    shortfall: str = attrs.field(default="open", validator=one_of(_SHORTFALL))
    several_grades: str = attrs.field(default="open", validator=one_of(_SEVERAL))
    on: datetime.date | None = attrs.field(default=None, converter=attrs.converters.optional(read_day))
    source: Source | None = None


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
    """

    code: str
    subject: str
    verdict: Verdict = attrs.field(converter=Verdict)
    by: str
    on: datetime.date = attrs.field(converter=read_day)
    because: str
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

    ``recognised`` is what its credits are worth by the home rules, a range where they give one. ``findings`` say why,
    ``grade_findings`` how the grade came about.
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

    @property
    def code(self) -> str:
        """The component's code at the host."""
        return self.component.code

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
