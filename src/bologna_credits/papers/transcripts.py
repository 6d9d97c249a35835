"""The transcript of records: the results of one student, as the host wrote them.

Learner names and numbers are never stored, so they cannot appear in messages or logs; no rule needs them.
"""

import datetime
import enum
from collections.abc import Iterable, Iterator
from typing import Literal, final, get_args

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import one_of
from bologna_credits.core.counting import counted
from bologna_credits.core.errors import ArgumentError, NestedCreditsError
from bologna_credits.core.findings import Report
from bologna_credits.core.reading import Pairs, optional_day, read_pairs
from bologna_credits.core.render import html_table, text_table
from bologna_credits.credits.amounts import Credits, credits_or_none
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.scales import Grade

Status = Literal["passed", "failed", "in-progress"]
TotalPolicy = Literal["every", "topmost", "leaves", "courses", "strict"]
STATUSES: tuple[Status, ...] = get_args(Status)
_POLICIES: tuple[str, ...] = get_args(TotalPolicy)
_HEADERS = ("code", "title", "credits", "grade", "status", "day")


class ElmoVersion(enum.StrEnum):
    """A version of ELMO that differs from the usual 1.x."""

    BEFORE_1 = "before-1.0"
    SECOND = "2.0"


@final
@attrs.frozen
class Institution:
    """The institution that issued a document.

    Args:
        name: its name.
        country: ISO 3166 alpha-2, where stated.
        identifiers: by type, ``(("schac", "uio.no"), ("erasmus", "N OSLO01"))``.

    >>> Institution("Oslo", "NO", {"schac": "uio.no"}).identifiers
    (('schac', 'uio.no'),)
    """

    name: str
    country: str | None = None
    identifiers: Pairs = attrs.field(default=(), converter=read_pairs)


def _read_parts(value: "Iterable[CourseResult]") -> "tuple[CourseResult, ...]":
    return tuple(value)


def _read_grades(value: Iterable[Grade]) -> tuple[Grade, ...]:
    return tuple(value)


@final
@attrs.frozen
class CourseResult:
    """One line of a transcript of records, and what is nested in it.

    Args:
        code: the local code; a document without one gets a number.
        title: the title, English where there is one.
        credits: the credits as stated; None where none are stated, which is not 0.
        grade: the grade, where a scale explains the label.
        label: the result as printed.
        status: ``passed``, ``failed`` or ``in-progress`` where the document states it.
        day: the day on which it was finished.
        kind: the document's word for it, such as Course, Module or Degree Programme.
        titles: all titles by language.
        distribution: the histogram of this course, where the document has one.
        parts: the lines nested in it.
        used: the degree for which it counts already, if there is one.
        host: the institution that gave the result; None stands for the issuer of the transcript.
        isced: the field of study, an ISCED-F code, where the document states it.
        beside: further grades that the document prints for the same result, on other scales.

    Raises:
        ArgumentError: another status.

    >>> CourseResult("EURO1000", "Europe", Credits(10, "ECTS"), label="B", status="passed").shown_grade
    'B'
    """

    __repr__ = brief

    code: str
    title: str
    credits: Credits | None = attrs.field(default=None, validator=credits_or_none)
    grade: Grade | None = None
    label: str | None = None
    status: Status | None = attrs.field(default=None, validator=one_of(STATUSES))
    day: datetime.date | None = attrs.field(default=None, converter=optional_day)
    kind: str | None = None
    titles: Pairs = attrs.field(default=(), converter=read_pairs)
    distribution: GradingTable | None = None
    parts: "tuple[CourseResult, ...]" = attrs.field(default=(), converter=_read_parts)
    used: str | None = None
    host: Institution | None = None
    isced: str | None = None
    beside: tuple[Grade, ...] = attrs.field(default=(), converter=_read_grades)

    @property
    def shown_grade(self) -> str:
        """The grade on its own scale, or the label as printed."""
        return str(self.grade) if self.grade is not None else (self.label or "–")

    def walk(self) -> "Iterator[CourseResult]":
        """Yield this line and everything nested in it, outermost first."""
        yield self
        for part in self.parts:
            yield from part.walk()


def _read_courses(value: Iterable[CourseResult]) -> tuple[CourseResult, ...]:
    return tuple(value)


def _total(courses: Iterable[CourseResult], policy: TotalPolicy) -> list[Credits]:
    found = []
    for course in courses:
        inner = _total(course.parts, policy)
        own = [course.credits] if course.credits is not None else []
        typed = own if (course.kind or "").casefold() == "course" else []
        found += {"every": own + inner, "topmost": own or inner, "leaves": inner or own, "courses": typed or inner}[policy]
    return found


def _nested(course: CourseResult) -> Iterator[tuple[str, str]]:
    """Yield each line with credits, after the outermost line around it that has credits as well."""
    for part in course.parts:
        if course.credits is None:
            yield from _nested(part)
        else:
            yield from ((course.code, line.code) for line in part.walk() if line.credits is not None)


@final
@attrs.frozen
class Transcript:
    """A transcript of records.

    Args:
        issuer: the institution that wrote it.
        courses: its lines, outermost only; nested ones are their parts.
        report: the oddities of the document.
        issued: the day of issue.
        source: the file or address that it was read from, for people.

    >>> transcript = Transcript(Institution("Oslo"), [CourseResult("EURO1000", "Europe", label="B")])
    >>> [course.code for course in transcript.walk()]
    ['EURO1000']
    """

    __repr__ = brief

    issuer: Institution
    courses: tuple[CourseResult, ...] = attrs.field(default=(), converter=_read_courses)
    report: Report = Report()
    issued: datetime.date | None = attrs.field(default=None, converter=optional_day)
    source: str = ""

    def walk(self) -> Iterator[CourseResult]:
        """Yield all lines, outermost first."""
        for course in self.courses:
            yield from course.walk()

    def host_of(self, course: CourseResult) -> Institution:
        """Return the institution that gave a result: its own host, else the issuer of the transcript.

        >>> bologna = CourseResult("A", "Algebra", host=Institution("Bologna"))
        >>> Transcript(Institution("Oslo"), [bologna]).host_of(bologna).name
        'Bologna'
        """
        return course.host if course.host is not None else self.issuer

    def results(self, code: str) -> tuple[CourseResult, ...]:
        """Return all lines of one component."""
        return tuple(course for course in self.walk() if course.code == code)

    def total(self, policy: TotalPolicy) -> Credits | None:
        """Return the sum of credits, by a policy that the caller names.

        Credits on a programme and on its courses are the same credits, and no single rule gives the right sum.

        Args:
            policy: ``every`` adds all credits of the document; ``topmost`` counts the outermost line that has credits, ``leaves``
                the innermost, ``courses`` the outermost of those that the document calls a Course; ``strict`` requires
                credits on one level of each branch, as ELMO's schema does.

        Returns:
            The sum, or None if no line states credits.

        Raises:
            ArgumentError: another policy.
            MixedCreditsError: lines with credits of several systems.
            NestedCreditsError: with ``strict``, credits on two levels; names all pairs.

        >>> inner = CourseResult("A", "Algebra", Credits(5, "ECTS"), kind="Course")
        >>> outer = CourseResult("P", "Programme", Credits(180, "ECTS"), parts=(inner,))
        >>> print(Transcript(Institution("Oslo"), (outer,)).total("courses"))
        5 ECTS
        """
        if policy not in _POLICIES:
            raise ArgumentError("policy", policy, _POLICIES)
        pairs = tuple(pair for course in self.courses for pair in _nested(course)) if policy == "strict" else ()
        if pairs:
            raise NestedCreditsError(pairs)
        found = _total(self.courses, "topmost" if policy == "strict" else policy)
        return sum(found[1:], found[0]) if found else None

    def used(self, degree: str, codes: Iterable[str]) -> "Transcript":
        """Return the transcript with the components marked that already count for another degree.

        Args:
            degree: that degree, in words.
            codes: the codes of the components.

        Raises:
            ArgumentError: a code that is not in the transcript.

        >>> paper = Transcript(Institution("Oslo"), (CourseResult("A", "Algebra"),))
        >>> paper.used("Bachelor of Mathematics", ["A"]).courses[0].used
        'Bachelor of Mathematics'
        """
        wanted = tuple(codes)
        known = tuple(course.code for course in self.walk())
        for code in wanted:
            if code not in known:
                raise ArgumentError("a component that is used", code, known)

        def mark(course: CourseResult) -> CourseResult:
            used = degree if course.code in wanted else course.used
            return attrs.evolve(course, used=used, parts=tuple(mark(part) for part in course.parts))

        return attrs.evolve(self, courses=tuple(mark(course) for course in self.courses))

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

    def _brief(self) -> str:
        return f"{self.issuer.name}: {counted(len(self.courses), 'course')}"

    def __str__(self) -> str:
        table = text_table(_HEADERS, self._rows())
        return f"Transcript of records, {self.issuer.name}\n\n{table}"

    def _repr_html_(self) -> str:
        return html_table(_HEADERS, self._rows(), caption=f"Transcript of records, {self.issuer.name}")
