"""Numbers with their nouns: the singular for one, the plural for any other number."""

import functools
import re
from collections.abc import Callable
from fractions import Fraction

from bologna_credits.core.exact import show_exact

_PLURALS = {
    "attempts": "attempt",
    "cells": "cell",
    "components": "component",
    "controls": "control",
    "courses": "course",
    "credits": "credit",
    "days": "day",
    "digits": "digit",
    "examples": "example",
    "faults": "fault",
    "grades": "grade",
    "hours": "hour",
    "kinds": "kind",
    "limits": "limit",
    "marks": "mark",
    "months": "month",
    "participants": "participant",
    "percentages": "percentage",
    "points": "point",
    "practices": "practice",
    "reports": "report",
    "results": "result",
    "scales": "scale",
    "systems": "system",
    "schemes": "scheme",
    "steps": "step",
    "tables": "table",
    "times": "time",
    "values": "value",
    "voices": "voice",
    "weeks": "week",
    "words": "word",
    "years": "year",
}
"""The nouns that templates of messages count, with their singular."""

_BETWEEN = "different|ECTS|failed|further|missing|open|passing|repeated|surplus|working"
_COUNTED = re.compile(rf"\{{(\w+)(:\w+)?\}}( (?:{_BETWEEN}))? ({'|'.join(_PLURALS)})\b( of \w+)?( are| were| add)?\b")
_VERBS = {" are": " is", " were": " was", " add": " adds"}


def counted(number: object, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "day"), counted(0, "fault"), counted(Fraction(9, 2), "month")
    ('1 day', '0 faults', '4.5 months')
    """
    shown = show_exact(number) if isinstance(number, Fraction) else str(number)
    return f"{shown} {noun}" if number == 1 else f"{shown} {noun}s"


@functools.lru_cache(maxsize=1024)
def counted_names(template: str) -> tuple[str, ...]:
    """Return the names of the facts that a template counts.

    >>> counted_names("{days} days are less than {limit}")
    ('days',)
    """
    return tuple(dict.fromkeys(found[1] for found in _COUNTED.finditer(template)))


def agreeing(template: str, shown: Callable[[str], str]) -> str:
    """Return a template in which each noun, and its verb, agrees with the number before it.

    Args:
        template: a text with ``{name}`` for facts, the nouns in the plural.
        shown: gives the fact of a name as text.

    >>> agreeing("{days} days are less than {limit}", {"days": "1"}.__getitem__)
    '{days} day is less than {limit}'
    """

    def agree(found: re.Match[str]) -> str:
        name, spec, adjective, noun, of, verb = found.groups("")
        if shown(name) != "1":
            return found[0]
        return f"{{{name}{spec}}}{adjective} {_PLURALS[noun]}{of}{_VERBS.get(verb, '')}"

    return _COUNTED.sub(agree, template)
