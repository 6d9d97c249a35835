"""Directives and pages that the build of the documentation makes from the package and its definition files."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import country_pages
import house
import scheme_pages
from docutils import nodes
from markdown_pages import source_anchor
from practice_pages import practice_kind
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from bologna_credits import Source, default_catalogue
from bologna_credits.core.counting import counted
from bologna_credits.core.messages import MESSAGES
from bologna_credits.law import Definition, MobilityScheme, SchemeFile, mobility_files
from bologna_credits.law.figure_keys import figures_of


def _table(headers: list[str], rows: Iterable[Sequence[nodes.Node | str]]) -> nodes.table:
    group = nodes.tgroup(cols=len(headers))
    group += [nodes.colspec(colwidth=1) for _ in headers]
    head, body = nodes.thead(), nodes.tbody()
    head += _row(list(headers))
    body += [_row(row) for row in rows]
    group += [head, body]
    table = nodes.table(classes=["from-data"])
    table += group
    return table


def _row(cells: Sequence[nodes.Node | str]) -> nodes.row:
    row = nodes.row()
    for cell in cells:
        entry, paragraph = nodes.entry(), nodes.paragraph()
        paragraph += nodes.Text(cell) if isinstance(cell, str) else cell
        entry += paragraph
        row += entry
    return row


def _files() -> tuple[Definition | SchemeFile, ...]:
    return (*default_catalogue().all(), *mobility_files())


class FindingCodes(SphinxDirective):
    """All codes of findings with the wording of their messages."""

    def run(self) -> list[nodes.Node]:
        return [_table(["code", "message"], [[nodes.literal(text=code), message] for code, message in MESSAGES.items()])]


class Gaps(SphinxDirective):
    """The gaps of all files."""

    def run(self) -> list[nodes.Node]:
        rows: list[list[nodes.Node | str]] = []
        for file in _files():
            rows += [[nodes.literal(text=file.origin.file), gap.about, gap.looked] for gap in file.gaps]
        return [_table(["file", "not found", "looked for in"], rows)]


class Known(SphinxDirective):
    """All systems, scales, practices and schemes, with the days on which they are in force."""

    def run(self) -> list[nodes.Node]:
        rows: list[list[nodes.Node | str]] = [[nodes.literal(text=code), *rest] for code, *rest in known()]
        return [_table(["code", "kind", "name", "in force"], rows)]


def known() -> Iterator[tuple[str, str, str, str]]:
    """Yield code, kind, name and days in force of everything in the definition files that has these."""
    for definition in default_catalogue().all():
        for system in definition.systems:
            yield system.code, "credits", system.name(), str(system.in_force)
        for scale in definition.scales:
            yield scale.code, "grades", scale.name(), str(scale.in_force)
        for practice in definition.practices:
            yield practice.code, f"{practice_kind(practice)} practice", practice.body, str(practice.in_force)
    for file in mobility_files():
        for rule in file.rules:
            kind, name = ("scheme", rule.name()) if isinstance(rule, MobilityScheme) else (rule.word, rule.body)
            yield rule.code, kind, name, str(rule.in_force)


class Sources(SphinxDirective):
    """All sources as links, each with the number of figures that rest on it and the place that lists them."""

    def run(self) -> list[nodes.Node]:
        rows: list[list[nodes.Node | str]] = []
        for file, source, count, address in sources():
            link = nodes.reference(text=source.title, refuri=source.url)
            place = nodes.reference(text=counted(count, "figure"), refuri=f"../{address}")
            rows.append([nodes.literal(text=file), link, source.seen.value, source.quote or "", place])
        return [_table(["file", "source", "seen", "quote", "on it rest"], rows)]


def sources() -> Iterator[tuple[str, Source, int, str]]:
    """Yield every source with its file, the number of figures that rest on it, and its permanent address."""
    for file in _files():
        resting = Counter(figure.source for figure in figures_of(file))
        folder = "countries" if isinstance(file, Definition) else "schemes"
        for source in file.sources:
            address = f"{folder}/{file.country.lower()}.html#{source_anchor(file, source)}"
            yield file.origin.file, source, resting[source], address


class TheHouse(SphinxDirective):
    """The rooms of the package as a picture, and below it the same in a table."""

    def run(self) -> list[nodes.Node]:
        built = house.read_house(Path(__file__).parents[2])
        headers, rows = house.table(built)
        return [nodes.raw(text=house.picture(built), format="html"), _table(headers, rows)]


def write_country_pages(app: Sphinx) -> None:
    """Write the pages before the build looks for its sources."""
    country_pages.write_pages(Path(app.srcdir) / "countries")
    scheme_pages.write_pages(Path(app.srcdir) / "schemes")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives."""
    app.connect("builder-inited", write_country_pages)
    app.add_directive("finding-codes", FindingCodes)
    app.add_directive("gaps", Gaps)
    app.add_directive("house", TheHouse)
    app.add_directive("known", Known)
    app.add_directive("sources", Sources)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
