"""Practices of averages, final marks and distinctions, as their files give them."""

from fractions import Fraction

import pytest

from bologna_credits import DefinitionError
from bologna_credits.law import Definition, Repeats

HEAD = '[[average_practices]]\ncode = "XX/Uni"\nbody = "Uni"\nscale = "KZ-2018"\nsource = "a"\n'


def test_points_that_the_text_leaves_open_stay_none(define: object) -> None:
    (practice,) = read(define, HEAD).average_practices
    assert (practice.fails, practice.repeats, practice.transferred, practice.debts_bar) == (None, None, None, None)


def test_words_and_thresholds_are_read(define: object) -> None:
    rest = HEAD + 'repeats = "last"\nthresholds = [{ year = 1, least = "2.0", source = "a", when = { cycle = "first" } }]\n'
    (practice,) = read(define, rest).average_practices
    assert practice.repeats is Repeats.LAST
    assert (practice.thresholds[0].year, practice.thresholds[0].least) == (1, Fraction(2))


def test_an_unknown_word_is_refused(define: object) -> None:
    with pytest.raises(DefinitionError, match='repeats: cannot be "lst"; did you mean "last"'):
        read(define, HEAD + 'repeats = "lst"')


def read(define: object, rest: str) -> Definition:
    assert callable(define)
    found = define(rest)
    assert isinstance(found, Definition)
    return found
