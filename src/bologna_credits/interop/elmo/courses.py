"""The courses of an ELMO report: code, credits, grade, status, day; a chapter of :mod:`bologna_credits.interop.elmo`."""

import datetime
import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, final

import attrs

from bologna_credits.conversion.credits import convert_credits
from bologna_credits.core.errors import BolognaError, NumberError
from bologna_credits.core.exact import read_exact
from bologna_credits.core.findings import Fact, Facts, Finding, Verdict, facts
from bologna_credits.core.reading import fold
from bologna_credits.credits.amounts import Credits
from bologna_credits.grades.band_words import word_of_marks
from bologna_credits.grades.grading_tables import GradingTable, is_isced
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.interop._bound_scales import alike_note, readings_of
from bologna_credits.interop._distributions import read_distribution
from bologna_credits.interop.elmo.credits import Named, is_ects, system_of
from bologna_credits.interop.elmo.extension import beside_of, own_text
from bologna_credits.interop.elmo.issuer import Issuer
from bologna_credits.interop.elmo.parts import (
    Finished,
    best_title,
    code_among,
    field_of,
    finished,
    identifiers_of,
    instance_of,
    labels_of,
    titles_of,
    unread_of,
)
from bologna_credits.interop.elmo.scales import Choice, Chooser
from bologna_credits.interop.xml import child_of, children_of, text_of
from bologna_credits.papers.transcripts import STATUSES, CourseResult, Institution, Status

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


_ZONED = "document.day-zoned"
_STATUS_OF: dict[bool | None, Status] = {True: "passed", False: "failed"}


@final
@attrs.frozen
class _Result:
    """The result of a component as it is kept."""

    label: str | None
    grade: Grade | None = None
    status: Status | None = None
    beside: tuple[Grade, ...] = ()


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
    _alike: dict[tuple[str, Facts], list[str]] = attrs.field(factory=dict)
    _zoned: dict[str, str] = attrs.field(factory=dict)
    _systems: dict[tuple[str, datetime.date | None], Named] = attrs.field(factory=dict)

    def read(self) -> list[CourseResult]:
        """Return the outermost components, with their parts."""
        found = [self._course(child) for child in children_of(self.issuer.report, "learningOpportunitySpecification")]
        self._tell_alike()
        for note, codes in (("document.day-of-term", self._by_term), ("document.status-absent", self._without_status)):
            if codes:
                self.issuer.note(note, self.issuer.institution.name, codes=tuple(dict.fromkeys(codes)))
        return found

    def _note_alike(self, note: str, code: str, /, **named: Fact) -> None:
        """Keep an oddity that several components may have: it is told once, with their codes."""
        self._alike.setdefault((note, facts(**named)), []).append(code)

    def _tell_alike(self) -> None:
        if self._zoned:
            self._alike[_ZONED, facts(value=next(iter(self._zoned.values())))] = list(self._zoned)
        for (note, named), codes in self._alike.items():
            several = tuple(dict.fromkeys(codes))
            alone = len(several) == 1
            about = several[0] if alone else self.issuer.institution.name
            self.issuer.findings.append(Finding(note, Verdict.NOTE, about, named if alone else (*named, ("codes", several))))

    def _course(self, element: "Element") -> CourseResult:
        instance = instance_of(element)
        titles = titles_of(element)
        code = self._code(element)
        title = best_title(titles, code)
        when = finished(instance, code)
        for finding in when.findings:
            if finding.code == _ZONED:
                self._zoned.setdefault(code, str(finding.named["value"]))
            else:
                self._note_alike(finding.code, code, **finding.named)
        if when.of_term:
            self._by_term.append(code)
        labels = labels_of(instance)
        distribution = child_of(instance, "resultDistribution")
        choice = self.chooser.choose(instance, when.day) if labels or distribution is not None else Choice()
        status, odd = self._status(instance, code)
        result = self._result(labels, choice, code, status)
        if odd is not None and result.label is None:
            # A line that states nothing counts as passed, and this one states something that nobody knows.
            result = attrs.evolve(result, label=odd)
        unread = unread_of(instance)
        if unread:
            self._note_alike("document.not-read", code, names=unread)
        if result.grade is not None and result.grade.passes and result.status is None:
            self._without_status.append(code)
        return CourseResult(
            code=code,
            title=title,
            credits=self._credits(instance, element, code, when),
            grade=result.grade,
            label=result.label,
            status=result.status,
            day=when.day,
            kind=text_of(child_of(element, "type")) or own_text(instance, "kind"),
            titles=titles,
            distribution=self._distribution(distribution, choice, code, title),
            parts=tuple(
                self._course(part)
                for outer in children_of(element, "hasPart")
                for part in children_of(outer, "learningOpportunitySpecification")
            ),
            used=own_text(instance, "used"),
            isced=self._isced(element, code),
            beside=result.beside + self._beside(instance, code),
        )

    def _beside(self, instance: "Element | None", code: str) -> tuple[Grade, ...]:
        """The further grades of a result, as documents of this package have them."""
        found = []
        for scheme, label in beside_of(instance):
            readings = readings_of(label, self.chooser.bound_to(scheme) or ())
            if len(readings) == 1 and readings[0].grade is not None:
                found.append(readings[0].grade)
            else:
                self._note_alike("document.not-read", code, names=("beside", label))
        return tuple(found)

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

    def _status(self, instance: "Element | None", code: str) -> tuple[Status | None, str | None]:
        """The status of a result, however it is written, and the word of one that ELMO does not know."""
        word = text_of(child_of(instance, "status"))
        if word is None:
            return None, None
        written = "-".join(fold(word).replace("_", " ").split())
        known = next((status for status in STATUSES if status == written), None)
        if known is None:
            self.issuer.note("document.status-unknown", code, status=word)
        return known, word if known is None else None

    def _credits(self, instance: "Element | None", element: "Element", code: str, when: Finished) -> Credits | None:
        """The credits that count: those in ECTS, else the first. Others that are printed beside them are told."""
        # From 1.0 on the instance carries the credits achieved; before, the component itself did.
        places = [credit for place in (instance, element) if place is not None for credit in children_of(place, "credit")]
        stated = dict.fromkeys((text_of(child_of(one, "scheme")) or "", text_of(child_of(one, "value"))) for one in places)
        read: dict[Credits, None] = {}
        for scheme, value in sorted(stated, key=lambda one: not is_ects(one[0])):
            amount = (
                None if value is None else self._amount(scheme, value, code, when, named=scheme == own_text(instance, "system"))
            )
            read |= {} if amount is None else {amount: None}
        if not read:
            return None
        kept, *others = read
        agree = {one: self._agrees(one, kept, when) for one in others}
        for note, by_law in (("document.credits-contradict", False), ("document.credits-beside", True)):
            found = tuple(one for one in others if agree[one] is by_law)
            if found:
                self.issuer.note(note, code, kept=kept, others=found)
        return kept

    def _amount(self, scheme: str, value: str, code: str, when: Finished, *, named: bool) -> Credits | None:
        system = scheme if named else self._system(scheme, code, when)
        if system is None:
            return None
        try:
            return Credits(read_exact(value), system)
        except NumberError:
            self.issuer.note("document.credits-unreadable", code, value=value)
            return None

    def _agrees(self, one: Credits, kept: Credits, when: Finished) -> bool:
        """Return False if the law of the two systems gives another amount; True also where it gives none."""
        if one.system == kept.system:
            return False
        try:
            return kept in convert_credits(one, to=kept.system, on=when.day, catalogue=self.issuer.catalogue).range
        except BolognaError:
            return True

    def _system(self, token: str, code: str, when: Finished) -> str | None:
        key = token, when.day
        if key not in self._systems:
            self._systems[key] = system_of(token, self.issuer.institution.country, when.day, self.issuer.catalogue)
        found = self._systems[key]
        if found.among:
            self.issuer.note("document.credits-unclear", code, scheme=token, systems=found.among)
        elif found.code is None:
            self.issuer.note("document.credits-unknown", code, scheme=token)
        return found.code

    def _result(self, labels: tuple[str, ...], choice: Choice, code: str, status: Status | None) -> _Result:
        """The result of a component, which a document may print more than once: on two scales, or in two languages."""
        if len(labels) < 2:
            label = labels[0] if labels else None
            return self._read(label, choice, code, status)
        readings = {label: choice.read(label) for label in labels if fold(label) not in self.chooser.no_grades}
        graded = {label: [one.grade for one in found if one.grade is not None] for label, found in readings.items()}
        grades = {label: found[0] for label, found in graded.items() if len(found) == 1}
        first = next(iter(grades), labels[0])
        others = tuple(label for label in labels if label != first)
        # A label on several scales may still fail, or pass, on each of them.
        verdicts = [{grade.passes for grade in found if grade.conditional is None} for found in graded.values()]
        if {True} in verdicts and {False} in verdicts:
            self.issuer.note("document.labels-contradict", code, labels=labels)
            return _Result(" / ".join(labels), status=status)
        self.issuer.note("document.labels-beside", code, label=first, others=others)
        read = self._read(first, choice, code, status)
        beside = dict.fromkeys(grades[label] for label in others if label in grades and grades[label] != read.grade)
        return attrs.evolve(read, beside=tuple(beside))

    def _read(self, label: str | None, choice: Choice, code: str, status: Status | None) -> _Result:
        plain = _Result(label, status=status)
        if label is None:
            return plain
        if fold(label) in self.chooser.no_grades:
            self.issuer.note("document.no-grade", code, label=label)
            return plain
        found = choice.read(label)
        if len(found) > 1:
            scales = tuple(reading.scale.code for reading in found)
            if status is None and all(_fails(reading.grade) for reading in found):
                self.issuer.note("document.label-fails", code, label=label, scales=scales)
                return attrs.evolve(plain, status="failed")
            self.issuer.note("document.label-several", code, label=label, scales=scales)
            return plain
        if not found:
            word = word_of_marks(label, choice.scales)
            if word is not None:
                self.issuer.note("document.label-word", code, label=label, scale=word.scale.code, marks=word.marks)
                return attrs.evolve(plain, status=status or _STATUS_OF.get(word.passes))
            if choice.scales:
                scales = tuple(scale.code for scale in choice.scales)
                named = scales if len(scales) > 1 else scales[0]
                self._note_alike("document.label-unknown", code, label=label, scale=named)
            return plain
        (reading,) = found
        if reading.grade is None:
            self.issuer.note("document.no-grade", code, label=label)
        elif reading.scale not in choice.scales:
            self.issuer.note("document.scale-pass-fail", code, label=label, scale=reading.scale.code)
        elif len(choice.scales) > 1 and not choice.held(reading.scale):
            self.issuer.note("document.label-out-of-force", code, label=label, scale=reading.scale.code, on=choice.day)
        alike = alike_note(label, reading.grade)
        if alike is not None:
            self._note_alike("document.label-look-alike", code, **dict(alike))
        return attrs.evolve(plain, grade=reading.grade)

    def _distribution(self, element: "Element | None", choice: Choice, code: str, title: str) -> GradingTable | None:
        if element is None:
            return None
        counts = tuple((child.get("label") or "", child.get("count") or "") for child in children_of(element, "category"))

        def histogram(scale: GradingScale, no_grades: tuple[str, ...]) -> GradingTable:
            # Declared as counts, because a hundred students are no percentages.
            name = f"{code} {title}"
            return GradingTable(scale, counts, population="course", label=name, counted=True, no_grades=no_grades)

        found = read_distribution(
            counts,
            choice.scales,
            histogram,
            held=choice.held,
            subject=code,
            verdict=Verdict.NOTE,
            no_grades=self.chooser.no_grades,
        )
        self.issuer.findings += found.findings
        return found.table


def with_host(course: CourseResult, host: Institution) -> CourseResult:
    """Return a course, and all that is nested in it, with the institution that gave the result."""
    return attrs.evolve(course, host=host, parts=tuple(with_host(part, host) for part in course.parts))


def _fails(grade: Grade | None) -> bool:
    """Return True for a grade that is a fail by its label alone."""
    return grade is not None and not grade.passes and grade.conditional is None
