"""What the host wrote of one student: the transcript of records.

No learner's name or number is kept: no rule needs it, and what is not there cannot leak into a message or a log.
"""

import datetime
from collections.abc import Iterable, Iterator
from typing import final

import attrs

from bologna_credits.credits import Credits
from bologna_credits.errors import ArgumentError
from bologna_credits.findings import Report
from bologna_credits.grade_rows import Pairs, read_pairs
from bologna_credits.grades import Grade
from bologna_credits.grading_tables import GradingTable
from bologna_credits.provenance import read_day
from bologna_credits.render import html_table, text_table

STATUSES = ("passed", "failed", "in-progress")


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
