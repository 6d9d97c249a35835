"""The search for a word in names, words of grades, aliases and codes."""

from collections.abc import Iterator
from typing import Literal, final

import attrs

from bologna_credits.core.listing import Listing
from bologna_credits.core.typed import checked_late
from bologna_credits.core.visible import visibly
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.definition import Definition
from bologna_credits.law.names import plain


@final
@attrs.frozen
class Found:
    """A text that was found: the kind of thing, its code, and the text as it is written there."""

    kind: Literal[
        "country", "credit system", "grading scale", "grade", "practice", "mobility scheme", "practice of mobility", "method"
    ]
    code: str
    text: str
    language: str | None = None

    @visibly
    def __str__(self) -> str:
        language = f" ({self.language})" if self.language else ""
        return f"{self.kind} {self.code}: {self.text}{language}"


@checked_late
def find(text: str, *, catalogue: Catalogue | None = None) -> Listing[Found]:
    """Find a word in names, words of grades, aliases, codes, mobility schemes and methods, in any language and script.

    Case and accents do not matter. Equal texts come first, then those that start with the word, then those that contain it.

    Args:
        text: the word.
        catalogue: another catalogue than the bundled one.

    >>> [str(found) for found in find("opintopiste")][0]
    'credit system FI-OP: opintopiste (fi)'
    """
    wanted = plain(text)
    if not wanted:
        return Listing()
    ranked: dict[Found, int] = {}
    known = catalogue or default_catalogue()
    for found in (*_of_definitions(known), *_of_schemes(known), *_METHODS):
        text = plain(found.text)
        if wanted in text:
            ranked.setdefault(found, 0 if text == wanted else 1 if text.startswith(wanted) else 2)
    return Listing(sorted(ranked, key=lambda found: ranked[found]))


_METHODS = (
    Found("method", "ModifiedBavarian", "modified Bavarian formula", "en"),
    Found("method", "ModifiedBavarian", "modifizierte bayerische Formel", "de"),
    Found("method", "GradingTableOverlap", "grading tables, overlap of two distributions", "en"),
    Found("method", "Linear", "linear interpolation between best grade and lowest pass", "en"),
    Found("method", "MarkFormula", "a printed formula of the mark that is no straight line", "en"),
    Found("method", "Chain", "chain of two conversions", "en"),
    Found("method", "MeanSoFar", "mean so far, for a course that was only passed", "en"),
    Found("method", "PassedOnly", "passed without a grade", "en"),
    Found("method", "PracticeWith", "practice with grading tables or a mean of the caller", "en"),
)
"""The methods of conversion by the names of their classes, which conversion holds in a room above."""


def _of_definitions(known: Catalogue) -> Iterator[Found]:
    for definition in known.all():
        yield from _texts(definition)


def _of_schemes(known: Catalogue) -> Iterator[Found]:
    for file in known.scheme_files():
        for scheme in file.schemes:
            yield Found("mobility scheme", scheme.code, scheme.code)
            yield from (Found("mobility scheme", scheme.code, name, language) for language, name in scheme.names)
        for practice in file.practices:
            yield Found("practice of mobility", practice.code, practice.code)
            yield Found("practice of mobility", practice.code, practice.body)


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
