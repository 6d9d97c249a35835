"""Cyrillic and Greek letters that look like Latin ones: a registrar types В+ for B+, and the two are different letters.

Only the look counts, not the sound or the place in the alphabet: Д is no D and Б is no B. Greek letters whose small form looks
like another Latin letter (Ν, Η, Υ, Μ) stand for none, because labels are compared without regard to case.
"""

from collections.abc import Iterable, Iterator
from itertools import product

from bologna_credits.core.reading import fold
from bologna_credits.grades.printed_words import mark_and_word
from bologna_credits.grades.rows import GradeRow

CYRILLIC = {
    "а": "a",
    "в": "b",
    "с": "c",
    "е": "e",
    "ғ": "f",
    "һ": "h",
    "н": "h",
    "і": "i",
    "ј": "j",
    "к": "k",
    "м": "m",
    "о": "o",
    "р": "p",
    "ԛ": "q",
    "ѕ": "s",
    "т": "t",
    "ԝ": "w",
    "х": "x",
    "ү": "y",
    "у": "y",
}
"""The Latin letter that a Cyrillic one looks like, in small letters; of two that look alike the usual one comes last."""
GREEK = {"α": "a", "β": "b", "ε": "e", "ι": "i", "κ": "k", "ο": "o", "ρ": "p", "τ": "t", "χ": "x", "ζ": "z"}
"""The Latin letter that a Greek one looks like."""
_ALIKE = {**CYRILLIC, **GREEK}
_LATIN = str.maketrans(_ALIKE)
_BY_LATIN = {
    latin: tuple(letter for letter, other in _ALIKE.items() if other == latin) for latin in dict.fromkeys(_ALIKE.values())
}
_CYRILLIC = {latin: letter for letter, latin in CYRILLIC.items()}
_MOST_MIXED = 3  # letters of a label whose mixtures of alphabets are listed; a word is listed in Cyrillic letters alone


def _foreign(sign: str) -> bool:
    """Return True for a letter of the Greek or a Cyrillic block."""
    return "Ͱ" <= sign <= "ԯ" and sign.isalpha()


def letters_alike(label: str) -> tuple[str, ...]:
    """Return the letters of a label that look like Latin ones and are none, each once.

    >>> letters_alike("ҒХ"), letters_alike("B+")
    (('Ғ', 'Х'), ())
    """
    return () if label.isascii() else tuple(dict.fromkeys(sign for sign in label if sign.casefold() in _ALIKE))


def latin_twin(label: str) -> str | None:
    """Return a label in Latin letters, folded, if it has letters that look like Latin ones and no others of their alphabets.

    >>> latin_twin("В+"), latin_twin("Д+"), latin_twin("B+"), latin_twin("ҒX")
    ('b+', None, None, 'fx')
    """
    if label.isascii():
        return None
    folded = fold(label)
    read = folded.translate(_LATIN)
    return None if read == folded or any(map(_foreign, read)) else read


def spelled(row: GradeRow) -> frozenset[str]:
    """Return the spellings of a row, folded: its label and its aliases."""
    return frozenset(map(fold, (row.label, *row.aliases)))


def read_alike(label: str, row: GradeRow | None) -> str | None:
    """Return the part of a text in look-alike letters that was read as a row, or None if it was not read by the look.

    Args:
        label: the text, such as ``В+``, or a mark with its word.
        row: the row as which it was read.

    >>> read_alike("В+ (хорошо)", GradeRow("B+", True)), read_alike("B+", GradeRow("B+", True))
    ('В+', None)
    """
    if row is None or label.isascii():
        return None
    known = spelled(row)
    parts = (label, *(mark for mark, _ in mark_and_word(label)))
    return next((part for part in parts if latin_twin(part) in known), None)


def only_alike(label: str, row: GradeRow | None) -> bool:
    """Return True if a text was read as a row by the look alone: the row itself prints no such letters.

    >>> only_alike("В+", GradeRow("B+", True)), only_alike("В+", GradeRow("B+", True, aliases=("В+",)))
    (True, False)
    """
    part = read_alike(label, row)
    return part is not None and row is not None and fold(part) not in spelled(row)


def own_letters(rows: Iterable[GradeRow]) -> bool:
    """Return True if a scale has Cyrillic or Greek labels of its own, beside which nothing is read by the look.

    They are labels with such letters, and aliases that look like the label of another row.

    >>> own_letters([GradeRow("зачтено", True)]), own_letters([GradeRow("B", True, aliases=("В",))])
    (True, False)
    """
    known = tuple(rows)
    if any(any(map(_foreign, row.label)) for row in known):
        return True
    by_spelling: dict[str, set[int]] = {}
    for place, row in enumerate(known):
        for spelling in spelled(row):
            by_spelling.setdefault(spelling, set()).add(place)
    return any(
        by_spelling.get(latin_twin(alias) or "", {place}) != {place} for place, row in enumerate(known) for alias in row.aliases
    )


def taken_words(words: Iterable[str]) -> frozenset[str]:
    """Return the words of a scale that look like Latin ones, folded: they are read as words, or not at all."""
    return frozenset(fold(word) for word in words if latin_twin(word) is not None)


def twins(label: str) -> Iterator[str]:
    """Yield the look-alikes of a label: in Cyrillic letters, and for a short one in every mixture of alphabets.

    >>> list(twins("B+")), list(twins("D")), list(twins("pass"))
    (['В+', 'Β+'], [], ['раѕѕ'])
    """
    choices = [(letter, *(_in_case(letter, other) for other in _BY_LATIN.get(letter.casefold(), ()))) for letter in label]
    whole = "".join(_in_case(letter, _CYRILLIC.get(letter.casefold(), letter)) for letter in label)
    if whole != label:
        yield whole
    if sum(len(choice) > 1 for choice in choices) <= _MOST_MIXED:
        yield from (mixed for letters in product(*choices) if (mixed := "".join(letters)) not in (whole, label))


def _in_case(letter: str, other: str) -> str:
    return other.upper() if letter.isupper() else other
