"""The parts of a definition file beside systems, scales, equivalences and practices: counts, gaps and worked cases."""

import datetime
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import Circumstances
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
    """Something that was looked for and not found; ``looked`` names the places."""

    __repr__ = brief

    about: str
    looked: str = ""


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
