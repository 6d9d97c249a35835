"""The message of a finding: built from its code and its facts when it is read.

The templates are in :mod:`bologna_credits.core.wording`. Codes are stable; the wording is not API and can be translated.
"""

import datetime
import enum
import functools
from collections.abc import Mapping
from fractions import Fraction
from string import Formatter

from bologna_credits.core.counting import agreeing, counted_names
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
    if type(fact) is str:
        return visible(fact)
    if fact is None:
        return "–"
    if type(fact) is Fraction:  # before what asks for the classes of a value, which takes longer
        return show_exact(fact)
    if isinstance(fact, enum.StrEnum):
        return WORDS.get(type(fact).__name__, {}).get(fact.value, fact.value)
    if isinstance(fact, datetime.date):
        return fact.isoformat()
    if isinstance(fact, tuple):
        return ", ".join(show_fact(item) for item in fact)
    return visible(str(fact))


def _under(fact: object, between: str) -> str:
    """Return a fact under a template.

    Args:
        fact: the fact.
        between: the word between the items of a list, ``{codes:or}``, or the sign that makes percentages, ``{share:%}``.
    """
    if between == "%":
        shares = fact if isinstance(fact, tuple) else (fact,)
        return ", ".join(f"{show_percent(share)} %" if isinstance(share, Fraction) else show_fact(share) for share in shares)
    if between and isinstance(fact, tuple):
        return f" {between} ".join(show_fact(item) for item in fact)
    return show_fact(fact)


@functools.lru_cache(maxsize=1024)
def _pieces(template: str, singular: frozenset[str]) -> tuple[tuple[str, str | None, str], ...]:
    """Return the pieces of a template, taken apart once: plain text, the name of the fact after it, and its specification.

    Args:
        template: the template.
        singular: the names of the facts that are 1.
    """
    agreed = agreeing(template, lambda name: "1" if name in singular else "")
    return tuple((text, name, between or "") for text, name, between, _ in Formatter().parse(agreed))


_MANY: frozenset[str] = frozenset()


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
    counted = counted_names(template)
    singular = frozenset([name for name in counted if show_fact(facts.get(name)) == "1"]) if counted else _MANY
    words = []
    for text, name, between in _pieces(template, singular):
        words.append(text)
        if name is not None:
            # A finding that lacks a fact (an old pickle, a plug-in's) still has a message.
            words.append(_under(facts[name], between) if name in facts else "…")
    return "".join(words)
