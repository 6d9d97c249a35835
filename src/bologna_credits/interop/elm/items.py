"""The objects and texts of a JSON-LD document, and its institutions; a chapter of :mod:`bologna_credits.interop.elm`.

A property of JSON-LD holds one value or a list of them, and a text by language one text or a list. Both are read.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from bologna_credits.core.countries import is_country
from bologna_credits.core.reading import Pairs
from bologna_credits.interop._eu_codes import country_at
from bologna_credits.interop.elmo.parts import best_title
from bologna_credits.papers.transcripts import Institution

Item = Mapping[str, Any]
"""An object of a document."""


def items(node: object, key: str) -> Iterator[Item]:
    """Yield the objects of a property, one or several."""
    value = node.get(key) if isinstance(node, Mapping) else None
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, Mapping):
            yield one


def item(node: object, key: str) -> Item:
    """Return the first object of a property; an empty one if there is none."""
    return next(items(node, key), {})


def text_of(node: object, key: str) -> str | None:
    """Return the text of a property, or None."""
    value = node.get(key) if isinstance(node, Mapping) else None
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, str) else None


def texts_of(node: object, key: str) -> Pairs:
    """Return the texts of a property by language.

    >>> texts_of({"title": {"en": "Law", "nb": ["Rett"]}}, "title")
    (('en', 'Law'), ('nb', 'Rett'))
    """
    found = []
    for tag, value in item(node, key).items():
        found += [(tag, text) for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]
    return tuple(found)


def first_text(node: object, key: str) -> str | None:
    """Return the English text of a property, else the first, else None."""
    texts = texts_of(node, key)
    return best_title(texts, "") if texts else None


def institution(node: Item) -> Institution:
    """Return an organisation.

    >>> institution({"legalName": {"en": "Oslo"}}).name
    'Oslo'
    """
    name = first_text(node, "legalName") or first_text(node, "altLabel") or "–"
    found = item(item(item(node, "location"), "address"), "countryCode")
    notation = text_of(found, "notation") or ""
    code = country_at(text_of(found, "id") or "") or (notation if is_country(notation) else None)
    identifiers = tuple(
        (text_of(one, "schemeName") or "", value)
        for one in items(node, "identifier")
        if (value := text_of(one, "notation")) is not None
    )
    return Institution(name, code, identifiers)
