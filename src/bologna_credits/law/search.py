"""The search for a word in names, words of grades, aliases and codes."""

import unicodedata
from collections.abc import Iterator
from typing import Literal, final

import attrs

from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.definition import Definition


@final
@attrs.frozen
class Found:
    """A text that was found: the kind of thing, its code, and the text as it is written there."""

    kind: Literal["country", "credit system", "grading scale", "grade", "practice"]
    code: str
    text: str
    language: str | None = None

    def __str__(self) -> str:
        language = f" ({self.language})" if self.language else ""
        return f"{self.kind} {self.code}: {self.text}{language}"


def _plain(text: str) -> str:
    """A text without case, accents and doubled spaces, for comparing in any script."""
    letters = (letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter))
    return " ".join("".join(letters).split())


def find(text: str, *, catalogue: Catalogue | None = None) -> tuple[Found, ...]:
    """Find a word in names, words of grades, aliases and codes, in any language and script.

    Case and accents do not matter. Equal texts come first, then those that start with the word, then those that contain it.

    Args:
        text: the word.
        catalogue: another catalogue than the bundled one.

    >>> [str(found) for found in find("opintopiste")][0]
    'credit system FI-OP: opintopiste (fi)'
    """
    wanted = _plain(text)
    if not wanted:
        return ()
    ranked: dict[Found, int] = {}
    for definition in (catalogue or default_catalogue()).all():
        for found in _texts(definition):
            plain = _plain(found.text)
            if wanted in plain:
                ranked.setdefault(found, 0 if plain == wanted else 1 if plain.startswith(wanted) else 2)
    return tuple(sorted(ranked, key=lambda found: ranked[found]))


def _texts(definition: Definition) -> Iterator[Found]:
    for language, name in definition.names:
        yield Found("country", definition.country, name, language)
    for system in definition.systems:
        yield Found("credit system", system.code, system.code)
        yield from (Found("credit system", system.code, name, language) for language, name in system.names)
        yield from (Found("credit system", system.code, alias) for alias in system.aliases)
    for scale in definition.scales:
        yield Found("grading scale", scale.code, scale.code)
        yield from (Found("grading scale", scale.code, name, language) for language, name in scale.names)
        for row in scale.rows:
            yield from (Found("grade", f"{scale.code} {row.label}", word, language) for language, word in row.words)
            yield from (Found("grade", f"{scale.code} {row.label}", alias) for alias in row.aliases)
        for band in scale.bands:
            yield from (Found("grade", f"{scale.code} {band}", word, language) for language, word in band.words)
    for practice in definition.practices:
        yield Found("practice", practice.code, practice.code)
        yield Found("practice", practice.code, practice.body)
