"""The student's name and numbers, wherever else an agreement prints them; a chapter of :mod:`bologna_credits.interop.ewp`.

They are compared and never kept.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.interop.ewp.places import PRIVATE
from bologna_credits.interop.xml import all_of, local_name, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAMES = ("given-names", "family-name")
_NUMBERS = ("global-id", "birth-date", "email")
_SHORTEST = 3
_MOST = 50
_WITHHELD = "…"
# Texts in words, in which a name may stand among others. A title is never changed: a course may bear a person's name.
_IN_WORDS = frozenset(
    {"comment", "recognition-conditions", "short-description", "signer-position", "ounit-name", "isced-clarification"}
)
_REASON = "reason-text"


def withhold(agreement: "Element", others: "Iterable[Element]" = ()) -> list[Finding]:
    """Take the student's name and numbers out of all elements but titles, and return what there is to tell of it.

    Args:
        agreement: the element ``la``.
        others: further documents about the same student.
    """
    names, numbers = _private(agreement)
    whole = {one.casefold() for one in names | numbers}
    if not whole:
        return []
    parts = [part for name in sorted(names) for part in name.split() if len(part) >= _SHORTEST][:_MOST]
    longest_first = sorted({*names, *numbers, *parts}, key=lambda one: (-len(one), one))
    inside = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
    count = 0
    for element in (one for root in (agreement, *others) for one in _outside(root)):
        said = text_of(element)
        if said is not None and not len(element):
            kept = _without(said, whole, inside if local_name(element) in _IN_WORDS else None)
            if kept != said:
                element.text, count = kept or None, count + 1
        for key, value in element.attrib.items():
            kept = _without(str(value), whole, inside if key == _REASON else None)
            if kept != value:
                element.set(key, kept)
                count += 1
    return [Finding("ewp.value-withheld", Verdict.NOTE, "", facts(count=count))] if count else []


def _private(agreement: "Element") -> tuple[set[str], set[str]]:
    """Return the names and the numbers of the student, of the whole agreement and of its proposals."""
    students = list(all_of(agreement, "student"))
    names, numbers = (
        {_plain(text) for student in students for one in all_of(student, *kind) if (text := text_of(one))}
        for kind in (_NAMES, _NUMBERS)
    )
    # A document of a stranger may hold very many, and each is looked for in each text.
    return {*sorted(name for name in names if len(name) >= _SHORTEST)[:_MOST]}, {*sorted(numbers)[:_MOST]}


def _outside(root: "Element") -> "Iterator[Element]":
    """Yield the elements that are about no person and are no titles."""
    stack = [root]
    while stack:
        element = stack.pop()
        if local_name(element) not in PRIVATE | {"title"}:
            yield element
            stack += reversed(element)


def _without(text: str, whole: set[str], inside: "re.Pattern[str] | None") -> str:
    """Return a text without what is private: nothing if it is all of it, else with a sign in its place."""
    plain = _plain(text)
    if plain.casefold() in whole:
        return ""
    return text if inside is None or not inside.search(plain) else inside.sub(_WITHHELD, plain)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
