"""Parsing of untrusted XML: no DTD, no entities, no network, bounded in size and depth."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from bologna_credits.core.errors import ArgumentTypeError, DocumentError, MissingExtraError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Document = str | Path | bytes | IO[bytes]
"""A path, the bytes, or a file opened in binary mode."""

MOST_BYTES = 64 * 1024 * 1024
MOST_DEPTH = 100  # ELMO nests four components deep; libxml2 itself gives up at 256


def _load(document: Document) -> tuple[bytes, str]:
    if isinstance(document, bytes):
        return document, "document"
    if isinstance(document, str | Path):
        path = Path(document)
        try:
            with path.open("rb") as file:
                return file.read(MOST_BYTES + 1), path.name
        except OSError as error:
            raise DocumentError(path.name, f"cannot be read: {error.strerror or error}") from None
    if hasattr(document, "read"):
        content = document.read(MOST_BYTES + 1)
        if isinstance(content, bytes):
            return content, Path(str(getattr(document, "name", "document"))).name
    raise ArgumentTypeError("document", type(document).__name__, "a path, bytes, or a file opened in binary mode")


def parse_xml(document: Document) -> "tuple[Element, str]":
    """Return the root of an XML document, and the document's name for messages.

    Args:
        document: a path, the bytes, or an open binary file.

    Raises:
        DocumentError: not well-formed, with line and column; or a DTD, too much text, or too deep nesting.
        MissingExtraError: lxml is not installed.

    >>> from bologna_credits.interop.xml import local_name
    >>> local_name(parse_xml(b'<a xmlns="urn:x"/>')[0])
    'a'
    """
    content, name = _load(document)
    if len(content) > MOST_BYTES:
        raise DocumentError(name, f"refused: more than {MOST_BYTES // 1024 // 1024} MiB")
    try:
        from lxml import etree
    except ImportError:
        raise MissingExtraError("lxml", "xml") from None
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise DocumentError(name, f"not well-formed XML: {str(error.msg).rsplit(', line', 1)[0]}", line, column) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise DocumentError(name, "refused: it has a DTD, and a transcript needs none", 1, 1)
    if _depth(root) > MOST_DEPTH:
        raise DocumentError(name, f"refused: nested more than {MOST_DEPTH} levels deep")
    return root, name


def _depth(root: "Element") -> int:
    # Level by level: a recursion could itself run out of depth.
    level, depth = list(root), 1
    while level:
        level, depth = [child for element in level for child in element], depth + 1
    return depth


def local_name(element: "Element") -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rsplit("}", 1)[-1]


def children_of(element: "Element", name: str) -> "Iterator[Element]":
    """Return the children of that name, whatever their namespace."""
    return (child for child in element if local_name(child) == name)


def child_of(element: "Element | None", name: str) -> "Element | None":
    """Return the first child of that name, or None."""
    return None if element is None else next(children_of(element, name), None)


def text_of(element: "Element | None") -> str | None:
    """Return the text of an element as one line; CDATA is text, comments are left out."""
    if element is None:
        return None
    return " ".join("".join(str(part) for part in element.itertext()).split()) or None
