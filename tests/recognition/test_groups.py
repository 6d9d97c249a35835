"""A match or the package as a whole: the components that it replaces, and the worth of its parts."""

from typing import Literal

import attrs
import pytest

from bologna_credits import (
    Component,
    CreditRange,
    Credits,
    HomeRules,
    LearningAgreement,
    Match,
    Provisions,
    Source,
    Verdict,
    grading_scale,
    recognise,
    verify,
)
from tests.papers.support import ECTS_ONLY, five_credits, home_verdicts, transcript_of
from tests.recognition.support import (
    KZ_2018,
    KZ_RULES,
    SOURCE,
    codes_of,
    decide_by,
    decide_kz,
    graded_line,
    home_in_kz,
    settle_by_dean,
    studied_in_ects,
)

_Shortfall = Literal["open", "accept", "refuse"]


_SOURCE = Source("la", "Provisions", "https://example.org/la", seen="secondary")


def test_a_fail_is_academic_debt_and_leaves_open_what_it_would_have_replaced() -> None:
    decision = decide_kz(
        [graded_line("A"), graded_line("B", "F")],
        [studied_in_ects("A"), studied_in_ects("B")],
        [home_in_kz("H"), home_in_kz("I")],
    )
    assert [row.code for row in decision.debt] == ["B"]
    assert [row.code for row in decision.recognised] == ["A"]
    assert decision.difference == ()
    assert {f.subject for f in decision.open} == {"H", "I"}
    settled = decision.settle(
        "recognition.package-incomplete", "H", "holds", by="Dean", on="2017-02-01", because="A covers it"
    ).settle("recognition.package-incomplete", "I", "fails", by="Dean", on="2017-02-01", because="nothing covers it")
    assert [row.verdict for row in settled.home_rows] == [Verdict.HOLDS, Verdict.FAILS]
    assert [row.code for row in settled.difference] == ["I"]
    assert settled.open == ()


def test_home_components_without_anything_studied_are_academic_difference() -> None:
    decision = decide_kz([], [], [home_in_kz("H")])
    assert [row.code for row in decision.difference] == ["H"]


def test_without_home_components_what_was_passed_still_counts() -> None:
    decision = decide_kz([graded_line("A")], [studied_in_ects("A")], [])
    assert decision.credits == CreditRange(3, 3, "KZ-RK")
    assert decision.rows[0].replaces == ()


@pytest.mark.parametrize(
    ("shortfall", "code", "verdict"),
    [
        ("open", "recognition.shortfall-open", Verdict.OPEN),
        ("accept", "recognition.shortfall-accepted", Verdict.HOLDS),
        ("refuse", "recognition.shortfall-refused", Verdict.FAILS),
    ],
)
def test_fewer_credits_than_agreed_follow_the_home_rules(
    shortfall: Literal["open", "accept", "refuse"], code: str, verdict: Verdict
) -> None:
    rules = attrs.evolve(KZ_RULES, shortfall=shortfall)
    decision = decide_kz([graded_line("A", amount=3)], [studied_in_ects("A")], [home_in_kz("H")], rules)
    assert code in codes_of(decision)
    assert decision.home_rows[0].verdict is verdict


def test_a_shortfall_that_cannot_be_counted_is_none() -> None:
    assert not any(
        f.code.startswith("recognition.shortfall") for f in decide_kz([graded_line("A")], [studied_in_ects("A", None)], []).report
    )


def test_what_is_missing_in_one_course_and_more_in_another_is_no_shortfall() -> None:
    decision = decide_kz(
        [graded_line("A", amount=4), graded_line("B", amount=6)],
        [studied_in_ects("A"), studied_in_ects("B")],
        [home_in_kz("H")],
    )
    assert not any(code.startswith("recognition.shortfall") for code in codes_of(decision))


@pytest.mark.parametrize(
    ("given", "short"),
    [
        (Credits(3, "NO-SP"), "3 ECTS"),  # studiepoeng and ECTS are one to one
        (Credits(5, "NO-SP"), None),
        (Credits(8, "GB-CATS"), "4 ECTS"),  # two to one
        (Credits(10, "GB-CATS"), None),
        (Credits(3, "KZ-RK"), None),  # a range: whether it is less than 5 ECTS is not known
    ],
    ids=str,
)
def test_a_shortfall_in_another_system_counts_in_ects_where_the_ratio_is_fixed(given: Credits, short: str | None) -> None:
    line = attrs.evolve(graded_line("A"), credits=given)
    decision = decide_kz([line], [studied_in_ects("A")], [home_in_kz("H")])
    found = [f for f in decision.report if f.code.startswith("recognition.shortfall")]
    assert [(str(f.named["achieved"]), str(f.named["needed"])) for f in found] == ([] if short is None else [(short, "5 ECTS")])


def test_a_failed_match_is_difference_and_what_passed_in_it_is_open() -> None:
    decision = decide_kz(
        [graded_line("A"), graded_line("B", "F")],
        [studied_in_ects("A"), studied_in_ects("B")],
        [home_in_kz("H")],
        matches=[Match(["A", "B"], ["H"])],
    )
    assert [row.code for row in decision.difference] == ["H"]
    assert [row.verdict for row in decision.rows] == [Verdict.OPEN, Verdict.FAILS]
    settled = decision.settle("recognition.partial", "A", "holds", by="Dean", on="2017-02-01", because="an elective")
    assert [row.code for row in settled.recognised] == ["A"]


def test_a_match_whose_component_is_missing_is_open() -> None:
    decision = decide_kz(
        [graded_line("A")], [studied_in_ects("A"), studied_in_ects("B")], [home_in_kz("H")], matches=[Match(["A", "B"], ["H"])]
    )
    assert {f.code for f in decision.open} == {"recognition.missing", "recognition.match-open"}
    assert decision.rows[1].shown_grade == "–"
    assert decision.home_rows[0].verdict is Verdict.OPEN


def test_a_condition_is_open_until_a_person_settles_it_once() -> None:
    match = Match(["A"], ["H"], condition="an oral examination")
    decision = decide_kz([graded_line("A")], [studied_in_ects("A")], [home_in_kz("H")], matches=[match])
    assert [(f.code, f.subject) for f in decision.open] == [("recognition.match-condition", "A → H")]
    settled = decision.settle("recognition.match-condition", "A → H", "holds", by="Chair", on="2017-02-01", because="passed it")
    assert [settled.rows[0].verdict, settled.home_rows[0].verdict] == [Verdict.HOLDS] * 2
    refused = decision.settle("recognition.match-condition", "A → H", "fails", by="Chair", on="2017-02-01", because="not met")
    assert [row.code for row in refused.difference] == ["H"]


def test_what_no_match_holds_is_judged_as_a_package() -> None:
    decision = decide_kz(
        [graded_line("A"), graded_line("B")],
        [studied_in_ects("A"), studied_in_ects("B")],
        [home_in_kz("H"), home_in_kz("I")],
        matches=[Match(["A"], ["H"])],
    )
    assert [row.replaced_by for row in decision.home_rows] == [("A",), ("B",)]


def test_caspian_carries_the_mark_over_and_its_commission_decides() -> None:
    rules = HomeRules.by_practice("KZ/Caspian", credits="KZ-AK", scale="KZ-2018")
    home = (Component("H", "Home"), Component("I", "Other"))
    results = (("A", 5, KZ_2018.grade("B")), ("B", 5, grading_scale("NO-AF").grade("C")), ("C", 5, KZ_2018.grade("A")))
    matches = (Match(["B"], ["I"]),)
    decision = decide_by(rules, *results, home=home, matches=matches)
    assert [row.shown_grade for row in decision.rows] == ["B (KZ-2018)", "C (NO-AF)", "A (KZ-2018)"]
    assert {row.verdict for row in decision.rows} == {Verdict.OPEN}
    assert [(f.code, f.subject) for f in decision.open] == [
        ("recognition.office-decides", "B → I"),
        ("recognition.office-decides", "package"),
    ]
    once = settle_by_dean(decision, "recognition.office-decides", "package")
    assert [row.verdict for row in once.rows] == [Verdict.HOLDS, Verdict.OPEN, Verdict.HOLDS]
    assert [row.verdict for row in once.home_rows] == [Verdict.HOLDS, Verdict.OPEN]
    both = settle_by_dean(once, "recognition.office-decides", "B → I", "fails")
    assert ([row.code for row in both.refused], [row.code for row in both.difference]) == (["B"], ["I"])
    assert both.debt == ()
    assert [f.code for f in verify(both)] == ["verify.same"]


def test_an_office_also_decides_on_the_rest_of_an_incomplete_package() -> None:
    rules = HomeRules.by_practice("KZ/Caspian", credits="KZ-AK")
    decision = decide_by(rules, ("A", 5, KZ_2018.grade("B")), ("B", 5, KZ_2018.grade("F")), home=(Component("H", "Home"),))
    assert [row.verdict for row in decision.rows] == [Verdict.OPEN, Verdict.FAILS]
    assert {f.code for f in decision.open} == {"recognition.office-decides", "recognition.package-incomplete"}


@pytest.mark.parametrize("matches", [(), (Match(["A"], ["H", "I"]),)])
def test_a_component_with_a_condition_is_open_until_it_is_settled(matches: tuple[Match, ...]) -> None:
    agreement = LearningAgreement(
        [five_credits("A")], [five_credits("H", "an oral examination"), five_credits("I")], matches=matches
    )
    decision = recognise(transcript_of(["A"]), agreement, ECTS_ONLY)
    assert home_verdicts(decision) == ["open", "holds"]
    assert decision.rows[0].replaces == ("I",)
    (point,) = decision.open
    assert (point.code, "an oral examination" in point.message) == ("recognition.component-condition", True)
    met = decision.settle(point.code, "H", "holds", by="Board", on="2024-07-01", because="passed")
    assert (home_verdicts(met), met.rows[0].replaces) == (["holds", "holds"], ("H", "I"))
    missed = decision.settle(point.code, "H", "fails", by="Board", on="2024-07-01", because="not passed")
    assert home_verdicts(missed) == ["fails", "holds"]
    assert not missed.open
    assert not verify(missed).fails


@pytest.mark.parametrize("matches", [(), (Match(["A", "B"], ["H"]),)])
def test_a_condition_is_not_asked_for_where_nothing_is_replaced(matches: tuple[Match, ...]) -> None:
    provisions = Provisions(incomplete="nothing")
    agreement = LearningAgreement(
        [five_credits("A"), five_credits("B")], [five_credits("H", "x")], matches=matches, provisions=provisions
    )
    decision = recognise(transcript_of(["A"], ["B"]), agreement, ECTS_ONLY)
    assert home_verdicts(decision) == ["fails"]
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
def test_the_provisions_say_what_an_incomplete_package_is_worth(
    incomplete: Literal["open", "all", "nothing"] | None, verdict: str, code: str
) -> None:
    provisions = Provisions(incomplete=incomplete, source=_SOURCE)
    agreement = LearningAgreement([five_credits("A"), five_credits("B")], [five_credits("H")], provisions=provisions)
    decision = recognise(transcript_of(["A"], ["B"]), agreement, ECTS_ONLY)
    assert home_verdicts(decision) == [verdict]
    (finding,) = decision.report.with_code(code)
    assert finding.source == _SOURCE
    # The fail stays a fail, and what was passed is recognised, whatever becomes of the home component.
    assert [row.verdict for row in decision.rows] == [Verdict.HOLDS, Verdict.FAILS]
    assert decision.home_rows[0].replaced_by == (("A",) if verdict == "holds" else ())


def test_nothing_is_lost_while_a_result_is_still_open() -> None:
    agreement = LearningAgreement(
        [five_credits("A"), five_credits("B")], [five_credits("H")], provisions=Provisions(incomplete="nothing")
    )
    assert home_verdicts(recognise(transcript_of(["A"]), agreement, ECTS_ONLY)) == ["open"]


@pytest.mark.parametrize(
    ("agreed", "home", "verdict"),
    [("accept", "refuse", "holds"), ("refuse", "accept", "fails"), ("open", "accept", "open"), (None, "accept", "holds")],
)
def test_the_provisions_on_fewer_credits_go_before_the_home_rules(
    agreed: _Shortfall | None, home: _Shortfall, verdict: str
) -> None:
    agreement = LearningAgreement(
        [five_credits("A")], [five_credits("H")], provisions=Provisions(shortfall=agreed, source=_SOURCE)
    )
    decision = recognise(transcript_of(["A"], credits=4), agreement, HomeRules(credits="ECTS", shortfall=home))
    assert home_verdicts(decision) == [verdict]
    (finding,) = decision.report.with_code(
        f"recognition.shortfall-{ {'holds': 'accepted', 'fails': 'refused'}.get(verdict, verdict) }"
    )
    assert finding.source == (None if agreed is None else _SOURCE)


@pytest.mark.parametrize("then", [None, "open", "all", "nothing"])
def test_the_address_of_the_provisions_is_cited_where_they_decide_and_where_they_leave_open(
    then: Literal["open", "all", "nothing"] | None,
) -> None:
    provisions = Provisions(text="Section 4", url="https://example.org/agreement", incomplete=then)
    agreement = LearningAgreement([five_credits("A"), five_credits("B")], [five_credits("H")], provisions=provisions)
    decision = recognise(transcript_of(["A"], ["B"]), agreement, attrs.evolve(ECTS_ONLY, source=SOURCE))
    (finding,) = (f for f in decision.home_rows[0].findings if f.code.startswith("recognition.package-"))
    assert finding.source is not None
    assert str(finding.source) == "Section 4 <https://example.org/agreement>"
    assert "https://example.org/agreement" in str(decision)


def test_the_address_of_the_provisions_is_cited_on_a_shortfall_that_nobody_decides() -> None:
    provisions = Provisions(url="https://example.org/agreement")
    agreement = LearningAgreement([five_credits("A")], [five_credits("H")], provisions=provisions)
    for home, cited in (("open", "https://example.org/agreement"), ("accept", SOURCE.url)):
        rules = HomeRules(credits="ECTS", shortfall=home, source=SOURCE)  # type: ignore[arg-type]
        decision = recognise(transcript_of(["A"], credits=4), agreement, rules)
        (finding,) = (f for f in decision.report if f.code.startswith("recognition.shortfall"))
        assert finding.source is not None
        assert finding.source.url == cited
