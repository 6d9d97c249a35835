"""A learning agreement before, during and after: its tables on a day, who signed, and what it does to a decision."""

import pickle
from collections.abc import Iterable

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    Change,
    Component,
    CourseResult,
    Credits,
    HomeRules,
    Institution,
    LearningAgreement,
    Match,
    Provisions,
    Recognition,
    Signature,
    Source,
    Transcript,
    Verdict,
    recognise,
    verify,
)

_RULES = HomeRules(credits="ECTS")
_SOURCE = Source("la", "Provisions", "https://example.org/la", seen="secondary")


def _five(code: str, condition: str | None = None) -> Component:
    return Component(code, f"title {code}", Credits(5, "ECTS"), condition=condition)


def _all(*days: str) -> list[Signature]:
    return [Signature(party, day) for party, day in zip(("student", "sending", "receiving"), days, strict=False)]


def _transcript(passed: Iterable[str], failed: Iterable[str] = (), credits: int = 5) -> Transcript:
    courses = [CourseResult(code, code, Credits(credits, "ECTS"), status="passed") for code in passed]
    courses += [CourseResult(code, code, Credits(0, "ECTS"), status="failed") for code in failed]
    return Transcript(Institution("Host"), tuple(courses))


def _codes(components: tuple[Component, ...]) -> list[str]:
    return [component.code for component in components]


def _verdicts(decision: Recognition) -> list[str]:
    return [row.verdict.value for row in decision.home_rows]


# Components and signatures


def test_a_component_without_a_condition_is_recognised_automatically() -> None:
    assert _five("H").automatic
    assert not _five("H", "an oral examination").automatic


def test_no_credits_and_zero_credits_are_two_things() -> None:
    assert Component("A", "a") != Component("A", "a", Credits(0, "ECTS"))


def test_a_term_is_read_from_its_form() -> None:
    term = Component("A", "a", term="2018/2019-1/2").term
    assert term is not None
    assert (term.number, term.of) == (1, 2)
    with pytest.raises(ArgumentError, match="the term"):
        Component("A", "a", term="autumn")


def test_an_agreement_is_signed_when_the_last_party_signed() -> None:
    agreement = LearningAgreement([_five("A")], [], signatures=_all("2024-01-01", "2024-01-09", "2024-01-05"))
    assert str(agreement.signed) == "2024-01-09"
    assert LearningAgreement([_five("A")], []).signed is None
    assert str(LearningAgreement([_five("A")], [], [], "2024-01-02", "LA 1").signed) == "2024-01-02"


def test_an_agreement_whose_signatures_contradict_each_other_is_refused() -> None:
    with pytest.raises(ArgumentError, match="the last of them is of 2024-01-03"):
        LearningAgreement([], [], signed="2024-01-01", signatures=_all("2024-01-01", "2024-01-02", "2024-01-03"))
    with pytest.raises(ArgumentError, match="sending and receiving did not sign"):
        LearningAgreement([], [], signed="2024-01-01", signatures=_all("2024-01-01"))
    with pytest.raises(ArgumentError, match="student twice"):
        LearningAgreement([], [], signatures=[*_all("2024-01-01"), *_all("2024-01-02")])


def test_a_change_whose_signatures_contradict_it_is_refused() -> None:
    with pytest.raises(ArgumentError, match="True without the signature of sending and receiving"):
        Change("2024-01-01", signed=True, signatures=_all("2024-01-01"))
    with pytest.raises(ArgumentError, match="False with all three signatures"):
        Change("2024-01-01", signed=False, signatures=_all(*["2024-01-01"] * 3))
    with pytest.raises(ArgumentError, match="receiving twice"):
        Change("2024-01-01", signatures=[Signature("receiving", "2024-01-01"), Signature("receiving", "2024-01-02")])
    with pytest.raises(ArgumentError, match='party cannot be "parent"'):
        Signature("parent", "2024-01-01")


def test_a_reason_belongs_to_a_component_that_the_change_names() -> None:
    with pytest.raises(ArgumentError, match="drop_reasons"):
        Change("2024-01-01", drop_reasons={"A": "not-available"})
    with pytest.raises(ArgumentError, match="add_reasons"):
        Change("2024-01-01", drop_studied=["A"], add_reasons={"A": "not-available"})


def test_other_words_than_those_known_are_refused() -> None:
    with pytest.raises(ArgumentError, match="did you mean"):
        LearningAgreement([], [], form="studies")
    with pytest.raises(ArgumentError, match="use one of open, all, nothing"):
        Provisions(incomplete="some")
    with pytest.raises(ArgumentError, match="use one of open, accept, refuse"):
        Provisions(shortfall="some")
    with pytest.raises(ArgumentTypeError):
        Change("2024-01-01", drop_studied="A")


def test_an_agreement_with_everything_hashes_and_pickles() -> None:
    agreement = LearningAgreement(
        [_five("A")],
        [_five("H", "x")],
        [Change("2024-01-01", drop_studied=["A"], drop_reasons={"A": "not-available"}, signatures=_all("2024-01-01"))],
        signatures=_all(*["2023-12-01"] * 3),
        virtual=[_five("V")],
        provisions=Provisions(incomplete="all"),
        rules=_RULES,
        matches=[Match(["A"], ["H"])],
    )
    assert pickle.loads(pickle.dumps(agreement)) == agreement
    assert hash(agreement) == hash(attrs.evolve(agreement))


# The tables on a day


def test_a_change_is_in_force_from_the_day_of_the_last_signature() -> None:
    change = Change("2024-02-01", ["A"], [_five("B")], signatures=_all("2024-02-01", "2024-02-03", "2024-02-09"))
    agreement = LearningAgreement([_five("A")], [], [change])
    assert _codes(agreement.effective("2024-02-08").studied) == ["A"]
    assert _codes(agreement.effective("2024-02-09").studied) == ["B"]
    assert not agreement.effective("2024-02-08").report


def test_a_proposal_that_not_everybody_signed_is_not_in_force() -> None:
    change = Change("2024-02-01", ["A"], [_five("B")], signatures=_all("2024-02-01", "2024-02-03"))
    assert (change.signed, change.in_force) == (False, None)
    effective = LearningAgreement([_five("A")], [], [change]).effective()
    assert _codes(effective.studied) == ["A"]
    (finding,) = effective.report
    assert "receiving" in finding.message
    assert not LearningAgreement([_five("A")], [], [change]).effective("2024-01-31").report


def test_all_three_tables_change() -> None:
    change = Change("2024-02-01", ["A"], [_five("B")], ["H"], [_five("I")], drop_virtual=["V"], add_virtual=[_five("W")])
    effective = LearningAgreement([_five("A")], [_five("H")], [change], virtual=[_five("V")]).effective()
    assert [_codes(table) for table in (effective.studied, effective.recognised, effective.virtual)] == [["B"], ["I"], ["W"]]
    assert _codes(effective.hosted) == ["B", "W"]


# EWP: approved-changes is the latest cumulative difference from the first version. A first change put B for A; the second adds
# C to that, and its delta says both.
def test_a_cumulative_change_replaces_the_cumulative_changes_before_it() -> None:
    first = Change("2024-02-01", ["A"], [_five("B")], cumulative=True)
    second = Change("2024-03-01", ["A"], [_five("B"), _five("C")], cumulative=True)
    agreement = LearningAgreement([_five("A")], [], [second, first])
    assert _codes(agreement.effective("2024-02-15").studied) == ["B"]
    assert _codes(agreement.effective().studied) == ["B", "C"]
    assert not agreement.effective().report


def test_a_single_change_before_a_cumulative_one_is_replaced_with_a_note_and_one_after_it_counts() -> None:
    changes = [
        Change("2024-02-01", ["A"], [_five("B")]),
        Change("2024-03-01", [], [_five("C")], cumulative=True),
        Change("2024-04-01", ["C"], [_five("D")]),
    ]
    effective = LearningAgreement([_five("A")], [], changes).effective()
    assert _codes(effective.studied) == ["A", "D"]
    assert [finding.code for finding in effective.report] == ["recognition.change-replaced"]


def test_changes_count_in_the_order_in_which_they_came_into_force() -> None:
    slow = Change("2024-02-01", ["B"], [_five("C")], signatures=_all("2024-02-01", "2024-02-01", "2024-03-01"))
    quick = Change("2024-02-05", ["A"], [_five("B")], signatures=_all(*["2024-02-06"] * 3))
    effective = LearningAgreement([_five("A")], [], [slow, quick]).effective()
    assert _codes(effective.studied) == ["C"]
    assert not effective.report


def test_what_leaves_a_table_in_which_it_does_not_stand_is_open() -> None:
    agreement = LearningAgreement([_five("A")], [_five("H")], [Change("2024-02-01", drop_studied=["H"])])
    (finding,) = agreement.effective().report
    assert (finding.code, finding.subject) == ("recognition.change-unknown", "H")


def test_a_component_that_stands_twice_is_counted_once() -> None:
    change = Change("2024-02-01", add_studied=[Component("A", "other", Credits(9, "ECTS"))], add_virtual=[_five("A")])
    agreement = LearningAgreement([_five("A")], [_five("H")], [change])
    effective = agreement.effective()
    assert (effective.studied, effective.virtual) == ((_five("A"),), ())
    assert [finding.code for finding in effective.report] == ["recognition.component-twice"]
    decision = recognise(_transcript(["A"]), agreement, _RULES)
    assert str(decision.credits) == "5 ECTS"
    settled = decision.settle("recognition.component-twice", "A", "holds", by="Dean", on="2024-07-01", because="the first")
    assert not settled.open


def test_an_agreement_that_not_everybody_signed_is_open() -> None:
    agreement = LearningAgreement([_five("A")], [], signatures=_all("2024-01-01", "2024-01-02"), reference="LA 1")
    (finding,) = agreement.effective().report.open
    assert "receiving" in finding.message
    decision = recognise(_transcript(["A"]), agreement, _RULES)
    assert [point.code for point in decision.open] == ["recognition.agreement-unsigned"]
    settled = decision.settle("recognition.agreement-unsigned", "LA 1", "holds", by="Dean", on="2024-07-01", because="by letter")
    assert not settled.open


def test_a_day_before_the_agreement_was_signed_is_noted() -> None:
    agreement = LearningAgreement([_five("A")], [], signed="2024-01-09")
    assert [f.code for f in agreement.effective("2024-01-08").report] == ["recognition.agreement-later"]
    assert not agreement.effective("2024-01-09").report


# Recognition


def test_table_c_is_part_of_the_package() -> None:
    agreement = LearningAgreement([_five("A")], [_five("H")], virtual=[_five("V")])
    assert _verdicts(recognise(_transcript(["A", "V"]), agreement, _RULES)) == ["holds"]
    assert _verdicts(recognise(_transcript(["A"]), agreement, _RULES)) == ["open"]
    assert not recognise(_transcript(["A", "V"]), agreement, _RULES).outside


@pytest.mark.parametrize("matches", [(), (Match(["A"], ["H", "I"]),)])
def test_a_component_with_a_condition_is_open_until_it_is_settled(matches: tuple[Match, ...]) -> None:
    agreement = LearningAgreement([_five("A")], [_five("H", "an oral examination"), _five("I")], matches=matches)
    decision = recognise(_transcript(["A"]), agreement, _RULES)
    assert _verdicts(decision) == ["open", "holds"]
    assert decision.rows[0].replaces == ("I",)
    (point,) = decision.open
    assert (point.code, "an oral examination" in point.message) == ("recognition.component-condition", True)
    met = decision.settle(point.code, "H", "holds", by="Board", on="2024-07-01", because="passed")
    assert (_verdicts(met), met.rows[0].replaces) == (["holds", "holds"], ("H", "I"))
    missed = decision.settle(point.code, "H", "fails", by="Board", on="2024-07-01", because="not passed")
    assert _verdicts(missed) == ["fails", "holds"]
    assert not missed.open
    assert not verify(missed).fails


@pytest.mark.parametrize("matches", [(), (Match(["A", "B"], ["H"]),)])
def test_a_condition_is_not_asked_for_where_nothing_is_replaced(matches: tuple[Match, ...]) -> None:
    provisions = Provisions(incomplete="nothing")
    agreement = LearningAgreement([_five("A"), _five("B")], [_five("H", "x")], matches=matches, provisions=provisions)
    decision = recognise(_transcript(["A"], ["B"]), agreement, _RULES)
    assert _verdicts(decision) == ["fails"]
    assert "recognition.component-condition" not in [point.code for point in decision.open]


@pytest.mark.parametrize(
    ("incomplete", "verdict", "code"),
    [
        ("all", "holds", "recognition.package-all"),
        ("nothing", "fails", "recognition.package-nothing"),
        ("open", "open", "recognition.package-incomplete"),
        (None, "open", "recognition.package-incomplete"),
    ],
)
def test_the_provisions_say_what_an_incomplete_package_is_worth(incomplete: str | None, verdict: str, code: str) -> None:
    provisions = Provisions(incomplete=incomplete, source=_SOURCE)
    agreement = LearningAgreement([_five("A"), _five("B")], [_five("H")], provisions=provisions)
    decision = recognise(_transcript(["A"], ["B"]), agreement, _RULES)
    assert _verdicts(decision) == [verdict]
    (finding,) = decision.report.with_code(code)
    assert finding.source == (None if incomplete is None else _SOURCE)
    # The fail stays a fail, and what was passed is recognised, whatever becomes of the home component.
    assert [row.verdict for row in decision.rows] == [Verdict.HOLDS, Verdict.FAILS]
    assert decision.home_rows[0].replaced_by == (("A",) if verdict == "holds" else ())


def test_nothing_is_lost_while_a_result_is_still_open() -> None:
    agreement = LearningAgreement([_five("A"), _five("B")], [_five("H")], provisions=Provisions(incomplete="nothing"))
    assert _verdicts(recognise(_transcript(["A"]), agreement, _RULES)) == ["open"]


@pytest.mark.parametrize(
    ("agreed", "home", "verdict"),
    [("accept", "refuse", "holds"), ("refuse", "accept", "fails"), ("open", "accept", "open"), (None, "accept", "holds")],
)
def test_the_provisions_on_fewer_credits_go_before_the_home_rules(agreed: str | None, home: str, verdict: str) -> None:
    agreement = LearningAgreement([_five("A")], [_five("H")], provisions=Provisions(shortfall=agreed, source=_SOURCE))
    decision = recognise(_transcript(["A"], credits=4), agreement, HomeRules(credits="ECTS", shortfall=home))
    assert _verdicts(decision) == [verdict]
    (finding,) = decision.report.with_code(
        f"recognition.shortfall-{ {'holds': 'accepted', 'fails': 'refused'}.get(verdict, verdict) }"
    )
    assert finding.source == (None if agreed is None else _SOURCE)


def test_the_rules_that_the_agreement_bears_hold() -> None:
    agreement = LearningAgreement([_five("A")], [_five("H")], rules=HomeRules(credits="ECTS", shortfall="accept"))
    alone = recognise(_transcript(["A"], credits=4), agreement)
    other = recognise(_transcript(["A"], credits=4), agreement, HomeRules(credits="ECTS", shortfall="refuse"))
    assert alone == other
    assert _verdicts(alone) == ["holds"]
    assert [f.verdict for f in other.report.with_code("recognition.rules-of-agreement")] == [Verdict.NOTE]
    assert other.again() == other


def test_without_any_home_rules_the_error_says_where_they_come_from() -> None:
    with pytest.raises(ArgumentError, match="an agreement with rules="):
        recognise(_transcript(["A"]), LearningAgreement([_five("A")], []))


def test_the_matches_of_the_agreement_hold_unless_others_are_given() -> None:
    pair = Match(["A"], ["H"])
    agreement = LearningAgreement([_five("A"), _five("B")], [_five("H")], matches=[pair])
    assert recognise(_transcript(["A"], ["B"]), agreement, _RULES).home_rows[0].replaced_by == ("A",)
    package = recognise(_transcript(["A"], ["B"]), agreement, _RULES, matches=[])
    assert _verdicts(package) == ["open"]
    assert package.report.with_code("recognition.matches-given")
    assert package.again() == package
    assert not recognise(_transcript(["A"]), agreement, _RULES, matches=[pair]).report.with_code("recognition.matches-given")
