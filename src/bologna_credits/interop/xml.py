"""Parsing of untrusted XML: no DTD, no entities, no network, bounded in size and depth."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from bologna_credits.core.errors import ArgumentTypeError, DocumentError, MissingExtraError
from bologna_credits.interop._packing import from_base64, is_markup, unpack
from bologna_credits.interop._xml_faults import told

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Document = str | Path | bytes | IO[bytes]
"""A path, the bytes, a file opened in binary mode, or the text itself: text that begins with ``<``, or base64 of a document.

The bytes may be packed as EMREX delivers them: base64, gzip, or base64 of gzip.
"""

MOST_BYTES = 64 * 1024 * 1024
MOST_DEPTH = 100  # ELMO nests four components deep; libxml2 itself gives up at 256
_MOST_PATH = 1000  # a longer text is no path, and no message may repeat it: it can hold a person's name
_NEVER_IN_PATHS = frozenset('{}"<>|;')
_UNNAMED = "document"


def _load(document: Document) -> tuple[bytes, str, str | None]:
    """Return the bytes, the name for messages, and the encoding where the text is given and no longer in bytes."""
    if isinstance(document, bytes):
        return document, _UNNAMED, None
    if isinstance(document, str):
        text = document.lstrip("\ufeff \t\r\n")
        if is_markup(text[:1].encode()):
            return text.encode(), _UNNAMED, "utf-8"
        if text.isascii() and from_base64(text.encode()) is not None:
            return text.encode(), _UNNAMED, None
        if len(text) > _MOST_PATH or not text.isprintable() or not text or any(sign in _NEVER_IN_PATHS for sign in text):
            raise DocumentError(_UNNAMED, 'the text is neither XML, which begins with "<", nor the path of a file')
    if isinstance(document, str | Path):
        return *_read_file(Path(document)), None
    if hasattr(document, "read"):
        content = document.read(MOST_BYTES + 1)
        if isinstance(content, bytes):
            return content, Path(str(getattr(document, "name", _UNNAMED))).name, None
    raise ArgumentTypeError("document", type(document).__name__, "a path, text, bytes, or a file opened in binary mode")


def _read_file(path: Path) -> tuple[bytes, str]:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1), path.name
    except FileNotFoundError:
        raise DocumentError(path.name, "there is no such file") from None
    except OSError as error:
        raise DocumentError(path.name, f"cannot be read: {error.strerror or error}") from None


def parse_xml(document: Document) -> "tuple[Element, str]":
    """Return the root of an XML document, and the document's name for messages.

    Args:
        document: a path, the bytes, an open binary file, or the text; bytes and text may be packed by gzip and base64.

    Raises:
        DocumentError: not well-formed, with line and column; or a DTD, too much text, or too deep nesting.
        MissingExtraError: lxml is not installed.

    >>> from bologna_credits.interop.xml import local_name
    >>> local_name(parse_xml(b'<a xmlns="urn:x"/>')[0])
    'a'
    """
    given, name, encoding = _load(document)
    content = unpack(given, name, MOST_BYTES)
    try:
        from lxml import etree
    except ImportError:
        raise MissingExtraError("lxml", "xml") from None
    parser = etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise DocumentError(name, told(_number(error), content), line, column) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise DocumentError(name, "refused: it has a DTD, and a transcript needs none", 1, 1)
    if _depth(root) > MOST_DEPTH:
        raise DocumentError(name, f"refused: nested more than {MOST_DEPTH} levels deep")
    return root, name


def _number(error: Exception) -> int:
    """Return the number of the fault; the stubs of lxml do not know it."""
    return int(getattr(error, "code", 0))


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
