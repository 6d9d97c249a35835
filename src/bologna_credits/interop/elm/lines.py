"""The lines of a transcript as achievements: credits, grades, distributions; a chapter of :mod:`bologna_credits.interop.elm`."""

import datetime
from collections import Counter
from typing import final

import attrs

from bologna_credits.core.exact import show_exact
from bologna_credits.core.reading import Pairs, fold
from bologna_credits.credits.amounts import Credits
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.interop._bound_scales import grade_on
from bologna_credits.interop._eu_codes import is_language
from bologna_credits.interop.choices import Scribe
from bologna_credits.interop.elm import terms
from bologna_credits.interop.elm.terms import Node, Said
from bologna_credits.papers.transcripts import CourseResult, Institution, Status

_ENGLISH = "en"
_STATUS: dict[Status, str] = {"passed": "pass", "failed": "fail", "in-progress": "in progress"}
"""The words of ELM for a result; it has no term for a course in progress, so that one is told in words."""
_UNGRADED = "no grade"


def titles_of(title: str, titles: Pairs, language: str) -> tuple[dict[str, str], Pairs]:
    """Return the titles of a line, one for each language and the main one among them; and the others, which have no place there.

    Args:
        title: the main title.
        titles: all titles by language.
        language: the language of titles that state none.

    >>> titles_of("Law", (("nb", "Rett"), ("en", "Law"), ("en", "The law")), "en")
    ({'nb': 'Rett', 'en': 'Law'}, (('en', 'The law'),))
    """
    stated = [(tag or language, text) for tag, text in titles]
    main = next((pair for pair in stated if pair[1] == title), (language, title))
    first: dict[str, str] = {}
    taken = {main[0].casefold()}
    others: list[tuple[str, str]] = []
    for tag, text in dict.fromkeys([*stated, main] if main in stated else [main, *stated]):
        if (tag, text) == main:
            first[tag] = text
        elif tag.casefold() in taken:
            others.append((tag, text))
        else:
            taken.add(tag.casefold())
            first[tag] = text
    return first, tuple(others)


@final
@attrs.define
class Nodes:
    """The nodes of one document. Each has an address that its kind and its number in the document make."""

    language: str
    _counts: Counter[str] = attrs.field(factory=Counter)

    def make(self, kind: str, type: str, **values: object) -> Node:
        """Return a node with its values; those that are None are left out.

        Args:
            kind: the word for its kind in its address.
            type: its class in ELM.
            values: its properties by their terms.
        """
        self._counts[kind] += 1
        found: Node = {"id": f"urn:epass:{kind}:{self._counts[kind]}", "type": type}
        return found | {name: value for name, value in values.items() if value is not None}

    def identifier(self, notation: str, scheme: str) -> Node:
        """Return an identifier and the name of its scheme."""
        return self.make("identifier", "Identifier", notation=notation, schemeName=scheme)

    def says(self, what: Said, value: str, sentence: str) -> Node:
        """Return a note for what ELM has no property for: a sentence, and the value in it as the subject."""
        subject = terms.own("said", f"{what}:{value}")
        return self.make("note", "Note", noteLiteral={_ENGLISH: sentence}, subject=subject)


@final
@attrs.define
class Organisations:
    """The institutions of one document, each with one address."""

    nodes: Nodes
    scribe: Scribe
    _known: dict[Institution, Node] = attrs.field(factory=dict)
    _awards: dict[Institution, Node] = attrs.field(factory=dict)

    def organisation(self, institution: Institution) -> Node:
        """Return an institution."""
        if institution not in self._known:
            self._known[institution] = self._made(institution)
        return self._known[institution]

    def awarded_by(self, institution: Institution) -> Node:
        """Return the process by which an institution awards what it says."""
        if institution not in self._awards:
            body = [self.organisation(institution)]
            self._awards[institution] = self.nodes.make("awardingProcess", "AwardingProcess", awardingBody=body)
        return self._awards[institution]

    def _made(self, institution: Institution) -> Node:
        make = self.nodes.make
        known = None if institution.country is None else terms.country(institution.country)
        location = None
        if known is not None:
            location = [make("location", "Location", address=[make("address", "Address", countryCode=known)])]
        else:
            what = "the profile of the credential has a country for each institution, and that of this one is unknown"
            self.scribe.omits(f"institution {institution.name}", "country", what)
        return make(
            "org",
            "Organisation",
            legalName={self.nodes.language: institution.name},
            identifier=[self.nodes.identifier(value, kind) for kind, value in institution.identifiers] or None,
            location=location,
        )


@final
@attrs.define
class Lines:
    """The writer of the lines of a transcript.

    Args:
        nodes: the nodes of the document.
        organisations: the institutions of the document.
        scribe: the choices, and the reasons against writing.
        issuer: the institution that gave the results of lines that name none.
        zone: the time zone in which days begin.
    """

    nodes: Nodes
    organisations: Organisations
    scribe: Scribe
    issuer: Institution
    zone: datetime.tzinfo
    _scales: dict[str, GradingScale] = attrs.field(factory=dict)
    _schemes: dict[str, Node] = attrs.field(factory=dict)

    def moment_of(self, day: datetime.date) -> str:
        """Return the beginning of a day; ELM has no days."""
        return datetime.datetime.combine(day, datetime.time(), self.zone).isoformat()

    def line(self, course: CourseResult) -> Node:
        """Return a line as an achievement, with its parts."""
        place = f"course {course.code}"
        titles, others = self._titles(course, place)
        host = course.host if course.host is not None else self.issuer
        amount = None if course.credits is None else self.scribe.credits(course.credits, place)
        credits = None if course.credits is None or amount is None else self._credits(course.credits, amount)
        return self.nodes.make(
            "learningAchievement",
            "LearningAchievement",
            title=titles,
            identifier=self.nodes.identifier(course.code, "local"),
            additionalNote=[self._used(course.used)] if course.used is not None else None,
            learningOpportunity=None if course.day is None else self._opportunity(titles, host, course.day),
            creditReceived=[credits] if credits is not None and _received(course) else None,
            provenBy=self._assessments(course, titles, host, place) or None,
            awardedBy=self.organisations.awarded_by(host),
            specifiedBy=self._specification(course, titles, others, credits),
            hasPart=[self.line(part) for part in course.parts] or None,
        )

    def _titles(self, course: CourseResult, place: str) -> tuple[dict[str, str], Pairs]:
        titles, others = titles_of(course.title, course.titles, self.nodes.language)
        for tag, text in (*titles.items(), *others):
            if not is_language(tag):
                self.scribe.refuse(place, "title", f'"{tag}" of the title "{text}" is no code of a language, such as en')
        return titles, others

    def _used(self, degree: str) -> Node:
        return self.nodes.says("used", degree, f"Counts already for {degree}.")

    def _opportunity(self, titles: dict[str, str], host: Institution, day: datetime.date) -> Node:
        return self.nodes.make(
            "learningOpportunity",
            "LearningOpportunity",
            title=titles,
            temporal=self.nodes.make("period", "PeriodOfTime", endDate=self.moment_of(day)),
            providedBy=self.organisations.organisation(host),
        )

    def _credits(self, credits: Credits, amount: str) -> Node:
        return self.nodes.make("creditPoint", "CreditPoint", framework=terms.credit_system(credits.system), point=amount)

    def _specification(self, course: CourseResult, titles: dict[str, str], others: Pairs, credits: Node | None) -> Node:
        field = None if course.isced is None else terms.field(course.isced)
        odd = course.isced if field is None else None
        labels: dict[str, list[str]] = {}
        for tag, text in others:
            labels.setdefault(tag, []).append(text)
        return self.nodes.make(
            "learningAchievementSpec",
            "LearningAchievementSpecification",
            title=titles,
            altLabel=labels or None,
            dcType=None if course.kind is None else [self._word("kind", course.kind)],
            thematicArea=None if field is None else [field],
            educationSubject=None if odd is None else [self._word("field-of-study", odd)],
            creditPoint=None if credits is None else [credits],
        )

    def _word(self, kind: terms.Kind, word: str) -> Node:
        return terms.own(kind, word, {self.nodes.language: word})

    def _assessments(self, course: CourseResult, titles: dict[str, str], host: Institution, place: str) -> list[Node]:
        found = []
        status: Status | None = course.status
        if status is None and course.grade is not None and not course.grade.passes and course.grade.conditional is None:
            status = "failed"  # an achievement without a status could be taken for one
        if course.label is not None or course.grade is not None or status is not None or course.distribution is not None:
            found.append(self._assessment(course, status, titles, host, place))
        return found + [self._beside(grade, titles, host) for grade in course.beside]

    def _assessment(
        self, course: CourseResult, status: Status | None, titles: dict[str, str], host: Institution, place: str
    ) -> Node:
        printed, grade, table = course.label, course.grade, course.distribution
        if printed is not None:
            # The scheme of the distribution would else decide what the paper leaves open.
            note = self._note({self.nodes.language: printed}, "unscaled" if grade is None and table is not None else None)
        elif grade is not None:
            note = self._note({self.nodes.language: grade.label}, "unprinted")
        else:
            note = self._note({_ENGLISH: _UNGRADED if status is None else _STATUS[status]}, "no-label")
        scale = grade.scale if grade is not None else None
        if table is not None and scale is not None and table.scale != scale:
            what = f"the distribution is on {table.scale.code} and the grade on {scale.code}; ELM has one scheme for both"
            self.scribe.refuse(place, "distribution", what)
        said = [] if grade is None else self._of_grade(grade, printed)
        said += [] if table is None else self._of_table(table)
        return self.nodes.make(
            "learningAssessment",
            "LearningAssessment",
            title=titles,
            additionalNote=said or None,
            grade=note,
            gradeStatus=None if status is None else terms.own("grade-status", status, {_ENGLISH: _STATUS[status]}),
            resultDistribution=None if table is None else self._distribution(table, course, place),
            awardedBy=self.organisations.awarded_by(host),
            specifiedBy=self._scheme(scale or (table.scale if table is not None else None), titles),
        )

    def _note(self, text: dict[str, str], what: Said | None = None) -> Node:
        """The note of a grade. Its subject says if the paper does not print it so, or if no scale explains it."""
        subject = None if what is None else terms.own("said", f"{what}:")
        return self.nodes.make("note", "Note", noteLiteral=text, subject=subject)

    def _of_grade(self, grade: Grade, printed: str | None) -> list[Node]:
        found = []
        if printed is not None and grade_on(grade.scale, printed) != grade:
            sentence = f"On the scale {grade.scale.code} this is {grade.label}."
            found.append(self.nodes.says("on-scale", grade.label, sentence))
        if grade.percent is not None:
            percent = show_exact(grade.percent)
            found.append(self.nodes.says("percent", percent, f"This grade was given for {percent} %."))
        return found

    def _of_table(self, table: GradingTable) -> list[Node]:
        none = [label for label, count in table.entries if not count]
        named = {fold(label) for label in table.no_grades}
        apart = [label for label, _ in table.entries if fold(label) in named]
        return [
            *(self.nodes.says("nobody", label, f"Nobody received {label}.") for label in none),
            *(self.nodes.says("no-grade", label, f"{label} is no grade: it stands for people without one.") for label in apart),
        ]

    def _distribution(self, table: GradingTable, course: CourseResult, place: str) -> Node:
        if table.population != "course":
            what = f"{table.name} is the table of a {table.population}, and ELM has the results of one course"
            self.scribe.refuse(place, "distribution", what)
        elif not table.counts:
            self.scribe.refuse(place, "distribution", f"{table.name} has percentages, and ELM has numbers of learners")
        if table.years is not None or table.source is not None or table.isced not in (None, course.isced):
            self.scribe.omits(place, "distribution", "ELM has no place for its years, its own field of study and its source")
        return self.nodes.make(
            "resultDistribution",
            "ResultDistribution",
            description={self.nodes.language: table.label} if table.label else None,
            resultCategory=[
                self.nodes.make("resultCategory", "ResultCategory", label=label, count=count)
                for label, count in table.entries
                if count
            ],
        )

    def _beside(self, grade: Grade, titles: dict[str, str], host: Institution) -> Node:
        return self.nodes.make(
            "learningAssessment",
            "LearningAssessment",
            title=titles,
            dcType=[terms.own("beside", "grade", {_ENGLISH: "a further grade of the same result"})],
            additionalNote=self._of_grade(grade, grade.label) or None,
            grade=self._note({self.nodes.language: grade.label}),
            awardedBy=self.organisations.awarded_by(host),
            specifiedBy=self._scheme(grade.scale, titles),
        )

    def _scheme(self, scale: GradingScale | None, titles: dict[str, str]) -> Node | None:
        """The grading scheme of a result: a scale by its code. Another scale of the same code gets a number."""
        if scale is None:
            return None
        name, count = scale.code, 1
        while self._scales.setdefault(name, scale) != scale:
            count += 1
            name = f"{scale.code}#{count}"
        if name not in self._schemes:
            self._schemes[name] = {
                "id": terms.address("scale", name),
                "type": "GradingScheme",
                "title": dict(scale.names) or {_ENGLISH: scale.code},
                "identifier": [self.nodes.identifier(scale.code, "bologna_credits")],
            }
        scheme = self._schemes[name]
        return self.nodes.make("learningAssessmentSpec", "LearningAssessmentSpecification", title=titles, gradingScheme=scheme)


def _received(course: CourseResult) -> bool:
    """Return True if the credits were received: the paper says so, or the grade passes without a condition."""
    if course.status is not None:
        return course.status == "passed" and (course.grade is None or course.grade.passes)
    return course.grade is not None and course.grade.passes and course.grade.conditional is None
