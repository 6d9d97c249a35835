"""The reading of ELM: achievements as the lines of a transcript; a chapter of :mod:`bologna_credits.interop.elm`."""

import datetime
import itertools
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.errors import BolognaError, DocumentError, NumberError, UnknownGradeError
from bologna_credits.core.exact import read_exact
from bologna_credits.core.findings import Fact, Finding, Verdict, facts
from bologna_credits.credits.amounts import Credits
from bologna_credits.grades.band_words import word_of_marks
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.interop._bound_scales import alike_note
from bologna_credits.interop._distributions import read_distribution
from bologna_credits.interop._eu_codes import field_at
from bologna_credits.interop.elm import terms
from bologna_credits.interop.elm.items import Item, first_text, institution, item, items, text_of, texts_of
from bologna_credits.interop.elm.terms import Kind
from bologna_credits.interop.elmo.credits import bare, system_of
from bologna_credits.interop.elmo.parts import best_title
from bologna_credits.interop.elmo.scales import Choice
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.transcripts import CourseResult, Institution, Status

_DEEPEST = 100
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9:.]+)(.*))?")
_MIDNIGHT = re.compile(r"[0:.]*")
_STATUSES: dict[str, Status] = {
    "pass": "passed",
    "passed": "passed",
    "fail": "failed",
    "failed": "failed",
    "in progress": "in-progress",
    "in-progress": "in-progress",
}
_NOT_READ = ("shortenedGrading",)
_PARTS_NOT_READ = ("wasDerivedFrom",)


@final
@attrs.define
class Reader:
    """The reader of one document; oddities are kept.

    Args:
        catalogue: the catalogue of credit systems and scales.
        issuer: the institution that issued it, and its address in the document.
        bound: the scales that the caller binds, by folded names.
        private: the learner's own numbers, which some systems print as the code of every course. They are never kept.
    """

    catalogue: Catalogue
    issuer: tuple[object, Institution]
    bound: Mapping[str, tuple[GradingScale, ...]] = attrs.field(factory=dict)
    private: frozenset[str] = frozenset()
    withheld: int = 0
    findings: list[Finding] = attrs.field(factory=list)
    _numbers: Iterator[int] = attrs.field(factory=lambda: itertools.count(1))

    def note(self, code: str, subject: str, /, **named: Fact) -> None:
        """Keep an oddity."""
        self.findings.append(Finding(code, Verdict.NOTE, subject, facts(**named)))

    def course(self, node: Item, depth: int = 1) -> CourseResult:
        """Return an achievement as a line, with its parts.

        Raises:
            DocumentError: nested too deeply.
        """
        if depth > _DEEPEST:
            raise DocumentError("document", f"refused: achievements within each other, more than {_DEEPEST} deep")
        specification = item(node, "specifiedBy")
        titles = texts_of(node, "title") + texts_of(specification, "altLabel")
        code = self._code(node)
        said = dict(_said(node))
        lost = tuple(name for name in _PARTS_NOT_READ if any(True for _ in items(node, name)))
        if lost:
            self.note("document.not-read", code, names=lost)
        host = self._host(node)
        ended = text_of(item(item(node, "learningOpportunity"), "temporal"), "endDate")
        result = self._result(node, _Line(code, best_title(titles, code), host or self.issuer[1], ended))
        day = self.day(ended or result.issued, code)
        return CourseResult(
            code=code,
            title=best_title(titles, code),
            credits=self._credits(node, specification, code, (host or self.issuer[1]).country, day),
            grade=result.grade,
            label=result.label,
            status=result.status,
            day=day,
            kind=_word(item(specification, "dcType"), "kind"),
            titles=titles,
            distribution=result.distribution,
            parts=tuple(self.course(part, depth + 1) for part in items(node, "hasPart")),
            used=said.get("used"),
            host=host,
            isced=self._isced(specification),
            beside=result.beside,
        )

    def _code(self, node: Item) -> str:
        found = [text for one in items(node, "identifier") if (text := text_of(one, "notation")) is not None]
        kept = [text for text in found if bare(text) not in self.private]
        self.withheld += len(kept) < len(found)
        if kept:
            return kept[0]
        code = f"unnamed-{next(self._numbers)}"
        self.note("document.no-code", code, code=code)
        return code

    def _host(self, node: Item) -> Institution | None:
        body = item(item(node, "awardedBy"), "awardingBody")
        address = self.issuer[0]
        if not body or (address is not None and body.get("id") == address):
            return None
        return institution(body)

    def _isced(self, specification: Item) -> str | None:
        field = text_of(item(specification, "thematicArea"), "id")
        found = None if field is None else field_at(field)
        return found if found is not None else _word(item(specification, "educationSubject"), "field-of-study")

    def day(self, text: str | None, code: str) -> datetime.date | None:
        """Return the day of a time, as it is printed."""
        if text is None:
            return None
        match = _DAY.fullmatch(text)
        try:
            day = datetime.date.fromisoformat(match[1] if match else "")
        except ValueError:
            self.note("document.day-unreadable", code, value=text)
            return None
        if match and match[2] and not _MIDNIGHT.fullmatch(match[2]):
            self.note("document.day-zoned", code, value=text)
        return day

    def _credits(
        self, node: Item, specification: Item, code: str, country: str | None, day: datetime.date | None
    ) -> Credits | None:
        """The credits received, else those that the course has."""
        for one in (*items(node, "creditReceived"), *items(specification, "creditPoint")):
            framework, point = item(one, "framework"), text_of(one, "point")
            named = first_text(framework, "prefLabel") or text_of(framework, "notation")
            system = self._system(framework, named, country, day)
            if system is None:
                shown = named or text_of(framework, "id") or ""
                self.note("document.credits-unknown", code, scheme=shown)
            elif point is not None:
                try:
                    return Credits(read_exact(point), system)
                except NumberError:
                    self.note("document.credits-unreadable", code, value=point)
        return None

    def _system(self, framework: Item, named: str | None, country: str | None, day: datetime.date | None) -> str | None:
        """The credit system at an address, else the one that its printed name means in the country."""
        if framework.get("id") == terms.ECTS:
            return "ECTS"
        own = _word(framework, "credit-system")
        if own is not None or named is None:
            return own
        return system_of(named, country, day, self.catalogue).code

    def _result(self, node: Item, line: "_Line") -> "_Result":
        """The result of an achievement, by the assessments on which it was awarded, then by those that prove it.

        Converters write the result of a course as ``used`` by the award, and those of its parts as proofs.
        """
        main, beside = _Result(), []
        for one in (*items(item(node, "awardedBy"), "used"), *items(node, "provenBy")):
            read = self._assessment(one, line)
            if terms.word_at(item(one, "dcType").get("id"), "beside") is not None:
                beside += [read.grade] if read.grade is not None else []
            elif main == _Result():
                main = read
            elif read.label != main.label or read.grade != main.grade:
                self.note("document.labels-beside", line.code, label=main.label or "–", others=(read.label or "–",))
        return attrs.evolve(main, beside=tuple(beside))

    def _assessment(self, node: Item, line: "_Line") -> "_Result":
        code = line.code
        unread = tuple(name for name in _NOT_READ if name in node)
        if unread:
            self.note("document.not-read", code, names=unread)
        grade_note = item(node, "grade")
        printed = first_text(grade_note, "noteLiteral")
        what = (terms.word_at(item(grade_note, "subject").get("id"), "said") or "").rstrip(":")
        said = list(_said(node))
        issued = text_of(node, "dateIssued")
        scales = self._scales(node, line)
        scale = scales[0] if len(scales) == 1 else None
        if printed is not None and what not in ("no-label", "unscaled"):
            if len(scales) > 1:
                scale = self._meant(scales, printed, code, _day_of(line.ended or issued))
            elif not scales and not what and not item(item(node, "specifiedBy"), "gradingScheme"):
                self.note("document.scheme-absent", code, label=printed)
        grade = None
        if what not in ("no-label", "unscaled") and printed is not None and scale is not None:
            grade = self._grade(scale, dict(said).get("on-scale", printed), code)
        percent = dict(said).get("percent")
        if grade is not None and percent is not None:
            grade = self._with_percent(grade, percent, code)
        status, odd = self._status(item(node, "gradeStatus"), code)
        label = None if what in ("no-label", "unprinted") else printed
        return _Result(
            # A line that states nothing counts as passed, and this one may state something that nobody knows.
            label=odd if label is None and grade is None else label,
            grade=grade,
            status=status,
            distribution=self._distribution(item(node, "resultDistribution"), scales, said, code, line.title),
            issued=issued,
        )

    def _scales(self, node: Item, line: "_Line") -> tuple[GradingScale, ...]:
        """The scales of an assessment: the one that its scheme names, else those that the caller binds, else none."""
        scheme = item(item(node, "specifiedBy"), "gradingScheme")
        named = terms.word_at(scheme.get("id"), "scale")
        if named is not None:
            try:
                return (self.catalogue.grading_scale(named),)
            except BolognaError:
                pass  # told below: nothing in this catalogue has the code
        own = (text_of(scheme, "id"), first_text(scheme, "title"))
        names = (*own, *(value for _, value in line.host.identifiers), line.host.country, "*")
        bound = next((self.bound[name.casefold()] for name in names if name and name.casefold() in self.bound), ())
        if scheme and not bound:
            shown = own[1] or own[0] or line.code
            described = first_text(scheme, "description") or shown
            self.note("document.scheme-unbound", shown, scheme=named or shown, described=described)
        return bound

    def _meant(self, scales: tuple[GradingScale, ...], label: str, code: str, day: datetime.date | None) -> GradingScale | None:
        """The only one of several scales that has a label, by the day where two have it."""
        found = Choice(scales, day=day).read(label)
        if len(found) == 1:
            return found[0].scale
        codes = tuple(reading.scale.code for reading in found) or tuple(scale.code for scale in scales)
        if found:
            self.note("document.label-several", code, label=label, scales=codes)
        else:
            self.note("document.label-unknown", code, label=label, scale=codes)
        return None

    def _grade(self, scale: GradingScale, label: str, code: str) -> Grade | None:
        try:
            grade = scale.labelled(label)
        except UnknownGradeError:
            word = word_of_marks(label, (scale,))
            if scale.no_grade(label) is not None:
                self.note("document.no-grade", code, label=label)
            elif word is not None:
                self.note("document.label-word", code, label=label, scale=scale.code, marks=word.marks)
            else:
                self.note("document.label-unknown", code, label=label, scale=scale.code)
            return None
        alike = alike_note(label, grade)
        if alike is not None:
            self.note("document.label-look-alike", code, **dict(alike), codes=(code,))
        return grade

    def _with_percent(self, grade: Grade, percent: str, code: str) -> Grade:
        try:
            return grade.with_percent(percent)
        except NumberError:
            self.note("document.not-read", code, names=("percent",))
            return grade

    def _status(self, node: Item, code: str) -> tuple[Status | None, str | None]:
        """The status of a result, and the word of one that is unknown here."""
        if not node:
            return None, None
        # Some systems print the name of the list as the notation, and the word as the name alone.
        own = terms.word_at(node.get("id"), "grade-status")
        words = [word for word in (own, text_of(node, "notation"), first_text(node, "prefLabel")) if word]
        found = next((_STATUSES[word.casefold()] for word in words if word.casefold() in _STATUSES), None)
        if found is not None:
            return found, None
        odd = words[0] if words else text_of(node, "id")
        self.note("document.status-unknown", code, status=odd or "–")
        return None, odd

    def _distribution(
        self, node: Item, scales: tuple[GradingScale, ...], said: list[tuple[str, str]], code: str, title: str
    ) -> GradingTable | None:
        printed = tuple((text_of(one, "label") or "", _count(one.get("count"))) for one in items(node, "resultCategory"))
        if not printed:
            return None
        printed += tuple((label, "0") for what, label in said if what == "nobody")
        apart = tuple(label for what, label in said if what == "no-grade")
        label = first_text(node, "description") or f"{code} {title}"

        def histogram(one: GradingScale, _: tuple[str, ...]) -> GradingTable:
            return GradingTable(one, printed, population="course", label=label, counted=True, no_grades=apart)

        found = read_distribution(printed, scales, histogram, subject=code, verdict=Verdict.NOTE)
        self.findings += found.findings
        return found.table


@final
@attrs.frozen
class _Line:
    """The line whose results are read: its code and title, who awarded it, and the time at which it ended."""

    code: str
    title: str
    host: Institution
    ended: str | None


@final
@attrs.frozen
class _Result:
    """The result of a line as it is kept."""

    label: str | None = None
    grade: Grade | None = None
    status: Status | None = None
    distribution: GradingTable | None = None
    beside: tuple[Grade, ...] = ()
    issued: str | None = None


def _word(node: Item, kind: Kind) -> str | None:
    """The word of a term: of a vocabulary of this package, else its code, else its name."""
    own = terms.word_at(node.get("id"), kind)
    if own is not None or kind == "credit-system":
        return own
    return first_text(node, "prefLabel") or text_of(node, "notation")


def _said(node: Item) -> Iterator[tuple[str, str]]:
    """The things that the notes of a node say and ELM has no property for: the kind, and the value."""
    for one in items(node, "additionalNote"):
        word = terms.word_at(item(one, "subject").get("id"), "said")
        if word is not None:
            what, _, value = word.partition(":")
            yield what, value


def _day_of(text: str | None) -> datetime.date | None:
    """The day of a time, or None; the line tells what is wrong with it."""
    try:
        return datetime.date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _count(value: object) -> str:
    """A number of learners as text. It is a number, or text as some systems write it."""
    return str(value) if isinstance(value, Fraction) else value if isinstance(value, str) else ""
