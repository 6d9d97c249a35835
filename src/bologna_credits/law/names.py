"""Names that people give in place of codes: a country's, a credit system's or a grading scale's, in any language."""

import functools
import unicodedata
from collections.abc import Callable, Iterable
from typing import Protocol

from bologna_credits.core.misspellings import closest
from bologna_credits.core.reading import Pairs
from bologna_credits.law.definition import Definition

_MOST_LISTED = 12
_CLOSE = 0.8
_LONGEST = 80  # characters of a name that is remembered: an unknown code is compared with all names


class Coded(Protocol):
    """Something that is found by its code."""

    @property
    def code(self) -> str:
        """The code."""


def plain(text: str) -> str:
    """Return a text without case, accents and doubled spaces, for comparing in any script.

    >>> plain("  Högskolepoäng ")
    'hogskolepoang'
    """
    return _plain(text) if len(text) <= _LONGEST else _made_plain(text)


def _made_plain(text: str) -> str:
    letters = (letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter))
    return " ".join("".join(letters).split())


_plain = functools.lru_cache(maxsize=8192)(_made_plain)


def meant(
    text: str, definitions: Iterable[Definition], pick: Callable[[Definition], Iterable[Coded]]
) -> tuple[tuple[str, ...], str] | None:
    """Return the codes that a name stands for, with a clause that says so; None for a text that is no name.

    Args:
        text: what was given in place of a code.
        definitions: the definition files.
        pick: the items of a file among which the code was looked for.

    >>> from bologna_credits.law.catalogue import default_catalogue
    >>> meant("Norge", default_catalogue().all(), lambda definition: definition.scales)
    (('NO-AF', 'NO-OLD'), '"Norge" is NO')
    """
    wanted = plain(text)
    if not wanted:
        return None
    read = tuple(definitions)
    own = [item.code for definition in read for item in pick(definition) if wanted in map(plain, _names_of(item))]
    if own:
        return tuple(dict.fromkeys(own)), f'"{text}" is a name, and a code is needed'
    prefix = _prefix_named(wanted, read)
    if prefix is None:
        return None
    codes = tuple(dict.fromkeys(item.code for definition in read if definition.country == prefix for item in pick(definition)))
    said = f'"{text}" is {prefix}'
    if len(codes) > _MOST_LISTED:
        said += f": {', '.join(codes)}"
    return codes, said if codes else f"{said}, for which none was found"


def _prefix_named(wanted: str, definitions: tuple[Definition, ...]) -> str | None:
    by_name = {plain(name): definition.country for definition in definitions for _, name in definition.names}
    close = closest(wanted, by_name, likeness=_CLOSE)
    return None if close is None else by_name[close]


def _names_of(item: Coded) -> Iterable[str]:
    names: Pairs = getattr(item, "names", ())
    aliases: tuple[str, ...] = getattr(item, "aliases", ())
    return (*(name for _, name in names), *aliases)
