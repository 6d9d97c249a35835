"""The courses of an ELMO report: code, credits, grade, status, day; a chapter of :mod:`bologna_credits.interop.elmo`."""

import datetime
import re
from typing import TYPE_CHECKING, final

import attrs

from bologna_credits.core.errors import NumberError, UnknownGradeError
from bologna_credits.core.exact import read_exact
from bologna_credits.core.findings import Verdict
from bologna_credits.credits.amounts import Credits
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.interop._distributions import read_distribution
from bologna_credits.interop._elmo_issuer import Issuer, best_title, identifiers_of, titles_of
from bologna_credits.interop.xml import child_of, children_of, text_of
from bologna_credits.papers.transcripts import STATUSES, CourseResult, Status

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(Z|[+-]\d{2}:\d{2})?")
_ECTS = "ects"


@final
@attrs.define
class Courses:
    """The courses of one report under the reader; oddities are kept with the issuer."""

    issuer: Issuer
    _unnamed: int = 0
    _without_status: list[str] = attrs.field(factory=list)

    def read(self) -> list[CourseResult]:
        """Return the outermost components, with their parts."""
        found = [self._course(child) for child in children_of(self.issuer.report, "learningOpportunitySpecification")]
        if self._without_status:
            codes = tuple(dict.fromkeys(self._without_status))
            self.issuer.note("document.status-absent", self.issuer.institution.name, codes=codes)
        return found

    def _course(self, element: "Element") -> CourseResult:
        instance = child_of(child_of(element, "specifies"), "learningOpportunityInstance")
        titles = titles_of(element)
        code = self._code(element)
        title = best_title(titles, code)
        day = self._day(instance, code)
        status = self._status(instance, code)
        label = text_of(child_of(instance, "resultLabel")) or text_of(child_of(instance, "result"))
        distribution = child_of(instance, "resultDistribution")
        scale = self.issuer.scale(instance, day) if label is not None or distribution is not None else None
        grade = self._grade(label, scale, code)
        if grade is not None and status is None:
            self._without_status.append(code)
        return CourseResult(
            code=code,
            title=title,
            credits=self._credits(instance, element, code),
            grade=grade,
            label=label,
            status=status,
            day=day,
            kind=text_of(child_of(element, "type")),
            titles=titles,
            distribution=self._distribution(distribution, scale, code, title),
            parts=tuple(
                self._course(part)
                for outer in children_of(element, "hasPart")
                for part in children_of(outer, "learningOpportunitySpecification")
            ),
        )

    def _code(self, element: "Element") -> str:
        # Some documents have the code on the instance; before 1.0 a degree has it inside its qualification.
        instance = child_of(child_of(element, "specifies"), "learningOpportunityInstance")
        places = (element, instance, child_of(element, "qualification"))
        identifiers = dict(next((found for place in places if (found := identifiers_of(place))), []))
        code = identifiers.get("local") or next(iter(identifiers.values()), None)
        if code is None:
            self._unnamed += 1
            code = f"unnamed-{self._unnamed}"
            self.issuer.note("document.no-code", code, code=code)
        return code

    def _day(self, instance: "Element | None", code: str) -> datetime.date | None:
        text = text_of(child_of(instance, "date")) or text_of(child_of(instance, "start"))
        if text is None:
            return None
        match = _DAY.fullmatch(text)
        try:
            day = datetime.date.fromisoformat(text[:10]) if match else None
        except ValueError:
            day = None
        if day is None or match is None:
            self.issuer.note("document.day-unreadable", code, value=text)
            return None
        if match[4]:
            self.issuer.note("document.day-zoned", code, value=text)
        return day

    def _status(self, instance: "Element | None", code: str) -> Status | None:
        status = text_of(child_of(instance, "status"))
        if status is not None and status not in STATUSES:
            self.issuer.note("document.status-unknown", code, status=status)
            return None
        return status

    def _credits(self, instance: "Element | None", element: "Element", code: str) -> Credits | None:
        # From 1.0 on the instance carries the credits achieved; before, the component itself did.
        stated = [credit for place in (instance, element) if place is not None for credit in children_of(place, "credit")]
        for credit in sorted(stated, key=lambda c: (text_of(child_of(c, "scheme")) or "").casefold() != _ECTS):
            value = text_of(child_of(credit, "value"))
            system = self._system(text_of(child_of(credit, "scheme")) or "", code)
            if value is None or system is None:
                continue
            try:
                return Credits(read_exact(value), system)
            except NumberError:
                self.issuer.note("document.credits-unreadable", code, value=value)
        return None

    def _system(self, token: str, code: str) -> str | None:
        if token.casefold() == _ECTS:
            return "ECTS"
        catalogue, country = self.issuer.catalogue, self.issuer.institution.country or ""
        for definition in catalogue.definitions(country) if country in catalogue.prefixes else ():
            for system in definition.systems:
                if token.casefold() in {system.code.casefold(), *(alias.casefold() for alias in system.aliases)}:
                    return system.code
        self.issuer.note("document.credits-unknown", code, scheme=token)
        return None

    def _grade(self, label: str | None, scale: GradingScale | None, code: str) -> Grade | None:
        if label is None or scale is None:
            return None
        try:
            return scale.grade(label)
        except UnknownGradeError:
            self.issuer.note("document.label-unknown", code, label=label, scale=scale.code)
            return None

    def _distribution(self, element: "Element | None", scale: GradingScale | None, code: str, title: str) -> GradingTable | None:
        if element is None:
            return None
        counts = tuple((child.get("label") or "", child.get("count") or "") for child in children_of(element, "category"))

        def histogram(scale: GradingScale) -> GradingTable:
            # Declared as counts, because a hundred students are no percentages.
            return GradingTable(scale, counts, population="course", label=f"{code} {title}", counted=True)

        found = read_distribution(counts, scale, histogram, subject=code, verdict=Verdict.NOTE)
        if found.problem is not None:
            self.issuer.findings.append(found.problem)
        return found.table
