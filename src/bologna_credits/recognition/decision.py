"""From a transcript of records, a learning agreement and the home rules to a decision.

A learning agreement pairs two lists, not rows. Without matches the whole package is judged: what was agreed and passed is
recognised without further work. A match is judged once, as a whole. Points that no text decides stay OPEN until a person settles
them.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.by_place import by_place
from bologna_credits.core.counting import counted
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.findings import Verdict
from bologna_credits.core.languages import Words, words
from bologna_credits.core.reading import optional_day
from bologna_credits.core.typed import checked, checked_late, items_of
from bologna_credits.core.visible import visible, visibly
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.papers.agreements import LearningAgreement, rules_and_matches
from bologna_credits.papers.components import Match
from bologna_credits.papers.home_rules import ByHost, HomeRules
from bologna_credits.papers.paper_codes import check_codes
from bologna_credits.papers.transcripts import Transcript
from bologna_credits.recognition.codec import from_plain, to_plain
from bologna_credits.recognition.content import DecisionContent
from bologna_credits.recognition.credit_limits import share_of
from bologna_credits.recognition.days import day_findings
from bologna_credits.recognition.pairing import pair
from bologna_credits.recognition.presentation import READABLE, decision_dict, decision_html, decision_text
from bologna_credits.recognition.rulebook import Rulebook, silent_codes
from bologna_credits.recognition.settlements import (
    Points,
    Revision,
    Settlement,
    VerdictWord,
    check_answered,
    check_applied,
    check_open,
    lapsed_of,
)
from bologna_credits.recognition.transcript_lines import TranscriptLines, transcript_lines
from bologna_credits.version import VERSION


@final
@attrs.frozen(kw_only=True)
class Recognition(DecisionContent):
    """A decision, with everything it was made from.

    ``rows`` are the components studied, ``home_rows`` the home components and what replaces them, ``outside`` the courses of the
    transcript beyond the agreement, ``revision`` the reason for a further version. It prints as a table; ``to_dict`` gives plain
    data, and ``from_dict`` restores the decision.

    >>> from bologna_credits import interop
    >>> decision = interop.case.load("examples/kostanay-oslo").recognise()
    >>> [row.code for row in decision.debt], decision.open[0].code
    (['LAW1106'], 'recognition.grade-open')
    """

    __reduce__ = by_place
    __repr__ = brief

    @checked
    def settle(
        self,
        code: str,
        subject: str,
        verdict: Verdict | VerdictWord,
        *,
        by: str,
        on: datetime.date | str,
        because: str,
        grade: str | None = None,
        credits: str | None = None,
        without_grade: bool = False,
        catalogue: Catalogue | None = None,
    ) -> "Recognition":
        """Return a new decision in which a person has closed an OPEN point.

        The open finding stays in the row beside the answer; reports and printed lists show the answer.

        Args:
            code: the code of the open finding.
            subject: its subject.
            verdict: ``holds`` or ``fails``. ``holds`` on an open grade needs the grade, and on missing credits the credits.
                ``fails`` on an open grade recognises the component without a grade; on a condition it refuses recognition.
            by: the office that decides.
            on: the day.
            because: the reason.
            grade: the grade that is decided, where a grade was open.
            credits: the credits that are decided, where credits were open.
            without_grade: True if ``holds`` on an open grade means that the component is recognised without a grade.
            catalogue: another catalogue than the bundled one.

        Raises:
            ArgumentError: no such open point; lists those that are open. Or a grade or credits where none were open, or none
                where they were; lists the grades of the scale.
            ArgumentTypeError: no office, or no reason.
        """
        settled = Settlement(
            code,
            subject,
            verdict,
            by=by,
            on=on,
            because=because,
            grade=grade,
            credits=credits,
            without_grade=without_grade,
        )
        return self.settle_all([settled], catalogue=catalogue)

    @checked
    def settle_all(self, settlements: Iterable[Settlement], *, catalogue: Catalogue | None = None) -> "Recognition":
        """Return a new decision in which several open points are closed at once, each as :meth:`settle` does.

        Args:
            settlements: the decisions on open points.
            catalogue: another catalogue than the bundled one.

        Raises:
            ArgumentError: points that are not open, all of them; a grade or credits where none were open, or none where they
                were.
        """
        settled = items_of("settlements", settlements, Settlement)
        check_open(self.open, settled)
        known = catalogue or default_catalogue()
        check_answered(settled, None if self.home.scale is None else known.grading_scale(self.home.scale))
        decided = self.again(*settled, catalogue=catalogue)
        check_applied((*decided.rows, *decided.home_rows), settled)
        return decided

    @checked
    def revise(
        self,
        *,
        because: str,
        on: datetime.date | str,
        transcript: Transcript | None = None,
        agreement: LearningAgreement | None = None,
        matches: Iterable[Match] | None = None,
        reopen: Iterable[Settlement] = (),
        reference: str | None = None,
        catalogue: Catalogue | None = None,
    ) -> "Recognition":
        """Return the next version, from a corrected paper or without a wrong answer; :func:`diff` shows what changed.

        A settlement is kept where the same question is still open. It lapses where the question is gone or has changed (another
        grade is open now, for example); ``revision.lapsed`` and the report list such settlements.

        Args:
            because: the reason.
            on: the day of the revision.
            transcript: the corrected or completed transcript.
            agreement: the corrected agreement.
            matches: other matches; None takes those of the corrected agreement, else the same as before.
            reopen: settlements of this version that are taken back, so that their points can be settled anew.
            reference: the reference of the new version; None takes the same as before.
            catalogue: another catalogue than the bundled one.

        Raises:
            ArgumentError: no paper was given and nothing is taken back; a settlement that this version does not have.
        """
        back = items_of("reopen", reopen, Settlement)
        for settlement in back:
            if settlement not in self.settlements:
                held = tuple(f"{one.code} of {one.subject}" for one in self.settlements)
                none = ("an answer of this version, which has none",)
                raise ArgumentError("reopen", f"{settlement.code} of {settlement.subject}", held or none)
        if transcript is None and agreement is None and matches is None and not back:
            raise ArgumentError("revise", "nothing new", ("transcript=", "agreement=", "matches=", "reopen="))

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

        agreed = agreement.matches if agreement is not None else ()
        pairs = (agreed or self.matches) if matches is None else tuple(matches)
        kept = tuple(settlement for settlement in self.settlements if settlement not in back)
        new = version(kept)
        while lapsed := lapsed_of(kept, self.asked, new.asked, self.transcript, new.transcript):
            # Without a settlement another point may close or change. Each round drops at least one.
            kept = tuple(settlement for settlement in kept if settlement not in lapsed)
            new = version(kept)
        gone = tuple(settlement for settlement in self.settlements if settlement not in kept)
        return attrs.evolve(new, revision=Revision(self.number + 1, self.reference, on, because=because, lapsed=gone))

    @checked
    def again(self, *settled: Settlement, catalogue: Catalogue | None = None) -> "Recognition":
        """Return the decision computed again from its own papers and rules, with further points settled."""
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
        return decided if self.revision is None else attrs.evolve(decided, revision=self.revision)

    def transcript_lines(self) -> TranscriptLines:
        """Return the lines for the transcript at home, one for each recognised component, with the original title."""
        return transcript_lines(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the decision as plain data, ready for JSON.

        ``record`` is for :meth:`from_dict`; the other keys are for people and other software.

        Raises:
            ArgumentTypeError: the home rules have a conversion method of the caller's own, which is code.
        """
        return to_plain(self, "decision", decision_dict(self))

    @classmethod
    @checked_late
    def from_dict(cls, data: Mapping[str, Any], *, catalogue: Catalogue | None = None) -> "Recognition":
        """Return the decision that :meth:`to_dict` wrote: ``from_dict(x.to_dict()) == x``.

        ``record`` and ``scales`` are read. The other keys repeat them in words; they are derived again, and a difference is a
        fault, as is a digest that is not the document's. Rows are read as stored, even if the definition files have changed
        since; :func:`verify` compares.

        Args:
            data: plain data, through JSON or not.
            catalogue: another catalogue than the bundled one.

        Raises:
            DefinitionError: all faults at once, each with its path.
        """
        return from_plain(cls, data, "decision", readable=READABLE, derive=decision_dict, catalogue=catalogue)

    def _brief(self) -> str:
        said = f"{len(self.recognised)} of {len(self.rows)} recognised, {counted(len(self.open), 'open point')}"
        return f"{self.reference}: {said}" if self.reference else said

    @visibly
    def __str__(self) -> str:
        return decision_text(self)

    def text(self, language: str | Words = "en") -> str:
        """Return the decision for a terminal, in a language. Titles, grades and quoted texts keep their own.

        Args:
            language: the code of a language, such as ``"kk"``.

        Raises:
            ArgumentError: a language without a catalogue; names those that have one.
        """
        return visible(decision_text(self, words(language)))

    def html(self, language: str | Words = "en") -> str:
        """Return the decision as tables of HTML, in a language, with all text escaped.

        Args:
            language: the code of a language, such as ``"kk"``.

        Raises:
            ArgumentError: a language without a catalogue; names those that have one.
        """
        return decision_html(self, words(language))

    def _repr_html_(self) -> str:
        return self.html()


@checked
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
    """Return the home university's decision on the results of a stay abroad.

    Args:
        transcript: the transcript of the host.
        agreement: the learning agreement with its later changes. None if nothing was agreed (free movers, summer schools): each
            component that was passed is then OPEN, to be assessed on request.
        home: the rules of the home university; rules that stay with the agreement take precedence.
        matches: the components that together replace others, where the parties wrote it down; the rest is judged as a package.
            None takes those of the agreement.
        settlements: points that a person has settled; :meth:`Recognition.settle` adds one.
        on: the day of the decision.
        reference: its reference.
        catalogue: another catalogue than the bundled one.

    Returns:
        The decision. Lost credits are findings, not exceptions.

    Raises:
        ArgumentError: a match that names a component which is not in the agreement, or one that another match names, or none that
            was studied; no home rules, neither here nor in the agreement.
        UnknownScaleError: a way for a scale that is not in the catalogue; names the nearest.

    >>> from bologna_credits import Component, CourseResult, Credits, HomeRules, Institution, LearningAgreement
    >>> from bologna_credits import Transcript, grading_scale
    >>> grade = grading_scale("NO-AF").grade("B")
    >>> transcript = Transcript(Institution("Oslo"), (CourseResult("EURO1000", "Europe", Credits(10, "ECTS"), grade),))
    >>> agreement = LearningAgreement([Component("EURO1000", "Europe", Credits(10, "ECTS"))], [Component("POL1", "Politics")])
    >>> print(recognise(transcript, agreement, HomeRules(credits="ECTS")).credits)
    10 ECTS
    """
    given = None if matches is None else items_of("matches", matches, Match)
    rules, pairs, papers = rules_and_matches(agreement, home, given)
    known, day = catalogue or default_catalogue(), optional_day(on)
    check_codes(known, transcript=transcript, agreement=agreement, home=rules)
    if isinstance(rules.by, ByHost):
        hosts = (course.host for course in transcript.walk() if course.host is not None)
        rules.by.check(known, (transcript.issuer, *hosts))
    points = Points(items_of("settlements", settlements, Settlement))
    rulebook = Rulebook(rules, known, points, transcript.issuer, silent_codes(transcript.report))
    paired = pair(transcript, agreement, pairs, rulebook, day)
    return Recognition(
        transcript=transcript,
        agreement=agreement,
        home=rules,
        matches=pairs,
        settlements=points.settlements,
        rows=paired.rows,
        home_rows=paired.home_rows,
        outside=paired.outside,
        findings=(
            *papers,
            *paired.findings,
            *share_of(paired.rows, rulebook),
            *day_findings(transcript, agreement, paired.rows, day, rulebook),
        ),
        data=paired.origins,
        version=VERSION,
        on=day,
        reference=reference,
    )
