"""Changes of law as a feed: ``law.json`` (JSON Feed 1.1) at the root of the built site, from the changelog's **Law** parts."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
from markdown_it import MarkdownIt
from sphinx.application import Sphinx

from bologna_credits import countries
from bologna_credits.core import country_name
from bologna_credits.law import Country

FEED = "law.json"
TITLE = "bologna_credits: changes of law"
_RELEASE = re.compile(r"^## \[(?P<version>[^\]]+)\](?: - (?P<day>\d{4}-\d\d-\d\d))?$")
_LAW = "### Law"
_ENTRY = "- "
_MARKS = re.compile(r"[`*]|\[([^\]]*)\]\([^)]*\)")
_CODE = re.compile(r"\b([A-Z]{2})[-/]\w")
_LONGEST_TITLE = 80


@attrs.frozen
class LawChange:
    """One entry under **Law**, with the version and day of its release; a change that is not released has neither."""

    text: str
    version: str | None
    day: str | None

    @property
    def key(self) -> str:
        """A name that stays when the change is released, and that another wording does not have."""
        return f"urn:sha256:{hashlib.sha256(self.text.encode()).hexdigest()}"

    @property
    def plain(self) -> str:
        """The text without the marks of Markdown."""
        return _MARKS.sub(lambda match: match[1] or "", self.text)

    @property
    def title(self) -> str:
        """The words before the first colon, or as many as fit a title."""
        head, colon, _ = self.plain.partition(": ")
        if colon and len(head) <= _LONGEST_TITLE:
            return head
        words = self.plain.split()
        while len(" ".join(words)) >= _LONGEST_TITLE:
            words.pop()
        title = " ".join(words)
        return title if title == self.plain else f"{title.rstrip('.,;:(')}…"

    @property
    def countries(self) -> tuple[str, ...]:
        """The codes of the countries that it names by their English names or by codes of theirs, such as ``KZ-RK``."""
        coded = set(_CODE.findall(self.plain))
        named = (country.code for country in countries() if country.code in coded or self._names(country))
        return tuple(sorted(named))

    def _names(self, country: Country) -> bool:
        names = (country.name(), country_name(country.code))  # "Russia" and "Russian Federation"
        return any(re.search(rf"\b{re.escape(name)}\b", self.plain) for name in names)


def law_changes(changelog: str) -> Iterator[LawChange]:
    """Yield the entries under **Law** of a changelog, in its order: the newest version first."""
    version = day = None
    entry: list[str] = []
    lawful = False
    for line in [*changelog.splitlines(), "## "]:
        begins = line.startswith(("#", _ENTRY))
        if begins and entry:
            yield LawChange(" ".join(entry), version, day)
            entry = []
        if release := _RELEASE.match(line):
            version, day = (release["version"], release["day"]) if release["day"] else (None, None)
        if line.startswith("#"):
            lawful = line == _LAW
        elif lawful and line.startswith(_ENTRY):
            entry = [line.removeprefix(_ENTRY).strip()]
        elif entry and line.strip():
            entry.append(line.strip())


def feed(changelog: str, site: str = "") -> dict[str, Any]:
    """Return the feed as plain data.

    Args:
        changelog: the text of the changelog.
        site: the address of the site, with a slash at its end; without one the feed names none.
    """
    addresses = {"home_page_url": site, "feed_url": f"{site}{FEED}"} if site else {}
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": TITLE,
        **addresses,
        "description": "Figures, sources and notes of law that changed in bologna_credits, from its changelog.",
        "language": "en",
        "authors": [{"name": "The bologna_credits developers"}],
        "items": [_item(change) for change in law_changes(changelog)],
    }


def _item(change: LawChange) -> dict[str, Any]:
    released = {"date_published": f"{change.day}T00:00:00Z"} if change.day else {}
    tags = [*change.countries, *([change.version] if change.version else ["unreleased"])]
    return {
        "id": change.key,
        "title": change.title,
        "content_text": change.plain,
        "content_html": MarkdownIt().render(change.text).strip(),
        **released,
        "tags": tags,
    }


def write_feed(app: Sphinx, exception: Exception | None) -> None:
    """Write the feed beside the pages of a finished site."""
    if exception is None and app.builder.format == "html":
        text = Path(app.srcdir, app.config.law_feed_changelog).read_text("utf-8")
        made = json.dumps(feed(text, app.config.html_baseurl), ensure_ascii=False, indent=1)
        Path(app.outdir, FEED).write_text(f"{made}\n", "utf-8")


def announce(app: Sphinx, page: str, template: str, context: dict[str, Any], tree: object) -> None:  # noqa: ARG001  # the interface
    """Name the feed in the head of each page, where feed readers look for it."""
    address = context["pathto"](FEED, 1)
    link = f'<link rel="alternate" type="application/feed+json" title="{TITLE}" href="{address}" />\n'
    context["metatags"] = context.get("metatags", "") + link


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the feed."""
    app.add_config_value("law_feed_changelog", "../CHANGELOG.md", "env")
    app.connect("html-page-context", announce)
    app.connect("build-finished", write_feed)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
