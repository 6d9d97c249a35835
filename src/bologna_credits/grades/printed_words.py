"""The words that documents print in place of a label, or beside it: ``4 (very good)``, ``voldoende``, ``52 PASS``, ``52 %``.

A word alone is a label only where it belongs to one row. English is a language of documents here for a mere pass or fail alone:
elsewhere it is the translation of another word, and two rows often share one.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Generic, Protocol, TypeVar, final

from bologna_credits.core.reading import fold
from bologna_credits.grades.rows import Band, GradeRow, NumberGrades

_PERCENT = re.compile(r" *([0-9]+(?:[.,][0-9]+)?) *(?:%|per cent|percent) *", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"([^(]*[^( ]) ?\((.+)\)")
LONGEST = 120
_SHORTEST_WORD = 3
_PASSED = {"pass": True, "passed": True, "fail": False, "failed": False}
_ENGLISH = "en"
_PER_CENT = 100


class _Mark(Protocol):
    """The part of a grade that its words are compared with."""

    @property
    def label(self) -> str:
        """Its label."""

    @property
    def value(self) -> Fraction | None:
        """Its number."""

    @property
    def row(self) -> GradeRow | None:
        """Its row."""

    @property
    def passes(self) -> bool:
        """True for a pass."""

    @property
    def conditional(self) -> str | None:
        """The condition on which passing depends."""


MarkT = TypeVar("MarkT", bound=_Mark)


def mark_with_percent(given: str) -> str | None:
    """Return the number of a text such as ``52 %``, or None.

    >>> mark_with_percent("52 %"), mark_with_percent("52,5 per cent"), mark_with_percent("52")
    ('52', '52,5', None)
    """
    printed = _PERCENT.fullmatch(given)
    return None if printed is None else printed[1]


def mark_and_word(given: str) -> Iterator[tuple[str, str]]:
    """Yield each way in which a text may be a mark with its word: the mark, then the word.

    >>> list(mark_and_word("4 (good)"))
    [('4', 'good'), ('good', '4')]
    >>> list(mark_and_word("52 PASS"))
    [('52', 'PASS'), ('PASS', '52')]
    """
    if len(given) > LONGEST:
        return
    parts = given.split()
    pairs = [(" ".join(parts[:place]), _bare(" ".join(parts[place:]))) for place in range(1, len(parts))]
    bracketed = _IN_BRACKETS.fullmatch(" ".join(parts))
    if bracketed is not None:
        pairs.append((bracketed[1], bracketed[2]))
    for first, second in dict.fromkeys(pairs):
        yield first, second
        yield second, first


def _bare(text: str) -> str:
    return text[1:-1] if text[0] == "(" and text[-1] == ")" else text


def own_words(row: GradeRow) -> frozenset[str]:
    """Return the words of a row under which documents print it alone, folded: no English ones, except for a mere pass or fail.

    >>> sorted(own_words(GradeRow("5", True, words={"hu": "Jeles", "en": "excellent"})))
    ['jeles']
    """
    return frozenset(fold(word) for language, word in row.words if language != _ENGLISH or not row.ranked or not row.graded)


def unique_words(rows: Iterable[GradeRow], bands: Iterable[Band]) -> dict[str, GradeRow]:
    """Return the rows by their own words, for the words that no other row and no range of numbers has in any language.

    >>> good, better = GradeRow("2", True, words={"xx": "well"}), GradeRow("1", True, words={"xx": "well", "yy": "best"})
    >>> unique_words([good, better], [])["best"].label, list(unique_words([good, better], []))
    ('1', ['best'])
    """
    known = tuple(rows)
    parts: list[GradeRow | Band] = [*known, *bands]
    every = [{fold(word) for _, word in part.words} for part in parts]
    count = Counter(word for words in every for word in words)
    return {word: row for row in known for word in sorted(own_words(row)) if count[word] == 1}


def bands_of_word(word: str, bands: Iterable[Band]) -> tuple[Band, ...]:
    """Return the ranges of numbers for which a word of their own stands, not an English translation.

    >>> [str(band) for band in bands_of_word("notable", [Band(7, 9, words={"es": "Notable", "en": "Good"})])]
    ['7–9']
    """
    folded = fold(word)
    return tuple(band for band in bands if any(language != _ENGLISH and fold(name) == folded for language, name in band.words))


def agrees(word: str, row: GradeRow | None, bands: Iterable[Band], *, passes: bool | None) -> bool:
    """Return True if a word beside a mark is one of the mark's: of its row, of a range of numbers, or its pass or fail.

    Args:
        word: the word as it is printed.
        row: the row of the mark, if it has one.
        bands: the ranges of numbers that include the mark.
        passes: True for a pass, False for a fail, None where the mark alone does not decide.

    >>> row = GradeRow("1", True, words={"de": "sehr gut"})
    >>> agrees("Sehr gut", row, [], passes=True), agrees("gut", row, [], passes=True), agrees("PASS", row, [], passes=True)
    (True, False, True)
    """
    folded = fold(word)
    parts: list[GradeRow | Band] = [*bands, *([] if row is None else [row])]
    words = {fold(name) for part in parts for _, name in part.words}
    if row is not None:
        words |= {name for name in map(fold, (row.label, *row.aliases)) if sum(map(str.isalpha, name)) >= _SHORTEST_WORD}
    return folded in words or (passes is not None and _PASSED.get(folded) is passes)


@final
class DocumentWords(Generic[MarkT]):
    """The reader of what documents print in words on one scale.

    Args:
        rows, bands, numbers: the parts of the scale.
        plain: the reader of a label or a number with nothing beside it; None for what it does not know.
    """

    def __init__(
        self,
        rows: tuple[GradeRow, ...],
        bands: tuple[Band, ...],
        numbers: NumberGrades | None,
        plain: Callable[[str], MarkT | None],
    ) -> None:
        self._bands = bands
        places: list[GradeRow | Band] = [row for row in rows if row.ranked and row.graded]
        self._places = {fold(word) for part in (*places, *bands) for _, word in part.words}
        self._rows = unique_words(rows, bands)
        self._of_per_cent = numbers is not None and numbers.best == _PER_CENT and numbers.direction > 0
        self._plain = plain

    def grade(self, given: str) -> MarkT | None:
        """Return the grade of a percentage with its sign, of a word alone, or of a mark with its word; else None."""
        if len(given) > LONGEST:
            return None
        found = self._alone(given)
        if found is not None:
            return found
        for mark, word in mark_and_word(given):
            grade = self._alone(mark)
            if grade is not None and self._agrees(word, grade):
                return grade
        return None

    def no_grade(self, given: str, known: Mapping[str, GradeRow]) -> GradeRow | None:
        """Return the row of a label that is no grade, from its own word or from the label with its word; else None.

        Args:
            given: the text.
            known: the rows that are no grades, by label.
        """
        row = self._rows.get(fold(given))
        if row is not None:
            return None if row.graded else row
        for mark, word in mark_and_word(given) if known else ():
            found = known.get(fold(mark))
            if found is not None and agrees(word, found, (), passes=None):
                return found
        return None

    def _alone(self, given: str) -> MarkT | None:
        percent = mark_with_percent(given) if self._of_per_cent else None
        found = self._plain(given if percent is None else percent)
        row = self._rows.get(fold(given)) if found is None else None
        return found if row is None or not row.graded else self._plain(row.label)

    def _agrees(self, word: str, grade: MarkT) -> bool:
        value = grade.value
        bands = () if value is None else tuple(band for band in self._bands if value in band)
        # "Pass" beside a mark says that it passes, unless it is the name of one place among the grades, as in Australia.
        plain = grade.conditional is None and fold(word) not in self._places
        return agrees(word, grade.row, bands, passes=grade.passes if plain else None)
