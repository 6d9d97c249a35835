"""Practices on credits of a year or a period, as the bundled files give them."""

from fractions import Fraction

from bologna_credits import practice
from bologna_credits.law import LoadPractice, Per, ProgressPractice


def test_the_years_of_a_practice_are_those_that_its_text_prints() -> None:
    found = practice("MK/UGD")
    assert isinstance(found, ProgressPractice)
    assert [(row.year, row.least) for row in found.years] == [(1, Fraction(36)), (2, Fraction(90))]


def test_a_load_names_its_period_and_its_mode_of_study() -> None:
    found = practice("RO/technical-evening")
    assert isinstance(found, LoadPractice)
    said = [(row.per, row.mode, row.usual) for row in found.loads]
    assert said == [(Per.SEMESTER, "full-time", Fraction(30)), (Per.SEMESTER, "evening", Fraction(24))]
