"""Titles, identifiers, labels and days of ELMO, wherever they stand; a chapter of :mod:`bologna_credits.interop.elmo`."""

import datetime
import re
from typing import TYPE_CHECKING, final

import attrs

from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.interop.xml import child_of, children_of, local_name, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Titles = tuple[tuple[str, str], ...]

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(Z|[+-]\d{2}:\d{2})?")
_LABELS = ("resultLabel", "result")
_READ = ("resultDistribution", "gradingSchemeLocalId")
_OF_RESULTS = re.compile("result|grad|mark|score|percent", re.IGNORECASE)
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_FIELDS = ("subjectarea", "isced")  # kinds of identifiers that name a field of study, which many courses share
_ADDRESSES = ("url", "uri", "href", "link", "uuid", "guid")  # kinds that name a record and not a course


def titles_of(element: "Element | None") -> Titles:
    """Return the titles of an element by language, the first of each."""
    return texts_of(element, "title")


def texts_of(element: "Element | None", name: str) -> Titles:
    """Return the texts of the children of a name by language, the first of each."""
    found: dict[str, str] = {}
    for child in children_of(element, name) if element is not None else ():
        found.setdefault((child.get(_LANGUAGE) or "").lower(), text_of(child) or "")
    return tuple((language, title) for language, title in found.items() if title)


def identifiers_of(element: "Element | None") -> list[tuple[str, str]]:
    """Return kind and text of the identifiers of an element."""
    found = children_of(element, "identifier") if element is not None else ()
    return [(child.get("type") or "", text) for child in found if (text := text_of(child))]


def best_title(titles: Titles, otherwise: str) -> str:
    """Return the English title, else the first, else ``otherwise``."""
    return dict(titles).get("en") or (titles[0][1] if titles else otherwise)


def instance_of(element: "Element") -> "Element | None":
    """Return the instance of a component: what one student did."""
    return child_of(child_of(element, "specifies"), "learningOpportunityInstance")


def labels_of(instance: "Element | None") -> tuple[str, ...]:
    """Return the result as printed, each label once: a document may print it on two scales, or in two languages."""
    for name in _LABELS:
        printed = () if instance is None else children_of(instance, name)
        found = tuple(dict.fromkeys(label for one in printed if (label := text_of(one)) is not None))
        if found:
            return found
    return ()


def unread_of(instance: "Element | None") -> tuple[str, ...]:
    """Return the names of elements that say something about a result and are not read, such as ``shortenedGrading``."""
    found = []
    for child in () if instance is None else instance:
        name = local_name(child)
        if name in _LABELS:
            found += [f"{name}/{local_name(inner)}" for inner in child]
        elif name not in _READ and _OF_RESULTS.search(name):
            found.append(name)
    return tuple(dict.fromkeys(found))


@final
@attrs.frozen
class Code:
    """The code of a component: ``text`` is None where the document has none, and ``odd`` is True for an address or a UUID."""

    text: str | None
    odd: bool = False


def code_among(identifiers: list[tuple[str, str]]) -> Code:
    """Return the identifier that is the code: the local one, else the first that is no field of study and no address.

    >>> code_among([("subjectArea", "11.3"), ("oodi", "LT16")])
    Code(text='LT16', odd=False)
    """
    local = dict(identifiers).get("local")
    if local is not None:
        return Code(local)
    usable = [(_bare(kind), text) for kind, text in identifiers if not _bare(kind).startswith(_FIELDS)]
    plain = next((text for kind, text in usable if not _is_address(kind, text)), None)
    if plain is not None:
        return Code(plain)
    return Code(usable[0][1], odd=True) if usable else Code(None)


def field_of(element: "Element") -> str | None:
    """Return the field of study of a component, a code of ISCED-F as printed: an element of its own, or an identifier."""
    printed = text_of(child_of(element, "iscedCode"))
    named = (text for kind, text in identifiers_of(element) if _bare(kind).startswith("isced"))
    return printed or next(named, None)


def _bare(kind: str) -> str:
    return "".join(letter for letter in kind.casefold() if letter.isalnum())


def _is_address(kind: str, text: str) -> bool:
    return kind.endswith(_ADDRESSES) or "://" in text or _UUID.fullmatch(text) is not None


@final
@attrs.frozen
class Finished:
    """The day on which a result was reached, and what there is to tell of it.

    Args:
        day: the day; None where the document does not say when something was finished.
        of_term: True if the end of the academic term stands for it.
        findings: oddities of the days as printed.
    """

    day: datetime.date | None
    of_term: bool = False
    findings: tuple[Finding, ...] = ()


def finished(instance: "Element | None", code: str) -> Finished:
    """Return the day of a result: its date, else the end of its term.

    The beginning of a course and the day on which a report was issued say nothing of it. A course in progress has no day.

    Args:
        instance: the instance.
        code: the code of the component, for findings.
    """
    findings: list[Finding] = []
    day = _read_day(text_of(child_of(instance, "date")), code, findings)
    if day is not None or text_of(child_of(instance, "status")) == "in-progress":
        return Finished(day, findings=tuple(findings))
    day = _read_day(text_of(child_of(child_of(instance, "academicTerm"), "end")), code, findings)
    return Finished(day, day is not None, tuple(findings))


def _read_day(text: str | None, code: str, findings: list[Finding]) -> datetime.date | None:
    if text is None:
        return None
    match = _DAY.fullmatch(text)
    try:
        day = datetime.date.fromisoformat(text[:10]) if match else None
    except ValueError:
        day = None
    if day is None or match is None:
        findings.append(Finding("document.day-unreadable", Verdict.NOTE, code, facts(value=text)))
        return None
    if match[4]:
        findings.append(Finding("document.day-zoned", Verdict.NOTE, code, facts(value=text)))
    return day
