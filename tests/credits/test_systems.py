"""Credit systems: the worth of one credit, its hours and its year."""

from fractions import Fraction

import attrs
import pytest

from bologna_credits import CircumstanceNeededError, Circumstances, Credits, MixedCreditsError, Workload
from bologna_credits.core import Basis, Boundary, InForce, Source, When
from bologna_credits.credits import CreditSystem, Hours, Rate, Ratio, Year, ects_of

_ACT = Source("a", "An act", "https://example.org/a", seen="secondary")


def test_a_ratio_prints_as_one_number_or_as_a_range() -> None:
    assert str(Ratio.of("3/2")) == "1.5"
    assert str(Ratio("3/2", "9/5")) == "1.5 to 1.8"


def test_the_default_rate_comes_before_the_other_voices() -> None:
    other = Rate(Ratio.of(2), Basis.INSTITUTION, _ACT, authority="The college")
    usual = Rate(Ratio.of(1), Basis.STATUTE, _ACT, default=True)
    system = CreditSystem("XX-C", {"en": "c"}, ects=(other, usual))
    assert system.rates(Circumstances()) == (usual, other)


def test_a_year_is_that_of_the_circumstances() -> None:
    first = Year(Fraction(60), Basis.STATUTE, _ACT, when=When(cycle="first"))
    system = CreditSystem("XX-C", {"en": "c"}, years=(first,))
    assert system.year is None
    assert system.year_for(Circumstances(cycle="first")) == first
    assert system.year_for(Circumstances(cycle="second")) is None
    with pytest.raises(CircumstanceNeededError, match="how many XX-C credits a year has"):
        system.year_for(Circumstances())


def test_a_year_is_full_time_and_before_the_last_unless_another_is_named() -> None:
    usual = Year(Fraction(60), Basis.STATUTE, _ACT, semester=Fraction(30))
    part, last = (
        attrs.evolve(usual, credits=Fraction(48), semester=Fraction(24), when=When(mode="part-time")),
        attrs.evolve(usual, most=Fraction(70), when=When(stage="final-year")),
    )
    system = CreditSystem("XX-C", {"en": "c"}, years=(usual, part, last))
    assert system.year_for(Circumstances()) == system.year_for(Circumstances(mode="evening")) == usual
    assert system.year_for(Circumstances(mode="part-time")) == part
    assert system.year_for(Circumstances(stage="final-year")) == last


def test_hours_are_those_in_force_on_the_day() -> None:
    until = InForce(ends=Boundary("2009-12-31", "in_force"))
    early = Hours(Fraction(30), Basis.STATUTE, _ACT, in_force=until)
    late = Hours(Fraction(40), Basis.STATUTE, _ACT, in_force=InForce(starts=Boundary("2010-01-01", "in_force")), minutes=50)
    system = CreditSystem("XX-C", {"en": "c"}, hours=(early, late))
    assert system.hours_for(Circumstances()) == (early, late)
    (found,) = system.hours_for(Circumstances(), Boundary("2015-01-01", "in_force").day)
    assert found.workload == Workload(40, None, minutes=50)


def test_a_system_prints_its_code_and_its_name() -> None:
    system = CreditSystem("XX-C", {"xx": "kredit"})
    assert str(system) == "XX-C: kredit"
    assert CreditSystem("XX-D", {}).name() == "XX-D"


def _with(*rates: Rate) -> CreditSystem:
    return CreditSystem("XX-C", {"en": "c"}, ects=rates)


def _rate(ratio: Ratio, *, default: bool = False, **circumstances: str) -> Rate:
    return Rate(ratio, Basis.STATUTE, _ACT, when=When(**circumstances), default=default)  # type: ignore[arg-type]


def test_a_rate_is_fixed_where_every_source_that_may_apply_gives_one_number() -> None:
    one, usual = _rate(Ratio.of(1)), _rate(Ratio.of(1), default=True)
    assert _with(one, usual).fixed_rate() == usual
    assert _with(one, _rate(Ratio.of(1), cycle="first")).fixed_rate() == one
    assert _with(one, _rate(Ratio.of(2), cycle="first")).fixed_rate(Circumstances(cycle="second")) == one


def test_the_figure_of_one_body_is_fixed_only_where_it_is_the_default() -> None:
    voice = Rate(Ratio.of(2), Basis.INSTITUTION, _ACT, authority="One")
    usual = Rate(Ratio.of(2), Basis.INSTITUTION, _ACT, authority="One", default=True)
    assert (voice.speaks, usual.speaks, _rate(Ratio.of(2)).speaks) == (False, True, True)
    assert _with(voice).fixed_rate() is None
    assert _with(usual).fixed_rate() == usual


@pytest.mark.parametrize(
    "rates",
    [
        (),
        (_rate(Ratio("3/2", "9/5")),),
        (_rate(Ratio.of(1)), _rate(Ratio.of(2))),
        (_rate(Ratio.of(1)), _rate(Ratio.of(2), cycle="first")),
        (_rate(Ratio.of(1), cycle="first"),),
    ],
)
def test_a_range_a_dispute_and_a_rate_for_unknown_circumstances_are_not_fixed(rates: tuple[Rate, ...]) -> None:
    assert _with(*rates).fixed_rate() is None
    assert ects_of(Credits(3, "XX-C"), _with(*rates)) is None


def test_credits_of_a_fixed_ratio_count_in_ects() -> None:
    assert ects_of(Credits(3, "XX-C"), _with(_rate(Ratio.of("3/2")))) == Credits("4.5", "ECTS")
    assert ects_of(Credits(3, "ECTS"), CreditSystem("ECTS", {})) == Credits(3, "ECTS")
    with pytest.raises(MixedCreditsError):
        ects_of(Credits(3, "ECTS"), _with())
