"""The parts of a learning agreement."""

import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    Component,
    Credits,
    Match,
    Provisions,
    Source,
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
    with pytest.raises(ArgumentTypeError, match="host must be a list of texts"):
        Match("A", ["B"])
    assert str(Match(["A", "B"], ["C"])) == "A + B → C"


def test_provisions_are_cited_by_their_source_else_by_their_words_and_address() -> None:
    source = Source("la", "Learning agreement", "https://example.org/la", seen="secondary")
    assert Provisions(text="Section 4", source=source).cited == source
    assert Provisions().cited is None
    address = Provisions(url="https://example.org/la").cited
    assert address is not None
    assert (address.title, address.url) == ("Provisions of the learning agreement", "https://example.org/la")
    words = Provisions(text="Section 4").cited
    assert words is not None
    assert words.title == "Section 4"
