"""Parsing of untrusted XML: no DTD, no entities, no network, bounded in size, depth and counts."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from bologna_credits.core.errors import ArgumentTypeError, DocumentError, MissingExtraError
from bologna_credits.core.opener import read_file, read_stream, shown_name
from bologna_credits.interop._counting import Counter
from bologna_credits.interop._packing import from_base64, is_markup, unpack
from bologna_credits.interop._xml_faults import told
from bologna_credits.interop.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Document = str | Path | bytes | IO[bytes]
"""A path, the bytes, a file opened in binary mode, or the text itself: text that begins with ``<``, or base64 of a document.

The bytes may be packed as EMREX delivers them: base64, gzip, or base64 of gzip.
"""

_MOST_PATH = 1000  # a longer text is no path, and no message may repeat it: it can hold a person's name
_NEVER_IN_PATHS = frozenset('{}"<>|;')
_UNNAMED = "document"


def _load(document: Document, limits: Limits) -> tuple[bytes, str, str | None]:
    """Return the bytes, the name for messages, and the encoding where the text is given and no longer in bytes."""
    if isinstance(document, bytes | bytearray):
        return bytes(document), _UNNAMED, None
    if isinstance(document, str):
        text = document.lstrip("\ufeff \t\r\n")
        if is_markup(text[:1].encode("utf-8", "replace")):
            return _encoded(text), _UNNAMED, "utf-8"
        if text.isascii() and from_base64(text.encode()) is not None:
            return text.encode(), _UNNAMED, None
        if len(text) > _MOST_PATH or not text.isprintable() or not text or any(sign in _NEVER_IN_PATHS for sign in text):
            raise DocumentError(_UNNAMED, f'the text is neither XML, which begins with "<", nor the path of a file{_alike(text)}')
    if isinstance(document, str | Path):
        return read_file(document, most=limits.bytes), shown_name(document), None
    if hasattr(document, "read"):
        return *read_stream(document, most=limits.bytes), None
    raise ArgumentTypeError("document", type(document).__name__, "a path, text, bytes, or a file opened in binary mode")


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise DocumentError(_UNNAMED, "the text holds half of a character (a lone surrogate); give the bytes") from None


def _alike(text: str) -> str:
    return "; it looks like JSON" if text.startswith(("{", "[")) else ""


def parse_xml(document: Document, *, limits: Limits | None = None, source: str = "") -> "tuple[Element, str]":
    """Return the root of an XML document, and the document's name for messages.

    Args:
        document: a path, the bytes, an open binary file, or the text; bytes and text may be packed by gzip and base64.
        limits: other limits than the usual ones.
        source: the name of the document, for messages; without it that of the file.

    Raises:
        DocumentError: not well-formed, with line and column; or a DTD, or beyond a limit.
        MissingExtraError: lxml is not installed.

    >>> from bologna_credits.interop.xml import local_name
    >>> local_name(parse_xml(b'<a xmlns="urn:x"/>')[0])
    'a'
    """
    allowed = limits or Limits()
    given, file, encoding = _load(document, allowed)
    name = source or file
    content = unpack(given, name, allowed.bytes)
    try:
        from lxml import etree
    except ImportError:
        raise MissingExtraError("lxml", "xml") from None
    safe: dict[str, Any] = {
        "encoding": encoding,
        "resolve_entities": False,
        "load_dtd": False,
        "no_network": True,
        "huge_tree": False,
        "remove_comments": True,
        "remove_pis": True,
    }
    try:
        counter: Any = Counter(name, allowed, len(content))
        etree.fromstring(content, etree.XMLParser(target=counter, **safe))
        return etree.fromstring(content, etree.XMLParser(**safe)), name
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise DocumentError(name, told(_number(error), content), line, column) from None


def _number(error: Exception) -> int:
    """Return the number of the fault; the stubs of lxml do not know it."""
    return int(getattr(error, "code", 0))


def local_name(element: "Element") -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rsplit("}", 1)[-1]


def children_of(element: "Element", name: str) -> "Iterator[Element]":
    """Return the children of that name, whatever their namespace."""
    return iter(element.iterchildren(f"{{*}}{name}"))


def all_of(element: "Element", *names: str) -> "Iterator[Element]":
    """Return the elements of some names at any depth, in the order of the document, whatever their namespace."""
    return iter(element.iter(*(f"{{*}}{name}" for name in names)))


def child_of(element: "Element | None", name: str) -> "Element | None":
    """Return the first child of that name, or None."""
    return None if element is None else next(children_of(element, name), None)


def text_of(element: "Element | None") -> str | None:
    """Return the text of an element as one line; CDATA is text. What stands in elements inside it is another's text."""
    if element is None:
        return None
    parts = (element.text, *(child.tail for child in element))
    return " ".join("".join(part for part in parts if part).split()) or None
