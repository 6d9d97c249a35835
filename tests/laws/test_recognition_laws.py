"""Laws that every recognition keeps, for any passes and any matches."""

from fractions import Fraction
from random import Random
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
    Recognition,
    Transcript,
    Verdict,
    diff,
    grading_scale,
    recognise,
)

_NO = grading_scale("NO-AF")
_RULES = HomeRules(credits="ECTS", circumstances=Circumstances(cycle="first"), grades="without")
_LABELS = st.sampled_from(["A", "C", "E", "F", "odd"])


_STATUSES: list[Literal["passed", "failed", "in-progress"] | None] = [None, None, "passed", "failed", "in-progress"]


@st.composite
def _cases(draw: st.DrawFn) -> tuple[Transcript, LearningAgreement, list[Match]]:
    """Up to eight courses, some of them agreed; matches of several components on either side, some under a condition."""
    amounts = draw(st.lists(st.integers(1, 15), min_size=1, max_size=8))
    agreed = draw(st.integers(0, len(amounts)))
    courses = []
    for number, amount in enumerate(amounts):
        label = draw(_LABELS)
        grade = None if label == "odd" else _NO.grade(label)
        status = draw(st.sampled_from(_STATUSES))
        courses.append(CourseResult(f"C{number}", "x", Credits(amount, "ECTS"), grade, label, status))
    studied = [Component(c.code, "x", draw(st.sampled_from([None, c.credits, Credits(8, "ECTS")]))) for c in courses[:agreed]]
    home = [Component(f"H{i}", "y", Credits(5, "ECTS")) for i in range(draw(st.integers(0, 4)))]
    matches, hosts, homes = [], [c.code for c in studied], [c.code for c in home]
    while hosts and homes and draw(st.sampled_from([True, False])):
        left, right = draw(st.integers(1, len(hosts))), draw(st.integers(1, len(homes)))
        matches.append(Match(hosts[:left], homes[:right], draw(st.sampled_from([None, "an examination"]))))
        hosts, homes = hosts[left:], homes[right:]
    transcript = Transcript(Institution("x"), tuple(draw(st.permutations(courses))))
    return transcript, LearningAgreement(studied, home), matches


_SHORTFALLS = st.sampled_from([attrs.evolve(_RULES, shortfall=word) for word in ("open", "accept", "refuse")])


def _sum(credits: list[Credits | None]) -> Fraction:
    return sum((amount.amount for amount in credits if amount is not None), Fraction(0))


@given(_cases(), _SHORTFALLS)
def test_recognised_debt_open_and_outside_add_up_to_what_was_achieved(
    case: tuple[Transcript, LearningAgreement, list[Match]], rules: HomeRules
) -> None:
    transcript, agreement, matches = case
    for some in ([], matches):  # whatever the matches
        decision = recognise(transcript, agreement, rules, matches=some)
        undecided = [row for row in decision.rows if row.verdict is Verdict.OPEN]
        rows = [*decision.recognised, *decision.debt, *undecided]
        parts = [row.credits for row in rows] + [course.credits for course in decision.outside]
        assert _sum(parts) == _sum([course.credits for course in transcript.courses])
        assert len(rows) == len(decision.rows)


@given(_cases(), _SHORTFALLS, st.randoms())
def test_the_order_of_courses_changes_nothing(
    case: tuple[Transcript, LearningAgreement, list[Match]], rules: HomeRules, random: Random
) -> None:
    transcript, agreement, matches = case

    def shown(decision: Recognition) -> object:
        return decision.rows, decision.home_rows, {c.code for c in decision.outside}, decision.credits

    courses = list(transcript.courses)
    random.shuffle(courses)
    turned = attrs.evolve(transcript, courses=tuple(courses))
    assert shown(recognise(transcript, agreement, rules, matches=matches)) == shown(
        recognise(turned, agreement, rules, matches=matches)
    )


_ATTEMPTS = st.builds(
    lambda label, status, amount, day: CourseResult("A", "x", Credits(amount, "ECTS"), _NO.grade(label), label, status, day),
    st.sampled_from(["A", "C", "F"]),
    st.sampled_from([None, "passed", "failed"]),
    st.integers(4, 6),
    st.sampled_from([None, "2016-06-01", "2016-09-01"]),
)


@given(st.lists(_ATTEMPTS, min_size=2, max_size=4), st.sampled_from(["open", "best", "first", "last"]), st.randoms())
def test_the_order_of_attempts_of_one_course_changes_nothing(
    attempts: list[CourseResult], repeats: Literal["open", "best", "first", "last"], random: Random
) -> None:
    rules = attrs.evolve(_RULES, repeats=repeats)
    agreement = LearningAgreement([Component("A", "x", Credits(5, "ECTS"))], [Component("H", "y")])
    turned = random.sample(attempts, len(attempts))
    one, other = (recognise(Transcript(Institution("x"), tuple(some)), agreement, rules) for some in (attempts, turned))
    assert (one.rows, one.home_rows, one.outside) == (other.rows, other.home_rows, other.outside)


@given(_cases(), st.sampled_from(["holds", "fails"]))
def test_a_settled_decision_differs_only_in_what_was_settled(
    case: tuple[Transcript, LearningAgreement, list[Match]], verdict: Literal["holds", "fails"]
) -> None:
    transcript, agreement, matches = case
    decision = recognise(transcript, agreement, _RULES, matches=matches)
    for point in decision.open[:2]:
        settled = decision.settle(point.code, point.subject, verdict, by="Dean", on="2017-01-01", because="x")
        assert point in settled.asked
        assert point not in settled.report.findings
        assert point not in settled.open
        # A point on a component touches it and what stands in one match or package with it; a row that was decided stays.
        decided = {row.code: row.verdict for row in decision.rows if row.verdict is not Verdict.OPEN}
        about = set(point.subject.replace(" → ", " + ").split(" + "))
        now = {row.code: row.verdict for row in settled.rows}
        assert {code: now[code] for code in decided.keys() - about} == {code: decided[code] for code in decided.keys() - about}
        same = [row for row in settled.rows if row.component in agreement.studied]
        assert [row.credits for row in same] == [row.credits for row in decision.rows]
        if verdict == "holds":
            assert {row.code for row in decision.recognised} <= {row.code for row in settled.recognised}
        assert attrs.evolve(settled, settlements=()).again() == decision


@given(_cases(), _SHORTFALLS)
def test_nothing_is_recognised_twice(case: tuple[Transcript, LearningAgreement, list[Match]], rules: HomeRules) -> None:
    transcript, agreement, matches = case
    decision = recognise(transcript, agreement, rules, matches=matches)
    codes = [row.code for row in decision.rows] + [course.code for course in decision.outside]
    assert len(codes) == len(set(codes))
    lines = [line.original_code for line in decision.transcript_lines()]
    assert len(lines) == len(set(lines)) == len(decision.recognised)
    for row in decision.home_rows:
        assert len(row.replaced_by) == len(set(row.replaced_by))


@given(_cases(), _SHORTFALLS, st.integers(0, 15))
def test_adding_a_passed_agreed_course_never_lowers_what_is_recognised(
    case: tuple[Transcript, LearningAgreement, list[Match]], rules: HomeRules, amount: int
) -> None:
    transcript, agreement, matches = case
    before = recognise(transcript, agreement, rules, matches=matches)
    credits = Credits(amount, "ECTS")
    more = CourseResult("NEW", "x", credits, _NO.grade("C"), "C")
    after = recognise(
        attrs.evolve(transcript, courses=(*transcript.courses, more)),
        attrs.evolve(agreement, studied=(*agreement.studied, Component("NEW", "x", credits))),
        rules,
        matches=matches,
    )
    assert {row.code for row in before.recognised} | {"NEW"} == {row.code for row in after.recognised}
    assert after.credits.low == before.credits.low + amount
    replaced = [row.code for row in before.home_rows if row.verdict is Verdict.HOLDS]
    assert set(replaced) <= {row.code for row in after.home_rows if row.verdict is Verdict.HOLDS}


@given(_cases())
def test_a_decision_differs_from_none_of_its_own_kind(case: tuple[Transcript, LearningAgreement, list[Match]]) -> None:
    transcript, agreement, matches = case
    decision = recognise(transcript, agreement, _RULES, matches=matches)
    again = decision.revise(transcript=transcript, because="the same once more", on="2017-02-01")
    assert [f.code for f in diff(decision, again)] == ["diff.same"]
    empty = decision.revise(transcript=attrs.evolve(transcript, courses=()), because="void", on="2017-02-01")
    back = empty.revise(transcript=transcript, because="not void", on="2017-02-02")
    assert [f.code for f in diff(decision, back)] == ["diff.same"]
