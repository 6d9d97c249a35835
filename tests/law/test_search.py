"""The search for a word in any language and script."""

import pytest

from bologna_credits import (
    Catalogue,
    find,
)


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("opintopiste", "credit system", "FI-OP"),
        ("ҚАЗАҚСТАН", "country", "KZ"),
        ("hogskolepoang", "credit system", "SE-HP"),
        ("väl godkänd", "grade", "SE-UVG VG"),
        ("kz/kaznu", "practice", "KZ/KazNU"),
        ("it-30", "grading scale", "IT-30"),
        ("félicité", "grade", "XX-S 11"),
        ("eleven", "grade", "XX-S 11"),
        ("SEHR SCHON", "grade", "XX-S 9–10"),
        ("marks of  nowhere", "grading scale", "XX-S"),
    ],
)
def test_a_word_is_found_in_any_language_and_script(nowhere: Catalogue, text: str, kind: str, code: str) -> None:
    assert (kind, code) in [(found.kind, found.code) for found in find(text, catalogue=nowhere)]


def test_the_whole_word_comes_before_a_part_of_one() -> None:
    texts = [found.text.casefold() for found in find("poäng")]
    assert texts[0] == "poäng"
    assert "högskolepoäng" in texts[1:]


def test_an_empty_search_finds_nothing() -> None:
    assert find("  ") == ()
    assert find("qqqqqq") == ()
