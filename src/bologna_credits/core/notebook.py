"""Values as HTML for a notebook: tables of their fields, with all text escaped."""

import enum
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from bologna_credits.core.brief import cut, said, title_of
from bologna_credits.core.later import later
from bologna_credits.core.provenance import Source
from bologna_credits.core.render import html_table

if TYPE_CHECKING:
    from bologna_credits.core.messages import show_fact
else:  # no wording is loaded before a value is shown
    (show_fact,) = later("bologna_credits.core.messages", "show_fact")

_LONGEST = 300
_BY_LANGUAGE = ("names", "titles", "words")
"""The fields that hold a text for each language."""


def shown(item: object) -> str:
    r"""Return a value as text for a cell of a table: lists a line each, sources by their titles.

    >>> shown(("A", "B")), shown(None), shown(True)
    ('A\nB', '–', 'yes')
    """
    if isinstance(item, bool):
        return "yes" if item else "no"
    if isinstance(item, tuple):
        return "\n".join(map(shown, item))
    if isinstance(item, Source):
        return item.title
    if isinstance(item, enum.Enum) or not attrs.has(type(item)):
        return show_fact(item)
    return title_of(item) or ", ".join(f"{name} {text}".replace("\n", ", ") for name, text in _cells(item))


def _cells(value: Any) -> Iterator[tuple[str, str]]:
    """Yield the fields that differ from their defaults, as names and texts for people."""
    for field, item in said(value):
        if item is None:
            continue
        yield field.name.replace("_", " "), _names(item) if field.name in _BY_LANGUAGE else shown(item)


def _names(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{text} ({language})" for language, text in pairs)


def _records(item: object) -> bool:
    """Return True for a list of values that have fields and no text: it becomes a table of its own."""
    return isinstance(item, tuple) and bool(item) and all(attrs.has(type(part)) and not title_of(part) for part in item)


def _table_of(records: Iterable[object], caption: str) -> str:
    rows = [dict(_cells(record)) for record in records]
    heads = list(dict.fromkeys(head for row in rows for head in row))
    return html_table(heads, [[row.get(head, "") for head in heads] for row in rows], caption=caption)


def card(value: Any) -> str:
    """Return a value as HTML, for its ``_repr_html_``: a table of its fields, and one for each list in it. All text is escaped.

    Fields that are as in the default are left out.

    Args:
        value: an instance of a frozen class.
    """
    lists = {field.name.replace("_", " "): item for field, item in said(value) if _records(item)}
    rows = [[name, text] for name, text in _cells(value) if name not in lists]
    parts = [html_table(["", type(value).__name__], rows, caption=cut(title_of(value), _LONGEST))]
    return "".join([*parts, *(_table_of(item, name) for name, item in lists.items())])
