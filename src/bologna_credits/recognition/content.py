"""The content of a decision: its papers, rules and rows, without the functions that compute it."""

import datetime
import functools
from collections.abc import Sequence

import attrs

from bologna_credits.core.findings import Finding, Report, Verdict, each_once
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.papers.agreements import LearningAgreement
from bologna_credits.papers.components import Match
from bologna_credits.papers.home_rules import HomeRules
from bologna_credits.papers.transcripts import CourseResult, Institution, Transcript
from bologna_credits.recognition.rows import HomeRow, Row, without_answered
from bologna_credits.recognition.settlements import Revision, Settlement
from bologna_credits.version import VERSION


def host_of_row(row: Row, decision: "DecisionContent", hosts: Sequence[Institution]) -> Institution | None:
    """Return the host of a component studied: that of its line, else the one that the agreement or the transcript names alone.

    Args:
        row: the row of the component.
        decision: the decision.
        hosts: the hosts of its transcript, which are found once for all rows.

    Returns:
        The institution; None if the papers do not show it.
    """
    if row.course is not None:
        return decision.transcript.host_of(row.course)
    if row.component.host is not None:
        word = row.component.host
        return next((host for host in hosts if host.answers_to(word)), Institution(word))
    return hosts[0] if len(hosts) == 1 else None


def keys_of(decision: "DecisionContent") -> tuple[str, ...]:
    """Return the keys of the courses outside the agreement.

    Args:
        decision: the decision.
    """
    keys: dict[object, str] = {}
    for key, course in decision.transcript.keyed():
        keys.setdefault((course.code, course.title, course.titles, course.host), key)
    return tuple(keys.get((one.code, one.title, one.titles, one.host), one.code) for one in decision.outside)


@attrs.frozen(kw_only=True)
class DecisionContent:
    """The papers, rules and rows of a decision; only :class:`bologna_credits.Recognition` extends it.

    It is separate so that the modules that show and compare decisions need not import the one that computes them.
    """

    transcript: Transcript = attrs.field(repr=False)
    agreement: LearningAgreement | None = attrs.field(repr=False)
    home: HomeRules = attrs.field(repr=False)
    matches: tuple[Match, ...] = attrs.field(repr=False)
    settlements: tuple[Settlement, ...]
    rows: tuple[Row, ...]
    home_rows: tuple[HomeRow, ...]
    outside: tuple[CourseResult, ...]
    findings: tuple[Finding, ...] = attrs.field(repr=False)
    data: tuple[str, ...] = attrs.field(repr=False)
    version: str = VERSION
    on: datetime.date | None = None
    reference: str = ""
    revision: Revision | None = None

    @property
    def number(self) -> int:
        """The number of the version, 1 unless it revises another."""
        return self.revision.number if self.revision is not None else 1

    @property
    def revises(self) -> str:
        """The reference of the version that it revises; empty for the first."""
        return self.revision.revises if self.revision is not None else ""

    @property
    def report(self) -> Report:
        """All findings, each once, on the package, on each component and on the document; a settled point is its answer."""
        return Report(without_answered(self._recorded))

    @property
    def open(self) -> tuple[Finding, ...]:
        """The open points without a settlement."""
        settled = {settlement.point for settlement in self.settlements}
        return tuple(finding for finding in self.asked if (finding.code, finding.subject) not in settled)

    @property
    def asked(self) -> tuple[Finding, ...]:
        """The open points, those included that a person has settled."""
        return each_once([finding for finding in self._all if finding.verdict is Verdict.OPEN])

    @functools.cached_property
    def _recorded(self) -> tuple[Finding, ...]:
        """All findings as recorded, each once; collected when they are first read, outside equality and pickles."""
        return each_once(self._all)

    @property
    def _all(self) -> list[Finding]:
        """All findings as recorded; one that several rows share stands in each of them."""
        found: list[Finding] = [*(self.revision.findings if self.revision is not None else ()), *self.findings]
        for row in self.rows:
            found += row.findings + row.grade_findings
        for home_row in self.home_rows:
            found += home_row.findings
        return found

    @property
    def recognised(self) -> tuple[Row, ...]:
        """The components studied that are recognised."""
        return tuple(row for row in self.rows if row.verdict is Verdict.HOLDS)

    @property
    def debt(self) -> tuple[Row, ...]:
        """The components that were failed, which are academic debt."""
        return tuple(row for row in self.rows if row.verdict is Verdict.FAILS and row.failed)

    @property
    def refused(self) -> tuple[Row, ...]:
        """The components that were passed and are not recognised."""
        return tuple(row for row in self.rows if row.verdict is Verdict.FAILS and not row.failed)

    @property
    def surplus(self) -> tuple[tuple[str, Credits], ...]:
        """The credits by component beyond what was agreed that do not count, or not yet."""
        return tuple((row.code, row.beyond) for row in self.rows if row.beyond is not None)

    @property
    def difference(self) -> tuple[HomeRow, ...]:
        """The home components that nothing replaces, which are academic difference."""
        return tuple(row for row in self.home_rows if row.verdict is Verdict.FAILS)

    @property
    def credits(self) -> CreditRange:
        """The recognised credits of the home university; a range where the home rules leave one."""
        worth = [row.recognised for row in self.recognised if row.recognised is not None]
        return sum(worth, CreditRange(0, 0, self.home.credits))
