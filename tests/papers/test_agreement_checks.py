"""The requirements of the texts on a learning agreement, and the findings of a check."""

import attrs
import pytest

from bologna_credits import (
    Change,
    Circumstances,
    Component,
    CreditPolicy,
    CreditRange,
    Credits,
    HomeRules,
    LearningAgreement,
    Report,
    Rounding,
    Signature,
    check_agreement,
)
from bologna_credits.core import AcademicTerm
from bologna_credits.papers import Obstacle, check_change_deadlines
from bologna_credits.papers.agreements import Form
from bologna_credits.papers.signatures import PARTIES

_DAYS = ("2023-11-01", "2023-11-02", "2023-11-03")


def _signed(*days: str) -> list[Signature]:
    return [Signature(party, day) for party, day in zip(PARTIES, days, strict=False)]


def _component(code: str, credits: int | None, term: str | None = "2023/2024-1/2", system: str = "ECTS") -> Component:
    return Component(code, code, None if credits is None else Credits(credits, system), term=term)


def _codes(report: Report, subject: str | None = None) -> list[str]:
    return [f.code for f in report if subject is None or f.subject == subject]


def _verdict(report: Report, code: str) -> str:
    (found,) = report.with_code(code)
    return found.verdict.value


def test_an_agreement_for_studies_needs_tables_a_and_b() -> None:
    report = check_agreement(LearningAgreement([], [], form="study"))
    assert [f.subject for f in report.fails] == ["table A", "table B"]
    full = check_agreement(LearningAgreement([_component("A", 5)], [_component("H", 5)]))
    assert not full.fails


@pytest.mark.parametrize("form", ["traineeship", "blended", "doctoral"])
def test_the_other_forms_need_table_a_alone(form: Form) -> None:
    agreement = LearningAgreement([Component("WORK", "A traineeship", description="at a mill")], [], form=form)
    assert not check_agreement(agreement).fails
    assert [f.subject for f in check_agreement(LearningAgreement([], [], form=form)).fails] == ["table A"]


@pytest.mark.parametrize(("form", "barred"), [("blended", True), ("doctoral", True), ("study", False), ("traineeship", False)])
def test_blended_and_doctoral_agreements_do_not_change(form: Form, barred: bool) -> None:
    change = Change("2024-01-01", add_studied=[_component("B", 5)], signed=False)
    report = check_agreement(LearningAgreement([_component("A", 5)], [_component("H", 5)], [change], form=form))
    assert ("agreement.change-barred" in [f.code for f in report.fails]) is barred


@pytest.mark.parametrize(
    ("kind", "reason", "code"),
    [
        ("drop", "not-available", "agreement.reason"),
        ("drop", "language-mismatch", "agreement.reason"),
        ("drop", "timetable-conflict", "agreement.reason"),
        ("drop", "substituting-deleted", "agreement.reason-misplaced"),
        ("add", "substituting-deleted", "agreement.reason"),
        ("add", "extending-mobility", "agreement.reason"),
        ("add", "adding-virtual-component", "agreement.reason"),
        ("add", "timetable-conflict", "agreement.reason-misplaced"),
        ("add", "illness", "agreement.reason-unknown"),
    ],
)
def test_a_code_of_reason_goes_with_one_kind_of_change(kind: str, reason: str, code: str) -> None:
    if kind == "drop":
        change = Change("2024-01-01", drop_studied=["A"], drop_reasons={"A": reason})
    else:
        change = Change("2024-01-01", add_studied=[_component("B", 5)], add_reasons={"B": reason})
    report = check_agreement(LearningAgreement([_component("A", 5)], [_component("H", 5)], [change]))
    verdict = {"agreement.reason": "holds", "agreement.reason-misplaced": "fails", "agreement.reason-unknown": "note"}[code]
    assert _verdict(Report(f for f in report if f.code.startswith("agreement.reason")), code) == verdict


def test_signatures_in_order_hold_and_others_are_noted() -> None:
    def report(*days: str) -> Report:
        return check_agreement(LearningAgreement([_component("A", 5)], [_component("H", 5)], signatures=_signed(*days)))

    assert _verdict(report(*_DAYS), "agreement.signatures") == "holds"
    late = report("2023-11-09", "2023-11-02", "2023-11-03")
    assert late.with_code("agreement.signature-order")[0].named["late"] == ("student",)
    assert _codes(report(*_DAYS[:2]), "the agreement") == []
    (open_point,) = report(*_DAYS[:2]).open
    assert "receiving" in open_point.message
    lone = LearningAgreement([_component("A", 5)], [_component("H", 5)], signatures=[Signature("receiving", "2023-11-01")])
    assert _verdict(check_agreement(lone), "agreement.signature-out-of-turn") == "note"


def test_signatures_of_a_change_are_checked_too() -> None:
    change = Change("2024-01-01", drop_studied=["A"], signatures=_signed("2024-01-04", "2024-01-02", "2024-01-03"))
    report = check_agreement(LearningAgreement([_component("A", 5)], [_component("H", 5)], [change]))
    assert "agreement.signature-order" in _codes(report, "change of 2024-01-01")


@pytest.mark.parametrize(
    ("starts", "code"),
    [
        ("2023-11-10", "agreement.signed-before"),
        ("2023-11-02", "agreement.signed-late"),
        ("2023-11-03", "agreement.signed-at-start"),
        ("2023-11", "agreement.signed-at-start"),
        ("2023-12", "agreement.signed-before"),
        ("2023-10", "agreement.signed-late"),
        (None, "agreement.start-unknown"),
    ],
)
def test_all_sign_before_the_stay_starts(starts: str | None, code: str) -> None:
    agreement = LearningAgreement([_component("A", 5)], [_component("H", 5)], signatures=_signed(*_DAYS))
    assert code in _codes(check_agreement(agreement, starts=starts))


def test_the_start_is_read_off_the_terms_where_it_is_not_said() -> None:
    term = AcademicTerm.read("2023/2024-2/2", starts="2024-01-08")
    studied = [Component("A", "a", Credits(5, "ECTS"), term=term)]
    assert "agreement.signed-before" in _codes(
        check_agreement(LearningAgreement(studied, [_component("H", 5)], signed="2023-12-01"))
    )
    nothing = check_agreement(LearningAgreement(studied, [_component("H", 5)]))
    assert "agreement.signatures-unknown" in _codes(nothing)


def test_missing_credits_are_told_apart_from_none_awarded() -> None:
    report = check_agreement(LearningAgreement([_component("A", None), _component("B", 0)], [_component("H", 5)]))
    assert _codes(report, "A") == ["agreement.credits-missing"]
    assert _codes(report, "B") == ["agreement.credits-zero"]
    assert _verdict(report, "agreement.balance-unknown") == "note"


def test_a_condition_stands_in_table_b_only() -> None:
    where = Component("A", "a", Credits(5, "ECTS"), term="2023/2024-1/2", condition="x")
    home = Component("H", "h", Credits(5, "ECTS"), term="2023/2024-1/2", condition="an oral examination")
    report = check_agreement(LearningAgreement([where], [home, _component("I", 0)]))
    assert [f.code for f in report.fails] == ["agreement.condition-misplaced"]
    assert "an oral examination" in report.with_code("agreement.conditional")[0].message
    assert _codes(report, "I") == ["agreement.credits-zero", "agreement.automatic"]


# EWP's scenarios of the Online Learning Agreement: A 7 + C 1 = B 8, then −3 and +5 in both; the main example has A 9, B 5 + 4, then
# 6 more in A alone.
def test_table_c_counts_for_the_balance() -> None:
    virtual = [Component("C", "c", Credits(1, "ECTS"), description="online")]
    agreement = LearningAgreement([_component("A", 4), _component("B", 3)], [_component("H", 8)], virtual=virtual)
    assert _verdict(check_agreement(agreement), "agreement.balance") == "holds"
    change = Change("2024-01-01", ["B"], [_component("D", 5)], ["H"], [_component("I", 10)])
    both = LearningAgreement([_component("A", 4), _component("B", 3)], [_component("H", 8)], [change], virtual=virtual)
    assert _verdict(check_agreement(both), "agreement.balance") == "holds"


def test_an_imbalance_warns_and_never_fails() -> None:
    change = Change("2019-03-03", add_studied=[_component("B", 6)], add_reasons={"B": "extending-mobility"})
    agreement = LearningAgreement([_component("A", 9)], [_component("H", 5), _component("I", 4)], [change])
    assert _verdict(check_agreement(agreement, on="2019-03-02"), "agreement.balance") == "holds"
    report = check_agreement(agreement)
    assert _verdict(report, "agreement.imbalance") == "note"
    assert not report.fails


def test_tables_of_two_systems_balance_by_the_rates_where_they_decide() -> None:
    british = LearningAgreement([_component("A", 15, system="GB-CATS")], [Component("H", "h", Credits("7.5", "ECTS"))])
    assert _verdict(check_agreement(british), "agreement.balance") == "holds"
    # 3 Kazakh credits of theory are 4.5 to 5.4 ECTS: 5 lies within.
    rules = HomeRules(credits="ECTS", circumstances=Circumstances(cycle="first", activity="theory"))
    kazakh = LearningAgreement([_component("A", 3, system="KZ-RK")], [_component("H", 5)], rules=rules)
    assert _verdict(check_agreement(kazakh), "agreement.balance") == "holds"
    silent = LearningAgreement([_component("A", 3, system="KZ-RK")], [_component("H", 5)])
    assert _verdict(check_agreement(silent), "agreement.balance-unknown") == "note"
    # The same 4.5 to 5.4 with the low bound taken and rounded half up: 5.
    policy = CreditPolicy(take="low", rounding=Rounding(1, "half_up"))
    rounded = HomeRules(credits="ECTS", circumstances=Circumstances(cycle="first", activity="theory"), policy=policy)
    taken = check_agreement(attrs.evolve(kazakh, rules=rounded)).with_code("agreement.balance")[0]
    assert (taken.named["worth"], taken.verdict.value) == (CreditRange(5, 5, "ECTS"), "holds")
    mixed = LearningAgreement([_component("A", 3)], [_component("H", 5), _component("I", 5, system="KZ-RK")])
    assert _verdict(check_agreement(mixed), "agreement.balance-unknown") == "note"
    missing = LearningAgreement([_component("A", None)], [_component("H", 5)])
    assert _verdict(check_agreement(missing), "agreement.balance-unknown") == "note"


def test_credits_that_no_rule_converts_yet_are_told_and_stop_no_check() -> None:
    """A country's code without a day means several systems, and KIMEP's table of ranges ends at ten credits."""
    country = LearningAgreement([_component("A", 3, system="KZ")], [_component("H", 5)])
    report = check_agreement(country)
    assert _verdict(report, "agreement.balance-unknown") == _verdict(report, "agreement.load-unknown") == "note"
    by_table = LearningAgreement(
        [_component("A", 40)],
        [_component("H", 6, system="KZ-KIMEP-CR")],
        rules=HomeRules(credits="KZ-KIMEP-CR", policy="KZ/KIMEP-exchange"),
    )
    (unknown,) = check_agreement(by_table).with_code("agreement.balance-unknown")
    assert (unknown.named["why"], unknown.named["codes"]) == (Obstacle.ROW, ("A",))


@pytest.mark.parametrize(
    ("credits", "term", "code"),
    [
        (30, "2023/2024-1/2", "agreement.load"),
        (20, "2023/2024-1/3", "agreement.load"),
        (60, "2023/2024-1/1", "agreement.load"),
        (25, "2023/2024-1/2", "agreement.load-differs"),
        (30, None, "agreement.load-unknown"),
    ],
)
def test_a_shorter_stay_has_a_proportional_load(credits: int, term: str | None, code: str) -> None:
    report = check_agreement(LearningAgreement([_component("A", credits, term)], [_component("H", credits)]))
    assert _verdict(report, code) == ("holds" if code == "agreement.load" else "note")


def test_two_terms_add_up_to_a_year() -> None:
    studied = [_component("A", 20, "2023/2024-1/2"), _component("B", 10, "2023/2024-1/2"), _component("C", 30, "2023/2024-2/2")]
    assert _verdict(check_agreement(LearningAgreement(studied, [_component("H", 60)])), "agreement.load") == "holds"


def test_what_an_exchange_through_ewp_needs_is_noted() -> None:
    report = check_agreement(LearningAgreement([_component("A", 5, None)], [_component("H", 5)], virtual=[_component("C", 1)]))
    assert report.with_code("agreement.term-missing")[0].subject == "A"
    assert report.with_code("agreement.description-missing")[0].subject == "C"
    blended = check_agreement(LearningAgreement([_component("A", 5)], [], form="blended"))
    assert blended.with_code("agreement.description-missing")[0].subject == "A"


def _deadlines(*changes: Change, ends: str | None = None, set_to: int | None = None, scheme: str = "ERASMUS-2014") -> Report:
    agreement = LearningAgreement([_component("A", 5)], [], changes)
    return check_change_deadlines(agreement, scheme, starts="2016-09-02", ends=ends, set_to=set_to)


def test_the_last_day_of_a_deadline_counts() -> None:
    report = _deadlines(Change("2016-10-07", ["A"], requested="2016-10-07", signatures=_signed(*["2016-10-21"] * 3)))
    assert [f.verdict.value for f in report] == ["holds", "holds"]
    assert {f.subject for f in report} == {"change of 2016-10-07"}
    late = _deadlines(Change("2016-10-08", ["A"], requested="2016-10-08", signatures=_signed(*["2016-10-23"] * 3)))
    assert [f.code for f in late.fails] == ["deadline.missed", "deadline.missed"]


def test_a_span_that_the_institutions_narrowed_counts_as_narrowed() -> None:
    change = Change("2022-09-26", ["A"], requested="2022-09-26")
    agreement = LearningAgreement([_component("A", 5)], [], [change])

    def asked(set_to: int | None) -> str:
        return check_change_deadlines(agreement, "ERASMUS-2021", starts="2022-09-01", set_to=set_to).findings[0].verdict.value

    assert [asked(None), asked(2), asked(4)] == ["open", "fails", "holds"]


def test_a_day_that_is_not_told_is_open_and_so_is_a_proposal() -> None:
    assert [f.code for f in _deadlines(Change("2016-09-05", ["A"])).open] == ["deadline.not-done"]
    proposal = _deadlines(Change("2016-09-05", ["A"], requested="2016-09-05", signed=False))
    assert [f.code for f in proposal] == ["deadline.kept", "deadline.not-done"]


def test_a_change_that_only_extends_the_stay_is_measured_by_its_planned_end() -> None:
    change = Change(
        "2022-12-05",
        add_studied=[_component("B", 5)],
        add_reasons={"B": "extending-mobility"},
        requested="2022-12-01",
        signed=False,
    )
    assert [f.code for f in _deadlines(change, scheme="ERASMUS-2021").notes] == ["agreement.change-extends"]
    told = _deadlines(change, ends="2022-12-31", scheme="ERASMUS-2021").findings[0]
    assert (told.code, str(told.named["time"])) == ("deadline.missed", "1 month before planned end")
    assert _deadlines(change, ends="2023-01-31", scheme="ERASMUS-2021").findings[0].code == "deadline.kept"


# The full example of EWP's specification: one course of 9 for two of 5 and 4; 6 more approved, which extends the stay; and a proposal
# that the receiving institution has not signed, which deletes the first course and inserts another.
def test_the_example_of_ewp_is_read_as_its_text_means_it() -> None:
    studied = Component("CR1", "Introductory calculus", Credits(9, "ECTS"), term="2018/2019-2/2")
    home = [Component("H1", "Calculus", Credits(5, "ECTS")), Component("H2", "Algebra with Geometry", Credits(4, "ECTS"))]
    more = Component("KR502B", "Algebra", Credits(6, "ECTS"), term="2018/2019-2/2")
    other = Component("KR630", "Elementary Set Theory", Credits(6, "ECTS"), term="2018/2019-2/2")
    approved = Change(
        "2019-03-03",
        add_studied=[more],
        add_reasons={"KR502B": "extending-mobility"},
        cumulative=True,
        signatures=_signed("2019-03-02", "2019-03-03", "2019-03-03"),
    )
    proposal = Change(
        "2019-03-14",
        ["CR1"],
        [other],
        drop_reasons={"CR1": "language-mismatch"},
        add_reasons={"KR630": "substituting-deleted"},
        cumulative=True,
        signatures=_signed("2019-03-12", "2019-03-14"),
    )
    agreement = LearningAgreement(
        [studied], home, [approved, proposal], signatures=_signed("2018-11-12", "2018-11-13", "2018-11-14")
    )
    assert [c.code for c in agreement.effective("2019-03-02").studied] == ["CR1"]
    assert [c.code for c in agreement.effective().studied] == ["CR1", "KR502B"]
    report = check_agreement(agreement, starts="2019-02")
    assert not report.fails
    assert _verdict(report, "agreement.imbalance") == "note"
    assert "receiving" in report.with_code("recognition.change-proposed")[0].message
    assert len(report.with_code("agreement.reason")) == 3
