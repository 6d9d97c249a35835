"""The lines of a transcript as components of ELMO; a chapter of :mod:`bologna_credits.interop.elmo`."""

from collections.abc import Iterable
from typing import final

import attrs

from bologna_credits.core.exact import show_exact
from bologna_credits.core.reading import Pairs, fold
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.labels import is_exact_ratio
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.interop._bound_scales import grade_on
from bologna_credits.interop.choices import Scribe
from bologna_credits.interop.elmo.extension import UNSCALED, extension, own, scheme_of
from bologna_credits.interop.xml_writing import Element, element, is_language, many
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.transcripts import CourseResult, Status

TYPES = ("Degree Programme", "Module", "Course", "Class")
"""The types of components that the schema has."""
_ECTS = "ECTS"


def bare(text: str) -> str:
    """Return a text as XML Schema reads a token: without blanks around it, and with one blank where there are several."""
    return " ".join(text.split())


def titles_of(title: str, titles: Pairs, language: str | None) -> Pairs:
    """Return the titles of a component by language, the main one among them.

    Args:
        title: the main title.
        titles: all titles by language.
        language: the language of the main title where no other title says it; None leaves it open.

    >>> titles_of("Law", (("EN", "Law"), ("nb", "Rett")), None), titles_of("Law", (), "en")
    ((('en', 'Law'), ('nb', 'Rett')), (('en', 'Law'),))
    """
    found = {(code.lower(), bare(text)): None for code, text in titles if bare(text)}
    if found and (not bare(title) or bare(title) in {text for _, text in found}):
        return tuple(found)
    known = {code for code, _ in found}
    named = "" if language is None or language.lower() in known else language.lower()
    return ((named, bare(title)), *found)


@final
@attrs.define
class Schemes:
    """The grading schemes of one report, in the order in which they are used.

    Args:
        catalogue: the catalogue whose scales are named by their codes.
        by_id: the scales by the ids of their schemes; None stands for labels that no scale explains.
    """

    catalogue: Catalogue
    by_id: dict[str, GradingScale | None] = attrs.field(factory=dict)

    def id_of(self, scale: GradingScale | None) -> str:
        """Return the id of a scale; another scale of the same code gets a number. None is a label that no scale explains."""
        known = UNSCALED if scale is None else scheme_of(scale, self.catalogue)
        name, count = known, 1
        while self.by_id.setdefault(name, scale) != scale:
            count += 1
            name = f"{known}#{count}"
        return name

    def written(self) -> list[Element]:
        """Return the elements that describe them."""
        return [
            element("gradingScheme", many("description", _words_of(s), by="xml:lang"), localId=i) for i, s in self.by_id.items()
        ]


def _words_of(scale: GradingScale | None) -> list[tuple[str, str]]:
    """The name of a scale by language, and its grades in English."""
    if scale is None:
        return [("en", "No scale is known for these labels; they stand as the document prints them.")]
    names = {code.lower(): text for code, text in scale.names if is_language(code)}
    rows = [row for row in scale.rows if row.graded]
    passing, failing = (", ".join(row.label for row in rows if row.passes is passes) for passes in (True, False))
    parts = [
        names.pop("en", scale.code),
        str(scale.numbers) if scale.numbers is not None else "",
        f"passing: {passing}" if passing else "",
        f"failing: {failing}" if failing else "",
    ]
    return [("en", "; ".join(filter(None, parts))), *names.items()]


@final
@attrs.define
class Lines:
    """The writer of the lines of one report.

    Args:
        scribe: the choices, and the reasons against writing.
        schemes: the grading schemes of the report.
        language: the language of titles that state none.
        external: True for ELMO 2.0, which has a place for the id of a scale that others know.
    """

    scribe: Scribe
    schemes: Schemes
    language: str | None = None
    external: bool = False
    _shared: frozenset[tuple[str, str]] = frozenset()

    def all_of(self, courses: Iterable[CourseResult]) -> list[Element]:
        """Return the outermost lines, each with its parts."""
        given = tuple(courses)
        titles: dict[tuple[str, str], set[str]] = {}
        for course in (line for outer in given for line in outer.walk()):
            titles.setdefault((_type_of(course) or "", bare(course.code)), set()).add(fold(course.title))
        self._shared = frozenset(name for name, several in titles.items() if len(several) > 1)
        return [self.line(course) for course in given]

    def line(self, course: CourseResult, *, code: str | None = None) -> Element:
        """Return one line with its parts.

        Args:
            course: the line.
            code: the code that is its own in the whole document; None takes the code of the line.
        """
        place = f"course {course.code}"
        kind = _type_of(course)
        name = bare(course.code if code is None else code)
        # A local id names one course of the institution. Where courses share a code it may not stand as such.
        known = "code" if code is None and (kind or "", name) in self._shared else "local"
        return element(
            "learningOpportunitySpecification",
            [element("identifier", name, type=known)] if name else None,
            many("title", self.named(titles_of(course.title, course.titles, self.language), place), by="xml:lang"),
            element("type", kind) if kind is not None else None,
            element("iscedCode", bare(course.isced)) if course.isced and bare(course.isced) else None,
            element("specifies", element("learningOpportunityInstance", self._instance(course, place))),
            [element("hasPart", self.line(part)) for part in course.parts],
            place=place,
        )

    def named(self, titles: Pairs, place: str) -> Pairs:
        """Return titles whose languages are all codes of languages; others are reasons against writing."""
        for code, text in titles:
            if code and not is_language(code):
                self.scribe.refuse(place, "title", f'"{code}" of the title "{text}" is no code of a language, such as en')
        return titles

    def _instance(self, course: CourseResult, place: str) -> list[Element | None]:
        status = self._status(course, place)
        label = self._label(course, place)
        scale = self._scale(course, label, place)
        amount = None if course.credits is None else self.scribe.credits(course.credits, place)
        credit = None if course.credits is None or amount is None else credit_of(course.credits.system, amount)
        return [
            element("date", course.day.isoformat()) if course.day is not None else None,
            element("status", status) if status is not None else None,
            *self.scheme(scale, needed=label is not None or course.distribution is not None),
            element("resultLabel", label) if label is not None else None,
            self._distribution(course.distribution, place),
            credit,
            extension(self._beyond(course, amount)),
        ]

    def scheme(self, scale: GradingScale | None, *, needed: bool) -> list[Element | None]:
        """Return the elements that name the scheme of a label."""
        if not needed:
            return []
        name = self.schemes.id_of(scale)
        external = element("gradingSchemeExternalId", name) if self.external and scale is not None else None
        return [element("gradingSchemeLocalId", name), external]

    def _status(self, course: CourseResult, place: str) -> Status | None:
        """The status: that of the line, else that of a fail. ELMO reads a line without one as passed, so no fail goes without."""
        grade = course.grade
        if course.status is not None:
            return course.status
        if grade is not None and grade.conditional is not None:
            what = f"whether {grade} passes has a condition ({grade.conditional}); the line has to say if it was passed"
            self.scribe.refuse(place, "status", what)
            return None
        if grade is not None:
            return None if grade.passes else "failed"
        what = "the paper does not say whether it was passed, and ELMO reads a line without a status as passed"
        self.scribe.omits(place, "status", what)
        return None

    def _label(self, course: CourseResult, place: str) -> str | None:
        """The result as printed, else the label of the grade. ELMO has one, so that the two have to agree."""
        printed = bare(course.label or "")
        if course.grade is None:
            return printed or None
        if printed and grade_on(course.grade.scale, printed) != course.grade:
            what = f'"{printed}" is printed and {course.grade} is the grade; ELMO has one result for both'
            self.scribe.refuse(place, "result", what)
        return printed or self.label_of(course.grade, place)

    def label_of(self, grade: Grade, place: str) -> str | None:
        """Return the label of a grade; a mark that is an exact ratio is written as a decimal, or is a reason against writing."""
        if grade.value is None or not is_exact_ratio(grade.label):
            return grade.label
        return self.scribe.decimal(grade.value, place, "grade")

    def _scale(self, course: CourseResult, label: str | None, place: str) -> GradingScale | None:
        grade = None if course.grade is None else course.grade.scale
        table = None if course.distribution is None else course.distribution.scale
        if grade is not None and table is not None and grade != table:
            what = f"the distribution is on {table.code} and the grade on {grade.code}; ELMO has one scheme for both"
            self.scribe.refuse(place, "distribution", what)
        if grade is None and table is not None and label is not None and grade_on(table, label) is not None:
            # The scheme of the distribution would decide what the paper leaves open.
            what = f'"{label}" has no grade in the paper; with the scale of the distribution, {table.code}, it would have one'
            self.scribe.omits(place, "result", what)
            return None
        return grade or table

    def _distribution(self, table: GradingTable | None, place: str) -> Element | None:
        if table is None:
            return None
        if table.population != "course":
            what = f"{table.name} is the table of a {table.population}, and ELMO has the results of one course"
            self.scribe.refuse(place, "distribution", what)
        elif not table.counts:
            self.scribe.refuse(place, "distribution", f"{table.name} has percentages, and ELMO has numbers of students")
        rows = ((bare(label), show_exact(count)) for label, count in table.entries)
        return element("resultDistribution", [element("category", label=label, count=count) for label, count in rows])

    def _beyond(self, course: CourseResult, amount: str | None) -> list[Element | None]:
        """Return the elements for all that ELMO has no place for."""
        kind = bare(course.kind or "")
        system = None if course.credits is None else course.credits.system
        exact = None if course.credits is None else show_exact(course.credits.amount)
        return [
            own("kind", kind) if kind and kind not in TYPES else None,
            own("system", system) if system is not None and system != _ECTS else None,
            own("credits", exact) if exact is not None and exact != amount else None,
            own("used", bare(course.used)) if course.used and bare(course.used) else None,
            *(self._beside(grade) for grade in course.beside),
        ]

    def _beside(self, grade: Grade) -> Element:
        return own("beside", grade.label, scheme=self.schemes.id_of(grade.scale))


def credit_of(system: str, amount: str) -> Element:
    """Return the element of an amount of credits; ELMO writes ECTS in small letters."""
    return element("credit", element("scheme", "ects" if system == _ECTS else system), element("value", amount))


def _type_of(course: CourseResult) -> str | None:
    """The kind of a component, if it is a type of the schema."""
    kind = bare(course.kind or "")
    return kind if kind in TYPES else None
