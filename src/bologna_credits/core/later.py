"""Classes and functions of this package that are loaded when they are first needed: a first conversion does not pay for all."""

from importlib import import_module
from typing import Any


class _Later(type):
    """The type of a stand-in: a class that knows the name of the real one and loads it when it is called or asked."""

    __later__: tuple[str, str]
    __found__: Any

    def real(cls) -> Any:
        """Return the class itself, or the function; loads its module once."""
        if cls.__found__ is None:
            module, name = cls.__later__
            cls.__found__ = getattr(import_module(module), name)
        return cls.__found__

    def __instancecheck__(cls, instance: object) -> bool:
        # Nothing is loaded: a value of a class that was never loaded does not exist.
        module, name = cls.__later__
        return any(kind.__name__ == name and kind.__module__ == module for kind in type(instance).__mro__)

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        return cls.real()(*args, **kwargs)

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(cls.real(), name)


def later(module: str, *names: str) -> tuple[Any, ...]:
    """Return stand-ins for classes and functions of a module, for annotations, ``isinstance`` and calls.

    Args:
        module: the module that holds them.
        names: their names.

    >>> Threshold, Side = later("bologna_credits.law.practices.averages", "Threshold", "Side")
    >>> isinstance("Threshold", Threshold), Threshold | None
    (False, bologna_credits.law.practices.averages.Threshold | None)
    """
    return tuple(_Later(name, (), {"__later__": (module, name), "__found__": None, "__module__": module}) for name in names)


def real(kind: Any) -> Any:
    """Return the class for which a stand-in stands, and anything else as it is.

    >>> real(later("bologna_credits.core.exact", "Rounding")[0]).__name__, real(int)
    ('Rounding', <class 'int'>)
    """
    return kind.real() if isinstance(kind, _Later) else kind
