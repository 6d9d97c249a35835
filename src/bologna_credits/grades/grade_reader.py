"""The reader of what documents print as a grade of one scale: a label, a number, a mark with its maximum or with its word."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Generic, Protocol, TypeVar, final

from bologna_credits.core.errors import EquivalenceGapError, NumberError, NumberTypeError, UndecidedError, UnknownGradeError
from bologna_credits.core.exact import Number, read_exact, show_exact
from bologna_credits.core.reading import fold
from bologna_credits.core.visible import shown_value
from bologna_credits.grades.labels import mark_with_maximum, reads_as
from bologna_credits.grades.look_alikes import latin_twin, own_letters, taken_words
from bologna_credits.grades.printed_words import LONGEST, DocumentWords, MarkT, bands_of_word, mark_and_word, mark_with_percent
from bologna_credits.grades.rows import Band, GradeRow, NumberGrades

T = TypeVar("T")


class _Scale(Protocol):
    """The part of a scale by which its grades are read."""

    @property
    def code(self) -> str:
        """Its code."""

    @property
    def rows(self) -> tuple[GradeRow, ...]:
        """Its printed grades."""

    @property
    def numbers(self) -> NumberGrades | None:
        """Its grades that are numbers."""

    @property
    def bands(self) -> tuple[Band, ...]:
        """Its ranges of numbers."""

    @property
    def best_number(self) -> Fraction | None:
        """Its best number."""

    @property
    def lowest_pass_number(self) -> Fraction | None:
        """The number of its lowest pass."""


def _exact_or_none(given: Number) -> Fraction | None:
    try:
        return read_exact(given)
    except (NumberError, NumberTypeError):
        return None


@final
class GradeReader(Generic[MarkT]):
    """The reader of one scale. It keeps nothing of what it has read: the scale remembers that, up to a bound.

    Args:
        scale: the scale.
        printed: its grades by label and by alias, folded.
        no_grades: the rows for people without a grade, by label and by alias, folded.
        number: the grade of a number that is legal on the scale.
        percent: the grade of a percentage, which it keeps.
    """

    def __init__(
        self,
        scale: _Scale,
        printed: Mapping[str, MarkT],
        no_grades: Mapping[str, GradeRow],
        number: Callable[[Fraction], MarkT],
        percent: Callable[[Fraction], MarkT],
    ) -> None:
        self._scale = scale
        self._printed = printed
        self._no_grades = no_grades
        self._number = number
        self._percent = percent
        self._words = DocumentWords(scale.rows, scale.bands, scale.numbers, self._plain)
        self._plain_numbers: dict[tuple[int, int], MarkT] = {}
        for grade in printed.values():
            label, value = grade.label, grade.value
            if value is not None and reads_as(label, value):
                self._plain_numbers.setdefault((value.numerator, value.denominator), grade)

    def read(self, given: Number) -> MarkT:
        """Return a grade from its label, an alias, or a number; see :meth:`GradingScale.grade`."""
        if not isinstance(given, str):
            return self.by_number(given)
        folded = fold(given)
        at_once = self._printed.get(folded)
        if at_once is not None:
            return at_once
        if folded in self._no_grades:
            raise self.unknown(given)
        try:
            return self.by_number(given)
        except UnknownGradeError:
            found = self._words.grade(given) or self._with_percent(given)
            if found is None:
                raise
            return found

    def by_number(self, given: Number) -> MarkT:
        """Return the grade of a number, or of its text."""
        if isinstance(given, str) and "/" in given:
            return self._with_maximum(given)
        try:
            value = read_exact(given)
        except NumberTypeError:
            raise self.unknown(given) from None
        except NumberError:
            if not isinstance(given, str):  # the number itself is at fault, and its error gives the cure
                raise
            raise self.unknown(given) from None
        numbers = self._scale.numbers
        if numbers is None:
            found = self._plain_numbers.get((value.numerator, value.denominator))
            found = found or self._printed.get(show_exact(value))  # 2 where documents print "2" for the grade
            if found is not None:
                return found
        elif numbers.legal(value):
            return self._number(value)
        raise self.unknown(given)

    def no_grade(self, label: str) -> GradeRow | None:
        """Return the row of a label that is printed for somebody without a grade, or None."""
        if not self._no_grades:
            return None
        known = self._no_grades
        return known.get(fold(label)) or self._words.no_grade(label, known) or self._by_look(label, known)

    def unknown(self, given: object) -> UnknownGradeError:
        """Return the error for what is no grade: with the labels, the range of numbers, and what it stands for instead."""
        scale = self._scale
        labels = tuple(row.label for row in scale.rows if row.graded)
        span = "" if scale.numbers is None else ", ".join([*labels, str(scale.numbers)])
        absent = self.no_grade(given) if isinstance(given, str) else None
        marks = ", ".join(map(str, bands_of_word(given, scale.bands))) if isinstance(given, str) and len(given) <= LONGEST else ""
        instead = "" if absent is None else absent.printed_for
        return UnknownGradeError(scale.code, shown_value(given)[:40], labels, span, instead=instead, marks=marks)

    def _with_maximum(self, given: str) -> MarkT:
        """Return the grade of a mark that is printed with the maximum, ``15/20``."""
        printed, best, lowest = mark_with_maximum(given), self._scale.best_number, self._scale.lowest_pass_number
        upwards = best is not None and lowest is not None and best > lowest
        if printed is None or not upwards or printed[1] != best:
            raise self.unknown(given)
        return self.read(printed[0])

    def _with_percent(self, given: str) -> MarkT | None:
        """Return the grade of a percentage with its sign, or of a label beside its percentage or its points; else None.

        Only a scale of labels has these, where it prints their percentages or their points: ``87 %``, ``B+ (87)``, ``B+ (3.33)``.
        """
        if len(given) > LONGEST or self._scale.numbers is not None:
            return None
        alone = mark_with_percent(given)
        if alone is not None:
            return self._of_percent(alone)
        for mark, beside in mark_and_word(given):
            grade = self._plain(mark)
            if grade is None or grade.row is None:
                continue
            number = _exact_or_none(mark_with_percent(beside) or beside)
            if number is not None and number == grade.row.points:
                return grade
            percent = None if number is None else self._of_percent(number)
            if percent is not None and percent.label == grade.label:
                return percent
        return None

    def _of_percent(self, percent: Number) -> MarkT | None:
        try:
            return self._percent(read_exact(percent))
        except (EquivalenceGapError, NumberError, UndecidedError):
            return None

    def _plain(self, given: str) -> MarkT | None:
        try:
            return self._printed.get(fold(given)) or self.by_number(given)
        except UnknownGradeError:
            return self._by_look(given, self._printed)

    def _by_look(self, given: str, known: Mapping[str, T]) -> T | None:
        """Return what a label in Cyrillic or Greek letters stands for that look like Latin ones, or None."""
        twin = latin_twin(given)
        return None if twin is None or self._own_letters or fold(given) in self._taken else known.get(twin)

    @cached_property
    def _own_letters(self) -> bool:
        return own_letters(self._scale.rows)

    @cached_property
    def _taken(self) -> frozenset[str]:
        parts: list[GradeRow | Band] = [*self._scale.rows, *self._scale.bands]
        return taken_words(word for part in parts for _, word in part.words)
