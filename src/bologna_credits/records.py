"""One student's papers: transcript of records, learning agreement, and what pairs them.

No learner's name or number is kept: no rule needs it, and what is not there cannot leak into a message or a log.
"""

import datetime
from collections.abc import Iterable, Iterator
from typing import TypeVar, final

import attrs

from bologna_credits.circumstances import Case
from bologna_credits.credits import Credits
from bologna_credits.errors import ArgumentError, ArgumentTypeError
from bologna_credits.findings import Finding, Report, Verdict, facts
from bologna_credits.grade_rows import Pairs, read_pairs
from bologna_credits.grades import Grade
from bologna_credits.grading_tables import GradingTable
from bologna_credits.provenance import Source, read_day
from bologna_credits.render import html_table, text_table

T = TypeVar("T")
STATUSES = ("passed", "failed", "in-progress")


def _tuple(value: Iterable[T]) -> tuple[T, ...]:
    if isinstance(value, str):
        raise ArgumentTypeError("codes", repr(value), 'a list of codes, such as ("MAT101",)')
    return tuple(value)


def _read_texts(value: Iterable[str]) -> tuple[str, ...]:
    return _tuple(value)


def _day_or_none(value: datetime.date | str | None) -> datetime.date | None:
    return None if value is None else read_day(value, "day")


@final
@attrs.frozen
class Institution:
    """Who issued a document.

    Args:
        name: its name.
        country: ISO 3166 alpha-2, where stated.
        identifiers: by type, ``(("schac", "uio.no"), ("erasmus", "N OSLO01"))``.
    """

    name: str
    country: str | None = None
    identifiers: Pairs = attrs.field(default=(), converter=read_pairs)


@final
@attrs.frozen
class CourseResult:
    """One line of a transcript of records, and what is nested in it.

    Args:
        code: the local code; a document without one gets a number.
        title: the title, English where there is one.
        credits: as stated; None where nothing is stated, which is not 0.
        grade: the grade, where a scale explains the label.
        label: the result as printed.
        status: ``passed``, ``failed`` or ``in-progress`` where the document states it.
        day: when it was finished.
        kind: the document's word for it: Course, Module, Degree Programme.
        titles: all titles by language.
        distribution: the histogram of this course, where the document brings one.
        parts: what is nested in it.

    Raises:
        ArgumentError: a status that is none of the three.
    """

    code: str
    title: str
    credits: Credits | None = None
    grade: Grade | None = None
    label: str | None = None
    status: str | None = attrs.field(default=None)
    day: datetime.date | None = attrs.field(default=None, converter=_day_or_none)
    kind: str | None = None
    titles: Pairs = attrs.field(default=(), converter=read_pairs)
    distribution: GradingTable | None = None
    parts: "tuple[CourseResult, ...]" = ()

    @status.validator
    def _one_of_three(self, _: object, value: str | None) -> None:
        if value is not None and value not in STATUSES:
            raise ArgumentError("status", value, STATUSES)

    @property
    def shown_grade(self) -> str:
        """The grade on its own scale, or the label as printed."""
        return str(self.grade) if self.grade is not None else (self.label or "–")

    def walk(self) -> "Iterator[CourseResult]":
        """This line and everything nested in it, outermost first."""
        yield self
        for part in self.parts:
            yield from part.walk()


def _total(courses: Iterable[CourseResult], policy: str) -> list[Credits]:
    found = []
    for course in courses:
        inner = _total(course.parts, policy)
        own = [course.credits] if course.credits is not None else []
        found += {"every": own + inner, "topmost": own or inner, "leaves": inner or own}[policy]
    return found


@final
@attrs.frozen
class Transcript:
    """A transcript of records.

    Args:
        issuer: the institution that wrote it.
        courses: its lines, outermost only; nested ones are their parts.
        report: what was odd about the document.
        issued: the day of issue.
        source: where it was read from, for people.
    """

    issuer: Institution
    courses: tuple[CourseResult, ...] = ()
    report: Report = Report()
    issued: datetime.date | None = attrs.field(default=None, converter=_day_or_none)
    source: str = ""

    def walk(self) -> Iterator[CourseResult]:
        """All lines, outermost first."""
        for course in self.courses:
            yield from course.walk()

    def results(self, code: str) -> tuple[CourseResult, ...]:
        """All lines of one component."""
        return tuple(course for course in self.walk() if course.code == code)

    def total(self, policy: str) -> Credits | None:
        """The sum of credits, by a rule that the caller names; credits on a programme and on its courses are the same.

        Args:
            policy: ``every`` adds all that stand there, ``topmost`` counts the outermost line that has credits, ``leaves``
                the innermost.

        Returns:
            The sum, or None where nothing states credits.

        Raises:
            ArgumentError: another policy.
            MixedCreditsError: lines with credits of several systems.
        """
        if policy not in ("every", "topmost", "leaves"):
            raise ArgumentError("policy", policy, ("every", "topmost", "leaves"))
        found = _total(self.courses, policy)
        return sum(found[1:], found[0]) if found else None

    def _rows(self) -> list[list[str]]:
        rows = []

        def add(course: CourseResult, depth: int) -> None:
            title = "· " * depth + course.title
            credits = str(course.credits) if course.credits is not None else "–"
            rows.append([course.code, title, credits, course.shown_grade, course.status or "", str(course.day or "")])
            for part in course.parts:
                add(part, depth + 1)

        for course in self.courses:
            add(course, 0)
        return rows

    _headers = ("code", "title", "credits", "grade", "status", "day")

    def __str__(self) -> str:
        table = text_table(self._headers, self._rows())
        return f"Transcript of records, {self.issuer.name}\n\n{table}"

    def _repr_html_(self) -> str:
        return html_table(self._headers, self._rows(), caption=f"Transcript of records, {self.issuer.name}")


@final
@attrs.frozen
class Component:
    """One component of a learning agreement.

    Args:
        code: its code at the institution that runs it.
        title: its title.
        credits: the credits agreed; None where none are stated.
        case: circumstances that differ from the student's, ``Case(activity="practice.industrial")``.
    """

    code: str
    title: str
    credits: Credits | None = None
    case: Case = Case()


def _read_components(value: Iterable[Component]) -> tuple[Component, ...]:
    return _tuple(value)


@final
@attrs.frozen
class Change:
    """A later change of a learning agreement: what goes and what comes, in both tables.

    Args:
        day: the day of the change.
        drop_studied: codes that leave table A.
        add_studied: components that enter table A.
        drop_recognised: codes that leave table B.
        add_recognised: components that enter table B.
        signed: whether all parties signed; a proposal is not in force.
        reason: why, as the paper says.
    """

    day: datetime.date = attrs.field(converter=read_day)
    drop_studied: tuple[str, ...] = attrs.field(default=(), converter=_read_texts)
    add_studied: tuple[Component, ...] = attrs.field(default=(), converter=_read_components)
    drop_recognised: tuple[str, ...] = attrs.field(default=(), converter=_read_texts)
    add_recognised: tuple[Component, ...] = attrs.field(default=(), converter=_read_components)
    signed: bool = True
    reason: str = ""


@final
@attrs.frozen
class Match:
    """Components of the host that together replace components at home, where the parties wrote it down.

    A learning agreement pairs two lists, not rows: without matches the whole package is judged.

    Args:
        host: codes of components studied.
        home: codes of components recognised for them.
        condition: what must be met besides passing; None where recognition is automatic.
        source: the text that pairs them.
    """

    host: tuple[str, ...] = attrs.field(converter=_read_texts)
    home: tuple[str, ...] = attrs.field(converter=_read_texts)
    condition: str | None = None
    source: Source | None = None

    def __str__(self) -> str:
        return f"{' + '.join(self.host)} → {' + '.join(self.home)}"


def _read_changes(value: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(_tuple(value), key=lambda change: change.day))


@final
@attrs.frozen
class Effective:
    """What a learning agreement says on a day: both tables after the signed changes."""

    studied: tuple[Component, ...]
    recognised: tuple[Component, ...]
    report: Report


@final
@attrs.frozen
class LearningAgreement:
    """A learning agreement: table A, what is studied at the host, and table B, what is recognised at home.

    Args:
        studied: table A.
        recognised: table B; the two need no one-to-one correspondence.
        changes: later changes, in any order.
        signed: the day on which the last party signed.
        reference: its number, for decisions.
    """

    studied: tuple[Component, ...] = attrs.field(converter=_read_components)
    recognised: tuple[Component, ...] = attrs.field(converter=_read_components)
    changes: tuple[Change, ...] = attrs.field(default=(), converter=_read_changes)
    signed: datetime.date | None = attrs.field(default=None, converter=_day_or_none)
    reference: str = ""

    def effective(self, on: datetime.date | str | None = None) -> Effective:
        """Both tables on a day, or after all changes.

        >>> first = Component("MAT1", "Calculus")
        >>> other = Component("MAT2", "Algebra")
        >>> change = Change("2016-09-20", drop_studied=["MAT1"], add_studied=[other])
        >>> [c.code for c in LearningAgreement([first], [], [change]).effective().studied]
        ['MAT2']
        """
        day = None if on is None else read_day(on)
        studied, recognised = list(self.studied), list(self.recognised)
        found = []
        for change in self.changes:
            if day is not None and change.day > day:
                continue
            if not change.signed:
                found.append(Finding("recognition.change-unsigned", Verdict.NOTE, "", facts(day=change.day)))
                continue
            known = {component.code for component in (*studied, *recognised)}
            strange = [code for code in (*change.drop_studied, *change.drop_recognised) if code not in known]
            if strange:
                named = facts(day=change.day, codes=", ".join(strange))
                found.append(Finding("recognition.change-unknown", Verdict.OPEN, ", ".join(strange), named))
            studied = [c for c in studied if c.code not in change.drop_studied] + list(change.add_studied)
            recognised = [c for c in recognised if c.code not in change.drop_recognised] + list(change.add_recognised)
        return Effective(tuple(studied), tuple(recognised), Report(found))
