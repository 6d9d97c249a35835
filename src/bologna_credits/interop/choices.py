"""The choices that writers of documents share: what they do with a value that a format cannot hold.

A format may have no place for a point that is open, for a range, or for a number that does not end as a decimal. A writer then
refuses, with all reasons at once, or follows an argument by which the caller decides.
"""

from fractions import Fraction
from typing import Literal, final, get_args

import attrs

from bologna_credits.core.circumstances import one_of
from bologna_credits.core.errors import BolognaError
from bologna_credits.core.exact import Rounding, show_exact
from bologna_credits.core.misspellings import LONGEST_TEXT
from bologna_credits.core.typed import typed
from bologna_credits.core.visible import shortened, visibly
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.interop.xml_writing import Element, to_xml, unwritable

OpenWord = Literal["refuse", "omit"]
RangesWord = Literal["refuse", "lowest", "highest"]
_OPEN: tuple[str, ...] = get_args(OpenWord)
_RANGES: tuple[str, ...] = get_args(RangesWord)
_MOST_REASONS = 40
_CURES = {
    "open": ('open="omit"', "the option open (omit)"),
    "ranges": ('ranges="lowest" or ranges="highest"', "the option ranges (lowest or highest)"),
    "rounding": ('rounding=Rounding("1/100", "half_up")', "the option rounding (1/100, for example)"),
}
"""The way to decide, by the argument: for those who write Python, and for all others."""


@final
@attrs.frozen(field_transformer=typed)
class Reason:
    """A value that a format does not hold as it is, and the argument that decides what is written for it.

    Args:
        place: the course, the row or the paper.
        field: the part of it, such as ``credits``.
        what: the value, and the trouble with it.
        argument: the name of the argument that decides; empty if none does, and the document has to be changed.

    >>> print(Reason("course A1", "credits", "5/3 does not end as a decimal", "rounding"))
    course A1, credits: 5/3 does not end as a decimal; decide with rounding=Rounding("1/100", "half_up")
    """

    place: str
    field: str
    what: str
    argument: str = ""

    @visibly
    def __str__(self) -> str:
        return self._told(_CURES.get(self.argument, (f"{self.argument}=", ""))[0])

    @property
    @visibly
    def told(self) -> str:
        """The reason for people who write no Python."""
        return self._told(_CURES.get(self.argument, ("", f"the option {self.argument}"))[1])

    def _told(self, cure: str) -> str:
        said = f"{shortened(self.place)}, {self.field}: {shortened(self.what, LONGEST_TEXT)}"
        return f"{said}; decide with {cure}" if self.argument else said


@attrs.frozen
class UnwritableError(BolognaError, ValueError):
    """A document cannot be written: its format does not hold some values, and nobody decided what to write for them.

    ``reasons`` holds all of them.
    """

    format: str
    reasons: tuple[Reason, ...]

    @property
    def told(self) -> str:
        """The message with options in place of arguments."""
        return self._listed([reason.told for reason in self.reasons[:_MOST_REASONS]])

    def _words(self) -> str:
        return self._listed([str(reason) for reason in self.reasons[:_MOST_REASONS]])

    def _listed(self, shown: list[str]) -> str:
        more = len(self.reasons) - len(shown)
        last = [f"and {more} more"] if more else []
        return "\n".join([f"{self.format} cannot hold this:", *shown, *last])


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Choices:
    """The decisions of a caller on what a format cannot hold.

    Args:
        open: ``omit`` leaves out what is undecided; ``refuse`` is an error.
        ranges: the bound that stands for a range of credits; ``refuse`` is an error.
        rounding: the rounding of amounts that do not end as a decimal, or have more places than the format holds; other amounts
            stay as they are. None is an error.

    Raises:
        ArgumentError: another word.
        ArgumentTypeError: an argument of another type.

    >>> Choices(ranges="lowest").open
    'refuse'
    """

    open: OpenWord = attrs.field(default="refuse", validator=one_of(_OPEN))
    ranges: RangesWord = attrs.field(default="refuse", validator=one_of(_RANGES))
    rounding: Rounding | None = None


@final
@attrs.define
class Scribe:
    """The writer of one document: it applies the choices and gathers the reasons against writing.

    Args:
        format: the name of the format, for messages.
        choices: the decisions of the caller.
        reasons: the values that cannot be written; :meth:`check` raises them together.
        made: the choices that were used, with the value that was written.

    >>> scribe = Scribe("ELMO", Choices(ranges="lowest", rounding=Rounding("1/100", "half_up")))
    >>> scribe.credits(CreditRange("5/3", 2, "ECTS"), "course A1")
    '1.67'
    >>> [reason.what for reason in scribe.made]
    ['5/3 to 2 ECTS, written as 5/3', '5/3, written as 1.67']
    """

    format: str
    choices: Choices = attrs.field(factory=Choices)
    reasons: list[Reason] = attrs.field(factory=list)
    made: list[Reason] = attrs.field(factory=list)

    def refuse(self, place: str, field: str, what: str, argument: str = "") -> None:
        """Keep a reason against writing."""
        self.reasons.append(Reason(place, field, what, argument))

    def omits(self, place: str, field: str, what: str) -> bool:
        """Return True if what is undecided is left out; else its reason is kept."""
        if self.choices.open == "omit":
            self.made.append(Reason(place, field, f"{what}: left out", "open"))
            return True
        self.refuse(place, field, what, "open")
        return False

    def credits(
        self, value: Credits | CreditRange, place: str, field: str = "credits", *, places: int | None = None
    ) -> str | None:
        """Return an amount of credits as a decimal, or None where it cannot be written; its reason is kept.

        Args:
            value: the credits.
            place: the course or row.
            field: the part of it.
            places: the most decimal places that the format holds; None for any number.
        """
        if isinstance(value, Credits):
            return self.decimal(value.amount, place, field, places=places)
        if value.decided:
            return self.decimal(value.low, place, field, places=places)
        if self.choices.ranges == "refuse":
            self.refuse(place, field, f"{value} is a range, and the format has one number", "ranges")
            return None
        bound = value.low if self.choices.ranges == "lowest" else value.high
        self.made.append(Reason(place, field, f"{value}, written as {show_exact(bound)}", "ranges"))
        return self.decimal(bound, place, field, places=places)

    def decimal(self, value: Fraction, place: str, field: str, *, places: int | None = None) -> str | None:
        """Return an exact number as a decimal, or None where it cannot be written; its reason is kept.

        Args:
            value: the number.
            place: the course or row.
            field: the part of it.
            places: the most decimal places that the format holds; None for any number.
        """
        trouble = _trouble(value, places)
        if trouble is None:
            return show_exact(value)
        rounding = self.choices.rounding
        if rounding is None:
            self.refuse(place, field, trouble, "rounding")
            return None
        rounded = rounding.apply(value)
        if _trouble(rounded, places) is not None or not rounded:
            left = f"{show_exact(value)} becomes {show_exact(rounded)} when it is rounded {rounding}"
            self.refuse(place, field, f"{left}; {_trouble(rounded, places) or 'the amount would be lost'}", "rounding")
            return None
        self.made.append(Reason(place, field, f"{show_exact(value)}, written as {show_exact(rounded)}", "rounding"))
        return show_exact(rounded)

    def xml(self, root: Element) -> str:
        """Return a document of XML, if there is no reason against it.

        Raises:
            UnwritableError: all reasons, signs that XML cannot hold among them.
        """
        for place, field, signs in unwritable(root):
            self.refuse(place, field, f"XML has no place for the signs {', '.join(signs)}; remove them")
        self.check()
        return to_xml(root)

    def check(self) -> None:
        """Raise the reasons that were gathered, if there are any.

        Raises:
            UnwritableError: all of them.
        """
        if self.reasons:
            raise UnwritableError(self.format, tuple(dict.fromkeys(self.reasons)))


def _trouble(value: Fraction, places: int | None) -> str | None:
    """The reason for which a number is no decimal of so many places, or None."""
    shown = show_exact(value)
    if "/" in shown:
        return f"{shown} does not end as a decimal"
    if places is not None and len(shown.partition(".")[2]) > places:
        return f"{shown} has more than {places} decimal place{'s' if places != 1 else ''}"
    return None
