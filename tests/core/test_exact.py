"""Exact numbers are read as they were written, and rounded as it is named."""

import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, strategies as st

from bologna_credits import ArgumentError, ArgumentTypeError, NumberError, Rounding
from bologna_credits.core import Mode, NumberTypeError, read_exact, show_exact
from bologna_credits.core.exact import fraction_of, rounded_ratio, show_percent, show_places


class Half(Fraction):
    """A subclass, as a caller might bring one."""


@pytest.mark.parametrize(
    ("given", "exact"),
    [
        (7, Fraction(7)),
        (-3, Fraction(-3)),
        (Fraction(5, 3), Fraction(5, 3)),
        (Decimal("7.50"), Fraction(15, 2)),
        (7.5, Fraction(15, 2)),
        (3.67, Fraction(367, 100)),
        (-0.0, Fraction(0)),
        (1e22, Fraction(10**22)),
        (0.000001, Fraction(1, 1000000)),
        ("7", Fraction(7)),
        ("7.5", Fraction(15, 2)),
        ("7,5", Fraction(15, 2)),
        ("0,125", Fraction(1, 8)),
        ("0,1250", Fraction(1, 8)),
        ("1,0000", Fraction(1)),
        ("1.000", Fraction(1)),
        ("-3", Fraction(-3)),
        ("+3", Fraction(3)),
        ("02", Fraction(2)),
        ("  7.5 ", Fraction(15, 2)),
        ("5/3", Fraction(5, 3)),
        ("-5/3", Fraction(-5, 3)),
        ("9" * 60, Fraction(10**60 - 1)),
        (np.float64(3.67), Fraction(367, 100)),
        (np.float32(7.5), Fraction(15, 2)),
        (np.int64(3), Fraction(3)),
        (np.str_("7,5"), Fraction(15, 2)),
    ],
)
def test_a_number_is_read_as_it_was_written(given: object, exact: Fraction) -> None:
    assert read_exact(given) == exact  # type: ignore[arg-type]  # NumPy's scalars are not in the annotation


def test_a_subclass_of_fraction_becomes_a_plain_one() -> None:
    assert type(read_exact(Half(3, 2))) is Fraction
    assert read_exact(Half(3, 2)) == Fraction(3, 2)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("1,000", '"1,000" is unclear: a thousand or a decimal comma; write "1000" or "1.000"'),
        ("-12,345", 'write "-12345" or "-12.345"'),
        ("1 000", "is unclear: it has separators between groups of digits; write plain digits"),
        ("1_000", "is unclear"),
        ("1'000", "is unclear"),
        ("1\u00a0000", "is unclear"),
        ("1\u202f000", "is unclear"),
        ("1.000,5", "is unclear"),
        ("1,000,000", "is unclear"),
        ("\u0663", 'is not a number; write the digits 0 to 9 with at most one separator, "7.5" or "7,5", or "5/3"'),
        ("\uff17", "is not a number"),
        ("\u00bd", "is not a number"),
        ("", '"" is not a number'),
        ("abc", "is not a number"),
        ("X7", "is not a number"),
        ("7.", "is not a number"),
        (".5", "is not a number"),
        ("1e3", "is not a number"),
        ("nan", "is not a number"),
        ("inf", "is not a number"),
        ("5/-3", "is not a number"),
        ("1.5/2", "is not a number"),
        ("7.5\n", "is not a number"),
        ("--7", "is not a number"),
        ("5/0", "divides by zero; give a ratio with a denominator of 1 or more"),
        ("9" * 124, "has more than 123 characters; give the number alone"),
        (
            "9" * 61,
            '"' + "9" * 40 + '…" has more than 60 digits before or after the decimal point; give it as the document prints',
        ),
        (0.1 + 0.2, "has 17 decimal places: the trace of float arithmetic"),
        (0.1 + 0.2, "give the number as it was written, as text or Decimal"),
        (0.1234567, "has 7 decimal places"),
        (1e-7, "has 7 decimal places"),
        (np.float32(0.1), "the trace of float arithmetic"),
        (np.float64("nan"), "nan is not a finite number"),
        (float("nan"), "nan is not a finite number; leave the value out (None) where there is none"),
        (float("inf"), "inf is not a finite number"),
        (float("-inf"), "-inf is not a finite number"),
        (Decimal("NaN"), "NaN is not a finite number; leave the value out (None) where there is none"),
        (Decimal("sNaN"), "sNaN is not a finite number"),
        (Decimal("-Infinity"), "-Infinity is not a finite number"),
    ],
)
def test_a_number_that_is_unclear_or_inexact_is_refused_with_the_cure(given: object, why: str) -> None:
    with pytest.raises(NumberError) as caught:
        read_exact(given)  # type: ignore[arg-type]  # NumPy's scalars are not in the annotation
    assert why in str(caught.value)


def test_a_long_text_is_not_repeated_whole_in_the_message() -> None:
    with pytest.raises(NumberError) as caught:
        read_exact("9" * 100_000)
    assert len(str(caught.value)) < 150


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (True, "a boolean"),
        (False, "a boolean"),
        (np.bool_(True), "bool"),
        (type("bool_", (), {"__index__": lambda _: 1})(), "bool"),  # as of NumPy before 2
        (None, "NoneType"),
        ([7], "list"),
        ((7, 5), "tuple"),
        (b"7", "bytes"),
        (1j, "complex"),
        (np.array([7]), "ndarray"),
    ],
)
def test_what_is_no_number_is_refused_by_its_kind(given: object, kind: str) -> None:
    with pytest.raises(NumberTypeError, match=f"a number is needed, not {kind}; give an int"):
        read_exact(given)  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(15, 2), "7.5"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(5, 3), "5/3"),
        (Fraction(-5, 3), "-5/3"),
        (Fraction(4), "4"),
        (Fraction(0), "0"),
        (Fraction(7, 20), "0.35"),
        (Fraction(1, 6), "1/6"),
    ],
)
def test_an_exact_number_prints_as_a_decimal_where_that_ends(value: Fraction, text: str) -> None:
    assert show_exact(value) == text


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(1), 1, "1.0"),
        (Fraction(1), 0, "1"),
        (Fraction(-5, 2), 0, "-2"),
        (Fraction(2, 3), 2, "0.66"),
        (Fraction(-1, 4), 2, "-0.25"),
        (Fraction(-1, 1000), 2, "0.00"),
        (Fraction(1, 100), 3, "0.010"),
    ],
)
def test_a_fixed_count_of_places_cuts_the_rest(value: Fraction, places: int, text: str) -> None:
    assert show_places(value, places) == text


# By hand. KazNU prints 3 × 1.5 → 5, so half_up takes 4.5 to 5 where Python's round gives 4.
ROUNDED = [
    ("half_up", "4.5", "5"),
    ("half_up", "4.4", "4"),
    ("half_up", "-4.5", "-5"),
    ("half_down", "4.5", "4"),
    ("half_down", "4.6", "5"),
    ("half_down", "-4.5", "-4"),
    ("half_even", "4.5", "4"),
    ("half_even", "5.5", "6"),
    ("half_even", "4.6", "5"),
    ("half_even", "4.4", "4"),
    ("up", "4.1", "5"),
    ("up", "-4.1", "-5"),
    ("up", "4", "4"),
    ("down", "4.9", "4"),
    ("down", "-4.9", "-4"),
]


@pytest.mark.parametrize(("mode", "value", "rounded"), ROUNDED)
def test_a_rounding_to_whole_numbers_does_as_its_mode_says(mode: Mode, value: str, rounded: str) -> None:
    assert Rounding(1, mode).apply(Fraction(value)) == Fraction(rounded)


@pytest.mark.parametrize(
    ("step", "mode", "value", "rounded"),
    [
        ("1/10", "down", "2.08", "2"),
        ("0.1", "half_up", "2.25", "2.3"),
        ("1/2", "half_up", "2.25", "2.5"),
        ("1/2", "half_down", "2.25", "2"),
        ("1/3", "half_up", "1/2", "2/3"),
        (5, "half_up", "7.5", "10"),
    ],
)
def test_a_rounding_goes_to_multiples_of_its_step(step: str | int, mode: Mode, value: str, rounded: str) -> None:
    assert Rounding(step, mode).apply(Fraction(value)) == Fraction(rounded)


@pytest.mark.parametrize("step", [0, -1, "-1/10"])
def test_a_step_that_is_not_positive_is_refused(step: str | int) -> None:
    with pytest.raises(NumberError, match="is no step; a step is greater than 0"):
        Rounding(step, "half_up")


def test_an_unknown_mode_names_the_nearest_and_all() -> None:
    with pytest.raises(ArgumentError) as caught:
        Rounding(1, "half-up")  # type: ignore[arg-type]
    assert 'did you mean "half_up"?' in str(caught.value)
    assert "half_up, half_down, half_even, up, down" in str(caught.value)


def test_a_rounding_says_what_it_does() -> None:
    assert str(Rounding("1/10", Mode.HALF_UP)) == "half up to steps of 0.1"


def test_a_rounding_reads_what_any_number_reads() -> None:
    assert Rounding(1, "half_up").apply("4.5") == 5
    assert Rounding("0.1", "down").apply(Decimal("2.08")) == 2


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            0.1 + 0.2,
            "0.30000000000000004 has 17 decimal places: the trace of float arithmetic; "
            'give the number as it was written, as text or Decimal, or round it first: "0.30"',
        ),
        ("9" * 124, '"' + "9" * 40 + '"… has more than 123 characters; give the number alone'),
        ("1,000", '"1,000" is unclear: a thousand or a decimal comma; write "1000" or "1.000"'),
        (" 5/0 ", '"5/0" divides by zero; give a ratio with a denominator of 1 or more'),
        ("1 000", '"1 000" is unclear: it has separators between groups of digits; write plain digits'),
        ("abc", '"abc" is not a number; write the digits 0 to 9 with at most one separator, "7.5" or "7,5", or "5/3"'),
        (float("-inf"), "-inf is not a finite number; leave the value out (None) where there is none"),
        (Decimal("Infinity"), "Infinity is not a finite number; leave the value out (None) where there is none"),
    ],
)
def test_a_refused_number_is_told_in_full(given: float | str | Decimal, told: str) -> None:
    with pytest.raises(NumberError) as caught:
        read_exact(given)
    assert str(caught.value) == told


def test_a_text_of_41_characters_is_shown_to_its_fortieth() -> None:
    with pytest.raises(NumberError) as caught:
        read_exact("x" * 40 + "y")
    assert caught.value.value == '"' + "x" * 40 + '"'


def test_a_refused_step_and_mode_are_told_in_full() -> None:
    with pytest.raises(NumberError) as caught:
        Rounding("-1/3", "up")
    assert str(caught.value) == "-1/3 is no step; a step is greater than 0, such as 1 or '1/10'"
    with pytest.raises(ArgumentError) as wrong:
        Rounding(1, "xyz")  # type: ignore[arg-type]
    assert str(wrong.value) == 'mode cannot be "xyz"; use one of half_up, half_down, half_even, up, down'


def test_a_denominator_of_many_fives_or_twos_ends_with_as_many_places() -> None:
    assert show_exact(Fraction(1, 125)) == "0.008"
    assert show_exact(Fraction(3, 16)) == "0.1875"
    assert show_exact(Fraction(-7, 500)) == "-0.014"
    assert show_exact(Fraction(1, 75)) == "1/75"
    # 1/5**30 is 2**30/10**30; a float has no place for 5**30
    assert show_exact(Fraction(1, 5**30)) == "0.000000000000000000001073741824"
    assert show_exact(Fraction(1, 2 * 5**30)) == "0.000000000000000000000536870912"


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(-1, 2), 0, "0"),
        (Fraction(-101, 100), 1, "-1.0"),
        (Fraction(0), 2, "0.00"),
        (Fraction(-1, 10), 1, "-0.1"),
        (Fraction(10), 2, "10.00"),
    ],
)
def test_what_is_cut_to_nothing_has_no_sign(value: Fraction, places: int, text: str) -> None:
    assert show_places(value, places) == text


@pytest.mark.parametrize(
    ("step", "mode", "value", "rounded"),
    [
        (1, "up", "1/3", "1"),
        (1, "up", "-1/3", "-1"),
        (1, "half_even", "0.5", "0"),
        (1, "half_even", "1.5", "2"),
        (1, "half_even", "-2.5", "-2"),
        (1, "half_even", "2.4", "2"),
        (1, "half_even", "3.4", "3"),
        ("2/3", "half_up", "1", "4/3"),
        ("2/3", "half_down", "1", "2/3"),
        ("1/1000", "up", "1.0001", "1.001"),
        (1, "down", "0", "0"),
    ],
)
def test_a_tie_and_its_neighbours_go_as_the_mode_says(step: str | int, mode: Mode, value: str, rounded: str) -> None:
    assert Rounding(step, mode).apply(Fraction(value)) == Fraction(rounded)


def test_a_share_is_shown_as_a_percentage_with_two_places_half_up() -> None:
    assert [show_percent(share) for share in (Fraction(1, 3), Fraction(1, 80000), Fraction(1, 20000), Fraction(1))] == [
        "33.33",
        "0.00",
        "0.01",
        "100.00",
    ]


@pytest.mark.parametrize(
    "given",
    [
        10**60,
        -(10**60),
        -(10**5000),
        Fraction(10**60),
        Fraction(1, 10**60 + 1),
        Fraction(1, 2**13000),
        Decimal("1e60"),
        Decimal("1e-61"),
        Decimal("1e99999999"),
        Decimal("-1e-99999999"),
        Decimal("1." + "0" * 121),
        Decimal("1" + "0" * 50 + "." + "0" * 71),  # 122 digits, though the number has no more than 51
        Decimal("1" + "0" * 62 + "e-121"),  # 121 places, though the number needs no more than 59
        "9" * 61,
        "1/" + "9" * 61,
        "0." + "1" * 61,
        1e300,
    ],
    ids=lambda given: type(given).__name__,
)
def test_a_number_of_more_than_sixty_digits_is_refused_at_once_on_every_door(given: object) -> None:
    with pytest.raises(NumberError, match="has more than 60 digits before or after the decimal point"):
        read_exact(given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "exact"),
    [
        (10**60 - 1, Fraction(10**60 - 1)),
        (Fraction(1, 10**60), Fraction(1, 10**60)),
        (Fraction(10**60 * 10**60 - 1, 10**60), Fraction(10**120 - 1, 10**60)),
        (Decimal("9" * 60 + "." + "9" * 60), Fraction(10**120 - 1, 10**60)),
        ("9" * 60 + "." + "9" * 60, Fraction(10**120 - 1, 10**60)),
        (Decimal("1" + "0" * 62 + "e-120"), Fraction(1, 10**58)),
        (Decimal("0e99999999"), Fraction(0)),
        (Decimal("0e-99999999"), Fraction(0)),
    ],
)
def test_sixty_digits_on_both_sides_of_the_point_are_read(given: object, exact: Fraction) -> None:
    assert read_exact(given) == exact  # type: ignore[arg-type]


@given(st.integers(), st.integers(min_value=1))
def test_a_fraction_made_of_whole_numbers_is_the_fraction(numerator: int, denominator: int) -> None:
    made, usual = fraction_of(numerator, denominator), Fraction(numerator, denominator)
    assert (made, hash(made), repr(made), str(made)) == (usual, hash(usual), repr(usual), str(usual))
    assert pickle.loads(pickle.dumps(made)) == usual
    assert (made.numerator, made.denominator) == (usual.numerator, usual.denominator)
    assert made + made == 2 * usual


@given(st.integers(-(10**14), 10**14), st.integers(0, 6))
def test_a_usual_float_is_the_decimal_that_it_prints_as(digits: int, places: int) -> None:
    printed = repr(digits / 10**places)
    if len(printed.partition(".")[2]) <= 6:
        assert read_exact(float(printed)) == Fraction(printed)


@pytest.mark.parametrize("value", [1e16, -1e16, 1.5e20, 1e-6, -0.0, 0.1, -0.25])
def test_a_float_of_another_form_is_the_decimal_that_it_prints_as(value: float) -> None:
    assert read_exact(value) == Fraction(repr(value))


@given(st.integers(0, 10**30), st.integers(0, 30), st.sampled_from(["", "+", "-"]), st.sampled_from(".,"))
def test_a_text_is_the_number_that_it_prints(digits: int, places: int, sign: str, point: str) -> None:
    text = str(digits).rjust(places + 1, "0")
    whole, part = (text[:-places], text[-places:]) if places else (text, "")
    assume(point == "." or len(part) != 3 or len(whole) > 3 or whole.startswith("0"))
    assert read_exact(sign + whole + (point + part if part else "")) == Fraction(f"{sign}{digits}") / 10**places


@given(
    st.integers(-(10**6), 10**6),
    st.integers(1, 10**4),
    st.fractions(min_value=Fraction(1, 100), max_value=7, max_denominator=100),
    st.sampled_from(list(Mode)),
)
def test_a_rounding_of_whole_numbers_is_that_of_their_fraction(top: int, bottom: int, step: Fraction, mode: Mode) -> None:
    """Against the definition: the multiples of the step around the number, and the mode's choice between them."""
    value = Fraction(top, bottom)
    below = (abs(value) // step) * step
    above = below + step
    beyond = abs(value) - below - (above - abs(value))
    up = {
        Mode.UP: abs(value) != below,
        Mode.DOWN: False,
        Mode.HALF_UP: beyond >= 0,
        Mode.HALF_DOWN: beyond > 0,
        Mode.HALF_EVEN: beyond > 0 or (beyond == 0 and (below / step) % 2 == 1),
    }[mode]
    expected = (above if up else below) * (1 if value >= 0 else -1)
    rounding = Rounding(step, mode)
    assert Fraction(*rounded_ratio(rounding, top, bottom)) == rounding.apply(value) == expected


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("1e59", True),
        ("1e60", False),
        ("1e-60", True),
        ("1e-61", False),
        ("9" * 60 + "." + "9" * 60, True),
        ("9" * 61, False),
        ("0." + "9" * 60, True),
        ("0." + "9" * 61, False),
        ("1." + "0" * 121, False),
    ],
)
def test_a_decimal_has_at_most_sixty_digits_on_each_side(text: str, *, readable: bool) -> None:
    if readable:
        assert read_exact(Decimal(text)) == Fraction(text)
        return
    with pytest.raises(NumberError) as caught:
        read_exact(Decimal(text))
    wanted = "has more than 60 digits before or after the decimal point; give it as the document prints it"
    assert str(caught.value) == f"the number {wanted}"


def test_a_number_that_is_too_long_is_shown_by_its_beginning_without_the_spaces_around_it() -> None:
    with pytest.raises(NumberError) as found:
        read_exact("  " + "9" * 61 + " ")
    assert str(found.value).startswith(f'"{"9" * 40}…" has more than 60 digits')


def test_only_spaces_around_a_number_are_left_out() -> None:
    for text in ("\t5", "5\n"):
        with pytest.raises(NumberError):
            read_exact(text)
    assert read_exact(" 5 ") == 5


def test_a_text_may_have_as_many_characters_as_sixty_digits_on_both_sides_need() -> None:
    longest = "+" + "0" * 61 + "." + "0" * 60
    assert len(longest) == 123
    assert read_exact(longest) == 0
    with pytest.raises(NumberError, match="more than 123 characters"):
        read_exact("0" + longest[1:] + "0")


@pytest.mark.parametrize(("wrong", "kind"), [("5", "str"), (5.0, "float"), (True, "bool"), (None, "NoneType")])
def test_only_exact_numbers_are_shown_and_any_other_is_told_by_its_type(wrong: Any, kind: str) -> None:
    with pytest.raises(NumberTypeError, match=kind):
        show_exact(wrong)


def test_a_number_of_a_thousand_digits_is_shown_and_a_longer_one_is_not() -> None:
    assert show_exact(Fraction(10**1000 - 1)) == "9" * 1000
    with pytest.raises(NumberError):
        show_exact(Fraction(10**1000))


def test_nothing_is_shown_as_less_than_nothing() -> None:
    assert show_places(Fraction(1, 2), 1) == "0.5"
    assert show_places(Fraction(0), 1) == "0.0"
    assert show_places(Fraction(-1, 1000), 1) == "0.0"


def test_a_mode_of_another_type_is_told_with_all_modes() -> None:
    with pytest.raises(ArgumentTypeError) as found:
        Rounding(1, 3)  # type: ignore[arg-type]
    assert found.value.argument == "mode"
    assert str(found.value) == "mode must be one of half_up, half_down, half_even, up, down, and is int"


def test_a_rounding_is_spoken_by_its_mode_and_its_step() -> None:
    spoken = Rounding("0.5", "half_up")._spoken(lambda code, **named: f"{code}: {named['mode'].value}, {named['step']}")
    assert spoken == "value.rounding: half_up, 1/2"
