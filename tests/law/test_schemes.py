"""Mobility schemes as values: limits in words, names by language."""

from fractions import Fraction

import pytest

from bologna_credits import Source, mobility_scheme
from bologna_credits.core import Basis
from bologna_credits.law import Count, Limit, StayRule, Unit

SOURCE = Source("a", "An act", "https://example.org/a", "secondary")


def limit(number: int | str, unit: Unit = Unit.MONTHS, **more: bool) -> Limit:
    return Limit(Fraction(number), unit, SOURCE, basis=Basis.GUIDE, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("number", "words"), [(1, "1 month"), (2, "2 months"), ("3/2", "3/2 months")])
def test_a_limit_is_a_number_and_its_unit(number: int | str, words: str) -> None:
    assert str(limit(number)) == words


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        ((), (), "no limits"),
        ((limit(2, or_term=True),), (limit(12),), "at least 2 months, or one term; at most 12 months"),
        ((limit(5, Unit.DAYS, above=True),), (), "more than 5 days"),
        ((), (limit(30, Unit.DAYS, above=True),), "less than 30 days"),
    ],
)
def test_the_limits_of_a_stay_in_words(least: tuple[Limit, ...], most: tuple[Limit, ...], words: str) -> None:
    rule = StayRule("long", ("student",), ("study",), count=Count.CALENDAR, least=least, most=most)
    assert rule.limits == words


def test_a_scheme_has_its_name_by_language() -> None:
    scheme = mobility_scheme("ERASMUS-2014")
    assert scheme.name("xx") == scheme.name("en")
    assert str(scheme).startswith("ERASMUS-2014: Erasmus+")
