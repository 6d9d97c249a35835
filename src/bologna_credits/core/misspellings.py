"""The known name most like a misspelt one, and lists of names that stay readable."""

import functools
from collections import Counter
from collections.abc import Iterable, Iterator

from bologna_credits.core.visible import shortened

_MOST_CHOICES = 40
_LONGEST_NAME = 80  # characters of a name that is compared with known ones
LONGEST_TEXT = 400
"""The most characters of a part of a message that the library or a document wrote."""


def nearest(name: str, known: Iterable[str], *, likeness: float = 0.5) -> str | None:
    """Return the known name most like a misspelt one, or None; one with the same letters in another order comes first.

    Args:
        name: the misspelt name.
        known: the names to choose from.
        likeness: 0 for any name that shares a letter, 1 for the same name only.

    >>> nearest("kz-rq", ["KZ-RK", "ECTS"]), nearest("ESTC", ["ES-ECTS", "ECTS"])
    ('KZ-RK', 'ECTS')
    """
    name = str(name)  # what a caller gave in place of text still has to be told
    if len(name) > _LONGEST_NAME:
        return None
    names = _names_of(tuple(known))
    folded = name.casefold()
    turned = names.by_letters.get("".join(sorted(folded)))
    return turned if turned is not None else names.closest(folded, likeness)


def closest(name: str, known: Iterable[str], *, likeness: float) -> str | None:
    """Return the known name most like another one by the order of its letters alone, or None.

    Args:
        name: the name, of at most 80 characters: a longer one is like none.
        known: the names to choose from.
        likeness: 0 for any name that shares a letter, 1 for the same name only.

    >>> closest("norge", ["norway", "norges"], likeness=0.8)
    'norges'
    """
    return None if len(name) > _LONGEST_NAME else _names_of(tuple(known)).closest(name.casefold(), likeness)


@functools.lru_cache(maxsize=16)
def _names_of(known: tuple[str, ...]) -> "_Names":
    """The known names by their letters. A document can misspell a thousand codes of two thousand."""
    return _Names(known)


class _Names:
    """Known names, in which the one most like a misspelt one is found without comparing it with each."""

    def __init__(self, known: tuple[str, ...]) -> None:
        self.by_folded = {other.casefold(): other for other in known}
        self.by_letters: dict[str, str] = {}
        self._holders: dict[tuple[str, int], list[str]] = {}
        for folded, other in self.by_folded.items():
            self.by_letters.setdefault("".join(sorted(folded)), other)
            for letter in _numbered(folded):
                self._holders.setdefault(letter, []).append(folded)

    def closest(self, folded: str, likeness: float) -> str | None:
        """Return the known name most like another one, as ``difflib.get_close_matches`` finds it, or None."""
        from difflib import SequenceMatcher  # imported here because only a misspelling needs it

        common: Counter[str] = Counter()
        for letter in _numbered(folded):
            common.update(self._holders.get(letter, ()))
        # Names that share few letters cannot be alike, whatever the order of the letters.
        bounds = ((2 * count / (len(folded) + len(other)), other) for other, count in common.items())
        matcher = SequenceMatcher(None, "", folded)
        found: list[tuple[float, str]] = []
        for bound, other in sorted(bounds, reverse=True):
            if bound < (found[0][0] if found else likeness):
                break
            matcher.set_seq1(other)
            if (ratio := matcher.ratio()) >= likeness:
                found = [max([*found, (ratio, other)])]
        return self.by_folded[found[0][1]] if found else None


def _numbered(word: str) -> Iterator[tuple[str, int]]:
    """Yield the letters of a word, each with how often it stood before: what two words share is counted by them."""
    seen: dict[str, int] = {}
    for letter in word:
        seen[letter] = seen.get(letter, -1) + 1
        yield letter, seen[letter]


def listed(names: Iterable[str], between: str = ", ", longest: int = 80) -> str:
    """Return names as a list that stays readable; the fields of the error keep all of them."""
    every = tuple(names)
    shown = between.join(shortened(str(name), longest) for name in every[:_MOST_CHOICES])
    return f"{shown}{between}and {len(every) - _MOST_CHOICES} more" if len(every) > _MOST_CHOICES else shown


def hint(name: str, known: Iterable[str]) -> str:
    """Return the end of a message that names the known name most like a misspelt one, or nothing."""
    other = nearest(name, known)
    return f'; did you mean "{other}"?' if other else ""


_SHORT = 3
"""Letters of an abbreviation: NP (not present) is as near to NT (notable) as a slip of the pen is, and means the opposite."""


def _letters(label: str) -> str:
    return "".join(filter(str.isalnum, label)).casefold()


def near_grade(given: str, known: tuple[str, ...]) -> str | None:
    """Return "02" for "2" (a missing leading zero), but never another number, and no other letters for as few as "NP"."""
    digits = given.removeprefix("-").replace(",", ".").replace(".", "", 1)
    if not digits.isdecimal():
        same = [label for label in known if _letters(label) == _letters(given)]
        return nearest(given, same if len(given.strip()) <= _SHORT else known)
    same = [label for label in known if label.lstrip("0") == given.lstrip("0")]
    return same[0] if len(same) == 1 else None
