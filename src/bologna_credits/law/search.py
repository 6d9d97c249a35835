"""The search for a word in names, words of grades, aliases and codes."""

from collections.abc import Iterator
from typing import Literal, final

import attrs

from bologna_credits.core.listing import Listing
from bologna_credits.core.reading import Pairs, name_in
from bologna_credits.core.typed import checked_late
from bologna_credits.core.visible import visibly
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.definition import Definition
from bologna_credits.law.names import plain

Kind = Literal[
    "country", "credit system", "grading scale", "grade", "practice", "mobility scheme", "practice of mobility", "method"
]
_ENGLISH = "en"


@final
@attrs.frozen
class Found:
    """A text that was found: the kind of thing, its code, and the text as it is written there.

    ``name`` is the name of the thing in the language that was asked for, where the data hold it, and else in English.
    """

    kind: Kind
    code: str
    text: str
    language: str | None = None
    name: str | None = None

    @visibly
    def __str__(self) -> str:
        language = f" ({self.language})" if self.language else ""
        name = f" – {self.name}" if self.name not in (None, self.text) else ""
        return f"{self.kind} {self.code}: {self.text}{language}{name}"


@checked_late
def find(text: str, *, language: str | None = None, catalogue: Catalogue | None = None) -> Listing[Found]:
    """Find a word in names, words of grades, aliases, codes, mobility schemes and methods, in any language and script.

    Case and accents do not matter. Equal texts come first, then those that start with the word, then those that contain it.

    Args:
        text: the word.
        language: the code of a language: each thing is named in it, where the data hold that name, and else in English.
        catalogue: another catalogue than the bundled one.

    >>> [str(found) for found in find("opintopiste")][0]
    'credit system FI-OP: opintopiste (fi)'
    >>> find("KZ-AK", language="kk")[0].name
    'академиялық кредит'
    """
    wanted = plain(text)
    if not wanted:
        return Listing()
    ranked: dict[Found, int] = {}
    known = catalogue or default_catalogue()
    for found, names in (*_of_definitions(known), *_of_schemes(known), *_of_methods()):
        text = plain(found.text)
        if wanted in text:
            told = found if language is None else attrs.evolve(found, name=_name(names, language))
            ranked.setdefault(told, 0 if text == wanted else 1 if text.startswith(wanted) else 2)
    return Listing(sorted(ranked, key=lambda found: ranked[found]))


def _english(name: str) -> Pairs:
    return ((_ENGLISH, name),)


def _name(names: Pairs, language: str) -> str | None:
    return name_in(names, language, "") if language in dict(names) else name_in(names, _ENGLISH, "") or None


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


def _of_methods() -> Iterator[tuple[Found, Pairs]]:
    names = {method.code: method.text for method in reversed(_METHODS) if method.language == _ENGLISH}
    yield from ((method, _english(names[method.code])) for method in _METHODS)


def _of_definitions(known: Catalogue) -> Iterator[tuple[Found, Pairs]]:
    for definition in known.all():
        yield from _texts(definition)


def _each(kind: Kind, code: str, names: Pairs, *texts: str) -> Iterator[tuple[Found, Pairs]]:
    """Yield the texts of one thing: its code and its aliases, and its names by language."""
    yield from ((Found(kind, code, text), names) for text in texts[:1])
    yield from ((Found(kind, code, name, language), names) for language, name in names)
    yield from ((Found(kind, code, text), names) for text in texts[1:])


def _of_schemes(known: Catalogue) -> Iterator[tuple[Found, Pairs]]:
    for file in known.scheme_files():
        for scheme in file.schemes:
            yield from _each("mobility scheme", scheme.code, scheme.names, scheme.code)
        for practice in file.practices:
            for text in (practice.code, practice.body):
                yield Found("practice of mobility", practice.code, text), _english(practice.body)


def _texts(definition: Definition) -> Iterator[tuple[Found, Pairs]]:
    yield from _each("country", definition.country, definition.names)
    for system in definition.systems:
        yield from _each("credit system", system.code, system.names, system.code, *system.aliases)
    for scale in definition.scales:
        yield from _each("grading scale", scale.code, scale.names, scale.code)
        for row in scale.rows:
            code = f"{scale.code} {row.label}"
            yield from ((Found("grade", code, word, language), row.words) for language, word in row.words)
            yield from ((Found("grade", code, alias), row.words) for alias in row.aliases)
        for band in scale.bands:
            yield from ((Found("grade", f"{scale.code} {band}", word, language), band.words) for language, word in band.words)
    for practice in definition.practices:
        for text in (practice.code, practice.body):
            yield Found("practice", practice.code, text), _english(practice.body)
