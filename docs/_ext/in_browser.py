"""Which notebooks of the documentation run in the reader's browser, and the links that lead there.

A built site has the links hidden. ``tools/browser_pieces.py`` shows them when it puts the pieces into the site.
"""

from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

OFFERED = (
    "tutorial/paper-transcript",
    "tutorial/nomination",
    "explanation/formula",
    "how-to/credits",
    "how-to/quantities",
)
KEPT_OUT = {
    "tutorial/decision": "lxml",
    "tutorial/three-decisions": "lxml",
    "how-to/letters": "lxml",
    "how-to/counts": "matplotlib",
    "how-to/timeline": "matplotlib",
    "how-to/columns": "polars",
}
"""The others, each with a package that it needs and that is not at hand in the browser; a test runs them to see it."""

LITE = "lite"
"""The folder of the notebooks in a built site."""
HIDDEN = '<div class="in-browser" hidden>'
SHOWN = '<div class="in-browser">'
ABSENT = '<p class="not-in-browser">'
PRESENT = '<p class="not-in-browser" hidden>'


def address(page: str, root: str) -> str:
    """Return the address at which a page opens as a notebook; ``root`` leads to the root of the site."""
    return f"{root}{LITE}/notebooks/index.html?path={page}.ipynb"


def title_of(source: Path, page: str) -> str:
    """Return the title of a page."""
    lines = (source / f"{page}.md").read_text("utf-8").splitlines()
    return next(line.removeprefix("# ") for line in lines if line.startswith("# "))


def link(page: str, root: str) -> str:
    """Return the hidden link that a page has below its title."""
    return f'{HIDDEN}<p><a href="{escape(address(page, root))}">Open this page as a notebook in your browser</a></p></div>'


def listing(source: Path, root: str) -> str:
    """Return the hidden list of all notebooks, and the sentence that stands in its place while it is hidden."""
    items = "".join(f'<li><a href="{escape(address(page, root))}">{escape(title_of(source, page))}</a></li>' for page in OFFERED)
    files = f'<p><a href="{root}{LITE}/tree/index.html">The files of the examples</a></p>'
    said = "This copy of the documentation was built without the pieces that the notebooks need."
    return f"{HIDDEN}<ul>{items}</ul>{files}</div>{ABSENT}{said}</p>"


def shown(html: str) -> str:
    """Return a built page with its links shown; a page that has none, or shows them, stays the same."""
    return html.replace(HIDDEN, SHOWN).replace(ABSENT, PRESENT)


class NotebooksInBrowser(SphinxDirective):
    """The list of the notebooks that run in the browser."""

    def run(self) -> list[nodes.Node]:
        root = "../" * self.env.docname.count("/")
        return [nodes.raw(text=listing(Path(self.env.srcdir), root), format="html")]


def add_link(_app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _tree: nodes.document | None) -> None:
    """Put the link below the title of a page that runs in the browser."""
    if pagename in OFFERED:
        title, end, rest = context["body"].partition("</h1>")
        context["body"] = f"{title}{end}{link(pagename, '../' * pagename.count('/'))}{rest}"


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the list and the links."""
    app.add_directive("notebooks-in-browser", NotebooksInBrowser)
    app.connect("html-page-context", add_link)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
