"""Values in one short line, for the ``repr`` of those that hold much."""

from collections.abc import Iterator
from typing import Any

import attrs

from bologna_credits.core.visible import visible

_LONGEST = 300
_LONGEST_PART = 60
_MOST_ITEMS = 3


def cut(text: str, longest: int) -> str:
    """Return a text in one line of at most so many characters.

    >>> cut("one two three", 9)
    'one two …'
    """
    line = visible(" ".join(text.split()))
    return line if len(line) <= longest else f"{line[: longest - 2].rstrip()} …"


def brief(value: Any) -> str:
    """Return a value in one line of at most 300 characters, for its ``repr``.

    A value with a title or a text of its own shows that. Any other shows the fields that differ from their defaults, each of them
    cut. A class names its title in a method ``_brief`` where its text is a whole table.

    >>> @attrs.frozen
    ... class Rule:
    ...     code: str
    ...     lines: tuple[int, ...] = ()
    ...     note: str | None = None
    ...     __repr__ = brief
    >>> Rule("KZ/rule", tuple(range(100)))
    Rule(code='KZ/rule', lines=(100 items))
    """
    name = type(value).__name__
    title = title_of(value)
    if title:
        return f"<{name} {cut(title, _LONGEST - len(name) - 3)}>"
    parts = ", ".join(f"{field.alias}={_part(item)}" for field, item in said(value))
    return f"{name}({cut(parts, _LONGEST - len(name) - 2)})"


def title_of(value: Any) -> str:
    """Return the title of a value, its text, or its code and body; nothing for a value without these."""
    if hasattr(value, "_brief"):
        return str(value._brief())  # noqa: SLF001  (values of this package name themselves so)
    if has_text(value):
        return str(value)
    return f"{value.code}: {value.body}" if hasattr(value, "code") and hasattr(value, "body") else ""


def has_text(value: object) -> bool:
    """Return True if the class of a value says how it is printed."""
    return any("__str__" in vars(kind) for kind in type(value).__mro__[:-1])


def said(value: Any) -> Iterator[tuple["attrs.Attribute[Any]", Any]]:
    """Yield the public fields of a value that differ from their defaults, with what they hold."""
    for field in attrs.fields(type(value)):
        item = getattr(value, field.name)
        if field.init and not field.name.startswith("_") and item != _default_of(field):
            yield field, item


def _default_of(field: "attrs.Attribute[Any]") -> object:
    factory = getattr(field.default, "factory", None)
    return field.default if factory is None else factory()


def _part(item: object) -> str:
    if isinstance(item, tuple) and len(item) > _MOST_ITEMS:
        return f"({len(item)} items)"
    return cut(repr(item), _LONGEST_PART)
