"""Papers of several hosts, and of results with several marks, that tests of grades at home share."""

from bologna_credits import (
    Component,
    CourseResult,
    Credits,
    Grade,
    HomeRules,
    Institution,
    LearningAgreement,
    Recognition,
    Transcript,
    recognise,
)

FIVE = Credits(5, "ECTS")


def decide_marks(rules: HomeRules, *courses: CourseResult, issuer: Institution | None = None) -> Recognition:
    agreement = LearningAgreement([Component(course.code, course.title, FIVE) for course in courses], [])
    return recognise(Transcript(issuer or Institution("Host"), courses), agreement, rules)


def marked(code: str, grade: Grade, *beside: Grade, host: Institution | None = None) -> CourseResult:
    return CourseResult(code, code.title(), FIVE, grade, grade.label, "passed", beside=beside, host=host)
