"""Gettext catalogues as people edit them (``.po``), and the compiled form (``.mo``) that the standard library reads.

A checkout has the first form only, and a wheel the second. The compiled form is made here by the build and, in a checkout, when a
language is first asked for: no tool has to be installed for either. The tests compare it with what babel makes.
"""

import ast
import struct
from collections.abc import Iterator
from typing import final

import attrs

_MAGIC = 0x950412DE
_BETWEEN = "\x04"  # between a context and its message
_PLURAL = "\x00"


@final
@attrs.frozen
class PoEntry:
    """A message of a catalogue and its translation.

    Args:
        context: the place in which the message stands, such as the code of a finding.
        message: the message in English; of two numbers, that for one.
        plural: the message for other numbers, or nothing.
        translations: the translation, or one for each plural form of the language; empty texts are not translated yet.
        notes: comments of the catalogue, ``"#, fuzzy"`` among them.
    """

    context: str
    message: str
    plural: str
    translations: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def done(self) -> bool:
        """True for a translation that is complete and not marked as doubtful."""
        return all(self.translations) and not any("fuzzy" in note for note in self.notes)


def read_po(text: str) -> tuple[PoEntry, ...]:
    r"""Return the entries of a catalogue, the header (without a message) first.

    Args:
        text: the text of a ``.po`` file.

    Raises:
        ValueError: a line that belongs to no entry; names its number.

    >>> read_po('msgctxt "identity"\nmsgid "unchanged"\nmsgstr "без изменений"\n')[0].translations
    ('без изменений',)
    """
    return tuple(_entries(text.splitlines()))


def _entries(lines: list[str]) -> Iterator[PoEntry]:
    fields: dict[str, str] = {}
    notes: list[str] = []
    key = ""
    for number, line in enumerate([*lines, ""], 1):
        said = line.strip()
        if "msgid" in fields and (not said or said.startswith("#")):
            yield _entry(fields, notes)
            fields, notes, key = {}, [], ""
        if said.startswith("#"):
            notes += [] if said.startswith("#~") else [said]  # what the program says no longer
        elif said:
            if not said.startswith('"'):
                key, _, said = said.partition(" ")
                fields[key] = ""
            try:
                fields[key] += ast.literal_eval(said.strip())
            except (KeyError, SyntaxError, TypeError, ValueError):
                raise ValueError(f"line {number} of a catalogue cannot be read: {line}") from None


def _entry(fields: dict[str, str], notes: list[str]) -> PoEntry:
    said = tuple(fields[key] for key in sorted(fields) if key.startswith("msgstr"))
    return PoEntry(fields.get("msgctxt", ""), fields["msgid"], fields.get("msgid_plural", ""), said, tuple(notes))


def compiled(text: str) -> bytes:
    """Return a catalogue in the form that :mod:`gettext` reads; entries that are not done are left out.

    Args:
        text: the text of a ``.po`` file.
    """
    pairs = sorted((_key(entry).encode(), _PLURAL.join(entry.translations).encode()) for entry in read_po(text) if entry.done)
    count = len(pairs)
    start = 7 * 4 + 16 * count
    keys: list[int] = []
    values: list[int] = []
    data = b""
    for place, table in ((0, keys), (1, values)):
        for pair in pairs:
            table += [len(pair[place]), start + len(data)]
            data += pair[place] + b"\x00"
    head = struct.pack("<7I", *(_MAGIC, 0, count, 28, 28 + 8 * count, 0, start))
    return head + struct.pack(f"<{4 * count}I", *keys, *values) + data


def _key(entry: PoEntry) -> str:
    context = entry.context + _BETWEEN if entry.context else ""
    return context + entry.message + (_PLURAL + entry.plural if entry.plural else "")
