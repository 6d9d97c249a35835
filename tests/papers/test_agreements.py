"""A learning agreement before, during and after: its tables on a day, its signatures, and its effect on a decision."""

import pickle

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    Change,
    HomeRules,
    LearningAgreement,
    Match,
    Provisions,
    Verdict,
    recognise,
)
from tests.papers.support import ECTS_ONLY, five_credits, home_verdicts, signed_by_all, transcript_of


def test_an_agreement_is_signed_when_the_last_party_signed() -> None:
    agreement = LearningAgreement([five_credits("A")], [], signatures=signed_by_all("2024-01-01", "2024-01-09", "2024-01-05"))
    assert str(agreement.in_force) == "2024-01-09"
    assert LearningAgreement([five_credits("A")], []).in_force is None
    assert str(LearningAgreement([five_credits("A")], [], [], "2024-01-02", "LA 1").in_force) == "2024-01-02"


def test_an_agreement_whose_signatures_contradict_each_other_is_refused() -> None:
    with pytest.raises(ArgumentError, match="the last of them is of 2024-01-03"):
        LearningAgreement([], [], signed="2024-01-01", signatures=signed_by_all("2024-01-01", "2024-01-02", "2024-01-03"))
    with pytest.raises(ArgumentError, match="sending and receiving did not sign"):
        LearningAgreement([], [], signed="2024-01-01", signatures=signed_by_all("2024-01-01"))
    with pytest.raises(ArgumentError, match="student twice"):
        LearningAgreement([], [], signatures=[*signed_by_all("2024-01-01"), *signed_by_all("2024-01-02")])


def test_other_words_than_those_known_are_refused() -> None:
    with pytest.raises(ArgumentError, match="did you mean"):
        LearningAgreement([], [], form="studies")  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="use one of open, all, nothing"):
        Provisions(incomplete="some")  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="use one of open, accept, refuse"):
        Provisions(shortfall="some")  # type: ignore[arg-type]
    with pytest.raises(ArgumentTypeError):
        Change("2024-01-01", drop_studied="A")


def test_an_agreement_with_everything_hashes_and_pickles() -> None:
    agreement = LearningAgreement(
        [five_credits("A")],
        [five_credits("H", "x")],
        [Change("2024-01-01", drop_studied=["A"], drop_reasons={"A": "not-available"}, signatures=signed_by_all("2024-01-01"))],
        signatures=signed_by_all(*["2023-12-01"] * 3),
        virtual=[five_credits("V")],
        provisions=Provisions(incomplete="all"),
        rules=ECTS_ONLY,
        matches=[Match(["A"], ["H"])],
    )
    assert pickle.loads(pickle.dumps(agreement)) == agreement
    assert hash(agreement) == hash(attrs.evolve(agreement))


def test_an_agreement_that_not_everybody_signed_is_open() -> None:
    agreement = LearningAgreement([five_credits("A")], [], signatures=signed_by_all("2024-01-01", "2024-01-02"), reference="LA 1")
    (finding,) = agreement.effective().report.open
    assert "receiving" in finding.message
    decision = recognise(transcript_of(["A"]), agreement, ECTS_ONLY)
    assert [point.code for point in decision.open] == ["recognition.agreement-unsigned"]
    settled = decision.settle("recognition.agreement-unsigned", "LA 1", "holds", by="Dean", on="2024-07-01", because="by letter")
    assert not settled.open


def test_a_day_before_the_agreement_was_signed_is_noted() -> None:
    agreement = LearningAgreement([five_credits("A")], [], signed="2024-01-09")
    assert [f.code for f in agreement.effective("2024-01-08").report] == ["recognition.agreement-later"]
    assert not agreement.effective("2024-01-09").report


def test_the_rules_that_the_agreement_bears_hold() -> None:
    agreement = LearningAgreement([five_credits("A")], [five_credits("H")], rules=HomeRules(credits="ECTS", shortfall="accept"))
    alone = recognise(transcript_of(["A"], credits=4), agreement)
    other = recognise(transcript_of(["A"], credits=4), agreement, HomeRules(credits="ECTS", shortfall="refuse"))
    assert alone == other
    assert home_verdicts(alone) == ["holds"]
    assert [f.verdict for f in other.report.with_code("recognition.rules-of-agreement")] == [Verdict.NOTE]
    assert other.again() == other


def test_without_any_home_rules_the_error_says_where_they_come_from() -> None:
    with pytest.raises(ArgumentError, match="an agreement with rules="):
        recognise(transcript_of(["A"]), LearningAgreement([five_credits("A")], []))


def test_the_matches_of_the_agreement_hold_unless_others_are_given() -> None:
    pair = Match(["A"], ["H"])
    agreement = LearningAgreement([five_credits("A"), five_credits("B")], [five_credits("H")], matches=[pair])
    assert recognise(transcript_of(["A"], ["B"]), agreement, ECTS_ONLY).home_rows[0].replaced_by == ("A",)
    package = recognise(transcript_of(["A"], ["B"]), agreement, ECTS_ONLY, matches=[])
    assert home_verdicts(package) == ["open"]
    assert package.report.with_code("recognition.matches-given")
    assert package.again() == package
    assert not recognise(transcript_of(["A"]), agreement, ECTS_ONLY, matches=[pair]).report.with_code("recognition.matches-given")
