"""A letter as text."""

from collections.abc import Iterator
from textwrap import wrap

from bologna_credits.core.render import text_table
from bologna_credits.core.visible import visible
from bologna_credits.letters.parts import Part
from bologna_credits.letters.sheet import Sheet

_WIDTH = 96
_LINE = "_" * 28


def plain_of(sheet: Sheet) -> str:
    """Return a letter as text, folded at 96 characters; wide tables may be wider.

    Args:
        sheet: the letter.
    """
    blocks = ["\n".join(_folded("", line) for line in sheet.head_lines), _underlined(sheet.title, "=")]
    width = max((len(name) for name, _ in sheet.facts), default=0)
    blocks.append("\n".join(_folded(f"{name}:".ljust(width + 2), said) for name, said in sheet.facts))
    for part in sheet.parts:
        blocks += _part(part)
    if sheet.sources:
        blocks.append(_underlined(sheet.sources_heading, "-"))
        blocks.append("\n".join(_folded(f"[{number}] ", said) for number, said in enumerate(sheet.sources, 1)))
    blocks.append(_folded("", sheet.head.closing))
    blocks += [f"{_LINE}\n{_folded('', signature)}" for signature in (sheet.place_and_day, *sheet.signatures)]
    return "\n\n".join(filter(None, blocks))


def _part(part: Part) -> Iterator[str]:
    yield _underlined(part.heading, "-")
    for said in part.said:
        yield _folded("", said)
    if part.table is not None:
        yield text_table(part.table.headers, part.table.rows, widest=part.table.widest)
    if part.lines:
        yield "\n".join(_folded("- ", line.plain) for line in part.lines)


def _underlined(text: str, sign: str) -> str:
    return f"{text}\n{sign * len(text)}"


def _folded(begin: str, text: str) -> str:
    # One paragraph: a line feed of a document is no line of the letter.
    shown = visible(" ".join(text.split()))
    lines = wrap(shown, _WIDTH - len(begin), break_on_hyphens=False, break_long_words=False)
    return f"{begin}{f'{chr(10)}{chr(32) * len(begin)}'.join(lines)}"
