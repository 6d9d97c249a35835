"""Steps of a conversion of credits with subject, facts and source, on an invented country."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from bologna_credits import (
    BolognaError,
    Catalogue,
    CreditConversion,
    CreditPolicy,
    CreditRange,
    Credits,
    Finding,
    Rounding,
    UndecidedError,
    Verdict,
    Workload,
    convert_credits,
)
from bologna_credits.conversion.credit_steps import OpenEnd
from bologna_credits.core import Basis, When, facts
from bologna_credits.credits import Ratio
from bologna_credits.law import Definition

Define = Callable[[str], Definition]


def _convert(catalogue: Catalogue, amount: object, start: str, to: str | None = None, **words: object) -> CreditConversion:
    return convert_credits(Credits(amount, start), to=to, catalogue=catalogue, **words)  # type: ignore[arg-type]


def _ects(low: object, high: object = None) -> CreditRange:
    return CreditRange(low, low if high is None else high, "ECTS")  # type: ignore[arg-type]


def _amounts(*amounts: int) -> tuple[CreditRange, ...]:
    return tuple(CreditRange(amount, amount, "XX-A") for amount in amounts)


def _told(caught: pytest.ExceptionInfo[BolognaError]) -> str:
    return str(caught.value)


def test_a_range_and_its_steps(catalogue: Catalogue, act: object, handbook: object) -> None:
    answer = _convert(catalogue, 3, "XX-A", "ECTS", cycle="first")
    assert answer.range == CreditRange("27/5", 6, "ECTS")
    assert list(answer.steps) == [
        Finding(
            "credits.rate",
            Verdict.HOLDS,
            "XX-A",
            facts(system="XX-A", ratio=Ratio("9/5", 2), when=When(cycle="first"), basis=Basis.GUIDE),
            act,  # type: ignore[arg-type]
            "as the act says",
        ),
        Finding(
            "credits.other-voice",
            Verdict.NOTE,
            "XX-A",
            facts(authority="The college", ratio=Ratio.of("3/2"), when=When(cycle="first")),
            handbook,  # type: ignore[arg-type]
            "its own count",
        ),
        # 45 hours of 50 minutes are 37.5 clock hours: 1.25 ECTS of 30 hours, 1.5 of 25
        Finding(
            "credits.hours-disagree",
            Verdict.NOTE,
            "XX-A",
            facts(hours=Workload(45, 45, minutes=50), low=Fraction(5, 4), high=Fraction(3, 2)),
            handbook,  # type: ignore[arg-type]
        ),
        Finding("credits.range", Verdict.OPEN, "3 XX-A", facts(low=Fraction(27, 5), high=Fraction(6), system="ECTS")),
    ]


def test_a_range_says_on_which_circumstances_and_text_it_rests(catalogue: Catalogue) -> None:
    with pytest.raises(UndecidedError) as caught:
        _ = _convert(catalogue, 3, "XX-A", "ECTS", cycle="first").credits
    assert _told(caught) == (
        "the rules give 5.4 to 6 ECTS for 3 XX-A credits (cycle first; An act): choose with policy=CreditPolicy(take=…)"
    )


def test_a_rate_without_a_note_and_an_authority_is_told_without(catalogue: Catalogue, act: object) -> None:
    rate = _convert(catalogue, 4, "XX-A", "ECTS", cycle="second").steps.findings[0]
    named = facts(system="XX-A", ratio=Ratio.of("7/4"), when=When(cycle="second"), basis=Basis.STATUTE)
    assert rate == Finding("credits.rate", Verdict.HOLDS, "XX-A", named, act)  # type: ignore[arg-type]


def test_a_voice_without_a_name_is_told_by_the_title_of_its_text(catalogue: Catalogue) -> None:
    answer = _convert(catalogue, 2, "XX-A", "ECTS", cycle="first", authority=" the  COLLEGE")
    assert answer.credits.amount == 3
    assert [(step.code, step.facts, step.because) for step in answer.steps][:2] == [
        (
            "credits.rate",
            facts(system="XX-A", ratio=Ratio.of("3/2"), when=When(cycle="first"), basis=Basis.INSTITUTION),
            "its own count",
        ),
        ("credits.other-voice", facts(authority="An act", ratio=Ratio("9/5", 2), when=When(cycle="first")), "as the act says"),
    ]


def test_a_named_voice_comes_first_and_the_others_beside_it(catalogue: Catalogue) -> None:
    answer = _convert(catalogue, 1, "XX-B", "ECTS", activity="theory", authority="South")
    assert answer.credits.amount == 3
    assert [(step.code, step.facts, step.because) for step in answer.steps] == [
        ("credits.rate", facts(system="XX-B", ratio=Ratio.of(3), when=When(activity="theory"), basis=Basis.STATUTE), ""),
        ("credits.other-voice", facts(authority="North", ratio=Ratio.of(2), when=When(activity="theory")), ""),
    ]


def test_the_bound_that_a_policy_takes_and_its_rounding_are_steps(catalogue: Catalogue) -> None:
    policy = CreditPolicy(take="high", rounding=Rounding(5, "up"))
    answer = _convert(catalogue, 3, "XX-A", "ECTS", cycle="first", policy=policy)
    assert answer.credits == Credits(10, "ECTS")
    assert list(answer.steps)[3:] == [
        Finding(
            "credits.taken",
            Verdict.HOLDS,
            "3 XX-A",
            facts(bound="high", low=Fraction(27, 5), high=Fraction(6), system="ECTS"),
        ),
        Finding("credits.rounded", Verdict.HOLDS, "3 XX-A", facts(before=_ects(6), after=_ects(10), rounding=Rounding(5, "up"))),
    ]


def test_what_is_taken_below_is_rounded_from_below(catalogue: Catalogue) -> None:
    policy = CreditPolicy(take="low", rounding=Rounding(1, "half_up"))
    answer = _convert(catalogue, 3, "XX-A", "ECTS", cycle="first", policy=policy)
    assert answer.steps.findings[-1].facts == facts(before=_ects("5.4"), after=_ects(5), rounding=Rounding(1, "half_up"))
    assert answer.steps.findings[-2].facts == facts(bound="low", low=Fraction(27, 5), high=Fraction(6), system="ECTS")


def test_two_bounds_that_are_rounded_apart_are_shown_as_two(catalogue: Catalogue) -> None:
    policy = CreditPolicy(rounding=Rounding(4, "half_up"))
    answer = _convert(catalogue, 4, "XX-A", "ECTS", cycle="first", policy=policy)  # 7.2 to 8
    assert answer.credits.amount == 8
    assert answer.steps.findings[-1].facts == facts(before=_ects("7.2", 8), after=_ects(8), rounding=Rounding(4, "half_up"))
    apart = _convert(catalogue, 30, "XX-A", "ECTS", cycle="first", policy=policy)  # 54 to 60
    assert apart.steps.findings[-2].facts == facts(before=_ects(54, 60), after=_ects(56, 60), rounding=Rounding(4, "half_up"))
    assert apart.steps.findings[-1].facts == facts(low=Fraction(56), high=Fraction(60), system="ECTS")


def test_a_rounding_that_changes_nothing_is_no_step(catalogue: Catalogue) -> None:
    policy = CreditPolicy(take="high", rounding=Rounding(1, "half_up"))
    answer = _convert(catalogue, 3, "XX-A", "ECTS", cycle="first", policy=policy)
    assert [step.code for step in answer.steps][3:] == ["credits.taken"]


def test_a_policy_on_a_rate_that_is_one_number_only_rounds(catalogue: Catalogue) -> None:
    policy = CreditPolicy(take="low", rounding=Rounding(1, "down"))
    answer = _convert(catalogue, 1, "XX-A", "ECTS", cycle="second", policy=policy)
    assert [step.code for step in answer.steps] == ["credits.rate", "credits.hours-disagree", "credits.rounded"]
    plain = _convert(catalogue, 1, "XX-A", "ECTS", cycle="second", policy=CreditPolicy())
    assert [step.code for step in plain.steps] == ["credits.rate", "credits.hours-disagree"]


def test_on_the_way_into_a_system_ects_are_divided(catalogue: Catalogue) -> None:
    answer = _convert(catalogue, 9, "ECTS", "XX-A", cycle="first")
    assert answer.range == CreditRange("9/2", 5, "XX-A")  # 9/2 and 9/(9/5)
    into = next(step for step in answer.steps if step.code == "credits.into")
    assert into == Finding("credits.into", Verdict.HOLDS, "9 ECTS", facts(ects=_ects(9), ratio=Ratio("9/5", 2), system="XX-A"))
    assert answer.steps.findings[-1].facts == facts(low=Fraction(9, 2), high=Fraction(5), system="XX-A")


def test_between_two_systems_the_ects_in_between_are_told(catalogue: Catalogue) -> None:
    answer = _convert(catalogue, 2, "XX-A", "XX-E", cycle="first")
    assert answer.range == CreditRange("27/10", 3, "XX-E")  # 3.6/(4/3) and 4/(4/3)
    codes = [step.code for step in answer.steps]
    assert codes == [
        "credits.rate",
        "credits.other-voice",
        "credits.hours-disagree",
        "credits.rate",
        "credits.into",
        "credits.range",
    ]
    assert answer.steps.findings[4] == Finding(
        "credits.into", Verdict.HOLDS, "2 XX-A", facts(ects=_ects("3.6", 4), ratio=Ratio.of("4/3"), system="XX-E")
    )


def test_the_load_of_a_year_stands_in_where_it_is_asked_for(catalogue: Catalogue, handbook: object) -> None:
    answer = _convert(catalogue, 2, "XX-A", "ECTS", by_year=True)
    assert answer.credits.amount == 3  # 60/40 each
    assert list(answer.steps) == [
        Finding(
            "credits.rate",
            Verdict.HOLDS,
            "XX-A",
            facts(system="XX-A", ratio=Ratio.of("3/2"), when=When(), basis=Basis.DERIVED),
            handbook,  # type: ignore[arg-type]
        ),
        Finding(
            "credits.by-year",
            Verdict.NOTE,
            "XX-A",
            facts(system="XX-A", credits=Fraction(40), ects=Fraction(60)),
            handbook,  # type: ignore[arg-type]
        ),
    ]
    back = _convert(catalogue, 3, "ECTS", "XX-A", by_year=True)
    assert [step.code for step in back.steps] == ["credits.rate", "credits.by-year", "credits.into"]
    assert _convert(catalogue, 2, "XX-A", "ECTS", cycle="second").credits.amount == Fraction(7, 2)


def test_the_load_of_a_year_may_be_that_of_a_level(catalogue: Catalogue) -> None:
    answer = _convert(catalogue, 1, "XX-Y", "XX-A", cycle="first", by_year=True)
    assert answer.credits.amount == Fraction(4, 3)  # 60/30 ECTS, by 60/40
    assert [step.named["when"] for step in answer.steps if step.code == "credits.rate"] == [When(cycle="first"), When()]
    assert next(step for step in answer.steps if step.code == "credits.into").named["ects"] == _ects(2)


def test_a_system_that_was_not_in_force_is_noted_with_its_days(catalogue: Catalogue) -> None:
    days = "from 2000-09-01 (signed, known to apply 2002-09-01) until 2010-08-31 (in force)"
    late = _convert(catalogue, 1, "XX-A", "ECTS", cycle="second", on="2011-01-01").steps.findings[0]
    assert (late.code, late.verdict, late.subject) == ("credits.not-in-force", Verdict.NOTE, "XX-A")
    assert late.message == f"XX-A was not in force on 2011-01-01: it is {days}"
    early = _convert(catalogue, 1, "ECTS", "XX-A", cycle="second", on="2001-09-01").steps.findings[0]
    assert (early.code, early.verdict, early.subject) == ("credits.unclear-day", Verdict.NOTE, "XX-A")
    assert early.message == f"it is unclear if XX-A was in force on 2001-09-01: it is {days}"
    held = _convert(catalogue, 1, "XX-A", "ECTS", cycle="second", on="2005-01-01")
    assert [step.code for step in held.steps] == ["credits.rate", "credits.hours-disagree"]


def test_a_part_of_a_credit_that_is_awarded_whole_is_noted(catalogue: Catalogue) -> None:
    answer = _convert(catalogue, 1, "ECTS", "XX-A", cycle="second")
    assert answer.steps.findings[-1] == Finding(
        "credits.whole", Verdict.NOTE, "1 ECTS", facts(system="XX-A", amount=Fraction(4, 7))
    )
    parts = _convert(catalogue, 1, "ECTS", "XX-E")
    assert [step.code for step in parts.steps] == ["credits.rate", "credits.into"]


def test_hours_without_an_upper_bound_are_told_so_where_they_disagree(catalogue: Catalogue) -> None:
    """At least 30 clock hours are at least one ECTS of 30: 4/3 do not disagree."""
    assert [step.code for step in _convert(catalogue, 1, "XX-E", "ECTS").steps] == ["credits.rate"]


@pytest.mark.parametrize(
    ("low", "high", "ratio", "told"),
    [
        (30, "", 1, None),  # one ECTS of 30 hours: neither more nor less
        (31, "", 1, (Workload(31, None), Fraction(31, 30), OpenEnd.MORE)),
        (30, "high = 40", '["1/2", "9/10"]', (Workload(30, 40), Fraction(1), Fraction(8, 5))),
        (30, "high = 50", '["1/2", 1]', None),  # the ranges touch at 1
        (25, "high = 25", '[1, "3/2"]', None),  # 25/25: they touch at 1
        (25, "high = 25", '["11/10", "3/2"]', (Workload(25, 25), Fraction(5, 6), Fraction(1))),
    ],
)
def test_hours_disagree_only_where_they_and_the_ratio_do_not_meet(
    define: Define, with_country: Callable[[str], Catalogue], low: int, high: str, ratio: str, told: tuple[object, ...] | None
) -> None:
    hours = ", ".join(part for part in (f"low = {low}", high, 'basis = "statute", source = "a"') if part)
    system = f'code = "XX-H"\nnames = {{ en = "h" }}\nhours = [{{ {hours} }}]\n'
    catalogue = with_country(f'[[systems]]\n{system}ects = [{{ ratio = {ratio}, basis = "statute", source = "a" }}]\n')
    found = [step for step in _convert(catalogue, 1, "XX-H", "ECTS").steps if step.code == "credits.hours-disagree"]
    assert [tuple(step.named.values()) for step in found] == ([] if told is None else [told])
    told_by = catalogue.credit_system("XX-H").hours[0].source
    assert all((step.subject, step.source) == ("XX-H", told_by) for step in found)


def test_the_hours_that_are_told_are_those_of_the_day_that_counts(with_country: Callable[[str], Catalogue]) -> None:
    catalogue = with_country(
        '[[systems]]\ncode = "XX-D"\nnames = { en = "d" }\nects = [{ ratio = 2, basis = "statute", source = "a" }]\n'
        'hours = [\n{ low = 30, high = 30, basis = "statute", source = "a", ends = { day = 2009-12-31, is = "in_force", source = "a" } },\n'
        '{ low = 40, high = 40, basis = "statute", source = "a", starts = { day = 2010-01-01, is = "in_force", source = "a" } },\n]\n'
    )
    for day, hours in (("2005-01-01", 30), ("2015-01-01", 40), (None, 30)):
        steps = _convert(catalogue, 1, "XX-D", "ECTS", on=day).steps
        assert [step.named["hours"] for step in steps if step.code == "credits.hours-disagree"] == [Workload(hours, hours)]


def test_what_a_practice_prints_is_told_with_its_text(catalogue: Catalogue, handbook: object) -> None:
    answer = _convert(catalogue, 2, "XX-A", policy="XX/College", activity="theory")
    assert answer.credits == Credits("3.5", "ECTS")
    named = facts(
        practice="XX/College", before=Fraction(2), start="XX-A", after=Fraction(7, 2), to="ECTS", when=When(activity="theory")
    )
    assert list(answer.steps) == [
        Finding("credits.printed", Verdict.HOLDS, "2 XX-A", named, handbook)  # type: ignore[arg-type]
    ]
    assert answer.sources == (handbook,)


def test_what_a_practice_does_not_print_is_open_with_what_it_prints(catalogue: Catalogue, handbook: object) -> None:
    answer = _convert(catalogue, 3, "XX-A", policy="XX/College", activity="theory", cycle="second")
    named = facts(practice="XX/College", before=Fraction(3), start="XX-A", when=When(activity="theory"), printed=_amounts(1, 2))
    step = Finding("credits.not-printed", Verdict.OPEN, "3 XX-A", named, handbook)  # type: ignore[arg-type]
    assert list(answer.steps) == [step]
    assert not answer.decided
    with pytest.raises(UndecidedError) as caught:
        _ = answer.credits
    assert _told(caught) == (
        "XX/College prints no row for 3 XX-A (theory) and no rule to compute it; it prints rows for 1 XX-A, 2 XX-A: "
        "choose another policy="
    )


@pytest.mark.parametrize(("amount", "ects"), [(1, 1), (3, 1), (5, 2), ("7.5", 2), (10, 3), (12, 4)])
def test_a_printed_range_holds_both_its_ends_and_needs_no_rate(catalogue: Catalogue, amount: int | str, ects: int) -> None:
    answer = _convert(catalogue, amount, "XX-N", policy="XX/Ranges")
    assert answer.credits == Credits(ects, "ECTS")
    assert [step.code for step in answer.steps] == ["credits.printed"]


def test_a_practice_that_prints_nothing_says_nothing(catalogue: Catalogue) -> None:
    answer = _convert(catalogue, 1, "XX-A", policy="XX/Silent", cycle="second")
    assert not answer.decided
    assert answer.steps.findings[-1].named["printed"] is None
    assert answer.steps.findings[-1].named["when"] == When()


def test_the_rule_of_a_practice_computes_and_gives_its_text(catalogue: Catalogue, handbook: object) -> None:
    answer = _convert(catalogue, 7, "XX-A", policy="XX/College", activity="research", cycle="first")  # 12.6 to 14
    assert answer.credits.amount == 14
    taken = answer.steps.findings[-1]
    named = facts(bound="high", low=Fraction(63, 5), high=Fraction(14), system="ECTS")
    assert taken == Finding("credits.taken", Verdict.HOLDS, "7 XX-A", named, handbook)  # type: ignore[arg-type]
    rounded = _convert(catalogue, "7/5", "XX-A", policy="XX/College", activity="research", cycle="first").steps.findings[-1]
    assert (rounded.named["before"], rounded.named["after"], rounded.source) == (_ects("2.8"), _ects("2.5"), handbook)


def test_own_system_changes_nothing_and_says_so(catalogue: Catalogue) -> None:
    answer = _convert(catalogue, "5/3", "XX-N", "xx-n")
    assert list(answer.steps) == [Finding("identity", Verdict.HOLDS, "5/3 XX-N")]
    assert answer.to == "XX-N"


def test_a_conversion_prints_its_steps_and_escapes_them(catalogue: Catalogue) -> None:
    answer = _convert(catalogue, 3, "XX-A", "ECTS", cycle="first")
    assert str(answer) == f"3 XX-A → 5.4 to 6 ECTS\n\n{answer.steps}"
    assert answer._repr_html_() == f"<p><strong>3 XX-A → 5.4 to 6 ECTS</strong></p>{answer.steps._repr_html_()}"
