"""Credits and hours as pint quantities.

Systems with one fixed ratio share the dimension of ECTS. A system whose ratio is a range, depends on circumstances, or differs
between bodies has its own dimension, so that a silent sum is impossible. There is one private registry with exact fractions,
built on first use. It has no contexts, because contexts are state that threads share. Pickle
:class:`~bologna_credits.Credits`, not quantities: a quantity is read back into whatever registry the application has set.
"""

import datetime
import functools
import threading
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pint

from bologna_credits.core.circumstances import Circumstances
from bologna_credits.core.errors import ArgumentTypeError, NoConversionError, UndecidedError
from bologna_credits.core.exact import show_exact
from bologna_credits.core.reading import read_day
from bologna_credits.core.typed import checked, shown_type
from bologna_credits.credits.amounts import Credits, QuantityLike, read_credits
from bologna_credits.credits.systems import CreditSystem
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.lookup import credit_systems

if TYPE_CHECKING:
    from pint.facets.plain import PlainQuantity

    Registry = pint.UnitRegistry[Any]
    ureg: Any  # the types of pint do not know that a number times a unit is a quantity

_ACADEMIC_HOURS = (45, 50)
_lock = threading.Lock()


def __getattr__(name: str) -> Any:
    if name == "ureg":
        return _registry()
    raise AttributeError(f"module 'bologna_credits.units' has no attribute {name!r}")


def _registry() -> "Registry":
    with _lock:  # threads that arrive first at the same time must share one registry
        return _build_registry()


@functools.cache
def _build_registry() -> "Registry":
    registry: Registry = pint.UnitRegistry(None, non_int_type=Fraction)
    registry.define("hour = [time]")
    registry.define("minute = hour / 60")
    define_in(registry)
    return registry


@checked
def unit_name(code: str) -> str:
    """Return the name of a credit system's unit: its code, with ``_`` for ``-``.

    >>> unit_name("GB-CATS")
    'GB_CATS'
    """
    return code.replace("-", "_")


@checked
def define_in(registry: "Registry", *, catalogue: Catalogue | None = None) -> None:
    """Add the units of all credit systems, and academic hours, to a registry of your own.

    Units that it already has are left unchanged. With a registry of floats the ratios become floats; exact numbers need
    ``UnitRegistry(non_int_type=Fraction)``.

    Args:
        registry: any pint registry that knows ``hour``.
        catalogue: another catalogue than the bundled one.

    >>> mine = pint.UnitRegistry(non_int_type=Fraction)
    >>> define_in(mine)
    >>> (30 * mine.GB_CATS).to("ECTS").magnitude
    Fraction(15, 1)
    """
    if not hasattr(registry, "define"):
        raise ArgumentTypeError("registry", shown_type(registry), "a pint registry")
    found = credit_systems(catalogue=catalogue)
    definitions = {"ECTS": "[ects_credit]"}
    for system in found:
        ratio = fixed_ratio(system)
        own = f"[{unit_name(system.code).lower()}_credit]"
        definitions.setdefault(unit_name(system.code), own if ratio is None else f"{ratio} * ECTS")
    definitions["academic_hour"] = "[academic_hour]"
    definitions |= {f"academic_hour_{minutes}": f"{minutes} / 60 * hour" for minutes in _ACADEMIC_HOURS}
    for name, meaning in definitions.items():
        if name not in registry:
            registry.define(f"{name} = {meaning}")


@checked
def fixed_ratio(system: CreditSystem) -> Fraction | None:
    """Return the worth of one credit in ECTS, or None where it is not one number under all circumstances.

    >>> from bologna_credits import credit_system
    >>> fixed_ratio(credit_system("GB-CATS")), fixed_ratio(credit_system("KZ-RK"))
    (Fraction(1, 2), None)
    """
    rates = sorted(system.ects, key=lambda rate: not rate.default)
    if (
        not rates
        or not rates[0].speaks
        or len({rate.ratio for rate in rates if rate.authority == rates[0].authority}) > 1
        or any(rate.when.keys for rate in rates)
        or rates[0].ratio.low != rates[0].ratio.high
    ):
        return None
    return rates[0].ratio.low


@checked
def to_pint(credits: Credits) -> "PlainQuantity[Any]":
    """Return credits as a quantity of the private registry.

    Raises:
        UnknownSystemError: credits of a system that does not exist.

    >>> print(to_pint(Credits(15, "GB-CATS")).to("ECTS"))
    15/2 ECTS
    """
    registry, name = _registry(), unit_name(credits.system)
    if name not in registry:
        name = unit_name(default_catalogue().credit_system(credits.system).code)
    return registry.Quantity(credits.amount, name)


def from_pint(quantity: QuantityLike) -> Credits:
    """Return a quantity in one credit unit, of any registry, as credits.

    Raises:
        ArgumentTypeError: another unit, or several.
        NumberError: a magnitude that is no exact number.

    >>> ureg = _registry()
    >>> from_pint(ureg("7.5 ECTS") + ureg("15 GB_CATS"))
    Credits('15', 'ECTS')
    """
    return read_credits(quantity)


@checked
def workload(
    credits: Credits | QuantityLike,
    *,
    circumstances: Circumstances | None = None,
    on: datetime.date | str | None = None,
    catalogue: Catalogue | None = None,
) -> tuple["PlainQuantity[Any]", "PlainQuantity[Any] | None"]:
    """Return the fewest and the most hours of work for some credits, as quantities; where sources differ, the widest span.

    Academic hours of which no text gives the length are ``academic_hour``: a dimension of its own, which becomes no clock hours.

    Args:
        credits: credits, or a quantity in a credit unit.
        circumstances: the circumstances on which the hours depend.
        on: the day that counts.
        catalogue: another catalogue than the bundled one.

    Returns:
        Fewest and most hours; the second is None where a text gives a minimum only.

    Raises:
        CircumstanceNeededError: the hours depend on circumstances that are not given.
        NoConversionError: no known source gives the hours.
        UndecidedError: one source counts in clock hours and another in academic hours of which no text gives the length.

    >>> low, high = workload(Credits(5, "ECTS"))
    >>> print(low, "to", high)
    125 hour to 150 hour
    """
    given = read_credits(credits)
    known = catalogue or default_catalogue()
    system = known.credit_system(given.system)
    day = read_day(on) if on is not None else None
    rows = system.hours_for(circumstances or Circumstances(), day)
    unsaid = [row for row in rows if row.workload.minutes is None]
    if 0 < len(unsaid) < len(rows):
        what = f'"{unsaid[0].source.title}" counts in academic hours and does not give their length'
        raise UndecidedError(f"the hours of {given}: {what}", "read the rows of credit_system(…).hours one by one")
    loads = [row.workload * given.amount for row in rows]
    unit = "academic_hour" if unsaid else "hour"
    spans = [(load.low, load.high) if unsaid else load.clock_hours for load in loads]
    if not spans:
        advice = f"no known source gives the hours of {show_exact(given.amount)} credits"
        raise NoConversionError(system.code, "hours", (), advice)
    tops = [high for _, high in spans]
    registry = _registry()
    most = None if None in tops else registry.Quantity(max(high for high in tops if high is not None), unit)
    return registry.Quantity(min(low for low, _ in spans), unit), most
