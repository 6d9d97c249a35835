"""Exact numbers and named roundings. No value of law passes through binary floating point."""

import enum
import math
import numbers
import operator
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, SupportsIndex, final

import attrs

from bologna_credits.core.errors import ArgumentError, ArgumentTypeError, NumberError, NumberTypeError
from bologna_credits.core.visible import visibly

Number = int | Fraction | Decimal | float | str | SupportsIndex
"""The types that :func:`read_exact` reads."""

MOST_DIGITS = 60
"""The most digits before the decimal point, and the most after it: a longer number is a mistake or an attack."""
_MOST = 10**MOST_DIGITS
_LONGEST = 2 * MOST_DIGITS + 3  # characters: a sign, the digits on both sides, a separator, and one to spare
_TOO_LONG = 10**1000  # and its decimal places are shorter than 4,300 digits, which is the most that Python prints
_MOST_PLACES = 6
_DECIMAL = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_RATIO = re.compile(r"([+-]?[0-9]+)/([0-9]+)")
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")
_GROUPED = re.compile(r"[+-]?[0-9]+(?:[ _.,'\u00a0\u202f\u2009][0-9]+)+")


def read_exact(value: Number) -> Fraction:
    """Return a number exactly as it was written.

    Text is ASCII digits with at most one separator, or a ratio: ``"7.5"``, ``"7,5"``, ``"5/3"``. A float is read as the
    decimal number that it prints as, so 3.67 is 367/100. NumPy scalars are read like the Python numbers that they are.

    Raises:
        NumberError: the text is no number or could mean two (``"1,000"``); the float has more than six decimal places, the
            trace of float arithmetic; the value is NaN or an infinity; it has more than 60 digits before the decimal point, or
            more than 60 after it.
        NumberTypeError: the value is a boolean, None or another type that is no number.

    >>> read_exact("7,5"), read_exact(3.67), read_exact("5/3")
    (Fraction(15, 2), Fraction(367, 100), Fraction(5, 3))
    """
    # The commonest types first, because this runs for every credit and every mark.
    kind = type(value)
    if kind is Fraction:
        return _bounded(value)  # type: ignore[arg-type]  # kind shows it; mypy does not narrow on `type(x) is`
    if kind is int:
        return _bounded(Fraction(value))  # type: ignore[arg-type]
    if kind is float:
        return _bounded(_read_float(value))  # type: ignore[arg-type]
    if isinstance(value, str):
        return _bounded(_read_text(value), f'"{value.strip(" ")[:40]}…"')
    if isinstance(value, bool):
        raise NumberTypeError("a boolean")
    if isinstance(value, Fraction):
        return _bounded(Fraction(value.numerator, value.denominator))
    if isinstance(value, Decimal):
        return _read_decimal(value)
    other: object = value  # NumPy registers its scalars as numbers, which type checkers do not see
    if isinstance(other, numbers.Real) and not isinstance(other, numbers.Rational):
        return _bounded(_read_float(float(other)))
    if kind.__name__ == "bool_":  # of NumPy before 2, where a boolean may be an index
        raise NumberTypeError("bool")
    try:
        return _bounded(Fraction(operator.index(other)))  # type: ignore[arg-type]  # without an index it raises TypeError
    except TypeError:
        raise NumberTypeError(kind.__name__) from None


def fraction_of(numerator: int, denominator: int) -> Fraction:
    """Return the fraction of two whole numbers that the library itself has reckoned, of which the second is above 0.

    ``Fraction`` itself first asks of what types they are, which takes longer than the rest.

    >>> fraction_of(-6, 4)
    Fraction(-3, 2)
    """
    common = math.gcd(numerator, denominator)
    value: Any = object.__new__(Fraction)
    value._numerator, value._denominator = numerator // common, denominator // common  # noqa: SLF001  # its only two slots
    made: Fraction = value
    return made


def _bounded(value: Fraction, shown: str = "the number") -> Fraction:
    """Return a number, if a person could have written it."""
    if -_MOST < value.numerator < _MOST and value.denominator <= _MOST:
        return value
    if abs(value.numerator) < _MOST * value.denominator and value.denominator <= _MOST:
        return value  # 60 digits after the point make the numerator of a decimal longer than the number itself
    raise _too_long(shown)


def _too_long(shown: str = "the number") -> NumberError:
    # A number is not shown itself: Python refuses to print one of more than 4,300 digits.
    limit = f"has more than {MOST_DIGITS} digits before or after the decimal point"
    return NumberError(shown, limit, "give it as the document prints it")


def _read_decimal(value: Decimal) -> Fraction:
    if not value.is_finite():
        raise NumberError(str(value), "is not a finite number", "leave the value out (None) where there is none")
    if not value:
        return Fraction(0)
    # Decimal("1e99999999") is small, but as a whole number it would take minutes.
    if not -MOST_DIGITS <= value.adjusted() < MOST_DIGITS:
        raise _too_long()
    _, digits, exponent = value.as_tuple()
    if len(digits) > 2 * MOST_DIGITS or int(exponent) < -2 * MOST_DIGITS:  # finite, so the exponent is an int
        raise _too_long()
    return _bounded(Fraction(value))


def _read_text(text: str) -> Fraction:
    stripped = text.strip(" ")
    shown = f'"{stripped[:40]}"'
    if len(stripped) > _LONGEST:
        raise NumberError(shown + "…", f"has more than {_LONGEST} characters", "give the number alone")
    if "," in stripped and _THOUSANDS.fullmatch(stripped):
        plain = stripped.replace(",", "")
        cure = f'write "{plain}" or "{stripped.replace(",", ".")}"'
        raise NumberError(shown, "is unclear: a thousand or a decimal comma", cure)
    if _DECIMAL.fullmatch(stripped):
        whole, _, part = stripped.replace(",", ".").partition(".")
        return fraction_of(int(whole + part), 10 ** len(part))
    ratio = _RATIO.fullmatch(stripped)
    if ratio and int(ratio[2]):
        return Fraction(int(ratio[1]), int(ratio[2]))
    if ratio:
        raise NumberError(shown, "divides by zero", "give a ratio with a denominator of 1 or more")
    if _GROUPED.fullmatch(stripped):
        raise NumberError(shown, "is unclear: it has separators between groups of digits", "write plain digits")
    raise NumberError(shown, "is not a number", 'write the digits 0 to 9 with at most one separator, "7.5" or "7,5", or "5/3"')


def _read_float(value: float) -> Fraction:
    printed = float.__repr__(value)
    whole, _, part = printed.partition(".")
    # The usual float; the rest are 1e+16, an infinity or a trace.
    if part.isdigit() and len(part) <= _MOST_PLACES:
        return fraction_of(int(whole + part), 10 ** len(part))
    if not math.isfinite(value):
        raise NumberError(printed, "is not a finite number", "leave the value out (None) where there is none")
    exact = Decimal(printed)
    places = -int(exact.as_tuple().exponent)  # finite, so the exponent is an int
    if places > _MOST_PLACES:
        raise NumberError(
            printed,
            f"has {places} decimal places: the trace of float arithmetic",
            f'give the number as it was written, as text or Decimal, or round it first: "{value:.2f}"',
        )
    return Fraction(exact)


def show_exact(value: Fraction) -> str:
    """Return an exact number as text, as a decimal where that ends and as a ratio where it does not.

    Raises:
        NumberError: a number of more than 1,000 digits.
        NumberTypeError: the value is no exact number.

    >>> show_exact(Fraction(15, 2)), show_exact(Fraction(5, 3)), show_exact(Fraction(4))
    ('7.5', '5/3', '4')
    """
    given: object = value
    if not isinstance(given, (int, Fraction)) or isinstance(given, bool):  # a union is made at every call
        raise NumberTypeError(type(given).__name__)
    return show_ratio(value.numerator, value.denominator)


def show_ratio(numerator: int, denominator: int) -> str:
    """Return an exact number in lowest terms as text; see :func:`show_exact`.

    >>> show_ratio(15, 2), show_ratio(5, 3)
    ('7.5', '5/3')
    """
    if max(abs(numerator), denominator) >= _TOO_LONG:
        raise _too_long()
    if denominator == 1:
        return str(numerator)
    twos = fives = 0
    rest = denominator
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{numerator}/{denominator}"
    return _with_places(numerator, denominator, max(twos, fives))


def show_places(value: Fraction, places: int) -> str:
    """Return a number as text with a fixed count of decimal places. Further places are cut, so round first.

    >>> show_places(Fraction(1), 1), show_places(Fraction(-1, 4), 2)
    ('1.0', '-0.25')
    """
    return _with_places(value.numerator, value.denominator, places)


def _with_places(numerator: int, denominator: int, places: int) -> str:
    scaled = abs(numerator) * 10**places // denominator
    sign = "-" if numerator < 0 and scaled else ""
    if not places:
        return f"{sign}{scaled}"
    whole, part = divmod(scaled, 10**places)
    return f"{sign}{whole}.{part:0{places}d}"


ModeWord = Literal["half_up", "half_down", "half_even", "up", "down"]


class Mode(enum.StrEnum):
    """The treatment of a number between two steps. Up and down mean away from and towards zero."""

    HALF_UP = "half_up"
    HALF_DOWN = "half_down"
    HALF_EVEN = "half_even"
    UP = "up"
    DOWN = "down"


def _read_mode(value: Mode | ModeWord) -> Mode:
    if not isinstance(value, str):
        raise ArgumentTypeError("mode", type(value).__name__, f"one of {', '.join(Mode)}")
    try:
        return Mode(value)
    except ValueError:
        raise ArgumentError("mode", value, tuple(Mode)) from None


def _read_step(value: Number) -> Fraction:
    step = read_exact(value)
    if step <= 0:
        raise NumberError(show_exact(step), "is no step", "a step is greater than 0, such as 1 or '1/10'")
    return step


@final
@attrs.frozen
class Rounding:
    """A named rounding to multiples of a step.

    Python's ``round`` is not used, because it rounds 4.5 to 4.

    Args:
        step: 1 for whole numbers, ``"1/10"`` for one decimal place, ``"1/2"`` for halves.
        mode: ``half_up``, ``half_down``, ``half_even``, ``up`` (away from zero) or ``down`` (towards zero).

    Raises:
        NumberError: the step is not positive.
        ArgumentError: the mode is unknown.
        ArgumentTypeError: the mode is no word.

    >>> Rounding(1, "half_up").apply(Fraction(9, 2)), Rounding("1/10", "down").apply(Fraction("2.08"))
    (Fraction(5, 1), Fraction(2, 1))
    """

    step: Fraction = attrs.field(converter=_read_step)
    mode: Mode = attrs.field(converter=_read_mode)

    def apply(self, value: Number) -> Fraction:
        """Return the multiple of the step that the mode chooses.

        Args:
            value: a number that :func:`read_exact` reads.
        """
        if not isinstance(value, Fraction):
            value = read_exact(value)
        return fraction_of(*rounded_ratio(self, value.numerator, value.denominator))

    @visibly
    def __str__(self) -> str:
        return f"{self.mode.value.replace('_', ' ')} to steps of {show_exact(self.step)}"

    def _spoken(self, say: Callable[..., str]) -> str:
        """Return it in the words of a language; ``say`` gives a label of that language, filled in."""
        return say("value.rounding", mode=self.mode, step=self.step)


def rounded_ratio(rounding: Rounding, numerator: int, denominator: int) -> tuple[int, int]:
    """Return the multiple of the step that a rounding chooses, as whole numbers that may have a common factor.

    Args:
        rounding: the rounding.
        numerator: the number, above the line.
        denominator: the number, below the line; greater than 0.

    >>> rounded_ratio(Rounding("1/10", "down"), 208, 100)
    (20, 10)
    """
    step = rounding.step
    size, units = step.numerator, step.denominator
    numerator *= units
    denominator *= size
    whole, rest = divmod(abs(numerator), denominator)
    if rest and _goes_up(rounding.mode, whole, 2 * rest - denominator):
        whole += 1
    return (whole if numerator >= 0 else -whole) * size, units


def _goes_up(mode: Mode, whole: int, beyond_half: int) -> bool:
    if mode is Mode.HALF_UP:
        return beyond_half >= 0
    if mode is Mode.HALF_DOWN:
        return beyond_half > 0
    if mode is Mode.HALF_EVEN:
        return beyond_half > 0 or (beyond_half == 0 and whole % 2 == 1)
    return mode is Mode.UP


_HUNDREDTHS = Rounding("1/100", "half_up")


def show_percent(share: Fraction) -> str:
    """A share as a percentage with two decimal places, half up, for people.

    >>> show_percent(Fraction(1, 3))
    '33.33'
    """
    return show_places(_HUNDREDTHS.apply(share * 100), 2)
