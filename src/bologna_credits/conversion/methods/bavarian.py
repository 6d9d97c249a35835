"""The modified Bavarian formula in its lawful variants.

x = 1 + 3 · (Nmax − Nd) / (Nmax − Nmin), with Nmax the best grade and Nmin the lowest pass, so that best is 1 and lowest pass is 4
whatever the direction of the digits. The steps after the formula differ by faculty and are data of the practices.
"""

import enum
import functools
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple, final

import attrs

from bologna_credits.conversion.answers import GradeConversion, RuleBy, reckoned
from bologna_credits.conversion.finishing import Ending, read_roundings
from bologna_credits.core.brief import brief
from bologna_credits.core.errors import ArgumentError, NoConversionError
from bologna_credits.core.exact import Rounding, fraction_of, show_exact
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.identity import same_first
from bologna_credits.core.later import later
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import optional_exact, read_word
from bologna_credits.core.typed import check_record, checked, checked_late, named
from bologna_credits.grades.known_grades import WholeEnds, whole_ends
from bologna_credits.grades.legal_grades import OntoGrade, read_onto
from bologna_credits.grades.scales import Grade, GradingScale

if TYPE_CHECKING:
    from bologna_credits.grades.equivalences import EquivalenceRow
    from bologna_credits.law.practices.grades import EndsOverride, GradePractice
else:  # loaded by those who need them
    EndsOverride, GradePractice = later("bologna_credits.law.practices.grades", "EndsOverride", "GradePractice")

_GERMAN_ENDS = WholeEnds(1, 1, 4)


class LetterNumber(enum.StrEnum):
    """The number that stands for a letter in the formula, where the caller names it."""

    POINTS = "points"
    """Its grade points."""
    PERCENT = "percent"
    """Its percentage: the exact one of the grade, otherwise the band that the scale prints."""


LetterNumberWord = Literal["points", "percent"]


def read_letter_number(value: LetterNumber | LetterNumberWord | None) -> LetterNumber | None:
    """The number of a letter from its word, or None."""
    return None if value is None else read_word(LetterNumber, value, "value")


@checked_late
def formula(mark: Fraction, best: Fraction, lowest_pass: Fraction) -> Fraction:
    """Return the exact result of the modified Bavarian formula.

    Args:
        mark: the grade, Nd.
        best: the best grade, Nmax.
        lowest_pass: the lowest passing grade, Nmin; different from the best.

    Returns:
        1 for the best, 4 for the lowest pass; a number outside of them for a mark outside.

    >>> formula(Fraction(8), Fraction(10), Fraction(6))
    Fraction(5, 2)
    """
    if best == lowest_pass:
        raise ZeroDivisionError("the best grade is the lowest pass")
    return fraction_of(*formula_ratio(mark, whole_ends(best, lowest_pass)))


def formula_ratio(mark: Fraction, ends: WholeEnds) -> tuple[int, int]:
    """Return what :func:`formula` returns, as a numerator and a denominator above 0 that may have a common factor.

    >>> formula_ratio(Fraction(8), WholeEnds(denominator=1, best=10, lowest=6))
    (10, 4)
    """
    common, best, lowest = ends
    below = mark.denominator
    span = (best - lowest) * below
    top = span + 3 * (best * below - mark.numerator * common)
    return (top, span) if span > 0 else (-top, -span)


class _FormulaNumbers(NamedTuple):
    """The three numbers of the formula for one grade, and their origin."""

    mark: Fraction
    best: Fraction
    lowest: Fraction
    lettered: bool = False
    override: EndsOverride | None = None
    worst_mark: Fraction | None = None

    @property
    def exact(self) -> Fraction:
        return formula(self.mark, self.best, self.lowest)

    @property
    def worst(self) -> Fraction:
        """The result for the lower end of a range, where the mark is one."""
        return self.exact if self.worst_mark is None else formula(self.worst_mark, self.best, self.lowest)


@final
@same_first
@attrs.frozen(cache_hash=True, field_transformer=named)
class ModifiedBavarian:
    """The modified Bavarian formula as a method.

    Args:
        best, lowest_pass: numbers that replace those of the scale.
        number_letters: True to number letters from best = 1, as several universities print it.
        roundings: named steps after the formula, in order.
        onto: the last step onto a legal grade: ``nearest_better``, ``nearest_worse``, ``next_better``, ``next_worse``.
        practice: a published practice with its overrides and its tables for letters.
        value: ``points`` or ``percent``, the number that stands for a letter in the formula; ``best`` and ``lowest_pass`` are of
            the same kind, and the scale's own where they are not given. A band of percentages gives two results: OPEN.

    >>> from bologna_credits import convert_grade, grading_scale
    >>> convert_grade(grading_scale("IT-30").grade("28"), to="DE-TENTHS", by=ModifiedBavarian()).exact
    Fraction(3, 2)
    >>> points = ModifiedBavarian(best=4, lowest_pass=1, value="points")
    >>> convert_grade(grading_scale("KZ-2018").grade("B"), to="DE-TENTHS", by=points).exact
    Fraction(2, 1)
    """

    __repr__ = brief

    best: Fraction | None = attrs.field(default=None, converter=optional_exact)
    lowest_pass: Fraction | None = attrs.field(default=None, converter=optional_exact)
    number_letters: bool = False
    roundings: tuple[Rounding, ...] = attrs.field(default=(), converter=read_roundings)
    onto: OntoGrade | None = attrs.field(default=None, converter=read_onto)
    practice: GradePractice | None = None
    value: LetterNumber | None = attrs.field(default=None, converter=read_letter_number)

    def __attrs_post_init__(self) -> None:
        check_record(self)

    @classmethod
    @checked
    def of(cls, practice: GradePractice, *, value: LetterNumber | LetterNumberWord | None = None) -> "ModifiedBavarian":
        """Return the formula as a practice publishes it; ``value`` names the number of a letter, where the practice does not."""
        return cls(
            number_letters=practice.number_letters,
            roundings=practice.roundings,
            onto=practice.onto,
            practice=practice,
            value=value,
        )

    @checked_late
    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """Return the exact value and, where the rules lead to one, the grade.

        Raises:
            NoConversionError: a target that does not run from 1 to 4: the formula's result would be no grade of it, but a number
                that looks like one.
        """
        if to.known.whole_ends != _GERMAN_ENDS:
            raise _no_german_scale(start, to)
        row = self._letter_row(start) if self.practice is not None else None
        if row is not None:
            printed = to.grade(row.to[0])
            return GradeConversion(start, to, self, result=printed, candidates=(printed,))
        ratio = self._ratio(start)
        if ratio is None:
            return GradeConversion(start, to, self)
        numerator, denominator = ratio
        result = None
        if denominator <= numerator <= 4 * denominator and (self.practice is None or not self._may_deviate(start)):
            result = self._ending.grade_at(numerator, denominator, to)
        return reckoned(start, to, self, numerator, denominator, result)

    def _ratio(self, start: Grade) -> tuple[int, int] | None:
        """Return the result of the formula in whole numbers, or None where the grade has no one number."""
        mark, ends = start.value, start.scale.known.whole_ends
        if self._takes_the_scale_as_it_is(start.scale) and mark is not None and ends is not None and ends.best != ends.lowest:
            return formula_ratio(mark, ends)
        numbers = self._numbers(start)
        if numbers is None or numbers.worst != numbers.exact:
            return None
        return formula_ratio(numbers.mark, whole_ends(numbers.best, numbers.lowest))

    @checked_late
    def steps(self, answer: GradeConversion) -> Report:
        """Return the formula with its numbers, each rounding, and each open point."""
        start, practice = answer.start, self.practice
        about, source = str(start), practice.source if practice else None
        by = practice.code if practice else RuleBy.CALLER
        row = self._letter_row(start) if practice is not None else None
        if row is not None:
            named = facts(practice=by, grade=start.label, to=row.to[0], scale=start.scale.code)
            return Report((Finding("grade.letter-table", Verdict.HOLDS, about, named, source),))
        numbers = self._numbers(start)
        if numbers is None:
            return Report((self._unnumbered(start, source),))
        mark, best, lowest = numbers.mark, numbers.best, numbers.lowest
        exact = numbers.exact if answer.exact is None else answer.exact
        found = list(self._origin_steps(numbers, start, by)) if self._changes_numbers(numbers) else []
        if numbers.worst_mark is not None and numbers.worst != exact:
            named = facts(
                grade=start.label,
                scale=start.scale.code,
                low=numbers.worst_mark,
                high=mark,
                better=exact,
                worse=numbers.worst,
            )
            return Report((*found, Finding("grade.percent-range", Verdict.OPEN, about, named, source)))
        named = facts(best=best, mark=mark, lowest=lowest, exact=exact)
        found.append(Finding("grade.formula", Verdict.HOLDS, about, named, source))
        numerator, denominator = exact.numerator, exact.denominator
        if numerator < denominator:
            named = facts(practice=by, mark=mark, best=best, exact=exact)
            found.append(Finding("grade.above-best", Verdict.OPEN, about, named, source))
        elif numerator > 4 * denominator:
            named = facts(exact=exact, scale=answer.to.code)
            found.append(Finding("grade.beyond", Verdict.OPEN, about, named, source))
        elif self._may_deviate(start):
            named = facts(practice=by, country=start.scale.country, exact=exact)
            found.append(Finding("grade.may-deviate", Verdict.OPEN, about, named, source))
        else:
            found += self._ending.steps_to(answer.result, exact, answer.to, about)
        return Report(found)

    def _changes_numbers(self, numbers: _FormulaNumbers) -> bool:
        """Return True if numbers are not those of the scale, or come with a source of their own."""
        return numbers.lettered or self.practice is not None or self.best is not None or self.lowest_pass is not None

    def _takes_the_scale_as_it_is(self, scale: GradingScale) -> bool:
        """Return True if nothing replaces the numbers of a scale."""
        if self.value is not None or self.best is not None or self.lowest_pass is not None:
            return False
        return self.practice is None or self._override(scale) is None

    def _origin_steps(self, numbers: _FormulaNumbers, start: Grade, by: str) -> Iterator[Finding]:
        """Yield the findings on numbers that replaced the scale's own, or on the source that the practice takes them from."""
        practice, scale, about = self.practice, start.scale.code, str(start)
        source = practice.source if practice else None
        if self.value is not None:
            named = facts(scale=scale, grade=start.label, value=self.value, best=numbers.best, lowest=numbers.lowest)
            yield Finding("grade.number-named", Verdict.NOTE, about, named)
            return
        if numbers.lettered:
            named = facts(scale=scale, grade=start.label, mark=numbers.mark)
            yield Finding("grade.lettered", Verdict.NOTE, about, named, source)
        if numbers.override is not None or self.best is not None or self.lowest_pass is not None:
            cited = numbers.override.source if numbers.override else None
            named = facts(practice=by, best=numbers.best, lowest=numbers.lowest, scale=scale)
            yield Finding("grade.best-overridden", Verdict.HOLDS, about, named, cited)
        elif practice is not None and practice.ends_from:
            named = facts(practice=by, ends=practice.ends_from, scale=scale, best=numbers.best, lowest=numbers.lowest)
            yield Finding("grade.ends-from", Verdict.NOTE, about, named, source)

    def _unnumbered(self, start: Grade, source: Source | None) -> Finding:
        """Return the reason why a grade has no number for the formula."""
        about, scale = str(start), start.scale.code
        if self.value is not None:
            named = facts(grade=start.label, scale=scale, value=self.value)
            return Finding("grade.number-lacking", Verdict.OPEN, about, named)
        if self.best is not None or self.lowest_pass is not None:
            ends = tuple(end for end in (self.best, self.lowest_pass) if end is not None)
            return Finding("grade.letters-which", Verdict.OPEN, about, facts(scale=scale, ends=ends, values=tuple(LetterNumber)))
        return Finding("grade.letters", Verdict.OPEN, about, facts(scale=scale), source)

    def _named_numbers(self, start: Grade) -> _FormulaNumbers | None:
        """Return the numbers of the formula by points or percentages, or None where the grade or the scale has none."""
        passing = start.scale.passing
        if not passing:
            return None
        reads = _points if self.value is LetterNumber.POINTS else _percent
        mark, ends = reads(start), (reads(passing[0]), reads(passing[-1]))
        best = self.best if self.best is not None else ends[0] and ends[0][1]
        lowest = self.lowest_pass if self.lowest_pass is not None else ends[1] and ends[1][0]
        if mark is None or best is None or lowest is None:
            return None
        low, high = sorted(mark, reverse=best < lowest)
        return _checked(_FormulaNumbers(mark=high, best=best, lowest=lowest, lettered=True, override=None, worst_mark=low))

    def _numbers(self, start: Grade) -> _FormulaNumbers | None:
        """Return the numbers of the formula, or None for letters that are not numbered."""
        if self.value is not None:
            return self._named_numbers(start)
        scale = start.scale
        mark, best, lowest = start.value, scale.best_number, scale.lowest_pass_number
        lettered = mark is None or best is None or lowest is None
        if lettered:
            # Ends that the caller gives are points or percentages, and not the places of letters.
            if not self.number_letters or self.best is not None or self.lowest_pass is not None:
                return None
            letters = scale.passing
            mark, best, lowest = Fraction(letters.index(start) + 1), Fraction(1), Fraction(len(letters))
        override = self._override(scale)
        if override is not None:
            best = override.best if override.best is not None else best
            lowest = override.lowest_pass if override.lowest_pass is not None else lowest
        best = self.best if self.best is not None else best
        lowest = self.lowest_pass if self.lowest_pass is not None else lowest
        assert mark is not None
        assert best is not None
        assert lowest is not None
        return _checked(_FormulaNumbers(mark=mark, best=best, lowest=lowest, lettered=lettered, override=override))

    def _override(self, scale: GradingScale) -> EndsOverride | None:
        if self.practice is None:
            return None
        return next((one for one in self.practice.overrides if one.covers(scale)), None)

    @functools.cached_property
    def _ending(self) -> Ending:
        return Ending.of(self.practice, self.roundings, self.onto)

    def _may_deviate(self, start: Grade) -> bool:
        """Return True if the practice leaves grades of this country to a person."""
        return self.practice is not None and start.scale.country in self.practice.open_countries

    def _letter_row(self, start: Grade) -> "EquivalenceRow | None":
        for table in self.practice.letters if self.practice else ():
            if table.scale == start.scale.code:
                return next((row for row in table.rows if row.grade == start.label), None)
        return None


def _no_german_scale(start: Grade, to: GradingScale) -> NoConversionError:
    best, lowest = to.best_number, to.lowest_pass_number
    shown = "has no numbers" if best is None or lowest is None else f"runs from {show_exact(best)} to {show_exact(lowest)}"
    advice = f"the formula yields grades from 1 (best) to 4 (lowest pass), and {to.code} {shown}"
    return NoConversionError(start.scale.code, to.code, (), advice)


def _checked(numbers: _FormulaNumbers) -> _FormulaNumbers:
    """Refuse numbers that would divide by nothing."""
    best, lowest = numbers.best, numbers.lowest
    if best.numerator == lowest.numerator and best.denominator == lowest.denominator:
        raise ArgumentError("best", show_exact(numbers.best), ("a best grade that is not the lowest pass",))
    return numbers


_Range = tuple[Fraction, Fraction]


def _points(grade: Grade) -> _Range | None:
    """Return the points of a grade, twice."""
    return None if grade.points is None else (grade.points, grade.points)


def _percent(grade: Grade) -> _Range | None:
    """Return the exact percentage of a grade, twice, otherwise the ends of its band."""
    if grade.percent is not None:
        return grade.percent, grade.percent
    return grade.row.percent if grade.row is not None else None
