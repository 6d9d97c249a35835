"""Plans of a conversion of credits: the rates and rules that are found, and every refusal in full, on an invented country."""

import pickle
from collections.abc import Callable
from fractions import Fraction

import pytest

from bologna_credits import (
    ArgumentError,
    BolognaError,
    Catalogue,
    CircumstanceNeededError,
    Circumstances,
    CreditConversion,
    Credits,
    EquivalenceGapError,
    NoConversionError,
    convert_credits,
)
from bologna_credits.conversion.credit_plans import plan_of


def _convert(catalogue: Catalogue, amount: object, start: str, to: str | None = None, **words: object) -> CreditConversion:
    return convert_credits(Credits(amount, start), to=to, catalogue=catalogue, **words)  # type: ignore[arg-type]


def _told(caught: pytest.ExceptionInfo[BolognaError]) -> str:
    return str(caught.value)


def test_without_a_year_the_load_of_none_can_stand_in(catalogue: Catalogue) -> None:
    with pytest.raises(NoConversionError) as caught:
        _convert(catalogue, 1, "XX-N", "ECTS", cycle="first", by_year=True)
    assert _told(caught) == (
        "no single rule leads from XX-N (cycle first) to ECTS; no source that was read says how many of them a full-time year has"
    )
    assert caught.value.choices == ()


@pytest.mark.parametrize(
    ("amount", "shown", "beside"),
    [
        ("1/2", "0.5", ("1 to 3 → 1",)),
        (4, "4", ("1 to 3 → 1", "5 to 7.5 → 2")),
        (8, "8", ("5 to 7.5 → 2", "9 to 10 → 3")),
        (11, "11", ("9 to 10 → 3", "12 → 4")),
        (13, "13", ("12 → 4",)),
    ],
)
def test_between_printed_ranges_is_a_gap_that_names_the_rows_beside_it(
    catalogue: Catalogue, amount: int | str, shown: str, beside: tuple[str, ...]
) -> None:
    with pytest.raises(EquivalenceGapError) as caught:
        _convert(catalogue, amount, "XX-N", policy="XX/Ranges")
    assert caught.value.neighbours == beside
    assert _told(caught) == f'the table XX-N to ECTS has no row for "{shown}"; the nearest rows are {", ".join(beside)}'


def test_a_rule_that_computes_needs_the_rate_and_what_that_depends_on(catalogue: Catalogue) -> None:
    with pytest.raises(CircumstanceNeededError, match=r"^what one XX-A credit is worth in ECTS depends on"):
        _convert(catalogue, 7, "XX-A", policy="XX/College", activity="research")


def test_a_practice_that_does_not_cover_the_work_lists_what_it_covers(catalogue: Catalogue) -> None:
    with pytest.raises(NoConversionError) as caught:
        _convert(catalogue, 3, "XX-A", policy="XX/College", activity="attestation")
    assert _told(caught) == (
        "no single rule leads from XX-A (activity attestation) to ECTS; there are: theory, research; "
        "XX/College publishes nothing on this work"
    )


def test_a_practice_asks_by_its_own_name_for_what_it_needs(catalogue: Catalogue) -> None:
    with pytest.raises(BolognaError, match=r"^how XX/College converts depends on circumstances; say activity= one of"):
        _convert(catalogue, 3, "XX-A", policy="XX/College")


def test_a_practice_may_be_asked_for_its_own_target_in_small_letters(catalogue: Catalogue) -> None:
    answer = _convert(catalogue, 2, "XX-A", "ects", policy="XX/College", activity="theory")
    assert answer.credits == Credits("3.5", "ECTS")


@pytest.mark.parametrize(
    ("start", "to", "asked"), [("ECTS", None, "ECTS to ?"), ("ECTS", "XX-A", "ECTS to XX-A"), ("XX-A", "XX-E", "XX-A to XX-E")]
)
def test_a_practice_is_not_run_backwards_or_elsewhere(catalogue: Catalogue, start: str, to: str | None, asked: str) -> None:
    with pytest.raises(NoConversionError) as caught:
        _convert(catalogue, 2, start, to, policy="XX/College", activity="theory")
    assert _told(caught) == (
        f"no single rule leads from {asked}; there are: XX/College converts XX-A to ECTS; a practice is directed"
    )


def test_a_practice_for_grades_and_a_missing_target_are_told() -> None:
    with pytest.raises(ArgumentError) as caught:
        convert_credits(Credits(5, "KZ-RK"), policy="DE/KMK")
    assert _told(caught) == 'policy cannot be "DE/KMK"; use the code of a practice that converts credits, not grades'
    with pytest.raises(ArgumentError) as caught:
        convert_credits(Credits(5, "KZ-RK"))
    assert _told(caught) == 'to cannot be "nothing"; use the code of a credit system, such as "ECTS"'


def test_where_nobody_speaks_for_the_country_the_voices_are_listed(catalogue: Catalogue) -> None:
    with pytest.raises(NoConversionError) as caught:
        _convert(catalogue, 3, "XX-B", "ECTS", activity="theory")
    assert _told(caught) == (
        "no single rule leads from XX-B (activity theory) to ECTS; there are: North (2 ECTS), South (3 ECTS); "
        'no figure is the default of the country; name an authority: authority="North"'
    )


def test_a_voice_that_is_misspelt_is_told_the_nearest(catalogue: Catalogue) -> None:
    with pytest.raises(NoConversionError) as caught:
        _convert(catalogue, 3, "XX-B", "ECTS", activity="theory", authority="Nort")
    assert _told(caught).endswith('; "Nort" gives no figure for them; did you mean "North"?')
    with pytest.raises(NoConversionError) as caught:
        _convert(catalogue, 3, "XX-B", "ECTS", activity="theory", authority="Zzyx")
    assert _told(caught).endswith('; "Zzyx" gives no figure for them')


def test_a_voice_that_gives_no_figure_is_refused_where_another_is_the_default(catalogue: Catalogue) -> None:
    with pytest.raises(NoConversionError) as caught:
        _convert(catalogue, 3, "XX-A", "ECTS", cycle="first", authority="The colege")
    assert _told(caught) == (
        "no single rule leads from XX-A to ECTS; there are: The college; "
        '"The colege" gives no figure for them; did you mean "The college"?'
    )


def test_one_voice_of_two_systems_may_be_that_of_either(catalogue: Catalogue) -> None:
    answer = _convert(catalogue, 4, "XX-E", "XX-B", activity="theory", authority="North")
    assert answer.credits.amount == Fraction(8, 3)  # 4 · 4/3 / 2


def test_a_rate_that_no_source_gives_says_what_there_is(catalogue: Catalogue) -> None:
    with pytest.raises(NoConversionError) as caught:
        _convert(catalogue, 3, "XX-A", "ECTS", cycle="third")
    assert _told(caught) == (
        "no single rule leads from XX-A (cycle third) to ECTS; there are: cycle first, cycle second; "
        "no source that was read says what such a credit is worth in ECTS; "
        "by_year=True takes the load of a full-time year, 40 of them, instead"
    )
    with pytest.raises(NoConversionError) as caught:
        _convert(catalogue, 3, "ECTS", "XX-B", activity="research")
    assert _told(caught) == (
        "no single rule leads from XX-B (activity research) to ECTS; there are: theory; "
        "no source that was read says what such a credit is worth in ECTS; the act has no annex"
    )
    with pytest.raises(NoConversionError) as caught:
        _convert(catalogue, 3, "XX-N", "XX-E")
    assert _told(caught) == (
        "no single rule leads from XX-N (no circumstances given) to XX-E; "
        "no source that was read says what such a credit is worth in ECTS"
    )


def test_single_words_go_before_the_case(catalogue: Catalogue) -> None:
    said = Circumstances(cycle="first", track="research", activity="theory", intake=2009)
    answer = _convert(catalogue, 4, "XX-A", "ECTS", circumstances=said, cycle="second")
    assert answer.credits.amount == 7
    with pytest.raises(NoConversionError, match=r"XX-N \(cycle third, track profile, activity research, intake 2010\)"):
        _convert(
            catalogue, 1, "XX-N", "ECTS", circumstances=said, cycle="third", track="profile", activity="research", intake=2010
        )
    with pytest.raises(NoConversionError, match=r"XX-N \(cycle first, track research, activity theory, intake 2009\)"):
        _convert(catalogue, 1, "XX-N", "ECTS", circumstances=said)


def test_a_practice_is_asked_for_by_its_day(with_country: Callable[[str], Catalogue]) -> None:
    practice = '[[credit_practices]]\ncode = "XX/P"\nbody = "b"\nfrom = "ECTS"\nto = "GB-CATS"\n'
    early = (
        practice + 'ends = { day = 2009-12-31, is = "in_force", source = "a" }\nrules = [{ source = "a", printed = [[1, 3]] }]\n'
    )
    late = (
        practice
        + 'starts = { day = 2010-01-01, is = "in_force", source = "a" }\nrules = [{ source = "a", printed = [[1, 4]] }]\n'
    )
    catalogue = with_country(early + late)
    assert _convert(catalogue, 1, "ECTS", policy="XX/P", on="2005-01-01").credits.amount == 3
    assert _convert(catalogue, 1, "ECTS", policy="XX/P", on="2015-01-01").credits.amount == 4


def test_conversions_of_one_plan_are_told_apart_by_their_amount_and_plans_by_what_was_said(catalogue: Catalogue) -> None:
    one, other = (_convert(catalogue, 3, "XX-A", "ECTS", cycle=cycle) for cycle in ("first", "second"))
    assert hash(one._plan) != hash(other._plan)
    assert hash(one) == hash(_convert(catalogue, 3, "XX-A", "ECTS", cycle="first"))
    assert _convert(catalogue, 4, "XX-A", "ECTS", cycle="first")._plan is one._plan


def test_the_plan_and_the_report_of_a_question_are_remembered_by_its_catalogue(catalogue: Catalogue) -> None:
    one, other = (_convert(catalogue, 3, "XX-A", "ECTS", cycle="first") for _ in range(2))
    assert one._plan is other._plan
    assert one.steps is other.steps
    assert one._plan.memories is catalogue.memories
    assert plan_of in catalogue.memories


def test_a_conversion_that_was_read_from_a_pickle_explains_itself(catalogue: Catalogue) -> None:
    one = _convert(catalogue, 3, "XX-A", "ECTS", cycle="first")
    again = pickle.loads(pickle.dumps(one))
    assert again._plan.memories is None
    assert (again, again.steps, again.sources) == (one, one.steps, one.sources)


def test_a_fixed_ratio_takes_one_product_and_a_range_two(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []

    def counted(numerator: int, denominator: int) -> Fraction:
        made.append(numerator)
        return Fraction(numerator, denominator)

    plans = [
        convert_credits(Credits(1, "GB-CATS"), to="ECTS")._plan,
        convert_credits(Credits(1, "KZ-RK"), to="ECTS", cycle="first", activity="theory")._plan,
    ]
    monkeypatch.setattr("bologna_credits.conversion.credit_plans.fraction_of", counted)
    counts = []
    for plan in plans:
        made.clear()
        found = plan.convert(Fraction(7, 3))
        counts.append((len(made), found.low == found.high))
        assert (found.low, found.high) == (Fraction(7, 3) * plan.ratio.low, Fraction(7, 3) * plan.ratio.high)
    assert counts == [(1, True), (2, False)]


_OF_ONE_DAY = """
[[systems]]
code = "XX-A"
names = { en = "credits" }
ects = [
  { ratio = 1, authority = "A", ends = { day = 2009-12-31, is = "in_force", source = "a" }, basis = "agency", source = "a" },
  { ratio = 2, authority = "A", starts = { day = 2010-01-01, is = "in_force", source = "a" }, basis = "agency", source = "a" },
  { ratio = "1/2", authority = "B", basis = "agency", source = "a" },
]
[[systems]]
code = "XX-B"
names = { en = "units" }
ects = [
  { ratio = 2, authority = "A", basis = "agency", source = "a" },
  { ratio = 1, authority = "B", basis = "agency", source = "a" },
]
"""


def test_the_figure_of_a_body_is_that_of_the_day_and_without_a_day_the_day_is_asked_for(
    with_country: Callable[[str], Catalogue],
) -> None:
    known = with_country(_OF_ONE_DAY)
    found = [_convert(known, 3, "XX-A", "ECTS", authority="A", on=day).credits for day in ("2005-01-01", "2015-01-01")]
    assert found == [Credits(3, "ECTS"), Credits(6, "ECTS")]
    with pytest.raises(NoConversionError) as caught:
        _convert(known, 3, "XX-A", "ECTS", authority="A")
    assert (caught.value.start, caught.value.to) == ("XX-A", "ECTS")
    assert caught.value.advice == "the figure changed: say the day that counts with on="


def test_bodies_agree_on_two_systems_by_their_figures_of_the_day(with_country: Callable[[str], Catalogue]) -> None:
    known = with_country(_OF_ONE_DAY)
    assert _convert(known, 4, "XX-A", "XX-B", on="2005-01-01").credits == Credits(2, "XX-B")
    with pytest.raises(NoConversionError):
        _convert(known, 4, "XX-A", "XX-B", on="2015-01-01")


@pytest.mark.parametrize("said", [{"mode": "part-time"}, {"stage": "final-year"}])
def test_the_mode_and_the_stage_of_studies_choose_a_rate(with_country: Callable[[str], Catalogue], said: dict[str, str]) -> None:
    ((key, word),) = said.items()
    rates = (
        '{ ratio = 1, basis = "agency", source = "a" }',
        f'{{ ratio = 3, when = {{ {key} = "{word}" }}, basis = "agency", source = "a" }}',
    )
    known = with_country(f'[[systems]]\ncode = "XX-C"\nnames = {{ en = "credits" }}\nects = [{", ".join(rates)}]\n')
    answer = convert_credits(Credits(2, "XX-C"), to="ECTS", circumstances=Circumstances(**said), catalogue=known)  # type: ignore[arg-type]
    assert answer.credits == Credits(6, "ECTS")


def test_by_the_year_a_credit_is_worth_what_an_earlier_year_makes_it(with_country: Callable[[str], Catalogue]) -> None:
    final = '{ credits = 70, when = { stage = "final-year" }, basis = "agency", source = "a" }'
    earlier = final.replace("70", "40").replace("final-year", "earlier")
    known = with_country(f'[[systems]]\ncode = "XX-C"\nnames = {{ en = "credits" }}\nyears = [{final}, {earlier}]\n')
    assert _convert(known, 2, "XX-C", "ECTS", by_year=True).credits == Credits(3, "ECTS")
    for said in (Circumstances(stage="final-year"), Circumstances(mode="part-time")):
        assert _convert(known, 2, "XX-C", "ECTS", by_year=True, circumstances=said).credits == Credits(3, "ECTS")
