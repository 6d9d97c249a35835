"""The learner's name and numbers, wherever else a document prints them; a chapter of :mod:`bologna_credits.interop.elmo`.

Some systems write the learner's national number as the code of every course. Such values are compared and never kept.
"""

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.interop.xml import all_of, local_name, text_of
from bologna_credits.papers.transcripts import STATUSES

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LEARNER = "learner"
_NUMBERS = ("identifier", "nationalIdentifier")
_NAMES = ("givenNames", "familyName", "birthName", "fullName", "bday", "dateOfBirth", "email")
_SHORTEST_NAME = 3
_SHORTEST_NUMBER = 6  # a shorter number of the learner may also be a mark or an amount of credits
_WITHHELD = "…"


def withhold(root: "Element") -> list[Finding]:
    """Take the learner's name and numbers out of all elements but titles, and return what there is to tell of it.

    An identifier is taken away; another value becomes "…", so that it reads as nothing.

    Args:
        root: the element ``elmo``.
    """
    numbers, others = _private(root)
    if not numbers and not others:
        return []
    courses: dict[Element, None] = {}
    more = 0
    for element in _outside(root):
        found = _bare(text_of(element) or "")
        if local_name(element) == "identifier":
            if found and (found in numbers or found in others):
                course = _course_around(element)
                courses |= {} if course is None else {course: None}
                more += course is None
                element.text = None
        elif found in others and not _is_word(element):
            element.text = _WITHHELD
            for child in element:
                child.tail = None
            more += 1
        for key in [key for key, value in element.attrib.items() if _bare(str(value)) in others]:
            element.set(key, _WITHHELD)
            more += 1
    told = [("document.code-withheld", len(courses)), ("document.value-withheld", more)]
    return [Finding(code, Verdict.NOTE, "", facts(count=count)) for code, count in told if count]


def _private(root: "Element") -> tuple[set[str], set[str]]:
    """Return the numbers of the learner, and the values that no other element may hold."""
    numbers, others = set[str](), set[str]()
    for learner in all_of(root, _LEARNER):
        for element in all_of(learner, *_NUMBERS):
            value = _bare(text_of(element) or "")
            numbers |= {value} - {""}
            others |= {value} if len(value) >= _SHORTEST_NUMBER else set()
        names = (_bare(text_of(element) or "") for element in all_of(learner, *_NAMES))
        others |= {name for name in names if len(name) >= _SHORTEST_NAME}
    return numbers, others


def _outside(root: "Element") -> "Iterator[Element]":
    """Yield the elements outside of the learner that are no titles."""
    stack = [root]
    while stack:
        element = stack.pop()
        if local_name(element) not in (_LEARNER, "title"):
            yield element
            stack += reversed(element)


def _is_word(element: "Element") -> bool:
    """Return True for a status as ELMO knows it, which says whether something was passed."""
    return local_name(element) == "status" and text_of(element) in STATUSES


def _course_around(element: "Element") -> "Element | None":
    around = (one for one in element.iterancestors() if local_name(one) == "learningOpportunitySpecification")
    return next(around, None)


def _bare(text: str) -> str:
    """Return a value without case, accents, blanks and signs."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text.casefold()) if letter.isalnum())
