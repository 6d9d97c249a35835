"""Errors in the words of the command line and of case files."""

import argparse

import pytest

from bologna_credits import (
    AmbiguousCodeError,
    ArgumentError,
    BolognaError,
    CircumstanceNeededError,
    DocumentError,
    MixedCreditsError,
    MixedScalesError,
    NoConversionError,
    UndecidedError,
)
from bologna_credits.cli.advice import case_message, in_options, message_of
from bologna_credits.core import MissingExtraError, UnknownCountryError
from bologna_credits.core.plain_words import speaks_python, without_python

CONVERT = argparse.Namespace(on=None)
CASE = argparse.Namespace(folder="x")
CYCLE = CircumstanceNeededError("the rate", (("cycle", ("first", "second")),))


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (CYCLE, "the rate depends on circumstances; add --cycle one of first, second"),
        (
            AmbiguousCodeError("KZ", "grading scale", ("A", "B"), "say on="),
            '"KZ" has several grading scales: A, B; name one, or add the day that counts with --on',
        ),
        (
            AmbiguousCodeError("KZ", "version", ("A",), "say on="),
            '"KZ" has one version: A; name one, or add the day that counts with --on',
        ),
        (
            NoConversionError("A", "B", ("A → B",), 'name whose table counts: by="UCU"'),
            'no single rule leads from A to B; there are: A → B; name whose table counts: --practice "UCU"',
        ),
        (
            NoConversionError("A", "B", (), "say how with by=: ModifiedBavarian(…)"),
            "no single rule leads from A to B; name a practice, or the body that publishes a table, with --practice, "
            "or take the formula with --formula",
        ),
        (
            NoConversionError("A", "?", ("P converts B to C",), "a practice is directed"),
            "P converts B to C; it does not convert A",
        ),
        (ArgumentError("by", "X", ("the code of a practice",)), '--practice cannot be "X"; use the code of a practice'),
        (ArgumentError("start_best", "1", ("PracticeX(…)",)), 'start best cannot be "1"'),
        (
            ArgumentError("host", "nothing", ('PracticeWith("X", host=…): a grading table',)),
            "the practice needs more than the grade (host), which this command does not take; a case.toml holds it under [home.grades]",
        ),
        (UndecidedError("two answers", "choose another policy="), "two answers: choose another --practice"),
        (UnknownCountryError("Kazakhstn", ("KZ",)), 'no country "Kazakhstn"; did you mean "KZ" (Kazakhstan)?'),
        (UnknownCountryError("SU", ("KZ",), "the state ended in 1991"), 'no country "SU"; the state ended in 1991'),
        (UnknownCountryError("Қазақстан", ("KZ",)), 'no country "Қазақстан"; did you mean "KZ"?'),
        (UnknownCountryError("", ("KZ",)), 'no country ""; write its code of two letters, such as KZ, PL or DE'),
    ],
)
def test_an_error_is_told_with_options_in_place_of_arguments(error: BolognaError, told: str) -> None:
    assert message_of(error, CONVERT) == told


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (CYCLE, "case.toml: the rate depends on circumstances; say in [home] circumstances = { cycle = … }: first, second"),
        (DocumentError("t.csv", "cannot be read"), "t.csv: cannot be read"),
        (MissingExtraError("typst", "pdf"), "typst is not installed; pip install 'bologna_credits[pdf]'"),
        (
            NoConversionError("A", "B", (), "say how with by=: ModifiedBavarian(…)"),
            "case.toml: no single rule leads from A to B; say in [home.grades] which method converts, or write the university's own table there",
        ),
        (
            NoConversionError("A", "B", (), "a table is directed"),
            "case.toml: no single rule leads from A to B; a table is directed",
        ),
        (MixedCreditsError("add", "A", "B"), "case.toml: A and B credits are different units: convert one of them first"),
        (MixedScalesError("A", "B"), "case.toml: grades of A and of B cannot be compared: convert one of them first"),
        (UndecidedError("it is open", "ask"), "case.toml: it is open: ask"),
    ],
)
def test_an_error_in_a_case_is_told_with_keys_of_its_file(error: BolognaError, told: str) -> None:
    assert message_of(error, CASE) == told
    assert case_message(error, "case.toml") == told


def test_clauses_for_programmers_are_left_out_and_a_text_of_nothing_else_stays() -> None:
    assert without_python("no row; pass by=Linear(…)") == "no row"
    assert without_python("pass by=Linear(…)") == "pass by=Linear(…)"
    assert speaks_python("<class 'int'>")
    assert speaks_python("it is None")
    assert not speaks_python("write [home.grades] method = …")
    assert in_options("by_year=True takes the load") == "--by-year takes the load"
