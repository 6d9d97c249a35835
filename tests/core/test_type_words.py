"""Annotations in words."""

import datetime
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Literal

import pytest

from bologna_credits import ArgumentError
from bologna_credits.core.type_words import words_of


class _Bavarian:
    """A class that a message names."""


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (str, "text"),
        (int | None, "a whole number or None"),
        (Fraction, "an exact number"),
        (datetime.date, "a date"),
        (ArgumentError, "an ArgumentError"),
        (_Bavarian, "a _Bavarian"),
        (Literal["open", "all"], "one of open, all"),
        (tuple[str, ...], "a list of texts"),
        (tuple[int | str, ...], "a list, each a whole number or text"),
        (Iterable[_Bavarian], "a list of _Bavarians"),
        (tuple, "a tuple"),
        (Mapping[str, int], "a mapping"),
        (None, "None"),
        (5, "another value"),
    ],
)
def test_the_allowed_values_are_told_in_words(kind: object, words: str) -> None:
    assert words_of(kind) == words
