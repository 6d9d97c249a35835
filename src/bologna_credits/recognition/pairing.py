"""Pairing what was studied with what it replaces at home: each match as a whole, and the rest as one package."""

from collections.abc import Sequence

from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.findings import Fact, Finding, Verdict, facts
from bologna_credits.credits.amounts import Credits
from bologna_credits.grades.scales import Grade
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.agreements import Component, LearningAgreement, Match, Provisions
from bologna_credits.papers.home_rules import HomeRules
from bologna_credits.papers.transcripts import CourseResult, Transcript
from bologna_credits.recognition.components import Judge, Result
from bologna_credits.recognition.credit_limits import surplus_of
from bologna_credits.recognition.rows import HomeRow, Points, Row, verdict_of
from bologna_credits.recognition.texts import recognition_text

_PACKAGE = "package"


class Pairing:
    """One recognition under way; it lives only while :func:`bologna_credits.recognise` runs."""

    def __init__(
        self,
        transcript: Transcript,
        agreement: LearningAgreement | None,
        home: HomeRules,
        matches: tuple[Match, ...],
        points: Points,
        catalogue: Catalogue,
    ) -> None:
        self.bound = agreement is not None
        if agreement is None:
            agreement = _asked_for(transcript, matches, Judge(home, catalogue, points))
        effective = agreement.effective()
        self.transcript, self.home, self.matches, self.points, self.catalogue = transcript, home, matches, points, catalogue
        self.provisions = agreement.provisions or Provisions()
        self.studied, self.needed = effective.hosted, effective.recognised
        told = [
            f for finding in effective.report for f in (points.open(finding) if finding.verdict is Verdict.OPEN else (finding,))
        ]
        self.findings: list[Finding] = [*told, *transcript.report]
        self.judge = Judge(home, catalogue, points)
        _check_matches(matches, self.studied, self.needed)
        self.results = {c.code: self.judge.result(c, transcript) for c in self.studied}
        self.rows: dict[str, Row] = {}
        self.home_rows: dict[str, HomeRow] = {}
        self.beyond: dict[str, Credits] = {}
        self.outside = _outside(transcript, {c.code for c in self.studied})
        for course in self.outside:
            set_apart = "recognition.outside" if self.bound else "recognition.nothing-passed"
            self.findings.append(Finding(set_apart, Verdict.NOTE, course.code))

    def _open(self, code: str, subject: str, because: str = "", **named: Fact) -> tuple[Finding, ...]:
        return self.points.open(Finding(code, Verdict.OPEN, subject, facts(**named), self.home.source, because))

    def judge_matches(self) -> None:
        """Each match once, as a whole."""
        home_by_code = {c.code: c for c in self.needed}
        for match in self.matches:
            hosts = [self.results[code] for code in match.host]
            found = self._match(match, hosts)
            verdict = verdict_of(found)
            self.findings += found
            told = {code: self._with_condition(home_by_code[code], found, verdict) for code in match.home}
            kept = tuple(code for code, (settled, _) in told.items() if settled is Verdict.HOLDS)
            if verdict is not Verdict.FAILS:
                self._surplus(subject=str(match), hosts=hosts)
            for result in hosts:
                self.rows[result.component.code] = self._row(result, kept, found)
            for code, (settled, reasons) in told.items():
                self.home_rows[code] = self._home_row(home_by_code[code], match.host, settled, reasons)

    def _match(self, match: Match, hosts: Sequence[Result]) -> tuple[Finding, ...]:
        subject, named = str(match), facts(host=" + ".join(match.host), home=" + ".join(match.home))
        failed = [r.component.code for r in hosts if r.passed is Verdict.FAILS]
        undecided = [r.component.code for r in hosts if r.passed is Verdict.OPEN]
        if failed:
            more = (*named, ("failed", ", ".join(failed)))
            return (Finding("recognition.match-failed", Verdict.FAILS, subject, more, match.source),)
        if undecided:
            more = (*named, ("open", ", ".join(undecided)))
            return self.points.open(Finding("recognition.match-open", Verdict.OPEN, subject, more, match.source))
        found: tuple[Finding, ...] = (Finding("recognition.match", Verdict.HOLDS, subject, named, match.source),)
        if match.condition is not None:
            condition = facts(condition=match.condition)
            found += self.points.open(Finding("recognition.match-condition", Verdict.OPEN, subject, condition, match.source))
        return found + self._office(subject) + self._shortfall(subject, hosts)

    def _office(self, subject: str) -> tuple[Finding, ...]:
        """Where an office has to decide each case, nothing holds until it did."""
        if self.home.decides is None:
            return ()
        return self._open("recognition.office-decides", subject, "", office=self.home.decides)

    def _surplus(self, subject: str, hosts: Sequence[Result]) -> None:
        passed = [r for r in hosts if r.passed is Verdict.HOLDS]
        beyond, found = surplus_of(subject, passed, self.home, self.points)
        self.beyond |= beyond
        self.findings += found

    def judge_package(self) -> None:
        """What no match holds: table A as a whole for table B as a whole."""
        hosts = [self.results[c.code] for c in self.studied if c.code not in self.rows]
        needed = [c for c in self.needed if c.code not in self.home_rows]
        missing = [r.component.code for r in hosts if r.passed is not Verdict.HOLDS]
        failed = any(r.failed for r in hosts)
        office = self._office(_PACKAGE) if hosts else ()
        found = office
        if hosts and not missing and self.bound:
            named = facts(home=", ".join(c.code for c in needed) or "what the home rules allow")
            text = recognition_text("recognition.package").source
            package = Finding("recognition.package", Verdict.HOLDS, _PACKAGE, named, text)
            found = (package, *office, *self._shortfall(_PACKAGE, hosts))
        self.findings += found
        self._surplus(_PACKAGE, hosts)
        whole = verdict_of(found)
        told = {c.code: self._in_package(c, needed, missing, found, whole, failed=failed) for c in needed}
        codes = tuple(code for code, (verdict, _) in told.items() if verdict is Verdict.HOLDS)
        replaced = tuple(r.component.code for r in hosts if r.component.code not in missing)
        for result in hosts:
            # What a part of an incomplete package replaces is open; that it is recognised is not.
            self.rows[result.component.code] = self._row(result, codes, office, alone=not self.needed)
        for component in needed:
            self.home_rows[component.code] = self._home_row(component, replaced, *told[component.code], package=True)

    def _in_package(
        self,
        component: Component,
        needed: Sequence[Component],
        missing: Sequence[str],
        found: tuple[Finding, ...],
        whole: Verdict,
        *,
        failed: bool,
    ) -> tuple[Verdict, tuple[Finding, ...]]:
        """Whether the package replaces a home component, and why: the agreement's provisions go before the home rules."""
        code, then, source = component.code, self.provisions.incomplete, self.provisions.source
        if not missing and found:
            return self._with_condition(component, found, whole)
        if not missing:  # nothing was studied for it
            return Verdict.FAILS, (Finding("recognition.difference", Verdict.FAILS, code),)
        named = facts(missing=", ".join(missing), home=", ".join(c.code for c in needed))
        if then == "nothing" and failed:
            return Verdict.FAILS, (Finding("recognition.package-nothing", Verdict.FAILS, code, named, source),)
        if then == "all":
            reasons: tuple[Finding, ...] = (Finding("recognition.package-all", Verdict.HOLDS, code, named, source), *found)
        else:
            text = source if then is not None else self.home.source
            reasons = self.points.open(Finding("recognition.package-incomplete", Verdict.OPEN, code, named, text)) + found
        return self._with_condition(component, reasons, verdict_of(reasons))

    def _with_condition(
        self, component: Component, reasons: tuple[Finding, ...], verdict: Verdict
    ) -> tuple[Verdict, tuple[Finding, ...]]:
        """A component of table B that the agreement recognises only under a condition stays open until somebody settles it."""
        if component.condition is None or verdict is Verdict.FAILS:
            return verdict, reasons
        more = reasons + self._open("recognition.component-condition", component.code, condition=component.condition)
        return verdict_of(more), more

    def _shortfall(self, subject: str, hosts: Sequence[Result]) -> tuple[Finding, ...]:
        """Everything was passed; were as many credits achieved as agreed?"""
        planned = [r.component.credits for r in hosts if r.component.credits is not None]
        achieved = [r.credits for r in hosts if r.component.credits is not None and r.credits is not None]
        if len({c.system for c in (*planned, *achieved)}) != 1 or len(achieved) < len(planned):
            return ()
        needed, got = sum(planned[1:], planned[0]), sum(achieved[1:], achieved[0])
        if got >= needed:
            return ()
        named: dict[str, Fact] = {"achieved": str(got), "needed": str(needed)}
        agreed = self.provisions.shortfall
        then, source = (agreed, self.provisions.source) if agreed is not None else (self.home.shortfall, self.home.source)
        named["who"] = "the provisions of the agreement" if agreed is not None else "the home rules"
        if then == "accept":
            return (Finding("recognition.shortfall-accepted", Verdict.HOLDS, subject, facts(**named), source),)
        if then == "refuse":
            return (Finding("recognition.shortfall-refused", Verdict.FAILS, subject, facts(**named), source),)
        return self.points.open(Finding("recognition.shortfall-open", Verdict.OPEN, subject, facts(**named), source))

    def _agreed(self, code: str, group: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Why a pass is recognised: it was agreed, or somebody paired it, or else it is assessed on request."""
        if self.bound:
            text = recognition_text("recognition.agreed").source
            return (Finding("recognition.agreed", Verdict.HOLDS, code, (), text),)
        if any(finding.code == "recognition.match" for finding in group):
            return ()
        text = recognition_text("recognition.on-request").source
        return self.points.open(Finding("recognition.on-request", Verdict.OPEN, code, (), text))

    def _row(self, result: Result, replaces: tuple[str, ...], group: tuple[Finding, ...], *, alone: bool = False) -> Row:
        component, course, code = result.component, result.course, result.component.code
        reasons = result.findings
        if result.failed:
            reasons += (Finding("recognition.failed", Verdict.FAILS, code),)
        if result.passed is not Verdict.HOLDS or course is None:
            shown = "–" if course is None else course.shown_grade
            return Row(component, course, result.credits, (), None, None, shown, "", result.passed, reasons)
        if _refused(group):
            reasons += group
        elif verdict_of(group) is Verdict.FAILS:
            reasons += self._open("recognition.partial", code)
        elif verdict_of(group) is Verdict.OPEN:
            # What is open on the whole match is open on its parts; it is settled there, once.
            reasons += tuple(f for f in group if f.verdict is not Verdict.HOLDS)
        else:
            reasons += self._agreed(code, group)
        if alone and self.home.unmatched == "elective":
            reasons += (Finding("recognition.elective", Verdict.HOLDS, code, (), self.home.source),)
        beyond = self.beyond.get(code)
        counted = result.credits - beyond if result.credits is not None and beyond is not None else result.credits
        worth, more = self.judge.worth(component, counted) if counted is not None else (None, ())
        grade, shown, method, told = self.judge.grade(code, course)
        verdict = verdict_of(reasons)
        kept = replaces if verdict is Verdict.HOLDS else ()
        return Row(component, course, result.credits, kept, worth, grade, shown, method, verdict, reasons + more, told, beyond)

    def _home_row(
        self,
        component: Component,
        hosts: tuple[str, ...],
        verdict: Verdict,
        reasons: tuple[Finding, ...],
        *,
        package: bool = False,
    ) -> HomeRow:
        if verdict is Verdict.FAILS:
            lost = Finding("recognition.difference", Verdict.FAILS, component.code)
            return HomeRow(component, (), None, "–", verdict, tuple(dict.fromkeys((*reasons, lost))))
        if verdict is Verdict.OPEN:
            return HomeRow(component, (), None, "–", verdict, reasons)
        if package:
            return HomeRow(component, hosts, None, "within the package", verdict, reasons)
        grade, shown, more = self._common_grade(component, hosts)
        return HomeRow(component, hosts, grade, shown, verdict, reasons + more)

    def _common_grade(self, component: Component, hosts: tuple[str, ...]) -> tuple[Grade | None, str, tuple[Finding, ...]]:
        """The grade of a home component: that of its host component, or the one grade that all of them became."""
        rows = [self.rows[code] for code in hosts]
        grades = dict.fromkeys(row.grade for row in rows)
        if len(grades) == 1:
            return rows[0].grade, rows[0].shown_grade, ()
        if self.home.several_grades == "without":
            return None, "recognised without grade", (Finding("recognition.without-grade", Verdict.NOTE, component.code),)
        settled = self.points.find("recognition.several-grades", component.code)
        found = self._open("recognition.several-grades", component.code, "", count=len(rows))
        if settled is not None and settled.grade is not None and self.home.scale is not None:
            grade = self.catalogue.grading_scale(self.home.scale).grade(settled.grade)
            return grade, str(grade), found
        return None, "OPEN" if settled is None else "recognised without grade", found

    def origins(self) -> tuple[str, ...]:
        """The definition files behind the decision."""
        codes = [self.home.credits, self.home.scale or self.home.credits]
        named = (self.home.policy, self.home.by)
        codes += [code for code in named if isinstance(code, str)]
        for row in self.rows.values():
            codes += [row.credits.system] if isinstance(row.credits, Credits) else []
            codes += [row.course.grade.scale.code] if row.course is not None and row.course.grade is not None else []
        return tuple(sorted(self.catalogue.origins(codes, recognition=self.home.practice)))


def _refused(group: tuple[Finding, ...]) -> bool:
    """Whether the office that has to decide decided against all of it."""
    told = [f for f in group if f.code == "recognition.settled" and f.named["code"] == "recognition.office-decides"]
    return any(finding.verdict is Verdict.FAILS for finding in told)


def _asked_for(transcript: Transcript, matches: tuple[Match, ...], judge: Judge) -> LearningAgreement:
    """Without an agreement: what was not failed is what may be assessed, and what matches name is what it may replace."""
    named = {code for match in matches for code in match.host}
    lines = {course.code: course for course in transcript.walk() if course.code in named}
    for course in _outside(transcript, named):
        if verdict_of(judge.passed(course)) is not Verdict.FAILS:
            lines.setdefault(course.code, course)
    home = dict.fromkeys(code for match in matches for code in match.home)
    return LearningAgreement(
        [Component(code, course.title) for code, course in lines.items()], [Component(code, code) for code in home]
    )


def _check_matches(matches: tuple[Match, ...], studied: tuple[Component, ...], needed: tuple[Component, ...]) -> None:
    """Nothing is counted twice, and everything that a match names is in the agreement."""
    for side, components, named in (
        ("host", studied, [code for match in matches for code in match.host]),
        ("home", needed, [code for match in matches for code in match.home]),
    ):
        known = tuple(c.code for c in components)
        for code in named:
            if code not in known:
                raise ArgumentError(f"a match's {side} component", code, known)
            if named.count(code) > 1:
                raise ArgumentError(f"a match's {side} component", f"{code} (in two matches)", ("each component in one match",))


def _outside(transcript: Transcript, agreed: set[str]) -> tuple[CourseResult, ...]:
    """What the transcript holds beyond the agreement, each component once and nothing around or within an agreed one."""
    found: dict[str, CourseResult] = {}

    def look(course: CourseResult) -> None:
        if course.code in agreed:
            return
        if any(part.code in agreed for part in course.walk()):
            for part in course.parts:
                look(part)
        else:
            found.setdefault(course.code, course)

    for course in transcript.courses:
        look(course)
    return tuple(found.values())
