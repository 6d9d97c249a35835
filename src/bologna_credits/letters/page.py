"""A letter as one HTML file: no script, nothing from elsewhere, prints on A4, and can be read aloud."""

from collections.abc import Iterator

from bologna_credits.core.render import escaped
from bologna_credits.letters.parts import Line, Part, Piece
from bologna_credits.letters.sheet import Sheet
from bologna_credits.recognition.tables import Table

_SHORT = 14  # characters, so that a hyphen in "4.0 (PL-5)" ends no line
_STYLE = """
@page { size: A4; margin: 18mm 16mm 20mm; }
:root { color-scheme: light; }
body { max-width: 190mm; margin: 0 auto; padding: 12mm 8mm; color: #1a1a1a; background: #fff;
  font: 10.5pt/1.45 "Libertinus Serif", "PT Serif", "Noto Serif", "Times New Roman", serif; }
header { border-bottom: 1.5pt solid #1f3a5f; padding-bottom: 3mm; margin-bottom: 7mm; }
header p { margin: 0; color: #444; font-size: 9.5pt; }
header p.institution { color: #1f3a5f; font-size: 13pt; font-weight: bold; }
h1 { font-size: 17pt; line-height: 1.2; margin: 0 0 5mm; color: #1f3a5f; }
h2 { font-size: 12pt; margin: 7mm 0 2mm; color: #1f3a5f; break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.6mm 6mm; margin: 0 0 4mm; }
dt { color: #555; }
dd { margin: 0; }
p { margin: 0 0 2mm; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt; }
th, td { text-align: left; vertical-align: top; padding: 1.2mm 2mm; border-bottom: 0.4pt solid #bbb; overflow-wrap: break-word; }
td.short { white-space: nowrap; }
thead th, thead td { border-bottom: 1pt solid #1f3a5f; color: #1f3a5f; font-weight: bold; overflow-wrap: normal; }
tbody th { font-weight: normal; }
thead { display: table-header-group; }
tr, li { break-inside: avoid; }
ul, ol { margin: 0; padding-left: 6mm; }
li { margin: 0 0 1.4mm; }
.about { font-weight: bold; }
.kind { color: #444; font-style: italic; }
.sources, .made { font-size: 9pt; color: #333; overflow-wrap: anywhere; }
a { color: #1f3a5f; text-decoration: none; }
a:focus-visible { outline: 2px solid #1f3a5f; }
.signatures { display: flex; flex-wrap: wrap; gap: 12mm 14mm; margin-top: 16mm; break-inside: avoid; }
.signatures div { flex: 1 1 55mm; border-top: 0.6pt solid #1a1a1a; padding-top: 1mm; font-size: 9.5pt; color: #444; }
@media print { body { padding: 0; max-width: none; } a { color: inherit; } }
"""


def page_of(sheet: Sheet) -> str:
    """Return a letter as a whole HTML document, with all text escaped.

    Args:
        sheet: the letter.
    """
    return "\n".join(_page(sheet)) + "\n"


def frame_of(sheet: Sheet) -> str:
    """Return a letter as a frame for a notebook, whose own style it neither takes nor changes.

    Args:
        sheet: the letter.
    """
    style = "width:100%;height:34em;border:1px solid #bbb;background:#fff"
    title = escaped(sheet.title)
    return (
        f'<iframe class="bologna-credits" title="{title}" sandbox="" style="{style}" srcdoc="{escaped(page_of(sheet))}"></iframe>'
    )


def _page(sheet: Sheet) -> Iterator[str]:
    title = escaped(sheet.title)
    yield f'<!DOCTYPE html>\n<html lang="{escaped(sheet.language)}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    lines = sheet.head_lines
    if lines:
        first = ' class="institution"' if sheet.head.institution else ""
        yield f"<header><p{first}>{escaped(lines[0])}</p>"
        yield "".join(f"<p>{escaped(line)}</p>" for line in lines[1:]) + "</header>"
    yield f"<main>\n<h1>{title}</h1>"
    yield "<dl>" + "".join(f'<dt>{escaped(name)}</dt><dd dir="auto">{_text(said)}</dd>' for name, said in sheet.facts) + "</dl>"
    for part in sheet.parts:
        yield from _part(part)
    if sheet.sources:
        items = "".join(f'<li id="source-{place}" dir="auto">{_text(said)}</li>' for place, said in enumerate(sheet.sources, 1))
        heading = escaped(sheet.sources_heading)
        yield f'<section class="sources" aria-labelledby="sources"><h2 id="sources">{heading}</h2><ol>{items}</ol></section>'
    if sheet.head.closing:
        yield f"<p>{_text(sheet.head.closing)}</p>"
    signed = "".join(f"<div>{_text(signature)}</div>" for signature in (sheet.place_and_day, *sheet.signatures))
    yield f'<div class="signatures">{signed}</div>\n</main>\n</body>\n</html>'


def _part(part: Part) -> Iterator[str]:
    yield f'<section class="{part.key}" aria-labelledby="{part.key}"><h2 id="{part.key}">{escaped(part.heading)}</h2>'
    yield "".join(f"<p>{_text(said)}</p>" for said in part.said)
    if part.table is not None:
        yield _table(part.table, part.key)
    if part.lines:
        yield "<ul>" + "".join(f"<li>{_line(line)}</li>" for line in part.lines) + "</ul>"
    yield "</section>"


def _table(table: Table, key: str) -> str:
    head = "".join(f'<th scope="col">{_text(cell)}</th>' if cell else "<td></td>" for cell in table.headers)
    rows = "".join(
        f'<tr><th scope="row" dir="auto">{_text(row[0])}</th>'
        + "".join(f'<td dir="auto"{_short(cell)}>{_text(cell)}</td>' for cell in row[1:])
        + "</tr>"
        for row in table.rows
    )
    # A table that is wider than a narrow screen scrolls, also by the keyboard.
    return (
        f'<div class="wide" tabindex="0" role="region" aria-labelledby="{key}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _short(cell: str) -> str:
    """Return the class of a cell that stays on one line, such as a grade with its scale."""
    return ' class="short"' if len(cell) <= _SHORT else ""


def _line(line: Line) -> str:
    about = f'<span class="about" dir="auto">{_text(line.about)}</span>: ' if line.about else ""
    kind = f'<span class="kind">{_text(line.kind)}</span>: ' if line.kind else ""
    return about + kind + "; ".join(map(_piece, line.pieces))


def _piece(piece: Piece) -> str:
    said = f'<span dir="auto">{_text(piece.text)}</span>'
    return said if piece.source is None else f'{said} <a href="#source-{piece.source}">[{piece.source}]</a>'


def _text(text: str) -> str:
    return escaped(text).replace("\n", "<br>")
