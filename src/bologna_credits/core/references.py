"""Pickles of values that every process has: a reference in place of the value.

Rooms below the catalogue ask here for a reference, and the owner of the values, which is above them, answers. What nobody owns is
pickled in full. An owner is no part of a value: equality, hash, repr and stored forms know nothing of it.
"""

from collections.abc import Callable
from typing import Any

Reference = tuple[Callable[..., Any], tuple[Any, ...]]
"""The function that finds the value again, and its arguments."""
_owners: list[Callable[[Any], Reference | None]] = []


def owner(asked: Callable[[Any], Reference | None]) -> Callable[[Any], Reference | None]:
    """Let a function be asked for references for as long as the process lives; a decorator.

    Args:
        asked: returns the reference to a value, or None for one that it does not own.
    """
    _owners.append(asked)
    return asked


def reference_to(value: Any) -> Reference | None:
    """Return the reference to a value that has an owner, otherwise None.

    >>> reference_to("a value of one's own") is None
    True
    """
    found = (asked(value) for asked in _owners)
    return next((reference for reference in found if reference is not None), None)
