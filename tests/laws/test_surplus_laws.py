"""More or less achieved than was agreed, and nothing agreed at all: nothing counts twice and nothing is lost."""

from fractions import Fraction
from typing import Literal

import attrs
from hypothesis import given, strategies as st

from bologna_credits import (
    Circumstances,
    Component,
    CourseResult,
    Credits,
    HomeRules,
    Institution,
    LearningAgreement,
    Match,
    Transcript,
    grading_scale,
    recognise,
)

_NO = grading_scale("NO-AF")
_RULES = HomeRules(credits="ECTS", circumstances=Circumstances(cycle="first"), grades="without")
_LABELS = st.sampled_from(["A", "C", "E", "F", "odd"])


@st.composite
def _cases(draw: st.DrawFn) -> tuple[Transcript, LearningAgreement, list[Match]]:
    amounts = draw(st.lists(st.integers(1, 15), min_size=1, max_size=8))
    agreed = draw(st.integers(0, len(amounts)))
    courses = []
    for number, amount in enumerate(amounts):
        label = draw(_LABELS)
        grade = None if label == "odd" else _NO.grade(label)
        courses.append(CourseResult(f"C{number}", "x", Credits(amount, "ECTS"), grade, label))
    planned = [draw(st.one_of(st.just(amount), st.integers(1, 15))) for amount in amounts[:agreed]]
    studied = [Component(c.code, "x", Credits(n, "ECTS")) for c, n in zip(courses, planned, strict=False)]
    home = [Component(f"H{i}", "y", Credits(5, "ECTS")) for i in range(draw(st.integers(0, 3)))]
    count = draw(st.integers(0, min(len(studied), len(home))))
    matches = [Match([studied[i].code], [home[i].code]) for i in range(count)]
    transcript = Transcript(Institution("x"), tuple(draw(st.permutations(courses))))
    return transcript, LearningAgreement(studied, home), matches


def _sum(credits: list[Credits | None]) -> Fraction:
    return sum((amount.amount for amount in credits if amount is not None), Fraction(0))


@given(_cases(), st.sampled_from(["open", "all", "agreed"]))
def test_no_more_counts_than_was_achieved_and_nothing_beyond_is_lost(
    case: tuple[Transcript, LearningAgreement, list[Match]], surplus: Literal["open", "all", "agreed"]
) -> None:
    transcript, agreement, matches = case
    decision = recognise(transcript, agreement, attrs.evolve(_RULES, surplus=surplus), matches=matches)
    parts = [row.credits for row in decision.rows] + [course.credits for course in decision.outside]
    assert _sum(parts) == _sum([course.credits for course in transcript.courses])
    # What is worth something at home, and what is beyond the agreement, together are the credits of what was recognised.
    beyond = [row.beyond for row in decision.recognised]
    assert decision.credits.low + _sum(beyond) == _sum([row.credits for row in decision.recognised])
    assert all(credits.amount > 0 for _, credits in decision.surplus)
    assert surplus != "all" or decision.surplus == ()
    told = [finding for finding in decision.report if finding.code.startswith("recognition.surplus")]
    assert bool(told) == bool(decision.surplus) or surplus == "all"


@given(_cases())
def test_without_an_agreement_everything_is_open_or_set_apart(case: tuple[Transcript, LearningAgreement, list[Match]]) -> None:
    transcript = case[0]
    decision = recognise(transcript, None, _RULES)
    assert not decision.recognised
    assert not decision.debt
    parts = [row.credits for row in decision.rows] + [course.credits for course in decision.outside]
    assert _sum(parts) == _sum([course.credits for course in transcript.courses])
    for point in decision.open:
        decision = decision.settle(point.code, point.subject, "holds", by="Dean", on="2023-02-01", because="x")
    # A label that no scale explains is a pass once somebody says so, and is then assessed like the others.
    for point in decision.open:
        decision = decision.settle(point.code, point.subject, "holds", by="Dean", on="2023-02-01", because="x")
    assert decision.open == ()
    assert len(decision.recognised) == len(decision.rows)
