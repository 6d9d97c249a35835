"""Papers and decisions that the tests of this room share."""

from collections.abc import Sequence
from typing import Literal

import attrs

from bologna_credits import (
    Circumstances,
    Component,
    CourseResult,
    CreditPolicy,
    Credits,
    Dossier,
    Equivalence,
    Grade,
    HomeRules,
    Institution,
    LearningAgreement,
    Match,
    Recognition,
    Rounding,
    Settlement,
    Source,
    Transcript,
    grading_scale,
    recognise,
)
from bologna_credits.core import Basis
from bologna_credits.grades import EquivalenceRow
from bologna_credits.papers.transcripts import Status

NO, KZ = grading_scale("NO-AF"), grading_scale("KZ-2011")


SOURCE = Source("home", "Home rules", "https://example.org/home", seen="secondary")


TO_KZ = Equivalence(
    "NO-AF",
    "KZ-2011",
    (EquivalenceRow("A", ("A",)), EquivalenceRow("B", ("B+",)), EquivalenceRow("C", ("B", "B-")), EquivalenceRow("D", ("B+",))),
    Basis.INSTITUTION,
    SOURCE,
)


POLICY = CreditPolicy(take="low", rounding=Rounding(1, "half_up"))


KZ_RULES = HomeRules(
    credits="KZ-RK",
    scale="KZ-2011",
    circumstances=Circumstances("first", None, "theory"),
    policy=POLICY,
    by=TO_KZ,
    source=SOURCE,
    on="2016-09-01",
)


def ects(amount: object) -> Credits:
    return Credits(amount, "ECTS")  # type: ignore[arg-type]


def graded_line(code: str, label: str | None = "A", amount: object = 5, **more: object) -> CourseResult:
    grade = NO.grade(label) if label in ("A", "B", "C", "D", "E", "F") else None
    return CourseResult(code, code.title(), None if amount is None else ects(amount), grade, label, **more)  # type: ignore[arg-type]


def studied_in_ects(code: str, amount: object = 5, circumstances: Circumstances = Circumstances()) -> Component:  # noqa: B008
    return Component(code, code.title(), None if amount is None else ects(amount), circumstances)


def home_in_kz(code: str, amount: object = 3) -> Component:
    return Component(code, code.title(), None if amount is None else Credits(amount, "KZ-RK"))  # type: ignore[arg-type]


def decide_kz(
    courses: list[CourseResult],
    studied: list[Component],
    home: list[Component],
    rules: HomeRules = KZ_RULES,
    **more: object,
) -> Recognition:
    transcript = Transcript(Institution("Oslo", "NO"), tuple(courses))
    return recognise(transcript, LearningAgreement(studied, home), rules, **more)  # type: ignore[arg-type]


def codes_of(decision: Recognition) -> set[str]:
    return {finding.code for finding in decision.report}


def mixed_decision() -> Recognition:
    return decide_kz(
        [graded_line("A", "C"), graded_line("B", "F"), graded_line("X", "A", 2)],
        [studied_in_ects("A"), studied_in_ects("B")],
        [home_in_kz("H")],
        on="2017-01-20",
        reference="R 1",
    )


OPEN_RULES = HomeRules(credits="ECTS", scale="KZ-2011")  # no table leads from NO-AF to KZ-2011: each grade is an open point


def result_line(code: str, label: str = "B", amount: object = 5, **more: object) -> CourseResult:
    return CourseResult(code, code.title(), Credits(amount, "ECTS"), NO.grade(label), label, **more)  # type: ignore[arg-type]


def paper_of(*courses: CourseResult) -> Transcript:
    return Transcript(Institution("Oslo", "NO"), courses)


def first_version(*courses: CourseResult, agreed: str = "AB", home: str = "H", **more: object) -> Recognition:
    studied = [Component(code, code.title(), Credits(5, "ECTS")) for code in agreed]
    replaced = [Component(code, f"At home {code}") for code in home]
    agreement = LearningAgreement(studied, replaced)
    return recognise(paper_of(*courses), agreement, OPEN_RULES, reference="R 1", on="2017-01-20", **more)  # type: ignore[arg-type]


def board_settled(code: str, subject: str, **more: object) -> Settlement:
    return Settlement(code, subject, "holds", by="Board", on="2017-02-01", because="as the rules say", **more)  # type: ignore[arg-type]


Repeats = Literal["open", "first", "last", "best"]


ECTS_RULES = HomeRules("ECTS", scale="NO-AF")


def ects_line(code: str, amount: object = 5, label: str | None = "B", **more: object) -> CourseResult:
    grade: Grade | None = None if label is None else NO.grade(label)
    credits = None if amount is None else Credits(amount, "ECTS")  # type: ignore[arg-type]
    return CourseResult(code, code.title(), credits, grade, **more)  # type: ignore[arg-type]


def ects_component(code: str, amount: object = 5) -> Component:
    return Component(code, code.title(), None if amount is None else Credits(amount, "ECTS"))  # type: ignore[arg-type]


def decide_ects(
    courses: list[CourseResult],
    studied: list[Component],
    rules: HomeRules = ECTS_RULES,
    *matches: Match,
    home: tuple[str, ...] = (),
) -> Recognition:
    agreement = LearningAgreement(studied, [ects_component(code) for code in home])
    return recognise(paper_of(*courses), agreement, rules, matches=matches)


KZ_2018 = grading_scale("KZ-2018")


def decide_by(
    rules: HomeRules,
    *results: tuple[str, object, Grade | None],
    system: str = "ECTS",
    home: tuple[Component, ...] = (),
    matches: tuple[Match, ...] = (),
) -> Recognition:
    """Everything that was agreed is on the transcript, with the credits that were agreed."""
    courses, studied = [], []
    for code, amount, grade in results:
        credits = Credits(amount, system)  # type: ignore[arg-type]
        courses.append(CourseResult(code, code.title(), credits, grade))
        studied.append(Component(code, code.title(), credits))
    return recognise(Transcript(Institution("Host"), tuple(courses)), LearningAgreement(studied, home), rules, matches=matches)


def settle_by_dean(
    decision: Recognition,
    code: str,
    subject: str,
    verdict: Literal["holds", "fails"] = "holds",
    grade: str | None = None,
    credits: str | None = None,
) -> Recognition:
    return decision.settle(code, subject, verdict, by="Dean", on="2023-02-01", because="minute 4", grade=grade, credits=credits)


def decide_statuses(statuses: Sequence[Status] = ("passed", "failed"), credits: int = 5, **rules: object) -> Recognition:
    courses = [CourseResult(f"C{i}", f"c{i}", Credits(credits, "ECTS"), status=s) for i, s in enumerate(statuses)]
    agreement = LearningAgreement([Component(c.code, c.title, Credits(5, "ECTS")) for c in courses], [Component("H0", "h0")])
    matches = [Match(["C0"], ["H0"])]
    home = HomeRules(credits="ECTS", **rules)  # type: ignore[arg-type]
    return recognise(Transcript(Institution("Oslo"), tuple(courses)), agreement, home, matches=matches, reference="R 7")


def second_version(decision: Recognition) -> Recognition:
    courses = tuple(attrs.evolve(course, status="passed") for course in decision.transcript.courses)
    return decision.revise(transcript=attrs.evolve(decision.transcript, courses=courses), because="resit", on="2017-03-05")


def appeal_of(dossier: Dossier, day: str = "2017-03-01") -> Dossier:
    return dossier.appeal(day, because="C1 was passed in the resit")


def final_dossier() -> Dossier:
    return Dossier(decide_statuses()).provisional("2017-02-01", by="Office").finalise("2017-02-15", by="Dean")
