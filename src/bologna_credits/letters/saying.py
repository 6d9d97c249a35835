"""The words of letters in a language."""

from bologna_credits.core.languages import Words
from bologna_credits.core.messages import filled
from bologna_credits.core.wording.letters import LETTERS


def say(key: str, words: Words, **facts: object) -> str:
    """Return the words of a letter under a key.

    Args:
        key: the key in :data:`~bologna_credits.core.wording.letters.LETTERS`.
        words: the language.
        facts: what the ``{names}`` stand for.

    >>> from bologna_credits.core.languages import words
    >>> say("letter.issued-on", words("en"), day="2026-02-20")
    'issued on 2026-02-20'
    """
    return filled(key, LETTERS[key], facts, words)
