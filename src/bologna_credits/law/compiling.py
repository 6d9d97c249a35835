"""The compiling of files of law to plain data, when a wheel is built; :mod:`bologna_credits.law.compiled` reads them."""

import datetime
import enum
import json
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs

from bologna_credits.core.bundled import BUNDLED
from bologna_credits.law.catalogue import FOLDERS, Catalogue
from bologna_credits.law.code_index import NAME, digest_of_texts, write_index
from bologna_credits.law.compiled import DAY, FRACTION, POOLED, RECORD, TUPLE, WORD, sha256
from bologna_credits.law.files import KEY, key_of


class _Writer:
    """The plain data of one value; parts that occur several times are kept once."""

    def __init__(self) -> None:
        self._classes: dict[type, int] = {}
        self._counts: Counter[str] = Counter()
        self._places: dict[str, int] = {}
        self._pool: list[Any] = []

    def document(self, value: Any, key: list[Any]) -> dict[str, Any]:
        """Return the document of a value."""
        plain = self._plain(value)
        self._count(plain)
        written = self._pooled(plain)
        return {"key": key, "classes": [self._class(kind) for kind in self._classes], "pool": self._pool, "value": written}

    @staticmethod
    def _class(kind: type) -> list[str]:
        fields = [field.name for field in attrs.fields(kind) if field.init] if attrs.has(kind) else []
        return [kind.__module__, kind.__name__, *fields]

    def _plain(self, value: Any) -> Any:
        if value is None or type(value) in (bool, int, str):
            return value
        if isinstance(value, enum.Enum):
            return [WORD, self._place(type(value)), value.value]
        if isinstance(value, tuple):
            return [TUPLE, *map(self._plain, value)]
        if isinstance(value, Fraction):
            return [FRACTION, value.numerator, value.denominator]
        if type(value) is datetime.date:
            return [DAY, value.year, value.month, value.day]
        kind = type(value)
        if not attrs.has(kind):
            raise TypeError(f"a file of law holds a {kind.__name__}, which has no compiled form")
        fields = [getattr(value, field.name) for field in attrs.fields(kind) if field.init]
        return [RECORD, self._place(kind), *map(self._plain, fields)]

    def _place(self, kind: type) -> int:
        return self._classes.setdefault(kind, len(self._classes))

    def _count(self, plain: Any) -> None:
        if type(plain) is list:
            text = json.dumps(plain)
            self._counts[text] += 1
            if self._counts[text] == 1:  # what is in a part that is kept once is counted once
                for item in plain[1:]:
                    self._count(item)

    def _pooled(self, plain: Any) -> Any:
        if type(plain) is not list:
            return plain
        text = json.dumps(plain)
        if text in self._places:
            return [POOLED, self._places[text]]
        written = [plain[0], *map(self._pooled, plain[1:])]
        if self._counts[text] < 2 or plain == [TUPLE]:
            return written
        self._places[text] = len(self._pool)
        self._pool.append(written)
        return [POOLED, self._places[text]]


def compiled(value: Any, text: str) -> bytes:
    """Return the compiled form of what a text of law says.

    Args:
        value: the frozen class that was read from the text, and checked.
        text: the text.

    Raises:
        TypeError: the value holds something that has no compiled form.
    """
    document = _Writer().document(value, key_of(sha256(text.encode())))
    body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    return sha256(body).encode() + b"\n" + body


def compile_all(target: Path) -> Iterator[Path]:
    """Write the compiled form of every bundled file of law and the index of codes below a folder, and yield the paths.

    Args:
        target: the folder, which need not exist.
    """
    for folder, reader in FOLDERS.items():
        for path in sorted((BUNDLED / folder).glob("*.toml")):
            text = path.read_text("utf-8")
            place = target / folder / f"{path.stem}.json"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(compiled(reader(text, f"{folder}/{path.name}"), text))
            yield place
    index = target / NAME
    catalogue = Catalogue(BUNDLED)
    index.write_bytes(write_index(catalogue.all(), [*KEY, digest_of_texts(str(BUNDLED))]))
    yield index
