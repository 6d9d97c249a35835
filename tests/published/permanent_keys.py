"""The permanent keys of figures and of sources that were published: papers cite them and pages are named after them.

None may vanish or mean another figure or text. ``python -m tests.published.permanent_keys`` adds the keys that are new to
figure_keys.txt and source_keys.txt; tests ask for each that is there.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from bologna_credits.law import cited_sources, figures

Kind = Literal["figure", "source"]
FOUND: Mapping[Kind, Callable[[], set[str]]] = MappingProxyType(
    {"figure": lambda: {figure.key for figure in figures()}, "source": lambda: {one.key for one in cited_sources()}}
)
"""The keys of today, for each kind."""


def _file(kind: Kind) -> Path:
    return Path(__file__).parent / f"{kind}_keys.txt"


def published(kind: Kind) -> set[str]:
    """The keys that were published."""
    return set(_file(kind).read_text("utf-8").splitlines())


if __name__ == "__main__":
    for one, found in FOUND.items():
        keys = sorted(published(one) | found())
        _file(one).write_text("".join(f"{key}\n" for key in keys), "utf-8")
