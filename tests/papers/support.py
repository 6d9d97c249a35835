"""Papers that the tests of this room share."""

from collections.abc import Iterable

from bologna_credits import (
    Component,
    CourseResult,
    Credits,
    HomeRules,
    Institution,
    Recognition,
    Signature,
    Transcript,
)
from bologna_credits.papers.signatures import PARTIES

ECTS_ONLY = HomeRules(credits="ECTS")


def five_credits(code: str, condition: str | None = None) -> Component:
    return Component(code, f"title {code}", Credits(5, "ECTS"), condition=condition)


def signed_by_all(*days: str) -> list[Signature]:
    return [Signature(party, day) for party, day in zip(PARTIES, days, strict=False)]


def transcript_of(passed: Iterable[str], failed: Iterable[str] = (), credits: int = 5) -> Transcript:
    courses = [CourseResult(code, code, Credits(credits, "ECTS"), status="passed") for code in passed]
    courses += [CourseResult(code, code, Credits(0, "ECTS"), status="failed") for code in failed]
    return Transcript(Institution("Host"), tuple(courses))


def home_verdicts(decision: Recognition) -> list[str]:
    return [row.verdict.value for row in decision.home_rows]
