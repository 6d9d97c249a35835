"""Conversion by a printed formula of the mark that is no straight line, such as 4 − 3 (100 − x)² / 1600."""

import functools
from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, final

import attrs

from bologna_credits.conversion.answers import GradeConversion, RuleBy
from bologna_credits.conversion.finishing import Ending, read_roundings
from bologna_credits.core.brief import brief
from bologna_credits.core.errors import NoConversionError
from bologna_credits.core.exact import Rounding
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.identity import same_first
from bologna_credits.core.later import later
from bologna_credits.core.typed import check_record, checked, checked_late, named
from bologna_credits.grades.legal_grades import OntoGrade, read_onto
from bologna_credits.grades.scales import Grade, GradingScale

if TYPE_CHECKING:
    from bologna_credits.law.practices.grades import FormulaPiece, FormulaPractice
else:  # loaded by those who need them
    FormulaPiece, FormulaPractice = later("bologna_credits.law.practices.grades", "FormulaPiece", "FormulaPractice")


def _read_pieces(value: "Iterable[FormulaPiece]") -> "tuple[FormulaPiece, ...]":
    return tuple(value)


@final
@same_first
@attrs.frozen(cache_hash=True, field_transformer=named)
class MarkFormula:
    """A printed formula as a method: powers of the mark, piece by piece. Beside the pieces nothing is computed.

    Args:
        pieces: the formula, one piece for each range of marks.
        roundings: named steps after the formula, in order.
        onto: the last step onto a legal grade.
        practice: a published practice that gives all of these.

    >>> from bologna_credits import convert_grade, grading_scale
    >>> from bologna_credits.law import FormulaPiece
    >>> points = MarkFormula([FormulaPiece(60, 100, [4, 0, "-3/1600"], around=100)])
    >>> convert_grade(grading_scale("CN-100").grade(80), to="CN-POINTS", by=points).exact
    Fraction(13, 4)
    """

    __repr__ = brief

    pieces: tuple[FormulaPiece, ...] = attrs.field(converter=_read_pieces)
    roundings: tuple[Rounding, ...] = attrs.field(default=(), converter=read_roundings)
    onto: OntoGrade | None = attrs.field(default=None, converter=read_onto)
    practice: FormulaPractice | None = None

    def __attrs_post_init__(self) -> None:
        check_record(self)

    @classmethod
    @checked
    def of(cls, practice: FormulaPractice) -> "MarkFormula":
        """Return the formula as a practice publishes it."""
        return cls(practice.pieces, practice.roundings, read_onto(practice.onto), practice)

    @checked_late
    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """Return the exact value and, where the rules lead to one, the grade.

        Raises:
            NoConversionError: a mark that is no number, or a practice for another scale.
        """
        if self.practice is not None and start.scale.code != self.practice.scale:
            advice = f"{self.practice.code} reads {self.practice.scale}"
            raise NoConversionError(start.scale.code, to.code, (), advice)
        if start.value is None:
            raise NoConversionError(start.scale.code, to.code, (), f"{start.scale.code} has no numbers for a formula")
        exact = self._exact(start)
        result = None if exact is None else self._ending.grade(exact, to)
        return GradeConversion(start, to, self, result=result, exact=exact, candidates=() if result is None else (result,))

    @functools.cached_property
    def _ending(self) -> Ending:
        return Ending.of(self.practice, self.roundings, self.onto)

    def _exact(self, start: Grade) -> Fraction | None:
        piece = self._piece(start)
        return None if piece is None or start.value is None else piece.at(start.value)

    def _piece(self, start: Grade) -> FormulaPiece | None:
        value = start.value
        return None if value is None else next((piece for piece in self.pieces if value in piece.band), None)

    @checked_late
    def steps(self, answer: GradeConversion) -> Report:
        """Return the formula with its numbers, each rounding, and each open point."""
        start, practice = answer.start, self.practice
        about, source = str(start), practice.source if practice else None
        piece = self._piece(start)
        if piece is None or answer.exact is None:
            named = facts(practice=practice.code if practice else RuleBy.CALLER, grade=start.label)
            return Report([Finding("grade.off-formula", Verdict.OPEN, about, named, source)])
        named = facts(mark=start.value, formula=piece, exact=answer.exact)
        formula = Finding("grade.mark-formula", Verdict.HOLDS, about, named, source)
        return Report([formula, *self._ending.steps_to(answer.result, answer.exact, answer.to, about)])
