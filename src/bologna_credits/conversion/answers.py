"""The answer of a grade conversion, and the interface of a method of conversion.

An answer keeps its report, and the catalogue keeps the answers, because a university meets the same few marks again and again.
"""

import enum
from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, Protocol, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.errors import UndecidedError
from bologna_credits.core.exact import fraction_of, show_exact
from bologna_credits.core.findings import Report
from bologna_credits.core.later import later
from bologna_credits.core.provenance import Source
from bologna_credits.core.render import escaped
from bologna_credits.core.typed import checked
from bologna_credits.core.visible import visibly
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.catalogue import Catalogue

if TYPE_CHECKING:
    from bologna_credits.law.citing import CitationForm, cite_answer
else:  # few answers are cited
    CitationForm = Literal["text", "bibtex"]
    (cite_answer,) = later("bologna_credits.law.citing", "cite_answer")


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


class _Reckoned:
    """The number of an answer, made of whole numbers when it is read, and its report."""

    __slots__ = ("_ratio", "_told")

    _ratio: tuple[int, int]
    _told: Report | None


@final
@attrs.frozen
class GradeConversion(_Reckoned):
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

    if not TYPE_CHECKING:  # pragma: no branch  # to a type checker the number is there, and a misspelt name is not

        def __getattr__(self, name: str) -> Any:
            # Python asks here for what is not there yet: the number of an answer that `reckoned` made, a report.
            if name == "_told":
                return None
            if name != "exact":
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            exact = fraction_of(*self._ratio)
            object.__setattr__(self, "exact", exact)
            return exact

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
        told = self._told
        if told is None:
            told = self.method.steps(self)
            _SET_TOLD(self, told)
        return told

    @property
    def sources(self) -> tuple[Source, ...]:
        """The texts on which the answer rests."""
        return self.steps.sources

    @checked
    def cite(self, form: CitationForm = "text", *, catalogue: Catalogue | None = None) -> str:
        """Return what the answer rests on, to be pasted: the permanent keys of the figures, each with its text.

        Args:
            form: ``text`` for one line, ``bibtex`` for an entry for each text.
            catalogue: the catalogue that was asked, if it is another than the bundled one.

        >>> from bologna_credits import convert_grade, grading_scale
        >>> print(convert_grade(grading_scale("IT-30").grade("27"), by="DE/KMK").cite())  # doctest: +ELLIPSIS
        27 (IT-30) → 1.7 (DE-TENTHS), good: de.DE/KMK (...; bologna_credits ...
        """
        codes = self.start.scale.code, self.to.code
        return cite_answer(f"{self.start} → {self.shown}", self.steps, codes, form, catalogue)

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


def _setter(name: str) -> Callable[[GradeConversion, object], None]:
    """Return the setter of a slot: an answer is frozen, and made in one place only without its constructor."""
    found: Callable[[GradeConversion, object], None] = getattr(GradeConversion, name).__set__
    return found


_SET_START, _SET_TO, _SET_METHOD = _setter("start"), _setter("to"), _setter("method")
_SET_RESULT, _SET_CANDIDATES, _SET_PERCENT = _setter("result"), _setter("candidates"), _setter("percent")
_SET_RATIO, _SET_TOLD = _setter("_ratio"), _setter("_told")


def reckoned(
    start: Grade, to: GradingScale, method: Method, numerator: int, denominator: int, result: Grade | None
) -> GradeConversion:
    """Return the answer of a method that reckons with whole numbers, of which the second is above 0."""
    answer = object.__new__(GradeConversion)
    _SET_START(answer, start)
    _SET_TO(answer, to)
    _SET_METHOD(answer, method)
    _SET_RESULT(answer, result)
    _SET_CANDIDATES(answer, () if result is None else (result,))
    _SET_PERCENT(answer, None)
    _SET_RATIO(answer, (numerator, denominator))
    _SET_TOLD(answer, None)
    return answer
