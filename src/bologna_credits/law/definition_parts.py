"""The parts of a definition file beside systems, scales, equivalences and practices: counts, gaps and worked cases."""

import datetime
from fractions import Fraction
from typing import Literal, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import Circumstances, one_of
from bologna_credits.core.provenance import Source


@final
@attrs.frozen
class PublishedGradingTable:
    """A published grading table, by the code under which it is found."""

    __repr__ = brief

    code: str
    scale: str
    entries: tuple[tuple[str, Fraction], ...]
    population: str
    source: Source
    label: str = ""
    years: tuple[int, int] | None = None
    isced: str | None = None
    note: str | None = None


@final
@attrs.frozen
class Gap:
    """Something that was looked for and not found.

    Args:
        about: the thing.
        looked: the places, with the wording of the search.
        instead_of: ``credits`` or ``scale`` where the file has no credit system or no scale because of this.
    """

    __repr__ = brief

    about: str
    looked: str = ""
    instead_of: Literal["credits", "scale"] | None = attrs.field(default=None, validator=one_of(("credits", "scale")))


@final
@attrs.frozen
class Example:
    """A worked case that a text gives; the conversions must give the same answer."""

    __repr__ = brief

    source: Source
    expect: str
    credits: Fraction | None = None
    grade: str | None = None
    start: str | None = None
    to: str | None = None
    practice: str | None = None
    circumstances: Circumstances = Circumstances()
    authority: str | None = None
    by_year: bool = False
    on: datetime.date | None = None
