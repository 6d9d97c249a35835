"""One line of a transcript as a person typed it, in a sheet, a table or ``case.toml``, and the host that it may name."""

import datetime
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.reading import Pairs
from bologna_credits.papers.transcripts import Institution, Status


@final
@attrs.frozen(kw_only=True)
class Host:
    """An institution whose results stand in a transcript, with the system of its credits and the scale of its grades.

    Where ``told``, its scale is at fault, and where ``system_told`` its credit system; that is told where the institution stands.
    """

    institution: Institution
    system: str | None = None
    scale: str | None = None
    told: bool = False
    system_told: bool = False


@final
@attrs.frozen(kw_only=True)
class Line:
    """One typed line; what is absent is None.

    Where ``unscaled``, the person says that the scale is unknown. ``unit`` is the word beside an amount whose ``system`` is said
    elsewhere, such as in the header.
    """

    code: str
    title: str
    titles: Pairs = ()
    amount: Fraction | None = None
    system: str | None = None
    unit: str | None = None
    label: str | None = None
    scale: str | None = None
    status: Status | None = None
    day: datetime.date | None = None
    term: str | None = None
    host: str | None = None
    country: str | None = None
    identifiers: Pairs = ()
    attempt: int | None = None
    distribution: tuple[tuple[str, Fraction], ...] = ()
    counted: bool = True
    isced: str | None = None
    kind: str | None = None
    unscaled: bool = False


def is_told(line: Line, host: Host | None) -> bool:
    """Return True if the scale of a line is that of a host, at which a fault of it is told."""
    return line.scale is None and host is not None and host.told
