"""What no recognition may break, whatever was passed and whatever was matched."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bologna_credits import (
    Case,
    Component,
    CourseResult,
    Credits,
    HomeRules,
    Institution,
    LearningAgreement,
    Match,
    Recognition,
    Transcript,
    Verdict,
    grading_scale,
    recognise,
)

_NO = grading_scale("NO-AF")
_RULES = HomeRules(credits="ECTS", case=Case(cycle="first"), grades="without")
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
    studied = [Component(c.code, "x", c.credits) for c in courses[:agreed]]
    home = [Component(f"H{i}", "y", Credits(5, "ECTS")) for i in range(draw(st.integers(0, 3)))]
    count = draw(st.integers(0, min(len(studied), len(home))))
    matches = [Match([studied[i].code], [home[i].code]) for i in range(count)]
    transcript = Transcript(Institution("x"), tuple(draw(st.permutations(courses))))
    return transcript, LearningAgreement(studied, home), matches


def _sum(credits: list[Credits | None]) -> Fraction:
    return sum((amount.amount for amount in credits if amount is not None), Fraction(0))


@given(_cases())
def test_recognised_debt_open_and_outside_add_up_to_what_was_achieved(
    case: tuple[Transcript, LearningAgreement, list[Match]],
) -> None:
    transcript, agreement, matches = case
    decision = recognise(transcript, agreement, _RULES, matches=matches)
    parts = [row.credits for row in decision.rows] + [course.credits for course in decision.outside]
    assert _sum(parts) == _sum([course.credits for course in transcript.courses])
    verdicts = [row.verdict for row in decision.rows]
    assert len(decision.recognised) + len(decision.debt) + verdicts.count(Verdict.OPEN) == len(verdicts)


@given(_cases())
def test_the_order_of_courses_changes_nothing(case: tuple[Transcript, LearningAgreement, list[Match]]) -> None:
    transcript, agreement, matches = case

    def shown(decision: Recognition) -> object:
        return [(row.code, row.verdict, row.recognised) for row in (*decision.rows,)], {c.code for c in decision.outside}

    turned = Transcript(transcript.issuer, tuple(reversed(transcript.courses)))
    assert shown(recognise(transcript, agreement, _RULES, matches=matches)) == shown(
        recognise(turned, agreement, _RULES, matches=matches)
    )


@given(_cases())
def test_a_settled_decision_differs_only_in_what_was_settled(case: tuple[Transcript, LearningAgreement, list[Match]]) -> None:
    transcript, agreement, matches = case
    decision = recognise(transcript, agreement, _RULES, matches=matches)
    for point in decision.open[:1]:
        settled = decision.settle(point.code, point.subject, "holds", by="Dean", on="2017-01-01", because="x")
        assert point in settled.report.findings
        assert point not in settled.open
        assert {row.code for row in decision.recognised} <= {row.code for row in settled.recognised}
        untouched = [row for row in decision.rows if row.code != point.subject and row.verdict is not Verdict.OPEN]
        assert [row.verdict for row in settled.rows if row.code in {r.code for r in untouched}] == [r.verdict for r in untouched]


@given(_cases())
def test_nothing_is_recognised_twice(case: tuple[Transcript, LearningAgreement, list[Match]]) -> None:
    transcript, agreement, matches = case
    decision = recognise(transcript, agreement, _RULES, matches=matches)
    codes = [row.code for row in decision.rows] + [course.code for course in decision.outside]
    assert len(codes) == len(set(codes))
