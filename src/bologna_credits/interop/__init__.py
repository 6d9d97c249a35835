"""Reading documents that other systems wrote: one module a standard."""

from importlib import import_module
from typing import Any


def __getattr__(name: str) -> Any:
    if name in ("elmo", "case"):
        return import_module(f"bologna_credits.interop.{name}")
    raise AttributeError(f"module 'bologna_credits.interop' has no attribute {name!r}")
