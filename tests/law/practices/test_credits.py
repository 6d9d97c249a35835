"""Printed rows of a practice of converting credits."""

from fractions import Fraction

from bologna_credits import Source
from bologna_credits.core.provenance import ALWAYS
from bologna_credits.law import CreditPractice, CreditRule

SOURCE = Source("a", "An act", "https://example.org/a", "secondary")
RULE = CreditRule(SOURCE, printed=((Fraction(6), Fraction(4)),), ranges=((Fraction(2), Fraction(5), Fraction(3)),))


def test_printed_rows_and_ranges_are_one_table_in_order() -> None:
    assert [[int(number) for number in row] for row in RULE.rows] == [[2, 5, 3], [6, 6, 4]]


def test_an_amount_between_the_rows_has_no_answer() -> None:
    assert [RULE.says(Fraction(amount)) for amount in (2, 5, 6)] == [3, 3, 4]
    assert RULE.says(Fraction("5.5")) is None


def test_a_practice_is_in_force_always_unless_it_says_otherwise() -> None:
    practice = CreditPractice("XX/Uni", "Uni", "XX-C", to="ECTS", rules=(RULE,))
    assert practice.in_force == ALWAYS
