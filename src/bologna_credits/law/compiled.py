"""Files of law as a build compiled them: plain data that read in a fraction of the time of TOML.

TOML stays the truth. A compiled file is used only if its key names this version of the library, this format, and the digest of
the very text that lies beside it. Otherwise, as in an editable checkout, the TOML is read. The data are JSON and nothing else, so
that loading them runs no code of theirs; their own digest stands before them. The values were checked when they were compiled,
and are set without their checks.
"""

import contextlib
import datetime
import functools
import json
import threading
from collections.abc import Callable
from fractions import Fraction
from importlib import import_module
from typing import Any

import attrs

FORM = 1
"""The number of this form; another one is read from TOML."""
TUPLE, POOLED, FRACTION, DAY, WORD, RECORD = range(6)
"""The kinds of values, each the first item of a list: ``[RECORD, class, field, …]``, ``[FRACTION, numerator, denominator]``."""
_OF_CLASSES = (RECORD, WORD)
_KINDS = frozenset((TUPLE, POOLED, FRACTION, DAY, WORD, RECORD))
_UNREAD = object()
_LATE = {("bologna_credits.law.definition", "Definition")}
"""Classes whose fields are read when they are first asked for: a look-up of a scale needs no credit systems."""
_PACKAGE = "bologna_credits."


def sha256(data: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal digits.

    >>> sha256(b"")[:12]
    'e3b0c44298fc'
    """
    # The interpreter's own function: hashlib first loads OpenSSL, which takes longer than reading all files.
    for name in ("_sha2", "_sha256", "hashlib"):
        with contextlib.suppress(ImportError):
            return str(import_module(name).sha256(data).hexdigest())
    raise ImportError("hashlib")


def read_compiled(data: bytes, key: list[Any]) -> Any:
    """Return the value of a compiled file, or None if it is not the one that a key names.

    Args:
        data: the bytes of the file.
        key: form, format, version and digest, as :func:`bologna_credits.law.compiling.key_of` gives them.
    """
    digest, _, body = data.partition(b"\n")
    try:
        if digest != sha256(body).encode():
            return None
        document = json.loads(body)
        if document["key"] != key:
            return None
        return _Reader(document["classes"], document["pool"]).value(document["value"])
    except (ArithmeticError, AttributeError, ImportError, LookupError, RecursionError, TypeError, ValueError):
        return None  # damaged or of another hand: the text is read


class _Reader:
    """The values of one compiled file. Each class is imported when the first value of it is met."""

    def __init__(self, classes: list[list[str]], pool: list[Any]) -> None:
        self._names = classes
        self._made: list[Callable[[list[Any]], Any] | None] = [None] * len(classes)
        self._raw = pool
        self._pool: list[Any] = [_UNREAD] * len(pool)
        self._lock = threading.RLock()  # two threads must not make a scale twice

    def value(self, value: Any) -> Any:
        """Return the value of a document; a class that reads its parts late keeps this reader."""
        module, name, *fields = self._names[value[1]] if value[0] == RECORD else ("", "")
        if (module, name) not in _LATE:
            return self._read(value)
        self._check(value)
        kind: Any = getattr(import_module(module), name)
        if [field.name for field in attrs.fields(kind) if field.init] != fields:
            raise ValueError(name)
        return kind.late(dict(zip(fields, value[2:], strict=True)), self.part)

    def part(self, raw: Any) -> Any:
        """Return a part of a value that is read late."""
        with self._lock:
            return self._read(raw) if type(raw) is list else raw

    def _check(self, item: Any) -> None:
        """Refuse kinds of values and places that do not exist, before anything is read late."""
        places = {RECORD: len(self._names), WORD: len(self._names), POOLED: len(self._raw)}
        todo = [one for one in (item, *self._raw) if type(one) is list]
        while todo:
            one = todo.pop()
            kind = one[0]
            if kind not in _KINDS or (kind in places and not 0 <= one[1] < places[kind]):
                raise ValueError(kind)
            todo += [part for part in one if type(part) is list]

    def _read(self, item: list[Any]) -> Any:
        kind = item[0]
        if kind == POOLED:
            place = item[1]
            found = self._pool[place]
            if found is _UNREAD:
                found = self._pool[place] = self.part(self._raw[place])
            return found
        if kind in _OF_CLASSES:
            make = self._made[item[1]] or self._class(item[1])
            # Most values are text, numbers and None: they are not asked what they are by a call.
            return make([self._read(one) if type(one) is list else one for one in item[2:]])
        if kind == TUPLE:
            return tuple([self._read(one) if type(one) is list else one for one in item[1:]])
        if kind == FRACTION:
            return Fraction(item[1], item[2])
        if kind == DAY:
            return datetime.date(*item[1:])
        raise ValueError(kind)

    def _class(self, place: int) -> Callable[[list[Any]], Any]:
        made = self._made[place] = _maker_of(*self._names[place])
        return made


@functools.cache
def _maker_of(module: str, name: str, *fields: str) -> Callable[[list[Any]], Any]:
    """Return the function that makes values of a class; there are as many as files of law have classes."""
    if not f"{module}.".startswith(_PACKAGE):
        raise ValueError(module)
    found: Any = getattr(import_module(module), name)
    return _maker(found, list(fields)) if attrs.has(found) else lambda values: found(values[0])


def _maker(kind: Any, names: list[str]) -> Callable[[list[Any]], Any]:
    """Return a function that makes a record from the values of its fields, which were checked when they were compiled."""
    fields = attrs.fields(kind)
    if [field.name for field in fields if field.init] != names:
        raise ValueError(kind.__name__)
    setters = [getattr(kind, name).__set__ for name in names]
    own = [(getattr(kind, field.name).__set__, field.default.factory) for field in fields if not field.init]
    if "_attrs_cached_hash" in kind.__slots__:
        own.append((kind._attrs_cached_hash.__set__, type(None)))  # noqa: SLF001  # what attrs itself sets first
    new, derive = kind.__new__, getattr(kind, "_derive", None)

    def make(values: list[Any]) -> Any:
        made = new(kind)
        for set_field, value in zip(setters, values, strict=True):
            set_field(made, value)
        for set_field, factory in own:
            set_field(made, factory())
        if derive is not None:
            derive(made)
        return made

    return make
