"""A letter as PDF, by typst: the template is ``letter.typ``, and the letter reaches it as data, never as markup."""

import importlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bologna_credits.core.errors import ArgumentError, MissingExtraError
from bologna_credits.core.opener import read_text_file
from bologna_credits.core.visible import visible
from bologna_credits.letters.parts import Part
from bologna_credits.letters.sheet import Sheet
from bologna_credits.recognition.tables import Table

FONT = "Libertinus Serif"
"""The font that typst brings; it has all letters of Kazakh and Russian."""
_TEMPLATE = Path(__file__).with_name("letter.typ")


def pdf_of(sheet: Sheet, *, font: str | None = None, font_paths: Sequence[str | os.PathLike[str]] = ()) -> bytes:
    """Return a letter as PDF.

    Args:
        sheet: the letter.
        font: the name of another font than :data:`FONT`.
        font_paths: folders with further fonts.

    Raises:
        ArgumentError: a font that is in none of the folders.
        MissingExtraError: typst is not installed.
    """
    typst = check_typst()
    folders = [os.fspath(folder) for folder in font_paths]
    fonts = typst.Fonts(include_system_fonts=False, font_paths=folders)
    known = sorted({str(name) for name in fonts.families()}) if font is not None else [FONT]
    wanted = font if font is not None else FONT
    if wanted not in known:
        raise ArgumentError("font", wanted, tuple(known))
    data = json.dumps(_data(sheet) | {"font": wanted}, ensure_ascii=False)
    found: bytes = typst.compile(
        read_text_file(_TEMPLATE).encode(), font_paths=fonts, sys_inputs={"letter": data}, pdf_standards=["ua-1"]
    )
    return found


def check_typst() -> Any:
    """Return the module of typst.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        return importlib.import_module("typst")
    except ImportError:
        raise MissingExtraError("typst", "pdf") from None


def _data(sheet: Sheet) -> dict[str, Any]:
    """Return a letter as plain data, whose texts are visible."""
    shown = {
        "language": sheet.language,
        "title": sheet.title,
        "head": list(sheet.head_lines),
        "institution": bool(sheet.head.institution),
        "facts": [list(fact) for fact in sheet.facts],
        "parts": [_part(part) for part in sheet.parts],
        "sources_heading": sheet.sources_heading,
        "sources": list(sheet.sources),
        "closing": sheet.head.closing,
        "signatures": [sheet.place_and_day, *sheet.signatures],
    }
    return {key: _shown(value) for key, value in shown.items()}


def _part(part: Part) -> dict[str, Any]:
    table = part.table
    return {
        "heading": part.heading,
        "said": list(part.said),
        "headers": [] if table is None else list(table.headers),
        "rows": [] if table is None else [list(row) for row in table.rows],
        "widest": 0 if table is None else _widest(table),
        "lines": [
            {"about": line.about, "kind": line.kind, "pieces": [[piece.text, piece.source] for piece in line.pieces]}
            for line in part.lines
        ],
    }


def _widest(table: Table) -> int:
    """Return the column with the longest cell, which takes the width that the others leave."""
    longest = [max((len(row[place]) for row in table.rows), default=0) for place in range(len(table.headers))]
    return longest.index(max(longest))


def _shown(value: Any) -> Any:
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, list):
        return [_shown(item) for item in value]
    return {key: _shown(item) for key, item in value.items()} if isinstance(value, dict) else value
