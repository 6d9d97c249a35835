"""The codes and names of all bundled files, as a build wrote them down: enough to tell what an unknown code may mean."""

import json
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from bologna_credits.core.reading import Pairs
from bologna_credits.law.compiled import sha256

if TYPE_CHECKING:
    from bologna_credits.law.definition import Definition

FOLDERS = ("countries", "frameworks", "practices")
"""The folders of definition files."""
NAME = "index.json"
"""The name of the index in the folder of compiled files."""


class IndexedItem(NamedTuple):
    """A system, a scale or a practice, by its code and its names."""

    code: str
    names: Pairs = ()
    aliases: tuple[str, ...] = ()


class IndexedDefinition(NamedTuple):
    """A definition file, by the codes that it gives."""

    country: str
    names: Pairs
    systems: tuple[IndexedItem, ...]
    scales: tuple[IndexedItem, ...]
    practices: tuple[IndexedItem, ...]


def digest_of_texts(root: str) -> str:
    """Return one digest of all definition files below a folder: their names and their texts."""
    parts = []
    for folder in FOLDERS:
        place = os.path.join(root, folder)
        for name in sorted(os.listdir(place)) if os.path.isdir(place) else ():
            with open(os.path.join(place, name), "rb") as file:
                parts.append(f"{folder}/{name} {sha256(file.read())}")
    return sha256("\n".join(parts).encode())


def write_index(definitions: Iterable["Definition"], key: list[Any]) -> bytes:
    """Return the index of definition files.

    Args:
        definitions: the files, in the order in which a catalogue gives them.
        key: form, format, version and the digest of all texts.
    """
    rows = [
        [
            definition.country,
            list(definition.names),
            *([_row(item) for item in items] for items in (definition.systems, definition.scales, definition.practices)),
        ]
        for definition in definitions
    ]
    body = json.dumps({"key": key, "definitions": rows}, ensure_ascii=False, separators=(",", ":")).encode()
    return sha256(body).encode() + b"\n" + body


def _row(item: Any) -> list[Any]:
    return [item.code, list(getattr(item, "names", ())), list(getattr(item, "aliases", ()))]


def read_index(data: bytes, key: list[Any]) -> tuple[IndexedDefinition, ...] | None:
    """Return the definition files of an index, or None if it is damaged or that of other texts."""
    digest, _, body = data.partition(b"\n")
    if digest != sha256(body).encode():
        return None
    document = json.loads(body)
    if document["key"] != key:
        return None
    return tuple(
        IndexedDefinition(country, _pairs(names), _items(systems), _items(scales), _items(practices))
        for country, names, systems, scales, practices in document["definitions"]
    )


def _pairs(rows: list[list[str]]) -> Pairs:
    return tuple((language, name) for language, name in rows)


def _items(rows: list[list[Any]]) -> tuple[IndexedItem, ...]:
    return tuple(IndexedItem(code, _pairs(names), tuple(aliases)) for code, names, aliases in rows)


def bundled_index(root: str, key: list[Any]) -> tuple[IndexedDefinition, ...] | None:
    """Return the index below a folder of data, or None where there is none for its texts.

    Args:
        root: the folder.
        key: form, format and version; the digest of the texts is added here.
    """
    try:
        with open(os.path.join(root, "compiled", NAME), "rb") as file:
            data = file.read()
    except OSError:
        return None
    return read_index(data, [*key, digest_of_texts(root)])
