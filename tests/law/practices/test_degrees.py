"""Practices that compose the mark of a degree, as the bundled files give them."""

from fractions import Fraction

from bologna_credits import practice
from bologna_credits.law import DegreePractice


def test_points_that_the_text_leaves_open_stay_none() -> None:
    found = practice("VA/Patristicum-licence")
    assert isinstance(found, DegreePractice)
    assert (found.points, found.roundings, found.scale) == (None, (), None)


def test_the_weights_of_the_parts_are_those_that_the_institute_prints() -> None:
    found = practice("VA/Patristicum-licence")
    assert isinstance(found, DegreePractice)
    assert found.parts == (("courses", Fraction(5)), ("thesis", Fraction(10)), ("oral", Fraction(15)))
