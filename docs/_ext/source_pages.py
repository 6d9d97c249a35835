"""A page for each source that the law cites, with all that rests on it, and the lists of all sources.

The pages of sources are written beside those that Sphinx reads: there are more than a thousand, and to parse and index each of
them would double the time of a build. The lists are pages like others, so that the search of the site finds the titles.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markdown_pages import cell, write_changed
from single_texts import FILES, single_texts
from sphinx.application import Sphinx

from bologna_credits import default_catalogue
from bologna_credits.core.counting import counted
from bologna_credits.core.provenance import Basis, Seen
from bologna_credits.law import CitedSource, Figure, cited_sources, mobility_files

FOLDER = "sources"
SIDEBARS = ("sidebar/brand.html", "sidebar/search.html")
"""The sidebar of a page of a source: with the whole tree of the site each would have twice its size."""
_SEEN = {Seen.PRIMARY: "the text itself", Seen.SECONDARY: "an account of the text"}
_KINDS = {
    Basis.STATUTE: "Statutes and other law",
    Basis.AGENCY: "Agencies and ministries",
    Basis.GUIDE: "Guides",
    Basis.INSTITUTION: "Institutions",
    Basis.CONVENTION: "Conventions",
    Basis.DERIVED: "Derived from printed figures",
}
_NO_KIND = "No basis stated"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@functools.cache
def all_sources() -> tuple[CitedSource, ...]:
    """All sources, read once for a build."""
    return (*cited_sources(), *single_texts())


def address_of(one: CitedSource) -> str:
    """Return the address of the page of a source, from the root of the site."""
    return f"{FOLDER}/{one.key}.html"


def page_of_figure(figure: Figure) -> str:
    """Return the address of a figure, from the root of the site."""
    folder = "schemes" if figure.file.rpartition(": ")[2].startswith("schemes/") else "countries"
    return f"{folder}/{figure.key.partition('.')[0]}.html#{quote(figure.key)}"


def place_of(one: CitedSource) -> tuple[str, str]:
    """Return the name of the country, framework or family whose file cites a source, and the address of its page."""
    if one.file in FILES:
        return FILES[one.file]
    prefix = one.key.partition(".")[0]
    folder = "schemes" if one.file.startswith("schemes/") else "countries"
    return _names()[folder, prefix], f"{folder}/{prefix}.html"


@functools.cache
def _names() -> dict[tuple[str, str], str]:
    """The English name of each country, framework and family of schemes, by folder and prefix."""
    known = default_catalogue()
    names = {("countries", prefix.lower()): dict(known.definitions(prefix)[0].names)["en"] for prefix in known.prefixes}
    return names | {("schemes", file.country.lower()): dict(file.names)["en"] for file in mobility_files()}


def body_of(one: CitedSource) -> str:
    """Return the content of the page of a source, as HTML."""
    source = one.source
    name, page = place_of(one)
    lines = [
        f'<p class="source-place"><a href="index.html">Sources</a> › <a href="../{page}">{escape(name)}</a></p>',
        f"<h1>{escape(source.title)}</h1>",
        '<table class="docutils source-facts"><tbody>',
        *(f'<tr><th scope="row">{head}</th><td>{text}</td></tr>' for head, text in _facts(one)),
        "</tbody></table>",
    ]
    if source.quote:
        lines += ["<h2>In its own words</h2>", f"<blockquote><p>“{escape(source.quote)}”</p></blockquote>"]
    if source.note:
        lines += ["<h2>Note</h2>", f"<p>{escape(source.note)}</p>"]
    lines += ["<h2>What rests on it</h2>", *_resting(one)]
    return "\n".join(lines) + "\n"


def _facts(one: CitedSource) -> Iterator[tuple[str, str]]:
    source = one.source
    yield "permanent key", f"<code>{escape(one.key)}</code>"
    yield "address", _link(source.url)
    if source.archived:
        yield "archived copy", f"{_link(source.archived)}, of {source.archived_on}"
    read = _SEEN[source.seen] + (f", on {source.checked}" if source.checked else "")
    yield "read", read
    if one.reviews:
        days = sorted({review.day.isoformat() for review in one.reviews})
        yield "read a second time", f"{', '.join(days)}, for {counted(len(one.reviews), 'figure')}"
    if source.published:
        yield "date of the text", source.published.isoformat()
    if one.bodies:
        yield "in whose name", escape("; ".join(one.bodies))
    if one.bases:
        yield "basis", escape(", ".join(one.bases))
    yield "file", f"<code>{escape(one.file)}</code>"


def _link(address: str) -> str:
    shown = escape(address)
    return f'<a class="reference external" href="{shown}">{shown}</a>'


def _resting(one: CitedSource) -> Iterator[str]:
    if others := single_texts().get(one):
        yield f"<ul>{''.join(f'<li>{escape(told)}</li>' for told in others)}</ul>"
        return
    if not one.figures:
        yield "<p>No figure rests on it alone: a note, a day, a gap or a worked case names it.</p>"
        return
    yield '<table class="docutils from-data"><thead><tr><th>figure</th><th>in short</th></tr></thead><tbody>'
    for figure in one.figures:
        link = f'<a href="../{page_of_figure(figure)}"><code>{escape(figure.key)}</code></a>'
        yield f"<tr><td>{link}</td><td>{escape(figure.said)}</td></tr>"
    yield "</tbody></table>"


def pages() -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield name, context and template of each page of a source, as Sphinx collects them."""
    for one in all_sources():
        context = {"title": escape(one.source.title), "body": body_of(one), "toctree": _no_tree, "sidebars": list(SIDEBARS)}
        yield f"{FOLDER}/{one.key}", context, "page.html"


def _no_tree(**_: object) -> str:
    return ""


def year_of(one: CitedSource) -> str:
    """Return the year of a text: that of its date, else the last that its title prints; without one nothing.

    >>> year_of(next(one for one in all_sources() if one.key == "kz.ineu"))
    ''
    """
    if one.source.published:
        return str(one.source.published.year)
    return max(_YEAR.findall(one.source.title), default="")


def index() -> str:
    """The page that leads to the lists, as Markdown."""
    found = all_sources()
    primary = sum(one.source.seen is Seen.PRIMARY for one in found)
    archived = sum(one.source.archived is not None for one in found)
    figures = sum(len(one.figures) for one in found)
    return "\n".join(
        [
            "# Sources",
            "",
            f"{len(found):,} texts are cited, and {figures:,} figures rest on them. Of {primary:,} the text itself was read,",
            f"of the others an account. {archived} of them {'has' if archived == 1 else 'have'} a copy in an archive.",
            "",
            "Each text has a page with its address, the day on which it was read, its words, and every figure that rests on it.",
            "The address of the page ends with the [permanent key](../how-to/cite.md) of the text: `sources/kz.ineu.html`.",
            "",
            "- [Sources by country](by-country.md)",
            "- [Sources by authority](by-authority.md)",
            "- [Sources by year](by-year.md)",
            "",
            "```{toctree}",
            ":hidden:",
            "",
            "by-country",
            "by-authority",
            "by-year",
            "```",
            "",
        ]
    )


def _listed(one: CitedSource, *told: str) -> str:
    words = [*told, *([one.source.seen.value]), counted(len(one.figures), "figure")]
    return f'- <a href="{one.key}.html">{cell(one.source.title)}</a> ({cell(", ".join(words))})'


def _grouped(of: Callable[[CitedSource], Iterable[str]]) -> dict[str, list[CitedSource]]:
    groups: dict[str, list[CitedSource]] = {}
    for one in all_sources():
        for group in of(one):
            groups.setdefault(group, []).append(one)
    return groups


def by_country() -> str:
    """The list of all sources by the country, framework or family of schemes whose file cites them, as Markdown."""
    lines = ["# Sources by country", "", "Frameworks and mobility schemes stand among the countries, by their names.", ""]
    for name, group in sorted(_grouped(lambda one: [place_of(one)[0]]).items()):
        lines += [f"## {cell(name)}", "", *map(_listed, group), ""]
    return "\n".join(lines)


def by_authority() -> str:
    """The list of all sources by the kind of text and the body in whose name their figures stand, as Markdown."""
    lines = [
        "# Sources by authority",
        "",
        "A text stands under the basis of each figure that rests on it. The body is named where the figure is that of one body",
        "and not of a whole country.",
        "",
    ]
    groups = _grouped(lambda one: one.bases or [""])
    for basis in (*Basis, ""):
        lines += [f"## {_KINDS[basis] if basis else _NO_KIND}", ""]
        named = [(one.bodies[0] if one.bodies else "", place_of(one)[0], one) for one in groups.get(basis, ())]
        for body, name, one in sorted(named, key=lambda row: (row[0].casefold(), row[1], row[2].key)):
            lines.append(_listed(one, *([body] if body else []), name))
        lines.append("")
    return "\n".join(lines)


def by_year() -> str:
    """The list of all sources by the year of the text, as Markdown."""
    lines = ["# Sources by year", "", "The year is that of the text's own date, or else the last one that its title prints.", ""]
    groups = _grouped(lambda one: [year_of(one)])
    for year in sorted(groups, reverse=True):
        lines += [f"## {year or 'No year printed'}", "", *(_listed(one, place_of(one)[0]) for one in groups[year]), ""]
    return "\n".join(lines)


def write_pages(folder: Path) -> None:
    """Write the index and the lists."""
    write_changed(
        folder,
        {"index.md": index(), "by-country.md": by_country(), "by-authority.md": by_authority(), "by-year.md": by_year()},
    )


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:  # noqa: ARG001  # the interface of Sphinx
    """Yield the pages of sources when Sphinx asks for pages that it did not read."""
    yield from pages()
