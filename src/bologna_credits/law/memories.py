"""Memories of what was worked out with one catalogue: each has a bound, belongs to the catalogue, and goes with it."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, final

P = ParamSpec("P")
R = TypeVar("R")


class _Owner(Protocol):
    """A catalogue, as far as this module knows it."""

    @property
    def memories(self) -> "Memories":
        """Its memories."""


@final
class Remembered(Generic[P, R]):
    """A function of a catalogue and of values that hash; each catalogue remembers its answers, several threads at once.

    Errors are not remembered. Answers of one catalogue are never those of another, whatever codes the two share.

    Args:
        function: the function; its first argument is the catalogue.
        most: the most answers that a catalogue remembers; of more it forgets those that were not asked for longest.
    """

    def __init__(self, function: Callable[Concatenate[Any, P], R], most: int) -> None:
        functools.update_wrapper(self, function)
        self.function = function
        self.most = most

    def __call__(self, catalogue: _Owner, *args: P.args, **kwargs: P.kwargs) -> R:
        """Return the answer, remembered by the catalogue."""
        return catalogue.memories[self](*args, **kwargs)


def remembered(most: int) -> Callable[[Callable[Concatenate[Any, P], R]], Remembered[P, R]]:
    """Return a decorator of functions whose answers a catalogue remembers, up to a bound.

    Args:
        most: the bound.
    """
    return functools.partial(Remembered, most=most)


@final
class Memories(dict[Remembered[Any, Any], Any]):
    """The memories of one catalogue, by function; ``memories[function]`` is the function with its memory.

    Args:
        owner: the catalogue.
    """

    def __init__(self, owner: object) -> None:
        super().__init__()
        self._owner = owner

    if TYPE_CHECKING:

        def __getitem__(self, asked: Remembered[P, R], /) -> Callable[P, R]: ...

    def __missing__(self, asked: Remembered[P, R]) -> Callable[P, R]:
        # Two threads that come at once keep one memory.
        memory: Any = functools.lru_cache(asked.most)(functools.partial(asked.function, self._owner))
        kept: Callable[P, R] = self.setdefault(asked, memory)
        return kept
