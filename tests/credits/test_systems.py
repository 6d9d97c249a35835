"""Credit systems: the worth of one credit, its hours and its year."""

from fractions import Fraction

import pytest

from bologna_credits import CircumstanceNeededError, Circumstances, Workload
from bologna_credits.core import Basis, Boundary, InForce, Source, When
from bologna_credits.credits import CreditSystem, Hours, Rate, Ratio, Year

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
