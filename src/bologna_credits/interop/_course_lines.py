"""One line of a transcript that a person typed, in a sheet or in ``case.toml``, and the course that it makes.

Both readers give the same typed line. The host, the credit system and the scale of the grade are chosen here.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import final

import attrs

from bologna_credits.core.errors import (
    AmbiguousCodeError,
    BolognaError,
    UnclearDayError,
    UnknownCodeError,
    UnknownGradeError,
)
from bologna_credits.core.findings import Fact, Facts, Finding, Report, Verdict, facts
from bologna_credits.core.reading import Pairs, fold
from bologna_credits.credits.amounts import Credits
from bologna_credits.grades.grading_tables import GradingTable, is_isced
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.interop._bound_scales import alike_note, grade_on, readings_of
from bologna_credits.interop._course_notes import repeated_courses
from bologna_credits.interop._typed_lines import Host, Line, is_told
from bologna_credits.interop.elmo.credits import Named, says_credits, system_of
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.transcripts import CourseResult, Institution, Transcript

_MOST_KEPT = 50_000
Tell = Callable[[str, str], None]
"""Takes a fault: the name of the field, and the words."""

_LONGEST = 40  # characters of a word that a fault repeats


@final
@attrs.define(kw_only=True)
class Courses:
    """The courses of typed lines; oddities are kept.

    Args:
        known: the catalogue.
        hosts: the institutions that the caller names.
        system: the system of credits that name none, where the host has none either.
        scales: the scales that the caller binds, by folded names of institutions and countries.
        no_grades: labels that are no grades, folded.
        on: the day that counts, or None for the day of each result.
    """

    known: Catalogue
    hosts: tuple[Host, ...] = ()
    system: str | None = None
    scales: Mapping[str, tuple[GradingScale, ...]] = attrs.Factory(dict)
    no_grades: frozenset[str] = frozenset()
    on: datetime.date | None = None
    _found: list[Finding] = attrs.field(factory=list)
    _courses: list[CourseResult] = attrs.field(factory=list)
    _alike: dict[tuple[str, Facts], dict[str, None]] = attrs.field(factory=dict)
    _named: list[Host] = attrs.field(factory=list)
    _by_name: dict[tuple[str, str | None, Pairs], Host] = attrs.field(factory=dict)
    _systems: dict[tuple[str, str | None, datetime.date | None], tuple[Named, str]] = attrs.field(factory=dict)
    _by_code: dict[tuple[str, datetime.date | None], GradingScale | str] = attrs.field(factory=dict)
    _of_host: dict[tuple[Institution, datetime.date | None], tuple[GradingScale, ...]] = attrs.field(factory=dict)
    _grades: dict[tuple[str, tuple[GradingScale, ...]], tuple[Grade | None, str]] = attrs.field(factory=dict)
    _guesses: dict[tuple[Institution, datetime.date | None], tuple[tuple[GradingScale, ...], tuple[Finding, ...]]] = attrs.field(
        factory=dict
    )
    _attempts: dict[tuple[Institution | None, str, str, int], None] = attrs.field(factory=dict)
    _told_once: set[str] = attrs.field(factory=set)

    def anew(self, hosts: tuple[Host, ...]) -> "Courses":
        """Return courses without any, of another transcript; the scales, systems and grades that were looked up stay known.

        Args:
            hosts: the institutions of the other transcript.
        """
        for memory in (self._systems, self._by_code, self._grades, self._guesses):
            if len(memory) > _MOST_KEPT:
                memory.clear()
        return Courses(
            known=self.known,
            hosts=hosts,
            system=self.system,
            scales=self.scales,
            no_grades=self.no_grades,
            on=self.on,
            systems=self._systems,
            by_code=self._by_code,
            grades=self._grades,
            guesses=self._guesses,
        )

    def add(self, line: Line, tell: Tell) -> None:
        """Add a line; its faults are told, and a line with faults gives no course."""
        faulty = False

        def told(field: str, words: str) -> None:
            nonlocal faulty
            faulty = True
            if words:
                tell(field, words)

        host = self._host(line, told)
        credits = self._credits(line, host, told)
        grade = self._grade(line, host, told)
        table = self._table(line, host, told)
        self._attempt(line, host, told)
        if line.isced is not None and not is_isced(line.isced):
            self._tell("document.isced-odd", line.code, code=line.isced)
        if line.term is not None:
            self._tell("document.term-stated", line.code, term=line.term)
        if line.label is None and line.status is None:
            self._tell("document.no-result", line.code)
        if faulty:
            return
        self._courses.append(
            CourseResult(
                code=line.code,
                title=line.title,
                credits=credits,
                grade=grade,
                label=line.label,
                status=line.status,
                day=line.day,
                kind=line.kind,
                titles=line.titles,
                distribution=table,
                host=None if line.host is None or host is None else host.institution,
                isced=line.isced,
            )
        )

    def transcript(self, *, issued: datetime.date | None = None, source: str = "", found: Iterable[Finding] = ()) -> Transcript:
        """Return the transcript of the lines; the first institution that was named issued it.

        Args:
            issued: the day of issue.
            source: the words for the document.
            found: the oddities of the document itself.
        """
        issuer = (*self.hosts, *self._named)[0].institution
        alike = [
            Finding(code, Verdict.NOTE, next(iter(codes)) if len(codes) == 1 else "", (*named, ("codes", tuple(codes))))
            for (code, named), codes in self._alike.items()
        ]
        told = [*found, *self._found, *alike, *repeated_courses(self._courses)]
        return Transcript(issuer=issuer, courses=self._courses, report=Report(dict.fromkeys(told)), issued=issued, source=source)

    @property
    def nameless(self) -> bool:
        """True if no institution is named, neither by the caller nor by a line."""
        return not self.hosts and not self._named

    @property
    def empty(self) -> bool:
        """True if no line gave a course."""
        return not self._courses

    def _tell(self, note: str, code: str, /, **named: Fact) -> None:
        """Keep an oddity that several courses may have: it is told once, with their codes."""
        self._alike.setdefault((note, facts(**named)), {})[code] = None

    def _host(self, line: Line, tell: Tell) -> Host | None:
        if line.host is None:
            return self.hosts[0] if self.hosts else None
        key = (line.host, line.country, line.identifiers)
        if key not in self._by_name:
            try:
                self._by_name[key] = self._named_host(line.host, line.country, line.identifiers)
            except BolognaError as error:
                tell("country", error.told)
                return None
        return self._by_name[key]

    def _named_host(self, name: str, country: str | None, identifiers: Pairs) -> Host:
        """Return the institution of a name: one that is known, or a new one."""
        known = (*self.hosts, *self._named)
        if country is None and not identifiers:
            found = next((host for host in known if host.institution.answers_to(name)), None)
            institution = Institution(name)
        else:
            institution = Institution(name, country, identifiers)
            found = next((host for host in known if host.institution.same_as(institution)), None)
        if found is None:
            found = Host(institution=institution)
            self._named.append(found)
        return found

    def _credits(self, line: Line, host: Host | None, tell: Tell) -> Credits | None:
        if line.amount is None:
            return None
        token = line.system or (host.system if host else None) or self.system
        if token is not None and line.system is None and host is not None and host.system_told:
            return None
        if token is None:
            tell("credits", "the credits have no system; name it beside them, such as 6 ECTS, or once, as the system of the host")
            return None
        country = host.institution.country if host else None
        key = (token, country, line.day)
        if key not in self._systems:
            self._systems[key] = self._system(token, country, line.day)
        found, why = self._systems[key]
        if found.code is None:
            # What a host has once is told once, and not in each of its courses.
            tell("system", why if line.system is not None or token not in self._told_once else "")
            self._told_once.add(token)
            return None
        if line.unit is not None and not self._is_of(line.unit, found.code, country, line.day):
            tell("credits", f'the amount is of "{line.unit[:_LONGEST]}", and its system is {found.code}; write one of them')
            return None
        try:
            return Credits(line.amount, found.code)
        except BolognaError as error:
            tell("credits", error.told)
            return None

    def _is_of(self, unit: str, code: str, country: str | None, day: datetime.date | None) -> bool:
        """Return True if the word beside an amount says the system, or no more than that they are credits."""
        if says_credits(unit):
            return True
        key = (unit, country, day)
        if key not in self._systems:
            self._systems[key] = self._system(*key)
        named, _ = self._systems[key]
        return code in (named.code, *named.among)

    def _system(self, token: str, country: str | None, day: datetime.date | None) -> tuple[Named, str]:
        """Return the system that a code or a name means, and why it means none, or nothing."""
        try:
            return Named(self.known.credit_system(token).code), ""
        except (AmbiguousCodeError, UnclearDayError, UnknownCodeError) as error:
            found = system_of(token, country, day, self.known)
            among = f'"{token}" is a name of {", ".join(found.among)}; write the code of the one that is meant'
            return found, among if found.among else error.told

    def _scales(self, line: Line, host: Host | None, tell: Tell) -> tuple[tuple[GradingScale, ...], bool]:
        """Return the scales of a line, and whether a person named them for just this line or its host."""
        if line.unscaled or is_told(line, host):
            return (), False
        named = line.scale or (host.scale if host else None)
        day = self.on or line.day
        if named is not None:
            key = (named, day)
            if key not in self._by_code:
                try:
                    self._by_code[key] = self.known.grading_scale(named, day)
                except BolognaError as error:
                    self._by_code[key] = error.told
            scale = self._by_code[key]
            if isinstance(scale, str):
                tell("scale", scale if line.scale is not None or named not in self._told_once else "")
                self._told_once.add(named)
                return (), False
            return (scale,), line.scale is not None
        if host is None:
            return self.scales.get("*", ()), False
        place = (host.institution, day)
        if place not in self._of_host:
            if place not in self._guesses:
                self._guesses[place] = self._guess(host.institution, day)
            self._of_host[place], told = self._guesses[place]
            self._found += told
        return self._of_host[place], False

    def _guess(self, host: Institution, day: datetime.date | None) -> tuple[tuple[GradingScale, ...], tuple[Finding, ...]]:
        """Return the scales of a host that no line names, and what there is to tell of that.

        They are those that the caller binds, else the usual one of its country.
        """
        names = (host.name, *(value for _, value in host.identifiers), host.country or "", "*")
        bound = next((self.scales[name.casefold()] for name in names if name.casefold() in self.scales), None)
        if bound is not None:
            return bound, ()
        country = host.country
        if country is None or country not in self.known.prefixes:
            return (), (Finding("document.scale-unknown", Verdict.NOTE, host.name, facts(country=country)),)
        try:
            scale = self.known.grading_scale(country, day)
        except (AmbiguousCodeError, UnclearDayError, UnknownCodeError):
            scales = tuple(scale.code for definition in self.known.definitions(country) for scale in definition.scales)
            named = facts(issuer=host.name, country=country, scales=tuple(dict.fromkeys(scales)))
            return (), (Finding("document.scale-unclear", Verdict.NOTE, host.name, named),)
        named = facts(issuer=host.name, scale=scale.code, country=country)
        return (scale,), (Finding("document.scale-by-country", Verdict.NOTE, host.name, named),)

    def _grade(self, line: Line, host: Host | None, tell: Tell) -> Grade | None:
        if line.label is None:
            if line.scale is not None:
                self._scales(line, host, tell)
            return None
        scales, strict = self._scales(line, host, tell)
        key = (line.label, scales)
        if key not in self._grades:
            self._grades[key] = self._read(line.label, scales)
        grade, note = self._grades[key]
        if note == "document.label-unknown" and strict:
            try:
                scales[0].grade(line.label)
            except UnknownGradeError as error:
                tell("grade", f"{error.told}; leave the scale of the course out to keep the label as text")
        elif note in {"document.label-unknown", "document.label-several"}:
            codes = tuple(scale.code for scale in scales)
            several = {"scales": codes} if note.endswith("several") else {"scale": codes if len(codes) > 1 else codes[0]}
            self._tell(note, line.code, label=line.label, **several)
        elif note:
            self._tell(note, line.code, label=line.label)
        self._tell_alike(line.label, grade, line.code)
        return grade

    def _tell_alike(self, label: str, grade: Grade | None, code: str) -> None:
        alike = alike_note(label, grade)
        if alike is not None:
            self._tell("document.label-look-alike", code, **dict(alike))

    def _read(self, label: str, scales: tuple[GradingScale, ...]) -> tuple[Grade | None, str]:
        if fold(label) in self.no_grades:
            return None, "document.no-grade"
        if not scales:
            return None, ""
        found = readings_of(label, scales)
        if len(found) > 1:
            return None, "document.label-several"
        if not found:
            return None, "document.label-unknown"
        return found[0].grade, "" if found[0].grade is not None else "document.no-grade"

    def _table(self, line: Line, host: Host | None, tell: Tell) -> GradingTable | None:
        if not line.distribution:
            return None
        scales, _ = self._scales(line, host, lambda *_: None)
        if len(scales) != 1:
            if is_told(line, host):
                return None
            tell("distribution", "the distribution needs the scale of its grades; name it for this course")
            return None
        apart = tuple(label for label, _ in line.distribution if fold(label) in self.no_grades)
        try:
            table = GradingTable(
                scales[0],
                line.distribution,
                population="course",
                label=f"{line.code} {line.title}",
                counted=line.counted,
                no_grades=apart,
            )
        except BolognaError as error:
            tell("distribution", error.told)
            return None
        for label, _ in line.distribution:
            self._tell_alike(label, grade_on(scales[0], label), line.code)
        return table

    def _attempt(self, line: Line, host: Host | None, tell: Tell) -> None:
        if line.attempt is None:
            return
        key = (host.institution if host else None, line.code, fold(line.title), line.attempt)
        if key in self._attempts:
            tell(
                "attempt",
                f"{line.code} has attempt {line.attempt} already; "
                "number the attempts of a course, or leave out a line that was typed twice",
            )
        self._attempts[key] = None
        self._tell("document.attempt-stated", line.code, attempt=line.attempt)
