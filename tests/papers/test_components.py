"""The parts of a learning agreement."""

import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    Component,
    Credits,
    Match,
)
from tests.papers.support import five_credits


def test_a_component_without_a_condition_is_recognised_automatically() -> None:
    assert five_credits("H").automatic
    assert not five_credits("H", "an oral examination").automatic


def test_no_credits_and_zero_credits_are_two_things() -> None:
    assert Component("A", "a") != Component("A", "a", Credits(0, "ECTS"))


def test_a_term_is_read_from_its_form() -> None:
    term = Component("A", "a", term="2018/2019-1/2").term
    assert term is not None
    assert (term.number, term.of) == (1, 2)
    with pytest.raises(ArgumentError, match="the term"):
        Component("A", "a", term="autumn")


def test_a_list_of_codes_is_no_text() -> None:
    with pytest.raises(ArgumentTypeError, match="a list of codes"):
        Match("A", ["B"])
    assert str(Match(["A", "B"], ["C"])) == "A + B → C"
