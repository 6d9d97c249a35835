"""The answer of a grade conversion, and the interface of a method of conversion.

Answers and their reports are remembered here, and only here, because a university meets the same few marks again and again.
"""

import enum
import functools
from fractions import Fraction
from typing import Protocol, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.errors import UndecidedError
from bologna_credits.core.exact import show_exact
from bologna_credits.core.findings import Report
from bologna_credits.core.provenance import Source
from bologna_credits.core.render import escaped
from bologna_credits.core.visible import visibly
from bologna_credits.grades.scales import Grade, GradingScale


class RuleBy(enum.StrEnum):
    """The author of a rule that no practice publishes; a fact of findings, where otherwise the code of a practice appears."""

    CALLER = "caller"


class Method(Protocol):
    """A way to convert a passing grade.

    A method is a frozen value, so that a decision can carry it. Its answers follow from its fields, the grade and the target
    alone: if it can be hashed, they are remembered.
    """

    def convert(self, start: Grade, to: GradingScale) -> "GradeConversion":
        """Return the answer for one grade."""

    def steps(self, answer: "GradeConversion") -> Report:
        """Return the findings that explain the answer."""


@final
@attrs.frozen(cache_hash=True)
class GradeConversion:
    """The answer of a rule for a grade.

    ``exact`` is the number before it becomes a legal grade, where there is one; ``candidates`` are the grades that the rule
    leaves open; ``grade`` answers only where there is one. ``steps`` and ``sources`` are built when they are read.
    """

    __repr__ = brief

    start: Grade
    to: GradingScale
    method: Method = attrs.field(repr=False)
    result: Grade | None = None
    exact: Fraction | None = None
    candidates: tuple[Grade, ...] = ()
    percent: Fraction | None = None

    @property
    def decided(self) -> bool:
        """True if there is one grade."""
        return self.result is not None

    @property
    def grade(self) -> Grade:
        """The one grade.

        Raises:
            UndecidedError: the rule leaves several grades, or none; gives the reason.
        """
        if self.result is not None:
            return self.result
        why = "; ".join(finding.message for finding in self.steps.open)
        advice = "ask for .steps" if self.exact is None else "ask for .exact or .steps"
        if self.candidates:
            advice = f"candidates are {', '.join(grade.label for grade in self.candidates)}"
        raise UndecidedError(why or f"{self.start} has no one grade on {self.to.code}", advice)

    @property
    def steps(self) -> Report:
        """The findings that explain the answer, in order."""
        return report_of(self)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The texts on which the answer rests."""
        return self.steps.sources

    @property
    @visibly
    def shown(self) -> str:
        """The result in a few words, with the name of the grade where its scale has one."""
        if self.result is not None:
            return with_word(self.result)
        if self.exact is not None:
            return f"{show_exact(self.exact)} on {self.to.code}, grade open"
        return f"open on {self.to.code}" + (f": {', '.join(grade.label for grade in self.candidates)}" if self.candidates else "")

    def _brief(self) -> str:
        return f"{self.start} → {self.shown}"

    @visibly
    def __str__(self) -> str:
        return f"{self.start} → {self.shown}\n\n{self.steps}"

    def _repr_html_(self) -> str:
        return f"<p><strong>{escaped(f'{self.start} → {self.shown}')}</strong></p>{self.steps._repr_html_()}"


def with_word(grade: Grade) -> str:
    """Return a grade with its name beside it: the English one, otherwise the first that the scale gives.

    >>> from bologna_credits import grading_scale
    >>> with_word(grading_scale("DE-THIRDS").grade("2.3")), with_word(grading_scale("BE-20").grade("14"))
    ('2.3 (DE-THIRDS), good', '14 (BE-20)')
    """
    words = grade.words
    word = words.get("en") or next(iter(words.values()), None)
    return str(grade) if word is None or word == grade.label else f"{grade}, {word}"


def answer_of(method: Method, start: Grade, to: GradingScale) -> GradeConversion:
    """Return the answer of a method for a grade, remembered where the method can be hashed."""
    try:
        return _answer(method, start, to, start.percent)  # type: ignore[arg-type]  # one that cannot be hashed is caught below
    except TypeError:
        if _hashes(method):
            raise
        return method.convert(start, to)


def report_of(answer: GradeConversion) -> Report:
    """Return the report of an answer, remembered where its method can be hashed."""
    try:
        return _report(answer, answer.start.percent)
    except TypeError:
        if _hashes(answer.method):
            raise
        return answer.method.steps(answer)


def _hashes(method: Method) -> bool:
    """Return True if a method can be hashed: one of the caller's own may hold a dictionary or a list."""
    try:
        hash(method)
    except TypeError:
        return False
    return True


@functools.lru_cache(maxsize=4096)
def _answer(method: Method, start: Grade, to: GradingScale, _: Fraction | None) -> GradeConversion:
    # The percentage is no part of a grade's equality, and an answer shows it: it is a part of the key.
    return method.convert(start, to)


@functools.lru_cache(maxsize=1024)
def _report(answer: GradeConversion, _: Fraction | None) -> Report:
    return answer.method.steps(answer)
