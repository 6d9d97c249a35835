"""The rules that take precedence over any method: identity, the fail rule, and grades that no method can place."""

from typing import final

from bologna_credits.conversion.answers import GradeConversion
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.grades.scales import Grade, GradingScale


class _Rule:
    """A rule without fields: all of one class are equal. A class made by attrs would take half a millisecond of each start."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


@final
class Identity(_Rule):
    """The rule for a grade and its own scale."""

    __slots__ = ()

    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """Return the grade itself."""
        return GradeConversion(start, to, self, result=start, exact=start.value, candidates=(start,))

    def steps(self, answer: GradeConversion) -> Report:
        """Return the finding that nothing changes."""
        return Report([Finding("identity", Verdict.HOLDS, str(answer.start))])


@final
class FailStays(_Rule):
    """The fail rule: a failing grade becomes the only failing grade of the target, otherwise the choice is open."""

    __slots__ = ()

    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """Return the failing grade, or the candidates."""
        only = to.fail_grade
        return GradeConversion(start, to, self, result=only, candidates=(only,) if only else to.failing)

    def steps(self, answer: GradeConversion) -> Report:
        """Return the rule, and each open point."""
        about, scale = str(answer.start), answer.to.code
        if answer.result is not None:
            named = facts(grade=answer.start.label, to=answer.result.label, scale=scale)
            return Report([Finding("grade.fail", Verdict.HOLDS, about, named)])
        labels = tuple(grade.label for grade in answer.candidates)
        if not labels or answer.to.numbers is not None:
            return Report([Finding("grade.fail-unnamed", Verdict.OPEN, about, facts(scale=scale))])
        return Report([Finding("grade.fail-open", Verdict.OPEN, about, facts(scale=scale, candidates=labels))])


@final
class Unranked(_Rule):
    """The rule for a mere pass, which has no place between the grades."""

    __slots__ = ()

    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """Return no grade: a person decides."""
        return GradeConversion(start, to, self)

    def steps(self, answer: GradeConversion) -> Report:
        """Return the reason."""
        return Report([Finding("grade.unranked", Verdict.OPEN, str(answer.start), facts(grade=answer.start.label))])


@final
class UnclearPass(_Rule):
    """The rule for a grade whose label alone does not make it a pass or a fail."""

    __slots__ = ()

    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """Return no grade: a person first decides if it passed."""
        return GradeConversion(start, to, self)

    def steps(self, answer: GradeConversion) -> Report:
        """Return the condition on which passing depends."""
        named = facts(grade=answer.start.label, why=answer.start.conditional or "")
        return Report([Finding("grade.conditional", Verdict.OPEN, str(answer.start), named, answer.start.conditional_source)])
