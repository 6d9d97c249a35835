"""Tables for people, in plain text for a terminal and in HTML for a notebook."""

import html
import unicodedata
from collections.abc import Iterable, Sequence
from textwrap import wrap

from bologna_credits.core.visible import visible

_LONGEST_CELL = 20_000  # characters: a longer text in a table of results is a mistake or an attack, and folding it takes long


def _width(text: str) -> int:
    """Return the number of terminal cells of a text. East Asian wide letters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


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
    widths = [max(_width(line) for row in folded for line in row[i]) for i in range(len(headers))]
    lines = []
    for number, row in enumerate(folded):
        for depth in range(max(len(cell) for cell in row)):
            cells = [cell[depth] if depth < len(cell) else "" for cell in row]
            lines.append("  ".join(_pad(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip())
        if number == 0:
            lines.append("  ".join("-" * width for width in widths))
    return "\n".join(lines)


def _fold(cell: str, widest: int) -> list[str]:
    shown = visible(cell if len(cell) <= _LONGEST_CELL else cell[: _LONGEST_CELL - 1] + "…")
    return [part for line in shown.split("\n") for part in (wrap(line, widest, break_on_hyphens=False) or [""])]


def escaped(text: str) -> str:
    """Return text for HTML: escaped, and without characters that act on a line.

    >>> escaped("<b>")
    '&lt;b&gt;'
    """
    return html.escape(visible(text))


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
