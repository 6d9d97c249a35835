"""Annotations in words."""

import datetime
import os
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import IO, Literal

import pytest

from bologna_credits import ArgumentError
from bologna_credits.core.type_words import words_of


class _Bavarian:
    """A class that a message names."""


class _Body:
    """A class whose plural ends in -ies."""


class _Survey:
    """A class whose plural ends in -ys."""


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
        (tuple[str, int | None], "a tuple (text, a whole number or None)"),
        (Iterable[tuple[str, int]], "a list, each a tuple (text, a whole number)"),
        (Iterable[list[str]], "a list of lists of texts"),
        (Sequence[_Body], "a list of _Bodies"),
        (Sequence[_Survey], "a list of _Surveys"),
        (str | Path | IO[bytes], "text or a path or a file opened in binary mode"),
        (os.PathLike[str], "a path"),
        (Mapping[str, int], "a mapping"),
        (None, "None"),
        (5, "another value"),
    ],
)
def test_the_allowed_values_are_told_in_words(kind: object, words: str) -> None:
    assert words_of(kind) == words
