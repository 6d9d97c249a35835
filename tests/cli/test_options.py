"""The parts that commands share."""

import argparse

from bologna_credits import Circumstances, Finding, Report, Verdict
from bologna_credits.cli.options import NoSuchCodeError, UsageError, circumstances_of, status_of


def test_the_options_become_circumstances() -> None:
    given = argparse.Namespace(cycle="first", track=None, activity="theory", intake=2015, mode="evening", stage=None)
    assert circumstances_of(given) == Circumstances(cycle="first", activity="theory", intake=2015, mode="evening")


def test_the_status_is_one_where_a_rule_fails() -> None:
    assert status_of(Report()) == 0
    assert status_of(Report([Finding("mobility.minimum", Verdict.FAILS)])) == 1


def test_a_misspelt_code_is_looked_up_among_scales_and_systems() -> None:
    assert 'did you mean "IT-30" (a grading scale) or "IT-CFU" (a credit system)?' in str(
        NoSuchCodeError("IT-31", ("IT-30",), ("IT-CFU",))
    )
    assert str(NoSuchCodeError("?", (), ())).endswith("the command systems lists all codes")


def test_a_name_is_answered_with_the_codes_it_stands_for() -> None:
    assert str(NoSuchCodeError("Belarus", ("BY-10",), (), named=True)) == (
        '"Belarus" is a name, and a code is needed; grading scale: BY-10'
    )


def test_a_wrong_use_of_options_is_told_in_its_own_words() -> None:
    assert str(UsageError("--take applies to credits only")) == "--take applies to credits only"
