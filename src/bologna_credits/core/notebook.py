"""Values as HTML for a notebook: tables of their fields, with all text escaped."""

import enum
from typing import Any

import attrs

from bologna_credits.core.brief import cut, has_text, said, title_of
from bologna_credits.core.messages import show_fact
from bologna_credits.core.provenance import Source
from bologna_credits.core.render import html_table

_LONGEST = 300


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
    if isinstance(item, enum.Enum) or not attrs.has(type(item)) or has_text(item):
        return show_fact(item)
    return ", ".join(f"{field.name.replace('_', ' ')} {shown(part)}".replace("\n", ", ") for field, part in said(item))


def card(value: Any) -> str:
    """Return a value as HTML, for its ``_repr_html_``: a table of the fields that differ from their defaults, escaped."""
    rows = [[field.name.replace("_", " "), shown(item)] for field, item in said(value)]
    return html_table(["", type(value).__name__], rows, caption=cut(title_of(value), _LONGEST))
