"""Conversion of all results of a stay as one block: one averaged mark, surplus credits cut from the worst, a cap."""

import datetime
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.conversion.answers import GradeConversion, with_word
from bologna_credits.conversion.attempts import Attempt, Weight, amount_of, read_attempt
from bologna_credits.conversion.finishing import Ending
from bologna_credits.conversion.grades import By, Chain, convert_grade
from bologna_credits.conversion.practice_lookup import practice_of
from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import Circumstances
from bologna_credits.core.errors import ArgumentError, MixedCreditsError, UndecidedError
from bologna_credits.core.exact import Number, read_exact, show_exact
from bologna_credits.core.findings import Fact, Finding, Report, Verdict, facts
from bologna_credits.core.render import escaped, html_table, text_table
from bologna_credits.core.typed import checked
from bologna_credits.core.visible import visibly
from bologna_credits.credits.amounts import Credits
from bologna_credits.grades.legal_grades import read_onto
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.known_units import check_units
from bologna_credits.law.practices.blocks import BlockPractice

_UNSURE = ("block.short", "average.repeats-open")
"""The points with which a mean that passes gives no credits as a whole."""


@final
@attrs.frozen
class BlockRow:
    """One result of a block: the original grade, the credits that count, and the mark at home."""

    start: Grade
    credits: Fraction
    counted: Fraction
    mark: Grade | None


@final
@attrs.frozen
class BlockConversion:
    """The mark of a whole block.

    ``exact`` is the mean before any rounding; ``grade`` answers only where there is one; ``rows`` list the results that counted.
    ``awarded`` holds the credits that the block gives as a whole, where its mean decides that.
    """

    __repr__ = brief

    scale: GradingScale
    rows: tuple[BlockRow, ...]
    steps: Report
    credits: Fraction
    exact: Fraction | None = None
    result: Grade | None = None
    awarded: Fraction | None = None

    @property
    def decided(self) -> bool:
        """True if there is one mark."""
        return self.result is not None

    @property
    def grade(self) -> Grade:
        """The mark of the block.

        Raises:
            UndecidedError: the rule leaves it open; gives the reason.
        """
        if self.result is None:
            advice = "ask for .steps" if self.exact is None else "ask for .exact or .steps"
            raise UndecidedError("; ".join(f.message for f in self.steps.open), advice)
        return self.result

    def _shown(self) -> str:
        exact = f"{show_exact(self.exact)}, open" if self.exact is not None else "open"
        mark = with_word(self.result) if self.result is not None else exact
        return f"{show_exact(self.credits)} credits: {mark}"

    def _table(self) -> tuple[list[str], list[list[str]]]:
        rows = [
            [str(row.start), show_exact(row.credits), show_exact(row.counted), row.mark.label if row.mark else "open"]
            for row in self.rows
        ]
        return ["result", "credits", "counted", f"mark on {self.scale.code}"], rows

    def _brief(self) -> str:
        return self._shown()

    @visibly
    def __str__(self) -> str:
        return f"{self._shown()}\n\n{text_table(*self._table())}\n\n{self.steps}"

    def _repr_html_(self) -> str:
        return f"<p><strong>{escaped(self._shown())}</strong></p>{html_table(*self._table())}{self.steps._repr_html_()}"


@checked
def convert_block(
    results: Iterable[tuple[Grade, Weight] | Attempt],
    *,
    by: BlockPractice | str,
    each: By | Chain = None,
    needed: Number | None = None,
    on: datetime.date | str | None = None,
    circumstances: Circumstances | None = None,
    beside: Iterable[Grade] | None = None,
    catalogue: Catalogue | None = None,
) -> BlockConversion:
    """Return one mark for all results of a stay, as a body publishes it.

    Args:
        results: pairs of a grade and its credits, or an :class:`Attempt` each. Several attempts of one course leave the mark
            open.
        by: a published practice or its code.
        each: the way to convert each result, where the practice names none; as ``by`` of :func:`convert_grade`.
        needed: credits that the block requires, where the practice allows several sizes: 24 for a semester, 40 for two.
        on: the day that counts for dated tables.
        circumstances: the circumstances, for tables by level.
        beside: further marks printed for the results; an empty list says that there are none, as :func:`convert_grade` needs it.
        catalogue: a catalogue in place of the bundled one.

    Raises:
        ArgumentError: no results, a practice of another kind, or a size that the practice does not allow.
        MixedCreditsError: credits of several systems.

    >>> from bologna_credits import Credits, grading_scale
    >>> vienna = grading_scale("AT-5")
    >>> stay = [(vienna.grade("1"), Credits(6, "ECTS")), (vienna.grade("3"), Credits(6, "ECTS"))]
    >>> convert_block(stay, by="GB/QMUL").exact
    Fraction(70, 1)
    """
    known = catalogue or default_catalogue()
    practice = practice_of(by, BlockPractice, "converts whole blocks", known, on)
    attempts = [read_attempt(result) for result in results]
    if not attempts:
        raise ArgumentError("results", "nothing", ("at least one result",))
    check_units((attempt.credits for attempt in attempts), known)
    systems = {attempt.credits.system if isinstance(attempt.credits, Credits) else "plain weights" for attempt in attempts}
    if len(systems) > 1:
        raise MixedCreditsError("average over", *sorted(systems)[:2])
    rule = _BlockRule(practice, known.grading_scale(practice.scale))
    way, marks = each if each is not None else practice.by, None if beside is None else tuple(beside)

    def convert(grade: Grade) -> GradeConversion:
        return convert_grade(grade, to=rule.scale, by=way, on=on, circumstances=circumstances, beside=marks, catalogue=known)

    rule.look_for_repeats(attempts)
    rows = [rule.row(attempt, convert) for attempt in attempts]
    size = _size(practice, needed)
    return rule.answer(rule.cut(rows, size), size)


def _size(practice: BlockPractice, needed: Number | None) -> Fraction | None:
    """Return the credits that the block requires; they must be given where surplus is cut or the mean gives them all."""
    size = None if needed is None else read_exact(needed)
    allowed = tuple(show_exact(number) for number in practice.sizes)
    if (size is None and (practice.surplus or practice.validates)) or (
        size is not None and practice.sizes and size not in practice.sizes
    ):
        raise ArgumentError("needed", "nothing" if size is None else show_exact(size), allowed)
    return size


@final
class _BlockRule:
    """A practice for blocks with the findings that its steps leave."""

    def __init__(self, practice: BlockPractice, scale: GradingScale) -> None:
        self.practice = practice
        self.scale = scale
        self.found: list[Finding] = []
        self.means: set[Fraction] = set()

    def _add(self, code: str, verdict: Verdict, about: str, **named: Fact) -> None:
        self.found.append(Finding(code, verdict, about, facts(**named), self.practice.source))

    def look_for_repeats(self, attempts: Iterable[Attempt]) -> None:
        """Leave open which of several attempts of one course counts: no practice for blocks says it."""
        by_course: dict[str, list[Attempt]] = {}
        for attempt in attempts:
            by_course.setdefault(attempt.course, []).append(attempt)
        for course, tries in by_course.items():
            if course and len(tries) > 1:
                self._add("average.repeats-open", Verdict.OPEN, course, grade=tries[0].label, count=len(tries))

    def row(self, attempt: Attempt, convert: Callable[[Grade], GradeConversion]) -> BlockRow:
        """Return one result as a mark of the practice's scale."""
        if isinstance(attempt.grade, str):
            raise ArgumentError("results", attempt.grade, ("grades of a scale",))
        answer = convert(attempt.grade)
        self.found += answer.steps
        amount = amount_of(attempt.credits)
        if answer.result is not None and answer.result.number is None:
            self._add("average.no-number", Verdict.OPEN, str(attempt.grade), grade=answer.result.label, scale=self.scale.code)
        return BlockRow(attempt.grade, amount, amount, answer.result)

    def cut(self, rows: list[BlockRow], size: Fraction | None) -> list[BlockRow]:
        """Return the rows, with surplus credits taken from those with the worst marks."""
        total = sum((row.credits for row in rows), Fraction(0))
        if size is None:
            return rows
        if total < size:
            self._add("block.short", Verdict.OPEN, self.practice.code, total=total, size=size)
        surplus = max(total - size, Fraction(0)) if self.practice.surplus else Fraction(0)
        marks = [row.mark for row in rows if row.mark is not None and row.mark.quality is not None]
        if surplus and len(marks) == len(rows):
            worst_first = sorted(range(len(rows)), key=lambda index: marks[index].quality or ())
            for index in worst_first:
                taken = min(surplus, rows[index].counted)
                if taken:
                    named = {"credits": taken, "grade": rows[index].start.label, "size": size}
                    self._add("block.surplus", Verdict.HOLDS, self.practice.code, **named)
                rows[index] = attrs.evolve(rows[index], counted=rows[index].counted - taken)
                surplus -= taken
        return rows

    def answer(self, rows: list[BlockRow], size: Fraction | None) -> BlockConversion:
        """Return the mean, the cap, the mark, and the credits that follow from it."""
        practice = self.practice
        credits = sum((row.counted for row in rows), Fraction(0))
        exact = self._mean(rows)
        ending = Ending.of(practice, practice.roundings, read_onto(practice.onto), fails=practice.fails_count)
        result = None
        if exact is not None:
            open_before = any(finding.verdict is Verdict.OPEN for finding in self.found)
            capped = self._capped(exact)
            if capped is not None:
                self.found += ending.steps(capped, self.scale, practice.code)
                result = None if open_before else ending.grade(capped, self.scale)
        awarded = self._validated(size)
        return BlockConversion(
            self.scale, tuple(rows), Report(self.found), credits=credits, exact=exact, result=result, awarded=awarded
        )

    def _validated(self, size: Fraction | None) -> Fraction | None:
        """Return the credits of the whole block if a mean that passes gives them, otherwise None."""
        numbers = self.scale.numbers
        if not self.practice.validates or size is None or numbers is None or not self.means:
            return None
        passes = {numbers.passes(mean) for mean in self.means}
        if len(passes) > 1 or any(finding.code in _UNSURE for finding in self.found):
            return None
        code, verdict = ("block.validated", Verdict.HOLDS) if passes == {True} else ("block.not-validated", Verdict.FAILS)
        self._add(code, verdict, self.practice.code, practice=self.practice.code, credits=size)
        return size if passes == {True} else None

    def _mean(self, rows: list[BlockRow]) -> Fraction | None:
        counted = [(row.mark.number, row.counted) for row in rows if row.mark is not None and row.mark.number is not None]
        weight = sum((credits for _, credits in counted), Fraction(0))
        if len(counted) != len(rows) or not weight:
            return None
        failed = sum(row.mark is not None and not row.mark.passes and row.counted > 0 for row in rows)
        if failed and self.practice.fails_count:
            self._add("block.fails-count", Verdict.NOTE, self.practice.code, practice=self.practice.code, count=failed)
        elif failed:
            self._add("block.fails", Verdict.OPEN, self.practice.code, practice=self.practice.code)
        by_credits = sum((mark * credits for mark, credits in counted), Fraction(0)) / weight
        plain = sum((mark for mark, _ in counted), Fraction(0)) / len(counted)
        if self.practice.by_credits is None and by_credits != plain:
            self._add("block.weights", Verdict.OPEN, self.practice.code, by_credits=by_credits, plain=plain)
        exact = plain if self.practice.by_credits is False else by_credits
        self.means = {exact} if self.practice.by_credits is not None else {by_credits, plain}
        self._add("block.mean", Verdict.HOLDS, self.practice.code, exact=exact, count=len(counted), credits=weight)
        return exact

    def _capped(self, value: Fraction) -> Fraction | None:
        """Return the mean under the cap, or None if the cap itself is given only as a range."""
        if self.practice.cap is None or value <= self.practice.cap[0]:
            return value
        low, high = self.practice.cap
        if low == high:
            self._add("block.capped", Verdict.HOLDS, self.practice.code, before=value, after=low)
            return low
        self._add("block.cap-range", Verdict.OPEN, self.practice.code, before=value, low=low, high=min(high, value))
        return None
