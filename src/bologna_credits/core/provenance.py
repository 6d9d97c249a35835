"""Sources of figures, and the days on which a rule is in force."""

import datetime
import enum
from collections.abc import Callable
from typing import Literal, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.by_place import by_place
from bologna_credits.core.reading import optional_day, read_day, read_word
from bologna_credits.core.typed import typed
from bologna_credits.core.visible import visibly


class Basis(enum.StrEnum):
    """The kind of text on which a figure rests, strongest first."""

    STATUTE = "statute"
    AGENCY = "agency"
    GUIDE = "guide"
    INSTITUTION = "institution"
    CONVENTION = "convention"
    DERIVED = "derived"


class Seen(enum.StrEnum):
    """The way a source was read: the text itself (primary) or an account of it (secondary)."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


class Meaning(enum.StrEnum):
    """The meaning of a printed day."""

    IN_FORCE = "in_force"
    SIGNED = "signed"
    REGISTERED = "registered"
    ACADEMIC_YEAR = "academic_year"
    UNKNOWN = "unknown"


class Standing(enum.StrEnum):
    """The answer for a day: in force, not in force, or not settled by the sources."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


BasisWord = Literal["statute", "agency", "guide", "institution", "convention", "derived"]
SeenWord = Literal["primary", "secondary"]
MeaningWord = Literal["in_force", "signed", "registered", "academic_year", "unknown"]


def read_basis(value: Basis | BasisWord) -> Basis:
    """Return the basis of a word.

    Raises:
        ArgumentError: the word is unknown; names the nearest.

    >>> read_basis("statute").name
    'STATUTE'
    """
    return read_word(Basis, value, "basis")


def _read_seen(value: Seen | SeenWord) -> Seen:
    return read_word(Seen, value, "seen")


def _read_meaning(value: Meaning | MeaningWord) -> Meaning:
    return read_word(Meaning, value, "meaning")


def _read_boundary(value: datetime.date | str) -> datetime.date:
    return read_day(value, "day")


def _read_known(value: datetime.date | str | None) -> datetime.date | None:
    return None if value is None else read_day(value, "known")


@final
@attrs.frozen(cache_hash=True, field_transformer=typed)  # a text is cited by very many findings, and each asks for its hash
class Source:
    """A text that somebody read.

    Args:
        key: the name of the source within the definition file.
        title: title and issuing body.
        url: the address at which it was read.
        seen: ``primary`` if the text itself was read, ``secondary`` if an account of it was read.
        quote: at most 25 words in the language of the text; required with ``primary``.
        checked: the day on which it was last read.
        published: the date that the text gives for itself.
        note: a remark for readers.
        archived: the address of a copy in an archive of the web, which stays where the page goes.
        archived_on: the day on which that copy was made.

    Raises:
        ArgumentError: ``seen`` is unknown; names the nearest word.

    >>> source = Source("ineu", "ECTS credit transfer, INEU", "https://example.org/ineu", seen="secondary")
    >>> print(source)
    ECTS credit transfer, INEU <https://example.org/ineu>
    """

    __reduce__ = by_place
    __repr__ = brief

    key: str
    title: str
    url: str
    seen: Seen = attrs.field(converter=_read_seen)
    quote: str | None = None
    checked: datetime.date | None = attrs.field(default=None, converter=optional_day)
    published: datetime.date | None = attrs.field(default=None, converter=optional_day)
    note: str | None = None
    archived: str | None = None
    archived_on: datetime.date | None = attrs.field(default=None, converter=optional_day)

    @visibly
    def __str__(self) -> str:
        return f"{self.title} <{self.url}>"


@final
@attrs.frozen(field_transformer=typed)
class Boundary:
    """The day on which a rule starts or ends, and the meaning of that day.

    Args:
        day: the day that the source prints.
        meaning: ``in_force``, ``signed``, ``registered``, ``academic_year`` (the start of one) or ``unknown``.
        source: the text that gives the day.
        known: for a start that was only signed or registered, the first day on which the rule is known to apply. Nothing is
            guessed for the days between. For an end, the first day on which the rule is known to apply no longer.
        known_source: the text that gives ``known``.

    Raises:
        ArgumentError: the text is no day, or the meaning is unknown.

    >>> str(Boundary("2018-10-12", "signed"))
    '2018-10-12 (signed)'
    """

    __repr__ = brief

    day: datetime.date = attrs.field(converter=_read_boundary)
    meaning: Meaning = attrs.field(converter=_read_meaning)
    source: Source | None = None
    known: datetime.date | None = attrs.field(default=None, converter=_read_known)
    known_source: Source | None = None

    @visibly
    def __str__(self) -> str:
        known = f", known to apply {self.known.isoformat()}" if self.known else ""
        return f"{self.day.isoformat()} ({self.meaning.value.replace('_', ' ')}{known})"

    def _spoken(self, say: Callable[..., str]) -> str:
        """Return it in the words of a language; ``say`` gives a label of that language, filled in."""
        if self.known is None:
            return say("value.boundary", day=self.day, meaning=self.meaning)
        return say("value.known", day=self.day, meaning=self.meaning, known=self.known)


@final
@attrs.frozen(field_transformer=typed)
class InForce:
    """The days on which a rule is in force. Either end may be open.

    Args:
        starts: the first day; None where the start is open.
        ends: the last day; None where the end is open.

    >>> held = InForce(starts=Boundary(datetime.date(2018, 10, 12), Meaning.SIGNED, known=datetime.date(2022, 7, 20)))
    >>> held.on("2019-01-01").value, held.on("2023-01-01").value, held.on("2015-09-01").value
    ('unclear', 'yes', 'no')
    """

    __repr__ = brief

    starts: Boundary | None = None
    ends: Boundary | None = None

    def on(self, day: datetime.date | str) -> Standing:
        """Return YES if the rule is in force on a day, else NO or UNCLEAR.

        The last day in force is ``ends.day``. From there to ``ends.known`` the answer is UNCLEAR.
        """
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

    @visibly
    def __str__(self) -> str:
        if self.starts is None and self.ends is None:
            return "at any time"
        parts = [f"from {self.starts}"] if self.starts else []
        parts += [f"until {self.ends}"] if self.ends else []
        return " ".join(parts)

    def _spoken(self, say: Callable[..., str]) -> str:
        """Return it in the words of a language; ``say`` gives a label of that language, filled in."""
        if self.starts is None and self.ends is None:
            return say("value.any-time")
        parts = [say("value.from", day=self.starts)] if self.starts else []
        parts += [say("value.until", day=self.ends)] if self.ends else []
        return " ".join(parts)


ALWAYS = InForce()
