"""Credits and hours in pint: fixed ratios share a dimension, anything else cannot be summed silently."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from typing import Any

import pint
import pytest

from bologna_credits import (
    ArgumentTypeError,
    CircumstanceNeededError,
    Credits,
    NoConversionError,
    NumberError,
    UndecidedError,
    convert_credits,
    credit_system,
    credit_systems,
    default_catalogue,
    read_definition,
    units,
)
from bologna_credits.core import NumberTypeError
from bologna_credits.units import define_in, fixed_ratio, from_pint, to_pint, unit_name, ureg, workload


def test_fixed_ratios_add_up_exactly() -> None:
    """Section 7 of the design."""
    total = ureg("7.5 ECTS") + ureg("15 GB_CATS")
    assert from_pint(total) == Credits(15, "ECTS")
    assert isinstance(total.magnitude, Fraction)


def test_systems_without_a_fixed_ratio_do_not_add() -> None:
    with pytest.raises(pint.DimensionalityError):
        3 * ureg.KZ_RK + 5 * ureg.ECTS
    with pytest.raises(pint.DimensionalityError):
        (3 * ureg.US_SH).to("ECTS")  # several bodies speak, none for the country


def test_a_third_of_a_credit_stays_a_third() -> None:
    assert (ureg.Quantity(Fraction(2, 3), "SE_P")).to("ECTS").magnitude == 1


@pytest.mark.parametrize("system", credit_systems(), ids=lambda system: system.code)
def test_every_unit_converts_as_the_conversion_does(system: Any) -> None:
    ratio = fixed_ratio(system)
    quantity = to_pint(Credits(3, system.code))
    assert from_pint(quantity) == Credits(3, system.code)
    if ratio is None:
        assert quantity.dimensionality != ureg.ECTS.dimensionality or system.code == "ECTS"
    else:
        assert quantity.to("ECTS").magnitude == convert_credits(Credits(3, system.code), to="ECTS").credits.amount


def test_systems_that_depend_on_something_have_no_ratio() -> None:
    assert fixed_ratio(credit_system("ECTS")) == 1
    assert fixed_ratio(credit_system("KZ-RK")) is None
    assert fixed_ratio(credit_system("US-SH")) is None


def test_conversions_accept_a_quantity() -> None:
    assert convert_credits(15 * ureg.GB_CATS, to="ECTS").credits == Credits("7.5", "ECTS")
    theirs: Any = pint.UnitRegistry()
    define_in(theirs)
    assert convert_credits(7.5 * theirs.ECTS, to="GB-CATS").credits == Credits(15, "GB-CATS")


def test_what_is_no_quantity_in_one_credit_unit_is_refused() -> None:
    with pytest.raises(ArgumentTypeError, match="is a quantity in ECTS / hour"):
        from_pint(ureg("5 ECTS / hour"))
    with pytest.raises(ArgumentTypeError, match="is a quantity in dimensionless"):
        from_pint(ureg.Quantity(5, ""))
    with pytest.raises(ArgumentTypeError, match="is a quantity in hour"):
        convert_credits(5 * ureg.hour, to="ECTS")
    with pytest.raises(ArgumentTypeError, match="or a quantity in a credit unit, and is int"):
        from_pint(5)  # type: ignore[arg-type]
    with pytest.raises((NumberError, NumberTypeError)):
        from_pint(ureg.Quantity(0.1 + 0.2, "ECTS"))


def test_units_that_a_registry_has_already_are_left_alone() -> None:
    mine: Any = pint.UnitRegistry(non_int_type=Fraction)
    mine.define("ECTS = [my_credit]")
    define_in(mine)
    define_in(mine)
    assert str(mine.ECTS.dimensionality) == "[my_credit]"
    assert (30 * mine.GB_CATS).to("ECTS").magnitude == 15


def test_academic_hours_are_shorter_than_clock_hours() -> None:
    assert (36 * ureg.academic_hour_45).to("hour").magnitude == 27
    assert (6 * ureg.academic_hour_50).to("minute").magnitude == 300


def test_workload_gives_hours_low_and_high() -> None:
    low, high = workload(Credits(6, "ECTS"))
    assert high is not None
    assert (low.to("hour").magnitude, high.to("hour").magnitude) == (150, 180)
    at_least = workload(2 * ureg.US_SH)
    assert (at_least[0].magnitude, at_least[1]) == (90, None)
    by_day = workload(Credits(1, "ECTS"), on="2020-01-01")
    assert by_day[0].magnitude == 25


def test_workload_asks_for_circumstances_and_says_what_is_not_known() -> None:
    with pytest.raises(CircumstanceNeededError):
        workload(Credits(3, "KZ-RK"))
    empty = next(system for system in credit_systems() if not system.hours)
    with pytest.raises(NoConversionError, match="no known source gives the hours of 3 credits"):
        workload(Credits(3, empty.code))


def test_threads_share_the_registry_and_get_exact_answers() -> None:
    names = [unit_name(system.code) for system in credit_systems() if fixed_ratio(system) is not None]
    expected = {name: convert_credits(Credits(7, name.replace("_", "-")), to="ECTS").credits.amount for name in names}

    def ask(number: int) -> list[str]:
        wrong = []
        for turn in range(400):
            name = names[(number + turn) % len(names)]
            if (ureg.Quantity(Fraction(7), name)).to("ECTS").magnitude != expected[name]:
                wrong.append(name)
        return wrong

    with ThreadPoolExecutor(4) as pool:
        assert [wrong for found in pool.map(ask, range(8)) for wrong in found] == []


def test_threads_that_come_first_at_once_build_one_registry() -> None:
    code = (
        "import threading; from bologna_credits import units;"
        "b = threading.Barrier(4); found = [];"
        "ask = lambda: (b.wait(), found.append(id(units.ureg)));"
        "ts = [threading.Thread(target=ask) for _ in range(4)];"
        "[t.start() for t in ts]; [t.join() for t in ts]; print(len(set(found)), len(found))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "1 4\n"


def test_pint_comes_only_with_the_module_of_units() -> None:
    code = (
        "import sys, bologna_credits as bc; bc.convert_credits(bc.Credits(15, 'GB-CATS'), to='ECTS'); print('pint' in sys.modules);"
        "from bologna_credits.units import ureg; print('pint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\nTrue\n"


def test_the_module_has_no_other_attributes() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        units.nonsense  # noqa: B018
    assert units._registry() is units._registry()


_ACADEMIC = """
format = 1
country = "XX"
names = { en = "Nowhere" }
[sources.text]
title = "Armenian Medical Institute, Education"
url = "https://example.org"
seen = "secondary"
[[systems]]
code = "XX-KREDIT"
names = { en = "credits" }
hours = [{ low = 30, high = 30, academic = true, basis = "institution", source = "text" }]
"""


def test_academic_hours_of_unsaid_length_are_a_dimension_of_their_own() -> None:
    """Armenia: a credit is 30 academic hours, whose minutes stand in no text that was read."""
    known = default_catalogue().with_definition(read_definition(_ACADEMIC, "xx.toml"))
    low, high = workload(Credits(4, "XX-KREDIT"), catalogue=known)
    assert low == high == 120 * ureg.academic_hour
    for hour in ("hour", "academic_hour_45"):
        with pytest.raises(pint.DimensionalityError):
            low.to(hour)


def test_clock_hours_beside_academic_hours_of_unsaid_length_have_no_common_span() -> None:
    other = _ACADEMIC.replace("hours = [", 'hours = [{ low = 25, high = 30, basis = "institution", source = "text" }, ')
    known = default_catalogue().with_definition(read_definition(other, "xx.toml"))
    with pytest.raises(UndecidedError, match='"Armenian Medical Institute, Education" counts in academic hours'):
        workload(Credits(4, "XX-KREDIT"), catalogue=known)
