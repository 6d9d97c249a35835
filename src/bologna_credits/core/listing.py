"""Lists of what a look-up found: tuples that print in one line, and as a table in a notebook."""

from collections.abc import Callable, Iterator
from typing import Any, SupportsIndex, TypeVar, overload

from bologna_credits.core.brief import cut
from bologna_credits.core.notebook import shown
from bologna_credits.core.render import html_table

Item = TypeVar("Item", covariant=True)
_LONGEST = 300
_MOST_ROWS = 200


def _first(*names: str) -> Callable[[object], object]:
    """Return a reader of the first attribute that an item has; one that is a method is called."""

    def read(item: object) -> object:
        found = next((getattr(item, name) for name in names if getattr(item, name, None)), None)
        return found() if callable(found) else found

    return read


_COLUMNS: dict[str, Callable[[object], object]] = {
    "kind": _first("kind"),
    "code": _first("code", "key", "start", "country", "id"),
    "to": _first("to"),
    "member": _first("member"),
    "day": _first("joined", "day", "since", "starts", "checked"),
    "place": _first("place"),
    "name": _first("text", "name", "body", "communique", "said"),
    "language": lambda item: getattr(item, "language", None) if hasattr(item, "text") else None,
    "in force": _first("in_force"),
    "standing": _first("standing"),
    "basis": _first("basis"),
    "systems": _first("systems"),
    "scales": _first("scales"),
    "source": _first("source"),
}
"""The columns of a table of anything that is looked up; those that no item fills are left out."""


class Listing(tuple[Item, ...]):
    """A tuple of what a look-up found, with a short ``repr`` and a table in notebooks.

    It equals the plain tuple of the same items, and is one for every other use.

    >>> from bologna_credits import credit_systems
    >>> credit_systems("KZ", on="2015-09-01")
    <2 found: KZ-RK, KZ-KIMEP-CR>
    >>> credit_systems("KZ", on="2015-09-01") == tuple(credit_systems("KZ", on="2015-09-01"))
    True
    """

    __slots__ = ()

    @overload
    def __getitem__(self, key: SupportsIndex, /) -> Item: ...
    @overload
    def __getitem__(self, key: slice, /) -> "Listing[Item]": ...
    def __getitem__(self, key: SupportsIndex | slice, /) -> "Item | Listing[Item]":
        found = super().__getitem__(key)
        return Listing(found) if isinstance(key, slice) else found  # type: ignore[arg-type, return-value]  # a slice of a tuple is one

    def __repr__(self) -> str:
        names = ", ".join(dict.fromkeys(map(_named, self)))
        return f"<{len(self)} found: {cut(names, _LONGEST - 20)}>" if self else "()"

    def _rows(self) -> Iterator[list[object]]:
        for item in self[:_MOST_ROWS]:
            yield [read(item) for read in _COLUMNS.values()]

    def _repr_html_(self) -> str:
        if not self:
            return "<p>none found</p>"
        rows = list(self._rows())
        kept = [i for i in range(len(_COLUMNS)) if any(row[i] for row in rows)]
        heads = [list(_COLUMNS)[i] for i in kept]
        cells = [["" if row[i] is None else shown(row[i]) for i in kept] for row in rows]
        left = f", {_MOST_ROWS} of them shown" if len(self) > _MOST_ROWS else ""
        return html_table(heads, cells, caption=f"{len(self)} found{left}")


def _named(item: Any) -> str:
    """The code of an item, or the name of one without a code."""
    names = (getattr(item, name, None) for name in ("code", "name", "key", "country", "id"))
    return str(next(filter(None, names), item))
