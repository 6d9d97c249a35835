"""Methods for courses with a mere pass on one side: passed abroad and graded at home, or graded abroad and passed at home."""

import functools
from fractions import Fraction
from typing import TYPE_CHECKING, final

import attrs

from bologna_credits.conversion.answers import GradeConversion
from bologna_credits.conversion.finishing import Ending, read_roundings
from bologna_credits.core.brief import brief
from bologna_credits.core.errors import MixedScalesError, NoConversionError
from bologna_credits.core.exact import Number, Rounding, read_exact
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.identity import same_first
from bologna_credits.core.later import later
from bologna_credits.core.provenance import Source
from bologna_credits.core.typed import check_record, checked, checked_late, named
from bologna_credits.grades.legal_grades import OntoGrade, read_onto
from bologna_credits.grades.scales import Grade, GradingScale

if TYPE_CHECKING:
    from bologna_credits.conversion.averages import GradeAverage
    from bologna_credits.law.practices.grades import UngradedPractice
else:  # loaded by those who need them
    (UngradedPractice,) = later("bologna_credits.law.practices.grades", "UngradedPractice")
    (GradeAverage,) = later("bologna_credits.conversion.averages", "GradeAverage")


def read_mean(value: GradeAverage | Number, scale: str | None = None) -> Fraction:
    """A mean as an exact number.

    Args:
        value: the mean.
        scale: the code of the scale on which it has to be, where that is known.

    Raises:
        MixedScalesError: an average on another scale.
    """
    if not isinstance(value, GradeAverage):
        return read_exact(value)
    if scale is not None and value.scale.code != scale:
        raise MixedScalesError(scale, value.scale.code)
    return value.exact


@final
@same_first
@attrs.frozen(cache_hash=True, field_transformer=named)
class MeanSoFar:
    """The student's own mean at home, for a course that was only passed abroad.

    Args:
        mean: the student's mean on the home scale, a :class:`GradeAverage` or a number.
        roundings: named steps, in order.
        onto: the last step onto a legal grade.
        practice: a published practice that gives these.

    >>> from bologna_credits import convert_grade, grading_scale
    >>> passed = next(grade for grade in grading_scale("IT-PF").grades if grade.passes)
    >>> convert_grade(passed, to="IT-30", by=MeanSoFar("26.4", onto="nearest_better")).grade.label
    '26'
    """

    __repr__ = brief

    mean: Fraction = attrs.field(converter=read_mean)
    roundings: tuple[Rounding, ...] = attrs.field(default=(), converter=read_roundings)
    onto: OntoGrade | None = attrs.field(default=None, converter=read_onto)
    practice: UngradedPractice | None = None

    def __attrs_post_init__(self) -> None:
        check_record(self)

    @classmethod
    @checked
    def of(cls, practice: UngradedPractice, mean: GradeAverage | Number) -> "MeanSoFar":
        """Return the rule as a practice publishes it.

        Raises:
            MixedScalesError: an average on another scale than that of the practice.
        """
        return cls(read_mean(mean, practice.to), roundings=practice.roundings, onto=practice.onto, practice=practice)

    @functools.cached_property
    def _ending(self) -> Ending:
        return Ending.of(self.practice, self.roundings, self.onto)

    @checked_late
    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """Return the mean as a grade.

        Raises:
            NoConversionError: a grade with a rank, which another method converts.
        """
        if start.quality is not None:
            advice = f"{start.label} is a grade, and this rule is for courses that were only passed; convert it by another"
            raise NoConversionError(start.scale.code, to.code, (), advice)
        result = self._ending.grade(self.mean, to)
        candidates = (result,) if result is not None else ()
        return GradeConversion(start, to, self, result=result, exact=self.mean, candidates=candidates)

    @checked_late
    def steps(self, answer: GradeConversion) -> Report:
        """Return the mean, each rounding, and each open point."""
        about, practice = str(answer.start), self.practice
        source = practice.source if practice else None
        named = facts(grade=answer.start.label, mean=self.mean)
        found = Finding("grade.mean-so-far", Verdict.HOLDS, about, named, source)
        return Report([found, *self._ending.steps(self.mean, answer.to, about)])


@final
@same_first
@attrs.frozen(cache_hash=True, field_transformer=named)
class PassedOnly:
    """The only mere pass of the target, for any passing grade: recognised without a number.

    Args:
        because: the person or body that chose this, and the day.
        source: the text that allows it.

    >>> from bologna_credits import convert_grade, grading_scale
    >>> convert_grade(grading_scale("NO-AF").grade("D"), to="IT-PF", by=PassedOnly()).grade.passes
    True
    """

    __repr__ = brief

    because: str = ""
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        check_record(self)

    @checked_late
    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """Return the mere pass, where the target has just one.

        Raises:
            NoConversionError: the target has no mere pass, or several.
        """
        plain = to.known.mere_passes
        if len(plain) != 1:
            has = "no mere pass" if not plain else f"{len(plain)} of them: {', '.join(grade.label for grade in plain)}"
            raise NoConversionError(start.scale.code, to.code, (), f"{to.code} has {has}; name a scale of pass and fail")
        return GradeConversion(start, to, self, result=plain[0], candidates=plain)

    @checked_late
    def steps(self, answer: GradeConversion) -> Report:
        """Return the finding that only the pass is kept."""
        named = facts(grade=answer.start.label, to=answer.grade.label)
        return Report([Finding("grade.passed-only", Verdict.HOLDS, str(answer.start), named, self.source, because=self.because)])
