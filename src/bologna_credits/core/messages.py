"""The message of a finding: built from its code and its facts when it is read.

The templates are in :mod:`bologna_credits.core.wording`, and their translations in the catalogues of ``locale``. Codes are
stable; the wording is not API.
"""

import datetime
import enum
import functools
from collections.abc import Mapping
from fractions import Fraction
from string import Formatter

from bologna_credits.core.counting import agreeing, counted_names
from bologna_credits.core.exact import show_exact, show_percent
from bologna_credits.core.languages import ENGLISH_WORDS, Words
from bologna_credits.core.visible import visible
from bologna_credits.core.wording import conversion, files, mobility, papers
from bologna_credits.core.wording.labels import FACTS, LABELS
from bologna_credits.core.wording.words import WORDS

MESSAGES: dict[str, str] = {**conversion.MESSAGES, **papers.MESSAGES, **mobility.MESSAGES, **files.MESSAGES}
"""The template of each code."""


def show_fact(fact: object, words: Words = ENGLISH_WORDS) -> str:
    """Return a fact as text: exact numbers, days, the words of a member of an enumeration, lists with commas.

    Args:
        fact: the fact. A value that has words of its own (a range of credits, a rounding) says them by its method ``_spoken``.
        words: the language.

    >>> show_fact(Fraction(9, 2)), show_fact(("A", "B")), show_fact(None)
    ('4.5', 'A, B', '–')
    """
    if type(fact) is str:
        return visible(fact)
    if fact is None:
        return "–"
    if type(fact) is Fraction:  # before what asks for the classes of a value, which takes longer
        return words.number(show_exact(fact))
    if isinstance(fact, enum.StrEnum):
        kind = type(fact).__name__
        said = WORDS.get(kind, {}).get(fact.value, fact.value)
        return words.say(f"{kind}.{fact.value}", said) if said else said
    if isinstance(fact, datetime.date):
        return words.day(fact)
    if isinstance(fact, tuple):
        return ", ".join(show_fact(item, words) for item in fact)
    spoken = None if words.english else getattr(fact, "_spoken", None)
    return visible(str(fact) if spoken is None else spoken(functools.partial(label, words=words)))


def _under(fact: object, between: str, words: Words) -> str:
    """Return a fact under a template.

    Args:
        fact: the fact.
        between: the word between the items of a list, ``{codes:or}``, or the sign that makes percentages, ``{share:%}``.
        words: the language.
    """
    if between == "%":
        shares = fact if isinstance(fact, tuple) else (fact,)
        return ", ".join(
            f"{words.number(show_percent(share))} %" if isinstance(share, Fraction) else show_fact(share, words)
            for share in shares
        )
    if between and isinstance(fact, tuple):
        return f" {between} ".join(show_fact(item, words) for item in fact)
    return show_fact(fact, words)


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
_NOTHING = ("–", "")
"""What is shown of a fact that is not known, and of an empty one."""


def message_of(code: str, facts: Mapping[str, object], words: Words = ENGLISH_WORDS) -> str:
    """Return the message of a finding; a code that is not known here shows its facts.

    Args:
        code: the code of the finding.
        facts: its facts by name.
        words: the language.
    """
    return visible(_message(code, facts, words))


def _message(code: str, facts: Mapping[str, object], words: Words) -> str:
    template = MESSAGES.get(code)
    if template is None:
        return ", ".join(f"{key} {show_fact(value, words)}" for key, value in facts.items()) or code
    later, older = papers.OLDER.get(code, ("", ""))
    if later and later not in facts:
        template = older
    return filled(code, template, facts, words)


def filled(context: str, template: str, facts: Mapping[str, object], words: Words = ENGLISH_WORDS) -> str:
    """Return a template with its facts, in a language; nouns agree with the numbers before them.

    Args:
        context: the place in which the template stands, by which its translation is found.
        template: the template in English; ``{name}`` is a fact.
        facts: the facts by name.
        words: the language.
    """
    counted = counted_names(template)
    if words.english:
        singular = frozenset([name for name in counted if show_fact(facts.get(name)) == "1"]) if counted else _MANY
        pieces = _pieces(template, singular)
    elif counted:
        pieces = _pieces(words.count(context, singular_of(template), template, facts.get(counted[0], 0)), _MANY)
    else:
        pieces = _pieces(words.say(context, template), _MANY)
    said: list[str] = []
    for text, name, between in pieces:
        if said and said[-1] in _NOTHING and text.startswith(")") and said[-2].endswith(" ("):  # a bracket with nothing in it
            said[-2:] = [said[-2][:-2]]
            text = text[1:]
        said.append(text)
        if name is not None:
            # A finding that lacks a fact (an old pickle, a plug-in's) still has a message.
            said.append(_under(_worded(context, name, facts[name], words), between, words) if name in facts else "…")
    return "".join(said)


def _worded(context: str, name: str, fact: object, words: Words) -> object:
    """Return a fact in the words of a language where it is a word of the library; a word of somebody else stays.

    Args:
        context: the place in which the template stands.
        name: the name of the fact.
        fact: the fact.
        words: the language.
    """
    kind = None if words.english else FACTS.get((context, name))
    if kind is None:
        return fact
    if isinstance(fact, tuple):
        return tuple(_worded(context, name, item, words) for item in fact)
    key = f"{kind}.{fact}"
    return words.say(key, LABELS[key]) if key in LABELS else fact


def label(key: str, words: Words = ENGLISH_WORDS, **facts: object) -> str:
    """Return a label of printed answers: the head of a column, a verdict in a table, a title.

    Args:
        key: its key in :data:`~bologna_credits.core.wording.labels.LABELS`.
        words: the language.
        facts: what its ``{names}`` stand for.

    >>> label("decision.within", code="M1")
    'within M1'
    """
    return filled(key, LABELS[key], facts, words) if facts else words.say(key, LABELS[key])


@functools.lru_cache(maxsize=1024)
def singular_of(template: str) -> str:
    """Return a template that counts something, in the form for one: the message of a catalogue beside its plural.

    >>> singular_of("{days} days are less than {limit}")
    '{days} day is less than {limit}'
    """
    counted = counted_names(template)
    return agreeing(template, lambda name: "1" if name == counted[0] else "") if counted else template
