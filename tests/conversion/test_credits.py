"""Credits of one system into another."""

import pickle
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    Catalogue,
    CircumstanceNeededError,
    Circumstances,
    CreditPolicy,
    CreditRange,
    Credits,
    NoConversionError,
    Rounding,
    UndecidedError,
    UnknownSystemError,
    convert_credits,
)

Extend = Callable[[str], Catalogue]
_THEORY = {"cycle": "first", "activity": "theory"}
_XX = '[[systems]]\ncode = "XX-C"\nnames = { en = "c" }\n'


def _codes(answer: object) -> list[str]:
    return [finding.code for finding in answer.steps]  # type: ignore[attr-defined]


def test_fifteen_british_credits_are_seven_and_a_half_and_the_hours_are_reported() -> None:
    answer = convert_credits(Credits(15, "GB-CATS"), to="ECTS")
    assert answer.credits == Credits("7.5", "ECTS")
    assert answer.decided
    assert answer.to == "ECTS"
    assert "credits.hours-disagree" in _codes(answer)


def test_a_range_stays_a_range_and_says_how_to_choose() -> None:
    answer = convert_credits(Credits(3, "KZ-RK"), to="ects", cycle="first", activity="theory")
    assert answer.range == CreditRange("4.5", "5.4", "ECTS")
    assert not answer.decided
    with pytest.raises(UndecidedError, match=r"the rules give 4\.5 to 5\.4 ECTS for 3 KZ-RK.*CreditPolicy\(take=…\)"):
        _ = answer.credits
    assert answer.steps.open[0].code == "credits.range"
    assert "credits.other-voice" in _codes(answer)
    assert len(answer.sources) == 2


def test_a_range_stays_a_range_on_the_way_back() -> None:
    answer = convert_credits(Credits("4.5", "ECTS"), to="KZ-RK", circumstances=Circumstances(cycle="first"), activity="theory")
    assert answer.range == CreditRange("5/2", 3, "KZ-RK")
    assert "credits.into" in _codes(answer)


@pytest.mark.parametrize(
    ("policy", "amount"),
    [
        (CreditPolicy(take="low", rounding=Rounding(1, "half_up")), 5),
        (CreditPolicy(take="high"), Fraction("5.4")),
        (CreditPolicy(take="high", rounding=Rounding(1, "down")), 5),
        (CreditPolicy(rounding=Rounding(1, "half_up")), 5),
    ],
)
def test_a_policy_decides(policy: CreditPolicy, amount: int | Fraction) -> None:
    answer = convert_credits(Credits(3, "KZ-RK"), to="ECTS", policy=policy, **_THEORY)  # type: ignore[arg-type]
    assert answer.credits.amount == amount


def test_a_policy_is_told_step_by_step() -> None:
    policy = CreditPolicy(take="low", rounding=Rounding(1, "half_up"))
    answer = convert_credits(Credits(3, "KZ-RK"), to="ECTS", policy=policy, **_THEORY)  # type: ignore[arg-type]
    messages = [finding.message for finding in answer.steps]
    assert "the low bound of 4.5 to 5.4 ECTS is taken" in messages
    assert "4.5 ECTS becomes 5 ECTS (half up to steps of 1)" in messages
    assert str(policy) == "the low bound, half up to steps of 1"
    assert str(CreditPolicy()) == "both bounds"
    both = convert_credits(
        Credits(1, "KZ-RK"),
        to="ECTS",
        policy=CreditPolicy(rounding=Rounding("1/10", "up")),
        **_THEORY,  # type: ignore[arg-type]
    )
    assert not both.decided


def test_rounding_both_bounds_apart_leaves_a_range() -> None:
    policy = CreditPolicy(rounding=Rounding(1, "half_up"))
    answer = convert_credits(Credits(10, "KZ-RK"), to="ECTS", policy=policy, cycle="first", activity="theory")
    assert answer.range == CreditRange(15, 18, "ECTS")
    with pytest.raises(ArgumentError, match="low"):
        CreditPolicy(take="lowest")  # type: ignore[arg-type]


@pytest.mark.parametrize(("amount", "ects"), [(1, 2), (2, 3), (3, 5), (4, 6)])
def test_kaznu_prints_its_rows(amount: int, ects: int) -> None:
    answer = convert_credits(Credits(amount, "KZ-RK"), policy="KZ/KazNU", activity="theory")
    assert answer.credits == Credits(ects, "ECTS")
    assert _codes(answer) == ["credits.printed"]


def test_beyond_its_printed_rows_a_practice_without_a_rule_is_open() -> None:
    answer = convert_credits(Credits(5, "KZ-RK"), policy="KZ/KazNU", **_THEORY)  # type: ignore[arg-type]
    assert not answer.decided
    assert answer.range == CreditRange("7.5", 9, "ECTS")
    with pytest.raises(UndecidedError, match="prints no row for 5 KZ-RK"):
        _ = answer.credits
    unsaid = convert_credits(Credits(5, "KZ-RK"), policy="KZ/KazNU", activity="theory")
    assert not unsaid.decided


def test_a_practice_that_prints_a_rule_computes_by_it(with_country: Extend) -> None:
    catalogue = with_country(
        _XX + 'ects = [{ ratio = [1, 2], basis = "statute", source = "a" }]\n'
        '[[credit_practices]]\ncode = "XX/P"\nbody = "b"\nfrom = "XX-C"\nto = "ECTS"\n'
        'rules = [{ source = "a", printed = [[1, 7]], policy = { take = "low" } }]\n'
    )
    by = {"policy": "XX/P", "catalogue": catalogue}
    assert convert_credits(Credits(1, "XX-C"), **by).credits.amount == 7  # type: ignore[arg-type]
    computed = convert_credits(Credits(3, "XX-C"), **by)  # type: ignore[arg-type]
    assert computed.credits.amount == 3
    assert _codes(computed) == ["credits.rate", "credits.taken"]


def test_a_practice_is_directed_and_for_credits() -> None:
    with pytest.raises(NoConversionError, match="KZ/KazNU converts KZ-RK to ECTS"):
        convert_credits(Credits(5, "ECTS"), policy="KZ/KazNU", activity="theory")
    with pytest.raises(NoConversionError, match="directed"):
        convert_credits(Credits(5, "KZ-RK"), to="KZ-AK", policy="KZ/KazNU", activity="theory")
    with pytest.raises(ArgumentError, match="converts credits, not grades"):
        convert_credits(Credits(5, "KZ-RK"), policy="DE/KMK")


def test_a_practice_that_says_nothing_on_the_work_lists_what_it_covers() -> None:
    with pytest.raises(NoConversionError, match="publishes nothing on this work"):
        convert_credits(Credits(5, "KZ-RK"), policy="KZ/KazNU", activity="research")


def test_what_the_rate_depends_on_must_be_said() -> None:
    with pytest.raises(CircumstanceNeededError, match="cycle= one of first, second, third"):
        convert_credits(Credits(3, "KZ-RK"), to="ECTS")
    with pytest.raises(CircumstanceNeededError, match="track= one of profile, research"):
        convert_credits(Credits(3, "KZ-RK"), to="ECTS", cycle="second", activity="theory")


def test_what_no_source_gives_is_not_converted(with_country: Extend) -> None:
    with pytest.raises(NoConversionError, match="no source that was read says"):
        convert_credits(Credits(3, "KZ-RK"), to="ECTS", activity="physical-education", cycle="first")
    with pytest.raises(NoConversionError):
        convert_credits(Credits(3, "XX-C"), to="ECTS", catalogue=with_country(_XX))


def test_own_system_to_itself_changes_nothing() -> None:
    answer = convert_credits(Credits(3, "KZ-RK"), to="KZ-RK")
    assert answer.credits == Credits(3, "KZ-RK")
    assert _codes(answer) == ["identity"]


def test_a_system_that_was_not_in_force_is_noted() -> None:
    late = convert_credits(Credits(3, "KZ-RK"), to="ECTS", on="2025-01-01", **_THEORY)  # type: ignore[arg-type]
    assert "credits.not-in-force" in _codes(late)
    between = convert_credits(Credits(3, "KZ-RK"), to="ECTS", on="2018-11-01", **_THEORY)  # type: ignore[arg-type]
    assert "credits.unclear-day" in _codes(between)


def test_half_a_credit_of_a_system_of_whole_credits_is_noted() -> None:
    answer = convert_credits(Credits("2.5", "ECTS"), to="KZ-AK")
    assert "credits.whole" in _codes(answer)
    assert "credits.whole" not in _codes(convert_credits(Credits(2, "ECTS"), to="KZ-AK"))


def test_hours_that_depend_on_more_are_left_out(with_country: Extend) -> None:
    catalogue = with_country(
        _XX + 'ects = [{ ratio = 1, basis = "statute", source = "a" }]\n'
        'hours = [{ low = 45, high = 45, basis = "statute", source = "a", when = { activity = "theory" } }]\n'
    )
    assert _codes(convert_credits(Credits(1, "XX-C"), to="ECTS", catalogue=catalogue)) == ["credits.rate"]


def test_wrong_input_is_told() -> None:
    with pytest.raises(UnknownSystemError, match="ZZ"):
        convert_credits(Credits(3, "KZ-RK"), to="ZZ", **_THEORY)  # type: ignore[arg-type]
    with pytest.raises(ArgumentTypeError, match="credits must be Credits"):
        convert_credits(3, to="ECTS")  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="to cannot be"):
        convert_credits(Credits(3, "KZ-RK"))


def test_a_conversion_prints_in_text_and_html_and_pickles() -> None:
    answer = convert_credits(Credits(3, "KZ-RK"), to="ECTS", **_THEORY)  # type: ignore[arg-type]
    assert str(answer).startswith("3 KZ-RK → 4.5 to 5.4 ECTS\n\n")
    assert "ineu.edu.kz" in str(answer)
    assert "3 KZ-RK → 4.5 to 5.4 ECTS" in answer._repr_html_()
    assert pickle.loads(pickle.dumps(answer)) == answer


def test_a_day_that_is_none_is_an_error_even_where_no_rule_asks_for_it() -> None:
    with pytest.raises(ArgumentError, match="on cannot be"):
        convert_credits(Credits(15, "GB-CATS"), to="ECTS", on="next year")


_VOICE = '[[systems.ects]]\nratio = {}\nauthority = "{}"\nbasis = "institution"\nsource = "a"\n'


def _two(first: dict[str, str], second: dict[str, str]) -> str:
    text = ""
    for code, voices in (("XX-C", first), ("XX-D", second)):
        text += f'[[systems]]\ncode = "{code}"\nnames = {{ en = "c" }}\n'
        text += "".join(_VOICE.format(ratio, body) for body, ratio in voices.items())
    return text


def test_bodies_that_differ_in_ects_and_agree_on_two_systems_give_their_ratio(with_country: Extend) -> None:
    known = with_country(_two({"One": "2", "Two": '"3/2"'}, {"One": '"4/3"', "Two": "1"}))
    answer = convert_credits(Credits(30, "XX-C"), to="XX-D", catalogue=known)
    assert answer.credits == Credits(45, "XX-D")
    assert _codes(answer) == ["credits.bodies-agree", *["credits.figure"] * 4]
    assert [(str(step.verdict), step.subject, step.message) for step in answer.steps] == [
        ("holds", "30 XX-C", "1 XX-C credit is 1.5 XX-D credits by the figures of each of these: One, Two"),
        ("note", "30 XX-C", "One: 1 XX-C credit is worth 2 ECTS"),
        ("note", "30 XX-C", "Two: 1 XX-C credit is worth 1.5 ECTS"),
        ("note", "30 XX-C", "One: 1 XX-D credit is worth 4/3 ECTS"),
        ("note", "30 XX-C", "Two: 1 XX-D credit is worth 1 ECTS"),
    ]
    assert [step.source is None for step in answer.steps] == [True, False, False, False, False]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"One": "2", "Two": "3"}, {"One": "1", "Two": "1"}),
        ({"One": "2", "Two": "3"}, {"One": "2"}),
        ({"One": "2", "Two": "2"}, {"One": "1", "Three": "1"}),
        ({"One": "2", "Two": "[2, 3]"}, {"One": "2", "Two": "[2, 3]"}),
    ],
)
def test_bodies_that_differ_or_say_nothing_of_one_system_leave_the_choice_to_the_caller(
    with_country: Extend, first: dict[str, str], second: dict[str, str]
) -> None:
    with pytest.raises(NoConversionError, match="no figure is the default"):
        convert_credits(Credits(30, "XX-C"), to="XX-D", catalogue=with_country(_two(first, second)))


def test_the_figure_of_one_body_counts_only_where_the_body_is_named(with_country: Extend) -> None:
    known = with_country(_two({"One": "2"}, {}))
    with pytest.raises(NoConversionError, match=r"One \(2 ECTS\); no figure is the default of the country; name an authority"):
        convert_credits(Credits(30, "XX-C"), to="ECTS", catalogue=known)
    named = convert_credits(Credits(30, "XX-C"), to="ECTS", authority="one", catalogue=known)
    assert named.credits == Credits(60, "ECTS")


def test_what_the_figures_of_other_bodies_depend_on_is_not_asked_of_a_caller_who_names_one(with_country: Extend) -> None:
    seminar = _VOICE.format('"7/5"', "Two") + 'when = { activity = "seminar" }\n'
    known = with_country(_two({"One": "2"}, {}).replace('\n[[systems]]\ncode = "XX-D"', f'\n{seminar}[[systems]]\ncode = "XX-D"'))
    with pytest.raises(CircumstanceNeededError, match="seminar"):
        convert_credits(Credits(3, "XX-C"), to="ECTS", catalogue=known)
    assert convert_credits(Credits(3, "XX-C"), to="ECTS", authority="One", catalogue=known).credits == Credits(6, "ECTS")
    at_two = convert_credits(Credits(5, "XX-C"), to="ECTS", authority="Two", activity="seminar", catalogue=known)
    assert at_two.credits == Credits(7, "ECTS")
    with pytest.raises(CircumstanceNeededError, match="seminar"):
        convert_credits(Credits(5, "XX-C"), to="ECTS", authority="Two", catalogue=known)


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": ["ECTS"]},
        {"to": "ECTS", "cycle": ["first"]},
        {"to": "ECTS", "catalogue": "the bundled one"},
        {"to": "ECTS", "circumstances": {"cycle": "first"}},
        {"to": "ECTS", "policy": ["low"]},
    ],
    ids=lambda wrong: list(wrong)[-1],
)
def test_an_argument_of_the_wrong_type_is_named(wrong: dict[str, object]) -> None:
    with pytest.raises(ArgumentTypeError) as caught:
        convert_credits(Credits(3, "KZ-RK"), **wrong)  # type: ignore[arg-type]
    assert caught.value.argument == list(wrong)[-1]


def test_a_fault_of_a_catalogue_is_raised_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object) -> None:
        raise LookupError("a fault inside")

    monkeypatch.setattr("bologna_credits.conversion.credit_plans.CreditPlan.convert", fault)
    with pytest.raises(LookupError, match="a fault inside"):
        convert_credits(Credits(3, "GB-CATS"), to="ECTS")


class _Quantity:
    """A quantity as pint has it."""

    magnitude, units = 3, "KZ_RK"


def test_a_quantity_is_converted_as_the_credits_that_it_says() -> None:
    given: Any = _Quantity()
    answer = convert_credits(given, to="ECTS", cycle="first", activity="theory")
    assert answer.start == Credits(3, "KZ-RK")
    assert answer.range == convert_credits(Credits(3, "KZ-RK"), to="ECTS", cycle="first", activity="theory").range


_AGREED = _two({"One": "2", "Two": '"3/2"'}, {"One": '"4/3"', "Two": "1"})


def test_a_body_that_is_named_gives_its_own_figures_though_all_agree_on_the_ratio(with_country: Extend) -> None:
    answer = convert_credits(Credits(30, "XX-C"), to="XX-D", authority="One", catalogue=with_country(_AGREED))
    assert "credits.bodies-agree" not in _codes(answer)
    assert answer.credits == Credits(45, "XX-D")


def test_the_load_of_a_year_goes_before_what_bodies_agree_on_where_it_is_asked_for(with_country: Extend) -> None:
    year = 'years = [{{ credits = {}, basis = "statute", source = "a" }}]\n'
    text = _AGREED.replace('code = "XX-C"\n', 'code = "XX-C"\n' + year.format(30))
    known = with_country(text.replace('code = "XX-D"\n', 'code = "XX-D"\n' + year.format(60)))
    answer = convert_credits(Credits(30, "XX-C"), to="XX-D", by_year=True, catalogue=known)
    assert "credits.bodies-agree" not in _codes(answer)


def test_one_body_for_both_systems_is_no_agreement(with_country: Extend) -> None:
    known = with_country(_two({"One": "2"}, {"One": '"4/3"'}))
    try:
        codes = _codes(convert_credits(Credits(30, "XX-C"), to="XX-D", catalogue=known))
    except NoConversionError:
        codes = []
    assert "credits.bodies-agree" not in codes


def test_a_default_goes_before_what_bodies_agree_on(with_country: Extend) -> None:
    text = _AGREED.replace('authority = "One"\n', 'authority = "One"\ndefault = true\n')
    answer = convert_credits(Credits(30, "XX-C"), to="XX-D", catalogue=with_country(text))
    assert "credits.bodies-agree" not in _codes(answer)
    assert answer.credits == Credits(45, "XX-D")


def test_the_note_of_a_figure_is_the_reason_of_its_step_and_no_note_is_none(with_country: Extend) -> None:
    text = _AGREED.replace("ratio = 2\n", 'ratio = 2\nnote = "By custom."\n', 1)
    steps = convert_credits(Credits(30, "XX-C"), to="XX-D", catalogue=with_country(text)).steps
    assert [step.because for step in steps] == ["", "By custom.", "", "", ""]


def test_a_conversion_that_needs_no_rate_rests_on_no_agreement() -> None:
    assert convert_credits(Credits(5, "ECTS"), to="ECTS")._plan.agreed is False
