"""What the host wrote of one student: the transcript of records.

No learner's name or number is kept: no rule needs it, and what is not there cannot leak into a message or a log.
"""

import datetime
from collections.abc import Iterable, Iterator
from typing import final

import attrs

from bologna_credits.core.errors import ArgumentError, NestedCreditsError
from bologna_credits.core.findings import Report
from bologna_credits.core.reading import Pairs, optional_day, read_pairs
from bologna_credits.core.render import html_table, text_table
from bologna_credits.credits.amounts import Credits, credits_or_none
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.scales import Grade

STATUSES = ("passed", "failed", "in-progress")
TOTALS = ("every", "topmost", "leaves", "courses", "strict")


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
        used: the degree for which it counts already, where it does.

    Raises:
        ArgumentError: a status that is none of the three.
    """

    code: str
    title: str
    credits: Credits | None = attrs.field(default=None, validator=credits_or_none)
    grade: Grade | None = None
    label: str | None = None
    status: str | None = attrs.field(default=None)
    day: datetime.date | None = attrs.field(default=None, converter=optional_day)
    kind: str | None = None
    titles: Pairs = attrs.field(default=(), converter=read_pairs)
    distribution: GradingTable | None = None
    parts: "tuple[CourseResult, ...]" = ()
    used: str | None = None

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
        typed = own if (course.kind or "").casefold() == "course" else []
        found += {"every": own + inner, "topmost": own or inner, "leaves": inner or own, "courses": typed or inner}[policy]
    return found


def _nested(course: CourseResult) -> Iterator[tuple[str, str]]:
    """Each line with credits beside the outermost line around it that has some as well."""
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
        report: what was odd about the document.
        issued: the day of issue.
        source: where it was read from, for people.
    """

    issuer: Institution
    courses: tuple[CourseResult, ...] = ()
    report: Report = Report()
    issued: datetime.date | None = attrs.field(default=None, converter=optional_day)
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
            policy: ``every`` adds all that stand there; ``topmost`` counts the outermost line that has credits, ``leaves`` the
                innermost, ``courses`` the outermost of those that the document calls a Course; ``strict`` counts only where
                credits stand on one level of a branch, as ELMO's schema asks.

        Returns:
            The sum, or None where nothing states credits.

        Raises:
            ArgumentError: another policy.
            MixedCreditsError: lines with credits of several systems.
            NestedCreditsError: with ``strict``, credits on two levels; names all pairs.

        >>> inner = CourseResult("A", "Algebra", Credits(5, "ECTS"), kind="Course")
        >>> outer = CourseResult("P", "Programme", Credits(180, "ECTS"), parts=(inner,))
        >>> print(Transcript(Institution("Oslo"), (outer,)).total("courses"))
        5 ECTS
        """
        if policy not in TOTALS:
            raise ArgumentError("policy", policy, TOTALS)
        pairs = tuple(pair for course in self.courses for pair in _nested(course)) if policy == "strict" else ()
        if pairs:
            raise NestedCreditsError(pairs)
        found = _total(self.courses, "topmost" if policy == "strict" else policy)
        return sum(found[1:], found[0]) if found else None

    def used(self, degree: str, codes: Iterable[str]) -> "Transcript":
        """The transcript with components marked that count for another degree already.

        Args:
            degree: that degree, in words.
            codes: the codes of the components.

        Raises:
            ArgumentError: a code that the transcript does not hold.

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

    _headers = ("code", "title", "credits", "grade", "status", "day")

    def __str__(self) -> str:
        table = text_table(self._headers, self._rows())
        return f"Transcript of records, {self.issuer.name}\n\n{table}"

    def _repr_html_(self) -> str:
        return html_table(self._headers, self._rows(), caption=f"Transcript of records, {self.issuer.name}")
