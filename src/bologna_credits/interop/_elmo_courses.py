"""The courses of an ELMO report: code, credits, grade, status, day; a chapter of :mod:`bologna_credits.interop.elmo`."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, final

import attrs

from bologna_credits.core.errors import NumberError
from bologna_credits.core.exact import read_exact
from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.core.reading import fold
from bologna_credits.credits.amounts import Credits
from bologna_credits.grades.grading_tables import GradingTable, is_isced
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.interop._distributions import read_distribution
from bologna_credits.interop._elmo_credits import is_ects, system_of
from bologna_credits.interop._elmo_issuer import Issuer
from bologna_credits.interop._elmo_parts import (
    Finished,
    best_title,
    code_among,
    field_of,
    finished,
    identifiers_of,
    instance_of,
    label_of,
    titles_of,
)
from bologna_credits.interop._elmo_scales import Choice, Chooser
from bologna_credits.interop.xml import child_of, children_of, text_of
from bologna_credits.papers.transcripts import STATUSES, CourseResult, Institution, Status

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


@final
@attrs.define
class Courses:
    """The courses of one report under the reader; oddities are kept with the issuer.

    Args:
        issuer: the issuer of the report.
        chooser: the scales of its labels.
        numbers: the numbers for components without a code, which run over the whole document.
    """

    issuer: Issuer
    chooser: Chooser
    numbers: Iterator[int] = attrs.field(factory=lambda: itertools.count(1))
    _without_status: list[str] = attrs.field(factory=list)
    _by_term: list[str] = attrs.field(factory=list)

    def read(self) -> list[CourseResult]:
        """Return the outermost components, with their parts."""
        found = [self._course(child) for child in children_of(self.issuer.report, "learningOpportunitySpecification")]
        for note, codes in (("document.day-of-term", self._by_term), ("document.status-absent", self._without_status)):
            if codes:
                self.issuer.note(note, self.issuer.institution.name, codes=tuple(dict.fromkeys(codes)))
        return found

    def _course(self, element: "Element") -> CourseResult:
        instance = instance_of(element)
        titles = titles_of(element)
        code = self._code(element)
        title = best_title(titles, code)
        when = finished(instance, code)
        self.issuer.findings += when.findings
        if when.of_term:
            self._by_term.append(code)
        status = self._status(instance, code)
        label = label_of(instance)
        distribution = child_of(instance, "resultDistribution")
        unlabelled = label is None and distribution is None
        choice = Choice() if unlabelled else self.chooser.choose(instance, when.day)
        grade = self._grade(label, choice, code)
        if grade is not None and status is None:
            self._without_status.append(code)
        return CourseResult(
            code=code,
            title=title,
            credits=self._credits(instance, element, code, when),
            grade=grade,
            label=label,
            status=status,
            day=when.day,
            kind=text_of(child_of(element, "type")),
            titles=titles,
            distribution=self._distribution(distribution, choice, code, title),
            parts=tuple(
                self._course(part)
                for outer in children_of(element, "hasPart")
                for part in children_of(outer, "learningOpportunitySpecification")
            ),
            isced=self._isced(element, code),
        )

    def _code(self, element: "Element") -> str:
        # Some documents have the code on the instance; before 1.0 a degree has it inside its qualification.
        places = (element, instance_of(element), child_of(element, "qualification"))
        found = [code for place in places if (code := code_among(identifiers_of(place))).text is not None]
        best = next((code for code in found if not code.odd), found[0] if found else None)
        if best is None or best.text is None:
            number = f"unnamed-{next(self.numbers)}"
            self.issuer.note("document.no-code", number, code=number)
            return number
        if best.odd:
            self.issuer.note("document.code-odd", best.text, code=best.text)
        return best.text

    def _isced(self, element: "Element", code: str) -> str | None:
        field = field_of(element)
        if field is not None and not is_isced(field):
            self.issuer.note("document.isced-odd", code, code=field)
        return field

    def _status(self, instance: "Element | None", code: str) -> Status | None:
        status = text_of(child_of(instance, "status"))
        if status is not None and status not in STATUSES:
            self.issuer.note("document.status-unknown", code, status=status)
            return None
        return status

    def _credits(self, instance: "Element | None", element: "Element", code: str, when: Finished) -> Credits | None:
        # From 1.0 on the instance carries the credits achieved; before, the component itself did.
        stated = [credit for place in (instance, element) if place is not None for credit in children_of(place, "credit")]
        for credit in sorted(stated, key=lambda c: not is_ects(text_of(child_of(c, "scheme")) or "")):
            value = text_of(child_of(credit, "value"))
            system = self._system(text_of(child_of(credit, "scheme")) or "", code, when)
            if value is None or system is None:
                continue
            try:
                return Credits(read_exact(value), system)
            except NumberError:
                self.issuer.note("document.credits-unreadable", code, value=value)
        return None

    def _system(self, token: str, code: str, when: Finished) -> str | None:
        found = system_of(token, self.issuer.institution.country, when.day, self.issuer.catalogue)
        if found.among:
            self.issuer.note("document.credits-unclear", code, scheme=token, systems=found.among)
        elif found.code is None:
            self.issuer.note("document.credits-unknown", code, scheme=token)
        return found.code

    def _grade(self, label: str | None, choice: Choice, code: str) -> Grade | None:
        if label is None:
            return None
        if fold(label) in self.chooser.no_grades:
            self.issuer.note("document.no-grade", code, label=label)
            return None
        found = choice.read(label)
        if len(found) > 1:
            scales = tuple(reading.scale.code for reading in found)
            self.issuer.note("document.label-several", code, label=label, scales=scales)
            return None
        if not found:
            if choice.scales:
                scales = tuple(scale.code for scale in choice.scales)
                self.issuer.note("document.label-unknown", code, label=label, scale=scales if len(scales) > 1 else scales[0])
            return None
        (reading,) = found
        if reading.grade is None:
            self.issuer.note("document.no-grade", code, label=label)
        elif reading.scale not in choice.scales:
            self.issuer.note("document.scale-pass-fail", code, label=label, scale=reading.scale.code)
        return reading.grade

    def _distribution(self, element: "Element | None", choice: Choice, code: str, title: str) -> GradingTable | None:
        if element is None:
            return None
        counts = tuple((child.get("label") or "", child.get("count") or "") for child in children_of(element, "category"))

        def histogram(scale: GradingScale, no_grades: tuple[str, ...]) -> GradingTable:
            # Declared as counts, because a hundred students are no percentages.
            name = f"{code} {title}"
            return GradingTable(scale, counts, population="course", label=name, counted=True, no_grades=no_grades)

        found = read_distribution(
            counts, choice.scales, histogram, subject=code, verdict=Verdict.NOTE, no_grades=self.chooser.no_grades
        )
        self.issuer.findings += found.findings
        return found.table


def with_host(course: CourseResult, host: Institution) -> CourseResult:
    """Return a course, and all that is nested in it, with the institution that gave the result."""
    return attrs.evolve(course, host=host, parts=tuple(with_host(part, host) for part in course.parts))


def repeated_courses(courses: Iterable[CourseResult]) -> list[Finding]:
    """Return a finding for each course that stands more than once, and for each code that several courses of a host share.

    The same code at two hosts names two courses, and is no oddity.

    Args:
        courses: all courses, nested ones included.
    """
    by_host: dict[tuple[Institution | None, str], Counter[str]] = {}
    for course in courses:
        by_host.setdefault((course.host, course.code), Counter())[fold(course.title)] += 1
    found = []
    for (_, code), titles in by_host.items():
        times = max(titles.values())
        if times > 1:
            found.append(Finding("document.twice", Verdict.NOTE, code, facts(code=code, times=times)))
        if len(titles) > 1:
            found.append(Finding("document.code-shared", Verdict.NOTE, code, facts(code=code, count=len(titles))))
    return found
