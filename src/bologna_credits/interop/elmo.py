"""Reading ELMO (EMREX) transcripts: before 1.0, 1.x and 2.0, as systems really write them.

Files are read leniently, by their features, not by a version number: unknown elements are ignored, oddities become findings.
ELMO carries a label without a scale, so a scale is bound by the caller or, with a NOTE, by the issuer's country. The learner's
name and numbers are never read.

Source: emrex-eu/elmo-schemas, schema.xsd v1.7.0 and v2.0.0, whose text says that an absent status is read as passed.
"""

import datetime
import re
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, final

import attrs

from bologna_credits.core.errors import (
    AmbiguousCodeError,
    ArgumentError,
    ArgumentTypeError,
    DocumentError,
    NumberError,
    UnclearDayError,
    UnknownCodeError,
    UnknownGradeError,
)
from bologna_credits.core.exact import read_exact
from bologna_credits.core.findings import Fact, Finding, Report, Verdict, facts
from bologna_credits.credits.amounts import Credits
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.interop.xml import Document, child_of, children_of, local_name, parse_xml, text_of
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.papers.transcripts import STATUSES, CourseResult, Institution, Status, Transcript

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(Z|[+-]\d{2}:\d{2})?")
_ECTS = "ects"
# First letters of Erasmus codes that are not the country's ISO code, as documents of these countries bear them.
_ERASMUS = {"N": "NO", "S": "SE", "SF": "FI", "UK": "GB"}
_RESULTS = ("resultLabel", "result", "resultDistribution")
Scales = Mapping[str, GradingScale | str]


def read(
    document: Document,
    *,
    scales: Scales | None = None,
    on: datetime.date | str | None = None,
    catalogue: Catalogue | None = None,
) -> Transcript:
    """An ELMO document as a transcript of records.

    Args:
        document: a path, the bytes, or an open binary file.
        scales: the grading scale of an issuer, by any of its identifiers (``"uio.no"``, ``"N OSLO01"``), by the local id of a
            grading scheme in the file, by its country (``"NO"``), or ``"*"`` for all; a scale or its code.
        on: the day that counts where a country has had several scales; without it the day of each result, else of issue, does.
        catalogue: another catalogue than the bundled one.

    Returns:
        The transcript; what was odd is in its ``report``. Labels that no scale explains stay text.

    Raises:
        DocumentError: not well-formed (with line and column), not ELMO, or refused because reading it is not safe.
        MissingExtraError: lxml is not installed.

    >>> document = b'''<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"><report>
    ...   <issuer><country>NO</country><title xml:lang="en">Oslo</title></issuer>
    ...   <learningOpportunitySpecification><identifier type="local">EURO1000</identifier><title xml:lang="en">Europe</title>
    ...     <specifies><learningOpportunityInstance><date>2012-12-01</date><resultLabel>B</resultLabel>
    ...       <credit><scheme>ECTS</scheme><value>10</value></credit></learningOpportunityInstance></specifies>
    ...   </learningOpportunitySpecification></report></elmo>'''
    >>> course = read(document).courses[0]
    >>> course.code, str(course.credits), str(course.grade)
    ('EURO1000', '10 ECTS', 'B (NO-AF)')
    """
    root, name = parse_xml(document)
    return read_element(root, name, scales=scales, on=on, catalogue=catalogue)


def read_element(
    root: "Element", name: str, *, scales: Scales | None, on: datetime.date | str | None, catalogue: Catalogue | None
) -> Transcript:
    """The transcript of an ``elmo`` element, alone or inside another document.

    Raises:
        DocumentError: not ELMO.
    """
    reports = [child for child in root if local_name(child) == "report"]
    if local_name(root) != "elmo" or not reports:
        raise DocumentError(name, f"not an ELMO document: <{local_name(root)}> without <report>")
    known = catalogue if catalogue is not None else default_catalogue()
    bound = _read_scales(scales or {}, known)
    found = _version(root)
    if len(reports) > 1:
        found.append(Finding("document.several-reports", Verdict.NOTE, name, facts(count=len(reports))))
    courses: list[CourseResult] = []
    readers = [_Report(report, bound, on, known) for report in reports]
    for reader in readers:
        courses += reader.courses()
        found += reader.findings
    found += _twice(courses)
    found += _nested(courses)
    return Transcript(readers[0].issuer, tuple(courses), Report(dict.fromkeys(found)), readers[0].issued, name)


def issuer_scale(
    element: "Element", *, scales: Scales | None, on: datetime.date | str | None, catalogue: Catalogue | None
) -> tuple[str, GradingScale | None, list[Finding]]:
    """Who issued a report, the one scale that its grades are on or None, and what is to be said about it.

    Args:
        element: a ``report``; any other element is an issuer of whom nothing is known.
        scales: as for :func:`read`.
        on: as for :func:`read`.
        catalogue: another catalogue than the bundled one.
    """
    known = catalogue if catalogue is not None else default_catalogue()
    reader = _Report(element, _read_scales(scales or {}, known), on, known)
    instances = [child for child in element.iter() if local_name(child) == "learningOpportunityInstance"]
    graded = [one for one in instances if any(child_of(one, part) is not None for part in _RESULTS)]
    by_scheme = {text_of(child_of(instance, "gradingSchemeLocalId")): instance for instance in graded}
    found = {reader.scale(instance, None) for instance in by_scheme.values() or (None,)}
    if len(found) > 1:
        codes = ", ".join(sorted(scale.code for scale in found if scale is not None))
        reader.note("document.scales-several", reader.issuer.name, issuer=reader.issuer.name, scales=codes)
        return reader.issuer.name, None, reader.findings
    return reader.issuer.name, found.pop(), reader.findings


def _read_scales(scales: Scales, known: Catalogue) -> dict[str, GradingScale]:
    if not isinstance(scales, Mapping):
        raise ArgumentTypeError("scales", repr(scales), 'a mapping, such as {"uio.no": "NO-AF"}')
    return {key.casefold(): known.grading_scale(scale) if isinstance(scale, str) else scale for key, scale in scales.items()}


def _version(root: "Element") -> list[Finding]:
    """The version told by its features, where it is not the usual 1.x."""
    names = {local_name(element) for element in root.iter()}
    namespace = str(root.tag).partition("}")[0].lstrip("{") if "}" in str(root.tag) else ""
    if namespace.startswith("http://purl.org/net/elmo") or not namespace:
        return [Finding("document.old-version", Verdict.NOTE, "", facts(version="ELMO before 1.0"))]
    if names & {"dateOfBirth", "resultOfRecognition", "gradingSchemeExternalId"}:
        return [Finding("document.old-version", Verdict.NOTE, "", facts(version="ELMO 2.0"))]
    return []


def _titles(element: "Element | None", name: str = "title") -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for child in children_of(element, name) if element is not None else ():
        language = child.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
        found.setdefault(language.lower(), text_of(child) or "")
    return tuple((language, title) for language, title in found.items() if title)


def _identifiers(element: "Element | None") -> list[tuple[str, str]]:
    found = children_of(element, "identifier") if element is not None else ()
    return [(child.get("type") or "", text) for child in found if (text := text_of(child))]


def _best_title(titles: tuple[tuple[str, str], ...], otherwise: str) -> str:
    return dict(titles).get("en") or (titles[0][1] if titles else otherwise)


@final
@attrs.define
class _Report:
    """One report of the document under the reader: one issuer, its courses, and what was odd."""

    element: "Element"
    bound: Mapping[str, GradingScale]
    on: datetime.date | str | None
    known: Catalogue
    findings: list[Finding] = attrs.field(factory=list)
    _unnamed: int = 0
    _without_status: list[str] = attrs.field(factory=list)
    _by_country: dict[str, GradingScale | None] = attrs.field(factory=dict)

    def note(self, code: str, subject: str, /, **named: Fact) -> None:
        """Keep an oddity."""
        self.findings.append(Finding(code, Verdict.NOTE, subject, facts(**named)))

    @property
    def issuer(self) -> Institution:
        """The institution that issued the report."""
        issuer = child_of(self.element, "issuer")
        identifiers = _identifiers(issuer)
        country = text_of(child_of(issuer, "country"))
        name = _best_title(_titles(issuer), identifiers[0][1] if identifiers else "unnamed institution")
        return Institution(name, country.upper() if country else _country_of(identifiers), tuple(identifiers))

    @property
    def issued(self) -> datetime.date | None:
        """The day of issue."""
        text = text_of(child_of(self.element, "issueDate"))
        try:
            return datetime.date.fromisoformat(text[:10]) if text else None
        except ValueError:
            return None

    def courses(self) -> list[CourseResult]:
        """The outermost components, with what is nested in them."""
        found = [self._course(child) for child in children_of(self.element, "learningOpportunitySpecification")]
        if self._without_status:
            self.note("document.status-absent", self.issuer.name, codes=", ".join(dict.fromkeys(self._without_status)))
        return found

    def _course(self, element: "Element") -> CourseResult:
        instance = child_of(child_of(element, "specifies"), "learningOpportunityInstance")
        titles = _titles(element)
        code = self._code(element)
        day = self._day(instance, code)
        status = self._status(instance, code)
        label = text_of(child_of(instance, "resultLabel")) or text_of(child_of(instance, "result"))
        distribution = child_of(instance, "resultDistribution")
        scale = self.scale(instance, day) if label is not None or distribution is not None else None
        grade = self._grade(label, scale, code)
        if grade is not None and status is None:
            self._without_status.append(code)
        return CourseResult(
            code,
            _best_title(titles, code),
            self._credits(instance, element, code),
            grade,
            label,
            status,
            day,
            text_of(child_of(element, "type")),
            titles,
            self._distribution(distribution, scale, code, _best_title(titles, code)),
            tuple(
                self._course(part)
                for outer in children_of(element, "hasPart")
                for part in children_of(outer, "learningOpportunitySpecification")
            ),
        )

    def _code(self, element: "Element") -> str:
        # Some documents have the code on the instance; before 1.0 a degree has it inside its qualification.
        instance = child_of(child_of(element, "specifies"), "learningOpportunityInstance")
        places = (element, instance, child_of(element, "qualification"))
        identifiers = dict(next((found for place in places if (found := _identifiers(place))), []))
        code = identifiers.get("local") or next(iter(identifiers.values()), None)
        if code is None:
            self._unnamed += 1
            code = f"unnamed-{self._unnamed}"
            self.note("document.no-code", code, code=code)
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
            self.note("document.day-unreadable", code, value=text)
            return None
        if match[4]:
            self.note("document.day-zoned", code, value=text)
        return day

    def _status(self, instance: "Element | None", code: str) -> Status | None:
        stated = text_of(child_of(instance, "status"))
        status = next((word for word in STATUSES if word == stated), None)
        if stated is not None and status is None:
            self.note("document.status-unknown", code, status=stated)
        return status

    def _credits(self, instance: "Element | None", element: "Element", code: str) -> Credits | None:
        # From 1.0 on the instance carries what was achieved; before, the component itself did.
        stated = [credit for place in (instance, element) if place is not None for credit in children_of(place, "credit")]
        for credit in sorted(stated, key=lambda c: (text_of(child_of(c, "scheme")) or "").casefold() != _ECTS):
            value = text_of(child_of(credit, "value"))
            system = self._system(text_of(child_of(credit, "scheme")) or "", code)
            if value is None or system is None:
                continue
            try:
                return Credits(read_exact(value), system)
            except NumberError:
                self.note("document.credits-unreadable", code, value=value)
        return None

    def _system(self, token: str, code: str) -> str | None:
        if token.casefold() == _ECTS:
            return "ECTS"
        country = self.issuer.country or ""
        for definition in self.known.definitions(country) if country in self.known.prefixes else ():
            for system in definition.systems:
                if token.casefold() in {system.code.casefold(), *(alias.casefold() for alias in system.aliases)}:
                    return system.code
        self.note("document.credits-unknown", code, scheme=token)
        return None

    def scale(self, instance: "Element | None", day: datetime.date | None) -> GradingScale | None:
        """The scale that the grade of an instance is on, as far as it is bound or the only one."""
        issuer = self.issuer
        scheme = text_of(child_of(instance, "gradingSchemeLocalId"))
        names = [scheme or "", *(value for _, value in issuer.identifiers), issuer.country or "", "*"]
        for name in names:
            if name.casefold() in self.bound:
                return self.bound[name.casefold()]
        if scheme is not None:
            # The file names a scheme of its own, which nobody bound: the country's scale would be a guess.
            self.note("document.scheme-unbound", scheme, scheme=scheme)
            return None
        return self._country_scale(issuer, day)

    def _country_scale(self, issuer: Institution, day: datetime.date | None) -> GradingScale | None:
        country = issuer.country or ""
        counts = self.on or day or self.issued
        key = f"{country} {counts}"
        if key not in self._by_country:
            self._by_country[key] = self._find_scale(issuer, country, counts)
        return self._by_country[key]

    def _find_scale(self, issuer: Institution, country: str, on: datetime.date | str | None) -> GradingScale | None:
        if country not in self.known.prefixes:
            self.note("document.scale-unknown", issuer.name, country=country or "an unnamed country")
            return None
        try:
            scale = self.known.grading_scale(country, on)
        except (AmbiguousCodeError, UnclearDayError, UnknownCodeError):
            self.note("document.scale-unclear", issuer.name, issuer=issuer.name, country=country)
            return None
        self.note("document.scale-by-country", issuer.name, issuer=issuer.name, scale=scale.code, country=country)
        return scale

    def _grade(self, label: str | None, scale: GradingScale | None, code: str) -> Grade | None:
        if label is None or scale is None:
            return None
        try:
            return scale.grade(label)
        except UnknownGradeError:
            self.note("document.label-unknown", code, label=label, scale=scale.code)
            return None

    def _distribution(self, element: "Element | None", scale: GradingScale | None, code: str, title: str) -> GradingTable | None:
        if element is None:
            return None
        counts = [(child.get("label") or "", child.get("count") or "") for child in children_of(element, "category")]
        printed = ", ".join(f"{category} {count}" for category, count in counts)
        if scale is None:
            self.note("document.table-unbound", code, printed=printed)
            return None
        try:
            # Said to be counts: a hundred students are no percentages.
            return GradingTable(scale, counts, population="course", label=f"{code} {title}", counted=True)
        except (UnknownGradeError, NumberError, ArgumentError) as error:
            self.note("document.table-unusable", code, scale=scale.code, why=str(error), printed=printed)
            return None


def _country_of(identifiers: list[tuple[str, str]]) -> str | None:
    """The country of an issuer that does not state it, from its Erasmus code: "N OSLO01" is Norway's, "PL WARSZAW01" Poland's."""
    for kind, value in identifiers:
        letters = value.split(" ", maxsplit=1)[0]
        if kind.casefold() == "erasmus":
            return _ERASMUS.get(letters, letters if len(letters) == 2 else None)
    return None


def _twice(courses: list[CourseResult]) -> list[Finding]:
    times = Counter(course.code for outer in courses for course in outer.walk())
    return [Finding("document.twice", Verdict.NOTE, code, facts(code=code, times=n)) for code, n in times.items() if n > 1]


def _nested(courses: list[CourseResult]) -> list[Finding]:
    found = []
    for course in courses:
        inner = [part for part in course.walk() if part is not course and part.credits is not None]
        if course.credits is not None and inner:
            codes = ", ".join(dict.fromkeys(part.code for part in inner))
            found.append(Finding("document.nested-credits", Verdict.NOTE, course.code, facts(inner=codes, outer=course.code)))
        found += _nested(list(course.parts))
    return found
