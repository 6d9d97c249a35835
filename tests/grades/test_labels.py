"""The writing of labels."""

from fractions import Fraction

import pytest

from bologna_credits import ArgumentTypeError
from bologna_credits.grades.labels import is_exact_ratio, mark_with_maximum, read_scale_code, reads_as


@pytest.mark.parametrize(("label", "ratio"), [("40/3", True), ("-1/2", True), ("15/0", False), ("15", False), ("A/B", False)])
def test_an_exact_ratio_is_two_whole_numbers_and_the_second_is_not_zero(label: str, ratio: bool) -> None:
    assert is_exact_ratio(label) is ratio


def test_a_mark_with_its_maximum_is_told_apart_from_other_labels() -> None:
    assert mark_with_maximum("15,5 / 20") == ("15,5", Fraction(20))
    assert mark_with_maximum("15") is None


@pytest.mark.parametrize(("label", "same"), [("1.0", True), ("1", True), ("01", False), ("one", False), ("2", False)])
def test_a_label_reads_as_a_number_without_a_leading_zero(label: str, same: bool) -> None:
    assert reads_as(label, Fraction(1)) is same


@pytest.mark.parametrize("given", ["", " ", 7])
def test_a_code_of_a_scale_is_text(given: object) -> None:
    assert read_scale_code(" kz-2011 ") == "KZ-2011"
    with pytest.raises(ArgumentTypeError, match="code must be the code of a grading scale"):
        read_scale_code(given)
