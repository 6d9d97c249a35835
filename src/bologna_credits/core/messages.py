"""The message of a finding: built from its code and its facts when it is read.

The templates are in :mod:`bologna_credits.core.wording`. Codes are stable; the wording is not API and can be translated.
"""

import datetime
import enum
from collections.abc import Mapping
from fractions import Fraction

from bologna_credits.core.counting import agreeing
from bologna_credits.core.exact import show_exact, show_percent
from bologna_credits.core.visible import visible
from bologna_credits.core.wording import conversion, files, mobility, papers
from bologna_credits.core.wording.words import WORDS

MESSAGES: dict[str, str] = {**conversion.MESSAGES, **papers.MESSAGES, **mobility.MESSAGES, **files.MESSAGES}
"""The template of each code."""


def show_fact(fact: object) -> str:
    """Return a fact as text: exact numbers, days in ISO form, the words of a member of an enumeration, lists with commas.

    >>> show_fact(Fraction(9, 2)), show_fact(("A", "B")), show_fact(None)
    ('4.5', 'A, B', '–')
    """
    if fact is None:
        return "–"
    if isinstance(fact, enum.StrEnum):
        return WORDS.get(type(fact).__name__, {}).get(fact.value, fact.value)
    if isinstance(fact, Fraction):
        return show_exact(fact)
    if isinstance(fact, datetime.date):
        return fact.isoformat()
    if isinstance(fact, tuple):
        return ", ".join(show_fact(item) for item in fact)
    return visible(str(fact))


class _Shown:
    """A fact under a template.

    A specification is the word between the items of a list, ``{codes:or}``, or the sign by which shares become percentages,
    ``{share:%}``.
    """

    def __init__(self, fact: object) -> None:
        self.fact = fact

    def __format__(self, between: str) -> str:
        if between == "%":
            shares = self.fact if isinstance(self.fact, tuple) else (self.fact,)
            return ", ".join(f"{show_percent(share)} %" if isinstance(share, Fraction) else show_fact(share) for share in shares)
        if between and isinstance(self.fact, tuple):
            return f" {between} ".join(show_fact(item) for item in self.fact)
        return show_fact(self.fact)


class _Facts(dict[str, _Shown]):
    """Facts for a template; a finding that lacks one (an old pickle, a plug-in's) still has a message."""

    def __missing__(self, key: str) -> _Shown:
        return _Shown("…")


def message_of(code: str, facts: Mapping[str, object]) -> str:
    """The message of a finding in English; a code that is not known here shows its facts."""
    return visible(_words(code, facts))


def _words(code: str, facts: Mapping[str, object]) -> str:
    template = MESSAGES.get(code)
    if template is None:
        return ", ".join(f"{key} {show_fact(value)}" for key, value in facts.items()) or code
    later, older = papers.OLDER.get(code, ("", ""))
    if later and later not in facts:
        template = older
    agreed = agreeing(template, lambda name: show_fact(facts.get(name)))
    return agreed.format_map(_Facts({key: _Shown(value) for key, value in facts.items()}))
