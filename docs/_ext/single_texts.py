"""The sources of bundled files that belong to no country: on the EHEA, on recognition and agreements, and of worked cases."""

import functools
from collections.abc import Iterator
from typing import Any

from bologna_credits.core.bundled import BUNDLED
from bologna_credits.core.toml_form import read_toml, structure_sources
from bologna_credits.law import CitedSource
from bologna_credits.law.reviews import take_reviews

FILES = {
    "ehea.toml": ("European Higher Education Area", "countries/members.html"),
    "recognition.toml": ("Recognition", "reference/recognition.html"),
    "learning-agreement.toml": ("Learning agreement", "how-to/learning-agreement.html"),
    "cases.toml": ("Published cases", "how-to/export-law.html"),
}
"""The name of what each file holds, and the address of the page about it."""
_NAMES = ("place", "name", "form", "code", "country", "kind")
"""The keys by which an entry is named, the first that it has."""


@functools.cache
def single_texts() -> dict[CitedSource, tuple[str, ...]]:
    """Every source of these files, with the entries that rest on it in a few words."""
    return {one: rests for file in FILES for one, rests in _texts_of(file)}


def _texts_of(file: str) -> Iterator[tuple[CitedSource, tuple[str, ...]]]:
    table = read_toml((BUNDLED / file).read_text("utf-8"), file)
    reviews = take_reviews(table, file)
    sources = structure_sources(table.pop("sources"), file)
    entries = list(_entries(table))
    for key, source in sources.items():
        read = tuple(review for review in reviews if review.source == key)
        rests = tuple(dict.fromkeys(told for told, named in entries if key in named))
        yield CitedSource(f"{file.removesuffix('.toml')}.{key}", source, file, (), read), rests


def _entries(table: dict[str, Any]) -> Iterator[tuple[str, set[str]]]:
    """Yield each entry of a file in a few words, with all texts in it: keys of sources are among them."""
    for head, part in table.items():
        said = head.replace("_", " ")
        if isinstance(part, dict):
            yield from ((f"{said}: {key}", {value}) for key, value in part.items())
        for item in part if isinstance(part, list) else ():
            values = [one for value in item.values() for one in (value if isinstance(value, list) else [value])]
            name = next(str(item[key]) for key in _NAMES if key in item)
            yield f"{said}: {name}", {value for value in values if isinstance(value, str)}
