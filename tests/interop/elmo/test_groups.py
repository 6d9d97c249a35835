"""The groups of a decision: what replaces together is one result of recognition, and its status says no more than the decision."""

import attrs
import pytest

from bologna_credits import Component, Credits, LearningAgreement, Match, Provisions, Recognition, Transcript, Verdict, recognise
from bologna_credits.interop.elmo.groups import groups_of
from tests.interop.written_decisions import OSLO, course, decide, rules


def shown(decision: Recognition) -> list[tuple[str, str]]:
    return [(group.title, group.status) for group in groups_of(decision)]


def test_components_that_a_match_pairs_are_one_group_with_what_they_replace() -> None:
    matches = [Match(["A1", "A2"], ["H 1"]), Match(["B1"], ["H 2", "H 3"])]
    decision = decide(course("A1"), course("B1", "B"), course("A2"), home=["H 1", "H 2", "H 3"], matches=matches)
    assert shown(decision) == [("A1 + A2 → H 1", "Positive"), ("B1 → H 2 + H 3", "Positive")]


def test_a_whole_package_is_one_group() -> None:
    assert shown(decide(course("A1"), course("A2"), home=["H 1", "H 2"])) == [("A1 + A2 → H 1 + H 2", "Positive")]


def test_the_components_of_an_incomplete_package_are_groups_by_themselves() -> None:
    decision = decide(course("A1"), course("A2", "F"), home=["H 1", "H 2"])
    assert shown(decision) == [("A1", "Positive"), ("A2", "Negative")]


def test_a_match_of_which_one_component_failed_is_not_recognised_whole() -> None:
    matches = [Match(["A1", "A2"], ["H 1"])]
    decision = decide(course("A1"), course("A2", "F"), home=["H 1"], matches=matches)
    assert shown(decision) == [("A2", "Negative")]  # whether A1 is recognised alone is open
    partial = decision.settle("recognition.partial", "A1", "holds", by="Dean", on="2017-02-01", because="so")
    assert shown(partial) == [("A1 + A2", "Partially Positive")]
    refused = decision.settle("recognition.partial", "A1", "fails", by="Dean", on="2017-02-01", because="so")
    assert shown(refused) == [("A1 + A2", "Negative")]


def test_a_group_with_an_open_component_is_not_positive() -> None:
    decision = decide(course("A1"), course("A2"), home=["H 1"], matches=[Match(["A1", "A2"], ["H 1"])])
    first, second = decision.rows
    half = attrs.evolve(decision, rows=(first, attrs.evolve(second, verdict=Verdict.OPEN)))
    (group,) = groups_of(half)
    assert [row.code for row in group.open] == ["A2"]
    assert group.status == "Partially Positive"


@pytest.mark.parametrize("surplus", ["open", "agreed"])
def test_credits_that_do_not_count_make_it_partially_positive(surplus: str) -> None:
    decision = decide(course("A1", amount=8), home=["H 1"], rules=rules(surplus=surplus))
    assert shown(decision) == [("A1 → H 1", "Partially Positive")]
    assert shown(decide(course("A1", amount=8), home=["H 1"], rules=rules(surplus="all"))) == [("A1 → H 1", "Positive")]


def test_where_all_is_open_there_is_no_group() -> None:
    assert shown(decide(course("A1", None, status="in-progress"), home=["H 1"])) == []


def test_a_match_of_a_code_without_a_row_joins_the_others_alone() -> None:
    decision = attrs.evolve(decide(course("A1"), home=["H 1"]), matches=(Match(["A1", "GONE"], ["H 1"]),))
    assert shown(decision) == [("A1 → H 1", "Positive")]


def test_home_components_that_an_agreement_recognises_whatever_was_passed_are_a_group_without_components_studied() -> None:
    agreement = LearningAgreement(
        [Component("A1", "Algebra", Credits(5, "ECTS"))],
        [Component("H 1", "Home", Credits(3, "KZ-RK"))],
        provisions=Provisions("all counts", incomplete="all"),
    )
    decision = recognise(Transcript(OSLO, [course("A1", "F")]), agreement, rules())
    assert shown(decision) == [("A1", "Negative"), ("H 1", "Positive")]
