"""Credits, ranges of credits, and workload."""

import functools
import operator
import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any, ClassVar, Protocol, SupportsIndex, final

import attrs

from bologna_credits.core.by_place import made
from bologna_credits.core.counting import counted
from bologna_credits.core.errors import ArgumentTypeError, MixedCreditsError, NumberError, UndecidedError
from bologna_credits.core.exact import Number, read_exact, show_exact
from bologna_credits.core.typed import shown_type
from bologna_credits.core.visible import visibly

_LONGEST_HOUR = 1440  # minutes; no hour of teaching is longer than a day
_FAR = 10**9
_UNIT = re.compile(r"[A-Z][A-Z0-9_]*")  # the code of a credit system, with _ for -


def read_code(value: object) -> str:
    """The code of a credit system: text in any case, or anything that has a ``code``."""
    code = getattr(value, "code", value)
    if not isinstance(code, str) or not code.strip():
        raise ArgumentTypeError("system", shown_type(value), 'the code of a credit system, such as "ECTS"')
    return code.strip().upper()


def read_amount(value: Number) -> Fraction:
    """Return an amount of credits or of work, which is never below 0.

    Raises:
        NumberError: no exact number, or one below 0.

    >>> read_amount("7,5")
    Fraction(15, 2)
    """
    amount = read_exact(value)
    if amount.numerator < 0:
        cure = "credits are 0 or more; leave them out where they are unknown"
        raise NumberError(show_exact(amount), "is less than nothing", cure)
    return amount


def _check_order(low: Fraction, high: Fraction) -> None:
    if low > high:
        raise NumberError(show_exact(low), f"lies above {show_exact(high)}", "give the lower bound first")


@final
@functools.total_ordering
@attrs.frozen
class Credits:
    """An amount of credits of one system.

    Credits of one system add, subtract and compare. Across systems, ``==`` is False and everything else raises.

    Args:
        amount: 0 or more; read by :func:`~bologna_credits.core.read_exact`.
        system: the code of a credit system, in any case, or the system itself.

    Raises:
        NumberError: an amount that is not an exact number, or below 0.

    >>> Credits("7,5", "ects") + Credits(15, "ECTS")
    Credits('22.5', 'ECTS')
    """

    in_words: ClassVar[str] = 'credits of a system, such as Credits(5, "ECTS")'

    amount: Fraction = attrs.field(converter=read_amount)
    system: str = attrs.field(converter=read_code)

    def __reduce__(self) -> tuple[Any, ...]:
        return _credits_of, (self.amount.numerator, self.amount.denominator, self.system)

    def _same(self, other: "Credits | CreditRange", doing: str) -> None:
        if self.system != other.system:
            raise MixedCreditsError(doing, self.system, other.system)

    def __add__(self, other: "Credits") -> "Credits":
        if not isinstance(other, Credits):
            return NotImplemented
        self._same(other, "add")
        return Credits(self.amount + other.amount, self.system)

    def __radd__(self, other: object) -> "Credits":
        # sum() starts from 0.
        return self if type(other) is int and other == 0 else NotImplemented

    def __sub__(self, other: "Credits") -> "Credits":
        if not isinstance(other, Credits):
            return NotImplemented
        self._same(other, "subtract")
        return Credits(self.amount - other.amount, self.system)

    def __mul__(self, factor: Number) -> "Credits":
        return Credits(self.amount * read_exact(factor), self.system)

    __rmul__ = __mul__

    def __lt__(self, other: "Credits") -> bool:
        if not isinstance(other, Credits):
            return NotImplemented
        self._same(other, "compare")
        return self.amount < other.amount

    def __repr__(self) -> str:
        return f"Credits({show_exact(self.amount)!r}, {self.system!r})"

    @visibly
    def __str__(self) -> str:
        return f"{show_exact(self.amount)} {self.system}"

    def _spoken(self, say: Callable[..., str]) -> str:
        """Return it in the words of a language; ``say`` gives a label of that language, filled in."""
        return say("value.amount", number=self.amount, system=self.system)


@final
@attrs.frozen
class CreditRange:
    """A range of credits: what the law gives as a range stays a range.

    Args:
        low: the lower bound, 0 or more.
        high: the upper bound, not below the lower.
        system: the code of a credit system.

    Raises:
        NumberError: bounds that are not exact numbers, or in the wrong order.

    >>> credits = CreditRange("4.5", "5.4", "ECTS")
    >>> Credits(5, "ECTS") in credits, str(credits)
    (True, '4.5 to 5.4 ECTS')
    """

    low: Fraction = attrs.field(converter=read_amount)
    high: Fraction = attrs.field(converter=read_amount)
    system: str = attrs.field(converter=read_code)

    def __attrs_post_init__(self) -> None:
        _check_order(self.low, self.high)

    def __reduce__(self) -> tuple[Any, ...]:
        low, high = self.low, self.high
        ends = (low.numerator, low.denominator) + (() if low == high else (high.numerator, high.denominator))
        return _range_of, (self.system, *ends)

    @property
    def decided(self) -> bool:
        """True if both bounds are the same."""
        return self.low == self.high

    def __contains__(self, credits: object) -> bool:
        return isinstance(credits, Credits) and credits.system == self.system and self.low <= credits.amount <= self.high

    def __add__(self, other: "CreditRange | Credits") -> "CreditRange":
        if isinstance(other, Credits):
            other = CreditRange(other.amount, other.amount, other.system)
        if not isinstance(other, CreditRange):
            return NotImplemented
        if self.system != other.system:
            raise MixedCreditsError("add", self.system, other.system)
        return CreditRange(self.low + other.low, self.high + other.high, self.system)

    def __radd__(self, other: object) -> "CreditRange":
        if isinstance(other, Credits):
            return self + other
        return self if type(other) is int and other == 0 else NotImplemented

    def __repr__(self) -> str:
        return f"CreditRange({show_exact(self.low)!r}, {show_exact(self.high)!r}, {self.system!r})"

    @visibly
    def __str__(self) -> str:
        if self.decided:
            return f"{show_exact(self.low)} {self.system}"
        return f"{show_exact(self.low)} to {show_exact(self.high)} {self.system}"

    def _spoken(self, say: Callable[..., str]) -> str:
        """Return it in the words of a language; ``say`` gives a label of that language, filled in."""
        if self.decided:
            return say("value.amount", number=self.low, system=self.system)
        return say("value.range", low=self.low, high=self.high, system=self.system)


def range_of(low: Fraction, high: Fraction, system: str) -> CreditRange:
    """Return a range that the library itself has reckoned: its bounds are in order, and the code is written as the system has it.

    >>> range_of(Fraction(9, 2), Fraction(27, 5), "ECTS")
    CreditRange('4.5', '5.4', 'ECTS')
    """
    made = object.__new__(CreditRange)
    put = object.__setattr__
    put(made, "low", low)
    put(made, "high", high)
    put(made, "system", system)
    return made


# A pickle holds the numbers of credits, because a fraction that is pickled by itself is text, which takes long to read.


def _credits_of(numerator: int, denominator: int, system: str) -> Credits:
    credits: Credits = made(Credits, Fraction(numerator, denominator), system)
    return credits


def _range_of(system: str, *ends: int) -> CreditRange:
    low = Fraction(*ends[:2])
    high = low if len(ends) == 2 else Fraction(*ends[2:])
    credits: CreditRange = made(CreditRange, low, high, system)
    return credits


def _read_minutes(value: SupportsIndex | None) -> int | None:
    if value is None:
        return None
    try:
        minutes = 0 if isinstance(value, bool) else operator.index(value)
    except TypeError:
        raise ArgumentTypeError("minutes", shown_type(value), "a whole number of minutes, such as 50") from None
    if not 0 < minutes <= _LONGEST_HOUR:
        shown = minutes if abs(minutes) < _FAR else "very many"
        raise NumberError(f"an hour of {shown} minutes", "is no hour", "give 1 to 1440 minutes, such as 50")
    return minutes


class QuantityLike(Protocol):
    """A number with a unit, such as a pint quantity."""

    @property
    def magnitude(self) -> Any:
        """The number."""

    @property
    def units(self) -> Any:
        """The unit; ``str()`` of it is its name."""


def read_credits(given: object) -> Credits:
    """Credits as they are, or a quantity in one credit unit, read by its ``magnitude`` and ``units``.

    Raises:
        ArgumentTypeError: something else, or a quantity in another unit than that of one credit system.

    >>> read_credits(Credits(3, "KZ-RK"))
    Credits('3', 'KZ-RK')
    """
    if isinstance(given, Credits):
        return given
    needed = 'Credits, such as Credits(3, "KZ-RK"), or a quantity in a credit unit'
    if not hasattr(given, "magnitude") or not hasattr(given, "units"):
        raise ArgumentTypeError("credits", shown_type(given), needed)
    unit = str(given.units)
    if not _UNIT.fullmatch(unit):
        raise ArgumentTypeError("credits", f"a quantity in {unit}", needed)
    return Credits(given.magnitude, unit.replace("_", "-"))


def _read_most(value: Number | None) -> Fraction | None:
    return None if value is None else read_amount(value)


@final
@attrs.frozen
class Workload:
    """Hours of work, from low to high, with the length of the hour: an academic hour is not a clock hour.

    Args:
        low: fewest hours.
        high: most hours; None where a text gives only the fewest.
        minutes: length of one hour, 60 for clock hours; None for academic hours of which no text gives the length.

    Raises:
        NumberError: hours below 0, that are not exact numbers, or in the wrong order; minutes that are not positive.
        ArgumentTypeError: minutes that are no whole number.

    >>> work = Workload(45, 45, minutes=50)
    >>> str(work), work.clock_hours
    ('45 hours of 50 minutes', (Fraction(75, 2), Fraction(75, 2)))
    """

    low: Fraction = attrs.field(converter=read_amount)
    high: Fraction | None = attrs.field(converter=_read_most)
    minutes: int | None = attrs.field(default=60, converter=_read_minutes)

    def __attrs_post_init__(self) -> None:
        if self.high is not None:
            _check_order(self.low, self.high)

    @property
    def clock_hours(self) -> tuple[Fraction, Fraction | None]:
        """Low and high in hours of 60 minutes.

        Raises:
            UndecidedError: academic hours of which no text gives the length.
        """
        if self.minutes is None:
            raise UndecidedError(
                f"no text that was read gives the length of the hour of {self}", "compare them in academic hours"
            )
        return self.low * self.minutes / 60, None if self.high is None else self.high * self.minutes / 60

    def __mul__(self, factor: Number) -> "Workload":
        exact = read_exact(factor)
        return Workload(self.low * exact, None if self.high is None else self.high * exact, self.minutes)

    @visibly
    def __str__(self) -> str:
        span = show_exact(self.low)
        if self.high is None:
            span = f"at least {span}"
        elif self.low != self.high:
            span += f" to {show_exact(self.high)}"
        noun = "academic hour" if self.minutes is None else "hour"
        hours = f"{span} {noun}" if self.high == self.low == 1 else f"{span} {noun}s"
        if self.minutes is None:
            return hours
        return hours if self.minutes == 60 else f"{hours} of {counted(self.minutes, 'minute')}"

    def _spoken(self, say: Callable[..., str]) -> str:
        """Return it in the words of a language; ``say`` gives a label of that language, filled in."""
        if self.high is None:
            span = say("value.at-least", number=self.low)
        elif self.low == self.high:
            span = say("value.number", number=self.low)
        else:
            span = say("value.span", low=self.low, high=self.high)
        if self.minutes is None:
            return say("value.academic-hours", span=span)
        return say("value.hours", span=span) if self.minutes == 60 else say("value.hours-of", span=span, minutes=self.minutes)
