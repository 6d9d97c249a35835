"""Counting of a document before it is built in memory; a chapter of :mod:`bologna_credits.interop.xml`.

A tree takes some two hundred bytes for each element, so that a small file of empty elements would fill the memory.
"""

from collections.abc import Mapping
from typing import final

import attrs

from bologna_credits.core.errors import DocumentError
from bologna_credits.interop.limits import Limits

OWN = "urn:bologna-credits:elmo"
"""The namespace of the package's own elements, which stand in extensions and are read."""
_FEW = 10_000
_LEAST = 12
"""The bytes of a document for each element: with fewer, the tree would take more than ten times the memory of the document."""
_COMPONENTS = frozenset(["learningOpportunitySpecification", "component"])
# What stands in these is never read: files, signatures, and elements of other standards, unless they are our own.
_UNREAD = frozenset(["attachment", "extension", "Signature"])
_OURS = f"{{{OWN}}}"


@final
@attrs.define
class Counter:
    """The target of a parser that counts, and builds nothing.

    Args:
        name: the name of the document, for messages.
        limits: the limits of the document.
        size: the number of its bytes.
    """

    name: str
    limits: Limits
    size: int
    _elements: int = 0
    _courses: int = 0
    _text: int = 0
    _unread: list[bool] = attrs.field(factory=lambda: [False])
    _identifiers: list[int] = attrs.field(factory=lambda: [0])

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Count an element."""
        limits, local = self.limits, tag.rpartition("}")[2]
        self._text = 0
        self._elements += 1
        if self._elements > limits.elements:
            raise self._beyond("elements", "elements")
        if self._elements > _FEW and self._elements * _LEAST > self.size and limits.elements <= Limits().elements:
            raise self._refused(f"more than one element for {_LEAST} bytes, so that most of them say nothing", "elements")
        if len(self._identifiers) > limits.depth:
            raise self._refused(f"nested more than {limits.depth} levels deep", "depth")
        if local == "identifier":
            self._identifiers[-1] += 1
            if self._identifiers[-1] > limits.identifiers:
                raise self._beyond("identifiers of one element", "identifiers")
        elif local in _COMPONENTS:
            self._courses += 1
            if self._courses > limits.courses:
                raise self._beyond("components", "courses")
        self._identifiers.append(0)
        self._unread.append((self._unread[-1] or local in _UNREAD) and not tag.startswith(_OURS))
        if not self._unread[-1] and attributes and any(len(value) > limits.text for value in attributes.values()):
            raise self._beyond("characters in one attribute", "text")

    def end(self, _: str) -> None:
        """Leave an element."""
        self._text = 0
        self._identifiers.pop()
        self._unread.pop()

    def data(self, text: str) -> None:
        """Count the characters of a text, which come in pieces."""
        self._text += len(text)
        if self._text > self.limits.text and not self._unread[-1]:
            raise self._beyond("characters in one text", "text")

    def doctype(self, *_: object) -> None:
        """Refuse a DTD, before anything of it is used."""
        raise DocumentError(self.name, "refused: it has a DTD, and a transcript needs none", 1, 1)

    def close(self) -> None:
        """End the document."""

    def _beyond(self, things: str, limit: str) -> DocumentError:
        return self._refused(f"more than {getattr(self.limits, limit):,} {things}", limit)

    def _refused(self, words: str, limit: str) -> DocumentError:
        return DocumentError(self.name, f"refused: {words}; allow more with limits=Limits({limit}=…)")
