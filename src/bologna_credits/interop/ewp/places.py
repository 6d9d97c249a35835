"""The elements of a document of EWP with their places, and what there is to tell of them; a chapter of :mod:`.ewp`."""

import datetime
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, final

import attrs

from bologna_credits.core.academic_terms import DayOrMonth, read_day_or_month
from bologna_credits.core.errors import ArgumentError, DefinitionError, NumberError
from bologna_credits.core.exact import read_exact
from bologna_credits.core.findings import Fact, Finding, Verdict, facts
from bologna_credits.interop.xml import child_of, children_of, local_name, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

PRIVATE = frozenset({"student", "contact-person"})
"""The elements about persons. Nothing of them is read."""
_TABLES = frozenset(
    {
        "components-studied",
        "components-recognized",
        "virtual-components",
        "blended-mobility-components",
        "short-term-doctoral-components",
    }
)
_LISTS = _TABLES | {"student-signature", "sending-hei-signature", "receiving-hei-signature"}
_INSTITUTION = frozenset({"hei-id", "ounit-name", "ounit-id", "contact-person"})
_SIGNATURE = frozenset({"signer-name", "signer-position", "signer-email", "timestamp", "signer-app"})
_AGREEMENT = frozenset(
    {
        "omobility-id",
        "sending-hei",
        "receiving-hei",
        "receiving-academic-year-id",
        "student",
        "start-date",
        "start-year-month",
        "end-date",
        "end-year-month",
        "eqf-level-studied-at-departure",
        "isced-f-code",
        "isced-clarification",
        "student-language-skill",
        "first-version",
        "approved-changes",
        "changes-proposal",
        "learning-outcomes-url",
        "provisions-url",
    }
)
_COMPONENT = frozenset(
    {"los-id", "los-code", "title", "loi-id", "term-id", "credit", "recognition-conditions", "short-description"}
)
_ANSWER = frozenset({"omobility-id", "changes-proposal-id", "signature"})
# The children that each element may have, by get-response.xsd and update-request.xsd; all others have text alone.
_CHILDREN = {
    "la": _AGREEMENT,
    "sending-hei": _INSTITUTION,
    "receiving-hei": _INSTITUTION,
    "student-language-skill": frozenset({"language", "cefr-level"}),
    "first-version": _LISTS,
    "approved-changes": _LISTS,
    "changes-proposal": _LISTS | {"student"},
    **dict.fromkeys(_TABLES, frozenset({"component"})),
    "component": _COMPONENT,
    "term-id": frozenset({"term-number", "total-terms"}),
    "credit": frozenset({"scheme", "value"}),
    **dict.fromkeys(("signature", *(_LISTS - _TABLES)), _SIGNATURE),
    "omobility-las-update-request": frozenset({"sending-hei-id", "approve-proposal-v1", "comment-proposal-v1"}),
    "approve-proposal-v1": _ANSWER,
    "comment-proposal-v1": _ANSWER | {"comment"},
}
_ATTRIBUTES = {
    "component": frozenset({"status", "reason-code", "reason-text"}),
    "changes-proposal": frozenset({"id"}),
}
_POINT = re.compile(r"([+-]?)([0-9]*)\.([0-9]*)")
_ZONE = r"(?:Z|[+-][0-9]{2}:[0-9]{2})?"
_DAY_OR_MONTH = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}(?:-[0-9]{{2}})?){_ZONE}")
_MOMENT = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(?:\.[0-9]+)?{_ZONE}")


@final
@attrs.define
class Journal:
    """The faults of a document, each with its place, and the findings about it.

    Args:
        name: the name of the document.
        faults: what makes it unreadable.
        findings: what is odd about the part that is read just now.
    """

    name: str
    faults: list[str] = attrs.field(factory=list)
    findings: list[Finding] = attrs.field(factory=list)

    def note(self, code: str, subject: str = "", /, **named: Fact) -> None:
        """Keep an oddity."""
        self.findings.append(Finding(code, Verdict.NOTE, subject, facts(**named)))

    def check(self) -> None:
        """Raise the faults, if there are any.

        Raises:
            DefinitionError: all of them.
        """
        if self.faults:
            raise DefinitionError(self.name, tuple(dict.fromkeys(self.faults)))


@final
@attrs.frozen
class Part:
    """An element with its place in the document.

    Args:
        element: the element.
        path: its place, such as ``la[1]/first-version``.
        journal: the faults and findings of the document.
    """

    element: "Element"
    path: str
    journal: Journal

    def fault(self, what: str) -> None:
        """Keep a fault of this element."""
        self.journal.faults.append(f"line {self.element.sourceline}, {self.path}: {what}")

    def each(self, name: str) -> "list[Part]":
        """Return the children of a name."""
        found = enumerate(children_of(self.element, name), 1)
        return [Part(child, f"{self.path}/{name}[{number}]", self.journal) for number, child in found]

    def one(self, name: str, *, needed: bool = False) -> "Part | None":
        """Return the child of a name, or None. A second one is a fault; so is none that is needed."""
        found = list(children_of(self.element, name))
        if len(found) > 1:
            self.fault(f"{len(found)} elements <{name}>, where one is allowed")
        elif needed and not found:
            self.fault(f"the element <{name}> is missing")
        return Part(found[0], f"{self.path}/{name}", self.journal) if found else None

    def text(self, name: str, *, needed: bool = False) -> str | None:
        """Return the text of the child of a name, or None. It is a fault if it is needed and missing or empty."""
        part = self.one(name, needed=needed)
        found = text_of(None if part is None else part.element)
        if needed and part is not None and found is None:
            part.fault("is empty")
        return found

    def own(self, attribute: str) -> str | None:
        """Return an attribute as one line, or None."""
        return " ".join((self.element.get(attribute) or "").split()) or None

    def number(self, name: str, *, needed: bool = False) -> Fraction | None:
        """Return the number in the child of a name; a text that is none is a fault."""
        text = self.text(name, needed=needed)
        try:
            return None if text is None else read_decimal(text)
        except NumberError:
            self._at(name).fault(f'"{text}" is no number such as 7.5')
            return None

    def whole(self, name: str, least: int, most: int) -> int | None:
        """Return the whole number in the child of a name; a text that is none, or one beyond the bounds, is a fault."""
        number = self.number(name)
        if number is None:
            return None
        if number.denominator != 1 or not least <= number <= most:
            self._at(name).fault(f'"{self.text(name)}" is no whole number from {least} to {most}')
            return None
        return int(number)

    def day_or_month(self, day: str, month: str) -> DayOrMonth | None:
        """Return the day or month of a choice of two children; both of them, or a text that is neither, are faults."""
        given = [name for name in (day, month) if child_of(self.element, name) is not None]
        if len(given) > 1:
            self.fault(f"<{day}> and <{month}>, where one of the two is allowed")
        if len(given) != 1:
            return None
        text = self.text(given[0], needed=True)
        if text is None:
            return None
        found = _DAY_OR_MONTH.fullmatch(text)
        try:
            if found is not None and (len(found[1]) > len("2018-09")) is (given[0] == day):
                return read_day_or_month(found[1])
        except ArgumentError:
            pass
        form = "day such as 2018-09-01" if given[0] == day else "month such as 2018-09"
        self._at(given[0]).fault(f'"{text}" is no {form}')
        return None

    def moment(self, name: str) -> datetime.date | None:
        """Return the day of a point in time, as printed in its own zone; a text that is none is a fault."""
        text = self.text(name, needed=True)
        if text is None:
            return None
        found = _MOMENT.fullmatch(text)
        try:
            if found is not None:
                return datetime.date.fromisoformat(found[1])
        except ValueError:
            pass
        self._at(name).fault(f'"{text}" is no time such as 2018-11-12T13:13:45+02:00')
        return None

    def _at(self, name: str) -> "Part":
        child = child_of(self.element, name)
        return self if child is None else Part(child, f"{self.path}/{name}", self.journal)

    def tell_unread(self) -> None:
        """Note the elements and attributes inside that the specification does not have. They are not read."""
        found = dict.fromkeys(_unread(self.element))
        if found:
            self.journal.note("ewp.not-read", names=tuple(found))


def _unread(element: "Element") -> Iterator[str]:
    """Yield the name of each unknown element, after that of the element around it, and of each unknown attribute."""
    stack = [element]
    while stack:
        one = stack.pop()
        name = local_name(one)
        attributes = (str(key) for key in one.attrib)
        # What stands in a namespace of its own, such as xsi:schemaLocation, is no attribute of the specification.
        yield from (f"{name}/@{key}" for key in attributes if "}" not in key and key not in _ATTRIBUTES.get(name, ()))
        known = _CHILDREN.get(name, frozenset())
        yield from (f"{name}/{local_name(child)}" for child in one if local_name(child) not in known)
        stack += reversed([child for child in one if local_name(child) in known - PRIVATE])


def read_decimal(text: str) -> Fraction:
    """Return a decimal of XML Schema, which may lack the digits before or after the point.

    Raises:
        NumberError: another text.

    >>> read_decimal(".5"), read_decimal("+5."), read_decimal("7.50")
    (Fraction(1, 2), Fraction(5, 1), Fraction(15, 2))
    """
    bare = _POINT.fullmatch(text.strip())
    if bare and (bare[2] or bare[3]):
        text = f"{bare[1]}{bare[2] or 0}.{bare[3] or 0}"
    return read_exact(text)
