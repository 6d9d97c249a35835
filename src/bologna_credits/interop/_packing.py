"""Unpacking of documents as systems deliver them: base64, gzip, or both; bounded, for what is unpacked is not trusted."""

import base64
import binascii
import gzip
import io
import re
import zlib

from bologna_credits.core.errors import DocumentError
from bologna_credits.core.opener import bounded

_GZIP = b"\x1f\x8b"
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # marks of byte order, of UTF-8 and of UTF-16
_BASE64 = re.compile(rb"[A-Za-z0-9+/\s]+={0,2}\s*")
_MOST_LAYERS = 3  # EMREX has two: base64 around gzip


def is_markup(content: bytes) -> bool:
    """Return True if bytes begin as XML does, after blanks and a mark of byte order.

    >>> is_markup(b"  <elmo/>"), is_markup(b"H4sI")
    (True, False)
    """
    for mark in _MARKS:
        content = content.removeprefix(mark)
    return content.lstrip(b"\0 \t\r\n").startswith(b"<")


def from_base64(content: bytes) -> bytes | None:
    """Return the bytes inside base64, or None if they are not gzip or XML: ordinary words are base64 by their letters, too.

    >>> from_base64(b"PGVsbW8vPg=="), from_base64(b"transcript")
    (b'<elmo/>', None)
    """
    if not _BASE64.fullmatch(content):
        return None
    bare = b"".join(content.split())
    try:
        inside = base64.b64decode(bare + b"=" * (-len(bare) % 4), validate=True)
    except binascii.Error:
        return None
    return inside if inside.startswith(_GZIP) or is_markup(inside) else None


def unpack(content: bytes, name: str, most: int) -> bytes:
    """Return the XML inside base64 and gzip, however they are combined.

    EMREX hands a transcript over as base64 of gzip of the XML.

    Args:
        content: the document as delivered.
        name: the name of the document, for messages.
        most: the largest number of bytes. What is packed is read only so far, because a few bytes can unpack into gigabytes.

    Raises:
        DocumentError: too large, damaged, or packed again and again.

    >>> unpack(base64.b64encode(gzip.compress(b"<elmo/>")), "document", 100)
    b'<elmo/>'
    """
    for _ in range(_MOST_LAYERS + 1):
        content = bounded(content, name, most)
        if content.startswith(_GZIP):
            content = _unzip(content, name, most)
            continue
        inside = None if is_markup(content) else from_base64(content)
        if inside is None:
            return content
        content = inside
    raise DocumentError(name, f"refused: packed more than {_MOST_LAYERS} times")


def _unzip(content: bytes, name: str, most: int) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            return packed.read(most + 1)
    except (OSError, EOFError, zlib.error):
        raise DocumentError(name, "it is packed with gzip, and the packing is damaged or cut short") from None
