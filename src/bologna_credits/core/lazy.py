"""The faces of packages: public names that are loaded when they are first used.

A face is an ``__init__.py`` of a few lines with an ``__init__.pyi`` beside it. The stub is the only table of names. Type checkers
and editors read it, and :func:`attach` reads it at run time (PEP 562), so that importing a package takes almost no time.
"""

import sys
from importlib import import_module

TYPE_CHECKING = False  # that of typing: importing typing or re takes longer than everything that a face does
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

_FROM, _IMPORT = "\nfrom ", " import "


def attach(package: str) -> "tuple[Callable[[str], Any], Callable[[], list[str]]]":
    """Return the ``__getattr__`` and ``__dir__`` of a package whose stub lists its names.

    Args:
        package: the ``__name__`` of the package. Its stub holds lines such as
            ``from bologna_credits.core.exact import Rounding as Rounding``. A name imported from the package itself is a module.

    >>> find, names = attach("bologna_credits.credits")
    >>> find("Credits").__name__, "Workload" in names()
    ('Credits', True)
    """
    module = sys.modules[package]
    where: dict[str, str] = {}

    def table() -> dict[str, str]:
        if not where:
            assert module.__file__ is not None
            stub = module.__spec__.loader.get_data(f"{module.__file__.removesuffix('c')}i").decode()  # type: ignore[union-attr]
            where.update(_listed(stub))
        return where

    def find(name: str) -> "Any":
        origin = None if name.startswith("__") else table().get(name)
        if origin is None:
            raise AttributeError(
                f"module {package!r} has no attribute {name!r}{_elsewhere(name, table())}", name=name, obj=module
            )
        value = import_module(f"{package}.{name}") if origin == package else getattr(import_module(origin), name)
        setattr(module, name, value)
        return value

    def _elsewhere(name: str, known: dict[str, str]) -> str:
        rooms = (other for other, origin in known.items() if origin == package and not name.startswith("_"))
        held = [room for room in rooms if name in dir(import_module(f"{package}.{room}"))]
        return f"; there is {', '.join(f'{package}.{room}.{name}' for room in held)}" if held else ""

    return find, lambda: sorted(table())


def _listed(stub: str) -> "Iterator[tuple[str, str]]":
    """Yield each name that a stub gives, ``name as name``, with the module that holds it."""
    for statement in f"\n{stub}".split(_FROM)[1:]:
        origin, _, names = statement.partition(_IMPORT)
        listed = names[1 : names.index(")")] if names.startswith("(") else names.partition("\n")[0]
        for one in listed.split(","):
            name, _, again = one.strip().partition(" as ")
            if again and name == again:
                yield name, origin
