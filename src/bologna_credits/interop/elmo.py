"""Reading ELMO (EMREX) transcripts: before 1.0, 1.x and 2.0, as systems really write them.

Files are read leniently, by their features, not by a version number: unknown elements are ignored, oddities become findings.
ELMO carries a label without a scale, so a scale is bound by the caller or, with a NOTE, by the issuer's country. The learner's
name and numbers are never read.

Source: emrex-eu/elmo-schemas, schema.xsd v1.7.0 and v2.0.0, whose text says that an absent status is read as passed.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, final

import attrs

from bologna_credits.catalogue import Catalogue, default_catalogue
from bologna_credits.credits import Credits
from bologna_credits.errors import (
    AmbiguousCodeError,
    ArgumentError,
    ArgumentTypeError,
    DocumentError,
    NumberError,
    UnclearDayError,
    UnknownCodeError,
    UnknownGradeError,
)
from bologna_credits.exact import read_exact
from bologna_credits.findings import Fact, Finding, Report, Verdict, facts
from bologna_credits.grades import Grade, GradingScale
from bologna_credits.grading_tables import GradingTable
from bologna_credits.interop.xml import local_name, parse_xml
from bologna_credits.records import STATUSES, CourseResult, Institution, Transcript

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(Z|[+-]\d{2}:\d{2})?")
_ECTS = "ects"
# First letters of Erasmus codes that are not the country's ISO code, as documents of these countries bear them.
_ERASMUS = {"N": "NO", "S": "SE", "SF": "FI", "UK": "GB"}
Scales = Mapping[str, GradingScale | str]


def read(
    document: str | Path | bytes | IO[bytes],
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


def _children(element: "Element", name: str) -> "Iterator[Element]":
    return (child for child in element if local_name(child) == name)


def _child(element: "Element | None", name: str) -> "Element | None":
    return None if element is None else next(_children(element, name), None)


def _text(element: "Element | None") -> str | None:
    """The text of an element as one line; CDATA is text, comments are gone."""
    if element is None:
        return None
    return " ".join("".join(str(part) for part in element.itertext()).split()) or None


def _titles(element: "Element | None", name: str = "title") -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for child in _children(element, name) if element is not None else ():
        language = child.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
        found.setdefault(language.lower(), _text(child) or "")
    return tuple((language, title) for language, title in found.items() if title)


def _identifiers(element: "Element | None") -> list[tuple[str, str]]:
    found = _children(element, "identifier") if element is not None else ()
    return [(child.get("type") or "", text) for child in found if (text := _text(child))]


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
        issuer = _child(self.element, "issuer")
        identifiers = _identifiers(issuer)
        country = _text(_child(issuer, "country"))
        name = _best_title(_titles(issuer), identifiers[0][1] if identifiers else "unnamed institution")
        return Institution(name, country.upper() if country else _country_of(identifiers), tuple(identifiers))

    @property
    def issued(self) -> datetime.date | None:
        """The day of issue."""
        text = _text(_child(self.element, "issueDate"))
        try:
            return datetime.date.fromisoformat(text[:10]) if text else None
        except ValueError:
            return None

    def courses(self) -> list[CourseResult]:
        """The outermost components, with what is nested in them."""
        found = [self._course(child) for child in _children(self.element, "learningOpportunitySpecification")]
        if self._without_status:
            self.note("document.status-absent", self.issuer.name, codes=", ".join(dict.fromkeys(self._without_status)))
        return found

    def _course(self, element: "Element") -> CourseResult:
        instance = _child(_child(element, "specifies"), "learningOpportunityInstance")
        titles = _titles(element)
        code = self._code(element)
        day = self._day(instance, code)
        status = self._status(instance, code)
        label = _text(_child(instance, "resultLabel")) or _text(_child(instance, "result"))
        distribution = _child(instance, "resultDistribution")
        scale = self._scale(instance, day) if label is not None or distribution is not None else None
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
            _text(_child(element, "type")),
            titles,
            self._distribution(distribution, scale, code, _best_title(titles, code)),
            tuple(
                self._course(part)
                for outer in _children(element, "hasPart")
                for part in _children(outer, "learningOpportunitySpecification")
            ),
        )

    def _code(self, element: "Element") -> str:
        # Some documents have the code on the instance; before 1.0 a degree has it inside its qualification.
        instance = _child(_child(element, "specifies"), "learningOpportunityInstance")
        places = (element, instance, _child(element, "qualification"))
        identifiers = dict(next((found for place in places if (found := _identifiers(place))), []))
        code = identifiers.get("local") or next(iter(identifiers.values()), None)
        if code is None:
            self._unnamed += 1
            code = f"unnamed-{self._unnamed}"
            self.note("document.no-code", code, code=code)
        return code

    def _day(self, instance: "Element | None", code: str) -> datetime.date | None:
        text = _text(_child(instance, "date")) or _text(_child(instance, "start"))
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

    def _status(self, instance: "Element | None", code: str) -> str | None:
        status = _text(_child(instance, "status"))
        if status is not None and status not in STATUSES:
            self.note("document.status-unknown", code, status=status)
            return None
        return status

    def _credits(self, instance: "Element | None", element: "Element", code: str) -> Credits | None:
        # From 1.0 on the instance carries what was achieved; before, the component itself did.
        stated = [credit for place in (instance, element) if place is not None for credit in _children(place, "credit")]
        for credit in sorted(stated, key=lambda c: (_text(_child(c, "scheme")) or "").casefold() != _ECTS):
            value = _text(_child(credit, "value"))
            system = self._system(_text(_child(credit, "scheme")) or "", code)
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

    def _scale(self, instance: "Element | None", day: datetime.date | None) -> GradingScale | None:
        issuer = self.issuer
        scheme = _text(_child(instance, "gradingSchemeLocalId"))
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
        if element is None or scale is None:
            return None
        counts = [(child.get("label") or "", child.get("count") or "") for child in _children(element, "category")]
        try:
            return GradingTable(scale, counts, population="course", label=f"{code} {title}")
        except (UnknownGradeError, NumberError, ArgumentError) as error:
            self.note("document.table-unusable", code, scale=scale.code, why=str(error))
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
