"""The modified Bavarian formula in its lawful variants.

x = 1 + 3 · (Nmax − Nd) / (Nmax − Nmin), with Nmax the best grade and Nmin the lowest pass, so that best is 1 and lowest pass is 4
whatever the direction of the digits. What happens after that differs by faculty: see the practices.
"""

import functools
from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from types import MappingProxyType
from typing import final

import attrs

from bologna_credits.conversion.answers import GradeConversion
from bologna_credits.conversion.finishing import read_roundings
from bologna_credits.core.errors import ArgumentError, NoConversionError
from bologna_credits.core.exact import Rounding, show_exact
from bologna_credits.core.findings import Fact, Finding, Report, Verdict, facts
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import optional_exact
from bologna_credits.grades.equivalences import EquivalenceRow
from bologna_credits.grades.legal_grades import OntoGrade, read_onto
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.practices.grades import EndsOverride, GradePractice


def formula(mark: Fraction, best: Fraction, lowest_pass: Fraction) -> Fraction:
    """The modified Bavarian formula, exactly.

    Args:
        mark: the grade, Nd.
        best: the best grade, Nmax.
        lowest_pass: the lowest passing grade, Nmin; different from the best.

    Returns:
        1 for the best, 4 for the lowest pass; outside of them for marks outside.

    >>> formula(Fraction(8), Fraction(10), Fraction(6))
    Fraction(5, 2)
    """
    common = lcm(mark.denominator, best.denominator, lowest_pass.denominator)
    top = best.numerator * (common // best.denominator)
    span = top - lowest_pass.numerator * (common // lowest_pass.denominator)
    return Fraction(span + 3 * (top - mark.numerator * (common // mark.denominator)), span)


@functools.lru_cache(maxsize=256)
def _by_value(scale: GradingScale) -> Mapping[Fraction, Grade]:
    """The passing grades of a scale by their number; a mark above the number (30 e lode) is not among them."""
    listed = (grade for grade in scale.passing if not (grade.row and grade.row.above))
    return MappingProxyType({grade.value: grade for grade in listed if grade.value is not None})


def _legal(value: Fraction, to: GradingScale) -> Grade | None:
    """The passing grade that is just a number, if there is one."""
    found = _by_value(to).get(value)
    if found is None and to.numbers is not None and to.numbers.step is None and to.numbers.legal(value):
        return to.grade(show_exact(value))
    return found


@final
@attrs.frozen
class _Work:
    """One calculation, with what was decided on the way."""

    mark: Fraction | None = None
    best: Fraction | None = None
    lowest: Fraction | None = None
    override: EndsOverride | None = None
    exact: Fraction | None = None
    rounded: tuple[Fraction, ...] = ()
    result: Grade | None = None
    open: str = ""
    row: EquivalenceRow | None = None
    lettered: bool = False


@final
@attrs.frozen
class ModifiedBavarian:
    """The modified Bavarian formula as a method.

    Args:
        best, lowest_pass: in place of the scale's own.
        number_letters: number letters from best = 1, as several universities print it.
        roundings: named steps after the formula, in order.
        onto: the last step onto a legal grade: ``nearest_better``, ``nearest_worse``, ``next_better``, ``next_worse``.
        practice: a published practice, whose rules hold where nothing else is said.

    >>> from bologna_credits import convert_grade, grading_scale
    >>> convert_grade(grading_scale("IT-30").grade("28"), to="DE-TENTHS", by=ModifiedBavarian()).exact
    Fraction(3, 2)
    """

    best: Fraction | None = attrs.field(default=None, converter=optional_exact)
    lowest_pass: Fraction | None = attrs.field(default=None, converter=optional_exact)
    number_letters: bool = False
    roundings: tuple[Rounding, ...] = attrs.field(default=(), converter=read_roundings)
    onto: OntoGrade | None = attrs.field(default=None, converter=read_onto)
    practice: GradePractice | None = None

    @classmethod
    def of(cls, practice: GradePractice) -> "ModifiedBavarian":
        """The formula as a practice publishes it."""
        return cls(None, None, practice.number_letters, practice.roundings, practice.onto, practice)

    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        """The exact value and, where the rules lead to one, the grade.

        Raises:
            NoConversionError: a target that does not run from 1 to 4: the formula's result would be no grade of it, but a number
                that looks like one.
        """
        return _answer(self, start, to)

    def _convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        ends = _ends(to)
        if ends != _GERMAN:
            shown = "has no numbers" if ends is None else f"runs from {show_exact(ends[0])} to {show_exact(ends[1])}"
            advice = f"the formula yields grades from 1 (best) to 4 (lowest pass), and {to.code} {shown}"
            raise NoConversionError(start.scale.code, to.code, (), advice)
        work = self._work(start, to)
        candidates = (work.result,) if work.result is not None else ()
        return GradeConversion(start, to, self, work.result, work.exact, candidates)

    def _work(self, start: Grade, to: GradingScale) -> _Work:
        row = self._letter_row(start)
        if row is not None:
            return _Work(row=row, result=to.grade(row.to[0]))
        scale = start.scale
        mark, best, lowest = start.value, scale.best_number, scale.lowest_pass_number
        lettered = mark is None or best is None or lowest is None
        if lettered and not self.number_letters:
            return _Work(open="grade.letters")
        if lettered:
            letters = scale.passing
            mark, best, lowest = Fraction(letters.index(start) + 1), Fraction(1), Fraction(len(letters))
        assert mark is not None
        assert best is not None
        assert lowest is not None
        override = self._override(scale)
        if override is not None:
            best = override.best if override.best is not None else best
            lowest = override.lowest_pass if override.lowest_pass is not None else lowest
        best = self.best if self.best is not None else best
        lowest = self.lowest_pass if self.lowest_pass is not None else lowest
        if best == lowest:
            raise ArgumentError("best", show_exact(best), ("a best grade that is not the lowest pass",))
        exact = formula(mark, best, lowest)
        rounded, result, open_code = self._finish(exact, scale, to)
        return _Work(mark, best, lowest, override, exact, rounded, result, open_code, lettered=lettered)

    def _finish(self, value: Fraction, scale: GradingScale, to: GradingScale) -> tuple[tuple[Fraction, ...], Grade | None, str]:
        """What follows the formula: the roundings, the grade, and the code of what is open."""
        # Whole numbers compare several times faster than fractions.
        if value.numerator < value.denominator:
            return (), None, "grade.above-best"
        if value.numerator > 4 * value.denominator:
            return (), None, "grade.beyond"
        if self.practice is not None and scale.country in self.practice.open_countries:
            return (), None, "grade.may-deviate"
        if self.practice is not None and self.practice.undecided:
            return (), None, "grade.rounding-unknown"
        rounded = []
        for rounding in self.roundings:
            value = rounding.apply(value)
            rounded.append(value)
        result = self.onto.apply(value, to) if self.onto is not None else _legal(value, to)
        return tuple(rounded), result, "" if result else "grade.no-legal"

    def _letter_row(self, start: Grade) -> EquivalenceRow | None:
        for table in self.practice.letters if self.practice else ():
            if table.scale == start.scale.code:
                return next((row for row in table.rows if row.grade == start.label), None)
        return None

    def _override(self, scale: GradingScale) -> EndsOverride | None:
        return next((o for o in (self.practice.overrides if self.practice else ()) if o.covers(scale)), None)

    def __hash__(self) -> int:
        # Enough to tell methods apart; hashing a whole practice costs more than converting by it.
        return hash((self.practice and self.practice.code, self.roundings, self.onto, self.number_letters))

    def steps(self, answer: GradeConversion) -> Report:
        """The formula with its numbers, each rounding, and what is open."""
        return _report(self, answer.start, answer.to)

    def _steps(self, start: Grade, to: GradingScale) -> Report:
        work = self._work(start, to)
        about, practice = str(start), self.practice
        source = practice.source if practice else None
        name = practice.code if practice else "the caller"
        found: list[Finding] = []

        def add(code: str, verdict: Verdict, cited: Source | None = source, because: str = "", **named: Fact) -> None:
            found.append(Finding(code, verdict, about, facts(**named), cited, because))

        if work.row is not None:
            add("grade.letter-table", Verdict.HOLDS, practice=name, grade=start.label, to=work.row.to[0], scale=start.scale.code)
            return Report(found)
        if work.lettered:
            add("grade.lettered", Verdict.NOTE, scale=start.scale.code, grade=start.label, mark=work.mark)
        if work.override is not None or self.best is not None or self.lowest_pass is not None:
            cited = work.override.source if work.override else None
            add(
                "grade.best-overridden",
                Verdict.HOLDS,
                cited,
                practice=name,
                best=work.best,
                lowest=work.lowest,
                scale=start.scale.code,
            )
        elif practice is not None and practice.ends_from and work.exact is not None:
            scale = start.scale.code
            add(
                "grade.ends-from",
                Verdict.NOTE,
                practice=name,
                ends=practice.ends_from,
                scale=scale,
                best=work.best,
                lowest=work.lowest,
            )
        if work.exact is not None:
            add("grade.formula", Verdict.HOLDS, best=work.best, mark=work.mark, lowest=work.lowest, exact=work.exact)
        before = work.exact
        for rounding, after in zip(self.roundings, work.rounded, strict=False):
            if after != before:
                add("grade.rounded", Verdict.HOLDS, before=before, after=after, rounding=str(rounding))
            before = after
        if self.onto is not None and work.result is not None:
            add("grade.onto", Verdict.HOLDS, before=before, after=work.result.label, scale=to.code, onto=str(self.onto))
        if work.open:
            add(
                work.open,
                Verdict.OPEN,
                practice=name,
                scale=start.scale.code if work.open == "grade.letters" else to.code,
                mark=work.mark,
                best=work.best,
                exact=before,
                country=start.scale.country,
                why=practice.undecided if practice else None,
            )
        return Report(found)


_GERMAN = (Fraction(1), Fraction(4))


@functools.lru_cache(maxsize=256)
def _ends(scale: GradingScale) -> tuple[Fraction, Fraction] | None:
    """Best grade and lowest pass, where the scale has numbers."""
    best, lowest = scale.best_number, scale.lowest_pass_number
    return None if best is None or lowest is None else (best, lowest)


@functools.lru_cache(maxsize=4096)
def _answer(method: ModifiedBavarian, start: Grade, to: GradingScale) -> GradeConversion:
    """The answer, which follows from these three: a university meets the same few marks again and again."""
    return method._convert(start, to)  # noqa: SLF001  # of this module


@functools.lru_cache(maxsize=1024)
def _report(method: ModifiedBavarian, start: Grade, to: GradingScale) -> Report:
    """The steps of an answer, which follow from these three; built when they are first read."""
    return method._steps(start, to)  # noqa: SLF001  # of this module
