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


@pytest.mark.parametrize(
    ("text", "language", "code", "name"),
    [
        ("kazakhstan", "kk", "KZ", "Қазақстан"),
        ("kz-ak", "kk", "KZ-AK", "академиялық кредит"),
        ("отлично", "kk", "KZ-2011 A", "өте жақсы"),
        ("it-30", "ru", "IT-30", "Examination marks out of thirty"),  # the data have no Russian name of it
        ("modifizierte bayerische formel", "ru", "ModifiedBavarian", "modified Bavarian formula"),
        ("kz/kaznu", "kk", "KZ/KazNU", "al-Farabi Kazakh National University"),
        ("SVERIGE", "sv", "SE", "Sverige"),
    ],
)
def test_a_thing_is_named_in_the_language_where_the_data_hold_it_and_else_in_english(
    text: str, language: str, code: str, name: str
) -> None:
    (found,) = [one for one in find(text, language=language) if one.code == code][:1]
    assert found.name == name
    assert {one.name for one in find(text)} == {None}


def test_a_name_stands_after_the_text_that_was_found_where_it_is_another() -> None:
    assert str(find("kazakhstan", language="kk")[0]) == "country KZ: Kazakhstan (en) – Қазақстан"
    assert str(find("қазақстан", language="kk")[0]) == "country KZ: Қазақстан (kk)"
