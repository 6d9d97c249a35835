"""From a transcript of records, a learning agreement and the home rules to a decision.

A learning agreement pairs two lists, not rows. Without matches the whole package is judged: what was agreed and passed is
recognised without further work. A match is judged once, as a whole. What no text decides stays OPEN until a person settles it.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, final

import attrs

from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.reading import read_day
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.papers.agreements import LearningAgreement, Match, what_holds
from bologna_credits.papers.home_rules import HomeRules
from bologna_credits.papers.transcripts import CourseResult, Transcript
from bologna_credits.recognition.codec import from_plain, to_plain
from bologna_credits.recognition.comparison import differences, reasons_changed
from bologna_credits.recognition.credit_limits import share_of
from bologna_credits.recognition.pairing import Pairing
from bologna_credits.recognition.presentation import READABLE, decision_dict, decision_html, decision_text
from bologna_credits.recognition.rows import HomeRow, Points, Revision, Row, Settlement
from bologna_credits.recognition.settlements import check_applied, check_open, lapsed_of
from bologna_credits.recognition.transcript_lines import TranscriptLines, transcript_lines
from bologna_credits.version import VERSION


@final
@attrs.frozen
class Recognition:
    """A decision, with everything it was made from.

    ``rows`` are the components studied, ``home_rows`` the home components and what replaces them, ``outside`` what the transcript
    holds beyond the agreement, ``revision`` why it is not the first version. It prints as a table; ``to_dict`` gives plain data,
    and ``from_dict`` the decision again.
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
        """Which version it is: 1, unless it revises another."""
        return self.revision.number if self.revision is not None else 1

    @property
    def revises(self) -> str:
        """The reference of the version that it revises; empty for the first."""
        return self.revision.revises if self.revision is not None else ""

    @property
    def report(self) -> Report:
        """All findings, each once: on the package, on each component, on the document."""
        found: list[Finding] = [*(self.revision.findings if self.revision is not None else ()), *self.findings]
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
            ArgumentError: no such open point; lists those that are open. Or a grade or credits where none were open.
            ArgumentTypeError: no office, or no reason.
        """
        settled = Settlement(code, subject, verdict, by, on, because, grade, credits)
        return self.settle_all([settled], catalogue=catalogue)

    def settle_all(self, settlements: Iterable[Settlement], *, catalogue: Catalogue | None = None) -> "Recognition":
        """A new decision in which several open points are closed at once, each as :meth:`settle` would.

        Raises:
            ArgumentError: points that are not open, all of them; or a grade or credits where none were open.
        """
        settled = tuple(settlements)
        check_open(self.open, settled)
        decided = self.again(*settled, catalogue=catalogue)
        check_applied((*decided.rows, *decided.home_rows), settled)
        return decided

    def revise(
        self,
        *,
        because: str,
        on: datetime.date | str,
        transcript: Transcript | None = None,
        agreement: LearningAgreement | None = None,
        matches: Iterable[Match] | None = None,
        reference: str | None = None,
        catalogue: Catalogue | None = None,
    ) -> "Recognition":
        """The next version of the decision, from a corrected or completed paper; :func:`diff` tells what changed.

        What a person settled is kept where the same question is still asked. Where it is gone, or has become another one (the
        grade that was open is another now), the settlement lapses: ``revision.lapsed`` and the report tell it.

        Args:
            because: the reason.
            on: the day of the revision.
            transcript: the corrected or completed transcript.
            agreement: the corrected agreement.
            matches: other matches; without them those that the corrected agreement bears, else the same.
            reference: the reference of the new version; without it the same.
            catalogue: another catalogue than the bundled one.

        Raises:
            ArgumentError: no paper that changed.
        """
        if transcript is None and agreement is None and matches is None:
            raise ArgumentError("revise", "nothing new", ("transcript=", "agreement=", "matches="))

        def version(settlements: tuple[Settlement, ...]) -> Recognition:
            return recognise(
                transcript if transcript is not None else self.transcript,
                agreement if agreement is not None else self.agreement,
                self.home,
                matches=pairs,
                settlements=settlements,
                on=on,
                reference=self.reference if reference is None else reference,
                catalogue=catalogue,
            )

        borne = agreement.matches if agreement is not None else ()
        pairs = (borne or self.matches) if matches is None else tuple(matches)
        kept, new = self.settlements, version(self.settlements)
        while lapsed := lapsed_of(kept, self.report, new.report, self.transcript, new.transcript):
            # Without a settlement another point may close or change; each round drops one at least.
            kept = tuple(settlement for settlement in kept if settlement not in lapsed)
            new = version(kept)
        gone = tuple(settlement for settlement in self.settlements if settlement not in kept)
        return attrs.evolve(new, revision=Revision(self.number + 1, self.reference, on, because, gone))

    def again(self, *settled: Settlement, catalogue: Catalogue | None = None) -> "Recognition":
        """The decision computed again from its own papers and rules, with further points settled."""
        decided = recognise(
            self.transcript,
            self.agreement,
            self.home,
            matches=self.matches,
            settlements=(*self.settlements, *settled),
            on=self.on,
            reference=self.reference,
            catalogue=catalogue,
        )
        return attrs.evolve(decided, revision=self.revision)

    def transcript_lines(self) -> TranscriptLines:
        """The lines for the transcript at home: one for each component recognised, with its original title, and the host."""
        return transcript_lines(self)

    def to_dict(self) -> dict[str, Any]:
        """The decision as plain data, ready for JSON: readable keys for people and other software, and ``record`` for from_dict.

        Raises:
            ArgumentTypeError: the home rules hold a method of conversion of the caller's own, which is code.
        """
        return decision_dict(self) | to_plain(self, "decision")

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], *, catalogue: Catalogue | None = None) -> "Recognition":
        """The decision from what :meth:`to_dict` gave: ``from_dict(x.to_dict()) == x``.

        Only ``record`` and ``scales`` are read; the other keys repeat them in words. Rows are read back as stored, whatever the
        definition files say today: :func:`verify` compares.

        Args:
            data: plain data, through JSON or not.
            catalogue: another catalogue than the bundled one.

        Raises:
            DefinitionError: all faults at once, each with its path.
        """
        return from_plain(cls, data, "decision", readable=READABLE, catalogue=catalogue)

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
        HOLDS where the same comes out; FAILS for each row that decides something else; NOTE for rows that decide the same for
        other reasons, and for definition files that have changed since.
    """
    again = decision.again(catalogue=catalogue)
    found = []
    for before, after in zip(decision.data, again.data, strict=False):
        if before != after:
            found.append(Finding("verify.data", Verdict.NOTE, "", facts(before=before, after=after)))
    for changed in differences(decision, again):
        named = facts(what=changed.what, before=changed.before, after=changed.after)
        found.append(Finding("verify.changed", Verdict.FAILS, changed.what, named))
    found += [Finding("verify.reasons", Verdict.NOTE, what) for what in reasons_changed(decision, again)]
    if not any(f.verdict is Verdict.FAILS for f in found):
        found.append(Finding("verify.same", Verdict.HOLDS))
    return Report(found)


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
    >>> from bologna_credits.papers.transcripts import Institution
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
