"""Converters that classes of every room share, and how labels are compared."""

from collections.abc import Iterable, Mapping

Pairs = tuple[tuple[str, str], ...]


def read_pairs(value: Mapping[str, str] | Iterable[tuple[str, str]]) -> Pairs:
    """A mapping as a tuple of pairs, so that values hash."""
    return tuple(value.items()) if isinstance(value, Mapping) else tuple(value)


def fold(label: str) -> str:
    """A label as it is compared: without regard to case and to white space around and within it."""
    return " ".join(label.split()).casefold()
