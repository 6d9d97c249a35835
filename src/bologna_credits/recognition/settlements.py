"""The points that a person settled: the decisions, and their fit to an open point, also after a change."""

import datetime
import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, final, get_args

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.by_place import by_place
from bologna_credits.core.errors import ArgumentError, ArgumentTypeError
from bologna_credits.core.exact import read_exact
from bologna_credits.core.findings import Finding, Verdict, facts, read_verdict
from bologna_credits.core.reading import read_day
from bologna_credits.core.typed import typed
from bologna_credits.core.visible import shown_value
from bologna_credits.credits.amounts import read_amount
from bologna_credits.grades.scales import GradingScale
from bologna_credits.papers.transcripts import Transcript
from bologna_credits.recognition.effects import CREDIT_POINTS, GRADE_POINTS, decided_on
from bologna_credits.recognition.rows import HomeRow, Row

VerdictWord = Literal["holds", "fails"]
"""The verdicts that a person can give."""
MOST_VERSIONS = 9999
"""The largest number of a version."""
FILLED = "text that is not empty"
"""What an office and a reason have to be."""
_ARGUMENTS = {"by": "by (the office)", "because": "because (the reason)"}


def read_filled(argument: str, value: object) -> str:
    """Return text that is not empty.

    Raises:
        ArgumentTypeError: it is empty, or no text.
    """
    if not isinstance(value, str) or not value.strip():
        raise ArgumentTypeError(_ARGUMENTS.get(argument, argument), shown_value(value, repr), FILLED)
    return value


def _check_filled(_: object, attribute: "attrs.Attribute[str]", value: object) -> None:
    read_filled(attribute.name, value)


def _read_decided(value: Verdict | VerdictWord) -> Verdict:
    try:
        verdict = read_verdict(value)
    except ArgumentError as error:
        raise ArgumentError("verdict", error.given, get_args(VerdictWord)) from None
    if verdict not in (Verdict.HOLDS, Verdict.FAILS):
        raise ArgumentError("verdict", verdict, get_args(VerdictWord))
    return verdict


def _check_number(_: object, __: object, value: str | None) -> None:
    if value is not None:
        read_amount(value)


@final
@attrs.frozen(field_transformer=typed)
class Settlement:
    """A person's decision on an OPEN point.

    Args:
        code: the code of the finding that was open.
        subject: its subject.
        verdict: HOLDS or FAILS.
        by: the office that decided.
        on: the day.
        because: the reason.
        grade: the grade that was decided, where a grade was open.
        credits: the credits that were decided, where credits were open.
        without_grade: True if HOLDS on an open grade means that the component is recognised without a grade.

    Raises:
        ArgumentError: another verdict; a grade together with ``without_grade``.
        ArgumentTypeError: no office, or no reason.
        NumberError: credits that are no number, or below 0.

    >>> settled = Settlement("recognition.missing", "A1", "fails", by="Dean", on="2017-02-01", because="not studied")
    >>> settled.finding.message
    'Dean decided on 2017-02-01: not recognised'
    """

    __reduce__ = by_place
    __repr__ = brief

    code: str
    subject: str
    verdict: Verdict = attrs.field(converter=_read_decided)
    by: str = attrs.field(validator=_check_filled)
    on: datetime.date = attrs.field(converter=read_day)
    because: str = attrs.field(validator=_check_filled)
    grade: str | None = None
    credits: str | None = attrs.field(default=None, validator=_check_number)
    without_grade: bool = False

    def __attrs_post_init__(self) -> None:
        if self.without_grade and self.grade is not None:
            raise ArgumentError("grade", f"{self.grade} without a grade", ("a grade", "without_grade"))

    @property
    def point(self) -> tuple[str, str]:
        """The code and the subject of the point that it settles."""
        return self.code, self.subject

    @property
    def finding(self) -> Finding:
        """The decision as a finding; the open one is kept beside it."""
        credits = None if self.credits is None else read_exact(self.credits)
        decided = decided_on(self.code, self.verdict, self.grade, credits)
        named = facts(office=self.by, verdict=self.verdict, day=self.on, code=self.code, decided=decided)
        return Finding("recognition.settled", self.verdict, self.subject, named, because=self.because)


def _check_later(_: object, __: object, value: int) -> None:
    check_number(value)
    if value < 2:
        raise ArgumentError("number", shown_value(value), ("2 or more: the first version revises nothing",))


def check_number(value: int) -> None:
    """Check the number of a version.

    Raises:
        ArgumentError: a number that no decision has.
    """
    if not 1 <= value <= MOST_VERSIONS:
        raise ArgumentError("number", f"less than 1 or more than {MOST_VERSIONS}", ("the number of a version",))


def _read_lapsed(value: Iterable[Settlement]) -> tuple[Settlement, ...]:
    return tuple(value)


@final
@attrs.frozen(field_transformer=typed)
class Revision:
    """The reason for which a decision has a further version.

    Args:
        number: the number of the version, 2 or more.
        revises: the reference of the version before it.
        on: the day of the revision.
        because: the reason, such as a corrected transcript.
        lapsed: settlements of the version before it that no longer apply: their question is gone, has changed or was opened
            again.

    >>> Revision(2, "R-1", "2017-03-01", "a corrected transcript").findings[0].message
    'version 2 of 2017-03-01 replaces version 1'
    """

    __reduce__ = by_place
    __repr__ = brief

    number: int = attrs.field(validator=_check_later)
    revises: str
    on: datetime.date = attrs.field(converter=read_day)
    because: str = attrs.field(validator=_check_filled)
    lapsed: tuple[Settlement, ...] = attrs.field(default=(), converter=_read_lapsed)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The revision, and each settlement that lapsed, as findings."""
        named = facts(number=self.number, earlier=self.number - 1, day=self.on)
        revised = Finding("recognition.revised", Verdict.NOTE, self.revises, named, because=self.because)
        return (revised, *(lapsed_finding(settlement, Verdict.NOTE) for settlement in self.lapsed))


def lapsed_finding(settlement: Settlement, verdict: Verdict) -> Finding:
    """Return the finding that a settlement no longer applies; OPEN if its point is open again."""
    named = facts(code=settlement.code, office=settlement.by)
    return Finding("recognition.settlement-lapsed", verdict, settlement.subject, named)


@final
@attrs.frozen
class Points:
    """The settled points of a decision, looked up where a rule would otherwise answer OPEN."""

    settlements: tuple[Settlement, ...] = ()

    def find(self, code: str, subject: str) -> Settlement | None:
        """Return the latest settlement of a point, or None."""
        return self._latest.get((code, subject)) if self.settlements else None

    @functools.cached_property
    def _latest(self) -> dict[tuple[str, str], Settlement]:
        """The latest settlement of each point, found once."""
        return {settlement.point: settlement for settlement in self.settlements}

    def open(self, finding: Finding) -> tuple[Finding, ...]:
        """Return an OPEN finding, followed by a person's decision on it."""
        settled = self.find(finding.code, finding.subject)
        return (finding,) if settled is None else (finding, settled.finding)

    def answered(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield findings, each OPEN one followed by a person's decision on it."""
        for finding in findings:
            yield from self.open(finding) if finding.verdict is Verdict.OPEN else (finding,)

    def verdict(self, findings: Iterable[Finding]) -> Verdict:
        """Return the verdict of findings together: a fail, else a point that is still open, else HOLDS."""
        found = Verdict.HOLDS
        for finding in findings:
            verdict = finding.verdict
            if verdict is Verdict.OPEN:
                settled = self.find(finding.code, finding.subject)
                verdict = verdict if settled is None else settled.verdict
            if verdict is Verdict.FAILS:
                return verdict
            if verdict is Verdict.OPEN:
                found = verdict
        return found


def check_open(points: Sequence[Finding], settlements: Iterable[Settlement]) -> None:
    """Check that each settlement closes a point that is open.

    Raises:
        ArgumentError: those that do not, all of them; lists the open points.
    """
    known = dict.fromkeys((point.code, point.subject) for point in points)
    unknown = [settlement for settlement in settlements if settlement.point not in known]
    if unknown:
        raise ArgumentError("the open point", _points(unknown), tuple(f"{code} on {subject}" for code, subject in known))


def check_answered(settlements: Iterable[Settlement], scale: GradingScale | None) -> None:
    """Check that HOLDS on an open grade or on missing credits says which, and that no failing grade is decided.

    Args:
        settlements: the decisions on open points.
        scale: the scale at home; None where no grade is wanted.

    Raises:
        ArgumentError: a grade or credits that are missing, all of them, with the grades of the scale; a grade that is a fail.
        UnknownGradeError: a grade that the scale does not have.
    """
    holding = [settlement for settlement in settlements if settlement.verdict is Verdict.HOLDS]
    silent = [s for s in holding if s.code in GRADE_POINTS and s.grade is None and not s.without_grade]
    if silent and scale is not None:
        grades = ", ".join(grade.label for grade in scale.grades if grade.passes)
        known = grades if scale.numbers is None else "; ".join(filter(None, [grades, str(scale.numbers)]))
        raise ArgumentError(
            "grade", f"nothing for {_points(silent)}", (f"a grade of {scale.code} ({known})", "without_grade=True")
        )
    uncounted = [s for s in holding if s.code in CREDIT_POINTS and s.credits is None]
    if uncounted:
        raise ArgumentError("credits", f"nothing for {_points(uncounted)}", ("the number of credits at home",))
    for settlement in holding:
        if settlement.code in GRADE_POINTS and settlement.grade is not None and scale is not None:
            grade = scale.grade(settlement.grade)
            if not grade.passes and grade.conditional is None:
                cure = (f"a passing grade of {scale.code}", "fails, which recognises without a grade")
                raise ArgumentError("grade", f"{settlement.grade} for {_points([settlement])}, a fail on {scale.code}", cure)


def _points(settlements: Iterable[Settlement]) -> str:
    return "; ".join(f"{s.code} on {s.subject}" for s in settlements)


def check_applied(rows: Iterable[Row | HomeRow], settlements: Iterable[Settlement]) -> None:
    """Check that a grade or credits that a person decided are in the row, so that neither is ignored in silence.

    Raises:
        ArgumentError: a grade or credits for a point that asks for none, or together with ``fails``.
    """
    by_code: dict[str, list[Row | HomeRow]] = {}
    for row in rows:
        by_code.setdefault(row.code, []).append(row)
    for settlement in settlements:
        about = by_code.get(settlement.subject, [])
        no = settlement.verdict is Verdict.FAILS
        if settlement.grade is not None and (no or not any(row.grade is not None for row in about)):
            cure = ("a point that asks for a grade, such as recognition.grade-open, with holds",)
            raise ArgumentError("grade", f"{settlement.grade} for {settlement.code}", cure)
        if settlement.without_grade and (no or settlement.code not in GRADE_POINTS):
            cure = ("a point that asks for a grade, such as recognition.grade-open, with holds",)
            raise ArgumentError("without_grade", f"given for {settlement.code}", cure)
        if settlement.credits is not None and (no or not any(_worth(row, settlement.credits) for row in about)):
            cure = ("a point that asks for credits, such as recognition.credits-range, with holds",)
            raise ArgumentError("credits", f"{settlement.credits} for {settlement.code}", cure)


def _worth(row: Row | HomeRow, credits: str) -> bool:
    amount = read_exact(credits)
    return isinstance(row, Row) and row.recognised is not None and row.recognised.low == row.recognised.high == amount


def lapsed_of(
    settlements: Iterable[Settlement], before: Iterable[Finding], after: Iterable[Finding], old: Transcript, new: Transcript
) -> tuple[Settlement, ...]:
    """Return the settlements whose question is gone or has changed: other facts, or another result of the component.

    Args:
        settlements: the decisions on open points.
        before: the points that were open before any of them was settled.
        after: those of the new version.
        old: the transcript before.
        new: the transcript now.
    """
    earlier, later = ({(f.code, f.subject): f for f in found} for found in (before, after))

    def applies(settlement: Settlement) -> bool:
        same = settlement.point in earlier and earlier[settlement.point] == later.get(settlement.point)
        return same and _results(old, settlement.subject) == _results(new, settlement.subject)

    return tuple(settlement for settlement in settlements if not applies(settlement))


def _results(transcript: Transcript, code: str) -> list[tuple[object, ...]]:
    return [(r.label, r.status, r.credits, r.grade) for r in transcript.results(code)]
