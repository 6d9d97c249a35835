"""The known name most like a misspelt one, and lists of names that stay readable."""

from collections.abc import Iterable

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
        likeness: 0 for any name, 1 for the same name only.

    >>> nearest("kz-rq", ["KZ-RK", "ECTS"]), nearest("ESTC", ["ES-ECTS", "ECTS"])
    ('KZ-RK', 'ECTS')
    """
    name = str(name)  # what a caller gave in place of text still has to be told
    if len(name) > _LONGEST_NAME:
        return None
    from difflib import get_close_matches  # imported here because only a misspelling needs it

    by_folded = {other.casefold(): other for other in known}
    letters = sorted(name.casefold())
    turned = next((other for folded, other in by_folded.items() if sorted(folded) == letters), None)
    if turned is not None:
        return turned
    close = get_close_matches(name.casefold(), by_folded, n=1, cutoff=likeness)
    return by_folded[close[0]] if close else None


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
