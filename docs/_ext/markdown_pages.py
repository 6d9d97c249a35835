"""The parts of which generated pages are made: lines of Markdown, tables, and sources numbered as they are first cited."""

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from urllib.parse import quote

from bologna_credits import Source
from bologna_credits.core import InForce
from bologna_credits.law import Definition, SchemeFile
from bologna_credits.law.figure_keys import figures_of
from bologna_credits.law.source_keys import sources_of


class Page:
    """One page, with lines of Markdown and sources that are numbered when they are first cited."""

    def __init__(self, definitions: tuple[Definition, ...] = (), schemes: tuple[SchemeFile, ...] = ()) -> None:
        """Begin an empty page about these files."""
        self.definitions = definitions
        self._files: tuple[Definition | SchemeFile, ...] = (*definitions, *schemes)
        self.lines: list[str] = []
        self._numbers: dict[Source, int] = {}
        figures = [figure for file in self._files for figure in figures_of(file)]
        self._keys = {id(figure.value): figure.key for figure in figures}
        self._rests: dict[Source, list[str]] = {}
        for figure in figures:
            self._rests.setdefault(figure.source, []).append(figure.key)
        cited = [one for file in self._files for one in sources_of(file)]
        self._pages = {figure.key: one.key for one in cited for figure in one.figures}
        self._pages_of: dict[Source, str] = {}
        for one in cited:
            self._pages_of.setdefault(one.source, one.key)

    def cite(self, source: Source | None, figure: object = None) -> str:
        """Return a number that links to the page of the source, and the anchor of the figure that rests on it."""
        if source is None:
            return ""
        number = self._numbers.setdefault(source, len(self._numbers) + 1)
        key = self._keys.get(id(figure))
        page = self._pages.get(key or "") or self._pages_of.get(source)
        if page is None:  # no file has it among its sources
            return f"[\\[{number}\\]](#source-{number})"
        return f'<a class="source" href="../sources/{page}.html">\\[{number}\\]</a>{self._anchor(key)}'

    def _anchor(self, key: str | None) -> str:
        """Return the anchor of a figure, which shows its permanent key and links to itself."""
        if key is None:
            return ""
        address, shown = quote(key), escape(key)
        return f'<a class="figure-key" id="{shown}" href="#{address}" title="{shown}" aria-label="key {shown}">¶</a>'

    def days(self, held: InForce) -> str:
        """Return the days from and until which something is in force, each with its source."""
        ends = (("from", held.starts), ("until", held.ends))
        return "; ".join(f"{word} {end} {self.cite(end.source, end)}".strip() for word, end in ends if end is not None)

    def add(self, *lines: str) -> None:
        """Add lines and a blank one."""
        self.lines += [*lines, ""]

    def table(self, headers: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
        """Add a table without its empty columns; add nothing if there are no rows."""
        cells = [[cell(text) for text in row] for row in rows]
        heads = list(headers)
        kept = [number for number in range(len(heads)) if any(row[number] for row in cells)]
        heads, cells = [heads[number] for number in kept], [[row[number] for number in kept] for row in cells]
        if cells:
            self.add(line(heads), line(["---"] * len(heads)), *(line(row) for row in cells))

    def note(self, text: str | None) -> None:
        """Add a note of the file as a paragraph."""
        if text is not None:
            self.add(self.cited(text))

    def cited(self, text: str) -> str:
        """Return text of the file, with the number of a source in place of its key."""
        keys = {source.key: source for file in self._files for source in file.sources}

        def number(match: re.Match[str]) -> str:
            source = keys.get(match["inner"] or match["key"])
            return match[0] if source is None else self.cite(source)

        return re.sub(r"\((?:source )?(?P<inner>[a-z0-9-]+)\)|\bsource (?P<key>[a-z0-9-]+)", number, cell(text))

    def sources(self) -> None:
        """Add the numbered sources with the figures that rest on each, then those that no figure cites."""
        anchors: dict[Source, list[str]] = {}
        for file in self._files:
            for source in file.sources:
                self.cite(source)
                anchors.setdefault(source, []).append(f'<a id="{source_anchor(file, source)}"></a>')
        if self._numbers:
            self.add("## Sources")
        for source, number in self._numbers.items():
            said = f" “{cell(source.quote)}”" if source.quote else ""
            read = [source.seen.value, *([f"read {source.checked}"] if source.checked else [])]
            note = f" {cell(source.note)}" if source.note else ""
            copy = f" Archived {source.archived_on}: <{source.archived}>." if source.archived else ""
            links = f"{self._resting(source)}{self._own(source)}"
            text = f"[{cell(source.title)}](<{source.url}>) ({', '.join(read)}).{said}{copy}{note}{links}"
            self.add(f"(source-{number})=", f"{number}. {''.join(anchors.get(source, ()))}{text}")

    def _resting(self, source: Source) -> str:
        """Return the keys of the figures that rest on a source, each as a link to its figure."""
        keys = self._rests.get(source, [])
        links = [f'<a href="#{quote(key)}"><code>{escape(key)}</code></a>' for key in keys]
        return f" On it rest: {', '.join(links)}." if links else ""

    def _own(self, source: Source) -> str:
        page = self._pages_of.get(source)
        return "" if page is None else f' <a href="../sources/{page}.html">Its page</a>.'


def source_anchor(file: Definition | SchemeFile, source: Source) -> str:
    """Return the permanent anchor of a source on the page of its file; a country's practices are a file of their own."""
    return ".".join(["source", *(["practices"] if file.origin.file.startswith("practices/") else []), source.key])


def cell(text: str) -> str:
    """Return text as the cell of a table, on one line and with the marks of Markdown escaped; links to sources stay links."""
    return re.sub(
        r"(\[\\\[\d+\\\]\]\(#source-\d+\)|<a class=\"source\"[^<>]*>\\\[\d+\\\]</a>(?:<a class=\"figure-key\"[^<>]*>¶</a>)?)"
        r"|([\\|*_`<\[\]$#~{])",
        _escaped,
        " ".join(text.split()),
    )


def _escaped(match: re.Match[str]) -> str:
    return match[1] or f"\\{match[2]}"


def line(cells: Iterable[str]) -> str:
    """Return a row of a table."""
    return "| " + " | ".join(cells) + " |"


def raw_table(headers: list[str], rows: list[list[str]]) -> list[str]:
    """Return the lines of a table whose last column already holds Markdown."""
    lines = [line([*map(cell, row[:-1]), row[-1].strip()]) for row in rows]
    return [line(headers), line(["---"] * len(headers)), *lines, ""] if lines else []


def write_changed(folder: Path, pages: dict[str, str]) -> None:
    """Write pages into a folder of their own; an unchanged page keeps its time, so that a build need not read it again."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        path = folder / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
