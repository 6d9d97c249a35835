"""Sheets as text: encoding, separator and quotes; a chapter of :mod:`bologna_credits.interop.sheets`.

UTF-8 and UTF-16 are recognised by the standard. Windows-1251 has no mark, so that it is read only where the words themselves show
it: every word with a letter beyond ASCII is Cyrillic from end to end and in the case of a word. Anything else is refused.
"""

import codecs
import csv
import io
import itertools
import re
from collections.abc import Iterable

from bologna_credits.core.errors import ArgumentError, DocumentError
from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.interop.limits import Limits
from bologna_credits.interop.sheets.cells import Row, Sheet
from bologna_credits.interop.sheets.words import BY_HEADER, folded

SEPARATORS = (";", "\t", ",")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CYRILLIC = "windows-1251"
_LOOKED_AT = 60  # rows that decide the separator
MOST_COLUMNS = 500
"""The most filled cells of a row: a header is looked for in each."""
_SAYS = re.compile(r'"?sep=(.)"?[;,\t]*\r?\n')
_WORD = re.compile(r"[^\W\d_]+")
_RUSSIAN = re.compile(r"[А-ЯЁ]?[а-яё]+|[А-ЯЁ]+")
_SIGNS = frozenset("«»№–—…°§\u00a0“”„’•·±")
_GUARD = re.compile(r"'+[=+\-@\t\r]")
_GUARDED = re.compile(r"'*[=+\-@\t\r]")
_HARMLESS = re.compile(r"[+-]?[0-9]*(?:[.,][0-9]+)?")
_UNCLEAR = "is neither UTF-8 nor surely Windows-1251; save it as CSV UTF-8, or name its encoding"


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe stands before what could begin one.

    >>> guarded("=1+1"), guarded("-3"), guarded("A-")
    ("'=1+1", '-3', 'A-')
    """
    return f"'{text}" if _GUARDED.match(text) and not _HARMLESS.fullmatch(text) else text


def unguarded(text: str) -> str:
    """Return a text without the apostrophe of :func:`guarded`.

    >>> unguarded("'=1+1"), unguarded("'s")
    ('=1+1', "'s")
    """
    return text[1:] if _GUARD.match(text) else text


def is_text(content: bytes) -> bool:
    """Return True for content that can be the text of a sheet: without NUL, or with the mark of UTF-16."""
    return content.startswith(_UTF16) or b"\0" not in content


def decode(content: bytes, name: str, encoding: str | None) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of a sheet, and what there is to tell of its encoding.

    Args:
        content: the bytes.
        name: the name of the document, for messages.
        encoding: the encoding that the caller names; without it the bytes have to show it.

    Raises:
        ArgumentError: no encoding has that name.
        DocumentError: the bytes are not of that encoding, or of none that they show.
    """
    if encoding is not None:
        return _named(content, name, encoding), ()
    if content.startswith(_UTF16):
        return _named(content, name, "utf-16"), ()
    if not is_text(content):
        raise DocumentError(name, "is no text: it holds zero bytes; give a CSV file or an .xlsx workbook")
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
    try:
        text = content.decode(_CYRILLIC)
    except UnicodeDecodeError:
        text = ""
    if not _is_cyrillic(text):
        raise DocumentError(name, _UNCLEAR, line, None)
    return text, (Finding("document.encoding-read", Verdict.NOTE, "", facts(encoding=_CYRILLIC)),)


def _named(content: bytes, name: str, encoding: str) -> str:
    try:
        known = codecs.lookup(encoding)
        text = known.decode(content.removeprefix(codecs.BOM_UTF8) if known.name == "utf-8" else content)[0]
    except UnicodeError:
        raise DocumentError(name, f"is not text in {encoding}") from None
    except (LookupError, ValueError):
        text = None
    if not isinstance(text, str):  # codecs of bytes, such as base64, are encodings to Python
        raise ArgumentError("encoding", encoding, ("utf-8", "utf-16", _CYRILLIC, "kz1048"))
    return text


def _is_cyrillic(text: str) -> bool:
    """Return True if every word beyond ASCII is Cyrillic, in the case of a word, and no sign is odd."""
    capitals = 0
    for word in _WORD.findall(text):
        if not word.isascii():
            if not _RUSSIAN.fullmatch(word):
                return False
            capitals += len(word) > 1 and word[0].isupper() and word[1:].islower()
    others = {sign for sign in text if not sign.isascii() and not sign.isalpha()}
    # KOI8 swaps capital and small letters, so that a word in small letters only looks like one in capitals.
    return capitals > 0 and others <= _SIGNS


def read_csv(text: str, name: str, limits: Limits, found: tuple[Finding, ...] = ()) -> Sheet:
    """Return the sheet of a text.

    Args:
        text: the text.
        name: the name of the document, for messages.
        limits: the limits of the document.
        found: the oddities of its encoding.

    Raises:
        DocumentError: quotes that do not close, or a limit.
    """
    says = _SAYS.match(text)
    body, skipped = (text[says.end() :], 1) if says else (text, 0)
    separator = says[1] if says else _separator(body)
    rows = []
    cells = 0
    for number, fields in _numbered(body, separator, name, skipped):
        if any(fields):
            row = Row(number, tuple(unguarded(field.strip()) for field in fields))
            if any(row.cells):
                rows.append(row)
        cells += len(fields)
        if number > limits.courses:
            raise DocumentError(name, f"refused: more than {limits.courses:,} rows; allow more with limits=Limits(courses=…)")
        if cells > limits.elements:
            raise DocumentError(name, f"refused: more than {limits.elements:,} cells; allow more with limits=Limits(elements=…)")
        if fields and max(map(len, fields)) > limits.text:
            why = f"refused: more than {limits.text:,} characters in one cell; allow more with limits=Limits(text=…)"
            raise DocumentError(name, why, number, None)
    return Sheet(name=name, rows=tuple(rows), found=found, separator=separator)


def _numbered(text: str, separator: str, name: str, skipped: int) -> Iterable[tuple[int, list[str]]]:
    number = skipped
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for number, fields in enumerate(reader, skipped + 1):
            yield number, fields
    except csv.Error as error:
        raise DocumentError(name, _told(str(error)), number + 1, None) from None


def _told(words: str) -> str:
    if "field larger" in words:
        return "refused: a cell is longer than any text of a transcript; is a quotation mark not closed?"
    if "unexpected end" in words:
        return "a quotation mark is not closed"
    return "quotation marks stand inside a quoted cell; write each of them twice"


def _separator(text: str) -> str:
    """Return the separator with which the first rows hold most known headers, then that which gives all rows the same cells.

    Of equal ones it is the one with most cells, then the first.
    """
    best, most = SEPARATORS[0], (0, False, 0)
    for separator in SEPARATORS:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        known, widths = 0, set[int]()
        try:
            for fields in itertools.islice(reader, _LOOKED_AT):
                known = max(known, len({BY_HEADER[word] for word in map(folded, fields[:MOST_COLUMNS]) if word in BY_HEADER}))
                widths |= {len(fields)} if fields else set()
        except csv.Error:  # told when the sheet is read
            pass
        widest = max(widths, default=0)
        found = known, widest > 1 and len(widths) == 1, widest
        if found > most:
            best, most = separator, found
    return best
