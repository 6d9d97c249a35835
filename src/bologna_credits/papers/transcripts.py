"""The transcript of records: the results of one student, as the host wrote them, without the learner's name and numbers."""

import datetime
import enum
import functools
from collections.abc import Iterable, Iterator
from typing import Literal, final, get_args

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.by_place import by_place
from bologna_credits.core.circumstances import one_of
from bologna_credits.core.counting import counted
from bologna_credits.core.countries import optional_country
from bologna_credits.core.errors import ArgumentError, NestedCreditsError
from bologna_credits.core.findings import Report
from bologna_credits.core.reading import Pairs, fold, optional_day, read_pairs
from bologna_credits.core.render import html_table, text_table
from bologna_credits.core.typed import checked, items_of, typed
from bologna_credits.core.visible import visibly
from bologna_credits.credits.amounts import Credits
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.scales import Grade
from bologna_credits.papers.course_index import CourseIndex

Status = Literal["passed", "failed", "in-progress"]
TotalPolicy = Literal["every", "topmost", "leaves", "courses", "strict"]
STATUSES: tuple[Status, ...] = get_args(Status)
_POLICIES: tuple[str, ...] = get_args(TotalPolicy)
_HEADERS = ("code", "title", "credits", "grade", "status", "day")
_HOST = "host"
_DEEPEST = 100


class ElmoVersion(enum.StrEnum):
    """A version of ELMO that differs from the usual 1.x."""

    BEFORE_1 = "before-1.0"
    SECOND = "2.0"


@final
# It may have very many identifiers, and each of many lines asks for its hash.
@attrs.frozen(cache_hash=True, field_transformer=typed)
class Institution:
    """The institution that issued a document.

    Args:
        name: its name.
        country: ISO 3166 alpha-2, where stated; UK is read as GB, EL as GR.
        identifiers: by type, ``(("schac", "uio.no"), ("erasmus", "N OSLO01"))``.

    Raises:
        UnknownCountryError: no country has this code; names the nearest.

    >>> Institution("Oslo", "NO", {"schac": "uio.no"}).identifiers
    (('schac', 'uio.no'),)
    """

    __reduce__ = by_place
    __repr__ = brief

    name: str
    country: str | None = attrs.field(default=None, converter=optional_country)
    identifiers: Pairs = attrs.field(default=(), converter=read_pairs)

    @checked
    def same_as(self, other: "Institution") -> bool:
        """Return True if two documents mean the same institution: by an identifier of one type, else by name and country.

        Args:
            other: the institution as the other document states it.

        >>> Institution("Oslo", "NO").same_as(Institution("OSLO")), Institution("Oslo", "NO").same_as(Institution("Oslo", "US"))
        (True, False)
        """
        own, others = dict(self.identifiers), dict(other.identifiers)
        shared = own.keys() & others.keys()
        if shared:
            return any(fold(own[kind]) == fold(others[kind]) for kind in shared)
        countries = {country for country in (self.country, other.country) if country is not None}
        return fold(self.name) == fold(other.name) and len(countries) < 2

    @checked
    def answers_to(self, word: str) -> bool:
        """Return True if a word is its name or one of its identifiers.

        Args:
            word: the word, in capital or small letters.

        >>> Institution("Oslo", "NO", {"schac": "uio.no"}).answers_to("UIO.no")
        True
        """
        return fold(word) in {fold(self.name), *(fold(value) for _, value in self.identifiers)}


def _read_parts(value: "Iterable[CourseResult]") -> "tuple[CourseResult, ...]":
    return tuple(value)


def _check_depth(_: "CourseResult", __: object, value: "tuple[CourseResult, ...]") -> None:
    level, depth = value, 1
    while level and depth < _DEEPEST:
        level, depth = tuple(part for course in level for part in course.parts), depth + 1
    if level:
        raise ArgumentError("parts", f"nested more than {_DEEPEST} deep", (f"at most {_DEEPEST} lines within each other",))


def _read_grades(value: Iterable[Grade]) -> tuple[Grade, ...]:
    return tuple(value)


@final
@attrs.frozen(field_transformer=typed)
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
        host: the institution that gave the result; None stands for that of the line around it, else the issuer of the transcript.
        isced: the field of study, an ISCED-F code, where the document states it.
        beside: further grades that the document prints for the same result, on other scales.

    Raises:
        ArgumentError: another status; lines nested more than 100 deep.

    >>> CourseResult("EURO1000", "Europe", Credits(10, "ECTS"), label="B", status="passed").shown_grade
    'B'
    """

    __reduce__ = by_place
    __repr__ = brief

    code: str
    title: str
    credits: Credits | None = None
    grade: Grade | None = None
    label: str | None = None
    status: Status | None = attrs.field(default=None, validator=one_of(STATUSES))
    day: datetime.date | None = attrs.field(default=None, converter=optional_day)
    kind: str | None = None
    titles: Pairs = attrs.field(default=(), converter=read_pairs)
    distribution: GradingTable | None = None
    parts: "tuple[CourseResult, ...]" = attrs.field(default=(), converter=_read_parts, validator=_check_depth)
    used: str | None = None
    host: Institution | None = None
    isced: str | None = None
    beside: tuple[Grade, ...] = attrs.field(default=(), converter=_read_grades)

    @property
    @visibly
    def shown_grade(self) -> str:
        """The grade on its own scale, or the label as printed."""
        return str(self.grade) if self.grade is not None else (self.label or "–")

    @property
    def own_credits(self) -> Credits | None:
        """The credits that the line states for itself; None if it states none, or 0 around parts that have some.

        >>> part = CourseResult("A", "Algebra", Credits(5, "ECTS"))
        >>> CourseResult("P", "Programme", Credits(0, "ECTS"), parts=[part]).own_credits is None
        True
        """
        if self.credits is None or self.credits.amount:
            return self.credits
        stated = (line.credits for line in self.walk() if line.credits is not None)
        return None if any(credits.amount for credits in stated) else self.credits

    def walk(self) -> "Iterator[CourseResult]":
        """Yield this line and everything nested in it, outermost first."""
        yield self
        for part in self.parts:
            yield from part.walk()


def _read_courses(value: Iterable[CourseResult]) -> tuple[CourseResult, ...]:
    return tuple(_with_host(course, None) for course in value)


def _with_host(course: CourseResult, around: Institution | None) -> CourseResult:
    """Return a line with the host of the line around it, if it names none; a part of a course has the host of the course."""
    host = course.host if course.host is not None else around
    if host is None and not any(part.parts or part.host for part in course.parts):
        return course
    parts = tuple(_with_host(part, host) for part in course.parts)
    return course if host is course.host and parts == course.parts else attrs.evolve(course, host=host, parts=parts)


def _total(courses: Iterable[CourseResult], policy: TotalPolicy) -> list[Credits]:
    found = []
    for course in courses:
        inner = _total(course.parts, policy)
        own = [course.own_credits] if course.own_credits is not None else []
        typed = own if (course.kind or "").casefold() == "course" else []
        within = inner if any(credits.amount for credits in inner) else own or inner
        found += {"every": own + inner, "topmost": own or inner, "leaves": within, "courses": typed or inner}[policy]
    return found


def _nested(course: CourseResult) -> Iterator[tuple[str, str]]:
    """Yield each line with credits above 0, after the outermost line around it that has such credits as well."""
    for part in course.parts:
        if course.credits is None or not course.credits.amount:
            yield from _nested(part)
        else:
            yield from ((course.code, line.code) for line in part.walk() if line.credits is not None and line.credits.amount)


@final
@attrs.frozen(field_transformer=typed)
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

    __reduce__ = by_place
    __repr__ = brief

    issuer: Institution
    courses: tuple[CourseResult, ...] = attrs.field(default=(), converter=_read_courses)
    report: Report = Report()
    issued: datetime.date | None = attrs.field(default=None, converter=optional_day)
    source: str = ""

    def walk(self) -> Iterator[CourseResult]:
        """Yield all lines, outermost first."""
        return iter(self._index.lines)

    @checked
    def host_of(self, course: CourseResult) -> Institution:
        """Return the institution that gave a result: its own host, else the issuer of the transcript.

        >>> bologna = CourseResult("A", "Algebra", host=Institution("Bologna"))
        >>> Transcript(Institution("Oslo"), [bologna]).host_of(bologna).name
        'Bologna'
        """
        return course.host if course.host is not None else self.issuer

    @functools.cached_property
    def _index(self) -> CourseIndex[Institution, CourseResult]:
        """The lines by course, found once: it is in no comparison and in no pickle."""
        return CourseIndex(self.issuer, self.courses)

    @property
    def hosts(self) -> tuple[Institution, ...]:
        """The institutions that gave the results, each once, in the order of the document; the issuer if there are no results."""
        return self._index.hosts

    def keyed(self) -> tuple[tuple[str, CourseResult], ...]:
        """Return all lines, outermost first, each with the key of its course.

        A course is its host, its code and its title. Its key is the code; where several courses have one code, the name of the
        host stands beside it, and where that is not enough the title or a number. Lines with one key are attempts of one course.

        >>> hosts = [Institution("North"), Institution("South")]
        >>> transcript = Transcript(hosts[0], [CourseResult("MATH101", "Algebra", host=host) for host in hosts])
        >>> [key for key, _ in transcript.keyed()]
        ['MATH101 (North)', 'MATH101 (South)']
        """
        return self._index.keyed

    @checked
    def key_of(self, course: CourseResult) -> str:
        """Return the key of the course of a line; the code of a line that is not in the transcript.

        >>> algebra, botany = CourseResult("X", "Algebra"), CourseResult("X", "Botany")
        >>> Transcript(Institution("Oslo"), [algebra, botany]).key_of(botany)
        'X (Botany)'
        """
        return next((key for key, line in self._index.with_code(course.code) if line == course), course.code)

    @checked
    def results(self, key: str) -> tuple[CourseResult, ...]:
        """Return all lines of one course, its attempts.

        Args:
            key: the key of the course, its code where no other course has it.
        """
        return self._index.results(key)

    @checked
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

    @checked
    def used(self, degree: str, codes: Iterable[str]) -> "Transcript":
        """Return the transcript with the components marked that already count for another degree.

        Args:
            degree: that degree, in words.
            codes: the keys of the courses, their codes where no other course has them.

        Raises:
            ArgumentError: a key that is not in the transcript.

        >>> paper = Transcript(Institution("Oslo"), (CourseResult("A", "Algebra"),))
        >>> paper.used("Bachelor of Mathematics", ["A"]).courses[0].used
        'Bachelor of Mathematics'
        """
        keys = tuple(key for key, _ in self.keyed())
        wanted, known = dict.fromkeys(items_of("codes", codes, str)), dict.fromkeys(keys)
        for code in wanted:
            if code not in known:
                raise ArgumentError("a component that is used", code, tuple(known))
        # The lines are marked in the order in which they are walked.
        left = iter(keys)

        def mark(course: CourseResult) -> CourseResult:
            used = degree if next(left) in wanted else course.used
            return attrs.evolve(course, used=used, parts=tuple(mark(part) for part in course.parts))

        return attrs.evolve(self, courses=tuple(mark(course) for course in self.courses))

    def _table(self) -> tuple[tuple[str, ...], list[list[str]]]:
        """Return the headers and rows of the printed table; the host is a column where there are several."""
        rows, keys, several = [], iter(self.keyed()), len(self.hosts) > 1

        def add(course: CourseResult, depth: int) -> None:
            title = "· " * depth + course.title
            credits = str(course.credits) if course.credits is not None else "–"
            host = [self.host_of(course).name] if several else []
            cells = [title, *host, credits, course.shown_grade, course.status or "", str(course.day or "")]
            rows.append([next(keys)[0], *cells])
            for part in course.parts:
                add(part, depth + 1)

        for course in self.courses:
            add(course, 0)
        return (*_HEADERS[:2], _HOST, *_HEADERS[2:]) if several else _HEADERS, rows

    def _brief(self) -> str:
        return f"{self.issuer.name}: {counted(len(self.courses), 'course')}"

    @visibly
    def __str__(self) -> str:
        return f"Transcript of records, {self.issuer.name}\n\n{text_table(*self._table())}"

    def _repr_html_(self) -> str:
        return html_table(*self._table(), caption=f"Transcript of records, {self.issuer.name}")
