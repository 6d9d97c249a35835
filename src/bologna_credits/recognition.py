"""From a transcript of records, a learning agreement and the home rules to a decision.

A learning agreement pairs two lists, not rows. Without matches the whole package is judged: what was agreed and passed is
recognised without further work. A match is judged once, as a whole. What no text decides stays OPEN until a person settles it.
"""

import datetime
from collections.abc import Iterable
from typing import Any, final

import attrs

from bologna_credits.catalogue import Catalogue, default_catalogue
from bologna_credits.credit_limits import share_of
from bologna_credits.credits import CreditRange, Credits
from bologna_credits.decision import HomeRow, Points, Row, Settlement
from bologna_credits.decision_text import decision_dict, decision_html, decision_text
from bologna_credits.errors import ArgumentError
from bologna_credits.findings import Finding, Report, Verdict, facts
from bologna_credits.home_rules import HomeRules
from bologna_credits.learning_agreements import LearningAgreement, Match, what_holds
from bologna_credits.pairing import Pairing
from bologna_credits.provenance import read_day
from bologna_credits.records import CourseResult, Transcript
from bologna_credits.version import VERSION


@final
@attrs.frozen
class Recognition:
    """A decision, with everything it was made from.

    ``rows`` are the components studied, ``home_rows`` the home components and what replaces them, ``outside`` what the transcript
    holds beyond the agreement. It prints as a table; ``to_dict`` gives plain data.
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

    @property
    def report(self) -> Report:
        """All findings, each once: on the package, on each component, on the document."""
        found: list[Finding] = [*self.findings]
        for row in self.rows:
            found += row.report
        for home_row in self.home_rows:
            found += home_row.findings
        return Report(dict.fromkeys(found))

    @property
    def open(self) -> tuple[Finding, ...]:
        """The points that no text decides and nobody has settled."""
        settled = {(str(f.named["code"]), f.subject) for f in self.report if f.code == "recognition.settled"}
        return tuple(f for f in self.report.open if (f.code, f.subject) not in settled)

    @property
    def recognised(self) -> tuple[Row, ...]:
        """Components studied that are recognised."""
        return tuple(row for row in self.rows if row.verdict is Verdict.HOLDS)

    @property
    def debt(self) -> tuple[Row, ...]:
        """Components that were failed: academic debt."""
        return tuple(row for row in self.rows if row.verdict is Verdict.FAILS and row.failed)

    @property
    def refused(self) -> tuple[Row, ...]:
        """Components that were passed and are not recognised."""
        return tuple(row for row in self.rows if row.verdict is Verdict.FAILS and not row.failed)

    @property
    def surplus(self) -> tuple[tuple[str, Credits], ...]:
        """By component what was achieved beyond what was agreed and does not count, or not yet."""
        return tuple((row.code, row.beyond) for row in self.rows if row.beyond is not None)

    @property
    def difference(self) -> tuple[HomeRow, ...]:
        """Home components that nothing replaces: academic difference."""
        return tuple(row for row in self.home_rows if row.verdict is Verdict.FAILS)

    @property
    def credits(self) -> CreditRange:
        """What is recognised, in credits of the home university; a range where the home rules leave one."""
        worth = [row.recognised for row in self.recognised if row.recognised is not None]
        return sum(worth, CreditRange(0, 0, self.home.credits))

    def settle(
        self,
        code: str,
        subject: str,
        verdict: Verdict | str,
        *,
        by: str,
        on: datetime.date | str,
        because: str,
        grade: str | None = None,
        credits: str | None = None,
        catalogue: Catalogue | None = None,
    ) -> "Recognition":
        """A new decision in which a person has closed an OPEN point; the open finding stays beside the answer.

        Args:
            code: the code of the open finding.
            subject: what it is about.
            verdict: ``holds`` or ``fails``.
            by: the office that decides.
            on: the day.
            because: the reason.
            grade: the grade it decides, where a grade was open.
            credits: the credits it decides, where credits were open.
            catalogue: another catalogue than the bundled one.

        Raises:
            ArgumentError: no such open point; lists those that are open.
        """
        points = tuple(f"{f.code} on {f.subject}" for f in self.open)
        if not any(f.code == code and f.subject == subject for f in self.open):
            raise ArgumentError("the open point", f"{code} on {subject}", points)
        settled = Settlement(code, subject, Verdict(verdict), by, read_day(on), because, grade, credits)
        return self.again(settled, catalogue=catalogue)

    def again(self, *settled: Settlement, catalogue: Catalogue | None = None) -> "Recognition":
        """The decision computed again from its own papers and rules, with further points settled."""
        return recognise(
            self.transcript,
            self.agreement,
            self.home,
            matches=self.matches,
            settlements=(*self.settlements, *settled),
            on=self.on,
            reference=self.reference,
            catalogue=catalogue,
        )

    def to_dict(self) -> dict[str, Any]:
        """The decision as plain data: text, numbers as text, lists and dicts."""
        return decision_dict(self)

    def __str__(self) -> str:
        return decision_text(self)

    def _repr_html_(self) -> str:
        return decision_html(self)


def verify(decision: Recognition, *, catalogue: Catalogue | None = None) -> Report:
    """A decision computed again from the papers and rules that travel with it.

    Args:
        decision: a decision, of today or years old.
        catalogue: another catalogue than the bundled one.

    Returns:
        HOLDS where the same comes out; FAILS for each row that differs; NOTE for definition files that have changed since.
    """
    again = decision.again(catalogue=catalogue)
    found = []
    for before, after in zip(decision.data, again.data, strict=False):
        if before != after:
            found.append(Finding("verify.data", Verdict.NOTE, "", facts(before=before, after=after)))
    old, new = _by_code(decision), _by_code(again)
    for code in dict.fromkeys((*old, *new)):
        if old.get(code) != new.get(code):
            named = facts(what=code, before=_told(old.get(code)), after=_told(new.get(code)))
            found.append(Finding("verify.changed", Verdict.FAILS, code, named))
    if not any(f.verdict is Verdict.FAILS for f in found):
        found.append(Finding("verify.same", Verdict.HOLDS))
    return Report(found)


def _by_code(decision: Recognition) -> dict[str, Row | HomeRow]:
    rows: dict[str, Row | HomeRow] = {f"host {row.code}": row for row in decision.rows}
    return rows | {f"home {row.code}": row for row in decision.home_rows}


def _told(row: Row | HomeRow | None) -> str:
    return "absent" if row is None else f"{row.verdict.value}, {row.shown_grade}"


def recognise(
    transcript: Transcript,
    agreement: LearningAgreement | None,
    home: HomeRules | None = None,
    *,
    matches: Iterable[Match] | None = None,
    settlements: Iterable[Settlement] = (),
    on: datetime.date | str | None = None,
    reference: str = "",
    catalogue: Catalogue | None = None,
) -> Recognition:
    """The home university's decision on what a student brings back.

    Args:
        transcript: what the host wrote.
        agreement: the learning agreement with its later changes; None where nothing was agreed (free movers, summer schools):
            then each component that was passed is OPEN, to be assessed on request.
        home: the rules of the home university; those that the agreement bears go before them.
        matches: which components together replace which, where the parties wrote it down; the rest is judged as a package.
            Left out, those of the agreement.
        settlements: points that a person has settled; :meth:`Recognition.settle` adds one.
        on: the day of the decision.
        reference: its reference.
        catalogue: another catalogue than the bundled one.

    Returns:
        The decision. Lost credits are findings, not exceptions.

    Raises:
        ArgumentError: a match that names a component which is not in the agreement, or one that another match holds; no home
            rules, neither here nor in the agreement.

    >>> from bologna_credits import Component, CourseResult, Credits, HomeRules, LearningAgreement, Transcript, grading_scale
    >>> from bologna_credits.records import Institution
    >>> grade = grading_scale("NO-AF").grade("B")
    >>> transcript = Transcript(Institution("Oslo"), (CourseResult("EURO1000", "Europe", Credits(10, "ECTS"), grade),))
    >>> agreement = LearningAgreement([Component("EURO1000", "Europe", Credits(10, "ECTS"))], [Component("POL1", "Politics")])
    >>> print(recognise(transcript, agreement, HomeRules(credits="ECTS")).credits)
    10 ECTS
    """
    known = catalogue if catalogue is not None else default_catalogue()
    points = Points(tuple(settlements))
    rules, pairs, bound = what_holds(agreement, home, matches)
    paired = Pairing(transcript, agreement, rules, pairs, points, known)
    paired.judge_matches()
    paired.judge_package()
    rows = tuple(paired.rows[component.code] for component in paired.studied)
    return Recognition(
        transcript,
        agreement,
        rules,
        paired.matches,
        points.settlements,
        rows,
        tuple(paired.home_rows[component.code] for component in paired.needed),
        paired.outside,
        (*bound, *paired.findings, *share_of(rows, rules, points)),
        paired.origins(),
        VERSION,
        None if on is None else read_day(on),
        reference,
    )
