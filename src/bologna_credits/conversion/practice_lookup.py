"""The look-up of a practice of one kind, shared by averages, final marks, promotion, distinctions and blocks."""

import datetime
from typing import Protocol, TypeVar

from bologna_credits.core.errors import ArgumentError
from bologna_credits.law.catalogue import Catalogue


class _HasCode(Protocol):
    @property
    def code(self) -> str:
        """The code of the practice."""


Kind = TypeVar("Kind", bound=_HasCode)


def practice_of(by: Kind | str, kind: type[Kind], does: str, catalogue: Catalogue, on: datetime.date | str | None = None) -> Kind:
    """Return a practice of one kind, given itself or its code.

    Raises:
        ArgumentError: a practice of another kind; ``does`` completes the advice.
    """
    found = catalogue.practice(by, on) if isinstance(by, str) else by
    if not isinstance(found, kind):
        raise ArgumentError("by", found.code, (f"the code of a practice that {does}",))
    return found
