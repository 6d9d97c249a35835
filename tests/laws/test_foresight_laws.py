"""The outcome foreseen for a result equals the decision when it occurs."""

import pytest
from hypothesis import given, settings, strategies as st

from bologna_credits import (
    Component,
    CourseResult,
    Credits,
    HomeRules,
    Institution,
    LearningAgreement,
    Match,
    ModifiedBavarian,
    Provisions,
    Transcript,
    foresee,
    grading_scale,
    recognise,
)

_IT = grading_scale("IT-30")
_RULES = [
    HomeRules(credits="ECTS", scale="DE-TENTHS", by=ModifiedBavarian()),
    HomeRules(credits="KZ-RK", scale="KZ-2011"),
    HomeRules(credits="ECTS", grades="without", several_grades="without"),
]
_PASSES = st.sampled_from([None, "18", "24", "27", "30", "30L"])


@st.composite
def _agreements(draw: st.DrawFn) -> LearningAgreement:
    amounts = draw(st.lists(st.none() | st.integers(0, 12), min_size=1, max_size=5))
    hosted = [Component(f"C{i}", "x", None if a is None else Credits(a, "ECTS")) for i, a in enumerate(amounts)]
    conditions = draw(st.lists(st.sampled_from([None, "an essay"]), max_size=3))
    home = [Component(f"H{i}", "y", Credits(5, "ECTS"), condition=c) for i, c in enumerate(conditions)]
    pairs = [(hosted[2 * i : 2 * i + 2], home[i]) for i in range(draw(st.integers(0, min(len(hosted) // 2, len(home)))))]
    matches = [Match([c.code for c in both], [one.code]) for both, one in pairs]
    far = draw(st.integers(0, len(hosted)))
    provisions = draw(st.none() | st.builds(Provisions, incomplete=st.sampled_from([None, "open", "all", "nothing"])))
    return LearningAgreement(hosted[far:], home, virtual=hosted[:far], matches=matches, provisions=provisions)


def _course(component: Component, label: str | None) -> CourseResult:
    if label is None:
        return CourseResult(component.code, "x", component.credits, status="passed")
    return CourseResult(component.code, "x", component.credits, _IT.grade(label), label)


@pytest.mark.sweep
@given(_agreements(), st.sampled_from(_RULES), st.data())
@settings(max_examples=60)
def test_a_result_becomes_what_was_foreseen_for_it(agreement: LearningAgreement, rules: HomeRules, data: st.DataObject) -> None:
    foresight = foresee(agreement, rules, scale=_IT)
    hosted = agreement.effective().hosted
    labels = {component.code: data.draw(_PASSES) for component in hosted}
    transcript = Transcript(Institution("x"), tuple(_course(c, labels[c.code]) for c in hosted))
    decision = recognise(transcript, foresight.agreement)
    for row in decision.rows:
        said = foresight.result(row.code, labels[row.code] or "passed without grade").row
        assert (row.recognised, row.shown_grade, row.verdict, row.replaces) == (
            said.recognised,
            said.shown_grade,
            said.verdict,
            said.replaces,
        )
        assert row.report == said.report
    assert [row.verdict for row in decision.home_rows] == [row.verdict for row in foresight.all_passed.home_rows]


@pytest.mark.sweep
@given(_agreements(), st.sampled_from(_RULES), st.data())
@settings(max_examples=60)
def test_one_fail_leaves_what_was_foreseen_for_it(agreement: LearningAgreement, rules: HomeRules, data: st.DataObject) -> None:
    foresight = foresee(agreement, rules, scale=_IT)
    hosted = agreement.effective().hosted
    lost = data.draw(st.sampled_from(hosted)).code
    courses = [_course(c, "10" if c.code == lost else data.draw(_PASSES)) for c in hosted]
    decision, said = recognise(Transcript(Institution("x"), tuple(courses)), foresight.agreement), foresight.if_failed(lost)
    assert [row.code for row in decision.debt] == [row.code for row in said.debt] == [lost]
    assert [(row.code, row.verdict, row.replaced_by) for row in decision.home_rows] == [
        (row.code, row.verdict, row.replaced_by) for row in said.home_rows
    ]
    assert decision.credits == said.credits


@given(_agreements(), st.sampled_from(_RULES))
@settings(max_examples=30)
def test_no_provision_turns_a_fail_into_a_pass(agreement: LearningAgreement, rules: HomeRules) -> None:
    foresight = foresee(agreement, rules, scale=_IT)
    for foreseen in foresight.results:
        if foreseen.result in {grade.label for grade in _IT.failing}:
            assert foreseen.row.verdict == "fails"
            assert foreseen.credits is None
