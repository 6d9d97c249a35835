"""The exceptions of the package.

Exceptions are for wrong programs and wrong data. The answer of a rule, even "no", is a :class:`~bologna_credits.Finding`. Every
error keeps its facts in fields and pickles. Its message names what was wrong, where, the nearest known name, and what to do.
"""

from typing import ClassVar

from bologna_credits.core.error_root import BolognaError as BolognaError, error as error
from bologna_credits.core.misspellings import LONGEST_TEXT, listed, near_grade, nearest
from bologna_credits.core.plain_words import speaks_python
from bologna_credits.core.saying import ENGLISH, Voice, clauses
from bologna_credits.core.visible import shortened, shown_value

_MOST_FAULTS = 20


def _dated(say: Voice, choice: str) -> str:
    """Return a code with the days on which it applies."""
    code, _, held = choice.partition(" (")
    return f"{code} ({say.phrase(held[:-1])})" if held else say.phrase(choice)


def _near(say: Voice, other: str | None) -> str:
    return say("error.near", other=other) if other else ""


@error
class NumberError(BolognaError, ValueError):
    """A number cannot be read exactly, or is outside its range."""

    value: str
    why: str
    cure: str

    def _said(self, say: Voice) -> str:
        return say("error.number", value=shortened(self.value), why=say.phrase(self.why), cure=say.phrase(self.cure))


@error
class NumberTypeError(BolognaError, TypeError):
    """A value is no number, such as a boolean, a list or None."""

    kind: str

    def _said(self, say: Voice) -> str:
        return say("error.number-type", kind=self.kind)


@error
class ArgumentError(BolognaError, ValueError):
    """An argument has none of the allowed values or forms."""

    argument: str
    given: str
    allowed: tuple[str, ...] = ()

    def _said(self, say: Voice) -> str:
        head = say("error.argument", argument=say.phrase(self.argument), given=shortened(shown_value(self.given)))
        use = "error.use-one" if len(self.allowed) > 1 else "error.use"
        choices = say(use, choices=listed(map(say.phrase, self.allowed))) if self.allowed else ""
        # Words on the only thing that is allowed are no name that was misspelt.
        named = len(self.allowed) != 1 or " " not in self.allowed[0]
        near = nearest(self.given, self.allowed) if named else None
        return clauses(head, _near(say, near), choices)

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

    def _said(self, say: Voice) -> str:
        given = shortened(shown_value(self.given))
        return say("error.argument-type", argument=self.argument, needed=say.phrase(self.needed), given=given)


@error
class MixedCreditsError(BolognaError, TypeError):
    """Credits of two systems were added, subtracted or compared."""

    doing: str
    left: str
    right: str

    def _said(self, say: Voice) -> str:
        what = say.of_kind("error.mixed-credits", self.doing, left=self.left, right=self.right)
        return clauses(what, say("error.mixed-credits-cure", left=self.left))


@error
class MixedScalesError(BolognaError, TypeError):
    """Grades of two scales were compared, or grades without a rank."""

    left: str
    right: str

    def _said(self, say: Voice) -> str:
        if self.left == self.right:
            return say("error.unranked", left=self.left)
        return say("error.mixed-scales", left=self.left, right=self.right)


@error
class UnknownCodeError(BolognaError, LookupError):
    """A code is unknown in the catalogue."""

    code: str
    known: tuple[str, ...]
    advice: str = ""

    kind: ClassVar[str] = "code"
    """The words for the kind of code."""

    def _said(self, say: Voice) -> str:
        # A list of more than a dozen codes is not helpful.
        known = say("error.known", codes=", ".join(self.known)) if 0 < len(self.known) <= 12 else ""
        near = _near(say, nearest(self.code, self.known))
        return clauses(self._unknown(say, shortened(shown_value(self.code))), near, known, say.phrase(self.advice))

    def _unknown(self, say: Voice, code: str, kind: str = "") -> str:
        return say.of_kind("error.unknown", kind or self.kind, code=code)


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

    def _said(self, say: Voice) -> str:
        key = "error.several" if len(self.choices) > 1 else "error.one"
        choices = listed(_dated(say, choice) for choice in self.choices)
        head = say.of_kind(key, self.kind, code=shortened(shown_value(self.code)), choices=choices)
        return clauses(head, say.phrase(self.advice))


@error
class UnclearDayError(BolognaError, LookupError):
    """The day is between the signing of a new act and the first day on which the act is known to apply."""

    code: str
    day: str
    choices: tuple[str, ...]

    def _said(self, say: Voice) -> str:
        key, between = ("error.unclear-which", " and ") if len(self.choices) > 1 else ("error.unclear-whether", ", ")
        head = say(key, choices=between.join(self.choices), code=self.code, day=self.day)
        return clauses(head, say("error.unclear-cure"))


@error
class UnknownGradeError(BolognaError, LookupError):
    """A label or number is not on the scale.

    ``instead`` says for whom the scale prints the label where it is no grade. ``marks`` are the ranges for which it is the word.
    """

    scale: str
    given: str
    known: tuple[str, ...]
    range: str = ""
    instead: str = ""
    marks: str = ""

    def _said(self, say: Voice) -> str:
        given = shortened(shown_value(self.given))
        if self.instead:
            return say("error.absent", given=given, scale=self.scale, instead=self.instead)
        head = say("error.no-grade", scale=self.scale, given=given)
        near = near_grade(self.given, self.known)
        if self.marks:
            head, near = say("error.word-of-marks", scale=self.scale, given=given, marks=self.marks), None
        allowed = say("error.grades", allowed=say.phrase(self.range or listed(self.known)))
        return clauses(head, _near(say, near), allowed)


@error
class CircumstanceNeededError(BolognaError, LookupError):
    """The rules depend on a circumstance that was not given."""

    what: str
    choices: tuple[tuple[str, tuple[str, ...]], ...]

    def _said(self, say: Voice) -> str:
        keys = ("error.say-one", *("error.say-also" for _ in self.choices[1:]))
        said = (say(use, key=key, values=", ".join(values)) for use, (key, values) in zip(keys, self.choices, strict=False))
        return clauses(say("error.circumstances", what=say.phrase(self.what)), *said)

    @property
    def told(self) -> str:
        """The message without arguments: the circumstances, and the words for each."""
        said = "; ".join(f"{key} ({', '.join(values)})" for key, values in self.choices)
        return ENGLISH("error.circumstances-told", what=self.what, said=said)


@error
class UndecidedError(BolognaError, ValueError):
    """One answer was requested where the rules leave several, or none."""

    what: str
    advice: str

    def _said(self, say: Voice) -> str:
        return say("error.undecided", what=say.phrase(self.what), advice=say.phrase(self.advice))

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

    def _said(self, say: Voice) -> str:
        choices = say("error.there-are", choices=listed(map(say.phrase, self.choices))) if self.choices else ""
        return clauses(say("error.no-conversion", start=self.start, to=self.to), choices, say.phrase(self.advice))


@error
class EquivalenceGapError(BolognaError, LookupError):
    """A published table has no row for the grade, and nothing is interpolated."""

    start: str
    to: str
    given: str
    neighbours: tuple[str, ...]

    def _said(self, say: Voice) -> str:
        head = say("error.gap", start=self.start, to=self.to, given=shortened(shown_value(self.given)))
        return clauses(head, say("error.nearest-rows", rows=", ".join(self.neighbours)) if self.neighbours else "")


@error
class NestedCreditsError(BolognaError, ValueError):
    """A line of a transcript and a line within it both have credits. They are the same credits, so no sum is right."""

    pairs: tuple[tuple[str, str], ...]

    def _said(self, say: Voice) -> str:
        lines = listed(say("error.nested-line", inner=inner, outer=outer) for outer, inner in self.pairs)
        return clauses(say("error.nested", lines=lines), say("error.nested-cure"))


@error
class DefinitionError(BolognaError, ValueError):
    """A definition file, a case file or stored data with faults, all of them listed at once."""

    file: str
    faults: tuple[str, ...]

    def _said(self, say: Voice) -> str:
        file = shortened(shown_value(self.file))
        told = [say("error.at", file=file, why=say.phrase(shortened(one, LONGEST_TEXT))) for one in self.faults[:_MOST_FAULTS]]
        more = len(self.faults) - len(told)
        return "\n".join(told + ([say("error.more-faults", file=file, more=str(more))] if more else []))


@error
class PluginError(BolognaError, ImportError):
    """The definition files of a plug-in cannot be used. They are left out, and the rest of the catalogue works."""

    distribution: str
    version: str
    faults: tuple[str, ...]

    def _said(self, say: Voice) -> str:
        name = f"{self.distribution} {self.version}".strip()
        head = say("error.plugin", name=name, faults=listed(self.faults, "; ", LONGEST_TEXT))
        return clauses(head, say("error.plugin-cure", distribution=self.distribution))


class PluginWarning(UserWarning):
    """A plug-in was left out of a listing."""


@error
class DocumentError(BolognaError, ValueError):
    """A document cannot be read, or is refused because reading it is not safe."""

    file: str
    why: str
    line: int | None = None
    column: int | None = None

    def _said(self, say: Voice) -> str:
        file, why = shortened(shown_value(self.file)), say.phrase(shortened(self.why, LONGEST_TEXT))
        if self.line is None:
            return say("error.at", file=file, why=why) if self.column is None else self._at(say, "error.at-column", file, why)
        return self._at(say, "error.at-line" if self.column is None else "error.at-place", file, why)

    def _at(self, say: Voice, key: str, file: str, why: str) -> str:
        return say(key, file=file, line=str(self.line), column=str(self.column), why=why)


@error
class NotWrittenError(BolognaError, OSError):
    """A file was not written: a full disk, a folder without permission, a file of that name. What was there before is whole."""

    file: str
    why: str

    def _said(self, say: Voice) -> str:
        file, why = shortened(shown_value(self.file)), say.phrase(shortened(self.why, LONGEST_TEXT))
        return say("error.not-written", file=file, why=why)


@error
class StalePickleError(BolognaError, LookupError):
    """A pickle names law of the catalogue, and the law here is another."""

    kind: str
    code: str
    digest: str
    version: str
    here: str
    found: str = ""

    def _said(self, say: Voice) -> str:
        version, code, digest = (shortened(shown_value(given)) for given in (self.version, self.code, self.digest))
        head = say("error.stale-pickle", version=version, kind=self.kind, code=code, digest=digest)
        other = "error.stale-other" if self.found else "error.stale-none"
        return clauses(f"{head}, {say(other, here=self.here, found=self.found)}", say("error.stale-cure"))


@error
class RuleFailsError(BolognaError, ValueError):
    """A rule fails, and ``Report.raise_if_fails()`` was called."""

    failures: tuple[str, ...]

    def _said(self, say: Voice) -> str:
        return listed(map(say.phrase, self.failures), "; ", LONGEST_TEXT)


@error
class MissingExtraError(BolognaError, ImportError):
    """An optional dependency is not installed."""

    package: str
    extra: str

    def _said(self, say: Voice) -> str:
        return say("error.extra", package=self.package, extra=self.extra)
