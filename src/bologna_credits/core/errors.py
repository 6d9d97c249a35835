"""What can be raised.

Exceptions are for wrong programs and wrong data. What the law answers, even "no", is a
:class:`~bologna_credits.Finding`. Every error keeps its facts in fields, pickles, and says what was wrong, where,
what the nearest known name is, and what to do.
"""

from collections.abc import Iterable
from typing import ClassVar

import attrs


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like a misspelt one, or None.

    >>> nearest("kz-rq", ["KZ-RK", "ECTS"])
    'KZ-RK'
    """
    from difflib import get_close_matches  # needed only where something was misspelt

    by_folded = {other.casefold(): other for other in known}
    close = get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.5)
    return by_folded[close[0]] if close else None


def _hint(name: str, known: Iterable[str]) -> str:
    other = nearest(name, known)
    return f'; did you mean "{other}"?' if other else ""


def _grade_hint(given: str, known: tuple[str, ...]) -> str:
    """A number is no misspelling of another number: 2 may be 02 without its zero, and is never a slip for 12."""
    digits = given.removeprefix("-").replace(",", ".").replace(".", "", 1)
    if not digits.isdecimal():
        return _hint(given, known)
    same = [label for label in known if label.lstrip("0") == given.lstrip("0")]
    return f'; did you mean "{same[0]}"?' if len(same) == 1 else ""


class BolognaError(Exception):
    """The root of all errors of this package."""

    @property
    def message(self) -> str:
        """What was wrong, where, and what to do."""
        return self._told()

    def _told(self) -> str:
        return "the library was used wrongly"

    def __str__(self) -> str:
        return self.message


@attrs.frozen
class NumberError(BolognaError, ValueError):
    """A number that cannot be read exactly, or lies where it must not."""

    value: str
    why: str
    cure: str

    def _told(self) -> str:
        return f"{self.value} {self.why}; {self.cure}"


@attrs.frozen
class NumberTypeError(BolognaError, TypeError):
    """Something that is no number at all: a boolean, a list, None."""

    kind: str

    def _told(self) -> str:
        return f"a number is needed, not {self.kind}; give an int, a Fraction, a Decimal or text such as '7.5'"


@attrs.frozen
class ArgumentError(BolognaError, ValueError):
    """An argument that is none of the words or forms that are allowed."""

    argument: str
    given: str
    allowed: tuple[str, ...] = ()

    def _told(self) -> str:
        one_of = "one of " if len(self.allowed) > 1 else ""
        choices = f"; use {one_of}{', '.join(self.allowed)}" if self.allowed else ""
        return f'{self.argument} cannot be "{self.given}"{_hint(self.given, self.allowed)}{choices}'


@attrs.frozen
class ArgumentTypeError(BolognaError, TypeError):
    """An argument of the wrong kind."""

    argument: str
    given: str
    needed: str

    def _told(self) -> str:
        return f"{self.argument} is {self.needed}, not {self.given}"


@attrs.frozen
class MixedCreditsError(BolognaError, TypeError):
    """Credits of two systems were added, subtracted or compared."""

    doing: str
    left: str
    right: str

    def _told(self) -> str:
        return (
            f"cannot {self.doing} {self.left} and {self.right} credits: they are different units; "
            f'convert one first: convert_credits(…, to="{self.left}")'
        )


@attrs.frozen
class MixedScalesError(BolognaError, TypeError):
    """Grades of two scales, or grades without a rank, were compared."""

    left: str
    right: str

    def _told(self) -> str:
        if self.left == self.right:
            return f"a grade of {self.left} that has no rank (a mere pass, say) cannot be compared"
        return f'cannot compare a grade of {self.left} with one of {self.right}; convert_grade(…, to="{self.left}") first'


@attrs.frozen
class UnknownCodeError(BolognaError, LookupError):
    """No such thing in the catalogue."""

    code: str
    known: tuple[str, ...]
    advice: str = ""

    kind: ClassVar[str] = "code"
    """What was looked for, in words."""

    def _told(self) -> str:
        # A child may have only a handful of siblings worth printing; more than a dozen help nobody.
        known = f"; known: {', '.join(self.known)}" if 0 < len(self.known) <= 12 else ""
        advice = f"; {self.advice}" if self.advice else ""
        return f'no {self.kind} "{self.code}"{_hint(self.code, self.known)}{known}{advice}'


class UnknownSystemError(UnknownCodeError):
    """No credit system of that code."""

    kind = "credit system"


class UnknownScaleError(UnknownCodeError):
    """No grading scale of that code."""

    kind = "grading scale"


class UnknownPracticeError(UnknownCodeError):
    """No practice of that code, or none in force on that day."""

    kind = "practice"


class UnknownTableError(UnknownCodeError):
    """No grading table of that code."""

    kind = "grading table"


class UnknownSchemeError(UnknownCodeError):
    """No mobility scheme of that code."""

    kind = "mobility scheme"


class UnknownCountryError(UnknownCodeError):
    """No definition file for that country or framework."""

    kind = "country or framework"


@attrs.frozen
class AmbiguousCodeError(BolognaError, LookupError):
    """A country's code, or an undated one, for which several answers are in force."""

    code: str
    kind: str
    choices: tuple[str, ...]
    advice: str

    def _told(self) -> str:
        count = f"several {self.kind}s" if len(self.choices) > 1 else f"one {self.kind}"
        return f'"{self.code}" has {count}: {", ".join(self.choices)}; {self.advice}'


@attrs.frozen
class UnclearDayError(BolognaError, LookupError):
    """A day between the signing of a new act and the first day on which it is known to apply."""

    code: str
    day: str
    choices: tuple[str, ...]

    def _told(self) -> str:
        which = f"which of {' and '.join(self.choices)}" if len(self.choices) > 1 else f"whether {', '.join(self.choices)}"
        return f'the sources do not settle {which} held for "{self.code}" on {self.day}; name the one that the documents use'


@attrs.frozen
class UnknownGradeError(BolognaError, LookupError):
    """A label or number that is not on the scale."""

    scale: str
    given: str
    known: tuple[str, ...]
    range: str = ""

    def _told(self) -> str:
        allowed = self.range or ", ".join(self.known)
        return f'{self.scale} has no grade "{self.given}"{_grade_hint(self.given, self.known)}; it has {allowed}'


@attrs.frozen
class CircumstanceNeededError(BolognaError, LookupError):
    """The rules depend on something that the caller did not say."""

    what: str
    choices: tuple[tuple[str, tuple[str, ...]], ...]

    def _told(self) -> str:
        said = "; ".join(f"{key}= one of {', '.join(values)}" for key, values in self.choices)
        return f"{self.what} depends on circumstances; say {said}"


@attrs.frozen
class UndecidedError(BolognaError, ValueError):
    """One answer was asked for where the rules leave several, or none."""

    what: str
    advice: str

    def _told(self) -> str:
        return f"{self.what}: {self.advice}"


@attrs.frozen
class NoConversionError(BolognaError, LookupError):
    """Nothing in the catalogue leads from one scale or system to the other."""

    start: str
    to: str
    choices: tuple[str, ...]
    advice: str

    def _told(self) -> str:
        choices = f"; there are: {', '.join(self.choices)}" if self.choices else ""
        return f"no single rule leads from {self.start} to {self.to}{choices}; {self.advice}"


@attrs.frozen
class EquivalenceGapError(BolognaError, LookupError):
    """A published table says nothing on this grade; nothing is interpolated."""

    start: str
    to: str
    given: str
    neighbours: tuple[str, ...]

    def _told(self) -> str:
        beside = f"; the nearest rows are {', '.join(self.neighbours)}" if self.neighbours else ""
        return f'the table {self.start} to {self.to} has no row for "{self.given}"{beside}'


@attrs.frozen
class NestedCreditsError(BolognaError, ValueError):
    """Credits stand on a line of a transcript and on a line within it: they are the same credits, and no sum is right."""

    pairs: tuple[tuple[str, str], ...]

    def _told(self) -> str:
        told = ", ".join(f"{inner} within {outer}" for outer, inner in self.pairs)
        return f'credits stand on two levels: {told}; total with "topmost", "leaves" or "courses" to choose one'


@attrs.frozen
class DefinitionError(BolognaError, ValueError):
    """A definition file, or a case file, with faults; all of them at once."""

    file: str
    faults: tuple[str, ...]

    def _told(self) -> str:
        return "\n".join(f"{self.file}: {fault}" for fault in self.faults)


@attrs.frozen
class PluginError(BolognaError, ImportError):
    """A distribution whose definition files cannot be used; they are left out, and the rest of the catalogue works on."""

    distribution: str
    version: str
    faults: tuple[str, ...]

    def _told(self) -> str:
        name = f"{self.distribution} {self.version}".strip()
        return f"the plug-in {name} is left out: {'; '.join(self.faults)}; correct it, or uninstall {self.distribution}"


class PluginWarning(UserWarning):
    """A plug-in that was left out of a listing."""


@attrs.frozen
class DocumentError(BolognaError, ValueError):
    """A document that cannot be read, or that is refused because reading it is not safe."""

    file: str
    why: str
    line: int | None = None
    column: int | None = None

    def _told(self) -> str:
        at = f", line {self.line}, column {self.column}" if self.line is not None else ""
        return f"{self.file}{at}: {self.why}"


@attrs.frozen
class RuleFailsError(BolognaError, ValueError):
    """Raised by ``Report.raise_if_fails()`` only: the caller wanted an exception where a rule fails."""

    failures: tuple[str, ...]

    def _told(self) -> str:
        return "; ".join(self.failures)


@attrs.frozen
class MissingExtraError(BolognaError, ImportError):
    """An optional dependency is not installed."""

    package: str
    extra: str

    def _told(self) -> str:
        return f"{self.package} is not installed; pip install 'bologna_credits[{self.extra}]'"
