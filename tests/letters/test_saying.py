"""The words of letters."""

import pytest

from bologna_credits.core.languages import words
from bologna_credits.core.wording.letters import LETTERS
from bologna_credits.letters.saying import say


@pytest.mark.parametrize("key", LETTERS)
def test_every_text_of_a_letter_is_said_in_russian_and_kazakh(key: str) -> None:
    names = {name: f"<{name}>" for name in ("body", "day", "office", "how", "scale", "system", "name", "country")}
    names |= {name: f"<{name}>" for name in ("version", "data", "digest", "title", "url", "code")}
    english = say(key, words("en"), **names)
    for language in ("ru", "kk"):
        told = say(key, words(language), **names)
        assert sorted(part for part in names.values() if part in told) == sorted(
            part for part in names.values() if part in english
        )
        plain = english
        for part in names.values():
            plain = plain.replace(part, "")
        assert told != english or not any(sign.isalpha() for sign in plain)
