"""A letter as one HTML file: escaped, readable aloud, and free of anything from elsewhere."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from bologna_credits.letters import Letterhead, letter
from tests.letters.conftest import EXAMPLES, decided
from tests.letters.hostile import TEXTS, letter_with

_OWN = {"html", "head", "meta", "title", "style", "body", "header", "main", "section", "h1", "h2", "p", "dl", "dt", "dd", "div"}
_OWN |= {"table", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li", "span", "a", "br"}
_EMPTY = {"meta", "br"}


class _Reader(HTMLParser):
    """Reads tags, attributes and headings, and sees that each tag is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _read(page: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader.tags


@settings(max_examples=40)
@given(TEXTS)
def test_whatever_the_papers_hold_the_page_has_the_same_elements(text: str) -> None:
    tags = _read(letter_with(text).html())
    assert {tag for tag, _ in tags} <= _OWN
    assert not any(name.startswith("on") or name in ("src", "style") for _, named in tags for name in named)
    assert all((named["href"] or "").startswith("#source-") for tag, named in tags if tag == "a")


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_page_is_in_its_language_and_can_be_read_aloud(name: str, language: str) -> None:
    page = letter(decided(name), language, letterhead=Letterhead(office="Dean")).html()
    tags = _read(page)
    assert ("html", {"lang": language}) in tags
    assert [tag for tag, _ in tags].count("h1") == 1
    ids = [named["id"] for _, named in tags if "id" in named]
    assert len(ids) == len(set(ids))
    assert {named["aria-labelledby"] for _, named in tags if "aria-labelledby" in named} <= set(ids)
    assert {(named["href"] or "")[1:] for tag, named in tags if tag == "a"} <= set(ids)
    tables = [tag for tag, _ in tags].count("table")
    assert tables == [named.get("role") for _, named in tags].count("region") > 0
    assert all(named.get("scope") in ("col", "row") for tag, named in tags if tag == "th")


def test_nothing_comes_from_elsewhere() -> None:
    page = letter(decided("kostanay-oslo")).html()
    assert "default-src 'none'" in page
    assert not re.search(r"url\(|@import|<script|<link|<img", page)
    assert "@page { size: A4;" in page


def test_an_institution_is_shown_larger_than_an_office() -> None:
    decision = decided("kostanay-oslo")
    assert '<p class="institution">KRU</p><p>Dean</p>' in letter(
        decision, letterhead=Letterhead(institution="KRU", office="Dean")
    ).html().replace("\n", "")
    assert "<header><p>Dean</p>" in letter(decision, letterhead=Letterhead(office="Dean", closing="Bye")).html().replace("\n", "")
    assert "<header>" not in letter(decision).html()


@settings(max_examples=20)
@given(TEXTS)
def test_in_a_notebook_the_letter_stands_in_a_frame_of_its_own(text: str) -> None:
    made = letter_with(text)
    ((tag, named),) = _read(made._repr_html_())
    assert tag == "iframe"
    assert named["sandbox"] == ""
    assert named["srcdoc"] == made.html()
