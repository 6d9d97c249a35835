"""Tables for people, in plain text for a terminal and in HTML for a notebook."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from bologna_credits.core.visible import visible

_LONGEST_CELL = 20_000  # characters: a longer text in a table of results is a mistake or an attack, and folding it takes long


# Most texts are made of letters of one cell: Latin, Greek and Cyrillic, dashes, quotes, arrows and signs such as ≈.
_NARROW = re.compile("[\x00-\u02ff\u0391-\u03a1\u03a3-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u22ff]*")


def _width(text: str) -> int:
    """Return the number of terminal cells of a text. East Asian wide letters take two, combining marks none."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def text_table(headers: Sequence[str], rows: Iterable[Sequence[str]], *, widest: int = 34) -> str:
    """Return a table in plain text.

    Args:
        headers: the heads of the columns.
        rows: the cells, a row at a time.
        widest: the width at which a cell is folded.

    >>> print(text_table(["course", "credits"], [["EURO1000", "10 ECTS"]]))
    course    credits
    --------  -------
    EURO1000  10 ECTS
    """
    folded = [[_fold(cell, widest) for cell in row] for row in [headers, *rows]]
    # Each line is measured once: its width is needed for its column and for the spaces after it.
    measured = [[[(line, _width(line)) for line in cell] for cell in row] for row in folded]
    widths = [max(width for row in measured for _, width in row[i]) for i in range(len(headers))]
    lines = []
    for number, row in enumerate(measured):
        for depth in range(max(map(len, row))):
            cells = [cell[depth] if depth < len(cell) else ("", 0) for cell in row]
            padded = (line + " " * (width - own) for (line, own), width in zip(cells, widths, strict=True))
            lines.append("  ".join(padded).rstrip())
        if number == 0:
            lines.append("  ".join("-" * width for width in widths))
    return "\n".join(lines)


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
    return f'<table class="bologna-credits">{top}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
