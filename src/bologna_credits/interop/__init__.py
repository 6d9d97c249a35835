"""Documents of other systems, read and written: one module a standard."""

from importlib import import_module
from typing import Any


def __getattr__(name: str) -> Any:
    if name in ("case", "elmo", "ewp"):
        return import_module(f"bologna_credits.interop.{name}")
    raise AttributeError(f"module 'bologna_credits.interop' has no attribute {name!r}")
