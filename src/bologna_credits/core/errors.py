"""The exceptions of the package.

Exceptions are for wrong programs and wrong data. The answer of a rule, even "no", is a :class:`~bologna_credits.Finding`. Every
error keeps its facts in fields and pickles. Its message names what was wrong, where, the nearest known name, and what to do.
"""

from typing import ClassVar

from bologna_credits.core.error_root import BolognaError as BolognaError, error as error
from bologna_credits.core.misspellings import LONGEST_TEXT, grade_hint, hint, listed
from bologna_credits.core.plain_words import speaks_python
from bologna_credits.core.visible import shortened, shown_value

_MOST_FAULTS = 20


@error
class NumberError(BolognaError, ValueError):
    """A number cannot be read exactly, or is outside its range."""

    value: str
    why: str
    cure: str

    def _words(self) -> str:
        return f"{shortened(self.value)} {self.why}; {self.cure}"


@error
class NumberTypeError(BolognaError, TypeError):
    """A value is no number, such as a boolean, a list or None."""

    kind: str

    def _words(self) -> str:
        return f"a number is needed, not {self.kind}; give an int, a Fraction, a Decimal or text such as '7.5'"


@error
class ArgumentError(BolognaError, ValueError):
    """An argument has none of the allowed values or forms."""

    argument: str
    given: str
    allowed: tuple[str, ...] = ()

    def _words(self) -> str:
        one_of = "one of " if len(self.allowed) > 1 else ""
        choices = f"; use {one_of}{listed(self.allowed)}" if self.allowed else ""
        return f'{self.argument} cannot be "{shortened(shown_value(self.given))}"{hint(self.given, self.allowed)}{choices}'

    @property
    def told(self) -> str:
        """The message with the allowed values alone that are no Python."""
        return self.evolved(allowed=tuple(one for one in self.allowed if not speaks_python(one))).message


@error
class ArgumentTypeError(BolognaError, TypeError):
    """An argument has the wrong type."""

    argument: str
    given: str
    needed: str

    def _words(self) -> str:
        return f"{self.argument} is {self.needed}, not {shortened(shown_value(self.given))}"


@error
class MixedCreditsError(BolognaError, TypeError):
    """Credits of two systems were added, subtracted or compared."""

    doing: str
    left: str
    right: str

    def _words(self) -> str:
        return (
            f"cannot {self.doing} {self.left} and {self.right} credits: they are different units; "
            f'convert one first: convert_credits(…, to="{self.left}")'
        )


@error
class MixedScalesError(BolognaError, TypeError):
    """Grades of two scales were compared, or grades without a rank."""

    left: str
    right: str

    def _words(self) -> str:
        if self.left == self.right:
            return f"a grade of {self.left} that has no rank (a mere pass, say) cannot be compared"
        return f'cannot compare a grade of {self.left} with one of {self.right}; convert_grade(…, to="{self.left}") first'


@error
class UnknownCodeError(BolognaError, LookupError):
    """A code is unknown in the catalogue."""

    code: str
    known: tuple[str, ...]
    advice: str = ""

    kind: ClassVar[str] = "code"
    """The words for the kind of code."""

    def _words(self) -> str:
        # A list of more than a dozen codes is not helpful.
        known = f"; known: {', '.join(self.known)}" if 0 < len(self.known) <= 12 else ""
        advice = f"; {self.advice}" if self.advice else ""
        return f'no {self.kind} "{shortened(shown_value(self.code))}"{hint(self.code, self.known)}{known}{advice}'


class UnknownSystemError(UnknownCodeError):
    """The code names no credit system."""

    kind = "credit system"


class UnknownScaleError(UnknownCodeError):
    """The code names no grading scale."""

    kind = "grading scale"


class UnknownPracticeError(UnknownCodeError):
    """The code names no practice, or none in force on the day."""

    kind = "practice"


class UnknownTableError(UnknownCodeError):
    """The code names no grading table."""

    kind = "grading table"


class UnknownSchemeError(UnknownCodeError):
    """The code names no mobility scheme."""

    kind = "mobility scheme"


@error
class AmbiguousCodeError(BolognaError, LookupError):
    """A code has several answers: it is a country's, or the day is missing."""

    code: str
    kind: str
    choices: tuple[str, ...]
    advice: str

    def _words(self) -> str:
        count = f"several {self.kind}s" if len(self.choices) > 1 else f"one {self.kind}"
        return f'"{shortened(shown_value(self.code))}" has {count}: {listed(self.choices)}; {self.advice}'


@error
class UnclearDayError(BolognaError, LookupError):
    """The day is between the signing of a new act and the first day on which the act is known to apply."""

    code: str
    day: str
    choices: tuple[str, ...]

    def _words(self) -> str:
        which = f"which of {' and '.join(self.choices)}" if len(self.choices) > 1 else f"whether {', '.join(self.choices)}"
        return f'the sources do not settle {which} held for "{self.code}" on {self.day}; name the one that the documents use'


@error
class UnknownGradeError(BolognaError, LookupError):
    """A label or number is not on the scale; ``instead`` names a label that is printed for somebody without a grade."""

    scale: str
    given: str
    known: tuple[str, ...]
    range: str = ""
    instead: str = ""

    def _words(self) -> str:
        if self.instead:
            given = shortened(shown_value(self.given))
            return f'"{given}" is no grade of {self.scale}: it is printed for somebody without a grade ({self.instead})'
        allowed = self.range or listed(self.known)
        given = f'"{shortened(shown_value(self.given))}"{grade_hint(self.given, self.known)}'
        return f"{self.scale} has no grade {given}; it has {allowed}"


@error
class CircumstanceNeededError(BolognaError, LookupError):
    """The rules depend on a circumstance that was not given."""

    what: str
    choices: tuple[tuple[str, tuple[str, ...]], ...]

    def _words(self) -> str:
        said = "; ".join(f"{key}= one of {', '.join(values)}" for key, values in self.choices)
        return f"{self.what} depends on circumstances; say {said}"

    @property
    def told(self) -> str:
        """The message without arguments: the circumstances, and the words for each."""
        said = "; ".join(f"{key} ({', '.join(values)})" for key, values in self.choices)
        return f"{self.what} depends on circumstances: {said}"


@error
class UndecidedError(BolognaError, ValueError):
    """One answer was requested where the rules leave several, or none."""

    what: str
    advice: str

    def _words(self) -> str:
        return f"{self.what}: {self.advice}"

    @property
    def told(self) -> str:
        """The message without advice that speaks of attributes or calls."""
        return self.what if speaks_python(self.advice) else self._words()


@error
class NoConversionError(BolognaError, LookupError):
    """No rule of the catalogue leads from one scale or system to the other."""

    start: str
    to: str
    choices: tuple[str, ...]
    advice: str

    def _words(self) -> str:
        choices = f"; there are: {listed(self.choices)}" if self.choices else ""
        return f"no single rule leads from {self.start} to {self.to}{choices}; {self.advice}"


@error
class EquivalenceGapError(BolognaError, LookupError):
    """A published table has no row for the grade, and nothing is interpolated."""

    start: str
    to: str
    given: str
    neighbours: tuple[str, ...]

    def _words(self) -> str:
        beside = f"; the nearest rows are {', '.join(self.neighbours)}" if self.neighbours else ""
        return f'the table {self.start} to {self.to} has no row for "{shortened(shown_value(self.given))}"{beside}'


@error
class NestedCreditsError(BolognaError, ValueError):
    """A line of a transcript and a line within it both have credits. They are the same credits, so no sum is right."""

    pairs: tuple[tuple[str, str], ...]

    def _words(self) -> str:
        lines = listed(f"{inner} within {outer}" for outer, inner in self.pairs)
        return f'credits stand on two levels: {lines}; total with "topmost", "leaves" or "courses" to choose one'


@error
class DefinitionError(BolognaError, ValueError):
    """A definition file, a case file or stored data with faults, all of them listed at once."""

    file: str
    faults: tuple[str, ...]

    def _words(self) -> str:
        told = [f"{shortened(shown_value(self.file))}: {shortened(fault, LONGEST_TEXT)}" for fault in self.faults[:_MOST_FAULTS]]
        more = len(self.faults) - len(told)
        return "\n".join(told + ([f"{shortened(shown_value(self.file))}: and {more} more faults"] if more else []))


@error
class PluginError(BolognaError, ImportError):
    """The definition files of a plug-in cannot be used. They are left out, and the rest of the catalogue works."""

    distribution: str
    version: str
    faults: tuple[str, ...]

    def _words(self) -> str:
        name = f"{self.distribution} {self.version}".strip()
        faults = listed(self.faults, "; ", LONGEST_TEXT)
        return f"the plug-in {name} is left out: {faults}; correct it, or uninstall {self.distribution}"


class PluginWarning(UserWarning):
    """A plug-in was left out of a listing."""


@error
class DocumentError(BolognaError, ValueError):
    """A document cannot be read, or is refused because reading it is not safe."""

    file: str
    why: str
    line: int | None = None
    column: int | None = None

    def _words(self) -> str:
        at = f", line {self.line}" if self.line is not None else ""
        at += f", column {self.column}" if self.column is not None else ""
        return f"{shortened(shown_value(self.file))}{at}: {shortened(self.why, LONGEST_TEXT)}"


@error
class NotWrittenError(BolognaError, OSError):
    """A file was not written: a full disk, a folder without permission, a file of that name. What was there before is whole."""

    file: str
    why: str

    def _words(self) -> str:
        return f"{shortened(shown_value(self.file))} was not written: {shortened(self.why, LONGEST_TEXT)}"


@error
class StalePickleError(BolognaError, LookupError):
    """A pickle names law of the catalogue, and the law here is another."""

    kind: str
    code: str
    digest: str
    version: str
    here: str
    found: str = ""

    def _words(self) -> str:
        version, code, digest = (shortened(shown_value(given)) for given in (self.version, self.code, self.digest))
        other = f"has another ({self.found})" if self.found else "has no such code"
        return (
            f'a pickle of bologna_credits {version} names the {self.kind} "{code}" ({digest}), '
            f"and bologna_credits {self.here} {other}; "
            "a pickle is for processes of one version: read the stored JSON form instead, "
            "or use the version that wrote the pickle"
        )


@error
class RuleFailsError(BolognaError, ValueError):
    """A rule fails, and ``Report.raise_if_fails()`` was called."""

    failures: tuple[str, ...]

    def _words(self) -> str:
        return listed(self.failures, "; ", LONGEST_TEXT)


@error
class MissingExtraError(BolognaError, ImportError):
    """An optional dependency is not installed."""

    package: str
    extra: str

    def _words(self) -> str:
        return f"{self.package} is not installed; pip install 'bologna_credits[{self.extra}]'"
