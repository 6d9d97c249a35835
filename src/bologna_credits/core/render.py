"""Tables for people, in plain text for a terminal and in HTML for a notebook."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from bologna_credits.core.visible import visible

_LONGEST_CELL = 20_000  # characters: a longer text in a table of results is a mistake or an attack, and folding it takes long


# Most texts are made of letters of one cell: Latin, Greek and Cyrillic, dashes, quotes, arrows and signs such as ≈.
_NARROW = re.compile("[\x00-\u02ff\u0391-\u03a1\u03a3-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u22ff]*")


def _width(text: str) -> int:
    """Return the number of terminal cells of a text. East Asian wide letters take two, combining marks none."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def text_table(headers: Sequence[str], rows: Iterable[Sequence[str]], *, widest: int | Sequence[int] = 34) -> str:
    """Return a table in plain text.

    Args:
        headers: the heads of the columns.
        rows: the cells, a row at a time.
        widest: the width at which a cell is folded, one for all columns or one for each.

    >>> print(text_table(["course", "credits"], [["EURO1000", "10 ECTS"]]))
    course    credits
    --------  -------
    EURO1000  10 ECTS
    """
    widths = [widest] * len(headers) if isinstance(widest, int) else widest
    head = _lines_of([*map(_fold, headers, widths)])
    lines = [*head]
    for row in rows:
        lines += _lines_of([*map(_fold, row, widths)])
    padded, used = zip(*map(_padded, zip(*lines, strict=True)), strict=True)
    shown = ["  ".join(line).rstrip() for line in zip(*padded, strict=True)]
    return "\n".join([*shown[: len(head)], "  ".join("-" * width for width in used), *shown[len(head) :]])


def _lines_of(row: Sequence[list[str]]) -> list[tuple[str, ...]]:
    """Return the lines of a row of cells, each of which has one line or several."""
    return list(zip_longest(*row, fillvalue=""))


def _padded(column: Sequence[str]) -> tuple[list[str], int]:
    """Return the lines of a column with spaces after them, and its width."""
    text = "".join(column)
    if text.isascii() or _NARROW.fullmatch(text):  # nearly always: a line is as wide as it is long
        width = max(map(len, column))
        return [line.ljust(width) for line in column], width
    own = [*map(_width, column)]
    width = max(own)
    return [line + " " * (width - used) for line, used in zip(column, own, strict=True)], width


def _fold(cell: str, widest: int) -> list[str]:
    if len(cell) <= widest and cell.isprintable():
        return [cell.rstrip()]
    shown = visible(cell if len(cell) <= _LONGEST_CELL else cell[: _LONGEST_CELL - 1] + "…")
    return [part for line in shown.split("\n") for part in (_folded(line, widest) or [""])]


def _folded(line: str, widest: int) -> list[str]:
    """Return the lines of a text, folded between words as :mod:`textwrap` does; plain words are folded without its machinery."""
    words = line.split(" ")
    if "" in words or not line.isprintable() or max(map(len, words)) > widest:
        from textwrap import wrap  # few texts have lines that are folded

        return wrap(line, widest, break_on_hyphens=False)
    found, now = [], words[0]
    for word in words[1:]:
        if len(now) + len(word) < widest:
            now += " " + word
        else:
            found.append(now)
            now = word
    return [*found, now]


def escaped(text: str) -> str:
    """Return text for HTML: escaped, and without characters that act on a line.

    >>> escaped("<b>")
    '&lt;b&gt;'
    """
    from html import escape  # a program that prints no HTML does without its table of entities

    return escape(visible(text))


# Notebooks set all cells to the right, and sentences stand in these. It stands inside, so that what is returned is one element.
_TO_THE_LEFT = "<style>table.bologna-credits :is(th,td){text-align:left}</style>"


def html_table(headers: Sequence[str], rows: Iterable[Sequence[str]], *, caption: str = "") -> str:
    """Return the same table as HTML, with all text escaped.

    Args:
        headers: the heads of the columns.
        rows: the cells, a row at a time.
        caption: the caption of the table.

    >>> "<td>&lt;b&gt;</td>" in html_table(["a"], [["<b>"]])
    True
    """
    top = f'<caption style="text-align:left">{escaped(caption)}</caption>' if caption else ""
    head = "".join(f'<th scope="col">{escaped(cell)}</th>' for cell in headers)
    body = "".join(
        "<tr>" + "".join(f"<td>{escaped(cell).replace(chr(10), '<br/>')}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f'<table class="bologna-credits">{_TO_THE_LEFT}{top}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
