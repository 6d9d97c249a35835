"""Where a figure comes from and on which days it holds."""

import datetime
import enum
from typing import final

import attrs

from bologna_credits.core.reading import read_day, read_word


class Basis(enum.StrEnum):
    """What kind of text a figure rests on, strongest first."""

    STATUTE = "statute"
    AGENCY = "agency"
    GUIDE = "guide"
    INSTITUTION = "institution"
    CONVENTION = "convention"
    DERIVED = "derived"


class Seen(enum.StrEnum):
    """Whether the text itself was read (primary) or somebody's account of it (secondary)."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


class Meaning(enum.StrEnum):
    """What a printed day is: dates say what they are."""

    IN_FORCE = "in_force"
    SIGNED = "signed"
    REGISTERED = "registered"
    ACADEMIC_YEAR = "academic_year"
    UNKNOWN = "unknown"


class Standing(enum.StrEnum):
    """Whether something held on a day: yes, no, or the sources do not settle it."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


def read_basis(value: Basis | str) -> Basis:
    """A basis from its word.

    Raises:
        ArgumentError: none of the words; names the nearest.

    >>> read_basis("statute").name
    'STATUTE'
    """
    return read_word(Basis, value, "basis")


def _read_seen(value: Seen | str) -> Seen:
    return read_word(Seen, value, "seen")


def _read_meaning(value: Meaning | str) -> Meaning:
    return read_word(Meaning, value, "meaning")


def _read_boundary(value: datetime.date | str) -> datetime.date:
    return read_day(value, "day")


def _read_known(value: datetime.date | str | None) -> datetime.date | None:
    return None if value is None else read_day(value, "known")


@final
@attrs.frozen
class Source:
    """A text that somebody read.

    Args:
        key: its name within the definition file.
        title: title and body.
        url: where it was read.
        seen: ``primary`` if this text itself was read, ``secondary`` if somebody's account of it.
        quote: at most 25 words of it in its own language; always there with ``primary``.
        checked: the day on which it was last read.
        published: a date that the text itself bears.
        note: what a reader should know about it.

    >>> source = Source("ineu", "ECTS credit transfer, INEU", "https://example.org/ineu", seen="secondary")
    >>> print(source)
    ECTS credit transfer, INEU <https://example.org/ineu>
    """

    key: str
    title: str
    url: str
    seen: Seen = attrs.field(converter=_read_seen)
    quote: str | None = None
    checked: datetime.date | None = None
    published: datetime.date | None = None
    note: str | None = None

    def __str__(self) -> str:
        return f"{self.title} <{self.url}>"


@final
@attrs.frozen
class Boundary:
    """The day on which something starts or ends, and what that day is.

    Args:
        day: the day that the source prints.
        meaning: what the day is: in force, signed, registered, the start of an academic year, or unknown.
        source: the text that gives it.
        known: for a start that was only signed or registered: the first day on which it is known to apply. Between
            the two, nothing is guessed. For an end: the first day on which it is known to apply no longer.
        known_source: the text that gives ``known``.

    Raises:
        ArgumentError: text that is no day, or an unknown meaning.

    >>> str(Boundary("2018-10-12", "signed"))
    '2018-10-12 (signed)'
    """

    day: datetime.date = attrs.field(converter=_read_boundary)
    meaning: Meaning = attrs.field(converter=_read_meaning)
    source: Source | None = None
    known: datetime.date | None = attrs.field(default=None, converter=_read_known)
    known_source: Source | None = None

    def __str__(self) -> str:
        known = f", known to apply {self.known.isoformat()}" if self.known else ""
        return f"{self.day.isoformat()} ({self.meaning.value.replace('_', ' ')}{known})"


@final
@attrs.frozen
class InForce:
    """The days on which something holds; either end may be open.

    >>> held = InForce(starts=Boundary(datetime.date(2018, 10, 12), Meaning.SIGNED, known=datetime.date(2022, 7, 20)))
    >>> held.on("2019-01-01").value, held.on("2023-01-01").value, held.on("2015-09-01").value
    ('unclear', 'yes', 'no')
    """

    starts: Boundary | None = None
    ends: Boundary | None = None

    def on(self, day: datetime.date | str) -> Standing:
        """Whether it held on a day. Its last day is ``ends`` itself; from there to ``ends.known`` it is unclear."""
        day = read_day(day)
        if self.starts is not None:
            if day < self.starts.day:
                return Standing.NO
            if self.starts.known is not None and day < self.starts.known:
                return Standing.UNCLEAR
        if self.ends is not None:
            if self.ends.known is not None and self.ends.day <= day < self.ends.known:
                return Standing.UNCLEAR
            if day > self.ends.day:
                return Standing.NO
        return Standing.YES

    @property
    def without_sources(self) -> "InForce":
        """The same days without the texts that give them, as a fact of a finding."""
        starts, ends = (
            None if end is None else attrs.evolve(end, source=None, known_source=None) for end in (self.starts, self.ends)
        )
        return InForce(starts, ends)

    def __str__(self) -> str:
        if self.starts is None and self.ends is None:
            return "at any time"
        parts = [f"from {self.starts}"] if self.starts else []
        parts += [f"until {self.ends}"] if self.ends else []
        return " ".join(parts)


ALWAYS = InForce()
