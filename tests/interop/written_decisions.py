"""Decisions of all kinds for the tests of writers."""

import contextlib
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from bologna_credits import (
    ArgumentError,
    Circumstances,
    Component,
    CourseResult,
    CreditPolicy,
    Credits,
    Equivalence,
    Finding,
    HomeRules,
    Institution,
    LearningAgreement,
    Match,
    Recognition,
    Rounding,
    Source,
    Transcript,
    Verdict,
    grading_scale,
    recognise,
)
from bologna_credits.core import Basis
from bologna_credits.grades import EquivalenceRow

NO, KZ, FR = grading_scale("NO-AF"), grading_scale("KZ-2011"), grading_scale("FR-20")
SOURCE = Source("home", "Home rules", "https://example.org/home", seen="secondary")
HOME = Institution("Kostanay", "KZ", {"schac": "ksu.edu.kz"})
OSLO = Institution("Oslo", "NO", {"schac": "uio.no"})
BERGEN = Institution("Bergen", "NO", {"schac": "uib.no"})
_ROWS = [
    EquivalenceRow("A", ("A",)),
    EquivalenceRow("B", ("B+",)),
    EquivalenceRow("C", ("B", "B-")),
    EquivalenceRow("D", ("C",)),
]
TO_KZ = Equivalence("NO-AF", "KZ-2011", _ROWS, Basis.INSTITUTION, SOURCE)
"""A leads to A, B to B+, D to C; C leaves B and B- open, and E has no row."""


def rules(**more: Any) -> HomeRules:
    given: dict[str, Any] = {
        "credits": "KZ-RK",
        "scale": "KZ-2011",
        "circumstances": Circumstances("first", None, "theory"),
        "policy": CreditPolicy(take="low", rounding=Rounding(1, "half_up")),
        "by": TO_KZ,
        "source": SOURCE,
        "on": "2016-09-01",
    }
    return HomeRules(**given | more)


def course(code: str, label: str | None = "A", amount: Any = 5, **more: Any) -> CourseResult:
    grade = None if label is None else NO.grade(label)
    credits = None if amount is None else Credits(amount, "ECTS")
    return CourseResult(code, f"Course {code}", credits, grade, label, **more)


def decide(*courses: CourseResult, home: Any = (), matches: Any = (), agreed: bool = True, **options: Any) -> Recognition:
    """A decision on courses of Oslo, each agreed with 5 ECTS, for home components of 3 Kazakh credits."""
    studied = options.pop("studied", None) or [Component(one.code, one.title, Credits(5, "ECTS")) for one in courses]
    needed = [Component(code, f"Home {code}", Credits(3, "KZ-RK")) for code in home]
    agreement = LearningAgreement(studied, needed, (), "2016-05-03", "LA 1") if agreed else None
    home_rules = options.pop("rules", None) or rules()
    transcript = Transcript(options.pop("issuer", OSLO), courses, issued="2017-01-08")
    given: dict[str, Any] = {"on": "2017-01-20", "reference": "R 1"}
    return recognise(transcript, agreement, home_rules, matches=matches, **given | options)


_LABELS = st.sampled_from(["A", "B", "C", "D", "E", "F", "Bestått", None])
_STATUSES = st.sampled_from([None, None, "passed", "failed", "in-progress"])
_AMOUNTS = st.sampled_from([None, 5, 10, Fraction(15, 2), Fraction(5, 3)])


@st.composite
def decisions(draw: st.DrawFn) -> Recognition:
    """Decisions with matches and a package, several hosts, credits that are a range or no decimal; some points settled."""
    codes = [f"C{number}" for number in range(draw(st.integers(0, 6)))]
    hosts = st.sampled_from([None, OSLO, BERGEN])
    courses = [course(code, draw(_LABELS), draw(_AMOUNTS), status=draw(_STATUSES), host=draw(hosts)) for code in codes]
    gone: list[str] = draw(st.sampled_from([[], ["GONE"]]))
    agreed = codes[: draw(st.integers(0, len(codes)))] + gone
    studied = [Component(code, code, draw(st.sampled_from([None, Credits(5, "ECTS")]))) for code in agreed]
    home = [f"H {number}" for number in range(draw(st.integers(0, 4)))]
    matches, left, right = [], list(agreed), list(home)
    while bool(left) and bool(right) and draw(st.booleans()):
        some, others = draw(st.integers(1, len(left))), draw(st.integers(1, len(right)))
        matches.append(Match(left[:some], right[:others], draw(st.sampled_from([None, "an examination"]))))
        left, right = left[some:], right[others:]
    chosen = rules(
        policy=draw(st.sampled_from([None, CreditPolicy(take="low", rounding=Rounding(1, "half_up"))])),
        shortfall=draw(st.sampled_from(["open", "accept", "refuse"])),
        surplus=draw(st.sampled_from(["open", "all", "agreed"])),
        grades=draw(st.sampled_from(["convert", "without"])),
        decides=draw(st.sampled_from([None, None, "Dean"])),
    )
    decision = decide(
        *draw(st.permutations(courses)),
        home=home,
        matches=matches,
        studied=studied,
        agreed=draw(st.sampled_from([True, True, True, False])) or bool(studied),
        rules=chosen,
        on=draw(st.sampled_from([None, "2017-01-20"])),
    )
    for _ in range(draw(st.integers(0, 4))):
        if decision.open:
            decision = settled(decision, draw(st.sampled_from(decision.open)), draw(st.booleans()))
    return decision


def settled(decision: Recognition, point: Finding, without: bool) -> Recognition:
    """The decision with one point closed: with a grade or credits where they are open, and refused where neither helps."""
    more: list[dict[str, Any]] = [{}, {"without_grade": True} if without else {"grade": "B"}, {"credits": "3"}]
    for answer in more:
        with contextlib.suppress(ArgumentError):
            return decision.settle(point.code, point.subject, "holds", by="Dean", on="2017-02-01", because="so", **answer)
    return decision.settle(point.code, point.subject, "fails", by="Dean", on="2017-02-01", because="so")


def verdicts(decision: Recognition) -> dict[str, Verdict]:
    return {row.code: row.verdict for row in decision.rows}
