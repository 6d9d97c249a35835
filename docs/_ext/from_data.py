"""Directives and pages that the build of the documentation makes from the package and its definition files."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import country_pages
import house
import scheme_pages
import source_pages
from docutils import nodes
from practice_pages import practice_kind
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from bologna_credits import default_catalogue
from bologna_credits.core.messages import MESSAGES
from bologna_credits.law import Definition, MobilityScheme, SchemeFile, mobility_files


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
    source_pages.write_pages(Path(app.srcdir) / source_pages.FOLDER)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives."""
    app.connect("builder-inited", write_country_pages)
    app.connect("html-collect-pages", source_pages.collect)
    app.add_directive("finding-codes", FindingCodes)
    app.add_directive("gaps", Gaps)
    app.add_directive("house", TheHouse)
    app.add_directive("known", Known)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
