"""Values that stand as text in a stored reason or in an error, read again: days in force, circumstances, credits, grades."""

import re

from bologna_credits.core.circumstances import Circumstances
from bologna_credits.core.errors import BolognaError
from bologna_credits.core.languages import Words
from bologna_credits.core.messages import filled, label, show_fact
from bologna_credits.core.provenance import Boundary, InForce, Meaning
from bologna_credits.core.wording.errors import PHRASES
from bologna_credits.core.wording.labels import LABELS

_BOUNDARY = r"([0-9]{4}-[0-9]{2}-[0-9]{2}) \(([a-z ]+)(?:, known to apply ([0-9]{4}-[0-9]{2}-[0-9]{2}))?\)"
_IN_FORCE = re.compile(f"(?:from {_BOUNDARY})?(?: ?until {_BOUNDARY})?")
_EACH = re.compile(r"(cycle|track|activity|intake|mode|stage) ([a-z0-9.-]+)")
_NUMBER = r"-?[0-9]+(?:[./][0-9]+)?"
_CHOICES = re.compile(r"(cycle|track|activity|mode|stage) \(([a-z.-]+(?:, [a-z.-]+)*)\)")
_EVENT = re.compile(r"(provisional|final|revised|appealed|upheld|rejected|settled) on ([0-9]{4}-[0-9]{2}-[0-9]{2})")
_RANGE = re.compile(rf"({_NUMBER}) to ({_NUMBER}) ([A-Z][A-Z0-9-]*)")
_NUMBERS = re.compile(
    rf"(?:(.+), )?({_NUMBER}) to ({_NUMBER})(?: in steps of ({_NUMBER}))? \(lowest pass ({_NUMBER})\)", re.DOTALL
)
_ANY_TIME = "at any time"


def value_told(text: str, spoken: Words) -> str | None:
    """Return a value in a language, or None where the text is none of these values.

    Args:
        text: the value as the library writes it in English.
        spoken: the language.

    >>> from bologna_credits.core.languages import words
    >>> value_told("from 2018-10-12 (signed)", words("ru")), value_told("cycle first, activity theory", words("kk"))
    ('с 12.10.2018 (подписано)', 'деңгейі: бакалавриат, жұмыс түрі: теориялық оқыту')
    >>> value_told("final on 2017-02-15", words("ru"))
    'окончательное (15.02.2017)'
    >>> value_told("30L, 30 to 0 in steps of 1 (lowest pass 18)", words("ru"))
    '30L, от 30 до 0 с шагом 1 (наименьшая положительная 18)'
    """
    if text == _ANY_TIME:
        return label("value.any-time", spoken)
    span = _RANGE.fullmatch(text)
    if span is not None:
        low, high = map(spoken.number, span.group(1, 2))
        return label("value.range", spoken, low=low, high=high, system=span[3])
    event = _EVENT.fullmatch(text)
    if event is not None:
        return f"{spoken.say(f'EventKind.{event[1]}', event[1])} ({event[2][8:]}.{event[2][5:7]}.{event[2][:4]})"
    choices = _CHOICES.fullmatch(text)
    if choices is not None:
        return _choices(choices[1], choices[2].split(", "), spoken)
    numbers = _NUMBERS.fullmatch(text)
    if numbers is not None:
        return _numbers(numbers, spoken)
    return _held(text, spoken) or _circumstances(text, spoken)


def _numbers(found: "re.Match[str]", spoken: Words) -> str:
    """Return the grades of a scale that are numbers: digits as documents print them, with the labels before them."""
    key = "phrase.numbers" if found[4] is None else "phrase.numbers-in-steps"
    named = dict(zip(("best", "worst", "step", "lowest"), found.groups()[1:], strict=True))
    told = filled(key, PHRASES[key], {name: value for name, value in named.items() if value is not None}, spoken)
    return told if found[1] is None else f"{found[1]}, {told}"


def _choices(key: str, values: list[str], spoken: Words) -> str | None:
    """Return the words that a circumstance may have, or None where one of them is none."""
    known = [f"{key}.{value}" for value in values]
    if not all(one in LABELS for one in known):
        return None
    return label(f"value.{key}", spoken, **{key: f"({', '.join(label(one, spoken) for one in known)})"})


def _held(text: str, spoken: Words) -> str | None:
    found = _IN_FORCE.fullmatch(text) if text else None
    if found is None:
        return None
    try:
        starts, ends = (
            None if day is None else Boundary(day, Meaning(word.replace(" ", "_")), known=known)
            for day, word, known in (found.group(1, 2, 3), found.group(4, 5, 6))
        )
    except (BolognaError, ValueError):
        return None
    return show_fact(InForce(starts=starts, ends=ends), spoken)


def _circumstances(text: str, spoken: Words) -> str | None:
    found = [_EACH.fullmatch(part) for part in text.split(", ")]
    said = {one[1]: int(one[2]) if one[2].isdecimal() else one[2] for one in found if one is not None}
    if not found or len(said) < len(found):
        return None
    try:
        return show_fact(Circumstances(**said), spoken)  # type: ignore[arg-type]  # each key has its own type
    except BolognaError:
        return None
