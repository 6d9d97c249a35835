"""Each source has a page of its own that says all of it and leads to every figure that rests on it; lists name each once."""

import re
from collections import Counter
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

pytest.importorskip("sphinx", reason="needs the extra docs")

import attrs
import country_pages
import scheme_pages
import source_pages
from source_pages import all_sources, body_of, page_of_figure
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from bologna_credits import default_catalogue
from bologna_credits.law import CitedSource, figures

BY_KEY = {one.key: one for one in all_sources()}


def _ineu() -> CitedSource:
    return BY_KEY["kz.ineu"]


def test_every_source_has_one_page_named_by_its_key() -> None:
    names = [name for name, _, _ in source_pages.pages()]
    assert names == [f"sources/{key}" for key in BY_KEY]


def test_a_page_says_title_address_days_words_and_place() -> None:
    source = _ineu().source
    page = body_of(_ineu())
    assert f"<h1>{source.title}</h1>" in page
    assert f'href="{source.url}"' in page
    assert f"the text itself, on {source.checked}" in page
    assert source.quote is not None
    assert source.quote in unescape(page)
    assert '<a href="../countries/kz.html">Kazakhstan</a>' in page


def test_a_page_tells_the_copy_in_an_archive_with_its_day() -> None:
    page = body_of(BY_KEY["se.hsv-2007"])
    assert re.search(
        r'archived copy</th><td><a [^<>]*href="http://web.archive.org/web/20070506234057/[^"]*"[^<>]*>[^<]*</a>, of 2007-05-06',
        page,
    )
    assert "archived copy" not in body_of(_ineu())


def test_a_page_tells_the_second_readings_of_its_figures() -> None:
    reviewed = next(one for one in all_sources() if len(one.reviews) > 1)
    day = max(review.day for review in reviewed.reviews)
    assert re.search(rf"read a second time</th><td>[^<]*{day}[^<]*, for {len(reviewed.reviews)} figures</td>", body_of(reviewed))


def test_words_of_a_file_are_text_and_no_marks_on_a_page() -> None:
    source = attrs.evolve(_ineu().source, title="A <b>& c", quote="<i>", note="<u>", url='https://example.org/?a="&b')
    page = body_of(attrs.evolve(_ineu(), source=source))
    assert "<h1>A &lt;b&gt;&amp; c</h1>" in page
    assert "&lt;i&gt;" in page
    assert "&lt;u&gt;" in page
    assert 'href="https://example.org/?a=&quot;&amp;b"' in page


@pytest.mark.sweep
def test_the_figures_on_the_pages_of_sources_are_all_figures_and_their_links_lead_to_anchors() -> None:
    links = [link for one in all_sources() for link in re.findall(r'<tr><td><a href="\.\./([^"]*)"><code>', body_of(one))]
    assert sorted(links) == sorted(page_of_figure(figure) for figure in figures())
    pages = {f"countries/{prefix.lower()}": country_pages.page_of(prefix) for prefix in default_catalogue().prefixes}
    pages |= {f"schemes/{family.lower()}": scheme_pages.page_of(family) for family in scheme_pages.families()}
    anchors = {name: {unescape(one) for one in re.findall(r' id="([^"]*)"', page)} for name, page in pages.items()}
    lost = []
    for link in links:
        page, _, anchor = link.partition(".html#")
        if unquote(anchor) not in anchors[page]:
            lost.append(link)
    assert lost == []


def test_a_source_on_which_no_figure_rests_says_so() -> None:
    assert "No figure rests on it alone" in body_of(attrs.evolve(_ineu(), figures=()))


@pytest.mark.parametrize("made", [source_pages.by_country, source_pages.by_year, source_pages.by_authority])
def test_a_list_names_every_source(made: Callable[[], str]) -> None:
    listed = Counter(re.findall(r'^- <a href="([^"]*)\.html">', made(), re.MULTILINE))
    assert set(listed) == set(BY_KEY)
    if made is not source_pages.by_authority:  # there a text stands under each basis that it has
        assert set(listed.values()) == {1}


def test_a_text_stands_under_each_basis_of_its_figures_with_the_body_in_whose_name_they_are() -> None:
    one = BY_KEY["kz.ineu"]
    parts = dict(re.findall(r"^## ([^\n]*)\n(.*?)(?=^## |\Z)", source_pages.by_authority(), re.MULTILINE | re.DOTALL))
    assert {basis for basis, head in source_pages._KINDS.items() if 'href="kz.ineu.html"' in parts[head]} == set(one.bases)
    (line,) = (line for line in parts["Institutions"].splitlines() if 'href="kz.ineu.html"' in line)
    assert one.bodies[0] in line


@pytest.mark.parametrize(
    ("title", "published", "year"),
    [("An act", None, ""), ("An act of 2011, as of 2018", None, "2018"), ("No. 120199 of 1999", "2004-05-06", "2004")],
)
def test_the_year_is_that_of_the_texts_date_or_the_last_in_its_title(title: str, published: str | None, year: str) -> None:
    source = attrs.evolve(_ineu().source, title=title, published=published)
    assert source_pages.year_of(attrs.evolve(_ineu(), source=source)) == year


def test_a_built_site_has_the_pages_with_a_short_sidebar_and_the_lists_lead_to_them(tmp_path: Path) -> None:
    source = tmp_path / "docs"
    source.mkdir()
    (source / "index.rst").write_text("Title\n=====\n")
    one = next(source_pages.pages())
    (source / "conf.py").write_text("html_theme = 'furo'\n")
    with patch_docutils(), docutils_namespace():
        app = Sphinx(source, source, tmp_path / "out", tmp_path / "trees", "html", status=None, warning=None, warningiserror=True)
        app.connect("html-collect-pages", lambda _: [one])
        app.build()
    built = (tmp_path / "out" / f"{one[0]}.html").read_text("utf-8")
    assert one[1]["body"].strip() in built
    assert "toctree-l1" not in built
