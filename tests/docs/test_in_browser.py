"""The links to the notebooks in the browser: who has one, and when it is shown."""

import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("sphinx", reason="needs the extra docs")

import in_browser
from docutils import nodes
from in_browser import KEPT_OUT, OFFERED


def _page(name: str) -> str:
    context: dict[str, Any] = {"body": "<h1>Title</h1><p>Text</p>"}
    in_browser.add_link(None, name, "page.html", context, nodes.document(None, None))  # type: ignore[arg-type]
    body: str = context["body"]
    return body


def test_every_page_with_cells_is_offered_or_says_what_keeps_it_out(root: Path) -> None:
    docs = root / "docs"
    cells = [path for path in docs.rglob("*.md") if path.read_text("utf-8").startswith("---\nfile_format: mystnb\n")]
    named = [path.relative_to(docs).with_suffix("").as_posix() for path in cells if "_build" not in path.parts]
    assert sorted(named) == sorted([*OFFERED, *KEPT_OUT])


@pytest.mark.parametrize("name", OFFERED)
def test_an_offered_page_has_a_link_below_its_title_that_is_hidden_until_the_pieces_are_there(name: str) -> None:
    built = _page(name)
    assert re.match(r"<h1>Title</h1><div class=\"in-browser\" hidden><p><a href=", built)
    shown = in_browser.shown(built)
    assert "hidden" not in shown
    assert f'href="../lite/notebooks/index.html?path={name}.ipynb"' in shown
    assert in_browser.shown(shown) == shown


@pytest.mark.parametrize("name", ["index", *KEPT_OUT])
def test_another_page_has_no_link(name: str) -> None:
    assert _page(name) == "<h1>Title</h1><p>Text</p>"


def test_the_list_names_every_notebook_and_says_where_it_is_hidden_that_the_pieces_are_absent(root: Path) -> None:
    listed = in_browser.listing(root / "docs", "")
    assert listed.count("<li>") == len(OFFERED)
    assert '<a href="lite/notebooks/index.html?path=tutorial/paper-transcript.ipynb">A paper transcript</a>' in listed
    assert listed.startswith(in_browser.HIDDEN)
    assert '<p class="not-in-browser">This copy' in listed
    shown = in_browser.shown(listed)
    assert shown.startswith('<div class="in-browser"><ul>')
    assert '<p class="not-in-browser" hidden>This copy' in shown
