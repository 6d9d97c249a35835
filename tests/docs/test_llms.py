"""The page for language models names pages that exist, by their titles."""

import re
from pathlib import Path

MADE = {
    "countries/index.html",
    "schemes/index.html",
    "sources/index.html",
    "catalogue.json",
    "cases.json",
    "law.json",
}  # written when the site is built


def test_every_page_that_it_names_exists_under_its_title(root: Path) -> None:
    text = (root / "docs" / "_extra" / "llms.txt").read_text("utf-8")
    assert text.startswith("# bologna_credits\n\n> ")
    links = re.findall(r"^- \[([^]]+)\]\(([^)]+)\): \S", text, re.MULTILINE)
    assert len(links) == text.count("\n- [") > 15
    assert {place for _, place in links if not (root / "docs" / place).with_suffix(".md").exists()} <= MADE
    for title, place in links:
        page = (root / "docs" / place).with_suffix(".md")
        if page.exists() and place not in MADE:
            assert re.search(rf"^# {re.escape(title)}$", page.read_text("utf-8"), re.MULTILINE), place
