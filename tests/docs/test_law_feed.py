"""The feed of changes of law has every entry of the changelog's Law parts once, in the form of JSON Feed 1.1."""

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

pytest.importorskip("sphinx", reason="needs the extra docs")

from law_feed import LawChange, feed, law_changes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

# From the text of version 1.1 of JSON Feed: what a feed must and may have; other keys begin with an underscore.
_TEXT = {"type": "string", "minLength": 1}
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": _TEXT,
        "home_page_url": {"type": "string", "pattern": "^https?://"},
        "feed_url": {"type": "string", "pattern": "^https?://"},
        "description": _TEXT,
        "language": _TEXT,
        "authors": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "minProperties": 1, "properties": {"name": _TEXT}},
        },
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
                "properties": {
                    "id": _TEXT,
                    "title": _TEXT,
                    "content_html": _TEXT,
                    "content_text": _TEXT,
                    "date_published": {"type": "string", "format": "date-time"},
                    "tags": {"type": "array", "items": _TEXT},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}

_CHANGELOG = """# Changelog

## [Unreleased]

### Added

- A function.

### Law

- Kazakhstan: `KZ-RK` has another hour,
  by *one* order. See [the page](https://example.org/a).
- `PL-5`: two marks.

### Fixed

- A mistake.

## [0.1.0] - 2026-11-23

### Law

- The year of the framework is told as forty weeks and with the words of a text that is much too long to be a title.

### Added

- Another function.
"""


@pytest.fixture(scope="module")
def changelog(root: Path) -> str:
    return (root / "CHANGELOG.md").read_text("utf-8")


def test_only_the_entries_under_law_are_told_with_their_release() -> None:
    assert list(law_changes(_CHANGELOG)) == [
        LawChange("Kazakhstan: `KZ-RK` has another hour, by *one* order. See [the page](https://example.org/a).", None, None),
        LawChange("`PL-5`: two marks.", None, None),
        LawChange(
            "The year of the framework is told as forty weeks and with the words of a text that is much too long to be a title.",
            "0.1.0",
            "2026-11-23",
        ),
    ]


def test_an_entry_has_title_text_and_html_day_countries_and_version() -> None:
    first, second, third = feed(_CHANGELOG)["items"]
    assert first["title"] == "Kazakhstan"
    assert first["content_text"] == "Kazakhstan: KZ-RK has another hour, by one order. See the page."
    assert first["content_html"] == (
        '<p>Kazakhstan: <code>KZ-RK</code> has another hour, by <em>one</em> order. See <a href="https://example.org/a">the page</a>.</p>'
    )
    assert first["tags"] == ["KZ", "unreleased"]
    assert "date_published" not in first
    assert (second["title"], second["tags"]) == ("PL-5", ["PL", "unreleased"])
    assert third["title"] == "The year of the framework is told as forty weeks and with the words of a text…"
    assert (third["date_published"], third["tags"]) == ("2026-11-23T00:00:00Z", ["0.1.0"])


def test_an_entry_keeps_its_name_when_it_is_released_and_loses_it_when_it_is_reworded() -> None:
    before = LawChange("`PL-5`: two marks.", None, None)
    assert LawChange(before.text, "0.2.0", "2026-12-01").key == before.key
    assert LawChange("`PL-5`: three marks.", None, None).key != before.key


def test_a_country_is_found_by_either_of_its_names_and_by_codes_of_its_own() -> None:
    change = LawChange("Korea and the Russian Federation: two hours. `CZ-MU` too, and `BE/AP`; `XX-1` is nobody's.", None, None)
    assert change.countries == ("BE", "CZ", "KR", "RU")


def test_a_short_text_without_a_colon_is_its_own_title() -> None:
    assert LawChange("A gap of Malta is closed.", None, None).title == "A gap of Malta is closed."


def test_the_feed_of_this_changelog_has_the_form_of_json_feed(changelog: str) -> None:
    made = feed(changelog)
    jsonschema.Draft202012Validator(_SCHEMA).validate(made)
    for item in made["items"]:
        if "date_published" in item:
            assert datetime.fromisoformat(item["date_published"]).tzinfo is not None


def test_the_feed_of_this_changelog_has_each_entry_once_and_leaves_none_out(changelog: str) -> None:
    items = feed(changelog)["items"]
    parts = re.findall(r"^### Law\n(.*?)(?=^##|\Z)", changelog, re.MULTILINE | re.DOTALL)
    assert len(items) == sum(len(re.findall("^- ", part, re.MULTILINE)) for part in parts) > 30
    assert len({item["id"] for item in items}) == len(items)
    told = "".join(re.sub(r"\W", "", item["content_text"]) for item in items)
    assert told == re.sub(r"\W", "", "".join(parts))


def test_with_the_address_of_a_site_the_feed_names_itself() -> None:
    made = feed(_CHANGELOG, "https://example.org/docs/")
    assert (made["home_page_url"], made["feed_url"]) == ("https://example.org/docs/", "https://example.org/docs/law.json")
    jsonschema.Draft202012Validator(_SCHEMA).validate(made)


def test_a_built_site_has_the_feed_and_every_page_names_it(tmp_path: Path, changelog: str) -> None:
    source = tmp_path / "docs"
    (source / "deep").mkdir(parents=True)
    (source / "conf.py").write_text("extensions = ['law_feed']\n")
    (source / "index.rst").write_text("Title\n=====\n\n.. toctree::\n\n   deep/page\n")
    (source / "deep" / "page.rst").write_text("Page\n====\n")
    (tmp_path / "CHANGELOG.md").write_text(changelog, "utf-8")
    with patch_docutils(), docutils_namespace():
        app = Sphinx(source, source, tmp_path / "out", tmp_path / "trees", "html", status=None, warning=None, warningiserror=True)
        app.build()
    assert json.loads((tmp_path / "out" / "law.json").read_text("utf-8")) == feed(changelog)
    for page, address in (("index.html", "law.json"), ("deep/page.html", "../law.json")):
        (link,) = re.findall(
            r'<link rel="alternate" type="application/feed\+json"[^>]*>', (tmp_path / "out" / page).read_text("utf-8")
        )
        assert f'href="{address}"' in link
