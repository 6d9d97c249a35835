"""Equality that begins with the question if two values are one: nearly always they are, and no field is looked at."""

from typing import Any, TypeVar

T = TypeVar("T")


def same_first(kind: type[T]) -> type[T]:
    """Return a class of frozen records whose values equal themselves at once; a decorator above ``attrs.frozen``.

    Without it all fields of a value are compared with themselves, and those of every value inside it.

    >>> import attrs
    >>> @same_first
    ... @attrs.frozen
    ... class Pair:
    ...     one: int
    ...     other: int = 0
    >>> pair = Pair(1)
    >>> pair == pair, pair == Pair(1), pair == Pair(2), pair == 1
    (True, True, False, False)
    """
    fields: Any = kind.__eq__

    def __eq__(self: T, other: object) -> bool:  # noqa: N807  # it becomes a method
        equal: bool = True if self is other else fields(self, other)
        return equal

    kind.__eq__ = __eq__  # type: ignore[method-assign, assignment]  # the class that attrs has made keeps its hash
    return kind
