"""Parts of the documentation that are made from the package and its definition files at build time."""

from collections.abc import Iterable
from pathlib import Path

import country_pages
import scheme_pages
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from bologna_credits import default_catalogue
from bologna_credits.core.messages import MESSAGES
from bologna_credits.law import Definition, MobilityScheme, SchemeFile, mobility_files


def _table(headers: list[str], rows: Iterable[list[nodes.Node | str]]) -> nodes.table:
    group = nodes.tgroup(cols=len(headers))
    group += [nodes.colspec(colwidth=1) for _ in headers]
    head, body = nodes.thead(), nodes.tbody()
    head += _row(list(headers))
    body += [_row(row) for row in rows]
    group += [head, body]
    table = nodes.table(classes=["from-data"])
    table += group
    return table


def _row(cells: list[nodes.Node | str]) -> nodes.row:
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
    """What was looked for and not found, by file."""

    def run(self) -> list[nodes.Node]:
        rows: list[list[nodes.Node | str]] = []
        for file in _files():
            rows += [[nodes.literal(text=file.origin.file), gap.about, gap.looked] for gap in file.gaps]
        return [_table(["file", "not found", "looked for in"], rows)]


class Known(SphinxDirective):
    """All systems, scales and practices with the days on which they hold."""

    def run(self) -> list[nodes.Node]:
        rows: list[list[nodes.Node | str]] = []
        for definition in default_catalogue().all():
            rows += [[nodes.literal(text=s.code), "credits", s.name(), str(s.in_force)] for s in definition.systems]
            rows += [[nodes.literal(text=s.code), "grades", s.name(), str(s.in_force)] for s in definition.scales]
            rows += [[nodes.literal(text=p.code), "practice", p.body, str(p.in_force)] for p in definition.practices]
        for file in mobility_files():
            for rule in file.rules:
                kind, name = ("scheme", rule.name()) if isinstance(rule, MobilityScheme) else (rule.word, rule.body)
                rows.append([nodes.literal(text=rule.code), kind, name, str(rule.in_force)])
        return [_table(["code", "kind", "name", "in force"], rows)]


class Sources(SphinxDirective):
    """All sources as links."""

    def run(self) -> list[nodes.Node]:
        rows: list[list[nodes.Node | str]] = []
        for file in _files():
            for source in file.sources:
                link = nodes.reference(text=source.title, refuri=source.url)
                rows.append([nodes.literal(text=file.origin.file), link, source.seen.value, source.quote or ""])
        return [_table(["file", "source", "seen", "quote"], rows)]


def write_country_pages(app: Sphinx) -> None:
    """A page for each country and each family of mobility schemes, before the sources are looked for."""
    country_pages.write_pages(Path(app.srcdir) / "countries")
    scheme_pages.write_pages(Path(app.srcdir) / "schemes")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives."""
    app.connect("builder-inited", write_country_pages)
    app.add_directive("finding-codes", FindingCodes)
    app.add_directive("gaps", Gaps)
    app.add_directive("known", Known)
    app.add_directive("sources", Sources)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
