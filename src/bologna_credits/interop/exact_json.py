"""JSON with exact numbers: a number is the decimal that the text writes, and never a float on the way.

The same value gives the same text, byte for byte. What acts on a terminal or reorders a line stands as an escape in it.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import IO, Any

from bologna_credits.core.errors import ArgumentTypeError, DocumentError, NumberError
from bologna_credits.core.exact import read_exact, show_exact
from bologna_credits.core.opener import MOST_BYTES, bounded, read_file, read_stream, shown_name, text_of
from bologna_credits.core.visible import is_whole, shortened, visible_in_json

JsonDocument = str | Path | bytes | IO[bytes]
"""A path, the bytes, a file opened in binary mode, or the text itself, which begins with ``{`` or ``[``."""

_INDENT = "  "
_UNNAMED = "document"
_MOST_PATH = 1000  # a longer text is no path, and no message may repeat it: it can hold a person's name
_MARK = "\ufeff"


def to_json(value: object) -> str:
    """Return plain data as JSON: mappings, lists, text, whole and exact numbers, True, False, None.

    Args:
        value: the data. An exact number has to end as a decimal.

    Raises:
        ArgumentTypeError: a value that JSON has no exact form for, such as a float or a ratio that does not end.

    >>> print(to_json({"value": Fraction(15, 2), "parts": []}), end="")
    {
      "value": 7.5,
      "parts": []
    }
    """
    return visible_in_json("".join(_pieces(value, "\n")) + "\n")


def _pieces(value: object, line: str) -> Iterator[str]:
    if isinstance(value, Mapping) and value:
        yield from _between("{}", ((f"{_text(key)}: ", item) for key, item in value.items()), line)
    elif isinstance(value, list | tuple) and value:
        yield from _between("[]", (("", item) for item in value), line)
    else:
        yield _single(value)


def _between(signs: str, items: Iterator[tuple[str, object]], line: str) -> Iterator[str]:
    inner = line + _INDENT
    for number, (key, item) in enumerate(items):
        yield ("," if number else signs[0]) + inner + key
        yield from _pieces(item, inner)
    yield line + signs[1]


def _single(value: object) -> str:
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, Mapping):
        return "{}"
    if isinstance(value, list | tuple):
        return "[]"
    if isinstance(value, int | Fraction):
        shown = show_exact(Fraction(value))
        if "/" not in shown:
            return shown
    raise ArgumentTypeError("a value of JSON", type(value).__name__, "text, a number that ends as a decimal, True, False, None")


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_json(document: JsonDocument, *, source: str = "") -> tuple[Any, str]:
    """Return a JSON document as plain data, and the name of the document for messages. Numbers are fractions.

    Args:
        document: a path, the bytes, an open binary file, or the text.
        source: the name of the document, for messages; without it that of the file.

    Raises:
        DocumentError: no JSON, with line and column; a key twice in one object; a number that nobody could have written; too long
            or too deeply nested.
        ArgumentTypeError: no document at all.

    >>> read_json('{"value": 7.5}')[0]
    {'value': Fraction(15, 2)}
    """
    text, file = _load(document)
    name = source or file
    try:
        value = json.loads(text, parse_float=_number, parse_int=_number, parse_constant=_no_number, object_pairs_hook=_once)
        if "\\u" in text and not _whole(value):
            raise _RefusedError("a text holds half of a character")
    except json.JSONDecodeError as error:
        raise DocumentError(name, f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}", error.lineno, error.colno) from None
    except _RefusedError as error:
        raise DocumentError(name, f"refused: {error}") from None
    except RecursionError:
        raise DocumentError(name, "refused: nested too deeply") from None
    return value, name


def read_stored(text: str, name: str) -> Any:
    """Return the JSON of a stored form as plain data, in which whole numbers are whole numbers.

    Args:
        text: the text.
        name: the name of the file, for messages.

    Raises:
        DocumentError: no JSON, with line and column; a key twice in one object, of which each reader takes another value.

    >>> read_stored('{"format": 1}', "0001.json")
    {'format': 1}
    """
    try:
        return json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise DocumentError(name, f"is no JSON: {error.msg}", error.lineno, error.colno) from None
    except _RefusedError as error:
        raise DocumentError(name, f"refused: {error}") from None
    except (RecursionError, ValueError):
        raise DocumentError(name, "is no stored dossier: it is nested too deep, or holds a number of too many digits") from None


def _load(document: JsonDocument) -> tuple[str, str]:
    if isinstance(document, bytes | bytearray):
        return text_of(bounded(bytes(document), _UNNAMED, MOST_BYTES), _UNNAMED), _UNNAMED
    if isinstance(document, str):
        text = document.removeprefix(_MARK)
        if text.lstrip(" \t\r\n")[:1] in ("{", "["):
            return text_of(bounded(text.encode("utf-8", "surrogatepass"), _UNNAMED, MOST_BYTES), _UNNAMED), _UNNAMED
        if len(text) > _MOST_PATH or not text.isprintable() or not text:
            raise DocumentError(_UNNAMED, 'the text is neither JSON, which begins with "{" or "[", nor the path of a file')
    if isinstance(document, str | Path):
        name = shown_name(document)
        return text_of(read_file(document), name), name
    if hasattr(document, "read"):
        content, name = read_stream(document)
        return text_of(content, name), name
    raise ArgumentTypeError("document", type(document).__name__, "a path, text, bytes, or a file opened in binary mode")


class _RefusedError(ValueError):
    """Something in well-formed JSON that is refused."""


def _number(text: str) -> Fraction:
    from decimal import Decimal

    try:
        return read_exact(Decimal(text))
    except (NumberError, ArithmeticError):
        raise _RefusedError("a number has more than 60 digits before or after the decimal point") from None


def _no_number(text: str) -> Fraction:
    raise _RefusedError(f"{text} is no number")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise _RefusedError(f'an object has the key "{shortened(twice)}" twice, and nothing says which value counts')
    return found


def _whole(value: Any) -> bool:
    """Return True if no text of plain data holds half of a character, which only an escape can write: no file keeps it."""
    todo: list[Any] = [value]
    while todo:
        one = todo.pop()
        if isinstance(one, dict):
            todo += one.keys()
            todo += one.values()
        elif isinstance(one, list):
            todo += one
        elif isinstance(one, str) and not is_whole(one):
            return False
    return True
